"""Pages to blocks: what stands on each, in reading order, and what goes on over pages."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import TypeAlias

import msgspec

from govreport_parse.model.document import BlockPlaces
from govreport_parse.model.grid import holds_article
from govreport_parse.readers.drawn import Glyph, PageDrawing
from govreport_parse.readers.drawn_cells import (
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
from govreport_parse.readers.print_lines import Line, lines_of, without_struck
from govreport_parse.readers.rulings import Grid, ruled
from govreport_parse.readers.running_heads import without_furniture

__all__ = ["content_of", "items_of"]

# What comes of pages: paragraphs and tables with their places, in reading order.
Item: TypeAlias = PlacedParagraph | Placed


class _Page(msgspec.Struct, frozen=True):
    """A page with its tables, and the lines outside them."""

    page: PageDrawing
    tables: tuple[DrawnTable, ...]
    lines: list[Line]


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
    drawn = [_taken_apart(page) for page in pages]
    kept = without_furniture(pages, [each.lines for each in drawn])
    items: list[Item] = []
    lines: list[LineOn] = []
    tables: list[DrawnTable] = []
    margins = _margins(pages, kept)

    def settle() -> None:
        if lines:
            size = lines[0].page.width
            items.extend(paragraphs_of(lines, margins[round(size)]))
            lines.clear()
        if tables:
            items.append(tables_in_one(tables))
            tables.clear()

    for each, own in zip(drawn, kept, strict=True):
        for item in _in_order(each, own):
            if isinstance(item, DrawnTable):
                if tables and not (tables[-1].page is not item.page and goes_on(tables[-1], item)):
                    settle()
                if lines:
                    settle()
                tables.append(item)
            else:
                if tables:
                    settle()
                lines.append(item)
    settle()
    return items


def _margins(pages: Sequence[PageDrawing], lines: Sequence[Sequence[Line]]) -> dict[int, Margins]:
    """The margins of the text on pages of each width."""
    by_width: dict[int, list[LineOn]] = {}
    for page, own in zip(pages, lines, strict=True):
        by_width.setdefault(round(page.width), []).extend(LineOn(line, page) for line in own)
    found = {width: margins_of(own) for width, own in by_width.items()}
    return {width: margins for width, margins in found.items() if margins is not None}


def _taken_apart(page: PageDrawing) -> _Page:
    found = ruled(page)
    glyphs = without_struck(page.glyphs, found.loose)
    grids = sorted(found.grids, key=_area)
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
    return _Page(page, tuple(tables), lines)


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


def _in_order(page: _Page, lines: Sequence[Line]) -> Iterator[LineOn | DrawnTable]:
    """A page's lines and tables from the top down."""
    below = list(page.tables)
    for line in lines:
        while below and below[0].grid.ys[0] < line.base:
            yield below.pop(0)
        yield LineOn(line, page.page)
    yield from below
