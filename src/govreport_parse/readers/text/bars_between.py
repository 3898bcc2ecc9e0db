"""Rows whose cells are set apart by bars, with none at either end (``规章 | 3 | 0``)."""

from __future__ import annotations

from collections.abc import Sequence

from govreport_parse.model.grid import RawCell
from govreport_parse.readers.text.cells import cell_text, split_at_bars
from govreport_parse.readers.text.protocol import Above, Found, Row
from govreport_parse.text.patterns import lazy_pattern

__all__ = ["read"]

_BETWEEN = lazy_pattern(r"(?<=\S)\s*[|]\s*(?=\S)")
# A whole table in one line stands alone; a breadcrumb has a handful of bars.
_MANY = 12
_FIGURE_FIRST = lazy_pattern(r"\s*\d+\s*(?:[|]|$)")


def read(lines: Sequence[str], at: int, above: Above) -> Found | None:
    """Read a row with bars between its cells, among others of its kind.

    Beside rows that end with a bar, a line without one is the first half of a row; but below a first
    row that has none at either end, and as many in all, a bar at an end has a blank cell beside it.
    """
    raw = lines[at].strip()
    if "|" not in raw:
        return None
    if raw.startswith("|") or raw.endswith("|"):
        if not _goes_on(lines, at, above):
            return None
        return Row(end=at + 1, cells=[RawCell(text=cell_text(cell)) for cell in raw.split("|")])
    if not (_is_row(lines, at) or _goes_on(lines, at, above)):
        return None
    end = at + 1
    # A figure that the line's end cut in two: no row begins with figures below figures.
    while end < len(lines) and _ends_in_figure(raw) and _FIGURE_FIRST.match(lines[end]):
        raw += "\n" + lines[end].strip()
        end += 1
    return Row(end=end, cells=split_at_bars(raw))


def _is_row(lines: Sequence[str], at: int) -> bool:
    bars = _bars(lines[at])
    around = [lines[j] for j in (at - 1, at + 1) if 0 <= j < len(lines)]
    beside = [line for line in around if _bars(line)]
    if not beside:
        return bars >= _MANY
    if bars > 0 and any(not line.rstrip().endswith("|") for line in beside):
        return True
    # A first row above one whose last cell is blank: the row below that shows it.
    below = [line.strip() for line in lines[at : at + 3]]
    alike = len(below) > 2 and len({line.count("|") for line in below}) == 1
    return alike and bars > 1 and not (below[2].startswith("|") or below[2].endswith("|"))


def _goes_on(lines: Sequence[str], at: int, above: Above) -> bool:
    """Whether a line has as many bars as the first row of its table, which has none at its ends."""
    if not above.rows or above.gap or above.rows > at:
        return False
    first, line = lines[at - above.rows].strip(), lines[at].strip()
    return (
        not first.endswith("|")
        and not first.startswith("|")
        and first.count("|") == line.count("|") > 0
    )


def _bars(line: str) -> int:
    stripped = line.strip()
    return 0 if stripped.startswith("|") else len(_BETWEEN.findall(stripped))


def _ends_in_figure(raw: str) -> bool:
    return raw.rpartition("|")[2].strip().isdigit()
