"""A DOCX package unpacked at a bounded cost: XML alone, in pieces, whatever its headers claim.

A member's header may say that it unpacks to a kilobyte and hold gigabytes; so no member is unpacked
at once, and pictures, fonts and embedded files never are. Of what is unpacked, only the parts that
a report's text depends on are parsed, found by the relationships between parts.
"""

from __future__ import annotations

import io
import posixpath
import zipfile
import zlib
from collections.abc import Iterator, Mapping
from typing import TYPE_CHECKING

import msgspec
from lxml import etree

from govreport_parse.model import limits
from govreport_parse.model.errors import UnreadableDocument
from govreport_parse.model.strategies import shortcut
from govreport_parse.readers.packages import foreign_package
from govreport_parse.readers.tags import require_few_tags

if TYPE_CHECKING:
    from lxml.etree import _Element

__all__ = ["Package", "damaged", "open_package", "parse_part"]

_MAIN = "word/document.xml"
_XML = (".xml", ".rels")
_PIECE = 2**16
# zipfile unpacks what is compressed otherwise without a bound.
_METHODS = (zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED)
# Small members pack well without malice: an empty part of Word's packs 30 to 1.
_SMALL = 2**20
# Word writes none, and what an entity stands for would be expanded or fetched.
_DOCTYPE = ("<!DOCTYPE", "<!ENTITY")
_RELATIONSHIP = "{http://schemas.openxmlformats.org/package/2006/relationships}Relationship"
_OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_CORE = "http://schemas.openxmlformats.org/package/2006/relationships/metadata/core-properties"
_TITLE = "{http://purl.org/dc/elements/1.1/}title"


class Package(msgspec.Struct, frozen=True, kw_only=True):
    """The parts of a DOCX that its text depends on, as XML.

    Attributes
    ----------
    document
        The main part.
    styles, numbering
        None where the main part refers to none.
    core
        Core properties, None where the package has none.
    """

    document: bytes
    styles: bytes | None
    numbering: bytes | None
    core: bytes | None

    def title(self) -> str | None:
        """The title among the core properties."""
        return None if self.core is None else parse_part(self.core).findtext(_TITLE)


def open_package(data: bytes, name: str) -> Package:
    """Unpack a DOCX and find its parts.

    Raises
    ------
    LimitExceeded
        Without a file's name, for a package beyond a bound of :mod:`govreport_parse.model.limits`.
    UnreadableDocument
        For one that is damaged, encrypted, lacks a part that it refers to, or declares a document
        type.
    UnsupportedFormat
        For a ZIP file that is no DOCX.
    """
    parts = _unpack(data, name)
    try:
        roots = _related(parts, "")
        main = roots[f"{_OFFICE}/officeDocument"]
        related = _related(parts, main)
        styles, numbering = related.get(f"{_OFFICE}/styles"), related.get(f"{_OFFICE}/numbering")
        core = roots.get(_CORE)
        return Package(
            document=parts[main],
            styles=None if styles is None else parts[styles],
            numbering=None if numbering is None else parts[numbering],
            core=None if core is None else parts[core],
        )
    except (etree.XMLSyntaxError, KeyError) as error:
        raise damaged(name, str(error)) from error


def parse_part(xml: bytes) -> _Element:
    """The root of a part; no entity is expanded, and nothing else is opened.

    Raises
    ------
    lxml.etree.XMLSyntaxError
        For what is no XML.
    """
    return etree.fromstring(xml, _PARSER)


_PARSER = etree.XMLParser(
    resolve_entities=False, load_dtd=False, no_network=True, remove_blank_text=True
)


def _related(parts: Mapping[str, bytes], source: str) -> dict[str, str]:
    """Names of the parts that a part refers to, by kind of relationship; of equals, the last."""
    folder, own = posixpath.split(source)
    relations = parts.get(posixpath.join(folder, "_rels", f"{own}.rels"))
    related: dict[str, str] = {}
    for relation in () if relations is None else parse_part(relations).iterchildren(_RELATIONSHIP):
        if relation.get("TargetMode") != "External":
            target = posixpath.join("/", folder, relation.get("Target", ""))
            related[relation.get("Type", "")] = posixpath.normpath(target).lstrip("/")
    return related


def _unpack(data: bytes, name: str) -> dict[str, bytes]:
    """The XML of a package by member name."""
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as package:
            members = package.infolist()
            limits.require(limits.MEMBERS, len(members))
            # Of two members of one name zipfile reads the directory's last.
            names = {member.filename: member for member in members}
            if _MAIN not in names:
                raise foreign_package(name, names)
            parts = dict(_read(package, names))
    except (zipfile.BadZipFile, zlib.error, EOFError, OSError) as error:
        raise damaged(name, str(error)) from error
    except (NotImplementedError, RuntimeError, ValueError, IndexError) as error:
        # What zipfile raises for an unknown compression, an encrypted member, and broken headers.
        raise damaged(name, str(error)) from error
    require_few_tags(limits.TAGS, parts.values())
    if any(map(_declares_type, parts.values())):
        raise UnreadableDocument(
            name,
            "a part of the DOCX package declares a document type or entities, which no word "
            "processor writes; open the file in one and save it again",
            "DOCX文件的部件中含有文档类型或实体声明，正常文字处理软件不会写入；请重新另存该文件",
        )
    return parts


def _read(
    package: zipfile.ZipFile, names: Mapping[str, zipfile.ZipInfo]
) -> Iterator[tuple[str, bytes]]:
    room = limits.UNPACKED.value
    for name, member in names.items():
        if name.lower().endswith(_XML):
            content = _unpacked(package, member, room)
            room -= len(content)
            yield name, content


def damaged(name: str, detail: str) -> UnreadableDocument:
    """The exception for a package that cannot be read."""
    return UnreadableDocument(
        name,
        f"the DOCX package is truncated or damaged ({detail}); fetch the file again",
        f"DOCX文件不完整或已损坏（{detail}）；请重新获取该文件",
    )


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


def _shows_type(xml: bytes) -> bool:
    """Whether a part declares a document type or an entity, in whatever encoding it is written."""
    codecs = ("ascii", "utf-16-le", "utf-16-be")
    return any(mark.encode(codec) in xml for mark in _DOCTYPE for codec in codecs)


def _shows_type_by_sign(xml: bytes) -> bool:
    return b"!" in xml and _shows_type(xml)


_declares_type = shortcut(_shows_type_by_sign, _shows_type)
