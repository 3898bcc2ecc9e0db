"""Text that a page of a PDF does not show: white on white, covered, cut off, in a layer behind a picture.

What may be hidden is looked for cheaply; whether it is, the page itself says: drawn with its text and without,
it looks the same there.
"""

from __future__ import annotations

import ctypes
from collections.abc import Iterable
from typing import Any

import msgspec
import pypdfium2.raw as pdfium

from govreport_parse.readers.pdf import calls
from govreport_parse.readers.pdf.objects import Fill, Shapes, TextObject
from govreport_parse.readers.pdf.space import Box, Space

__all__ = ["Sight", "doubted", "is_drawn_here"]

# Of 255: text as light as this, or as little opaque, is looked at.
_LIGHT, _FAINT = 215, 100
_FILLED = (pdfium.FPDF_TEXTRENDERMODE_FILL, pdfium.FPDF_TEXTRENDERMODE_FILL_STROKE)
# By how much of 255 a point must differ to be seen.
_SEEN = 12
# Points of a page's longer side, drawn one by one; larger pages are drawn smaller.
_LONGEST = 1700


def doubted(shapes: Shapes) -> set[int]:
    """The addresses of text objects that may not be seen, as a whole or in part."""
    plain = [key for key, text in shapes.texts.items() if text.mode in _FILLED]
    colours = calls.colours_of(plain)
    pale = {key for key, colour in zip(plain, colours, strict=True) if _is_pale(*colour)}
    fills = shapes.fills[::-1]
    return {
        key
        for key, text in shapes.texts.items()
        if text.is_cut or text.mode not in _FILLED or key in pale or _is_covered(text, fills)
    }


def _is_pale(red: int, green: int, blue: int, alpha: int) -> bool:
    return alpha <= _FAINT or min(red, green, blue) >= _LIGHT


def _is_covered(text: TextObject, fills: Iterable[Fill]) -> bool:
    """Whether one of these fills, the last first, is drawn over some of a text."""
    x0, y0, x1, y1 = text.box
    for fill in fills:
        if fill.order <= text.order:
            return False
        left, top, right, bottom = fill.box
        if left < x1 and x0 < right and top < y1 and y0 < bottom:
            return True
    return False


def is_drawn_here(text: TextObject) -> bool:
    """Whether its characters are drawn wherever they are to be seen: not those of a font that is nowhere."""
    font = calls.font_of(text.handle)
    return bool(font) and calls.is_embedded(font) == 1


class Sight(msgspec.Struct):
    """A page drawn with its text and without."""

    with_text: bytes
    without: bytes
    stride: int
    width: int
    height: int
    scale: float

    @classmethod
    def of(cls, page: Any, shapes: Shapes, space: Space) -> Sight:
        """Draw a page twice."""
        scale = min(1.0, _LONGEST / max(space.width, space.height, 1.0))
        size = max(1, round(space.width * scale)), max(1, round(space.height * scale))
        turn = (space.quarters - pdfium.FPDFPage_GetRotation(page)) % 4
        shown, stride = _drawn(page, size, turn)
        for text in shapes.texts.values():
            calls.set_active(text.handle, False)
        bare, _ = _drawn(page, size, turn)
        for text in shapes.texts.values():
            calls.set_active(text.handle, True)
        return cls(shown, bare, stride, *size, scale)

    def shows(self, box: Box) -> bool:
        """Whether text is seen in a box."""
        x0, x1 = (min(max(int(x * self.scale), 0), self.width) for x in (box[0], box[2] + 1))
        y0, y1 = (min(max(int(y * self.scale), 0), self.height) for y in (box[1], box[3] + 1))
        for y in range(y0, y1):
            row = slice(y * self.stride + x0, y * self.stride + x1)
            shown, bare = self.with_text[row], self.without[row]
            if shown != bare and any(abs(a - b) >= _SEEN for a, b in zip(shown, bare, strict=True)):
                return True
        return False


def _drawn(page: Any, size: tuple[int, int], turn: int) -> tuple[bytes, int]:
    width, height = size
    bitmap = pdfium.FPDFBitmap_CreateEx(width, height, pdfium.FPDFBitmap_Gray, None, 0)
    try:
        pdfium.FPDFBitmap_FillRect(bitmap, 0, 0, width, height, 0xFFFFFFFF)
        pdfium.FPDF_RenderPageBitmap(bitmap, page, 0, 0, width, height, turn, pdfium.FPDF_GRAYSCALE)
        stride = pdfium.FPDFBitmap_GetStride(bitmap)
        buffer = pdfium.FPDFBitmap_GetBuffer(bitmap)
        return ctypes.string_at(buffer, stride * height), stride
    finally:
        pdfium.FPDFBitmap_Destroy(bitmap)
