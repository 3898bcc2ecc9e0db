"""GR501: requests carried in are not those carried out last year."""

from __future__ import annotations

from collections.abc import Iterator

from govreport_parse.arithmetic.context import Context
from govreport_parse.rules.model import Issue, Rule
from govreport_parse.rules.years.carries import carried

__all__ = ["RULE"]


def _carries(context: Context) -> Iterator[Issue]:
    yield from carried(context, "hard")


RULE = Rule(
    code="GR501",
    name="carry-over-broken",
    severity="error",
    title="requests carried in are not those carried out last year",
    title_zh="上年结转与上年报告的结转下年度不一致",
    what="上年结转 of this year differs from 结转下年度 of last year's report, for an applicant or in total.",
    why="Requests were lost or counted twice between the two reports.",
    example="上年结转 3 after a report with 结转下年度继续办理 2.",
    basis="The form: what one year carries out the next carries in; needs last year's report.",
    exceptions="Cells without a figure in either report give no verdict.",
    explanation_zh="本年“上年结转”应等于上年报告的“结转下年度继续办理”，按每类申请人分别核对。",
    example_zh="本年“上年结转”填报为3，上年报告“结转下年度继续办理”填报为2。",
    basis_zh="统计表的规定：上一年结转的即下一年承接的；需上年报告。",
    exceptions_zh="任一报告的相应之处没有数据的，不判断。",
    check=_carries,
    previous=True,
)
