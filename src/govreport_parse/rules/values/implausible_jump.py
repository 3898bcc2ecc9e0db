"""GR309: a figure far from those of the other years."""

from __future__ import annotations

import math
from collections.abc import Iterator
from decimal import Decimal

from govreport_parse.model.records import AnnualReport, Reading
from govreport_parse.rules.model import Issue, ReportSeries, Rule, SeriesIssue
from govreport_parse.rules.words import reading_zh
from govreport_parse.text.numerals import Number

__all__ = ["RULE"]

# A figure jumps when its logarithm lies this many robust standard deviations from the other years'.
_DEVIATIONS = 5
# Median absolute deviation to standard deviation, for a normal distribution.
_MAD_SCALE = 1.4826
# Least spread taken for granted: a body's counts double or halve as a matter of course. Five of them: 32-fold.
_LEAST_SPREAD = math.log(2)
# Of fewer other years the spread is not known, nor which of two figures is out of line.
_LEAST_OTHERS = 3
# Small counts jump without meaning (1 request, then 40).
_LEAST_DIFFERENCE = 100


def _jumps(series: ReportSeries) -> Iterator[SeriesIssue]:
    cells: dict[tuple[str, str | None], list[tuple[AnnualReport, Reading, Number]]] = {}
    for report in series.reports:
        for reading in report.readings:
            value = reading.value
            if reading.indicator is not None and value is not None and value >= 0:
                key = (reading.indicator, reading.unit)
                if reading.applicant in (None, "total"):
                    cells.setdefault(key, []).append((report, reading, value))
    # One later year does not show whether a change lasts: last year's report, which is published, is let be.
    last = max((report.year or 0 for report in series.reports), default=0) - 1
    for printed in cells.values():
        for i, (report, reading, value) in enumerate(printed):
            if report.year == last:
                continue
            others = [other for j, (_, _, other) in enumerate(printed) if j != i]
            usual = _usual(value, others)
            if usual is not None:
                yield (
                    report,
                    Issue(
                        message=f"{reading.label} is {value}; in {len(others)} other years it is {usual} or thereabouts",
                        message_zh=f"{reading_zh(reading)}填报为{value}，其他{len(others)}个年度为{usual}左右，相差悬殊，"
                        "请核对单位、位数和统计口径",
                        indicators=(reading.indicator or "",),
                        applicant=reading.applicant,
                        observed=str(value),
                        expected=str(usual),
                        evidence=(reading.at,),
                    ),
                )


def _usual(value: Number, others: list[Number]) -> Number | None:
    """The other years' median, where a value is implausibly far from it."""
    if len(others) < _LEAST_OTHERS:
        return None
    from statistics import median

    logs = [math.log1p(float(other)) for other in others]
    middle = median(logs)
    spread = _MAD_SCALE * median(abs(log - middle) for log in logs)
    spread = max(spread, _LEAST_SPREAD)
    usual = min(others, key=lambda other: abs(math.log1p(float(other)) - middle))
    far = abs(math.log1p(float(value)) - middle) > _DEVIATIONS * spread
    return usual if far and abs(Decimal(value) - Decimal(usual)) >= _LEAST_DIFFERENCE else None


RULE = Rule(
    code="GR309",
    name="implausible-jump",
    severity="hint",
    title="a figure far from those of the other years",
    title_zh="数据与其他年度相差悬殊",
    what="A figure of the tables lies more than five robust standard deviations (on a logarithmic scale) from those of "
    "the body's other reports.",
    why="Such a jump is a slip of the unit, a digit too many or a changed definition more often than an event.",
    example="行政许可处理决定 1,204, 1,377 and 1,290, then 1,310,000.",
    basis="The median and the median absolute deviation of the other years; at least 32-fold, "
    "and by 100 or more.",
    exceptions="Powers do pass from body to body: a hint. Columns of single applicants are not judged, "
    "nor figures with fewer than three other years, nor the report before the newest.",
    explanation_zh="统计表的数据与该机关其他年度相差悬殊（按对数计算，偏离超过五个稳健标准差），多为单位、位数有误或口径变化。",
    example_zh="“行政许可处理决定数量”历年为1204、1377、1290，本年填报为1310000。",
    basis_zh="其他年度数据的中位数与绝对中位差；至少相差32倍且差额不小于100。",
    exceptions_zh="职权可能划转，只作提示；各类申请人的单列、其他年度不足三个的以及最新年度之前一年的报告不判断。",
    across=_jumps,
)
