"""GR006: several columns may hold the figures."""

from __future__ import annotations

from govreport_parse.rules.model import Rule

__all__ = ["RULE"]

RULE = Rule(
    code="GR006",
    name="ambiguous-column",
    severity="warning",
    title="several columns may hold the figures",
    title_zh="无法确定数据所在列",
    what="The table has several columns of figures and no header tells which is the body's.",
    why="The columns may be parts of a body, years, or running totals.",
    example="区政府 | 区直单位 | 乡镇街道, without a 合计 column.",
    basis="Ambiguity is reported, never settled quietly.",
    exceptions="A column named by the report's year is its own, whatever stands beside it; a header that "
    "names other periods alone, or was not understood, is GR010.",
    explanation_zh="表中有多列数字而表头未指明统计数所在列，均不取数。",
    basis_zh="有歧义的照实报告，不擅自取舍。",
    exceptions_zh="列名为报告年度的，即为本年数据列，不论旁边另有何列；表头只列其他时期或未能辨认的，见GR010。",
)
