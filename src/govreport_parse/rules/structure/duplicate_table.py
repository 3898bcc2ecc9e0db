"""GR105: a table printed twice with differing figures."""

from __future__ import annotations

from govreport_parse.rules.model import Rule

__all__ = ["RULE"]

RULE = Rule(
    code="GR105",
    name="duplicate-table",
    severity="warning",
    title="a table printed twice with differing figures",
    title_zh="统计表重复且数据不同",
    what="A statutory table stands twice in the document and the prints differ. The first is read.",
    why="One of the prints is wrong.",
    example="A desktop and a mobile version of a page, one of them not updated.",
    basis="The two prints.",
    exceptions="A second print that is not filled in says nothing.",
    explanation_zh="同一统计表在文件中出现两次且数据不一致，取首次出现者。",
    basis_zh="同一表格的两次列印。",
    exceptions_zh="未填写的一份不作比较。",
)
