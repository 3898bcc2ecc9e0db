"""Where blocks stand on the pages of a document that has pages: a table beside the blocks.

Alignment and rules know blocks alone; a report's locators are given their places at the end.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Callable, Sequence
from typing import TypeVar, cast

import msgspec

from govreport_parse.model.document import Block, BlockPlaces, LinePlace, Locator, Place

__all__ = ["located", "moved"]

T = TypeVar("T")


def located(record: T, blocks: Sequence[Block], places: Sequence[BlockPlaces]) -> T:
    """A record whose locators, which refer to `blocks`, say where on the page they are."""
    if not places:
        return record
    known = {id(each.block): each for each in places}
    by_index = {k: known[id(block)] for k, block in enumerate(blocks) if id(block) in known}
    return cast("T", _located(record, by_index))


def moved(places: Sequence[BlockPlaces], onto: Callable[[Place], Place]) -> tuple[BlockPlaces, ...]:
    """Where the same blocks stand with each of their boxes as `onto` has it."""
    return tuple(
        BlockPlaces(
            block=one.block,
            lines=tuple(
                msgspec.structs.replace(line, place=onto(line.place)) for line in one.lines
            ),
            cells={cell: tuple(map(onto, own)) for cell, own in one.cells.items()},
        )
        for one in places
    )


def _located(value: object, places: dict[int, BlockPlaces]) -> object:
    if isinstance(value, Locator):
        found = _places_of(value, places.get(value.block))
        return msgspec.structs.replace(value, places=found) if found else value
    if isinstance(value, tuple):
        changed = tuple([_located(one, places) for one in value])
        same = all(one is other for one, other in zip(value, changed, strict=True))
        return value if same else changed
    if isinstance(value, msgspec.Struct):
        new = {}
        for name in value.__struct_fields__:
            old = getattr(value, name)
            if (
                isinstance(old, tuple | msgspec.Struct)
                and (one := _located(old, places)) is not old
            ):
                new[name] = one
        return msgspec.structs.replace(value, **new) if new else value
    return value


def _places_of(at: Locator, block: BlockPlaces | None) -> tuple[Place, ...]:
    if block is None:
        return ()
    if at.row is not None and at.column is not None:
        return block.cells.get((at.row, at.column), ())
    if block.cells:
        return _whole(
            [p for (row, _), each in block.cells.items() if at.row in (None, row) for p in each]
        )
    if at.start is None or at.end is None:
        return tuple(line.place for line in block.lines)
    return tuple(_part(block.lines, at.start, at.end))


def _whole(places: Sequence[Place]) -> tuple[Place, ...]:
    """The box around all places of each page."""
    pages: dict[int, list[Place]] = {}
    for place in places:
        pages.setdefault(place.page, []).append(place)
    return tuple(
        msgspec.structs.replace(
            own[0],
            x0=min(p.x0 for p in own),
            y0=min(p.y0 for p in own),
            x1=max(p.x1 for p in own),
            y1=max(p.y1 for p in own),
        )
        for own in pages.values()
    )


def _part(lines: Sequence[LinePlace], start: int, end: int) -> list[Place]:
    """The boxes of characters `start` to `end` on each line that they stand on."""
    first = max(bisect_right([line.start for line in lines], start) - 1, 0)
    found = []
    for k in range(first, len(lines)):
        line = lines[k]
        if line.start >= max(end, start + 1):
            break
        place, edges = line.place, line.edges
        if edges and place.x1 - place.x0 >= place.y1 - place.y0:
            width = place.x1 - place.x0
            left = edges[min(max(start - line.start, 0), len(edges) - 1)]
            right = edges[end - line.start] if end - line.start < len(edges) else 1.0
            place = msgspec.structs.replace(
                place, x0=round(place.x0 + left * width, 1), x1=round(place.x0 + right * width, 1)
            )
        found.append(place)
    return found
