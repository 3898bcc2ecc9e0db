"""Pictures to blocks: each page as a drawing of the characters that are recognised in it."""

from __future__ import annotations

import io
import struct
import warnings
from collections.abc import Iterator

import numpy as np
from PIL import Image, ImageOps, ImageSequence

from govreport_parse.model import limits
from govreport_parse.model.errors import UnreadableDocument
from govreport_parse.readers.formats import Content, Given
from govreport_parse.readers.image.drawing import recognised_page
from govreport_parse.readers.image.upright import Array
from govreport_parse.readers.paging import content_of
from govreport_parse.readers.pictured import without_text

__all__ = ["pages_in", "read_image"]

_KIND = ("picture", "图片")
# In points: the sides of A4, which a picture of a page is taken for.
_SHORT, _LONG = 595.0, 842.0
# In pixels: a page at 75 to the inch, of which nothing can be read, has more on its short side.
_LEAST = 400
_READ = ("PNG", "JPEG", "TIFF")


def read_image(given: Given) -> Content:
    """Read a picture, or the pictures of a TIFF file.

    Raises
    ------
    LimitExceeded
        Without a file's name, for more pages or pixels than :mod:`govreport_parse.model.limits` allows.
    UnreadableDocument
        For one that is damaged, too small, or shows no text.
    """
    drawings = []
    for number, page in enumerate(pages_in(given.data, given.name), 1):
        height, width = page.shape
        if min(width, height) < _LEAST:
            raise UnreadableDocument(
                given.name,
                f"the picture has {width} by {height} pixels, too few to read a page; scan it at 150 to 300 "
                "to the inch",
                f"图片只有{width}×{height}像素，无法识别；请以150至300dpi扫描",
            )
        wide = _SHORT if height >= width else _LONG
        drawings.append(recognised_page(page, number, wide, wide * height / width))
    if not any(drawing.glyphs for drawing in drawings):
        raise without_text(given.name, _KIND, is_scan=False)
    content = content_of(drawings)
    return Content(
        blocks=content.blocks,
        places=content.places,
        recognised=tuple(drawing.number for drawing in drawings),
    )


def pages_in(data: bytes, name: str) -> Iterator[Array]:
    """The pages of a picture in grey, one after another.

    Raises
    ------
    LimitExceeded
        As for :func:`read_image`.
    UnreadableDocument
        For one that is damaged; `name` is what it is called.
    """
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")  # what is large is for the limits
            opened = Image.open(io.BytesIO(data), formats=_READ)
        limits.require(limits.SCANS, getattr(opened, "n_frames", 1))
        for page in ImageSequence.Iterator(opened):
            limits.require(limits.PIXELS, page.width * page.height)
            yield np.asarray(ImageOps.exif_transpose(_on_white(page)))
    except Image.DecompressionBombError:
        raise limits.exceeded(limits.PIXELS) from None
    except (OSError, SyntaxError, ValueError, EOFError, KeyError, TypeError, struct.error) as error:
        raise UnreadableDocument(
            name,
            "the picture is damaged or incomplete; fetch it again",
            "图片已损坏或不完整；请重新获取该文件",
        ) from error


def _on_white(page: Image.Image) -> Image.Image:
    """A picture in grey, what is transparent white."""
    if page.mode.startswith("I"):  # of 16 bits, of which Pillow would drop the upper ones
        return Image.fromarray((np.asarray(page, np.uint32) >> 8).astype(np.uint8))
    if not page.has_transparency_data:
        return page.convert("L")
    own = page.convert("RGBA")
    white = Image.new("RGBA", own.size, "white")
    white.alpha_composite(own)
    return white.convert("L")
