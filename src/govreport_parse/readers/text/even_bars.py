"""Tables printed place by place: all rows have as many bars, one between any two (``规章 | 3 |  | 12``).

What a span covers and what is empty is a blank between bars; where that is the first or last place of
a row, the row begins or ends with a bar. A table whose rows all have a bar at both ends is read so
where places without anything (``||``) follow figures in several columns, as no figure is spanned.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import pairwise

from govreport_parse.model import limits
from govreport_parse.model.grid import RawCell, expand_grid
from govreport_parse.readers.text.cells import cell_text, split_at_bars
from govreport_parse.readers.text.protocol import Above, Blocks, Found
from govreport_parse.text.patterns import lazy_pattern

__all__ = ["read"]

# Fewer rows or bars are as often the lines of one row that is cut into pieces of one length.
_MIN_ROWS = 3
_MIN_BARS = 2
# Rows that a bar neither begins nor ends; one alone may be the first line of a cell.
_MIN_WHOLE = 2
# With as many bars, one row of them is enough, and it may have no label: a row of outcomes has 14.
_MANY = 9
# Columns in which nothing follows figures; a figure that is spanned stands in one.
_MIN_COLUMNS = 2
_HAN = lazy_pattern(r"[\u4e00-\u9fff]")
_RULE = lazy_pattern(r"[\s|:-]*--[\s|:-]*")
_FIGURE = lazy_pattern(r"\s*\d[\d,.]*\s*")
_FIGURE_FIRST = lazy_pattern(r"\s*\d[\d,.]*\s*[|]")
_EMPTY = "||"


def read(lines: Sequence[str], at: int, above: Above) -> Found | None:
    """Read a whole table from its first line, where no other row stands directly above."""
    bars = lines[at].count("|")
    if bars < _MIN_BARS or (above.rows and not above.gap):
        return None
    if at and lines[at - 1].count("|") == bars:
        return None  # of a table that was found to be another kind at its first line
    end = at + 1
    while end < len(lines) and lines[end].count("|") == bars:
        end += 1
    if end - at < _MIN_ROWS:
        return None
    rows = [line.strip() for line in lines[at:end] if _RULE.fullmatch(line) is None]
    if _is_open(rows):
        table = [_each_place(row) for row in rows]
    elif _has_empty_places(rows):
        table = [
            _each_place(row[1:-1]) if _is_own(row, over) else split_at_bars(row)
            for over, row in pairwise(("", *rows))
        ]
    else:
        return None
    return Blocks(end=end, blocks=(expand_grid(table),))


def _is_open(rows: Sequence[str]) -> bool:
    """Whether a bar at an end of some rows has a blank beside it: others have none at either end."""
    at_end = [row for row in rows if row.startswith("|") or row.endswith("|")]
    whole = [row for row in rows if not (row.startswith("|") or row.endswith("|"))]
    return (
        bool(at_end)
        # Figures up to a bar at the end are the rest of a row that begins on the line above.
        and not any(_FIGURE_FIRST.match(row) for row in at_end)
        and (
            any(row.count("|") >= _MANY for row in whole)
            or sum(_HAN.search(row.partition("|")[0]) is not None for row in whole) >= _MIN_WHOLE
        )
    )


def _has_empty_places(rows: Sequence[str]) -> bool:
    """Whether rows with a bar at both ends, and no white space beside them, have empty places.

    Who sets cells apart from their bars prints a blank for an empty one, and ``||`` for a span.
    """
    if not any(_EMPTY in row for row in rows):
        return False
    if not all(row.startswith("|") and row.endswith("|") for row in rows):
        return False
    if any(piece != piece.strip() for row in rows for piece in row.split("|")):
        return False
    columns = {k for over, row in pairwise(("", *rows)) for k in _after_figures(row, over)}
    return len(columns) >= _MIN_COLUMNS


def _after_figures(row: str, over: str) -> Iterator[int]:
    """The places without anything after a figure, save those below a header's that are spanned."""
    spanned = [] if _has_figures(over) else over.split("|")
    pieces = row.split("|")[:-1]
    for k in range(2, len(pieces)):
        empty = not pieces[k] and _FIGURE.fullmatch(pieces[k - 1])
        if empty and not (k < len(spanned) and not spanned[k]):
            yield k


def _is_own(row: str, over: str) -> bool:
    """Whether each place of a row is a cell of its own: figures, none below a header's span."""
    names = over.split("|")[1:-1]
    spanned = names[:1] != [""] and "" in names and not _has_figures(over)
    return _has_figures(row) and not spanned


def _has_figures(row: str) -> bool:
    return any(map(_FIGURE.fullmatch, row.split("|")))


def _each_place(row: str) -> list[RawCell]:
    return [RawCell(text=cell_text(piece)) for piece in row.split("|")[: limits.COLUMNS]]
