"""OFD files to blocks: each page as a drawing, and from the drawings paragraphs and tables."""

from __future__ import annotations

from govreport_parse.model import limits
from govreport_parse.model.document import Field, Note
from govreport_parse.model.errors import UnreadableDocument
from govreport_parse.readers.drawn import PageDrawing
from govreport_parse.readers.formats import Content, Given
from govreport_parse.readers.ofd.document import sheets_of
from govreport_parse.readers.ofd.drawing import Budget
from govreport_parse.readers.paging import content_of
from govreport_parse.readers.xml_parts import XmlParts, damaged

__all__ = ["read_ofd"]

_ROOT = "OFD.xml"
_KIND = ("OFD file", "OFD文件")


def read_ofd(given: Given) -> Content:
    """Read an OFD file.

    Raises
    ------
    LimitExceeded
        Without a file's name, for a file beyond a bound of :mod:`govreport_parse.model.limits`.
    UnreadableDocument
        For one that is damaged, encrypted, or a scan.
    """
    package = XmlParts(given.data, given.name, _KIND)
    root = package.part(_ROOT)
    budget = Budget()
    drawings: list[PageDrawing] = []
    pictures: list[int] = []
    for said in root.iterfind("{*}DocBody/{*}DocRoot"):
        for sheet in sheets_of(package, (said.text or "").strip(), budget):
            number = len(drawings) + 1
            limits.require(limits.PAGES, number)
            drawings.append(sheet.drawing(number))
            if sheet.is_picture:
                pictures.append(number)
    if not drawings:
        raise damaged(given.name, _KIND, "no page")
    if not any(drawing.glyphs for drawing in drawings):
        raise _without_text(given.name, is_scan=bool(pictures))
    content = content_of(drawings)
    title = (root.findtext("{*}DocBody/{*}DocInfo/{*}Title") or "").strip()
    return Content(
        blocks=content.blocks,
        places=content.places,
        fields=(Field(key="title", value=title),) if title else (),
        notes=tuple(map(_unread, pictures)),
    )


def _without_text(name: str, *, is_scan: bool) -> UnreadableDocument:
    what, what_zh = "no page of the OFD file holds text", "OFD文件中没有文字"
    if is_scan:
        what = "the OFD file is a scan: its pages are pictures without text"
        what_zh = "OFD文件为扫描件，页面是图片，没有文字"
    return UnreadableDocument(
        name,
        f"{what}; give the page or the Word document that it was made from",
        f"{what_zh}；请提供原网页或Word文档",
    )


def _unread(number: int) -> Note:
    return Note(
        code="GR011",
        message=f"page {number} is a picture without text and was not read; "
        "give the page or the Word document that the OFD file was made from",
        message_zh=f"第{number}页是图片，没有文字，其内容未予核对，请提供原网页或Word文档",
    )
