"""What a page of a PDF draws, object by object: text, lines, pictures, and what hides text."""

from __future__ import annotations

import ctypes
from collections.abc import Iterator
from itertools import pairwise
from typing import Any

import msgspec
import pypdfium2.raw as pdfium

from govreport_parse.model import limits
from govreport_parse.readers.pdf.space import Box, Matrix, Space, boxed, times

__all__ = ["Counts", "Drawn", "Fill", "Shapes", "TextObject", "address", "channels", "shapes_of"]

# Forms draw what other pages draw too, and hold further forms.
_DEPTH = 12
# In points: what is thinner is a line; an outline of a character is as large.
_THIN, _SIGN = 3.0, 40.0
# Bounds are of ink, so that what is cut is cut by more.
_SLACK = 0.5
# A rectangle has so many steps; an outline of a character has more.
_RECTANGLE = 5
# Of 255: what is less opaque than this hides nothing.
_OPAQUE = 250
_MOVE, _LINE = pdfium.FPDF_SEGMENT_MOVETO, pdfium.FPDF_SEGMENT_LINETO


class TextObject(msgspec.Struct):
    """A run of text: its object, its place in the order of drawing, its bounds, and how it is drawn.

    `is_cut`: it may lead beyond what is shown of it.
    """

    handle: Any
    order: int
    box: Box
    mode: int
    is_cut: bool


class Fill(msgspec.Struct, frozen=True):
    """What covers whatever is drawn before it: its place in the order of drawing, its bounds."""

    order: int
    box: Box


class Drawn(msgspec.Struct, frozen=True):
    """A line or rectangle: its bounds, and whether only its outline is drawn."""

    box: Box
    outline: bool = False


class Shapes(msgspec.Struct):
    """The objects of a page.

    Attributes
    ----------
    texts
        By the address of their objects.
    lines
        What may rule a table.
    pictures
        Images, and outlines of what may be characters.
    fills
        What may cover text: images and opaque shapes.
    """

    texts: dict[int, TextObject]
    lines: list[Drawn]
    pictures: list[Box]
    fills: list[Fill]


class Counts(msgspec.Struct):
    """What of a document has been counted towards its limits."""

    objects: int = 0
    segments: int = 0


def address(handle: Any) -> int:
    """By what an object is known again."""
    return ctypes.addressof(handle.contents)


def shapes_of(page: Any, space: Space, counts: Counts) -> Shapes:
    """The objects of a page, those of its forms included.

    Raises
    ------
    LimitExceeded
        Without a file's name, for more objects or steps of paths than :mod:`govreport_parse.model.limits` allows.
    """
    shapes = Shapes(texts={}, lines=[], pictures=[], fills=[])
    for order, (handle, matrix) in enumerate(_objects(page, counts)):
        kind = pdfium.FPDFPageObj_GetType(handle)
        if kind == pdfium.FPDF_PAGEOBJ_TEXT:
            mode = pdfium.FPDFTextObj_GetTextRenderMode(handle)
            own = _bounds(handle, None)
            box = space.box(own if matrix is None else boxed(own, matrix))
            shapes.texts[address(handle)] = TextObject(
                handle, order, box, mode, _is_cut(handle, own)
            )
        elif kind == pdfium.FPDF_PAGEOBJ_PATH:
            _path(handle, matrix, space, shapes, order, counts)
        elif kind == pdfium.FPDF_PAGEOBJ_IMAGE:
            box = space.box(_bounds(handle, matrix))
            shapes.pictures.append(box)
            shapes.fills.append(Fill(order, box))
        elif kind == pdfium.FPDF_PAGEOBJ_SHADING:
            shapes.fills.append(Fill(order, space.box(_bounds(handle, matrix))))
    return shapes


def _objects(page: Any, counts: Counts) -> Iterator[tuple[Any, Matrix | None]]:
    for k in range(pdfium.FPDFPage_CountObjects(page)):
        yield from _with_inner(pdfium.FPDFPage_GetObject(page, k), None, counts, 0)


def _with_inner(
    handle: Any, matrix: Matrix | None, counts: Counts, depth: int
) -> Iterator[tuple[Any, Matrix | None]]:
    counts.objects += 1
    limits.require(limits.PAGE_OBJECTS, counts.objects)
    if pdfium.FPDFPageObj_GetType(handle) != pdfium.FPDF_PAGEOBJ_FORM:
        yield handle, matrix
    elif depth < _DEPTH:
        inner = times(_matrix(handle), matrix)
        for k in range(max(pdfium.FPDFFormObj_CountObjects(handle), 0)):
            yield from _with_inner(
                pdfium.FPDFFormObj_GetObject(handle, k), inner, counts, depth + 1
            )


def _matrix(handle: Any) -> Matrix:
    found = pdfium.FS_MATRIX()
    pdfium.FPDFPageObj_GetMatrix(handle, found)
    return (found.a, found.b, found.c, found.d, found.e, found.f)


def _bounds(handle: Any, matrix: Matrix | None) -> Box:
    left, bottom, right, top = (ctypes.c_float() for _ in range(4))
    pdfium.FPDFPageObj_GetBounds(handle, left, bottom, right, top)
    box = (left.value, bottom.value, right.value, top.value)
    return box if matrix is None else boxed(box, matrix)


def _is_cut(handle: Any, own: Box) -> bool:
    """Whether what is shown of an object is no rectangle around all of it."""
    path = pdfium.FPDFPageObj_GetClipPath(handle)
    if not path:
        return False
    x, y = ctypes.c_float(), ctypes.c_float()
    for k in range(max(pdfium.FPDFClipPath_CountPaths(path), 0)):
        steps = pdfium.FPDFClipPath_CountPathSegments(path, k)
        if steps > _RECTANGLE:
            return True
        xs, ys = [], []
        for step in range(steps):
            pdfium.FPDFPathSegment_GetPoint(pdfium.FPDFClipPath_GetPathSegment(path, k, step), x, y)
            xs.append(x.value)
            ys.append(y.value)
        if not xs or not (
            min(xs) - _SLACK <= own[0] and own[2] <= max(xs) + _SLACK
            and min(ys) - _SLACK <= own[1] and own[3] <= max(ys) + _SLACK
            and len(set(xs)) == len(set(ys)) == 2
        ):  # fmt: skip
            return True
    return False


def _path(
    handle: Any, matrix: Matrix | None, space: Space, shapes: Shapes, order: int, counts: Counts
) -> None:
    fills, strokes = ctypes.c_int(), ctypes.c_int()
    pdfium.FPDFPath_GetDrawMode(handle, fills, strokes)
    opaque = channels(handle, stroke=not fills.value)[3]
    if not (fills.value or strokes.value) or not opaque:
        return
    box = space.box(_bounds(handle, matrix))
    width, height = box[2] - box[0], box[3] - box[1]
    steps = pdfium.FPDFPath_CountSegments(handle)
    counts.segments += steps
    limits.require(limits.PATH_STEPS, counts.segments)
    if min(width, height) <= _THIN:
        shapes.lines.append(Drawn(box))
        return
    if fills.value and not strokes.value and steps <= _RECTANGLE:
        if opaque >= _OPAQUE:
            shapes.fills.append(Fill(order, box))
        return
    pieces = list(_pieces(handle, times(_matrix(handle), matrix), space))
    straight = all(piece.straight for piece in pieces)
    if fills.value and opaque >= _OPAQUE:
        shapes.fills.append(Fill(order, box))
    if not straight and max(width, height) <= _SIGN and fills.value:
        shapes.pictures.append(box)
    for piece in pieces:
        if strokes.value:
            shapes.lines.extend(Drawn(each) for each in piece.strokes)
        else:
            shapes.lines.append(Drawn(piece.box))


def channels(handle: Any, *, stroke: bool) -> tuple[int, int, int, int]:
    """Red, green, blue and opacity of an object; black where it has none of its own."""
    red, green, blue, alpha = (ctypes.c_uint() for _ in range(4))
    get = pdfium.FPDFPageObj_GetStrokeColor if stroke else pdfium.FPDFPageObj_GetFillColor
    if not get(handle, red, green, blue, alpha):
        return 0, 0, 0, 255
    return red.value, green.value, blue.value, alpha.value


class _Piece(msgspec.Struct):
    """A part of a path that is drawn without lifting the pen."""

    box: Box
    strokes: list[Box]
    straight: bool


def _pieces(handle: Any, matrix: Matrix | None, space: Space) -> Iterator[_Piece]:
    x, y = ctypes.c_float(), ctypes.c_float()
    points: list[tuple[float, float]] = []
    straight = True
    for k in range(pdfium.FPDFPath_CountSegments(handle)):
        segment = pdfium.FPDFPath_GetPathSegment(handle, k)
        kind = pdfium.FPDFPathSegment_GetType(segment)
        pdfium.FPDFPathSegment_GetPoint(segment, x, y)
        if kind == _MOVE and points:
            yield _piece(points, straight=straight)
            points, straight = [], True
        straight = straight and kind in (_MOVE, _LINE)
        points.append(space.point(x.value, y.value, matrix))
        if pdfium.FPDFPathSegment_GetClose(segment):
            points.append(points[0])
    if points:
        yield _piece(points, straight=straight)


def _piece(points: list[tuple[float, float]], *, straight: bool) -> _Piece:
    xs, ys = [x for x, _ in points], [y for _, y in points]
    strokes = [
        (min(ax, bx), min(ay, by), max(ax, bx), max(ay, by))
        for (ax, ay), (bx, by) in pairwise(points)
        if min(abs(ax - bx), abs(ay - by)) <= _THIN / 2
    ]
    return _Piece((min(xs), min(ys), max(xs), max(ys)), strokes if straight else [], straight)
