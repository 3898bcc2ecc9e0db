"""GR009: a table that reached us as lines of text."""

from __future__ import annotations

from govreport_parse.rules.model import Rule

__all__ = ["RULE"]

RULE = Rule(
    code="GR009",
    name="restored-table",
    severity="hint",
    title="a table that reached us as lines of text",
    title_zh="由文本还原的统计表",
    what="An extraction set each cell on a line of its own, or ran cells together. Rows were "
    "put back at the labels of the form; rows with another number of cells are not read.",
    why="The original page may print what the text has lost.",
    example="“规章000” for 规章 | 0 | 0 | 0.",
    basis="Nothing is counted off: a value whose column is not certain is withheld.",
    exceptions="Tables that keep a row on a line are read as they are.",
    explanation_zh="统计表在提取文字时丢失了行和列，已按规定的行名还原；列数不符的行不予采用。",
    example_zh="文字为“规章000”，原为“规章”及其后三列的0。",
    basis_zh="不按先后次序推定位置：不能确定所在列的数据一律不采用。",
    exceptions_zh="每行文字各成一行的统计表，照常读取。",
)
