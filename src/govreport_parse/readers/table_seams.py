"""Tables that follow each other without a gap, put apart: each has a line all across there, and columns of its own."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator, Sequence
from itertools import pairwise
from operator import attrgetter

import msgspec

from govreport_parse.model import limits
from govreport_parse.readers.drawn import Rule

__all__ = ["BESIDE", "CHARACTER", "SAME", "TOUCHES", "Asked", "around", "at_seams"]

# In points. Borders of neighbouring cells lie side by side, each up to a point thick, with cell spacing
# of up to two between them; lines that meet may miss each other by as much.
BESIDE = 3.0
# What is drawn in pieces lies as exactly.
SAME = 0.7
TOUCHES = 3.0
# As high as a character.
CHARACTER = 7.0
# More than anything that is near.
_WITHIN = 8.0
# The last line of a table and the first of one that follows it at once lie closer; of inner borders each has so many.
_SEAM, _INNER = 2.0, 3
# How often lines of a page may be asked whether they meet, which takes two seconds; a map has some ten thousand short ones.
_MOST_MEETINGS = 10_000_000


class Asked(msgspec.Struct):
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


def around(at: float, places: Sequence[float]) -> Sequence[float]:
    """Of places in their order those that are as near to one as a character is high, and some that are not."""
    return places[bisect_left(places, at - _WITHIN) : bisect_right(places, at + _WITHIN)]


def at_seams(
    horizontals: Sequence[Rule], verticals: Sequence[Rule], asked: Asked
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
        above = [rule for rule in verticals if rule.start < last.at - CHARACTER < rule.end]
        below = [rule for rule in verticals if rule.start < first.at + CHARACTER < rule.end]
        if _is_across(last, above) and _is_across(first, below):
            before = (r for r in verticals if begin < r.end and r.start < last.at - CHARACTER)
            after = (r for r in verticals if r.end > first.at + CHARACTER)
            if _are_others(_inner(before, last), _inner(after, first)):
                yield _between(horizontals, verticals, begin, last.at)
                begin = first.at
    yield _between(horizontals, verticals, begin, float("inf"))


def _is_shared(
    k: int, horizontals: Sequence[Rule], verticals: Sequence[Rule], asked: Asked
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
            if rule.start < end - CHARACTER and rule.end > begin + CHARACTER
        ]
        for begin, end in ((before, line.at), (line.at, after))
    )
    if above == below or any(
        abs(rule.at - middle) > (line.end - line.start) / 2 + TOUCHES for rule in above + below
    ):
        return False
    borders = _inner(above, line), _inner(below, line)
    moved = sum(
        any(SAME < abs(one - other) < CHARACTER for other in around(one, borders[1]))
        for one in borders[0]
    )
    return _are_others(*borders) and moved >= _INNER


def _next_across(
    line: Rule, horizontals: Sequence[Rule], order: range, asked: Asked
) -> float | None:
    """Where the first of other lines lies that leads as far as a line on both sides, and lies elsewhere."""
    for number, k in enumerate(order, 1):
        rule = horizontals[k]
        if (
            rule.at != line.at
            and rule.start <= line.start + TOUCHES
            and rule.end >= line.end - TOUCHES
        ):
            asked.more(number)
            return rule.at
    asked.more(len(order))
    return None


def _is_across(line: Rule, verticals: Sequence[Rule]) -> bool:
    """Whether a line leads from the first of these verticals to the last and no further."""
    places = [rule.at for rule in verticals]
    return bool(places) and (
        abs(line.start - min(places)) <= TOUCHES and abs(line.end - max(places)) <= TOUCHES
    )


def _are_others(above: Sequence[float], below: Sequence[float]) -> bool:
    """Whether less than half of the borders on either side of a seam go on beyond it."""
    same = sum(any(abs(one - other) <= SAME for other in around(one, below)) for one in above)
    least = min(len(above), len(below))
    return least >= _INNER and same * 2 < least


def _inner(verticals: Iterable[Rule], line: Rule) -> list[float]:
    """Where columns begin that lie between the ends of a line."""
    return _apart(
        rule.at for rule in verticals if line.start + TOUCHES < rule.at < line.end - TOUCHES
    )


def _apart(places: Iterable[float]) -> list[float]:
    found: list[float] = []
    for place in sorted(places):
        if not found or place - found[-1] > BESIDE:
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
