"""GR506: a year without a report between two with one."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise

from govreport_parse.model.records import AnnualReport
from govreport_parse.rules.model import Beside, Issue, ReportSeries, Rule, SeriesIssue

__all__ = ["RULE"]


def _missing_years(series: ReportSeries) -> Iterator[SeriesIssue]:
    dated: list[tuple[int, AnnualReport]] = [
        (report.year, report) for report in series.reports if report.year is not None
    ]
    for (before, earlier), (year, after) in pairwise(dated):
        first, last = before + 1, year - 1
        if first <= last:
            years = str(first) if first == last else f"{first}–{last}"
            yield (
                after,
                Issue(
                    message=f"there is no report of {series.name} on {years}, between those on {before} and {year}",
                    message_zh=f"缺少{series.name}{years}年度报告（已有{before}年度和{year}年度报告），请核对是否遗漏",
                    observed=years,
                    beside=(Beside(report=earlier),),
                ),
            )


RULE = Rule(
    code="GR506",
    name="missing-year",
    severity="hint",
    title="a year without a report between two with one",
    title_zh="年度报告不连续",
    what="Among the reports given, a body has none on a year between two years on which it has.",
    why="Series of its figures have a gap, and carried-over requests cannot be followed.",
    example="Reports on 2019 and 2021, none on 2020.",
    basis="条例 2019 第四十九条, 条例 2008 第三十一条: a report every year; among the reports given.",
    exceptions="The report may not have been collected: a hint. Bodies without a certain name are not followed.",
    explanation_zh="所给报告中，某机关前后年度均有报告而中间年度缺失。",
    example_zh="有2019年度和2021年度报告，没有2020年度报告。",
    basis_zh="条例规定每年公布年度报告；以所给报告为限。",
    exceptions_zh="也可能未收集到，只作提示；名称不能确定的机关不判断。",
    across=_missing_years,
)
