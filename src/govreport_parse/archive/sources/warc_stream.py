"""The records of a WARC, framed so that a damaged one does not take the rest with it.

warcio parses each record; finding the records is done here, because its own iterator ends an
archive at the first damaged gzip member and writes about it to standard error.
"""

from __future__ import annotations

import logging
import zlib
from collections.abc import Callable, Iterator
from typing import Any, BinaryIO

from govreport_parse.archive.sources.limits import MAX_HEADER
from govreport_parse.archive.sources.packing import UNPACKING_ERRORS, unpacked
from govreport_parse.model.extras import extra

__all__ = ["Broken", "RecordStream", "records"]

_PIECE = 2**16
_RECORD_END = b"\r\n\r\n"
# warcio warns of every blank in a URL; those who configure logging see it, others do not.
_QUIET = logging.NullHandler()
_GZIP = b"\x1f\x8b\x08"


class Broken(ValueError):
    """The bytes do not go on as the format says; :meth:`RecordStream.recover` finds where they do."""


class _Plain:
    """Bytes as they are, or packed as one stream."""

    def __init__(self, file: BinaryIO) -> None:
        self._file = file

    within_member = False

    def step(self) -> bytes:
        """The next bytes; none at the end."""
        try:
            return self._file.read(_PIECE)
        except UNPACKING_ERRORS as error:
            raise EOFError(str(error)) from error

    piece = step

    def recover(self) -> None:
        """Such a stream ends where it breaks."""


class _GzipMembers:
    """A gzip member after another, each normally one record."""

    def __init__(self, file: BinaryIO) -> None:
        self._file = file
        self._packed = b""
        self._unpacker: Any = None

    @property
    def within_member(self) -> bool:
        """Whether the member goes on, its checksum not yet seen."""
        return self._unpacker is not None

    def piece(self) -> bytes:
        """The next bytes; none at the end."""
        while True:
            data = self.step()
            if data or not (self._packed or self.within_member):
                return data

    def step(self) -> bytes:
        """The next bytes of this member, or of the next one from its beginning; maybe none."""
        if not self._packed:
            self._packed = self._file.read(_PIECE)
        if not self._packed:
            if not self.within_member:
                return b""
            self._unpacker = None
            raise Broken("the last record is cut off")
        if self._unpacker is None:
            self._unpacker = zlib.decompressobj(16 + zlib.MAX_WBITS)
        try:
            data: bytes = self._unpacker.decompress(self._packed, _PIECE)
        except zlib.error as error:
            raise Broken(str(error)) from error
        if self._unpacker.eof:
            self._packed = self._unpacker.unused_data
            self._unpacker = None
        else:
            self._packed = self._unpacker.unconsumed_tail
        return data

    def recover(self) -> None:
        """Go to what looks like the beginning of the next member."""
        if self._unpacker is not None:
            # What is left may begin with the broken member itself.
            self._packed = self._packed[1:]
            self._unpacker = None
        while (at := self._packed.find(_GZIP)) < 0:
            piece = self._file.read(_PIECE)
            if not piece:
                self._packed = b""
                return
            self._packed = self._packed[-2:] + piece
        self._packed = self._packed[at:]


class RecordStream:
    """What warcio reads from: pieces and lines, headers bounded."""

    def __init__(self, file: BinaryIO, name: str) -> None:
        gzipped = file.read(3) == _GZIP
        file.seek(0)
        self._source = _GzipMembers(file) if gzipped else _Plain(unpacked(file, name))
        self._buffer = b""
        self._at = 0
        self.header_bytes: int = 0
        self.failed: bool = False
        self.ended: bool = False

    def _fill(self) -> bool:
        if self.failed:
            raise Broken("read on behind damage")
        if self._at >= len(self._buffer):
            self._buffer, self._at = b"", 0
            self._buffer = self._guarded(self._source.piece)
            self.ended = not self._buffer
        return bool(self._buffer)

    def _guarded(self, read: Callable[[], bytes]) -> bytes:
        try:
            return read()
        except Broken:
            self.failed = True
            raise

    def confirm(self) -> None:
        """Once a record is read: unpack the end of its member, so that the checksum is verified.

        Raises
        ------
        Broken
            What was read is damaged.
        """
        rest = self._buffer[self._at :]
        while self._source.within_member and len(rest) <= len(_RECORD_END):
            rest += self._guarded(self._source.step)
        self._buffer, self._at = rest, 0

    def read(self, size: int) -> bytes:
        """Up to `size` bytes; less only at the end."""
        pieces: list[bytes] = []
        while size > 0 and self._fill():
            piece = self._buffer[self._at : self._at + size]
            self._at += len(piece)
            size -= len(piece)
            pieces.append(piece)
        return b"".join(pieces)

    def readline(self, size: int | None = None) -> bytes:
        """A line with its end; raises :class:`Broken` where headers pass `MAX_HEADER`."""
        limit = MAX_HEADER if size is None else size
        pieces: list[bytes] = []
        while limit > 0 and self._fill():
            end = self._buffer.find(b"\n", self._at, self._at + limit)
            stop = end + 1 if end >= 0 else min(len(self._buffer), self._at + limit)
            pieces.append(self._buffer[self._at : stop])
            limit -= stop - self._at
            self.header_bytes += stop - self._at
            self._at = stop
            if end >= 0:
                break
        if self.header_bytes > MAX_HEADER:
            raise Broken(f"a header of more than {MAX_HEADER} bytes")
        return b"".join(pieces)

    def recover(self) -> None:
        """Leave what cannot be unpacked behind."""
        if self.failed:
            self._source.recover()
            self.failed = False


def records(stream: RecordStream) -> Iterator[Any]:
    """Each record as warcio's ``ArcWarcRecord``, and a :class:`Broken` for each damaged place.

    The consumer may leave a record unread.
    """
    parse = _record_parser()
    astray = False
    while True:
        try:
            stream.header_bytes = 0
            line = stream.readline(_PIECE)
            if not line:
                return
            if not line.startswith(b"WARC/"):
                if line.strip() and not astray:
                    astray = True
                    yield Broken("text between the records")
                continue
            record = parse(stream, line)
            astray = False
            yield record
            # The consumer has met, and reported, damage that shows before its rest is read.
            astray = stream.failed or stream.ended
            while record.raw_stream.read(_PIECE):
                pass
            if record.raw_stream.limit > 0 and not astray:
                yield Broken("the last record is cut off")
        except EOFError as error:
            yield Broken(f"the last record is cut off {error}".strip())
            return
        except Broken as error:
            if not astray:
                yield error
            astray = True
            stream.recover()


def _record_parser() -> Callable[[RecordStream, bytes], Any]:
    with extra("archive", "WARC"):
        from warcio.exceptions import ArchiveLoadFailed
        from warcio.recordloader import ArcWarcRecordLoader
        from warcio.statusandheaders import StatusAndHeadersParserException

    logging.getLogger("warcio").addHandler(_QUIET)
    loader = ArcWarcRecordLoader()

    def parse(stream: RecordStream, line: bytes) -> Any:
        try:
            record = loader.parse_record_stream(stream, line, "warc")
        except (ArchiveLoadFailed, StatusAndHeadersParserException) as error:
            raise Broken(str(error)) from error
        except AttributeError as error:  # warcio's answer to a response without a target URI
            raise Broken("a record without a target URI") from error
        # warcio takes a length that it cannot read for nought.
        if not (record.rec_headers.get_header("Content-Length") or "").strip().isdecimal():
            raise Broken("a record without Content-Length")
        stream.header_bytes = 0
        return record

    return parse
