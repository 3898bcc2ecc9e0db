"""The rows and cells of a DOCX table, also inside content controls and tracked insertions."""

from __future__ import annotations

from collections.abc import Container, Iterator
from typing import TYPE_CHECKING, TypeAlias

from govreport_parse.model.grid import RawCell

if TYPE_CHECKING:
    from lxml.etree import _Element

__all__ = ["UNPRINTED", "Row", "descend", "merge_vertically", "plain_rows"]

_W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_MC = "{http://schemas.openxmlformats.org/markup-compatibility/2006}"
_P, _TBL, _TR, _TC, _R, _T = (f"{_W}{name}" for name in ("p", "tbl", "tr", "tc", "r", "t"))
# Not printed: deletions, the source of a move, field codes, and the fallback copy of a drawing.
UNPRINTED = frozenset(
    {f"{_W}{name}" for name in ("del", "moveFrom", "instrText", "delText", "delInstrText")}
    | {f"{_W}{name}" for name in ("pPr", "rPr", "sdtPr", "sdtEndPr", "rPrChange", "rt")}
    | {f"{_MC}Fallback"}
)
# Where the search for rows and cells ends.
_CLOSED = frozenset({_P, _TBL, _TR, _TC, f"{_W}tcPr", f"{_W}trPr"})
# A row and its cells, each with its text where it is known to be plain.
Row: TypeAlias = tuple["_Element", list[tuple["_Element", str | None]]]


def plain_rows(
    table: _Element, told: Container[_Element], elaborate: Container[_Element]
) -> list[Row] | None:
    """The rows of a table whose rows and cells are its own, and the texts of plain cells.

    One pass in the order of the document, in which each element must stand where it is expected.
    A cell that holds anything else has no text yet; the cells of rows that do not print are given
    too. None where a row, a cell or a further table stands elsewhere.

    Parameters
    ----------
    told, elaborate
        What makes a paragraph not plain: properties of its own, and what it holds.
    """
    rows: list[Row] = []
    cells: list[tuple[_Element, str | None]] = []
    row: _Element | None = None
    cell: _Element | None = None
    paragraph: _Element | None = None
    pieces: list[str] = []
    plain = True
    for item in table.iter(_T, _P, _TC, _TR, _TBL):
        tag = item.tag
        if tag == _T:
            run = item.getparent()
            if run is not None and run.getparent() is paragraph and run.tag == _R:
                pieces.append(item.text or "")
            else:
                plain = False
        elif tag == _P:
            if item.getparent() is not cell or item in told or item in elaborate:
                plain = False
            paragraph = item
            pieces.append("\n")
        else:
            if cell is not None:
                cells.append((cell, _squeeze("".join(pieces)) if plain else None))
            cell = paragraph = None
            pieces = []
            plain = True
            if tag == _TC and row is not None and _belongs(item, row):
                cell = item
            elif tag == _TR and _belongs(item, table):
                row = item
                cells = []
                rows.append((row, cells))
            elif item is not table:
                return None
    if cell is not None:
        cells.append((cell, _squeeze("".join(pieces)) if plain else None))
    return rows


def _belongs(item: _Element, owner: _Element) -> bool:
    """Whether an element is among those that :func:`descend` finds in its owner."""
    parent = item.getparent()
    while parent is not None and parent is not owner:
        if parent.tag in UNPRINTED or parent.tag in _CLOSED:
            return False
        parent = parent.getparent()
    return parent is not None


def descend(parent: _Element, wanted: str) -> Iterator[_Element]:
    """Children of one kind, also inside content controls and tracked insertions, not deeper."""
    for child in parent:
        if child.tag == wanted:
            yield child
        elif child.tag not in UNPRINTED and child.tag not in _CLOSED:
            yield from descend(child, wanted)


def merge_vertically(rows: list[list[tuple[RawCell, str]]]) -> list[list[RawCell]]:
    """Turn ``vMerge`` restart/continue chains into row spans."""
    if not any(merge for row in rows for _, merge in row):
        return [[cell for cell, _ in row] for row in rows]
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
            RawCell(text=cell.text, colspan=cell.colspan, rowspan=span)
            for cell, span in zip(row, row_spans, strict=True)
        ]
        for row, row_spans in zip(kept, spans, strict=True)
    ]


def _squeeze(text: str) -> str:
    """Lines without blank ones, the white space in each as a browser prints it."""
    words = text.split()
    if len(words) < 2:
        return words[0] if words else ""
    lines = [" ".join(line.split()) for line in text.split("\n")]
    return "\n".join([line for line in lines if line])
