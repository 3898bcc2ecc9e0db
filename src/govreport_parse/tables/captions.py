"""What stands above a table or in its first rows: of what year it is, and of whose figures."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import Literal, TypeAlias

from govreport_parse.agencies.names import normalise_name
from govreport_parse.model.document import Block, Paragraph, Table
from govreport_parse.page.titles import parse_title, read_year
from govreport_parse.text.fold import fold
from govreport_parse.text.patterns import lazy_pattern

__all__ = ["Standing", "captioned_year", "is_foreign_title", "standing"]

#: Whose a table is: `own` names the report's body, `dated` its year; `near` a body that the report's is
#: part of, or the other way round; `foreign` is of another year or body, a sample, or was corrected.
Standing: TypeAlias = Literal["own", "dated", "near", "foreign"]

_MAX_CAPTION = 60
# A caption may stand in two lines: 附件2, and what it shows.
_LINES = 2
# A line without the word 表 is a caption only if it is as short as 附：2021年数据（供对比）.
_SHORT = 30
# A line longer than a title in spaced letters is none.
_MAX_TITLE = 140
_MARK = lazy_pattern(
    r"(?:(?:附件?|表|参考|对照|以下[为是]?)[一二三四五六七八九十\d]{0,2}:?"
    r"|\([一二三四五六七八九十\d]{1,2}\)|[一二三四五六七八九十]{1,2}、|\d{1,2}[.、])++"
)
# What may follow the name of a year or body: the name of a table.
_NAME = (
    r"(?:政府信息公开|政务公开|主动公开|依申请公开|收到和处理|申请|行政复议|行政诉讼|工作|年度报告|年报"
    r"|情况|数据|指标|统计|汇总|合计|报表|表|的|及|和|、)*"
)
_SAMPLE = lazy_pattern(r"样例|样表|示例|填报说明|模板")
_SEVERAL_YEARS = lazy_pattern(r"20\d\d年?度?[与和及至、~—-]20\d\d")
# 22 alone is the number of a page.
_SHORT_YEAR = lazy_pattern(rf"(?:(?:FY)?20|FY|(?=\d\d年))(\d\d)(?:年度?)?{_NAME}", re.IGNORECASE)
# A year, not the day of a date.
_NAMED_YEAR = lazy_pattern(r"20\d\d年(?:度|(?!\d))")
_ANY_YEAR = lazy_pattern(r"20\d\d")
_DAY = lazy_pattern("填报|报送|日期|时间|截[至止]|编制于|印发")
_SPAN = lazy_pattern(r"(20\d\d)[./-]\d{1,2}[./-]\d{1,2}[至到~—-]+\1[./-]\d")
# 上年结转, 本年新收 are names of rows, which may stand above a table of one row.
_BEFORE = lazy_pattern(
    r"(?:上年|去年|上一年|前年|[往历]年)(?!度?结转)|(?:更正|[修订]正|修[改订]|勘误)前"
    rf"|(?:历史|错误|有误|作废|模拟|[原旧](?=数据|表)){_NAME}$"
)
_NOW = lazy_pattern(
    r"(?:本年|今年)(?!度?(?:新收|办理结果))|(?:更正|[修订]正|修[改订]|勘误)后"
    rf"|(?:正确|[现新](?=数据|表)){_NAME}$"
)
_BODY = lazy_pattern(
    r"(?P<body>[\u4e00-\u9fff]{2,}?(?:局|委|办|院|所|站|厅|处|室|中心|镇|乡|街道|学校?|公司|队|政府|[省市县区旗])"
    rf"|[省市县区旗州镇乡]政府)(?:20\d\d年度?)?{_NAME}"
)
_ANY_GOVERNMENT = lazy_pattern("[省市县区旗州镇乡]政府")
# 全县汇总, 县本级: the figures of a government as such.
_WHOLE = lazy_pattern(
    rf"(?:[全我本](?P<unit>[省市县区旗州镇乡])|[省市县区旗州]?(?:政府)?本级){_NAME}"
)
# 县直部门, 各乡镇: bodies below a government.
_BELOW = lazy_pattern(
    rf"[各全省市县区旗州]*(?:直属?(?:部门|单位|机关)|[级属]部门|(?<=各)部门|下属单位|乡镇|镇街|街道|\(街道\)|\(镇\))+{_NAME}"
)


def standing(
    table: Table, before: Sequence[Block], year: int | None, agency: str | None
) -> Standing | None:
    """Whose a table is by its captions, the nearest of each kind; None where they do not say."""
    when: Standing | None = None
    whose: Standing | None = None
    body = normalise_name(agency) if agency else None
    for line in _captions(table, before):
        when = when or _when(line, year)
        whose = whose or (_whose(_unmarked(line), body) if body else None)
    return "foreign" if "foreign" in (when, whose) else whose or when


def captioned_year(table: Table, before: Sequence[Block]) -> int | None:
    """The one year that the nearest name of a table names (2015年度统计表); None where none does.

    The year of a date, or of a report's title, is not that of a table.
    """
    for line in _captions(table, before):
        years = _NAMED_YEAR.findall(line)
        if "表" not in line or len(years) != 1 or _DAY.search(line):
            continue
        if len(_ANY_YEAR.findall(line)) == 1 and parse_title(line) is None:
            return int(years[0][:4])
    return None


def is_foreign_title(text: str, year: int | None, agency: str | None) -> bool | None:
    """Whether a line is the title of a report of another year or body; None for what is no title."""
    short = len(text) <= _MAX_TITLE and ("报" in text or "報" in text)
    title = parse_title(text) if short else None
    if title is None or not (title.year or title.body):
        return None
    if year is not None and title.year not in (None, year):
        return True
    if title.body is None or agency is None:
        return False
    return _relation(title.body, normalise_name(agency)) == "foreign"


def _captions(table: Table, before: Sequence[Block]) -> Iterator[str]:
    """A table's own title and the short lines above it, folded, the nearest first."""
    lines: list[str] = []
    for row in table.grid[:2]:
        texts = {cell.text for cell in row if cell is not None and cell.text}
        lines += texts if len(texts) == 1 else ()
    for above in reversed(before[-_LINES:]):
        if not isinstance(above, Paragraph):
            break
        lines.append(above.text)
    for line in map(fold, lines):
        if len(line) <= (_MAX_CAPTION if "表" in line else _SHORT) and "。" not in line:
            yield line


def _unmarked(line: str) -> str:
    """A caption without its number, and without the brackets or the colon around it."""
    mark = _MARK.match(line)
    rest = line[mark.end() :] if mark else line
    rest = rest.removesuffix(":")
    return rest[1:-1] if rest[:1] == "(" and rest.find(")") == len(rest) - 1 else rest


def _when(line: str, year: int | None) -> Standing | None:
    if _SAMPLE.search(line):
        return "foreign"
    rest = _unmarked(line)
    named = None if _SEVERAL_YEARS.search(line) else _year(line, rest)
    if named is not None:
        return None if year is None else "dated" if named == year else "foreign"
    if _BEFORE.match(rest):
        return "foreign"
    return "dated" if _NOW.match(rest) else None


def _year(line: str, rest: str) -> int | None:
    """The year that a caption names: 2022年, 22年, FY2022, 2022.1.1-2022.12.31."""
    if (named := read_year(line)) is not None:
        return named
    if short := _SHORT_YEAR.fullmatch(rest):
        return 2000 + int(short[1])
    span = _SPAN.search(line)
    return int(span[1]) if span else None


def _whose(rest: str, agency: str) -> Standing | None:
    """Whose figures a caption names; `agency` is the normal form of the report's body."""
    if whole := _WHOLE.fullmatch(rest):
        unit = whole["unit"] or ""
        return "own" if agency.endswith(f"{unit}政府") else None
    if _BELOW.fullmatch(rest):
        return None if "街道" in agency or agency.endswith(("镇政府", "乡政府")) else "foreign"
    body = _BODY.fullmatch(rest)
    if body is None:
        return None
    name = body["body"]
    related = _relation(name, agency)
    # 县政府 without the county's name may be anybody's.
    return "near" if related == "foreign" and _ANY_GOVERNMENT.fullmatch(name) else related


def _relation(body: str, agency: str) -> Standing:
    """How a body is related to the report's: 县教育局 and 洪河县 are short for some, 县政府办公室 is near."""
    name = normalise_name(body).removeprefix("我").removeprefix("本")
    if agency.endswith((name, f"{name}政府")):
        return "own"
    office = agency.endswith("政府") and name.startswith(agency[-len("县政府") :])
    return "near" if office or name in agency or agency in name else "foreign"
