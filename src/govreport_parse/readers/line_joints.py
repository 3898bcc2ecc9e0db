"""Lines that print broke at a margin, put together again."""

from __future__ import annotations

from govreport_parse.readers.print_lines import Line
from govreport_parse.text.patterns import lazy_pattern

__all__ = ["NUMBERED", "between", "first_unit"]

# What begins a heading or an item.
NUMBERED = lazy_pattern(
    r"第?[一二三四五六七八九十]{1,3}(?:部分)?[、.．]|[(（][一二三四五六七八九十\d]{1,3}[)）]|\d{1,2}[、.．](?!\d)"
)

# What print does not part from what stands before it.
_CLOSES = "。，、；：？！）》」』】〕”’%％…,.;:?!)]}"
_OPENS = "（《「『【〔“‘([{"


def first_unit(line: Line) -> float:
    """How wide that is which would have had to stand on the line above for it to hold more."""
    glyphs = line.glyphs
    last = 0
    while last + 1 < len(glyphs) and glyphs[last].text in _OPENS:
        last += 1
    if _is_western(glyphs[last].text):
        while last + 1 < len(glyphs) and _is_western(glyphs[last + 1].text):
            last += 1
    while last + 1 < len(glyphs) and glyphs[last + 1].text in _CLOSES:
        last += 1
    return glyphs[last].x1 - glyphs[0].x0


def _is_western(text: str) -> bool:
    return text.isascii() and not text.isspace()


def between(above: str, below: str) -> str:
    """What stands between the texts of two lines of one paragraph: a blank between words and between figures."""
    if not above or not below:
        return ""
    last, first = above[-1], below[0]
    if last.isdecimal() and first.isdecimal():
        return " "
    return " " if last.isascii() and last.isalpha() and first.isascii() and first.isalpha() else ""
