"""GR315: another body's name left in the text."""

from __future__ import annotations

import re
from collections.abc import Iterator

from govreport_parse.agencies import resolve_division
from govreport_parse.arithmetic.context import Context
from govreport_parse.rules.model import Issue, Rule
from govreport_parse.rules.values.passages import saying
from govreport_parse.rules.values.report_names import REPORT, YEAR_OF_REPORT
from govreport_parse.text.fold import fold
from govreport_parse.text.patterns import lazy_pattern

__all__ = ["RULE"]

_BODY = r"([\u4e00-\u9fff]{2,30}?)"
# Where a report names the body whose report it is: in its opening, and wherever it says 本报告.
_COMPILED = lazy_pattern(rf"由{_BODY}(?:牵头|负责|组织|统一|具体)?(?:编制|编写|汇总)")
_THIS_COMPILED = lazy_pattern(rf"本(?:年度?)?报告{_COMPILED.pattern}")
_THIS_REPORT = lazy_pattern(
    rf"(?:现将|公布|本报告[是为系]){_BODY}(?:20\d\d)年度?{REPORT}(?!编制|格式|要求|的?通知|.{{0,8}}问题)"
)
_PLACE = lazy_pattern(
    r"(?!城市|社区|园区|小区|全[省市区县镇乡]|[我本][省市区县镇乡])[\u4e00-\u9fff]{2,8}?(?:自治[区州县]|街道|[省市区县旗镇乡])"
)
# Places of one rank by their last character; a 市 may be above a 市, and says nothing.
_RANKS = ("镇乡道", "区县旗")
_DEPARTMENT = lazy_pattern(r"(?:局|委员会|委|厅)$")
_SEVERAL = lazy_pattern("与|以及|会同|共同|联合")
_OWN_WORDS = lazy_pattern(r"^(?:我|本|全|各|该|市|区|县|省|镇|乡)")


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
    for section, folded in saying(context, "由", "20"):
        compiled = _COMPILED if section is report.preamble else _THIS_COMPILED
        bodies = compiled.findall(folded) if "由" in folded else []
        if YEAR_OF_REPORT.search(folded):
            bodies += _THIS_REPORT.findall(folded)
        for body in dict.fromkeys(bodies):
            if (
                body != own_name
                and not (_OWN_WORDS.match(body) or _SEVERAL.search(body))
                and _differs(body, own_name, own, report.year)
            ):
                yield Issue(
                    message=f"the text speaks of {body} as the reporting body, the report is that of {own_name}",
                    message_zh=f"正文所写的编制机关为“{body}”，而本报告为{own_name}的报告，请核对是否误用其他机关的文字",
                    observed=body,
                    expected=own_name,
                    evidence=(section.at,),
                )


def _differs(body: str, own_name: str, own: str, year: int | None) -> bool:
    """Whether a name is certainly another body's.

    That is one of a place neither above nor in its own, or a department for another department.
    """
    theirs, ours = resolve_division(body, year=year), resolve_division(own_name, year=year)
    if theirs is not None and ours is not None and theirs != ours:
        return not (theirs.within(ours) or ours.within(theirs))
    places, own_places = _places(body), _places(own_name)
    if places and own_places and _stem(places[-1]) not in own:
        ranks = {_rank(places[-1]), _rank(own_places[-1])}
        return theirs is None and len(ranks) == 1 and None not in ranks
    department, own_department = _less(body, places), _less(own_name, own_places)
    named = _DEPARTMENT.search(department) and _DEPARTMENT.search(own_department)
    return bool(named) and not (_within(department, own) or _within(own_department, body))


def _rank(place: str) -> str | None:
    return next((rank for rank in _RANKS if place[-1] in rank), None)


def _places(name: str) -> list[str]:
    return _PLACE.findall(name.removeprefix("中共"))


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


RULE = Rule(
    code="GR315",
    name="other-agency",
    severity="hint",
    title="another body's name left in the text",
    title_zh="正文有其他机关的名称",
    what="Where the opening says who compiled the report, or whose report it is, it names a place that is neither above "
    "nor in the report's own, or another department.",
    why="The report was written after another body's; its figures may be that body's too.",
    example="由白石区人民政府办公室编制 in the report of 青石区.",
    basis="The report's title and masthead against its own words.",
    exceptions="Bodies above or below the report's own may well be named; short names (教体局) are the long ones.",
    explanation_zh="开头写明的编制单位或报告主体是互不隶属的其他地区或其他部门，可能误用其他机关的报告。",
    example_zh="青石区的报告写明由白石区人民政府办公室编制。",
    basis_zh="报告标题、机关名称与正文的表述。",
    exceptions_zh="上下级机关可以被提及；简称（教体局）视同全称。",
    check=_other_agency,
)
