"""Web archives (MHTML): :mod:`.reader` reads the page in them as an HTML page."""

from __future__ import annotations

import re

from govreport_parse.readers.formats import Content, Format, Given
from govreport_parse.text.patterns import lazy_pattern

__all__ = ["FORMAT"]

_BEFORE = b"\xef\xbb\xbf\r\n\t "
# Headers of a message stand before a blank line; the subject of a long title takes a kilobyte.
_HEAD = 2**13
_HEADERS = lazy_pattern(
    rb"(?:[A-Za-z][A-Za-z-]*+:[^\n]*+\n(?:[ \t]+[^\n]*+\n)*+)++(?=[ \t]*+\r?\n)"
)
_PARTS = lazy_pattern(
    rb"^content-type:\s*+multipart/(?:related|alternative|mixed)\b", re.IGNORECASE | re.MULTILINE
)
_PAGE = lazy_pattern(
    rb"^content-type:\s*+(?:text/html|application/xhtml\+xml)\b", re.IGNORECASE | re.MULTILINE
)
_VERSION = lazy_pattern(rb"^mime-version:", re.IGNORECASE | re.MULTILINE)


def _recognises(given: Given) -> bool:
    head = given.data[:_HEAD].lstrip(_BEFORE)
    headers = _HEADERS.match(head)
    if headers is None:
        return False
    # What a server sent before a page may have been saved with it: no message without its version.
    if _PAGE.search(headers[0]):
        return _VERSION.search(headers[0]) is not None
    return _PARTS.search(headers[0]) is not None


def _read(given: Given) -> Content:
    from govreport_parse.readers.mhtml.reader import read_mhtml

    return read_mhtml(given)


FORMAT = Format(
    id="mhtml",
    name="MHTML",
    name_zh="MHTML",
    suffixes=(".mhtml", ".mht"),
    is_text=False,
    recognises=_recognises,
    read=_read,
)
