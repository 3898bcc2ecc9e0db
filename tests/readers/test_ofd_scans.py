"""Pages of OFD files that are a picture each: refused as scans, and recognised for whoever asks."""

from __future__ import annotations

import importlib.util
import io
from typing import Any

import pytest

import govreport_parse as gp
from govreport_parse.model import limits
from govreport_parse.model.document import LOST, Table
from govreport_parse.model.limits import Limit
from govreport_parse.readers.drawn import Glyph, PageDrawing
from tests.readers.test_image import page as picture_of_page
from tests.rendering.ofd import Sheet, packed

PNG = b"\x89PNG\r\n\x1a\n" + b"\0" * 40
INSTALLED = all(importlib.util.find_spec(name) for name in ("rapidocr", "onnxruntime"))
recognises = pytest.mark.skipif(not INSTALLED, reason="the extra ocr is not installed")
# In millimetres; the page is of 600 by 800 points.
FILLS = 'CTM="211.6667 0 0 282.2222 0 0"'


def scan(more: str = "", inner: str = "", box: tuple[float, ...] = (0, 0, 600, 800)) -> Sheet:
    return Sheet(600, 800).picture(*box, more, inner)


def refused(*sheets: Sheet, picture: bytes | None = PNG) -> str:
    with pytest.raises(gp.UnreadableDocument, match="a scan") as caught:
        gp.read_document(packed(*sheets, picture=picture))
    assert ("启用文字识别" in caught.value.reason_zh) is ("ocr=True" in caught.value.reason)
    return caught.value.reason


@pytest.mark.parametrize(
    "sheet",
    [
        scan(),
        scan(FILLS),
        scan(box=(20, 30, 580, 770)),
        scan(box=(-7, 0, 607, 800)),
        scan('Alpha="255"'),
        scan().picture(500, 700, 560, 760),
        scan().write("一", 60, 90, more='Alpha="0"'),
    ],
    ids=["plain", "filling", "margins", "over the edge", "opaque", "a mark", "a hidden layer"],
)
def test_a_page_that_is_one_picture_can_be_recognised(sheet: Sheet) -> None:
    assert "ocr=True" in refused(sheet)


@pytest.mark.parametrize(
    "sheet",
    [
        scan('CTM="0 282.2 -211.7 0 211.7 0"'),
        scan('CTM="-211.6667 0 0 282.2222 211.6667 0"'),
        scan('CTM="100 0 0 282.2222 0 0"'),
        scan('Alpha="128"'),
        scan(inner="<ofd:Clips/>"),
        scan(box=(-15, 0, 615, 800)),
        scan(box=(0, 0, 600, 400)).picture(0, 400, 600, 800),
        scan(box=(0, 0, 600, 390)),
    ],
    ids=["turned", "mirrored", "narrower", "see-through", "clipped", "beyond", "two", "small"],
)
def test_another_cannot(sheet: Sheet) -> None:
    assert "ocr=True" not in refused(sheet)


def test_nor_one_without_its_file() -> None:
    assert "ocr=True" not in refused(scan(), picture=None)


@pytest.mark.skipif(INSTALLED, reason="the extra ocr is installed")
def test_the_extra_is_named() -> None:
    with pytest.raises(gp.MissingExtra, match=r"govreport-parse\[ocr\]"):
        gp.read_document(packed(scan(), picture=PNG), ocr=True)


def grid(data: bytes) -> tuple[gp.Document, list[list[str]]]:
    document = gp.read_document(data, ocr=True)
    (table,) = [block for block in document.blocks if isinstance(block, Table)]
    return document, [[cell.text for cell in row] for row in table.lines]


@recognises
class TestRecognised:
    def test_as_the_picture_alone(self) -> None:
        document, cells = grid(packed(scan(FILLS), picture=picture_of_page()))
        assert document.source.format == "ofd"
        assert document.source.recognised == (1,)
        assert cells == [["ROWS", "143"], ["MORE", ""]]
        assert document.notes == ()

    def test_below_a_mark_nobody_knows(self) -> None:
        marked = scan(FILLS).picture(340, 185, 420, 225)
        assert LOST in grid(packed(marked, picture=picture_of_page()))[1][0][1]

    def test_beside_pages_of_text(self) -> None:
        text = Sheet(600, 800).write("甲乙丙丁", 60, 90)
        document, cells = grid(packed(text, scan(FILLS), picture=picture_of_page()))
        assert (document.source.recognised, cells[0]) == ((2,), ["ROWS", "143"])

    @pytest.mark.parametrize("data", [PNG, b"BM" + b"\0" * 90])
    def test_a_picture_that_cannot_be_read_is_refused(self, data: bytes) -> None:
        with pytest.raises(gp.UnreadableDocument, match="no page of the OFD file holds text"):
            gp.read_document(packed(scan(), picture=data), ocr=True)

    def test_a_page_of_pixels_is_taken_for_a4(self, monkeypatch: pytest.MonkeyPatch) -> None:
        from PIL import Image

        from govreport_parse.readers.ofd import scans

        def drawing(_: Any, number: int, width: float, height: float) -> PageDrawing:
            sizes.append((round(width), round(height)))
            glyph = Glyph("文", 0, height / 2, 10, height / 2 + 10, height / 2 + 8, 10)
            return PageDrawing(number=number, width=width, height=height, glyphs=(glyph,))

        sizes: list[tuple[int, int]] = []
        monkeypatch.setattr(scans, "recognised_page", drawing)
        stream = io.BytesIO()
        Image.new("L", (500, 700), 255).save(stream, "PNG")
        sheet = Sheet(1240, 1754).picture(0, 0, 1240, 1754)
        (placed,) = gp.read_document(packed(sheet, picture=stream.getvalue()), ocr=True).places
        assert sizes == [(595, 842)]
        assert placed.lines[0].place.y0 == pytest.approx(877, abs=5)

    def test_both_sides_of_the_limit_of_scans(self, monkeypatch: pytest.MonkeyPatch) -> None:
        data = packed(scan(), scan(), picture=PNG)
        monkeypatch.setattr(limits, "SCANS", Limit(value=2, what="scans", what_zh="页"))
        with pytest.raises(gp.UnreadableDocument):
            gp.read_document(data, ocr=True)
        monkeypatch.setattr(limits, "SCANS", Limit(value=1, what="scans", what_zh="页"))
        with pytest.raises(gp.LimitExceeded):
            gp.read_document(data, ocr=True)
