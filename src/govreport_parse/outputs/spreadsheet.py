"""Cells of a workbook: every text is written as text, whatever it looks like, and no digit of a number is lost."""

from __future__ import annotations

import math
import unicodedata
from collections.abc import Iterator, Sequence
from decimal import Decimal
from typing import TYPE_CHECKING, BinaryIO, TypeAlias

from govreport_parse.outputs.safe import xml_text

if TYPE_CHECKING:
    from xlsxwriter.format import Format
    from xlsxwriter.workbook import Workbook
    from xlsxwriter.worksheet import Worksheet

__all__ = ["PIECE", "Cells", "Value", "for_print", "height", "new_workbook", "pieces", "sheet_name"]

Value: TypeAlias = str | int | Decimal | None

# A cell and a comment hold 32,767 UTF-16 units; half as many characters are never more.
PIECE = 16_000
_NAME_UNITS = 31
_FORBIDDEN_IN_NAMES = str.maketrans(dict.fromkeys("[]:*?/\\'", "_"))
# Numbers of a workbook are doubles.
_EXACT_DIGITS = 15
# Points of a row: of each line at the size of the font, what is around them, and the most that Excel gives.
_LINE, _AROUND, _HIGHEST = 13, 3, 409


def new_workbook(out: BinaryIO) -> Workbook:
    """An empty workbook that is written to `out` when it is closed, and takes no text for something else."""
    from xlsxwriter import Workbook

    return Workbook(
        out,
        {
            "in_memory": True,
            "strings_to_formulas": False,
            "strings_to_urls": False,
            "strings_to_numbers": False,
        },
    )


class Cells:
    """Writes cells of a workbook in one language; formats are made once."""

    def __init__(self, workbook: Workbook, *, zh: bool) -> None:
        self._workbook = workbook
        self._formats: dict[tuple[tuple[str, str | int | bool], ...], Format] = {}
        self.zh = zh

    def say(self, zh: str, en: str) -> str:
        """Words of ours in the language of the workbook."""
        return zh if self.zh else en

    def style(self, **properties: str | int | bool) -> Format:
        """A format by its properties."""
        key = tuple(sorted(properties.items()))
        if key not in self._formats:
            usual: dict[str, str | int | bool] = {
                "valign": "top",
                "font_size": 10,
                "border_color": "#8A93A3",
            }
            self._formats[key] = self._workbook.add_format(usual | properties)
        return self._formats[key]

    def put(self, sheet: Worksheet, row: int, column: int, value: Value, style: Format) -> None:
        """One cell: a number where a cell keeps all its digits, else text; None is an empty one."""
        if value is None or value == "":
            sheet.write_blank(row, column, None, style)
        elif isinstance(value, str) or len(Decimal(value).as_tuple().digits) > _EXACT_DIGITS:
            sheet.write_string(row, column, xml_text(str(value)), style)
        else:
            sheet.write_number(row, column, float(value), style)

    def put_row(
        self, sheet: Worksheet, row: int, values: Sequence[Value], widths: Sequence[int]
    ) -> None:
        """A row of a list, as high as its texts need in columns of these widths."""
        for column, value in enumerate(values):
            align = "left" if isinstance(value, str) else "center"
            self.put(sheet, row, column, value, self.style(border=1, text_wrap=True, align=align))
        needed = (
            height(value, width)
            for value, width in zip(values, widths, strict=True)
            if isinstance(value, str)
        )
        sheet.set_row(row, min(max(needed, default=_AROUND + _LINE), _HIGHEST))

    def link(self, sheet: Worksheet, row: int, column: int, name: str) -> None:
        """The name of a sheet, which leads to it."""
        blue = self.style(font_color="#1F5B99", underline=1, border=1, text_wrap=True)
        sheet.write_url(row, column, f"internal:'{name}'!A1", blue, name)


def sheet_name(number: int, words: str) -> str:
    """A name for a sheet: what Excel allows, no two alike where the numbers differ.

    >>> sheet_name(3, "某县[2021]/附表")
    '3 某县_2021__附表'
    """
    name = f"{number} {xml_text(words).translate(_FORBIDDEN_IN_NAMES)}".rstrip()
    while len(name.encode("utf-16-le")) > 2 * _NAME_UNITS:
        name = name[:-1]
    return name


def pieces(text: str) -> Iterator[str]:
    """A text in parts of which each fits a cell; an empty one is one part."""
    shown = xml_text(text)
    for start in range(0, max(len(shown), 1), PIECE):
        yield shown[start : start + PIECE]


def height(text: str, width: int) -> int:
    """Points that a text needs in a column of so many characters, of which Chinese ones take two."""
    taken = sum(1 + (unicodedata.east_asian_width(char) in "WF") for char in text)
    return _AROUND + _LINE * max(math.ceil(taken / width), 1)


def for_print(sheet: Worksheet, *, upright: bool = False) -> None:
    """On A4, as wide as the page."""
    if not upright:
        sheet.set_landscape()
    sheet.set_paper(9)
    sheet.fit_to_pages(1, 0)
