"""Bounds for input that nobody vouches for: bytes are read in pieces, never as declared.

`MAX_BYTES` (64 MiB)
    of one member, the limit of the readers.
`MAX_RATIO` (200)
    unpacked to packed size, beyond the first `RATIO_FREE` bytes (1 MiB). Published pages pack
    6 to 40 times, Word-pasted ones up to 60; deflate can reach 1,032.
`MAX_HEADER` (1 MiB)
    of a record's or a member's header (names, HTTP headers, pax headers).

The number of members has no limit.
"""

from __future__ import annotations

import zlib
from typing import Protocol

from govreport_parse.archive.extras import extra
from govreport_parse.model.limits import BYTES

__all__ = ["MAX_BYTES", "MAX_HEADER", "Refused", "Stream", "read_bounded", "undo_encoding"]

MAX_BYTES = BYTES.value
MAX_RATIO = 200
RATIO_FREE = 2**20
MAX_HEADER = 2**20
_PIECE = 2**18


class Stream(Protocol):
    """What can be read in pieces."""

    def read(self, size: int, /) -> bytes:
        """At most `size` bytes, ``b""`` at the end."""


class Refused(Exception):
    """A member that is not delivered; the reason in English and Chinese."""

    def __init__(self, reason: str, reason_zh: str) -> None:
        super().__init__(reason)
        self.reason = reason
        self.reason_zh = reason_zh


def _too_large() -> Refused:
    return Refused(
        f"over the limit of {MAX_BYTES} bytes for one file", f"超过单个文件{MAX_BYTES}字节的上限"
    )


def check_size(size: int, packed: int | None = None) -> None:
    """Refuse what is larger than a report can be, or packed more tightly than any.

    Raises
    ------
    Refused
        With the reason.
    """
    if size > MAX_BYTES:
        raise _too_large()
    if packed is not None and size > max(RATIO_FREE, packed * MAX_RATIO):
        raise Refused(
            f"unpacks to more than {MAX_RATIO} times its size, as no page does",
            f"解压后超过原大小的{MAX_RATIO}倍，不像网页",
        )


def read_bounded(stream: Stream, packed: int | None = None) -> bytes:
    """Read a member to its end, or refuse it as soon as it passes a limit.

    Parameters
    ----------
    stream
        The member, unpacked as it is read.
    packed
        Its size in the archive, where the archive packs it.

    Raises
    ------
    Refused
        Over `MAX_BYTES` or `MAX_RATIO`.
    """
    pieces: list[bytes] = []
    size = 0
    while piece := stream.read(_PIECE):
        size += len(piece)
        check_size(size, packed)
        pieces.append(piece)
    return b"".join(pieces)


def undo_encoding(data: bytes, encoding: str) -> bytes:
    """Undo one HTTP content encoding (gzip, deflate, br, zstd), within the limits.

    Raises
    ------
    Refused
        Damaged, over a limit, or an encoding that is not known.
    """
    try:
        if encoding in ("gzip", "x-gzip"):
            text, whole = _inflate(data, 16 + zlib.MAX_WBITS)
        elif encoding == "deflate":
            # Servers send it with and without the zlib frame.
            framed = data[:1] == b"\x78" and int.from_bytes(data[:2]) % 31 == 0
            text, whole = _inflate(data, zlib.MAX_WBITS if framed else -zlib.MAX_WBITS)
        elif encoding == "br":
            text, whole = _brotli(data)
        elif encoding == "zstd":
            text, whole = _zstd(data)
        else:
            raise Refused(f"content encoding {encoding}", f"内容编码为{encoding}，无法解码")
    except (zlib.error, ValueError) as error:
        raise Refused(f"its {encoding} encoding is damaged", f"其{encoding}编码已损坏") from error
    check_size(len(text), len(data))
    if not whole:
        raise Refused(f"its {encoding} encoding is cut off", f"其{encoding}编码不完整")
    return text


def _inflate(data: bytes, window: int) -> tuple[bytes, bool]:
    unpacker = zlib.decompressobj(window)
    text = unpacker.decompress(data, MAX_BYTES + 1)
    return text, unpacker.eof or len(text) > MAX_BYTES


def _brotli(data: bytes) -> tuple[bytes, bool]:
    with extra("archive", "br"):
        import brotli
    unpacker = brotli.Decompressor()
    try:
        text: bytes = unpacker.process(data, output_buffer_limit=MAX_BYTES + 1)
    except brotli.error as error:
        raise ValueError(str(error)) from error
    return text, unpacker.is_finished() or len(text) > MAX_BYTES


def _zstd(data: bytes) -> tuple[bytes, bool]:
    with extra("archive", "zstd"):
        import zstandard
    try:
        with zstandard.ZstdDecompressor().stream_reader(data) as stream:
            return stream.read(MAX_BYTES + 1), True
    except zstandard.ZstdError as error:
        raise ValueError(str(error)) from error
