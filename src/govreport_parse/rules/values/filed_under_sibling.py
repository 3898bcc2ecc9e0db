"""GR301: a figure in a neighbouring row's cell."""

from __future__ import annotations

from collections.abc import Iterator

from govreport_parse.arithmetic.context import Context
from govreport_parse.rules.agreement.claims import Claim
from govreport_parse.rules.agreement.misfilings import misfilings
from govreport_parse.rules.model import Issue, Rule

__all__ = ["RULE"]


def _filed_under_sibling(context: Context) -> Iterator[Issue]:
    for case in misfilings(context):
        own, sibling = case.own, case.sibling
        shown = {"blank": "blank", "not_applicable": own.raw or "/"}.get(own.status, "0")
        shown_zh = {"blank": "空白", "not_applicable": own.raw or "/"}.get(own.status, "0")
        sources = list(dict.fromkeys(_source(c) for c in case.claims))
        voices = f"{' and '.join(sources)} {'gives' if len(sources) == 1 else 'give'}"
        voices_zh = "和".join(dict.fromkeys(_source_zh(c) for c in case.claims))
        quote = case.claims[0].quote
        yield Issue(
            message=f"{voices} {case.value} for {own.label} (“{quote}”), whose cell is "
            f"{shown}; {case.value} stands under {sibling.label}",
            message_zh=f"{voices_zh}中“{own.label}”为{case.value}（“{quote}”），表中该项为{shown_zh}，"
            f"而“{sibling.label}”为{case.value}",
            indicators=tuple(r.indicator for r in (own, sibling) if r.indicator),
            applicant=own.applicant,
            observed=f"{own.label}: {shown}; {sibling.label}: {case.value}",
            expected=f"{own.label}: {case.value}",
            suggestion=f"move {case.value} from {sibling.label} to {own.label}",
            suggestion_zh=f"将{case.value}由“{sibling.label}”移至“{own.label}”",
            evidence=(own.at, sibling.at, *(claim.at for claim in case.claims)),
        )


def _source(claim: Claim) -> str:
    return "the text" if claim.kind != "comparison" else "the comparison table"


def _source_zh(claim: Claim) -> str:
    return "正文" if claim.kind != "comparison" else "对比表"


RULE = Rule(
    code="GR301",
    name="filed-under-sibling",
    severity="error",
    title="a figure in a neighbouring row's cell",
    title_zh="数据填入了同组的另一项",
    what="Text or comparison table give a figure for one row; its own cell is blank, / or 0, "
    "and exactly one row of the same group shows that figure without a claim of its own.",
    why="The figure was entered one row off; every channel statistic built on it is wrong.",
    example="273 WeChat items under 其他方式, 政务微信 blank.",
    basis="The rows of one group of the form, and the report's own words.",
    exceptions="Where two rows of the group show the figure, or that row has a figure of its own in the text, nothing is said.",
    explanation_zh="正文或对比表给出的某项数据，在统计表中该项空白或为0，而同组另一项恰为该数，疑为错行。",
    basis_zh="同组各行的指标与报告自身的文字。",
    exceptions_zh="同组有两行都是该数，或该行另有文字印证的，不报告。",
    check=_filed_under_sibling,
)
