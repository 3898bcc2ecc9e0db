"""GR403: a rate or share that its figures do not give."""

from __future__ import annotations

import re
from collections.abc import Iterator
from decimal import Decimal

from govreport_parse.arithmetic.context import Context
from govreport_parse.model.document import Locator
from govreport_parse.model.records import AnnualReport, Statement
from govreport_parse.rules.agreement.lists import amount
from govreport_parse.rules.agreement.percentages import figure_of, rounds_to, shown_like
from govreport_parse.rules.model import Issue, Rule
from govreport_parse.text.fold import fold
from govreport_parse.text.numerals import Number
from govreport_parse.topics.catalogue import load_topics

__all__ = ["RULE"]


def _wrong_rates(context: Context) -> Iterator[Issue]:
    report = context.report
    yield from _wrong_by_sentence(report)
    yield from _wrong_by_difference(report)
    bases = list(_bases(context))
    seen: set[tuple[str, Decimal]] = set()
    for label, indicator, value, rate, at in _stated_rates(report):
        for name, base, base_at in bases:
            if name not in (indicator, label) or base == 0 or (label, rate) in seen:
                continue
            true = (Decimal(value) - Decimal(base)) / Decimal(base) * 100
            if not rounds_to(true, rate):
                seen.add((label, rate))
                yield Issue(
                    message=f"{label} is said to change by {rate}%; from {base} to {value} it is "
                    f"{shown_like(true, rate)}%",
                    message_zh=f"“{label}”称增减{rate}%，由{base}到{value}应为{shown_like(true, rate)}%",
                    indicators=(indicator,) if indicator else (),
                    observed=f"{rate}%",
                    expected=f"{shown_like(true, rate)}%",
                    evidence=(at,) if base_at is None else (at, base_at),
                )
            break
    yield from _wrong_shares(report)
    yield from _wrong_loose_shares(context)


def _wrong_by_sentence(report: AnnualReport) -> Iterator[Issue]:
    """Rates beside last year's figure in the same sentence."""
    for statement in report.statements:
        base, rate = statement.base_value, statement.change_percent
        if not base or rate is None or statement.qualifier != "exact":
            continue
        true = (Decimal(amount(statement)) - Decimal(base)) / Decimal(base) * 100
        if not rounds_to(true, rate):
            yield Issue(
                message=f"“{statement.text}” states {rate}%; from {base} to {statement.value} it is "
                f"{shown_like(true, rate)}%",
                message_zh=f"“{statement.text}”称增减{rate}%，由{base}到{statement.value}应为"
                f"{shown_like(true, rate)}%",
                indicators=(statement.indicator,) if statement.indicator else (),
                observed=f"{rate}%",
                expected=f"{shown_like(true, rate)}%",
                evidence=(statement.at,),
            )


_DIFFERENCE = re.compile(
    r"(?:(?P<up>增加|增长|上升|多)|减少|下降|降低|少)了?(?P<count>\d+)(?:件|条|篇|次|份|个|人次)[,、]?(?:同比|比上年)?(?:增|上升|减|下降|降)"
)


def _wrong_by_difference(report: AnnualReport) -> Iterator[Issue]:
    """Rates after the difference itself: 新收36件，较上年减少4件，下降10%."""
    for statement in report.statements:
        rate = statement.change_percent
        if rate is None or statement.base_value is not None:
            continue
        found = list(_DIFFERENCE.finditer(fold(statement.text)))
        if len(found) != 1 or statement.qualifier != "exact" or statement.parts:
            continue
        change = Decimal(found[0]["count"]) * (1 if found[0]["up"] else -1)
        base = Decimal(amount(statement)) - change
        if base <= 0 or rounds_to(change / base * 100, rate):
            continue
        true = shown_like(change / base * 100, rate)
        yield Issue(
            message=f"“{statement.text}” states {rate}%; a change by {change} to {statement.value} is {true}%",
            message_zh=f"“{statement.text}”称增减{rate}%，增减{change}后为{statement.value}，应为{true}%",
            indicators=(statement.indicator,) if statement.indicator else (),
            observed=f"{rate}%",
            expected=f"{true}%",
            evidence=(statement.at,),
        )


def _stated_rates(
    report: AnnualReport,
) -> Iterator[tuple[str, str | None, Number, Decimal, Locator]]:
    """Label, cell, value, stated rate and place of every figure with a rate."""
    for comparison in report.comparisons:
        if comparison.value is not None and comparison.change_percent is not None:
            yield (
                comparison.label, comparison.indicator, comparison.value,
                comparison.change_percent, comparison.at,
            )  # fmt: skip
    for statement in report.statements:
        told = statement.base_value is None and statement.qualifier == "exact"
        if statement.change_percent is not None and told:
            yield (
                statement.text, statement.indicator, amount(statement),
                statement.change_percent, statement.at,
            )  # fmt: skip


def _bases(context: Context) -> Iterator[tuple[str, Number, Locator | None]]:
    """Last year's figures by label and by cell: from comparison tables and last year's report."""
    year = context.report.year
    if year is None:
        return
    for comparison in context.report.comparisons:
        if comparison.year == year - 1 and comparison.value is not None:
            yield comparison.label, comparison.value, comparison.at
            if comparison.indicator is not None:
                yield comparison.indicator, comparison.value, comparison.at
    previous = context.year_before()
    if previous is not None:
        for reading in previous.readings:
            if reading.indicator is not None and reading.value is not None:
                yield reading.indicator, reading.value, None


def _wrong_shares(report: AnnualReport) -> Iterator[Issue]:
    for whole in report.statements:
        for index in whole.parts:
            part = report.statements[index]
            if part.share_percent is None or whole.value == 0 or part.qualifier != "exact":
                continue
            if _of_wider(part) or _has_other_base(report, whole, part):
                continue
            true = Decimal(amount(part)) / Decimal(amount(whole)) * 100
            if not rounds_to(true, part.share_percent):
                yield Issue(
                    message=f"“{part.text}” is said to be {part.share_percent}% of {whole.value}; "
                    f"it is {shown_like(true, part.share_percent)}%",
                    message_zh=f"“{part.text}”称占{part.share_percent}%，以{whole.value}为基数应为"
                    f"{shown_like(true, part.share_percent)}%",
                    indicators=tuple(code for code in (part.indicator, whole.indicator) if code),
                    observed=f"{part.share_percent}%",
                    expected=f"{shown_like(true, part.share_percent)}%",
                    evidence=(part.at, whole.at),
                )


def _has_other_base(report: AnnualReport, whole: Statement, part: Statement) -> bool:
    """Whether a share fits another figure of its paragraph that its words may mean.

    结转2件…办结39件…予以公开30件，占办结总数的76.9%: of the 39, though the list is of those received.
    """
    share = part.share_percent
    figures = [s for s in report.statements if s.at.block == part.at.block and s is not part]
    bases = [Decimal(amount(s)) for s in figures if amount(s) >= amount(part) and s is not whole]
    carried = [Decimal(amount(s)) for s in figures if s.topic == "requests_carried_in"]
    bases += [Decimal(amount(whole)) + one for one in carried]
    part_value = Decimal(amount(part))
    return share is not None and any(
        rounds_to(part_value / base * 100, share) for base in bases if base
    )


def _of_wider(part: Statement) -> bool:
    """Whether a share is of what the whole county or province has."""
    return re.match("全[国省市区县州镇乡系]|各", fold(part.share_of or "")) is not None


def _wrong_loose_shares(context: Context) -> Iterator[Issue]:
    """Shares of outcomes without a total in their sentence, against every total there is."""
    report = context.report
    parts = {index for whole in report.statements for index in whole.parts}
    for index, part in enumerate(report.statements):
        if part.share_percent is None:
            continue
        topic = load_topics().get(part.topic or "")
        if (
            index in parts
            or _of_wider(part)
            or part.qualifier != "exact"
            or topic is None
            or not _BASES.keys() & set(topic.within)
        ):
            continue
        bases = _totals(context)
        rates = {name: Decimal(amount(part)) / value * 100 for name, value in bases.items()}
        if rates and not any(rounds_to(rate, part.share_percent) for rate in rates.values()):
            percents = {name: shown_like(rate, part.share_percent) for name, rate in rates.items()}
            shown = ", ".join(f"{percents[name]}% of {name} ({bases[name]})" for name in rates)
            shown_zh = "、".join(f"{name}（{bases[name]}）的{percents[name]}%" for name in rates)
            yield Issue(
                message=f"“{part.text}”: {part.value} is {shown}, none of them {part.share_percent}%",
                message_zh=f"“{part.text}”：{part.value}为{shown_zh}，均不是{part.share_percent}%",
                indicators=(part.indicator,) if part.indicator else (),
                observed=f"{part.share_percent}%",
                expected=shown,
                evidence=(part.at,),
                severity="warning",
            )


# What a share of requests may be of, by the topics that state it and the cells that print it.
_BASES = {
    "requests_received": ("requests.received",),
    "requests_concluded": ("requests.concluded", "requests.outcome.total"),
    "requests_answered": ("requests.answered", "requests.outcome.total"),
}


def _totals(context: Context) -> dict[str, Decimal]:
    """Totals of the report that a share of requests may be of, each once, above 0."""
    found: dict[str, Decimal] = {}
    for statement in context.report.statements:
        if statement.topic in _BASES and statement.qualifier == "exact" and statement.value:
            found.setdefault(f"“{statement.text}”", Decimal(amount(statement)))
    cells = {code: figure_of(context, code) for codes in _BASES.values() for code in codes}
    carried = figure_of(context, "requests.carried_in")
    if cells["requests.received"] is not None and carried:
        cells["requests.received + requests.carried_in"] = cells["requests.received"] + carried
    for code, value in cells.items():
        if value and value not in found.values():
            found[code] = value
    return found


RULE = Rule(
    code="GR403",
    name="stated-rate-wrong",
    severity="error",
    title="a rate or share that its figures do not give",
    title_zh="增减幅度或占比计算有误",
    what="A stated change or share differs from the one computed from the figures it rests on: "
    "last year's figure or the difference in the same sentence, last year's figure in a comparison "
    "table, last year's report, or the whole it is a part of. A share without a total in its sentence is held against every total "
    "of requests; the finding names them.",
    why="The rate or one of the figures is wrong.",
    example="320 up to 395, stated as 增长32%.",
    basis="(now − before) / before. Rounding and truncation in the last printed digit pass.",
    exceptions="Rates from 0, changes on something else than the year before (环比), and shares of what the whole "
    "county or province has (占全市总量) are not judged.",
    explanation_zh="按给出的数据重新计算，增减幅度或占比与所称不符。末位四舍五入或截尾不算错误。",
    basis_zh="（本年－上年）÷上年；末位四舍五入或截尾均算相符。",
    exceptions_zh="以0为基数的增长、环比等非同比变化，以及整体未写明的占比，不判断。",
    check=_wrong_rates,
    previous=True,
)
