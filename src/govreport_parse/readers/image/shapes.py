"""What ink alone says of figures: how many characters it has, and which digits their holes allow.

The engine knows characters by their looks, and may take one digit for another or leave one out; what it says
is held against the pieces of ink and the ground that they enclose. A slash, which it takes for a 1, is told by its slope.
"""

from __future__ import annotations

from collections.abc import Sequence

import cv2
import msgspec
import numpy as np

from govreport_parse.readers.image.upright import Array

__all__ = ["Piece", "bears_out", "is_slash", "pieces_of"]

# In pixels: what is smaller is grain, for a full stop has three or four pixels each way.
_GRAIN = 6
# How many holes a digit has. Print may open the 4.
_HOLES = {
    "0": (1,), "1": (0,), "2": (0,), "3": (0,), "4": (0, 1), "5": (0,), "6": (1,), "7": (0,), "8": (2,), "9": (1,),
}  # fmt: skip
# Where the middle of its hole lies, as a part of its height, and how high the hole is at least.
_MIDDLE = {"0": (0.4, 0.6), "4": (0.3, 0.7), "6": (0.55, 0.9), "9": (0.1, 0.45)}
_HIGH = {"0": 0.4, "4": 0.1, "6": 0.15, "9": 0.15}
# Of its height: how far a slash leads to the side at least (Arial: a third; the 1 of italics a quarter), or what a
# border on its left leaves of it; and how thick it is at most, a pixel aside. In pixels: how far it strays from straight.
_LEADS, _LEADS_CUT, _STROKE, _STRAYS = 0.28, 0.12, 0.3, 1.5
# Pieces of ink are looked at so much larger.
_LARGER = 4


class Piece(msgspec.Struct, frozen=True, gc=False):
    """A piece of ink that hangs together: its box in pixels, and how many of them are ink."""

    x0: int
    y0: int
    x1: int
    y1: int
    area: int


def pieces_of(ink: Array) -> list[Piece]:
    """The pieces of a mask, without grain."""
    count, _, stats, _ = cv2.connectedComponentsWithStats(ink)
    found = []
    for x, y, width, height, area in stats[1:count].tolist():
        if area >= _GRAIN:
            found.append(Piece(x, y, x + width, y + height, area))
    return found


def bears_out(figure: str, pieces: Sequence[Piece], grey: Array) -> bool:
    """Whether the ink of a figure has as many pieces as it has characters, and these the holes of its digits."""
    columns = _side_by_side(pieces)
    if len(columns) != len(figure):
        return False
    return all(
        _may_be(digit, grey[box.y0 : box.y1, box.x0 : box.x1])
        for digit, box in zip(figure, columns, strict=True)
        if digit in _HOLES
    )


def is_slash(piece: Piece, ink: Array, *, is_cut: bool = False) -> bool:
    """Whether a piece of ink is one straight stroke from the upper right to the lower left.

    `is_cut`: it stands at a border on its left, which may have taken some of it.
    """
    own = ink[piece.y0 : piece.y1, piece.x0 : piece.x1] > 0
    rows = np.flatnonzero(own.any(axis=1))
    if len(rows) < 3:
        return False
    left = own[rows].argmax(axis=1)
    right = own.shape[1] - 1 - own[rows, ::-1].argmax(axis=1)
    height = int(rows[-1] - rows[0])
    if int((right - left).max()) + 1 > _STROKE * height + 1:
        return False
    middle = (left + right) / 2
    slope, start = np.polyfit(rows, middle, 1)
    strays = float(np.abs(middle - (slope * rows + start)).max())
    least = _LEADS_CUT if is_cut else _LEADS
    return float(slope) <= -least and strays <= _STRAYS


def _side_by_side(pieces: Sequence[Piece]) -> list[Piece]:
    """Pieces from the left, those that lie above one another as one."""
    found: list[Piece] = []
    for piece in sorted(pieces, key=lambda one: one.x0):
        if found and piece.x0 < found[-1].x1 - (found[-1].x1 - found[-1].x0) // 3:
            last = found.pop()
            piece = Piece(  # noqa: PLW2901
                last.x0, min(last.y0, piece.y0), max(last.x1, piece.x1), max(last.y1, piece.y1),
                last.area + piece.area,
            )  # fmt: skip
        found.append(piece)
    return found


def _may_be(digit: str, grey: Array) -> bool:
    """Whether the ink of one digit has its holes, where it has them."""
    padded = cv2.copyMakeBorder(grey, 2, 2, 2, 2, cv2.BORDER_CONSTANT, value=255)
    large = cv2.resize(padded, None, fx=_LARGER, fy=_LARGER, interpolation=cv2.INTER_CUBIC)
    _, mask = cv2.threshold(large, 0, 255, cv2.THRESH_BINARY_INV + cv2.THRESH_OTSU)
    holes = _holes(mask)
    if len(holes) not in _HOLES[digit]:
        return False
    if len(holes) != 1:
        return True
    rows = np.flatnonzero(mask.any(axis=1))
    top, height = int(rows[0]), max(int(rows[-1]) - int(rows[0]), 1)
    (y, tall) = holes[0]
    low, high = _MIDDLE[digit]
    return low <= (y + tall / 2 - top) / height <= high and tall / height >= _HIGH[digit]


def _holes(mask: Array) -> list[tuple[int, int]]:
    """Top and height of each piece of ground that ink encloses."""
    count, labels, stats, _ = cv2.connectedComponentsWithStats(255 - mask, connectivity=4)
    outside = set(np.unique(np.concatenate([labels[0], labels[-1], labels[:, 0], labels[:, -1]])))
    return [
        (int(stats[k][1]), int(stats[k][3]))
        for k in range(1, count)
        if k not in outside and int(stats[k][4]) >= _GRAIN
    ]
