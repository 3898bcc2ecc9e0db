"""GR408: the opening counts other parts than the report has."""

from __future__ import annotations

from collections.abc import Iterator

from govreport_parse.arithmetic.context import Context
from govreport_parse.model.document import Locator
from govreport_parse.model.records import AnnualReport
from govreport_parse.model.sections import sections as sections_of
from govreport_parse.rules.model import Issue, Rule
from govreport_parse.text.fold import fold
from govreport_parse.text.numerals import chinese_numeral
from govreport_parse.text.patterns import lazy_pattern

__all__ = ["RULE"]

_COUNT = lazy_pattern(
    r"(?:报告|全文|年报)[^。\n]{0,60}?(?:(?<!\d)(?P<digits>\d{1,2})|(?P<words>[一二三四五六七八九十]{1,3}))个?大?部分"
    r"(?:组成|构成|内容|[,。]|$)"
)


def _part_counts(context: Context) -> Iterator[Issue]:
    report = context.report
    told = list(_told(report))
    if not told or not context.is_whole:
        return
    # Openings count the appendix, or do not.
    sections = [section for section in report.sections if section.kind != "appendix"]
    counts = {len(sections), len(report.sections)}
    numbers = [chinese_numeral(section.number or "") for section in sections]
    # Only where the numbers run on to the last are all sections known.
    certain = numbers == list(range(1, len(sections) + 1))
    for stated, at in told:
        if sections and stated not in counts:
            yield Issue(
                message=f"the opening names {stated} parts, the report has {len(sections)}",
                message_zh=f"报告称由{stated}个部分组成，实有{len(sections)}个部分，请核对",
                observed=str(len(sections)),
                expected=str(stated),
                evidence=(at, sections[-1].at),
                severity=None if certain else "hint",
            )


def _told(report: AnnualReport) -> Iterator[tuple[int, Locator]]:
    """The parts that the opening, or a section, says the report has, and where."""
    for section in sections_of(report):
        if "部" not in section.text:
            continue
        for match in _COUNT.finditer(fold(section.text)):
            digits = match["digits"]
            stated = int(digits) if digits else chinese_numeral(match["words"])
            if stated:
                yield stated, section.at


RULE = Rule(
    code="GR408",
    name="part-count-wrong",
    severity="warning",
    title="the opening counts other parts than the report has",
    title_zh="所称部分数与实际不符",
    what="The opening says of how many parts the report consists; the sections are another number.",
    why="A section is missing, or the opening was taken from another report.",
    example="全文由六个部分组成 above five sections.",
    basis="The report's own words and its numbered sections; where their numbers do not run, a hint.",
    exceptions="An appendix may be counted or not. Not compared where a part of the file was not "
    "read (GR011).",
    explanation_zh="报告开头称由若干部分组成，与实有的部分数不一致。",
    example_zh="报告称由六个部分组成，实有五个部分。",
    basis_zh="报告自身的文字与各部分的编号；编号不连续时为提示。",
    exceptions_zh="附件可计可不计；文件有未读取内容（GR011）的不判断。",
    check=_part_counts,
)
