"""Whether a zstd stream ends where a frame does, which its decoder does not say of one cut off."""

from __future__ import annotations

from govreport_parse.archive.sources.limits import Stream

__all__ = ["Frames"]

_MAGIC = b"\x28\xb5\x2f\xfd"
# RFC 8878: of a frame's header, by its descriptor; a block's header; what follows the last block.
_SHORTEST_HEADER = 5
_DICTIONARY = (0, 1, 2, 4)
_CONTENT_SIZE = (0, 2, 4, 8)
_BLOCK_HEADER = 3
_CHECKSUM = 4
_RUN = 1
# A frame of other content: sixteen magic numbers, and its length.
_OTHER = range(0x184D2A50, 0x184D2A60)
_OTHER_HEADER = 8


class Frames:
    """A packed stream that is passed on as it is read, its frames counted.

    Parameters
    ----------
    file
        The packed stream.
    """

    def __init__(self, file: Stream) -> None:
        self._file = file
        self._head = b""  # of a frame or block, as far as it is read
        self._wanted = _SHORTEST_HEADER
        self._passing = 0  # bytes of content until the next header
        self._in_frame = False
        self._checksum = 0
        #: Frames that have begun.
        self.count: int = 0

    @property
    def whole(self) -> bool:
        """Whether the last frame that began has ended."""
        return not (self._in_frame or self._head or self._passing)

    def read(self, size: int = -1, /) -> bytes:
        """The next packed bytes, ``b""`` at the end."""
        data = self._file.read(size)
        at = 0
        while at < len(data):
            if self._passing:
                step = min(self._passing, len(data) - at)
                self._passing -= step
            else:
                step = min(self._wanted - len(self._head), len(data) - at)
                self._head += data[at : at + step]
                if len(self._head) == self._wanted:
                    self._wanted = self._after_header()
            at += step
        return data

    def _after_header(self) -> int:
        """Note what a header says that is complete; the bytes of the next one, or of all of this."""
        if self._in_frame:
            return self._after_block_header()
        length = _header_length(self._head)
        if length > len(self._head):
            return length
        self.count += 1
        if self._head.startswith(_MAGIC):
            self._in_frame = True
            self._checksum = _CHECKSUM if self._head[4] & 4 else 0
            wanted = _BLOCK_HEADER
        else:
            self._passing = int.from_bytes(self._head[4:8], "little")
            wanted = _SHORTEST_HEADER
        self._head = b""
        return wanted

    def _after_block_header(self) -> int:
        header = int.from_bytes(self._head, "little")
        last, kind, size = header & 1, header >> 1 & 3, header >> 3
        self._head = b""
        self._passing = 1 if kind == _RUN else size
        if not last:
            return _BLOCK_HEADER
        self._passing += self._checksum
        self._in_frame = False
        return _SHORTEST_HEADER


def _header_length(head: bytes) -> int:
    """The length of a frame's header; of what is no frame the decoder says that it is none."""
    if int.from_bytes(head[:4], "little") in _OTHER or not head.startswith(_MAGIC):
        return _OTHER_HEADER
    descriptor = head[4]
    single = descriptor >> 5 & 1
    size = _CONTENT_SIZE[descriptor >> 6] or single
    return _SHORTEST_HEADER + (not single) + _DICTIONARY[descriptor & 3] + size
