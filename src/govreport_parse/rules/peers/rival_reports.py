"""GR601: two reports of one body on one year with differing figures."""

from __future__ import annotations

from collections.abc import Iterator

from govreport_parse.arithmetic.differences import differing_cells
from govreport_parse.arithmetic.labels import cell_label
from govreport_parse.rules.model import Beside, Issue, ReportSeries, Rule, SeriesIssue
from govreport_parse.rules.words import reading_zh

__all__ = ["RULE"]

_SHOWN = 3


def _twins(series: ReportSeries) -> Iterator[SeriesIssue]:
    for first, second in series.twins:
        pairs = differing_cells(first, second)
        if pairs:
            shown = "; ".join(
                f"{cell_label(own)} {own.value} / {other.value}" for own, other in pairs[:_SHOWN]
            )
            shown_zh = "；".join(
                f"{reading_zh(own)}分别为{own.value}和{other.value}"
                for own, other in pairs[:_SHOWN]
            )
            more_zh = "等" if len(pairs) > _SHOWN else ""
            yield (
                second,
                Issue(
                    message=f"{first.source.name} is a report of {series.name} on {second.year} too, with other figures in "
                    f"{len(pairs)} cell(s): {shown}",
                    message_zh=f"{first.source.name}同为{series.name}{second.year}年度报告，有{len(pairs)}处数据不一致（{shown_zh}{more_zh}），"
                    "请核对以何者为准",
                    indicators=tuple(dict.fromkeys(own.indicator or "" for own, _ in pairs)),
                    observed=str(pairs[0][0].value),
                    expected=str(pairs[0][1].value),
                    severity=None if series.certain else "hint",
                    evidence=tuple(own.at for own, _ in pairs),
                    beside=(Beside(report=first, at=tuple(other.at for _, other in pairs)),),
                ),
            )


RULE = Rule(
    code="GR601",
    name="rival-reports",
    severity="warning",
    title="two reports of one body on one year with differing figures",
    title_zh="同一机关同一年度有两份数据不一致的报告",
    what="Among the reports given, two are of the same body on the same year, and cells of their tables differ.",
    why="One is a correction, a draft or misattributed; whichever is taken, it must be known.",
    example="A page of March with 46 requests received, and one of May with 48.",
    basis="The two reports' readings; which is right is not told.",
    exceptions="Copies with the same figures are no rivals. Cells without a figure in one of them are not compared. Where "
    "the body's division is not known, another body may bear the name: a hint, and neither is held against last year's.",
    explanation_zh="所给报告中有两份属同一机关同一年度，统计表数据不一致。",
    example_zh="3月发布的一份收到申请46件，5月发布的一份为48件。",
    basis_zh="两份报告填报的数据；孰是孰非不作判断。",
    exceptions_zh="数据相同的副本不算；一方没有数据之处不比较。机关所属区划不明的，可能是同名的不同机关，只作提示，且不与上年比较。",
    across=_twins,
)
