"""Word 2003 XML as the parts of a DOCX: nearly the same elements under other names."""

from __future__ import annotations

from typing import TYPE_CHECKING

from lxml import etree

from govreport_parse.model import limits
from govreport_parse.readers.docx.counting import CODES
from govreport_parse.readers.docx.names import CHUNK, MERGE, MERGE_ACROSS, NUMBERED, VALUE, W
from govreport_parse.readers.docx.package import Package
from govreport_parse.readers.docx.parts import damaged, parse_part, require_plain
from govreport_parse.readers.tags import require_few_tags

if TYPE_CHECKING:
    from lxml.etree import _Element

__all__ = ["open_2003"]

_OLD = b"http://schemas.microsoft.com/office/word/2003/wordml"
_NEW = W.strip("{}").encode()
_OFFICE = "{urn:schemas-microsoft-com:office:office}"
_TITLE = f"{_OFFICE}DocumentProperties/{_OFFICE}Title"
_ANNOTATION = "{http://schemas.microsoft.com/aml/2001/core}annotation"
_CHANGES = {"Word.Insertion": f"{W}ins", "Word.Deletion": f"{W}del"}
# Notes stand in the line that refers to them, headers of pages in the properties of a section.
_ELSEWHERE = (f"{W}footnote", f"{W}endnote", f"{W}hdr", f"{W}ftr")
_RENAMED = {
    f"{W}vmerge": MERGE,
    f"{W}hmerge": MERGE_ACROSS,
    f"{W}listPr": NUMBERED,
    f"{W}ilfo": f"{W}numId",
    f"{W}listDef": f"{W}abstractNum",
    f"{W}list": f"{W}num",
    f"{W}ilst": f"{W}abstractNumId",
    f"{W}nfc": f"{W}numFmt",
    f"{W}listStyleLink": f"{W}numStyleLink",
    f"{W}cfChunk": CHUNK,  # with styles and lists of its own
}
_RENAMED_IDS = {
    f"{W}listDef": (f"{W}listDefId", f"{W}abstractNumId"),
    f"{W}list": (f"{W}ilfo", f"{W}numId"),
}


def open_2003(xml: bytes, name: str) -> Package:
    """Take a document of Word 2003 apart.

    Raises
    ------
    LimitExceeded
        Without a file's name, for a file beyond a bound of :mod:`govreport_parse.model.limits`.
    UnreadableDocument
        For one that is damaged or declares a document type.
    """
    limits.require(limits.UNPACKED, len(xml))
    require_few_tags(limits.TAGS, (xml,))
    require_plain(xml, name)
    try:
        root = parse_part(xml.replace(_OLD, _NEW))
    except etree.XMLSyntaxError as error:
        raise damaged(name, str(error)) from error
    _drop(root)
    _rename(root)
    return Package(
        document=etree.tostring(root),
        styles=_part(root.find(f"{W}styles")),
        numbering=_part(root.find(f"{W}lists")),
        title=root.findtext(_TITLE),
    )


def _part(element: _Element | None) -> bytes | None:
    return None if element is None else etree.tostring(element, with_tail=False)


def _drop(root: _Element) -> None:
    """Leave of annotations the tracked changes, and of notes and page headers nothing."""
    for element in list(root.iter(_ANNOTATION, *_ELSEWHERE)):
        change = _CHANGES.get(element.get(f"{W}type", ""))
        holder = element.getparent()
        if element.tag == _ANNOTATION and change is not None:
            element.tag = change
        elif holder is not None:
            holder.remove(element)


def _rename(root: _Element) -> None:
    for element in list(root.iter(*_RENAMED)):
        tag = str(element.tag)
        if tag in _RENAMED_IDS:
            old, new = _RENAMED_IDS[tag]
            element.set(new, element.get(old, ""))
        elif tag == f"{W}nfc":
            code = element.get(VALUE, "")
            element.set(VALUE, CODES.get(code, code))
        element.tag = _RENAMED[tag]
