"""Rich Text Format: :mod:`.reader` reads it."""

from __future__ import annotations

from govreport_parse.readers.formats import Content, Format, Given

__all__ = ["FORMAT"]

_BEFORE = b"\xef\xbb\xbf\r\n\t \0"
_HEAD = 128


def _recognises(given: Given) -> bool:
    return given.data[:_HEAD].lstrip(_BEFORE).startswith(b"{\\rtf")


def _read(given: Given) -> Content:
    from govreport_parse.readers.rtf.reader import read_rtf

    return read_rtf(given)


FORMAT = Format(
    id="rtf",
    name="RTF",
    name_zh="RTF",
    suffixes=(".rtf",),
    is_text=False,
    recognises=_recognises,
    read=_read,
)
