"""The text of a ``.doc``: pieces that lie anywhere in its stream, each in one of two encodings."""

from __future__ import annotations

import struct
from bisect import bisect_right
from collections.abc import Iterator

import msgspec

from govreport_parse.readers.doc.header import Streams
from govreport_parse.readers.doc.sprms import Modifier, of_piece
from govreport_parse.readers.ole import BrokenFile

__all__ = ["Piece", "Pieces", "Stretch"]

_PART = 33
_GROUP, _TABLE = 1, 2
_BYTES, _PLACE = 1 << 30, (1 << 30) - 1


class Piece(msgspec.Struct, frozen=True, kw_only=True):
    """A run of characters that lie together.

    Attributes
    ----------
    first, end
        Its characters, counted through all stories.
    at
        The byte of the first in the stream.
    width
        Bytes of a character: 1 of Windows-1252, 2 of UTF-16.
    modifiers
        What it modifies of all its characters and paragraphs.
    """

    first: int
    end: int
    at: int
    width: int
    modifiers: tuple[Modifier, ...]


class Stretch(msgspec.Struct, frozen=True, kw_only=True):
    """A part of a piece: which characters, and the bytes that they have."""

    piece: Piece
    first: int
    begin: int
    end: int


class Pieces:
    """The pieces of a document in the order of the text.

    Attributes
    ----------
    stream
        The stream in which they lie.

    Raises
    ------
    BrokenFile
        For a table of pieces that does not cover the text, or that names bytes beyond the stream.
    """

    def __init__(self, streams: Streams) -> None:
        self.stream: bytes = streams.word
        groups, table = _parts(streams.part(_PART))
        count = (len(table) - 4) // 12
        if count < 1:
            raise BrokenFile("no text")
        places = struct.unpack_from(f"<{count + 1}I", table)
        self._pieces: list[Piece] = []
        for k in range(count):
            _, where, modifier = struct.unpack_from("<HIH", table, 4 * (count + 1) + 8 * k)
            first, end = places[k], places[k + 1]
            width = 1 if where & _BYTES else 2
            at = (where & _PLACE) // (2 if width == 1 else 1)
            if end <= first or at + (end - first) * width > len(streams.word):
                raise BrokenFile("a piece of the text is not there")
            self._pieces.append(
                Piece(
                    first=first, end=end, at=at, width=width, modifiers=of_piece(modifier, groups)
                )
            )
        if self._pieces[0].first != 0 or self._pieces[-1].end < streams.length:
            raise BrokenFile("the text ends early")
        self._firsts = [piece.first for piece in self._pieces]

    def between(self, first: int, end: int) -> Iterator[Stretch]:
        """The parts of pieces that hold these characters."""
        k = max(0, bisect_right(self._firsts, first) - 1)
        for piece in self._pieces[k:]:
            if piece.first >= end:
                break
            low, high = max(first, piece.first), min(end, piece.end)
            if low < high:
                begin = piece.at + (low - piece.first) * piece.width
                ends = piece.at + (high - piece.first) * piece.width
                yield Stretch(piece=piece, first=low, begin=begin, end=ends)


def _parts(packed: bytes) -> tuple[list[bytes], bytes]:
    """The groups of modifiers that pieces may refer to, and the table of pieces."""
    groups: list[bytes] = []
    at = 0
    while at + 5 <= len(packed):
        kind = packed[at]
        if kind == _TABLE:
            (size,) = struct.unpack_from("<I", packed, at + 1)
            if at + 5 + size > len(packed):
                break
            return groups, packed[at + 5 : at + 5 + size]
        if kind != _GROUP:
            break
        (size,) = struct.unpack_from("<H", packed, at + 1)
        groups.append(packed[at + 3 : at + 3 + size])
        at += 3 + size
    raise BrokenFile("no table of the text's pieces")
