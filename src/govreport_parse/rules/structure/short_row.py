"""GR103: a row with fewer cells than its header."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator

from govreport_parse.arithmetic.context import Context
from govreport_parse.model.records import Comparison, Reading
from govreport_parse.model.vocabularies import Severity
from govreport_parse.rules.model import Issue, Rule
from govreport_parse.rules.words import change_zh

__all__ = ["RULE"]

# More rows than this that lost cells are one damage of the table.
_MANY_ROWS = 5


def _short_rows(context: Context) -> Iterator[Issue]:
    rows: dict[tuple[int, int | None], list[Comparison]] = defaultdict(list)
    for comparison in context.report.comparisons:
        rows[comparison.at.block, comparison.at.row].append(comparison)
    for cells in rows.values():
        values = [cell for cell in cells if cell.status == "missing"]
        rates = [cell for cell in cells if cell.change_status == "missing"]
        if values or rates:
            yield _comparison_row(context, values, rates)
    restored = {
        n.at.block
        for n in context.report.notes
        if n.code in ("GR006", "GR009") and n.at is not None
    }
    # Rows that lack no cell and still are not read are no short ones.
    unplaced = {code for n in context.report.notes if n.code == "GR010" for code in n.indicators}
    lost: dict[tuple[int, int], Reading] = {}
    for reading in context.report.readings:
        at = reading.at
        known = reading.raw is not None or reading.indicator in unplaced
        if not known and at.row is not None and at.block not in restored:
            lost.setdefault((at.block, at.row), reading)
    text = context.report.source.format == "text"
    for block in dict.fromkeys(block for block, _ in lost):
        own = [reading for place, reading in lost.items() if place[0] == block]
        # Programs that make text of pages leave blank cells out, of more rows than one.
        yield from _unplaced(own, "hint" if text and len(own) > 1 else None)


def _unplaced(rows: list[Reading], severity: Severity | None) -> Iterator[Issue]:
    """A finding for each row that lost its cells; one for all where a table lost those of many."""
    names = [reading.label.split(" / ", maxsplit=1)[0] for reading in rows]
    if len(rows) > _MANY_ROWS:
        yield Issue(
            message=f"{len(rows)} rows lack cells, from {names[0]} to {names[-1]}; what is left of them cannot be placed",
            message_zh=f"“{names[0]}”至“{names[-1]}”共{len(rows)}行填报的数据少于表头的列数，无法确定各数据属于哪一列，请核对是否漏填",
            indicators=tuple(dict.fromkeys(r.indicator for r in rows if r.indicator)),
            severity=severity,
            evidence=tuple(reading.at for reading in rows),
        )
        return
    for name, reading in zip(names, rows, strict=True):
        yield Issue(
            message=f"the row {name} lacks cells; what is left of it cannot be placed",
            message_zh=f"“{name}”一行填报的数据少于表头的列数，无法确定各数据属于哪一列，请核对是否漏填",
            indicators=(reading.indicator,) if reading.indicator else (),
            severity=severity,
            evidence=(reading.at,),
        )


def _comparison_row(context: Context, values: list[Comparison], rates: list[Comparison]) -> Issue:
    lost = [f"the figure of {cell.label}" for cell in values]
    lost += [f"the rate of {cell.label}" for cell in rates]
    lost_zh = [f"“{cell.label}”的数据" for cell in values]
    lost_zh += [f"“{cell.label}”的增减幅度" for cell in rates]
    told = [
        (cell.label, statement.change_percent)
        for cell in rates
        for statement in context.report.statements
        if statement.change_percent is not None
        and statement.value == cell.value
        and statement.indicator == cell.indicator
        and (cell.indicator is not None or cell.label in statement.text)
    ]
    stated = [f"{label}: {rate}%" for label, rate in told]
    stated_zh = [f"“{label}”{change_zh(rate)}" for label, rate in told]
    cells = (*values, *rates)
    return Issue(
        message=f"the row is short of cells: {', '.join(lost)} not printed",
        message_zh=f"对比表一行填报的数据少于表头的列数，缺少{'、'.join(lost_zh)}，请核对是否漏填",
        indicators=tuple(dict.fromkeys(cell.indicator for cell in cells if cell.indicator)),
        suggestion=f"the text gives {'; '.join(dict.fromkeys(stated))}" if stated else None,
        suggestion_zh=f"建议核对是否漏填增减幅度，正文所述为{'；'.join(dict.fromkeys(stated_zh))}"
        if stated
        else None,
        evidence=tuple(cell.at for cell in cells),
    )


RULE = Rule(
    code="GR103",
    name="short-row",
    severity="warning",
    title="a row with fewer cells than its header",
    title_zh="一行的数据少于表头列数",
    what="A row of a table has fewer cells than the header announces. Cells whose column is "
    "certain are kept; the lost ones are missing.",
    why="Reading such a row by counting shifts figures into wrong columns.",
    example="Ten headers, nine cells: the rate of the last indicator is not there.",
    basis="The table's own header.",
    exceptions="Rows whose places the layout lost as a whole are reported once, by GR006 or GR009; rows "
    "that have all their cells, and are not read, by GR010.",
    explanation_zh="表中某行填报的数据少于表头的列数。能确定所在列的数据照常采用，缺少的视为缺失。",
    example_zh="表头有十列，该行只有九个数据，最后一项的增减幅度没有填报。",
    basis_zh="该表的表头。",
    exceptions_zh="整表因排版丢失位置的，由GR006或GR009提示一次；数据齐全而未能读取的，由GR010提示。",
    check=_short_rows,
)
