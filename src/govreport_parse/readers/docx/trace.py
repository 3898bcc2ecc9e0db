"""From which elements of a body its blocks come, noted while it is walked.

Between a text as it is stored and as it is read blanks are squeezed, list numbers written before it, objects
set where something is left out. Its *solid* characters are all others: none is lost, none changes places.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING, TypeAlias

import msgspec

from govreport_parse.model.document import Table
from govreport_parse.model.grid import OBJECT, RawCell
from govreport_parse.readers.docx.names import SYMBOL_MARK
from govreport_parse.readers.docx.numbering import UNKNOWN
from govreport_parse.readers.marks import LEFT_OUT, LEFT_OUT_DIGIT

if TYPE_CHECKING:
    from lxml.etree import _Element

__all__ = ["Char", "Origin", "Origins", "Place", "Trace", "is_solid"]

#: The number of a ``w:t`` among all elements of its part, and which of its solid characters.
Char: TypeAlias = tuple[int, int]
#: Row and column; None and None in a paragraph.
Place: TypeAlias = tuple[int | None, int | None]
_IN_PARAGRAPH: Place = None, None
_UNSTORED = frozenset({OBJECT, SYMBOL_MARK, UNKNOWN, LEFT_OUT, LEFT_OUT_DIGIT})


class Origin(msgspec.Struct, frozen=True, kw_only=True):
    """Where a paragraph's text, or a cell's, comes from.

    Attributes
    ----------
    paragraphs
        The numbers of the ``w:p`` that it stands in, also of those that print nothing.
    chars
        Where each of its solid characters stands; None for one that is not stored: of a list number.
    """

    paragraphs: tuple[int, ...] = ()
    chars: tuple[Char | None, ...] = ()


#: Those of a block, by places.
Origins: TypeAlias = Mapping[Place, Origin]
Piece: TypeAlias = "tuple[str, bool, _Element | None]"


def is_solid(char: str) -> bool:
    """Whether a character is kept on its way from an element to a block."""
    return not char.isspace() and char not in _UNSTORED


def _solid(text: str) -> int:
    return sum(map(is_solid, text))


class Trace:
    """What a walk notes; a cell is walked with one of its own.

    Parameters
    ----------
    numbers
        The elements of the part in their order, before anything in it was changed.

    Attributes
    ----------
    blocks
        The origins of each block that comes from the part itself, by its index.
    """

    def __init__(self, numbers: Mapping[_Element, int]) -> None:
        self._numbers = numbers
        self.blocks: dict[int, Origins] = {}
        self._paragraphs: list[int] = []
        self._cells: list[Origin] = []

    def inner(self) -> Trace:
        """One for a cell."""
        return Trace(self._numbers)

    def lines(
        self, first: int, element: _Element, pieces: Sequence[Piece], lines: Sequence[str]
    ) -> None:
        """Note a paragraph that becomes blocks from `first` on: the pieces of its text, then its lines."""
        number = self._numbers[element]
        self._paragraphs.append(number)
        stored = list(self._stored(pieces))
        counts = [_solid(line) for line in lines]
        before = sum(counts) - len(stored)  # a list number's
        chars = [*[None] * before, *stored]
        at = 0
        for index, count in enumerate(counts, first):
            origin = Origin(paragraphs=(number,), chars=tuple(chars[at : at + count]))
            self.blocks[index] = {_IN_PARAGRAPH: origin}
            at += count

    def _stored(self, pieces: Sequence[Piece]) -> list[Char | None]:
        chars: list[Char | None] = []
        for text, _, element in pieces:
            number = None if element is None else self._numbers.get(element)
            chars += [None if number is None else (number, k) for k in range(_solid(text))]
        return chars

    def cell(self, inner: Trace, texts: Sequence[str], printed: str) -> int:
        """Note a cell: its walk, the paragraphs found there, and what it prints of them; its key."""
        chars: list[Char | None] = []
        for index, text in enumerate(texts):
            origin = inner.blocks.get(index, {}).get(_IN_PARAGRAPH)
            chars += [None] * _solid(text) if origin is None else origin.chars
        if len(chars) != _solid(printed):  # a figure set high that is all the cell has
            chars = [None] * _solid(printed)
        self._cells.append(Origin(paragraphs=tuple(inner._paragraphs), chars=tuple(chars)))
        return len(self._cells) - 1

    def table(self, index: int, rows: Sequence[Sequence[RawCell]], table: Table) -> None:
        """Note a table that becomes the block of an index: its rows as they were given to the grid."""
        origins: dict[Place, Origin] = {}
        for r, (raw, row) in enumerate(zip(rows, table.grid, strict=True)):
            own = [cell for c, cell in enumerate(row) if cell and (cell.row, cell.column) == (r, c)]
            for given, cell in zip(raw, own, strict=False):  # columns beyond a bound are cut
                if given.key is not None:
                    origins[cell.row, cell.column] = self._cells[given.key]
        self.blocks[index] = origins
