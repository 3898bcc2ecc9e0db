"""The review as a page: findings in order, the cells that they rest on, both languages, nothing that runs."""

from __future__ import annotations

import io
from pathlib import Path

import msgspec
import pytest
from lxml import html

import govreport_parse as gp
from govreport_parse.outputs import review_page
from govreport_parse.outputs.checked import Checked, Unread
from govreport_parse.outputs.review import in_chinese, review
from govreport_parse.outputs.review_page import write_findings
from tests.outputs import hostile
from tests.pages import disclosure_table, modern_page, page, request_table
from tests.whole.goldens import FIXTURES

HOSTILE = "青石区<script>alert(1)</script>]]>人民政府"
BAD = {"requests.received": "3"}
ABSENT = page(values={"requests.received": "3", "complaints.total": "约6", "fees.collected": ""})


def text_of(checked: Checked, lang: str = "zh") -> str:
    out = io.StringIO()
    write_findings(checked, out, lang)
    return out.getvalue()


def checked(*sources: bytes | str) -> Checked:
    reports = [
        gp.parse(one.encode() if isinstance(one, str) else one, name=f"{k}.html")
        for k, one in enumerate(sources)
    ]
    return Checked(findings=[f for r in reports for f in gp.check(r)], reports=reports)


def chinese(element: html.HtmlElement) -> str:
    """The words of an element that a reader of Chinese sees."""
    for other in element.xpath(".//*[@lang='en']"):
        other.drop_tree()
    return " ".join(element.text_content().split())


def row_of(root: html.HtmlElement, label: str) -> html.HtmlElement:
    (row,) = root.xpath(f"//tr[th[span[@lang='zh-CN'][starts-with(., '{label}')]]]")
    return row


@pytest.fixture(scope="module")
def seed(seed_text: Path) -> html.HtmlElement:
    report = gp.parse(seed_text)
    return html.fromstring(text_of(Checked(findings=gp.check(report), reports=[report])))


class TestSeed:
    def test_errors_come_first_each_with_its_place(self, seed: html.HtmlElement) -> None:
        found = [
            (article.get("class").split()[1], article.xpath("string(.//small)"))
            for article in seed.xpath("//article")
        ]
        assert found == [
            ("error", "GR402"), ("error", "GR301"), ("error", "GR401"), ("warning", "GR103"),
        ]  # fmt: skip

    @pytest.mark.parametrize(
        ("label", "printed", "rule"),
        [
            ("4.政务微信", "空白", "GR301"), ("5.其他方式公开", "273", "GR301"),
            ("（一）召开政府信息公开工作会议", "0", "GR401"),
        ],
    )  # fmt: skip
    def test_a_suspect_cell_refers_to_its_finding(
        self, seed: html.HtmlElement, label: str, printed: str, rule: str
    ) -> None:
        (cell,) = row_of(seed, label).xpath("td[not(@class='unit')]")
        assert {"suspect", "error"} <= set(cell.get("class").split())
        (link,) = cell.xpath(".//a/@href")
        (article,) = seed.xpath(f"//article[@id='{link[1:]}']")
        assert article.xpath("string(.//small)") == rule
        assert printed in cell.text_content()
        assert article.xpath(".//dd/a/@href") == ["#r1t1"]

    def test_no_other_cell_is_suspect(self, seed: html.HtmlElement) -> None:
        (textual,) = seed.xpath("//article[.//small[.='GR402']]")
        assert not textual.xpath(".//dd/a")
        assert len(seed.xpath("//td[contains(@class, 'suspect')]")) == 3
        (cell,) = row_of(seed, "（一）主动公开政府信息数").xpath("td[not(@class='unit')]")
        assert (cell.get("class"), cell.text_content()) == (None, "815")

    def test_what_a_finding_says(self, seed: html.HtmlElement) -> None:
        (article,) = seed.xpath("//article[.//small[.='GR301']]")
        said = chinese(html.fromstring(html.tostring(article)))
        for words in (
            "现为4.政务微信公开政府信息数：空白；",
            "应为",
            "273",
            "政务微信公开政府信息数273条",
            "建议",
        ):
            assert words in said

    def test_the_outcome_in_a_sentence(self, seed: html.HtmlElement) -> None:
        (verdict,) = seed.xpath("//p[@class='verdict']/span[@lang='zh-CN']")
        assert verdict.text == "共检查1份报告，发现错误3处、警告1处。请在公布前逐项核对。"
        (verdict,) = seed.xpath("//p[@class='verdict']/span[@lang='en']")
        assert verdict.text.startswith("1 report checked: 3 errors, 1 warning.")


def test_cells_without_a_figure_differ_from_zero_and_from_one_another() -> None:
    requests = {
        ("requests.received", "natural_person"): "", ("requests.received", "business"): "/",
        ("requests.received", "research"): "1 2",
    }  # fmt: skip
    table = request_table(requests).replace(
        "<tr><td>四、结转下年度继续办理</td>" + "<td>0</td>" * 7 + "</tr>", ""
    )
    root = html.fromstring(text_of(checked(modern_page(requests=table))))
    cells = row_of(root, "一、本年新收").xpath("td[not(@class='unit')]")
    shown = [((one.get("class") or "").split(" ")[0], one.text_content()[:2]) for one in cells[:4]]
    assert shown == [
        ("blank", "空白"), ("not_applicable", "/"), ("unreadable", "1 "), ("", "0"),
    ]  # fmt: skip
    last = row_of(root, "四、结转").xpath("td[not(@class='unit')]")
    assert {one.get("class").split()[0] for one in last} == {"missing"}


@pytest.mark.parametrize(("printed", "listed"), [("3", 5), ("0", 0)])
def test_many_cells_are_not_listed_beside_the_table_that_shows_them(
    printed: str, listed: int
) -> None:
    """The total of received requests rests on five cells, that of answers on nine."""
    values = {"requests.received": printed, "requests.answered": "0" if printed == "3" else "4"}
    root = html.fromstring(text_of(checked(page(values=values))))
    (article,) = root.xpath("//article[.//small[.='GR201']]")
    assert len(article.xpath(".//ul[@lang='zh-CN']/li[@class='cell']")) == listed
    told = [words for words in article.xpath(".//ul[@lang='zh-CN']/li/text()") if "见下列" in words]
    assert told == ([] if listed else ["共9处数据，见下列统计表中的标记"])


def test_a_table_that_a_finding_rests_on_is_open_and_others_are_folded() -> None:
    values = {"charges.administrative.amount": "约6"}
    root = html.fromstring(
        text_of(checked(modern_page(disclosure=disclosure_table(values)), modern_page(year=2023)))
    )
    first, second = root.xpath("//section")
    assert [one.get("open") is not None for one in first.xpath("details")] == [True, False, False]
    assert not second.xpath("details[@open]")
    assert root.xpath("count(//table[@class='list']//tr)") == 3
    (alone,) = html.fromstring(text_of(checked(modern_page()))).xpath("//section")
    assert len(alone.xpath("details[@open]")) == 3


def test_files_that_were_not_read_are_named_with_the_reason() -> None:
    unread = (Unread(file="空.doc", reason="it is empty", reason_zh="文件为空"),)
    shown = text_of(Checked(findings=(), reports=(), unread=unread))
    for words in ("空.doc", "文件为空", "it is empty", "没有检查任何报告", "另有1个文件未能读取"):
        assert words in shown


@pytest.mark.parametrize(
    ("changed", "words"),
    [({"known": 2}, "已登记的2个问题"), ({"partial": True}, "未启用全部规则"), ({}, None)],
)
def test_what_the_outcome_does_not_speak_of(
    changed: dict[str, int | bool], words: str | None
) -> None:
    shown = review(msgspec.structs.replace(checked(page()), **changed))
    assert shown.verdict_zh == "共检查1份报告，未发现问题。"
    assert [words in limit for limit in shown.limits_zh] == ([True] if words else [])


def test_a_table_that_is_not_filled_in_is_not_said_to_be_right() -> None:
    cells = {("requests.received", who): "" for who in ("natural_person", "total")}
    zh = {word: review(checked(modern_page(requests=request_table({**cells, **more})))).limits_zh
          for word, more in (("blank", {}), ("nought", dict.fromkeys(cells, "0")))}  # fmt: skip
    assert zh == {"blank": ("统计表中有2处空白，依赖这些数据的合计未能核对。",), "nought": ()}


def test_rows_that_a_report_does_not_have_are_not_said_to_be_right() -> None:
    some, every = (
        review(checked((FIXTURES / "2008" / name).read_bytes()))
        for name in ("xianping-xian-2009.html", "minchuan-jiaotong-2009.html")
    )
    assert some.verdict_zh == every.verdict_zh == "共检查1份报告，未发现问题。"
    assert some.limits_zh == ("统计表格式中有20项数据在报告中没有列出，与之相关的内容未能核对。",)
    assert some.limits[0].startswith("Cells of the forms that the reports do not have: 20;")
    assert every.limits_zh == ()


def test_what_a_figure_should_be_is_no_verdict_on_it() -> None:
    told = [review(checked(page(values=values))).limits_zh for values in ({}, BAD)]
    assert ["应为" in "".join(limits) for limits in told] == [False, True]


@pytest.mark.parametrize("lang", ["zh", "en"])
def test_words_of_a_document_are_text(lang: str) -> None:
    root = html.fromstring(shown := text_of(hostile(HOSTILE), lang))
    assert "<script>alert(1)" not in shown
    assert len(root.xpath("//script")) == 1
    assert root.xpath("string(//section/h2)") == HOSTILE
    assert root.xpath("count(//article//*[contains(text(), '<script>alert(1)')])") >= 8
    assert not root.xpath("//*[@src or @style or @onclick or starts-with(@href, 'http')]")
    assert {link[0] for link in root.xpath("//@href")} <= {"#"}


def test_a_file_that_is_given_twice_is_one_report() -> None:
    once = checked(ABSENT)
    twice = Checked(findings=[*once.findings] * 2, reports=[*once.reports] * 2)
    assert text_of(twice) == text_of(once)


def test_of_many_reports_the_tables_with_suspect_cells_are_shown(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    requests = {("requests.received", "total"): "9", ("requests.outcome.total", "total"): "8"}
    set_of_two = checked(modern_page(requests=request_table(requests)), modern_page(year=2023))
    for limit, shown, words in ((2, [3, 3], 0), (1, [1, 0], 1)):
        monkeypatch.setattr(review_page, "_ALL_TABLES", limit)
        root = html.fromstring(text_of(set_of_two))
        assert [len(one.xpath("details")) for one in root.xpath("//section")] == shown
        assert len(root.xpath("//p[contains(., '只列出有问题的统计表')]")) == words


def test_five_hundred_reports_make_no_page_that_cannot_be_opened() -> None:
    """A page of a set is a sum: what one more report of three tables, all of them shown, adds to it."""
    requests = {("requests.received", "total"): "9", ("requests.outcome.total", "total"): "8"}
    one = modern_page(requests=request_table(requests))
    more = len(text_of(checked(one, one)).encode()) - len(text_of(checked(one)).encode())
    assert 10_000 < more < 40_000  # 500: 20 MB


@pytest.mark.parametrize(
    ("said", "shown"),
    [
        ("at most 815", "不大于815"), ("14 ≠ 12+? = at least 15", "14 ≠ 12+? = 不小于15"),
        ("3 sums fail", "3处合计不符"), ("62.5% or 60.0%", "62.5%或60.0%"),
        ("blanket", "blanket"), ("2020-03-20", "2020-03-20"),
    ],
)  # fmt: skip
def test_our_own_words_in_figures_have_a_language(said: str, shown: str) -> None:
    assert in_chinese(said) == shown
