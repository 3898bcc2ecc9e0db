"""GR009: a table that reached us as lines of text."""

from __future__ import annotations

from govreport_parse.rules.model import Rule

__all__ = ["RULE"]

RULE = Rule(
    code="GR009",
    name="restored-table",
    severity="hint",
    title="a table that reached us as lines of text",
    title_zh="由逐行文本还原的统计表",
    what="An extraction set each cell on a line of its own, or ran cells together. Rows were "
    "put back at the labels of the form; rows with another number of cells are not read.",
    why="The original page may print what the text has lost.",
    example="“规章000” for 规章 | 0 | 0 | 0.",
    basis="Nothing is counted off: a value whose column is not certain is withheld.",
    exceptions="Tables that keep a row on a line are read as they are.",
    explanation_zh="统计表在文本提取时丢失了行列结构，已按指标名称还原；列数不符的行不取数。",
    basis_zh="不靠数格子推定位置：所属列不能确定的数据一律不采用。",
    exceptions_zh="每行单独成行的表格照常读取。",
)
