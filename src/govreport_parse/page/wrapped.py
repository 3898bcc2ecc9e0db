"""Lines that print broke at its margin, put together again: PDF text has every line by itself."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from govreport_parse.text.han import is_han
from govreport_parse.text.patterns import lazy_pattern

__all__ = ["whole_lines"]

# What a sentence or the line above a list ends with.
_ENDS = tuple("。；：！？;:!?)）")
# A line that reached the margin has as many characters; signatures and entries of a list are shorter.
_MIN_FULL = 20
# A sentence on whom to ask runs over a few lines.
_MAX_LINES = 8
_STARTS_ANEW = lazy_pattern(
    r"\s*(?:第?[一二三四五六七八九十]{1,3}(?:部分)?[、.．]|[(（][一二三四五六七八九十\d]{1,3}[)）]"
    r"|\d{1,2}[、.．](?!\d)"
    r"|20\d\d\s*年\s*\d{1,2}\s*月\s*\d{1,2}\s*日\s*$|20\d\d\s*年[,，\s]*(?!\s*\d))"
)
# The key of an entry (电话：) has so many characters.
_KEY = range(2, 7)
# An entry that ends with its line: the line after it is another matter.
_WHOLE_ENTRY = lazy_pattern(
    r"(?:[号室楼层]|(?<!\d)\d{7,8}|\.(?:cn|com|net|org))\s*$", re.IGNORECASE
)
# 电话：0999-12345 | 67: an area code with figures after it, or a mobile's first figures; how many make
# a whole number.
_CUT_NUMBERS = (
    (lazy_pattern(r"(?<!\d)(?:0\d{2,3}\s*[-—]\s*|[(（]0\d{2,3}[)）]\s*)(\d{0,7})$"), (7, 8)),
    (lazy_pattern(r"(?<![\d-])(1[3-9]\d{0,8})$"), (11,)),
)
_REST_OF_NUMBER = lazy_pattern(r"\s*(\d{1,9})(?=\s*(?:[,，。;；)）]|(?P<end>$)))")


def whole_lines(lines: Sequence[str]) -> Iterator[str]:
    """The lines, those of one sentence joined where print broke them.

    Lines are one sentence where the line above ends in the midst of it: within brackets that close
    further down, in the midst of a telephone number, or at the margin, before lines that end in a full
    stop. A heading, a date or an entry of its own (邮编：…) begins anew.
    """
    first = 0
    while first < len(lines):
        last = first if _ends(lines[first]) else _last(lines, first)
        yield lines[first] if last == first else "".join(map(str.strip, lines[first : last + 1]))
        first = last + 1


def _last(lines: Sequence[str], first: int) -> int:
    """Index of the last line of the sentence that stands on line `first` at its end."""
    text, last = lines[first], first
    for j in range(first + 1, min(first + _MAX_LINES, len(lines))):
        below = lines[j]
        if _ends(text):
            break
        if _number_goes_on(text, below):
            last = j
        elif _starts_anew(below) or not (_is_open(text) or _reaches_margin(lines[j - 1])):
            break
        text = text.rstrip() + below.strip()
        if _ends(text):
            last = j
    return last


def _ends(text: str) -> bool:
    return text.rstrip().endswith(_ENDS) and not _is_open(text)


def _is_open(text: str) -> bool:
    return text.count("(") + text.count("（") > text.count(")") + text.count("）")


def _starts_anew(line: str) -> bool:
    return _is_entry(line) or _STARTS_ANEW.match(line) is not None


def _is_entry(line: str) -> bool:
    key, colon, _ = line.lstrip()[: _KEY.stop].replace("：", ":").partition(":")
    return bool(colon) and len(key) in _KEY and is_han(key)


def _reaches_margin(line: str) -> bool:
    return len(line) >= _MIN_FULL and not _is_entry(line) and _WHOLE_ENTRY.search(line) is None


def _number_goes_on(text: str, below: str) -> bool:
    """Whether a telephone number at the end of a text has its last figures on the line below.

    Figures alone on a line may be a page's: they count only where the number lacks them.
    """
    rest = _REST_OF_NUMBER.match(below)
    if rest is None:
        return False
    for pattern, lengths in _CUT_NUMBERS:
        cut = pattern.search(text)
        if cut is not None and len(cut[1]) + len(rest[1]) in lengths:
            return rest["end"] is None or len(cut[1]) < min(lengths)
    return False
