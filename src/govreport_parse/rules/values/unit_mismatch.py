"""GR303: 元 in a cell of 万元, or the reverse."""

from __future__ import annotations

from collections.abc import Iterator

from govreport_parse.arithmetic.context import Context
from govreport_parse.rules.agreement.unit_slips import unit_slips
from govreport_parse.rules.model import Issue, Rule
from govreport_parse.rules.words import quoted, reading_zh

__all__ = ["RULE"]


def _units(context: Context) -> Iterator[Issue]:
    for slip in unit_slips(context):
        own, claim = slip.reading, slip.claim
        shown = f"{own.value}{own.unit}"
        stated = f"{claim.value}{claim.unit}"
        yield Issue(
            message=f"the cell of {own.label} is {shown}, the text says {stated} (“{claim.quote}”): "
            "元 and 万元 were exchanged",
            message_zh=f"{reading_zh(own)}填报为{shown}，正文所述为{stated}（{quoted(claim.quote)}），"
            "两者单位不同，请核对是否混淆元与万元",
            indicators=(own.indicator,) if own.indicator else (),
            observed=shown,
            expected=stated,
            suggestion=f"check which of {shown} and {stated} is meant",
            suggestion_zh=f"建议核对应为{shown}还是{stated}",
            evidence=(own.at, claim.at),
        )


RULE = Rule(
    code="GR303",
    name="unit-mismatch",
    severity="error",
    title="元 in a cell of 万元, or the reverse",
    title_zh="金额单位混淆（元与万元）",
    what="The text states a sum of money and the cell shows the same digits under a unit 10,000 times "
    "larger or smaller.",
    why="A fee of 1,200 元 becomes 12 million.",
    example="共收取费用1200元, cell 1200 (万元).",
    basis="The form's unit and the report's own words; it replaces GR401 for the figure.",
    exceptions="A unit printed in the cell itself counts.",
    explanation_zh="正文的金额与统计表填报的数字相同而单位相差一万倍，可能将元填入以万元为单位的栏。",
    example_zh="正文为“共收取费用1200元”，统计表填报为1200（万元）。",
    basis_zh="统计表的计量单位和报告自身的文字；同一数据不再按GR401提示。",
    exceptions_zh="填报时自带单位的，以其为准。",
    check=_units,
)
