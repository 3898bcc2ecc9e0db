"""Paragraphs, cells and rows that follow one another, each with how deep it lies, put into tables.

So ``.doc`` and RTF write tables: a cell ends at a mark, and so does a row, which says then where the edges
of its cells lie. The columns of a table are those edges.
"""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

import msgspec

from govreport_parse.model import limits
from govreport_parse.model.grid import OBJECT
from govreport_parse.text.patterns import lazy_pattern

__all__ = ["Body", "Row", "Shape", "withheld"]

# Of edges, in twentieths of a point: nearer ones of two rows are one, for no column is as narrow as the
# margins of a cell. What a row is moved in by less than _INDENT is no column that it leaves free.
_SAME = 120
_INDENT = 200
# The parser of XML follows 256 elements in each other, of which a table takes three.
_DEEPEST = 40
_DIGITS = lazy_pattern(r"(?<=<w:t>)[^<]*\d[^<]*")
_DIGIT = lazy_pattern(r"\d++")


class Shape(msgspec.Struct, frozen=True, kw_only=True):
    """A cell as its row declares it.

    Attributes
    ----------
    right
        Its right edge, in twentieths of a point.
    across, down
        ``restart`` or ``continue`` where it is merged with those beside or below it, else empty.
    fill
        The colour behind it; empty for none.
    """

    right: int
    across: str = ""
    down: str = ""
    fill: str = ""


class Row(msgspec.Struct, frozen=True, kw_only=True):
    """What a row's mark says.

    `left`: the edge where it begins; `styled`: a table's style may bring a ground and an ink of its own.
    """

    left: int
    shapes: tuple[Shape, ...]
    deleted: bool = False
    hidden: bool = False
    styled: bool = False

    def is_sound(self) -> bool:
        """Whether each cell ends after the one before."""
        edges = [self.left, *(shape.right for shape in self.shapes)]
        return all(one < other for one, other in pairwise(edges))


class _Table:
    """A table that is not ended yet: its rows, the cells of the last, and the blocks of the cell at hand."""

    def __init__(self) -> None:
        self.rows: list[tuple[Row | None, list[str]]] = []
        self.cells: list[str] = []
        self.blocks: list[str] = []

    def xml(self) -> str:
        if self.blocks:
            self.cells.append("".join(self.blocks))
        if self.cells:
            self.rows.append((None, self.cells))
        rows = [(_fitting(row, len(cells)), cells) for row, cells in self.rows]
        columns = _columns([row for row, _ in rows if row is not None])
        written = "".join(_row(row, cells, columns) for row, cells in rows)
        styled = any(row is not None and row.styled for row, _ in rows)
        properties = '<w:tblPr><w:tblStyle w:val="table"/></w:tblPr>' if styled else "<w:tblPr/>"
        return f"<w:tbl>{properties}{written}</w:tbl>"


class Body:
    """A body, gathered in the order in which its paragraphs and marks stand."""

    def __init__(self) -> None:
        self._blocks: list[str] = []
        self._open: list[_Table] = []

    def paragraph(self, xml: str, depth: int) -> None:
        """A paragraph that lies in as many tables."""
        self._at(depth).append(xml)

    def cell(self, xml: str, depth: int) -> None:
        """The last paragraph of a cell of the table of a depth, from 1."""
        self._at(depth).append(xml)
        table = self._open[-1]
        table.cells.append("".join(table.blocks))
        table.blocks = []

    def row(self, row: Row, depth: int) -> None:
        """The mark of a row of the table of a depth, from 1."""
        self._at(depth)
        table = self._open[-1]
        whole = not table.blocks
        if table.blocks:
            table.cells.append("".join(table.blocks))
        table.rows.append((row if whole else None, table.cells))
        table.cells, table.blocks = [], []

    def holds_open_row(self) -> bool:
        """Whether a row has begun and is not ended."""
        return bool(self._open and (self._open[0].cells or self._open[0].blocks))

    def xml(self) -> str:
        """The whole of it."""
        self._at(0)
        return "".join(self._blocks)

    def _at(self, depth: int) -> list[str]:
        """Where blocks of a depth are gathered; what lies deeper is ended."""
        if depth > _DEEPEST:
            raise limits.exceeded(limits.DEPTH)
        while len(self._open) > depth:
            table = self._open.pop()
            around = self._open[-1].blocks if self._open else self._blocks
            around.append(table.xml())
        while len(self._open) < depth:
            self._open.append(_Table())
        return self._open[-1].blocks if self._open else self._blocks


def _fitting(row: Row | None, cells: int) -> Row | None:
    """What a row's mark says, None where that cannot be of this row."""
    return row if row is not None and len(row.shapes) == cells and row.is_sound() else None


def _columns(rows: Sequence[Row]) -> dict[int, int]:
    """The column that begins at each edge: those of several rows that nearly meet are one."""
    rows_at: dict[int, set[int]] = {}
    for k, row in enumerate(rows):
        for edge in (row.left, *(shape.right for shape in row.shapes)):
            rows_at.setdefault(edge, set()).add(k)
    columns: dict[int, int] = {}
    first, taken = 0, set[int]()
    for edge in sorted(rows_at):
        if not columns or edge - first > _SAME or taken & rows_at[edge]:
            columns[edge] = columns[first] + 1 if columns else 0
            first, taken = edge, set()
        columns[edge] = columns[first]
        taken |= rows_at[edge]
    return columns


def _row(row: Row | None, cells: Sequence[str], columns: dict[int, int]) -> str:
    if row is None:
        # Which column its cells are of is not known, nor whether one of them is two.
        return f"<w:tr>{''.join(f'<w:tc>{withheld(cell)}</w:tc>' for cell in cells)}</w:tr>"
    leftmost, rightmost = min(columns), max(columns)
    at, last = columns[row.left], columns[rightmost]
    before = at if row.left - leftmost > _INDENT else 0
    at = before and at
    end = columns[row.shapes[-1].right] if row.shapes else last
    after = last - end if row.shapes and rightmost - row.shapes[-1].right > _INDENT else 0
    properties = f'<w:gridBefore w:val="{before}"/>' if before else ""
    properties += f'<w:gridAfter w:val="{after}"/>' if after else ""
    properties += "<w:del/>" * row.deleted + "<w:hidden/>" * row.hidden
    written = []
    for k, (shape, cell) in enumerate(zip(row.shapes, cells, strict=True), 1):
        right = columns[shape.right] if k < len(cells) else last - after
        written.append(_cell(shape, cell, right - at))
        at = right
    held = f"<w:trPr>{properties}</w:trPr>" if properties else ""
    return f"<w:tr>{held}{''.join(written)}</w:tr>"


def _cell(shape: Shape, inner: str, span: int) -> str:
    held = f'<w:gridSpan w:val="{span}"/>' if span > 1 else ""
    held += f'<w:hMerge w:val="{shape.across}"/>' if shape.across else ""
    held += f'<w:vMerge w:val="{shape.down}"/>' if shape.down else ""
    held += f'<w:shd w:val="clear" w:fill="{shape.fill}"/>' if shape.fill else ""
    return f"<w:tc>{f'<w:tcPr>{held}</w:tcPr>' if held else ''}{inner}</w:tc>"


def withheld(xml: str) -> str:
    """WordprocessingML without its figures, for cells of which nobody knows the columns."""
    return _DIGITS.sub(lambda text: _DIGIT.sub(OBJECT, text[0]), xml)
