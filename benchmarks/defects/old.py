"""Defects that the table of 2014 alone can have: GR006, GR007, GR202."""

from __future__ import annotations

import html
import random
from dataclasses import replace

from benchmarks.defects.kit import Defect, Kind, Page
from tests.rendering import CellSpec, ReportSpec, TableRow, random_report, render_html

STYLE = "minimal"
WHOLE, PART = "proactive.total", "proactive.normative_disclosed"
GROUP = "proactive.channel"


def report(rng: random.Random, values: dict[str, int]) -> ReportSpec:
    """A report on 2014 to 2018 with these figures in the rows of these codes."""
    spec = replace(random_report(rng), comparison=None)

    def own(row: TableRow) -> TableRow:
        value = values.get(row.row.code)
        cell = CellSpec(text=str(value), value=value, status="reported")
        return row if value is None else replace(row, cell=cell)

    return replace(spec, table=tuple(own(row) for row in spec.table))


def beyond_bound(_spec: object, rng: random.Random, _page: Page) -> Defect | None:
    """More 规范性文件 disclosed than items in all."""
    made = report(rng, {WHOLE: 40, PART: 41})
    return Defect(render_html(made, STYLE, rng), ((PART, None),))


def two_columns(_spec: object, rng: random.Random, _page: Page) -> Defect | None:
    """Two columns of figures, and no word on which is the report's."""
    made = report(rng, {})
    rows = [("统计指标", "单位", "机关", "街道")]
    rows += [(r.row.label, r.row.unit or "", r.cell.text, r.cell.text and "7") for r in made.table]
    cells = ("".join(f"<td>{html.escape(text)}</td>" for text in row) for row in rows)
    table = f"<table>{''.join(f'<tr>{row}</tr>' for row in cells)}</table>"
    page = render_html(made, STYLE, rng).decode()
    first, last = page.find("<table"), page.rfind("</table>")
    return Defect((page[:first] + table + page[last:]).encode())


def figure_of_group(_spec: object, rng: random.Random, _page: Page) -> Defect | None:
    made = report(rng, {})
    rows = [
        replace(
            row,
            cell=CellSpec(text="1088", value=1088, status="reported"),
            row=replace(row.row, group=False),
        )
        if row.row.group and row.row.code == GROUP
        else row
        for row in made.table
    ]
    if rows == list(made.table):
        return None
    return Defect(render_html(replace(made, table=tuple(rows)), STYLE, rng))


KINDS: dict[str, Kind] = {
    "GR006": two_columns,
    "GR007": figure_of_group,
    "GR202": beyond_bound,
}
