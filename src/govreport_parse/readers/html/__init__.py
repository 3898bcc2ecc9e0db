"""HTML pages: :mod:`.reader` reads them, stage by stage."""

from __future__ import annotations

import re

from govreport_parse.readers.formats import Content, Format, Given
from govreport_parse.readers.text.html_tables import has_tables_alone
from govreport_parse.text.patterns import lazy_pattern

__all__ = ["FORMAT"]

_TAG = lazy_pattern(
    r"<\s*(?:!doctype\s+html|html|head|body|table|div|p|span|meta|br|h[1-6]|center|font)\b",
    re.IGNORECASE,
)
_WINDOW = 65536


def _recognises(given: Given) -> bool:
    text = given.text
    begin = text.lstrip("\ufeff \t\r\n")[:1]
    if _TAG.search(text, 0, _WINDOW) is None:
        return begin in ("{", "[") and "\\u003c" in text
    # A page begins with a tag; what begins otherwise may be a text with tables in it.
    return begin == "<" or not has_tables_alone(text)


def _read(given: Given) -> Content:
    from govreport_parse.readers.html.reader import read_html

    return read_html(given)


FORMAT = Format(
    id="html",
    name="HTML",
    name_zh="HTML",
    suffixes=(".html", ".htm", ".shtml"),
    is_text=True,
    recognises=_recognises,
    read=_read,
)
