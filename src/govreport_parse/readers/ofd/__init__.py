"""OFD files (GB/T 33190): :mod:`.reader` reads what their pages draw."""

from __future__ import annotations

from govreport_parse.readers.formats import Content, Format, Given
from govreport_parse.readers.packages import kind_of

__all__ = ["FORMAT"]


def _recognises(given: Given) -> bool:
    return kind_of(given.data) == "ofd"


def _read(given: Given) -> Content:
    from govreport_parse.readers.ofd.reader import read_ofd

    return read_ofd(given)


FORMAT = Format(
    id="ofd",
    name="OFD",
    name_zh="OFD",
    suffixes=(".ofd",),
    is_text=False,
    recognises=_recognises,
    read=_read,
)
