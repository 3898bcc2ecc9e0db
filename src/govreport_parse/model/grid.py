"""Expansion of row and column spans into a rectangular grid, bounded."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

import msgspec

from govreport_parse.model import limits
from govreport_parse.model.document import Cell, Table

__all__ = ["FORMULA", "OBJECT", "RawCell", "expand_grid", "holds_article"]

# Text of a cell that shows something other than text: a picture, a symbol.
OBJECT = "\ufffc"
# Text of a cell that holds a formula whose result the file does not store.
FORMULA = f"={OBJECT}"
# Longest label cell of any form is 45 characters, longest corner note about 60 (layouts.md §4).
_ARTICLE_CELL = 300
_ARTICLE_SHARE = 0.5


class RawCell(msgspec.Struct, frozen=True, kw_only=True, gc=False):
    """A cell as a format declares it, before its place in the grid is known.

    `key`: by what its reader knows it again.
    """

    text: str
    rowspan: int = 1
    colspan: int = 1
    header: bool = False
    key: int | None = None


def expand_grid(rows: Sequence[Iterable[RawCell]]) -> Table:
    """Place the cells of each row, spans included, as a browser does.

    Spans are cut at the table's last row and at :data:`~govreport_parse.model.limits.COLUMNS`; a position
    that two spans claim stays with the first.

    Raises
    ------
    LimitExceeded
        Without a file's name, for more rows or positions than :mod:`govreport_parse.model.limits` allows.
    """
    height = len(rows)
    limits.require(limits.ROWS, height)
    covered = 0
    grid: list[list[Cell | None]] = [[] for _ in range(height)]
    for r, raw_row in enumerate(rows):
        row = grid[r]
        c = 0
        for raw in raw_row:
            while c < len(row) and row[c] is not None:
                c += 1
            if c >= limits.COLUMNS:
                break
            if raw.colspan == raw.rowspan == 1:
                colspan = rowspan = 1
            else:
                colspan = max(1, min(raw.colspan, limits.COLUMNS - c))
                rowspan = max(1, min(raw.rowspan, height - r))
            covered += colspan * rowspan
            if covered > limits.CELLS.value:
                raise limits.exceeded(limits.CELLS)
            if colspan == rowspan == 1 and c == len(row):
                row.append(Cell(text=raw.text, row=r, column=c, header=raw.header))
                c += 1
                continue
            cell = Cell(
                text=raw.text, row=r, column=c, rowspan=rowspan, colspan=colspan, header=raw.header
            )
            _cover(grid, cell)
            c += colspan
    return Table(grid=tuple(tuple(row) for row in grid))


def _cover(grid: list[list[Cell | None]], cell: Cell) -> None:
    for r in range(cell.row, cell.row + cell.rowspan):
        row = grid[r]
        missing = cell.column + cell.colspan - len(row)
        if missing > 0:
            row.extend([None] * missing)
        for c in range(cell.column, cell.column + cell.colspan):
            if row[c] is None:
                row[c] = cell


def holds_article(texts: Sequence[str], *, nested: bool) -> bool:
    """Whether a table only arranges a page: it holds tables, or its text is mostly prose.

    A page of a content system from before 2015 puts the whole article into one cell; statutory
    tables have no cell over 100 characters, and at most a note line below.
    """
    if nested or len(texts) == 1:
        return True
    total = sum(map(len, texts))
    prose = sum(len(text) for text in texts if len(text) > _ARTICLE_CELL)
    return prose > total * _ARTICLE_SHARE
