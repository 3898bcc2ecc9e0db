"""Tables that a page shows as pictures: named, and read where that is asked for."""

from __future__ import annotations

import base64
import importlib.util
from collections.abc import Callable
from email.message import EmailMessage
from pathlib import Path
from types import SimpleNamespace

import msgspec
import pytest

import govreport_parse as gp
from govreport_parse.model import limits
from govreport_parse.model.document import Paragraph, Place
from govreport_parse.model.limits import Limit
from govreport_parse.pipeline import prepare, restored
from govreport_parse.readers.drawn import PageDrawing
from govreport_parse.readers.html import recognised
from tests.pages import modern_page
from tests.readers.drawings import Page

PNG = b"\x89PNG\r\n\x1a\n" + b"\0" * 60
INSTALLED = all(importlib.util.find_spec(name) for name in ("rapidocr", "onnxruntime"))
HEADS = (
    ["", "行政复议"], ["", "结果维持", "结果纠正", "其他结果", "尚未审结", "总计"],
)  # fmt: skip
LONG = "本机关依照规定公开政府信息，并依法答复申请。" * 60


def shown(body: str) -> tuple[str, ...]:
    return gp.read_document(f"<html><body>{body}</body></html>".encode()).shown


class TestShown:
    @pytest.mark.parametrize(
        "body",
        [
            '<p><img src="a.png"></p>',
            '<p>上文</p><p align="center"><span><img src="a.png" width="100%"></span></p>',
            '上文<br><img src="a.png"><br>下文',
            '<table><tr><td><img src="a.png"></td></tr></table>',
            '<p><img src="a.png" width="200" height="60"></p>',
            '<p><img src="" data-original="a.png"></p>',
        ],
    )
    def test_a_picture_that_stands_for_itself_is_named(self, body: str) -> None:
        assert shown(body) == ("a.png",)

    @pytest.mark.parametrize(
        "body",
        [
            '<p>图标<img src="a.png"></p>',
            '<p><img src="a.png">图标</p>',
            '<p><img src="a.png" width="199"></p>',
            '<p><img src="a.png" style="height: 59px"></p>',
            '<p><img src="a.png" width="1"></p>',
            '<p><img src="a.svg"></p>',
            "<p><img></p>",
            '<p style="display:none"><img src="a.png"></p>',
        ],
    )
    def test_what_can_be_no_table_is_not(self, body: str) -> None:
        assert shown(body) == ()

    def test_one_within_the_page_has_no_name_of_its_own(self) -> None:
        for length in (400, 400_000):  # of a large page pictures are left out before it is read
            inner = base64.b64encode(b"\0" * length).decode()
            assert shown(f'<p><img src="data:image/png;base64,{inner}"></p>') == ("data:image",)

    def test_a_report_names_it_where_a_table_is_lacking_alone(self) -> None:
        picture = '<p><img src="images/四.png"></p>'
        whole = modern_page().replace(b"</body>", f"{picture}</body>".encode())
        assert gp.parse(whole).attachments == ()
        assert gp.parse(modern_page(remedies=picture)).attachments == (
            gp.Attachment(text="", href="images/四.png"),
        )

    def test_so_does_a_page_that_is_no_report(self) -> None:
        page = '<h1>青石区人民政府2022年政府信息公开工作年度报告</h1><p><img src="全文.png"></p>'
        with pytest.raises(
            gp.UnreadableDocument, match=r"in a picture or an attachment \(全文\.png\)"
        ):
            gp.parse(f"<html><body>{page}</body></html>".encode())


def remedies(*figures: str, title: str = "") -> Callable[[int], PageDrawing]:
    """A picture of the remedies table with five figures of review, and 0 in all other cells."""

    def draw(number: int) -> PageDrawing:
        page = Page(number, height=300)
        if title:
            page.write(title, 50, 30)
        xs = [40 + 34 * k for k in range(16)]
        for y, start, end in ((50, 0, 15), (80, 0, 15), (110, 5, 15), (170, 0, 15), (200, 0, 15)):
            page.across(y, xs[start], xs[end])
        for k, x in enumerate(xs):
            page.down(x, 50 if k in (0, 5, 15) else 80 if k < 5 or k == 10 else 110, 200)
        for words, x, base in (
            ("行政复议", xs[1], 68), ("行政诉讼", xs[9], 68), ("未经复议直接起诉", xs[6], 98), ("复议后起诉", xs[11], 98),
        ):  # fmt: skip
            page.write(words, x, base, 8)
        for k, x in enumerate(xs[:-1]):
            words = ("结果维持", "结果纠正", "其他结果", "尚未审结", "总计")[k % 5]
            page.write(words[:2], x + 4, 135, 8).write(words[2:], x + 4, 147, 8)
            page.write((*figures, *"0" * 15)[k], x + 12, 188)
        return page.drawing()

    return draw


@pytest.fixture
def engine(monkeypatch: pytest.MonkeyPatch) -> dict[bytes, Callable[[int], PageDrawing]]:
    """What the engine recognises, by the bytes of a picture."""
    found: dict[bytes, Callable[[int], PageDrawing]] = {}

    def pictures(data: bytes, _: str) -> list[SimpleNamespace]:
        return [SimpleNamespace(shape=(600, 1200), data=data)]

    def drawn(picture: SimpleNamespace, number: int, **_: bool) -> PageDrawing:
        return found[picture.data](number)

    monkeypatch.setattr(recognised, "_opened", lambda _: pictures)
    monkeypatch.setattr(recognised, "_drawn", drawn)
    return found


def page_with(*names: str, narrative: str = LONG, **tables: str) -> bytes:
    body = "".join(f'<p><img src="{name}"></p>' for name in names)
    return modern_page(narrative=narrative, remedies=body, **tables)


def figures(report: gp.AnnualReport) -> list[object]:
    codes = ("upheld", "corrected", "other", "pending", "total")
    found = [report.reading(f"reconsideration.{code}") for code in codes]
    return [one and (one.value if one.status == "reported" else one.status) for one in found]


Engine = dict[bytes, Callable[[int], PageDrawing]]


class TestRead:
    def test_a_table_is_read_from_the_folder_of_the_page(
        self, engine: Engine, tmp_path: Path
    ) -> None:
        engine[PNG] = remedies("3", "2", "0", "0", "5")
        page = tmp_path / "页.html"
        page.write_bytes(page_with("images/%E5%9B%9B.png?v=2"))
        (tmp_path / "images").mkdir()
        (tmp_path / "images" / "四.png").write_bytes(PNG)
        report, unasked = gp.parse(page, ocr=True), gp.parse(page)
        assert figures(report) == [3, 2, 0, 0, 5]
        assert unasked.forms == report.forms[:2]
        assert report.source.recognised == (1,)
        assert report.statements == unasked.statements
        assert report.sections == unasked.sections
        reading = report.reading("reconsideration.upheld")
        assert reading is not None
        (place,) = reading.at.places or ()
        assert (place.page, place.file) == (1, "images/%E5%9B%9B.png?v=2")
        assert (round(place.x0), round(place.y0)) == (80, 340)  # in pixels, two a point
        document = gp.read_document(page, ocr=True)
        cell = prepare(document).blocks[reading.at.block].grid[reading.at.row][reading.at.column]  # type: ignore[union-attr,index]
        assert cell is not None
        assert cell.text == "3"
        assert report.to_html(gp.check(report), document=document)
        assert gp.AnnualReport.from_json(report.to_json()) == report

    def test_what_no_sum_proves_is_unreadable_with_what_it_was_read_as(
        self, engine: Engine
    ) -> None:
        engine[PNG] = remedies("3", "2", "0", "0", "6")
        report = gp.parse(page_with("四.png"), ocr=True, beside={"四.png": PNG}.get)
        assert figures(report)[0] == figures(report)[4] == "unreadable"
        reading = report.reading("reconsideration.total")
        assert reading is not None
        assert reading.raw == "6"
        notes = [note for note in report.notes if note.code == "GR013"]
        assert reading.at in [note.at for note in notes]
        (finding, *_) = [f for f in gp.check(report) if f.rule == "GR013"]
        assert finding.severity == "hint"
        assert finding.where.startswith("the picture 四.png, statistical table “")
        assert finding.where_zh.startswith("图片四.png中的“")

    def test_what_the_page_prints_is_judged_as_ever(self, engine: Engine) -> None:
        engine[PNG] = remedies("3", "2", "0", "0", "5")
        page = page_with("四.png").replace(b"<td>0</td>", b"<td>7</td>", 1)
        report = gp.parse(page, ocr=True, beside={"四.png": PNG}.get)
        unasked = gp.parse(page)
        own = [(f.rule, f.severity) for f in gp.check(unasked) if f.rule != "GR102"]
        told = [(f.rule, f.severity) for f in gp.check(report) if f.rule not in ("GR102", "GR013")]
        assert own == told
        assert [r for r in report.readings if not r.at.places] == list(unasked.readings)

    def test_a_table_that_the_page_prints_is_not_taken_from_a_picture(self, engine: Engine) -> None:
        engine[PNG] = remedies("3", "2", "0", "0", "5")
        page = modern_page(narrative=f'{LONG}</p><p><img src="图.png">')
        report = gp.parse(page, ocr=True, beside={"图.png": PNG}.get)
        assert figures(report) == [0, 0, 0, 0, 0]
        assert report.readings == gp.parse(page).readings

    def test_nor_one_of_another_year(self, engine: Engine) -> None:
        engine[PNG] = remedies("3", "2", "0", "0", "5")
        engine[PNG + b"\0"] = remedies("3", "1", "0", "0", "4")
        files = {"四.png": PNG, "旧.png": PNG + b"\0"}
        page = page_with("四.png").replace(
            "<p>五、".encode(),
            '<p>2021年行政复议、行政诉讼情况统计表</p><p><img src="旧.png"></p><p>五、'.encode(),
        )
        assert figures(gp.parse(page, ocr=True, beside=files.get)) == [3, 2, 0, 0, 5]

    def test_nor_one_that_says_so_itself(self, engine: Engine) -> None:
        engine[PNG] = remedies("3", "2", "0", "0", "5")
        engine[PNG + b"\0"] = remedies("3", "1", "0", "0", "4", title="2021年行政复议情况统计表")
        files = {"四.png": PNG, "旧.png": PNG + b"\0"}
        page = page_with("四.png", "旧.png")
        assert figures(gp.parse(page, ocr=True, beside=files.get)) == [3, 2, 0, 0, 5]

    def test_a_picture_within_the_page_is_read(self, engine: Engine) -> None:
        engine[PNG] = remedies("3", "2", "0", "0", "5")
        inner = f"data:image/png;base64,{base64.b64encode(PNG).decode()}"
        report = gp.parse(page_with(inner), ocr=True)
        assert figures(report) == [3, 2, 0, 0, 5]
        reading = report.reading("reconsideration.upheld")
        assert reading is not None
        assert [place.file for place in reading.at.places or ()] == ["data:image"]

    def test_so_is_one_of_a_web_archive(self, engine: Engine) -> None:
        engine[PNG] = remedies("3", "2", "0", "0", "5")
        message = EmailMessage()
        address = "http://example.test/images/4.png"
        message.set_content(page_with(address).decode(), subtype="html", charset="utf-8")
        message.add_related(PNG, "image", "png", headers=[f"Content-Location: {address}"])
        report = gp.parse(message.as_bytes(), ocr=True)
        assert report.source.format == "mhtml"
        assert figures(report) == [3, 2, 0, 0, 5]
        assert gp.parse(message.as_bytes()).source.recognised is msgspec.UNSET

    def test_a_page_without_text_is_read_from_its_pictures(self, engine: Engine) -> None:
        def draw(number: int) -> PageDrawing:
            table = remedies("3", "2", "0", "0", "5")(number)
            text = Page(number).write("2022年青石区人民政府政府信息公开工作年度报告", 60, 20, 14)
            return msgspec.structs.replace(table, glyphs=(*text.glyphs, *table.glyphs))

        engine[PNG] = draw
        page = b'<html><body><p><img src="1.png"></p></body></html>'
        report = gp.parse(page, ocr=True, beside={"1.png": PNG}.get)
        assert report.agency.name == "青石区人民政府"
        assert report.year is None  # which one place alone prints
        assert figures(report) == [3, 2, 0, 0, 5]
        assert {f.severity for f in gp.check(report)} == {"hint"}
        with pytest.raises(gp.GovReportError):
            gp.parse(page)

    @pytest.mark.usefixtures("engine")
    @pytest.mark.parametrize("data", [None, b"GIF89a", b"<html>"])
    def test_without_a_picture_that_can_be_read_nothing_changes(self, data: bytes | None) -> None:
        page = page_with("四.png")
        assert gp.parse(page, ocr=True, beside={"四.png": data}.get) == gp.parse(page)

    def test_both_sides_of_the_limit_of_scans(
        self, engine: Engine, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        engine[PNG] = remedies("3", "2", "0", "0", "5")
        page, files = page_with("四.png", "五.png"), {"四.png": PNG, "五.png": PNG}
        monkeypatch.setattr(limits, "SCANS", Limit(value=2, what="scans", what_zh="页"))
        assert gp.parse(page, ocr=True, beside=files.get).source.recognised == (1, 2)
        monkeypatch.setattr(limits, "SCANS", Limit(value=1, what="scans", what_zh="页"))
        with pytest.raises(gp.LimitExceeded, match="more than 1 scans"):
            gp.parse(page, ocr=True, beside=files.get)

    def test_both_sides_of_the_limit_of_pictures_looked_at(
        self, engine: Engine, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        engine[PNG] = lambda number: Page(number).drawing()
        page, files = page_with("甲.png", "乙.png"), {"甲.png": PNG, "乙.png": PNG}
        monkeypatch.setattr(limits, "PAGES", Limit(value=2, what="pages", what_zh="页"))
        assert gp.parse(page, ocr=True, beside=files.get) == gp.parse(page)
        monkeypatch.setattr(limits, "PAGES", Limit(value=1, what="pages", what_zh="页"))
        with pytest.raises(gp.LimitExceeded, match="more than 1 pages"):
            gp.parse(page, ocr=True, beside=files.get)

    @pytest.mark.skipif(INSTALLED, reason="the extra ocr is installed")
    def test_the_extra_is_named_where_there_is_a_picture(self) -> None:
        page = page_with("四.png")
        with pytest.raises(gp.MissingExtra, match=r"govreport-parse\[ocr\]"):
            gp.parse(page, ocr=True, beside={"四.png": PNG}.get)
        assert gp.parse(page, ocr=True).source.recognised is msgspec.UNSET


def test_what_is_put_together_of_a_picture_is_not_read() -> None:
    """Its figures would have no place in the picture, and findings on them would not be told from others."""
    printed = gp.read_document(modern_page())
    lacking = gp.read_document(page_with("四.png"))
    without = msgspec.structs.replace(lacking, pictured=printed)
    assert gp.parse_document(without).readings == gp.parse_document(lacking).readings
    assert all(isinstance(one, Paragraph) for one in restored(without).pictured.blocks)  # type: ignore[union-attr]


class TestRuns:
    def test_pictures_with_no_text_between_are_pages_that_follow(self, engine: Engine) -> None:
        def part(*rows: tuple[str, str], top: float, end: float) -> Callable[[int], PageDrawing]:
            def draw(number: int) -> PageDrawing:
                ys = [top + (end - top) * k / len(rows) for k in range(len(rows) + 1)]
                return Page(number).grid([50, 200, 300], ys, rows).drawing()

            return draw

        engine[PNG] = part(("甲", "1"), ("乙", "2"), top=500, end=780)
        engine[PNG + b"\0"] = part(("丙", "3"), ("丁", "4"), top=20, end=200)
        files = {"1.png": PNG, "2.png": PNG + b"\0"}

        def blocks(between: str) -> list[object]:
            page = f'<p>{LONG}</p><p>附表</p><img src="1.png">{between}<img src="2.png">'.encode()
            document = gp.read_document(b"<html><body>" + page, ocr=True, beside=files.get)
            assert document.pictured is not None
            return [
                one.text if isinstance(one, Paragraph) else len(one.grid)
                for one in document.pictured.blocks
            ][1:]

        assert blocks("<br>") == ["附表", 4]
        assert blocks("<p>续表</p>") == ["附表", 2, "附表", "续表", 2]


def test_places_of_pages_have_no_file() -> None:
    place = Place(page=1, x0=0, y0=0, x1=1, y1=1)
    assert "file" not in msgspec.json.encode(place).decode()
