"""Compressed streams, unpacked as they are read, and what kind of archive bytes are."""

from __future__ import annotations

import bz2
import gzip
import io
import lzma
import re
import zipfile
import zlib
from typing import BinaryIO

from govreport_parse.archive.sources.zstd_frames import Frames
from govreport_parse.model.extras import extra
from govreport_parse.readers.packages import package_in_words
from govreport_parse.text.patterns import lazy_pattern

__all__ = ["UNPACKING_ERRORS", "archive_kind", "unpacked"]

_GZIP = b"\x1f\x8b"
_ZSTD = b"\x28\xb5\x2f\xfd"
_HEAD = 512
# Of workbooks and presentations, whose package says itself what it holds.
_FOLDERS = ("xl/", "ppt/")
_NAMED = (
    ("warc", lazy_pattern(r"\.warc(\.gz|\.zst)?$", re.IGNORECASE)),
    ("tar", lazy_pattern(r"\.(tar(\.(gz|zst|bz2|xz))?|tgz|tzst|tbz2|txz)$", re.IGNORECASE)),
    ("jsonl", lazy_pattern(r"\.(jsonl|ndjson)(\.gz|\.zst)?$", re.IGNORECASE)),
    ("zip", lazy_pattern(r"\.zip$", re.IGNORECASE)),
    ("parquet", lazy_pattern(r"\.parquet$", re.IGNORECASE)),
)
# What a damaged or truncated compressed stream raises; zstandard's own error is a ValueError here.
UNPACKING_ERRORS = (zlib.error, lzma.LZMAError, EOFError, OSError, ValueError)


class _Zstd(io.RawIOBase):
    """A zstd stream whose damage is a ValueError, so that callers need not import zstandard.

    One that ends within a frame is an EOFError, as for gzip.
    """

    def __init__(self, file: BinaryIO, name: str) -> None:
        with extra("archive", name):
            import zstandard
        self._error = zstandard.ZstdError
        self._frames = Frames(file)
        self._stream = zstandard.ZstdDecompressor().stream_reader(
            self._frames,  # type: ignore[arg-type]  # read is all that is asked of it
            read_across_frames=True,
        )

    def readable(self) -> bool:
        return True

    def readinto(self, buffer: bytearray | memoryview, /) -> int:  # type: ignore[override]
        try:
            data = self._stream.read(len(buffer))
        except self._error as error:
            raise ValueError(str(error)) from error
        if not (data or self._frames.whole):
            raise EOFError("the last zstd frame is cut off")
        buffer[: len(data)] = data
        return len(data)


def unpacked(file: BinaryIO, name: str) -> BinaryIO:
    """The stream with its gzip, zstd, bzip2 or xz packing undone, or itself where it has none.

    Raises
    ------
    MissingExtra
        zstd without the extra ``archive``.
    """
    head = file.read(6)
    file.seek(0)
    if head.startswith(_GZIP):
        return gzip.GzipFile(fileobj=file)  # type: ignore[return-value]
    if head.startswith(_ZSTD):
        return io.BufferedReader(_Zstd(file, name))
    if head.startswith(b"BZh"):
        return bz2.BZ2File(file)  # type: ignore[return-value]
    if head.startswith(b"\xfd7zXZ"):
        return lzma.LZMAFile(file)  # type: ignore[return-value]
    return file


def archive_kind(name: str, file: BinaryIO) -> str | None:
    """What an open file is: ``zip``, ``tar``, ``warc``, ``jsonl``, ``parquet``; None for a report.

    The content decides, packed or not; the name only where the content does not say (JSON
    lines, an empty or damaged archive). A DOCX, an OFD and the like, though a zip, are None: the readers
    say what they are. The file is left at its beginning.
    """
    head = file.read(_HEAD)
    file.seek(0)
    named = next((kind for kind, pattern in _NAMED if pattern.search(name)), None)
    if head.startswith(b"PK\x03\x04"):
        return None if named is None and _is_office(file) else "zip"
    if head.startswith((b"PK\x05\x06", b"PK\x07\x08")):
        return "zip"
    if head.startswith(b"PAR1"):
        return "parquet"
    if head.startswith((_GZIP, _ZSTD, b"BZh", b"\xfd7zXZ")):
        try:
            head = unpacked(file, name).read(_HEAD)
        except UNPACKING_ERRORS:
            return named
        finally:
            file.seek(0)
    if head.startswith(b"WARC/"):
        return "warc"
    if head[257:262] == b"ustar":
        return "tar"
    return named


def _is_office(file: BinaryIO) -> bool:
    try:
        with zipfile.ZipFile(file) as package:
            names = package.namelist()
            # An archive may have a folder of the name xl; what makes an OFD or an e-book is one file.
            marks = [name for name in names if not name.startswith(_FOLDERS)]
            return "[Content_Types].xml" in names or package_in_words(marks) is not None
    except (zipfile.BadZipFile, NotImplementedError, OSError, ValueError):
        # A damaged Word file still begins with one of its members.
        file.seek(0)
        return b"[Content_Types].xml" in file.read(_HEAD)
    finally:
        file.seek(0)
