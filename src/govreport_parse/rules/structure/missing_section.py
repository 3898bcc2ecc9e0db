"""GR101: a prescribed section is not there."""

from __future__ import annotations

from collections.abc import Iterator

from govreport_parse.arithmetic.context import Context
from govreport_parse.forms import FormSection
from govreport_parse.rules.model import Issue, Rule
from govreport_parse.rules.structure.prescribed import prescribed
from govreport_parse.rules.values.passages import passages
from govreport_parse.text.fold import fold

__all__ = ["RULE"]

# With fewer headings than this, others may have been missed.
_FEW = 4
# The statutory tables by the sections that they stand in.
_TABLES = {"proactive": "disclosure", "requests": "requests", "remedies": "remedies"}


def _missing_sections(context: Context) -> Iterator[Issue]:
    report = context.report
    forms = [form for form in prescribed(context) if form.sections]
    if not forms or not report.sections or not context.is_whole:
        return
    # (一)主动公开 under 总体情况 is no section of its own.
    present = {section.kind for section in report.sections}
    unsure = len(report.sections) < _FEW or any(
        section.kind == "unclassified" for section in report.sections
    )
    for due in forms[-1].sections:
        kind = due.kind
        also = {"problems": {"plan"}, "overview": {"disclosure", "preamble"}}.get(kind, set())
        if kind not in present and not also & present:
            yield Issue(
                message=f"the report has no section on {due.name}",
                message_zh=f"报告中未找到规定的“{due.title}”部分，请核对是否缺漏",
                expected=due.title,
                severity="hint" if unsure or _is_there(context, due) else None,
            )


def _is_there(context: Context, due: FormSection) -> bool:
    """Whether what a section is about stands in another place: its table, a part, a line with its title."""
    if any(_TABLES.get(due.kind) == block.table for block in context.report.forms):
        return True
    words = fold(due.title.removesuffix("情况"))
    return any(
        section.kind == due.kind or words in folded or words in fold(section.title)
        for section, folded in passages(context)
    )


RULE = Rule(
    code="GR101",
    name="missing-section",
    severity="warning",
    title="a prescribed section is not there",
    title_zh="缺少规定的部分",
    what="The format prescribes six sections; one of them was not found under any heading.",
    why="The contents of the report are prescribed by law; a reader looks for them there.",
    example="A report that ends after 五、存在的主要问题及改进情况.",
    basis="条例第五十条; 国办公开办函〔2019〕60号, 〔2021〕30号. Reports on years before had free "
    "sections.",
    exceptions="Reports on years before 2019 had free sections. Where headings could not be told, or the section's table, "
    "a part of it or its title stands elsewhere, a hint. "
    "Not looked for where a part of the file was not read (GR011).",
    explanation_zh="格式规定年度报告应有六个部分，其中某一部分未找到。",
    example_zh="报告到“五、存在的主要问题及改进情况”为止。",
    basis_zh="条例第五十条；国办公开办函〔2019〕60号、〔2021〕30号。",
    exceptions_zh="2019年以前的报告结构不统一，不判断；标题不能辨认，或该部分的表格、标题见于他处的为提示；文件有未读取内容（GR011）的不判断。",
    check=_missing_sections,
)
