"""GR1xx: the structure of tables and sections."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator

from govreport_parse.report import Comparison
from govreport_parse.rules.model import Context, Issue, Rule

__all__ = ["RULES"]


def _short_rows(context: Context) -> Iterator[Issue]:
    rows: dict[tuple[int, int | None], list[Comparison]] = defaultdict(list)
    for comparison in context.report.comparisons:
        rows[comparison.at.block, comparison.at.row].append(comparison)
    for cells in rows.values():
        values = [cell for cell in cells if cell.status == "missing"]
        rates = [cell for cell in cells if cell.change_status == "missing"]
        if values or rates:
            yield _comparison_row(context, values, rates)
    for reading in context.report.readings:
        if reading.status == "missing" and reading.at.row is not None:
            yield Issue(
                message=f"the row {reading.label} has no cell for its figure",
                message_zh=f"“{reading.label}”一行缺少数据单元格",
                indicators=(reading.indicator,) if reading.indicator else (),
                evidence=(reading.at,),
            )


def _comparison_row(context: Context, values: list[Comparison], rates: list[Comparison]) -> Issue:
    lost = [f"the figure of {cell.label}" for cell in values]
    lost += [f"the rate of {cell.label}" for cell in rates]
    lost_zh = [f"“{cell.label}”的数据" for cell in values]
    lost_zh += [f"“{cell.label}”的增减幅度" for cell in rates]
    stated = [
        f"{cell.label}: {statement.change_percent}%"
        for cell in rates
        for statement in context.report.statements
        if statement.change_percent is not None
        and statement.value == cell.value
        and statement.indicator == cell.indicator
        and (cell.indicator is not None or cell.label in statement.text)
    ]
    cells = (*values, *rates)
    return Issue(
        message=f"the row is short of cells: {', '.join(lost)} not printed",
        message_zh=f"该行缺少单元格：未列{'、'.join(lost_zh)}",
        indicators=tuple(dict.fromkeys(cell.indicator for cell in cells if cell.indicator)),
        suggestion=f"the text gives {'; '.join(dict.fromkeys(stated))}" if stated else None,
        evidence=tuple(cell.at for cell in cells),
    )


RULES = (
    Rule(
        code="GR103",
        name="short-row",
        severity="warning",
        title="a row with fewer cells than its header",
        title_zh="行内单元格少于表头",
        what="A row of a table has fewer cells than the header announces. Cells whose column is "
        "certain are kept; the lost ones are missing.",
        why="Reading such a row by counting shifts figures into wrong columns.",
        example="Ten headers, nine cells: the rate of the last indicator is not there.",
        basis="The table's own header.",
        explanation_zh="表格某行的单元格数少于表头。能确定所在列的单元格照常取数，缺少的记为缺失。",
        check=_short_rows,
    ),
)
