"""Lines of print in segments: what print sets apart, and which of it are figures and units."""

from __future__ import annotations

from collections.abc import Iterable
from itertools import pairwise
from typing import TypeAlias

import msgspec

from govreport_parse.readers.drawn import Glyph
from govreport_parse.readers.print_lines import Line
from govreport_parse.text.patterns import lazy_pattern

__all__ = [
    "APART",
    "NAMES_APART",
    "UNIT",
    "Row",
    "Segment",
    "Span",
    "bands",
    "closely_parted",
    "is_word",
    "overlaps",
    "parted",
    "spacing_of",
]

# In ems: room between cells, between two figures, and between a word and a figure.
APART, _FIGURES_APART, _LABEL_APART = 0.9, 0.3, 0.5
# Between figures of a table; digits of one are no further apart than a twentieth.
_CLOSE_FIGURES = 0.1
# Between names and figures of columns that nearly touch, beyond what is between the characters of each.
NAMES_APART = 0.03

_FIGURE = lazy_pattern(
    r"[+＋−增减-]?\d[\d,，.]*%?(?:\s?(?:件|条|次|个|人|人次|篇|万元|元|项|宗|份))?|[/／—–－-]{1,6}|无|不适用"
)
UNIT = lazy_pattern(
    r"[(（]?(?:件|条|次|个|人|人次|篇|万元|元|项|宗|份|家|期)(?:[/／]\S{1,3})?[)）]?"
)

Span: TypeAlias = tuple[float, float]


class Segment(msgspec.Struct, frozen=True):
    """A part of a line that print sets apart."""

    line: Line

    @property
    def x0(self) -> float:
        """Left end."""
        return self.line.x0

    @property
    def x1(self) -> float:
        """Right end."""
        return self.line.x1

    @property
    def text(self) -> str:
        """What it says."""
        return self.line.text

    @property
    def is_figure(self) -> bool:
        """Whether it says a figure, or that there is none."""
        return _FIGURE.fullmatch(self.text) is not None


def parted(
    line: Line, room: float = APART, between_figures: float = _FIGURES_APART
) -> list[Segment]:
    """The segments of a line, with so much room between words, and between figures."""
    parts: list[list[Glyph]] = []
    for glyph in line.glyphs:
        if not glyph.text.strip():
            continue
        if parts and not _is_apart(parts[-1][-1], glyph, room, between_figures):
            parts[-1].append(glyph)
        else:
            parts.append([glyph])
    return [Segment(Line(tuple(part))) for part in parts]


def spacing_of(lines: Iterable[Line]) -> float:
    """How far apart print sets the characters of a word, in ems: the least that it leaves between any two."""
    gaps = [
        (b.x0 - a.x1) / a.size
        for line in lines
        for a, b in pairwise(line.glyphs)
        if a.text.strip() and b.text.strip()
    ]
    return max(min(gaps, default=0.0), 0.0)


def closely_parted(line: Line, spacing: float) -> list[Segment]:
    """The segments of a line of a table: more room than between the characters of a word sets them apart."""
    return parted(line, min(spacing + NAMES_APART, APART), _CLOSE_FIGURES)


def _is_apart(before: Glyph, glyph: Glyph, room: float, between_figures: float) -> bool:
    figures = before.text.isdecimal(), glyph.text.isdecimal() or glyph.text in "/-—＋+"
    if all(figures):
        room = between_figures
    elif figures[1]:
        room = min(room, _LABEL_APART)
    return glyph.x0 - before.x1 > room * min(glyph.size, before.size)


class Row(msgspec.Struct):
    """A line with its segments."""

    line: Line
    segments: list[Segment]

    @property
    def figures(self) -> list[Segment]:
        """Its figures; a number before its label is none."""
        numbers_it = len(self.segments) > 1 and is_word(self.segments[1])
        return [one for one in self.segments[numbers_it:] if one.is_figure]


def is_word(segment: Segment) -> bool:
    """Whether it is neither a figure nor a unit."""
    return not segment.is_figure and not UNIT.fullmatch(segment.text)


def overlaps(segment: Segment, span: Span) -> bool:
    """Whether a segment stands above or below a span."""
    return segment.x0 < span[1] and span[0] < segment.x1


def bands(spans: Iterable[Span]) -> list[Span]:
    """What spans cover together, those that overlap as one."""
    found: list[Span] = []
    for x0, x1 in sorted(spans):
        if found and x0 <= found[-1][1]:
            found[-1] = found[-1][0], max(found[-1][1], x1)
        else:
            found.append((x0, x1))
    return found
