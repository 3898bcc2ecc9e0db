"""Rows as a data frame prints itself: counted from 0, cells set apart by two blanks and more, NaN for none.

The count says that no row is missing, and the line of names or numbers above that none lacks a cell.
"""

from __future__ import annotations

from collections.abc import Sequence

from govreport_parse.model.grid import RawCell
from govreport_parse.readers.text.protocol import Above, Found, Row
from govreport_parse.text.patterns import lazy_pattern

__all__ = ["read"]

_COUNT = lazy_pattern(r"(\d{1,3}) {2,}\S")
_APART = lazy_pattern(r" {2,}")
_NONE = frozenset({"NaN", "None"})
# A list has a label, a unit and a figure.
_MIN_COLUMNS = 3


def read(lines: Sequence[str], at: int, _above: Above) -> Found | None:
    """Read a row that bears the next number, or the line above the first."""
    line = lines[at]
    if line[:1].isdigit():
        return _row(lines, at)
    below = lines[at + 1] if at + 1 < len(lines) else ""
    if not (line.startswith("  ") and below.startswith("0 ")) or _row(lines, at + 1) is None:
        return None
    names = _cells(line)
    numbers = names == [str(k) for k in range(len(names))]
    return Row(end=at + 1, cells=[] if numbers else [RawCell(text=name) for name in names])


def _row(lines: Sequence[str], at: int) -> Row | None:
    count = _COUNT.match(lines[at])
    above = at - 1 - int(count[1]) if count else -1
    if above < 0 or not lines[above].startswith("  "):
        return None
    columns, cells = len(_cells(lines[above])), _cells(lines[at])[1:]
    if columns < _MIN_COLUMNS or len(cells) != columns:
        return None
    return Row(end=at + 1, cells=[RawCell(text="" if text in _NONE else text) for text in cells])


def _cells(line: str) -> list[str]:
    return _APART.split(line.strip())
