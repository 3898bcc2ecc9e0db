"""GR304: a count that is no whole number."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal

from govreport_parse.arithmetic.context import Context
from govreport_parse.rules.model import Issue, Rule
from govreport_parse.rules.values.odd_counts import impossible, odd_counts

__all__ = ["RULE"]


def _fractions(context: Context) -> Iterator[Issue]:
    for reading in context.once(odd_counts):
        value = Decimal(reading.value or 0)
        if value != value.to_integral_value():
            yield impossible(reading, "a count with a fraction", "应为整数")


RULE = Rule(
    code="GR304",
    name="fractional-count",
    severity="error",
    title="a count that is no whole number",
    title_zh="件数、条数等不是整数",
    what="A cell that counts items, requests or people holds a fraction.",
    why="A decimal point was slipped in, or a sum of money stands in the wrong row.",
    example="收到申请数 1.5 件.",
    basis="The form's unit. Money may have decimals.",
    exceptions="12.00 is 12.",
    explanation_zh="件、条、次、人等应为整数的数据填有小数。",
    example_zh="“收到申请数”填报为1.5。",
    basis_zh="统计表的计量单位；金额可有小数。",
    exceptions_zh="12.00视为12。",
    check=_fractions,
)
