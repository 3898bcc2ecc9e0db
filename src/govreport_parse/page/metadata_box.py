"""The metadata box of a page: keys and values (索引号, 发布机构, 发布日期) in lines or in a table."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import pairwise
from typing import TypeAlias

from govreport_parse.model.document import Field, Table
from govreport_parse.text.fold import fold, fold_with_offsets, squeeze
from govreport_parse.text.han import is_han
from govreport_parse.text.patterns import lazy_pattern

__all__ = [
    "KEY",
    "MAX_LINE",
    "begins_with_key",
    "fields_of_line",
    "fields_of_table",
    "is_entry",
    "is_metadata_box",
    "lone_key",
]

_KEYS = (
    "信息索引号", "索引号", "索取号", "组配分类", "信息分类", "主题分类", "主题导航", "体裁分类",
    "服务对象分类", "公文种类", "分类", "发布机构", "发布单位", "发布部门", "发文机构", "发文机关",
    "公开机构", "公开责任部门", "责任部门", "公开主体", "信息来源", "文章来源", "稿件来源", "来源", "发文日期", "发文时间",
    "成文日期", "成文时间", "生成日期/有效期", "生成日期", "生成时间", "公开日期", "公开时间", "发布日期", "发布时间", "更新时间", "时间",
    "日期", "归档时间", "生效时间", "生效日期", "终止时间", "废止日期", "失效时间", "发布文号",
    "发文字号", "文件编号", "文号", "信息名称", "文件名称", "名称", "信息标题", "文件标题", "标题", "关键词", "关键字",
    "主题词", "有效性", "时效性", "时效", "文件有效性", "内容概述", "内容摘要", "公开方式", "公开范围",
    "公开形式", "公开时限", "登记号", "语种", "信息格式", "文件下载", "点击数", "点击率", "点击量",
    "点击", "浏览次数", "浏览量", "浏览", "访问量", "访问次数", "阅读次数", "阅读量", "阅读", "累计次数",
    "字号", "字体大小", "字体", "选择阅读字号", "作者", "责任编辑", "责编", "编辑", "录入", "审核",
    "分享到", "分享", "打印", "我要打印", "视力保护色", "保护视力色", "信息类别", "所属主题", "载体类型",
    "记录形式", "有效期", "统一编号", "发布人", "撰稿",
)  # fmt: skip
KEY = "|".join(sorted(map(re.escape, _KEYS), key=len, reverse=True))
_ENTRY = lazy_pattern(rf"[\[【(]?(?:{KEY})[】\])]?:")
_KEY_IN = lazy_pattern(rf"({KEY})[】\])]?(:?)")
_BEGINS = lazy_pattern(rf"[\[【(]?(?:{KEY})")
_KEY_ALONE = lazy_pattern(rf"[\[【]?({KEY})[】\]]?:?")
# Keys that no sentence and no value has by chance; three in a line set the others off.
_PLAIN_KEYS = ("索引号", "索取号", "主题分类", "信息分类", "体裁分类", "发布机构", "发文机关", "公开责任部门", "发布日期",
               "发布时间", "发文日期", "发文时间", "成文日期", "生成日期", "公开日期", "公开方式", "公开范围", "信息名称",
               "主题词", "关键词", "有效性", "内容概述")  # fmt: skip
_MIN_PLAIN = 3
# Buttons of a page: no keys without a colon.
_SWITCH_KEYS = frozenset({"打印", "我要打印", "分享", "分享到", "字号", "字体", "字体大小", "视力保护色", "保护视力色",
                          "文件下载", "阅读", "点击", "浏览", "编辑"})  # fmt: skip
# What a line may have below one key without a colon: an index number.
_KEY_INDEX = lazy_pattern(r"((?:信息)?索引号|索取号)([A-Za-z0-9][\w/.-]{5,40})", re.ASCII)
# Keys that are listed, as a guide lists them, and not filled in.
_LISTED = lazy_pattern("[、,和及与。]")
_KEY_DATE = lazy_pattern(rf"({KEY})(20\d\d[-/.年]\d{{1,2}}[-/.月]\d{{1,2}}日?[\d:]*)")
_DOCUMENT_NUMBER = lazy_pattern(
    r"[\u4e00-\u9fff]{1,8}\[20\d\d\]第?\d{1,4}号(?=$|[\u4e00-\u9fff]{2,6}:)"
)
# Brackets as they are printed; folding knows two pairs of them alone.
_OPEN, _CLOSE = "[【〔［(（", "]】〕］)）"
_SWITCHES = lazy_pattern(
    rf"(?:\s*[{re.escape(_OPEN)}](?:特?大|中|小|默认|打印|关闭|收藏|分享|返回|下载)?(?:本页|窗口|文章)?(?:[{re.escape(_CLOSE)}]|$))+$"
)
_BARS = "|｜ \t\u3000\u00a0"
# The value of a key that no colon follows is no longer.
_MAX_VALUE = 60
_BUTTONS = lazy_pattern(r"(?:\s*[|｜]\s*(?:打印|关闭|分享|收藏|纠错|返回|字[号体])[^|｜]*)+$")
# A line of furniture is no longer, nor are the switches at the end of an entry.
MAX_LINE = 140
# A box has two keys at least, and one in three of its filled cells is one; the form has more cells.
_MIN_KEYS = 2
_CELLS_A_KEY = 3
_MAX_CELLS = 60


def lone_key(folded: str) -> str | None:
    """The key that a folded text is, with or without its colon; None for other text."""
    match = _KEY_ALONE.fullmatch(folded)
    return match[1] if match else None


def is_entry(folded: str) -> bool:
    """Whether a folded line begins with a key and its colon."""
    return ":" in folded and _ENTRY.match(folded) is not None


def begins_with_key(folded: str) -> bool:
    """Whether a folded line is a key or begins with one, in brackets or not."""
    return lone_key(folded) is not None or is_entry(folded.lstrip("([【"))


def is_metadata_box(table: Table) -> bool:
    """Whether a table is a box of keys and values rather than one of figures."""
    texts = [cell.text for cell in table.cells() if cell.text]
    if len(texts) > _MAX_CELLS:
        return False
    folded = map(fold, texts)
    keys = sum(1 for text in folded if lone_key(text) or is_entry(text))
    return keys >= _MIN_KEYS and keys * _CELLS_A_KEY >= len(texts)


def fields_of_table(table: Table) -> Iterator[Field]:
    """The entries of a metadata box: a key's value stands in the next cell, or after its colon."""
    cells = list(table.cells())
    for cell, following in zip(cells, [*cells[1:], None], strict=True):
        key = lone_key(fold(cell.text))
        if key is None:
            yield from fields_of_line(cell.text)
        elif following is not None and lone_key(fold(following.text)) is None:
            yield Field(key=key, value=squeeze(following.text))


def fields_of_line(text: str) -> tuple[Field, ...]:
    """The entries of ``来源：区政府办 发布时间：2018-01-20 浏览次数：12``."""
    folded = fold_with_offsets(text)
    body = folded.text
    dated = _KEY_DATE.fullmatch(body) or _KEY_INDEX.fullmatch(body)
    if dated:
        start, end = folded.span(*dated.span(2))
        return (Field(key=dated[1], value=squeeze(text[start:end])),)
    number = _DOCUMENT_NUMBER.match(body) if "[20" in body else None
    if number is not None:
        start, end = folded.span(*number.span())
        rest = fields_of_line(text[end:].lstrip())
        return (Field(key="文号", value=squeeze(text[start:end])), *rest)
    if is_entry(body.lstrip("(")):
        marks = list(_keys_in(text, body))
    elif _BEGINS.match(body) and "。" not in body:
        apart, together = list(_keys_in(text, body)), _run_together(body)
        marks = _filled(together if len(together) > len(apart) else apart, body)
    else:
        return ()
    fields = []
    for (key, _, begin), stop in zip(marks, _stops(marks, body), strict=True):
        start, end = folded.span(begin, stop)
        fields.append(Field(key=key, value=_value(text[start:end])))
    return tuple(fields)


# A key, where it begins, and where its value does.
_Mark: TypeAlias = tuple[str, int, int]


def _stops(marks: list[_Mark], body: str) -> list[int]:
    """Where the values of keys end."""
    return [*(start for _, start, _ in marks[1:]), len(body)][: len(marks)]


def _filled(marks: list[_Mark], body: str) -> list[_Mark]:
    """The keys of a line without a colon after its first; none where they are not filled in.

    索引号 6409 发文时间 2018-01-11, 发布机构 区林业局 文号.
    """
    if len(marks) < _MIN_KEYS or body[: marks[0][1]].strip("[("):
        return []
    stops = _stops(marks, body)
    values = [body[begin:stop] for (_, _, begin), stop in zip(marks, stops, strict=True)]
    listed = any(map(_LISTED.match, values)) or not any(values)
    return [] if listed or max(map(len, values)) > _MAX_VALUE else marks


def _is_spread(printed: str) -> bool:
    """Whether blanks stand between characters of a key."""
    parts = printed.split()
    return any(is_han(one[-1]) and is_han(other[0]) for one, other in pairwise(parts))


def _run_together(body: str) -> list[_Mark]:
    """The keys of a line in which nothing stands between values and keys; none in other lines."""
    keys = list(_KEY_IN.finditer(body))
    plain = [match for match in keys if match[1] in _PLAIN_KEYS]
    counted = [match for match in keys if body[match.end() : match.end() + 1].isdigit()]
    if len(plain) + len(counted) < _MIN_PLAIN:
        return []
    followed = {match.start() for match in keys} | {len(body)}
    sure = {match.start() for match in (*plain, *counted)} | {0}
    return [
        (match[1], match.start(), match.end())
        for match in keys
        if match.start() in sure or match.end() in followed or match[2]
    ]


def _value(printed: str) -> str:
    """A field's value without the switches that follow it on the line (【大】【中】【小】)."""
    text = _BUTTONS.sub("", squeeze(printed).strip("|;； "))
    tail = max(0, len(text) - MAX_LINE)
    return (text[:tail] + _SWITCHES.sub("", text[tail:])).strip()


def _keys_in(text: str, body: str) -> Iterator[_Mark]:
    """Keys with their start and the start of their value.

    A key begins the line, follows a blank or bar in print, is printed with blanks between its
    characters (人民政府关 键 词:公报), or is a word that no value ends in and has a colon. One without a
    colon stands between blanks or bars, or before a figure.
    """
    offsets = fold_with_offsets(text)
    for match in _KEY_IN.finditer(body):
        start, end = offsets.span(match.start(), match.end())
        before = text[:start].rstrip(f"{_OPEN} \u3000\u00a0")
        # Before the first, characters that do not show may stand.
        first = not body[: match.start()].strip("[(")
        apart = first or start > len(before) or before[-1] in f"|;；{_CLOSE}0123456789"
        certain = _is_spread(text[start:end])
        certain = certain or (bool(match[2]) and match[1] in (*_PLAIN_KEYS, "文号"))
        if not match[2]:
            follows = text[end : end + 1]
            apart = apart and (not follows.strip(_BARS) or follows.isdigit())
            apart = apart and match[1] not in _SWITCH_KEYS
        if apart or certain or (match[2] and body[match.end() : match.end() + 1].isdigit()):
            yield match[1], match.start(), match.end()
