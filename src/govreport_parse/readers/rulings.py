"""Ruling lines to grids: which cells a page's lines enclose.

Lines are strokes or thin rectangles; those of one border are drawn piece by piece, or twice side by side.
They are put together first, so that each border is one line; what touches is one table.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator, Sequence
from itertools import pairwise
from operator import attrgetter

import msgspec

from govreport_parse.model import limits
from govreport_parse.readers.drawn import PageDrawing, Rule

__all__ = ["Grid", "Ruled", "opens_into", "ruled"]

# In points. Borders of neighbouring cells lie side by side, each up to a point thick, with cell spacing
# of up to two between them; lines that meet may miss each other by as much.
_BESIDE = 3.0
# What is drawn in pieces lies as exactly.
_SAME = 0.7
_TOUCHES = 3.0
# Dashes and pieces of a line.
_GAP = 3.0
# The last line of a table and the first of one that follows it at once lie closer; of inner borders each has so many.
_SEAM, _INNER = 2.0, 3
# How much of a cell's side a line must cover to be its border.
_COVERS = 0.6
# Of a table's width: how wide a column beside it may be that no line across leads to.
_BESIDE_TABLE = 0.5
# In points: more than anything that is near.
_WITHIN = 8.0
# A vertical that touches nothing belongs to the table around it where it is as high as a character.
_CHARACTER = 7.0
# How often lines of a page may be asked whether they meet, which takes two seconds; a map has some ten thousand short ones.
_MOST_MEETINGS = 10_000_000


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
        and abs(above.xs[0] - below.xs[0]) <= _BESIDE
        and abs(above.xs[-1] - below.xs[-1]) <= _BESIDE
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
    asked = _Asked()
    touching = _tables(across, down, asked)
    for horizontals, verticals in (table for pair in touching for table in _at_seams(*pair, asked)):
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
            any(abs(end - own) <= _TOUCHES for end in _around(own, ends))
            for own in (rule.start, rule.end)
        )
    ]


def _around(at: float, places: Sequence[float]) -> Sequence[float]:
    """Of places in their order those that are as near to one as a character is high, and some that are not."""
    return places[bisect_left(places, at - _WITHIN) : bisect_right(places, at + _WITHIN)]


def _joined(rules: Iterable[Rule]) -> list[Rule]:
    """Lines, those that lie upon each other or one after the other as one."""
    inside = sorted(rules, key=attrgetter("at"))
    found: list[Rule] = []
    k = 0
    while k < len(inside):
        last = k
        while last + 1 < len(inside) and inside[last + 1].at - inside[k].at <= _SAME:
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


class _Asked(msgspec.Struct):
    """How often lines of a page were asked whether they meet, or which lies next."""

    number: int = 0

    def more(self, number: int) -> None:
        """Count so many questions more.

        Raises
        ------
        LimitExceeded
            Without a file's name, where they are too many.
        """
        self.number += number
        if self.number > _MOST_MEETINGS:
            raise limits.exceeded(limits.PAGE_OBJECTS)


def _tables(
    across: Sequence[Rule], down: Sequence[Rule], asked: _Asked
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
        first = bisect_left(places, horizontal.start - _TOUCHES)
        last = bisect_right(places, horizontal.end + _TOUCHES)
        asked.more(last - first)
        for v in range(first, last):
            vertical = down[v]
            if vertical.start - _TOUCHES <= horizontal.at <= vertical.end + _TOUCHES:
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


def _at_seams(
    horizontals: Sequence[Rule], verticals: Sequence[Rule], asked: _Asked
) -> Iterator[tuple[list[Rule], list[Rule]]]:
    """Tables that follow each other without a gap: each has a line all across there, and columns of its own."""
    begin = float("-inf")
    inside = sorted(horizontals, key=attrgetter("at"))
    for k, (last, first) in enumerate(pairwise(inside)):
        if last.at > begin and _is_shared(k, inside, verticals, asked):
            yield _between(horizontals, verticals, begin, last.at)
            begin = last.at
        if last.at <= begin or first.at - last.at > _SEAM:
            continue
        above = [rule for rule in verticals if rule.start < last.at - _CHARACTER < rule.end]
        below = [rule for rule in verticals if rule.start < first.at + _CHARACTER < rule.end]
        if _is_across(last, above) and _is_across(first, below):
            before = (r for r in verticals if begin < r.end and r.start < last.at - _CHARACTER)
            after = (r for r in verticals if r.end > first.at + _CHARACTER)
            if _are_others(_inner(before, last), _inner(after, first)):
                yield _between(horizontals, verticals, begin, last.at)
                begin = first.at
    yield _between(horizontals, verticals, begin, float("inf"))


def _is_shared(
    k: int, horizontals: Sequence[Rule], verticals: Sequence[Rule], asked: _Asked
) -> bool:
    """Whether one table ends and another begins at a line: most borders of the rows on either side miss each other.

    They do so by less than any cell is wide, which those of one table never do.
    """
    line = horizontals[k]
    before = _next_across(line, horizontals, range(k - 1, -1, -1), asked)
    after = _next_across(line, horizontals, range(k + 1, len(horizontals)), asked)
    if before is None or after is None:
        return False
    asked.more(len(verticals))
    middle = (line.start + line.end) / 2
    above, below = (
        [
            rule
            for rule in verticals
            if rule.start < end - _CHARACTER and rule.end > begin + _CHARACTER
        ]
        for begin, end in ((before, line.at), (line.at, after))
    )
    if above == below or any(
        abs(rule.at - middle) > (line.end - line.start) / 2 + _TOUCHES for rule in above + below
    ):
        return False
    borders = _inner(above, line), _inner(below, line)
    moved = sum(
        any(_SAME < abs(one - other) < _CHARACTER for other in _around(one, borders[1]))
        for one in borders[0]
    )
    return _are_others(*borders) and moved >= _INNER


def _next_across(
    line: Rule, horizontals: Sequence[Rule], order: range, asked: _Asked
) -> float | None:
    """Where the first of other lines lies that leads as far as a line on both sides, and lies elsewhere."""
    for number, k in enumerate(order, 1):
        rule = horizontals[k]
        if (
            rule.at != line.at
            and rule.start <= line.start + _TOUCHES
            and rule.end >= line.end - _TOUCHES
        ):
            asked.more(number)
            return rule.at
    asked.more(len(order))
    return None


def _is_across(line: Rule, verticals: Sequence[Rule]) -> bool:
    """Whether a line leads from the first of these verticals to the last and no further."""
    places = [rule.at for rule in verticals]
    return bool(places) and (
        abs(line.start - min(places)) <= _TOUCHES and abs(line.end - max(places)) <= _TOUCHES
    )


def _are_others(above: Sequence[float], below: Sequence[float]) -> bool:
    """Whether less than half of the borders on either side of a seam go on beyond it."""
    same = sum(any(abs(one - other) <= _SAME for other in _around(one, below)) for one in above)
    least = min(len(above), len(below))
    return least >= _INNER and same * 2 < least


def _inner(verticals: Iterable[Rule], line: Rule) -> list[float]:
    """Where columns begin that lie between the ends of a line."""
    return _apart(
        rule.at for rule in verticals if line.start + _TOUCHES < rule.at < line.end - _TOUCHES
    )


def _apart(places: Iterable[float]) -> list[float]:
    found: list[float] = []
    for place in sorted(places):
        if not found or place - found[-1] > _BESIDE:
            found.append(place)
    return found


def _between(
    horizontals: Sequence[Rule], verticals: Sequence[Rule], begin: float, end: float
) -> tuple[list[Rule], list[Rule]]:
    """What of a table's lines lies between two heights."""
    cut = (Rule(rule.at, max(rule.start, begin), min(rule.end, end)) for rule in verticals)
    return (
        [rule for rule in horizontals if begin <= rule.at <= end],
        [rule for rule in cut if rule.start < rule.end],
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
        vertical.end - vertical.start >= _CHARACTER
        and frame.left < vertical.at < frame.right
        and frame.first - _TOUCHES <= vertical.start
        and vertical.end <= frame.last + _TOUCHES
    )


def _is_beside(vertical: Rule, frame: _Frame) -> bool:
    """Whether a line is the border of a column whose only cell began on the page before and ends on the one after."""
    off = max(frame.left - vertical.at, vertical.at - frame.right)
    return (
        abs(vertical.start - min(frame.top, frame.first)) <= _TOUCHES
        and abs(vertical.end - max(frame.bottom, frame.last)) <= _TOUCHES
        and off <= _BESIDE_TABLE * (frame.right - frame.left)
    )


def _edges(rules: Sequence[Rule], crossing: Sequence[Rule]) -> tuple[float, ...]:
    """Where lines lie, and where those that cross them end."""
    places = [rule.at for rule in rules]
    places += [min(rule.start for rule in crossing), max(rule.end for rule in crossing)]
    places.sort()
    bands = [[places[0]]]
    for place in places[1:]:
        if place - bands[-1][0] > _BESIDE:
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
        at = bisect_left(places, rule.at - _BESIDE)
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
