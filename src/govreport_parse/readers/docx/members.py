"""A DOCX package unpacked at a bounded cost: XML alone; pictures, fonts and embedded files never are."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Iterable, Mapping

from lxml import etree

from govreport_parse.model import limits
from govreport_parse.readers.docx.parts import damaged, require_plain
from govreport_parse.readers.docx.relations import (
    CHUNK,
    MAIN,
    ROOTS,
    TYPES,
    Opened,
    is_word,
    key_of,
    relations,
)
from govreport_parse.readers.packages import foreign_package
from govreport_parse.readers.tags import require_few_tags
from govreport_parse.readers.unpacking import UNPACKING_ERRORS, unpacked

__all__ = ["unpack"]

_XML = (".xml", ".rels")
# Where the main part of a package stands that lost what refers to it.
_USUAL = "word/document.xml"


def unpack(data: bytes, name: str) -> Opened:
    """The XML of a package, and what its text includes as chunks.

    Raises
    ------
    LimitExceeded
        Without a file's name, for a package beyond a bound of :mod:`govreport_parse.model.limits`.
    UnreadableDocument
        For one that is damaged or encrypted, or declares a document type.
    UnsupportedFormat
        For a ZIP file that is no DOCX.
    """
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as package:
            members = package.infolist()
            limits.require(limits.MEMBERS, len(members))
            # Of two members of one name the directory's last counts, as for zipfile.
            opened = _opened(package, {key_of(each.filename): each for each in members}, name)
    except (*UNPACKING_ERRORS, etree.XMLSyntaxError) as error:
        raise damaged(name, str(error)) from error
    require_few_tags(limits.TAGS, opened.parts.values())
    return opened


def _opened(package: zipfile.ZipFile, members: Mapping[str, zipfile.ZipInfo], name: str) -> Opened:
    parts: dict[str, bytes] = {}
    room = limits.UNPACKED.value

    def read(wanted: Iterable[str], *, plain: bool = True) -> None:
        nonlocal room
        for key in wanted:
            if key in members and key not in parts:
                content = unpacked(package, members[key], room)
                room -= len(content)
                if plain:
                    require_plain(content, name)
                parts[key] = content

    read((ROOTS, TYPES))
    roots = list(relations(parts, ""))
    mains = [relation.target for relation in roots if relation.kind == MAIN]
    if not mains and _USUAL in members:
        raise damaged(name, f"nothing refers to {_USUAL}")
    if not mains or not is_word(parts, mains[-1]):
        raise foreign_package(name, members)
    read(mains[-1:])
    read(key for key in members if key.endswith(".rels"))
    related = list(relations(parts, mains[-1]))
    # An HTML page declares what it is.
    read([each.target for each in related if each.kind == CHUNK], plain=False)
    read(key for key in members if key.endswith(_XML))
    return Opened(parts=parts, roots=roots, related=related)
