"""Undoing what a server packed a page with: gzip, deflate, br, zstd, in one piece or in many."""

from __future__ import annotations

import io
import zlib

from govreport_parse.archive.sources.limits import MAX_BYTES, MAX_PIECES, Refused, check_size
from govreport_parse.archive.sources.zstd_frames import Frames
from govreport_parse.model.extras import extra

__all__ = ["undo_encoding"]

# Given to a gzip member at a time: what follows its end is copied.
_SHORT = 2**12


def undo_encoding(data: bytes, encoding: str) -> bytes:
    """Undo one HTTP content encoding (gzip, deflate, br, zstd), within the limits.

    Raises
    ------
    Refused
        Damaged, over a limit, or an encoding that is not known.
    """
    try:
        if encoding in ("gzip", "x-gzip"):
            text, whole = _gunzip(data)
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


def _gunzip(data: bytes) -> tuple[bytes, bool]:
    """All members of a body, one after another; NULs and line ends may follow the last."""
    unpacker = zlib.decompressobj(16 + zlib.MAX_WBITS)
    pieces: list[bytes] = []
    room, members, at, end = MAX_BYTES + 1, 1, 0, len(data.rstrip(b"\0\r\n"))
    while at < len(data) and room:
        piece = unpacker.decompress(data[at : at + _SHORT], room)
        at = min(at + _SHORT, len(data)) - len(unpacker.unused_data)
        pieces.append(piece)
        room -= len(piece)
        if unpacker.eof:
            if at >= end:
                break
            members += 1
            _require_few(members)
            unpacker = zlib.decompressobj(16 + zlib.MAX_WBITS)
    return b"".join(pieces), unpacker.eof or not room


def _require_few(pieces: int) -> None:
    if pieces > MAX_PIECES:
        raise Refused(
            f"packed in more than {MAX_PIECES} pieces, as no server sends",
            f"由超过{MAX_PIECES}个压缩片段组成，不像服务器所发送",
        )


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
    """All frames of a body, one after another."""
    with extra("archive", "zstd"):
        import zstandard
    frames = _FewFrames(io.BytesIO(data))
    unpacker = zstandard.ZstdDecompressor()
    try:
        with unpacker.stream_reader(
            frames,  # type: ignore[arg-type]  # read is all that is asked of it
            read_across_frames=True,
        ) as stream:
            text = stream.read(MAX_BYTES + 1)
    except zstandard.ZstdError as error:
        raise ValueError(str(error)) from error
    return text, frames.whole or len(text) > MAX_BYTES


class _FewFrames(Frames):
    """Frames that are counted before they are unpacked: of empty ones nothing is given back."""

    def read(self, size: int = -1, /) -> bytes:
        data = super().read(size)
        _require_few(self.count)
        return data
