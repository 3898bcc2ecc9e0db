"""GR010: a table is printed, and was not understood."""

from __future__ import annotations

from govreport_parse.rules.model import Rule

__all__ = ["RULE"]

RULE = Rule(
    code="GR010",
    name="unread-table",
    severity="hint",
    title="a table is printed but could not be read",
    title_zh="统计表已印出，但行和列无法辨认",
    what="The words of a statutory table stand in the document, or rows with as many cells as the form "
    "has columns, but nothing proves which cell is which. None of these cells is read.",
    why="The figures are there for a reader; in the data they are unknown, not zero, and the report is not "
    "at fault.",
    example="规章000行政规范性文件9122 in one line, where 9122 may be divided in several ways.",
    basis="The labels of the form; a value is read only where its place is certain.",
    exceptions="A table of which nothing is printed is GR102; a row with fewer cells than columns, GR103.",
    explanation_zh="文件中印有统计表的名称或整行数据，但无法确定各数据所在的行和列，未予采用；并不表示报告有误。",
    example_zh="一行文字为“规章000行政规范性文件9122”，其中9122有多种分法。",
    basis_zh="统计表规定的行、列名称；位置确定的数据才予采用。",
    exceptions_zh="统计表完全没有印出的见GR102，一行的数据少于表头列数的见GR103。",
)
