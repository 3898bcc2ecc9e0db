"""Statutory tables in a document: which tables they are, and what their cells say."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from functools import lru_cache
from itertools import islice

import msgspec

from govreport_parse.align import Alignment, RowIndex, align, row_index
from govreport_parse.captions import own_blocks
from govreport_parse.cells import (
    TableReadings,
    absent,
    compare_copies,
    money_unit,
    note,
    present,
    unreadable_note,
)
from govreport_parse.document import Block, Locator, Note, Table
from govreport_parse.fold import fold, label_key, split_ordinal, squeeze
from govreport_parse.forms import Form, FormCell, FormRow, FormTable
from govreport_parse.numbers import read_cell
from govreport_parse.parts import read_parts
from govreport_parse.report import FormBlock, Reading
from govreport_parse.rows import TableRow, table_rows
from govreport_parse.single import read_single
from govreport_parse.splits import Labels, Part, is_header, labels_of, part_of

__all__ = ["StatutoryTable", "find_tables", "read_table", "read_tables"]

# A table is a statutory one when this many different rows of the form stand in it under their
# own labels; a comparison table of the fixtures repeats four of them at most.
_MIN_ROWS = 6
# Half of the rows again: a second print of the table, not a part of it.
_COPY_SHARE = 0.5
_SHOWN_LABELS = 5
# A table with this share of the form's rows is the form, also with a column for the year before.
_WHOLE = 0.5


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
    known
        Rows of the form that they print under their own labels.
    deciding, runner_up
        Labels that tell the form from the one that fits next best, and that form.
    """

    form: Form
    table: FormTable
    blocks: tuple[int, ...]
    copies: tuple[int, ...]
    known: int
    deciding: tuple[str, ...] = ()
    runner_up: str | None = None


def read_tables(
    blocks: Sequence[Block], forms: Sequence[Form], year: int | None, agency: str | None = None
) -> list[TableReadings]:
    """Every statutory table of a document, in printed order.

    `year` is the year reported on: where columns or tables are named by years, its own count.
    `agency`: the body, whose tables they are where others stand beside them.
    """
    blocks = own_blocks(blocks, year, agency)
    labels = labels_of(blocks)
    parts = read_parts(blocks, labels, forms)
    tables = [] if parts is None else [parts]
    # What is alike in several forms takes that of the others, else the newest.
    order = _preferred(forms, tables)
    found = find_tables(blocks, labels, order)
    tables += [read_table(blocks, labels, statutory, year) for statutory in found]
    single = read_single(blocks, labels, _preferred(forms, tables))
    if single is not None:
        tables.append(single)
    return sorted(tables, key=lambda table: table.forms[0].at.block)


def _preferred(forms: Sequence[Form], tables: Sequence[TableReadings]) -> list[Form]:
    named = {block.form for table in tables for block in table.forms}
    return sorted(forms, key=lambda form: (form.id in named, form.id), reverse=True)


def find_tables(
    blocks: Sequence[Block], labels: Mapping[int, Labels], forms: Sequence[Form]
) -> list[StatutoryTable]:
    """The tables of rows (lists and matrices) of a document, told by the labels they print.

    `labels`: of each table. `forms`: the likelier ones first; their order decides where the labels do not.
    """
    found: dict[str, list[StatutoryTable]] = {}
    for form in forms:
        for table in form.tables:
            if table.layout in ("list", "matrix"):
                statutory = _find(blocks, labels, form, table)
                if statutory is not None:
                    found.setdefault(table.table, []).append(statutory)
    decided = [_decide(blocks, labels, rivals) for rivals in found.values()]
    # A printed table is of one form: of the one that knows most of its rows.
    decided.sort(key=lambda statutory: statutory.known, reverse=True)
    kept: list[StatutoryTable] = []
    taken: set[int] = set()
    for statutory in decided:
        if taken.isdisjoint(statutory.blocks):
            kept.append(statutory)
            taken.update(statutory.blocks, statutory.copies)
    return kept


def _decide(
    blocks: Sequence[Block], labels: Mapping[int, Labels], rivals: Sequence[StatutoryTable]
) -> StatutoryTable:
    """The form of a table that several forms have: by the rows that only one of them knows."""
    if len(rivals) == 1:
        return rivals[0]
    scored = [(_telling(blocks, labels, rival, rivals), rival) for rival in rivals]
    scored.sort(key=lambda pair: len(pair[0]), reverse=True)
    (telling, best), (others, second) = scored[0], scored[1]
    close = second.form.id if len(telling) == len(others) else None
    return msgspec.structs.replace(best, deciding=telling[:_SHOWN_LABELS], runner_up=close)


def _telling(
    blocks: Sequence[Block],
    labels: Mapping[int, Labels],
    rival: StatutoryTable,
    rivals: Sequence[StatutoryTable],
) -> tuple[str, ...]:
    """Printed labels of value rows that no rival form has as a value row."""
    others = [row for other in rivals if other is not rival for row in other.table.rows]
    values = {row.code for row in others if row.kind == "value"}
    known = {row.code for row in others}
    index = row_index(rival.table.rows)
    keys = {
        key: row.code in known
        for row, names in zip(rival.table.rows, index.keys, strict=True)
        if row.kind == "value" and row.code not in values
        for key in names
    }
    if all(keys.keys().isdisjoint(labels[i]) for i in rival.blocks):
        return ()
    parts = _parts(blocks, labels, rival, index)
    rows, _ = table_rows(parts, rival.table, index, None)
    # A row that is a group in the other form tells only by figures of its own.
    return tuple(
        squeeze(row.printed.labels[0])
        for row in rows
        if (needs := keys.get(label_key(row.printed.labels[0]))) is not None
        and (row.values or not needs)
    )


def _parts(
    blocks: Sequence[Block],
    labels: Mapping[int, Labels],
    statutory: StatutoryTable,
    index: RowIndex,
) -> list[Part]:
    """The tables that together print a statutory one."""
    return [
        part_of(i, block, labels[i], statutory.table, index)
        for i in statutory.blocks
        if isinstance(block := blocks[i], Table)
    ]


def _find(
    blocks: Sequence[Block], labels: Mapping[int, Labels], form: Form, table: FormTable
) -> StatutoryTable | None:
    index = row_index(table.rows)
    printed = {
        i: rows
        for i, texts in labels.items()
        if (rows := _form_rows(texts, table, index))
        and (len(rows) > len(table.rows) * _WHOLE or not _by_years(blocks[i], table))
    }
    main = [i for i, rows in printed.items() if len(rows) >= _MIN_ROWS]
    if not main:
        return None
    kept, copies = [], []
    held: set[int] = set()
    filled = {i for i in printed if _is_filled(blocks[i])}
    for i in sorted(printed, key=lambda i: (i not in main, i not in filled, i)):
        rows = printed[i]
        if i not in main and not _continues(blocks, i, main, table):
            continue
        # The name of a group may stand again above the rest of its rows.
        own = {j for j in rows if table.rows[j].kind == "value"}
        if len(own & held) > len(own) * _COPY_SHARE:
            copies += [i] if i in filled else []  # an unfilled copy says nothing
        else:
            kept.append(i)
            held |= rows
    return StatutoryTable(
        form=form,
        table=table,
        blocks=tuple(sorted(kept)),
        copies=tuple(copies),
        known=len(held),
    )


def _is_filled(block: Block) -> bool:
    return isinstance(block, Table) and any(
        read_cell(cell.text).status in ("reported", "not_applicable") for cell in block.cells()
    )


def _continues(blocks: Sequence[Block], i: int, main: Sequence[int], table: FormTable) -> bool:
    """Whether a short table goes on with a main one: near it, and with the same columns or none."""
    # At most a repeated title or a page number stands between the parts of a split table.
    near = [block for m in main if abs(i - m) <= 2 and isinstance(block := blocks[m], Table)]
    block = blocks[i]
    if not near or not isinstance(block, Table) or table.layout != "list":
        return bool(near)
    head = _column_names(block, table)
    if head is None or not head.isdisjoint(table.value_headers):
        return True
    return any(_column_names(other, table) in (None, head) for other in near)


def _column_names(table: Table, form: FormTable) -> frozenset[str] | None:
    """The names of a list's columns in its first row; None where that row does not name them."""
    head = frozenset(label_key(cell.text) for cell in table.grid[0] if cell is not None)
    return None if head.isdisjoint(form.label_headers) else head


def _form_rows(labels: Labels, table: FormTable, index: RowIndex) -> set[int]:
    """Form rows whose own label stands in the table (shared labels do not tell)."""
    columns = _column_names_of(table)
    rows: set[int] = set()
    for key in labels.keys() & index.by_key.keys():
        found = index.by_key[key]
        # 其他 and 总计 are columns of a matrix; its rows of that name print a list mark.
        if len(found) == 1 and (
            key not in columns or any(split_ordinal(fold(text))[0] for text in labels[key])
        ):
            rows.add(found[0])
    return rows


@lru_cache(maxsize=64)
def _column_names_of(table: FormTable) -> frozenset[str]:
    return frozenset(
        label_key(text) for column in table.columns for text in (column.label, *column.aliases)
    )


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


def read_table(
    blocks: Sequence[Block],
    labels: Mapping[int, Labels],
    statutory: StatutoryTable,
    year: int | None,
) -> TableReadings:
    """Read every value cell of a statutory table; what is not certain stays without a value."""
    table, form = statutory.table, statutory.form
    index = row_index(table.rows)
    parts = _parts(blocks, labels, statutory, index)
    rows, columns_told = table_rows(parts, table, index, year)
    alignment = align([row.printed for row in rows], index)
    home = Locator(block=statutory.blocks[0])
    reader = _Reader(form.id, table, rows, alignment, home)
    if not columns_told:
        reader.note_columns()
    readings = reader.read()
    for copy in statutory.copies:
        again = msgspec.structs.replace(statutory, blocks=(copy,), copies=())
        second = read_table(blocks, labels, again, year).readings
        reader.notes.extend(compare_copies(readings, second, Locator(block=copy)))
    known = (
        squeeze(row.printed.labels[0])
        for row, j in zip(rows, alignment.assigned, strict=True)
        if j is not None and row.printed.labels
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


@lru_cache(maxsize=64)
def _targets(table: FormTable) -> dict[str, list[FormCell]]:
    """The cells of each row of a table."""
    cells: dict[str, list[FormCell]] = {}
    for cell in table.cells():
        cells.setdefault(cell.indicator, []).append(cell)
    return cells


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
        known = [
            reading
            for j, row in enumerate(self.table.rows)
            if row.kind == "value"
            for reading in self._readings(row, holders.get(j), withheld=j in withheld)
        ]
        self._note_groups(holders)
        return (*known, *self._extra())

    def _readings(self, row: FormRow, i: int | None, *, withheld: bool) -> Iterator[Reading]:
        targets = _targets(self.table)[row.code]
        if i is None:
            status = "unreadable" if withheld else "missing"
            yield from (absent(target, status, self.home, self.form) for target in targets)
            return
        printed = self.rows[i]
        label = squeeze(printed.printed.labels[0])
        place = Locator(block=printed.block, row=printed.row)
        if not printed.values:
            status = "unreadable" if printed.unclear else "missing"
            yield from (absent(target, status, place, self.form, label) for target in targets)
            return
        contradicted = self._contradicted(i, row)
        unit = printed.printed.unit or money_unit(label)
        for target, cell in zip(targets, printed.values, strict=True):
            at = Locator(block=printed.block, row=printed.row, column=cell.column)
            reading = present(target, cell, at, label, self.form, unit)
            if contradicted:
                reading = msgspec.structs.replace(reading, value=None, status="unreadable")
            elif reading.status == "unreadable":
                self.notes.append(unreadable_note(cell.text, label, at))
            yield reading

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
            label = squeeze(printed.printed.labels[0])
            if any(word in label for word in self.table.footer_words):
                continue
            for applicant, cell in zip(self.table.applicants, printed.values, strict=False):
                content = read_cell(cell.text)
                if content.status == "reported":
                    yield Reading(
                        indicator=None,
                        applicant=applicant,
                        value=content.value,
                        unit=content.unit or printed.printed.unit,
                        status=content.status,
                        raw=cell.text,
                        label=label,
                        form=self.form,
                        at=Locator(block=printed.block, row=printed.row, column=cell.column),
                    )
