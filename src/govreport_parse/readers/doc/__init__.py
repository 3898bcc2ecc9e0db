"""Documents of Word 97 to 2003, and of WPS: :mod:`.reader` reads them."""

from __future__ import annotations

from govreport_parse.readers.formats import Content, Format, Given
from govreport_parse.readers.ole import names_stream

__all__ = ["FORMAT"]


def _recognises(given: Given) -> bool:
    return names_stream(given.data, "WordDocument")


def _read(given: Given) -> Content:
    from govreport_parse.readers.doc.reader import read_doc

    return read_doc(given)


FORMAT = Format(
    id="doc",
    name="DOC",
    name_zh="DOC",
    suffixes=(".doc", ".wps"),
    is_text=False,
    recognises=_recognises,
    read=_read,
)
