"""Lines of print to paragraphs: which line goes on below, also on the next page."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from itertools import pairwise
from operator import attrgetter

import msgspec

from govreport_parse.model.document import LinePlace, Paragraph
from govreport_parse.readers.drawn import PageDrawing, extent
from govreport_parse.readers.drawn_cells import place_on
from govreport_parse.readers.line_joints import NUMBERED, between, first_unit
from govreport_parse.readers.print_lines import Line

__all__ = ["LineOn", "Margins", "PlacedParagraph", "margins_of", "paragraphs_of"]

# In ems. Print leaves less than this free beside what did not fit; a first line is set in by two; lines of a
# paragraph lie as far apart as the others, and what is set larger is of another one.
_FREE, _SET_IN, _APART, _LARGER = 0.6, 1.2, 0.35, 0.12
_FIRST_LINE = 3.2
# Of the widest line: what is as wide is set from margin to margin; two such lines end as close to each other.
_LONG, _SUPPORT = 0.6, 1.2
# In ems: where no two lines end alike, the longest leads to the margin unless so much is free up to where it lies
# if it is as wide as the left one.
_ROOM = 4.0
# In ems: a line that begins further in and ends at the margin is a signature; a title's lines are as far apart.
_SIGNED, _TITLE_APART = 8.0, 2.3
# How much larger than the text titles are: two sizes, 16 points to 22 in official documents.
_TITLE = 1.25
# In ems: lines of text are at least as far apart, and at most; where none tell, official documents have 1.75.
_LEADING, _USUAL_LEADING = (0.95, 2.6), 1.8
_ENDS = tuple("。；：！？;:!?")


class LineOn(msgspec.Struct, frozen=True):
    """A line and its page."""

    line: Line
    page: PageDrawing


class PlacedParagraph(msgspec.Struct, frozen=True, kw_only=True):
    """A paragraph and the places of its lines."""

    paragraph: Paragraph
    lines: tuple[LinePlace, ...]


class Margins(msgspec.Struct, frozen=True):
    """Between what a page's text is set; how large most of it is, and how far apart lines of a paragraph are, in ems.

    `bold`: most of it is, so that being bold sets nothing apart.
    """

    left: float
    right: float
    size: float
    leading: float
    bold: bool = False


def margins_of(lines: Iterable[LineOn]) -> Margins | None:
    """The margins of pages of one size, by the lines on them; None without lines."""
    each_on_page = list(lines)
    if not each_on_page:
        return None
    found = [each.line for each in each_on_page]
    widest = max(line.x1 - line.x0 for line in found)
    long = sorted((line for line in found if line.x1 - line.x0 >= _LONG * widest), key=_END)
    # A line alone that leads further is of something else beside the text.
    ends = [a.x1 for a, b in pairwise(reversed(long)) if a.x1 - b.x1 <= _SUPPORT * a.size]
    begins = sorted(line.x0 for line in long)
    lefts = [a for a, b in pairwise(begins) if b - a <= _SUPPORT * found[0].size]
    sizes: Counter[float] = Counter()
    for line in found:
        sizes[line.size] += len(line.glyphs)
    left = (lefts or begins)[0]
    set_back = [(a, b) for a, b in pairwise(found) if _sets_back(a, b)]
    right = max([*ends[:1], *(a.x1 for a, _ in set_back)], default=0.0)
    left = min([left, *(b.x0 for a, b in set_back if right - a.x1 <= _SUPPORT * a.size)])
    if not ends and long[-1].x1 - right > _SUPPORT * long[-1].size:
        right = _reached(long[-1], each_on_page[0].page.width - left)
    size = sizes.most_common(1)[0][0]
    return Margins(left, right, size, _leading(found, left, right), _is_mostly_bold(found))


def _reached(longest: Line, opposite: float) -> float:
    """Where the right margin is if one line alone can tell."""
    return opposite if opposite - longest.x1 > _ROOM * longest.size else longest.x1


def _sets_back(above: Line, below: Line) -> bool:
    """Whether a line begins two characters before the one above, as the second line of a paragraph does."""
    step = (above.x0 - below.x0) / above.size
    apart = (below.base - above.base) / above.size
    return (
        above.size == below.size
        and _SET_IN <= step <= _FIRST_LINE
        and _LEADING[0] <= apart <= _LEADING[1]
    )


def _is_mostly_bold(lines: Sequence[Line]) -> bool:
    bold = sum(len(line.glyphs) for line in lines if line.bold)
    return bold * 2 > sum(len(line.glyphs) for line in lines)


def _leading(lines: Sequence[Line], left: float, right: float) -> float:
    """How far apart lines are of which the one above leads to the margin and the other begins at it, in ems."""
    steps = sorted(
        (b.base - a.base) / a.size
        for a, b in pairwise(lines)
        if a.size == b.size
        and right - a.x1 <= _SUPPORT * a.size
        and b.x0 - left <= _SET_IN * b.size
        and _LEADING[0] * a.size <= b.base - a.base <= _LEADING[1] * a.size
    )
    return steps[len(steps) // 2] if steps else _USUAL_LEADING


_END = attrgetter("x1")


def paragraphs_of(lines: Sequence[LineOn], margins: Margins) -> list[PlacedParagraph]:
    """The paragraphs that lines make that stand one after the other."""
    groups: list[list[LineOn]] = []
    for each in lines:
        if groups and _goes_on(groups[-1], each, margins):
            groups[-1].append(each)
        else:
            groups.append([each])
    return [_paragraph(group, margins) for group in groups]


def _goes_on(group: Sequence[LineOn], below: LineOn, margins: Margins) -> bool:
    """Whether a line is of the paragraph of the lines above it."""
    above, line = group[-1].line, below.line
    same_page = below.page is group[-1].page
    if not _is_alike(above, line) or (same_page and line.base <= above.base):
        return False
    if _is_of_title(above, line, margins):
        return same_page and line.base - above.base <= _TITLE_APART * above.size
    if not _is_full(above, line, margins) or _is_signed(above, margins):
        return False
    if NUMBERED.match(line.text) and above.text.endswith(_ENDS):
        return False
    if not _lies_under(group, line, margins):
        return False
    if not same_page:
        return not above.text.endswith(_ENDS) or _sets_in(group[0].line, margins)
    leading = margins.leading * above.size
    if len(group) > 1 and group[-2].page is below.page:
        leading = above.base - group[-2].line.base
    return line.base - above.base <= leading + _APART * above.size


def _is_alike(above: Line, line: Line) -> bool:
    """Whether two lines are set in type of one size, and not one in bold and one not."""
    parts = above.bold is not line.bold and above.glyphs[-1].bold is not line.glyphs[0].bold
    return abs(line.size - above.size) <= _LARGER * above.size and not parts


def _lies_under(group: Sequence[LineOn], line: Line, margins: Margins) -> bool:
    """Whether a line begins where the next one of a paragraph does."""
    above = group[-1].line
    left = min(each.line.x0 for each in group[1:]) if len(group) > 1 else None
    set_in = line.x0 - (margins.left if left is None else left) > _SET_IN * above.size
    # A paragraph that is set in as a whole begins where it goes on.
    as_far_in = abs(line.x0 - above.x0) <= _FREE * above.size
    goes_on = left is None and as_far_in and not above.text.endswith(_ENDS)
    return not set_in or goes_on or (_is_centred(above, margins) and _is_centred(line, margins))


def _is_of_title(above: Line, line: Line, margins: Margins) -> bool:
    """Whether two lines are of one title: larger than the text, in the middle or as far left as each other."""
    if min(above.size, line.size) < _TITLE * margins.size or NUMBERED.match(line.text):
        return False
    return abs(above.x0 - line.x0) <= _FREE * line.size or (
        _is_centred(line, margins)
        and (_is_centred(above, margins) or _is_full(above, line, margins))
    )


def _is_signed(line: Line, margins: Margins) -> bool:
    """Whether a line is set at the right margin, as those are that sign and date a report."""
    return line.x0 - margins.left > _SIGNED * line.size and not _is_centred(line, margins)


def _sets_in(first: Line, margins: Margins) -> bool:
    """Whether paragraphs are set in, so that a line which is not goes on with the one before."""
    return first.x0 - margins.left > _SET_IN * first.size


def _is_full(above: Line, below: Line, margins: Margins) -> bool:
    """Whether the line above had no room for what begins the line below."""
    free = margins.right - above.x1
    if _is_centred(above, margins) and _is_centred(below, margins):
        free += above.x0 - margins.left
    return free < first_unit(below) + _FREE * above.size


def _is_centred(line: Line, margins: Margins) -> bool:
    left, right = line.x0 - margins.left, margins.right - line.x1
    return left > line.size / 2 and abs(left - right) < line.size


def _paragraph(group: Sequence[LineOn], margins: Margins) -> PlacedParagraph:
    text = ""
    places = []
    for k, each in enumerate(group):
        line = each.line
        if k:
            text += between(text, line.text)
        box = extent(line.glyphs)
        edges = _edges(line, len(line.text))
        places.append(LinePlace(len(text), place_on(each.page, box), edges))
        text += line.text
    bold = not margins.bold and all(each.line.bold for each in group)
    return PlacedParagraph(paragraph=Paragraph(text=text, bold=bold), lines=tuple(places))


def _edges(line: Line, length: int) -> tuple[float, ...]:
    """Where each character of a line's text begins, as a part of the line's length."""
    edges = [
        glyph.x0
        for glyph, piece in zip(line.glyphs, line.pieces, strict=True)
        for _ in range(len(piece))
    ]
    if len(edges) != length:
        edges = []
    width = (line.x1 - line.x0) or 1.0
    return tuple(round((edge - line.x0) / width, 4) for edge in edges)
