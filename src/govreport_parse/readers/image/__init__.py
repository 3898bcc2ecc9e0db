"""Pictures of pages: :mod:`.reader` recognises their characters, for whoever asks for it."""

from __future__ import annotations

from govreport_parse.readers.formats import Content, Format, Given

__all__ = ["FORMAT", "PICTURES"]

#: How the pictures begin that are read: PNG, JPEG, TIFF.
PICTURES = (b"\x89PNG", b"\xff\xd8\xff", b"II*\0", b"MM\0*")


def _recognises(given: Given) -> bool:
    return given.ocr and given.data.startswith(PICTURES)


def _read(given: Given) -> Content:
    from govreport_parse.model.extras import extra

    with extra("ocr", given.name):
        import cv2  # noqa: F401
        import rapidocr  # noqa: F401
    from govreport_parse.readers.image.reader import read_image

    return read_image(given)


# No suffix: pictures in a folder are mostly no pages, and are left out of what is searched.
FORMAT = Format(
    id="image",
    name="picture",
    name_zh="图片",
    suffixes=(),
    is_text=False,
    recognises=_recognises,
    read=_read,
)
