"""The lists of a ``.doc``: how their levels are numbered, and what paragraphs refer to."""

from __future__ import annotations

import struct

from govreport_parse.readers.doc.properties import characters
from govreport_parse.readers.doc.sprms import modifiers
from govreport_parse.readers.ole import BrokenFile
from govreport_parse.readers.wordml import Level, List

__all__ = ["LISTS", "OLD_LISTS", "OVERRIDES", "read_lists"]

#: The parts of the table stream in which lists and what paragraphs refer to stand.
LISTS, OVERRIDES = 73, 74
#: What paragraphs refer to whose list is numbered as Word 95 numbered.
OLD_LISTS = 0x7FF
_LIST, _LEVEL, _OVERRIDE = 28, 28, 16
_SIMPLE, _LEGAL, _NOT_ALWAYS = 0x1, 0x4, 0x8
_STARTS, _FORMATS = 0x10, 0x20
_NOTHING_FOLLOWS = 2
_MOST = 2**15


def read_lists(
    table: bytes, lists_at: tuple[int, int], overrides: bytes
) -> tuple[dict[int, list[Level]], dict[int, List]]:
    """Read the lists: definitions by number, and what paragraphs refer to by number.

    Parameters
    ----------
    table
        The table stream.
    lists_at
        Where the definitions are, and how long they are said to be: their levels stand after them.
    overrides
        What paragraphs refer to.

    Raises
    ------
    BrokenFile
        For lists that end early.
    """
    at, size = lists_at
    definitions: dict[int, list[Level]] = {}
    lists: dict[int, List] = {OLD_LISTS: List(definition=-1)}
    definitions[-1] = [Level(code=OLD_LISTS, text="\0")] * 9
    try:
        if size >= 2:
            definitions |= _definitions(table, at)
        if len(overrides) >= 4:
            lists |= _references(overrides)
    except (struct.error, IndexError) as error:
        raise BrokenFile("the lists end early") from error
    return definitions, lists


def _definitions(table: bytes, at: int) -> dict[int, list[Level]]:
    (count,) = struct.unpack_from("<H", table, at)
    heads = [struct.unpack_from("<i", table, at + 2 + _LIST * k) for k in range(count)]
    flags = [table[at + 2 + _LIST * k + 26] for k in range(count)]
    at += 2 + _LIST * count
    found: dict[int, list[Level]] = {}
    for (number,), flag in zip(heads, flags, strict=True):
        levels: list[Level] = []
        for _ in range(1 if flag & _SIMPLE else 9):
            level, at = _level(table, at)
            levels.append(level)
        found[number] = levels
    return found


def _level(table: bytes, at: int) -> tuple[Level, int]:
    """A level, and the byte after it."""
    start, code, flags = struct.unpack_from("<iBB", table, at)
    follows = table[at + 15]
    of_characters, of_paragraphs, limit = table[at + 24], table[at + 25], table[at + 26]
    at += _LEVEL + of_paragraphs
    set_as = characters(modifiers(table[at : at + of_characters]))
    at += of_characters
    (length,) = struct.unpack_from("<H", table, at)
    text = table[at + 2 : at + 2 + 2 * length]
    if len(text) < 2 * length:
        raise IndexError
    level = Level(
        code=code,
        text=text.decode("utf-16-le", "replace"),
        start=min(max(start, 0), _MOST),
        apart=follows != _NOTHING_FOLLOWS,
        restarts=limit if flags & _NOT_ALWAYS else None,
        legal=bool(flags & _LEGAL),
        hidden=set_as.look.get("vanish") == "1",
    )
    return level, at + 2 + 2 * length


def _references(packed: bytes) -> dict[int, List]:
    (count,) = struct.unpack_from("<I", packed)
    if 4 + _OVERRIDE * count > len(packed):
        raise IndexError
    at = 4 + _OVERRIDE * count
    found: dict[int, List] = {}
    for k in range(count):
        (definition,) = struct.unpack_from("<i", packed, 4 + _OVERRIDE * k)
        at += 4
        starts: dict[int, int] = {}
        levels: dict[int, Level] = {}
        for _ in range(packed[4 + _OVERRIDE * k + 12]):
            start, flags = struct.unpack_from("<iI", packed, at)
            at += 8
            if flags & _FORMATS:
                levels[flags & 0xF], at = _level(packed, at)
                start = levels[flags & 0xF].start
            if flags & _STARTS:
                starts[flags & 0xF] = min(max(start, 0), _MOST)
        found[k + 1] = List(definition=definition, levels=levels, starts=starts)
    return found
