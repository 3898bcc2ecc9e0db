"""From bytes to a :class:`~govreport_parse.model.document.Document`: the format is told by content."""

from __future__ import annotations

import hashlib
import re
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
from govreport_parse.model.errors import LimitExceeded, UnreadableDocument, UnsupportedFormat
from govreport_parse.model.vocabularies import Format
from govreport_parse.readers.encoding import Decoded, decode, without_nul
from govreport_parse.readers.html.reader import read_html
from govreport_parse.readers.text.reader import read_text

__all__ = ["Readable", "read_document"]

Readable: TypeAlias = str | Path | bytes | BinaryIO

_OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_ENCRYPTED_STREAM = "EncryptedPackage".encode("utf-16-le")
_FOREIGN = (
    (b"\x89PNG", "a PNG image"), (b"\xff\xd8\xff", "a JPEG image"), (b"GIF8", "a GIF image"),
    (b"BM", "a BMP image"), (b"II*\x00", "a TIFF image"), (b"MM\x00*", "a TIFF image"),
    (b"%PDF", "a PDF file"), (b"{\\rtf", "an RTF file"), (b"Rar!", "a RAR archive"),
    (b"7z\xbc\xaf", "a 7z archive"), (b"\x1f\x8b", "a gzip file"), (b"RIFF", "a media file"),
)  # fmt: skip
_HTML = re.compile(
    r"<\s*(?:!doctype\s+html|html|head|body|table|div|p|span|meta|br|h[1-6]|center|font)\b",
    re.IGNORECASE,
)
_HTML_WINDOW = 65536
# Control characters that no text file prints; a share of them means binary data.
_BINARY = re.compile("[\x00-\x08\x0e-\x1a\x1c-\x1f]")
_BINARY_BYTES = bytes(code for code in range(0x20) if _BINARY.match(chr(code)))
_BINARY_SHARE = 0.1


def read_document(
    source: Readable, *, name: str | None = None, charset: str | None = None
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
        (GR002 tells of it). A DOCX has no use for it.

    Returns
    -------
    Document
        With paragraphs and table grids in reading order; page furniture that only words give
        away is still in it (see :func:`govreport_parse.page.furniture.find_page`).

    Raises
    ------
    UnsupportedFormat
        Not HTML, DOCX or text.
    UnreadableDocument
        Empty, truncated, encrypted, or not to be opened.
    LimitExceeded
        Beyond a bound of :mod:`govreport_parse.model.limits`.
    """
    data, label = _load(source, name)
    # A file's name may hold bytes that are no text; a record's is written as JSON.
    label = label.encode("utf-8", "backslashreplace").decode()
    try:
        limits.require(limits.BYTES, len(data))
        document = _read(data, label, charset)
        _require_bounded(document.blocks)
    except LimitExceeded as error:
        raise limits.named(error, label) from None
    return document


def _read(data: bytes, label: str, charset: str | None) -> Document:
    if not data.strip(b"\0 \t\r\n"):
        raise UnreadableDocument(
            label, "the file is empty; fetch it again", "文件为空；请重新获取该文件"
        )
    if data.startswith(b"PK\x03\x04"):
        return _docx(data, label)
    _reject_foreign(data, label)
    limits.require(limits.PAGE_BYTES, len(data))
    decoded = decode(data, charset)
    if _is_binary(data, decoded.text):
        raise _unsupported(label, "binary data, no text", "二进制数据，不是文本")
    decoded = without_nul(decoded)
    if _HTML.search(decoded.text, 0, _HTML_WINDOW):
        return _html(data, decoded, label)
    blocks = read_text(decoded.text)
    return _document(data, label, "text", blocks, decoded)


def _is_binary(data: bytes, text: str) -> bool:
    most = len(text) * _BINARY_SHARE
    # Each such character has a byte of its own, whatever the charset.
    if len(data) - len(data.translate(None, _BINARY_BYTES)) <= most:
        return False
    return len(_BINARY.findall(text)) > most


def _require_bounded(blocks: Sequence[Block]) -> None:
    limits.require(limits.BLOCKS, len(blocks))
    tables = [block for block in blocks if isinstance(block, Table)]
    limits.require(limits.TABLES, len(tables))
    limits.require(limits.ROWS, sum(len(table.grid) for table in tables))
    limits.require(limits.CELLS, sum(len(row) for table in tables for row in table.grid))
    printed = sum(len(block.text) for block in blocks if isinstance(block, Paragraph))
    printed += sum(len(cell.text) for table in tables for cell in table.cells())
    limits.require(limits.TEXT, printed)


def _load(source: Readable, name: str | None) -> tuple[bytes, str]:
    if isinstance(source, bytes | bytearray | memoryview):
        return bytes(source), name or "<bytes>"
    if isinstance(source, str | Path):
        path = Path(source)
        try:
            with path.open("rb") as file:
                return file.read(limits.BYTES.value + 1), name or path.name
        except (OSError, ValueError) as error:
            reason = getattr(error, "strerror", None) or str(error)
            raise UnreadableDocument(
                str(path), f"cannot be opened: {reason}", f"无法打开：{reason}"
            ) from error
    if not hasattr(source, "read"):
        raise TypeError(
            f"parse() takes a path, bytes or a binary file, not {type(source).__name__}"
        )
    data = source.read(limits.BYTES.value + 1)
    if not isinstance(data, bytes):
        raise TypeError("parse() needs a binary file; open it with mode 'rb'")
    own = getattr(source, "name", None)
    return data, name or (Path(own).name if isinstance(own, str) else "<bytes>")


def _reject_foreign(data: bytes, name: str) -> None:
    for magic, kind in _FOREIGN:
        if data.startswith(magic):
            raise _unsupported(name, kind, f"{kind.split(' ', 1)[1]}")
    if data.startswith(_OLE):
        if _ENCRYPTED_STREAM in data:
            raise UnreadableDocument(
                name,
                "the document is protected by a password; remove the password and save it again",
                "文档受密码保护；请去除密码后另存",
            )
        raise UnsupportedFormat(
            name,
            "a legacy Office file (.doc); save it as .docx",
            "旧版Office文件（.doc）；请另存为.docx",
        )


def _unsupported(name: str, kind: str, kind_zh: str) -> UnsupportedFormat:
    return UnsupportedFormat(
        name,
        f"{kind}; give HTML, DOCX or text",
        f"不支持的格式（{kind_zh}）；请提供HTML、DOCX或文本",
    )


def _docx(data: bytes, name: str) -> Document:
    from govreport_parse.readers.docx.reader import read_docx

    content = read_docx(data, name)
    return Document(
        source=_source(data, name, "docx", None),
        blocks=tuple(content.blocks),
        fields=tuple(content.fields),
    )


def _html(data: bytes, decoded: Decoded, name: str) -> Document:
    content = read_html(decoded.text)
    if content is None:
        raise UnreadableDocument(
            name, "the HTML holds no element; fetch the page again", "HTML中没有内容；请重新获取"
        )
    document = _document(data, name, "html", content.blocks, decoded)
    return Document(
        source=document.source,
        blocks=document.blocks,
        fields=tuple(content.fields),
        page_title=content.page_title,
        attachments=tuple(content.attachments),
        notes=document.notes,
    )


def _document(
    data: bytes, name: str, kind: Format, blocks: list[Block], decoded: Decoded
) -> Document:
    return Document(
        source=_source(data, name, kind, decoded.encoding),
        blocks=tuple(blocks),
        notes=tuple(_placed(note, blocks) for note in decoded.notes),
    )


def _source(data: bytes, name: str, kind: Format, encoding: str | None) -> Source:
    return Source(
        name=name,
        format=kind,
        sha256=hashlib.sha256(data).hexdigest(),
        size=len(data),
        encoding=encoding,
    )


def _placed(note: Note, blocks: list[Block]) -> Note:
    """The note with the first place where lost text stands."""
    if note.code != "GR001":
        return note
    return msgspec.structs.replace(note, at=place_of(LOST, blocks))
