"""GR004: a row label in other words than the form's."""

from __future__ import annotations

from govreport_parse.rules.model import Rule

__all__ = ["RULE"]

RULE = Rule(
    code="GR004",
    name="reworded-row",
    severity="hint",
    title="a row label in other words than the form's",
    title_zh="指标名称与统计表不一致",
    what="A row's label differs from the form's and was assigned by similarity and place.",
    why="Readers should be able to check the assignment.",
    example="“政务微信公众号公开信息数” read as “政务微信公开政府信息数”.",
    basis="The labels of the statutory form.",
    exceptions="A label that differs only in brackets, blanks, list marks or script is the form's own.",
    explanation_zh="某行名称与统计表规定不同，按相似程度和位置对应，供核对。",
    basis_zh="法定表格的指标名称。",
    exceptions_zh="仅括号、空格、序号或繁简不同的，视为表格原有名称。",
)
