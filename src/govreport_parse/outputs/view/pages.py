"""The pages of a PDF as pictures beside its record, with marks where its places lie."""

from __future__ import annotations

from base64 import b64encode
from collections import defaultdict
from collections.abc import Iterator, Mapping
from hashlib import sha256

import msgspec

from govreport_parse.model.document import Locator, Place
from govreport_parse.model.errors import MissingExtra
from govreport_parse.model.records import AnnualReport
from govreport_parse.outputs.summary import cut

__all__ = ["Mark", "PictureOf", "Pictured", "pictured"]

# Points around a mark, so that its edge does not lie on the print.
_AROUND = 1.0

Numbered = Mapping[Locator, int]


class Mark(msgspec.Struct, frozen=True, kw_only=True):
    """A box on a page: the numbers of the places that lie there, and in the record's words what stands there."""

    x: float
    y: float
    width: float
    height: float
    places: tuple[int, ...]
    name: str


class PictureOf(msgspec.Struct, frozen=True, kw_only=True):
    """A page: its number, its size in points, its picture as a data URI, and its marks from the top down."""

    number: int
    width: float
    height: float
    uri: str
    marks: tuple[Mark, ...]


class Pictured(msgspec.Struct, frozen=True, kw_only=True):
    """Pages with places; or in both languages why there are none, where the format has pages."""

    pages: tuple[PictureOf, ...] = ()
    zh: str = ""
    en: str = ""


def pictured(report: AnnualReport, places: Numbered, file: bytes | None) -> Pictured:
    """The pages on which places of a report lie.

    `file`: the bytes of what was read.

    Raises
    ------
    ValueError
        It is another file.
    """
    if file is not None and sha256(file).hexdigest() != report.source.sha256:
        raise ValueError(f"not the file of which {report.source.name} is the record")
    if report.source.format == "ofd":
        return Pictured(
            zh="OFD版面不能显示为图像，以下为读出的文字。",
            en="Pages of OFD cannot be shown as pictures; what follows is the text as it was read.",
        )
    if report.source.format != "pdf":
        return Pictured()
    if file is None:
        return Pictured(
            zh="未提供PDF文件，不显示页面图像；以下为读出的文字。",
            en="The PDF file was not handed in, so its pages are not shown as pictures; what follows is the text as it was read.",
        )
    try:
        return Pictured(pages=tuple(_pages(report, places, file)))
    except MissingExtra:
        return Pictured(
            zh="未安装govreport-parse[pdf]，不显示页面图像；以下为读出的文字。",
            en="govreport-parse[pdf] is not installed, so pages are not shown as pictures; what follows is the text as it was read.",
        )


def _pages(report: AnnualReport, places: Numbered, file: bytes) -> Iterator[PictureOf]:
    from govreport_parse.readers.pdf.picture import pictures_of

    boxes: defaultdict[int, defaultdict[Place, list[Locator]]]
    boxes = defaultdict(lambda: defaultdict(list))
    for at in places:
        for place in at.places or ():
            boxes[place.page][place].append(at)
    names = _names(report)
    for page in pictures_of(file, boxes):
        found = sorted(boxes[page.number].items(), key=lambda one: (one[0].y0, one[0].x0))
        yield PictureOf(
            number=page.number,
            width=round(page.width, 1),
            height=round(page.height, 1),
            uri=f"data:image/png;base64,{b64encode(page.png).decode()}",
            marks=tuple(_mark(place, ats, places, names) for place, ats in found),
        )


def _mark(place: Place, ats: list[Locator], places: Numbered, names: Mapping[Locator, str]) -> Mark:
    return Mark(
        x=round(place.x0 - _AROUND, 1),
        y=round(place.y0 - _AROUND, 1),
        width=round(place.x1 - place.x0 + 2 * _AROUND, 1),
        height=round(place.y1 - place.y0 + 2 * _AROUND, 1),
        places=tuple(places[at] for at in ats),
        name=next((names[at] for at in ats if at in names), ""),
    )


def _names(report: AnnualReport) -> dict[Locator, str]:
    """What stands at a place, in the document's words."""
    found = {one.at: one.text for one in report.statements}
    found |= {one.at: f"{one.label} {one.raw or ''}".strip() for one in report.readings}
    return {at: cut(" ".join(words.split())) for at, words in found.items()}
