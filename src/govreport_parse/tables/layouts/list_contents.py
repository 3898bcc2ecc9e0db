"""What the cells of a list's columns hold: units, figures, or the numbers of its rows."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from itertools import pairwise

from govreport_parse.model.document import Cell
from govreport_parse.text.fold import fold
from govreport_parse.text.numerals import read_cell, unit_of

__all__ = ["has_lost_cells", "has_other_numbers", "holds_figures", "unit_count", "value_by_content"]

_STRAY = 0.1


def unit_count(texts: Sequence[str]) -> int:
    """How many of the texts of a column are units: the few different ones tell."""
    return sum([n for text, n in Counter(texts).items() if unit_of(text) is not None])


def has_lost_cells(tails: Sequence[tuple[Cell, ...]], length: int, unit: int | None) -> bool:
    """Whether the usual row is what is left of a wider one: then its figure may be any column's."""
    wider = [tail for tail in tails if len(tail) > length]
    if unit is None and any(unit_of(cell.text) is not None for tail in wider for cell in tail):
        return True
    return sum(_figure_count(tail) > 1 for tail in wider) > len(tails) * _STRAY


def holds_figures(rows: Sequence[tuple[Cell, ...]], position: int) -> bool:
    """Whether a position is that of a column of figures, which do not only number the rows.

    `position`: below zero where a header begins left of its rows.
    """
    if position < 0:
        return False
    column = [row[position] for row in rows]
    return _figure_count(column) > len(rows) * _STRAY and not _counts_up(column)


def has_other_numbers(rows: Sequence[tuple[Cell, ...]], value: int | None) -> bool:
    """Whether a column beside that of the figures holds numbers, be it those of the rows."""
    return any(
        p != value and _figure_count([row[p] for row in rows]) > len(rows) * _STRAY
        for p in range(len(rows[0]))
    )


def _figure_count(cells: Sequence[Cell]) -> int:
    return sum(read_cell(cell.text).status in ("reported", "not_applicable") for cell in cells)


def value_by_content(
    tails: Sequence[tuple[Cell, ...]], unit: int | None, length: int
) -> int | None:
    """The only column of figures; the last but that of the units where none is filled."""
    figures = {
        p: _figure_count([tail[p] for tail in tails])
        for p in range(length)
        if p != unit and not _counts_up([tail[p] for tail in tails])
    }
    most = max(figures.values(), default=0)
    # A stray number beside the column of figures does not make a second column.
    filled = [p for p, count in figures.items() if count > most * _STRAY]
    if len(filled) == 1:
        return filled[0]
    if not filled and figures:
        return max(figures)
    return None


def _counts_up(cells: Sequence[Cell]) -> bool:
    """Whether a column only numbers the rows (序号), 1, 2, 3 and so on."""
    texts = [fold(cell.text) for cell in cells]
    numbers = [int(text) for text in texts if text.isascii() and text.isdigit() and len(text) < 4]
    steps = sum(b == a + 1 for a, b in pairwise(numbers))
    return bool(numbers) and steps >= len(numbers) * 0.8
