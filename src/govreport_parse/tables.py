"""Statutory tables in a document: which tables they are, and what their cells say."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

import msgspec

from govreport_parse.align import Alignment, RowIndex, align, row_index
from govreport_parse.document import Block, Cell, Locator, Note, Table
from govreport_parse.fold import fold, label_key, squeeze
from govreport_parse.forms import Form, FormRow, FormTable
from govreport_parse.numbers import read_cell
from govreport_parse.report import FormBlock, Reading
from govreport_parse.rows import TableRow, is_header, table_rows

__all__ = ["StatutoryTable", "TableReadings", "find_tables", "read_table"]

# A table is a statutory one when this many different rows of the form stand in it under their
# own labels; a comparison table of the fixtures repeats four of them at most.
_MIN_ROWS = 6
# Half of the rows again: a second print of the table, not a part of it.
_COPY_SHARE = 0.5
_SHOWN_LABELS = 5


class StatutoryTable(msgspec.Struct, frozen=True, kw_only=True):
    """The tables of a document that together print one table of a form.

    Attributes
    ----------
    form, table
        The form and its table.
    blocks
        Indices of the document's tables, in order: more than one where it was split.
    copies
        Indices of tables that print the same again.
    """

    form: Form
    table: FormTable
    blocks: tuple[int, ...]
    copies: tuple[int, ...]


class TableReadings(msgspec.Struct, frozen=True, kw_only=True):
    """What a statutory table says."""

    block: FormBlock
    readings: tuple[Reading, ...]
    notes: tuple[Note, ...]


def find_tables(blocks: Sequence[Block], forms: Sequence[Form]) -> list[StatutoryTable]:
    """The statutory tables of a document, told by the labels that they print."""
    found: list[StatutoryTable] = []
    for form in forms:
        for table in form.tables:
            statutory = _find(blocks, form, table)
            if statutory is not None:
                found.append(statutory)
    return found


def _find(blocks: Sequence[Block], form: Form, table: FormTable) -> StatutoryTable | None:
    index = row_index(table.rows)
    printed = {
        i: rows
        for i, block in enumerate(blocks)
        if isinstance(block, Table) and (rows := _form_rows(block, index))
    }
    main = [
        i for i, rows in printed.items()
        if len(rows) >= _MIN_ROWS and not _by_years(blocks[i], table)
    ]  # fmt: skip
    if not main:
        return None
    kept, copies = [], []
    held: set[int] = set()
    for i in sorted(printed, key=lambda i: i not in main):
        rows = printed[i]
        if _by_years(blocks[i], table) or (i not in main and not _beside(i, main)):
            continue
        if len(rows & held) > len(rows) * _COPY_SHARE:
            copies.append(i)
        else:
            kept.append(i)
            held |= rows
    return StatutoryTable(form=form, table=table, blocks=tuple(sorted(kept)), copies=tuple(copies))


def _beside(i: int, main: Sequence[int]) -> bool:
    # At most a repeated title or a page number stands between the parts of a split table.
    return any(abs(i - m) <= 2 for m in main)


def _form_rows(table: Table, index: RowIndex) -> set[int]:
    """Form rows whose own label stands in the table (shared labels do not tell)."""
    rows: set[int] = set()
    for cell in table.cells():
        if cell.text:
            found = index.by_key.get(label_key(cell.text), ())
            if len(found) == 1:
                rows.add(found[0])
    return rows


def _by_years(block: Block, table: FormTable) -> bool:
    """Whether the columns are years or rates: a comparison table with the form's labels."""
    if not isinstance(block, Table):
        return False
    header = next((row for row in block.grid if is_header(row, table)), None)
    if header is None:
        header = block.grid[0]
    texts = {fold(cell.text) for cell in header if cell is not None}
    years = sum(1 for text in texts if text[:4].isdigit() and "年" in text)
    rates = any(word in text for text in texts for word in ("同比", "增减", "增长", "增幅"))
    return len(texts) <= 12 and (years > 1 or rates or {"上年", "本年"} <= texts)


def read_table(blocks: Sequence[Block], statutory: StatutoryTable) -> TableReadings:
    """Read every value cell of a statutory table; what is not certain stays without a value."""
    table, form = statutory.table, statutory.form
    index = row_index(table.rows)
    parts = [(i, block) for i in statutory.blocks if isinstance(block := blocks[i], Table)]
    rows, columns_told = table_rows(parts, table, index)
    alignment = align([row.printed for row in rows], index)
    home = Locator(block=statutory.blocks[0])
    reader = _Reader(form, table, rows, alignment, home)
    if not columns_told:
        reader.note_columns()
    readings = reader.read()
    labels = [
        squeeze(row.printed.labels[0])
        for row, j in zip(rows, alignment.assigned, strict=True)
        if j is not None and row.printed.labels
    ]
    return TableReadings(
        block=FormBlock(
            form=form.id, table=table.table, labels=tuple(labels[:_SHOWN_LABELS]), at=home
        ),
        readings=readings,
        notes=tuple(reader.notes),
    )


class _Reader:
    """Turns aligned rows into readings, one for each value row of the form."""

    def __init__(
        self,
        form: Form,
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
        known = [
            self._reading(row, holders.get(j), withheld=j in withheld)
            for j, row in enumerate(self.table.rows)
            if row.kind == "value"
        ]
        self._note_groups(holders)
        return (*known, *self._extra())

    def _reading(self, row: FormRow, i: int | None, *, withheld: bool) -> Reading:
        if i is None:
            return self._without(row, "unreadable" if withheld else "missing", self.home, row.label)
        printed = self.rows[i]
        label = squeeze(printed.printed.labels[0])
        place = Locator(block=printed.block, row=printed.row)
        cell = printed.value
        if cell is None:
            return self._without(row, "unreadable" if printed.unclear else "missing", place, label)
        at = Locator(block=printed.block, row=printed.row, column=cell.column)
        content = read_cell(cell.text)
        status = content.status
        if (cell.rowspan > 1 and cell.text) or self._contradicted(i, row):
            status = "unreadable"
        if status == "unreadable":
            self._note_unreadable(cell, label, at)
        return Reading(
            indicator=row.code,
            value=content.value if status == "reported" else None,
            unit=content.unit or printed.printed.unit or row.unit,
            status=status,
            raw=cell.text,
            label=label,
            form=self.form.id,
            at=at,
        )

    def note_columns(self) -> None:
        """Report that no column is known to hold the figures."""
        self._note(
            "GR006", self.home,
            "several columns may hold the table's figures and no header tells which; none is read",
            "表中有多列可能是统计数且表头未指明，均不取数",
        )  # fmt: skip

    def _without(self, row: FormRow, status: str, at: Locator, label: str) -> Reading:
        return Reading(
            indicator=row.code,
            value=None,
            unit=row.unit,
            status=status,
            raw=None,
            label=label,
            form=self.form.id,
            at=at,
        )

    def _contradicted(self, i: int, row: FormRow) -> bool:
        """Whether the row is printed again with another content."""
        own = self.rows[i].value
        again = [
            other.value
            for k, j in self.alignment.repeated.items()
            if self.table.rows[j].code == row.code and (other := self.rows[k]).value is not None
        ]
        texts = {read_cell(cell.text) for cell in (own, *again) if cell is not None}
        if len(texts) < 2:
            return False
        self._note(
            "GR005", Locator(block=self.rows[i].block, row=self.rows[i].row),
            f"row {row.code} is printed more than once with different contents; none is read",
            f"“{row.label}”一行重复出现且内容不同，不取数",
        )  # fmt: skip
        return True

    def _note(self, code: str, at: Locator, message: str, message_zh: str) -> None:
        self.notes.append(Note(code=code, message=message, message_zh=message_zh, at=at))

    def _note_unreadable(self, cell: Cell, label: str, at: Locator) -> None:
        text = squeeze(cell.text)[:40]
        self._note(
            "GR003", at,
            f"the cell of {label} reads “{text}”, which is not one number",
            f"“{label}”的单元格为“{text}”，不是一个数",
        )  # fmt: skip

    def _note_reworded(self) -> None:
        for i in sorted(self.alignment.reworded):
            j = self.alignment.assigned[i]
            if j is None:
                continue
            row, printed = self.table.rows[j], self.rows[i]
            label = squeeze(printed.printed.labels[0])
            self._note(
                "GR004", Locator(block=printed.block, row=printed.row),
                f"the row “{label}” is read as “{row.label}”",
                f"“{label}”一行按“{row.label}”取数",
            )  # fmt: skip

    def _note_ambiguous(self) -> None:
        for i, found in sorted(self.alignment.ambiguous.items()):
            printed = self.rows[i]
            label = squeeze(printed.printed.labels[0])
            codes = ", ".join(self.table.rows[j].code for j in found)
            labels = "”或“".join(self.table.rows[j].label for j in found)
            self._note(
                "GR005", Locator(block=printed.block, row=printed.row),
                f"the row “{label}” may be any of {codes}; it is not read",
                f"“{label}”一行可能是“{labels}”，不取数",
            )  # fmt: skip

    def _note_groups(self, holders: dict[int, int]) -> None:
        for j, row in enumerate(self.table.rows):
            i = holders.get(j)
            if row.kind != "group" or i is None:
                continue
            cell = self.rows[i].value
            if cell is not None and read_cell(cell.text).status == "reported":
                at = Locator(block=self.rows[i].block, row=self.rows[i].row, column=cell.column)
                text = squeeze(cell.text)
                self._note(
                    "GR007", at,
                    f"the group row “{row.label}” holds no cell of the form but prints {text}",
                    f"“{row.label}”为分组行，表中却填有{text}",
                )  # fmt: skip

    def _extra(self) -> Iterator[Reading]:
        """Printed rows that the form does not know, with a number."""
        for i, printed in enumerate(self.rows):
            settled = self.alignment.assigned[i] is not None
            if settled or i in self.alignment.repeated or i in self.alignment.ambiguous:
                continue
            cell = printed.value
            label = squeeze(printed.printed.labels[0])
            if cell is None or any(word in label for word in self.table.footer_words):
                continue
            content = read_cell(cell.text)
            if content.status == "reported":
                yield Reading(
                    indicator=None,
                    value=content.value,
                    unit=content.unit or printed.printed.unit,
                    status=content.status,
                    raw=cell.text,
                    label=label,
                    form=self.form.id,
                    at=Locator(block=printed.block, row=printed.row, column=cell.column),
                )
