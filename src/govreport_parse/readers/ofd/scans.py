"""Pages of an OFD file that are a picture each: their characters recognised, for whoever asks for it."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import islice

import cv2
import msgspec
import numpy as np

from govreport_parse.model.document import LOST
from govreport_parse.model.errors import UnreadableDocument
from govreport_parse.readers.drawn import Glyph, PageDrawing
from govreport_parse.readers.image.drawing import recognised_page
from govreport_parse.readers.image.reader import pages_in
from govreport_parse.readers.image.upright import PIXELS, Array
from govreport_parse.readers.ofd.drawing import Scan
from govreport_parse.readers.ofd.geometry import Box
from govreport_parse.readers.pictured import scale_for
from govreport_parse.readers.xml_parts import XmlParts

__all__ = ["recognised_scan"]


def recognised_scan(package: XmlParts, page: PageDrawing, scan: Scan) -> PageDrawing | None:
    """The drawing of a page that is a picture; None where that cannot be read, or shows no text.

    Raises
    ------
    LimitExceeded
        Without a file's name, for a picture beyond a bound of :mod:`govreport_parse.model.limits`.
    """
    data = package.picture(scan.path)
    if data is None:
        return None
    try:
        pictures = list(islice(pages_in(data, scan.path), 2))
    except UnreadableDocument:
        return None
    if len(pictures) != 1:
        return None
    scale = scale_for(page.width, page.height)
    shown = _shown(pictures[0], page, scan, scale)
    drawing = recognised_page(shown, page.number, page.width * scale, page.height * scale)
    if not drawing.glyphs:
        return None
    covers = [(x0 * scale, y0 * scale, x1 * scale, y1 * scale) for x0, y0, x1, y1 in scan.beside]
    glyphs = tuple(_below(glyph, covers) for glyph in drawing.glyphs)
    return msgspec.structs.replace(drawing, glyphs=glyphs, pictures=(*drawing.pictures, *covers))


def _below(glyph: Glyph, covers: Sequence[Box]) -> Glyph:
    """A character, a sign of loss for one that something else covers."""
    if any(
        x0 <= glyph.x1 and glyph.x0 <= x1 and y0 <= glyph.y1 and glyph.y0 <= y1
        for x0, y0, x1, y1 in covers
    ):
        return Glyph(LOST, glyph.x0, glyph.y0, glyph.x1, glyph.y1, glyph.base, glyph.size)
    return glyph


def _shown(picture: Array, page: PageDrawing, scan: Scan, scale: float) -> Array:
    """The page with the picture where it shows it, on white."""
    pixels = PIXELS * scale
    x0, y0, x1, y1 = (round(side * pixels) for side in scan.box)
    width, height = x1 - x0, y1 - y0
    how = cv2.INTER_AREA if width < picture.shape[1] else cv2.INTER_CUBIC
    sized = cv2.resize(picture, (width, height), interpolation=how)
    shown = np.full((round(page.height * pixels), round(page.width * pixels)), 255, np.uint8)
    left, top = max(x0, 0), max(y0, 0)
    right, bottom = min(x1, shown.shape[1]), min(y1, shown.shape[0])
    shown[top:bottom, left:right] = sized[top - y0 : bottom - y0, left - x0 : right - x0]
    return shown
