"""Functions of PDFium that are asked of every character and object, called by address.

Those of pypdfium2 make an object of each pointer that they are given or give, which costs more than most of what they
are asked. Here a pointer is a number, or None; what a function writes is written into one piece of memory, record after
record, and read from there at once.
"""

from __future__ import annotations

import ctypes
from collections import deque
from collections.abc import Callable, Iterable, Sequence
from typing import Any, TypeAlias

import pypdfium2.raw as pdfium

__all__ = [
    "address", "bounds_of", "clip_of", "clip_paths", "clip_segment", "clip_segments", "closes", "code_of",
    "colours_of", "count_of_form", "count_of_page", "draw_mode", "font_name", "font_of", "further",
    "has_no_map", "is_embedded", "kind_of", "kind_of_segment", "loose_box", "matrix_of_text", "mode_of",
    "object_matrix", "object_of", "object_of_form", "object_of_page", "origin_of", "path_segment",
    "path_segments", "point_of", "records", "set_active", "size_of", "size_of_object", "tight_box",
]  # fmt: skip

_Call: TypeAlias = Callable[..., Any]
_AT, _INT, _LONG, _SIZE, _DOUBLE = (
    ctypes.c_void_p, ctypes.c_int, ctypes.c_ulong, ctypes.c_size_t, ctypes.c_double,
)  # fmt: skip


def _called(function: Any, result: Any, *given: Any) -> _Call:
    """A function as one of addresses; it is short, and no other thread runs meanwhile."""
    return ctypes.PYFUNCTYPE(result, *given)(address(function))


def address(handle: Any) -> int:
    """Where that lies which pypdfium2 gave."""
    return ctypes.cast(handle, _AT).value or 0


def records(
    kind: type[Any], width: int, number: int, call: Callable[[range], Iterable[object]]
) -> list[tuple[Any, ...]]:
    """So many records of numbers of a kind of C, each so many, which are written where `call` is told that each begins."""
    memory = (kind * (width * number))()
    begin, size = ctypes.addressof(memory), width * ctypes.sizeof(kind)
    deque(call(range(begin, begin + number * size, size)), maxlen=0)
    return list(zip(*[iter(memory[:])] * width, strict=True))


def further(at: range, size: int) -> range:
    """Where numbers lie that stand so many bytes after others."""
    return range(at.start + size, at.stop + size, at.step)


def bounds_of(handles: Sequence[int]) -> list[tuple[float, float, float, float]]:
    """Left, bottom, right and top of objects."""
    return records(
        ctypes.c_float,
        4,
        len(handles),
        lambda at: map(_bounds, handles, at, *(further(at, size) for size in (4, 8, 12))),
    )


def colours_of(handles: Sequence[int], *, stroke: bool = False) -> list[tuple[int, int, int, int]]:
    """Red, green, blue and opacity of objects; black where one has none of its own."""
    call, told = _stroke if stroke else _fill, list[int]()

    def ask(at: range) -> Iterable[object]:
        told.extend(map(call, handles, at, *(further(at, size) for size in (4, 8, 12))))
        return ()

    found = records(ctypes.c_uint, 4, len(handles), ask)
    return [one if is_own else (0, 0, 0, 255) for one, is_own in zip(found, told, strict=True)]


# Of a page's text and the place of a character in it.
object_of = _called(pdfium.FPDFText_GetTextObject, _AT, _AT, _INT)
code_of = _called(pdfium.FPDFText_GetUnicode, ctypes.c_uint, _AT, _INT)
has_no_map = _called(pdfium.FPDFText_HasUnicodeMapError, _INT, _AT, _INT)
loose_box = _called(pdfium.FPDFText_GetLooseCharBox, _INT, _AT, _INT, _AT)
tight_box = _called(pdfium.FPDFText_GetCharBox, _INT, _AT, _INT, _AT, _AT, _AT, _AT)
origin_of = _called(pdfium.FPDFText_GetCharOrigin, _INT, _AT, _INT, _AT, _AT)
matrix_of_text = _called(pdfium.FPDFText_GetMatrix, _INT, _AT, _INT, _AT)
size_of = _called(pdfium.FPDFText_GetFontSize, _DOUBLE, _AT, _INT)

# Of a page, or an object that is a form.
count_of_page = _called(pdfium.FPDFPage_CountObjects, _INT, _AT)
object_of_page = _called(pdfium.FPDFPage_GetObject, _AT, _AT, _INT)
count_of_form = _called(pdfium.FPDFFormObj_CountObjects, _INT, _AT)
object_of_form = _called(pdfium.FPDFFormObj_GetObject, _AT, _AT, _LONG)

# Of any object.
kind_of = _called(pdfium.FPDFPageObj_GetType, _INT, _AT)
object_matrix = _called(pdfium.FPDFPageObj_GetMatrix, _INT, _AT, _AT)
_bounds = _called(pdfium.FPDFPageObj_GetBounds, _INT, _AT, _AT, _AT, _AT, _AT)
_fill = _called(pdfium.FPDFPageObj_GetFillColor, _INT, _AT, _AT, _AT, _AT, _AT)
_stroke = _called(pdfium.FPDFPageObj_GetStrokeColor, _INT, _AT, _AT, _AT, _AT, _AT)
set_active = _called(pdfium.FPDFPageObj_SetIsActive, _INT, _AT, _INT)
clip_of = _called(pdfium.FPDFPageObj_GetClipPath, _AT, _AT)
clip_paths = _called(pdfium.FPDFClipPath_CountPaths, _INT, _AT)
clip_segments = _called(pdfium.FPDFClipPath_CountPathSegments, _INT, _AT, _INT)
clip_segment = _called(pdfium.FPDFClipPath_GetPathSegment, _AT, _AT, _INT, _INT)

# Of text.
mode_of = _called(pdfium.FPDFTextObj_GetTextRenderMode, _INT, _AT)
font_of = _called(pdfium.FPDFTextObj_GetFont, _AT, _AT)
size_of_object = _called(pdfium.FPDFTextObj_GetFontSize, _INT, _AT, _AT)
font_name = _called(pdfium.FPDFFont_GetBaseFontName, _SIZE, _AT, _AT, _SIZE)
is_embedded = _called(pdfium.FPDFFont_GetIsEmbedded, _INT, _AT)

# Of paths and their steps.
draw_mode = _called(pdfium.FPDFPath_GetDrawMode, _INT, _AT, _AT, _AT)
path_segments = _called(pdfium.FPDFPath_CountSegments, _INT, _AT)
path_segment = _called(pdfium.FPDFPath_GetPathSegment, _AT, _AT, _INT)
kind_of_segment = _called(pdfium.FPDFPathSegment_GetType, _INT, _AT)
point_of = _called(pdfium.FPDFPathSegment_GetPoint, _INT, _AT, _AT, _AT)
closes = _called(pdfium.FPDFPathSegment_GetClose, _INT, _AT)
