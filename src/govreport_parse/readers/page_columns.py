"""Columns of a page: a narrow one beside the text, as sites print their lists of links, is read by itself."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

import msgspec

from govreport_parse.readers.drawn import Glyph
from govreport_parse.readers.print_lines import Line
from govreport_parse.text.patterns import lazy_pattern

__all__ = ["in_columns"]

# In ems: room between columns; how much of it lines in between may leave at least.
_GUTTER = 1.2
# Lines that each column has, of which so many in the wide one are long, as wide as most of it, and have stops.
_MIN_LINES, _MIN_LONG, _LONG, _MIN_PROSE = 3, 3, 0.8, 2
# Of both columns together: how wide the one with the text is.
_WIDE = 0.6


_FIGURE_APART = lazy_pattern(r"(?:^|\s)[\d,，.．%％+＋/／—–－-]+\S?(?:\s|$)")


class _Gutter(msgspec.Struct, frozen=True):
    """Room between two columns: from where to where, and the first line and the one after the last beside it."""

    x0: float
    x1: float
    first: int
    end: int


def in_columns(lines: Sequence[Line]) -> list[Line]:
    """A page's lines in reading order: those of a column one after the other."""
    gutter = _gutter(lines)
    if gutter is None:
        return list(lines)
    left, right = _sides(lines[gutter.first : gutter.end], gutter)
    return [
        *lines[: gutter.first],
        *in_columns(left),
        *in_columns(right),
        *in_columns(lines[gutter.end :]),
    ]


def _gutter(lines: Sequence[Line]) -> _Gutter | None:
    """The first gutter that a narrow column and the text lie on either side of."""
    tried: set[int] = set()
    for k, line in enumerate(lines):
        for x0, x1 in _gaps(line):
            if round(x1) in tried:
                continue
            tried.add(round(x1))
            gutter = _along(lines, k, x0, x1)
            if gutter is not None and _parts_text(lines, gutter):
                return gutter
    return None


def _gaps(line: Line) -> list[tuple[float, float]]:
    printed = [glyph for glyph in line.glyphs if glyph.text.strip()]
    return [(a.x1, b.x0) for a, b in pairwise(printed) if b.x0 - a.x1 >= _GUTTER * line.size]


def _along(lines: Sequence[Line], k: int, x0: float, x1: float) -> _Gutter | None:
    """How far up and down the room in a line leads between others."""
    first, end = k, k + 1
    for step in (-1, 1):
        at = k + step
        while 0 <= at < len(lines):
            room = _room(lines[at], x0, x1)
            if room is None:
                break
            x0, x1 = room
            first, end = min(first, at), max(end, at + 1)
            at += step
    return _Gutter(x0, x1, first, end) if end - first >= _MIN_LINES else None


def _room(line: Line, x0: float, x1: float) -> tuple[float, float] | None:
    """What a line leaves of some room; None where that is too little."""
    middle = (x0 + x1) / 2
    for glyph in line.glyphs:
        if not glyph.text.strip():
            continue
        if (glyph.x0 + glyph.x1) / 2 < middle:
            x0 = max(x0, glyph.x1)
        else:
            x1 = min(x1, glyph.x0)
    return (x0, x1) if x1 - x0 >= _GUTTER * line.size else None


def _sides(lines: Sequence[Line], gutter: _Gutter) -> tuple[list[Line], list[Line]]:
    left: list[Line] = []
    right: list[Line] = []
    for line in lines:
        for side, glyphs in (
            (left, [glyph for glyph in line.glyphs if glyph.x1 <= gutter.x0]),
            (right, [glyph for glyph in line.glyphs if glyph.x1 > gutter.x0]),
        ):
            printed = _trimmed(glyphs)
            if printed:
                side.append(Line(tuple(printed)))
    return left, right


def _trimmed(glyphs: Sequence[Glyph]) -> Sequence[Glyph]:
    printed = [k for k, glyph in enumerate(glyphs) if glyph.text.strip()]
    return glyphs[printed[0] : printed[-1] + 1] if printed else ()


def _is_prose(line: Line) -> bool:
    return "，" in line.text or "。" in line.text


def _parts_text(lines: Sequence[Line], gutter: _Gutter) -> bool:
    """Whether one side is text, of lines as wide as it, and the other a narrow list of words."""
    sides = _sides(lines[gutter.first : gutter.end], gutter)
    if min(map(len, sides)) < _MIN_LINES - 1:
        return False
    spans = [max(line.x1 for line in side) - min(line.x0 for line in side) for side in sides]
    text, narrow = sides if spans[0] > spans[1] else sides[::-1]
    wide = max(spans)
    long = sum(line.x1 - line.x0 >= _LONG * wide for line in text)
    return (
        wide >= _WIDE * sum(spans)
        and long >= _MIN_LONG
        and sum(_is_prose(line) for line in text) >= _MIN_PROSE
        and not any(_FIGURE_APART.search(line.text) or len(line.text) < 2 for line in narrow)
    )
