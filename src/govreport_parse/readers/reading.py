"""From a path, bytes or a file to a document: opened, recognised by content, read, and bounded."""

from __future__ import annotations

import hashlib
from collections.abc import Sequence
from pathlib import Path
from typing import BinaryIO, TypeAlias

import msgspec

from govreport_parse.model import limits
from govreport_parse.model.document import (
    LOST,
    Block,
    Document,
    Note,
    Paragraph,
    Source,
    Table,
    place_of,
)
from govreport_parse.model.errors import (
    LimitExceeded,
    UnreadableDocument,
    WrongType,
    why_not_opened,
)
from govreport_parse.readers.beside import FindBeside, beside_path, nothing_beside
from govreport_parse.readers.encoding import decode, is_binary, without_nul
from govreport_parse.readers.formats import Content, Format, Given
from govreport_parse.readers.radicals import unified_blocks, unified_field
from govreport_parse.readers.registry import foreign, recognised, unsupported
from govreport_parse.text.fold import unify_radicals

__all__ = ["Readable", "read_document"]

_ADDRESSES = ("http://", "https://")

Readable: TypeAlias = str | Path | bytes | BinaryIO


def read_document(
    source: Readable,
    *,
    name: str | None = None,
    charset: str | None = None,
    ocr: bool = False,
    beside: FindBeside | None = None,
) -> Document:
    """Read a report's bytes into blocks.

    Parameters
    ----------
    source
        A path, the bytes themselves, or a binary file.
    name
        Name to report; by default the path's or the file's own.
    charset
        What the server declared (Content-Type of HTTP). A byte order mark and valid UTF-8 go
        before it, the page's own declaration after it; none is believed against the bytes
        (GR002 says so). A format that is no text has no use for it.
    ocr
        Recognise the characters of pages that are pictures: of scans as PDF, of PNG, JPEG and TIFF
        files, and of such pictures of tables as a web page shows. It takes seconds a page, and the
        extra ``ocr``.
    beside
        Gives the bytes of a picture by what a web page calls it (``images/1.png``), None where there
        is none; by default it is looked for in the folder of the path, and below. Asked for with `ocr`
        alone.

    Returns
    -------
    Document
        With paragraphs and table grids in reading order; page furniture that only words give
        away is still in it (see :func:`govreport_parse.page.furniture.find_page`).

    Raises
    ------
    UnsupportedFormat
        None of the formats that are read (:mod:`govreport_parse.readers.registry`).
    UnreadableDocument
        Empty, truncated, encrypted, or not to be opened.
    LimitExceeded
        Beyond a bound of :mod:`govreport_parse.model.limits`.
    MissingExtra
        For a format, or for recognition, whose packages are not installed.
    WrongType
        For what is none of them, the text of a document among it.
    """
    data, label = _load(source, name)
    if beside is None and ocr and isinstance(source, str | Path):
        beside = beside_path(Path(source))
    # A file's name may hold bytes that are no text; a record's is written as JSON.
    label = label.encode("utf-8", "backslashreplace").decode()
    try:
        limits.require(limits.BYTES, len(data))
        given = Given(name=label, data=data, ocr=ocr, beside=beside or nothing_beside)
        document = _read(given, charset)
        pictured = () if document.pictured is None else (document.pictured,)
        for each in (document, *document.enclosed, *pictured):
            _require_bounded(each.blocks)
    except LimitExceeded as error:
        raise limits.named(error, label) from None
    return document


def _load(source: Readable, name: str | None) -> tuple[bytes, str]:
    if isinstance(source, bytes | bytearray | memoryview):
        return bytes(source), name or "<bytes>"
    if isinstance(source, str | Path):
        _require_path(source)
        path = Path(source)
        try:
            with path.open("rb") as file:
                return file.read(limits.BYTES.value + 1), name or path.name
        except (OSError, ValueError) as error:
            raise UnreadableDocument(str(path), *why_not_opened(error)) from error
    if not hasattr(source, "read"):
        given = type(source).__name__
        raise WrongType(
            f"parse() takes a path, bytes or a binary file, not {given}",
            f"parse()的参数应为路径、字节串或二进制文件，而不是{given}",
        )
    data = source.read(limits.BYTES.value + 1)
    if not isinstance(data, bytes):
        raise WrongType(
            "parse() needs a binary file; open it with mode 'rb'",
            "parse()需要二进制文件；请以'rb'模式打开",
        )
    own = getattr(source, "name", None)
    return data, name or (Path(own).name if isinstance(own, str) else "<bytes>")


def _require_path(source: str | Path) -> None:
    """Refuse a text that is an address, or the document itself."""
    if isinstance(source, str) and source.lower().startswith(_ADDRESSES):
        raise UnreadableDocument(
            source,
            "an address; nothing is fetched: download it, and give the bytes with name=",
            "这是网址，本程序不下载文件；请先下载，再传入字节串，并以name=注明名称",
        )
    if isinstance(source, str) and (source.lstrip().startswith("<") or "\n" in source.strip()):
        raise WrongType(
            "parse() takes a path, not the text of a document; give its bytes: parse(text.encode())",
            "parse()的字符串参数应为路径，而不是文档正文；请传入字节串：parse(text.encode())",
        )


def _read(given: Given, charset: str | None) -> Document:
    data, label = given.data, given.name
    if not data.strip(b"\0 \t\r\n"):
        raise UnreadableDocument(
            label, "the file is empty; fetch it again", "文件为空；请重新获取该文件"
        )
    if (found := recognised(given, is_text=False)) is not None:
        return _document(found, given)
    if (error := foreign(given)) is not None:
        raise error
    limits.require(limits.PAGE_BYTES, len(data))
    decoded = decode(data, charset)
    binary = is_binary(data, decoded.text)
    decoded = without_nul(decoded, data)
    given = msgspec.structs.replace(given, text=decoded.text, is_utf8=decoded.as_given)
    found = None if binary else recognised(given, is_text=True)
    if found is None:
        raise unsupported(label, "binary data, no text", "二进制数据，不是文本")
    return _document(found, given, decoded.encoding, decoded.notes)


def _document(
    found: Format, given: Given, encoding: str | None = None, notes: tuple[Note, ...] = ()
) -> Document:
    source = Source(
        name=given.name,
        format=found.id,
        sha256=hashlib.sha256(given.data).hexdigest(),
        size=len(given.data),
        encoding=encoding,
    )
    content = found.read(given)
    document = _of(_recognised(source, content), content, notes)
    if content.pictured is None:
        return document
    pictures = _recognised(source, content.pictured)
    pictured = _of(pictures, content.pictured, ())
    return msgspec.structs.replace(document, source=pictures, pictured=pictured)


def _recognised(source: Source, content: Content) -> Source:
    """The source with those of its pages that were recognised."""
    if not content.recognised:
        return source
    return msgspec.structs.replace(source, recognised=content.recognised)


def _of(source: Source, content: Content, notes: tuple[Note, ...]) -> Document:
    """A document of what a reader found; one that it encloses is of the same file."""
    blocks = unified_blocks(content.blocks)
    new = dict(zip(map(id, content.blocks), blocks, strict=True)) if content.places else {}
    return Document(
        source=source,
        blocks=blocks,
        places=tuple(
            [msgspec.structs.replace(one, block=new[id(one.block)]) for one in content.places]
        ),
        fields=tuple([unified_field(field) for field in content.fields]),
        page_title=content.page_title and unify_radicals(content.page_title),
        attachments=content.attachments,
        notes=(*(_placed(note, content.blocks) for note in notes), *content.notes),
        enclosed=tuple([_of(source, inner, notes) for inner in content.enclosed]),
        elsewhere=content.elsewhere,
        shown=content.shown,
    )


def _placed(note: Note, blocks: Sequence[Block]) -> Note:
    """The note with the first place where lost text stands."""
    if note.code != "GR001":
        return note
    return msgspec.structs.replace(note, at=place_of(LOST, blocks))


def _require_bounded(blocks: Sequence[Block]) -> None:
    limits.require(limits.BLOCKS, len(blocks))
    tables = [block for block in blocks if isinstance(block, Table)]
    limits.require(limits.TABLES, len(tables))
    limits.require(limits.ROWS, sum(len(table.grid) for table in tables))
    limits.require(limits.CELLS, sum(len(row) for table in tables for row in table.grid))
    printed = sum(len(block.text) for block in blocks if isinstance(block, Paragraph))
    printed += sum(len(cell.text) for table in tables for cell in table.cells())
    limits.require(limits.TEXT, printed)
