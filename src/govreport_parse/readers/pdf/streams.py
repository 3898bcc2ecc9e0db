"""Whether what a PDF holds packed is whole: its streams end with a checksum, which PDFium passes over.

Where a byte of a packed page is another, a figure of it may be another too, and nothing on the page says so.
"""

from __future__ import annotations

import zlib
from typing import NamedTuple

from govreport_parse.model import limits
from govreport_parse.readers.pdf.type3 import draws_character
from govreport_parse.text.patterns import lazy_pattern

__all__ = ["drawings_in"]

_BEGINNING = lazy_pattern(rb">>\s{0,8}stream[ \t]{0,8}(?:\r\n|\n|\r)")
# Packed by Flate, and by nothing before it. What is packed twice over is pictures.
_FLATE = lazy_pattern(rb"/Filter\s{0,8}(?:\[\s{0,8})?/Fl(?:ateDecode)?(?=[\s/\]>])")
# As most programs say it, and no more.
_LENGTH = rb"(?:/Length \d{1,9}\s?)?"
_PLAINLY = lazy_pattern(rb"obj\s?<<" + _LENGTH + rb"/Filter ?/FlateDecode\s?" + _LENGTH + b">")
_PICTURE = lazy_pattern(rb"/Subtype\s{0,8}/Image(?=[\s/>])")
_FILTER = lazy_pattern(rb"/Filter(?=[\s/\[\]>])")
_FILTERS = lazy_pattern(rb"/Filter\s{0,8}(\[[\s/\w]{0,200}\]|/[^\s/<>\[\]]{0,40})")
_KNOWN = frozenset(
    b"FlateDecode Fl ASCIIHexDecode AHx ASCII85Decode A85 LZWDecode LZW RunLengthDecode RL CCITTFaxDecode CCF "
    b"JBIG2Decode DCTDecode DCT JPXDecode Crypt".split()
)
_END = lazy_pattern(rb"\s{0,8}endstream")
_ENDS = b"endstream"
# Dictionaries of streams have some hundred bytes; what is longer is not looked into.
_DICTIONARY = 4096
# Read in pieces, the first as long as most streams are: there may be many.
_FIRST, _PIECE = 2**10, 2**16
_HEADER, _CHECKSUM = 2, 4


def drawings_in(data: bytes) -> set[int] | None:
    """Where those packed streams begin that draw a character; None where one is not whole, pictures aside.

    One is whole that unpacks to what its checksum says. Nothing is kept of what is unpacked. A stream that is packed
    otherwise or not at all, or that ends without a checksum, passes for whole, and so does a file that is encrypted.

    Raises
    ------
    LimitExceeded
        Without a file's name, for more than :data:`govreport_parse.model.limits.STREAMS` unpacked.
    """
    found: set[int] = set()
    if b"/Encrypt" in data:
        return found
    at = unpacked = 0
    while begin := _BEGINNING.search(data, at):
        before, at = at, begin.end()
        if data.count(_ENDS, before, begin.start()) > 1:  # of one of them the beginning is damaged
            return None
        packed = _is_packed(data, before, begin.start())
        if packed is None:
            return None
        if not packed or _END.match(data, at):
            continue
        if not _is_header(data[at : at + _HEADER]):
            return None
        try:
            stream = _unpacked(data, at + _HEADER, limits.STREAMS.value - unpacked)
        except (zlib.error, EOFError):
            return None
        if stream.draws:
            found.add(at)
        at = stream.end
        if data[at : at + _CHECKSUM] != stream.checksum and not _END.match(data, at):
            return None
        unpacked += stream.size
    return found


class _Stream(NamedTuple):
    """A packed stream: where it ends, how many bytes it holds, their checksum, and whether they draw a character."""

    end: int
    size: int
    checksum: bytes
    draws: bool


def _is_packed(data: bytes, before: int, end: int) -> bool | None:
    """Whether the dictionary that ends there is of a stream to be unpacked; None where it is damaged."""
    start = data.rfind(b"obj", max(before, end - _DICTIONARY), end)
    if start < 0:
        return False
    # With what closes it, which ends a name.
    said = data[start : end + 1]
    if _PLAINLY.fullmatch(said):
        return True
    if not _names_known_filters(said):
        return None
    return bool(_FLATE.search(said)) and not _PICTURE.search(said)


def _names_known_filters(said: bytes) -> bool:
    """Whether what a dictionary calls a filter is one, and none is named as anything else."""
    found = _FILTERS.search(said)
    if found is None:
        return _FILTER.search(said) is not None or b"/FlateDecode" not in said
    return _KNOWN.issuperset(found[1].strip(b"[] \t\r\n").replace(b"/", b" ").split())


def _is_header(two: bytes) -> bool:
    """Whether zlib's streams begin so: packed by deflate, the two bytes a multiple of 31."""
    return len(two) == _HEADER and two[0] & 15 == zlib.DEFLATED and not int.from_bytes(two) % 31


def _unpacked(data: bytes, at: int, room: int) -> _Stream:
    """A packed stream, of whose bytes there may be so many."""
    unpacking = zlib.decompressobj(-zlib.MAX_WBITS)
    size, checksum, step, draws = 0, 1, _FIRST, False
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
        draws = draws or (not size and draws_character(piece))
        size += len(piece)
        if size > room:
            raise limits.exceeded(limits.STREAMS)
    end = at - len(unpacking.unused_data)
    return _Stream(end, size, checksum.to_bytes(_CHECKSUM), draws)
