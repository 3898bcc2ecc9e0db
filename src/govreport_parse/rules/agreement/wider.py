"""Figures of more than their cell counts, whose own figure stands beside them under narrower words."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from govreport_parse.arithmetic.context import Context
from govreport_parse.model.document import Locator
from govreport_parse.model.records import Statement
from govreport_parse.rules.agreement.lists import amount
from govreport_parse.rules.agreement.wording import Worded, clauses
from govreport_parse.text.numerals import Number
from govreport_parse.text.patterns import lazy_pattern

__all__ = ["is_wider"]

_ON_DISCLOSURE = lazy_pattern("信息公开|公开类")
_VALID = lazy_pattern("有效|正式|实际|计入|属于|符合|登记|合并|构成|受理|信息公开")
# What a figure beside one is called that counts no more than the form does; by what topics begin with.
_NARROWER = {
    "reconsideration": _ON_DISCLOSURE,
    "litigation": _ON_DISCLOSURE,
    "complaints": _ON_DISCLOSURE,
    "requests_received": _VALID,
    "requests_online": _VALID,
    "requests_letter": _VALID,
    "channel_": lazy_pattern("政府信息|主动公开|公开范围"),
    "procurement_": lazy_pattern("集中"),
    "normative_": lazy_pattern("本[局厅委办院镇乡街机单]|[以我][局厅委办]|[局厅委]名义"),
}
# 行政诉讼9件，没有信息公开类; 参加行政诉讼2件，作为被告的0件.
_NONE_OF_THEM = lazy_pattern(
    r"(?:没有|未有|无|未|不|非)[^,;。\d]{0,10}信息公开|作为(?:被告|主体|被申请人)的[^,;。\d]{0,4}0[件起]"
)
# 全区收到312件，其中区政府84件: the table may be that of the government's own office, or of the place.
_OF_PLACE = lazy_pattern("全[省市县区旗州]|各级")
_OWN_OFFICE = lazy_pattern("[省市县区旗州]政府(?!门户|网)|政府办|本级|机关")
# Figures further away are of something else.
_REACH = 3


def is_wider(context: Context, statement: Statement, printed: Number) -> bool:
    """Whether a figure counts more than its cells, which print one beside it that is of fewer.

    各类行政复议40件，信息公开复议5件; 政府采购11次，其中集中采购3个. `printed`: what the cells come to.
    """
    if amount(statement) <= printed:
        return False
    topic = statement.topic or ""
    narrower = next((sign for start, sign in _NARROWER.items() if topic.startswith(start)), None)
    if narrower is None:
        return False
    (around,) = context.once(_around)
    own, beside = around.get(statement.at, (None, ()))
    if own is None:
        return False
    if printed and _OF_PLACE.search(own.clause):
        office = [one for one in beside if _OWN_OFFICE.search(one.item)]
        if any(amount(one.statement) == printed for one in office):
            return True
    if narrower.search(own.clause):
        return False
    if not printed:
        return _NONE_OF_THEM.search(own.after.partition("。")[0]) is not None
    return any(
        amount(one.statement) == printed and narrower.search(one.clause) is not None
        for one in beside
    )


def _around(context: Context) -> Iterator[Mapping[Locator, tuple[Worded, tuple[Worded, ...]]]]:
    """The figures by their places, each with those near it in its paragraph."""
    figures = context.once(clauses)
    yield {
        one.statement.at: (
            one,
            tuple(
                other
                for other in figures[max(0, k - _REACH) : k + _REACH + 1]
                if other is not one and other.statement.at.block == one.statement.at.block
            ),
        )
        for k, one in enumerate(figures)
    }
