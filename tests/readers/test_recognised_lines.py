"""Lines of a scan: what of a picture is a ruling line, and what of a recognised line is a figure."""

from __future__ import annotations

import importlib.util

import pytest

from govreport_parse.readers.drawn import Rule

if not all(importlib.util.find_spec(name) for name in ("rapidocr", "onnxruntime")):
    pytest.skip("the extra ocr is not installed", allow_module_level=True)

import numpy as np

from govreport_parse.model.document import LOST
from govreport_parse.readers.image import drawing
from govreport_parse.readers.image.drawing import _is_borne_out, _is_sliver, _joined, _Line, _rows
from govreport_parse.readers.image.shapes import Piece
from govreport_parse.readers.image.upright import PIXELS, Upright, _lines, _of_tables, upright


def line(*ends: tuple[int, int], torn: bool = False) -> _Line:
    """A line of digits 20 pixels high, from and to these places."""
    pieces = tuple(Piece(x0, 0, x1, 20, 200) for x0, x1 in ends)
    return _Line((ends[0][0], 0, ends[-1][1], 20), pieces, torn)


class TestFigures:
    @pytest.mark.parametrize(
        ("text", "gap", "found"),
        [("1 43", 4, "143"), ("1 43", 9, "143"), ("1 43", 10, "1 43"), ("1 43", 40, "1 43"), ("甲 乙", 4, "甲 乙")],
    )  # fmt: skip
    def test_blanks_that_the_ink_does_not_leave(self, text: str, gap: int, found: str) -> None:
        digits = line((0, 10), (10 + gap, 20 + gap), (24 + gap, 34 + gap))
        assert _joined(text, digits) == found

    @pytest.mark.parametrize(("sure", "borne_out"), [(0.79, False), (0.8, True)])
    def test_how_sure_the_engine_is(
        self, sure: float, borne_out: bool, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        monkeypatch.setattr(drawing, "bears_out", lambda *_: True)
        page = blank()
        assert _is_borne_out("12", sure, line((0, 10), (14, 24)), page) is borne_out
        assert _is_borne_out("规章", sure, line((0, 10), (14, 24)), page)

    def test_characters_that_are_wide_are_no_figure_of_ink(self) -> None:
        assert not _is_borne_out("１２", 0.99, line((0, 10), (14, 24)), blank())


class TestCells:
    @pytest.mark.parametrize(
        ("piece", "sliver"),
        [
            (Piece(0, 0, 60, 3, 90), True), (Piece(0, 0, 60, 4, 90), False), (Piece(0, 9, 60, 12, 90), False),
            (Piece(97, 10, 100, 40, 90), True), (Piece(96, 10, 100, 40, 90), False),
        ],
    )  # fmt: skip
    def test_what_is_left_of_a_border(self, piece: Piece, sliver: bool) -> None:
        assert _is_sliver(piece, 100, 50) is sliver

    def test_rows_of_ink(self) -> None:
        apart = [Piece(0, 0, 20, 24, 90), Piece(0, 34, 20, 58, 90)]
        strokes = [Piece(0, 0, 20, 24, 90), Piece(30, 2, 50, 6, 9), Piece(0, 27, 20, 30, 9)]
        assert _rows(apart) == [(0, 24), (34, 58)]
        assert _rows(strokes) == [(0, 30)]

    def test_ink_that_goes_on_at_a_border_is_lost(self, monkeypatch: pytest.MonkeyPatch) -> None:
        monkeypatch.setattr(drawing, "found_in", lambda _: [])
        monkeypatch.setattr(drawing, "recognise", lambda crops: [("11", 0.99)] * len(crops))
        monkeypatch.setattr(drawing, "bears_out", lambda *_: True)
        inside, touching, across = (self.texts(bottom) for bottom in (320, 351, 366))
        assert inside == touching == "11"
        assert across == f"11{LOST}" * 2

    def texts(self, bottom: int) -> str:
        grey = table()
        grey[300:bottom, 300:306] = 0
        grey[300:bottom, 320:326] = 0
        page = drawing.recognised_page(grey, 1, 1000 / PIXELS, 600 / PIXELS)
        return "".join(glyph.text for glyph in page.glyphs)


def table() -> np.ndarray:
    """A white page with a table of two rows and two columns."""
    grey = np.full((600, 1000), 255, np.uint8)
    for y in (250, 350, 450):
        grey[y : y + 3, 100:903] = 0
    for x in (100, 500, 900):
        grey[250:453, x : x + 3] = 0
    return grey


def blank() -> Upright:
    return upright(np.full((600, 1000), 255, np.uint8), 1000 / PIXELS)


class TestRuling:
    def test_the_lines_of_a_table(self) -> None:
        page = upright(table(), 1000 / PIXELS)
        assert [round(one.at * PIXELS) for one in sorted(page.horizontals, key=lambda r: r.at)] == [
            251,
            351,
            451,
        ]
        assert [round(one.at * PIXELS) for one in sorted(page.verticals, key=lambda r: r.at)] == [
            101,
            501,
            901,
        ]
        assert not page.ink.any()

    def test_a_border_that_leads_askew_is_one_and_a_block_is_none(self) -> None:
        grey = table()
        grey[480:520, 100:300] = 0
        for x in range(100, 903):  # falls by 14 pixels over the table
            grey[550 + x // 60 : 553 + x // 60, x] = 0
        across, rules = _lines(np.where(grey < 128, 255, 0).astype(np.uint8), across=True)
        assert [round(one.at * PIXELS) for one in rules] == [251, 351, 451, 559]
        assert not across[480:520, 100:300].any()

    def test_a_stroke_within_a_cell_is_ink(self) -> None:
        grey = table()
        grey[280:320, 300:304] = 0
        page = upright(grey, 1000 / PIXELS)
        assert len(page.verticals) == 3
        assert page.ink.any()

    @pytest.mark.parametrize(("width", "kept"), [(90.0, False), (91.0, True)])
    def test_strokes_of_a_large_character_are_no_table(self, width: float, kept: bool) -> None:
        rows = [Rule(10, 0, width), Rule(50, 0, width)]
        columns = [Rule(0, 10, 50), Rule(width, 10, 50)]
        across, down = _of_tables(rows, columns)
        assert (sorted(r.at for r in across), down) == (([10, 50], columns) if kept else ([], []))

    def test_a_line_down_with_an_open_end_is_a_stroke(self) -> None:
        rows, sides = [Rule(10, 0, 200), Rule(50, 0, 200)], [Rule(0, 10, 50), Rule(200, 10, 50)]
        stroke, broken = Rule(90, 30, 50), [Rule(120, 10, 28), Rule(120, 30, 50)]
        found = _of_tables(rows, [*sides, stroke, *broken])[1]
        assert {(one.at, one.start) for one in found} == {(0, 10), (200, 10), (120, 10), (120, 30)}

    def test_a_table_that_the_page_cuts_is_open(self) -> None:
        rows, open_below = (
            [Rule(10, 0, 200), Rule(50, 0, 200)],
            [Rule(0, 10, 80), Rule(200, 10, 80)],
        )
        open_above = [Rule(0, -20, 50), Rule(200, -20, 50)]
        assert len(_of_tables(rows, open_below)[1]) == len(_of_tables(rows, open_above)[1]) == 2

    def test_a_line_that_meets_none_is_of_no_table(self) -> None:
        rows, far = [Rule(10, 0, 200), Rule(50, 0, 200)], Rule(300, 10, 50)
        assert far not in _of_tables(rows, [Rule(0, 10, 50), far])[1]
