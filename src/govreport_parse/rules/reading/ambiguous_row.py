"""GR005: a row that several rows of the form fit."""

from __future__ import annotations

from govreport_parse.rules.model import Rule

__all__ = ["RULE"]

RULE = Rule(
    code="GR005",
    name="ambiguous-row",
    severity="warning",
    title="a row that several rows of the form fit",
    title_zh="无法确定对应哪一项指标的行",
    what="A printed row fits several rows of the form equally well, or one row of the form is "
    "printed twice with different contents. None is read.",
    why="Choosing one of them would be a guess.",
    example="“其他情形数” alone, with the rows above it lost.",
    basis="Ambiguity is reported, never settled quietly.",
    exceptions="Rows printed twice with the same contents are one row.",
    explanation_zh="某行可对应多项指标，或同一指标重复出现且数据不同，均不取数。",
    basis_zh="有歧义的照实报告，不擅自取舍。",
    exceptions_zh="内容相同的重复行视为同一行。",
)
