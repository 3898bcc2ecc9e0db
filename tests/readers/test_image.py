"""Pages that are pictures: asked for, recognised, and what their ink says of figures."""

from __future__ import annotations

import importlib.util
import io
from typing import Any

import pytest

import govreport_parse as gp
from govreport_parse.model import limits
from govreport_parse.model.document import Table
from govreport_parse.model.limits import Limit
from govreport_parse.readers.drawn import Glyph, PageDrawing
from tests.rendering.pdf import Sheet, packed

PNG = b"\x89PNG\r\n\x1a\n" + b"\0" * 40
SCAN = packed(Sheet().picture(0, 0, 600, 800))
INSTALLED = all(importlib.util.find_spec(name) for name in ("rapidocr", "onnxruntime"))
recognises = pytest.mark.skipif(not INSTALLED, reason="the extra ocr is not installed")


class TestAsked:
    @pytest.mark.parametrize("begins", [b"\x89PNG", b"\xff\xd8\xff", b"II*\0", b"MM\0*"])
    def test_a_picture_is_not_read_unasked(self, begins: bytes) -> None:
        with pytest.raises(gp.UnsupportedFormat) as caught:
            gp.parse(begins + b"\0" * 40, name="甲.png")
        assert "ocr=True" in caught.value.reason
        assert "启用文字识别" in caught.value.reason_zh

    def test_a_scan_is_refused_unasked(self) -> None:
        with pytest.raises(gp.UnreadableDocument, match=r"is a scan.*ocr=True") as caught:
            gp.parse(SCAN)
        assert "文字识别" in caught.value.reason_zh

    @pytest.mark.skipif(INSTALLED, reason="the extra ocr is installed")
    @pytest.mark.parametrize("data", [PNG, SCAN], ids=["picture", "pdf"])
    def test_the_extra_is_named(self, data: bytes) -> None:
        with pytest.raises(gp.MissingExtra, match=r"govreport-parse\[ocr\]"):
            gp.parse(data, ocr=True)

    def test_what_is_no_picture_is_read_as_ever(self) -> None:
        page = "2017年青石区政府信息公开工作年度报告\n一、概述\n主动公开政府信息5条。".encode()
        assert gp.parse(page, ocr=True) == gp.parse(page)


def drawn(text: str, size: int = 40) -> Any:
    """Digits as large print shows them, black on white."""
    from PIL import Image, ImageDraw, ImageFont

    picture = Image.new("L", (30 + size * len(text), size * 2), 255)
    ImageDraw.Draw(picture).text((12, size // 3), text, 0, ImageFont.load_default(size))
    return picture


@recognises
class TestShapes:
    @pytest.mark.parametrize("digit", "0123456789")
    def test_a_digit_has_its_holes(self, digit: str) -> None:
        assert self.borne_out(digit, digit)

    @pytest.mark.parametrize(
        ("printed", "said"),
        [("8", "0"), ("8", "3"), ("3", "8"), ("0", "8"), ("6", "0"), ("0", "6"), ("9", "6"), ("1", "0"), ("6", "5")],
    )  # fmt: skip
    def test_another_digit_has_others(self, printed: str, said: str) -> None:
        assert not self.borne_out(printed, said)

    def test_each_character_has_its_ink(self) -> None:
        assert self.borne_out("135", "135")
        assert not self.borne_out("135", "13")
        assert not self.borne_out("13", "135")

    def borne_out(self, printed: str, said: str) -> bool:
        import numpy as np

        from govreport_parse.readers.image.shapes import bears_out, pieces_of

        grey = np.asarray(drawn(printed))
        return bears_out(said, pieces_of(np.where(grey < 128, 255, 0).astype("uint8")), grey)


def page(turn: float = 0.0) -> bytes:
    """A picture of a page: two lines of text in Latin letters, and a table of four cells, one of them blank."""
    from PIL import Image, ImageDraw, ImageFont

    picture = Image.new("L", (1240, 1754), 255)
    draw, font = ImageDraw.Draw(picture), ImageFont.load_default(36)
    draw.text((150, 150), "Annual report 2022", 0, font)
    for x in (150, 600, 1050):
        draw.line((x, 400, x, 560), 0, 2)
    for y in (400, 480, 560):
        draw.line((150, y, 1050, y), 0, 2)
    for x, y, text in ((300, 415, "ROWS"), (800, 415, "143"), (300, 495, "MORE")):
        draw.text((x, y), text, 0, font)
    stream = io.BytesIO()
    picture.rotate(turn, Image.Resampling.BILINEAR, fillcolor=255).save(stream, "PNG")
    return stream.getvalue()


@recognises
class TestScans:
    @pytest.mark.parametrize(
        ("size", "drawn_at"), [(800, 800), (1250, 1250), (1251, 842), (1754, 842)]
    )
    def test_a_page_as_large_as_its_picture_is_taken_for_a4(
        self, size: int, drawn_at: int, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        from govreport_parse.readers.image import drawing

        def drawn_page(_: object, number: int, width: float, height: float) -> PageDrawing:
            glyph = Glyph("文", 0, height / 2, 10, height / 2 + 10, height / 2 + 8, 10)
            sizes.append(height)
            return PageDrawing(number=number, width=width, height=height, glyphs=(glyph,))

        sizes: list[float] = []
        monkeypatch.setattr(drawing, "recognised_page", drawn_page)
        data = packed(Sheet(600, size).picture(0, 0, 600, size))
        (placed,) = gp.read_document(data, ocr=True).places
        assert sizes[0] == pytest.approx(drawn_at, abs=1)
        assert placed.lines[0].place.y0 == pytest.approx(size / 2, abs=3)

    @pytest.mark.parametrize(
        ("words", "covers", "recognised"), [(40, True, True), (41, True, False), (20, False, False)]
    )
    def test_a_scan_may_have_a_stamp_of_text(
        self, words: int, covers: bool, recognised: bool, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        from govreport_parse.readers.image import drawing

        found = PageDrawing(
            number=1, width=600, height=800, glyphs=(Glyph("文", 9, 9, 19, 19, 17, 10),)
        )
        monkeypatch.setattr(drawing, "recognised_page", lambda *_: found)
        sheet = Sheet(600, 800).picture(0, 0, 600, 800 if covers else 300)
        document = gp.read_document(packed(sheet.write("扫" * words, 20, 700, 10)), ocr=True)
        assert bool(document.source.recognised) is recognised


@recognises
class TestPages:
    @pytest.mark.parametrize("turn", [0.0, 0.5, -0.4])
    def test_a_page_is_read_as_it_is_drawn(self, turn: float) -> None:
        document = gp.read_document(page(turn), ocr=True)
        assert document.source.format == "image"
        assert document.source.recognised == (1,)
        (table,) = [block for block in document.blocks if isinstance(block, Table)]
        assert [[cell.text for cell in row] for row in table.lines] == [
            ["ROWS", "143"],
            ["MORE", ""],
        ]
        assert any("2022" in getattr(block, "text", "") for block in document.blocks)

    def test_ink_that_says_nothing_is_not_blank(self) -> None:
        from PIL import Image, ImageDraw

        picture = Image.open(io.BytesIO(page()))
        ImageDraw.Draw(picture).ellipse((800, 495, 840, 545), 0)
        stream = io.BytesIO()
        picture.save(stream, "TIFF")
        (table,) = [
            b for b in gp.read_document(stream.getvalue(), ocr=True).blocks if isinstance(b, Table)
        ]
        assert table.lines[1][1].text != ""

    @pytest.mark.parametrize(
        ("mode", "colour", "grey"),
        [("I;16", 30_000, 117), ("I;16", 255, 0), ("L", 117, 117), ("1", 1, 255), ("RGBA", (0, 0, 0, 0), 255), ("RGBA", (0, 0, 0, 255), 0)],
    )  # fmt: skip
    def test_pictures_of_every_kind_are_grey(self, mode: str, colour: Any, grey: int) -> None:
        from PIL import Image

        from govreport_parse.readers.image.reader import _on_white

        assert _on_white(Image.new(mode, (2, 2), colour)).getpixel((0, 0)) == grey

    def test_a_damaged_one_is_refused(self) -> None:
        for data in (page()[:400], PNG):
            with pytest.raises(gp.UnreadableDocument, match="damaged"):
                gp.read_document(data, ocr=True)

    def test_one_with_too_few_pixels_is_refused(self) -> None:
        stream = io.BytesIO()
        drawn("2022").save(stream, "PNG")
        with pytest.raises(gp.UnreadableDocument, match="too few"):
            gp.read_document(stream.getvalue(), ocr=True)

    @pytest.mark.parametrize(("bound", "most"), [("SCANS", 2), ("PIXELS", 500 * 600)])
    def test_both_sides_of_its_limits(
        self, bound: str, most: int, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        from PIL import Image

        from govreport_parse.readers.image import reader

        def drawing(_: object, number: int, width: float, height: float) -> PageDrawing:
            glyph = Glyph("文", 100, 100, 110, 110, 108, 10)
            return PageDrawing(number=number, width=width, height=height, glyphs=(glyph,))

        stream = io.BytesIO()
        leaf = Image.new("L", (500, 600), 255)
        leaf.save(stream, "TIFF", save_all=True, append_images=[leaf])
        monkeypatch.setattr(reader, "recognised_page", drawing)
        monkeypatch.setattr(limits, bound, Limit(value=most, what="pieces", what_zh="数"))
        assert gp.read_document(stream.getvalue(), ocr=True).source.recognised == (1, 2)
        monkeypatch.setattr(limits, bound, Limit(value=most - 1, what="pieces", what_zh="数"))
        with pytest.raises(gp.LimitExceeded, match=f"more than {most - 1} pieces"):
            gp.read_document(stream.getvalue(), ocr=True)
