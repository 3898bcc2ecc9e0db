"""Tables that a page shows as pictures: what is recognised in those that lie in it or beside it."""

from __future__ import annotations

import binascii
import re
from base64 import b64decode
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import suppress
from typing import Any
from urllib.parse import unquote_to_bytes

import msgspec

from govreport_parse.model import limits
from govreport_parse.model.document import Block, BlockPlaces, Paragraph, Place
from govreport_parse.model.errors import LimitExceeded, UnreadableDocument
from govreport_parse.model.extras import extra
from govreport_parse.model.places import moved
from govreport_parse.readers.drawn import PageDrawing
from govreport_parse.readers.formats import Content, Given
from govreport_parse.readers.html.pictures import INNER, Shown
from govreport_parse.readers.image import PICTURES
from govreport_parse.readers.paging import content_of
from govreport_parse.text.patterns import lazy_pattern

__all__ = ["recognised_in", "take_inner"]

_INNER = lazy_pattern(
    rb"data:image/[\w.+-]{1,20}(?:;[\w=-]{1,30})*;base64,([A-Za-z0-9+/=%_\s-]{64,}+)"
)
_REFERENCE = "data:,{}"
# In pixels: the rows of a table are not read of less.
_WIDE, _HIGH = 400, 100
# In points: a picture is taken to be as wide as A4, a broad one with more pixels as wide as A4 on its side.
_SHORT, _LONG = 595.0, 842.0


def take_inner(data: bytes, inner: dict[str, bytes]) -> bytes:
    """A page's source with references for the pictures in it, which go into `inner`."""

    def take(match: re.Match[bytes]) -> bytes:
        try:
            picture = b64decode(unquote_to_bytes(b"".join(match[1].split())))
        except binascii.Error:
            return match[0]
        reference = _REFERENCE.format(len(inner))
        inner[reference] = picture
        return reference.encode()

    return _INNER.sub(take, data)


def recognised_in(
    shown: Sequence[Shown], inner: dict[str, bytes], given: Given, *, whole: bool
) -> Content | None:
    """What is recognised in pictures that lie in a page or beside it; None for nothing.

    Parameters
    ----------
    shown
        The pictures, with the text around them.
    inner
        Those within the page, by their references.
    given
        The page.
    whole
        All pictures are looked at as pages; else those with a table, for their sake.

    Raises
    ------
    LimitExceeded
        Without the page's name, where more of them are looked at than :data:`~.limits.PAGES`, or recognised
        than :data:`~.limits.SCANS`.
    MissingExtra
        The packages are not installed, and there is a picture.
    """
    blocks: list[Block] = []
    places: list[BlockPlaces] = []
    run: list[PageDrawing] = []
    boxes: dict[int, tuple[str, float]] = {}  # of a drawing: its file, and pixels a point
    above: tuple[str, ...] = ()
    looked_at = 0

    def onto(place: Place) -> Place:
        file, scale = boxes[place.page]
        sides = {side: round(getattr(place, side) * scale, 1) for side in ("x0", "y0", "x1", "y1")}
        return msgspec.structs.replace(place, file=file, **sides)

    def end_run() -> None:
        if run:
            content = content_of(run)
            blocks.extend(Paragraph(text=line) for line in above)
            blocks.extend(content.blocks)
            places.extend(moved(content.places, onto))
            run.clear()

    for one in shown:
        if not one.follows:
            end_run()
        for file, picture in _pictures(one, inner, given):
            height, width = picture.shape
            if width < _WIDE or height < _HIGH:
                continue
            looked_at += 1
            limits.require(limits.PAGES, looked_at)
            drawing = _drawn(picture, len(boxes) + 1, whole=whole)
            if drawing.glyphs:
                above = above if run else one.above
                boxes[drawing.number] = file, width / drawing.width
                limits.require(limits.SCANS, len(boxes))
                run.append(drawing)
    end_run()
    if not boxes:
        return None
    return Content(blocks=tuple(blocks), places=tuple(places), recognised=tuple(boxes))


def _pictures(one: Shown, inner: dict[str, bytes], given: Given) -> Iterator[tuple[str, Any]]:
    """The pages of a picture in grey, with what the page calls it."""
    for reference in one.references:
        data = inner.get(reference) if reference in inner else given.beside(reference)
        if data is None or not data.startswith(PICTURES):
            continue
        name = INNER if reference in inner else reference
        count = 0
        with suppress(UnreadableDocument, LimitExceeded):  # which the page is not to blame for
            for page in _opened(given.name)(data, reference):
                count += 1
                yield name, page
        if count:
            return


def _opened(name: str) -> Callable[[bytes, str], Iterable[Any]]:
    """What opens pictures; without its packages an error for the page of this name."""
    with extra("ocr", name):
        import cv2  # noqa: F401
        import rapidocr  # noqa: F401
    from govreport_parse.readers.image.reader import pages_in

    return pages_in


def _drawn(picture: Any, number: int, *, whole: bool) -> PageDrawing:
    from govreport_parse.readers.image.drawing import recognised_page
    from govreport_parse.readers.image.upright import PIXELS

    height, width = picture.shape
    broad = min(max(width / PIXELS, _SHORT), _LONG) if width > height else _SHORT
    return recognised_page(picture, number, broad, broad * height / width, for_tables=not whole)
