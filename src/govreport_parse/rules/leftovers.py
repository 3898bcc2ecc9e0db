"""GR315 and GR316: words left in from the report that this one was written after. Hints."""

from __future__ import annotations

import re
from collections.abc import Iterator

from govreport_parse.fold import fold
from govreport_parse.rules.model import Context, Issue, Rule, sections, texts

__all__ = ["RULES"]

_BODY = r"([\u4e00-\u9fff]{2,30}?)"
# Where a report names the body whose report it is: present words before it, or what the body did.
_SELF = (
    re.compile(rf"由{_BODY}(?:负责)?(?:编制|编写)"),
    re.compile(
        rf"(?:现将|公布|本报告[是为系]|《){_BODY}(?:20\d\d)年度?(?:政府信息公开|政务公开)(?:工作)?(?:年度)?(?:报告|情况)"
        r"(?!编制|格式|要求|的?通知)"
    ),
)
_PLACE = re.compile(
    r"(?!城市|社区|园区|小区|全[省市区县镇乡]|[我本][省市区县镇乡])[\u4e00-\u9fff]{2,8}?(?:自治[区州县]|街道|[省市区县旗镇乡])"
)
_RANKS = ("省自治区", "自治州", "市", "区县旗自治县", "镇乡街道")
_DEPARTMENT = re.compile(r"(?:局|委员会|委|厅)$")
_OWN_WORDS = re.compile(r"^(?:我|本|全|各|该|市|区|县|省|镇|乡)")

_STALE_SELF = re.compile(
    r"(?:现将|特此公布|本报告[是为系]|编制[的了]?)(?:[^\d。;]{0,30}?)(20\d\d)年度?(?:政府信息公开|政务公开)(?:工作)?(?:年度)?(?:报告|情况)"
)
_STALE_PLAN = re.compile(
    r"(?:^|[。;\n])(?:在)?(20\d\d)年度?,?[^\d,。;]{0,10}?,?(?:将|拟|计划|打算|要继续|继续|力争)"
)


def _other_agency(context: Context) -> Iterator[Issue]:
    report = context.report
    own_name = fold(report.agency.name or "")
    if not own_name:
        return
    printed = (
        report.agency.name,
        report.title,
        report.filler,
        report.contact.office,
        report.metadata.publisher,
    )
    own = fold("".join(name for name in printed if name))
    for text, at in texts(context.report):
        folded = fold(text)
        for pattern in _SELF:
            for match in pattern.finditer(folded):
                body = match[1]
                if not _OWN_WORDS.match(body) and _differs(body, own_name, own):
                    yield Issue(
                        message=f"the text speaks of {body} as the reporting body, the report is that of {own_name}",
                        message_zh=f"正文将“{body}”写作编制主体，而本报告为{own_name}的报告",
                        observed=body,
                        expected=own_name,
                        evidence=(at,),
                    )


def _differs(body: str, own_name: str, own: str) -> bool:
    """Whether a name is certainly another body's: a place of the same rank, or another department."""
    theirs, ours = _places(body), _places(own_name)
    if theirs and ours:
        place = theirs[-1]
        if _rank(place) == _rank(ours[-1]):
            return place not in own and not any(_stem(name) in _stem(place) for name in ours)
        return False
    department, own_department = _less(body, theirs), _less(own_name, ours)
    named = _DEPARTMENT.search(department) and _DEPARTMENT.search(own_department)
    return bool(named) and not (_within(department, own) or _within(own_department, body))


def _places(name: str) -> list[str]:
    return _PLACE.findall(name)


def _rank(place: str) -> int:
    return next(i for i, ends in enumerate(reversed(_RANKS)) if place[-1] in ends)


def _stem(place: str) -> str:
    return re.sub(r"(?:自治[区州县]|街道|[省市区县旗镇乡])$", "", place)


def _less(name: str, places: list[str]) -> str:
    for place in places:
        name = name.replace(place, "")
    return name


def _within(short: str, name: str) -> bool:
    """Whether the characters of a short name stand in a long one in their order (教体局, 教育体育局)."""
    rest = iter(name)
    return all(char in rest for char in short)


def _stale_year(context: Context) -> Iterator[Issue]:
    year = context.report.year
    if year is None:
        return
    for section in sections(context.report):
        folded = fold(section.text)
        found = [match[1] for match in _STALE_SELF.finditer(folded) if int(match[1]) != year]
        if section.kind in ("plan", "problems"):
            found += [match[1] for match in _STALE_PLAN.finditer(folded) if int(match[1]) < year]
        for stale in dict.fromkeys(found):
            yield Issue(
                message=f"the text speaks of {stale} as the year at hand, the report is on {year}",
                message_zh=f"正文以{stale}年为本报告所涉年度，而报告年度为{year}年",
                observed=stale,
                expected=str(year),
                evidence=(section.at,),
            )


RULES = (
    Rule(
        code="GR315",
        name="other-agency",
        severity="hint",
        title="another body's name left in the text",
        title_zh="正文残留其他机关名称",
        what="Where the text says who compiled the report, or whose report it is, it names a place of the same rank, or a "
        "department, that is not the report's own.",
        why="The report was written after another body's; its figures may be that body's too.",
        example="由白石区人民政府办公室编制 in the report of 青石区.",
        basis="The report's title and masthead against its own words.",
        exceptions="Bodies above or below the report's own may well be named; short names (教体局) are the long ones.",
        explanation_zh="正文写明的编制单位或报告主体是同级的其他地区或其他部门，疑套用他人报告。",
        basis_zh="报告标题、机关名称与正文的表述。",
        exceptions_zh="上下级机关可以被提及；简称（教体局）视同全称。",
        check=_other_agency,
    ),
    Rule(
        code="GR316",
        name="stale-year",
        severity="hint",
        title="another year's words left in the text",
        title_zh="正文残留其他年度",
        what="The text calls itself the report on another year, or plans for a year before the one reported on.",
        why="Sentences of an old report were left in; so may figures have been.",
        example="2020年，我局将继续… among the plans of a report on 2021.",
        basis="The report's title against its own words.",
        exceptions="Years that the text compares with, and last year's plans for the year reported on.",
        explanation_zh="正文自称其他年度的报告，或工作打算所列年度早于报告年度，疑沿用旧文。",
        basis_zh="报告标题与正文的表述。",
        exceptions_zh="用于比较的年度，以及对报告年度本身的计划，不判断。",
        check=_stale_year,
    ),
)
