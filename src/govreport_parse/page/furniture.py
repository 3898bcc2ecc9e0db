"""Separating the report from the page around it by what the lines say.

Readers drop what the markup gives away. What remains of a site around an article — breadcrumbs,
metadata box, font-size switch, share and print lines, neighbours, imprint — looks alike in HTML,
Word and crawled text, and is known by its words and by where it stands.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Sequence
from itertools import islice

import msgspec

from govreport_parse.model.document import Block, Document, Field, Note, Paragraph, Table
from govreport_parse.model.page import Page, TitleLines
from govreport_parse.page.crawler_record import fields_of_record
from govreport_parse.page.further_reports import further_report, further_report_notes
from govreport_parse.page.metadata_box import (
    KEY,
    MAX_LINE,
    begins_with_key,
    fields_of_line,
    fields_of_table,
    is_entry,
    is_metadata_box,
    lone_key,
)
from govreport_parse.page.presented import presents
from govreport_parse.page.titles import continued_title, find_title, parse_title
from govreport_parse.text.fold import fold, split_ordinal, squeeze
from govreport_parse.text.numerals import read_cell
from govreport_parse.text.patterns import lazy_pattern

__all__ = ["find_opening", "find_page", "is_furniture"]

# Words of page furniture. A line that is made of them alone, brackets and bars aside, is furniture.
_WORDS = lazy_pattern(
    r"(?:我要)?(?:打印|关闭|收藏|返回|纠错|分享|转发)(?:到|本页面?|此页|文章|窗口|顶部|列表|首页|上页|上一页|[:：])?"
    r"|字[号体](?:大小)?[:：]?|特大|默认|[大中小](?!(?-i:[\u4e00-\u9fff]))|微信|微博|QQ空间|朋友圈|复制链接|推荐|举报|纯净模式"
    r"|网站地图|联系我们|关于我们|隐私声明|网站声明|使用帮助|友情链接|设为首页|加入收藏|无障碍(?:浏览|阅读)?|繁体版?|简体版?"
    r"|相关(?:链接|信息|文章|新闻|稿件|附件|阅读|文档)|(?:热门|推荐|最新)(?:文章|信息|新闻)|附件下载|手机版|移动版|English"
    r"|(?:20\d\d[-/.年]\d{1,2}[-/.月]\d{1,2}日?)(?:\d{1,2}:\d{2}(?::\d{2})?)?"
    rf"|(?:{KEY})[:：]?\d{{0,8}}次?|[\[\]【】()|/·:：>»›—_=*,、.\-\d]+",
    re.IGNORECASE,
)
# Whole lines of furniture with words of their own; none holds for prose that mentions the words.
_FURNITURE = lazy_pattern(
    r"(?:您?(?:当前|现在|所在)?的?(?:所在)?的?位置|当前(?:所在)?位置|首页)(?:是|在)?[:>》/\-|]?[^。]{0,80}"
    r"|[^。]{0,20}首页[>»›][^。]{0,80}"
    r"|.{0,6}(?:扫一扫|扫描|扫码).{0,50}(?:二维码|微信|公众号|手机|打开|关注|分享|阅读).{0,40}"
    r"|.{0,10}(?:二维码|微信公众号).{0,6}(?:扫一扫|关注).{0,30}"
    r"|(?:上一[篇条页]|下一[篇条页]|上篇|下篇)(?:文章)?(?::.{0,80})?"
    r"|.{0,10}版权所有.{0,80}|.{0,40}(?:ICP备|公网安备|网站标识码|备案号).{0,80}"
    r"|(?:主办|承办|协办|技术支持|维护|主管)(?:单位|部门)?:.{0,60}"
    r"|.{0,8}建议使用.{0,40}(?:浏览器|分辨率).{0,30}|第?\d{1,3}页?[/,共]+\d{1,3}页?|-\d{1,3}-"
    r"|(?:友情)?链接:.{0,80}|今天是.{0,40}|(?:智能)?(?:问答|搜索|检索).{0,4}",
    re.IGNORECASE,
)
_DATE = lazy_pattern(r"(?<!\d)20\d\d[-/.年]\d{1,2}[-/.月]\d{1,2}日?(?!\d)")
# Lines that are furniture wherever they stand, within the text too.
_ANYWHERE = lazy_pattern(
    r"(?:上一[篇条]|下一[篇条]):.*|\(?责任编辑:.*|.{0,6}(?:扫一扫|扫描)下?方?二维码.*"
    r"|.{0,40}(?:ICP备|公网安备|网站标识码).*|[\[(【]?(?:打印(?:本页|此页)?|关闭(?:窗口|本页))[\])】]?"
    r"|第\d{1,3}页(?:[,，/]?共\d{1,3}页)?",
    re.IGNORECASE,
)
# What a review comment begins with, as Word prints it (批注[w1]:, [w8]) or whoever reviewed typed it.
_REVIEW = lazy_pattern(
    r"[\[(]?批注(?:\d{1,3}|[\[(]\w{1,8}[\])])?[\])]?:|\[[a-z]{1,4}\d{1,3}\]",
    re.IGNORECASE,
)
# The heading of what readers of the page write below it.
_COMMENTS = lazy_pattern(
    r"(?:网友|用户|读者|热门|最新|全部)?(?:评论|留言|跟帖)(?:区|列表)?(?:\(\d{0,6}条?\))?:?"
)
_MAX_COMMENTS = 24
_HEADING_MARK = lazy_pattern(r"(?:第?[一1][、.．]|[(（]?一[)）]|一是|第一部分)")
_OPENING_WORDS = lazy_pattern(r"根据|按照|依据|遵照|依照|现将|本报告|年度报告|特向社会")
# A line is prose at the beginning of a page from so many characters on, and at its end.
_MIN_OPENING = 40
_MIN_LAST = 30
# A table belongs to the report if it holds two figures, or, left blank, as many rows as a form.
_MIN_FIGURES = 2
_MIN_ROWS = 15
# The value on the line below its key is no longer.
_MAX_VALUE = 60
# A page repeats the title of its report twice, or thrice with its way there.
_TITLES_OF_LIST = 4
# An entry of a key that the box does not know: 栏目:政府信息公开年报.
_OTHER_KEY = lazy_pattern(r"[\u4e00-\u9fff]{2,6}:")


def find_page(document: Document) -> Page:
    """The page of a document with its tables restored: furniture gone, title and metadata found."""
    blocks = tuple(map(_title_line, document.blocks))
    opening = find_opening(blocks)
    title = find_title(blocks[:opening])
    further = None if title is None else further_report(blocks, opening, title.title)
    blocks = blocks[:further]
    if title is None:
        opening = _presented_at(blocks[:opening])
    judged = _judge(blocks, opening, title)
    kept = tuple([blocks[i] for i in judged.kept])
    above = bisect_left(judged.kept, opening)
    if title is not None:  # the first that is kept
        parted = above < opening - title.first  # by a line that is not kept
        moved = msgspec.structs.replace(title, first=0, last=title.last - title.first)
        title = continued_title(kept[:above]) if parted else moved
    return Page(
        source=document.source,
        blocks=kept,
        title=title,
        opening=above,
        fields=(*document.fields, *judged.fields),
        dates=judged.dates,
        top_headings=tuple([b.text for b in blocks if isinstance(b, Paragraph) and b.heading == 1]),
        page_title=document.page_title,
        attachments=document.attachments,
        notes=(
            *(_moved(note, judged.kept) for note in document.notes),
            *further_report_notes(document.blocks, further),
        ),
        elsewhere=document.elsewhere,
        places=document.places,
        shown=document.shown if further is None else (),  # which may be of the other report
        pictured=document.pictured if further is None else None,
        lists_reports=above == len(kept) and _lists_reports(blocks),
    )


def _lists_reports(blocks: Sequence[Block]) -> bool:
    lines = (block.text for block in blocks if isinstance(block, Paragraph))
    titles = (line for line in lines if parse_title(line) is not None)
    return next(islice(titles, _TITLES_OF_LIST - 1, None), None) is not None


def _presented_at(blocks: Sequence[Block]) -> int:
    """Index of the first sentence that presents a report, however short; `len(blocks)` without one."""
    for i, block in enumerate(blocks):
        if isinstance(block, Paragraph) and not block.linked and presents(block.text):
            return i
    return len(blocks)


def _title_line(block: Block) -> Block:
    """A title that stands alone in a table (某镇2009年度…年度报告 | ||), as the line that it is."""
    if isinstance(block, Paragraph) or len(block.grid) != 1:
        return block
    filled = [text for text in block.texts if text]
    is_title = len(filled) == 1 and parse_title(filled[0]) is not None
    return Paragraph(text=filled[0]) if is_title else block


def _moved(note: Note, kept: tuple[int, ...]) -> Note:
    """The note with its place among the blocks that are kept; with none where its block is not."""
    at = note.at
    if at is not None:
        block = bisect_left(kept, at.block)
        stays = kept[block : block + 1] == (at.block,)
        at = msgspec.structs.replace(at, block=block) if stays else None
    return msgspec.structs.replace(note, at=at)


def find_opening(blocks: Sequence[Block]) -> int:
    """Index of the first block that is prose, a first heading or a table of figures."""
    for i, block in enumerate(blocks):
        if isinstance(block, Table):
            if _is_content(block):
                return i
            continue
        folded = fold(block.text)
        if block.linked or is_entry(folded) or is_furniture(folded):
            continue
        if _HEADING_MARK.match(folded):
            return i
        prose = "。" in folded or _OPENING_WORDS.search(folded)
        if len(folded) >= _MIN_OPENING and prose and not _is_record(block.text):
            return i
    return len(blocks)


def _is_record(text: str) -> bool:
    return bool(fields_of_line(text) or fields_of_record(text))


def _last_content(blocks: Sequence[Block]) -> int:
    """Index of the last table of figures or full sentence."""
    for i in range(len(blocks) - 1, -1, -1):
        block = blocks[i]
        if isinstance(block, Table):
            if _is_content(block):
                return i
            continue
        folded = fold(block.text)
        if block.linked or is_furniture(folded) or is_entry(folded.lstrip("(")):
            continue
        if len(folded) >= _MIN_LAST and "。" in folded:
            return i
    return -1


def _is_content(table: Table) -> bool:
    """Whether a table belongs to the report: it holds figures, or is long enough for a form."""
    figures = (cell for cell in table.cells() if read_cell(cell.text).status == "reported")
    filled = len(list(islice(figures, _MIN_FIGURES))) == _MIN_FIGURES
    filled = filled or (len(table.grid) >= _MIN_ROWS and table.width > 1)
    return filled and not is_metadata_box(table)


class _Judged(msgspec.Struct, frozen=True, kw_only=True):
    """Blocks to keep, by index, and what those that are not say."""

    kept: tuple[int, ...]
    fields: tuple[Field, ...]
    dates: tuple[str, ...]


def _judge(blocks: Sequence[Block], opening: int, title: TitleLines | None) -> _Judged:
    """Which blocks are the report's: its title, and from the opening on all but furniture."""
    first = title.first if title else opening
    below = title.last + 1 if title else opening
    last_content = _last_content(blocks)
    kept: list[int] = []
    dates: list[str] = []
    margin = _Margin()
    for i, block in enumerate(blocks[: _comments_at(blocks, opening)]):
        in_margin = i < opening or i > last_content
        if isinstance(block, Table):
            if in_margin and is_metadata_box(block):
                margin.fields.extend(fields_of_table(block))
            elif i >= first:
                kept.append(i)
        elif first <= i < below:
            kept.append(i)
        else:
            folded = fold(block.text)
            if in_margin and margin.takes(block.text, folded):
                continue
            if block.linked or (in_margin and is_furniture(folded)) or _is_anywhere(folded):
                # That of a line with words of its own is of something else: 今天是…, 自…起至…止.
                if _is_made_of_words(folded) and (date := _DATE.search(block.text)):
                    dates.append(date.group())
            elif i >= below:
                kept.append(i)
    return _Judged(kept=tuple(kept), fields=tuple(margin.fields), dates=tuple(dates))


def _comments_at(blocks: Sequence[Block], opening: int) -> int:
    """Index of the heading of comments with which a page ends, below its text; `len(blocks)` without one."""
    for i in range(len(blocks) - 1, opening, -1):
        block = blocks[i]
        if isinstance(block, Table):
            break
        folded = fold(block.text[:_MAX_COMMENTS])
        if _HEADING_MARK.match(folded) or split_ordinal(folded)[0]:
            break
        if len(block.text) < _MAX_COMMENTS and _COMMENTS.fullmatch(folded):
            return i
    return len(blocks)


class _Margin:
    """Gathers the metadata that lines above and below the report's text give."""

    def __init__(self) -> None:
        self.fields: list[Field] = []
        self._pending: str | None = None  # a key that waits for its value on the next line

    def takes(self, text: str, folded: str) -> bool:
        """Whether a line is an entry, a key or the value of the key above it; it is gathered."""
        if self._pending is not None and _may_be_value(folded):
            self.fields.append(Field(key=self._pending, value=squeeze(text)))
            self._pending = None
            return True
        self._pending = lone_key(folded)
        if self._pending is not None:
            return True
        found = fields_of_line(text) or fields_of_record(text)
        self.fields.extend(found)
        return bool(found)


def _may_be_value(folded: str) -> bool:
    """Whether a line below a lone key may be its value."""
    if (
        begins_with_key(folded)
        or _OTHER_KEY.match(folded)
        or _FURNITURE.fullmatch(folded) is not None
    ):
        return False
    return len(folded) <= _MAX_VALUE and "。" not in folded


def is_furniture(folded: str) -> bool:
    """Whether a folded line above or below a report's text belongs to the page around it."""
    if len(folded) > MAX_LINE:
        return False
    return _is_made_of_words(folded) or _FURNITURE.fullmatch(folded) is not None


def _is_made_of_words(folded: str) -> bool:
    """Whether a line is nothing but words of furniture; most lines fail at their first character."""
    position = 0
    while position < len(folded):
        word = _WORDS.match(folded, position)
        if word is None:
            return False
        position = word.end()
    return True


def _is_anywhere(folded: str) -> bool:
    """Whether a line is furniture, or a comment on the report, even in the midst of the text."""
    if _REVIEW.match(folded):
        return True
    return len(folded) <= MAX_LINE and _ANYWHERE.fullmatch(folded) is not None
