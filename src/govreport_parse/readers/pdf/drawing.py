"""A page of a PDF as a drawing: what it shows, and a sign of loss where it shows what no text says."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Sequence
from typing import Any

import msgspec
import pypdfium2.raw as pdfium

from govreport_parse.model import limits
from govreport_parse.model.document import LOST
from govreport_parse.readers.drawn import Glyph, PageDrawing, Rule, of_rectangle
from govreport_parse.readers.pdf import calls
from govreport_parse.readers.pdf.characters import (
    Character,
    characters_of,
    glyphs_of,
    name_of,
    origin_of,
    quarters_of,
)
from govreport_parse.readers.pdf.hidden import Sight, doubted, is_drawn_here
from govreport_parse.readers.pdf.marks import strikes_of, written_upon
from govreport_parse.readers.pdf.objects import Counts, Shapes, TextObject, shapes_of
from govreport_parse.readers.pdf.space import Box, Space

__all__ = ["Budget", "DrawnPage", "drawing_of"]

# Of a page: a picture as large is its background, or a scan of it.
_BACKGROUND = 0.5
# What programs stamp on a scan is a number or a name; the last page of a text has a line or two.
_FEW = 40
_INVISIBLE = pdfium.FPDF_TEXTRENDERMODE_INVISIBLE
# In points: what reaches beyond the page by less is the room around a character.
_BEYOND = 2.0
_TWICE = 1.0
# In ems: characters of one figure are no further apart.
_RUNS_ON = 0.12


class Budget(msgspec.Struct):
    """What of a file has been counted towards its limits; `flat`: names of fonts whose characters have no form."""

    counts: Counts = msgspec.field(default_factory=Counts)
    characters: int = 0
    flat: set[bytes] = msgspec.field(default_factory=set)


class DrawnPage(msgspec.Struct, frozen=True):
    """A page's drawing, whether it is a picture that shows no text, and where text without form or character stands.

    `formless`: a sign of loss for each such run, by its font: it is a blank, or of a damaged font.
    `is_scan`: it is a picture, with or without a few characters upon it. `is_recognised`: its characters
    were recognised in a picture; `scale`: how much smaller than the page the drawing is then.
    """

    drawing: PageDrawing
    is_picture: bool
    formless: tuple[tuple[bytes, Glyph], ...] = ()
    is_scan: bool = False
    is_recognised: bool = False
    scale: float = 1.0

    def told(self, flat: Collection[bytes]) -> PageDrawing:
        """The drawing with signs for what damaged fonts do not say."""
        signs = tuple(sign for name, sign in self.formless if name in flat)
        glyphs = self.drawing.glyphs + signs
        return msgspec.structs.replace(self.drawing, glyphs=glyphs) if signs else self.drawing


def drawing_of(page: Any, number: int, budget: Budget) -> DrawnPage:
    """The drawing of a page.

    Raises
    ------
    LimitExceeded
        Without a file's name, beyond a bound of :mod:`govreport_parse.model.limits`.
    """
    text_page = pdfium.FPDFText_LoadPage(page)
    try:
        count = max(pdfium.FPDFText_CountChars(text_page), 0)
        budget.characters += count
        limits.require(limits.CHARACTERS, budget.characters)
        characters = characters_of(calls.address(text_page), count)
        space = _space(page, quarters_of(characters))
        shapes = shapes_of(calls.address(page), space, budget.counts)
        glyphs = list(_seen(page, characters, shapes, space))
        formless = tuple(_formless(characters, shapes, space, budget))
    finally:
        pdfium.FPDFText_ClosePage(text_page)
    across, down = _rules(shapes)
    across += [Rule((y0 + y1) / 2, x0, x1) for x0, y0, x1, y1 in strikes_of(page, space)]
    area = space.width * space.height
    pictures = [box for box in shapes.pictures if _area(box) < _BACKGROUND * area]
    drawing = PageDrawing(
        number=number,
        width=space.width,
        height=space.height,
        glyphs=tuple(glyphs),
        horizontals=tuple(across),
        verticals=tuple(down),
        pictures=tuple(pictures + written_upon(page, space)),
        turn=(pdfium.FPDFPage_GetRotation(page) - space.quarters) % 4,
    )
    is_picture = not glyphs and bool(shapes.pictures)
    is_covered = len(pictures) < len(shapes.pictures) and len(glyphs) <= _FEW
    return DrawnPage(drawing, is_picture, formless, is_scan=is_picture or is_covered)


def _formless(
    characters: Sequence[Character], shapes: Shapes, space: Space, budget: Budget
) -> Iterator[tuple[bytes, Glyph]]:
    """Runs that have neither form nor character, each with its font; fonts of whose characters some have no form."""
    formless = [
        (key, text)
        for key, text in shapes.texts.items()
        if not _is_drawn(text.box) and text.mode != _INVISIBLE
    ]
    spoken = {one.run.address for one in characters if one.text.strip()} if formless else set()
    for key, text in formless:
        if key in spoken:
            budget.flat.add(name_of(text.handle))
        else:
            x, y, size = origin_of(text.handle, space)
            yield name_of(text.handle), _sign((x, y - size, x + size / 2, y))


def _is_drawn(box: Box) -> bool:
    return box[2] > box[0] and box[3] > box[1]


def _space(page: Any, quarters: int) -> Space:
    rect = pdfium.FS_RECTF()
    pdfium.FPDF_GetPageBoundingBox(page, rect)
    return Space(rect.left, rect.bottom, rect.right, rect.top, quarters)


def _area(box: Box) -> float:
    return (box[2] - box[0]) * (box[3] - box[1])


def _rules(shapes: Shapes) -> tuple[list[Rule], list[Rule]]:
    across: list[Rule] = []
    down: list[Rule] = []
    for drawn in shapes.lines:
        horizontals, verticals = of_rectangle(*drawn.box, outline=drawn.outline)
        across += horizontals
        down += verticals
    return across, down


def _seen(
    page: Any, characters: Sequence[Character], shapes: Shapes, space: Space
) -> Iterator[Glyph]:
    """The glyphs that are seen, and signs of loss for what is seen and has no text."""
    spoken = {one.run.address for one in characters}
    silent = list(_silent(shapes, spoken))
    doubts = doubted(shapes)
    if doubts or silent:
        sight = Sight.of(page, shapes, space)
        yield from _in_sight(characters, shapes, space, doubts, sight)
        for text in silent:
            yield from _lost(text, sight, space)
    else:
        yield from glyphs_of(characters, space)
    yield from _beyond(shapes.texts.values(), space)


def _in_sight(
    characters: Sequence[Character], shapes: Shapes, space: Space, doubts: Collection[int], sight: Sight
) -> Iterator[Glyph]:  # fmt: skip
    """The glyphs that are seen, those of some text objects only where the page shows them."""
    upright = [one for one in characters if one.run.quarters is not None]
    hidden: Glyph | None = None
    before: Glyph | None = None
    for one, glyph in zip(upright, glyphs_of(characters, space), strict=True):
        seen: Glyph | None = glyph
        if one.run.address in doubts:
            seen = _as_seen(glyph, shapes.texts[one.run.address], sight)
        if _is_cut_from(hidden if seen else before, glyph):
            yield _sign(_box(glyph))
        if seen is not None:
            yield seen
        hidden, before = (None, glyph) if seen else (glyph, None)


def _as_seen(glyph: Glyph, text: TextObject, sight: Sight) -> Glyph | None:
    """A glyph of a run that may not be seen; None where it is not."""
    if not glyph.text.strip() or sight.shows(_box(glyph)):
        return glyph
    if glyph.text.isascii() or text.mode == _INVISIBLE or is_drawn_here(text):
        return None
    return _sign(_box(glyph))  # it may be seen where its font is


def _is_cut_from(before: Glyph | None, glyph: Glyph) -> bool:
    """Whether two characters, of which one is seen and one is not, are of one figure."""
    return (
        before is not None
        and before.text.isdecimal()
        and glyph.text.isdecimal()
        and abs(before.base - glyph.base) < 1
        and abs(glyph.x0 - before.x1) < _RUNS_ON * glyph.size
    )


def _box(glyph: Glyph) -> Box:
    return glyph.x0, glyph.y0, glyph.x1, glyph.y1


def _silent(shapes: Shapes, spoken: set[int]) -> Iterator[TextObject]:
    """Text objects without a character, but for those that print another once more, to look bold."""
    said = [shapes.texts[key].box for key in spoken if key in shapes.texts]
    for key, text in shapes.texts.items():
        # Blanks draw nothing.
        if (
            key not in spoken
            and _is_drawn(text.box)
            and not any(_is_same(text.box, box) for box in said)
        ):
            yield text


def _is_same(one: Box, other: Box) -> bool:
    return all(abs(a - b) <= _TWICE for a, b in zip(one, other, strict=True))


def _lost(text: TextObject, sight: Sight, space: Space) -> Iterator[Glyph]:
    """A sign for each em of a text object that shows something and says nothing."""
    x0, y0, x1, y1 = text.box
    x0, x1 = max(x0, 0.0), min(x1, space.width)
    size = max(min(y1 - y0, x1 - x0), 1.0)
    while x0 < x1:
        end = min(x0 + size, x1)
        if sight.shows((x0, y0, end, y1)):
            yield _sign((x0, y0, end, y1))
        x0 += size


def _sign(box: Box) -> Glyph:
    x0, y0, x1, y1 = box
    return Glyph(LOST, x0, y0, x1, y1, y1 - 0.12 * (y1 - y0), y1 - y0)


def _beyond(texts: Iterable[TextObject], space: Space) -> Iterator[Glyph]:
    """A sign at the page's edge, for each text that leads beyond it."""
    width, height = space.width, space.height
    for text in texts:
        x0, y0, x1, y1 = text.box
        if x0 >= -_BEYOND and x1 <= width + _BEYOND:
            continue
        if y1 <= 0 or y0 >= height or x1 <= 0 or x0 >= width:
            continue
        half = (min(y1, height) - max(y0, 0.0)) / 2
        if x1 > width + _BEYOND:
            yield _sign((width - half, y0, width, y1))
        if x0 < -_BEYOND:
            yield _sign((0.0, y0, half, y1))
