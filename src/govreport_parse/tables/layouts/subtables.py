"""Tables of subtables: 第二十条第(一)项 and so on, each with rows and columns of its own.

Every subtable is told by its own header, so a table of one form with a subtable of another is read as
printed. A header whose words were cut is told by those that are left and by the rows below it.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from itertools import accumulate, groupby, pairwise

import msgspec

from govreport_parse.forms.compiled import CompiledSubtable, SubtableRow
from govreport_parse.forms.types import FormCell
from govreport_parse.model.document import Cell, Locator, Note
from govreport_parse.model.records import FormBlock, Reading
from govreport_parse.model.vocabularies import Status
from govreport_parse.tables.layouts.protocol import Candidate, Decision, Layout, Printing
from govreport_parse.tables.layouts.subtable_lines import Header, Line, subtable_lines
from govreport_parse.tables.printed import Printed
from govreport_parse.tables.readings import (
    TableReadings,
    absent,
    compare_copies,
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
    """

    order: tuple[int, ...]
    sure: frozenset[int]
    names: tuple[str, ...]
    units: tuple[str | None, ...]
    runs: tuple[int, ...]


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
    reader = _Reader(printed, decisions)
    rows = printed.once(_weighed)
    named = {row.line.at.block for row in rows if row.line.key}
    # Of a table printed twice, the print that is filled in counts.
    filled = {row.line.at.block for row in rows if any(cell.text for cell in row.line.tail)}
    for row in sorted(rows, key=lambda row: row.line.at.block not in filled):
        if row.line.key:
            reader.take(row)
        elif row.line.at.block in named:
            reader.take_extra(row.line)
    return [reader.result()]


class _Found(msgspec.Struct, frozen=True, kw_only=True):
    """A subtable of a form, recognised in print."""

    labels: tuple[str, ...]
    runner_up: str | None


class _Reader:
    """Reads printed rows one after another."""

    def __init__(self, printed: Printed, decisions: Sequence[Decision]) -> None:
        self.forms = printed.forms
        self.decided = {decision.printing.place: decision for decision in decisions}
        self.found: dict[tuple[str, str], _Found] = {}
        self.readings: dict[tuple[str, str], Reading] = {}
        self.copies: dict[tuple[str, str], list[Reading]] = {}
        self.notes: list[Note] = []
        self.extra: list[Reading] = []
        self.unplaced: dict[str, tuple[str, ...]] = {}
        self.blocks: set[int] = set()
        self.home: Locator | None = None
        self.form: str | None = None

    def take(self, weighed: _Weighed) -> None:
        """Read a row that a form knows."""
        line = weighed.line
        self.blocks.add(line.at.block)
        self.home = self.home or Locator(block=line.at.block)
        decision = self.decided.get(weighed.place)
        if decision is None or line.header is None:
            return
        option = next(o for o in weighed.options if o.named.subtable is decision.chosen.subtable)
        subtable, row = option.named.subtable, option.named.row
        form = subtable.form.id
        key = (form, subtable.subtable.heading)
        if key not in self.found:
            shown = tuple(map(squeeze, line.header.texts))
            self.found[key] = _Found(labels=shown, runner_up=decision.runner_up)
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
        tail = _each_of_runs(line.tail, columns.runs)
        while len(tail) > len(order) and not tail[-1].text:
            tail.pop()
        filled = any(cell.text for cell in tail)
        merged = any(cell.colspan > 1 and cell.text for cell in tail) and len(tail) < len(order)
        placed = len(tail) == len(order) and not merged and not _lacks_a_cell(line, len(order))
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
        home = self.home or Locator(block=0)
        forms = list(dict.fromkeys(form for form, _ in self.found))
        return TableReadings(
            forms=tuple(self._form_block(form, home) for form in forms),
            readings=(*self._all_readings(forms, home), *self.extra),
            notes=(*self.notes, *self._copy_notes(home), *self._unplaced_notes(home)),
            blocks=frozenset(self.blocks),
        )

    def _all_readings(self, forms: Sequence[str], home: Locator) -> Iterator[Reading]:
        counts = {form: sum(key[0] == form for key in self.found) for form in forms}
        main = max(forms, key=lambda form: counts[form])
        elsewhere = {heading for form, heading in self.found if form != main}
        for table in self.forms.tables("subtables"):
            form = table.form.id
            for subtable in table.subtables:
                heading = subtable.subtable.heading
                taken = (form, heading) in self.found
                if taken or (form == main and heading not in elsewhere):
                    for cells in subtable.cells.values():
                        for target in cells:
                            reading = self.readings.get((form, target.indicator))
                            yield reading or absent(target, "missing", home, form)

    def _form_block(self, form: str, home: Locator) -> FormBlock:
        own = [found for key, found in self.found.items() if key[0] == form]
        table = next(t for t in self.forms.tables("subtables") if t.form.id == form)
        labels = dict.fromkeys(text for found in own for text in found.labels if text)
        return FormBlock(
            form=form,
            table=table.table.table,
            labels=tuple(labels)[:_SHOWN],
            at=home,
            runner_up=next((found.runner_up for found in own if found.runner_up), None),
        )

    def _unplaced_notes(self, home: Locator) -> Iterator[Note]:
        """GR010 for rows that lack no cell and still are not read."""
        if self.unplaced:
            codes = (code for own in self.unplaced.values() for code in own)
            yield unplaced_note(list(self.unplaced), codes, home)

    def _copy_notes(self, home: Locator) -> tuple[Note, ...]:
        again = [reading for copies in self.copies.values() for reading in copies]
        return compare_copies(self.readings.values(), again, again[0].at if again else home)


def _each_of_runs(tail: Sequence[Cell], runs: Sequence[int]) -> list[Cell]:
    """One cell for each name of a header, where a row repeats them as its header repeats the names.

    As they are where a row does not: then their number does not fit either.
    """
    if max(runs, default=1) == 1 or len(tail) != sum(runs):
        return list(tail)
    starts = list(accumulate(runs, initial=0))
    pieces = [tail[a:b] for a, b in pairwise(starts)]
    alike = all(cell.text == piece[0].text for piece in pieces for cell in piece)
    return [piece[0] for piece in pieces] if alike else list(tail)


def _lacks_a_cell(line: Line, count: int) -> bool:
    """Whether a row's last blank may be that of a nameless column behind, a figure's cell lost."""
    header = () if line.header is None else line.header.texts
    nameless = len(header) > count and not label_key(header[-1])
    return nameless and len(line.tail) == count and not line.tail[-1].text


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
    columns = part.subtable.columns
    runs = [len(list(run)) for _, run in groupby(header.texts)]
    if len(runs) != len(header.texts) and len(runs) != len(columns):
        runs = [1] * len(header.texts)
    texts = [header.texts[start] for start in accumulate([0, *runs[:-1]])]
    told = [_column(label_key(text), part.columns) for text in texts]
    order = _order(texts, told, len(columns))
    if order is None:
        return None
    printed = {k: squeeze(t) for k, t in zip(told, texts, strict=True) if k is not None}
    names = tuple(printed.get(k, column.label) for k, column in enumerate(columns))
    units = (
        money_unit(name) or (header.unit if column.unit in (None, *MONEY_UNITS) else None)
        for name, column in zip(names, columns, strict=True)
    )
    return _Columns(
        order=order, sure=frozenset(printed), names=names, units=tuple(units), runs=tuple(runs)
    )


def _order(texts: Sequence[str], told: Sequence[int | None], count: int) -> tuple[int, ...] | None:
    """The columns that a header's names tell, less blank names beyond `count` on either side."""
    first, last = 0, len(told)
    while last - first > count and not label_key(texts[first]):
        first += 1
    while last - first > count and not label_key(texts[last - 1]):
        last -= 1
    columns = told[first:last]
    sure = [k for k in columns if k is not None]
    if not sure or len(set(sure)) != len(sure) or len(columns) != count:
        return None
    if len(sure) == count:
        return tuple(sure)
    # Cut words: the names that are left must stand in their own places.
    if all(k in (None, p) for p, k in enumerate(columns)):
        return tuple(range(count))
    return None


def _column(key: str, known: Mapping[str, int]) -> int | None:
    """A column by its name, also with a definition behind it (上一年项目数量指2019年事项数)."""
    if key in known:
        return known[key]
    longer = {k for name, k in known.items() if len(name) > 4 and key.startswith(name)}
    return longer.pop() if len(longer) == 1 else None


SUBTABLES = Layout(name="subtables", find=_find, read=_read, whole=False)
