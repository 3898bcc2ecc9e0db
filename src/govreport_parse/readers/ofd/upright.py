"""A page of an OFD file whose text is turned, as it is read."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence

from govreport_parse.readers.drawn import Glyph, PageDrawing, Rule, turned
from govreport_parse.readers.ofd.geometry import Box

__all__ = ["upright"]

# Of a font, in ems: how far below its baseline a character's box reaches.
_DESCENT = 0.12


def upright(page: PageDrawing, quarters: int) -> PageDrawing:
    """A page whose text is turned by so many quarters, turned back."""
    back = -quarters % 4

    def box(one: Box) -> Box:
        return turned(one, page.width, page.height, back)

    across: list[Rule] = []
    down: list[Rule] = []
    lines: Sequence[Box] = [(rule.start, rule.at, rule.end, rule.at) for rule in page.horizontals]
    lines = [*lines, *((rule.at, rule.start, rule.at, rule.end) for rule in page.verticals)]
    for x0, y0, x1, y1 in map(box, lines):
        if x1 - x0 >= y1 - y0:
            across.append(Rule(y0, x0, x1))
        else:
            down.append(Rule(x0, y0, y1))
    is_turned = back % 2 == 1
    return PageDrawing(
        number=page.number,
        width=page.height if is_turned else page.width,
        height=page.width if is_turned else page.height,
        glyphs=tuple(_turned_glyphs(page.glyphs, box, quarters)),
        horizontals=tuple(across),
        verticals=tuple(down),
        pictures=tuple(map(box, page.pictures)),
        turn=quarters,
    )


def _turned_glyphs(glyphs: Iterable[Glyph], box: Callable[[Box], Box], quarters: int) -> Iterator[Glyph]:  # fmt: skip
    for glyph in glyphs:
        x0, y0, x1, y1 = box((glyph.x0, glyph.y0, glyph.x1, glyph.y1))
        turn = (glyph.turn - quarters) % 4
        down = _DESCENT * glyph.size
        base = (y1 - down, x0 + down, y0 + down, x1 - down)[turn]
        yield Glyph(glyph.text, x0, y0, x1, y1, base, glyph.size, turn)
