"""Web archives to blocks: the page that they show, with its style sheets in their place.

Browsers take the style sheets out of a page that they save, also those that stand in it: without them text
that is hidden or set high would be print.
"""

from __future__ import annotations

import html
import re
from collections.abc import Mapping

import msgspec

from govreport_parse.model import limits
from govreport_parse.model.document import LOST, Note, place_of
from govreport_parse.model.errors import UnreadableDocument
from govreport_parse.readers.encoding import decode, is_binary, without_nul
from govreport_parse.readers.formats import Content, Given
from govreport_parse.readers.html.elsewhere import has_little_text
from govreport_parse.readers.html.reader import read_html
from govreport_parse.readers.messages import Message, SavedPage, open_message
from govreport_parse.text.patterns import lazy_pattern

__all__ = ["read_mhtml"]

_LINK = lazy_pattern(r"<link\b([^>]*+)>", re.IGNORECASE)
_ADDRESS = lazy_pattern(r"\bhref\s*+=\s*+(?:\"([^\"]*+)\"|'([^']*+)'|([^\s\"'>]++))", re.IGNORECASE)
_OTHER = lazy_pattern(r"\brel\s*+=\s*+[\"']?[^\"'>]*?\balternate\b", re.IGNORECASE)
_END = lazy_pattern("</style", re.IGNORECASE)
_PAGE_END = b"</html"
# Of a page; what has more is a site.
_FRAMES = 10


def read_mhtml(given: Given) -> Content:
    """Read a web archive: its page, and where that has hardly any text those of its frames.

    Raises
    ------
    LimitExceeded
        Without a file's name, for a page beyond a bound of :mod:`govreport_parse.model.limits`.
    UnreadableDocument
        For a file without a page, or that ends within it.
    """
    message = open_message(given.data, with_pictures=given.ocr)
    if message is None or not message.pages:
        raise _no_page(given.name)
    shown, *frames = message.pages
    if not shown.is_whole and _PAGE_END not in shown.data.lower():
        raise UnreadableDocument(
            given.name,
            "the web archive (MHTML) ends in the midst of its page; fetch the file again",
            "网页归档文件（MHTML）不完整；请重新获取该文件",
        )
    content = _page(shown, message, given)
    if not frames or not has_little_text(content.blocks):
        return content
    limits.require(limits.PAGE_BYTES, sum(len(frame.data) for frame in frames[:_FRAMES]))
    read = [_frame(frame, message, given) for frame in frames[:_FRAMES]]
    return msgspec.structs.replace(
        content, enclosed=(*content.enclosed, *(frame for frame in read if frame.blocks))
    )


def _no_page(name: str) -> UnreadableDocument:
    return UnreadableDocument(
        name,
        "the web archive (MHTML) holds no page, or is damaged; open the page in a browser and save it again",
        "网页归档文件（MHTML）中没有网页，或文件已损坏；请用浏览器打开网页后重新保存",
    )


def _page(page: SavedPage, message: Message, given: Given) -> Content:
    name, sheets = given.name, message.sheets
    limits.require(limits.PAGE_BYTES, len(page.data))
    decoded = decode(page.data, page.charset)
    if is_binary(page.data, decoded.text):
        raise _no_page(name)
    decoded = without_nul(decoded, page.data)
    text = _LINK.sub(lambda link: _sheet(link, sheets), decoded.text) if sheets else decoded.text
    content = read_html(
        Given(name=name, data=page.data, text=text, ocr=given.ocr, beside=message.pictures.get)
    )
    notes = [
        msgspec.structs.replace(note, at=place_of(LOST, content.blocks)) if note.code == "GR001" else note
        for note in decoded.notes
    ]  # fmt: skip
    return msgspec.structs.replace(content, notes=(*notes, *content.notes)) if notes else content


def _sheet(link: re.Match[str], sheets: Mapping[str, bytes]) -> str:
    """A style sheet where a page refers to it, as the page may have it in itself."""
    address = _ADDRESS.search(link[1])
    if address is None or _OTHER.search(link[1]):
        return link[0]
    sheet = sheets.get(html.unescape(next(filter(None, address.groups()), "")))
    if sheet is None:
        return link[0]
    return f"<style {link[1].rstrip('/')}>{_END.sub('', decode(sheet).text)}</style>"


def _frame(frame: SavedPage, message: Message, given: Given) -> Content:
    note = Note(
        code="GR012",
        message="the page prints no text of its own; the report was read from a frame",
        message_zh="网页正文中没有报告内容，报告取自框架页，请核对网页能否正常显示",
    )
    try:
        content = _page(frame, message, msgspec.structs.replace(given, ocr=False))
    except UnreadableDocument:  # it holds no element
        return Content(blocks=())
    return msgspec.structs.replace(content, notes=(*content.notes, note))
