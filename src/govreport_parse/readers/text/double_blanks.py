"""Rows whose cells are set apart by two blanks each, none of them blank, as a program joins them.

Two blanks may stand anywhere in prose, and a blank cell shows as four: rows are a table where all that
follow one another have as many cells and no wider gap.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from govreport_parse.model import limits
from govreport_parse.model.grid import RawCell, expand_grid
from govreport_parse.readers.text.cells import cell_text
from govreport_parse.readers.text.protocol import Above, Blocks, Found
from govreport_parse.text.patterns import lazy_pattern

__all__ = ["read"]

_GAP = "  "
_WIDER = " " * 3
_FIGURE = lazy_pattern(r"[-+]?\d[\d.,]*%?|[/\\—-]+")
# A label and two figures at least, in a few rows below names of columns: with fewer, prose looks like it.
_MIN_CELLS = 4
_MIN_ROWS = 3


def read(lines: Sequence[str], at: int, above: Above) -> Found | None:
    """Read a whole table from its first line, where no other row stands directly above."""
    if _GAP not in lines[at].strip() or (above.rows and not above.gap):
        return None
    if at and _GAP in lines[at - 1].strip():
        return None  # the line above began no table, nor does this one
    rows = list(_rows(lines, at))
    width = len(rows[0])
    if not _MIN_CELLS <= width <= limits.COLUMNS or len(rows) < _MIN_ROWS:
        return None
    even = all(len(row) == width and all(row) for row in rows)
    names = not any(map(_FIGURE.fullmatch, rows[0]))
    figures = any(sum(map(bool, map(_FIGURE.fullmatch, row))) > 1 for row in rows)
    if not (even and names and figures):
        return None
    table = expand_grid([[RawCell(text=cell_text(cell)) for cell in row] for row in rows])
    return Blocks(end=at + len(rows), blocks=(table,))


def _rows(lines: Sequence[str], at: int) -> Iterator[list[str]]:
    """The cells of lines with gaps that follow one another; a blank one where a gap is wider."""
    while at < len(lines) and _GAP in (line := lines[at].rstrip()):
        whole = _WIDER not in line and not line.startswith(" ") and not {"|", "\t"} & set(line)
        yield line.split(_GAP) if whole else [""]
        at += 1
