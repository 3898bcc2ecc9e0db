"""Text objects of an OFD page: each character with its box."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from govreport_parse.model.document import LOST
from govreport_parse.readers.drawn import Glyph
from govreport_parse.readers.ofd.geometry import POINTS, Matrix, moved, numbers, quarters

if TYPE_CHECKING:
    from lxml.etree import _Element

__all__ = ["glyphs_of"]

# A font's ascent and descent, in ems: characters of Chinese fill the em.
_ASCENT, _DESCENT = 0.88, 0.12
# In ems: how wide characters are where nothing says how far the next one is.
_FULL, _HALF = 1.0, 0.5
# Points; nobody reads what is smaller.
_TOO_SMALL = 1.5
_USE = (0xE000, 0xF8FF)  # code points that each font has its own signs for
_MOST_REPEATS = 10_000


def glyphs_of(text: _Element, matrix: Matrix) -> Iterator[Glyph]:
    """The characters of a text object, in points of the page; none of what is askew or too small to read.

    Parameters
    ----------
    matrix
        From the object's space to the page's, in millimetres.
    """
    size = (numbers(text.get("Size")) or [0.0])[0]
    scale = (numbers(text.get("HScale")) or [1.0])[0]
    own = _direction(text, matrix)
    stretch = abs(matrix[0] * matrix[3] - matrix[1] * matrix[2]) ** 0.5 * POINTS
    if own is None or size * stretch < _TOO_SMALL:
        return
    x = y = 0.0
    for code in text.iterfind("{*}TextCode"):
        x, y = ((numbers(code.get(name)) or [last])[0] for name, last in (("X", x), ("Y", y)))
        words = code.text or ""
        across, down = (
            _steps(code.get("DeltaX"), len(words)),
            _steps(code.get("DeltaY"), len(words)),
        )
        at, line = x, y
        for k, char in enumerate(words):
            usual = (_HALF if char.isascii() else _FULL) * size * scale
            step = across[k] if k < len(across) else 0.0 if k < len(down) else usual
            wide = min(usual, step) if step > 0 else usual
            yield _glyph(_said(char), moved(at, line, matrix), wide, size, own, stretch)
            at += step
            line += down[k] if k < len(down) else 0.0


def _direction(text: _Element, matrix: Matrix) -> int | None:
    """By how many quarters, clockwise, characters are turned; None for what is askew."""
    turned = quarters(matrix[0], matrix[1])
    said = numbers(text.get("CharDirection"))
    if turned is None or matrix[0] * matrix[3] - matrix[1] * matrix[2] <= 0:  # mirrored
        return None
    return (turned + round(said[0] / 90)) % 4 if said else turned


def _glyph(
    char: str, at: tuple[float, float], wide: float, size: float, turn: int, stretch: float
) -> Glyph:
    """A character whose baseline begins at a point, in millimetres."""
    x, y = at[0] * POINTS, at[1] * POINTS
    along, above, below = wide * stretch, _ASCENT * size * stretch, _DESCENT * size * stretch
    match turn:
        case 0:
            box = x, y - above, x + along, y + below
        case 1:
            box = x - below, y, x + above, y + along
        case 2:
            box = x - along, y - below, x, y + above
        case _:
            box = x - above, y - along, x + below, y
    return Glyph(char, *box, x if turn % 2 else y, size * stretch, turn)


def _said(char: str) -> str:
    return (
        LOST
        if _USE[0] <= ord(char) <= _USE[1] or (not char.isprintable() and not char.isspace())
        else char
    )


def _steps(said: str | None, characters: int) -> list[float]:
    """How far each character is from the one before; ``g 3 5.5`` stands for three times 5.5."""
    found: list[float] = []
    tokens = (said or "").split()
    k = 0
    while k < len(tokens) and len(found) < min(characters, _MOST_REPEATS * 100):
        if tokens[k] in ("g", "G") and k + 2 < len(tokens):
            times, value = numbers(tokens[k + 1]), numbers(tokens[k + 2])
            found += (value or [0.0]) * min(int(times[0]) if times else 1, _MOST_REPEATS)
            k += 3
        else:
            found += numbers(tokens[k])
            k += 1
    return found
