"""GR308: a table that is last year's."""

from __future__ import annotations

from collections.abc import Iterator

from govreport_parse.arithmetic.context import Context
from govreport_parse.forms import load_form
from govreport_parse.forms.words import table_title
from govreport_parse.model.records import Reading
from govreport_parse.rules.model import Beside, Issue, Rule

__all__ = ["RULE"]

# Cells above 0 that two years' tables must share before they count as one copied: small bodies
# repeat a handful of figures.
_MIN_ALIKE = 8


def _copied_tables(context: Context) -> Iterator[Issue]:
    previous = context.year_before()
    if previous is None:
        return
    last = Context(previous)
    for block in context.report.forms:
        table = load_form(block.form).table(block.table)
        if table is None:
            continue
        pairs = [
            (
                context.reading(cell.indicator, cell.applicant),
                last.reading(cell.indicator, cell.applicant),
            )
            for cell in table.cells()
        ]
        if all(_says(own) == _says(other) for own, other in pairs):
            alike = sum(own is not None and bool(own.value) for own, _ in pairs)
            if alike >= _MIN_ALIKE:
                tables = (b.at for b in previous.forms if b.table == block.table)
                yield Issue(
                    message=f"the table “{table_title(block.table)}” is that of {previous.year}, figure by figure "
                    f"({alike} above 0)",
                    message_zh=f"“{table_title(block.table)}”统计表填报的数据与{previous.year}年度报告完全相同"
                    f"（其中大于0的有{alike}个），请核对是否误用上年数据",
                    evidence=(block.at,),
                    beside=(Beside(report=previous, at=tuple(tables)),),
                )


def _says(reading: Reading | None) -> tuple[object, ...]:
    return (None,) if reading is None else (reading.status, reading.value)


RULE = Rule(
    code="GR308",
    name="copied-table",
    severity="warning",
    title="a table that is last year's",
    title_zh="统计表与上年完全相同",
    what="Every cell of a statutory table says what last year's said, and many of them are above 0.",
    why="Last year's file was published again, or its table was left in.",
    example="25 rows by 7 columns without a single change.",
    basis="The two reports; needs last year's.",
    exceptions="Tables with fewer than eight figures above 0 may well repeat.",
    explanation_zh="统计表填报的数据与上年年度报告逐项相同，且有多个大于0的数据，可能误用上年文件。",
    example_zh="统计表25行7列，没有一处变化。",
    basis_zh="两年的报告；需上年报告。",
    exceptions_zh="大于0的数据不足八个的表可能本来就相同，不判断。",
    check=_copied_tables,
    previous=True,
)
