"""Web archives: the page that they show is read as if it were saved alone."""

from __future__ import annotations

import random
from pathlib import Path

import pytest

import govreport_parse as gp
from govreport_parse.readers import messages
from tests.pages import modern_page, texts
from tests.rendering.web_archive import Habits, as_mhtml, random_habits

FIXTURES = Path(__file__).parents[2] / "fixtures"
PAGE = modern_page()
PLAIN = gp.parse(PAGE)
HIDING = (
    "<html><head><style>.h{display:none}</style></head><body><p>甲<span class=h>12</span>乙</p></body></html>"
).encode()


def message(*parts: bytes, head: bytes = b'Content-Type: multipart/related; boundary="x"') -> bytes:
    inner = b"".join(b"\n--x\nContent-Type: " + part for part in parts)
    return b"MIME-Version: 1.0\n" + head + b"\n\n" + inner + b"\n--x--\n"


HABITS = {
    "browser": Habits(),
    "base64": Habits(coding="base64"),
    "bytes as they are": Habits(coding="8bit", newline=b"\n"),
    "Word": Habits(by="word", charset="utf-8"),
    "mail": Habits(by="mail", started=True),
    "the page alone": Habits(by="page"),
    "in a frame": Habits(framed=True, started=True),
    "a wrong charset": Habits(charset="gb2312"),
}


@pytest.mark.parametrize("case", HABITS)
def test_a_page_is_read_however_it_is_saved(case: str) -> None:
    report = gp.parse(as_mhtml(PAGE, HABITS[case]), name="甲.mht")
    assert report.source.format == "mhtml"
    assert report.readings == PLAIN.readings
    assert (report.title, report.sections, report.statements) == (
        PLAIN.title, PLAIN.sections, PLAIN.statements,
    )  # fmt: skip
    told = {"a wrong charset": {"GR002"}, "in a frame": {"GR012"}}
    added = {note.code for note in report.notes} - {note.code for note in PLAIN.notes}
    assert added == told.get(case, set())


@pytest.mark.parametrize("name", ["2014/*.html", "2019/*.html", "2008/*.html"])
def test_fixtures_come_out_alike(name: str) -> None:
    for number, path in enumerate(sorted(FIXTURES.glob(name))[:3]):
        page, saved = path.read_bytes(), random_habits(random.Random(f"{name} {number}"))
        right, found = gp.parse(page), gp.parse(as_mhtml(page, saved))
        assert (found.readings, found.statements) == (right.readings, right.statements)


class TestStyleSheets:
    def test_those_that_a_browser_took_out_hide_what_they_hid(self) -> None:
        saved = as_mhtml(HIDING)
        assert b"<style" not in saved
        assert texts(saved) == texts(HIDING) == ["甲乙"]

    @pytest.mark.parametrize(
        ("link", "shown"),
        [
            (b"<link rel=stylesheet href='cid:s'>", ["甲"]),
            (b'<LINK rel="stylesheet" HREF="cid:s" media="screen"/>', ["甲"]),
            (b'<link rel="stylesheet" href="a.css?a=1&amp;b=2">', ["甲"]),
            (b'<link rel="stylesheet" href="cid:s" media="print">', ["甲9"]),
            (b'<link rel="alternate stylesheet" href="cid:s">', ["甲9"]),
            (b'<link rel="stylesheet" href="cid:other">', ["甲9"]),
            (b"<link rel=stylesheet>", ["甲9"]),
        ],
    )
    def test_only_those_that_the_page_refers_to(self, link: bytes, shown: list[str]) -> None:
        page = b"text/html; charset=utf-8\n\n<html>" + link + "<p>甲<b class=h>9</b>".encode()
        sheet = b"text/css\nContent-Location: a.css?a=1&b=2\nContent-ID: <s>\n\n.h{display:none}</style><p>1"
        assert texts(message(page, sheet)) == shown


class TestWhichPage:
    def test_the_first_or_the_one_that_is_named(self) -> None:
        pages = (
            "text/html\n\n<p>甲".encode(),
            "text/html\nContent-ID: <b>\n\n<p>乙".encode(),
        )
        assert texts(message(*pages)) == ["甲"]
        named = b'Content-Type: multipart/related; boundary=x; start="<b>"'
        assert texts(message(*pages, head=named)) == ["乙"]

    def test_a_page_with_text_of_its_own_is_not_left_for_a_frame(self) -> None:
        own = b"text/html\n\n" + "<p>政府信息公开".encode() * 200
        document = gp.read_document(message(own, b"text/html\n\n" + PAGE))
        assert document.enclosed == ()

    def test_what_a_server_said_before_a_page_makes_no_message(self) -> None:
        page = b"Content-Type: text/html; charset=utf-8\r\n\r\n" + PAGE
        assert gp.parse(page).source.format == "html"
        assert gp.parse(b"Mime-Version: 1.0\r\n" + page).source.format == "mhtml"


class TestDamage:
    @pytest.mark.parametrize(
        "data",
        [
            message(),
            message(b"text/plain\n\na"),
            message(b"text/html\n\n" + bytes(99)),
            message(head=b"Content-Type: multipart/related"),
            message(b"text/html\nContent-Transfer-Encoding: base64\n\nA"),
        ],
    )
    def test_no_page(self, data: bytes) -> None:
        with pytest.raises(gp.UnreadableDocument) as caught:
            gp.read_document(data, name="甲")
        assert "save it again" in caught.value.message("en")
        assert "重新保存" in caught.value.message("zh")

    def test_one_that_ends_in_the_midst_is_refused(self) -> None:
        whole = as_mhtml(PAGE)
        end = whole.index(b"</html>")
        with pytest.raises(gp.UnreadableDocument) as caught:
            gp.parse(whole[: end - 200])
        assert "midst" in caught.value.message("en")
        assert "不完整" in caught.value.message("zh")
        # Nothing of the page is lost without the parts after it.
        assert gp.parse(whole[: end + 7]).readings == PLAIN.readings

    def test_bounds(self, monkeypatch: pytest.MonkeyPatch) -> None:
        monkeypatch.setattr(messages, "_MAX_PARTS", 3)
        part = b"text/html\n\n<p>a"
        assert texts(message(*[part] * 3)) == ["a"]
        with pytest.raises(gp.UnreadableDocument):
            gp.read_document(message(*[part] * 4))
