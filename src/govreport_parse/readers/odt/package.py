"""The parts of an OpenDocument text: from a ZIP file, or from one XML file that holds them all."""

from __future__ import annotations

import io
import zipfile
from typing import TYPE_CHECKING

import msgspec
from lxml import etree

from govreport_parse.model import limits
from govreport_parse.model.errors import UnreadableDocument
from govreport_parse.readers.docx.parts import require_plain
from govreport_parse.readers.odt.names import OFFICE, TITLE
from govreport_parse.readers.tags import require_few_tags
from govreport_parse.readers.unpacking import UNPACKING_ERRORS, unpacked

if TYPE_CHECKING:
    from lxml.etree import _Element

__all__ = ["Parts", "open_flat", "open_package"]

_CONTENT, _STYLES, _META, _MANIFEST = "content.xml", "styles.xml", "meta.xml", "META-INF/manifest.xml"  # fmt: skip
_ENCRYPTED = b"encryption-data"
# Blanks between runs part figures: they stay.
_PARSER = etree.XMLParser(
    resolve_entities=False, load_dtd=False, no_network=True, remove_comments=True, remove_pis=True
)


class Parts(msgspec.Struct, frozen=True, kw_only=True):
    """What of a document its text depends on.

    Attributes
    ----------
    body
        The text.
    styles
        The elements that hold styles: common ones, and the text's own.
    title
        The title that the file carries beside its text.
    """

    body: _Element
    styles: tuple[_Element, ...]
    title: str | None


def open_package(data: bytes, name: str) -> Parts:
    """Unpack a document.

    Raises
    ------
    LimitExceeded
        Without a file's name, for a package beyond a bound of :mod:`govreport_parse.model.limits`.
    UnreadableDocument
        For one that is damaged or encrypted, or declares a document type.
    """
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as package:
            members = {each.filename: each for each in package.infolist()}
            limits.require(limits.MEMBERS, len(members))
            room = limits.UNPACKED.value
            parts: dict[str, bytes] = {}
            for key in (_MANIFEST, _CONTENT, _STYLES, _META):
                if key in members:
                    parts[key] = unpacked(package, members[key], room)
                    room -= len(parts[key])
    except UNPACKING_ERRORS as error:
        raise _damaged(name, str(error)) from error
    if _ENCRYPTED in parts.get(_MANIFEST, b""):
        raise UnreadableDocument(
            name,
            "the document is protected by a password; remove the password and save it again",
            "文档受密码保护；请去除密码后另存",
        )
    require_few_tags(limits.TAGS, parts.values())
    roots = [_root(parts[key], name) for key in (_CONTENT, _STYLES, _META) if key in parts]
    if _CONTENT not in parts:
        raise _damaged(name, f"no {_CONTENT}")
    return _parts(roots, name)


def open_flat(xml: bytes, name: str) -> Parts:
    """Take a document apart that is one XML file.

    Raises
    ------
    LimitExceeded
        Without a file's name, for a file beyond a bound of :mod:`govreport_parse.model.limits`.
    UnreadableDocument
        For one that is damaged, or declares a document type.
    """
    limits.require(limits.UNPACKED, len(xml))
    require_few_tags(limits.TAGS, (xml,))
    return _parts([_root(xml, name)], name)


def _root(xml: bytes, name: str) -> _Element:
    require_plain(xml, name)
    try:
        return etree.fromstring(xml, _PARSER)
    except etree.XMLSyntaxError as error:
        raise _damaged(name, str(error)) from error


def _parts(roots: list[_Element], name: str) -> Parts:
    body = roots[0].find(f"{OFFICE}body/{OFFICE}text")
    if body is None:
        raise _damaged(name, "no text")
    # What styles.xml has of its own (automatic) is of headers and footers, under the same names.
    own = roots[0].find(f"{OFFICE}automatic-styles")
    common = [root.find(f"{OFFICE}styles") for root in roots]
    title = next((found for root in roots for found in root.iter(TITLE)), None)
    return Parts(
        body=body,
        styles=tuple(each for each in (*common, own) if each is not None),
        title=None if title is None else title.text,
    )


def _damaged(name: str, detail: str) -> UnreadableDocument:
    return UnreadableDocument(
        name,
        f"the OpenDocument file is truncated or damaged ({detail}); fetch the file again",
        f"OpenDocument文件不完整或已损坏（{detail}）；请重新获取该文件",
    )
