"""Workbooks to blocks: each sheet's tables, and the lines above and below them."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from govreport_parse.model import limits
from govreport_parse.model.document import Block, Field, Paragraph
from govreport_parse.model.grid import RawCell, expand_grid
from govreport_parse.readers.formats import Content, Given
from govreport_parse.readers.xlsx.sheet import Cell, rows_of
from govreport_parse.readers.xlsx.workbook import Workbook
from govreport_parse.readers.xml_parts import XmlParts

__all__ = ["read_xlsx"]

_KIND = ("Excel workbook", "Excel工作簿")
_CORE = "docProps/core.xml"


def read_xlsx(given: Given) -> Content:
    """Read a workbook: the sheets, rows and columns that are not hidden, each cell as it is shown.

    Raises
    ------
    LimitExceeded
        Without a file's name, for one beyond a bound of :mod:`govreport_parse.model.limits`.
    UnreadableDocument
        For one that is damaged.
    """
    parts = XmlParts(given.data, given.name, _KIND)
    book = Workbook(parts)
    blocks: list[Block] = []
    for sheet in book.sheets():
        for part in _split(rows_of(sheet, book)):
            blocks += _blocks(part)
            limits.require(limits.BLOCKS, len(blocks))
    title = parts.part(_CORE).findtext("{*}title") if parts.holds(_CORE) else None
    return Content(blocks=tuple(blocks), fields=(Field(key="title", value=title),) if title else ())


def _split(rows: Sequence[list[Cell]]) -> Iterator[list[list[Cell]]]:
    """The parts of a sheet: a blank row before a line of its own ends one."""
    part: list[list[Cell]] = []
    for k, row in enumerate(rows):
        if not row:
            if part and k + 1 < len(rows) and _is_line(rows[k + 1]):
                yield part
                part = []
            continue
        part.append(row)
    if part:
        yield part


def _blocks(rows: Sequence[list[Cell]]) -> Iterator[Block]:
    """Lines above and below as paragraphs, what is between as a table."""
    tabular = [k for k, row in enumerate(rows) if not _is_line(row)]
    first, last = (tabular[0], tabular[-1] + 1) if tabular else (len(rows), len(rows))
    yield from _paragraphs(rows[:first])
    if first < last:
        yield expand_grid([_raw(row, last - k) for k, row in enumerate(rows[first:last], first)])
    yield from _paragraphs(rows[last:])


def _is_line(row: Sequence[Cell]) -> bool:
    """Whether a row shows one text alone, in its first cell or over all of it, and nothing goes on below."""
    said = [cell for cell in row if cell.text]
    return len(said) == 1 and said[0].down == 1 and not said[0].text.isdecimal()


def _paragraphs(rows: Sequence[Sequence[Cell]]) -> Iterator[Paragraph]:
    for row in rows:
        for cell in row:
            for line in cell.text.split("\n"):
                if line:
                    yield Paragraph(text=line)


def _raw(row: Sequence[Cell], rest: int) -> list[RawCell]:
    return [
        RawCell(text=cell.text, colspan=max(cell.across, 1), rowspan=min(cell.down, rest))
        for cell in row
    ]
