"""GR006: several columns may hold the figures."""

from __future__ import annotations

from govreport_parse.rules.model import Rule

__all__ = ["RULE"]

RULE = Rule(
    code="GR006",
    name="ambiguous-column",
    severity="warning",
    title="several columns may hold the figures",
    title_zh="无法确定数据所在的列",
    what="The table has several columns of figures and no header tells which is the body's.",
    why="The columns may be parts of a body, years, or running totals.",
    example="区政府 | 区直单位 | 乡镇街道, without a 合计 column.",
    basis="Ambiguity is reported, never settled quietly.",
    exceptions="A column named by the report's year is its own, whatever stands beside it; a header that "
    "names other periods alone, or was not understood, is GR010.",
    explanation_zh="统计表有多列数据，表头未写明哪一列是本机关的数据，均不采用。",
    example_zh="表头为“区政府”“区直单位”“乡镇街道”，没有“合计”列。",
    basis_zh="有歧义的如实说明，不作取舍。",
    exceptions_zh="列名为报告年度的，即为本年数据，不论旁边另有何列；表头只列其他时期或未能辨认的，见GR010。",
)
