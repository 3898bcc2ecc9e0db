"""Pages whose report stands beside their text: in text areas, scripts and frames, or in a file."""

from __future__ import annotations

import html
import json

import pytest

import govreport_parse as gp
from tests.pages import modern_page, request_table

AGENCY = "白水县财政局"
TITLE = f"{AGENCY}2023年政府信息公开工作年度报告"
REQUESTS = request_table(
    {("requests.received", "natural_person"): "1234", ("requests.received", "total"): "1234"}
)
REPORT = modern_page(year=2023, agency=AGENCY, requests=REQUESTS).decode()
BODY = REPORT.partition("<body>")[2].partition("</body>")[0]
OTHER = modern_page(year=2022, agency=AGENCY).decode()


def shell(content: str, title: str = f"{TITLE}-白水县人民政府") -> str:
    """A page around an article: links, and an imprint."""
    links = "".join(f'<li><a href="/{k}">第{k}栏目</a></li>' for k in range(40))
    return (
        f"<html><head><meta charset=utf-8><title>{title}</title></head><body><ul>{links}</ul>"
        f"<div id=app></div>{content}<p>主办：白水县人民政府办公室</p></body></html>"
    )


def _json(markup: str) -> str:
    return json.dumps({"code": 0, "data": {"title": TITLE, "content": markup}})


def _ascii(text: str) -> str:
    return text.replace("<", "\\u003c").replace(">", "\\u003e")


def _slashes(text: str) -> str:
    return text.replace("</", "<\\/")


def script(text: str, kind: str = "") -> tuple[str, str]:
    return "script", f"<script{kind}>{text}</script>"


def area(text: str, kind: str = "") -> tuple[str, str]:
    return "text area", f"<textarea{kind}>{text}</textarea>"


QUOTED = BODY.replace("'", "\\'")
BARE = BODY.partition("</h1>")[2]
ESCAPED = html.escape(BODY)
HELD: dict[str, tuple[str, str]] = {
    "escaped in a text area": area(ESCAPED, " style='display:none'"),
    "plain in a text area": area(BODY, " hidden"),
    "in a text area that is shown": area(html.escape(REPORT), " rows=20"),
    "in srcdoc": ("srcdoc", f'<iframe srcdoc="{html.escape(REPORT)}"></iframe>'),
    "in JSON": script(_json(BODY), ' type="application/json"'),
    "in JSON of ASCII alone": script(f"var page = {_ascii(_json(BODY))};"),
    "in JSON with slashes escaped": script(f"window.__DATA__={_slashes(_json(BODY))}"),
    "in JSON within a string": script(f"var s = {_slashes(json.dumps(_json(BODY)))}; show(s);"),
    "escaped once more in JSON": script(f"var page = {_json(ESCAPED)}"),
    "in single quotation marks": script(f"// the text\nvar c='{_slashes(QUOTED)}';"),
    "in a string of several lines": script(f"const c = `\n{_slashes(BODY)}`"),
    "in a template of a script": script(BODY, ' type="text/template"'),
    "in a template": ("template", f"<template>{BODY}</template>"),
    "in two places alike": ("script", script(f"var p = {_json(BODY)}")[1] + area(ESCAPED)[1]),
}


class TestRead:
    @pytest.mark.parametrize("kind", HELD)
    @pytest.mark.parametrize("title", [f"{TITLE}-白水县人民政府", "信息公开"])
    def test_the_only_place_of_the_report(self, kind: str, title: str) -> None:
        where, content = HELD[kind]
        report = gp.parse(shell(content, title).encode())
        assert report.title == TITLE
        assert report.agency.name == AGENCY
        assert report.reading("requests.received", "total").value == 1234
        assert len(report.readings) == 200
        assert [s.number for s in report.sections] == list("一二三四五六")
        (note,) = [note for note in report.notes if note.code == "GR012"]
        assert where in note.message
        assert gp.check(report)[-1].rule == "GR012"

    @pytest.mark.parametrize(
        "page",
        [
            shell(area(html.escape(BARE))[1]),  # the page's title
            shell(script(_json(BARE))[1], "信息公开"),  # that of the script
            shell(script(json.dumps(_json(BARE)))[1], "信息公开"),
            _json(BARE),  # a file of JSON
            _ascii(_json(BARE)),
            "\ufeff" + json.dumps([{"id": 7, "title": TITLE, "content": BARE}]),
        ],
    )
    def test_a_title_beside_it(self, page: str) -> None:
        report = gp.parse(page.encode())
        assert (report.title, report.agency.name, report.year) == (TITLE, AGENCY, 2023)
        assert len(report.readings) == 200
        assert "GR012" in [note.code for note in report.notes]

    def test_of_several_titles_none(self) -> None:
        others = json.dumps(
            [{"title": f"{AGENCY}{year}年政府信息公开年报"} for year in (2021, 2022)]
        )
        page = shell(script(f"var x = {_json(BARE)}; var y = {others}")[1], "信息公开")
        report = gp.parse(page.encode())
        assert (report.title, report.agency.name, len(report.readings)) == (None, None, 200)

    def test_a_file_of_json_without_a_report(self) -> None:
        data = json.dumps({"content": "<p>今日菜单</p>" * 40})
        with pytest.raises(gp.UnreadableDocument, match="stands in a string of JSON"):
            gp.parse(data.encode())

    PLAIN = "\n".join(
        [
            TITLE, "一、总体情况", "本局依法推进政府信息公开。" * 8, "二、主动公开政府信息情况",
            "信息内容\t本年制发件数\t本年废止件数\t现行有效件数", "规章\t0\t0\t0",
            "行政规范性文件\t17\t2\t38",
            "三、收到和处理政府信息公开申请情况", "无。", "四、政府信息公开行政复议、行政诉讼情况", "无。",
        ]
    )  # fmt: skip
    UNTITLED = PLAIN.partition("\n")[2]
    OF_2022 = PLAIN.replace("2023", "2022")

    @pytest.mark.parametrize(
        "value",
        [
            {"title": TITLE, "content": PLAIN},
            {"text": PLAIN, "meta": {"views": 12345}},
            {"title": TITLE, "content": PLAIN.split("\n")},
            {"title": TITLE, "data": {"body": UNTITLED}},
            {"title": TITLE, "summary": "<p>公开</p>", "body": PLAIN},
            {"data": json.dumps({"content": PLAIN})},
            [{"title": TITLE, "content": PLAIN}],
        ],
    )
    @pytest.mark.parametrize("escaped", [False, True])
    def test_plain_text_in_json(self, value: object, *, escaped: bool) -> None:
        report = gp.parse(json.dumps(value, ensure_ascii=escaped).encode())
        assert (report.title, report.year) == (TITLE, 2023)
        assert report.reading("documents.normative.in_force").value == 38
        assert [s.number for s in report.sections] == list("一二三四")
        assert "GR012" in [note.code for note in report.notes]

    @pytest.mark.parametrize(
        "text",
        [
            json.dumps([{"content": PLAIN}, {"content": OF_2022}]),
            json.dumps({"content": PLAIN}) + "\n" + json.dumps({"content": OF_2022}),
            json.dumps({"content": "规章 | 0 | 0 | 0\n" * 30}, ensure_ascii=False),
        ],
    )
    def test_json_is_never_read_as_lines(self, text: str) -> None:
        with pytest.raises(gp.UnreadableDocument, match="stands in a string of JSON"):
            gp.parse(text.encode())

    @pytest.mark.parametrize("line", ["规章 | 0 | 0 | 0", "公开"])
    def test_json_that_is_cut_off(self, line: str) -> None:
        text = json.dumps({"title": TITLE, "content": "\n".join([line] * 6)}, ensure_ascii=False)
        with pytest.raises(gp.UnreadableDocument, match="ends in the midst"):
            gp.parse(text[:-3].encode())
        short = json.dumps({"title": TITLE, "note": "\n".join([line] * 5)})
        report = gp.parse(f"{short[:-3]}\n{self.PLAIN}".encode())
        assert report.reading("documents.normative.in_force").value == 38

    def test_lines_of_json_with_one_report(self) -> None:
        lines = [json.dumps({"content": text}) for text in (self.PLAIN, "今日菜单" * 40)]
        assert gp.parse("\n".join(lines).encode()).year == 2023

    @pytest.mark.parametrize("first", ["[首页]", '{"url": "http://a.cn"}', "{"])
    def test_a_text_below_something_in_brackets(self, first: str) -> None:
        report = gp.parse(f"{first}\n{self.PLAIN}".encode())
        assert report.reading("documents.normative.in_force").value == 38
        assert "GR012" not in [note.code for note in report.notes]

    def test_its_places_are_those_of_the_prepared_page(self) -> None:
        from govreport_parse.pipeline import prepare

        data = shell(HELD["in JSON"][1]).encode()
        at = gp.parse(data).reading("requests.received", "total").at
        table = prepare(gp.read_document(data)).blocks[at.block]
        assert table.grid[at.row][at.column].text == "1234"

    @pytest.mark.parametrize("holder", ["textarea", "script"])
    def test_a_page_with_a_report_of_its_own(self, holder: str) -> None:
        content = {
            "textarea": f"<textarea>{html.escape(OTHER)}</textarea>",
            "script": f"<script>x={_json(OTHER)}</script>",
        }
        report = gp.parse(REPORT.replace("</body>", content[holder] + "</body>").encode())
        assert report.year == 2023
        assert report.notes == ()

    @pytest.mark.parametrize(
        "content",
        [
            f"<script>var other = {_json(OTHER)}</script>",  # on another year than the title
            f"<script>var p = [{_json(BODY)}, {_json(BODY.replace('1234', '4321'))}]</script>",
        ],
    )
    def test_what_may_be_another_report_is_not_read(self, content: str) -> None:
        with pytest.raises(gp.UnreadableDocument, match="its content stands in a script"):
            gp.parse(shell(content).encode())

    def test_open_strings_are_read_in_one_pass(self) -> None:
        script = '<script>var a = "' + '\\"' * 300_000 + "</script>"
        with pytest.raises(gp.GovReportError):
            gp.parse(shell(script).encode())


VIEWER = "/pdf/web/viewer.html?file=/f/1.pdf"
SHOWN_ZH = "以阅读器显示文件"
NAMED: dict[str, tuple[str, str, str]] = {
    "a viewer": (f'<iframe src="{VIEWER}"></iframe>', f"a viewer ({VIEWER})", SHOWN_ZH),
    "an embedded file": ('<embed src="/f/1.pdf">', "in a viewer (/f/1.pdf)", "另存为.docx"),
    "an object": ('<object data="/f/1.ofd"></object>', "(/f/1.ofd)", SHOWN_ZH),
    "by its type": ('<embed type="application/pdf" src="/get?id=1">', "(/get?id=1)", SHOWN_ZH),
    "a frame": (
        '<iframe src="/art/1.html" width=100%></iframe>',
        "stands in frames (/art/1.html); give the page",
        "请提供框架所显示的网页",
    ),
    "a script": ('<script src="/js/app.js"></script>', "made by a script", "由脚本在显示时生成"),
    "other words": (
        area("&lt;p&gt;甲乙丙&lt;/p&gt;" * 40)[1],
        "in a text area",
        "内容在隐藏的文本框",
    ),
}


class TestNamed:
    @pytest.mark.parametrize("kind", NAMED)
    def test_what_holds_the_text(self, kind: str) -> None:
        content, words, words_zh = NAMED[kind]
        for title in (TITLE, "信息公开"):
            with pytest.raises(gp.UnreadableDocument) as caught:
                gp.parse(shell(f"<h1>{title}</h1>{content}").encode(), name="甲.html")
            assert words in caught.value.message("en")
            assert words_zh in caught.value.message("zh")

    def test_a_set_of_frames(self) -> None:
        data = f"<html><title>{TITLE}</title><frameset cols='20%,*'><frame src=l.htm><frame src=m.htm></frameset></html>"
        with pytest.raises(gp.UnreadableDocument, match=r"frames \(l\.htm, m\.htm\)"):
            gp.parse(data.encode())

    @pytest.mark.parametrize(
        ("linked", "words"),
        [("", "an attachment; give"), ("<a href=/f/1.doc>附件</a>", "attachment (/f/1.doc)")],
    )
    def test_a_title_alone(self, linked: str, words: str) -> None:
        with pytest.raises(gp.UnreadableDocument) as caught:
            gp.parse(f"<html><body><h1>{TITLE}</h1><p>{linked}</p></body></html>".encode())
        assert "the title of a report stands here" in str(caught.value)
        assert words in str(caught.value)

    def test_another_page_with_frames_is_no_report(self) -> None:
        text = (
            "<p>今天我们来做红烧肉，先把五花肉切成小块，焯水后沥干，再下锅翻炒上色，小火慢炖一个小时。</p>"
            * 10
        )
        with pytest.raises(gp.NotAnAnnualReport):
            gp.parse(shell(f"{text}<iframe src=/x.html></iframe>", "菜谱").encode())

    @pytest.mark.parametrize(
        "frame", ["<iframe src=about:blank></iframe>", "<iframe src=/count.htm width=0></iframe>"]
    )
    def test_frames_without_content(self, frame: str) -> None:
        with pytest.raises(gp.UnreadableDocument, match="the title of a report stands here"):
            gp.parse(shell(f"<h1>{TITLE}</h1>{frame}").encode())
