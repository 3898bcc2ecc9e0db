"""OpenDocument texts: :mod:`.reader` reads them by the rules of Word's documents."""

from __future__ import annotations

from govreport_parse.readers.formats import Content, Format, Given
from govreport_parse.readers.packages import kind_of

__all__ = ["FORMAT"]

_HEAD = 2**13
_BEGINS = (b"<?xml", b"<office:document")
_NAMED = b"application/vnd.oasis.opendocument.text"
_BEFORE = b"\xef\xbb\xbf\r\n\t "


def _recognises(given: Given) -> bool:
    head = given.data[:_HEAD].lstrip(_BEFORE)
    if head.startswith(_BEGINS):
        return b"<office:document" in head and _NAMED in head
    return kind_of(given.data) == "odt"


def _read(given: Given) -> Content:
    from govreport_parse.readers.odt.reader import read_odt

    return read_odt(given)


FORMAT = Format(
    id="odt",
    name="ODT",
    name_zh="ODT",
    suffixes=(".odt", ".fodt"),
    is_text=False,
    recognises=_recognises,
    read=_read,
)
