"""Comparison tables as grids of cells."""

from __future__ import annotations

import random

from .plan import GridCell, Role, TableGroup, TablePlan
from .spec import ComparisonRow, ComparisonSpec


def plan_comparison(comparison: ComparisonSpec, rng: random.Random) -> TableGroup:
    """The comparison table in its shape."""
    if comparison.shape == "alternating":
        rows, columns = _alternating(comparison)
    else:
        rows, columns = _by_indicator(comparison)
    place = rng.random()
    if place < 0.25:
        rows.insert(0, (GridCell(comparison.title, "title", colspan=columns),))
        return TableGroup((), (TablePlan(tuple(rows), columns, head_rows=2),), ())
    caption = comparison.title if place > 0.85 else ""
    above: tuple[tuple[Role, str], ...] = () if caption else (("title", comparison.title),)
    return TableGroup(above, (TablePlan(tuple(rows), columns, 1, caption),), ())


def _alternating(comparison: ComparisonSpec) -> tuple[list[tuple[GridCell, ...]], int]:
    head: list[GridCell] = []
    data: list[GridCell] = []
    for row in comparison.rows:
        head += [GridCell(row.label, "head"), GridCell(comparison.heads[0], "head")]
        data.append(GridCell(row.current.text, "value"))
        if row.change.status != "missing":
            data.append(GridCell(row.change.text, "value"))
    return [tuple(head), tuple(data)], len(head)


def _by_indicator(comparison: ComparisonSpec) -> tuple[list[tuple[GridCell, ...]], int]:
    first, unit, before, now, rate = comparison.heads
    years = (now, before) if comparison.current_first else (before, now)
    texts = [first, *([unit] if comparison.units_printed else []), *years, rate]
    rows: list[tuple[GridCell, ...]] = [tuple(GridCell(text, "head") for text in texts)]
    rows += [_compared_cells(row, comparison) for row in comparison.rows]
    return rows, len(texts)


def _compared_cells(row: ComparisonRow, comparison: ComparisonSpec) -> tuple[GridCell, ...]:
    before = GridCell(row.previous.text if row.previous else "", "value")
    now = GridCell(row.current.text, "value")
    cells = [GridCell(row.label, "label")]
    if comparison.units_printed:
        cells.append(GridCell(row.unit or "", "unit"))
    cells += [now, before] if comparison.current_first else [before, now]
    return (*cells, GridCell(row.change.text, "value"))
