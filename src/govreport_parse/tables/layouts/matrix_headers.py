"""The order of a matrix's columns, as the names in its header stand in print."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from itertools import pairwise
from typing import Literal, TypeAlias

from govreport_parse.forms.compiled import CompiledTable
from govreport_parse.tables.layouts.matrix_names import (
    column_of,
    first_header,
    known_columns,
    names_of_columns,
)
from govreport_parse.tables.printed import PrintedTable
from govreport_parse.text.fold import label_key

__all__ = ["Proof", "orders_told"]

# What proves an order: the header as it stands, or, where it spans other columns than its rows, the
# order of its names.
Proof: TypeAlias = Literal["header", "names", "none"]


def orders_told(
    parts: Sequence[PrintedTable], form: CompiledTable
) -> tuple[list[tuple[int, ...]], Proof]:
    """The orders that the headers leave open, and what proves the one that there is."""
    known = known_columns(parts, form)
    every = tuple(range(len(form.table.columns)))
    trees = [_by_tree(part, known, form) for part in parts]
    lines = [_single_line(part, known, len(every)) for part in parts]
    # Each page of a table may have a header of its own: where they differ, no order is that of all.
    told = {
        tree[0] if tree is not None else line
        for part, tree, line in zip(parts, trees, lines, strict=True)
        if tree is not None or (line is not None and not part.table.restored)
    }
    if len(told) > 1:
        return [], "none"
    for part, tree in zip(parts, trees, strict=True):
        if tree is not None:
            order, proof = tree
            if part.table.restored and order != every:
                # Print sets names that span lines in the middle of these: where its text has them
                # out of turn, the name of a group tells nothing.
                named = tuple(_in_reading_order(part, known, form))
                return ([every], "header") if named == every else ([order, every], "none")
            return [order], proof
    for part, line in zip(parts, lines, strict=True):
        # Names in one line: those of two lines run together, or columns as they stand.
        if line is not None:
            if line == every or not part.table.restored:
                return [line], "header"
            return list(dict.fromkeys([line, _unrolled(line, form)])), "none"
    for part in parts:
        around = _around_odd_name(part, known, form)
        if around is not None:
            return [around], "none"
    # No header at all, or one that names nothing (数据1 数据2 …): the form's own order, if it adds up.
    return ([] if any(part.headers for part in parts) else [every]), "none"


def _by_tree(
    part: PrintedTable, known: Mapping[str, int], form: CompiledTable
) -> tuple[tuple[int, ...], Proof] | None:
    """The order that a header with the name of a group tells, and what proves it."""
    places = _by_grid(part, known, form)
    if places and _stand_below(part, places):
        return _sorted(places), "header"
    order = _by_lines(part, known, form)
    if order is not None:
        return order, "header"
    return (_sorted(places), "names") if places else None


def _by_grid(part: PrintedTable, known: Mapping[str, int], form: CompiledTable) -> dict[int, int]:
    """The grid's column of each of the form's, where a cell covers the names of a group and no others.

    Whatever that cell says: it may be blank or misprinted. Empty where it is not so.
    """
    inner = [k for k, column in enumerate(form.table.columns) if column.parents]
    cells = [cell for r in first_header(part, form) for cell in part.table.lines[r]]
    named = names_of_columns(cells, known, form)
    places = {k: cell.column for k, cell in named}
    own = {id(cell) for _, cell in named}
    spans = {(c.column, c.column + c.colspan) for c in cells if id(c) not in own}
    if len(places) < len(form.table.columns) or len(set(places.values())) < len(places):
        return {}
    covered = [places[k] for k in inner]
    others = [place for k, place in places.items() if k not in inner]
    for first, last in spans:
        within = all(first <= place < last for place in covered)
        if within and not any(first <= place < last for place in others):
            return places
    return {}


def _sorted(places: Mapping[int, int]) -> tuple[int, ...]:
    return tuple(sorted(places, key=places.__getitem__))


def _stand_below(part: PrintedTable, places: Mapping[int, int]) -> bool:
    """Whether most rows have a cell of their own below each name, and end with the last of these."""
    rows = [
        row
        for r, row in enumerate(part.table.grid)
        if r not in part.headers and any(cell and cell.text in part.named for cell in row)
    ]
    last = max(places.values())
    below = [
        len(row) > last
        and len({id(row[c]) for c in places.values()}) == len(places)
        and not any(cell is not None and cell.text for cell in row[last + 1 :])
        for row in rows
    ]
    return sum(below) * 2 > len(rows)


def _in_reading_order(
    part: PrintedTable, known: Mapping[str, int], form: CompiledTable
) -> list[int]:
    cells = [cell for r in sorted(part.headers) for cell in part.table.lines[r] if cell.row == r]
    return [k for k, _ in names_of_columns(cells, known, form)]


def _by_lines(
    part: PrintedTable, known: Mapping[str, int], form: CompiledTable
) -> tuple[int, ...] | None:
    """The order by the names in reading order, the name of a group standing for its parts.

    Headers may stand in two lines, the second holding the parts of 法人或其他组织 alone.
    """
    columns, groups = form.table.columns, form.over_columns
    count = len(columns)
    upper: list[int | str] | None = None
    begun: list[int] = []  # parts of the group that end the upper line: a page's end broke it
    cells = [cell for r in part.headers for cell in part.table.lines[r]]
    own_names = {id(cell) for _, cell in names_of_columns(cells, known, form)}
    for r in sorted(part.headers):
        # A cell that reaches down from the line above stands there; where spans are wrong,
        # its column tells nothing.
        own = [cell for cell in part.table.lines[r] if cell.row == r]
        named = [(cell, column_of(cell, known, groups)) for cell in own]
        line = [k for cell, k in named if k in ("group", None) or id(cell) in own_names]
        leaves = [k for k in line if isinstance(k, int)]
        inner = [k for k in leaves if columns[k].parents]
        if "group" in line:
            # Both lines of the header in one: the parts of the group stand behind the rest.
            outer = [k for k in line if k is not None and k not in inner]
            leaves = []
            for k in outer:
                leaves.extend([k] if isinstance(k, int) else inner)
            if len(leaves) == len(set(leaves)) == count:
                return tuple(leaves)
        if upper is not None:
            whole = [j for k in upper for j in ([*begun, *leaves] if k == "group" else [k])]
            if sorted(map(str, whole)) == sorted(map(str, range(count))):
                return tuple(j for j in whole if isinstance(j, int))
        if "group" in line:
            upper, begun = [k for k in line if k is not None and k not in inner], inner
    return None


def _around_odd_name(
    part: PrintedTable, known: Mapping[str, int], form: CompiledTable
) -> tuple[int, ...] | None:
    """The order where one unknown name stands among those beside a group, whose parts are below it.

    The parts have no other place than below that name, however it is printed.
    """
    columns = form.table.columns
    inner = {k for k, column in enumerate(columns) if column.parents}
    upper: list[int | None] = []
    for r in first_header(part, form):
        own = [cell for cell in part.table.lines[r] if cell.row == r and cell.text]
        line = [known.get(label_key(cell.text)) for cell in own]
        if set(line) == inner and len(line) == len(inner) and upper:
            at = upper.index(None)
            return tuple(k for k in (*upper[:at], *line, *upper[at:]) if k is not None)
        outer = [k for k in line if k is not None]
        odd = [cell.text for cell, k in zip(own, line, strict=True) if k is None]
        fits = len(outer) == len(columns) - len(inner) and inner.isdisjoint(outer)
        # 序号 before the names is no group, and 备注 behind them none either.
        upper = line if fits and len(odd) == 1 and _is_like_group(odd[0], form) else []
    return None


def _is_like_group(text: str, form: CompiledTable) -> bool:
    """Whether a name shares two characters in a row with the name of a group."""
    key = label_key(text)
    return any(a + b in key for group in form.over_columns for a, b in pairwise(group))


def _single_line(
    part: PrintedTable, known: Mapping[str, int], count: int
) -> tuple[int, ...] | None:
    """All names as one line prints them; None where another line has them otherwise."""
    found: set[tuple[int, ...]] = set()
    for r in part.headers:
        own = [cell for cell in part.table.lines[r] if cell.row == r]
        leaves = [k for cell in own if (k := known.get(label_key(cell.text))) is not None]
        if len(leaves) == len(set(leaves)) == count:
            found.add(tuple(leaves))
    return found.pop() if len(found) == 1 else None


def _unrolled(line: Sequence[int], form: CompiledTable) -> tuple[int, ...]:
    """The order of a line that first names what stands above: the parts of a group in its place.

    The group is in the form between the columns that the line names around it.
    """
    inner = [k for k in line if form.table.columns[k].parents]
    outer = [k for k in line if k not in inner]
    place = sum(all(k < part for part in inner) for k in outer)
    return (*outer[:place], *inner, *outer[place:])
