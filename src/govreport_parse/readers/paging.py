"""Pages to blocks: what stands on each, in reading order, and what goes on over pages."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator, Sequence
from typing import TypeAlias

import msgspec

from govreport_parse.model.document import LOST, BlockPlaces
from govreport_parse.model.grid import holds_article
from govreport_parse.readers.drawn import Glyph, PageDrawing, Rule
from govreport_parse.readers.drawn_cells import (
    RUNS_OUT,
    DrawnTable,
    Placed,
    goes_on,
    table_of,
    tables_in_one,
)
from govreport_parse.readers.drawn_paragraphs import (
    LineOn,
    Margins,
    PlacedParagraph,
    margins_of,
    paragraphs_of,
)
from govreport_parse.readers.formats import Content
from govreport_parse.readers.page_columns import in_columns
from govreport_parse.readers.print_lines import Line, lines_of, without_struck
from govreport_parse.readers.rulings import Grid, Ruled, opens_into, ruled
from govreport_parse.readers.running_heads import without_furniture
from govreport_parse.readers.unruled import Unruled, begins_with_table, unruled_in
from govreport_parse.readers.unruled_tables import tables_of

__all__ = ["content_of", "items_of"]

# In ems: how far below a table's border the next line of an open cell lies.
_HANGS_OUT = 2.0

# What comes of pages: paragraphs and tables with their places, in reading order.
Item: TypeAlias = PlacedParagraph | Placed
# What a page has of them.
_Part: TypeAlias = LineOn | DrawnTable | Unruled


class _Page(msgspec.Struct, frozen=True):
    """A page with its tables, and the lines outside them."""

    page: PageDrawing
    tables: tuple[DrawnTable, ...]
    lines: list[Line]
    rules: tuple[Rule, ...]


def content_of(pages: Sequence[PageDrawing]) -> Content:
    """Paragraphs and tables of pages that follow one another, and where they stand."""
    placed = [
        BlockPlaces(block=item.table, cells=item.places)
        if isinstance(item, Placed)
        else BlockPlaces(block=item.paragraph, lines=item.lines)
        for item in items_of(pages)
    ]
    return Content(blocks=tuple(each.block for each in placed), places=tuple(placed))


def items_of(pages: Sequence[PageDrawing]) -> list[Item]:
    """Paragraphs and tables of pages that follow one another."""
    found = [ruled(page) for page in pages]
    drawn = [
        _taken_apart(page, own, after)
        for page, own, after in zip(pages, found, [*found[1:], None], strict=False)
    ]
    kept = [in_columns(lines) for lines in without_furniture(pages, [each.lines for each in drawn])]
    margins = _margins(pages, kept)
    items: list[Item] = []
    run: list[_Part] = []
    begins = [begins_with_table(_stretches(*each)[0]) for each in zip(drawn, kept, strict=True)]
    for k, (each, own) in enumerate(zip(drawn, kept, strict=True)):
        above = run[-1] if run else None
        goes_on = isinstance(above, Unruled) and above.told and above.last
        for part in _in_order(each, own, goes_on=goes_on, ends=any(begins[k + 1 : k + 2])):
            if run and not _goes_on(run[-1], part):
                items.extend(_made(run, margins))
                run = []
            run.append(part)
    items.extend(_made(run, margins))
    return items


def _goes_on(before: _Part, part: _Part) -> bool:
    """Whether two parts that follow each other are put together: lines, or a table's parts on two pages."""
    if isinstance(before, LineOn) or isinstance(part, LineOn):
        return isinstance(before, LineOn) and isinstance(part, LineOn)
    if before.page is part.page:
        return False
    if isinstance(before, DrawnTable) and isinstance(part, DrawnTable):
        return goes_on(before, part)
    if isinstance(before, Unruled) and isinstance(part, Unruled):
        return before.last and before.told and part.told
    return False


def _made(run: Sequence[_Part], margins: dict[int, Margins]) -> list[Item]:
    tables = [part for part in run if isinstance(part, DrawnTable)]
    if tables:
        return [tables_in_one(tables)]
    unruled = [part for part in run if isinstance(part, Unruled)]
    if unruled:
        return [*tables_of(unruled)]
    lines = [part for part in run if isinstance(part, LineOn)]
    return [*paragraphs_of(lines, margins[round(lines[0].page.width)])] if lines else []


def _margins(pages: Sequence[PageDrawing], lines: Sequence[Sequence[Line]]) -> dict[int, Margins]:
    """The margins of the text on pages of each width."""
    by_width: dict[int, list[LineOn]] = {}
    for page, own in zip(pages, lines, strict=True):
        by_width.setdefault(round(page.width), []).extend(LineOn(line, page) for line in own)
    found = {width: margins_of(own) for width, own in by_width.items()}
    return {width: margins for width, margins in found.items() if margins is not None}


def _taken_apart(page: PageDrawing, found: Ruled, after: Ruled | None) -> _Page:
    """A page by its lines, and those of the page after it."""
    glyphs = without_struck(page.glyphs, found.loose)
    whole = found.grids
    if whole and after and after.grids and opens_into(whole[-1], after.grids[0]):
        whole = (*whole[:-1], _with_what_hangs_out(whole[-1], glyphs))
    grids = sorted(whole, key=_area)
    held: list[list[Glyph]] = [[] for _ in grids]
    free: list[Glyph] = []
    for glyph in glyphs:
        x, y = (glyph.x0 + glyph.x1) / 2, (glyph.y0 + glyph.y1) / 2
        for grid, own in zip(grids, held, strict=True):
            if grid.xs[0] <= x <= grid.xs[-1] and grid.ys[0] <= y <= grid.ys[-1]:
                own.append(glyph)
                break
        else:
            free.append(glyph)
    for grid, own in zip(grids, held, strict=True):
        own.extend(_run_out(grid, own, free))
    tables = []
    for grid, own in zip(grids, held, strict=True):
        table = table_of(page, grid, own)
        texts = ["".join(line.text for line in cell.lines) for cell in table.cells]
        if holds_article(texts, nested=_holds_another(grid, grids)):
            free += own
        else:
            tables.append(table)
    tables.sort(key=lambda table: (table.grid.ys[0], table.grid.xs[0]))
    lines = lines_of(glyph for glyph in free if not glyph.turn)
    return _Page(page, tuple(tables), lines, found.loose)


def _with_what_hangs_out(grid: Grid, glyphs: Sequence[Glyph]) -> Grid:
    """A grid down to the last line of its open cells: browsers draw their borders shorter than what they hold."""
    below = lines_of(glyph for glyph in glyphs if glyph.base > grid.ys[-1] and not glyph.turn)
    end = grid.ys[-1]
    for line in below:
        if line.base - end > _HANGS_OUT * line.size or not all(
            _is_open(grid, (glyph.x0 + glyph.x1) / 2) for glyph in line.glyphs
        ):
            break
        end = line.y1
    return msgspec.structs.replace(grid, ys=(*grid.ys[:-1], end))


def _is_open(grid: Grid, x: float) -> bool:
    column = bisect_right(grid.xs, x) - 1
    return 0 <= column < len(grid.bottom) and not grid.bottom[column]


def _run_out(grid: Grid, own: Sequence[Glyph], free: Sequence[Glyph]) -> list[Glyph]:
    """A sign of loss for each figure that runs on beyond a grid's side: what stands within is a part of it."""
    left, right, top, bottom = grid.xs[0], grid.xs[-1], grid.ys[0], grid.ys[-1]
    ends = [
        glyph
        for glyph in free
        if glyph.text.isdecimal()
        and not glyph.turn
        and top <= glyph.base <= bottom + glyph.size
        and min(abs(glyph.x0 - right), abs(glyph.x1 - left)) < glyph.size
    ]
    return [
        Glyph(LOST, one.x0, one.y0, one.x1, one.y1, one.base, one.size)
        for glyph in ends
        for one in own
        if one.text.isdecimal()
        and abs(one.base - glyph.base) < 1
        and max(one.x0 - glyph.x1, glyph.x0 - one.x1) < RUNS_OUT * glyph.size
    ]


def _area(grid: Grid) -> float:
    return (grid.xs[-1] - grid.xs[0]) * (grid.ys[-1] - grid.ys[0])


def _holds_another(grid: Grid, grids: Sequence[Grid]) -> bool:
    return any(
        other is not grid
        and grid.xs[0] < (other.xs[0] + other.xs[-1]) / 2 < grid.xs[-1]
        and grid.ys[0] < (other.ys[0] + other.ys[-1]) / 2 < grid.ys[-1]
        and _area(other) < _area(grid)
        for other in grids
    )


def _stretches(page: _Page, lines: Sequence[Line]) -> list[list[Line]]:
    """A page's lines before, between and after its tables."""
    stretches: list[list[Line]] = [[] for _ in range(len(page.tables) + 1)]
    for line in lines:
        stretches[sum(table.grid.ys[0] < line.base for table in page.tables)].append(line)
    return stretches


def _in_order(page: _Page, lines: Sequence[Line], *, goes_on: bool, ends: bool) -> Iterator[_Part]:
    """A page's lines and tables from the top down.

    `goes_on`: the page before ends in a table without lines. `ends`: the next one begins with one.
    """
    below = page.tables
    for k, stretch in enumerate(_stretches(page, lines)):
        if k:
            yield below[k - 1]
        at = 0
        for table in unruled_in(
            page.page, stretch, goes_on=goes_on and not k, ends=ends and k == len(below)
        ):
            yield from (LineOn(line, page.page) for line in stretch[at : table.first])
            yield table
            at = table.end
        yield from (LineOn(line, page.page) for line in stretch[at:])
