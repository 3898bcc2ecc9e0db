"""Tables of subtables: 第二十条第(一)项 and so on, each with rows and columns of its own.

Every subtable is told by its own header, so a table of one form with a subtable of another is read as
printed.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import zip_longest

import msgspec

from govreport_parse.forms.compiled import CompiledSubtable, SubtableRow
from govreport_parse.forms.types import FormCell
from govreport_parse.model.document import Locator, Note
from govreport_parse.model.records import FormBlock, Reading
from govreport_parse.model.vocabularies import Status
from govreport_parse.tables.copies import Copy, settle_copies
from govreport_parse.tables.layouts.protocol import Candidate, Decision, Layout, Printing
from govreport_parse.tables.layouts.subtable_columns import Columns, _columns, below_names
from govreport_parse.tables.layouts.subtable_lines import Line, subtable_lines
from govreport_parse.tables.printed import Printed
from govreport_parse.tables.readings import (
    TableReadings,
    absent,
    note,
    present,
    unplaced_note,
    unreadable_note,
)
from govreport_parse.text.fold import squeeze
from govreport_parse.text.numerals import read_cell

__all__ = ["SUBTABLES"]

_SHOWN = 5


class _Option(msgspec.Struct, frozen=True, kw_only=True):
    """A row of a form that a printed row may be, and how the header above names its columns."""

    named: SubtableRow
    columns: Columns


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
    known: dict[tuple[Locator, CompiledSubtable], Columns | None] = {}
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
                    f"“{line.label}”一行的名称与统计表规定的“{row.label}”不一致，已按后者核对，请核对该行名称",
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

    def _read(self, line: Line, form: str, targets: Sequence[FormCell], columns: Columns) -> None:
        order = columns.order
        tail, placed = below_names(line.tail, columns)
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


SUBTABLES = Layout(name="subtables", find=_find, read=_read, whole=False)
