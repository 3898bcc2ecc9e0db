"""PDF files: :mod:`.reader` reads what their pages draw."""

from __future__ import annotations

from govreport_parse.readers.formats import Content, Format, Given

__all__ = ["FORMAT"]

# What may stand before a file's own beginning, as mail and servers leave it.
_BEFORE = 1024


def _recognises(given: Given) -> bool:
    beginning = given.data[:_BEFORE]
    at = beginning.find(b"%PDF-")
    return at >= 0 and not beginning[:at].lstrip(b"\xef\xbb\xbf\0\r\n\t ").startswith((b"<", b"PK"))


def _read(given: Given) -> Content:
    from govreport_parse.model.extras import extra

    with extra("pdf", given.name):
        import pypdfium2  # noqa: F401
    from govreport_parse.readers.pdf.reader import read_pdf

    return read_pdf(given)


FORMAT = Format(
    id="pdf",
    name="PDF",
    name_zh="PDF",
    suffixes=(".pdf",),
    is_text=False,
    recognises=_recognises,
    read=_read,
)
