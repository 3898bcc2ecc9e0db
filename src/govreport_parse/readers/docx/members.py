"""A DOCX package unpacked at a bounded cost: XML alone, in pieces, whatever its headers claim.

A member's header may say that it unpacks to a kilobyte and hold gigabytes; so no member is unpacked
at once, and pictures, fonts and embedded files never are.
"""

from __future__ import annotations

import io
import zipfile
import zlib
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

__all__ = ["unpack"]

_XML = (".xml", ".rels")
# Where the main part of a package stands that lost what refers to it.
_USUAL = "word/document.xml"
_PIECE = 2**16
# zipfile unpacks what is compressed otherwise without a bound.
_METHODS = (zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED)
# Small members pack well without malice: an empty part of Word's packs 30 to 1.
_SMALL = 2**20


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
    except (zipfile.BadZipFile, zlib.error, EOFError, OSError, etree.XMLSyntaxError) as error:
        raise damaged(name, str(error)) from error
    except (NotImplementedError, RuntimeError, ValueError, IndexError) as error:
        # What zipfile raises for an unknown compression, an encrypted member, and broken headers.
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
                content = _unpacked(package, members[key], room)
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
