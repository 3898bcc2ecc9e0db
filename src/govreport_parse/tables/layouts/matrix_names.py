"""The names of a matrix's columns: which cells of its header they are, and how far these reach."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from itertools import pairwise

from govreport_parse.forms.compiled import CompiledTable
from govreport_parse.model.document import Cell
from govreport_parse.tables.printed import PrintedTable
from govreport_parse.text.fold import label_key

__all__ = ["column_of", "first_header", "known_columns", "names_fill", "names_of_columns"]

# 其 for 其他 measures 67, 小计 for 总计 50: another column.
_MISPRINT = 60


def known_columns(parts: Sequence[PrintedTable], form: CompiledTable) -> dict[str, int]:
    """Columns by the keys of their names; a misprinted one is told where no other is left for it."""
    known = dict(form.columns)
    printed = {
        label_key(cell.text)
        for part in parts
        for r in part.headers
        for cell in part.table.grid[r]
        if cell is not None
    }
    columns = form.table.columns
    left = set(range(len(columns))) - {known[key] for key in printed if key in known}
    odd = printed - form.column_keys
    if not left or not odd:
        return known
    from rapidfuzz import fuzz

    like = {
        k: [key for key in odd if fuzz.ratio(key, label_key(columns[k].label)) >= _MISPRINT]
        for k in left
    }
    for k, keys in like.items():
        if len(keys) != 1:
            continue
        (key,) = keys
        if sum(key in others for others in like.values()) == 1:
            known[key] = k
    return known


def column_of(cell: Cell, known: Mapping[str, int], groups: frozenset[str]) -> int | str | None:
    """The column that a cell names, "group" for the name of a group of them, None for neither."""
    key = label_key(cell.text)
    return "group" if key in groups else known.get(key)


def names_of_columns(
    cells: Iterable[Cell], known: Mapping[str, int], form: CompiledTable
) -> list[tuple[int, Cell]]:
    """The cells of a header that name columns, each with its column.

    A sum within a group (合计 below 法人或其他组织) is not the column of that name which stands outside.
    """
    every = list(cells)
    over = [c for c in every if c.colspan > 1 and label_key(c.text) in form.over_columns]
    named = [(k, c) for c in every if (k := known.get(label_key(c.text))) is not None]
    return [
        (k, cell)
        for k, cell in named
        if form.table.columns[k].parents
        or not any(
            c.row < cell.row and c.column <= cell.column < c.column + c.colspan for c in over
        )
    ]


def first_header(part: PrintedTable, form: CompiledTable) -> range:
    """The rows of the first header, also those that name few columns: all above the first label."""
    if not part.headers:
        return range(0)
    last = min(part.headers)
    while last + 1 in part.headers:
        last += 1
    first = last
    while first and not any(
        cell.text in part.named
        and label_key(cell.text) not in form.columns  # 其他 and 总计 are both
        for cell in part.table.lines[first - 1]
    ):
        first -= 1
    return range(first, last + 1)


def names_fill(part: PrintedTable, form: CompiledTable) -> bool:
    """Whether the names of the columns, and nothing beside them, fill a table's header to its end."""
    known = known_columns([part], form)
    names: dict[int, Cell] = {}
    for r in first_header(part, form):
        for cell in part.table.lines[r]:
            k = known.get(label_key(cell.text))
            if k is not None and names.setdefault(k, cell) is not cell:
                return False
    spans = sorted((cell.column, cell.column + cell.colspan) for cell in names.values())
    return (
        len(spans) == len(form.table.columns)
        and all(end == start for (_, end), (start, _) in pairwise(spans))
        and spans[-1][1] == part.table.width
    )
