"""Pages of a PDF on the evidence page: each value is marked where it is printed; where there is no picture, it says why."""

from __future__ import annotations

import sys
import zlib
from base64 import b64decode
from html import unescape

import pytest

import govreport_parse as gp
from govreport_parse.model.document import Place
from govreport_parse.outputs.view import pages
from govreport_parse.readers.pdf import picture
from govreport_parse.readers.pdf.picture import PagePicture, pictures_of
from tests.outputs.view.test_view import Shown
from tests.pages import page
from tests.rendering import ofd
from tests.rendering.pdf import Sheet, packed, sheets

XS, YS = (100.0, 300.0, 400.0), (100.0, 120.0, 140.0)
TEXT = ("一、概述", "2016年主动公开政府信息815条，其中通过政务微信公开273条。")
DATA = packed(*sheets({"proactive.total": "815", "complaints.total": "约6"}, text=TEXT))


def shown(data: bytes, *, file: bytes | None, lang: str = "zh") -> str:
    document = gp.read_document(data)
    report = gp.parse(data)
    return report.to_html(gp.check(report), document=document, file=file, lang=lang)


def shades(one: PagePicture) -> list[bytes]:
    """The rows of a picture."""
    head = one.png.index(b"IHDR") + 4
    width, height = (int.from_bytes(one.png[head + k : head + k + 4]) for k in (0, 4))
    begin = one.png.index(b"IDAT")
    size = int.from_bytes(one.png[begin - 4 : begin])
    rows = zlib.decompress(one.png[begin + 4 : begin + 4 + size])
    return [rows[k * (width + 1) + 1 : (k + 1) * (width + 1)] for k in range(height)]


def holds_ink(one: PagePicture, place: Place) -> bool:
    """Whether anything is printed within a cell, its borders aside."""
    rows = shades(one)
    across, down = len(rows[0]) / one.width, len(rows) / one.height
    x0, x1 = round((place.x0 + 3) * across), round((place.x1 - 3) * across)
    y0, y1 = round((place.y0 + 3) * down), round((place.y1 - 3) * down)
    assert 0 <= x0 < x1 <= len(rows[0])
    assert 0 <= y0 < y1 <= len(rows)
    return any(min(row[x0:x1]) < 128 for row in rows[y0:y1])


@pytest.mark.parametrize("rotate", [0, 90, 180, 270])
@pytest.mark.parametrize("crop", ["", "40 130 590 770", "-50 -60 700 900"])
def test_a_mark_lies_on_what_is_printed(rotate: int, crop: str) -> None:
    """Also on a page that is shown turned, or of which a part is shown."""
    sheet = Sheet(rotate=rotate, crop=crop).grid(XS, YS, (("收到申请", "1350"), ("办结", "")))
    data = packed(sheet)
    (placed,) = gp.read_document(data).places
    (one,) = pictures_of(data, [1])
    found = {cell: holds_ink(one, place) for cell, (place,) in placed.cells.items()}
    assert found == {(0, 0): True, (0, 1): True, (1, 0): True, (1, 1): False}


def test_pictures_are_drawn_of_the_pages_asked_for_and_are_small(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    (second,) = pictures_of(DATA, [2, 2, 9, 0])
    assert (second.number, second.width, second.height) == (2, 600, 800)
    assert len(shades(second)) == 1500
    monkeypatch.setattr(picture, "_MOST_BYTES", len(second.png) - 1)
    (smaller,) = pictures_of(DATA, [2])
    assert len(smaller.png) < len(second.png)
    monkeypatch.setattr(picture, "_MOST_BYTES", 10)
    (least,) = pictures_of(DATA, [2])
    assert len(shades(least)) <= 700


def test_each_value_is_marked_and_linked() -> None:
    markup = shown(DATA, file=DATA)
    seen = Shown(markup)
    report = gp.parse(DATA)
    used = {place.page for one in report.readings for place in one.at.places or ()}
    assert seen.elements["image"] == len(used) == 3
    assert 'aria-label="(一)主动公开政府信息数 815"' in markup
    assert 'class="box hint" aria-label="六、举报投诉数量 约6"' in markup
    assert seen.elements["rect"] >= len(report.readings) + len(report.statements)
    assert "原文件第1页图像" in markup
    assert "Picture of page 1 of the file" in markup
    for link in seen.boxes:
        assert link["href"].removeprefix("#") in seen.links
    begin = markup.index("data:image/png;base64,") + len("data:image/png;base64,")
    assert b64decode(markup[begin : markup.index('"', begin)]).startswith(b"\x89PNG")


def test_without_the_document_pages_are_shown_too() -> None:
    report = gp.parse(DATA)
    assert report.to_html([], file=DATA).count("<image") == 3


NONE = {
    "not handed in": (DATA, None, "未提供PDF文件", "The PDF file was not handed in"),
    "of another format": (ofd.report(), ofd.report(), "OFD版面不能显示为图像", "Pages of OFD cannot"),
}  # fmt: skip


@pytest.mark.parametrize("case", NONE)
def test_where_there_is_no_picture_the_page_says_why(case: str) -> None:
    data, file, zh, en = NONE[case]
    text = unescape(shown(data, file=file))
    assert zh in text
    assert en in text
    assert "<image" not in text


def test_where_nothing_can_draw_the_page_says_so(monkeypatch: pytest.MonkeyPatch) -> None:
    report = gp.parse(DATA)
    monkeypatch.setitem(sys.modules, "pypdfium2", None)
    text = report.to_html([], file=DATA)
    assert "未安装govreport-parse[pdf]" in text
    assert "govreport-parse[pdf] is not installed" in text
    assert "<image" not in text


def test_pages_without_pages_say_nothing() -> None:
    data = page().encode()
    found = pages.pictured(gp.parse(data), {}, data)
    assert found == pages.Pictured()


def test_another_file_is_refused() -> None:
    with pytest.raises(ValueError, match="not the file of which"):
        gp.parse(DATA).to_html([], file=DATA + b"\n")
