"""The parts of a Word document as XML: what is refused of them, and how they are parsed."""

from __future__ import annotations

from typing import TYPE_CHECKING

from lxml import etree

from govreport_parse.model.errors import UnreadableDocument
from govreport_parse.model.strategies import shortcut

if TYPE_CHECKING:
    from lxml.etree import _Element

__all__ = ["damaged", "may_name", "parse_part", "require_plain"]

# Word writes none, and what an entity stands for would be expanded or fetched.
_DOCTYPE = ("<!DOCTYPE", "<!ENTITY")
# Strict Open XML has other names for the same elements.
_STRICT = b"http://purl.oclc.org/ooxml/"
# Names stand in the first tag, which takes 2 KB with all of Word's.
_HEAD = 2**14
_TRANSITIONAL = b"http://schemas.openxmlformats.org/"
_STRICT_NAMES = {
    _STRICT + b"wordprocessingml/main": _TRANSITIONAL + b"wordprocessingml/2006/main",
    _STRICT + b"officeDocument/": _TRANSITIONAL + b"officeDocument/2006/",
    _STRICT + b"drawingml/": _TRANSITIONAL + b"drawingml/2006/",
}


def parse_part(xml: bytes) -> _Element:
    """The root of a part; no entity is expanded, and nothing else is opened.

    Strict Open XML comes as Transitional.

    Raises
    ------
    lxml.etree.XMLSyntaxError
        For what is no XML.
    """
    if xml.find(_STRICT, 0, _HEAD) >= 0:
        for strict, transitional in _STRICT_NAMES.items():
            xml = xml.replace(strict, transitional)
    return etree.fromstring(xml, _PARSER)


_PARSER = etree.XMLParser(
    resolve_entities=False,
    load_dtd=False,
    no_network=True,
    remove_blank_text=True,
    remove_comments=True,  # they would part a text, of which the first half alone is read
    remove_pis=True,
)


def may_name(xml: bytes, name: bytes) -> bool:
    """Whether a part may have an element or attribute of this name: few do, so that it is asked first.

    Of one in UTF-16 it is not known.
    """
    return name in xml or b"\0" in xml


def require_plain(xml: bytes, name: str) -> None:
    """Refuse a part that declares a document type or an entity.

    Raises
    ------
    UnreadableDocument
        For such a part, with the file's name.
    """
    if _declares_type(xml):
        raise UnreadableDocument(
            name,
            "a part of the Word document declares a document type or entities, which no word "
            "processor writes; open the file in one and save it again",
            "Word文件中含有正常文字处理软件不会写入的声明；请用文字处理软件打开后另存",
        )


def damaged(name: str, detail: str) -> UnreadableDocument:
    """The exception for a document that cannot be read."""
    return UnreadableDocument(
        name,
        f"the DOCX package is truncated or damaged ({detail}); fetch the file again",
        f"DOCX文件不完整或已损坏（{detail}）；请重新获取该文件",
    )


def _shows_type(xml: bytes) -> bool:
    """Whether a part declares a document type or an entity, in whatever encoding it is written."""
    codecs = ("ascii", "utf-16-le", "utf-16-be")
    return any(mark.encode(codec) in xml for mark in _DOCTYPE for codec in codecs)


def _shows_type_by_sign(xml: bytes) -> bool:
    return b"!" in xml and _shows_type(xml)


_declares_type = shortcut(_shows_type_by_sign, _shows_type)
