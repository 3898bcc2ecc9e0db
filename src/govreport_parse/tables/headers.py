"""The rows of a printed table that only name columns."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from govreport_parse.forms.compiled import CompiledTable
from govreport_parse.model.document import Cell, Table
from govreport_parse.text.fold import label_key

__all__ = ["header_rows", "is_header"]

# Applicants in one row that make it a header.
_MIN_COLUMNS = 3


def header_rows(
    table: Table, texts: Mapping[str, Sequence[str]], form: CompiledTable
) -> frozenset[int]:
    """The rows that only name columns; `texts`: those of the table's cells by their keys."""
    heads = {text for key in form.header_keys & texts.keys() for text in texts[key]}
    # A header holds such a text, or one reaches down into it.
    maybe = {
        r
        for cell in (table.every if heads else ())
        if cell.text in heads
        for r in range(cell.row, cell.row + cell.rowspan)
    }
    found = {r for r in maybe if is_header(table.grid[r], form)}
    # A line of it may name few: beside a group whose name is lost stand 自然人 and 总计 alone.
    found |= {r - 1 for r in found if r and _names_columns_alone(table, r - 1, form)}
    return frozenset(found)


def _names_columns_alone(table: Table, r: int, form: CompiledTable) -> bool:
    """Whether the filled cells of a row name columns, several and nothing else."""
    own = {label_key(cell.text) for cell in table.lines[r] if cell.row == r and cell.text}
    return len(own) > 1 and own <= form.column_keys


def is_header(row: Sequence[Cell | None], form: CompiledTable) -> bool:
    """Whether a row names the columns: 统计指标, 单位, 统计数; or three applicants and more."""
    texts = {label_key(cell.text) for cell in row if cell is not None}
    table = form.table
    if table.layout == "matrix":
        return len(texts & form.column_keys) >= _MIN_COLUMNS
    labels = not texts.isdisjoint(table.label_headers)
    return labels and not texts.isdisjoint((*table.value_headers, *table.unit_headers))
