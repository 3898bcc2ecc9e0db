"""GR309, GR506 and GR601: one body's reports, year by year."""

from __future__ import annotations

import math
from collections.abc import Iterator
from decimal import Decimal
from itertools import pairwise
from statistics import median

from govreport_parse.model.records import AnnualReport, Reading
from govreport_parse.rules.model import Issue, ReportSeries, Rule, SeriesIssue
from govreport_parse.text.numerals import Number

__all__ = ["RULES", "differing_cells"]

# A figure jumps when its logarithm lies this many robust standard deviations from the other years'.
_DEVIATIONS = 5
# Median absolute deviation to standard deviation, for a normal distribution.
_MAD_SCALE = 1.4826
# Least spread taken for granted: a body's counts double or halve as a matter of course, and of one or
# two other years the spread is hardly known. Five of them: 32-fold, 1,024-fold.
_LEAST_SPREAD = math.log(2)
_LEAST_SPREAD_OF_FEW = math.log(4)
_FEW = 3
# Small counts jump without meaning (1 request, then 40).
_LEAST_DIFFERENCE = 100
_SHOWN = 3


def _jumps(series: ReportSeries) -> Iterator[SeriesIssue]:
    cells: dict[tuple[str, str | None], list[tuple[AnnualReport, Reading, Number]]] = {}
    for report in series.reports:
        for reading in report.readings:
            value = reading.value
            if reading.indicator is not None and value is not None and value >= 0:
                key = (reading.indicator, reading.unit)
                if reading.applicant in (None, "total"):
                    cells.setdefault(key, []).append((report, reading, value))
    for printed in cells.values():
        for i, (report, reading, value) in enumerate(printed):
            others = [other for j, (_, _, other) in enumerate(printed) if j != i]
            usual = _usual(value, others)
            if usual is not None:
                yield (
                    report,
                    Issue(
                        message=f"{reading.label} is {value}; in {len(others)} other year(s) it is {usual} or thereabouts",
                        message_zh=f"“{reading.label}”为{value}，其他{len(others)}个年度约为{usual}，变化异常",
                        indicators=(reading.indicator or "",),
                        applicant=reading.applicant,
                        observed=str(value),
                        expected=str(usual),
                        evidence=(reading.at,),
                    ),
                )


def _usual(value: Number, others: list[Number]) -> Number | None:
    """The other years' median, where a value is implausibly far from it."""
    if not others:
        return None
    logs = [math.log1p(float(other)) for other in others]
    middle = median(logs)
    spread = _MAD_SCALE * median(abs(log - middle) for log in logs)
    spread = max(spread, _LEAST_SPREAD if len(others) >= _FEW else _LEAST_SPREAD_OF_FEW)
    usual = min(others, key=lambda other: abs(math.log1p(float(other)) - middle))
    far = abs(math.log1p(float(value)) - middle) > _DEVIATIONS * spread
    return usual if far and abs(Decimal(value) - Decimal(usual)) >= _LEAST_DIFFERENCE else None


def _missing_years(series: ReportSeries) -> Iterator[SeriesIssue]:
    dated: list[tuple[int, AnnualReport]] = [
        (report.year, report) for report in series.reports if report.year is not None
    ]
    for (before, _), (year, after) in pairwise(dated):
        first, last = before + 1, year - 1
        if first <= last:
            years = str(first) if first == last else f"{first}–{last}"
            yield (
                after,
                Issue(
                    message=f"there is no report of {series.name} on {years}, between those on {before} and {year}",
                    message_zh=f"缺少{series.name}{years}年度报告（前后年度均有）",
                    observed=years,
                ),
            )


def _twins(series: ReportSeries) -> Iterator[SeriesIssue]:
    for first, second in series.twins:
        pairs = differing_cells(first, second)
        if pairs:
            shown = "; ".join(
                f"{own.label} {own.value} / {other.value}" for own, other in pairs[:_SHOWN]
            )
            yield (
                second,
                Issue(
                    message=f"{first.source.name} is a report of {series.name} on {second.year} too, with other figures in "
                    f"{len(pairs)} cell(s): {shown}",
                    message_zh=f"{first.source.name}也是{series.name}{second.year}年度报告，有{len(pairs)}格数据不同：{shown}",
                    indicators=tuple(dict.fromkeys(own.indicator or "" for own, _ in pairs)),
                    observed=str(pairs[0][0].value),
                    expected=str(pairs[0][1].value),
                    severity=None if series.certain else "hint",
                    evidence=tuple(own.at for own, _ in pairs),
                ),
            )


def differing_cells(first: AnnualReport, second: AnnualReport) -> list[tuple[Reading, Reading]]:
    """Cells for which two reports print different figures, each as the second and the first have it."""
    held = {(r.indicator, r.applicant): r for r in first.readings if r.value is not None}
    return [
        (own, other)
        for own in second.readings
        if own.indicator is not None
        and own.value is not None
        and (other := held.get((own.indicator, own.applicant))) is not None
        and (other.value, other.unit) != (own.value, own.unit)
    ]


RULES = (
    Rule(
        code="GR309",
        name="implausible-jump",
        severity="hint",
        title="a figure far from those of the other years",
        title_zh="数据较其他年度异常变化",
        what="A figure of the tables lies more than five robust standard deviations (on a logarithmic scale) from those of "
        "the body's other reports.",
        why="Such a jump is a slip of the unit, a digit too many or a changed definition more often than an event.",
        example="行政许可处理决定 1,204, 1,377 and 1,290, then 1,310,000.",
        basis="The median and the median absolute deviation of the other years; at least 32-fold, with fewer than three other "
        "years 1,024-fold, and by 100 or more.",
        exceptions="Powers do pass from body to body: a hint. Columns of single applicants are not judged.",
        explanation_zh="统计表数据与该机关其他年度相比（对数尺度）偏离超过五个稳健标准差，多为单位、位数之误或口径变化。",
        basis_zh="其他年度数据的中位数与绝对中位差；至少相差32倍（其他年度不足三个时为1024倍）且差额不小于100。",
        exceptions_zh="职权可能划转，只作提示；各类申请人的单列不判断。",
        across=_jumps,
    ),
    Rule(
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
        basis_zh="条例规定每年公布年度报告；以所给报告为限。",
        exceptions_zh="也可能未收集到，只作提示；名称不能确定的机关不判断。",
        across=_missing_years,
    ),
    Rule(
        code="GR601",
        name="rival-reports",
        severity="warning",
        title="two reports of one body on one year with differing figures",
        title_zh="同一机关同一年度有两份数据不同的报告",
        what="Among the reports given, two are of the same body on the same year, and cells of their tables differ.",
        why="One is a correction, a draft or misattributed; whichever is taken, it must be known.",
        example="A page of March with 46 requests received, and one of May with 48.",
        basis="The two reports' readings; which is right is not told.",
        exceptions="Copies with the same figures are no rivals. Cells without a figure in one of them are not compared. Where "
        "the body's division is not known, another body may bear the name: a hint, and neither is held against last year's.",
        explanation_zh="所给报告中有两份属同一机关同一年度，统计表数据不一致。",
        basis_zh="两份报告的读数；孰是孰非不作判断。",
        exceptions_zh="数据相同的副本不算；一方没有数据的单元格不比较。机关所属区划不明的，可能是同名的不同机关，只作提示，且不与上年比较。",
        across=_twins,
    ),
)
