"""What a notebook shows: the words of the report and our own elements, and nothing that acts."""

from __future__ import annotations

import re
from collections.abc import Iterator
from html.parser import HTMLParser
from typing import Protocol

import pytest

import govreport_parse as gp
from govreport_parse.outputs import notebook, safe
from tests.cli import BROKEN
from tests.pages import modern_page, page

ELEMENTS = {
    "div", "style", "p", "strong", "em", "details", "summary", "table", "thead", "tbody", "tr", "th", "td",
}  # fmt: skip
ACTIVE = re.compile(f"[{safe.INVISIBLE}]")
MARKUP = "<script>x</script><img src=x onerror=y>\"'&amp;"
HOSTILE = f"青石区\x1b[2J\u202e{MARKUP}人民政府"


class Shown(Protocol):
    def _repr_html_(self) -> str: ...


class Reader(HTMLParser):
    """The elements, attributes and texts of a page."""

    def __init__(self, markup: str) -> None:
        super().__init__(convert_charrefs=True)
        self.elements: set[str] = set()
        self.attributes: set[tuple[str, str | None]] = set()
        self.open: list[str] = []
        self.texts: list[str] = []
        self.feed(markup)
        self.close()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.elements.add(tag)
        self.attributes.update(attrs)
        self.open.append(tag)

    def handle_endtag(self, tag: str) -> None:
        assert self.open.pop() == tag

    def handle_data(self, data: str) -> None:
        if "style" not in self.open:
            self.texts.append(data)


def read(shown: Shown) -> Reader:
    """The page, which is whole and made of our elements."""
    markup = shown._repr_html_()
    found = Reader(markup)
    assert found.open == []
    assert found.elements <= ELEMENTS
    assert found.attributes == {("class", "govreport")}
    assert not ACTIVE.search(markup)
    return found


@pytest.fixture(params=["zh", "en"])
def lang(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> Iterator[str]:
    monkeypatch.setenv("LC_ALL", {"zh": "zh_CN.UTF-8", "en": "en_US.UTF-8"}[request.param])
    return request.param


def test_what_a_page_says_is_text(lang: str) -> None:
    body = f"<p>一、{HOSTILE}概述</p><p>收到{HOSTILE}申请3件。</p>"
    for mark in "<>":
        body = body.replace(mark, {"<": "&lt;", ">": "&gt;"}[mark])
    body = body.replace("&lt;p&gt;", "<p>").replace("&lt;/p&gt;", "</p>")
    title = HOSTILE.replace("<", "&lt;").replace(">", "&gt;")
    markup = page(
        body=body,
        values={"complaints.total": "约6", "requests.received": "3"},
        title=f"2016年{title}信息公开年度报告",
    )
    report = gp.parse(markup.encode(), name=f"a{MARKUP}.html")
    found = gp.check(report)
    assert found
    for shown in (report, found, gp.to_frames([report])):
        texts = "".join(read(shown).texts)
        assert "<script>x</script><img src=x onerror=y>" in texts, (type(shown), lang)


def test_records_made_by_hand_are_text_as_well() -> None:
    told = ("message", "where", "suggestion")
    places = dict.fromkeys((*told, *(f"{name}_zh" for name in told), "file"), MARKUP)
    finding = gp.Finding(rule=MARKUP, name=MARKUP, severity="error", **places)
    assert "".join(read(gp.Findings([finding])).texts).count(MARKUP) == 6


def test_a_report_in_both_languages(lang: str) -> None:
    report = gp.parse(modern_page(narrative="全年共收到政府信息公开申请3件。"))
    texts = read(report).texts
    zh = lang == "zh"
    assert report.title in texts
    assert ("机关" if zh else "agency") in texts
    assert ("一、本年新收政府信息公开申请数量" if zh else "requests.received") in texts
    assert any(text.startswith("章节 (" if zh else "Sections (") for text in texts)
    assert any(text.startswith("正文数据 (1" if zh else "Figures in the text (1") for text in texts)


def test_what_stands_for_a_figure_looks_different_from_one() -> None:
    report = gp.parse(page(values={"proactive.total": "0", "complaints.total": ""}).encode())
    markup = report._repr_html_()
    assert "<td>0</td>" in markup
    assert re.search("<td><em>(blank|空白)</em></td>", markup)


def test_findings_in_both_languages(lang: str) -> None:
    found = gp.check(gp.parse(BROKEN.encode(), name="a.html"))
    texts = read(found).texts
    zh = lang == "zh"
    assert texts[0] == (f"{len(found)}个问题" if zh else f"{len(found)} finding(s)")
    for finding in found:
        assert (finding.message_zh if zh else finding.message) in texts
        assert (finding.where_zh if zh else finding.where) in texts
    assert ("错误" if zh else "error") in texts
    assert read(gp.Findings()).texts == ["没有发现问题" if zh else "No findings"]


def test_frames_show_their_sizes_and_first_rows(lang: str) -> None:
    reports = [
        gp.parse(page(values={"requests.received": "3"}).encode(), name=f"{n}.html")
        for n in range(6)
    ]
    frames = gp.to_frames(reports)
    assert repr(frames).startswith("<Frames, rows of reports: 6, readings: 348, comparisons: 0, ")
    texts = read(frames).texts
    rows, columns = frames.readings.shape
    assert (
        f"readings ({rows}行×{columns}列)" if lang == "zh" else f"readings ({rows} × {columns})"
    ) in texts
    assert "4.html" in texts
    assert "5.html" not in texts
    assert "<NA>" not in "".join(texts)
    assert "3" in texts
    assert read(gp.to_frames([])).texts


def test_a_long_table_says_how_much_is_left(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(notebook, "_ROWS_SHOWN", 2)
    monkeypatch.setenv("LC_ALL", "zh_CN.UTF-8")
    assert "<p>" not in notebook.table(("a",), [(1,), (None,)])
    longer = notebook.table(("a",), [(1,), (None,), (2.5,), (3,)])
    assert longer.count("<tr>") == 3
    assert longer.endswith("<p>… 另有2行</p>")
    monkeypatch.setenv("LC_ALL", "C")
    assert notebook.table(("a",), [(1,)] * 3).endswith("<p>… and 1 more rows</p>")
