"""Tables as grids of cells that may span, and the choices of a layout."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal, TypeAlias

from .forms import TableKind

CellRole: TypeAlias = Literal["head", "corner", "lead", "label", "value", "note"]
Blocks: TypeAlias = Literal["one", "separate", "lead"]
Leads: TypeAlias = Literal["span", "repeat", "empty", "absent", "own_row"]


@dataclass(frozen=True, slots=True)
class Cell:
    """One cell of a grid; a line feed in the text is a break that the site set."""

    text: str
    role: CellRole
    colspan: int = 1
    rowspan: int = 1


Row: TypeAlias = tuple[Cell, ...]


@dataclass(frozen=True, slots=True)
class Grid:
    """One table on the page; ``note`` is a line above it, ``page`` a page number below it."""

    kind: TableKind
    rows: tuple[Row, ...]
    head_rows: int
    columns: int
    note: str = ""
    page: str = ""


@dataclass(frozen=True, slots=True)
class Options:
    """The choices of one layout."""

    blocks: Blocks = "one"
    leads: Leads = "span"
    total: Literal["last", "first", "second"] = "last"
    heads: Literal["whole", "broken", "truncated", "two_lines"] = "whole"
    corner: Literal["cell", "line", "none"] = "cell"
    flat_remedies: bool = False
    uneven: bool = False
    split: bool = False
    repeat_head: bool = False
    twice: bool = False
    images: bool = False


def covered_places(rows: tuple[Row, ...]) -> list[list[tuple[int, Cell | None]]]:
    """For each row its cells with their columns; None where a taller cell covers a column."""
    below: dict[int, int] = {}
    laid: list[list[tuple[int, Cell | None]]] = []
    for row in rows:
        line: list[tuple[int, Cell | None]] = []
        column = 0
        for cell in row:
            while below.get(column, 0):
                line.append((column, None))
                column += 1
            line.append((column, cell))
            column += cell.colspan
        while below.get(column, 0):
            line.append((column, None))
            column += 1
        below = {place: depth - 1 for place, depth in below.items() if depth > 1}
        for start, spanning in line:
            if spanning is not None and spanning.rowspan > 1:
                for place in range(start, start + spanning.colspan):
                    below[place] = spanning.rowspan - 1
        laid.append(line)
    return laid
