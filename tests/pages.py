"""Small pages for tests of one thing each."""

from __future__ import annotations

import html

from govreport_parse.forms import load_form

FORM = load_form("2014").tables[0]


def table_rows(values: dict[str, str]) -> list[tuple[str, str, str]]:
    """Label, unit, value of all 65 rows; rows without an entry print 0, group rows nothing."""
    rows = []
    for row in FORM.rows:
        value = "" if row.kind == "group" else values.get(row.code, "0")
        rows.append((row.label, row.unit or "", value))
    return rows


def page(
    body: str = "<p>一、概述</p><p>全年工作平稳。</p>",
    values: dict[str, str] | None = None,
    *,
    title: str = "2016年青石区政府信息公开工作年度报告",
    rows: list[tuple[str, str, str]] | None = None,
) -> str:
    """A report with the given narrative and the whole statutory table."""
    cells = table_rows(values or {}) if rows is None else rows
    table = "".join(
        "<tr>" + "".join(f"<td>{html.escape(cell)}</td>" for cell in row) + "</tr>"
        for row in [("统计指标", "单位", "统计数"), *cells]
    )
    return (
        f"<html><head><title>{title}</title></head><body><h1>{title}</h1>{body}"
        f"<p>附表</p><table>{table}</table></body></html>"
    )
