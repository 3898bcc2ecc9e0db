"""The page of a report: what stands on it, found once and read by every later stage.

Locators of a report refer to :attr:`Page.blocks`.
"""

from __future__ import annotations

import msgspec

from govreport_parse.model.document import (
    Attachment,
    Block,
    BlockPlaces,
    Document,
    Elsewhere,
    Field,
    Note,
    Source,
)

__all__ = ["Page", "Title", "TitleLines"]


class Title(msgspec.Struct, frozen=True, kw_only=True):
    """What a title says.

    Attributes
    ----------
    text
        As printed, without blanks.
    body
        What it names as reporting body, None for nothing.
    year
        The year that it names, None for none.
    """

    text: str
    body: str | None
    year: int | None


class TitleLines(msgspec.Struct, frozen=True, kw_only=True):
    """A title and the blocks ``[first, last]`` that print it."""

    title: Title
    first: int
    last: int


class Page(msgspec.Struct, frozen=True, kw_only=True):
    """A document without the page furniture around its report.

    Attributes
    ----------
    source
        As of the document.
    blocks
        Paragraphs and tables that are kept, tables restored, in reading order.
    title
        The title that is printed above the text, None where there is none.
    opening
        Index of the first block that is prose, a first heading or a table of figures; `len(blocks)`
        where there is none.
    fields
        Metadata that the format carries outside the text, then the entries of the page's metadata
        box, as printed.
    dates
        Dates that stand among the page's furniture, as printed.
    top_headings
        Text of each heading of the first level, those among the furniture included.
    page_title
        HTML ``<title>``, None elsewhere.
    attachments
        Linked files.
    notes
        Reading problems so far; one that lay in the furniture has no place.
    elsewhere
        Where the text of a document with hardly any may stand instead.
    lists_reports
        Whether it prints titles of reports one after another and none of their text.
    places
        Where blocks stand on the pages of a document that has some.
    shown, pictured
        As of the document: pictures that it shows, and what was recognised in them.
    """

    source: Source
    blocks: tuple[Block, ...]
    title: TitleLines | None
    opening: int
    fields: tuple[Field, ...] = ()
    dates: tuple[str, ...] = ()
    top_headings: tuple[str, ...] = ()
    page_title: str | None = None
    attachments: tuple[Attachment, ...] = ()
    notes: tuple[Note, ...] = ()
    elsewhere: tuple[Elsewhere, ...] = ()
    lists_reports: bool = False
    places: tuple[BlockPlaces, ...] = ()
    shown: tuple[str, ...] = ()
    pictured: Document | None = None

    @property
    def body(self) -> int:
        """Index of the first block below the title."""
        return 0 if self.title is None else self.title.last + 1
