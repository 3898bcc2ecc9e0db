"""A sheet of a workbook with a report's tables as their form prints them, suspect cells coloured and commented."""

from __future__ import annotations

from typing import TYPE_CHECKING

from govreport_parse.model.records import Reading
from govreport_parse.outputs.categories import SEVERITIES
from govreport_parse.outputs.laid_out import Figure, Label, LaidOut, placed
from govreport_parse.outputs.review import Noted, Reviewed
from govreport_parse.outputs.safe import xml_text
from govreport_parse.outputs.spreadsheet import PIECE, Cells, Value, for_print, height
from govreport_parse.outputs.summary import SEVERITY_ZH, STATUS_ZH, cut

if TYPE_CHECKING:
    from xlsxwriter.format import Format
    from xlsxwriter.worksheet import Worksheet

__all__ = ["FILLS", "write_report"]

FILLS = {"error": "#F8CBC7", "warning": "#FFE3B3", "hint": "#D6E6F7"}
# What distinguishes cells without a figure from 0, and from one another.
_ABSENT: dict[str, dict[str, str | int | bool]] = {
    "blank": {"font_color": "#566070", "italic": True},
    "not_applicable": {"font_color": "#566070"},
    "unreadable": {"font_color": "#8A5300", "border": 4},
    "missing": {"font_color": "#566070", "pattern": 14, "fg_color": "#C3CAD6"},
}
# Labels stand in the first columns: groups, rows and their parts; all else is figures.
_LABELS = (14, 16, 34)
_FIGURE = 9
_FIGURES = 15


def write_report(cells: Cells, sheet: Worksheet, one: Reviewed) -> None:
    """What the report is and what was found, then its tables, one beneath the other."""
    for column, width in enumerate((*_LABELS, *[_FIGURE] * _FIGURES)):
        sheet.set_column(column, column, width)
    counts = [
        f"{SEVERITY_ZH[severity] if cells.zh else severity} {one.counts[severity]}"
        for severity in SEVERITIES
        if one.counts[severity]
    ]
    bold = cells.style(bold=True)
    cells.put(sheet, 0, 0, cut(one.name), cells.style(bold=True, font_size=13))
    sheet.set_row(0, 20)
    cells.put(sheet, 1, 0, one.report.source.name, cells.style())
    found = "  ".join(counts) or cells.say("未发现问题", "nothing found")
    cells.put(sheet, 2, 0, found, bold)
    row = 4
    if not one.tables:
        said = cells.say(
            "报告中没有读到法定统计表。", "No statutory table was read in this report."
        )
        cells.put(sheet, row, 0, said, cells.style())
    for table in one.tables:
        cells.put(sheet, row, 0, cells.say(table.zh, table.en), bold)
        row = _Form(cells, sheet, one).write(table, row + 1) + 1
    for_print(sheet, upright=all(table.width <= len(_LABELS) for table in one.tables))


class _Form:
    """A table of a report on its sheet."""

    def __init__(self, cells: Cells, sheet: Worksheet, one: Reviewed) -> None:
        self._cells = cells
        self._sheet = sheet
        self._one = one
        self._heights: dict[int, int] = {}

    def write(self, table: LaidOut, first: int) -> int:
        """Write it from a row on; gives the row after it."""
        listed = any(isinstance(cell, Label) and cell.kind == "unit" for cell in table.rows[0])
        own = table.labels - listed
        row = first
        apart = Label(
            zh="表格以外另列的行", en="Rows that the form does not have", columns=table.width
        )
        others = ((apart,), *table.others) if table.others else ()
        for part in (table.head, table.rows, others):
            for k, column, cell in placed(part):
                start, columns = _spread(own, column, cell.columns)
                self._cell(row + k, start, columns, cell)
            row += len(part)
        return row

    def _cell(self, row: int, column: int, columns: int, cell: Label | Figure) -> None:
        if isinstance(cell, Figure):
            value, style = self._figure(cell)
            self._span(row, column, 1, columns, value, style)
            self._comment(row, column, cell)
            return
        text = self._cells.say(cell.zh, cell.en)
        self._span(row, column, cell.rows, columns, text, self._label(cell))
        widths = (*_LABELS, *[_FIGURE] * _FIGURES)[column : column + columns]
        if cell.rows == 1:
            self._grow(row, height(text, sum(widths) - 2 * cell.level))

    def _grow(self, row: int, points: int) -> None:
        """A row that is merged does not grow by itself."""
        if points > self._heights.get(row, 0):
            self._heights[row] = points
            self._sheet.set_row(row, points)

    def _span(
        self, row: int, column: int, rows: int, columns: int, value: Value, style: Format
    ) -> None:
        if rows > 1 or columns > 1:
            self._sheet.merge_range(row, column, row + rows - 1, column + columns - 1, "", style)
        self._cells.put(self._sheet, row, column, value, style)

    def _label(self, label: Label) -> Format:
        if label.kind == "head":
            return self._cells.style(
                bold=True,
                border=1,
                text_wrap=True,
                bg_color="#E8ECF2",
                align="center",
                valign="vcenter",
            )
        return self._cells.style(
            valign="vcenter",
            border=1,
            text_wrap=True,
            align="left",
            indent=label.level,
            bold=label.kind == "group",
        )

    def _figure(self, figure: Figure) -> tuple[Value, Format]:
        read = figure.reading
        if read is None:
            return None, self._cells.style(border=1)
        properties: dict[str, str | int | bool] = {
            "border": 1,
            "align": "right",
            "valign": "vcenter",
        }
        properties |= _ABSENT.get(read.status, {})
        if noted := self._one.on(read):
            severity = noted[0].finding.severity
            properties |= {"bg_color": FILLS[severity], "bold": True, "pattern": 1}
            properties.pop("fg_color", None)
        return self._value(read), self._cells.style(**properties)

    def _value(self, read: Reading) -> Value:
        if read.value is not None:
            return read.value
        if read.raw and read.status in ("not_applicable", "unreadable"):
            return cut(read.raw)
        return STATUS_ZH[read.status] if self._cells.zh else read.status

    def _comment(self, row: int, column: int, figure: Figure) -> None:
        lines = [self._said(one) for one in self._one.on(figure.reading)]
        if figure.differently:
            lines.append(self._cells.say("原文：", "As printed: ") + xml_text(figure.differently))
        if not lines:
            return
        text = "\n".join(lines)
        if len(text) > PIECE:
            rest = self._cells.say("……全文见“问题清单”", "… the rest stands among the findings")
            text = f"{text[: PIECE - len(rest)]}{rest}"
        options = {"author": "govreport", "width": 320, "height": min(30 + height(text, 44), 400)}
        self._sheet.write_comment(row, column, text, options)

    def _said(self, noted: Noted) -> str:
        found = noted.finding
        if self._cells.zh:
            return (
                f"问题{noted.number}（{SEVERITY_ZH[found.severity]}）{xml_text(found.message_zh)}"
            )
        return f"{noted.number} ({found.severity}) {xml_text(found.message)}"


def _spread(own: int, column: int, columns: int) -> tuple[int, int]:
    """Where a cell of a table with so many columns of labels stands on the sheet: first column and number."""
    more = max(len(_LABELS) - own, 0)
    if column >= own:
        return column + more, columns
    return column, columns + more if column + columns >= own else columns
