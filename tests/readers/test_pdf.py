"""PDF files: what is seen is read, and nothing else; what cannot be read is never shorter, never blank."""

from __future__ import annotations

import contextlib
import sys
import zlib
from collections.abc import Callable

import msgspec
import pypdfium2
import pytest

import govreport_parse as gp
from govreport_parse.model.document import LOST, Paragraph, Table
from govreport_parse.readers.drawn import Glyph
from govreport_parse.readers.pdf import characters
from govreport_parse.readers.pdf.drawing import Budget, drawing_of
from govreport_parse.readers.pdf.streams import drawings_in
from tests.rendering.pdf import Sheet, packed, report, sheets

XS, YS = (100.0, 300.0, 400.0), (100.0, 120.0, 140.0)
Change = Callable[[Sheet], object]


def grid(change: Change, **size: float) -> Sheet:
    """A table of two rows, the last cell of the first left to the change."""
    sheet = Sheet(**size).grid(XS, YS, (("收到申请", ""), ("办结", "34")))  # type: ignore[arg-type]
    change(sheet)
    return sheet


def cell(sheet: Sheet) -> str:
    """What the first row's last cell says."""
    return cell_of(packed(sheet))


def cell_of(data: bytes) -> str:
    document = gp.read_document(data)
    (table,) = [block for block in document.blocks if isinstance(block, Table)]
    (label, said), (_, other) = [[c.text if c else "" for c in row] for row in table.grid]
    assert (label, other) == ("收到申请", "34")
    return said


def figure(sheet: Sheet, **how: object) -> Sheet:
    return sheet.write("1350", 320, 113.5, font="H", **how)  # type: ignore[arg-type]


SEEN: dict[str, tuple[Change, str]] = {
    "print": (figure, "1350"),
    "grey": (lambda s: figure(s, grey=0.5), "1350"),
    "not drawn": (lambda s: figure(s, mode=3), ""),
    "outlined": (lambda s: figure(s, mode=2), "1350"),
    "white on white": (lambda s: figure(s, grey=1.0), ""),
    "white on black": (lambda s: figure(s.fill(310, 102, 390, 118, 0.0), grey=1.0), "1350"),
    "covered": (lambda s: figure(s).fill(310, 102, 390, 118), ""),
    "upon a white ground": (lambda s: figure(s.fill(310, 102, 390, 118)), "1350"),
    "half covered": (lambda s: figure(s).fill(331, 102, 390, 118), f"13{LOST}"),
    "covered by a picture": (lambda s: figure(s).picture(302, 101, 398, 119), LOST),
    "a picture": (lambda s: s.picture(302, 101, 398, 119), LOST),
    "a font that nobody explains": (lambda s: s.write("1350", 320, 113.5, font="X"), LOST * 4),
    "struck out": (lambda s: figure(s).line(318, 110, 345, 110), ""),
    "struck out and put right": (
        lambda s: figure(s).line(318, 110, 343.5, 110).write("1405", 345, 113.5, font="H"), "1405"
    ),
    "underlined": (lambda s: figure(s).line(318, 115.3, 345, 115.3), "1350"),
    "struck out by a note": (lambda s: figure(s).annotate("StrikeOut", 320, 104, 343, 116), ""),
    "underlined by a note": (lambda s: figure(s).annotate("Underline", 320, 104, 343, 116), "1350"),
    "a field of a form": (lambda s: s.annotate("Widget", 302, 101, 398, 119), LOST),
    "a mark across": (
        lambda s: figure(s).write("2019", 330, 113, 40, matrix="0.7 0.7 -0.7 0.7"), "1350"
    ),
    "mirrored": (lambda s: figure(s).write("7", 380, 113, matrix="-1 0 0 1"), "1350"),
    "a note's number": (lambda s: figure(s).write("2", 343, 109, 6), "1350"),
    "two figures": (lambda s: s.write("13", 320, 113.5).write("50", 340, 113.5), "13 50"),
    "printed twice": (lambda s: figure(figure(s)), "1350"),
    "one upon the other": (
        lambda s: figure(s).write("2468", 322, 113.5, font="H"), LOST
    ),
    "over a border": (lambda s: s.write("1350", 290, 113.5), LOST),
    "a Chinese denial": (lambda s: s.write("无", 320, 113.5), "无"),
}  # fmt: skip


@pytest.mark.parametrize("case", SEEN)
def test_what_is_seen_is_read(case: str) -> None:
    change, expected = SEEN[case]
    sheet = grid(change)
    if expected == LOST:
        document = gp.read_document(packed(sheet))
        (table,) = [block for block in document.blocks if isinstance(block, Table)]
        assert LOST in table.lines[0][1].text
    else:
        assert cell(sheet).replace(f"{LOST}{LOST}", LOST) == expected.replace(f"{LOST}{LOST}", LOST)


@pytest.mark.parametrize(("width", "said"), [(400.5, "1350"), (336.0, None)])
def test_what_leads_beyond_the_page_is_never_shorter(width: float, said: str | None) -> None:
    sheet = Sheet(width=width).grid(XS, YS, (("收到申请", "1350"), ("办结", "1350")))
    sheet.operators = [one.replace("305.0", "325.0") for one in sheet.operators]
    document = gp.read_document(packed(sheet))
    texts = [
        cell.text for block in document.blocks if isinstance(block, Table) for cell in block.cells()
    ]
    assert ("1350" in texts) is (said is not None)
    assert not any(text.isdecimal() and text != "1350" for text in texts)


@pytest.mark.parametrize("rotate", [0, 90, 180, 270])
def test_a_page_may_be_shown_turned(rotate: int) -> None:
    """It is read upright; places are those of the page as it is shown."""
    document = gp.read_document(
        packed(Sheet(rotate=rotate).grid(XS, YS, (("收到", "12"), ("办结", "34"))))
    )
    (placed,) = document.places
    assert [[c and c.text for c in row] for row in document.blocks[0].grid] == [  # type: ignore[union-attr]
        ["收到", "12"], ["办结", "34"],
    ]  # fmt: skip
    (place,) = placed.cells[0, 1]
    box = (place.x0, place.y0, place.x1, place.y1)
    expected = {
        0: (300, 100, 400, 120), 90: (680, 300, 700, 400), 180: (200, 680, 300, 700), 270: (100, 200, 120, 300),
    }[rotate]  # fmt: skip
    assert box == pytest.approx(expected, abs=1)


def test_a_report_is_read_as_from_a_page() -> None:
    read = gp.parse(report({"proactive.total": "815", "requests.received": "/"}))
    assert (read.title, read.year, read.source.format) == (
        "2016年青石区政府信息公开工作年度报告", 2016, "pdf",
    )  # fmt: skip
    assert [section.title for section in read.sections] == ["概述", "附表"]
    values = {one.indicator: (one.status, one.value) for one in read.readings}
    assert values.pop("proactive.total") == ("reported", 815)
    assert values.pop("requests.received") == ("not_applicable", None)
    assert set(values.values()) == {("reported", 0)}
    assert len(values) == 56
    at = read.reading("proactive.total").at
    assert at is not None
    assert at.places
    (place,) = at.places
    assert (place.page, round(place.x0), round(place.x1)) == (1, 460, 540)


def test_characters_are_the_same_however_many_are_asked_of_at_once(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    """Also one that takes two codes, which may be apart."""
    pages = (*sheets(), grid(figure).write("𠮷林村", 100, 200))
    whole = gp.read_document(packed(*pages))
    assert any("𠮷林村" in getattr(block, "text", "") for block in whole.blocks)
    monkeypatch.setattr(characters, "_AT_ONCE", 1)
    assert gp.read_document(packed(*pages)) == whole


def test_runs_without_form_are_lost_where_others_of_their_font_have_none_either() -> None:
    """As a damaged font has: single digits of it say nothing, longer runs do."""
    sheet = Sheet().grid(XS, YS, (("收到申请", ""), ("办结", "34")))
    with contextlib.closing(pypdfium2.PdfDocument(packed(sheet))) as opened:
        page = opened[0]
        drawn = drawing_of(page.raw, 1, Budget())
        page.close()
    sign = Glyph(LOST, 320, 105, 325, 115, 113.5, 10)
    formless = msgspec.structs.replace(drawn, formless=((b"Kai", sign),))
    assert formless.told({b"Song"}) == drawn.drawing
    assert formless.told({b"Kai"}).glyphs == (*drawn.drawing.glyphs, sign)


SCAN = Sheet().picture(0, 0, 600, 800)
BROKEN: dict[str, tuple[bytes, str, str]] = {
    "a scan": (packed(SCAN, SCAN), "is a scan: its pages are pictures", "为扫描件"),
    "a scan with text behind it": (
        packed(Sheet().picture(0, 0, 600, 800).write("2016年青石区政府信息公开工作年度报告", 90, 90, mode=3)),
        "is a scan", "扫描件",
    ),
    "nothing": (packed(Sheet()), "no page of the PDF holds text", "没有文字"),
    "a password": (
        packed(
            *sheets(),
            trailer=f"/Encrypt<</Filter/Standard/V 1/R 2/P -4/O<{'11' * 32}>/U<{'22' * 32}>>>/ID[<00><00>]",
        ),
        "protected by a password", "受密码保护",
    ),
    "cut": (report()[:400], "damaged or incomplete", "已损坏或不完整"),
}  # fmt: skip


@pytest.mark.parametrize("case", BROKEN)
def test_what_cannot_be_read_says_why(case: str) -> None:
    data, words, words_zh = BROKEN[case]
    with pytest.raises(gp.UnreadableDocument) as caught:
        gp.parse(data, name="甲.pdf")
    assert words in caught.value.message("en")
    assert words_zh in caught.value.message("zh")
    assert caught.value.message("en").startswith("甲.pdf: ")


def changed(stream: bytes, at: int) -> bytes:
    """A stream of which one bit is another, counted from its end where `at` is negative."""
    at %= len(stream)
    return b"%s%c%s" % (stream[:at], stream[at] ^ 4, stream[at + 1 :])


PACKED = zlib.compress
# How pages are packed, and whether what they hold is what was written.
STREAMS: dict[str, tuple[Callable[[bytes], bytes], bool]] = {
    "whole": (PACKED, True),
    "more than it holds": (lambda s: PACKED(s) + b"\0\r\n", True),
    "without a checksum": (lambda s: PACKED(s)[:-4], True),
    "longer than one piece": (lambda s: PACKED(s + b" " * 200_000, 0), True),
    "another figure": (lambda s: changed(PACKED(s, 0), 7 + s.index(b"<0030>") + 4), False),
    "another checksum": (lambda s: changed(PACKED(s), -1), False),
    "packed otherwise than it says": (lambda s: changed(PACKED(s), 0), False),
    "cut": (lambda s: PACKED(s)[:-40], False),
}


@pytest.mark.parametrize("case", STREAMS)
def test_a_page_whose_checksum_is_another_is_damaged(case: str) -> None:
    """A figure of it may be another, and PDFium reads on."""
    pack, whole = STREAMS[case]
    sheet = Sheet().grid(XS, YS, (("收到申请", "0"), ("办结", "34")))
    data = packed(sheet, pack=pack)
    if whole:
        assert cell_of(data) == "0"
    else:
        with pytest.raises(gp.UnreadableDocument, match="the PDF is damaged or incomplete"):
            gp.read_document(data)


# What dictionaries say of a stream whose checksum is another, and whether it passes for whole.
SAID: dict[str, tuple[str, bool]] = {
    "a picture": ("/Filter/FlateDecode/Subtype/Image", True),
    "packed by another way first": ("/Filter[/ASCIIHexDecode/FlateDecode]", True),
    "a form": ("/Filter/FlateDecode/Subtype/Form", False),
    "one of several": ("/Filter [ /FlateDecode ]", False),
    "shortly": ("/Filter/Fl", False),
}


@pytest.mark.parametrize("case", SAID)
def test_streams_are_told_by_their_dictionaries(case: str) -> None:
    said, whole = SAID[case]
    data = packed(Sheet(), pack=lambda s: changed(PACKED(s), -1), said=said)
    assert (drawings_in(data) is not None) is whole
    assert drawings_in(data + b"/Encrypt") is not None  # what is packed is then encrypted


def test_a_page_that_is_a_picture_among_others_is_told() -> None:
    document = gp.read_document(packed(*sheets(), SCAN))
    (note,) = document.notes
    assert (note.code, "page 4 is a picture" in note.message, "第4页" in note.message_zh) == (
        "GR011", True, True,
    )  # fmt: skip


@pytest.mark.parametrize("before", [b"", b"\r\n", b"\xef\xbb\xbf"])
def test_by_content_whatever_its_name(before: bytes) -> None:
    document = gp.read_document(before + report(), name="甲.html")
    assert document.source.format == "pdf"
    assert isinstance(document.blocks[0], Paragraph)


def test_a_page_that_speaks_of_pdf_is_a_page() -> None:
    page = "<html><p>附件：%PDF-1.7格式</p></html>".encode()
    assert gp.read_document(page).source.format == "html"


def test_without_the_extra_the_error_names_it(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "pypdfium2", None)
    with pytest.raises(gp.MissingExtra, match=r"govreport-parse\[pdf\]"):
        gp.parse(report())
