"""GR408: the opening counts other parts than the report has."""

from __future__ import annotations

from collections.abc import Iterator

from govreport_parse.arithmetic.context import Context
from govreport_parse.rules.model import Issue, Rule
from govreport_parse.text.numerals import chinese_numeral

__all__ = ["RULE"]


def _part_counts(context: Context) -> Iterator[Issue]:
    report = context.report
    told = [s for s in report.statements if s.topic == "report_parts"]
    if not told or not context.is_whole:
        return
    # Openings count the appendix, or do not.
    sections = [section for section in report.sections if section.kind != "appendix"]
    counts = {len(sections), len(report.sections)}
    numbers = [chinese_numeral(section.number or "") for section in sections]
    # Only where the numbers run on to the last are all sections known.
    certain = numbers == list(range(1, len(sections) + 1))
    for statement in told:
        if sections and statement.value not in counts:
            yield Issue(
                message=f"the opening names {statement.value} parts, the report has {len(sections)}",
                message_zh=f"开头称由{statement.value}个部分组成，正文有{len(sections)}个部分",
                observed=str(len(sections)),
                expected=str(statement.value),
                evidence=(statement.at, sections[-1].at),
                severity=None if certain else "hint",
            )


RULE = Rule(
    code="GR408",
    name="part-count-wrong",
    severity="warning",
    title="the opening counts other parts than the report has",
    title_zh="开头所称部分数与正文不符",
    what="The opening says of how many parts the report consists; the sections are another number.",
    why="A section is missing, or the opening was taken from another report.",
    example="全文由六个部分组成 above five sections.",
    basis="The report's own words and its numbered sections; where their numbers do not run, a hint.",
    exceptions="An appendix may be counted or not. Not compared where a part of the file was not "
    "read (GR011).",
    explanation_zh="报告开头称由若干部分组成，与正文的章节数不一致。",
    basis_zh="报告自身的文字与编号章节；编号不连续时为提示。",
    exceptions_zh="附件可计可不计；文件有未读取内容（GR011）的不判断。",
    check=_part_counts,
)
