"""A Word document in parts, of which those that a report's text depends on are taken.

They come from a ZIP file (DOCX) or from one XML file that holds them all (Flat OPC), and are found by
the relationships between them.
"""

from __future__ import annotations

import base64
import binascii
from collections.abc import Mapping

import msgspec
from lxml import etree

from govreport_parse.model import limits
from govreport_parse.readers.docx.members import unpack
from govreport_parse.readers.docx.parts import damaged, parse_part, require_plain
from govreport_parse.readers.docx.relations import CHUNK, MAIN, Opened, key_of, relations
from govreport_parse.readers.tags import require_few_tags

__all__ = ["Package", "open_flat", "open_package"]

_TITLE = "{http://purl.org/dc/elements/1.1/}title"
_FLAT = "{http://schemas.microsoft.com/office/2006/xmlPackage}"


class Package(msgspec.Struct, frozen=True, kw_only=True):
    """The parts of a document that its text depends on.

    Attributes
    ----------
    document
        The main part, as XML.
    styles, numbering
        XML; None where the main part refers to none.
    title
        The title among the core properties.
    chunks
        What the text includes of other formats, by the id that stands for it there.
    """

    document: bytes
    styles: bytes | None = None
    numbering: bytes | None = None
    title: str | None = None
    chunks: Mapping[str, bytes] = {}


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
    return _package(unpack(data, name), name)


def open_flat(xml: bytes, name: str) -> Package:
    """Find the parts of a package that is one XML file.

    Raises
    ------
    LimitExceeded
        Without a file's name, for a file beyond a bound of :mod:`govreport_parse.model.limits`.
    UnreadableDocument
        For one that is damaged, lacks a part that it refers to, or declares a document type.
    """
    limits.require(limits.UNPACKED, len(xml))
    require_few_tags(limits.TAGS, (xml,))
    require_plain(xml, name)
    parts: dict[str, bytes] = {}
    try:
        for part in parse_part(xml).iterchildren(f"{_FLAT}part"):
            key = key_of(part.get(f"{_FLAT}name", ""))
            for held in part.iterchildren(f"{_FLAT}xmlData", f"{_FLAT}binaryData"):
                if len(held):
                    parts[key] = etree.tostring(held[0], with_tail=False)
                elif not part.get(f"{_FLAT}contentType", "").startswith("image/"):
                    parts[key] = base64.b64decode(held.text or "")
        roots = list(relations(parts, ""))
        mains = [each.target for each in roots if each.kind == MAIN]
        related = list(relations(parts, mains[-1])) if mains else []
    except (etree.XMLSyntaxError, binascii.Error, ValueError) as error:
        raise damaged(name, str(error)) from error
    return _package(Opened(parts=parts, roots=roots, related=related), name)


def _package(opened: Opened, name: str) -> Package:
    parts = opened.parts
    try:
        roots = {each.kind: each.target for each in opened.roots}
        main = roots[MAIN]
        targets = {each.kind: each.target for each in opened.related}
        styles, numbering = targets.get("styles"), targets.get("numbering")
        core = roots.get("core-properties")
        return Package(
            document=parts[main],
            styles=None if styles is None else parts[styles],
            numbering=None if numbering is None else parts[numbering],
            title=None if core is None else parse_part(parts[core]).findtext(_TITLE),
            chunks={
                each.id: parts[each.target]
                for each in opened.related
                if each.kind == CHUNK and each.target in parts
            },
        )
    except (etree.XMLSyntaxError, KeyError) as error:
        raise damaged(name, str(error)) from error
