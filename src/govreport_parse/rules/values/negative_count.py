"""GR305: a count below zero."""

from __future__ import annotations

from collections.abc import Iterator

from govreport_parse.arithmetic.context import Context
from govreport_parse.rules.model import Issue, Rule
from govreport_parse.rules.values.odd_counts import impossible, odd_counts

__all__ = ["RULE"]


def _negatives(context: Context) -> Iterator[Issue]:
    for reading in context.once(odd_counts):
        signed = (reading.indicator or "").endswith("_change")
        if (reading.value or 0) < 0 and not signed:
            yield impossible(reading, "below zero", "不应为负数")


RULE = Rule(
    code="GR305",
    name="negative-count",
    severity="error",
    title="a count below zero",
    title_zh="件数、条数等为负数",
    what="A cell that counts holds a negative number.",
    why="A difference was entered for a count.",
    example="新收政府信息公开申请数量 -2.",
    basis="The form; only 本年增/减 of 2019 is signed.",
    exceptions="本年增/减.",
    explanation_zh="除“本年增/减”外，件数、条数等数据不应为负数。",
    example_zh="“新收政府信息公开申请数量”填报为-2。",
    basis_zh="统计表的填报口径；仅2019年格式的“本年增/减”可为负数。",
    exceptions_zh="“本年增/减”。",
    check=_negatives,
)
