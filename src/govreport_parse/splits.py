"""A printed row before its cells are told apart, and the rows that only name columns."""

from __future__ import annotations

from collections.abc import Sequence
from functools import lru_cache

import msgspec

from govreport_parse.document import Cell
from govreport_parse.fold import label_key
from govreport_parse.forms import FormTable

__all__ = ["Split", "column_keys", "distinct", "is_header"]

_MIN_COLUMNS = 3


class Split(msgspec.Struct, frozen=True, kw_only=True):
    """A row's own cells before and including its label, and those behind it."""

    block: int
    row: int
    head: tuple[Cell, ...]
    tail: tuple[Cell, ...]
    exact: bool


def is_header(row: Sequence[Cell | None], table: FormTable) -> bool:
    """Whether a row names the columns: 统计指标, 单位, 统计数; or three applicants and more."""
    texts = {label_key(cell.text) for cell in row if cell is not None}
    if table.layout == "matrix":
        return len(texts & column_keys(table)) >= _MIN_COLUMNS
    labels = not texts.isdisjoint(table.label_headers)
    return labels and not texts.isdisjoint((*table.value_headers, *table.unit_headers))


@lru_cache(maxsize=16)
def column_keys(table: FormTable) -> frozenset[str]:
    """Keys of a matrix's columns and of the headers above them."""
    return frozenset(
        label_key(text)
        for column in table.columns
        for text in (column.label, *column.aliases, *column.parents)
    )


def distinct(row: Sequence[Cell | None]) -> list[Cell]:
    """The cells of a grid row, each once."""
    cells: list[Cell] = []
    for cell in row:
        if cell is not None and (not cells or cells[-1] is not cell):
            cells.append(cell)
    return cells
