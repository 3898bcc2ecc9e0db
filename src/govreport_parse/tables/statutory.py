"""The statutory tables of a document: what their cells say."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import lru_cache
from itertools import islice

import msgspec

from govreport_parse.forms import Form, FormCell, FormRow, FormTable
from govreport_parse.model.document import Block, Locator, Note
from govreport_parse.model.records import FormBlock, Reading
from govreport_parse.tables.align import Alignment, align, row_index
from govreport_parse.tables.foreign import own_blocks
from govreport_parse.tables.judge import Printed, StatutoryTable, find_tables
from govreport_parse.tables.layouts.blocks import read_parts
from govreport_parse.tables.layouts.single_row import read_single
from govreport_parse.tables.readings import (
    TableReadings,
    absent,
    compare_copies,
    money_unit,
    note,
    present,
    unreadable_note,
)
from govreport_parse.tables.rows import TableRow
from govreport_parse.text.fold import squeeze
from govreport_parse.text.numerals import read_cell

__all__ = ["read_table", "read_tables"]

_SHOWN_LABELS = 5


def read_tables(
    blocks: Sequence[Block], forms: Sequence[Form], year: int | None, agency: str | None = None
) -> list[TableReadings]:
    """Every statutory table of a document, in printed order.

    `year` is the year reported on: where columns or tables are named by years, its own count.
    `agency`: the body, whose tables they are where others stand beside them.
    """
    blocks = own_blocks(blocks, year, agency)
    printed = Printed(blocks)
    parts = read_parts(blocks, printed.labels, forms)
    tables = [] if parts is None else [parts]
    # What is alike in several forms takes that of the others, else the newest.
    order = _preferred(forms, tables)
    found = find_tables(printed, order, year)
    tables += [read_table(printed, statutory, year) for statutory in found]
    single = read_single(blocks, printed.labels, _preferred(forms, tables))
    if single is not None:
        tables.append(single)
    return sorted(tables, key=lambda table: table.forms[0].at.block)


def _preferred(forms: Sequence[Form], tables: Sequence[TableReadings]) -> list[Form]:
    named = {block.form for table in tables for block in table.forms}
    return sorted(forms, key=lambda form: (form.id in named, form.id), reverse=True)


def read_table(printed: Printed, statutory: StatutoryTable, year: int | None) -> TableReadings:
    """Read every value cell of a statutory table; what is not certain stays without a value."""
    table, form = statutory.table, statutory.form
    rows, columns_told = printed.rows(statutory, year)
    alignment = align(rows, row_index(table.rows))
    home = Locator(block=statutory.blocks[0])
    reader = _Reader(form.id, table, rows, alignment, home)
    if not columns_told:
        reader.note_columns()
    readings = reader.read()
    for copy in statutory.copies:
        again = msgspec.structs.replace(statutory, blocks=(copy,), copies=())
        second = read_table(printed, again, year).readings
        reader.notes.extend(compare_copies(readings, second, Locator(block=copy)))
    known = (
        squeeze(row.labels[0])
        for row, j in zip(rows, alignment.assigned, strict=True)
        if j is not None and row.labels
    )
    shown = tuple(islice(known, _SHOWN_LABELS))
    return TableReadings(
        forms=(
            FormBlock(
                form=form.id,
                table=table.table,
                labels=statutory.deciding or shown,
                at=home,
                runner_up=statutory.runner_up,
            ),
        ),
        readings=readings,
        notes=tuple(reader.notes),
        blocks=frozenset((*statutory.blocks, *statutory.copies)),
    )


class _Plan(msgspec.Struct, frozen=True):
    """The rows of a table by their indices: those of figures, each with its cells, and groups."""

    values: tuple[tuple[int, FormRow, tuple[FormCell, ...]], ...]
    groups: tuple[tuple[int, FormRow], ...]


@lru_cache(maxsize=64)
def _plan(table: FormTable) -> _Plan:
    cells: dict[str, list[FormCell]] = {}
    for cell in table.cells():
        cells.setdefault(cell.indicator, []).append(cell)
    rows = tuple(enumerate(table.rows))
    return _Plan(
        values=tuple((j, row, tuple(cells[row.code])) for j, row in rows if row.kind == "value"),
        groups=tuple((j, row) for j, row in rows if row.kind == "group"),
    )


class _Reader:
    """Turns aligned rows into readings, one for each value cell of the form."""

    def __init__(
        self,
        form: str,
        table: FormTable,
        rows: Sequence[TableRow],
        alignment: Alignment,
        home: Locator,
    ) -> None:
        self.form = form
        self.table = table
        self.rows = rows
        self.alignment = alignment
        self.home = home
        self.notes: list[Note] = []

    def read(self) -> tuple[Reading, ...]:
        holders = {j: i for i, j in enumerate(self.alignment.assigned) if j is not None}
        self._note_reworded()
        self._note_ambiguous()
        withheld = {j for found in self.alignment.ambiguous.values() for j in found}
        known: list[Reading] = []
        for j, row, targets in _plan(self.table).values:
            i = holders.get(j)
            if i is None:
                status = "unreadable" if j in withheld else "missing"
                known += [absent(target, status, self.home, self.form) for target in targets]
            else:
                known += self._readings(row, targets, i)
        self._note_groups(holders)
        return (*known, *self._extra())

    def _readings(self, row: FormRow, targets: Sequence[FormCell], i: int) -> list[Reading]:
        printed, form = self.rows[i], self.form
        label = squeeze(printed.labels[0])
        block, r = printed.block, printed.row
        if not printed.values:
            status = "unreadable" if printed.unclear else "missing"
            place = Locator(block=block, row=r)
            return [absent(target, status, place, form, label) for target in targets]
        contradicted = bool(self.alignment.repeated) and self._contradicted(i, row)
        unit = printed.unit or money_unit(label)
        readings = []
        for target, cell in zip(targets, printed.values, strict=True):
            at = Locator(block=block, row=r, column=cell.column)
            reading = present(target, cell, at, label, form, unit)
            if contradicted:
                reading = msgspec.structs.replace(reading, value=None, status="unreadable")
            elif reading.status == "unreadable":
                self.notes.append(unreadable_note(cell.text, label, at))
            readings.append(reading)
        return readings

    def note_columns(self) -> None:
        """Report that no column is known to hold the figures."""
        self._note(
            "GR006", self.home,
            "no header tells which columns hold which figures of the form; none is read",
            "表头未能指明各列数据的含义，均不取数",
        )  # fmt: skip

    def _contradicted(self, i: int, row: FormRow) -> bool:
        """Whether the row is printed again with another content."""
        again = [
            self.rows[k].values
            for k, j in self.alignment.repeated.items()
            if self.table.rows[j].code == row.code and self.rows[k].values
        ]
        if not again:
            return False
        contents = {
            tuple(read_cell(cell.text) for cell in values)
            for values in (self.rows[i].values, *again)
        }
        if len(contents) < 2:
            return False
        self._note(
            "GR005", Locator(block=self.rows[i].block, row=self.rows[i].row),
            f"row {row.code} is printed more than once with different contents; none is read",
            f"“{row.label}”一行重复出现且内容不同，不取数",
        )  # fmt: skip
        return True

    def _note(self, code: str, at: Locator, message: str, message_zh: str) -> None:
        self.notes.append(note(code, at, message, message_zh))

    def _note_reworded(self) -> None:
        for i in sorted(self.alignment.reworded):
            j = self.alignment.assigned[i]
            if j is None:
                continue
            row, printed = self.table.rows[j], self.rows[i]
            label = squeeze(printed.labels[0])
            self._note(
                "GR004", Locator(block=printed.block, row=printed.row),
                f"the row “{label}” is read as “{row.label}”",
                f"“{label}”一行按“{row.label}”取数",
            )  # fmt: skip

    def _note_ambiguous(self) -> None:
        for i, found in sorted(self.alignment.ambiguous.items()):
            printed = self.rows[i]
            label = squeeze(printed.labels[0])
            codes = ", ".join(self.table.rows[j].code for j in found)
            labels = "”或“".join(self.table.rows[j].label for j in found)
            self._note(
                "GR005", Locator(block=printed.block, row=printed.row),
                f"the row “{label}” may be any of {codes}; it is not read",
                f"“{label}”一行可能是“{labels}”，不取数",
            )  # fmt: skip

    def _note_groups(self, holders: dict[int, int]) -> None:
        for j, row in _plan(self.table).groups:
            i = holders.get(j)
            if i is None:
                continue
            printed = self.rows[i]
            for cell in printed.values:
                if read_cell(cell.text).status == "reported":
                    text = squeeze(cell.text)
                    self._note(
                        "GR007", Locator(block=printed.block, row=printed.row, column=cell.column),
                        f"the group row “{row.label}” holds no cell of the form but prints {text}",
                        f"“{row.label}”为分组行，表中却填有{text}",
                    )  # fmt: skip
                    break

    def _extra(self) -> Iterator[Reading]:
        """Printed rows that the form does not know, with a number."""
        for i, printed in enumerate(self.rows):
            settled = self.alignment.assigned[i] is not None
            if settled or i in self.alignment.repeated or i in self.alignment.ambiguous:
                continue
            label = squeeze(printed.labels[0])
            if any(word in label for word in self.table.footer_words):
                continue
            for applicant, cell in zip(self.table.applicants, printed.values, strict=False):
                content = read_cell(cell.text)
                if content.status == "reported":
                    yield Reading(
                        indicator=None,
                        applicant=applicant,
                        value=content.value,
                        unit=content.unit or printed.unit,
                        status=content.status,
                        raw=cell.text,
                        label=label,
                        form=self.form,
                        at=Locator(block=printed.block, row=printed.row, column=cell.column),
                    )
