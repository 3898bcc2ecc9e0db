"""What a page of a PDF draws, object by object: text, lines, pictures, and what hides text."""

from __future__ import annotations

import ctypes
from collections.abc import Callable, Iterator, Sequence
from functools import partial
from itertools import pairwise, repeat
from typing import NamedTuple

import msgspec
import pypdfium2.raw as pdfium

from govreport_parse.model import limits
from govreport_parse.readers.pdf import calls
from govreport_parse.readers.pdf.space import Box, Matrix, Space, boxed, times

__all__ = ["Counts", "Drawn", "Fill", "Shapes", "TextObject", "shapes_of"]

_FLOAT = ctypes.c_float
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
_TEXT, _PATH, _IMAGE = pdfium.FPDF_PAGEOBJ_TEXT, pdfium.FPDF_PAGEOBJ_PATH, pdfium.FPDF_PAGEOBJ_IMAGE
_SHADING, _FORM = pdfium.FPDF_PAGEOBJ_SHADING, pdfium.FPDF_PAGEOBJ_FORM
_MOVE, _LINE = pdfium.FPDF_SEGMENT_MOVETO, pdfium.FPDF_SEGMENT_LINETO


class TextObject(msgspec.Struct, gc=False):
    """A run of text: the address of its object, its place in the order of drawing, its bounds, and how it is drawn.

    `is_cut`: it may lead beyond what is shown of it.
    """

    handle: int
    order: int
    box: Box
    mode: int
    is_cut: bool


class Fill(msgspec.Struct, frozen=True, gc=False):
    """What covers whatever is drawn before it: its place in the order of drawing, its bounds."""

    order: int
    box: Box


class Drawn(msgspec.Struct, frozen=True, gc=False):
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


def shapes_of(page: int, space: Space, counts: Counts) -> Shapes:
    """The objects of a page, those of its forms included.

    Raises
    ------
    LimitExceeded
        Without a file's name, for more objects or steps of paths than :mod:`govreport_parse.model.limits` allows.
    """
    found = _Objects()
    _gather(calls.object_of_page, page, calls.count_of_page(page), None, counts, 0, found)
    bounds = calls.bounds_of(found.handles)
    moved = (
        own if matrix is None else boxed(own, matrix)
        for own, matrix in zip(bounds, found.matrices, strict=True)
    )
    boxes = space.boxes(moved)
    texts = [order for order, kind in enumerate(found.kinds) if kind == _TEXT]
    shapes = Shapes(texts=_texts(found, texts, bounds, boxes), lines=[], pictures=[], fills=[])
    paints = _paints(
        [h for h, kind in zip(found.handles, found.kinds, strict=True) if kind == _PATH]
    )
    for order, kind in enumerate(found.kinds):
        if kind == _PATH:
            handle, matrix = found.handles[order], found.matrices[order]
            path = _Path(order, handle, matrix, boxes[order], paints[handle])
            _draw(path, space, shapes, counts)
        elif kind == _IMAGE:
            shapes.pictures.append(boxes[order])
            shapes.fills.append(Fill(order, boxes[order]))
        elif kind == _SHADING:
            shapes.fills.append(Fill(order, boxes[order]))
    return shapes


class _Objects(msgspec.Struct):
    """Objects in the order in which they are drawn: their addresses, their kinds, and what moves the forms they are of."""

    handles: list[int] = []
    kinds: list[int] = []
    matrices: list[Matrix | None] = []


def _gather(
    get: Callable[[int, int], int], whole: int, number: int, matrix: Matrix | None, counts: Counts, depth: int,
    found: _Objects,
) -> None:  # fmt: skip
    """The objects of a page or a form, and of the forms within."""
    handles = list(map(get, repeat(whole), range(number)))
    counts.objects += len(handles)
    limits.require(limits.PAGE_OBJECTS, counts.objects)
    kinds = list(map(calls.kind_of, handles))
    if _FORM not in kinds:
        found.handles += handles
        found.kinds += kinds
        found.matrices += [matrix] * len(handles)
        return
    for handle, kind in zip(handles, kinds, strict=True):
        if kind != _FORM:
            found.handles.append(handle)
            found.kinds.append(kind)
            found.matrices.append(matrix)
        elif depth < _DEPTH:
            inner, held = times(_matrix(handle), matrix), calls.count_of_form(handle)
            _gather(calls.object_of_form, handle, held, inner, counts, depth + 1, found)


def _texts(
    found: _Objects, orders: Sequence[int], bounds: Sequence[Box], boxes: Sequence[Box]
) -> dict[int, TextObject]:
    """The runs of text, by their addresses."""
    handles = [found.handles[order] for order in orders]
    modes, clips = map(calls.mode_of, handles), map(calls.clip_of, handles)
    return {
        handle: TextObject(
            handle, order, boxes[order], mode, clip is not None and _is_cut(clip, bounds[order])
        )
        for handle, order, mode, clip in zip(handles, orders, modes, clips, strict=True)
    }


def _matrix(handle: int) -> Matrix:
    (found,) = calls.records(_FLOAT, 6, 1, partial(map, calls.object_matrix, [handle]))
    return found


def _is_cut(clip: int, own: Box) -> bool:
    """Whether what is shown of an object, by its clip path, is no rectangle around all of it."""
    for k in range(calls.clip_paths(clip)):
        steps = calls.clip_segments(clip, k)
        if steps > _RECTANGLE:
            return True
        points = _points([calls.clip_segment(clip, k, step) for step in range(steps)])
        xs, ys = [x for x, _ in points], [y for _, y in points]
        if not xs or not (
            min(xs) - _SLACK <= own[0] and own[2] <= max(xs) + _SLACK
            and min(ys) - _SLACK <= own[1] and own[3] <= max(ys) + _SLACK
            and len(set(xs)) == len(set(ys)) == 2
        ):  # fmt: skip
            return True
    return False


def _points(segments: Sequence[int]) -> list[tuple[float, float]]:
    """Where the steps of a path lead."""
    return calls.records(
        _FLOAT, 2, len(segments), lambda at: map(calls.point_of, segments, at, calls.further(at, 4))
    )


class _Paint(NamedTuple):
    """How a path is drawn: whether it is filled, whether it is stroked, and how opaque, of 255."""

    fills: bool
    strokes: bool
    opaque: int


def _paints(handles: Sequence[int]) -> dict[int, _Paint]:
    """How paths are drawn, by their addresses."""
    modes = calls.records(
        ctypes.c_int, 2, len(handles), lambda at: map(calls.draw_mode, handles, at, calls.further(at, 4))
    )  # fmt: skip
    filled = [handle for handle, (fills, _) in zip(handles, modes, strict=True) if fills]
    others = [handle for handle, (fills, _) in zip(handles, modes, strict=True) if not fills]
    colours = dict(zip(filled, calls.colours_of(filled), strict=True))
    colours |= zip(others, calls.colours_of(others, stroke=True), strict=True)
    return {
        handle: _Paint(bool(fills), bool(strokes), colours[handle][3])
        for handle, (fills, strokes) in zip(handles, modes, strict=True)
    }


class _Path(NamedTuple):
    """A path: its place in the order of drawing, its address, what moves its form, its bounds, and how it is drawn."""

    order: int
    handle: int
    matrix: Matrix | None
    box: Box
    paint: _Paint


def _draw(path: _Path, space: Space, shapes: Shapes, counts: Counts) -> None:
    """Put a path among what may rule a table, cover text, or be a character."""
    box, paint = path.box, path.paint
    if not (paint.fills or paint.strokes) or not paint.opaque:
        return
    width, height = box[2] - box[0], box[3] - box[1]
    steps = calls.path_segments(path.handle)
    counts.segments += steps
    limits.require(limits.PATH_STEPS, counts.segments)
    if min(width, height) <= _THIN:
        shapes.lines.append(Drawn(box))
        return
    if paint.fills and not paint.strokes and steps <= _RECTANGLE:
        if paint.opaque >= _OPAQUE:
            shapes.fills.append(Fill(path.order, box))
        return
    matrix = times(_matrix(path.handle), path.matrix)
    pieces = list(_pieces(path.handle, steps, matrix, space))
    straight = all(piece.straight for piece in pieces)
    if paint.fills and paint.opaque >= _OPAQUE:
        shapes.fills.append(Fill(path.order, box))
    if not straight and max(width, height) <= _SIGN and paint.fills:
        shapes.pictures.append(box)
    for piece in pieces:
        if paint.strokes:
            shapes.lines.extend(Drawn(each) for each in piece.strokes)
        else:
            shapes.lines.append(Drawn(piece.box))


class _Piece(msgspec.Struct):
    """A part of a path that is drawn without lifting the pen."""

    box: Box
    strokes: list[Box]
    straight: bool


def _pieces(handle: int, steps: int, matrix: Matrix | None, space: Space) -> Iterator[_Piece]:
    segments = list(map(calls.path_segment, repeat(handle), range(steps)))
    points: list[tuple[float, float]] = []
    straight = True
    for (x, y), kind, closes in zip(
        _points(segments), map(calls.kind_of_segment, segments), map(calls.closes, segments), strict=True
    ):  # fmt: skip
        if kind == _MOVE and points:
            yield _piece(points, straight=straight)
            points, straight = [], True
        straight = straight and kind in (_MOVE, _LINE)
        points.append(space.point(x, y, matrix))
        if closes:
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
