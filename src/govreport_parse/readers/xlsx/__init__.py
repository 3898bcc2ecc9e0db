"""Workbooks of Excel: :mod:`.reader` reads what their sheets show."""

from __future__ import annotations

from govreport_parse.readers.formats import Content, Format, Given
from govreport_parse.readers.packages import kind_of

__all__ = ["FORMAT"]


def _recognises(given: Given) -> bool:
    return kind_of(given.data) == "xlsx"


def _read(given: Given) -> Content:
    from govreport_parse.readers.xlsx.reader import read_xlsx

    return read_xlsx(given)


FORMAT = Format(
    id="xlsx",
    name="XLSX",
    name_zh="XLSX",
    suffixes=(".xlsx", ".xlsm"),
    is_text=False,
    recognises=_recognises,
    read=_read,
)
