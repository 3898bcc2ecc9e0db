"""GR403: a rate or share that its figures do not give."""

from __future__ import annotations

from collections.abc import Iterator

from govreport_parse.arithmetic.context import Context
from govreport_parse.rules.agreement.changes import wrong_changes
from govreport_parse.rules.agreement.differences import wrong_differences
from govreport_parse.rules.agreement.joint_shares import wrong_joint_shares
from govreport_parse.rules.agreement.shares import wrong_shares
from govreport_parse.rules.model import Issue, Rule

__all__ = ["RULE"]


def _wrong_rates(context: Context) -> Iterator[Issue]:
    yield from wrong_changes(context)
    yield from wrong_differences(context)
    yield from wrong_shares(context)
    yield from wrong_joint_shares(context)


RULE = Rule(
    code="GR403",
    name="stated-rate-wrong",
    severity="error",
    title="a rate or share that its figures do not give",
    title_zh="增减幅度或占比计算有误",
    what="A stated change, difference or share differs from the one computed from the figures it rests on: "
    "last year's figure or the difference in the same sentence, last year's figure in a comparison "
    "table, last year's report, or the whole it is a part of. A share without a total in its sentence is held against every total "
    "of requests; the finding names them. A share of several figures (两项合计占办结总数的80%) is that of the last ones before it.",
    why="The rate or one of the figures is wrong.",
    example="320 up to 395, stated as 增长32%.",
    basis="(now − before) / before. Rounding and truncation in the last printed digit pass; 约 may be off by a tenth of "
    "itself, 近 by as much below, and 超过 is a bound.",
    exceptions="Rates from 0, changes on something else than the year before (环比), and shares of what the whole "
    "county or province has (占全市总量) are not judged, nor differences of a part that may be its whole's, "
    "rates that a figure before gives on the same base, and shares that several figures have together.",
    explanation_zh="按给出的数据重新计算，增减数、增减幅度或占比（含“两项合计占”）与所称不符。末位四舍五入或截尾不算错误。",
    example_zh="由320件增至395件，正文称增长32%，计算应为23.4%。",
    basis_zh="（本年－上年）÷上年；末位四舍五入或截尾均算相符，“约”可相差一成，“近”可低于所称一成，“超过”为下限。",
    exceptions_zh="以0为基数的增长、环比等非同比变化，以及整体未写明的占比，不判断；与前一数相符的增幅、与前几项合计相符的占比，也不判断。",
    check=_wrong_rates,
    previous=True,
)
