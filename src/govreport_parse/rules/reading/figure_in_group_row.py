"""GR007: a figure in a row that holds none."""

from __future__ import annotations

from govreport_parse.rules.model import Rule

__all__ = ["RULE"]

RULE = Rule(
    code="GR007",
    name="figure-in-group-row",
    severity="hint",
    title="a figure in a row that holds none",
    title_zh="分组标题行填有数据",
    what="A heading row of the form prints a figure. It belongs to no indicator.",
    why="It may be a figure that was meant for the row below.",
    example="“(二)通过不同渠道和方式公开政府信息的情况” with 1088 beside it.",
    basis="国办发〔2014〕32号: group rows hold no figure.",
    exceptions="None.",
    explanation_zh="统计表的分组标题行填有数据，不属于任何指标，可能应填入其他行。",
    example_zh="“（二）通过不同渠道和方式公开政府信息的情况”一行填报为1088。",
    basis_zh="国办发〔2014〕32号：分组标题行不填数据。",
    exceptions_zh="无。",
)
