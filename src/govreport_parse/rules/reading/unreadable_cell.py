"""GR003: a cell that is not one number."""

from __future__ import annotations

from govreport_parse.rules.model import Rule

__all__ = ["RULE"]

RULE = Rule(
    code="GR003",
    name="unreadable-cell",
    severity="warning",
    title="a cell that is not one number",
    title_zh="单元格内容不是一个数",
    what="A value cell holds text that is not clearly one number. It has no value.",
    why="Taking a part of the text for the number would invent a figure.",
    example="“12 3”, “见附件”, “1,23”.",
    basis="国办发〔2014〕32号: each cell of the form is one figure.",
    exceptions="Blank cells, /, - and 无 say that there is no figure and are not reported.",
    explanation_zh="数值单元格中的内容不能确定为一个数，不取数。",
    basis_zh="国办发〔2014〕32号：统计表每个单元格填一个数字。",
    exceptions_zh="空白、“/”“-”“无”表示没有数据，不报告。",
)
