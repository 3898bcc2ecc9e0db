"""The document as it was read: its paragraphs and tables, cut where the places of a record begin and end."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import chain, pairwise
from typing import TypeAlias

import msgspec

from govreport_parse.model.document import Block, Cell, Locator, Paragraph, Table
from govreport_parse.model.records import AnnualReport
from govreport_parse.model.sections import sections

__all__ = ["Box", "Heading", "Line", "Original", "Piece", "PrintedTable", "headings", "original"]

Span: TypeAlias = tuple[int, int, int]
# How deep, and where in its paragraph it ends; None for all of it.
Heading: TypeAlias = tuple[int, int | None]
# Below the page's own title and that of the document's half.
_TOP_LEVEL = 3
_DEEPEST = 6
# A name of a column (商业企业) or a figure.
_SHORT = 4
# Nine in ten figures are read from 20 characters, all of 1,093 in published reports from 50.
_CLAUSE = 100


class Piece(msgspec.Struct, frozen=True, kw_only=True):
    """Words on which the same places lie.

    Attributes
    ----------
    text
        As printed; "" in a blank cell.
    places
        The numbers of the places.
    around
        Those of figures that were read from words of which these are some.
    mark
        The number of the piece among those that have places; None for one that has none.
    bold
        The words of a heading that a paragraph begins with.
    """

    text: str
    places: tuple[int, ...] = ()
    around: tuple[int, ...] = ()
    mark: int | None = None
    bold: bool = False


class Line(msgspec.Struct, frozen=True, kw_only=True):
    """A paragraph; `level`: 3 to 6 for a heading, 2 for the title, 0 for any other."""

    level: int
    pieces: tuple[Piece, ...]


class Box(msgspec.Struct, frozen=True, kw_only=True):
    """A cell with what it spans."""

    pieces: tuple[Piece, ...]
    rows: int
    columns: int
    header: bool

    @property
    def long(self) -> bool:
        """Whether it holds more than a short word: no neighbour may press it into single characters."""
        return sum(len(piece.text) for piece in self.pieces) > _SHORT


class PrintedTable(msgspec.Struct, frozen=True, kw_only=True):
    """A table in its grid, None where a row has no cell.

    `name` has the places that mean all of it; `restored`: its rows were put back from lines of text.
    """

    number: int
    name: Piece
    restored: bool
    rows: tuple[tuple[Box | None, ...], ...]


class Original(msgspec.Struct, frozen=True, kw_only=True):
    """A document to be shown; `first`: for each place that lies in it the first mark that shows it."""

    parts: tuple[Line | PrintedTable, ...]
    first: dict[int, int]


def headings(report: AnnualReport) -> dict[int, Heading]:
    """The headings of a report by their blocks: how deep, and where in the paragraph they end."""
    return {
        section.at.block: (min(_TOP_LEVEL + section.level - 1, _DEEPEST), section.at.end)
        for section in sections(report)
        if section.level
    }


def original(
    blocks: Sequence[Block],
    places: Iterable[tuple[Locator, int]],
    headed: Mapping[int, Heading],
    title: range,
    words: Mapping[int, str],
) -> Original:
    """What is shown of a document.

    Parameters
    ----------
    blocks
        Its paragraphs and tables.
    places
        The places that are to be found in it, with their numbers; those that lie outside get no mark.
    headed
        As :func:`headings` gives it.
    title
        The blocks that print the title.
    words
        Of places of figures the words that they were read from, which lie around them.
    """
    painter = _Painter(places, words)
    parts: list[Line | PrintedTable] = []
    tables = 0
    for index, block in enumerate(blocks):
        if isinstance(block, Table):
            tables += 1
            parts.append(painter.table(index, tables, block))
            continue
        level, end = headed.get(index, (0, None))
        level = _TOP_LEVEL - 1 if index in title else level
        parts.append(painter.line(index, block, level, end))
    return Original(parts=tuple(parts), first=painter.first)


class _Painter:
    """Lays places over blocks, and numbers the pieces that bear some."""

    def __init__(self, places: Iterable[tuple[Locator, int]], words: Mapping[int, str]) -> None:
        self._words = words
        self._of: defaultdict[int, list[tuple[Locator, int]]] = defaultdict(list)
        for at, number in places:
            self._of[at.block].append((at, number))
        self._marks = 0
        self.first: dict[int, int] = {}

    def line(self, index: int, block: Paragraph, level: int, end: int | None) -> Line:
        size = len(block.text)
        spans = [_span(at, number, size) for at, number in self._of[index] if at.row is None]
        around = [
            wide
            for span in spans
            if (wide := _around(block.text, span, self._words.get(span[2], ""))) is not None
        ]
        bold = end if level >= _TOP_LEVEL and end is not None and end < size else 0
        pieces = tuple(self._pieces(block.text, spans, around, bold))
        return Line(level=0 if bold else level, pieces=pieces)

    def table(self, index: int, number: int, block: Table) -> PrintedTable:
        spans: defaultdict[tuple[int, int], list[Span]] = defaultdict(list)
        whole = []
        for at, place in self._of[index]:
            if at.row is None:
                whole.append(place)
            for cell in _cells(block, at):
                spans[cell.row, cell.column].append(_span(at, place, len(cell.text)))
        name = self._piece("", whole, ())
        rows = tuple(tuple(self._boxes(row, r, spans)) for r, row in enumerate(block.grid))
        return PrintedTable(number=number, name=name, restored=block.restored, rows=rows)

    def _boxes(
        self,
        row: Sequence[Cell | None],
        r: int,
        spans: Mapping[tuple[int, int], Sequence[Span]],
    ) -> Iterator[Box | None]:
        for c, cell in enumerate(row):
            if cell is None:
                yield None
            elif (cell.row, cell.column) == (r, c):
                yield Box(
                    pieces=tuple(self._pieces(cell.text, spans.get((r, c), ()))),
                    rows=cell.rowspan,
                    columns=cell.colspan,
                    header=cell.header,
                )

    def _pieces(
        self, text: str, spans: Sequence[Span], around: Sequence[Span] = (), bold: int = 0
    ) -> Iterator[Piece]:
        """A text cut where a place begins or ends."""
        if not text:
            yield self._piece("", [place for _, _, place in spans], ())
            return
        cuts = sorted({0, bold, len(text), *chain.from_iterable(s[:2] for s in (*spans, *around))})
        over, near = _over(spans, cuts), _over(around, cuts)
        for start, end in pairwise(cuts):
            yield self._piece(text[start:end], next(over), next(near), bold=end <= bold)

    def _piece(
        self, text: str, places: Sequence[int], around: Sequence[int], *, bold: bool = False
    ) -> Piece:
        if not places:
            return Piece(text=text, around=tuple(around), bold=bold)
        self._marks += 1
        for place in places:
            self.first.setdefault(place, self._marks)
        return Piece(
            text=text, places=tuple(places), around=tuple(around), mark=self._marks, bold=bold
        )


def _over(spans: Sequence[Span], cuts: Sequence[int]) -> Iterator[list[int]]:
    """The places that lie over what follows each cut."""
    begin: defaultdict[int, list[int]] = defaultdict(list)
    finish: defaultdict[int, list[int]] = defaultdict(list)
    for start, end, place in spans:
        begin[start].append(place)
        finish[end].append(place)
    over: set[int] = set()
    for cut in cuts:
        over.difference_update(finish[cut])
        over.update(begin[cut])
        yield sorted(over)


def _around(text: str, span: Span, words: str) -> Span | None:
    """Where the words stand that a figure was read from; None where they do not stand around it."""
    start, end, place = span
    if len(words) > _CLAUSE:
        return None
    found = text.rfind(words, max(0, end - len(words)), start + len(words)) if words else -1
    return None if found < 0 else (found, found + len(words), place)


def _span(at: Locator, place: int, size: int) -> Span:
    """Where a place lies in a text of that size: all of it where the place names no words in it."""
    start, end = at.start or 0, size if at.end is None else at.end
    return (start, end, place) if 0 <= start < end <= size else (0, size, place)


def _cells(table: Table, at: Locator) -> Iterator[Cell]:
    """The cells that a place in a table means: one, or those that stand in a row."""
    if at.row is None or not 0 <= at.row < len(table.grid):
        return
    row = table.grid[at.row]
    if at.column is None:
        yield from (cell for cell in table.lines[at.row] if cell.row == at.row)
    elif 0 <= at.column < len(row) and (cell := row[at.column]) is not None:
        yield cell
