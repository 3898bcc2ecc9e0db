"""GR502: a stock that does not follow from last year's."""

from __future__ import annotations

from collections.abc import Iterator

from govreport_parse.arithmetic.context import Context
from govreport_parse.rules.model import Issue, Rule
from govreport_parse.rules.years.carries import carried

__all__ = ["RULE"]


def _soft_carries(context: Context) -> Iterator[Issue]:
    yield from carried(context, "soft")


RULE = Rule(
    code="GR502",
    name="stock-not-carried",
    severity="hint",
    title="a stock that does not follow from last year's",
    title_zh="存量与上年数据不衔接",
    what="现行有效件数 is not last year's plus those made less those repealed; from 2019, 上一年项目数量 is not last "
    "year's plus its change.",
    why="Documents or items were recounted; series of them need care.",
    example="现行有效 30 after 25, with 7 制发 and 1 废止.",
    basis="Arithmetic across two reports; needs last year's.",
    exceptions="Documents lapse, are revised or pass to other bodies: a hint, never an error.",
    explanation_zh="现行有效件数不等于上年现行有效加本年制发减本年废止（或项目数量不等于上年数量加增减），可能因清理、失效或机构调整。",
    example_zh="上年现行有效25件，本年制发7件、废止1件，计算应为31件，填报为30件。",
    basis_zh="两年报告数据之间的计算关系；需上年报告。",
    exceptions_zh="文件可能失效、修订或划转，只作提示，不作错误。",
    check=_soft_carries,
    previous=True,
)
