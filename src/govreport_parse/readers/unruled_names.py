"""Names of a table without lines: of its columns, and of groups of these."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import pairwise

from govreport_parse.readers.print_segments import Segment, Span, bands, overlaps

__all__ = ["over_columns", "with_names"]

# Of the room of a column: by how much the middle of a name may miss that of its columns.
_OFF = 0.45


def with_names(columns: Sequence[Span], head: Sequence[Sequence[Segment]]) -> list[Span]:
    """Columns with the room of the names that stand over one alone, where they stay apart."""
    single = [
        (name.x0, name.x1)
        for line in head
        for name in line
        if sum(overlaps(name, span) for span in columns) == 1
    ]
    wider = bands([*columns, *single])
    return wider if len(wider) == len(columns) else list(columns)


def over_columns(
    names: Sequence[Segment], columns: Sequence[Span]
) -> list[tuple[list[Segment], int, int]]:
    """The names of a line, each with the first column that it names and the one after the last."""
    single: dict[int, list[Segment]] = {}
    wide: list[Segment] = []
    for name in names:
        under = [c for c, span in enumerate(columns) if overlaps(name, span)]
        if len(under) == 1:
            single.setdefault(under[0], []).append(name)
        elif under:
            wide.append(name)
    found = [(own, c, c + 1) for c, own in single.items()]
    taken = frozenset(single)
    best = _from_the_left(wide, columns, taken) or max(
        _rooms(wide, columns, 0, taken), key=_covered
    )
    found += [([name], *room) for name, room in zip(wide, best, strict=False)]
    return sorted(found, key=lambda each: each[1])


def _covered(rooms: Sequence[tuple[int, int]]) -> int:
    return sum(end - first for first, end in rooms)


def _from_the_left(
    names: Sequence[Segment], columns: Sequence[Span], taken: frozenset[int]
) -> tuple[tuple[int, int], ...]:
    """The columns of names that each begin where their first column does; none where one does not."""
    first = [next(c for c, span in enumerate(columns) if overlaps(name, span)) for name in names]
    begins = all(
        abs(name.x0 - columns[c][0]) <= name.line.size / 2
        for name, c in zip(names, first, strict=True)
    )
    rooms = tuple(pairwise([*first, len(columns)])) if begins else ()
    return () if any(c in taken for room in rooms for c in range(*room)) else rooms


def _rooms(
    names: Sequence[Segment], columns: Sequence[Span], at: int, taken: frozenset[int]
) -> Iterator[tuple[tuple[int, int], ...]]:
    """The ways to give each of some names columns next to each other of which it stands in the middle."""
    if not names:
        yield ()
        return
    name = names[0]
    under = [c for c, span in enumerate(columns) if overlaps(name, span)]
    ways = [
        (first, end)
        for first in range(at, under[0] + 1)
        for end in range(under[-1] + 1, len(columns) + 1)
        if taken.isdisjoint(range(first, end)) and _is_in_the_middle(name, columns[first:end])
    ]
    for first, end in ways or [(under[0], under[-1] + 1)]:
        for rest in _rooms(names[1:], columns, end, taken):
            yield ((first, end), *rest)


def _is_in_the_middle(name: Segment, columns: Sequence[Span]) -> bool:
    room = columns[-1][1] - columns[0][0]
    off = abs((name.x0 + name.x1) / 2 - (columns[0][0] + columns[-1][1]) / 2)
    return off <= _OFF * room / len(columns)
