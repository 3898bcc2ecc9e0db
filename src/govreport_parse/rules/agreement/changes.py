"""Changes on last year that the figures do not give."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal

from govreport_parse.arithmetic.context import Context
from govreport_parse.model.records import AnnualReport, Comparison, Statement
from govreport_parse.rules.agreement.claims import claims
from govreport_parse.rules.agreement.last_year import Base, base_of
from govreport_parse.rules.agreement.lists import amount
from govreport_parse.rules.agreement.percentages import is_stated_in, shown_like
from govreport_parse.rules.agreement.rounding import step_of
from govreport_parse.rules.agreement.wording import following
from govreport_parse.rules.model import Issue
from govreport_parse.rules.words import change_zh, more_zh, quoted
from govreport_parse.text.fold import fold
from govreport_parse.text.numerals import Number
from govreport_parse.text.patterns import lazy_pattern

__all__ = ["wrong_changes"]


_LAST = r"(?:上一?年|去年|(?P<{}>20\d\d)年)"
# Clauses without a number may stand before the rate: ，占历年总量的近两成，比2013年增长6.8%(2013年8655条).
_BASE_AFTER = lazy_pattern(
    rf"(?:,[^,。;:()\d]{{2,16}}(?=,)){{0,2}},?(?:[比较]{_LAST.format('year')}(?:同期|相比)?|同比)"
    r"(?:(?P<up>增长|上升|增加|提高)|下降|减少|降低)了?(?P<rate>\d[\d.]*)%"
    rf"\({_LAST.format('based')}(?:同期)?[为是共]?(?P<base>\d[\d,]*)(?P<unit>件次|人次|[件条篇次份个项宗期场封])\)"
)


def wrong_changes(context: Context) -> Iterator[Issue]:
    """Rates beside last year's figure, beside the difference, in the comparison table, on last year's report."""
    yield from _wrong_by_sentence(context.report)
    yield from _wrong_by_bracket(context)
    yield from _wrong_by_difference(context.report)
    yield from _wrong_by_comparison(context.report)
    yield from _wrong_by_last_year(context)


def _wrong_by_sentence(report: AnnualReport) -> Iterator[Issue]:
    """Rates beside last year's figure in the same sentence."""
    for statement in report.statements:
        base, rate = statement.base_value, statement.change_percent
        if not base or rate is None or statement.qualifier != "exact":
            continue
        true = _change(amount(statement), base)
        told = _is_of_another(report, statement, base, rate) or step_of(fold(statement.text))
        if not (told or is_stated_in(true, rate, statement.text)):
            yield Issue(
                message=f"“{statement.text}” states {rate}%; from {base} to {statement.value} it is "
                f"{shown_like(true, rate)}%",
                message_zh=f"正文{quoted(statement.text)}所述为{change_zh(rate)}，由{base}到{statement.value}计算应为"
                f"{change_zh(shown_like(true, rate))}，请核对",
                indicators=(statement.indicator,) if statement.indicator else (),
                observed=f"{rate}%",
                expected=f"{shown_like(true, rate)}%",
                evidence=(statement.at,),
            )


def _wrong_by_bracket(context: Context) -> Iterator[Issue]:
    """Rates right before last year's figure in a bracket: 比2013年增长6.8%（2013年8655条）."""
    year = (context.report.year or 0) - 1
    based = {(one.at.block, one.base_value) for one in context.report.statements}
    for statement, words in following(context):
        told = _BASE_AFTER.match(words) if "%(" in words else None
        if told is None or statement.qualifier != "exact" or statement.stock:
            continue
        years = {int(told[name]) for name in ("year", "based") if told[name]}
        base = Decimal(told["base"].replace(",", ""))
        if (statement.at.block, base) in based or told["unit"] != statement.unit or years - {year}:
            continue
        rate = Decimal(told["rate"]) * (1 if told["up"] else -1)
        true = _change(amount(statement), base) if base else rate
        told_before = _is_of_another(context.report, statement, base, rate)
        told_before = told_before or step_of(fold(f"{statement.text}{words}")) > 0
        if not (told_before or is_stated_in(true, rate, words)):
            shown = shown_like(true, rate)
            yield Issue(
                message=f"“{statement.text}” is said to change by {rate}%; from {base} to {statement.value} it is {shown}%",
                message_zh=f"正文{quoted(statement.text)}所述为{change_zh(rate)}，由{base}到{statement.value}计算应为{change_zh(shown)}，请核对",
                indicators=(statement.indicator,) if statement.indicator else (),
                observed=f"{rate}%",
                expected=f"{shown}%",
                evidence=(statement.at,),
            )


def _is_of_another(report: AnnualReport, rated: Statement, base: Number, rate: Decimal) -> bool:
    """Whether base and rate are those of a figure before: 收到40件，其中网上30件，较上年的32件增长25%."""
    return any(
        figure.at.block == rated.at.block
        and (figure.at.start or 0) < (rated.at.start or 0)
        and figure.unit == rated.unit
        and figure.change_percent is None
        and base
        and is_stated_in(_change(amount(figure), base), rate, rated.text)
        for figure in report.statements
    )


_DIFFERENCE = lazy_pattern(
    r"(?:(?P<up>增加|增长|上升|多)|减少|下降|降低|少)了?(?P<count>\d[\d,]*)(?:件|条|篇|次|份|个|人次)[,、]?(?:同比|比上年)?(?:增|上升|减|下降|降)"
)


def _wrong_by_difference(report: AnnualReport) -> Iterator[Issue]:
    """Rates after the difference itself: 新收36件，较上年减少4件，下降10%."""
    for statement in report.statements:
        rate = statement.change_percent
        if rate is None or statement.base_value is not None:
            continue
        found = list(_DIFFERENCE.finditer(fold(statement.text)))
        if len(found) != 1 or statement.qualifier != "exact" or step_of(fold(statement.text)):
            continue
        change = Decimal(found[0]["count"].replace(",", "")) * (1 if found[0]["up"] else -1)
        base = Decimal(amount(statement)) - change
        if base <= 0 or is_stated_in(change / base * 100, rate, statement.text):
            continue
        true = shown_like(change / base * 100, rate)
        yield Issue(
            message=f"“{statement.text}” states {rate}%; a change by {change} to {statement.value} is {true}%",
            message_zh=f"正文{quoted(statement.text)}所述为{change_zh(rate)}，按{more_zh(change)}后为{statement.value}计算应为{change_zh(true)}，请核对",
            indicators=(statement.indicator,) if statement.indicator else (),
            observed=f"{rate}%",
            expected=f"{true}%",
            evidence=(statement.at,),
        )


def _change(value: Number, base: Number) -> Decimal:
    return (Decimal(value) - Decimal(base)) / Decimal(base) * 100


def _wrong_by_comparison(report: AnnualReport) -> Iterator[Issue]:
    """Rates of the comparison table, and of the text, on last year's column of that table."""
    bases = [c for c in report.comparisons if c.year == (report.year or 0) - 1 and c.value]
    seen: set[tuple[str, Decimal]] = set()
    rated: list[Comparison | Statement] = [*report.comparisons, *report.statements]
    for stated in rated:
        rate, value = stated.change_percent, stated.value
        if rate is None or value is None or not _has_no_base(stated):
            continue
        where_zh, label = "正文", stated.text if isinstance(stated, Statement) else stated.label
        if isinstance(stated, Comparison):
            where_zh = "对比表"
        same = (
            c
            for c in bases
            if c.label == label or (c.indicator and c.indicator == stated.indicator)
        )
        last = next(same, None)
        if last is None or last.value is None or (label, rate) in seen:
            continue
        true = _change(value, last.value)
        if not is_stated_in(true, rate, label):
            seen.add((label, rate))
            shown = shown_like(true, rate)
            yield Issue(
                message=f"{label} is said to change by {rate}%; from {last.value} to {value} it is {shown}%",
                message_zh=f"{where_zh}{quoted(label)}所述为{change_zh(rate)}，由{last.value}到{value}计算应为{change_zh(shown)}，请核对",
                indicators=(stated.indicator,) if stated.indicator else (),
                observed=f"{rate}%",
                expected=f"{shown}%",
                evidence=(stated.at, last.at),
            )


def _has_no_base(stated: Comparison | Statement) -> bool:
    """Whether last year's figure stands elsewhere, and a figure of the text is exact."""
    if isinstance(stated, Comparison):
        return True
    exact = stated.qualifier == "exact" and not step_of(fold(stated.text))
    return stated.base_value is None and exact


def _wrong_by_last_year(context: Context) -> Iterator[Issue]:
    """Rates of figures that this year's cells print, on the same cells of last year's report."""
    previous = context.year_before()
    if previous is None:
        return
    last = Context(previous)
    given = {c.indicator for c in context.report.comparisons if c.year == previous.year and c.value}
    rated = {
        s.at: s.change_percent for s in context.report.statements if _has_no_base(s) and not s.stock
    }
    for claim in claims(context):
        exact = claim.kind == "text" and claim.certain and not step_of(fold(claim.quote))
        rate = rated.get(claim.at) if exact else None
        if rate is None or given & {code for code, _ in claim.cells}:
            continue
        base = base_of(context, last, claim)
        if base is None or not base.value:
            continue
        change = _change(claim.value, base.value)
        if not is_stated_in(change, rate, claim.quote):
            yield _on_last_year(base, rate, shown_like(change, rate))


def _on_last_year(base: Base, rate: Decimal, true: str) -> Issue:
    """That a rate is not the one on last year's report, which is named with the cell of the base."""
    quote, value = base.claim.quote, base.claim.value
    return base.denied(
        (f"“{quote}” states {rate}%", f"正文{quoted(quote)}所述为{change_zh(rate)}"),
        (f": to {value} that is {true}%", f"由{base.value}到{value}计算应为{change_zh(true)}"),
        observed=f"{rate}%",
        expected=f"{true}%",
    )
