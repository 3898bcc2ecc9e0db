"""What modifiers say of characters, paragraphs and rows."""

from __future__ import annotations

import struct
from collections.abc import Iterable, Mapping
from itertools import pairwise

import msgspec

from govreport_parse.readers.cell_marks import Row, Shape
from govreport_parse.readers.doc.sprms import (
    DEFINE_TABLE,
    Modifier,
    colour,
    modifiers,
    shade,
    signed,
)
from govreport_parse.readers.ole import BrokenFile
from govreport_parse.readers.wordml import Look

__all__ = ["Characters", "Paragraph", "characters", "paragraph", "row"]

_TOGGLES = {0x0835: "b", 0x0837: "strike", 0x083C: "vanish", 0x2A53: "dstrike"}
_AS_STYLE, _NOT_AS_STYLE = 0x80, 0x81
_NUMBERS = {0x4A43: "sz", 0x4845: "position", 0x4852: "w", 0x8840: "spacing"}
_RAISED = {0: "baseline", 1: "superscript", 2: "subscript"}
_COLOURS = (0x2A42, 0x6870)
_MARKER = 0x2A0C
_GROUNDS_OF_TEXT = (0xCA71, 0x4866, _MARKER)
_DELETED, _AS_STYLED, _STYLE = 0x0800, 0x2A33, 0x4A30
_LIFTED, _SPECIAL, _SYMBOL = 0x2A48, 0x0855, 0x6A09
_PARAGRAPH_STYLE, _IN_TABLE, _DEPTH, _DEEPER = 0x4600, 0x2416, 0x6649, 0x664A
_ROW_MARK, _INNER_CELL, _INNER_ROW = 0x2417, 0x244B, 0x244C
_LEVEL, _LIST, _OLD_LIST, _OUTLINE = 0x260A, 0x460B, (0xC63E, 0xC60D), 0x2640
_GROUNDS = (0xC64D, 0x442D)
_ELSEWHERE = (0x6645, 0x6646, 0x646B)
# Rows: cells merged, split, merged downwards, put in, taken out, of other widths; their grounds; a style.
_MERGE, _SPLIT, _MERGE_DOWN, _PUT_IN, _TAKE_OUT, _WIDTH = (
    0x5624, 0x5625, 0xD62B, 0x7621, 0x5622, 0x7623,
)  # fmt: skip
_OLD_FILLS, _FILLS, _TABLE_STYLE = 0xD609, {0xD612: 0, 0xD616: 22, 0xD60C: 44}, 0x563A
_SHAPE = 20
_FIRST_ACROSS, _ACROSS, _DOWN, _FIRST_DOWN = 0x1, 0x2, 0x20, 0x40
_PLAIN_TABLE = 11
_NO_LIST = 0x7FF


class Characters(msgspec.Struct, frozen=True, kw_only=True):
    """How characters are set.

    Attributes
    ----------
    look
        What of it print depends on.
    turned
        What is the other way round than in their style.
    deleted
        They were deleted, and the change is tracked.
    special
        They stand for something: a picture, a note, a field.
    symbol
        They show a sign of a font of signs.
    """

    look: Look
    turned: tuple[str, ...] = ()
    deleted: bool = False
    special: bool = False
    symbol: bool = False


class Paragraph(msgspec.Struct, frozen=True, kw_only=True):
    """How a paragraph is set.

    Attributes
    ----------
    style
        The number of its style.
    depth
        In how many tables it lies.
    number
        Its list, 0 for none, and the level; None for those of its style.
    outline
        The level of headings, from 0.
    fill
        The colour behind it.
    ends
        What its mark ends beside it: ``cell`` or ``row`` of an inner table, ``row`` of an outer one.
    rest
        All its modifiers, for a row's mark.
    """

    style: int
    depth: int = 0
    number: tuple[int, int] | None = None
    outline: int | None = None
    fill: str = ""
    ends: str = ""
    rest: tuple[Modifier, ...] = ()


def characters(found: Iterable[Modifier]) -> Characters:
    """What modifiers say of characters, the later ones over the earlier."""
    look: dict[str, str] = {}
    turned: dict[str, None] = {}
    flags = {_DELETED: False, _SPECIAL: False, _SYMBOL: False}
    for code, operand in found:
        if code in _TOGGLES:
            tag = _TOGGLES[code]
            look.pop(tag, None)
            turned.pop(tag, None)
            if operand[0] == _NOT_AS_STYLE:
                turned[tag] = None
            elif operand[0] != _AS_STYLE:
                look[tag] = "1" if operand[0] else "0"
        elif code in _NUMBERS:
            look[_NUMBERS[code]] = str(signed(operand))
        elif code == _LIFTED:
            look["vertAlign"] = _RAISED.get(operand[0], "baseline")
        elif code in _COLOURS:
            look["color"] = colour(operand)
        elif code in _GROUNDS_OF_TEXT:
            look["shd"] = (colour if code == _MARKER else shade)(operand) or "auto"
        elif code == _STYLE:
            look["rStyle"] = str(int.from_bytes(operand, "little"))
        elif code == _AS_STYLED:
            look = {tag: value for tag, value in look.items() if tag == "rStyle"}
            turned.clear()
        elif code in flags:
            flags[code] = code == _SYMBOL or operand[0] != 0
    return Characters(
        look=look,
        turned=tuple(turned),
        deleted=flags[_DELETED],
        special=flags[_SPECIAL],
        symbol=flags[_SYMBOL],
    )


def paragraph(style: int, found: Iterable[Modifier], data: bytes) -> Paragraph:
    """What modifiers say of a paragraph.

    Parameters
    ----------
    style
        The number of its style.
    found
        The modifiers, the later ones over the earlier.
    data
        The stream in which further ones lie, where one refers to it.

    Raises
    ------
    BrokenFile
        For modifiers that are not there.
    """
    rest = tuple(_gathered(found, data))
    said = dict(rest)
    style = int.from_bytes(said.get(_PARAGRAPH_STYLE, style.to_bytes(2, "little")), "little")
    in_table = said.get(_IN_TABLE, b"\0")[0] != 0
    depth = signed(said[_DEPTH]) if _DEPTH in said else int(in_table)
    depth = max(depth + signed(said.get(_DEEPER, b"\0")), 0)
    ends = ""
    for code, what in ((_INNER_CELL, "cell"), (_INNER_ROW, "row"), (_ROW_MARK, "row")):
        if said.get(code, b"\0")[0]:
            ends = what
    outline = said[_OUTLINE][0] if _OUTLINE in said else None
    return Paragraph(
        style=style,
        depth=max(depth, 1) if ends else depth,
        number=_number(said),
        outline=outline if outline is not None and outline < 9 else None,
        fill=next((shade(said[code]) for code in _GROUNDS if code in said), ""),
        ends=ends,
        rest=rest,
    )


def _gathered(found: Iterable[Modifier], data: bytes) -> Iterable[Modifier]:
    for code, operand in found:
        if code not in _ELSEWHERE:
            yield code, operand
            continue
        (at,) = struct.unpack("<I", operand)
        if at + 2 > len(data):
            raise BrokenFile("properties that are not there")
        (size,) = struct.unpack_from("<H", data, at)
        if at + 2 + size > len(data):
            raise BrokenFile("properties that are not there")
        yield from modifiers(data[at + 2 : at + 2 + size])


def _number(said: Mapping[int, bytes]) -> tuple[int, int] | None:
    level = min(said.get(_LEVEL, b"\0")[0], 8)
    if _LIST not in said:
        return (_NO_LIST, level) if any(code in said for code in _OLD_LIST) else None
    return int.from_bytes(said[_LIST], "little"), level


def row(mark: Paragraph, characters_of_mark: Characters) -> Row:
    """What the mark of a row says.

    Raises
    ------
    BrokenFile
        For a definition that ends early.
    """
    edges: list[int] = [0]
    flags: list[int] = []
    fills: dict[int, str] = {}
    styled = False
    for code, operand in mark.rest:
        if code == DEFINE_TABLE:
            edges, flags = _defined(operand)
        elif code in (_MERGE, _SPLIT) and len(operand) >= 2:
            for k in range(operand[0], min(operand[1], len(flags))):
                first = _FIRST_ACROSS if k == operand[0] else _ACROSS
                flags[k] = flags[k] & ~(_FIRST_ACROSS | _ACROSS) | (first if code == _MERGE else 0)
        elif code == _MERGE_DOWN and len(operand) >= 2 and operand[0] < len(flags):
            down = {1: _DOWN, 3: _DOWN | _FIRST_DOWN}.get(operand[1], 0)
            flags[operand[0]] = flags[operand[0]] & ~(_DOWN | _FIRST_DOWN) | down
        elif code in (_PUT_IN, _TAKE_OUT, _WIDTH):
            edges, flags = _changed(code, operand, edges, flags)
        elif code == _OLD_FILLS:
            for k in range(len(operand) // 2):
                fills.setdefault(k, shade(operand[2 * k : 2 * k + 2]))
        elif code in _FILLS:
            for k in range(len(operand) // 10):
                fills[_FILLS[code] + k] = shade(operand[10 * k : 10 * k + 10])
        elif code == _TABLE_STYLE:
            styled = int.from_bytes(operand, "little") != _PLAIN_TABLE
    shapes = (_shape(edges[k + 1], flag, fills.get(k, "")) for k, flag in enumerate(flags))
    return Row(
        left=edges[0],
        shapes=tuple(shapes),
        deleted=characters_of_mark.deleted,
        hidden=characters_of_mark.look.get("vanish") == "1",
        styled=styled,
    )


def _defined(operand: bytes) -> tuple[list[int], list[int]]:
    count = operand[0] if operand else 0
    if len(operand) < 1 + 2 * (count + 1):
        raise BrokenFile("a row's definition ends early")
    edges = list(struct.unpack_from(f"<{count + 1}h", operand, 1))
    at = 1 + 2 * (count + 1)
    flags = [
        struct.unpack_from("<H", operand, at + _SHAPE * k)[0]
        if at + _SHAPE * (k + 1) <= len(operand)
        else 0
        for k in range(count)
    ]
    return edges, flags


def _changed(
    code: int, operand: bytes, edges: list[int], flags: list[int]
) -> tuple[list[int], list[int]]:
    """A row's edges and cells after some were put in, taken out or made otherwise wide."""
    first = operand[0]
    if code == _TAKE_OUT:
        widths = [other - one for one, other in pairwise(edges)]
        del widths[first : operand[1]], flags[first : operand[1]]
    else:
        widths = [other - one for one, other in pairwise(edges)]
        (width,) = struct.unpack_from("<h", operand, 2)
        if code == _WIDTH:
            for k in range(first, min(operand[1], len(widths))):
                widths[k] = width
        else:
            widths[first:first] = [width] * operand[1]
            flags[first:first] = [0] * operand[1]
    edges = [edges[0]]
    for width in widths:
        edges.append(edges[-1] + width)
    return edges, flags


def _shape(right: int, flags: int, fill: str) -> Shape:
    across = "restart" if flags & _FIRST_ACROSS else "continue" if flags & _ACROSS else ""
    down = "restart" if flags & _FIRST_DOWN else "continue" if flags & _DOWN else ""
    return Shape(right=right, across=across, down=down, fill=fill)
