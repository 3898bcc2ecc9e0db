"""What a reader says of its format, what it is given, and what it gives."""

from __future__ import annotations

from collections.abc import Callable

import msgspec

from govreport_parse.model import vocabularies
from govreport_parse.model.document import Attachment, Block, BlockPlaces, Elsewhere, Field, Note
from govreport_parse.model.errors import GovReportError, UnsupportedFormat
from govreport_parse.readers.beside import FindBeside, nothing_beside

__all__ = ["Content", "Foreign", "Format", "Given"]

_BEGINNING = 128
_BEFORE = b"\xef\xbb\xbf\r\n\t "


class Given(msgspec.Struct, frozen=True, kw_only=True):
    """A file as a reader is given it.

    Attributes
    ----------
    name
        Its name, for messages.
    data
        Its bytes.
    text
        What they say, for a format that is text; ``""`` for others.
    ocr
        Characters of pages that are pictures are to be recognised.
    is_utf8
        The bytes are the text in UTF-8, and nothing else.
    beside
        Gives files that it refers to, where they lie beside it.
    """

    name: str
    data: bytes
    text: str = ""
    is_utf8: bool = False
    ocr: bool = False
    beside: FindBeside = nothing_beside

    def utf8(self) -> bytes:
        """The text in UTF-8."""
        return self.data if self.is_utf8 else self.text.encode("utf-8", "replace")


class Content(msgspec.Struct, frozen=True, kw_only=True):
    """What a reader finds in a file; see :class:`~govreport_parse.model.document.Document`.

    Attributes
    ----------
    blocks
        Paragraphs and tables in reading order.
    fields
        Metadata that the format carries outside the text.
    page_title
        The title of a window that shows the file, None where the format has none.
    attachments
        Linked files.
    notes
        Reading problems.
    enclosed
        What stands in the sources of pages that a page with hardly any text holds.
    elsewhere
        Where else the text of such a page may stand.
    places
        Where blocks stand on its pages, of a format that has some.
    recognised
        Its pages, from 1, whose characters were recognised.
    shown, pictured
        Pictures that a page shows in its text, as it refers to them, and what was recognised in them.
    """

    blocks: tuple[Block, ...]
    fields: tuple[Field, ...] = ()
    page_title: str | None = None
    attachments: tuple[Attachment, ...] = ()
    notes: tuple[Note, ...] = ()
    enclosed: tuple[Content, ...] = ()
    elsewhere: tuple[Elsewhere, ...] = ()
    places: tuple[BlockPlaces, ...] = ()
    recognised: tuple[int, ...] = ()
    shown: tuple[str, ...] = ()
    pictured: Content | None = None


class Format(msgspec.Struct, frozen=True, kw_only=True):
    """A format that reports are read from.

    Attributes
    ----------
    id
        Its name in records (:attr:`~govreport_parse.model.document.Source.format`), and its folder's.
    name, name_zh
        Its name in messages, English and Chinese.
    suffixes
        How names of such files end, in lower case and with the full stop. A file of a folder that ends
        so is opened in any case, others where they may be a document; what a file is, its content says.
    is_text
        Its bytes are text: they are decoded before it is recognised and read.
    recognises
        Whether a file is of this format, by its content. Whoever stands before it in the registry
        has been asked already.
    read
        What the file holds. Raises an error of :mod:`govreport_parse.model.errors` where that cannot
        be read; :class:`~govreport_parse.model.errors.LimitExceeded` may lack the file's name.
    """

    id: vocabularies.Format
    name: str
    name_zh: str
    suffixes: tuple[str, ...]
    is_text: bool
    recognises: Callable[[Given], bool]
    read: Callable[[Given], Content]


class Foreign(msgspec.Struct, frozen=True, kw_only=True):
    """A kind of file that is recognised and not read.

    Attributes
    ----------
    begins
        How its bytes begin, in one of these ways; blanks and a byte order mark may stand before.
    holds
        What stands somewhere in them.
    what
        What it is, in English and Chinese: "a PDF file".
    advice
        What to do about it, in both; None to give a format that is read.
    error
        The exception for it.
    """

    begins: tuple[bytes, ...]
    holds: bytes = b""
    what: tuple[str, str]
    advice: tuple[str, str] | None = None
    error: type[GovReportError] = UnsupportedFormat

    def recognises(self, data: bytes) -> bool:
        """Whether bytes are of this kind."""
        beginning = data[:_BEGINNING].lstrip(_BEFORE)
        return beginning.startswith(self.begins) and self.holds in data
