"""A grid and the glyphs within it: the table, also one that goes on over pages.

A figure is only what stands in one cell as a whole: one that touches a border, runs on into the next
cell or leaves the page is unreadable, never shorter.
"""

from __future__ import annotations

from bisect import bisect_right
from collections import defaultdict
from collections.abc import Iterable, Sequence

import msgspec

from govreport_parse.model.document import LOST, Place, Table
from govreport_parse.model.grid import RawCell, expand_grid
from govreport_parse.readers.drawn import Glyph, PageDrawing, turned
from govreport_parse.readers.line_joints import NUMBERED, between, first_unit
from govreport_parse.readers.print_lines import Line, lines_of, upright
from govreport_parse.readers.rulings import Grid
from govreport_parse.text.patterns import lazy_pattern

__all__ = ["RUNS_OUT", "DrawnTable", "Placed", "goes_on", "place_on", "table_of", "tables_in_one"]

# In ems: how far a glyph may reach over a border, for its box has room around it; what stands closer to a
# figure is of the same figure, for the least that pages leave beside a border is a sixteenth.
_OVER, _RUNS_ON = 0.3, 0.055
# As closely at a side of the whole table, where nothing stands beside it.
RUNS_OUT = 0.12
# Of the height of a glyph, above its baseline: where its middle is, and how far ink reaches from there.
_MIDDLE, _REACH = 0.36, 0.2
# In points. Cells keep as much free on both sides together, and columns of two pages differ by as much.
_PADDING, _ALIKE = 12.0, 3.0
_FIGURE = lazy_pattern(r"[\d,，.．%％+＋/／—–－-]+")
# How much of a picture lies in a blank cell that it fills, or of the cell under the picture.
_PICTURED = 0.25


class DrawnCell(msgspec.Struct, frozen=True):
    """A cell: where it begins and ends in its grid, its lines, and whether what it says is lost."""

    row: int
    column: int
    row_end: int
    column_end: int
    lines: tuple[Line, ...]
    lost: bool


class DrawnTable(msgspec.Struct, frozen=True, kw_only=True):
    """A table of one page."""

    page: PageDrawing
    grid: Grid
    cells: tuple[DrawnCell, ...]


class Placed(msgspec.Struct, frozen=True, kw_only=True):
    """A table, and the places of its cells by row and column."""

    table: Table
    places: dict[tuple[int, int], tuple[Place, ...]]


def table_of(page: PageDrawing, grid: Grid, glyphs: Sequence[Glyph]) -> DrawnTable:
    """A grid with what stands in its cells."""
    owner = {
        (r, c): k
        for k, (r0, c0, r1, c1) in enumerate(grid.cells)
        for r in range(r0, r1)
        for c in range(c0, c1)
    }
    held: dict[int, list[Glyph]] = defaultdict(list)
    lost: set[int] = set()
    xs, ys = grid.xs, grid.ys
    for glyph in glyphs:
        r, c = _at(ys, _middle(glyph)), _at(xs, (glyph.x0 + glyph.x1) / 2)
        k = owner[r, c]
        held[k].append(glyph)
        well_inside = (
            xs[c] <= glyph.x0
            and glyph.x1 < xs[c + 1]
            and ys[r] <= glyph.y0
            and glyph.y1 < ys[r + 1]
        )
        if not well_inside and glyph.text.strip():
            lost.update(_torn(glyph, k, grid, owner))
    lost.update(_run_on(held, grid))
    cells = []
    for k, (r0, c0, r1, c1) in enumerate(grid.cells):
        box = (grid.xs[c0], grid.ys[r0], grid.xs[c1], grid.ys[r1])
        off = box[2] > page.width + _ALIKE or box[0] < -_ALIKE
        lines = _lines(held.get(k, ()), page)
        pictured = not lines and any(_overlap(box, other) for other in page.pictures)
        if lines or pictured or k not in grid.beside:
            cells.append(DrawnCell(r0, c0, r1, c1, lines, off or pictured or k in lost))
    return DrawnTable(page=page, grid=grid, cells=tuple(cells))


def _overlap(cell: tuple[float, ...], picture: tuple[float, ...]) -> bool:
    """Whether a picture may print what a cell says: a good part of it lies there, or of the cell under it."""
    width = min(cell[2], picture[2]) - max(cell[0], picture[0])
    height = min(cell[3], picture[3]) - max(cell[1], picture[1])
    if width <= 0 or height <= 0:
        return False
    areas = [(box[2] - box[0]) * (box[3] - box[1]) for box in (cell, picture)]
    return width * height >= _PICTURED * min(areas)


def _at(edges: Sequence[float], value: float) -> int:
    at, last = bisect_right(edges, value) - 1, len(edges) - 2
    return last if at > last else max(at, 0)


def _middle(glyph: Glyph) -> float:
    return (glyph.y0 + glyph.y1) / 2 if glyph.turn else glyph.base - _MIDDLE * glyph.size


def _torn(glyph: Glyph, own: int, grid: Grid, owner: dict[tuple[int, int], int]) -> Iterable[int]:
    """The cells that a glyph stands in beside its own, and its own then."""
    x, y, over = (glyph.x0 + glyph.x1) / 2, _middle(glyph), _OVER * glyph.size
    reach = 0.0 if glyph.turn else _REACH * glyph.size
    corners = (
        (x, y - reach), (x, y + reach), (min(glyph.x0 + over, x), y), (max(glyph.x1 - over, x), y),
    )  # fmt: skip
    reached = {owner[_at(grid.ys, b), _at(grid.xs, a)] for a, b in corners}
    return reached | {own} if reached != {own} else ()


def _run_on(held: dict[int, list[Glyph]], grid: Grid) -> set[int]:
    """Cells whose figures run on beyond their border, into the next cell."""
    left: dict[tuple[int, int], list[tuple[Glyph, int]]] = defaultdict(list)
    right: dict[tuple[int, int], list[tuple[Glyph, int]]] = defaultdict(list)
    for k, glyphs in held.items():
        _, c0, _, c1 = grid.cells[k]
        for glyph in glyphs:
            if not glyph.turn and glyph.text.isdecimal():
                line = round(glyph.base)
                if glyph.x0 - grid.xs[c0] < glyph.size / 2:
                    right[c0, line].append((glyph, k))
                if grid.xs[c1] - glyph.x1 < glyph.size / 2:
                    left[c1, line].append((glyph, k))
    found: set[int] = set()
    for edge, ends in left.items():
        for glyph, k in ends:
            for other, j in right.get(edge, ()):
                if j != k and other.x0 - glyph.x1 < _RUNS_ON * glyph.size:
                    found |= {j, k}
    return found


def _lines(glyphs: Sequence[Glyph], page: PageDrawing) -> tuple[Line, ...]:
    """A cell's lines; those that are turned the same way are read in their direction, after the others."""
    if not glyphs:
        return ()
    lines: list[Line] = []
    for turn in sorted({glyph.turn for glyph in glyphs}):
        alike = [glyph for glyph in glyphs if glyph.turn == turn]
        lines += lines_of(upright(alike, page), were_turned=turn % 2 == 1)
    return tuple(lines)


def goes_on(above: DrawnTable, below: DrawnTable) -> bool:
    """Whether a table may be the rest of one on the page before: it is as wide, and lies as far left."""
    ends, begins = above.grid.xs, below.grid.xs
    return abs(ends[0] - begins[0]) <= _ALIKE and abs(ends[-1] - begins[-1]) <= _ALIKE


class _Cell(msgspec.Struct):
    """A cell in the grid of the whole table.

    `text`: of its lines so far; `above`, `below`: it is open to the page before, to the page after.
    """

    row: int
    column: int
    row_end: int
    column_end: int
    text: str
    places: tuple[Place, ...]
    above: bool
    below: bool


def tables_in_one(parts: Sequence[DrawnTable]) -> Placed:
    """The table that goes on over pages.

    A cell that no line closes goes on where no line opens the next page; where all of a row do, it is one
    row. A row that is closed on both sides may be one all the same: :attr:`Table.breaks` says where.
    """
    edges = _common_edges(parts)
    parts = [_without_filling(part, k > 0, k < len(parts) - 1) for k, part in enumerate(parts)]
    cells: list[_Cell] = []
    breaks: list[int] = []
    rows = 0
    for part in parts:
        own = _cells(part, edges, rows)
        if rows:
            cut = {(cell.column, cell.column_end): cell for cell in cells if cell.row_end == rows}
            begun = [cell for cell in own if cell.row == rows]
            one_row = _is_one_row(cut, begun)
            if one_row:
                rows -= 1
                for cell in own:
                    cell.row, cell.row_end = max(cell.row - 1, rows), cell.row_end - 1
            else:
                breaks.append(rows)
            for cell in begun:
                before = cut.get((cell.column, cell.column_end))
                if (
                    before is not None
                    and before.below
                    and cell.above
                    and (
                        one_row
                        or _may_go_on(before, cell, open_throughout=_is_open_throughout(cut, begun))
                    )
                ):
                    _continue(before, cell)
                    own.remove(cell)
        cells += own
        rows += len(part.grid.ys) - 1
    rows = _without_slivers(cells, rows, breaks)
    return _expanded(cells, rows, tuple(breaks))


def _without_filling(part: DrawnTable, above: bool, below: bool) -> DrawnTable:
    """A page's part without the room that borders lead through to its edge, where nothing stands.

    `above`, `below`: the table goes on on the page before, on the page after.
    """
    grid, rows = part.grid, len(part.grid.ys) - 1
    first = 1 if above and rows > 1 and not any(grid.top) and _is_bare(part, 0) else 0
    last = rows - 1 if below and rows > first + 1 and not any(grid.bottom) else rows
    if last < rows and not _is_bare(part, last):
        last = rows
    if (first, last) == (0, rows):
        return part
    cells = [
        msgspec.structs.replace(
            cell, row=max(cell.row, first) - first, row_end=min(cell.row_end, last) - first
        )
        for cell in part.cells
        if cell.row < last and cell.row_end > first
    ]
    top, bottom = list(grid.top), list(grid.bottom)
    for cell in part.cells:  # those that lead through the room stay open
        across = slice(cell.column, cell.column_end)
        if first and cell.row <= first < cell.row_end:
            top[across] = [cell.row == first] * (cell.column_end - cell.column)
        if last < rows and cell.row < last <= cell.row_end:
            bottom[across] = [cell.row_end == last] * (cell.column_end - cell.column)
    ruled_in = msgspec.structs.replace(
        grid, ys=grid.ys[first : last + 1], top=tuple(top), bottom=tuple(bottom)
    )
    return DrawnTable(page=part.page, grid=ruled_in, cells=tuple(cells))


def _is_bare(part: DrawnTable, row: int) -> bool:
    """Whether no cell that stands in a row alone says anything."""
    return not any(
        cell.lines or cell.lost
        for cell in part.cells
        if cell.row == row and cell.row_end == row + 1
    )


def _common_edges(parts: Sequence[DrawnTable]) -> list[float]:
    edges: list[float] = []
    for x in sorted(x for part in parts for x in part.grid.xs):
        if not edges or x - edges[-1] > _ALIKE:
            edges.append(x)
    return edges


def _without_slivers(cells: list[_Cell], rows: int, breaks: list[int]) -> int:
    """How many rows there are once those are gone that only a cell beside several rows ends in.

    A browser that breaks a table over pages draws the lower border of such a cell too high: between it and
    the row's own border stands a blank that no cell is.
    """
    for r in range(rows - 1, 0, -1):
        begun = [cell for cell in cells if cell.row == r]
        groups = [cell for cell in cells if cell.row_end == r and cell.row < r - 1]
        beside = {c: cell for cell in groups for c in range(cell.column, cell.column_end)}
        under = [c for cell in begun for c in range(cell.column, cell.column_end)]
        leads_through = any(cell.row < r < cell.row_end for cell in cells)
        blank = not any(cell.text for cell in begun)
        if not (leads_through and blank and beside.keys() >= set(under)) or r in breaks:
            continue
        for cell in begun:
            cells.remove(cell)
            for c in range(cell.column, cell.column_end):
                beside[c].row_end = cell.row_end
        for cell in cells:
            cell.row -= cell.row > r
            cell.row_end -= cell.row_end > r
        breaks[:] = [at - (at > r) for at in breaks]
        rows -= 1
    return rows


def _is_one_row(cut: dict[tuple[int, int], _Cell], begun: Sequence[_Cell]) -> bool:
    """Whether no line stands between a page's last row and the next one's first, and their cells are alike.

    They are two rows all the same where both have a figure in one place and words in another: browsers leave
    the line out that lies where the page ends.
    """
    if not _is_open_throughout(cut, begun):
        return False
    pairs = [(cut[cell.column, cell.column_end].text, cell.text) for cell in begun]
    figures = any(_is_figure(above) and _is_figure(below) for above, below in pairs)
    words = any(
        above and below and not (_is_figure(above) or _is_figure(below)) for above, below in pairs
    )
    return not (figures and words)


def _is_open_throughout(cut: dict[tuple[int, int], _Cell], begun: Sequence[_Cell]) -> bool:
    columns = {(cell.column, cell.column_end) for cell in begun}
    return columns == set(cut) and all(
        cell.above and cut[cell.column, cell.column_end].below for cell in begun
    )


def _may_go_on(before: _Cell, cell: _Cell, *, open_throughout: bool) -> bool:
    """Whether an open cell goes on beside a row that ends; a figure does not, and a numbered item begins another."""
    several = before.row_end - before.row > 1 or cell.row_end - cell.row > 1
    words = not (_is_figure(before.text) or _is_figure(cell.text))
    return (several or (words and not open_throughout)) and not NUMBERED.match(cell.text)


def _is_figure(text: str) -> bool:
    return _FIGURE.fullmatch(text) is not None


def _continue(before: _Cell, cell: _Cell) -> None:
    before.text += (between(before.text, cell.text) if cell.text else "") + cell.text
    before.row_end, before.below = cell.row_end, cell.below
    before.places += cell.places


def _cells(part: DrawnTable, edges: Sequence[float], first: int) -> list[_Cell]:
    grid = part.grid
    columns = [min(range(len(edges)), key=lambda k: abs(edges[k] - x)) for x in grid.xs]
    found = []
    for cell in part.cells:
        across = slice(cell.column, cell.column_end)
        x0, x1 = grid.xs[cell.column], grid.xs[cell.column_end]
        y0, y1 = grid.ys[cell.row], grid.ys[cell.row_end]
        turned_text = bool(cell.lines) and cell.lines[0].turned
        found.append(
            _Cell(
                row=cell.row + first,
                column=columns[cell.column],
                row_end=cell.row_end + first,
                column_end=columns[cell.column_end],
                text=_text(cell, y1 - y0 if turned_text else x1 - x0),
                places=(place_on(part.page, (x0, y0, x1, y1)),),
                above=cell.row == 0 and not any(grid.top[across]),
                below=cell.row_end == len(grid.ys) - 1 and not any(grid.bottom[across]),
            )
        )
    return found


def _text(cell: DrawnCell, width: float) -> str:
    """What a cell says, lines that print broke joined; with a sign that it is lost where it is."""
    text = ""
    for k, line in enumerate(cell.lines):
        if k:
            above = cell.lines[k - 1]
            full = width - (above.x1 - above.x0) < first_unit(line) + _PADDING
            joint = between(above.text, line.text)
            text += joint if full and joint != " " else "\n"
        text += line.text
    return text + LOST if cell.lost else text


def place_on(page: PageDrawing, box: tuple[float, float, float, float]) -> Place:
    """A box as it is on the page that is shown."""
    x0, y0, x1, y1 = (round(each, 1) for each in turned(box, page.width, page.height, page.turn))
    return Place(page=page.number, x0=x0, y0=y0, x1=x1, y1=y1)


def _expanded(cells: Sequence[_Cell], rows: int, breaks: tuple[int, ...]) -> Placed:
    """The cells in their grid, columns that no cell begins left out."""
    begins = sorted({cell.column for cell in cells})
    at = {column: k for k, column in enumerate(begins)}
    raw: list[list[RawCell]] = [[] for _ in range(rows)]
    places = {}
    for cell in sorted(cells, key=lambda cell: (cell.row, cell.column)):
        end = bisect_right(begins, cell.column_end - 1)
        places[cell.row, at[cell.column]] = cell.places
        raw[cell.row].append(
            RawCell(
                text=cell.text,
                rowspan=cell.row_end - cell.row,
                colspan=end - at[cell.column],
            )
        )
    table = expand_grid(raw)
    return Placed(table=msgspec.structs.replace(table, breaks=breaks), places=places)
