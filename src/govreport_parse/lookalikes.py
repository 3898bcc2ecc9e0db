"""What only looks like an annual report: forms, notices, guides, reports under other rules."""

from __future__ import annotations

import re

import msgspec

from govreport_parse.document import Document, Paragraph
from govreport_parse.fold import fold

__all__ = ["LookAlike", "recognise"]

_OPENING = 8
# A title or heading; prose that mentions such words tells nothing.
_SHORT = 45


class LookAlike(msgspec.Struct, frozen=True, kw_only=True):
    """Why a document is no annual report."""

    reason: str
    reason_zh: str


# Told by the title and the first lines; each holds only where no statutory table has a figure.
_KINDS = (
    (
        re.compile(r"教育部令第29号|高等学校信息公开办法|学年(?:度)?信息公开"),
        LookAlike(
            reason="a university's report under 教育部令第29号, by school year",
            reason_zh="高等学校按学年编制的信息公开报告（教育部令第29号）",
        ),
    ),
    (
        re.compile(r"样表|模板|样本|填表说明|(?:[_×○]{2,}|[xX]{2,})[^。]{0,20}年度报告|报告格式"),
        LookAlike(
            reason="a blank template; give a filled report",
            reason_zh="空白样表，请提供已填写的报告",
        ),
    ),
    (
        re.compile(r"统计制度|统计调查制度|填报说明|制表机关"),
        LookAlike(reason="the text of a statistics system", reason_zh="统计制度文本"),
    ),
    (
        re.compile(r"^[^。]{0,60}指南$"),
        LookAlike(reason="a guide to information disclosure", reason_zh="政府信息公开指南"),
    ),
    (
        re.compile(r"^[^。]{0,60}的通知$"),
        LookAlike(reason="a notice about the reports", reason_zh="关于年度报告的通知"),
    ),
    (
        re.compile(
            r"^[^。]{0,40}(?:上半年|下半年|[一二三四]季度|\d{1,2}月份?)[^。]{0,20}(?:统计|报告|月报|情况)"
        ),
        LookAlike(
            reason="statistics of a part of a year", reason_zh="半年、季度或月度统计，不是年度报告"
        ),
    ),
)


def recognise(document: Document, *, figures: bool) -> LookAlike | None:
    """The kind of look-alike that a document is; None where it may be a report.

    `figures`: a statutory table of the document holds a figure.
    """
    if figures:
        return None
    lines = [fold(b.text) for b in document.blocks if isinstance(b, Paragraph)][:_OPENING]
    if document.page_title:
        lines.insert(0, fold(document.page_title))
    for pattern, kind in _KINDS:
        anywhere = pattern is _KINDS[0][0]
        if any(pattern.search(line) for line in lines if anywhere or len(line) <= _SHORT):
            return kind
    return None
