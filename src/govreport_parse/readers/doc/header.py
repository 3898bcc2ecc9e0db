"""The streams of a ``.doc``, and where what its text depends on lies in them."""

from __future__ import annotations

import struct

import msgspec

from govreport_parse.model import limits
from govreport_parse.model.errors import GovReportError, UnreadableDocument
from govreport_parse.readers.ole import BrokenFile, Compound
from govreport_parse.readers.registry import unsupported

__all__ = ["Streams", "damaged", "open_streams"]

_IDENTITY, _OLD_IDENTITIES = 0xA5EC, (0xA5DB, 0xA5DC, 0xA599, 0xA59B, 0xA59C)
# Word 97 is 193; what 1997 wrote before it, 101 to 105.
_WORD_97 = 0xC1
_ENCRYPTED, _SECOND_TABLE, _TEMPLATE_PARTS = 0x100, 0x200, 0x2
_COUNTS, _OFFSETS = 0x4C, 0x9A
# Characters of: the text, notes, page headers, macros, comments, notes at the end, text boxes.
_STORIES = 7


class Streams(msgspec.Struct, frozen=True, kw_only=True):
    """A document's streams.

    Attributes
    ----------
    word, table, data
        ``WordDocument``, the table stream that counts, and ``Data``.
    length
        Characters of the text.
    boxes
        Between which characters, counted through all stories, the text of text boxes lies.
    summary
        What the file says of itself, empty where it says nothing.
    """

    word: bytes
    table: bytes
    data: bytes
    length: int
    boxes: tuple[int, int]
    summary: bytes

    def part(self, number: int) -> bytes:
        """A part of the table stream, by its place among the header's; empty where there is none.

        Raises
        ------
        BrokenFile
            For one that lies beyond the stream.
        """
        at, size = self.place(number)
        if at + size > len(self.table):
            raise BrokenFile("a part lies beyond its stream")
        return self.table[at : at + size]

    def place(self, number: int) -> tuple[int, int]:
        """Where such a part begins, and how long it is said to be."""
        where = _OFFSETS + 8 * number
        if where + 8 > len(self.word):
            return 0, 0
        at, size = struct.unpack_from("<II", self.word, where)
        return at, size


def damaged(name: str, detail: str) -> UnreadableDocument:
    """The exception for a document that cannot be read as a whole."""
    return UnreadableDocument(
        name,
        f"the Word document (.doc) is truncated or damaged ({detail}); fetch the file again",
        f"Word文档（.doc）不完整或已损坏（{detail}）；请重新获取该文件",
    )


def open_streams(data: bytes, name: str) -> Streams:
    """Find the streams of a document.

    Raises
    ------
    BrokenFile
        For one that is damaged.
    LimitExceeded
        Without a file's name, for a text beyond the bounds of :mod:`govreport_parse.model.limits`.
    UnreadableDocument
        For one that is encrypted.
    UnsupportedFormat
        For one of Word 6 or 95, and for a file of another program that holds a document.
    """
    compound = Compound(data)
    word = compound.stream("WordDocument")
    if word is None:
        raise unsupported(
            name, "an Office file that only includes a Word document", "内嵌Word文档的Office文件"
        )
    if len(word) < _OFFSETS:
        raise BrokenFile("no header")
    identity, version = struct.unpack_from("<HH", word)
    (flags,) = struct.unpack_from("<H", word, 0x0A)
    if (refusal := _refused(name, identity, version, flags)) is not None:
        raise refusal
    table = compound.stream("1Table" if flags & _SECOND_TABLE else "0Table")
    if table is None:
        raise BrokenFile("no table stream")
    counts = struct.unpack_from(f"<{_STORIES}I", word, _COUNTS)
    length, before = counts[0], sum(counts[:-1])
    limits.require(limits.TEXT, sum(counts))
    return Streams(
        word=word,
        table=table,
        data=compound.stream("Data") or b"",
        length=length,
        boxes=(before, before + counts[-1]),
        summary=compound.stream("\x05SummaryInformation") or b"",
    )


def _refused(name: str, identity: int, version: int, flags: int) -> GovReportError | None:
    if identity in _OLD_IDENTITIES or (identity == _IDENTITY and version < _WORD_97):
        return UnreadableDocument(
            name,
            "a document of Word 6 or 95; open it in a word processor and save it as .docx",
            "Word 6.0/95格式的文档；请用文字处理软件打开后另存为.docx",
        )
    if identity != _IDENTITY:
        raise BrokenFile("no Word document")
    if flags & _ENCRYPTED:
        return UnreadableDocument(
            name,
            "the document is protected by a password; remove the password and save it again",
            "文档受密码保护；请去除密码后另存",
        )
    return None
