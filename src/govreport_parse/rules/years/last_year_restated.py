"""GR503: last year's figure is not the one that was reported."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal

from govreport_parse.arithmetic.context import Context
from govreport_parse.model.records import AnnualReport
from govreport_parse.rules.agreement.claims import agrees, claims
from govreport_parse.rules.agreement.last_year import places_in, sum_in
from govreport_parse.rules.model import Beside, Issue, Rule
from govreport_parse.rules.words import quoted
from govreport_parse.text.numerals import Number

__all__ = ["RULE"]


def _restated(context: Context) -> Iterator[Issue]:
    previous = context.year_before()
    if previous is None:
        return
    last = Context(previous)
    yield from _in_columns(context, last, previous)
    yield from _in_text(context, last, previous)


def _in_columns(context: Context, last: Context, previous: AnnualReport) -> Iterator[Issue]:
    """Last year's columns of comparison tables."""
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
                message_zh=f"对比表{quoted(comparison.label)}{previous.year}年填报为{comparison.value}，"
                f"而{previous.year}年度报告填报为{printed.value}，请核对",
                indicators=(code,),
                observed=str(comparison.value),
                expected=str(printed.value),
                evidence=(comparison.at,),
                beside=(Beside(report=previous, at=(printed.at,)),),
            )


def _in_text(context: Context, last: Context, previous: AnnualReport) -> Iterator[Issue]:
    """Last year's figures beside those of the text that this year's cells print: 较2021年的40件."""
    stated = {s.at: s.base_value for s in context.report.statements if s.base_value is not None}
    for claim in claims(context):
        base = stated.get(claim.at) if claim.kind == "text" and claim.certain else None
        if base is None or claim.qualifier != "exact":
            continue
        # A figure that its cells do not print counts something else, or is wrong itself.
        cells = next((c for c in (claim.cells, *claim.others) if agrees(context, claim, c)), None)
        printed = None if cells is None else sum_in(last, cells)
        if printed is None or printed == base or _is_in_other_unit(base, printed):
            continue
        yield Issue(
            message=f"“{claim.quote}” gives {base} for {previous.year}; the report on {previous.year} "
            f"({previous.source.name}) has {printed}",
            message_zh=f"正文{quoted(claim.quote)}所述{previous.year}年数据为{base}，而{previous.year}年度报告"
            f"（{previous.source.name}）填报为{printed}，请核对",
            indicators=tuple(dict.fromkeys(code for code, _ in cells or ())),
            observed=str(base),
            expected=str(printed),
            evidence=(claim.at,),
            beside=(Beside(report=previous, at=places_in(last, cells or ())),),
        )


def _is_in_other_unit(base: Number, printed: Number) -> bool:
    """Whether a figure is the printed one rounded, as where it is given in 万."""
    return Decimal(base) % 100 == 0 and abs(Decimal(base) - Decimal(printed)) < 100


RULE = Rule(
    code="GR503",
    name="last-year-restated",
    severity="warning",
    title="last year's figure is not the one that was reported",
    title_zh="所列上年数据与上年报告不一致",
    what="A comparison table, or the text beside a figure that this year's table prints, gives a figure for last year that "
    "differs from last year's report.",
    why="Every growth rate in the table rests on it.",
    example="2015年 主动公开 700 in the table, 720 in the report on 2015.",
    basis="The two reports; needs last year's.",
    exceptions="Figures in another unit, and those of the text whose figure for this year the table does not print, are not compared.",
    explanation_zh="对比表所列或正文所称上年数据与上年年度报告的统计表不一致。",
    example_zh="对比表中2015年主动公开为700条，2015年度报告为720条。",
    basis_zh="两年的报告；需上年报告。",
    exceptions_zh="单位不同的数据，以及本年数据与统计表不一致的正文数据，不比较。",
    check=_restated,
    previous=True,
)
