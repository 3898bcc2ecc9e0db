"""GR310: statistics that do not cover the calendar year."""

from __future__ import annotations

from collections.abc import Iterator

from govreport_parse.arithmetic.context import Context
from govreport_parse.rules.model import Issue, Rule
from govreport_parse.rules.words import day_zh

__all__ = ["RULE"]


def _period(context: Context) -> Iterator[Issue]:
    report = context.report
    if report.period is None or report.year is None:
        return
    start, end = report.period.start, report.period.end
    whole = (start.month, start.day, end.month, end.day) == (1, 1, 12, 31)
    if not whole or start.year != report.year or end.year != report.year:
        yield Issue(
            message=f"the statistics run from {start} to {end}, not over the year {report.year}",
            message_zh=f"统计期限为{day_zh(start)}至{day_zh(end)}，"
            f"不是{report.year}年1月1日至12月31日，请核对",
            observed=f"{start}/{end}",
            expected=f"{report.year}-01-01/{report.year}-12-31",
            entry="period",
        )


RULE = Rule(
    code="GR310",
    name="odd-period",
    severity="hint",
    title="statistics that do not cover the calendar year",
    title_zh="统计期限不是完整年度",
    what="The period named in the opening is not 1 January to 31 December of the year reported on.",
    why="Figures of another period are not comparable; often last year's sentence was left in.",
    example="统计期限为2020年1月1日至12月31日 in a report on 2021.",
    basis="The report's title and opening.",
    exceptions="The first reports began on 1 May 2008, when the 条例 came into force.",
    explanation_zh="开头所列统计期限不是报告年度的1月1日至12月31日，可能沿用上年文字。",
    example_zh="2021年度报告写明统计期限为2020年1月1日至12月31日。",
    basis_zh="报告的标题和开头。",
    exceptions_zh="首批报告自2008年5月1日条例施行起统计。",
    check=_period,
)
