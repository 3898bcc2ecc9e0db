"""Differences from last year that the figures do not give."""

from __future__ import annotations

import re
from collections.abc import Iterator
from decimal import Decimal

from govreport_parse.arithmetic.context import Context
from govreport_parse.model.document import Locator
from govreport_parse.model.records import Statement
from govreport_parse.rules.agreement.claims import claims
from govreport_parse.rules.agreement.last_year import Base, base_of
from govreport_parse.rules.agreement.lists import amount
from govreport_parse.rules.agreement.shares import wholes_of
from govreport_parse.rules.agreement.wording import following
from govreport_parse.rules.model import Issue
from govreport_parse.rules.words import more_zh, quoted
from govreport_parse.text.patterns import lazy_pattern

__all__ = ["wrong_differences"]

_UNIT = "件次|人次|件|条|篇|次|份|个|项|宗|期|场|封"
_LAST = r"(?:上一?年|去年|(?P<year>20\d\d)年)度?(?:同期)?"
_BASE = rf"(?P<base>\d[\d,]*)(?:{_UNIT})"
# ，较上年的50件减少4件; （上年50件），同比减少4件; right after a figure.
_CHANGED = lazy_pattern(
    rf"[^,;。()\d]{{0,8}}(?:[,(、]|(?P<anew>。)|(?=[较比与同]))(?:总量|数量|总数)?"
    rf"(?:[较比与和同]?{_LAST}(?:的|为|是|共|\()*(?:{_BASE})?\)?|同比)(?:相比|相较)?(?:,?(?:同比|[较比]上年))?,?(?:总体|净|实际|共)?"
    r"(?:(?P<up>增加|增长|上升|增|多)|减少|下降|降低|少|减)(?:了|出|收|办|受理|发布|公开)*"
    rf"(?P<count>\d[\d,]*)(?P<unit>{_UNIT})(?!以上|左右|多|余)"
)
# 收到73件，包括信函12件，比上年的58件增加15件: after a list, its whole or another figure before may be meant.
_NEAR = 12
_SIGN = lazy_pattern("[增多升减少降]")


def wrong_differences(context: Context) -> Iterator[Issue]:
    """Differences beside last year's figure in the sentence, and those from last year's report."""
    changes: dict[Locator, Decimal] = {}
    wholes, before = wholes_of(context.report), list[Statement]()
    for statement, words in following(context):
        if before and before[-1].at.block != statement.at.block:
            before = []
        before.append(statement)
        told = _CHANGED.match(words) if _SIGN.search(words) else None
        if told is None or not _is_alike(context, statement, told):
            continue
        if told["anew"] and sum(id(s) not in wholes for s in before) > 1:
            continue  # 收到28件，办结30件。较上年增加8件
        change = _number(told["count"]) * (1 if told["up"] else -1)
        if told["base"] is None:
            if id(statement) not in wholes:
                changes[statement.at] = change
        elif not any(Decimal(amount(s)) - _number(told["base"]) == change for s in before[-_NEAR:]):
            yield _wrong(statement, change, _number(told["base"]))
    previous = context.year_before() if changes else None
    if previous is None:
        return
    last = Context(previous)
    for claim in claims(context):
        if claim.at in changes and claim.kind == "text" and claim.certain:
            base = base_of(context, last, claim)
            issue = None if base is None else _on_last_year(base, changes[claim.at])
            if issue is not None:
                yield issue


def _is_alike(context: Context, statement: Statement, told: re.Match[str]) -> bool:
    """Whether a figure of the year, and an exact one, is compared with last year's in one unit."""
    if statement.qualifier != "exact" or statement.stock or statement.unit != told["unit"]:
        return False
    return told["year"] is None or int(told["year"]) == (context.report.year or 0) - 1


def _number(printed: str) -> Decimal:
    return Decimal(printed.replace(",", ""))


def _wrong(statement: Statement, change: Decimal, base: Decimal) -> Issue:
    true = Decimal(amount(statement)) - base
    codes = (statement.indicator, *statement.sum_of)
    return Issue(
        message=f"“{statement.text}” is said to differ by {change} from {base}; it does by {true}",
        message_zh=f"正文{quoted(statement.text)}所述较上年的{base}{more_zh(change)}，计算应为{more_zh(true)}，请核对",
        indicators=tuple(code for code in codes if code),
        observed=str(change),
        expected=str(true),
        evidence=(statement.at,),
    )


def _on_last_year(base: Base, change: Decimal) -> Issue | None:
    quote, true = base.claim.quote, Decimal(base.claim.value) - Decimal(base.value)
    if true == change:
        return None
    return base.denied(
        (
            f"“{quote}” is said to differ by {change} from last year",
            f"正文{quoted(quote)}所述较上年{more_zh(change)}",
        ),
        (f", from which it differs by {true}", f"计算应为{more_zh(true)}"),
        observed=str(change),
        expected=str(true),
    )
