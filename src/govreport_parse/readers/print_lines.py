"""Glyphs to lines of text: by baseline, in the direction of reading, blanks where print leaves one."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from functools import cached_property
from operator import attrgetter
from string import ascii_letters
from typing import TypeAlias

import msgspec

from govreport_parse.model.document import LOST
from govreport_parse.readers.drawn import Glyph, PageDrawing, Rule, turned
from govreport_parse.readers.marks import LEFT_OUT, LEFT_OUT_DIGIT, without_marks
from govreport_parse.text.patterns import lazy_pattern

__all__ = ["Line", "lines_of", "upright", "without_struck"]

# All in ems, of the smaller of two glyphs unless said. Baselines of a line differ by what is set high or low, a third;
# of the larger;
# those of two lines by an em.
_SAME_BASE = 0.45
# Between characters that are written apart (12 34, of which justified print makes less than nothing),
# and between others: print justifies Chinese by up to half an em and sets a quarter before figures.
_BLANK_BETWEEN_FIGURES, _BLANK = 0.18, 0.75
# Two glyphs on top of each other, and a glyph printed twice to look bold.
_ON_TOP, _TWICE = 0.4, 0.12
# Figures set high or low for a note are two thirds as large, and a quarter off the line.
_SMALL, _OFF = 0.87, 0.15
# A line that strikes out passes through the middle of a character; an underline and a rule above do not.
_STRIKES_FROM, _STRIKES_TO, _STRUCK = 0.12, 0.62, 0.5

_Side: TypeAlias = Callable[[Glyph], float]
_BASE: _Side = attrgetter("base")
_SIZE: _Side = attrgetter("size")
_LEFT: _Side = attrgetter("x0")
_RIGHT: _Side = attrgetter("x1")
_TOP: _Side = attrgetter("y0")
_BOTTOM: _Side = attrgetter("y1")
_OF_MARK = "[]()（）〔〕【】*†‡※注"
# The number of a heading, after which a blank may stand for 、.
_NUMBER, _LONGEST_NUMBER = lazy_pattern(r"第?[一二三四五六七八九十]{1,3}(?:部分|章)?"), 8
# In ems: by how much it is wider than what justified print leaves between the characters after it.
_AFTER_NUMBER = 0.15
_OF_FIGURE = frozenset(f"0123456789０１２３４５６７８９{ascii_letters}.,%．，％")


class Line(msgspec.Struct, frozen=True, dict=True):
    """A line of print: its glyphs from left to right; `turned` where its page had to be for that."""

    glyphs: tuple[Glyph, ...]
    turned: bool = False

    @cached_property
    def x0(self) -> float:
        """Left end."""
        return self.glyphs[0].x0

    @cached_property
    def x1(self) -> float:
        """Right end."""
        return max(map(_RIGHT, self.glyphs))

    @cached_property
    def y0(self) -> float:
        """Top."""
        return min(map(_TOP, self.glyphs))

    @cached_property
    def y1(self) -> float:
        """Bottom."""
        return max(map(_BOTTOM, self.glyphs))

    @cached_property
    def base(self) -> float:
        """Baseline, of its largest glyph."""
        return max(self.glyphs, key=_SIZE).base

    @cached_property
    def size(self) -> float:
        """Of its type, the commonest."""
        sizes = sorted(map(_SIZE, self.glyphs))
        return sizes[len(sizes) // 2]

    @cached_property
    def bold(self) -> bool:
        """All of it is printed bold."""
        return all(glyph.bold for glyph in self.glyphs if glyph.text.strip())

    @cached_property
    def pieces(self) -> tuple[str, ...]:
        """What each glyph prints, with the blank before it."""
        largest = max(self.glyphs, key=_SIZE)
        return tuple(_pieces(self.glyphs, largest.size, largest.base))

    @cached_property
    def text(self) -> str:
        """What it says."""
        return without_marks("".join(self.pieces)).strip()


def lines_of(glyphs: Iterable[Glyph], *, were_turned: bool = False) -> list[Line]:
    """The lines that upright glyphs stand on, from the top down."""
    rows: list[list[Glyph]] = []
    last: Glyph | None = None
    for glyph in sorted(glyphs, key=_BASE):
        if last is not None and (
            glyph.base == last.base
            or glyph.base - last.base <= _SAME_BASE * max(glyph.size, last.size)
        ):
            rows[-1].append(glyph)
        else:
            rows.append([glyph])
        last = glyph
    found = (Line(_trimmed(sorted(row, key=_LEFT)), were_turned) for row in rows)
    return [line for line in found if line.glyphs and line.text]


def _trimmed(row: Sequence[Glyph]) -> tuple[Glyph, ...]:
    """Glyphs without the blanks before and after them."""
    if row[0].text.strip() and row[-1].text.strip():
        return tuple(row)
    printed = [k for k, glyph in enumerate(row) if glyph.text.strip()]
    return tuple(row[printed[0] : printed[-1] + 1]) if printed else ()


def upright(glyphs: Sequence[Glyph], page: PageDrawing) -> list[Glyph]:
    """Glyphs that are all turned alike as they are once the page is turned for them to be upright."""
    quarters = -glyphs[0].turn % 4
    if not quarters:
        return list(glyphs)
    across = {1: 0.0, 2: page.height, 3: page.width}[quarters]
    return [
        Glyph(
            glyph.text,
            *turned((glyph.x0, glyph.y0, glyph.x1, glyph.y1), page.width, page.height, quarters),
            glyph.base if quarters == 1 else across - glyph.base,
            glyph.size,
        )
        for glyph in glyphs
    ]


def without_struck(glyphs: Sequence[Glyph], rules: Sequence[Rule]) -> list[Glyph]:
    """Glyphs with a mark in the place of those that a line through their middle strikes out."""
    if not rules:
        return list(glyphs)
    return [_mark(glyph) if _is_struck(glyph, rules) else glyph for glyph in glyphs]


def _is_struck(glyph: Glyph, rules: Sequence[Rule]) -> bool:
    if glyph.turn or not glyph.text.strip():
        return False
    high, low = glyph.base - _STRIKES_TO * glyph.size, glyph.base - _STRIKES_FROM * glyph.size
    least = _STRUCK * (glyph.x1 - glyph.x0)
    return any(
        high <= rule.at <= low and min(rule.end, glyph.x1) - max(rule.start, glyph.x0) >= least
        for rule in rules
    )


def _mark(glyph: Glyph) -> Glyph:
    return Glyph(LEFT_OUT, glyph.x0, glyph.y0, glyph.x1, glyph.y1, glyph.base, glyph.size)


def _pieces(glyphs: Sequence[Glyph], size: float, base: float) -> Iterator[str]:
    before: Glyph | None = None
    gap = said = ""
    was_figure = False
    small, off = _SMALL * size, _OFF * size
    for k, glyph in enumerate(glyphs):
        text = glyph.text
        if not text.strip():
            gap = " " if before is not None else ""
            yield ""
            continue
        is_figure = text[0] in _OF_FIGURE
        if before is not None:
            em = min(glyph.size, before.size)
            apart = glyph.x0 - before.x1
            if text == before.text and abs(glyph.x0 - before.x0) <= _TWICE * em:
                yield ""
                continue
            between = was_figure and is_figure
            if _lie_on_top(before, glyph) and (before.text.isdecimal() or text.isdecimal()):
                text = LOST
            if apart > (_BLANK_BETWEEN_FIGURES if between else _BLANK) * em or (
                len(said) < _LONGEST_NUMBER
                and _NUMBER.fullmatch(said)
                and (gap or apart > _after(glyphs, k) + _AFTER_NUMBER * em)
            ):
                gap = " "
            elif gap and not between and apart < em / 2:
                gap = gap if _is_latin(before.text) and _is_latin(text) else ""
            steps = between and abs(glyph.base - before.base) > off
            if steps and not gap and min(glyph.size, before.size) >= small:
                text = LOST
        raised = glyph.size < small and abs(glyph.base - base) > off
        if raised and (text.isdecimal() or text in _OF_MARK):
            text = LEFT_OUT_DIGIT if text.isdecimal() else LEFT_OUT
        yield gap + text
        if len(said) < _LONGEST_NUMBER:
            said = (said + gap + text)[:_LONGEST_NUMBER]
        gap = ""
        before, was_figure = glyph, is_figure


def _lie_on_top(before: Glyph, glyph: Glyph) -> bool:
    over = before.x1 - glyph.x0
    if over <= 0:
        return False
    return over / max(min(glyph.x1 - glyph.x0, before.x1 - before.x0), 0.1) > _ON_TOP


def _after(glyphs: Sequence[Glyph], k: int) -> float:
    """Room between a glyph and the next one."""
    return max(glyphs[k + 1].x0 - glyphs[k].x1, 0.0) if k + 1 < len(glyphs) else 0.0


def _is_latin(text: str) -> bool:
    return text.isascii() and text.isalpha()
