"""Numbers, matrices and paths of an OFD page: millimetres, y downwards."""

from __future__ import annotations

import math
from collections.abc import Iterator
from typing import TypeAlias

import msgspec

from govreport_parse.text.patterns import lazy_pattern

__all__ = [
    "POINTS",
    "Box",
    "Matrix",
    "Outline",
    "box_of",
    "box_said",
    "matrix_said",
    "moved",
    "numbers",
    "outlines",
    "quarters",
]

Box: TypeAlias = tuple[float, float, float, float]
Matrix: TypeAlias = tuple[float, float, float, float, float, float]
#: Of a millimetre.
POINTS = 72 / 25.4
_NUMBER = lazy_pattern(r"[-+]?(?:\d{1,9}(?:\.\d{0,12})?|\.\d{1,12})(?:[eE][-+]?\d{1,2})?")
_TOKEN = lazy_pattern(rf"[A-Za-z]|{_NUMBER.pattern}")
# How many numbers follow each step of a path (GB/T 33190, table 35).
_STEPS = {"S": 2, "M": 2, "L": 2, "Q": 4, "B": 6, "A": 7, "C": 0}
_CURVES = frozenset("QBA")
# Degrees; what is further from upright is a mark across the page.
_UPRIGHT = 5.0
_FARTHEST = 1e6
# Characters of an attribute with numbers; six take some forty.
_LONGEST = 1_000


class Outline(msgspec.Struct):
    """A part of a path that is drawn in one go: its points, and whether some of it is curved."""

    points: list[tuple[float, float]]
    curved: bool = False


def numbers(said: str | None) -> list[float]:
    """The numbers of an attribute, none of them beyond any page."""
    found = [float(each) for each in _NUMBER.findall((said or "")[:_LONGEST])]
    return [min(max(each, -_FARTHEST), _FARTHEST) for each in found]


def box_said(said: str | None) -> Box | None:
    """A box that an attribute says by its corner, width and height."""
    found = numbers(said)
    if len(found) != 4:
        return None
    x, y, width, height = found
    return x, y, x + width, y + height


def matrix_said(said: str | None) -> Matrix:
    """A matrix that an attribute says, the one that moves nothing for none."""
    found = numbers(said)
    if len(found) != 6:
        return 1.0, 0.0, 0.0, 1.0, 0.0, 0.0
    a, b, c, d, e, f = found
    return a, b, c, d, e, f


def moved(x: float, y: float, matrix: Matrix) -> tuple[float, float]:
    """A point, once it is moved."""
    a, b, c, d, e, f = matrix
    return a * x + c * y + e, b * x + d * y + f


def quarters(x: float, y: float) -> int | None:
    """By how many quarters, clockwise, a direction is turned from the right; None for what is askew."""
    degrees = math.degrees(math.atan2(y, x)) % 360
    turn = round(degrees / 90)
    return turn % 4 if abs(degrees - 90 * turn) <= _UPRIGHT else None


def box_of(points: list[tuple[float, float]]) -> Box:
    """The box around points."""
    xs, ys = [x for x, _ in points], [y for _, y in points]
    return min(xs), min(ys), max(xs), max(ys)


def outlines(said: str) -> list[Outline]:
    """The outlines of a path; what is curved leads through the points that it is curved by."""
    found: list[Outline] = []
    for step, at in _steps(said):
        if step in "SM":
            found.append(Outline([(at[0], at[1])]))
        elif not found:
            continue
        elif step == "C":
            found[-1].points.append(found[-1].points[0])
        else:
            points = (
                [(at[-2], at[-1])] if step == "A" else list(zip(at[::2], at[1::2], strict=True))
            )
            found[-1].points += points
            found[-1].curved = found[-1].curved or step in _CURVES
    return found


def _steps(said: str) -> Iterator[tuple[str, list[float]]]:
    step, at = "", list[float]()
    for match in _TOKEN.finditer(said):
        token = match[0]
        if token.isalpha() and len(token) == 1:
            step, at = token.upper(), []
            if step == "C":
                yield step, []
        else:
            at.append(min(max(float(token), -_FARTHEST), _FARTHEST))
            if len(at) == _STEPS.get(step, 0):
                yield step, at
                # Numbers that go on are further lines.
                step, at = "L" if step in "SM" else step, []
