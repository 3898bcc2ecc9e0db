"""Shares of several figures together that the figures do not give."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal
from itertools import combinations

from govreport_parse.arithmetic.context import Context
from govreport_parse.model.records import Statement
from govreport_parse.rules.agreement.lists import amount
from govreport_parse.rules.agreement.percentages import rounds_to, shown_like
from govreport_parse.rules.agreement.shares import (
    bases_of,
    distinct,
    shares_en,
    shares_zh,
    wholes_of,
)
from govreport_parse.rules.agreement.wording import following
from govreport_parse.rules.model import Issue
from govreport_parse.text.patterns import lazy_pattern

__all__ = ["wrong_joint_shares"]

# 两项合计占办结总数的49.5%, after the last of the figures.
_JOINT = lazy_pattern(
    r"[^,;。()\d]{0,8}\)?[,;。、]?(?:以上|上述|这|前)?"
    r"(?:(?P<count>[两二三四五])(?:项|者|类|种|部分)(?:方式|渠道|情形|结果|申请)?|(?=合计|共计))(?:合计|共计|总计|总共|相加|加起来|之和|数量|共|一起|的)*"
    r"(?:占(?:比(?:例|重)?)?|占比(?:合计|共计|之和)?)(?P<base>[^,;。\d%约近超逾]{0,24}?)(?:的|比例|比重|为|达到?)*"
    r"(?P<share>\d[\d.]*)%(?!以上|左右|多|强)"
)
# Without a number (合计占), all figures of the sentence; of more than so many, nothing is said.
_MOST = 5
_COUNTS = {"两": 2, "二": 2, "三": 3, "四": 4, "五": 5}
# Of so many figures before a share any may be meant: it fits where some of them give it.
_NEAR = 8


def wrong_joint_shares(context: Context) -> Iterator[Issue]:
    """Shares of the last figures before them, which are said to be taken together."""
    if not any("占" in words for _, words in following(context)):
        return
    wholes = wholes_of(context.report)
    before: list[Statement] = []  # of the paragraph
    own = 0  # how many of them stand in the sentence
    ahead = ""  # the words after the last of them
    for statement, words in following(context):
        if before and before[-1].at.block != statement.at.block:
            before, own = [], 0
        if before and not _goes_on(ahead, before[-1], statement):
            own = 0
        before, own, ahead = [*before[-_NEAR:], statement], own + 1, words
        told = _JOINT.match(words) if "占" in words else None
        if told is None:
            continue
        share, whole = Decimal(told["share"]), wholes.get(id(statement))
        alike = [s for s in before if s.unit == statement.unit and s.value is not None]
        beside = [s for s in alike if wholes.get(id(s)) is whole]
        count = _COUNTS.get(told["count"]) or len([s for s in before[-own:] if s in beside])
        beside = beside[-count:]
        if not 1 < len(beside) == count <= _MOST or any(s.qualifier != "exact" for s in beside):
            continue
        bases = bases_of(context, statement, told["base"], whole)
        if bases and not any(
            _gives(figures, base, share)
            for figures in combinations(alike, count)
            for base in bases.values()
        ):
            yield _wrong(context, beside, bases, share)


def _goes_on(ahead: str, last: Statement, statement: Statement) -> bool:
    """Whether a figure stands in the sentence of the one before; `ahead`: the words after that one."""
    distance = (statement.at.start or 0) - (last.at.end or 0)
    return distance <= len(ahead) and "。" not in ahead[: max(0, distance)]


def _gives(figures: tuple[Statement, ...], base: Decimal, share: Decimal) -> bool:
    return rounds_to(sum(Decimal(amount(s)) for s in figures) / base * 100, share)


def _wrong(
    context: Context, figures: list[Statement], bases: dict[str, Decimal], share: Decimal
) -> Issue:
    summed = sum(Decimal(amount(s)) for s in figures)
    addends = "+".join(str(s.value) for s in figures)
    percents = {name: shown_like(summed / base * 100, share) for name, base in bases.items()}
    shown_zh = shares_zh(context, bases, percents)
    quoted = "、".join(f"“{s.text}”" for s in figures)
    codes = [code for s in figures for code in (s.indicator, *s.sum_of) if code]
    return Issue(
        message=f"{quoted}: together {addends}={summed}, which is {shares_en(context, bases, percents)}, not {share}%",
        message_zh=f"正文{quoted}所述合计占{share}%，而合计{summed}（{addends}）{shown_zh}，与所述不一致，请核对",
        indicators=tuple(dict.fromkeys(codes)),
        observed=f"{share}%",
        expected=distinct(percents),
        evidence=tuple(s.at for s in figures),
        severity=None if len(set(bases.values())) == 1 else "warning",
    )
