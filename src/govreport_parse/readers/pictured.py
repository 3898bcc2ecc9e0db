"""What is said of drawn pages that are pictures: a scan, and a page without text among others."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

import msgspec

from govreport_parse.model.document import BlockPlaces, Note, Place
from govreport_parse.model.errors import UnreadableDocument
from govreport_parse.model.places import moved

__all__ = ["on_pages", "scale_for", "unread_page", "without_text"]

# In points, the longer side of A4, and a page than which none is larger, A3 with room: one that is has a point for
# each pixel of its picture, and is recognised as if it were A4.
_A4, _LARGEST = 842.0, 1250.0
_SIDES = ("x0", "y0", "x1", "y1")

_OR = ("", ", or have its characters recognised (ocr=True, --ocr)")
_OR_ZH = ("", "，或启用文字识别（ocr=True，--ocr）")


def without_text(
    name: str, kind: tuple[str, str], *, is_scan: bool, by_asking: bool = False
) -> UnreadableDocument:
    """The error for a file without text, of a kind that is named in English and Chinese.

    `by_asking`: the characters of such a scan are recognised for whoever asks for it.
    """
    what, what_zh = kind
    if is_scan:
        return UnreadableDocument(
            name,
            f"the {what} is a scan: its pages are pictures without text; "
            f"give the page or the Word document that it was made from{_OR[by_asking]}",
            f"{what_zh}为扫描件，页面是图片，没有文字；请提供原网页或Word文档{_OR_ZH[by_asking]}",
        )
    return UnreadableDocument(
        name,
        f"no page of the {what} holds text; give the page or the Word document that it was made from",
        f"{what_zh}中没有文字；请提供原网页或Word文档",
    )


def unread_page(number: int, kind: tuple[str, str]) -> Note:
    """The note on a page that is a picture, beside others that are read."""
    return Note(
        code="GR011",
        message=f"page {number} is a picture without text and was not read; "
        f"give the page or the Word document that the {kind[0]} was made from",
        message_zh=f"第{number}页是图片，没有文字，其内容未予核对，请另行提供原网页或Word文档",
    )


def scale_for(width: float, height: float) -> float:
    """How much smaller than a page that is a picture, of this size in points, its drawing is."""
    longer = max(width, height)
    return _A4 / longer if longer > _LARGEST else 1.0


def on_pages(places: Sequence[BlockPlaces], scales: Mapping[int, float]) -> tuple[BlockPlaces, ...]:
    """Places as they are on the pages, of drawings that are smaller; `scales`: by the pages' numbers."""
    if all(scale == 1 for scale in scales.values()):
        return tuple(places)

    def on_page(place: Place) -> Place:
        box = {side: round(getattr(place, side) / scales[place.page], 1) for side in _SIDES}
        return msgspec.structs.replace(place, **box)

    return moved(places, on_page)
