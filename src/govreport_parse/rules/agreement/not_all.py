"""GR406: said of all, but the table shows others."""

from __future__ import annotations

from collections.abc import Iterator

from govreport_parse.arithmetic.context import Context
from govreport_parse.model.vocabularies import Severity
from govreport_parse.rules.agreement.cells import filled_zh, labels_of, shown_cells
from govreport_parse.rules.agreement.claims import Claim, claims, fits
from govreport_parse.rules.agreement.lists import said_of
from govreport_parse.rules.model import Issue, Rule
from govreport_parse.rules.words import cells_zh, quoted

__all__ = ["RULE"]


def _not_all(context: Context) -> Iterator[Issue]:
    for claim in claims(context):
        if claim.kind != "all" or fits(context, claim) is not False:
            continue
        readings = [context.reading(*key) for key in claim.cells]
        shown = shown_cells(readings)
        labels = labels_of(context, claim.cells, " + ")
        printed = all(reading is not None and reading.value is not None for reading in readings)
        of, of_zh = f"all {claim.value}", f"{claim.value}{claim.unit or ''}全部如此"
        if claim.qualifier == "negated":
            of, of_zh = "none", "没有这种情形"
        yield Issue(
            message=f"the text says so of {of} (“{claim.quote}”), {labels} is {shown}",
            message_zh=f"正文{quoted(claim.quote)}表示{of_zh}，统计表{cells_zh(context, claim.cells)}"
            f"{filled_zh(readings)}，请核对",
            indicators=(*(code for code, _ in claim.cells), *_others(context, claim)),
            applicant=claim.cells[0][1],
            observed=shown,
            expected=str(claim.value),
            evidence=(*(r.at for r in readings if r is not None), claim.at),
            severity="hint" if _is_of_some(context, claim) else _severity(claim, printed=printed),
        )


def _is_of_some(context: Context, claim: Claim) -> bool:
    """Whether it is said of a figure that differs from its cell, which another one of the text fits, or of no row.

    复议5件，维持3件；上年收到的2件，均维持: of the two alone.
    """
    report = context.report
    whole = next((said_of(report, s) for s in report.statements if s.at == claim.at), None)
    if whole is not None and whole.scope is not None and not claim.placed:
        return True  # 县政府本级受理18件，全部办结
    fitting = [
        one.cells
        for one in claims(context)
        if one.kind == "text" and one.value and fits(context, one)
    ]
    if whole is None or whole.topic is None:
        return whole is not None and claim.cells in fitting
    own = next((one for one in claims(context) if one.at == whole.at), None)
    return own is not None and fits(context, own) is False and own.cells in fitting


def _severity(claim: Claim, *, printed: bool) -> Severity | None:
    if claim.unlike:
        return "hint"
    return (
        None if printed and claim.certain and claim.qualifier in ("exact", "negated") else "warning"
    )


def _others(context: Context, claim: Claim) -> Iterator[str]:
    """The sibling rows of its cell that hold what the claim denies."""
    if claim.cell is None:
        return
    code, applicant = claim.cell
    siblings = {one for table in context.tables for one in table.siblings(code)}
    for one in sorted(siblings):
        reading = context.reading(one, applicant)
        if reading is not None and reading.value and not one.endswith(".total"):
            yield one


RULE = Rule(
    code="GR406",
    name="not-all",
    severity="error",
    title="said of all, but the table shows others",
    title_zh="正文称“均”“全部”，统计表与之不一致",
    what="The text says of all items of a figure that they had one outcome (均获维持, 全部按时办结), or that none "
    "had it (无一被纠正); the cell of that outcome differs. The figure stands before 均, or in a sentence before, and "
    "the words before 均 name it (行政诉讼中，均获维持).",
    why="The sentence hides the cases that went otherwise.",
    example="行政复议3件，均获维持 where 结果纠正 is 1.",
    basis="The report's own words and the cell of the outcome.",
    exceptions="Where two figures stand before 均, it is not told which is meant, and nothing is said; nor of all "
    "requests beside others that were carried over, or of cases some of whose outcomes are told.",
    explanation_zh="正文称某项“均”“全部”为某一结果，或“无一”为某一结果，而统计表中该结果的数据与之不符。",
    example_zh="正文为“行政复议3件，均获维持”，统计表“结果纠正”填报为1。",
    basis_zh="报告自身的文字和统计表中该结果的数据。",
    exceptions_zh="“均”之前有两个数、不能辨明所指的，另有结转申请的，以及已列出部分案件结果的，不判断。",
    check=_not_all,
)
