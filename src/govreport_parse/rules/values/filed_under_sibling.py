"""GR301: a figure in a neighbouring row's cell."""

from __future__ import annotations

from collections.abc import Iterator

from govreport_parse.arithmetic.context import Context
from govreport_parse.rules.agreement.claims import Claim
from govreport_parse.rules.agreement.misfilings import misfilings
from govreport_parse.rules.model import Issue, Rule
from govreport_parse.rules.words import quoted, reading_zh

__all__ = ["RULE"]


def _filed_under_sibling(context: Context) -> Iterator[Issue]:
    for case in misfilings(context):
        own, sibling = case.own, case.sibling
        shown = {"blank": "blank", "not_applicable": own.raw or "/"}.get(own.status, "0")
        shown_zh = "为空白" if own.status == "blank" else f"填报为{shown}"
        sources = list(dict.fromkeys(_source(c) for c in case.claims))
        voices = f"{' and '.join(sources)} {'gives' if len(sources) == 1 else 'give'}"
        voices_zh = "和".join(dict.fromkeys(_source_zh(c) for c in case.claims))
        quote = case.claims[0].quote
        yield Issue(
            message=f"{voices} {case.value} for {own.label} (“{quote}”), whose cell is "
            f"{shown}; {case.value} stands under {sibling.label}",
            message_zh=f"{voices_zh}所述“{own.label}”为{case.value}（{quoted(quote)}），统计表{reading_zh(own)}{shown_zh}，"
            f"而{reading_zh(sibling)}填报为{case.value}，请核对是否填错行",
            indicators=tuple(r.indicator for r in (own, sibling) if r.indicator),
            applicant=own.applicant,
            observed=f"{own.label}: {shown}; {sibling.label}: {case.value}",
            expected=f"{own.label}: {case.value}",
            suggestion=f"check whether {case.value} belongs to {own.label}, not to {sibling.label}",
            suggestion_zh=f"建议核对{case.value}是否应填入“{own.label}”，而不是“{sibling.label}”",
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
    title_zh="数据填入了同组的另一行",
    what="Text or comparison table give a figure for one row; its own cell is blank, / or 0, "
    "and exactly one row of the same group shows that figure without a claim of its own.",
    why="The figure was entered one row off; every channel statistic built on it is wrong.",
    example="273 WeChat items under 其他方式, 政务微信 blank.",
    basis="The rows of one group of the form, and the report's own words.",
    exceptions="Where two rows of the group show the figure, or that row has a figure of its own in the text, nothing is said.",
    explanation_zh="正文或对比表所述的数据，在统计表相应的行为空白或0，而同组另一行恰为该数，可能填错行。",
    example_zh="正文称政务微信公开信息273条，统计表“政务微信公开政府信息数”为空白，“其他方式公开政府信息数”填报为273。",
    basis_zh="统计表同组的各行和报告自身的文字。",
    exceptions_zh="同组有两行都是该数，或该行另有文字印证的，不提示。",
    check=_filed_under_sibling,
)
