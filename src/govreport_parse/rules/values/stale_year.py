"""GR316: another year's words left in the text."""

from __future__ import annotations

from collections.abc import Iterator

from govreport_parse.arithmetic.context import Context
from govreport_parse.rules.model import Issue, Rule
from govreport_parse.rules.values.passages import saying
from govreport_parse.rules.values.report_names import REPORT, YEAR_OF_REPORT
from govreport_parse.text.patterns import lazy_pattern

__all__ = ["RULE"]

_STALE_SELF = lazy_pattern(
    r"(?:现将|[现特]?(?:此)?公布|[现特]编制|本报告[是为系])(?:[^\d。;《]{0,30}?)(20\d\d)年度?"
    rf"(?:{REPORT}|报告)(?!.{{0,8}}问题)"
)
_YEAR_OF_PLAN = lazy_pattern(r"(20\d\d)年(?!\d)")
_STALE_PLAN = lazy_pattern(
    r"(?:^|[。;\n])(?:\([一二三四五六七八九十]+\))?(?:下一步,)?(?:在)?(20\d\d)年度?,?(?:我|本|全)?[^\d,。;“”]{0,6}?,?"
    r"(?:将|要|计划|打算)(?:继续|进一步|着力|重点|加强|认真|不断|持续|严格|按照|围绕|积极|切实)"
)


# 2021年未收取信息处理费 in a report on 2022, which says nothing of its own year there.
_STALE_DENIAL = lazy_pattern(
    r"(?:^|[。;\n])(?:[我本][^\d,。;]{1,4})?(20\d\d)年度?,?[^\d,。;]{0,10}?(?:未|没有|无)(?:收取|收到|发生|产生|出现|新收)?[^\d。;]{0,24}?(?:费|申请|复议|诉讼)"
)


def _stale_year(context: Context) -> Iterator[Issue]:
    year = context.report.year
    if year is None:
        return
    opening = (context.report.preamble, *context.report.sections[:1])
    for section, folded in saying(context, "20"):
        found = []
        if section in opening and {*YEAR_OF_REPORT.findall(folded)} - {str(year)}:
            found += [named for named in _STALE_SELF.findall(folded) if int(named) != year]
        if section.kind in ("plan", "problems") and any(
            int(named) <= year for named in _YEAR_OF_PLAN.findall(folded)
        ):
            found += [named for named in _STALE_PLAN.findall(folded) if int(named) <= year]
        if f"{year}年" not in folded:
            found += [named for named in _STALE_DENIAL.findall(folded) if int(named) == year - 1]
        for stale in dict.fromkeys(found):
            yield Issue(
                message=f"the text speaks of {stale} as the year at hand, the report is on {year}",
                message_zh=f"正文以{stale}年为报告年度，而本报告为{year}年度报告，请核对是否误用往年文字",
                observed=stale,
                expected=str(year),
                evidence=(section.at,),
            )


RULE = Rule(
    code="GR316",
    name="stale-year",
    severity="hint",
    title="another year's words left in the text",
    title_zh="正文有其他年度的文字",
    what="The opening calls itself the report on another year, or the plans are for the year reported on or one before, "
    "or a passage without the year reported on says what did not happen in the year before.",
    why="Sentences of an old report were left in; so may figures have been.",
    example="2021年，我局将继续加强… among the plans of a report on 2021.",
    basis="The report's title against its own words.",
    exceptions="Years that the text compares with; last year's report where it is spoken of, not as this one.",
    explanation_zh="开头自称其他年度的报告，或工作打算所列年度不晚于报告年度，或某一段只说上年未收取、未发生，可能沿用往年文字。",
    example_zh="2021年度报告的工作打算为“2021年，我局将继续加强……”。",
    basis_zh="报告标题与正文的表述。",
    exceptions_zh="用于比较的年度，以及提及的往年报告，不判断。",
    check=_stale_year,
)
