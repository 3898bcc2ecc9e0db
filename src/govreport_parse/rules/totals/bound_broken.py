"""GR202: a part larger than its whole."""

from __future__ import annotations

from collections.abc import Iterator

from govreport_parse.arithmetic.context import Context
from govreport_parse.arithmetic.intervals import between, total
from govreport_parse.forms import Bound
from govreport_parse.rules.model import Issue, Rule, places
from govreport_parse.rules.words import cells_zh

__all__ = ["RULE"]


def _bounds(context: Context) -> Iterator[Issue]:
    for own in context.by_form():
        yield from _bounds_of_form(own)


def _bounds_of_form(context: Context) -> Iterator[Issue]:
    least = context.least()
    for table in context.tables:
        for bound in table.bounds:
            if least[bound.lesser] <= sum([least[code] for code in bound.greater]):
                continue  # the greater are at least that
            issue = _bound(context, bound)
            if issue is not None:
                yield issue
        for rule in table.implications:
            if least[rule.if_positive] <= 0:
                continue
            first, second = context.reading(rule.if_positive), context.reading(rule.then_positive)
            one, other = between(first), between(second)
            if one.low > 0 and other.known and other.low == 0:
                labels = context.label(rule.if_positive), context.label(rule.then_positive)
                yield Issue(
                    message=f"{labels[0]} is {one.low} but {labels[1]} is 0; {rule.reason}",
                    message_zh=f"{cells_zh(context, [(rule.if_positive, None)])}填报为{one.low}，"
                    f"而{cells_zh(context, [(rule.then_positive, None)])}填报为0，请核对",
                    indicators=(rule.if_positive, rule.then_positive),
                    observed=f"{one.low}, 0",
                    evidence=places([first, second]),
                    severity="hint",
                )


def _bound(context: Context, bound: Bound) -> Issue | None:
    lesser = between(context.reading(bound.lesser))
    greater = total(between(context.reading(code)) for code in bound.greater)
    if greater.high is None or lesser.low <= greater.high:
        return None
    label = context.label(bound.lesser)
    wholes = " + ".join(context.label(code) for code in bound.greater)
    summed = "合计" if len(bound.greater) > 1 else "填报"
    reason = f"; {bound.reason}" if bound.reason else ""
    return Issue(
        message=f"{label} is {lesser.low}, more than {wholes} ({greater.high}){reason}",
        message_zh=f"{cells_zh(context, [(bound.lesser, None)])}填报为{lesser.low}，"
        f"{'通常' if bound.strength == 'soft' else ''}不应大于{cells_zh(context, [(code, None) for code in bound.greater])}"
        f"（{summed}为{greater.high}），请核对",
        indicators=(bound.lesser, *bound.greater),
        observed=f"{lesser.low} > {greater.high}",
        expected=f"at most {greater.high}",
        evidence=places([context.reading(code) for code in (bound.lesser, *bound.greater)]),
        severity="hint" if bound.strength == "soft" else None,
    )


RULE = Rule(
    code="GR202",
    name="bound-broken",
    severity="error",
    title="a part larger than its whole",
    title_zh="部分大于整体",
    what="A figure that counts a part of another is larger than that other. Bounds with "
    "lawful exceptions are reported as hints.",
    why="One of the two figures is wrong.",
    example="主动公开规范性文件数 12, 主动公开政府信息数 10.",
    basis="The definitions of the form: items disclosed in several ways count once in "
    "主动公开政府信息数 and once in each channel.",
    exceptions="Bounds with lawful exceptions are hints that name the exception.",
    explanation_zh="作为一部分的数据大于其整体。依法可有例外的，只作提示。",
    example_zh="“主动公开规范性文件数”填报为12，“主动公开政府信息数”填报为10。",
    basis_zh="统计表的填报说明：同一信息以多种方式公开只计一条。",
    exceptions_zh="依法可有例外的关系，只作提示。",
    check=_bounds,
)
