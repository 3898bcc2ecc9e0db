"""Which modifiers hold for which bytes of a ``.doc``'s text, from pages of formatted text of 512 bytes."""

from __future__ import annotations

import struct
from bisect import bisect_right
from collections.abc import Callable, Iterator

from govreport_parse.readers.doc.header import Streams
from govreport_parse.readers.ole import BrokenFile

__all__ = ["Formatted", "of_characters", "of_paragraphs"]

_CHARACTERS, _PARAGRAPHS = 12, 13
_PAGE = 512
_PAGE_NUMBER = (1 << 22) - 1
# Bytes that each run takes in the list of a page that says where its modifiers are.
_OF_CHARACTERS, _OF_PARAGRAPHS = 1, 13


class Formatted:
    """Runs of bytes that are set alike, one after another.

    Attributes
    ----------
    begins, ends
        The bytes at which each run begins and ends.
    packed
        Its modifiers as they are written; those of paragraphs stand behind two bytes for the style.
    """

    def __init__(self, runs: Iterator[tuple[int, int, bytes]]) -> None:
        self.begins: list[int] = []
        self.ends: list[int] = []
        self.packed: list[bytes] = []
        for begin, end, packed in runs:
            if begin >= end or (self.ends and begin < self.ends[-1]):
                raise BrokenFile("formats overlap")
            self.begins.append(begin)
            self.ends.append(end)
            self.packed.append(packed)

    def at(self, byte: int) -> int:
        """The run that holds a byte.

        Raises
        ------
        BrokenFile
            Where none does.
        """
        k = bisect_right(self.begins, byte) - 1
        if k < 0 or byte >= self.ends[k]:
            raise BrokenFile("text without a format")
        return k


def of_characters(streams: Streams) -> Formatted:
    """The runs of characters.

    Raises
    ------
    BrokenFile
        For pages that are not there, or that contradict each other.
    """
    return Formatted(_runs(streams, _CHARACTERS, _OF_CHARACTERS, _character_modifiers))


def of_paragraphs(streams: Streams) -> Formatted:
    """The paragraphs, each with its mark.

    Raises
    ------
    BrokenFile
        For pages that are not there, or that contradict each other.
    """
    return Formatted(_runs(streams, _PARAGRAPHS, _OF_PARAGRAPHS, _paragraph_modifiers))


def _runs(
    streams: Streams, part: int, width: int, modifiers: Callable[[bytes, int], bytes]
) -> Iterator[tuple[int, int, bytes]]:
    table = streams.part(part)
    count = (len(table) - 4) // 8
    if count < 1:
        raise BrokenFile("no formats")
    seen = set[int]()
    for (number,) in struct.iter_unpack("<I", table[4 * (count + 1) : 4 * (2 * count + 1)]):
        at = (number & _PAGE_NUMBER) * _PAGE
        if at in seen:
            continue
        seen.add(at)
        page = streams.word[at : at + _PAGE]
        runs = page[-1] if len(page) == _PAGE else 0
        if not 0 < runs * (4 + width) + 4 < _PAGE:
            raise BrokenFile("a page of formats is not there")
        bytes_at = struct.unpack_from(f"<{runs + 1}I", page)
        for k in range(runs):
            where = page[4 * (runs + 1) + width * k]
            yield bytes_at[k], bytes_at[k + 1], modifiers(page, 2 * where) if where else b""


def _character_modifiers(page: bytes, at: int) -> bytes:
    return _within(page, at + 1, page[at])


def _paragraph_modifiers(page: bytes, at: int) -> bytes:
    size = page[at]
    return _within(page, at + 1, 2 * size - 1) if size else _within(page, at + 2, 2 * page[at + 1])


def _within(page: bytes, at: int, size: int) -> bytes:
    if at + size > _PAGE:
        raise BrokenFile("a format ends early")
    return page[at : at + size]
