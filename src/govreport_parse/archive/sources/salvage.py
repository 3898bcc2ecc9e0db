"""What can still be read of a zip whose directory is lost, as in a download that broke off."""

from __future__ import annotations

import struct
import zlib
from collections.abc import Iterator
from typing import BinaryIO

from govreport_parse.archive.sources.intake import Intake
from govreport_parse.archive.sources.limits import Refused, read_bounded
from govreport_parse.archive.sources.names import decode_name, safe_path
from govreport_parse.archive.sources.records import Item, Skipped

__all__ = ["salvaged"]

_MEMBER = b"PK\x03\x04"
_DESCRIPTOR = b"PK\x07\x08"
# After the signature: version, flags, method, time, date, CRC, packed size, size, name and extra.
_HEADER = struct.Struct("<5H3L2H")
_ENCRYPTED = 1 << 0
_SIZES_FOLLOW = 1 << 3
_UTF8_NAME = 1 << 11
_STORED, _DEFLATED = 0, 8
_PIECE = 2**16


def salvaged(file: BinaryIO, intake: Intake) -> Iterator[Item | Skipped]:
    """The members in the order they were written, up to the first that cannot be passed.

    Raises
    ------
    EOFError, zlib.error, ValueError
        Where that is, unless it is the end.
    """
    reader = _Reader(file)
    while reader.read(4) == _MEMBER:
        flags, method, crc, packed, name = _header(reader)
        follows = bool(flags & _SIZES_FOLLOW)
        known = not follows or (method == _STORED and name.endswith("/"))
        if method not in (_STORED, _DEFLATED) or (method == _STORED and not known):
            raise ValueError(f"{name}: cannot be passed without the directory")
        kind = _Deflated if method == _DEFLATED else _Stored
        member = kind(reader, packed if known else None)
        found = _read(member, name, flags, intake)
        member.drain()
        if member.crc != (reader.descriptor() if follows else crc):
            yield intake.skip(name, Refused("damaged member (bad CRC-32)", "成员已损坏（CRC不符）"))
        elif isinstance(found, Skipped):
            yield found
        elif found is not None:
            yield intake.take(name, found)


def _read(member: _Stored, name: str, flags: int, intake: Intake) -> bytes | Skipped | None:
    """The member's bytes; None for a folder and for what is no document."""
    if name.endswith("/"):
        return None
    if flags & _ENCRYPTED:
        return intake.skip(name, Refused("protected by a password", "受密码保护"))
    try:
        path = safe_path(name)
        if not intake.expects(path):
            return None
        return intake.refuse_archive(path) or read_bounded(member)
    except Refused as refused:
        return intake.skip(name, refused)


class _Reader:
    """A file that takes back what was read too much."""

    def __init__(self, file: BinaryIO) -> None:
        self._file = file
        self._back = b""

    def read(self, size: int) -> bytes:
        """At most `size` bytes."""
        if len(self._back) < size:
            self._back += self._file.read(size - len(self._back))
        data, self._back = self._back[:size], self._back[size:]
        return data

    def exactly(self, size: int) -> bytes:
        """`size` bytes; EOFError where there are less."""
        data = self.read(size)
        if len(data) < size:
            raise EOFError("the archive is cut off")
        return data

    def take_back(self, data: bytes) -> None:
        """Put bytes before what is to come."""
        self._back = data + self._back

    def descriptor(self) -> int:
        """The CRC of the descriptor after a member, which has three lengths in use."""
        data = self.exactly(12)
        if data.startswith(_DESCRIPTOR):
            data = data[4:] + self.exactly(4)
        ahead = self.read(8)
        # Sizes of 8 bytes instead of 4, where no signature follows at once.
        self.take_back(ahead if ahead.startswith(b"PK") else b"")
        return int.from_bytes(data[:4], "little")


def _header(reader: _Reader) -> tuple[int, int, int, int, str]:
    _, flags, method, _, _, crc, packed, _, name, extra = _HEADER.unpack(
        reader.exactly(_HEADER.size)
    )
    raw = reader.exactly(name)
    reader.exactly(extra)
    shown = raw.decode("utf-8", "backslashreplace") if flags & _UTF8_NAME else decode_name(raw)
    return flags, method, crc, packed, shown


class _Stored:
    """A member's content as it is read; `packed` is its size, None where that is not known."""

    def __init__(self, reader: _Reader, packed: int | None) -> None:
        self._reader = reader
        self._left = packed
        self.crc = 0

    def read(self, size: int, /) -> bytes:
        """At most `size` bytes."""
        data = self._content(size)
        self.crc = zlib.crc32(data, self.crc)
        return data

    def drain(self) -> None:
        """Read to the end, and past what belongs to the member there."""
        while self.read(_PIECE):
            pass
        while self._left and self._packed(_PIECE):
            pass

    def _content(self, size: int) -> bytes:
        return self._packed(size)

    def _packed(self, size: int) -> bytes:
        if self._left is None:
            return self._reader.read(size)
        data = self._reader.read(min(size, self._left))
        if not data and self._left:
            raise EOFError("the archive is cut off")
        self._left -= len(data)
        return data


class _Deflated(_Stored):
    """A deflated member, which says itself where it ends."""

    def __init__(self, reader: _Reader, packed: int | None) -> None:
        super().__init__(reader, packed)
        self._unpacker = zlib.decompressobj(-zlib.MAX_WBITS)

    def _content(self, size: int) -> bytes:
        while not self._ended():
            packed = self._unpacker.unconsumed_tail or self._packed(_PIECE)
            data = self._unpacker.decompress(packed, size)
            if self._ended() and self._left is None:
                self._reader.take_back(self._unpacker.unused_data)
            if data:
                return data
            if not packed and not self._ended():
                raise EOFError("the archive is cut off")
        return b""

    def _ended(self) -> bool:
        return self._unpacker.eof
