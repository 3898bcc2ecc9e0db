"""Which statutory tables a document prints, and in which of its tables."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from functools import lru_cache

import msgspec

from govreport_parse.forms import Form, FormTable
from govreport_parse.model.document import Block, Table
from govreport_parse.tables.align import row_index
from govreport_parse.tables.headers import Labels, header_rows, is_header, labels_of, part_of
from govreport_parse.tables.rows import MAX_NAMED, TableRow, table_rows
from govreport_parse.text.fold import fold, label_key, split_ordinal, squeeze
from govreport_parse.text.numerals import read_cell

__all__ = ["Printed", "StatutoryTable", "find_tables"]

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


class Printed:
    """A document's blocks, with the labels of its tables.

    Headers are told, and the rows of a statutory table taken apart, once: for telling its form and
    for reading it.
    """

    def __init__(self, blocks: Sequence[Block]) -> None:
        self.blocks = blocks
        self.labels = labels_of(blocks)
        self._headers: dict[tuple[int, FormTable], frozenset[int]] = {}
        self._rows: dict[tuple[object, ...], tuple[list[TableRow], bool]] = {}

    def headers(self, i: int, block: Table, table: FormTable) -> frozenset[int]:
        """The rows of block `i` that only name columns of a form's table."""
        if (i, table) not in self._headers:
            self._headers[i, table] = header_rows(block, self.labels[i], table)
        return self._headers[i, table]

    def rows(self, statutory: StatutoryTable, year: int | None) -> tuple[list[TableRow], bool]:
        """Its rows, and whether its columns are told; see :func:`govreport_parse.tables.rows.table_rows`."""
        table = statutory.table
        # The columns of a matrix do not go by years.
        key = (table, statutory.blocks, None if table.layout == "matrix" else year)
        if key not in self._rows:
            index = row_index(table.rows)
            parts = [
                part_of(i, block, self.labels[i], self.headers(i, block, table), index)
                for i in statutory.blocks
                if isinstance(block := self.blocks[i], Table)
            ]
            self._rows[key] = table_rows(parts, table, index, year)
        return self._rows[key]


def find_tables(printed: Printed, forms: Sequence[Form], year: int | None) -> list[StatutoryTable]:
    """The tables of rows (lists and matrices) of a document, told by the labels they print.

    `forms`: the likelier ones first; their order decides where the labels do not. `year`: reported
    on.
    """
    found: dict[str, list[StatutoryTable]] = {}
    for form in forms:
        for table in form.tables:
            if table.layout in ("list", "matrix"):
                statutory = _find(printed, form, table)
                if statutory is not None:
                    found.setdefault(table.table, []).append(statutory)
    decided = [_decide(printed, rivals, year) for rivals in found.values()]
    # A printed table is of one form: of the one that knows most of its rows.
    decided.sort(key=lambda statutory: statutory.known, reverse=True)
    kept: list[StatutoryTable] = []
    taken: set[int] = set()
    for statutory in decided:
        if taken.isdisjoint(statutory.blocks):
            kept.append(statutory)
            taken.update(statutory.blocks, statutory.copies)
    return kept


def _decide(printed: Printed, rivals: Sequence[StatutoryTable], year: int | None) -> StatutoryTable:
    """The form of a table that several forms have: by the rows that only one of them knows."""
    if len(rivals) == 1:
        return rivals[0]
    keys = [
        _own_keys(rival.table, tuple(other.table for other in rivals if other is not rival))
        for rival in rivals
    ]
    most = [_at_most(printed, rival, own) for rival, own in zip(rivals, keys, strict=True)]
    # One that shows more of its rows than any other can is the form: the others need no reading.
    likely = max(range(len(rivals)), key=most.__getitem__)
    telling = _telling(printed, rivals[likely], keys[likely], year)
    if all(k == likely or count < len(telling) for k, count in enumerate(most)):
        return msgspec.structs.replace(rivals[likely], deciding=telling[:_SHOWN_LABELS])
    scored = [
        (_telling(printed, rival, own, year), rival)
        for rival, own in zip(rivals, keys, strict=True)
    ]
    scored.sort(key=lambda pair: len(pair[0]), reverse=True)
    (telling, best), (others, second) = scored[0], scored[1]
    close = second.form.id if len(telling) == len(others) else None
    return msgspec.structs.replace(best, deciding=telling[:_SHOWN_LABELS], runner_up=close)


@lru_cache(maxsize=64)
def _own_keys(table: FormTable, others: tuple[FormTable, ...]) -> dict[str, bool]:
    """Keys of value rows that no other form has as a value row; True where one has it as a group."""
    rows = [row for other in others for row in other.rows]
    values = {row.code for row in rows if row.kind == "value"}
    known = {row.code for row in rows}
    return {
        key: row.code in known
        for row, names in zip(table.rows, row_index(table.rows).keys, strict=True)
        if row.kind == "value" and row.code not in values
        for key in names
    }


def _at_most(printed: Printed, rival: StatutoryTable, keys: Mapping[str, bool]) -> int:
    """How many labels :func:`_telling` can find at most: a cell is the label of one row."""
    count = 0
    for i in rival.blocks:
        labels, block = printed.labels[i], printed.blocks[i]
        own = {text for key in keys.keys() & labels.texts.keys() for text in labels.texts[key]}
        if not own or not isinstance(block, Table):
            continue
        headers, index = printed.headers(i, block, rival.table), row_index(rival.table.rows)
        for cell in block.every:
            if cell.text not in own:
                continue
            line = block.lines[cell.row]
            # A header has no labels, unless it is a whole table in one line.
            if (
                cell.row not in headers
                or sum(bool(index.of_label(c.text)) for c in line) > MAX_NAMED
            ):
                count += sum(c is cell for c in line)
    return count


def _telling(
    printed: Printed, rival: StatutoryTable, keys: Mapping[str, bool], year: int | None
) -> tuple[str, ...]:
    """Printed labels of the rows of the given keys."""
    if all(keys.keys().isdisjoint(printed.labels[i].texts) for i in rival.blocks):
        return ()
    rows, _ = printed.rows(rival, year)
    # A row that is a group in the other form tells only by figures of its own.
    return tuple(
        squeeze(row.labels[0])
        for row in rows
        if (needs := keys.get(label_key(row.labels[0]))) is not None and (row.values or not needs)
    )


def _find(printed: Printed, form: Form, table: FormTable) -> StatutoryTable | None:
    blocks = printed.blocks
    known = {
        i: rows
        for i, labels in printed.labels.items()
        if (rows := _form_rows(labels, table))
        and (len(rows) > len(table.rows) * _WHOLE or not _by_years(blocks[i], table))
    }
    main = [i for i, rows in known.items() if len(rows) >= _MIN_ROWS]
    if not main:
        return None
    kept, copies = [], []
    held: set[int] = set()
    filled = {i for i in known if _is_filled(blocks[i])}
    for i in sorted(known, key=lambda i: (i not in main, i not in filled, i)):
        rows = known[i]
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


def _form_rows(labels: Labels, table: FormTable) -> set[int]:
    """Form rows whose own label stands in the table (shared labels do not tell)."""
    texts = labels.texts
    telling, like_columns = _row_keys(table)
    rows = {telling[key] for key in texts.keys() & telling.keys()}
    # 其他 and 总计 are columns of a matrix; its rows of that name print a list mark.
    for key in texts.keys() & like_columns.keys():
        if any(split_ordinal(fold(text))[0] for text in texts[key]):
            rows.add(like_columns[key])
    return rows


@lru_cache(maxsize=64)
def _row_keys(table: FormTable) -> tuple[dict[str, int], dict[str, int]]:
    """Keys that name one row alone: those that name no column, and those that do."""
    columns = {
        label_key(text) for column in table.columns for text in (column.label, *column.aliases)
    }
    alone = {k: rows[0] for k, rows in row_index(table.rows).by_key.items() if len(rows) == 1}
    return (
        {key: row for key, row in alone.items() if key not in columns},
        {key: row for key, row in alone.items() if key in columns},
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
