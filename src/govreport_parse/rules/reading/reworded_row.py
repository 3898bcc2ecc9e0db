"""GR004: a row label in other words than the form's."""

from __future__ import annotations

from govreport_parse.rules.model import Rule

__all__ = ["RULE"]

RULE = Rule(
    code="GR004",
    name="reworded-row",
    severity="hint",
    title="a row label in other words than the form's",
    title_zh="行的名称与统计表规定不一致",
    what="A row's label differs from the form's and was assigned by similarity and place.",
    why="Readers should be able to check the assignment.",
    example="“政务微信公众号公开信息数” read as “政务微信公开政府信息数”.",
    basis="The labels of the statutory form.",
    exceptions="A label that differs only in brackets, blanks, list marks or script is the form's own.",
    explanation_zh="统计表某行的名称与规定不同，按名称相近程度和所在位置对应，供核对。",
    example_zh="规定为“政务微信公开政府信息数”，实际为“政务微信公众号公开信息数”。",
    basis_zh="法定统计表的各行名称。",
    exceptions_zh="仅括号、空格、序号或繁简不同的，视为规定名称。",
)
