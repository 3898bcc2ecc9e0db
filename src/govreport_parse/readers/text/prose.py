"""Lines that are paragraphs: whatever is printed and stands in no other layout."""

from __future__ import annotations

from collections.abc import Sequence

from govreport_parse.model.document import Paragraph
from govreport_parse.readers.text.protocol import Above, Found, Line
from govreport_parse.text.fold import is_blank
from govreport_parse.text.patterns import lazy_pattern

__all__ = ["printed", "read"]

# Lines of a page, as a PDF's text keeps them, are no wider (in characters of half width), and of those around
# one that are prose at least three, and two fifths, end within a sentence. A paragraph ends with one.
_WIDEST = 96
_AROUND = 12
_FEWEST, _SHARE = 3, 0.4
# Of the lines further around, as many are as wide as the widest, by what one character or its mark takes, where
# a program broke all at one width.
_FURTHER, _FULL, _ALIKE = 48, 3, 4
# A sentence: it has an end, or a clause in a line that is no row of a list (收到申请数，31), or a list of figures
# (造林绿化44条、森林防火61条、其他).
_PROSE = lazy_pattern(r".*。|(?=.{20}).*(?:[，；](?![\s\d]*$)|\d\s?[条件篇次个期份场人名家项]、)")
_ENDS = tuple("。；：！？;:!?|")
# What begins a paragraph: 一、, （二）, 3., 第四条, the number of a page.
_BEGINS = lazy_pattern(
    r"\s*(?:[一二三四五六七八九十]{1,3}[、.．]|[(（][一二三四五六七八九十\d]{1,3}[)）]|\d{1,3}[.．、](?!\d)|第[一二三四五六七八九十\d]+[条章部]"
    r"|[-—–]\s*\d+|附[件表：:]|[|#*\t])"
)


def read(lines: Sequence[str], at: int, above: Above) -> Found | None:
    """Read a line that is not blank, and those that go on with its sentence."""
    if is_blank(lines[at]):
        return None
    end, text = at + 1, printed(lines[at])
    while end < len(lines) and _goes_on(lines, end):
        text += printed(lines[end])
        end += 1
    return Line(end=end, paragraph=Paragraph(text=text, gap=above.gap))


def printed(line: str) -> str:
    """A line as it prints, without the bars at its ends."""
    return " ".join(line.split()).strip("| ")


def _goes_on(lines: Sequence[str], at: int) -> bool:
    """Whether a line goes on with the sentence of the one above.

    主动公开政府信息1136 / 条，发布解读21个。
    """
    above, line = lines[at - 1].rstrip(), lines[at]
    if above.endswith(_ENDS) or not (_PROSE.match(above) and _PROSE.match(line)):
        return False
    if _BEGINS.match(line) or (above[-1].isdigit() and line.lstrip()[:1].isdigit()):
        return False
    return _is_wrapped(lines, at) or _is_full(lines, at)


def _is_full(lines: Sequence[str], at: int) -> bool:
    """Whether the line above is one of several that are as wide as any, and end within a sentence."""
    around = [line.rstrip() for line in lines[max(0, at - _FURTHER) : at + _FURTHER]]
    prose = [line for line in around if _PROSE.match(line)]
    widest = max(map(_width, prose))
    full = [line for line in prose if _width(line) > widest - _ALIKE]
    within = sum(not line.endswith(_ENDS) for line in full)
    return _width(lines[at - 1].rstrip()) > widest - _ALIKE and within >= _FULL


def _is_wrapped(lines: Sequence[str], at: int) -> bool:
    """Whether the lines around one are those of a page, and no paragraphs."""
    around = [line.rstrip() for line in lines[max(0, at - _AROUND) : at + _AROUND]]
    prose = [line for line in around if _PROSE.match(line)]
    within = sum(not line.endswith(_ENDS) for line in prose)
    wide = any(_width(line) > _WIDEST for line in prose)
    return not wide and within >= max(_FEWEST, _SHARE * len(prose))


def _width(line: str) -> int:
    """How wide a line is; an ideograph is as wide as two digits."""
    return sum(1 if char < "\u2e80" else 2 for char in line)
