"""The rows and cells of a DOCX table, also inside content controls and tracked insertions."""

from __future__ import annotations

from collections.abc import Container, Iterator
from typing import TYPE_CHECKING, TypeAlias

import msgspec

from govreport_parse.model.grid import RawCell
from govreport_parse.model.strategies import shortcut
from govreport_parse.readers.docx.names import (
    CELL,
    CELL_PROPERTIES,
    PARAGRAPH,
    ROW,
    ROW_PROPERTIES,
    RUN,
    TABLE,
    TEXT,
    UNPRINTED,
    VALUE,
)

if TYPE_CHECKING:
    from lxml.etree import _Element

__all__ = [
    "Rows",
    "TableRow",
    "gap",
    "merge_vertically",
    "rows_by_descent",
    "rows_of",
    "whole_number",
]

# Where the search for rows and cells ends.
_CLOSED = frozenset({PARAGRAPH, TABLE, ROW, CELL, CELL_PROPERTIES, ROW_PROPERTIES})
# A row and its cells, each with its text where it is known to be plain.
TableRow: TypeAlias = tuple["_Element", list[tuple["_Element", str | None]]]


class Rows(msgspec.Struct, frozen=True, kw_only=True):
    """The rows of a table.

    Attributes
    ----------
    rows
        Each row with its cells, and with each cell its text, None where the cell must be walked.
    nested
        There are further tables inside.
    """

    rows: list[TableRow]
    nested: bool


def rows_by_descent(
    table: _Element,
    _properties: Container[_Element],
    _elaborate: Container[_Element],
    *,
    plain: bool,  # noqa: ARG001
) -> Rows:
    """The rows of a table, also inside content controls and tracked insertions.

    Those that do not print are given too.

    Parameters
    ----------
    properties, elaborate
        What makes a paragraph or cell not plain: properties of its own, and what it holds.
    plain
        Paragraphs without either print.
    """
    rows: list[TableRow] = [
        (row, [(cell, None) for cell in _descend(row, CELL)]) for row in _descend(table, ROW)
    ]
    return Rows(rows=rows, nested=next(table.iterdescendants(TABLE), None) is not None)


def _rows_in_one_pass(
    table: _Element,
    properties: Container[_Element],
    elaborate: Container[_Element],
    *,
    plain: bool,
) -> Rows:
    rows = _plain_rows(table, properties, elaborate) if plain else None
    if rows is None:
        return rows_by_descent(table, properties, elaborate, plain=plain)
    return Rows(rows=rows, nested=False)


rows_of = shortcut(_rows_in_one_pass, rows_by_descent)


def _plain_rows(
    table: _Element, properties: Container[_Element], elaborate: Container[_Element]
) -> list[TableRow] | None:
    """The rows of a table whose rows and cells are its own, and the texts of plain cells.

    One pass in the order of the document, in which each element must stand where it is expected.
    None where a row, a cell or a further table stands elsewhere.
    """
    rows: list[TableRow] = []
    cells: list[tuple[_Element, str | None]] = []
    row: _Element | None = None
    cell: _Element | None = None
    paragraph: _Element | None = None
    pieces: list[str] = []
    plain = True
    for item in table.iter(TEXT, PARAGRAPH, CELL, ROW, TABLE):
        tag = item.tag
        if tag == TEXT:
            run = item.getparent()
            if run is not None and run.getparent() is paragraph and run.tag == RUN:
                pieces.append(item.text or "")
            else:
                plain = False
        elif tag == PARAGRAPH:
            if item.getparent() is not cell or item in properties or item in elaborate:
                plain = False
            paragraph = item
            pieces.append("\n")
        else:
            if cell is not None:
                cells.append((cell, _squeeze("".join(pieces)) if plain else None))
            cell = paragraph = None
            pieces = []
            plain = True
            if tag == CELL and row is not None and _belongs(item, row):
                cell = item
                plain = item not in elaborate
            elif tag == ROW and _belongs(item, table):
                row = item
                cells = []
                rows.append((row, cells))
            elif item is not table:
                return None
    if cell is not None:
        cells.append((cell, _squeeze("".join(pieces)) if plain else None))
    return rows


def _belongs(item: _Element, owner: _Element) -> bool:
    """Whether an element is among those that :func:`_descend` finds in its owner."""
    parent = item.getparent()
    while parent is not None and parent is not owner:
        if parent.tag in UNPRINTED or parent.tag in _CLOSED:
            return False
        parent = parent.getparent()
    return parent is not None


def _descend(parent: _Element, wanted: str) -> Iterator[_Element]:
    """Children of one kind, also inside content controls and tracked insertions, not deeper."""
    for child in parent:
        if child.tag == wanted:
            yield child
        elif child.tag not in UNPRINTED and child.tag not in _CLOSED:
            yield from _descend(child, wanted)


def merge_vertically(rows: list[list[tuple[RawCell, str]]]) -> list[list[RawCell]]:
    """Turn ``vMerge`` restart/continue chains into row spans."""
    kept: list[list[RawCell]] = [[] for _ in rows]
    spans: list[list[int]] = [[] for _ in rows]
    open_at: dict[int, tuple[int, int]] = {}  # grid column -> (row, index) of the open restart
    for r, row in enumerate(rows):
        column = 0
        still_open: dict[int, tuple[int, int]] = {}
        for cell, merge in row:
            if merge == "continue" and column in open_at:
                origin = open_at[column]
                spans[origin[0]][origin[1]] += 1
                still_open[column] = origin
            else:
                if merge == "restart":
                    still_open[column] = (r, len(kept[r]))
                kept[r].append(cell)
                spans[r].append(1)
            column += cell.colspan
        open_at = still_open
    return [
        [
            RawCell(text=cell.text, colspan=cell.colspan, rowspan=span, key=cell.key)
            for cell, span in zip(row, row_spans, strict=True)
        ]
        for row, row_spans in zip(kept, spans, strict=True)
    ]


def gap(columns: _Element | None) -> list[tuple[RawCell, str]]:
    """The columns that a row leaves free, as a cell."""
    if columns is None or columns.get(VALUE, "0").strip("0") == "":
        return []
    return [(RawCell(text="", colspan=whole_number(columns)), "")]


def whole_number(element: _Element) -> int:
    """The value of an element that counts columns, 1 where it is none."""
    value = element.get(VALUE, "1")
    return max(1, int(value)) if value.isascii() and value.isdigit() and len(value) < 6 else 1


def _squeeze(text: str) -> str:
    """Lines without blank ones, the white space in each as a browser prints it."""
    words = text.split()
    if len(words) < 2:
        return words[0] if words else ""
    lines = [" ".join(line.split()) for line in text.split("\n")]
    return "\n".join([line for line in lines if line])
