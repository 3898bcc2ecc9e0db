"""GR008: rows of the form that the table does not print."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from govreport_parse.arithmetic.context import Context
from govreport_parse.forms import FormTable
from govreport_parse.model.records import Reading
from govreport_parse.rules.model import Issue, Rule, is_restored
from govreport_parse.rules.words import label_zh

__all__ = ["RULE"]

# Labels that a message prints; the finding's indicators name all rows.
_SHOWN = 5


def _missing_rows(context: Context) -> Iterator[Issue]:
    report = context.report
    # Figures that are printed, and whose columns are not known, are no rows that the table lacks.
    unplaced = {code for n in report.notes if n.code == "GR010" for code in n.indicators}
    missing = [
        reading
        for reading in report.readings
        if reading.status == "missing"
        and reading.at.row is None
        and reading.indicator not in {None, *unplaced}
    ]
    if not missing:
        return
    for table in context.tables:
        codes = {cell.indicator for cell in table.cells()}
        lost = [reading for reading in missing if reading.indicator in codes]
        if lost and not _is_another_cut(table, lost):
            labels = list(dict.fromkeys(reading.label for reading in lost))
            first = labels[:_SHOWN]
            more, more_zh = (" …", "等") if len(labels) > _SHOWN else ("", "")
            # In lines of text a row may stand in pieces that were not put together.
            restored = is_restored(report, lost[0].at)
            said = "the lines of the table do not show" if restored else "the table lacks"
            said_zh = "文本中未找到统计表规定的" if restored else "统计表缺少规定的"
            yield Issue(
                message=f"{said} {len(labels)} row(s) of the form: {', '.join(first)}{more}",
                message_zh=f"{said_zh}{len(labels)}行：{'、'.join(map(label_zh, first))}{more_zh}，请核对",
                indicators=tuple(dict.fromkeys(r.indicator for r in lost if r.indicator)),
                evidence=(lost[0].at,),
            )


def _is_another_cut(table: FormTable, lost: Sequence[Reading]) -> bool:
    """Whether a local table lacks most rows: each place has its own choice of them."""
    rows = sum(row.kind == "value" for row in table.rows)
    return not table.required and len({reading.indicator for reading in lost}) * 2 > rows


RULE = Rule(
    code="GR008",
    name="missing-row",
    severity="hint",
    title="rows of the form that the table does not print",
    title_zh="统计表缺少规定的行",
    what="The table lacks rows of its form; their readings are missing, not zero.",
    why="A lost row is no evidence that nothing happened.",
    example="A table that stops before 九、政府信息公开会议和培训情况.",
    basis="The rows of the statutory form.",
    exceptions="Local extensions of the form are extra rows, not missing ones. A local table that prints few "
    "of the rows is another place's choice of them. In tables put back from lines of text (GR009) a row may stand in "
    "pieces that were not put together.",
    explanation_zh="统计表未列出规定的某些行；这些行的数据视为缺失，而不是0。",
    example_zh="统计表没有“九、政府信息公开会议和培训情况”各行。",
    basis_zh="法定统计表规定的各行。",
    exceptions_zh="地方增设的行不影响判断。地方统计表只列少数几行的，属各地自定，不算缺行。由文本还原的统计表（GR009），某行可能分散在多行文字中。",
    check=_missing_rows,
)
