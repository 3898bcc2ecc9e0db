"""A picture of a page made upright, and what of it is ink and what ruling lines."""

from __future__ import annotations

from typing import Any, TypeAlias

import cv2
import msgspec
import numpy as np

from govreport_parse.readers.drawn import Rule

__all__ = ["Array", "Upright", "upright"]

# An array of numpy: grey from 0 (black) to 255, or a mask of 0 and 255.
Array: TypeAlias = Any

#: Pixels a point: 200 to the inch, at which strokes of small print are two or three pixels thick.
PIXELS = 200 / 72
# Degrees. A page is put on a scanner by hand as far off as that at most; lines of a page's width then end
# a pixel off.
_MOST, _STEP, _FINE = 2.0, 0.1, 0.02
# Of grey: how much darker than what lies around it ink is. Grain and what JPEG leaves beside strokes stay
# under half of it.
_DARKER, _AROUND = 18, 41
# In points. A line across is longer than a dash of two characters, one down longer than a stroke of a
# character of 14 points; none is thicker than _THICK.
_ACROSS, _DOWN, _THICK = 28.0, 16.0, 4.0
# In pixels: scans break thin lines by as much; characters lie further apart.
_GAP = 3
# In points: lines that pass each other so closely meet. What meets and is no wider than _WIDEST in all are
# strokes of characters, of a title in letters of 40 points.
_MEETS, _WIDEST = 3.0, 90.0


class Upright(msgspec.Struct, frozen=True, kw_only=True):
    """A page at :data:`PIXELS` pixels a point.

    Attributes
    ----------
    grey
        The page, without its ruling lines.
    ink
        A mask of what is printed, without them.
    horizontals, verticals
        The lines, in points.
    """

    grey: Array
    ink: Array
    horizontals: tuple[Rule, ...]
    verticals: tuple[Rule, ...]


def upright(picture: Array, width: float) -> Upright:
    """A grey picture of a page that is so many points wide."""
    ratio = width * PIXELS / picture.shape[1]
    how = cv2.INTER_AREA if ratio < 1 else cv2.INTER_CUBIC
    grey = cv2.resize(picture, None, fx=ratio, fy=ratio, interpolation=how)
    grey = _turned(grey, _skew(_ink(grey)))
    ink = _ink(grey)
    across, rows = _lines(ink, across=True)
    down, columns = _lines(ink, across=False)
    horizontals, verticals = _of_tables(rows, columns)
    drawn = cv2.bitwise_and(_along(horizontals, across) | _along(verticals, down.T).T, ink)
    near = cv2.dilate(drawn, np.ones((3, 3), np.uint8))
    lines = cv2.bitwise_and(near, ink)  # no wider than their ink: print stands close to them
    rest = cv2.subtract(ink, lines)
    return Upright(
        grey=np.where((near > 0) & (rest == 0), np.uint8(np.median(grey)), grey),
        ink=rest,
        horizontals=tuple(horizontals),
        verticals=tuple(verticals),
    )


def _ink(grey: Array) -> Array:
    soft = cv2.GaussianBlur(grey, (3, 3), 0)
    return cv2.adaptiveThreshold(
        soft, 255, cv2.ADAPTIVE_THRESH_MEAN_C, cv2.THRESH_BINARY_INV, _AROUND, _DARKER
    )


def _skew(ink: Array) -> float:
    """By how many degrees a page is turned: upright, its rows are fullest and emptiest."""
    small = cv2.resize(ink, None, fx=0.5, fy=0.5, interpolation=cv2.INTER_AREA)

    def fullness(angle: float) -> float:
        rows = _turned(small, angle, ground=0).sum(axis=1, dtype=np.float64)
        return float((rows * rows).sum())

    best = max(np.arange(-_MOST, _MOST + _STEP / 2, _STEP), key=fullness)
    return float(max(np.arange(best - _STEP, best + _STEP + _FINE / 2, _FINE), key=fullness))


def _turned(picture: Array, angle: float, ground: int = 255) -> Array:
    height, width = picture.shape
    matrix = cv2.getRotationMatrix2D((width / 2, height / 2), angle, 1.0)
    return cv2.warpAffine(
        picture, matrix, (width, height), flags=cv2.INTER_LINEAR, borderValue=ground
    )


def _lines(ink: Array, *, across: bool) -> tuple[Array, list[Rule]]:
    """The mask of the lines of one direction, and the lines."""
    least = round((_ACROSS if across else _DOWN) * PIXELS)
    along = np.ascontiguousarray(ink if across else ink.T)
    thick = cv2.dilate(along, np.ones((3, 1), np.uint8))
    closed = cv2.morphologyEx(thick, cv2.MORPH_CLOSE, np.ones((1, _GAP), np.uint8))
    mask = cv2.morphologyEx(closed, cv2.MORPH_OPEN, np.ones((1, least), np.uint8))
    count, labels, stats, centres = cv2.connectedComponentsWithStats(mask)
    rules = []
    for k in range(1, count):
        x, _, width, _, area = (int(value) for value in stats[k])
        if area <= width * _THICK * PIXELS:
            rules.append(Rule(float(centres[k][1]) / PIXELS, x / PIXELS, (x + width) / PIXELS))
        else:
            mask[labels == k] = 0
    return (mask if across else np.ascontiguousarray(mask.T)), rules


def _of_tables(rows: list[Rule], columns: list[Rule]) -> tuple[list[Rule], list[Rule]]:
    """Those lines that are of tables: as wide as one, with the lines down that lead from one of them to another.

    A line down with an end in the open is a stroke, of a figure that may touch a border, unless it leads out of
    the table: to where the page ends that cuts it. A line across that ends between two lines down runs on in a
    stroke, and ends at the one before.
    """
    met = [row for row in rows if any(_meet(row, column) for column in columns)]
    columns = [
        one
        for one in columns
        if all(_is_end(end, one, met, columns) for end in (one.start, one.end))
    ]
    rows = [cut for row in rows if (cut := _without_stroke(row, columns)) is not None]
    groups: list[tuple[list[Rule], list[Rule]]] = []
    for row in rows:
        own = ([row], [column for column in columns if _meet(row, column)])
        apart = []
        for group in groups:
            if any(column in group[1] for column in own[1]):
                own[0].extend(group[0])
                own[1].extend(column for column in group[1] if column not in own[1])
            else:
                apart.append(group)
        groups = [*apart, own]
    tables = [
        group
        for group in groups
        if max(row.end for row in group[0]) - min(row.start for row in group[0]) > _WIDEST
    ]
    return [row for one in tables for row in one[0]], [
        column for one in tables for column in one[1]
    ]


def _is_end(end: float, column: Rule, rows: list[Rule], columns: list[Rule]) -> bool:
    """Whether a line down may end there: at a line across, beyond all of them, or where the same line goes on."""
    crossed = [row.at for row in rows if row.start - _MEETS <= column.at <= row.end + _MEETS]
    if not crossed or not min(crossed) + _MEETS < end < max(crossed) - _MEETS:
        return True
    return any(abs(at - end) <= _MEETS for at in crossed) or any(
        other is not column
        and abs(other.at - column.at) <= 1
        and min(abs(other.start - end), abs(other.end - end)) <= _MEETS
        for other in columns
    )


def _without_stroke(row: Rule, columns: list[Rule]) -> Rule | None:
    """A line across without strokes of print that go on where it ends; None where nothing is left."""
    crossed = sorted(
        column.at for column in columns if column.start - _MEETS <= row.at <= column.end + _MEETS
    )
    start, end = row.start, row.end
    if crossed and _is_between(start, crossed):
        start = next(at for at in crossed if at > start)
    if crossed and _is_between(end, crossed):
        end = next(at for at in reversed(crossed) if at < end)
    return Rule(row.at, start, end) if end - start > _MEETS else None


def _is_between(end: float, crossed: list[float]) -> bool:
    """Whether a line ends between two others that it may meet, and at none."""
    inside = crossed[0] + _MEETS < end < crossed[-1] - _MEETS
    return inside and all(abs(at - end) > _MEETS for at in crossed)


def _meet(row: Rule, column: Rule) -> bool:
    return (
        row.start - _MEETS <= column.at <= row.end + _MEETS
        and column.start - _MEETS <= row.at <= column.end + _MEETS
    )


def _along(rules: list[Rule], found: Array) -> Array:
    """Of a mask of lines across, what lies along those that are kept."""
    kept = np.zeros(found.shape, np.uint8)
    for one in rules:
        y = round(one.at * PIXELS)
        ends = (round(one.start * PIXELS), y), (round(one.end * PIXELS), y)
        cv2.line(kept, *ends, 255, round(_THICK * PIXELS))
    return cv2.bitwise_and(np.ascontiguousarray(found), kept)
