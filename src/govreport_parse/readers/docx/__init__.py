"""Documents of Word: :mod:`.reader` reads them by their XML."""

from __future__ import annotations

from govreport_parse.readers import packages
from govreport_parse.readers.docx.onefile import kind_of
from govreport_parse.readers.formats import Content, Format, Given

__all__ = ["FORMAT"]

_ZIP = b"PK\x03\x04"


def _recognises(given: Given) -> bool:
    if given.data.startswith(_ZIP):
        return packages.kind_of(given.data) is None
    return kind_of(given.data) is not None


def _read(given: Given) -> Content:
    from govreport_parse.readers.docx.reader import read_docx

    return read_docx(given)


FORMAT = Format(
    id="docx",
    name="DOCX",
    name_zh="DOCX",
    suffixes=(".docx",),
    is_text=False,
    recognises=_recognises,
    read=_read,
)
