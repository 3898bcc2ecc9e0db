"""A table as a workbook: a sheet of rows, one more where Excel's end is reached, and a sheet that says what the columns hold."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date, datetime, time
from pathlib import Path
from typing import TYPE_CHECKING, Never, cast

from govreport_parse.model.extras import extra
from govreport_parse.outputs.columns import Row, Table
from govreport_parse.outputs.safe import xml_text
from govreport_parse.outputs.spreadsheet import PIECE

if TYPE_CHECKING:
    from xlsxwriter.format import Format
    from xlsxwriter.workbook import Workbook
    from xlsxwriter.worksheet import Worksheet

__all__ = ["write_workbook"]

_ROWS = 1_048_575  # of a sheet, below its heads
_CUT = "…（过长，已截断 / cut, too long）"
_WIDTH = 16
_MADE = datetime(2000, 1, 1)  # noqa: DTZ001 (the same workbook of the same rows; its format knows no zone)


def write_workbook(
    path: Path, table: Table[Never], rows: Iterable[Row], *, most: int = _ROWS
) -> int:
    """Write a table, row by row: what is in memory at a time is a row.

    Text is text, whatever it looks like; what is null stays an empty cell.

    Parameters
    ----------
    path
        The file, replaced if there is one.
    table
        The columns.
    rows
        The values of each row, in their order.
    most
        Rows of a sheet.

    Returns
    -------
    int
        The number of rows.

    Raises
    ------
    MissingExtra
        The extra ``export`` is not installed.
    """
    with extra("export", "xlsx"):
        from xlsxwriter import Workbook
    with Workbook(path, {"constant_memory": True}) as workbook:
        workbook.set_properties({"title": table.name, "created": _MADE})
        bold = workbook.add_format({"bold": True})
        day = workbook.add_format({"num_format": "yyyy-mm-dd"})
        sheet, count, last = (
            _sheet(workbook, table.name, table.names, bold),
            0,
            len(table.names) - 1,
        )
        for count, row in enumerate(rows, 1):
            number, place = divmod(count - 1, most)
            if number and not place:
                sheet.autofilter(0, 0, most, last)
                sheet = _sheet(workbook, f"{table.name} {number + 1}", table.names, bold)
            for column, value in enumerate(row):
                _put(sheet, place + 1, column, value, day)
        sheet.autofilter(0, 0, (count - 1) % most + 1 if count else 0, last)
        described = _sheet(workbook, "columns 字段", ("column", "holds", "含义"), bold)
        for place, one in enumerate(table.columns, 1):
            unit = f" [{one.unit}]" if one.unit not in {None, "1"} else ""
            facts = (one.name, f"{one.description}{unit}", f"{one.description_zh}{unit}")
            for column, fact in enumerate(facts):
                described.write_string(place, column, fact)
    return count


def _sheet(workbook: Workbook, name: str, heads: Iterable[str], bold: Format) -> Worksheet:
    sheet = workbook.add_worksheet(name)
    sheet.freeze_panes(1, 0)
    for column, head in enumerate(heads):
        sheet.set_column(column, column, _WIDTH)
        sheet.write_string(0, column, head, bold)
    return sheet


def _put(sheet: Worksheet, row: int, column: int, value: object, day: Format) -> None:
    match value:
        case None:
            pass
        case str():
            text = "\n".join(map(xml_text, value.splitlines()))
            short = text if len(text) <= PIECE else text[: PIECE - len(_CUT)] + _CUT
            sheet.write_string(row, column, short)
        case bool():
            sheet.write_boolean(row, column, value)
        case date():
            sheet.write_datetime(row, column, datetime.combine(value, time()), day)
        case _:
            sheet.write_number(row, column, cast("float", value))
