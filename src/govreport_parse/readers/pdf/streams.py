"""Whether what a PDF holds packed is whole: its streams end with a checksum, which PDFium passes over.

Where a byte of a packed page is another, a figure of it may be another too, and nothing on the page says so.
"""

from __future__ import annotations

import zlib

from govreport_parse.model import limits
from govreport_parse.text.patterns import lazy_pattern

__all__ = ["is_whole"]

_BEGINNING = lazy_pattern(rb">>\s{0,8}stream[ \t]{0,8}(?:\r\n|\n|\r)")
# Packed by Flate, and by nothing before it. What is packed twice over is pictures.
_FLATE = lazy_pattern(rb"/Filter\s{0,8}(?:\[\s{0,8})?/Fl(?:ateDecode)?(?=[\s/\]>])")
_PICTURE = lazy_pattern(rb"/Subtype\s{0,8}/Image(?=[\s/>])")
_END = lazy_pattern(rb"\s{0,8}endstream")
# Dictionaries of streams have some hundred bytes; what is longer is not looked into.
_DICTIONARY = 4096
# Read in pieces, the first as long as most streams are: there may be many.
_FIRST, _PIECE = 2**10, 2**16
_HEADER, _CHECKSUM = 2, 4


def is_whole(data: bytes) -> bool:
    """Whether every packed stream of a PDF, pictures aside, unpacks to what its checksum says.

    Nothing is kept of what is unpacked. A stream that is packed otherwise or not at all, or that ends without a
    checksum, passes for whole, and so does a file that is encrypted.

    Raises
    ------
    LimitExceeded
        Without a file's name, for more than :data:`govreport_parse.model.limits.STREAMS` unpacked.
    """
    if b"/Encrypt" in data:
        return True
    at = unpacked = 0
    while begin := _BEGINNING.search(data, at):
        before, at = at, begin.end()
        if not _is_packed(data, before, begin.start()) or _END.match(data, at):
            continue
        if not _is_header(data[at : at + _HEADER]):
            return False
        try:
            at, size, checksum = _unpacked(data, at + _HEADER, limits.STREAMS.value - unpacked)
        except (zlib.error, EOFError):
            return False
        if data[at : at + _CHECKSUM] != checksum and not _END.match(data, at):
            return False
        unpacked += size
    return True


def _is_packed(data: bytes, before: int, end: int) -> bool:
    """Whether the dictionary that ends there is of a stream to be unpacked."""
    start = data.rfind(b"obj", max(before, end - _DICTIONARY), end)
    if start < 0:
        return False
    # With what closes it, which ends a name.
    said = data[start : end + 1]
    return bool(_FLATE.search(said)) and not _PICTURE.search(said)


def _is_header(two: bytes) -> bool:
    """Whether zlib's streams begin so: packed by deflate, the two bytes a multiple of 31."""
    return len(two) == _HEADER and two[0] & 15 == zlib.DEFLATED and not int.from_bytes(two) % 31


def _unpacked(data: bytes, at: int, room: int) -> tuple[int, int, bytes]:
    """Where a packed stream ends, how many bytes it holds, and their checksum."""
    unpacking = zlib.decompressobj(-zlib.MAX_WBITS)
    size, checksum, step = 0, 1, _FIRST
    while not unpacking.eof:
        packed = unpacking.unconsumed_tail
        if not packed:
            packed = data[at : at + step]
            at += len(packed)
            step = _PIECE
            if not packed:
                raise EOFError
        piece = unpacking.decompress(packed, _PIECE)
        checksum = zlib.adler32(piece, checksum)
        size += len(piece)
        if size > room:
            raise limits.exceeded(limits.STREAMS)
    return at - len(unpacking.unused_data), size, checksum.to_bytes(_CHECKSUM)
