"""The styles of a ``.doc``."""

from __future__ import annotations

import struct
from collections.abc import Iterator, Sequence

import msgspec

from govreport_parse.readers.doc.properties import Characters, characters, paragraph
from govreport_parse.readers.doc.sprms import modifiers
from govreport_parse.readers.ole import BrokenFile
from govreport_parse.readers.wordml import Look, Style

__all__ = ["StyleSheet"]

_PARAGRAPHS, _CHARACTERS = 1, 2
_NONE = 0xFFF
_HEADINGS = range(1, 10)
# Of styles that Word itself has, by their numbers, those that set marks of notes high.
_NOTE_MARKS = {38: "footnote reference", 42: "endnote reference"}
_CHAIN = 32


class _Entry(msgspec.Struct, frozen=True, kw_only=True):
    style: Style
    base: int
    turned: tuple[str, ...]


class StyleSheet:
    """The styles of a document by number.

    Parameters
    ----------
    packed
        As the table stream holds them.
    data
        The stream in which modifiers lie that are too many.

    Raises
    ------
    BrokenFile
        For styles that end early.
    """

    def __init__(self, packed: bytes, data: bytes) -> None:
        self._entries = {
            number: entry
            for number, held in enumerate(_entries(packed))
            if (entry := _entry(number, *held, data)) is not None
        }

    def styles(self) -> Iterator[Style]:
        """The styles of paragraphs and of characters."""
        for entry in self._entries.values():
            look = self.settled(entry.style.look, entry.turned, entry.base)
            yield msgspec.structs.replace(entry.style, look=look)

    def settled(self, look: Look, turned: Sequence[str], *styles: int) -> Look:
        """A look in which what is turned against styles is what it comes to be."""
        if not turned:
            return look
        return {**look, **{tag: "0" if self._says(tag, styles) else "1" for tag in turned}}

    def _says(self, tag: str, styles: Sequence[int]) -> bool:
        """Whether a property is on by styles: what two turn on, they turn off."""
        return sum(self._of(tag, style) for style in styles) == 1

    def _of(self, tag: str, number: int) -> bool:
        turned = False
        for _ in range(_CHAIN):
            entry = self._entries.get(number)
            if entry is None:
                break
            if tag in entry.turned:
                turned = not turned
            elif tag in entry.style.look:
                return turned ^ (entry.style.look[tag] == "1")
            number = entry.base
        return turned


def _entries(packed: bytes) -> Iterator[tuple[int, bytes]]:
    """Each style as it is written, with how long its fixed part is."""
    if len(packed) < 6:
        return
    size, count, fixed = struct.unpack_from("<HHH", packed)
    at = 2 + size
    for _ in range(count):
        if at + 2 > len(packed):
            raise BrokenFile("the styles end early")
        (length,) = struct.unpack_from("<H", packed, at)
        at += 2
        if at + length > len(packed):
            raise BrokenFile("the styles end early")
        yield fixed, packed[at : at + length]
        at += length + length % 2


def _entry(number: int, fixed: int, held: bytes, data: bytes) -> _Entry | None:
    if len(held) < fixed + 2 or fixed < 8:
        return None
    first, second, third = struct.unpack_from("<HHH", held)
    known, kind, base, updates = first & 0xFFF, second & 0xF, second >> 4, third & 0xF
    if kind not in (_PARAGRAPHS, _CHARACTERS):
        return None
    (length,) = struct.unpack_from("<H", held, fixed)
    at = fixed + 2 + 2 * length
    name = held[fixed + 2 : at].decode("utf-16-le", "replace")
    parts = list(_updates(held, at + 2, updates))
    set_as, outline, numbered, fill = Characters(look={}), None, None, ""
    if parts:
        set_as = characters(modifiers(parts[-1]))
    if kind == _PARAGRAPHS and len(parts) == 2:
        said = paragraph(0, modifiers(parts[0][2:]), data)
        outline, numbered, fill = said.outline, said.number, said.fill
    elif kind == _PARAGRAPHS:
        set_as = Characters(look={})
    if known in _HEADINGS and outline is None:
        outline = known - 1
    style = Style(
        id=str(number),
        name=_NOTE_MARKS.get(known, name),
        of_paragraphs=kind == _PARAGRAPHS,
        base=None if base in (_NONE, number) else str(base),
        look={tag: value for tag, value in set_as.look.items() if tag != "rStyle"},
        outline=outline if outline is not None and outline < 6 else None,
        number=numbered,
        fill=fill,
    )
    return _Entry(style=style, base=base, turned=set_as.turned)


def _updates(held: bytes, at: int, count: int) -> Iterator[bytes]:
    for _ in range(count):
        if at + 2 > len(held):
            raise BrokenFile("a style ends early")
        (size,) = struct.unpack_from("<H", held, at)
        if at + 2 + size > len(held):
            raise BrokenFile("a style ends early")
        yield held[at + 2 : at + 2 + size]
        at += 2 + size + size % 2
