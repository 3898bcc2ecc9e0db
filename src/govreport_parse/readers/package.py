"""A DOCX package unpacked at a bounded cost: XML alone, in pieces, whatever its headers claim.

A member's header may say that it unpacks to a kilobyte and hold gigabytes; so no member is unpacked
at once, and pictures, fonts and embedded files never are.
"""

from __future__ import annotations

import io
import zipfile
import zlib

from govreport_parse import limits
from govreport_parse.errors import UnreadableDocument, UnsupportedFormat

__all__ = ["damaged", "xml_package"]

_MAIN = "word/document.xml"
_XML = (".xml", ".rels")
_PIECE = 2**16
# zipfile unpacks what is compressed otherwise without a bound.
_METHODS = (zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED)
# Small members pack well without malice: an empty part of Word's packs 30 to 1.
_SMALL = 2**20
# Word writes none, and what an entity stands for would be expanded or fetched.
_DOCTYPE = ("<!DOCTYPE", "<!ENTITY")


def xml_package(data: bytes, name: str) -> bytes:
    """The package with its XML stored plainly and everything else empty.

    Raises
    ------
    LimitExceeded
        Without a file's name, for a package beyond a bound of :mod:`govreport_parse.limits`.
    UnreadableDocument
        For one that is damaged, encrypted, or declares a document type.
    UnsupportedFormat
        For a ZIP file that is no DOCX.
    """
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as package:
            members = package.infolist()
            limits.require(limits.MEMBERS, len(members))
            if _MAIN not in (member.filename for member in members):
                raise UnsupportedFormat(
                    name,
                    "a ZIP file that is no DOCX document; unpack it and pass the reports inside",
                    "是ZIP压缩包而不是DOCX文档；请解压后传入其中的报告",
                )
            return _stored(package, members, name)
    except (zipfile.BadZipFile, zlib.error, EOFError, OSError) as error:
        raise damaged(name, str(error)) from error
    except (NotImplementedError, RuntimeError, ValueError, IndexError) as error:
        # What zipfile raises for an unknown compression, an encrypted member, and broken headers.
        raise damaged(name, str(error)) from error


def damaged(name: str, detail: str) -> UnreadableDocument:
    """The exception for a package that cannot be read."""
    return UnreadableDocument(
        name,
        f"the DOCX package is truncated or damaged ({detail}); fetch the file again",
        f"DOCX文件不完整或已损坏（{detail}）；请重新获取该文件",
    )


def _stored(package: zipfile.ZipFile, members: list[zipfile.ZipInfo], name: str) -> bytes:
    stream = io.BytesIO()
    room = limits.UNPACKED.value
    tags = 0
    seen: set[str] = set()
    with zipfile.ZipFile(stream, "w", zipfile.ZIP_STORED) as plain:
        for member in members:
            if member.filename in seen:
                continue  # two members of one name: the directory's last is what zipfile reads
            seen.add(member.filename)
            content = b""
            if member.filename.lower().endswith(_XML):
                content = _unpacked(package, package.getinfo(member.filename), room)
                room -= len(content)
                tags += content.count(b"<")
                limits.require(limits.TAGS, tags)
                _require_plain(content, name)
            plain.writestr(zipfile.ZipInfo(member.filename), content)
    return stream.getvalue()


def _unpacked(package: zipfile.ZipFile, member: zipfile.ZipInfo, room: int) -> bytes:
    """A member's content, read up to the bounds."""
    pieces = bytearray()
    if member.compress_type not in _METHODS:
        raise NotImplementedError(f"{member.filename} is compressed otherwise than DOCX allows")
    with package.open(member) as stream:
        while piece := stream.read(_PIECE):
            pieces += piece
            if len(pieces) > room:
                raise limits.exceeded(limits.UNPACKED)
            if len(pieces) > max(_SMALL, member.compress_size * limits.RATIO.value):
                raise limits.exceeded(limits.RATIO)
    return bytes(pieces)


def _require_plain(content: bytes, name: str) -> None:
    """Refuse a document type, in whatever encoding the part is written."""
    for mark in _DOCTYPE:
        if any(mark.encode(codec) in content for codec in ("ascii", "utf-16-le", "utf-16-be")):
            raise UnreadableDocument(
                name,
                "a part of the DOCX package declares a document type or entities, which no word "
                "processor writes; open the file in one and save it again",
                "DOCX文件的部件中含有文档类型或实体声明，正常文字处理软件不会写入；请重新另存该文件",
            )
