"""GR005: a row that several rows of the form fit."""

from __future__ import annotations

from govreport_parse.model.document import Note
from govreport_parse.model.records import AnnualReport, Reading
from govreport_parse.rules.model import Rule, is_restored

__all__ = ["RULE"]


def _by_layout(report: AnnualReport, note: Note, _cell: Reading | None) -> bool:
    """Whether a row is one of lines of text, which may be but a part of the row that was printed."""
    return is_restored(report, note.at)


RULE = Rule(
    code="GR005",
    name="ambiguous-row",
    severity="warning",
    title="a row that several rows of the form fit",
    title_zh="无法确定某行对应哪一项指标",
    what="A printed row fits several rows of the form equally well, or one row of the form is "
    "printed twice with different contents. None is read. In a table that was put back from lines of text the "
    "finding is a hint: a line may be a part of a row.",
    why="Choosing one of them would be a guess.",
    example="“其他情形数” alone, with the rows above it lost.",
    basis="Ambiguity is reported, never settled quietly.",
    exceptions="Rows printed twice with the same contents are one row.",
    explanation_zh="某行可以对应多项指标，或同一指标重复出现且数据不同，均不采用。由文本还原的统计表，一行文字可能只是一行的一部分，仅作提示。",
    example_zh="只有“其他情形数”一行，其上各行缺失，无从判断属于行政复议还是行政诉讼。",
    basis_zh="有歧义的如实说明，不作取舍。",
    exceptions_zh="内容相同的重复行视为同一行。",
    by_layout=_by_layout,
)
