"""What a Word document includes of other formats (``w:altChunk``): pages and text are read in place."""

from __future__ import annotations

import re
from collections.abc import Mapping

import msgspec

from govreport_parse.model import limits
from govreport_parse.model.document import Attachment, Block, Note
from govreport_parse.model.errors import UnreadableDocument
from govreport_parse.readers.encoding import decode, is_binary, without_nul
from govreport_parse.readers.formats import Content, Given
from govreport_parse.readers.mhtml.reader import read_mhtml
from govreport_parse.readers.registry import FOREIGN, recognised
from govreport_parse.text.patterns import lazy_pattern

__all__ = ["Chunk", "Chunks"]

_NOT_THERE = ("a part that is not in the file", "文件中没有该部分")
_BINARY = ("binary data", "二进制数据")
_WORD = ("another Word document", "另一Word文档")
_OTHERS = {
    "rtf": ("an RTF file", "RTF文件"), "pdf": ("a PDF file", "PDF文件"), "ofd": ("an OFD file", "OFD文件"),
    "odt": ("an OpenDocument text", "OpenDocument文档"), "xlsx": ("an Excel workbook", "Excel工作簿"),
}  # fmt: skip
_DAMAGED = ("a damaged page", "已损坏的网页")
_NO_PAGE = ("an MHTML file without a page", "不含网页的MHTML文件")
_MHTML = lazy_pattern(rb"^(?:mime-version|content-type)[ \t]*+:", re.IGNORECASE | re.MULTILINE)
_HEAD = 2**10
# Of no matter where Word saved the page.
_WRONG_LABEL = "GR002"
_BEFORE = b"\xef\xbb\xbf\r\n\t "


class Chunk(msgspec.Struct, frozen=True, kw_only=True):
    """What a chunk holds.

    Attributes
    ----------
    blocks
        Its paragraphs and tables.
    unread
        What it is, in English and Chinese, where it is not read; None where it is.
    """

    blocks: tuple[Block, ...] = ()
    unread: tuple[str, str] | None = None


class Chunks:
    """The chunks of one document, each read once.

    Parameters
    ----------
    parts
        Their bytes by id.

    Attributes
    ----------
    attachments, notes
        Of the chunks that were read so far.
    """

    def __init__(self, parts: Mapping[str, bytes]) -> None:
        self._parts = parts
        self._read: dict[str, Chunk] = {}
        self.attachments: list[Attachment] = []
        self.notes: list[Note] = []

    def __bool__(self) -> bool:
        """Whether there are any."""
        return bool(self._parts)

    def at(self, key: str) -> Chunk:
        """The chunk of an id.

        Raises
        ------
        LimitExceeded
            Without a file's name, for one beyond a bound of :mod:`govreport_parse.model.limits`.
        """
        if key not in self._read:
            data = self._parts.get(key)
            self._read[key] = Chunk(unread=_NOT_THERE) if data is None else self._chunk(data)
        return self._read[key]

    def _chunk(self, data: bytes) -> Chunk:
        limits.require(limits.PAGE_BYTES, len(data))
        given = Given(name="", data=data)
        if _MHTML.search(data, 0, _HEAD) and not data.lstrip().startswith(b"<"):
            try:
                return self._of(read_mhtml(Given(name="", data=data.lstrip(_BEFORE))))
            except UnreadableDocument:
                return Chunk(unread=_NO_PAGE)
        if (packed := recognised(given, is_text=False)) is not None:
            return Chunk(unread=_OTHERS.get(packed.id, _WORD))
        if (foreign := next((kind for kind in FOREIGN if kind.recognises(data)), None)) is not None:
            return Chunk(unread=foreign.what)
        decoded = decode(data)
        if is_binary(data, decoded.text):
            return Chunk(unread=_BINARY)
        decoded = without_nul(decoded, data)
        return self._content(Given(name="", data=data, text=decoded.text), decoded.notes)

    def _content(self, given: Given, notes: tuple[Note, ...]) -> Chunk:
        found = recognised(given, is_text=True)
        try:
            content = Content(blocks=()) if found is None else found.read(given)
        except UnreadableDocument:
            return Chunk(unread=_DAMAGED)
        lost = tuple(note for note in notes if note.code == "GR001")
        return self._of(msgspec.structs.replace(content, notes=(*lost, *content.notes)))

    def _of(self, content: Content) -> Chunk:
        if content.elsewhere and not content.blocks:
            place = content.elsewhere[0]  # a page of frames: what they show is not in the file
            return Chunk(unread=(place.what, place.what_zh))
        self.attachments += content.attachments
        self.notes += [note for note in content.notes if note.code != _WRONG_LABEL]
        return Chunk(blocks=content.blocks)
