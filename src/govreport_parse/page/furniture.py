"""Separating the report from the page around it by what the lines say.

Readers drop what the markup gives away. What remains of a site around an article — breadcrumbs,
metadata box, font-size switch, share and print lines, neighbours, imprint — looks alike in HTML,
Word and crawled text, and is told by its words and by where it stands.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import islice

import msgspec

from govreport_parse.model.document import Block, Document, Field, Table
from govreport_parse.page.titles import find_title
from govreport_parse.text.fold import fold, fold_with_offsets, squeeze
from govreport_parse.text.numerals import read_cell

__all__ = ["PAGE_DATE", "find_opening", "strip_chrome"]

PAGE_DATE = "page date"  # key of a date that stands alone among the page's switches

_KEYS = (
    "信息索引号", "索引号", "索取号", "组配分类", "信息分类", "主题分类", "主题导航", "体裁分类",
    "服务对象分类", "公文种类", "分类", "发布机构", "发布单位", "发布部门", "发文机构", "发文机关",
    "公开机构", "公开责任部门", "责任部门", "信息来源", "文章来源", "稿件来源", "来源", "发文日期",
    "成文日期", "生成日期/有效期", "生成日期", "公开日期", "发布日期", "发布时间", "更新时间", "时间",
    "日期", "归档时间", "生效时间", "生效日期", "终止时间", "废止日期", "失效时间", "发布文号",
    "发文字号", "文件编号", "文号", "信息名称", "文件名称", "名称", "标题", "关键词", "关键字",
    "主题词", "有效性", "时效性", "时效", "文件有效性", "内容概述", "内容摘要", "公开方式", "公开范围",
    "公开形式", "公开时限", "登记号", "语种", "信息格式", "文件下载", "点击数", "点击率", "点击量",
    "点击", "浏览次数", "浏览量", "浏览", "访问量", "访问次数", "阅读次数", "阅读量", "阅读", "累计次数",
    "字号", "字体大小", "字体", "选择阅读字号", "作者", "责任编辑", "责编", "编辑", "录入", "审核",
    "分享到", "分享", "打印", "我要打印", "视力保护色", "保护视力色", "信息类别", "所属主题", "载体类型",
    "记录形式", "有效期", "统一编号", "发布人", "撰稿",
)  # fmt: skip
_KEY = "|".join(sorted(map(re.escape, _KEYS), key=len, reverse=True))
_KEY_AT = re.compile(rf"(?:^|(?<=[^\u4e00-\u9fff])|(?<=\]))(?:[\[【(])?({_KEY})[】\])]?:")
_KEY_IN = re.compile(rf"({_KEY}):")
_KEY_ONLY = re.compile(rf"[\[【]?({_KEY})[】\]]?:?")
_KEY_DATE = re.compile(rf"({_KEY})(20\d\d[-/.年]\d{{1,2}}[-/.月]\d{{1,2}}日?[\d:]*)")
# Words of page furniture. A line that is made of them alone, brackets and bars aside, is furniture.
_WORDS = re.compile(
    r"(?:我要)?(?:打印|关闭|收藏|返回|纠错|分享|转发)(?:到|本页面?|此页|文章|窗口|顶部|列表|首页|上页|上一页|[:：])?"
    r"|字[号体](?:大小)?[:：]?|特大|默认|[大中小](?![\u4e00-\u9fff])|微信|微博|QQ空间|朋友圈|复制链接|推荐|举报|纯净模式"
    r"|网站地图|联系我们|关于我们|隐私声明|网站声明|使用帮助|友情链接|设为首页|加入收藏|无障碍(?:浏览|阅读)?|繁体版?|简体版?"
    r"|相关(?:链接|信息|文章|新闻|稿件|附件|阅读|文档)|(?:热门|推荐|最新)(?:文章|信息|新闻)|附件下载|手机版|移动版|English"
    r"|(?:20\d\d[-/.年]\d{1,2}[-/.月]\d{1,2}日?)(?:\d{1,2}:\d{2}(?::\d{2})?)?"
    rf"|(?:{_KEY})[:：]?\d{{0,8}}次?|[\[\]【】()|/·:：>»›—_=*,、.\-\d]+",
    re.IGNORECASE,
)
# Whole lines of furniture with words of their own; none holds for prose that mentions the words.
_FURNITURE = re.compile(
    r"(?:您?(?:当前|现在|所在)?的?(?:所在)?的?位置|当前(?:所在)?位置|首页)(?:是|在)?[::>》/\-|]?.{0,80}"
    r"|.{0,20}首页[>»›].{0,80}"
    r"|.{0,6}(?:扫一扫|扫描|扫码).{0,50}(?:二维码|微信|公众号|手机|打开|关注|分享|阅读).{0,40}"
    r"|.{0,10}(?:二维码|微信公众号).{0,6}(?:扫一扫|关注).{0,30}"
    r"|(?:上一[篇条页]|下一[篇条页]|上篇|下篇)(?:文章)?(?:[::].{0,80})?"
    r"|.{0,10}版权所有.{0,80}|.{0,40}(?:ICP备|公网安备|网站标识码|备案号).{0,80}"
    r"|(?:主办|承办|协办|技术支持|维护|主管)(?:单位|部门)?[::].{0,60}"
    r"|.{0,8}建议使用.{0,40}(?:浏览器|分辨率).{0,30}|第?\d{1,3}页?[/,,共]+\d{1,3}页?|-\d{1,3}-"
    r"|(?:友情)?链接[::].{0,80}|今天是.{0,40}|(?:智能)?(?:问答|搜索|检索).{0,4}",
    re.IGNORECASE,
)
_MAX_FURNITURE = 140
_DATE = re.compile(r"(?<!\d)20\d\d[-/.年]\d{1,2}[-/.月]\d{1,2}日?(?!\d)")
_DOCUMENT_NUMBER = re.compile(
    r"[\u4e00-\u9fff]{1,8}\[20\d\d\]第?\d{1,4}号(?=$|[\u4e00-\u9fff]{2,6}:)"
)
_SWITCHES = re.compile(
    r"(?:\s*[\[【(（](?:特?大|中|小|默认|打印|关闭|收藏|分享|返回|下载)?(?:本页|窗口|文章)?(?:[\]】)）]|$))+$"
)
_STRONG = re.compile(
    r"(?:上一[篇条]|下一[篇条])[::].*|\(?责任编辑[::].*|.{0,6}(?:扫一扫|扫描)下?方?二维码.*"
    r"|.{0,40}(?:ICP备|公网安备|网站标识码).*|[\[(【]?(?:打印(?:本页|此页)?|关闭(?:窗口|本页))[\])】]?"
    r"|第\d{1,3}页(?:[,，/]?共\d{1,3}页)?",
    re.IGNORECASE,
)
# One of these stands in all such lines, and in few others.
_STRONG_WORD = re.compile("上一|下一|责任编辑|扫一扫|扫描|备|标识码|打印|关闭|页")
_HEADING_MARK = re.compile(r"(?:第?[一1][、.．]|[(（]?一[)）]|一是|第一部分)")
_OPENING_WORDS = re.compile(r"根据|按照|依据|遵照|依照|现将|本报告|年度报告|特向社会")
_PROSE = 40
_SUBSTANTIVE = 30
_MIN_FIGURES = 2
_MAX_VALUE = 60
_MIN_ROWS = 15
_MAX_METADATA = 60


class _Page(msgspec.Struct, frozen=True, kw_only=True):
    """Blocks to keep, by index, and the metadata among those that are not."""

    kept: tuple[int, ...]
    fields: tuple[Field, ...]


def strip_chrome(document: Document) -> Document:
    """The document without page furniture; its metadata box goes to ``fields``."""
    page = _judge(document.blocks)
    places = {old: new for new, old in enumerate(page.kept)}
    notes = []
    for note in document.notes:
        at = note.at
        if at is not None:
            at = msgspec.structs.replace(at, block=places[at.block]) if at.block in places else None
        notes.append(msgspec.structs.replace(note, at=at))
    return msgspec.structs.replace(
        document,
        blocks=tuple(document.blocks[i] for i in page.kept),
        fields=(*document.fields, *page.fields),
        notes=tuple(notes),
    )


def find_opening(blocks: Sequence[Block]) -> int:
    """Index of the first block that is prose, a first heading or a table of figures."""
    for i, block in enumerate(blocks):
        if isinstance(block, Table):
            if _is_content(block):
                return i
            continue
        folded = fold(block.text)
        if block.linked or _KEY_AT.match(folded) or _is_furniture(folded):
            continue
        if _HEADING_MARK.match(folded) and not block.linked:
            return i
        if len(folded) >= _PROSE and ("。" in folded or _OPENING_WORDS.search(folded)):
            return i
    return len(blocks)


def _is_content(table: Table) -> bool:
    """Whether a table belongs to the report: it holds figures, or is long enough for a form."""
    figures = (cell for cell in table.cells() if read_cell(cell.text).status == "reported")
    filled = len(list(islice(figures, _MIN_FIGURES))) == _MIN_FIGURES
    filled = filled or (len(table.grid) >= _MIN_ROWS and table.width > 1)
    return filled and not _is_metadata(table)


def _judge(blocks: Sequence[Block]) -> _Page:
    opening = find_opening(blocks)
    title = find_title(blocks, opening)
    first = title.first if title else opening
    last_content = _last_content(blocks)
    inner = range(title.last + 1, opening) if title else range(0)
    kept: list[int] = []
    fields: list[Field] = []
    pending: str | None = None
    for i, block in enumerate(blocks):
        margin = i < opening or i > last_content
        is_title = title is not None and title.first <= i <= title.last
        if isinstance(block, Table):
            if margin and _is_metadata(block):
                fields.extend(_table_fields(block))
            elif i >= first:
                kept.append(i)
            continue
        folded = fold(block.text)
        if is_title:
            kept.append(i)
            continue
        if margin:
            taken = _starts_with_key(folded) or _FURNITURE.fullmatch(folded) is not None
            taken = taken or len(folded) > _MAX_VALUE or "。" in folded
            if pending is not None and not taken:
                fields.append(Field(key=pending, value=squeeze(block.text)))
                pending = None
                continue
            entry = _KEY_ONLY.fullmatch(folded)
            pending = entry[1] if entry else None
            found = () if entry else _line_fields(block.text)
            fields.extend(found)
            if entry or found:
                continue
        if block.linked or (margin and _is_furniture(folded)) or _is_strong(folded):
            if date := _DATE.search(block.text):
                fields.append(Field(key=PAGE_DATE, value=date.group()))
            continue
        if i >= first and (i >= opening or i in inner):
            kept.append(i)
    return _Page(kept=tuple(kept), fields=tuple(fields))


def _last_content(blocks: Sequence[Block]) -> int:
    """Index of the last table of figures or full sentence."""
    for i in range(len(blocks) - 1, -1, -1):
        block = blocks[i]
        if isinstance(block, Table):
            if _is_content(block):
                return i
            continue
        folded = fold(block.text)
        if block.linked or _is_furniture(folded) or _KEY_AT.match(folded.lstrip("(")):
            continue
        if len(folded) >= _SUBSTANTIVE and "。" in folded:
            return i
    return -1


def _is_furniture(folded: str) -> bool:
    if len(folded) > _MAX_FURNITURE:
        return False
    return _is_made_of_words(folded) or _FURNITURE.fullmatch(folded) is not None


def _is_made_of_words(folded: str) -> bool:
    """Whether a line is nothing but words of furniture; most are told by their first character."""
    position = 0
    while position < len(folded):
        word = _WORDS.match(folded, position)
        if word is None:
            return False
        position = word.end()
    return True


def _starts_with_key(folded: str) -> bool:
    return bool(_KEY_ONLY.fullmatch(folded) or _KEY_AT.match(folded.lstrip("([【")))


def _is_strong(folded: str) -> bool:
    if len(folded) > _MAX_FURNITURE or _STRONG_WORD.search(folded) is None:
        return False
    return _STRONG.fullmatch(folded) is not None


def _is_metadata(table: Table) -> bool:
    """A box of keys and values: at least two keys, and one in three of the filled cells."""
    if len(table.texts) - 1 > _MAX_METADATA:  # so many that are not blank
        return False
    texts = [cell.text for cell in table.cells() if cell.text]
    if len(texts) > _MAX_METADATA:
        return False
    folded = map(fold, texts)
    keys = sum(1 for text in folded if _KEY_ONLY.fullmatch(text) or _KEY_AT.match(text))
    return keys >= 2 and keys * 3 >= len(texts)


def _table_fields(table: Table) -> Iterator[Field]:
    cells = list(table.cells())
    for cell, following in zip(cells, [*cells[1:], None], strict=True):
        key = _KEY_ONLY.fullmatch(fold(cell.text))
        if key is None:
            yield from _line_fields(cell.text)
        elif following is not None and not _KEY_ONLY.fullmatch(fold(following.text)):
            yield Field(key=key[1], value=squeeze(following.text))


def _line_fields(text: str) -> tuple[Field, ...]:
    """The entries of ``来源：区政府办 发布时间：2018-01-20 浏览次数：12``."""
    folded = fold_with_offsets(text)
    body = folded.text
    dated = _KEY_DATE.fullmatch(body)
    if dated:
        start, end = folded.span(*dated.span(2))
        return (Field(key=dated[1], value=squeeze(text[start:end])),)
    number = _DOCUMENT_NUMBER.match(body)
    if number is not None:
        start, end = folded.span(*number.span())
        rest = _line_fields(text[end:].lstrip())
        return (Field(key="文号", value=squeeze(text[start:end])), *rest)
    if not _KEY_AT.match(body.lstrip("(")):
        return ()
    marks = list(_keys_in(text, body))
    fields = []
    for (key, _, begin), (_, stop, _) in zip(marks, [*marks[1:], ("", len(body), 0)], strict=True):
        start, end = folded.span(begin, stop)
        fields.append(Field(key=key, value=_value(text[start:end])))
    return tuple(fields)


def _value(printed: str) -> str:
    """A field's value without the switches that follow it on the line (【大】【中】【小】)."""
    text = squeeze(printed).strip("|;； ")
    behind = max(0, len(text) - _MAX_FURNITURE)
    return (text[:behind] + _SWITCHES.sub("", text[behind:])).strip()


def _keys_in(text: str, body: str) -> Iterator[tuple[str, int, int]]:
    """Keys with their start and the start of their value.

    A key begins the line or follows a blank or bar in print, so that a value which ends in a
    key's word is not cut.
    """
    offsets = fold_with_offsets(text)
    for match in _KEY_IN.finditer(body):
        start, _ = offsets.span(match.start(), match.end())
        before = text[:start].rstrip("[(【（ \u3000\u00a0")
        apart = not before or start > len(before) or before[-1] in "|;；]】)）0123456789"
        if apart or (match.end() < len(body) and body[match.end()].isdigit()):
            yield match[1], match.start(), match.end()
