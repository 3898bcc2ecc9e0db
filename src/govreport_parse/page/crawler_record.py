"""What a crawler prints above a page's text: ``url: … title: …``, or a line of JSON."""

from __future__ import annotations

import re
from collections.abc import Iterator

import msgspec

from govreport_parse.model.document import Field
from govreport_parse.page.titles import parse_title
from govreport_parse.text.fold import squeeze

__all__ = ["fields_of_record"]

# Longer lines, and those with a full stop after their title, are the text itself.
_MAX_LINE = 1_000
_JSON = re.compile(r'\s*\[?\s*\{\s*"')
_NAMES = (
    "url|link|href|source|title|name|id|site|host|date|time|author|category|channel|lang|charset"
    "|pub_?date|pub_?time|publish_?(?:date|time)|crawl_?(?:date|time|ed_?at)"
    "|(?:文章|原文|网页)?(?:标题|链接|网址)|(?:发布|抓取|爬取|采集)(?:时间|日期)|来源|栏目"
)
_KEY = re.compile(
    rf"(?<![\w/.&?=-])[\[{{(]?({_NAMES})\s*[\])}}]?\s*(?:[:：=]|\t|(?<=[\u4e00-\u9fff])\s)\s*",
    re.IGNORECASE,
)
_BEGINS = re.compile(rf"\s*(?:[-*#>]\s*)?{_KEY.pattern}", re.IGNORECASE)
# A row of a list of pages: http://… title date, with or without a number before.
_ROW = re.compile(r"\s*(?:\d{1,8}[\s,|]+)?https?://\S")
_BETWEEN = re.compile(r"[\s,|]+")
_PAIR = re.compile(r'"([\w\u4e00-\u9fff]{1,20})"\s*:\s*("(?:[^"\\]++|\\.)*+")')
_AROUND = " |,;\"'}]"
_PROSE = re.compile("。.")


def fields_of_record(text: str) -> tuple[Field, ...]:
    """The entries of a line that a crawler printed; none of other lines."""
    if len(text) > _MAX_LINE or _PROSE.search(text):
        return ()
    if _JSON.match(text):
        return tuple(_pairs(text))
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
