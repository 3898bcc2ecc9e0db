"""Pages of a PDF as pictures: small ones in shades of grey, as PNG."""

from __future__ import annotations

import contextlib
import struct
import zlib
from collections.abc import Iterable, Iterator

import msgspec

from govreport_parse.model.extras import extra

__all__ = ["PagePicture", "pictures_of"]

# Points of a picture's longer side at first, and at most; a page of text in type of 9 is read at 1,400.
_LONGEST, _LEAST, _SMALLER = 1500, 700, 0.85
# Bytes of a picture, which is drawn smaller until it has no more.
_MOST_BYTES = 150_000
_SHADES = bytes(round(value / 17) * 17 for value in range(256))
_SIGNATURE = b"\x89PNG\r\n\x1a\n"


class PagePicture(msgspec.Struct, frozen=True, kw_only=True):
    """A page as a PNG file; `width`, `height` are those of the page as it is shown, in points."""

    number: int
    width: float
    height: float
    png: bytes


def pictures_of(data: bytes, numbers: Iterable[int]) -> Iterator[PagePicture]:
    """The pages of these numbers, from 1, that a PDF has.

    Raises
    ------
    MissingExtra
        Where pypdfium2 is not installed.
    """
    with extra("pdf", ""):
        import pypdfium2

    with contextlib.closing(pypdfium2.PdfDocument(data)) as document:
        for number in sorted(set(numbers)):
            if not 0 < number <= len(document):
                continue
            with contextlib.closing(document[number - 1]) as page:
                width, height = page.get_size()
                longest = float(_LONGEST)
                while True:
                    bitmap = page.render(scale=longest / max(width, height), grayscale=True)
                    png = _png(bytes(bitmap.buffer), bitmap.width, bitmap.height, bitmap.stride)
                    bitmap.close()
                    if len(png) <= _MOST_BYTES or longest <= _LEAST:
                        break
                    longest *= _SMALLER
                yield PagePicture(number=number, width=width, height=height, png=png)


def _png(shades: bytes, width: int, height: int, stride: int) -> bytes:
    """Rows of shades, one byte a point, as a PNG file of sixteen shades, which packs to half of 256."""
    shades = shades.translate(_SHADES)
    rows = b"".join(b"\0" + shades[k * stride : k * stride + width] for k in range(height))
    head = struct.pack(">IIBBBBB", width, height, 8, 0, 0, 0, 0)
    chunks = ((b"IHDR", head), (b"IDAT", zlib.compress(rows, 9)), (b"IEND", b""))
    return _SIGNATURE + b"".join(
        struct.pack(">I", len(content))
        + name
        + content
        + struct.pack(">I", zlib.crc32(name + content))
        for name, content in chunks
    )
