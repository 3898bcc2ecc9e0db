"""What a reader delivers: a flat sequence of paragraphs and table grids.

A :class:`Document` knows nothing of government. Every later stage addresses it by
:class:`Locator`, and nobody touches bytes or lxml again. Its smallest records hold
text and numbers alone and can form no cycle, so the garbage collector need not follow them.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import cached_property
from itertools import chain
from typing import TypeAlias

import msgspec

from govreport_parse.model.brief import Record
from govreport_parse.model.vocabularies import Format

__all__ = [
    "LOST",
    "Attachment",
    "Block",
    "BlockPlaces",
    "Cell",
    "Document",
    "Elsewhere",
    "Field",
    "LinePlace",
    "Locator",
    "Note",
    "Paragraph",
    "Place",
    "Source",
    "Table",
    "place_of",
]

# Stands where bytes could not be decoded.
LOST = "\ufffd"


class Place(Record, frozen=True, kw_only=True, gc=False):
    """A box on a page, in points of the page as it is shown, the origin at its top left.

    Attributes
    ----------
    page
        From 1; of pictures that a web page shows, which of them in their order.
    x0, y0, x1, y1
        Left, top, right, bottom; in a picture that a web page shows in its pixels, the picture upright.
    file
        The picture that a web page shows, as the page refers to it; ``data:image`` for one within the page itself. ``UNSET``, which is
        false and left out of JSON, for a page of the document.
    """

    page: int
    x0: float
    y0: float
    x1: float
    y1: float
    file: str | msgspec.UnsetType = msgspec.UNSET


class Locator(Record, frozen=True, kw_only=True, gc=False):
    """A place in a document.

    Attributes
    ----------
    block
        Index of the paragraph or table in :attr:`Document.blocks`.
    row, column
        Grid position in a table, from 0; None in a paragraph.
    start, end
        Character span in the paragraph's text, or in the cell's text; None for the whole of it.
    places
        Where that stands on the pages of a document that has pages (PDF), or in a picture that a web page
        shows: one box a line, or a cell's on each of its pages. ``UNSET``, which is false and left out of JSON, for other documents and for
        what was put together from lines.
    """

    block: int
    row: int | None = None
    column: int | None = None
    start: int | None = None
    end: int | None = None
    places: tuple[Place, ...] | msgspec.UnsetType = msgspec.UNSET


class Source(Record, frozen=True, kw_only=True):
    """Where the bytes came from.

    Attributes
    ----------
    name
        File name as given, without its folder; ``<bytes>`` for unnamed input.
    format
        Of those in :mod:`govreport_parse.readers.registry`, decided by content.
    sha256
        Of the bytes as read, in hexadecimal.
    size
        In bytes.
    encoding
        The charset that decoded the bytes (``utf-8``, ``gb18030``, ``big5``…); None for DOCX.
    recognised
        The pages, from 1, that are pictures and were read by character recognition; of a web page the
        pictures that it shows (:attr:`Place.page`). ``UNSET``, which is false and left out of JSON, where
        none was.
    """

    name: str
    format: Format
    sha256: str
    size: int
    encoding: str | None = None
    recognised: tuple[int, ...] | msgspec.UnsetType = msgspec.UNSET


class Note(Record, frozen=True, kw_only=True):
    """A reading problem, on its way to become a finding of the same code.

    Attributes
    ----------
    code
        The GR0xx rule that reports it.
    message, message_zh
        What happened, in English and Chinese.
    at
        The place, where it can be named.
    indicators
        The cells concerned.
    """

    code: str
    message: str
    message_zh: str
    at: Locator | None = None
    indicators: tuple[str, ...] = ()


class Paragraph(msgspec.Struct, frozen=True, kw_only=True, gc=False):
    """One printed paragraph, its white space normalised as a browser would.

    Attributes
    ----------
    text
        The text, with the numbering restored that a word processor generates.
    heading
        1 to 6 where the format marks a heading, else 0.
    bold
        The whole paragraph is printed bold.
    linked
        The whole paragraph is a hyperlink (typical of navigation).
    gap
        Blank lines before it in crawled text; 0 elsewhere.
    """

    text: str
    heading: int = 0
    bold: bool = False
    linked: bool = False
    gap: int = 0


class Cell(msgspec.Struct, frozen=True, kw_only=True, gc=False):
    r"""One printed table cell.

    Attributes
    ----------
    text
        The text; the cell's own paragraphs and line breaks are separated by ``\n``.
    row, column
        Grid position of the top left corner.
    rowspan, colspan
        Rows and columns covered.
    header
        Marked as a header cell (``<th>``) by the format.
    """

    text: str
    row: int
    column: int
    rowspan: int = 1
    colspan: int = 1
    header: bool = False


class Table(msgspec.Struct, frozen=True, kw_only=True, dict=True):
    """A table expanded into a grid.

    Attributes
    ----------
    grid
        ``grid[r][c]`` is the cell that covers the position; a spanning cell stands at every
        position that it covers, and None where the row has no cell. Rows may differ in length.
    restored
        The rows were put back from running text, and may lack blank cells at their ends.
    breaks
        Rows with which a page begins: print may have cut the row before in two.
    figures
        Of a table without lines, whose rows are lines of print, how many of its last columns are of figures; before
        them stands what print sets apart on the line. 0 of any other table.
    """

    grid: tuple[tuple[Cell | None, ...], ...]
    restored: bool = False
    breaks: tuple[int, ...] = ()
    figures: int = 0

    @property
    def width(self) -> int:
        """Columns of the widest row."""
        return max(map(len, self.grid), default=0)

    def cells(self) -> Iterator[Cell]:
        """Each cell once, in reading order."""
        return iter(self.every)

    # What follows from the grid is asked by every stage: worked out once a table.

    @cached_property
    def every(self) -> tuple[Cell, ...]:
        """The cells of :meth:`cells`."""
        return tuple(
            [
                cell
                for r, row in enumerate(self.grid)
                for c, cell in enumerate(row)
                if cell is not None and cell.row == r and cell.column == c
            ]
        )

    @cached_property
    def texts(self) -> tuple[str, ...]:
        """The distinct texts of its cells."""
        return tuple(dict.fromkeys([cell.text for cell in self.every]))

    @cached_property
    def is_plain(self) -> bool:
        """Whether each position holds a cell of its own: no spans, no gaps."""
        return len(self.every) == sum(map(len, self.grid))

    @cached_property
    def lines(self) -> tuple[Sequence[Cell], ...]:
        """The cells of each row, a spanning one once where its columns run on."""
        if self.is_plain:
            return self.grid  # type: ignore[return-value]  # plain: no position is None
        return tuple(map(_each_in_turn, self.grid))


def _each_in_turn(row: Sequence[Cell | None]) -> list[Cell]:
    cells = [cell for cell in row if cell is not None]
    return [
        cell
        for cell, before in zip(cells, chain((None,), cells), strict=False)
        if cell is not before
    ]


Block: TypeAlias = Paragraph | Table


class LinePlace(msgspec.Struct, frozen=True, gc=False):
    """Where a line of a paragraph stands.

    Attributes
    ----------
    start
        The character of the paragraph's text that it begins with.
    place
        Its box.
    edges
        Where each of its characters begins, as a part of the line's length; none where that is not known.
    """

    start: int
    place: Place
    edges: tuple[float, ...] = ()


class BlockPlaces(msgspec.Struct, frozen=True, kw_only=True):
    """Where a block stands: the lines of a paragraph, or the cells of a table by row and column."""

    block: Block
    lines: tuple[LinePlace, ...] = ()
    cells: dict[tuple[int, int], tuple[Place, ...]] = {}


def place_of(text: str, blocks: Sequence[Block]) -> Locator | None:
    """The first paragraph's span or table's cell that shows `text`; None where none does."""
    for index, block in enumerate(blocks):
        if isinstance(block, Paragraph):
            start = block.text.find(text)
            if start >= 0:
                return Locator(block=index, start=start, end=start + len(text))
            continue
        for cell in block.cells():
            if text in cell.text:
                return Locator(block=index, row=cell.row, column=cell.column)
    return None


class Field(Record, frozen=True, kw_only=True):
    """One entry of a page's metadata box (索引号, 发布机构, 发布日期, 文号…), as printed."""

    key: str
    value: str


class Attachment(Record, frozen=True, kw_only=True):
    """A link from the article to a file that may hold what the page does not print."""

    text: str
    href: str


class Elsewhere(msgspec.Struct, frozen=True, kw_only=True):
    """Where the text of a document with hardly any stands instead, unread.

    Attributes
    ----------
    what, what_zh
        What is seen: "its content stands in frames (a.html)".
    advice, advice_zh
        What to do about it.
    """

    what: str
    what_zh: str
    advice: str
    advice_zh: str


class Document(Record, frozen=True, kw_only=True):
    """A document as read: blocks in reading order and what stands around them.

    Attributes
    ----------
    source
        Name, format, digest.
    blocks
        Paragraphs and tables in reading order.
    fields
        Metadata that the format carries outside the text (HTML meta, DOCX core properties).
    page_title
        HTML ``<title>``, None elsewhere.
    attachments
        Linked files.
    notes
        Reading problems so far.
    enclosed
        Documents that one with hardly any text holds as the source of pages, in text areas, scripts
        and the like.
    elsewhere
        Where else the text of such a one may stand, the likeliest first.
    places
        Where blocks stand on its pages, of a format that has some; found by the block itself.
    shown
        Pictures that stand for themselves in its text, as it refers to them: a table may be one of them.
    pictured
        What was recognised in these pictures, below the lines that stand above each: a document of its own.
    """

    source: Source
    blocks: tuple[Block, ...]
    fields: tuple[Field, ...] = ()
    page_title: str | None = None
    attachments: tuple[Attachment, ...] = ()
    notes: tuple[Note, ...] = ()
    enclosed: tuple[Document, ...] = ()
    elsewhere: tuple[Elsewhere, ...] = ()
    places: tuple[BlockPlaces, ...] = ()
    shown: tuple[str, ...] = ()
    pictured: Document | None = None
