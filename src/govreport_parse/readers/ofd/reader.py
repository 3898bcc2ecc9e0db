"""OFD files to blocks: each page as a drawing, and from the drawings paragraphs and tables."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from govreport_parse.model import limits
from govreport_parse.model.document import Field
from govreport_parse.model.extras import extra
from govreport_parse.readers.drawn import PageDrawing
from govreport_parse.readers.formats import Content, Given
from govreport_parse.readers.ofd.document import sheets_of
from govreport_parse.readers.ofd.drawing import Budget, Scan
from govreport_parse.readers.paging import content_of
from govreport_parse.readers.pictured import on_pages, scale_for, unread_page, without_text
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
    scans: dict[int, Scan] = {}
    for said in root.iterfind("{*}DocBody/{*}DocRoot"):
        for sheet in sheets_of(package, (said.text or "").strip(), budget):
            number = len(drawings) + 1
            limits.require(limits.PAGES, number)
            drawings.append(sheet.drawing(number))
            if sheet.is_picture:
                pictures.append(number)
                if (scan := sheet.scan) is not None:
                    scans[number] = scan
    if not drawings:
        raise damaged(given.name, _KIND, "no page")
    read = _recognised(package, given.name, drawings, scans) if given.ocr and scans else {}
    scales = {
        one.number: scale_for(one.width, one.height) for one in drawings if one.number in read
    }
    drawings = [read.get(drawing.number, drawing) for drawing in drawings]
    pictures = [number for number in pictures if number not in read]
    if not any(drawing.glyphs for drawing in drawings):
        scan_is_there = bool(pictures) and not given.ocr
        raise without_text(given.name, _KIND, is_scan=scan_is_there, by_asking=bool(scans))
    content = content_of(drawings)
    title = (root.findtext("{*}DocBody/{*}DocInfo/{*}Title") or "").strip()
    return Content(
        blocks=content.blocks,
        places=on_pages(
            content.places, {one.number: scales.get(one.number, 1.0) for one in drawings}
        ),
        recognised=tuple(read),
        fields=(Field(key="title", value=title),) if title else (),
        notes=tuple(unread_page(number, _KIND) for number in pictures),
    )


def _recognised(
    package: XmlParts, name: str, drawings: Sequence[PageDrawing], scans: Mapping[int, Scan]
) -> dict[int, PageDrawing]:
    """What is recognised of pages that are one picture each, by their numbers."""
    with extra("ocr", name):
        from govreport_parse.readers.ofd.scans import recognised_scan
    limits.require(limits.SCANS, len(scans))
    found = {
        number: recognised_scan(package, drawings[number - 1], scan)
        for number, scan in scans.items()
    }
    return {number: drawing for number, drawing in found.items() if drawing is not None}
