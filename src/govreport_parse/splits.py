"""Printed tables and rows before their cells are told apart, and the rows that only name columns."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from functools import lru_cache
from typing import TypeAlias

import msgspec

from govreport_parse.align import RowIndex
from govreport_parse.document import Block, Cell, Table
from govreport_parse.fold import label_key
from govreport_parse.forms import FormTable

__all__ = [
    "Labels",
    "Part",
    "Split",
    "column_keys",
    "distinct",
    "each_once",
    "header_keys",
    "is_header",
    "labels_of",
    "part_of",
]

Labels: TypeAlias = Mapping[str, frozenset[str]]

_MIN_COLUMNS = 3


class Split(msgspec.Struct, frozen=True, kw_only=True, gc=False):
    """A row's own cells before and including its label, and those behind it."""

    block: int
    row: int
    head: tuple[Cell, ...]
    tail: tuple[Cell, ...]
    exact: bool


class Part(msgspec.Struct, frozen=True, kw_only=True):
    """One of the printed tables that make up a statutory one.

    Attributes
    ----------
    block, table
        Its place in the document, and itself.
    headers
        Its rows that only name columns.
    named
        The texts of its cells that name rows of the form, with the indices of these.
    """

    block: int
    table: Table
    headers: frozenset[int]
    named: Mapping[str, tuple[int, ...]]


def part_of(block: int, table: Table, labels: Labels, form: FormTable, index: RowIndex) -> Part:
    """A printed table, with its labels, as a part of a table of a form."""
    heads = {text for key in header_keys(form) & labels.keys() for text in labels[key]}
    texts = (text for same in labels.values() for text in same)
    return Part(
        block=block,
        table=table,
        headers=frozenset(
            r
            for r, row in enumerate(table.grid)
            if any(cell is not None and cell.text in heads for cell in row) and is_header(row, form)
        ),
        named={text: found for text in texts if (found := index.of_label(text))},
    )


def labels_of(blocks: Sequence[Block]) -> dict[int, Labels]:
    """For each table of a document, the texts of its cells by their keys."""
    found: dict[int, Labels] = {}
    for i, block in enumerate(blocks):
        if isinstance(block, Table):
            texts: dict[str, set[str]] = {}
            for text in {cell.text for cell in block.cells()}:
                texts.setdefault(label_key(text), set()).add(text)
            found[i] = {key: frozenset(same) for key, same in texts.items()}
    return found


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


@lru_cache(maxsize=16)
def header_keys(table: FormTable) -> frozenset[str]:
    """Keys of which a header holds one at least."""
    return column_keys(table) if table.layout == "matrix" else frozenset(table.label_headers)


def each_once(row: Sequence[Cell | None]) -> list[Cell]:
    """The cells of a grid row, each once, also where another one stands amid its columns."""
    return list({id(cell): cell for cell in row if cell is not None}.values())


def distinct(row: Sequence[Cell | None]) -> list[Cell]:
    """The cells of a grid row, each once."""
    cells: list[Cell] = []
    for cell in row:
        if cell is not None and (not cells or cells[-1] is not cell):
            cells.append(cell)
    return cells
