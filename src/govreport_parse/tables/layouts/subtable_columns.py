"""The columns of a subtable: which its header names, and which cells of a row stand below the names.

A header whose words were cut is told by those that are left.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from itertools import accumulate, groupby, pairwise

import msgspec

from govreport_parse.forms.compiled import CompiledSubtable
from govreport_parse.model.document import Cell, Locator
from govreport_parse.tables.layouts.subtable_lines import Header
from govreport_parse.tables.readings import money_unit
from govreport_parse.text.fold import label_key, squeeze
from govreport_parse.text.numerals import MONEY_UNITS
from govreport_parse.text.patterns import lazy_pattern

__all__ = ["Columns", "below_names", "named_columns"]

# 本年处理决定数量同比增幅: what a name says where its column holds a change or a share.
_CHANGE = lazy_pattern("同比|较|增|减|占比|率")


class Columns(msgspec.Struct, frozen=True, kw_only=True):
    """How a header names the columns of a subtable.

    Attributes
    ----------
    order
        Its columns as places in the form's.
    sure
        Places of the columns whose names are certain.
    names
        For each column of the form its name, as printed where that is whole.
    units
        For each column the unit that is printed over it, if any.
    runs
        How many printed columns each name fills, where it is repeated over what it spans.
    before, after
        How many columns without a name stand on either side.
    spans
        Where each name begins in the grid, and how many columns it spans.
    bounds
        Where each name begins, and where the header ends.
    """

    order: tuple[int, ...]
    sure: frozenset[int]
    names: tuple[str, ...]
    units: tuple[str | None, ...]
    runs: tuple[int, ...]
    before: int
    after: int
    spans: frozenset[tuple[int, int]]
    bounds: tuple[int, ...]


def below_names(tail: Sequence[Cell], columns: Columns) -> tuple[list[Cell], bool]:
    """A row's cells without those of nameless columns, and whether each stands below its name.

    They do not where one more is lost than is said: a blank at the side of a nameless column may be that
    column's or a figure's, and a figure over two names makes the row as long as one without it.
    """
    count = len(columns.order)
    bounds = [tail[0].column, *(cell.column + cell.colspan for cell in tail)] if tail else []
    if tuple(bounds) == columns.bounds:
        # Also a cell over the last name and a nameless column: nothing is lost.
        return list(tail), True
    cells = _each_of_runs(tail, columns.runs)
    if any(cell.text for cell in cells[: columns.before]):
        placed = len(cells) == count
    else:
        del cells[: columns.before]
        lost = columns.after > 0 and len(cells) == count and not cells[-1].text
        while len(cells) > count and not cells[-1].text:
            cells.pop()
        placed = len(cells) == count and not lost
    nameless = columns.before + columns.after > 0
    merged = any(
        cell.text and cell.colspan > 1 and (cell.column, cell.colspan) not in columns.spans
        for cell in cells
    )
    return cells, placed and not (nameless and merged)


def _each_of_runs(tail: Sequence[Cell], runs: Sequence[int]) -> list[Cell]:
    """One cell for each name of a header, where a row repeats them as its header repeats the names.

    As they are where a row does not: then their number does not fit either.
    """
    if len(tail) != sum(runs):
        return list(tail)
    starts = list(accumulate(runs, initial=0))
    pieces = [tail[a:b] for a, b in pairwise(starts)]
    alike = all(len({cell.text for cell in piece}) == 1 for piece in pieces)
    return [piece[0] for piece in pieces] if alike else list(tail)


def _columns(
    header: Header,
    part: CompiledSubtable,
    known: dict[tuple[Locator, CompiledSubtable], Columns | None],
) -> Columns | None:
    """How a header names a subtable's columns: looked up in `known`, else found and kept there."""
    key = (header.at, part)
    if key not in known:
        known[key] = named_columns(header, part)
    return known[key]


def named_columns(header: Header, part: CompiledSubtable) -> Columns | None:
    """How a header names the columns; None where it does not name them, each in its place."""
    if not header.cells:
        return None
    columns = part.subtable.columns
    runs = _runs(header.texts, len(columns))
    starts = list(accumulate([0, *runs[:-1]]))
    texts = [header.texts[start] for start in starts]
    keys = [label_key(text) for text in texts]
    if any(_is_change(key, part.columns) for key in keys):
        return None
    told = [_column(key, part.columns) for key in keys]
    before, after = _nameless(texts, len(columns))
    order = _order(told[before : len(told) - after], len(columns))
    if order is None or (header.restored and list(order) != sorted(order)):
        return None
    printed = {k: squeeze(t) for k, t in zip(told, texts, strict=True) if k is not None}
    names = tuple(printed.get(k, column.label) for k, column in enumerate(columns))
    units = (
        money_unit(name) or (header.unit if column.unit in (None, *MONEY_UNITS) else None)
        for name, column in zip(names, columns, strict=True)
    )
    return Columns(
        order=order,
        sure=frozenset(printed),
        names=names,
        units=tuple(units),
        runs=tuple(runs),
        before=before,
        after=after,
        spans=frozenset((cell.column, cell.colspan) for cell in header.cells),
        bounds=_bounds(
            [header.cells[start] for start in starts[before : len(starts) - after]],
            header.cells[-1],
        ),
    )


def _bounds(named: Sequence[Cell], last: Cell) -> tuple[int, ...]:
    return (*(cell.column for cell in named), last.column + last.colspan)


def _runs(texts: Sequence[str], count: int) -> list[int]:
    """How many columns each of `count` names fills, and the blanks beside them; one each where they do not repeat."""
    runs = [(bool(label_key(text)), len(list(run))) for text, run in groupby(texts)]
    named = sum(filled for filled, _ in runs)
    return [length for _, length in runs] if named == count else [1] * len(texts)


def _nameless(texts: Sequence[str], count: int) -> tuple[int, int]:
    """How many columns without a name stand before those of figures, and how many after."""
    more = len(texts) - count
    before = 0
    while before < more and not label_key(texts[before]):
        before += 1
    after = 0
    while after < more - before and not label_key(texts[-1 - after]):
        after += 1
    return before, after


def _order(columns: Sequence[int | None], count: int) -> tuple[int, ...] | None:
    """The columns that a header's names tell, None where they do not tell them all."""
    sure = [k for k in columns if k is not None]
    if not sure or len(set(sure)) != len(sure) or len(columns) != count:
        return None
    if len(sure) == count:
        return tuple(sure)
    # Cut words: the names that are left must stand in their own places.
    if all(k in (None, p) for p, k in enumerate(columns)):
        return tuple(range(count))
    return None


def _is_change(key: str, known: Mapping[str, int]) -> bool:
    """Whether a column shows how a figure changed, or its share, and the form has none that does."""
    return _CHANGE.search(key) is not None and not any(
        key in name or (_CHANGE.search(name) and key.startswith(name)) for name in known
    )


def _column(key: str, known: Mapping[str, int]) -> int | None:
    """A column by its name, also with a definition behind it (上一年项目数量指2019年事项数)."""
    if key in known:
        return known[key]
    longer = {k for name, k in known.items() if len(name) > 4 and key.startswith(name)}
    return longer.pop() if len(longer) == 1 else None
