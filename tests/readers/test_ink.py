"""Ink of scans at the borders of its cells, and lines that run on in print."""

from __future__ import annotations

import importlib.util
from typing import Any

import pytest

from govreport_parse.readers.drawn import Rule

INSTALLED = all(importlib.util.find_spec(name) for name in ("rapidocr", "onnxruntime"))
pytestmark = pytest.mark.skipif(not INSTALLED, reason="the extra ocr is not installed")

# A cell from 100 to 200 each way, inside its borders; digits are 27 pixels high.
EDGE, TALL = (100, 100, 200, 200), 27


def goes_on(piece: tuple[int, int, int, int], *beyond: tuple[int, int, int, int]) -> bool:
    """Whether ink in one box goes on in others beyond the border of the cell."""
    import numpy as np

    from govreport_parse.readers.image.drawing import _goes_on
    from govreport_parse.readers.image.shapes import Piece

    ink = np.zeros((300, 300), np.uint8)
    for x0, y0, x1, y1 in (piece, *beyond):
        ink[y0:y1, x0:x1] = 255
    return _goes_on(Piece(*piece, 0), Piece(*EDGE, 0), ink, TALL)


class TestBorders:
    @pytest.mark.parametrize(
        ("piece", "beyond"),
        [
            ((184, 130, 200, 157), (206, 130, 214, 157)),  # a digit cut in two
            ((180, 130, 197, 157), (205, 130, 222, 157)),  # between two digits
            ((188, 130, 196, 157), (207, 130, 224, 157)),  # after a 1
            ((104, 130, 121, 157), (88, 130, 95, 157)),  # before, after a 1
            ((130, 173, 147, 200), (130, 205, 147, 212)),  # from below
            ((130, 100, 147, 127), (130, 88, 147, 95)),  # from above
            ((193, 150, 197, 160), (205, 130, 222, 157)),  # a comma
        ],
    )
    def test_a_figure_that_goes_on_beyond_is_torn(
        self, piece: tuple[int, int, int, int], beyond: tuple[int, int, int, int]
    ) -> None:
        assert goes_on(piece, beyond)
        assert not goes_on(piece)

    @pytest.mark.parametrize(
        ("piece", "beyond"),
        [
            ((178, 130, 196, 157), (206, 130, 223, 157)),  # cells as narrow as their figures
            ((104, 130, 122, 157), (77, 130, 93, 157)),
            ((188, 130, 196, 157), (209, 130, 226, 157)),
            ((130, 171, 147, 198), (130, 205, 147, 232)),  # rows as low as theirs
            ((130, 102, 147, 129), (130, 68, 147, 95)),
            ((178, 130, 196, 157), (205, 170, 223, 197)),  # of another line
        ],
    )
    def test_one_that_ends_before_its_border_is_not(
        self, piece: tuple[int, int, int, int], beyond: tuple[int, int, int, int]
    ) -> None:
        assert not goes_on(piece, beyond)


def ink_of(text: str, size: int, *, cut: int = 0) -> tuple[Any, Any]:
    """The ink of a character, and its piece; `cut`: so many of its lowest rows are lost."""
    import numpy as np
    from PIL import Image, ImageDraw, ImageFont

    from govreport_parse.readers.image.shapes import pieces_of

    picture = Image.new("L", (size * 3, size * 3), 255)
    ImageDraw.Draw(picture).text((size, size), text, 0, ImageFont.load_default(size))
    ink = np.where(np.asarray(picture) < 128, 255, 0).astype("uint8")
    (piece, *_) = pieces_of(ink)
    ink[piece.y1 - cut :] = 0
    return ink, pieces_of(ink)[0]


class TestSlashes:
    @pytest.mark.parametrize("size", [20, 28, 40])
    @pytest.mark.parametrize("cut", [0, 3])
    def test_a_slash_leans(self, size: int, cut: int) -> None:
        from govreport_parse.readers.image.shapes import is_slash

        ink, piece = ink_of("/", size, cut=cut)
        assert is_slash(piece, ink)

    @pytest.mark.parametrize("size", [14, 20, 28, 40])
    @pytest.mark.parametrize("text", "1234567890lI|\\")
    def test_nothing_else_does(self, text: str, size: int) -> None:
        from govreport_parse.readers.image.shapes import is_slash

        ink, piece = ink_of(text, size)
        assert not is_slash(piece, ink)

    def test_a_stroke_that_leans_too_little_is_none(self) -> None:
        import numpy as np

        from govreport_parse.readers.image.shapes import Piece, is_slash

        def stroke(lean: float, *, is_cut: bool = False) -> bool:
            ink = np.zeros((60, 60), np.uint8)
            for y in range(30):
                x = round(30 - lean * y)
                ink[y, x : x + 3] = 255
            columns = np.flatnonzero(ink.any(axis=0))
            return is_slash(
                Piece(int(columns[0]), 0, int(columns[-1]) + 1, 30, 90), ink, is_cut=is_cut
            )

        assert (stroke(0.32), stroke(0.24), stroke(-0.32)) == (True, False, False)
        assert (stroke(0.16, is_cut=True), stroke(0.1, is_cut=True)) == (True, False)

    def test_what_a_border_leaves_of_a_figure_is_none(self) -> None:
        """A 7 whose upper stroke lies on a border: only the stroke below is left of it."""
        import numpy as np

        from govreport_parse.readers.image.drawing import _is_slash, _Line
        from govreport_parse.readers.image.shapes import Piece
        from govreport_parse.readers.image.upright import Upright

        ink = np.zeros((60, 60), np.uint8)
        for y in range(30):
            ink[y, 30 - y // 3 : 33 - y // 3] = 255
        page = Upright(grey=255 - ink, ink=ink, horizontals=(), verticals=())
        piece = Piece(21, 0, 33, 30, 90)
        told = [
            _is_slash(
                "1", _Line((21, 0, 33, 30), (piece,), torn=False, whole=whole, led=False), page
            )
            for whole in (True, False)
        ]
        assert told == [True, False]
        assert not _is_slash(
            "12", _Line((21, 0, 33, 30), (piece,), torn=False, whole=True, led=False), page
        )


class TestLines:
    # A table whose columns meet at 0, 20, 80 and 100, and a line across below the first of them.
    COLUMNS = (Rule(0, 0, 100), Rule(20, 50, 100), Rule(80, 0, 100), Rule(100, 0, 100))

    @pytest.mark.parametrize(
        ("row", "cut"),
        [
            ((0, 100), (0, 100)),
            ((0, 80), (0, 80)),
            ((0, 82), (0, 82)),
            ((0, 90), (0, 80)),  # goes on in print
            ((10, 100), (20, 100)),
            ((-20, 120), (-20, 120)),  # a table that is open at its sides
            ((85, 95), None),
        ],
    )
    def test_a_line_ends_where_it_meets_another(
        self, row: tuple[float, float], cut: tuple[float, float] | None
    ) -> None:
        from govreport_parse.readers.image.upright import _without_stroke

        found = _without_stroke(Rule(50, *row), list(self.COLUMNS))
        assert (found and (found.start, found.end)) == cut
