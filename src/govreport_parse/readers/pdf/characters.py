"""The characters of a page of a PDF, each with its box, in the space of the file."""

from __future__ import annotations

import ctypes
import math
import re
from collections import Counter
from collections.abc import Sequence
from typing import Any

import msgspec
import pypdfium2.raw as pdfium

from govreport_parse.model.document import LOST
from govreport_parse.readers.drawn import Glyph
from govreport_parse.readers.pdf.space import Box, Space
from govreport_parse.text.patterns import lazy_pattern

__all__ = ["Character", "characters_of", "font_of", "glyphs_of", "origin_of", "quarters_of"]

# A hyphen at the end of a line, as PDFium gives it.
_HYPHEN = 2
_NO_CHARACTER = frozenset({0, 0xFFFE, 0xFFFF})
# Degrees; further from upright a mark across the page is set.
_UPRIGHT = 5.0
# Points; nobody reads what is smaller.
_TOO_SMALL = 1.5
# How many times as wide as its font a character may be. Vertical writing has boxes twenty times as wide.
_WIDE = 2.2
# Names of bold fonts, of which 黑体 (Hei) is one, and 微软雅黑 (YaHei) is none.
_BOLD, _LONGEST_NAME = (
    lazy_pattern(
        rb"bold|black|heavy|(?<!ya)hei|\xba\xda\xcc\xe5|\xe9\xbb\x91\xe4\xbd\x93", re.IGNORECASE
    ),
    256,
)
# A font's ascent and descent, in ems: characters of Chinese fill the em.
_ASCENT, _DESCENT = 0.88, 0.12


class Run(msgspec.Struct, frozen=True):
    """What the characters of a text object share: its address, its type's size, by which quarters it is turned.

    `wide`: how wide a character of Chinese is. `quarters`: counterclockwise, in the file; None for what is askew.
    `bold`: its font is a bold one, or it is drawn as one.
    """

    address: int
    size: float
    wide: float
    quarters: int | None
    bold: bool


class Character(msgspec.Struct):
    """A character: its text, box (left, bottom, right, top) and origin in the file."""

    text: str
    box: Box
    x: float
    y: float
    run: Run


def characters_of(text_page: Any, count: int) -> list[Character]:
    """The characters of a page, in the order in which they are drawn; blanks that PDFium adds are not among them."""
    found: list[Character] = []
    runs: dict[int, Run] = {}
    bold: dict[int, bool] = {}
    rect, x, y = pdfium.FS_RECTF(), ctypes.c_double(), ctypes.c_double()
    get_object, get_unicode = pdfium.FPDFText_GetTextObject, pdfium.FPDFText_GetUnicode
    get_box, get_origin = pdfium.FPDFText_GetLooseCharBox, pdfium.FPDFText_GetCharOrigin
    has_no_map, addressof = pdfium.FPDFText_HasUnicodeMapError, ctypes.addressof
    half = 0
    for k in range(count):
        handle = get_object(text_page, k)
        if not handle:
            continue
        code = get_unicode(text_page, k)
        if 0xD800 <= code < 0xDC00:  # the first half of a character
            half = code
            continue
        if 0xDC00 <= code < 0xE000 and half:
            code = 0x10000 + ((half - 0xD800) << 10) + (code - 0xDC00)
        half = 0
        key = addressof(handle.contents)
        run = runs.get(key)
        if run is None:
            run = runs[key] = _run(text_page, k, handle, bold)
        get_box(text_page, k, rect)
        get_origin(text_page, k, x, y)
        box = (rect.left, rect.bottom, rect.right, rect.top)
        if has_no_map(text_page, k) == 1:
            code = 0
        text = _text(code)
        if text == " " and rect.left == rect.right:
            continue
        if run.quarters is not None and max(rect.right - rect.left, rect.top - rect.bottom) > (
            _WIDE * run.size
        ):
            box = _tight(text_page, k)
        last = found[-1] if found else None
        if last is not None and last.box == box and last.run is run and text.strip():
            last.text += text  # a ligature: several characters of one glyph
            continue
        found.append(Character(text, box, x.value, y.value, run))
    return found


def _text(code: int) -> str:
    if code == _HYPHEN:
        return "-"
    if code in _NO_CHARACTER or 0xD800 <= code < 0xE000 or code > 0x10FFFF:
        return LOST
    text = chr(code)
    if code < 0x20 or 0x7F <= code < 0xA0:
        return " " if text.isspace() else LOST
    return text


def _tight(text_page: Any, k: int) -> Box:
    left, right, bottom, top = (ctypes.c_double() for _ in range(4))
    pdfium.FPDFText_GetCharBox(text_page, k, left, right, bottom, top)
    return (left.value, bottom.value, right.value, top.value)


def _run(text_page: Any, k: int, handle: Any, known: dict[int, bool]) -> Run:
    """What a character's text object says of it; `known`: which fonts are bold."""
    key = ctypes.addressof(handle.contents)
    bold = _is_bold(handle, known)
    matrix = pdfium.FS_MATRIX()
    pdfium.FPDFText_GetMatrix(text_page, k, matrix)
    size = pdfium.FPDFText_GetFontSize(text_page, k) * math.hypot(matrix.c, matrix.d)
    wide = pdfium.FPDFText_GetFontSize(text_page, k) * math.hypot(matrix.a, matrix.b)
    if size <= _TOO_SMALL:
        return Run(key, size, wide, None, bold)
    angle = math.degrees(math.atan2(matrix.b, matrix.a))
    quarters = round(angle / 90)
    askew = abs(angle - 90 * quarters) > _UPRIGHT
    # Mirrored text is turned by no angle.
    mirrored = matrix.a * matrix.d - matrix.b * matrix.c < 0
    return Run(key, size, wide, None if askew or mirrored else quarters % 4, bold)


def _is_bold(handle: Any, known: dict[int, bool]) -> bool:
    if pdfium.FPDFTextObj_GetTextRenderMode(handle) == pdfium.FPDF_TEXTRENDERMODE_FILL_STROKE:
        return True
    font = pdfium.FPDFTextObj_GetFont(handle)
    if not font:
        return False
    key = ctypes.addressof(font.contents)
    if key not in known:
        known[key] = _BOLD.search(font_of(handle)) is not None
    return known[key]


def font_of(handle: Any) -> bytes:
    """The name of a text object's font."""
    font = pdfium.FPDFTextObj_GetFont(handle)
    name = ctypes.create_string_buffer(_LONGEST_NAME)
    if font:
        pdfium.FPDFFont_GetBaseFontName(font, name, _LONGEST_NAME)
    return name.value


def origin_of(handle: Any, space: Space) -> tuple[float, float, float]:
    """Where a text object begins on the page, and the size of its type."""
    matrix, size = pdfium.FS_MATRIX(), ctypes.c_float()
    pdfium.FPDFPageObj_GetMatrix(handle, matrix)
    pdfium.FPDFTextObj_GetFontSize(handle, size)
    x, y = space.point(matrix.e, matrix.f)
    return x, y, size.value * math.hypot(matrix.c, matrix.d)


def quarters_of(characters: Sequence[Character]) -> int:
    """By how many quarters, counterclockwise, most of a page's text is turned in the file."""
    turns = Counter(one.run.quarters for one in characters if one.run.quarters is not None)
    return turns.most_common(1)[0][0] if turns else 0


def _is_ideograph(text: str) -> bool:
    return "\u2e80" <= text <= "\u2fdf" or "\u3400" <= text <= "\u9fff" or text >= "\U00020000"


def glyphs_of(characters: Sequence[Character], space: Space) -> list[Glyph]:
    """Characters as they stand on the page; what is askew is none of its text."""
    found = []
    for one in characters:
        if one.run.quarters is None:
            continue
        # Turned as the page is, text runs to the right.
        turn = (space.quarters - one.run.quarters) % 4
        x0, y0, x1, y1 = space.box(one.box)
        x, y = space.point(one.x, one.y)
        size = one.run.size
        if turn == 0:
            if _is_ideograph(
                one.text
            ):  # whose box is of its ink alone where another text is told for it
                x0, x1 = min(x, x0), max(x + one.run.wide, x1)
            y0, y1, base = y - _ASCENT * size, y + _DESCENT * size, y
        elif turn == 2:
            y0, y1, base = y - _DESCENT * size, y + _ASCENT * size, y
        elif turn == 1:
            x0, x1, base = x - _DESCENT * size, x + _ASCENT * size, x
        else:
            x0, x1, base = x - _ASCENT * size, x + _DESCENT * size, x
        found.append(Glyph(one.text, x0, y0, x1, y1, base, size, turn, one.run.bold))
    return found
