"""Printed tables and rows before their cells are told apart, and the rows that only name columns."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from functools import lru_cache
from typing import TypeAlias

import msgspec

from govreport_parse.forms import FormTable
from govreport_parse.model.document import Block, Cell, Table
from govreport_parse.tables.align import RowIndex
from govreport_parse.text.fold import is_traditional, label_key

__all__ = [
    "Figures",
    "Labels",
    "Part",
    "Split",
    "column_keys",
    "each_once",
    "header_rows",
    "is_header",
    "labels_of",
    "part_of",
]

_MIN_COLUMNS = 3

# Of a row: its unit; its figures in the form's order; whether its cells do not tell which they are.
Figures: TypeAlias = tuple[str | None, tuple[Cell, ...], bool]


class Labels(msgspec.Struct, frozen=True, kw_only=True):
    """The texts of a table's cells.

    Attributes
    ----------
    texts
        The texts by their keys.
    traditional
        Those in traditional script, which may be labels in other words.
    """

    texts: Mapping[str, Sequence[str]]
    traditional: tuple[str, ...]


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


def part_of(
    block: int, table: Table, labels: Labels, headers: frozenset[int], index: RowIndex
) -> Part:
    """A printed table, with its labels and headers, as a part of a table of a form."""
    texts, by_key = labels.texts, index.by_key
    named = {text: by_key[key] for key in texts.keys() & by_key.keys() for text in texts[key]}
    for text in labels.traditional:
        if text not in named and (found := index.of_label(text)):
            named[text] = found
    return Part(block=block, table=table, headers=headers, named=named)


def header_rows(table: Table, labels: Labels, form: FormTable) -> frozenset[int]:
    """The rows that only name columns."""
    texts = labels.texts
    heads = {text for key in _header_keys(form) & texts.keys() for text in texts[key]}
    # A header holds such a text, or one reaches down into it.
    maybe = {
        r
        for cell in (table.every if heads else ())
        if cell.text in heads
        for r in range(cell.row, cell.row + cell.rowspan)
    }
    return frozenset(r for r in maybe if is_header(table.grid[r], form))


def labels_of(blocks: Sequence[Block]) -> dict[int, Labels]:
    """The labels of each table of a document."""
    found: dict[int, Labels] = {}
    for i, block in enumerate(blocks):
        if isinstance(block, Table):
            texts: dict[str, list[str]] = {}
            for text in block.texts:
                texts.setdefault(label_key(text), []).append(text)
            # One search tells for most tables that none of their texts is.
            some = is_traditional("\n".join(block.texts))
            traditional = filter(is_traditional, block.texts) if some else ()
            found[i] = Labels(texts=texts, traditional=tuple(traditional))
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
def _header_keys(table: FormTable) -> frozenset[str]:
    """Keys of which a header holds one at least."""
    return column_keys(table) if table.layout == "matrix" else frozenset(table.label_headers)


def each_once(row: Sequence[Cell]) -> list[Cell]:
    """The cells of a line, each once, also where another one stands amid its columns."""
    return list({id(cell): cell for cell in row}.values())
