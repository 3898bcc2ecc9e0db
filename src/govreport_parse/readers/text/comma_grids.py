"""Tables that a spreadsheet saves as CSV: rows of one width, with or without a label of their own.

Each place between two commas is a cell: empty or repeated where a span covers it. As a comma is a mark
of prose and groups digits before anything else, names of columns must say how many there are.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence

from govreport_parse.model import limits
from govreport_parse.model.grid import RawCell, expand_grid
from govreport_parse.readers.text.cells import cell_text
from govreport_parse.readers.text.commas import MAX_ROW, cells_of, quoted
from govreport_parse.readers.text.lone_cells import lone_text
from govreport_parse.readers.text.protocol import Above, Blocks, Found
from govreport_parse.text.patterns import lazy_pattern

__all__ = ["read"]

_FIGURE = lazy_pattern(r"[-+]?\d[\d.,]*\s*(?:%|[\u4e00-\u9fff]{1,2})?|[/\\—-]+")
_MARKS = (",", ";", "，", "；")
# A label and two figures at least: with fewer columns, prose looks like it.
_MIN_WIDTH = 4
_MIN_ROWS = 3
# The share of the rows that are of one width; some lost a cell, or group digits.
_ALIKE = 0.75
# A header names two columns, and figures stand in two.
_MIN_CELLS = 2


def read(lines: Sequence[str], at: int, above: Above) -> Found | None:
    """Read a whole table from its first line, where no other row stands directly above."""
    if above.rows and not above.gap:
        return None
    mark = max(_MARKS, key=lines[at].count)
    if not _may_be_row(lines[at], mark):
        return None
    if at and _may_be_row(lines[at - 1], mark) and lone_text(lines, at - 1) is None:
        return None  # the line above began no table, nor does this one
    found = list(_rows(lines, at, mark))
    rows = [cells for cells, _ in found]
    width, alike = Counter(map(len, rows)).most_common(1)[0] if rows else (0, 0)
    if alike < _MIN_ROWS or alike < len(rows) * _ALIKE:
        return None
    rows = [row if len(row) <= width else _as_one(row) for row in rows]
    if _is_numbered(rows):
        rows = [row[1:] for row in rows[1:]]
    elif not _is_table(rows):
        return None
    last = max(k for row in rows for k, cell in enumerate(("-", *row)) if cell)
    table = [[RawCell(text=cell_text(cell)) for cell in row[:last]] for row in rows]
    return Blocks(end=found[-1][1], blocks=(expand_grid(table),))


def _may_be_row(line: str, mark: str) -> bool:
    return line.count(mark) >= _MIN_WIDTH - 1 and "。" not in line and len(line) <= MAX_ROW


def _rows(lines: Sequence[str], at: int, mark: str) -> Iterator[tuple[tuple[str, ...], int]]:
    """The cells of one line after another, with the line after them; no further than prose."""
    while at < len(lines) and len(lines[at]) <= MAX_ROW:
        raw, after = quoted(lines, at)
        if mark not in raw or any(other in raw for other in "。|\t"):
            return
        cells = cells_of(raw, mark)
        if not _MIN_WIDTH <= len(cells) <= limits.COLUMNS:
            return
        yield cells, after
        at = after


def _is_numbered(rows: Sequence[tuple[str, ...]]) -> bool:
    """Whether numbers stand round a table, as data frames have them."""
    columns = ("", *map(str, range(len(rows[0]) - 1)))
    return rows[0] == columns and all(row[0] == str(n) for n, row in enumerate(rows[1:]))


def _is_table(rows: Sequence[tuple[str, ...]]) -> bool:
    """Whether rows of one width have names of columns, and figures or empty places below them."""
    width = max(map(len, rows))
    named = False
    for row in rows:
        figures = sum(_FIGURE.fullmatch(cell) is not None for cell in row)
        empty = row.count("")
        if named and figures + empty >= _MIN_CELLS:
            return True
        names = len(row) - empty - figures
        named = named or (len(row) == width and not figures and names >= _MIN_CELLS)
    return False


def _as_one(row: tuple[str, ...]) -> tuple[str, ...]:
    """A row with a comma that groups digits, and it is open which: its figures are one cell."""
    first = next((k for k, cell in enumerate(row) if _FIGURE.fullmatch(cell)), len(row))
    return (*row[:first], ", ".join(row[first:]))
