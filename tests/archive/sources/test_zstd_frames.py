"""Where zstd frames end: each kind, cut at each byte, and read in pieces of any size."""

from __future__ import annotations

import io

import pytest
import zstandard

from govreport_parse.archive.sources.zstd_frames import Frames
from tests.archives import noise

_PLAIN = b"12 of 1234 " * 40


def _packed(data: bytes, *, checksum: bool = False, sized: bool = True) -> bytes:
    return zstandard.ZstdCompressor(write_checksum=checksum, write_content_size=sized).compress(
        data
    )


def _streamed(data: bytes) -> bytes:
    packer = zstandard.ZstdCompressor(level=1).compressobj()
    half = len(data) // 2
    pieces = [packer.compress(data[:half]), packer.flush(zstandard.COMPRESSOBJ_FLUSH_BLOCK)]
    return b"".join([*pieces, packer.compress(data[half:]), packer.flush()])


FRAMES = {
    "plain": _packed(_PLAIN),
    "with a checksum": _packed(_PLAIN, checksum=True),
    "of unknown size": _packed(_PLAIN, sized=False),
    "of two bytes of size": _packed(noise(3000)),
    "of four bytes of size": _packed(noise(70_000)),
    "of a run": _packed(b"0" * 100_000),
    "of several blocks": _streamed(noise(200_000)),
    "of nothing": _packed(b""),
    "of other content": b"\x5a\x2a\x4d\x18\x03\0\0\0abc",
    "of other content without any": b"\x50\x2a\x4d\x18\0\0\0\0",
}


def _read(data: bytes, size: int) -> Frames:
    frames = Frames(io.BytesIO(data))
    while frames.read(size):
        pass
    return frames


@pytest.mark.parametrize("kind", FRAMES)
def test_whole_at_a_frame_s_end_alone(kind: str) -> None:
    frame = FRAMES[kind]
    cuts = [*range(1, min(len(frame), 40)), *range(40, len(frame), 997), len(frame) - 1]
    assert _read(frame, 7).whole
    for cut in cuts:
        assert not _read(frame[:cut], 2**16).whole, cut
        assert not _read(FRAMES["plain"] + frame[:cut], 2**16).whole, cut


@pytest.mark.parametrize("size", [1, 3, 64, 2**17])
def test_frames_are_passed_on_and_counted(size: int) -> None:
    data = b"".join(FRAMES.values())
    frames = Frames(io.BytesIO(data))
    passed = b""
    while piece := frames.read(size):
        passed += piece
    assert (passed, frames.count, frames.whole) == (data, len(FRAMES), True)
