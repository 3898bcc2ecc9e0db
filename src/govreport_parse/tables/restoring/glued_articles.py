"""A whole page in one run without blanks: what stands above the report, its title, its sections.

Crawls of old sites glue the boxes of a page to its article: …名称：某局2009年…年度报告文号：某局2009年…年度报告本报告由某局
编制。一、概述2009年，…. Such a run is cut around the last title that text follows, where it is certain
where the title begins, and at headings that are numbered in order and name what a section is about.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from govreport_parse.model.document import Block, Paragraph
from govreport_parse.page.chrome import titles_apart
from govreport_parse.page.headings import kind_of
from govreport_parse.page.titles import ends_like_body, parse_title
from govreport_parse.text.fold import fold
from govreport_parse.text.patterns import lazy_pattern

__all__ = ["pages_apart"]

# Among so many blocks stands the run; it holds a page, and above the title the boxes of the site alone.
_ABOVE = 20
_LONG = 200
_HEAD = 900
# Boxes and the first sentences, which name the body, end by here.
_NEAR = 3_000
# A title has 70 characters at most, and the name of a body four at least.
_TITLE = 70
_MIN_TITLE = 12
# Shorter words than a name has stand anywhere.
_MIN_NAMED = 4
_ENDS = lazy_pattern(r"(?:年度报告|年报|工作报告|工作总结|情况的?报告)")
_APART = lazy_pattern(r"[：:，,]")  # and what no title holds
# What a report begins with, right after its title: a sentence of its own, or the first heading.
_BEGINS = lazy_pattern(
    r"[一1][、.．]|第一部分|(?:现)?(?:根据|按照|依据|依照|遵照|为)[^的]|本(?:年度)?(?:报告|年报)[^的]|20\d\d年[^政度]|今年|一年来"
    r"|[我本全][县市区省局委办厅镇乡院校站街]"
)
# What stands before a title: no part of a body's name. A box holds a value, which the title is glued to.
_BOUNDARY = lazy_pattern(
    r"(?:\A|(?:名称|标题|题[名目])[：:]|[^\u4e00-\u9fffA-Za-z0-9：:]|\d[日次]|正文|首页|大中小|关闭|打印|年报|年度报告|详情|内容|浏览)\Z"
)
# The value of a box that a title is glued to, where nothing tells them apart, and other words of a page.
_VALUE = lazy_pattern(
    r"无|是|否|有效|公开|主动|综合|通知|公告|年度|[县市区省镇乡局州旗盟]|[我本各全]|人民政府|政府|办公室|街道|委员会|[^\u4e00-\u9fff]"
)
_OF_PAGE = lazy_pattern(
    r"首页|走进|公开|网站|网上|星期|办事|当前|位置|来源|作者|点击|浏览|字体|字号|时间|日期|索引|发布|大中小|打印|关闭|收藏|正文|详情|内容|信息"
)
# Words that name the body again: 由某局编制, 发布机构：某局.
_NAMING = lazy_pattern(r"(?:由|[^\u4e00-\u9fff])\Z")
_YEAR = lazy_pattern(r"20\d\d年")
_BLANKED = lazy_pattern(r"[×○xX＊*_]{1,}")
_NUMERALS = "一二三四五六七八九十"
_MARK = lazy_pattern(rf"(?<![{_NUMERALS}(（第])([{_NUMERALS}])[、.．]")
_ENDS_HEADING = lazy_pattern(
    r"情况|概述|概况|综述|问题|不足|措施|事项|打算|计划|安排|意见|思路|建议"
)
_GOES_ON = lazy_pattern(r"[及和与或暨、的等]|情况|措施")
_MARKS_OF_TEXT = lazy_pattern(rf"[，。；：,;:]|[{_NUMERALS}][、.．]")
_MAX_HEADING = 40
_MIN_HEADINGS = 3


def pages_apart(blocks: Sequence[Block]) -> Iterator[tuple[Block, ...]]:
    """What each block becomes: a page in one run taken apart, a title that stands in a line of the page."""
    for place, (block, titled) in enumerate(zip(blocks, titles_apart(blocks), strict=True)):
        parts = _apart(block) if place < _ABOVE else (block,)
        yield parts if len(parts) > 1 else titled


def _apart(block: Block) -> tuple[Block, ...]:
    """The page around a report, its title and its sections, of a block that is all in one run."""
    if not isinstance(block, Paragraph) or len(block.text) < _LONG:
        return (block,)
    text = block.text
    span = _title(text) if "公开" in text[:_HEAD] else None
    if span is None:
        return (block,)
    start, end = span
    parts = (text[:start], text[start:end], *_sections(text[end:]))
    return tuple([Paragraph(text=each) for part in parts if (each := part.strip())])


def _title(text: str) -> tuple[int, int] | None:
    """The span of the last title that the text of a report follows."""
    found: tuple[int, int] | None = None
    last = 0  # where no title goes on from before
    for end in _ENDS.finditer(text[:_HEAD]):
        if _BEGINS.match(text, end.end()):
            start = _start(text, max(last, end.end() - _TITLE), end.end())
            found = found if start is None else (start, end.end())
        last = end.end()
    return found


def _start(text: str, first: int, end: int) -> int | None:
    """Where a title begins that ends at `end`, from `first` on; None where that is not certain."""
    first += max((mark.end() for mark in _APART.finditer(text[first:end])), default=0)
    bounded: list[int] = []
    for start in range(first, end - _MIN_TITLE):
        number = text[start - 1 : start].isdigit() and text[start].isdigit()
        body = None if number and not _YEAR.match(text, start) else _titled(text[start:end])
        if body is None or _VALUE.match(body):
            continue
        if len(body) >= _MIN_NAMED and _is_named_elsewhere(body, text[:_NEAR], start, end):
            return start
        if _BOUNDARY.search(text[:start]) and not _OF_PAGE.search(body):
            bounded.append(start)
    return bounded[0] if len(bounded) == 1 else None


def _is_named_elsewhere(body: str, text: str, start: int, end: int) -> bool:
    """Whether words outside of a title name its body, from the first character of its name on."""
    at = text.find(body)
    while at >= 0:
        if not start <= at < end and (not at or _NAMING.search(text[at - 1 : at])):
            return True
        at = text.find(body, at + 1)
    return False


def _titled(printed: str) -> str | None:
    """The body that a whole title names; None for any other text."""
    title = parse_title(printed)
    if title is None or title.year is None or title.body is None:
        return None
    if not ends_like_body(title.body) or _BLANKED.search(title.body):
        return None
    return title.body


def _sections(text: str) -> Iterator[str]:
    """A text cut at headings that are numbered in order; whole where they are few."""
    spans: list[tuple[int, int]] = []
    for mark in _MARK.finditer(text):
        due = _NUMERALS[len(spans)] if len(spans) < len(_NUMERALS) else ""
        end = _end_of_heading(text[mark.end() : mark.end() + _MAX_HEADING])
        if mark[1] == due and end is not None:
            spans.append((mark.start(), mark.end() + end))
    if len(spans) < _MIN_HEADINGS:
        yield text
        return
    yield text[: spans[0][0]]
    for (start, end), after in zip(spans, [*(s for s, _ in spans[1:]), len(text)], strict=True):
        yield text[start:end]
        yield text[end:after]


def _end_of_heading(text: str) -> int | None:
    """Where a heading ends that begins a text; None for text that begins with none."""
    mark = _MARKS_OF_TEXT.search(text)
    within = len(text) if mark is None else mark.start()
    for end in _ENDS_HEADING.finditer(text[:within]):
        goes_on = _GOES_ON.match(text, end.end()) is not None
        if not goes_on and kind_of(fold(text[: end.end()])) is not None:
            return end.end()
    return None
