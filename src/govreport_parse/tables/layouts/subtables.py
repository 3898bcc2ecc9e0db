"""Tables of subtables: 第二十条第(一)项 and so on, each with rows and columns of its own.

Every subtable is told by its own header, so a table of one form with a subtable of another is read as
printed. A header whose words were cut is told by those that are left and by the rows below it.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from itertools import accumulate, groupby, pairwise, zip_longest

import msgspec

from govreport_parse.forms.compiled import CompiledSubtable, SubtableRow
from govreport_parse.forms.types import FormCell
from govreport_parse.model.document import Cell, Locator, Note
from govreport_parse.model.records import FormBlock, Reading
from govreport_parse.model.vocabularies import Status
from govreport_parse.tables.copies import Copy, settle_copies
from govreport_parse.tables.layouts.protocol import Candidate, Decision, Layout, Printing
from govreport_parse.tables.layouts.subtable_lines import Header, Line, subtable_lines
from govreport_parse.tables.printed import Printed
from govreport_parse.tables.readings import (
    TableReadings,
    absent,
    money_unit,
    note,
    present,
    unplaced_note,
    unreadable_note,
)
from govreport_parse.text.fold import label_key, squeeze
from govreport_parse.text.numerals import MONEY_UNITS, read_cell

__all__ = ["SUBTABLES"]

_SHOWN = 5
# 本年处理决定数量同比增幅: what a name says where its column holds a change or a share.
_CHANGE = re.compile("同比|较|增|减|占比|率")


class _Columns(msgspec.Struct, frozen=True, kw_only=True):
    """How a header names the columns of a subtable.

    Attributes
    ----------
    order
        Its columns as places in the form's.
    sure
        Places of the columns whose names are certain.
    names
        For each column of the form its name, as printed where that is whole.
    units
        For each column the unit that is printed over it, if any.
    runs
        How many printed columns each name fills, where it is repeated over what it spans.
    before, after
        How many columns without a name stand on either side.
    spans
        Where each name begins in the grid, and how many columns it spans.
    """

    order: tuple[int, ...]
    sure: frozenset[int]
    names: tuple[str, ...]
    units: tuple[str | None, ...]
    runs: tuple[int, ...]
    before: int
    after: int
    spans: frozenset[tuple[int, int]]


class _Option(msgspec.Struct, frozen=True, kw_only=True):
    """A row of a form that a printed row may be, and how the header above names its columns."""

    named: SubtableRow
    columns: _Columns


class _Weighed(msgspec.Struct, frozen=True, kw_only=True):
    """A printed row with all that it may be."""

    line: Line
    options: tuple[_Option, ...]

    @property
    def place(self) -> tuple[int, int]:
        """Its block and row."""
        return self.line.at.block, self.line.at.row or 0


def _weighed(printed: Printed) -> list[_Weighed]:
    """The rows of all tables of subtables; the lines below a header share its columns."""
    known: dict[tuple[Locator, CompiledSubtable], _Columns | None] = {}
    weighed = []
    for line in subtable_lines(printed):
        options = []
        for named in printed.forms.subtable_rows.get(line.key, ()):
            header = line.header
            columns = _columns(header, named.subtable, known) if header else None
            if columns is not None:
                options.append(_Option(named=named, columns=columns))
        weighed.append(_Weighed(line=line, options=tuple(options)))
    return weighed


def _find(printed: Printed) -> list[Printing]:
    """Every printed row of figures whose header names the columns of a form's subtable."""
    return [
        Printing(place=row.place, candidates=tuple(_candidate(row.line, o) for o in row.options))
        for row in printed.once(_weighed)
        if row.options
    ]


def _candidate(line: Line, option: _Option) -> Candidate:
    named, columns = option.named, option.columns
    cells = named.subtable.cells[named.row.code]
    return Candidate(
        table=named.table,
        subtable=named.subtable,
        blocks=(line.at.block,),
        shown=frozenset(cells[k].indicator for k in columns.sure),
    )


def _read(
    printed: Printed,
    decisions: Sequence[Decision],
    year: int | None,  # noqa: ARG001  # of its columns none is named by years
) -> list[TableReadings]:
    """Read the subtables as one table, each in the form decided for it."""
    if not decisions:
        return []
    rows = printed.once(_weighed)
    named = {row.line.at.block for row in rows if row.line.key}
    # Of a table printed twice, the print that is filled in counts.
    filled = {row.line.at.block for row in rows if any(cell.text for cell in row.line.tail)}
    ordered = sorted(rows, key=lambda row: row.line.at.block not in filled)
    first = next(row.line.at.block for row in ordered if row.line.key)
    reader = _Reader(printed, decisions, Locator(block=first))
    for row in ordered:
        if row.line.key:
            reader.take(row)
        elif row.line.at.block in named:
            reader.take_extra(row.line)
    return [reader.result()]


class _Found(msgspec.Struct, frozen=True, kw_only=True):
    """A subtable of a form, recognised in print."""

    table: str
    labels: tuple[str, ...]
    runner_up: str | None


class _Reader:
    """Reads printed rows one after another."""

    def __init__(self, printed: Printed, decisions: Sequence[Decision], home: Locator) -> None:
        self.forms = printed.forms
        self.decided = {decision.printing.place: decision for decision in decisions}
        self.found: dict[tuple[str, str], _Found] = {}
        self.readings: dict[tuple[str, str], Reading] = {}
        self.copies: dict[tuple[str, str], list[Reading]] = {}
        self.notes: list[Note] = []
        self.extra: list[Reading] = []
        self.unplaced: dict[str, tuple[str, ...]] = {}
        self.blocks: set[int] = set()
        self.home = home
        self.form: str | None = None

    def take(self, weighed: _Weighed) -> None:
        """Read a row that a form knows."""
        line = weighed.line
        self.blocks.add(line.at.block)
        decision = self.decided.get(weighed.place)
        if decision is None or line.header is None:
            return
        option = next(o for o in weighed.options if o.named.subtable is decision.chosen.subtable)
        subtable, row = option.named.subtable, option.named.row
        form = subtable.form.id
        key = (form, subtable.subtable.heading)
        if key not in self.found:
            shown = tuple(map(squeeze, line.header.texts))
            self.found[key] = _Found(
                table=decision.chosen.table.table.table,
                labels=shown,
                runner_up=decision.runner_up,
            )
        self.form = form
        if line.reworded:
            self.notes.append(
                note(
                    "GR004",
                    line.at,
                    f"the row “{line.label}” is read as “{row.label}”",
                    f"“{line.label}”一行按“{row.label}”取数",
                )
            )
        self._read(line, form, subtable.cells[row.code], option.columns)

    def take_extra(self, line: Line) -> None:
        """Read a row that no form knows: its figures come without a code."""
        header = line.header.texts if line.header else ()
        for text, cell in zip(header, line.tail, strict=False):
            content = read_cell(cell.text)
            if content.status == "reported":
                self.extra.append(
                    Reading(
                        indicator=None,
                        value=content.value,
                        unit=content.unit,
                        status=content.status,
                        raw=cell.text,
                        label=f"{line.label} / {squeeze(text)}",
                        form=self.form or "",
                        at=Locator(block=line.at.block, row=line.at.row, column=cell.column),
                    )
                )

    def _read(self, line: Line, form: str, targets: Sequence[FormCell], columns: _Columns) -> None:
        order = columns.order
        tail, placed = _below_names(line.tail, columns)
        filled = any(cell.text for cell in tail)
        if len(tail) >= len(order) and not placed:
            self.unplaced[line.label] = tuple(target.indicator for target in targets)
        for k, target in enumerate(targets):
            label = f"{line.label} / {columns.names[k]}"
            if placed:
                cell = tail[order.index(k)]
                at = Locator(block=line.at.block, row=line.at.row, column=cell.column)
                reading = present(target, cell, at, label, form, columns.units[k])
                if reading.status == "unreadable":
                    self.notes.append(unreadable_note(cell.text, label, at))
            else:
                status: Status = "unreadable" if tail else "missing"
                reading = absent(target, status, line.at, form, label)
            key = (form, target.indicator)
            if key not in self.readings:
                self.readings[key] = reading
            elif filled:
                self.copies.setdefault(key, []).append(reading)

    def result(self) -> TableReadings:
        """All cells of the forms found, in the forms' order."""
        forms = list(dict.fromkeys(form for form, _ in self.found))
        readings, differing = settle_copies(tuple(self._all_readings(forms)), self._copies())
        return TableReadings(
            forms=tuple(self._form_block(form) for form in forms),
            readings=(*readings, *self.extra),
            notes=(*self.notes, *differing, *self._unplaced_notes()),
            blocks=frozenset(self.blocks),
        )

    def _all_readings(self, forms: Sequence[str]) -> Iterator[Reading]:
        counts = {form: sum(key[0] == form for key in self.found) for form in forms}
        main = max(forms, key=lambda form: counts[form])
        headings = {heading for _, heading in self.found}
        for table in self.forms.tables("subtables"):
            form = table.form.id
            for subtable in table.subtables:
                heading = subtable.subtable.heading
                taken = (form, heading) in self.found
                if taken or (form == main and heading not in headings):
                    for cells in subtable.cells.values():
                        for target in cells:
                            reading = self.readings.get((form, target.indicator))
                            yield reading or absent(target, "missing", self.home, form)

    def _copies(self) -> Iterator[Copy]:
        """The second print of every cell that has one, then the third."""
        for prints in zip_longest(*self.copies.values()):
            again = [reading for reading in prints if reading is not None]
            yield Copy(again, again[0].at)

    def _form_block(self, form: str) -> FormBlock:
        own = [found for key, found in self.found.items() if key[0] == form]
        labels = dict.fromkeys(text for found in own for text in found.labels if text)
        return FormBlock(
            form=form,
            table=own[0].table,
            labels=tuple(labels)[:_SHOWN],
            at=self.home,
            runner_up=next((found.runner_up for found in own if found.runner_up), None),
        )

    def _unplaced_notes(self) -> Iterator[Note]:
        """GR010 for rows that lack no cell and still are not read."""
        if self.unplaced:
            codes = (code for own in self.unplaced.values() for code in own)
            yield unplaced_note(list(self.unplaced), codes, self.home)


def _below_names(tail: Sequence[Cell], columns: _Columns) -> tuple[list[Cell], bool]:
    """A row's cells without those of nameless columns, and whether each stands below its name.

    They do not where one more is lost than is said: a blank at the side of a nameless column may be that
    column's or a figure's, and a figure over two names makes the row as long as one without it.
    """
    count = len(columns.order)
    cells = _each_of_runs(tail, columns.runs)
    if any(cell.text for cell in cells[: columns.before]):
        placed = len(cells) == count
    else:
        del cells[: columns.before]
        lost = columns.after > 0 and len(cells) == count and not cells[-1].text
        while len(cells) > count and not cells[-1].text:
            cells.pop()
        placed = len(cells) == count and not lost
    nameless = columns.before + columns.after > 0
    merged = any(
        cell.text and cell.colspan > 1 and (cell.column, cell.colspan) not in columns.spans
        for cell in cells
    )
    return cells, placed and not (nameless and merged)


def _each_of_runs(tail: Sequence[Cell], runs: Sequence[int]) -> list[Cell]:
    """One cell for each name of a header, where a row repeats them as its header repeats the names.

    As they are where a row does not: then their number does not fit either.
    """
    if len(tail) != sum(runs):
        return list(tail)
    starts = list(accumulate(runs, initial=0))
    pieces = [tail[a:b] for a, b in pairwise(starts)]
    alike = all(len({cell.text for cell in piece}) == 1 for piece in pieces)
    return [piece[0] for piece in pieces] if alike else list(tail)


def _columns(
    header: Header,
    part: CompiledSubtable,
    known: dict[tuple[Locator, CompiledSubtable], _Columns | None],
) -> _Columns | None:
    """How a header names a subtable's columns: looked up in `known`, else found and kept there."""
    key = (header.at, part)
    if key not in known:
        known[key] = _named_columns(header, part)
    return known[key]


def _named_columns(header: Header, part: CompiledSubtable) -> _Columns | None:
    """How a header names the columns; None where it does not name them, each in its place."""
    if not header.cells:
        return None
    columns = part.subtable.columns
    runs = _runs(header.texts, len(columns))
    texts = [header.texts[start] for start in accumulate([0, *runs[:-1]])]
    keys = [label_key(text) for text in texts]
    if any(_is_change(key, part.columns) for key in keys):
        return None
    told = [_column(key, part.columns) for key in keys]
    before, after = _nameless(texts, len(columns))
    order = _order(told[before : len(told) - after], len(columns))
    if order is None:
        return None
    printed = {k: squeeze(t) for k, t in zip(told, texts, strict=True) if k is not None}
    names = tuple(printed.get(k, column.label) for k, column in enumerate(columns))
    units = (
        money_unit(name) or (header.unit if column.unit in (None, *MONEY_UNITS) else None)
        for name, column in zip(names, columns, strict=True)
    )
    return _Columns(
        order=order,
        sure=frozenset(printed),
        names=names,
        units=tuple(units),
        runs=tuple(runs),
        before=before,
        after=after,
        spans=frozenset((cell.column, cell.colspan) for cell in header.cells),
    )


def _runs(texts: Sequence[str], count: int) -> list[int]:
    """How many columns each of `count` names fills, and the blanks beside them; one each where they do not repeat."""
    runs = [(bool(label_key(text)), len(list(run))) for text, run in groupby(texts)]
    named = sum(filled for filled, _ in runs)
    return [length for _, length in runs] if named == count else [1] * len(texts)


def _nameless(texts: Sequence[str], count: int) -> tuple[int, int]:
    """How many columns without a name stand before those of figures, and how many after."""
    more = len(texts) - count
    before = 0
    while before < more and not label_key(texts[before]):
        before += 1
    after = 0
    while after < more - before and not label_key(texts[-1 - after]):
        after += 1
    return before, after


def _order(columns: Sequence[int | None], count: int) -> tuple[int, ...] | None:
    """The columns that a header's names tell, None where they do not tell them all."""
    sure = [k for k in columns if k is not None]
    if not sure or len(set(sure)) != len(sure) or len(columns) != count:
        return None
    if len(sure) == count:
        return tuple(sure)
    # Cut words: the names that are left must stand in their own places.
    if all(k in (None, p) for p, k in enumerate(columns)):
        return tuple(range(count))
    return None


def _is_change(key: str, known: Mapping[str, int]) -> bool:
    """Whether a column shows how a figure changed, or its share, and the form has none that does."""
    return _CHANGE.search(key) is not None and not any(
        key in name or (_CHANGE.search(name) and key.startswith(name)) for name in known
    )


def _column(key: str, known: Mapping[str, int]) -> int | None:
    """A column by its name, also with a definition behind it (上一年项目数量指2019年事项数)."""
    if key in known:
        return known[key]
    longer = {k for name, k in known.items() if len(name) > 4 and key.startswith(name)}
    return longer.pop() if len(longer) == 1 else None


SUBTABLES = Layout(name="subtables", find=_find, read=_read, whole=False)
