"""GR503: last year's figure is not the one that was reported."""

from __future__ import annotations

from collections.abc import Iterator

from govreport_parse.arithmetic.context import Context
from govreport_parse.rules.model import Issue, Rule

__all__ = ["RULE"]


def _restated(context: Context) -> Iterator[Issue]:
    previous = context.year_before()
    if previous is None:
        return
    last = Context(previous)
    for comparison in context.report.comparisons:
        code = comparison.indicator
        if code is None or comparison.year != previous.year or comparison.value is None:
            continue
        printed = last.reading(code) or last.reading(code, "total")
        if printed is None or printed.value is None or printed.unit != comparison.unit:
            continue
        if printed.value != comparison.value:
            yield Issue(
                message=f"{comparison.label} of {previous.year} is given as {comparison.value}; the report "
                f"on {previous.year} has {printed.value}",
                message_zh=f"“{comparison.label}”{previous.year}年数据为{comparison.value}，"
                f"而{previous.year}年度报告为{printed.value}",
                indicators=(code,),
                observed=str(comparison.value),
                expected=str(printed.value),
                evidence=(comparison.at,),
            )


RULE = Rule(
    code="GR503",
    name="last-year-restated",
    severity="warning",
    title="last year's figure is not the one that was reported",
    title_zh="对比表中的上年数据与上年报告不符",
    what="A comparison table gives a figure for last year that differs from last year's report.",
    why="Every growth rate in the table rests on it.",
    example="2015年 主动公开 700 in the table, 720 in the report on 2015.",
    basis="The two reports; needs last year's.",
    exceptions="Figures in another unit are not compared.",
    explanation_zh="对比表所列上年数据与上年年度报告的统计表不一致。",
    basis_zh="两年的报告；需上年报告。",
    exceptions_zh="单位不同的数据不比较。",
    check=_restated,
    previous=True,
)
