"""GR010: a table is printed, and was not understood."""

from __future__ import annotations

from govreport_parse.rules.model import Rule

__all__ = ["RULE"]

RULE = Rule(
    code="GR010",
    name="unread-table",
    severity="hint",
    title="a table is printed but could not be read",
    title_zh="统计表已印出但未能读取",
    what="The words of a statutory table stand in the document, or rows with as many cells as the form "
    "has columns, but nothing proves which cell is which. None of these cells is read.",
    why="The figures are there for a reader; in the data they are unknown, not zero, and the report is not "
    "at fault.",
    example="规章000行政规范性文件9122 in one line, where 9122 may be divided in several ways.",
    basis="The labels of the form; a value is read only where its place is certain.",
    exceptions="A table of which nothing is printed is GR102; a row with fewer cells than columns, GR103.",
    explanation_zh="文件中印有统计表的栏目名称或整行数据，但无法确定各数据对应的栏目，因此未读取；并不表示报告有误。",
    basis_zh="报告格式规定的栏目名称；仅在位置确定时读取数据。",
    exceptions_zh="表格完全没有印出的见GR102，行内单元格少于表头的见GR103。",
)
