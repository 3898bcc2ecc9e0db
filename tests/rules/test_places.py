"""The places of findings in words."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

import msgspec
import pytest

import govreport_parse as gp
from govreport_parse.model.document import Locator, Note
from govreport_parse.rules.model import Issue
from govreport_parse.rules.places import Places, words_of
from tests.pages import (
    disclosure_table,
    modern_page,
    package,
    page,
    remedies_table,
    request_table,
)
from tests.word import body

REQUEST = {
    ("requests.received", "natural_person"): "3", ("requests.received", "total"): "3",
    ("requests.outcome.total", "natural_person"): "2", ("requests.outcome.total", "total"): "2",
}  # fmt: skip
TEXT = "<p>一、概述</p><p>全年工作平稳。</p>"
MODERN = gp.parse(modern_page(requests=request_table(REQUEST)))


def report_of(text: str, cells: Mapping[str, str] | None = None, **more: str) -> gp.AnnualReport:
    return gp.parse(page(text, dict(cells or {}), **more).encode())


def named(report: gp.AnnualReport, at: Locator, observed: str | None = None) -> tuple[str, str]:
    words = Places(report).name(at, observed)
    return words.zh, words.en


def of_statement(report: gp.AnnualReport, value: int) -> tuple[str, str]:
    (at,) = [statement.at for statement in report.statements if statement.value == value]
    return named(report, at)


def where(report: gp.AnnualReport, code: str, last: gp.AnnualReport | None = None) -> list[str]:
    return [f.where_zh for f in gp.check(report, last, select=[code])]


class TestSeed:
    def test_all_four_findings(self, seed_text: Path) -> None:
        paragraph, compared = "第二部分（一）第1段", "第二部分（一）对比表“政务微信”"
        table = "“附表”统计表"
        assert [(f.rule, f.where_zh) for f in gp.check(gp.parse(seed_text))] == [
            ("GR301", f"{table}“4.政务微信公开政府信息数”、“5.其他方式公开政府信息数”行；{paragraph}；{compared}"),
            ("GR401", f"{table}“(一)召开政府信息公开工作会议或专题会议数”行；{paragraph}"),
            ("GR402", paragraph),
            ("GR103", compared),
        ]  # fmt: skip

    def test_in_english(self, seed_text: Path) -> None:
        paragraph, compared = "part 2(一), paragraph 1", "part 2(一), comparison table, “政务微信”"
        table = "part “附表”, statistical table"
        assert [(f.rule, f.where) for f in gp.check(gp.parse(seed_text))] == [
            ("GR301", f"{table}, rows “4.政务微信公开政府信息数”, “5.其他方式公开政府信息数”; {paragraph}; {compared}"),
            ("GR401", f"{table}, row “(一)召开政府信息公开工作会议或专题会议数”; {paragraph}"),
            ("GR402", paragraph),
            ("GR103", compared),
        ]  # fmt: skip


class TestCells:
    @pytest.mark.parametrize(
        ("indicator", "applicant", "words"),
        [
            ("requests.outcome.total", "natural_person", "第三部分统计表“自然人”列“(七)总计”行"),
            ("documents.rules.issued", None, "第二部分统计表“本年制发件数”列“规章”行"),
            ("litigation.direct.total", None, "第四部分统计表“行政诉讼 / 未经复议直接起诉 / 总计”列"),
            ("requests.outcome.refused.endangers_security", "total", "第三部分统计表“总计”列“3.危及‘三安全一稳定’”行"),
        ],
    )  # fmt: skip
    def test_row_and_column_as_printed(
        self, indicator: str, applicant: str | None, words: str
    ) -> None:
        reading = MODERN.reading(indicator, applicant)
        assert reading is not None
        issue = Issue(message="", message_zh="", evidence=(reading.at,))
        assert words_of(issue, MODERN, Places).zh == words

    def test_cells_of_one_column_are_joined(self) -> None:
        found = [one for one in where(MODERN, "GR201") if "“自然人”列" in one]
        assert found
        assert all(one.count("统计表") == 1 for one in found)

    def test_columns_are_joined_where_their_rows_are_the_same(self) -> None:
        other = dict.fromkeys(REQUEST, "5")
        first = gp.parse(modern_page(requests=request_table(other)), name="first.html")
        second = gp.parse(modern_page(requests=request_table(REQUEST)), name="second.html")
        *_, found = gp.check_set([first, second], select=["GR601"])
        cells = "第三部分统计表“自然人”、“总计”列“一、本年新收政府信息公开申请数量”、“(七)总计”行"
        assert [one.where_zh for one in found] == [f"{cells}；2022年度报告（first.html）{cells}"]

    def test_two_rows_of_different_columns_are_not(self) -> None:
        other = {**REQUEST, ("requests.received", "natural_person"): "5"}
        other[("requests.outcome.total", "total")] = "5"
        first = gp.parse(modern_page(requests=request_table(other)), name="first.html")
        second = gp.parse(modern_page(requests=request_table(REQUEST)))
        *_, found = gp.check_set([first, second], select=["GR601"])
        assert found[0].where_zh.startswith(
            "第三部分统计表“自然人”列“一、本年新收政府信息公开申请数量”行；第三部分统计表“总计”列“(七)总计”行；"
        )

    def test_the_title_of_a_table_where_its_part_prints_several(self) -> None:
        markup = modern_page(requests=request_table(REQUEST)).decode()
        markup = markup.replace("<p>三、收到和处理政府信息公开申请情况</p>", "")
        report = gp.parse(markup.encode())
        reading = report.reading("requests.received", "total")
        assert reading is not None
        zh, en = named(report, reading.at)
        assert zh.startswith("第二部分“")
        assert zh.endswith("”统计表")
        assert en.startswith("part 2, statistical table “")

    def test_a_cell_that_is_no_reading_by_its_position(self) -> None:
        report = report_of("<p>一、概述</p><p>平稳。</p><table><tr><td>甲</td></tr></table>")
        at = Locator(block=3, row=0, column=1)
        assert named(report, at) == ("第一部分表格第1行第2列", "part 1, table, line 1, column 2")

    def test_a_note_on_a_table_is_about_no_paragraph(self) -> None:
        at = Locator(block=2)
        for code, words in (("GR010", "第一部分表格"), ("GR011", "第一部分")):
            note = Note(code=code, message="", message_zh="", at=at)
            assert named(msgspec.structs.replace(report_of(TEXT), notes=(note,)), at)[0] == words


class TestText:
    def test_the_paragraph_of_a_part(self) -> None:
        report = report_of(
            "<p>一、概述</p><p>平稳。</p><p>主动公开政府信息12条。</p>"
            "<p>二、主动公开</p><p>(一)渠道</p><p>网站公开政府信息34条。</p><p>1.微信</p><p>微信公开政府信息56条。</p>"
        )
        assert of_statement(report, 12) == ("第一部分第2段", "part 1, paragraph 2")
        assert of_statement(report, 34) == ("第二部分（一）第1段", "part 2(一), paragraph 1")
        assert of_statement(report, 56) == (
            "第二部分（一）第1项第1段",
            "part 2(一)(1), paragraph 1",
        )

    def test_a_paragraph_that_stands_behind_its_mark(self) -> None:
        report = report_of("<p>一、概述</p><p>(一)全年主动公开政府信息12条。</p><p>平稳。</p>")
        assert of_statement(report, 12) == ("第一部分（一）第1段", "part 1(一), paragraph 1")

    def test_no_number_for_words_that_stand_twice(self) -> None:
        words = "<p>主动公开政府信息12条。</p>"
        report = report_of(f"<p>一、概述</p>{words}<p>平稳。</p>{words}")
        found = {named(report, statement.at)[0] for statement in report.statements}
        assert found == {"第一部分"}

    def test_what_stands_before_the_first_part(self) -> None:
        report = report_of("<p>主动公开政府信息12条。</p><p>一、概述</p><p>平稳。</p>")
        assert of_statement(report, 12) == ("前言第1段", "the preamble, paragraph 1")
        assert named(report, Locator(block=0)) == ("报头", "the masthead")

    def test_a_number_that_two_parts_have_says_which(self) -> None:
        report = report_of(
            "<p>一、概述</p><p>主动公开政府信息12条。</p><p>二、依申请公开</p><p>平稳。</p>"
            "<p>二、主动公开</p><p>网站公开政府信息34条。</p>"
        )
        assert of_statement(report, 12)[0] == "第一部分第1段"
        assert of_statement(report, 34)[0] == "第二部分“主动公开”第1段"

    def test_a_part_without_a_number_by_its_title(self) -> None:
        report = report_of(
            "<h2>概述</h2><p>主动公开政府信息12条。</p><h2>存在的主要问题：</h2><p>收到建议34件。</p>"
        )
        assert of_statement(report, 12) == ("“概述”第1段", "part “概述”, paragraph 1")
        assert of_statement(report, 34) == (
            "“存在的主要问题”第1段",
            "part “存在的主要问题”, paragraph 1",
        )

    def test_what_was_observed_is_looked_for_in_the_paragraphs_not_in_the_heading(self) -> None:
        report = report_of("<p>一、2016年概述</p><p>平稳。</p><p>2016年2015年。</p>")
        at = report.sections[0].at
        assert named(report, at, "2015")[0] == "第一部分第2段"
        assert named(report, at, "2016")[0] == "第一部分“2016年概述”"
        assert named(report, at, "2014")[0] == "第一部分“2016年概述”"
        assert named(report, at)[0] == "第一部分“2016年概述”"


class TestOtherReports:
    def test_last_years_cell_by_the_name_of_its_file(self) -> None:
        title = "2015年青石区政府信息公开工作年度报告"
        last = gp.parse(
            page(values={"proactive.total": "700"}, title=title).encode(), name="d.html"
        )
        text = "<p>一、概述</p><p>主动公开政府信息815条，同比增长20%。</p>"
        own = report_of(text, {"proactive.total": "815"})
        row = "“附表”统计表“(一)主动公开政府信息数”行"
        assert where(own, "GR403", last) == [f"第一部分第1段；2015年度报告（d.html）{row}"]
        (finding,) = gp.check(own, last, select=["GR403"])
        assert finding.where.endswith(
            "; the report on 2015 (d.html), part “附表”, statistical table, row “(一)主动公开政府信息数”"
        )

    def test_a_report_as_a_whole(self) -> None:
        text = "".join(
            f"<p>第{k}项工作在全区范围内有序推进并取得成效。</p>" for k in "甲乙丙丁戊己"
        )
        title = "2015年青石区政府信息公开工作年度报告"
        last = gp.parse(page(f"<p>一、概述</p>{text}", title=title).encode(), name="d.html")
        own = report_of(f"<p>一、概述</p>{text}")
        assert where(own, "GR504", last) == ["报告全文；2015年度报告（d.html）"]


def test_a_word_document_says_the_same() -> None:
    pages = modern_page(
        narrative="全年收到申请5件。",
        disclosure=disclosure_table({}),
        requests=request_table(REQUEST),
        remedies=remedies_table("1" + "0" * 14),
    )
    told = [(f.rule, f.where, f.where_zh) for f in gp.check(gp.parse(pages))]
    written = gp.parse(package(body(gp.read_document(pages).blocks)))
    assert [(f.rule, f.where, f.where_zh) for f in gp.check(written)] == told
    assert any("第一部分第1段" in words for _, _, words in told)


def test_a_finding_written_without_places_is_read(seed_text: Path) -> None:
    finding = gp.check(gp.parse(seed_text))[0]
    old = msgspec.json.decode(finding.to_json())
    assert msgspec.convert(old, gp.Finding) == finding
    del old["where"], old["where_zh"]
    bare = msgspec.convert(old, gp.Finding)
    assert bare == msgspec.structs.replace(finding, where="", where_zh="")


def test_sections_that_leave_a_level_out_are_named() -> None:
    report = report_of("<p>一、概述</p><p>（一）会议。召开会议4次。</p>")
    first, *others = report.sections
    outer = msgspec.structs.replace(first, level=1, children=())
    inner = [msgspec.structs.replace(child, level=3) for child in first.children]
    for sections in ((*inner, outer), (outer, *inner)):
        placed = Places(msgspec.structs.replace(report, sections=(*sections, *others)))
        names = [placed.name(section.at, None).zh for section in sections]
        assert all(names), names
