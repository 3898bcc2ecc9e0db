"""The evidence page: each value and finding leads to its place, and each place back."""

from __future__ import annotations

import re
from collections import defaultdict
from html.parser import HTMLParser
from pathlib import Path

import pytest

import govreport_parse as gp
from govreport_parse.outputs import safe
from tests.conftest import ROOT
from tests.pages import modern_page, page, table_rows

HOSTILE = "<script>x</script>]]><a href='javascript:y'></style>\u202e"
VOID = {"meta", "input", "br"}


class Shown(HTMLParser):
    """The links of a page by their ids, with the words that each bears and the cell it stands in."""

    def __init__(self, markup: str) -> None:
        super().__init__(convert_charrefs=True)
        self.links: dict[str, dict[str, str]] = {}
        self.words: defaultdict[str, str] = defaultdict(str)
        self.texts: list[str] = []
        self.elements: defaultdict[str, int] = defaultdict(int)
        self.hrefs: set[str] = set()
        self.boxes: list[dict[str, str]] = []  # marks on pictures of pages
        self._open: list[tuple[str, str | None]] = []
        self.feed(markup)
        self.close()
        assert self._open == []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.elements[tag] += 1
        given = {name: value or "" for name, value in attrs}
        if "href" in given:
            self.hrefs.add(given["href"])
        if given.get("class", "").startswith("box"):
            self.boxes.append(given)
        elif "data-p" in given:
            self.links[given["id"]] = given
        if tag not in VOID:
            self._open.append((tag, given.get("id") if "data-p" in given else None))

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.handle_starttag(tag, attrs)
        if tag not in VOID:
            self._open.pop()

    def handle_endtag(self, tag: str) -> None:
        assert self._open.pop()[0] == tag

    def handle_data(self, data: str) -> None:
        if self._open and self._open[-1][0] not in ("script", "style"):
            self.texts.append(data)
        for _, link in self._open:
            if link is not None:
                self.words[link] += data

    def there(self, words: str) -> set[str]:
        """What the links of the record with these words lead to: the words in the document."""
        found = {key for key in self.links if key[0] == "r" and self.words[key] == words}
        assert found
        places = {place for key in found for place in self.links[key]["data-p"].split()}
        return {
            self.words[key]
            for key, link in self.links.items()
            if key[0] == "m" and places & set(link["data-p"].split())
        }

    def figures(self) -> list[str]:
        """The words of the document's links, in their order."""
        return [self.words[key] for key in self.links if key[0] == "m"]


def shown(markup: str | bytes, *, whole: bool = True) -> Shown:
    data = markup if isinstance(markup, bytes) else markup.encode()
    document = gp.read_document(data, name="a.html")
    report = gp.parse_document(document)
    found = gp.check(report)
    return Shown(report.to_html(found, document=document if whole else None, lang="zh"))


@pytest.fixture(params=[True, False], ids=["document", "record"])
def whole(request: pytest.FixtureRequest) -> bool:
    return bool(request.param)


def test_every_link_leads_somewhere(whole: bool) -> None:
    markup = (ROOT / "fixtures" / "2014" / "siqiao-huanbao-2016.html").read_text("utf-8")
    seen = shown(markup, whole=whole)
    assert len(seen.links) > 100
    assert {href for href in seen.hrefs if re.match(r"#[mr]\d", href)} <= {
        f"#{key}" for key in seen.links
    }
    for key, link in seen.links.items():
        other = {"m": "r", "r": "m"}[key[0]]
        assert link["href"][1] == other
        back = seen.links[link["href"][1:]]
        assert set(back["data-p"].split()) & set(link["data-p"].split())


def test_a_finding_leads_to_what_it_rests_on(whole: bool) -> None:
    seen = shown(
        page(
            body="<p>一、概述</p><p>全年通过政务微信公开政府信息273条。</p>",
            values={
                "proactive.total": "815",
                "proactive.channel.wechat": "",
                "proactive.channel.other": "273",
            },
        ),
        whole=whole,
    )
    rule = gp.find_rule("GR301")
    words = seen.there(f"GR301 {rule.title_zh}{rule.title}")
    assert {"空白blank", "273"} <= words
    assert any("273条" in one for one in words)
    assert "815" not in words
    assert any(text.startswith("建议核对273") for text in seen.texts)
    assert any(text.startswith("Consider: ") for text in seen.texts)


def test_words_in_the_text_are_marked_alone() -> None:
    seen = shown(modern_page(narrative="全年共收到政府信息公开申请13件，电话接待3次。"))
    assert "13件" in seen.figures()
    assert "3件" not in seen.figures()
    assert seen.there("一、本年新收政府信息公开申请数量: 0") == {"0"}


def test_what_a_section_says_twice_leads_to_the_section() -> None:
    """A record does not keep which of two equal sentences a figure was read from."""
    twice = "<p>一、概述</p><p>接待来访12人次。</p><p>接待来访12人次。</p>"
    once = twice.replace("<p>接待来访12人次。</p>", "", 1)
    assert "接待来访12人次" in shown(page(body=once), whole=False).figures()
    figures = shown(page(body=twice), whole=False).figures()
    assert "接待来访12人次" not in figures
    assert "一 概述" in figures


def test_what_is_no_figure_says_which(whole: bool) -> None:
    values = {
        "proactive.total": "0",
        "complaints.total": "",
        "fees.collected": "/",
        "staff.total": "约6",
    }
    known = {cell.indicator for cell in gp.load_form("2014").tables[0].cells()}
    values = {code: value for code, value in values.items() if code in known}
    seen = shown(page(values=values), whole=whole)
    assert seen.there("不适用not applicable “/”") == {"/"}
    assert seen.there("空白blank") == {"空白blank"}
    assert "0" in seen.there("0")


def test_a_missing_figure_leads_to_its_table(whole: bool) -> None:
    rows = [row for row in table_rows({}) if not row[0].startswith("七、")]
    assert len(rows) < len(table_rows({}))
    assert shown(page(rows=rows), whole=whole).there("缺失missing") == {"表格1Table 1"}


def test_what_a_page_prints_is_text(whole: bool) -> None:
    text = HOSTILE.replace("<", "&lt;")
    seen = shown(
        page(
            title=f"青石区{text}2016年政府信息公开工作年度报告",
            body=f"<p>一、{text}概述</p><p>{text}公开信息5条。</p>",
            values={"proactive.total": f"5{HOSTILE}", "complaints.total": HOSTILE},
        ),
        whole=whole,
    )
    harmless = HOSTILE.replace("\u202e", "\\u202e")
    assert "".join(seen.texts).count(harmless) > 6
    assert (seen.elements["script"], seen.elements["style"]) == (1, 1)
    assert {href[0] for href in seen.hrefs} == {"#"}
    assert not any(re.search(f"[{safe.INVISIBLE}]", one) for one in seen.texts)


def test_only_the_document_itself_is_shown() -> None:
    markup = [page(values={"proactive.total": n}).encode() for n in "12"]
    report = gp.parse(markup[0], name="here.html")
    other = gp.read_document(markup[1], name="other.html")
    with pytest.raises(ValueError, match=r"other\.html does not read as this report"):
        report.to_html([], document=other)
    named = gp.read_document(markup[0], name="elsewhere.html")
    assert "here.html" in report.to_html([], document=named)


def test_a_record_from_json_has_a_page() -> None:
    report = gp.parse(ROOT / "fixtures" / "2021" / "nanpu-2024.html")
    again = gp.AnnualReport.from_json(report.to_json())
    assert again.to_html([], lang="en") == report.to_html([], lang="en")


def test_the_page_opens_in_the_language_of_the_locale(monkeypatch: pytest.MonkeyPatch) -> None:
    report = gp.parse(page(values={"proactive.total": "5"}).encode())
    for locale, lang in (("zh_CN.UTF-8", "zh-CN"), ("C", "en")):
        monkeypatch.setenv("LC_ALL", locale)
        assert report.to_html([]).startswith(f'<!doctype html>\n<html lang="{lang}">')


def test_the_page_of_a_median_report_is_small() -> None:
    sizes = []
    for path in sorted(Path(ROOT / "fixtures" / "2021").glob("*.html")):
        document = gp.read_document(path)
        report = gp.parse_document(document)
        sizes.append(len(report.to_html(gp.check(report), document=document).encode()))
    assert sorted(sizes)[len(sizes) // 2] < 150_000


def test_a_quoted_figure_has_no_unit_that_is_not_printed() -> None:
    markup = (ROOT / "fixtures" / "2014" / "siqiao-huanbao-2016.html").read_text("utf-8")
    assert "158条" not in markup
    assert shown(markup).there("政务微博公开政府信息数 (2016)：: “158”") == {"158"}


def test_a_table_put_back_from_lines_says_so() -> None:
    words = "（由逐行文字还原）"
    for name, restored in (("qingshi-zhen-2023.txt", True), ("nanpu-2024.html", False)):
        document = gp.read_document(ROOT / "fixtures" / "2021" / name)
        markup = gp.parse_document(document).to_html([], document=document)
        assert (words in markup) == restored
