"""PDF files to blocks: each page as a drawing, and from the drawings paragraphs and tables."""

from __future__ import annotations

import contextlib

import pypdfium2 as pdfium2
import pypdfium2.raw as pdfium

from govreport_parse.model import limits
from govreport_parse.model.document import Field
from govreport_parse.model.errors import UnreadableDocument
from govreport_parse.model.extras import extra
from govreport_parse.readers.formats import Content, Given
from govreport_parse.readers.paging import content_of
from govreport_parse.readers.pdf.drawing import Budget, DrawnPage, drawing_of
from govreport_parse.readers.pdf.streams import drawings_in
from govreport_parse.readers.pdf.table import leads_to_objects
from govreport_parse.readers.pdf.type3 import fonts_are_whole
from govreport_parse.readers.pictured import on_pages, scale_for, unread_page, without_text

__all__ = ["read_pdf"]

_KIND = ("PDF", "PDF文件")


def read_pdf(given: Given) -> Content:
    """Read a PDF.

    Raises
    ------
    LimitExceeded
        Without a file's name, for a file beyond a bound of :mod:`govreport_parse.model.limits`.
    UnreadableDocument
        For one that is damaged, protected by a password, or a scan.
    """
    try:
        document = pdfium2.PdfDocument(given.data)
    except pdfium2.PdfiumError as error:
        raise _not_opened(given.name, error) from error
    with contextlib.closing(document):
        if not _is_whole(given.data):
            raise _damaged(given.name)
        limits.require(limits.PAGES, len(document))
        budget = Budget()
        pages = _pages(document, given.name, budget)
        if given.ocr and any(page.is_scan for page in pages):
            pages = _recognised(document, given.name, pages)
        title = document.get_metadata_value("Title").strip()
    if not any(page.drawing.glyphs for page in pages):
        scan = any(page.is_picture for page in pages) and not given.ocr
        raise without_text(given.name, _KIND, is_scan=scan, by_asking=True)
    content = content_of([page.told(budget.flat) for page in pages])
    return Content(
        blocks=content.blocks,
        places=on_pages(content.places, {page.drawing.number: page.scale for page in pages}),
        recognised=tuple(page.drawing.number for page in pages if page.is_recognised),
        fields=(Field(key="title", value=title),) if title else (),
        notes=tuple(unread_page(page.drawing.number, _KIND) for page in pages if page.is_picture),
    )


def _is_whole(data: bytes) -> bool:
    """Whether a file is undamaged: PDFium reads on where it is not, and leaves out what it cannot read."""
    drawings = drawings_in(data)
    return drawings is not None and leads_to_objects(data) and fonts_are_whole(data, drawings)


def _pages(document: pdfium2.PdfDocument, name: str, budget: Budget) -> list[DrawnPage]:
    pages = []
    for number in range(1, len(document) + 1):
        try:
            page = document[number - 1]
        except pdfium2.PdfiumError as error:
            raise UnreadableDocument(
                name,
                f"page {number} of the PDF is damaged; fetch the file again",
                f"PDF文件第{number}页已损坏；请重新获取该文件",
            ) from error
        with contextlib.closing(page):
            pages.append(drawing_of(page.raw, number, budget))
    return pages


def _recognised(
    document: pdfium2.PdfDocument, name: str, pages: list[DrawnPage]
) -> list[DrawnPage]:
    """The pages, of those that are pictures what is recognised in them."""
    with extra("ocr", name):
        from govreport_parse.readers.image.drawing import recognised_page
        from govreport_parse.readers.image.upright import PIXELS
    limits.require(limits.SCANS, sum(page.is_scan for page in pages))
    found = []
    for page in pages:
        if not page.is_scan:
            found.append(page)
            continue
        number, scale = page.drawing.number, scale_for(page.drawing.width, page.drawing.height)
        with contextlib.closing(document[number - 1]) as opened:
            picture = opened.render(scale=PIXELS * scale, grayscale=True).to_numpy()
        height, width = picture.shape[:2]  # as it is shown, turned
        drawing = recognised_page(
            picture.reshape(height, width), number, width / PIXELS, height / PIXELS
        )
        found.append(
            DrawnPage(drawing, is_picture=not drawing.glyphs, is_recognised=True, scale=scale)
        )
    return found


def _not_opened(name: str, error: pdfium2.PdfiumError) -> UnreadableDocument:
    if pdfium.FPDF_GetLastError() == pdfium.FPDF_ERR_PASSWORD or "password" in str(error).lower():
        return UnreadableDocument(
            name,
            "the PDF is protected by a password; remove it and save the file again",
            "PDF文件受密码保护；请去除密码后另存",
        )
    return _damaged(name)


def _damaged(name: str) -> UnreadableDocument:
    return UnreadableDocument(
        name,
        "the PDF is damaged or incomplete; fetch it again",
        "PDF文件已损坏或不完整；请重新获取该文件",
    )
