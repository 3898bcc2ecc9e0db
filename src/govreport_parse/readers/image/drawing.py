"""A picture of a page as a drawing: ruling lines, and characters where the engine recognises some.

Cells are recognised one by one, so that no character goes to its neighbour; what stands outside of tables, line
by line as the engine finds them. Ink that says nothing, and figures that their ink does not bear out, are lost.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from itertools import pairwise
from math import ceil

import cv2
import msgspec
import numpy as np

from govreport_parse.model.document import LOST
from govreport_parse.readers.drawn import Glyph, PageDrawing
from govreport_parse.readers.image.engine import found_in, recognise
from govreport_parse.readers.image.shapes import Piece, bears_out, is_slash, pieces_of
from govreport_parse.readers.image.upright import PIXELS, Array, Upright, upright
from govreport_parse.readers.rulings import Grid, ruled
from govreport_parse.text.patterns import lazy_pattern

__all__ = ["recognised_page"]

_FIGURE = lazy_pattern(r"[\d.,，．%％]*\d[\d.,，．%％]*")
# What the engine takes a stroke for.
_SLASHES = ("/", "／")
_STROKES = ("1", "l", "I", "|", "丨", "丿", "J", *_SLASHES)
# In pixels: what of a border may be left along it, and how thick that is.
_INSIDE, _SLIVER = 2, 3
# In pixels: ink above or below is cut by its border where it comes as near and there is some as far beyond.
_REACHES, _BEYOND = 1, (5, 8)
# In pixels: what begins as near to its border may have lost some of it there.
_LED = 3
# Of the height of a line: no more lies between two characters of a figure, the first of which is narrow (1) or not, or
# before the last. Fonts set 1 in the midst of its width, so that most lies between two (Arial: 0.41); before others
# there is a third at most, and after them less. Cells as narrow as their figures leave 0.37 and more.
_NARROW_PIECE, _AFTER_NARROW, _BEFORE, _AFTER = 0.4, 0.45, 0.34, 0.3
# Of the height of a line: lower runs of ink are a part of their neighbour (the strokes of 二, dots), which lies
# no further.
_LOW, _NEAR = 0.5, 0.4
# How much ground is left around a line, of its height; with it, a stroke is as tall as small print, in pixels.
_ROOM, _TALL = 0.3, 40
# Of the height of figures: as much lies between two of them.
_BLANK = 0.5
# What the engine is less sure of is no figure.
_SURE = 0.8
# Of a line found outside of tables: its font's size, and the width of a Latin character in wide ones.
_SIZE, _NARROW = 0.75, 0.5

# The smallest statutory table, three rows of a figure below a header, has more cells.
_TABLE = 6

Box = tuple[int, int, int, int]


class _Line(msgspec.Struct, frozen=True):
    """A line of a cell: the box of its ink on the page, and the pieces in it.

    `torn`: ink goes on at a border; `whole`: it stands apart from those above and below, which take nothing of it;
    `led`: it begins at the one on its left.
    """

    box: Box
    pieces: tuple[Piece, ...]
    torn: bool
    whole: bool
    led: bool


def recognised_page(
    picture: Array, number: int, width: float, height: float, *, for_tables: bool = False
) -> PageDrawing:
    """The drawing of a grey picture of a page, of this size in points.

    `for_tables`: of a picture without one nothing is recognised.
    """
    page = upright(picture, width)
    drawing = PageDrawing(
        number=number,
        width=width,
        height=height,
        horizontals=page.horizontals,
        verticals=page.verticals,
    )
    grids = ruled(drawing).grids
    if for_tables and not any(len(grid.cells) >= _TABLE for grid in grids):
        return PageDrawing(number=number, width=width, height=height)
    lines = [line for grid in grids for cell in _boxes(grid) for line in _lines(page, cell)]
    said = recognise([_crop(page.grey, line.box) for line in lines])
    glyphs: list[Glyph] = []
    pictures: list[tuple[float, float, float, float]] = []
    for line, (text, sure) in zip(lines, said, strict=True):
        text = _joined(text.strip(), line)  # noqa: PLW2901
        if not text:
            pictures.append(_points(line.box))
            continue
        slash = _is_slash(text, line, page)
        text = "/" if slash else text  # noqa: PLW2901
        glyphs += _glyphs(text, line.box, 1.0)
        if line.torn or not (slash or _is_borne_out(text, sure, line, page)):
            glyphs.append(_sign(line.box))
    glyphs += _outside(page, grids)
    return msgspec.structs.replace(drawing, glyphs=tuple(glyphs), pictures=tuple(pictures))


def _joined(text: str, line: _Line) -> str:
    """A figure without the blanks that the engine sees in it, where its ink leaves none."""
    whole = "".join(text.split())
    if whole == text or not _FIGURE.fullmatch(whole):
        return text
    ends = sorted((piece.x0, piece.x1) for piece in line.pieces)
    gaps = [after[0] - one[1] for one, after in pairwise(ends)]
    height = line.box[3] - line.box[1]
    return whole if max(gaps, default=0) < _BLANK * height else text


def _is_slash(text: str, line: _Line, page: Upright) -> bool:
    """Whether what is taken for a stroke is a slash, and not what a border leaves of a 7."""
    if text not in _STROKES or len(line.pieces) != 1 or not line.whole:
        return False
    return is_slash(line.pieces[0], page.ink, is_cut=line.led)


def _is_borne_out(text: str, sure: float, line: _Line, page: Upright) -> bool:
    if text in _SLASHES:  # it would be one
        return False
    if not _FIGURE.fullmatch(text):
        return True
    return sure >= _SURE and text.isascii() and bears_out(text, line.pieces, page.grey)


def _boxes(grid: Grid) -> Iterator[Box]:
    """The cells of a grid, in pixels."""
    for r0, c0, r1, c1 in grid.cells:
        points = (grid.xs[c0], grid.ys[r0], grid.xs[c1], grid.ys[r1])
        x0, y0, x1, y1 = (round(value * PIXELS) for value in points)
        yield x0 + _INSIDE, y0 + _INSIDE, x1 - _INSIDE, y1 - _INSIDE


def _lines(page: Upright, cell: Box) -> Iterator[_Line]:
    """The lines of a cell: rows of it that hold ink, without what is left of its borders."""
    x0, y0, x1, y1 = cell
    inside = page.ink[max(y0, 0) : y1, max(x0, 0) : x1]
    if inside.size == 0:
        return
    height, width = inside.shape
    pieces = [one for one in pieces_of(inside) if not _is_sliver(one, width, height)]
    for top, bottom in _rows(pieces):
        own = [
            Piece(p.x0 + x0, p.y0 + y0, p.x1 + x0, p.y1 + y0, p.area)
            for p in pieces
            if top <= p.y0 and p.y1 <= bottom
        ]
        edge = Piece(x0, y0, x0 + width, y0 + height, 0)
        torn = any(_goes_on(p, edge, page.ink, bottom - top) for p in own)
        box = (min(p.x0 for p in own), top + y0, max(p.x1 for p in own), bottom + y0)
        whole = top > _REACHES and bottom < height - _REACHES
        yield _Line(box, tuple(own), torn, whole, led=box[0] - x0 <= _LED)


def _goes_on(one: Piece, edge: Piece, ink: Array, tall: int) -> bool:
    """Whether a piece of ink goes on beyond the border of its cell, in a line of this height.

    Beside it there is ink as near as the next character of a figure is, or it is cut from above or below.
    """
    near, far = _BEYOND
    is_narrow = one.x1 - one.x0 < _NARROW_PIECE * tall
    before = ceil((_AFTER_NARROW if is_narrow else _BEFORE) * tall)
    after = ceil((_AFTER_NARROW if is_narrow else _AFTER) * tall)
    strips = [
        (one.y0, one.y1, one.x0 - before, edge.x0 - near),
        (one.y0, one.y1, edge.x1 + near, one.x1 + after),
    ]
    if one.y0 - edge.y0 <= _REACHES:
        strips.append((edge.y0 - far, edge.y0 - near, one.x0, one.x1))
    if edge.y1 - one.y1 <= _REACHES:
        strips.append((edge.y1 + near, edge.y1 + far, one.x0, one.x1))
    return any(
        ink[max(top, 0) : max(bottom, 0), max(left, 0) : max(right, 0)].any()
        for top, bottom, left, right in strips
    )


def _is_sliver(one: Piece, width: int, height: int) -> bool:
    """Whether a piece of ink is what is left of a border: thin, and along it."""
    across = one.y1 - one.y0 <= _SLIVER and (one.y0 == 0 or one.y1 == height)
    down = one.x1 - one.x0 <= _SLIVER and (one.x0 == 0 or one.x1 == width)
    return across or down


def _rows(pieces: Iterable[Piece]) -> list[tuple[int, int]]:
    """Where lines of text begin and end."""
    runs: list[list[int]] = []
    for piece in sorted(pieces, key=lambda one: one.y0):
        if runs and piece.y0 <= runs[-1][1]:
            runs[-1][1] = max(runs[-1][1], piece.y1)
        else:
            runs.append([piece.y0, piece.y1])
    tall = max((end - begin for begin, end in runs), default=0)
    k = 0
    while k + 1 < len(runs):
        one, after = runs[k], runs[k + 1]
        low = min(one[1] - one[0], after[1] - after[0]) < _LOW * tall
        if low and after[0] - one[1] <= _NEAR * tall and after[1] - one[0] <= tall / _LOW:
            one[1] = after[1]
            del runs[k + 1]
        else:
            k += 1
    return [(begin, end) for begin, end in runs]


def _crop(grey: Array, box: Box) -> Array:
    """A line with ground around it, nothing else of the page."""
    x0, y0, x1, y1 = box
    own = grey[y0:y1, x0:x1]
    room = max(round(_ROOM * (y1 - y0)), (_TALL - (y1 - y0)) // 2)
    ground = int(np.percentile(own, 90))
    return cv2.copyMakeBorder(own, room, room, room, room, cv2.BORDER_CONSTANT, value=ground)


def _outside(page: Upright, grids: Sequence[Grid]) -> Iterator[Glyph]:
    """The characters outside of tables."""
    ink, grey = page.ink.copy(), page.grey.copy()
    ground = int(np.median(grey))
    for grid in grids:
        x0, y0, x1, y1 = (
            round(value * PIXELS) for value in (grid.xs[0], grid.ys[0], grid.xs[-1], grid.ys[-1])
        )
        ink[max(y0, 0) : y1, max(x0, 0) : x1] = 0
        grey[max(y0, 0) : y1, max(x0, 0) : x1] = ground
    if not pieces_of(ink):
        return
    height, width = grey.shape
    boxes = [
        (max(x0, 0), max(y0, 0), min(x1, width), min(y1, height))
        for x0, y0, x1, y1 in found_in(grey)
    ]
    said = recognise([grey[y0:y1, x0:x1] for x0, y0, x1, y1 in boxes])
    for box, (text, _) in zip(boxes, said, strict=True):
        yield from _glyphs(text.strip(), box, _SIZE)


def _glyphs(text: str, box: Box, share: float) -> Iterator[Glyph]:
    """The characters of a line, spread over its box; `share`: of its height their size."""
    x0, y0, x1, y1 = _points(box)
    widths = [_NARROW if one.isascii() else 1.0 for one in text]
    step = (x1 - x0) / max(sum(widths), _NARROW)
    size = (y1 - y0) * share
    middle = (y0 + y1) / 2
    top, base = middle - size / 2, middle + 0.36 * size
    for one, width in zip(text, widths, strict=True):
        if one.strip():
            yield Glyph(one, x0, top, x0 + width * step, top + size, base, size)
        x0 += width * step


def _sign(box: Box) -> Glyph:
    """A sign of loss at the end of a line."""
    x0, y0, x1, y1 = _points(box)
    size, base = y1 - y0, (y0 + y1) / 2 + 0.36 * (y1 - y0)
    return Glyph(LOST, max(x0, x1 - 0.1), y0, x1, y1, base, size)


def _points(box: Box) -> tuple[float, float, float, float]:
    x0, y0, x1, y1 = (value / PIXELS for value in box)
    return x0, y0, x1, y1
