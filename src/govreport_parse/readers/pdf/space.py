"""Places on a page of a PDF, as it is read: points from the top left, the page turned as it is shown or further."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TypeAlias

import msgspec

__all__ = ["Box", "Matrix", "Space", "boxed", "times"]

Box: TypeAlias = tuple[float, float, float, float]
Matrix: TypeAlias = tuple[float, float, float, float, float, float]


def times(one: Matrix, other: Matrix | None) -> Matrix:
    """One matrix, then another."""
    if other is None:
        return one
    a, b, c, d, e, f = one
    oa, ob, oc, od, oe, of = other
    return (
        a * oa + b * oc, a * ob + b * od, c * oa + d * oc, c * ob + d * od,
        e * oa + f * oc + oe, e * ob + f * od + of,
    )  # fmt: skip


def boxed(box: Box, matrix: Matrix) -> Box:
    """The box around another, once it is moved."""
    a, b, c, d, e, f = matrix
    corners = [
        (a * x + c * y + e, b * x + d * y + f) for x in (box[0], box[2]) for y in (box[1], box[3])
    ]
    xs, ys = [x for x, _ in corners], [y for _, y in corners]
    return min(xs), min(ys), max(xs), max(ys)


class Space(msgspec.Struct, frozen=True):
    """The part of a page that is shown, and by how many quarters, clockwise, it is turned."""

    left: float
    bottom: float
    right: float
    top: float
    quarters: int

    @property
    def width(self) -> float:
        """Of the page as it is read."""
        return self.top - self.bottom if self.quarters % 2 else self.right - self.left

    @property
    def height(self) -> float:
        """Of the page as it is read."""
        return self.right - self.left if self.quarters % 2 else self.top - self.bottom

    def point(self, x: float, y: float, matrix: Matrix | None = None) -> tuple[float, float]:
        """A point of the file, moved by a matrix first, on the page."""
        if matrix is not None:
            a, b, c, d, e, f = matrix
            x, y = a * x + c * y + e, b * x + d * y + f
        match self.quarters % 4:
            case 0:
                return x - self.left, self.top - y
            case 1:
                return y - self.bottom, x - self.left
            case 2:
                return self.right - x, y - self.bottom
            case _:
                return self.top - y, self.right - x

    def box(self, box: Box) -> Box:
        """A box of the file (left, bottom, right, top) on the page (left, top, right, bottom)."""
        ax, ay = self.point(box[0], box[1])
        bx, by = self.point(box[2], box[3])
        return min(ax, bx), min(ay, by), max(ax, bx), max(ay, by)

    def boxes(self, boxes: Iterable[Box]) -> list[Box]:
        """Boxes of the file on the page, of which there may be many."""
        if self.quarters % 4:
            return [self.box(box) for box in boxes]
        left, top = self.left, self.top
        return [
            (x0 - left, top - y1, x1 - left, top - y0)
            if x0 <= x1 and y0 <= y1
            else self.box((x0, y0, x1, y1))
            for x0, y0, x1, y1 in boxes
        ]
