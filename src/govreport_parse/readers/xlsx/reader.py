"""Workbooks to blocks: each sheet's tables, and the lines above and below them."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import groupby, pairwise

from govreport_parse.model import limits
from govreport_parse.model.document import Block, Field, Paragraph, Table
from govreport_parse.model.grid import RawCell, expand_grid
from govreport_parse.readers.formats import Content, Given
from govreport_parse.readers.xlsx.sheet import Cell, rows_of
from govreport_parse.readers.xlsx.workbook import Workbook
from govreport_parse.readers.xml_parts import XmlParts

__all__ = ["read_xlsx"]

_KIND = ("Excel workbook", "Excel工作簿")
_SENTENCE = "。"
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
        blocks += _blocks(rows_of(sheet, book))
        limits.require(limits.BLOCKS, len(blocks))
    title = parts.part(_CORE).findtext("{*}title") if parts.holds(_CORE) else None
    return Content(blocks=tuple(blocks), fields=(Field(key="title", value=title),) if title else ())


def _blocks(rows: Sequence[list[Cell]]) -> Iterator[Block]:
    """Tables, and the lines around them as paragraphs."""
    for part in (_boxed if any(cell.boxed for row in rows for cell in row) else _unboxed)(rows):
        if len(part) == 1 and _is_line(part[0]):
            yield from _paragraphs(part[0])
        else:
            yield _table(part)


def _boxed(rows: Sequence[list[Cell]]) -> Iterator[list[list[Cell]]]:
    """The parts of a sheet whose tables have boxes: what is not boxed and says one thing is a line."""
    part: list[list[Cell]] = []
    for row in rows:
        if row and not _is_line(row):
            part.append(row)
            continue
        if part:
            yield part
        part = []
        if row:
            yield [row]
    if part:
        yield part


def _unboxed(rows: Sequence[list[Cell]]) -> Iterator[list[list[Cell]]]:
    """The parts of a sheet without boxes.

    Lines between two tables part them after a blank row, where one of them is a sentence, or where the tables are
    not equally wide; else they are rows that stand over a group. One between two of a width may be narrower, where its
    last cells are blank.
    """
    runs = [
        (is_table, list(run))
        for is_table, run in groupby(rows, key=lambda row: bool(row) and not _is_line(row))
    ]
    part: list[list[Cell]] = []
    width = 0
    for k, (is_table, run) in enumerate(runs):
        if is_table:
            part += run
            width = max(width, _width(run))
            continue
        follows = runs[k + 1][1] if k + 1 < len(runs) else []
        within = part and follows and not _parts_tables(run)
        if within and (width == _width(follows) or _goes_on(runs[k + 1 :], width)):
            part += [row for row in run if row]
            continue
        if part:
            yield part
        part, width = [], 0
        yield from ([row] for row in run if row)
    if part:
        yield part


def _goes_on(runs: Sequence[tuple[bool, list[list[Cell]]]], width: int) -> bool:
    """Whether narrower rows and the lines between them lead to rows as wide as those before."""
    for is_table, run in runs:
        if is_table and _width(run) >= width:
            return _width(run) == width
        if not is_table and _parts_tables(run):
            return False
    return False


def _parts_tables(run: Sequence[list[Cell]]) -> bool:
    after_blank = any(not one and other for one, other in pairwise(run))
    return after_blank or any(_SENTENCE in cell.text for row in run for cell in row)


def _width(rows: Sequence[Sequence[Cell]]) -> int:
    return max(cell.column + cell.across for row in rows for cell in row if cell.text)


def _is_line(row: Sequence[Cell]) -> bool:
    """Whether a row says one thing, in no box: what no table says."""
    said = [cell for cell in row if cell.text]
    boxed = any(cell.boxed for cell in row)
    return len(said) == 1 and not boxed and said[0].down == 1 and not said[0].text.isdecimal()


def _paragraphs(row: Sequence[Cell]) -> Iterator[Paragraph]:
    for cell in row:
        yield from (Paragraph(text=line) for line in cell.text.split("\n") if line)


def _table(rows: Sequence[Sequence[Cell]]) -> Table:
    """Rows as a table, without the columns at its sides that only other tables of the sheet use."""
    seen = [cell for row in rows for cell in row if cell.text or cell.boxed]
    first, last = min(cell.column for cell in seen), max(cell.column + cell.across for cell in seen)
    return expand_grid([
        [
            RawCell(text=cell.text, colspan=max(cell.across, 1), rowspan=min(cell.down, len(rows) - k))
            for cell in row
            if first <= cell.column < last
        ]
        for k, row in enumerate(rows)
    ])  # fmt: skip
