"""Compound files (OLE): folders and streams in one file, as Office wrote its documents until 2007.

A stream is given whole or not at all: one that ends early would make a shorter text. Nothing is followed
twice, so that whatever the tables of a file say, reading it takes a time that grows with its size alone.
"""

from __future__ import annotations

import struct

__all__ = ["SIGNATURE", "BrokenFile", "Compound", "names_stream"]

SIGNATURE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_HEADER = 512
_ENTRY = 128
_ENTRY_FIELDS = struct.Struct("<64sHBBIII36xII")
_STREAM, _ROOT = 2, 5
# Numbers of sectors from here on are signs: free, the end of a chain.
_SIGNS = 0xFFFFFFFA
_MINI_SHIFT = 6
# Tables of sectors that the header itself lists.
_LISTED = 109


class BrokenFile(Exception):
    """What a file says of itself cannot be."""


def names_stream(data: bytes, name: str) -> bool:
    """Whether a file is a compound file in which a stream or folder may have this name."""
    return data.startswith(SIGNATURE) and name.encode("utf-16-le") in data


class Compound:
    """The streams that lie in no folder.

    Parameters
    ----------
    data
        The file.

    Raises
    ------
    BrokenFile
        For one that is damaged where the streams are listed.
    """

    def __init__(self, data: bytes) -> None:
        if not data.startswith(SIGNATURE) or len(data) < _HEADER:
            raise BrokenFile("no header")
        shift, mini = struct.unpack_from("<HH", data, 0x1E)
        if shift not in (9, 12) or mini != _MINI_SHIFT:
            raise BrokenFile("sectors of an unknown size")
        self._data, self._size = data, 1 << shift
        tables, first = struct.unpack_from("<II", data, 0x2C)
        self._cutoff, mini_first, _, more, _ = struct.unpack_from("<IIIII", data, 0x38)
        self._table = self._whole_table(tables, more)
        entries = self._joined(first)
        self._entries = [
            _ENTRY_FIELDS.unpack_from(entries, at)
            for at in range(0, len(entries) - _ENTRY + 1, _ENTRY)
        ]
        if not self._entries or self._entries[0][2] != _ROOT:
            raise BrokenFile("no root")
        self._mini_first = mini_first
        self._mini: tuple[bytes, tuple[int, ...]] | None = None

    def stream(self, name: str) -> bytes | None:
        """A stream's bytes; None where there is none of this name.

        Raises
        ------
        BrokenFile
            For a stream that is not there as a whole.
        """
        wanted = name.casefold()
        pending, seen = [self._entries[0][6]], set[int]()
        while pending:
            number = pending.pop()
            if number in seen or number >= len(self._entries):
                continue
            seen.add(number)
            raw, length, kind, _, left, right, _, first, size = self._entries[number]
            own = raw[: max(0, min(length, len(raw)) - 2)].decode("utf-16-le", "replace")
            if kind == _STREAM and own.casefold() == wanted:
                return self._content(first, size)
            pending += (left, right)
        return None

    def _content(self, first: int, size: int) -> bytes:
        if size >= self._cutoff:
            content = self._joined(first, -(-size // self._size))
        else:
            if self._mini is None:
                *_, root, length = self._entries[0]
                self._mini = (
                    self._joined(root)[:length],
                    self._numbers(self._joined(self._mini_first)),
                )
            held, table = self._mini
            step = 1 << _MINI_SHIFT
            content = b"".join(
                held[k * step : (k + 1) * step] for k in _chain(first, table, -(-size // step))
            )
        if len(content) < size:
            raise BrokenFile("a stream ends early")
        return content[:size]

    def _whole_table(self, count: int, more: int) -> tuple[int, ...]:
        """Which sector follows on each, from all sectors that say so."""
        listed = list(struct.unpack_from(f"<{_LISTED}I", self._data, 0x4C))
        seen = set[int]()
        while more < _SIGNS:
            if more in seen:
                raise BrokenFile("sectors that follow on themselves")
            seen.add(more)
            numbers = self._numbers(self._sector(more))
            listed += numbers[:-1]
            more = numbers[-1]
        if count > len(listed):
            raise BrokenFile("fewer tables than said")
        return self._numbers(b"".join(self._sector(number) for number in listed[:count]))

    def _joined(self, first: int, count: int | None = None) -> bytes:
        return b"".join(self._sector(number) for number in _chain(first, self._table, count))

    def _sector(self, number: int) -> bytes:
        at = (number + 1) * self._size
        if at >= len(self._data):
            raise BrokenFile("a sector beyond the end")
        return self._data[at : at + self._size]

    def _numbers(self, content: bytes) -> tuple[int, ...]:
        count = len(content) // 4
        return struct.unpack_from(f"<{count}I", content)


def _chain(first: int, table: tuple[int, ...], count: int | None) -> list[int]:
    """The sectors of a stream, as many as it needs; all where that is not said."""
    found: list[int] = []
    number = first
    while number < _SIGNS and (count is None or len(found) < count):
        if number >= len(table) or len(found) >= len(table):
            raise BrokenFile("sectors that lead nowhere")
        found.append(number)
        number = table[number]
    if count is not None and len(found) < count:
        raise BrokenFile("a stream ends early")
    return found
