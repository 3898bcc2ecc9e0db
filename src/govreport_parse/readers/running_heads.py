"""What print sets on every page: running heads and feet, page numbers, what a browser adds."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Sequence

from govreport_parse.readers.drawn import PageDrawing
from govreport_parse.readers.print_lines import Line
from govreport_parse.readers.print_segments import UNIT, parted
from govreport_parse.text.patterns import lazy_pattern

__all__ = ["without_furniture"]

# Of a page's height. Official documents have margins of an eighth above and a ninth below, in which heads
# and page numbers stand.
_HEAD, _FOOT = 0.12, 0.88
# Heads of two pages stand at the same place, in points; a page number stands as many ems from the text.
_ALIKE, _FREE = 4.0, 1.2
_MAX_LINES = 3
_DIGITS = lazy_pattern(r"\d+")
_NUMBER = lazy_pattern(r"(?P<mark>[-—–－―·.\s]*)第?\s*(?P<page>\d{1,4})\s*页?[-—–－―·.\s]*")
_SURELY_NUMBER = lazy_pattern(
    r"[-—–－―]+\s*\d{1,4}\s*[-—–－―]+|第\s*\d{1,4}\s*页(?:[\s,，/]*共\s*\d{1,4}\s*页)?|\d{1,4}\s*/\s*\d{1,4}"
    r"|Page\s*\d{1,4}(?:\s*of\s*\d{1,4})?",
    re.IGNORECASE,
)
_BROWSER = lazy_pattern(
    r"(?:https?|file)://\S+(?:\s+\d{1,4}/\d{1,4})?"
    r"|\d{2,4}[/-]\d{1,2}[/-]\d{1,4},?\s*(?:[上下]午)?\s*\d{1,2}:\d\d(?:\s*[AP]M)?(?:\s.*)?"
)


def without_furniture(
    pages: Sequence[PageDrawing], lines: Sequence[Sequence[Line]]
) -> list[list[Line]]:
    """Each page's lines outside its tables without those that are of no text."""
    candidates = [_margin(page, own) for page, own in zip(pages, lines, strict=True)]
    seen: dict[str, list[tuple[int, Line]]] = defaultdict(list)
    for k, margin in enumerate(candidates):
        for line in margin:
            seen[_DIGITS.sub("#", line.text)].append((k, line))
    dropped = {
        id(line)
        for alike in seen.values()
        for k, line in alike
        if _is_furniture(k, line, alike, pages[k], lines[k])
    }
    return [[line for line in own if id(line) not in dropped] for own in lines]


def _margin(page: PageDrawing, lines: Sequence[Line]) -> list[Line]:
    """The lines in a page's head and foot."""
    head = [line for line in lines[:_MAX_LINES] if line.y1 < _HEAD * page.height]
    foot = [line for line in lines[-_MAX_LINES:] if line.y0 > _FOOT * page.height]
    return head + foot


def _is_furniture(
    k: int,
    line: Line,
    alike: Sequence[tuple[int, Line]],
    page: PageDrawing,
    lines: Sequence[Line],
) -> bool:
    if _SURELY_NUMBER.fullmatch(line.text) or _BROWSER.fullmatch(line.text):
        return True
    others = [(j, one) for j, one in alike if j != k and abs(one.base - line.base) <= _ALIKE]
    number = _NUMBER.fullmatch(line.text)
    if number is None:
        return bool(others) and not _is_of_table(line)
    own = int(number["page"])
    counted = any(int(_DIGITS.findall(one.text)[0]) - own == j - k for j, one in others)
    return counted or (own == page.number and _stands_alone(line, lines))


def _is_of_table(line: Line) -> bool:
    """Whether a line has figures as a row of a table has: two, or one with its unit."""
    segments = parted(line)
    figures = sum(segment.is_figure for segment in segments)
    units = sum(UNIT.fullmatch(segment.text) is not None for segment in segments)
    return figures > 1 or (figures == 1 and units > 0)


def _stands_alone(line: Line, lines: Sequence[Line]) -> bool:
    gaps = [
        min(abs(line.y0 - other.y1), abs(other.y0 - line.y1))
        for other in lines
        if other is not line
    ]
    return min(gaps, default=line.size * _FREE) >= _FREE * line.size
