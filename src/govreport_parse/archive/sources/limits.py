"""Bounds for input that nobody vouches for: bytes are read in pieces, never as declared.

`MAX_BYTES` (64 MiB)
    of one member, the limit of the readers.
`MAX_RATIO` (200)
    unpacked to packed size, beyond the first `RATIO_FREE` bytes (1 MiB). Published pages pack
    6 to 40 times, Word-pasted ones up to 60; deflate can reach 1,032.
`MAX_HEADER` (1 MiB)
    of a record's or a member's header (names, HTTP headers, pax headers).
`MAX_PIECES` (1,000)
    gzip members or zstd frames of one body. Servers that pack what they send as they go make some
    dozens; an empty one takes ten bytes, so that a body could hold millions.

The number of members has no limit.
"""

from __future__ import annotations

from typing import Protocol

from govreport_parse.model.limits import BYTES

__all__ = [
    "MAX_BYTES",
    "MAX_HEADER",
    "MAX_PIECES",
    "Refused",
    "Stream",
    "check_size",
    "read_bounded",
]

MAX_BYTES = BYTES.value
MAX_RATIO = 200
RATIO_FREE = 2**20
MAX_HEADER = 2**20
MAX_PIECES = 1_000
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
