"""Single property modifiers: in which a ``.doc`` says how its characters, paragraphs and rows are set."""

from __future__ import annotations

import struct
from collections.abc import Iterator
from functools import lru_cache
from typing import TypeAlias

from govreport_parse.readers.ole import BrokenFile

__all__ = [
    "DEFINE_TABLE",
    "Modifier",
    "colour",
    "modifiers",
    "of_piece",
    "shade",
    "signed",
]

#: Which property is modified, and what it becomes.
Modifier: TypeAlias = tuple[int, bytes]
# Bytes of what follows, by the top three bits; 6 says so itself.
_SIZES = (1, 1, 2, 4, 2, 2, 0, 3)
_VARIABLE = 6
DEFINE_TABLE, _CHANGE_TABS = 0xD608, 0xC615
# Of the sixteen colours before there were others.
_COLOURS = (
    "auto", "000000", "0000FF", "00FFFF", "00FF00", "FF00FF", "FF0000", "FFFF00", "FFFFFF", "00008B",
    "008B8B", "006400", "8B008B", "8B0000", "808000", "A9A9A9", "D3D3D3",
)  # fmt: skip
# Properties that a piece of the text may set by a number of its own; others do not change what prints.
_OF_PIECES = {
    0x0C: 0x260A, 0x18: 0x2416, 0x19: 0x2417, 0x41: 0x0800, 0x53: 0x2A33, 0x55: 0x0835, 0x57: 0x0837,
    0x5C: 0x083C, 0x62: 0x2A42, 0x68: 0x2A48, 0x73: 0x2A53, 0x75: 0x0855,
}  # fmt: skip


@lru_cache(maxsize=4096)
def modifiers(packed: bytes) -> tuple[Modifier, ...]:
    """The modifiers in a run of them, in order.

    Raises
    ------
    BrokenFile
        Where the last one lacks bytes.
    """
    return tuple(_modifiers(packed))


def _modifiers(packed: bytes) -> Iterator[Modifier]:
    at, end = 0, len(packed)
    while at + 3 <= end:  # an odd byte may fill up a word
        (code,) = struct.unpack_from("<H", packed, at)
        at += 2
        size, head = _SIZES[code >> 13], 0
        if code == DEFINE_TABLE:
            if at + 2 > end:
                raise BrokenFile("a property ends early")
            head, size = 2, max(0, struct.unpack_from("<H", packed, at)[0] - 1)
        elif code >> 13 == _VARIABLE:
            head, size = 1, packed[at]
            if code == _CHANGE_TABS and size == 255:
                return  # so many tabs that it does not say how long it is; they change nothing here
        if at + head + size > end:
            raise BrokenFile("a property ends early")
        yield code, packed[at + head : at + head + size]
        at += head + size


def of_piece(modifier: int, groups: list[bytes]) -> tuple[Modifier, ...]:
    """What a piece of the text modifies for all of its characters and paragraphs.

    Raises
    ------
    BrokenFile
        For modifiers that are not in the file.
    """
    if modifier & 1:
        if modifier >> 1 >= len(groups):
            raise BrokenFile("properties that are not there")
        return modifiers(groups[modifier >> 1])
    code = _OF_PIECES.get(modifier >> 1 & 0x7F)
    return () if code is None else ((code, bytes([modifier >> 8])),)


def signed(operand: bytes) -> int:
    """A number as it is written."""
    return int.from_bytes(operand, "little", signed=True)


def colour(operand: bytes) -> str:
    """A colour, by its number among the sixteen or by its parts; ``auto`` for the usual one."""
    if len(operand) >= 4:
        return "auto" if operand[3] else operand[:3].hex().upper()
    return _COLOURS[operand[0]] if operand and operand[0] < len(_COLOURS) else "auto"


def shade(operand: bytes) -> str:
    """What a shading puts behind a text, empty for nothing and ``?`` for a pattern."""
    if len(operand) >= 10:
        front, back = colour(operand[0:4]), colour(operand[4:8])
        (pattern,) = struct.unpack_from("<H", operand, 8)
    elif len(operand) >= 2:
        (packed,) = struct.unpack("<H", operand[:2])
        front, back = colour(bytes([packed & 31])), colour(bytes([packed >> 5 & 31]))
        pattern = packed >> 10
    else:
        return ""
    if pattern in (0, 0xFFFF, 63):
        return "" if back == "auto" else back
    if pattern == 1:
        return "000000" if front == "auto" else front
    return "?"
