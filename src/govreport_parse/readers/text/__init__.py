"""Crawled text: :mod:`.reader` reads it, a layout after another; JSON is read as a page that holds texts."""

from __future__ import annotations

from govreport_parse.model.errors import UnreadableDocument
from govreport_parse.readers.formats import Content, Format, Given

__all__ = ["FORMAT"]

# Line breaks as JSON writes them; what stands in brackets above a text has none.
_LINES_IN_STRINGS = 5


def _recognises(_given: Given) -> bool:
    return True  # any text, after all others have been asked


def _read(given: Given) -> Content:
    if given.text.lstrip("\ufeff \t\r\n").startswith(("{", "[")):
        from govreport_parse.readers.html.enclosed import is_json
        from govreport_parse.readers.html.reader import read_html

        if is_json(given.text):
            return read_html(given)
        if given.text.count("\\n") >= _LINES_IN_STRINGS:
            raise UnreadableDocument(
                given.name, "JSON that ends in the midst; fetch it again", "JSON不完整；请重新获取"
            )
    from govreport_parse.readers.text.reader import read_text

    return read_text(given)


FORMAT = Format(
    id="text",
    name="text",
    name_zh="文本",
    suffixes=(".txt", ".md"),
    is_text=True,
    recognises=_recognises,
    read=_read,
)
