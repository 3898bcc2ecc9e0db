"""Drawings made by hand: text at a place, and a grid of cells."""

from __future__ import annotations

from collections.abc import Sequence

from govreport_parse.model.document import Paragraph, Table
from govreport_parse.readers.drawn import Glyph, PageDrawing, Rule
from govreport_parse.readers.paging import content_of

SIZE = 10.0


def text(
    words: str, x: float, base: float, size: float = SIZE, turn: int = 0, *, bold: bool = False
) -> list[Glyph]:
    """Words on a line: Chinese as wide as its size, the rest half as wide."""
    found = []
    for char in words:
        wide = size if ord(char) > 0x2E80 else size / 2
        found.append(
            Glyph(char, x, base - 0.88 * size, x + wide, base + 0.12 * size, base, size, turn, bold)
        )
        x += wide
    return found


class Page:
    """A page that is being drawn."""

    def __init__(self, number: int = 1, width: float = 600.0, height: float = 800.0) -> None:
        self.number, self.width, self.height = number, width, height
        self.glyphs: list[Glyph] = []
        self.horizontals: list[Rule] = []
        self.verticals: list[Rule] = []
        self.pictures: list[tuple[float, float, float, float]] = []

    def write(
        self, words: str, x: float, base: float, size: float = SIZE, *, bold: bool = False
    ) -> Page:
        self.glyphs += text(words, x, base, size, bold=bold)
        return self

    def across(self, at: float, start: float, end: float) -> Page:
        self.horizontals.append(Rule(at, start, end))
        return self

    def down(self, at: float, start: float, end: float) -> Page:
        self.verticals.append(Rule(at, start, end))
        return self

    def grid(
        self, xs: Sequence[float], ys: Sequence[float], rows: Sequence[Sequence[str]] = ()
    ) -> Page:
        """All lines of a grid, and a text in each cell."""
        for y in ys:
            self.across(y, xs[0], xs[-1])
        for x in xs:
            self.down(x, ys[0], ys[-1])
        for r, row in enumerate(rows):
            for c, words in enumerate(row):
                self.write(words, xs[c] + 5, (ys[r] + ys[r + 1]) / 2 + 3.5)
        return self

    def drawing(self) -> PageDrawing:
        return PageDrawing(
            number=self.number,
            width=self.width,
            height=self.height,
            glyphs=tuple(self.glyphs),
            horizontals=tuple(self.horizontals),
            verticals=tuple(self.verticals),
            pictures=tuple(self.pictures),
        )


def blocks(*pages: Page) -> list[str | list[list[str]]]:
    """What pages say: each paragraph's text, each table's rows."""
    found: list[str | list[list[str]]] = []
    for block in content_of([page.drawing() for page in pages]).blocks:
        if isinstance(block, Paragraph):
            found.append(block.text)
        else:
            found.append([[cell.text if cell else "" for cell in row] for row in block.grid])
    return found


def table(*pages: Page) -> Table:
    """The only block of pages, a table."""
    (block,) = content_of([page.drawing() for page in pages]).blocks
    assert isinstance(block, Table)
    return block
