"""What a page shows, whatever format draws it: glyphs with their boxes, and ruling lines.

Points, the origin at the top left, y downwards. A reader of a format that draws its pages gives a
:class:`PageDrawing` a page; :mod:`.rulings` finds the grids, :mod:`.paging` makes blocks of them.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable

import msgspec

__all__ = ["Glyph", "PageDrawing", "Rule", "extent", "of_rectangle", "turned"]

# A rectangle that is no thicker is drawn as a line; borders of cells are up to 2 points.
_THICK = 3.0
# What is shorter is a dot or a corner. A cell is at least as wide as a character.
_SHORT = 3.0


class Glyph(msgspec.Struct, frozen=True, gc=False):
    """A character as it is drawn.

    Attributes
    ----------
    text
        The character; U+FFFD where the format does not say which.
    x0, y0, x1, y1
        Its box: as wide as it moves the pen, as high as its font is large.
    base
        Of its baseline, y; of text that runs up or down, x.
    size
        Of its font, as shown.
    turn
        By how many quarters of a circle, clockwise, it is turned: 1 for text that runs downwards.
    bold
        Its font is a bold one.
    """

    text: str
    x0: float
    y0: float
    x1: float
    y1: float
    base: float
    size: float
    turn: int = 0
    bold: bool = False


class Rule(msgspec.Struct, frozen=True, gc=False):
    """A horizontal or vertical line: where it lies across its direction, and from where to where it leads."""

    at: float
    start: float
    end: float


class PageDrawing(msgspec.Struct, frozen=True, kw_only=True):
    """A page as it is read: upright.

    Attributes
    ----------
    number
        From 1.
    width, height
        Of the page, upright.
    glyphs
        In the order in which they are drawn; hidden ones are not among them.
    horizontals, verticals
        Its ruling lines, also what draws underlines and strikes text out.
    pictures
        Boxes of what is shown and is no text: a cell that holds nothing else is not blank.
    turn
        By how many quarters, clockwise, the page is shown turned against how it is read.
    """

    number: int
    width: float
    height: float
    glyphs: tuple[Glyph, ...] = ()
    horizontals: tuple[Rule, ...] = ()
    verticals: tuple[Rule, ...] = ()
    pictures: tuple[tuple[float, float, float, float], ...] = ()
    turn: int = 0


def of_rectangle(
    x0: float, y0: float, x1: float, y1: float, *, outline: bool = False
) -> tuple[list[Rule], list[Rule]]:
    """The horizontal and the vertical lines that a rectangle draws: itself, or its four sides."""
    if outline and x1 - x0 > _THICK and y1 - y0 > _THICK:
        across = [Rule(y0, x0, x1), Rule(y1, x0, x1)]
        return across, [Rule(x0, y0, y1), Rule(x1, y0, y1)]
    if y1 - y0 <= _THICK and x1 - x0 > max(_SHORT, y1 - y0):
        return [Rule((y0 + y1) / 2, x0, x1)], []
    if x1 - x0 <= _THICK and y1 - y0 > max(_SHORT, x1 - x0):
        return [], [Rule((x0 + x1) / 2, y0, y1)]
    return [], []


_MOVES: tuple[Callable[[float, float, float, float], tuple[float, float]], ...] = (
    lambda x, y, _w, _h: (x, y),
    lambda x, y, _w, h: (h - y, x),
    lambda x, y, w, h: (w - x, h - y),
    lambda x, y, w, _h: (y, w - x),
)


def turned(
    box: tuple[float, float, float, float], width: float, height: float, quarters: int
) -> tuple[float, float, float, float]:
    """A box on a page of this size, once the page is turned clockwise by so many quarters."""
    move = _MOVES[quarters % 4]
    ax, ay = move(box[0], box[1], width, height)
    bx, by = move(box[2], box[3], width, height)
    return min(ax, bx), min(ay, by), max(ax, bx), max(ay, by)


def extent(glyphs: Iterable[Glyph]) -> tuple[float, float, float, float]:
    """The box around some glyphs, of which there is at least one."""
    boxes = list(glyphs)
    return (
        min(g.x0 for g in boxes),
        min(g.y0 for g in boxes),
        max(g.x1 for g in boxes),
        max(g.y1 for g in boxes),
    )
