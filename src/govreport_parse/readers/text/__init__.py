"""Crawled text: :mod:`.reader` reads it, a layout after another."""

from __future__ import annotations

from govreport_parse.readers.formats import Content, Format, Given

__all__ = ["FORMAT"]


def _recognises(_given: Given) -> bool:
    return True  # any text, after all others have been asked


def _read(given: Given) -> Content:
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
