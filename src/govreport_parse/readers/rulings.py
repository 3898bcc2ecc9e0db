"""Ruling lines to grids: which cells a page's lines enclose.

Lines are strokes or thin rectangles; those of one border are drawn piece by piece, or twice side by side.
They are put together first, so that each border is one line; what touches is one table.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Sequence
from operator import attrgetter

import msgspec

from govreport_parse.model import limits
from govreport_parse.readers.drawn import PageDrawing, Rule
from govreport_parse.readers.table_seams import (
    BESIDE,
    CHARACTER,
    SAME,
    TOUCHES,
    Asked,
    around,
    at_seams,
)

__all__ = ["Grid", "Ruled", "opens_into", "ruled"]

# Dashes and pieces of a line.
_GAP = 3.0
# How much of a cell's side a line must cover to be its border.
_COVERS = 0.6
# Of a table's width: how wide a column beside it may be that no line across leads to.
_BESIDE_TABLE = 0.5


class Grid(msgspec.Struct, frozen=True, kw_only=True):
    """A table's lines.

    Attributes
    ----------
    xs, ys
        Where columns and rows begin, and where the last ends.
    cells
        The first row and column of each cell, and the row and column after its last; those of a region
        that is no rectangle are what each of its rows has of it.
    top, bottom
        For each column whether a line is drawn along its top, and along its bottom.
    beside
        Which of the cells lie to the right of shorter rows: no line closes them there, and none lies above them or one closes others.
    """

    xs: tuple[float, ...]
    ys: tuple[float, ...]
    cells: tuple[tuple[int, int, int, int], ...]
    top: tuple[bool, ...]
    bottom: tuple[bool, ...]
    beside: frozenset[int] = frozenset()


class Ruled(msgspec.Struct, frozen=True, kw_only=True):
    """What a page's lines are: its tables from the top down, and horizontal lines that are of none."""

    grids: tuple[Grid, ...]
    loose: tuple[Rule, ...]


def opens_into(above: Grid, below: Grid) -> bool:
    """Whether a table is open at its end, and one on the next page, as wide, at its beginning."""
    return (
        not all(above.bottom)
        and not all(below.top)
        and abs(above.xs[0] - below.xs[0]) <= BESIDE
        and abs(above.xs[-1] - below.xs[-1]) <= BESIDE
    )


def ruled(page: PageDrawing) -> Ruled:
    """The grids of a page; a lone box around text, or lines that do not meet, make none."""
    # Lines that lead beyond the next page are drawn for it too; one that leads beyond the page's
    # side is of a cell of which nobody knows what it holds.
    height = page.height
    across = _joined(rule for rule in page.horizontals if 0 <= rule.at <= height)
    down = _joined(
        Rule(rule.at, max(rule.start, 0.0), min(rule.end, height))
        for rule in page.verticals
        if rule.end > 0 and rule.start < height
    )
    grids: list[Grid] = []
    borders: set[int] = set()
    asked = Asked()
    touching = _tables(across, down, asked)
    for horizontals, verticals in (table for pair in touching for table in at_seams(*pair, asked)):
        own = _borders(horizontals, verticals)
        grid = _grid(own, verticals) if own else None
        if grid is not None:
            grids.append(grid)
            borders.update(map(id, own))
    grids.sort(key=lambda grid: (grid.ys[0], grid.xs[0]))
    return Ruled(
        grids=tuple(grids), loose=tuple(rule for rule in across if id(rule) not in borders)
    )


def _borders(horizontals: Sequence[Rule], verticals: Sequence[Rule]) -> list[Rule]:
    """Horizontal lines that lead from one border to another; what strikes a figure out may touch one."""
    ends = [rule.at for rule in verticals]
    ends += [min(rule.start for rule in horizontals), max(rule.end for rule in horizontals)]
    ends.sort()
    return [
        rule
        for rule in horizontals
        if all(
            any(abs(end - own) <= TOUCHES for end in around(own, ends))
            for own in (rule.start, rule.end)
        )
    ]


def _joined(rules: Iterable[Rule]) -> list[Rule]:
    """Lines, those that lie upon each other or one after the other as one."""
    inside = sorted(rules, key=attrgetter("at"))
    found: list[Rule] = []
    k = 0
    while k < len(inside):
        last = k
        while last + 1 < len(inside) and inside[last + 1].at - inside[k].at <= SAME:
            last += 1
        band = sorted(inside[k : last + 1], key=attrgetter("start"))
        k = last + 1
        pieces = [band[0]]
        for rule in band[1:]:
            before = pieces[-1]
            if rule.start - before.end <= _GAP:
                pieces[-1] = Rule(before.at, before.start, max(before.end, rule.end))
            else:
                pieces.append(rule)
        middle = sum(rule.at for rule in band) / len(band)
        found += [Rule(middle, piece.start, piece.end) for piece in pieces]
    return found


def _tables(
    across: Sequence[Rule], down: Sequence[Rule], asked: Asked
) -> Iterable[tuple[list[Rule], list[Rule]]]:
    """Lines that meet, put together: horizontal and vertical ones of each table."""
    owner = list(range(len(across) + len(down)))

    def root(one: int) -> int:
        while owner[one] != one:
            owner[one] = owner[owner[one]]
            one = owner[one]
        return one

    places = [vertical.at for vertical in down]
    for h, horizontal in enumerate(across):
        first = bisect_left(places, horizontal.start - TOUCHES)
        last = bisect_right(places, horizontal.end + TOUCHES)
        asked.more(last - first)
        for v in range(first, last):
            vertical = down[v]
            if vertical.start - TOUCHES <= horizontal.at <= vertical.end + TOUCHES:
                owner[root(v + len(across))] = root(h)
    groups: dict[int, tuple[list[Rule], list[Rule]]] = {}
    for h, horizontal in enumerate(across):
        groups.setdefault(root(h), ([], []))[0].append(horizontal)
    for v, vertical in enumerate(down, len(across)):
        groups.setdefault(root(v), ([], []))[1].append(vertical)
    tables = [group for group in groups.values() if group[0] and group[1]]
    frames = [_frame(*table) for table in tables]
    for horizontals, verticals in groups.values():
        if not horizontals:  # a border of a spanned column, which may meet no other line
            asked.more(len(frames) * len(verticals))
            for vertical in verticals:
                _into(tables, frames, vertical)
    return tables


class _Frame(msgspec.Struct):
    """How far the lines of a table lead: those across from `left` to `right`, at `first` to `last`; those down from `top` to `bottom`."""

    left: float
    right: float
    first: float
    last: float
    top: float
    bottom: float


def _frame(horizontals: Sequence[Rule], verticals: Sequence[Rule]) -> _Frame:
    return _Frame(
        left=min(rule.start for rule in horizontals),
        right=max(rule.end for rule in horizontals),
        first=min(rule.at for rule in horizontals),
        last=max(rule.at for rule in horizontals),
        top=min(rule.start for rule in verticals),
        bottom=max(rule.end for rule in verticals),
    )


def _into(
    tables: Sequence[tuple[list[Rule], list[Rule]]], frames: Sequence[_Frame], vertical: Rule
) -> None:
    for (_, verticals), frame in zip(tables, frames, strict=True):
        if _is_within(vertical, frame) or _is_beside(vertical, frame):
            verticals.append(vertical)
            frame.top = min(frame.top, vertical.start)
            frame.bottom = max(frame.bottom, vertical.end)
            return


def _is_within(vertical: Rule, frame: _Frame) -> bool:
    return (
        vertical.end - vertical.start >= CHARACTER
        and frame.left < vertical.at < frame.right
        and frame.first - TOUCHES <= vertical.start
        and vertical.end <= frame.last + TOUCHES
    )


def _is_beside(vertical: Rule, frame: _Frame) -> bool:
    """Whether a line is the border of a column whose only cell began on the page before and ends on the one after."""
    off = max(frame.left - vertical.at, vertical.at - frame.right)
    return (
        abs(vertical.start - min(frame.top, frame.first)) <= TOUCHES
        and abs(vertical.end - max(frame.bottom, frame.last)) <= TOUCHES
        and off <= _BESIDE_TABLE * (frame.right - frame.left)
    )


def _edges(rules: Sequence[Rule], crossing: Sequence[Rule]) -> tuple[float, ...]:
    """Where lines lie, and where those that cross them end."""
    places = [rule.at for rule in rules]
    places += [min(rule.start for rule in crossing), max(rule.end for rule in crossing)]
    places.sort()
    bands = [[places[0]]]
    for place in places[1:]:
        if place - bands[-1][0] > BESIDE:
            bands.append([])
        bands[-1].append(place)
    return tuple((band[0] + band[-1]) / 2 for band in bands)


def _grid(horizontals: Sequence[Rule], verticals: Sequence[Rule]) -> Grid | None:
    xs, ys = _edges(verticals, horizontals), _edges(horizontals, verticals)
    rows, columns = len(ys) - 1, len(xs) - 1
    if rows * columns < 2:
        return None
    limits.require(limits.CELLS, rows * columns)
    beside = _sides(verticals, xs, ys)  # beside[c][r]: a border stands left of row r's column c
    above = _sides(horizontals, ys, xs)
    owner = list(range(rows * columns))

    def root(one: int) -> int:
        while owner[one] != one:
            owner[one] = owner[owner[one]]
            one = owner[one]
        return one

    for r in range(rows):
        for c in range(columns):
            if c and not beside[c][r]:
                owner[root(r * columns + c)] = root(r * columns + c - 1)
            if r and not above[r][c]:
                owner[root(r * columns + c)] = root((r - 1) * columns + c)
    regions: dict[int, list[tuple[int, int]]] = {}
    for r in range(rows):
        for c in range(columns):
            regions.setdefault(root(r * columns + c), []).append((r, c))
    cells = sorted(cell for region in regions.values() for cell in _cells(region))
    if len(cells) < 2:
        return None
    closed = beside[-1]
    shorter = (
        k
        for k, (r0, c0, r1, c1) in enumerate(cells)
        if c0
        and c1 == columns
        and not any(closed[r0:r1])
        and (any(closed) or not all(above[r0][c0:c1]))
    )
    return Grid(
        xs=xs,
        ys=ys,
        cells=tuple(cells),
        top=tuple(above[0]),
        bottom=tuple(above[-1]),
        beside=frozenset(shorter),
    )


def _sides(
    rules: Sequence[Rule], places: Sequence[float], along: Sequence[float]
) -> list[list[bool]]:
    """For each place and each step along it, whether lines there cover it."""
    covered = [[0.0] * (len(along) - 1) for _ in places]
    for rule in rules:
        at = bisect_left(places, rule.at - BESIDE)
        at = min(
            range(max(at - 1, 0), min(at + 2, len(places))), key=lambda k: abs(places[k] - rule.at)
        )
        begin, end = bisect_right(along, rule.start) - 1, bisect_left(along, rule.end)
        for k in range(max(begin, 0), min(end, len(along) - 1)):
            covered[at][k] += max(0.0, min(rule.end, along[k + 1]) - max(rule.start, along[k]))
    return [
        [part >= _COVERS * (along[k + 1] - along[k]) for k, part in enumerate(parts)]
        for parts in covered
    ]


def _cells(region: Sequence[tuple[int, int]]) -> list[tuple[int, int, int, int]]:
    """A region's cells: itself, or the runs of its rows where it is no rectangle."""
    r0, c0 = min(r for r, _ in region), min(c for _, c in region)
    r1, c1 = max(r for r, _ in region) + 1, max(c for _, c in region) + 1
    if len(region) == (r1 - r0) * (c1 - c0):
        return [(r0, c0, r1, c1)]
    found: list[tuple[int, int, int, int]] = []
    for r, c in sorted(region):
        if found and found[-1][0] == r and found[-1][3] == c:
            found[-1] = (r, found[-1][1], r + 1, c + 1)
        else:
            found.append((r, c, r + 1, c + 1))
    return found
