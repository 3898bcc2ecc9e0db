"""What only looks like an annual report: forms, notices, guides, reports under other rules."""

from __future__ import annotations

import re
from collections.abc import Sequence

import msgspec

from govreport_parse.model.document import Paragraph
from govreport_parse.model.page import Page
from govreport_parse.text.fold import fold
from govreport_parse.text.patterns import lazy_pattern

__all__ = ["LookAlike", "recognise"]

_OPENING = 8
# A title or heading; prose that mentions such words says nothing of the document.
_SHORT = 45


class LookAlike(msgspec.Struct, frozen=True, kw_only=True):
    """Why a document is no annual report."""

    reason: str
    reason_zh: str


_TEMPLATE = LookAlike(
    reason="a blank template; give a filled report", reason_zh="这是空白样表，请提供已填写的报告"
)
# Known by the title, whatever tables stand below: a notice encloses a filled sample, the statistics
# of half a year use the form, a reading aid repeats the tables.
_TITLES = (
    (
        lazy_pattern(r"^关于(?:认真|切实|进一步|组织|做好|开展|报送|编制|规范)[^。]{0,50}通知$"),
        LookAlike(
            reason="a notice about the reports", reason_zh="这是关于年度报告的通知，不是年度报告"
        ),
    ),
    (
        lazy_pattern(r"(?:上半年|下半年|第?[一二三四1-4]季度)[^。]{0,20}(?:统计|报告|月报|情况)"),
        LookAlike(
            reason="statistics of a part of a year",
            reason_zh="这是半年、季度或月度统计，不是年度报告",
        ),
    ),
    (
        lazy_pattern(
            r"(?:年度报告|年报)》?(?:的)?(?:图文|文字|政策|图表|简明)?(?:解读|图解)$|^一图读懂"
        ),
        LookAlike(
            reason="an explanation of a report; give the report itself",
            reason_zh="这是年度报告的解读，请提供年度报告本身",
        ),
    ),
    (
        lazy_pattern(r"(?:有限(?:责任)?公司|集团公司|股份公司)[^。]{0,24}信息公开"),
        LookAlike(
            reason="a report of a company, not of a government body",
            reason_zh="这是企业的信息公开报告，不是行政机关的年度报告",
        ),
    ),
    (
        lazy_pattern(
            r"(?:[xX×]{4}|_{2}|20[xX×]{2})年[^。]{0,30}(?:年度报告|年报)"
            r"|^[\[(<]?(?:单位|机关|部门|机构)名称[\])>]?[^。]{0,30}(?:年度报告|年报)"
        ),
        _TEMPLATE,
    ),
)
_TITLE_LINES = 3
# 某局年度报告_政府信息公开_某市人民政府: after the mark stands the site.
_SITE = lazy_pattern("[_|—-]")
# Known by the first lines, each only where no statutory table has a figure: the rules of
# universities by a mention in a sentence, the others by a title or heading.
_UNIVERSITY_RULES = lazy_pattern(
    r"教育部令第29号|高等学校信息公开办法|学年(?:度)?信息公开|教育部办公厅|高校信息公开|[我本]校.{0,20}信息公开"
    r"|(?:大学|学院|中学|小学|幼儿园|学校)(?:编制|发布|公布)?[\d年度~—-]{0,14}信息公开(?:工作)?(?:年度报告|年报|(?:情况)?报告)"
)
_UNIVERSITY = LookAlike(
    reason="a university's report under 教育部令第29号, by school year",
    reason_zh="这是高等学校按学年编制的信息公开报告（教育部令第29号），不是行政机关的年度报告",
)
_KINDS = (
    (
        lazy_pattern(r"样表|模板|样本|填表说明|(?:[_×○]{2}|[xX]{2})[^。]{0,24}年度报告|报告格式"),
        _TEMPLATE,
    ),
    (
        lazy_pattern(r"统计制度|统计调查制度|填报说明|制表机关"),
        LookAlike(reason="the text of a statistics system", reason_zh="这是统计制度，不是年度报告"),
    ),
    (
        lazy_pattern(r"^[^。]{0,60}指南$"),
        LookAlike(
            reason="a guide to information disclosure",
            reason_zh="这是政府信息公开指南，不是年度报告",
        ),
    ),
    (
        lazy_pattern(r"^[^。]{0,60}的通知$"),
        LookAlike(
            reason="a notice about the reports", reason_zh="这是关于年度报告的通知，不是年度报告"
        ),
    ),
    (
        lazy_pattern(
            r"^(?!.{0,40}(?<!\d)1月1日起?[至到—-]12月31日)"  # the whole year
            r"[^。]{0,40}(?:上半年|下半年|[一二三四]季度|\d{1,2}月(?:份|(?!\d)|\d{1,2}日起?[至到—-]))"
            r"[^。]{0,20}(?:统计|报告|月报|情况)"
        ),
        LookAlike(
            reason="statistics of a part of a year",
            reason_zh="这是半年、季度或月度统计，不是年度报告",
        ),
    ),
)
# A few lines that enclose a report: 关于公布…年度报告的公告, 附件：…年度报告.pdf.
_PUBLISHES = lazy_pattern(r"关于[^。]{0,50}(?:年度报告|年报)》?的?(?:公告|通告|公示)$")
_ENCLOSES = lazy_pattern("附件|下载|附后")
_FEW = 300
_ENCLOSING = LookAlike(
    reason="a notice that a report is enclosed; give the report itself",
    reason_zh="这是公布年度报告的公告，报告在附件中，请提供报告本身",
)
# A line of prose, which print may break anywhere: 根据…关于印发…格式的通知|要求，编制本报告。
_PROSE = lazy_pattern(r"(?:根据|按照|依据|依照|遵照|为了?).*|.*[。，,].*|.*编制本报告.*")


def recognise(page: Page, *, figures: bool) -> LookAlike | None:
    """The kind of look-alike that a page is; None where it may be a report.

    `figures`: a statutory table holds a figure.
    """
    paragraphs = [block.text for block in page.blocks if isinstance(block, Paragraph)]
    lines = [fold(text) for text in paragraphs[:_OPENING]]
    titles = [*map(fold, page.top_headings), *lines[:_TITLE_LINES]]
    if page.page_title:
        lines.insert(0, fold(page.page_title))
        titles.append(_SITE.split(lines[0])[0])
    kind = _named_by(titles, _TITLES)
    if kind is not None or figures:
        return kind
    if any(_UNIVERSITY_RULES.search(line) for line in lines):
        return _UNIVERSITY
    if sum(map(len, paragraphs)) < _FEW and any(map(_PUBLISHES.search, titles)):
        return _ENCLOSING if any(map(_ENCLOSES.search, lines)) else None
    return _named_by([line for line in lines if not _PROSE.fullmatch(line)], _KINDS)


def _named_by(
    lines: Sequence[str], kinds: Sequence[tuple[re.Pattern[str], LookAlike]]
) -> LookAlike | None:
    """The first kind that one of the short lines names."""
    short = [line for line in lines if len(line) <= _SHORT]
    return next((kind for pattern, kind in kinds if any(map(pattern.search, short))), None)
