"""What a crawler prints above a page's text: ``url: … title: …``, or a line of JSON."""

from __future__ import annotations

import re
from collections.abc import Iterator

import msgspec

from govreport_parse.model.document import Field
from govreport_parse.page.metadata_box import fields_of_line
from govreport_parse.page.titles import leading_title, parse_title
from govreport_parse.text.fold import squeeze
from govreport_parse.text.patterns import lazy_pattern

__all__ = ["fields_of_record"]

# Longer lines, and those with a full stop after their title, are the text itself.
_MAX_LINE = 1_000
_JSON = lazy_pattern(r'\s*\[?\s*\{\s*"')
_NAMES = (
    "url|link|href|source|title|name|id|site|host|date|time|author|category|channel|lang|charset"
    "|pub_?date|pub_?time|publish_?(?:date|time)|crawl_?(?:date|time|ed_?at)"
    "|(?:文章|原文|网页)?(?:标题|链接|网址)|(?:发布|抓取|爬取|采集)(?:时间|日期)|来源|栏目"
)
# A blank is a mark after those of the names that are Chinese, by their last characters.
_KEY = lazy_pattern(
    rf"(?<![\w/.&?=-])[\[{{(]?({_NAMES})\s*[\])}}]?\s*(?:[:：=]|\t|(?<=[题接址间期源目])\s)\s*",
    re.IGNORECASE,
)
_BEGINS = lazy_pattern(rf"\s*(?:[-*#>]\s*)?{_KEY.pattern}", re.IGNORECASE)
# A row of a list of pages: http://… title date, with or without a number before.
_ROW = lazy_pattern(r"\s*(?:\d{1,8}[\s,|]+)?https?://\S")
_BETWEEN = lazy_pattern(r"[\s,|]+")
_PAIR = lazy_pattern(r'"([\w\u4e00-\u9fff]{1,20})"\s*:\s*("(?:[^"\\]++|\\.)*+")')
_KEYED_TITLE = lazy_pattern(
    r"\s*(?:标题|標題|题名|名称|title|name)[\s:：=]*(\S.{5,80}?)\s*", re.IGNORECASE
)
_DATE_OR_SITE = lazy_pattern(
    r"[\d\s:/.年月日-]{6,20}|[\u4e00-\u9fff·]{2,30}(?:政府|网|网站|门户|平台)"
)
_AROUND = " |,;\"'}]"
_PROSE = lazy_pattern("。.")


def fields_of_record(text: str) -> tuple[Field, ...]:
    """The entries of a line that a crawler printed; none of other lines."""
    if len(text) > _MAX_LINE or _PROSE.search(text):
        return ()
    if _JSON.match(text):
        return tuple(_pairs(text))
    if (keyed := _KEYED_TITLE.fullmatch(text)) and parse_title(keyed[1]):
        return (Field(key="title", value=keyed[1]),)
    if (leading := leading_title(text)) and _stands_beside_titles(leading[1]):
        return (Field(key="title", value=leading[0].text), *fields_of_line(leading[1]))
    if _ROW.match(text) and "。" not in text:
        return tuple(_titles(text))
    if not _BEGINS.match(text):
        return ()
    marks = list(_KEY.finditer(text))
    stops = [*(mark.start() for mark in marks[1:]), len(text)]
    return tuple(
        Field(key=mark[1].lower(), value=squeeze(text[mark.end() : stop]).strip(_AROUND))
        for mark, stop in zip(marks, stops, strict=True)
    )


def _stands_beside_titles(text: str) -> bool:
    """Whether entries of a metadata box, a date or the name of a site stand after a title."""
    return bool(fields_of_line(text)) or _DATE_OR_SITE.fullmatch(squeeze(text)) is not None


def _titles(row: str) -> Iterator[Field]:
    for piece in _BETWEEN.split(row):
        title = parse_title(piece)
        if title is not None and title.year is not None:
            yield Field(key="title", value=piece)


def _pairs(text: str) -> Iterator[Field]:
    """The entries of an object in JSON that are text, also of one that is cut off."""
    for match in _PAIR.finditer(text):
        try:
            value = msgspec.json.decode(match[2], type=str)
        except msgspec.DecodeError:
            continue
        yield Field(key=match[1], value=squeeze(value))
