"""What only looks like a report, and the reports that look like it."""

from __future__ import annotations

import msgspec
import pytest

import govreport_parse as gp
from govreport_parse.model.document import Paragraph
from govreport_parse.page.look_alikes import recognise
from tests.page import PROSE, page
from tests.pages import modern_page

NOTICE = "关于做好2017年政府信息公开工作年度报告编制工作的通知"


def reason(*lines: str, figures: bool = False, page_title: str | None = None) -> str | None:
    """Why a page of the given lines is no report."""
    found = page("一、概述", *lines, PROSE)
    shown = msgspec.structs.replace(found, blocks=found.blocks[1:], page_title=page_title)
    like = recognise(shown, figures=figures)
    return None if like is None else like.reason


class TestTitles:
    """What the title says counts, whatever tables stand below."""

    @pytest.mark.parametrize(
        ("line", "words"),
        [
            (NOTICE, "a notice"),
            ("2017年上半年政府信息公开工作情况报告", "a part of a year"),
            ("2017年第一季度政府信息公开统计", "a part of a year"),
            ("青石区2017年政府信息公开年度报告解读", "an explanation"),
            ("一图读懂青石区年度报告", "an explanation"),
            ("青石自来水有限公司2017年信息公开年报", "a company"),
            ("20XX年政府信息公开年度报告", "a blank template"),
            ("××××年某局年度报告", "a blank template"),
        ],
    )
    def test_named(self, line: str, words: str) -> None:
        for figures in (False, True):
            assert words in (reason(line, figures=figures) or "")
        assert words in (reason(page_title=f"{line}_青石区", figures=True) or "")

    @pytest.mark.parametrize(
        ("before", "most", "after"),
        [
            ("上半年", 20, "报告"), ("第2季度", 20, "统计"), ("有限公司", 24, "信息公开"), ("20XX年", 30, "年报"), ("××××年", 30, "年报"),
            ("__年", 30, "年度报告"),
        ],
    )  # fmt: skip
    def test_words_between(self, before: str, most: int, after: str) -> None:
        for count, found in ((0, True), (most, True), (most + 1, False)):
            line = f"{before}{'甲' * count}{after}"
            assert (reason(line, figures=True) is not None) is found

    @pytest.mark.parametrize("line", ["XXX年年报", "20X年年报", "_年年报"])
    def test_fewer_marks_are_no_template(self, line: str) -> None:
        assert reason(line, figures=True) is None

    @pytest.mark.parametrize(
        "line",
        [
            "青石区教育局2017年政府信息公开工作年度报告",
            "关于青石区2017年政府信息公开工作年度报告的公告",
            "青石区公司登记局2017年政府信息公开年报",
            "2017年政府信息公开年度报告",
            "×年度报告",
            "解读年度报告",
        ],
    )
    def test_reports(self, line: str) -> None:
        assert reason(line) is None
        assert reason(page_title=line) is None

    @pytest.mark.parametrize(("above", "found"), [(2, True), (3, False)])
    def test_among_the_first_lines(self, above: int, *, found: bool) -> None:
        assert (reason(*["青石区"] * above, NOTICE, figures=True) is not None) is found

    @pytest.mark.parametrize(("length", "found"), [(45, True), (46, False)])
    def test_in_a_short_line(self, length: int, *, found: bool) -> None:
        line = f"关于做好{'甲' * (length - 6)}通知"
        assert (reason(line, figures=True) is not None) is found

    def test_in_a_heading_wherever_it_stands(self) -> None:
        shown = page(Paragraph(text=NOTICE, heading=1, linked=True), "一、概述", PROSE)
        assert shown.top_headings == (NOTICE,)
        assert recognise(shown, figures=True) is not None

    def test_the_site_behind_the_pages_title_says_nothing(self) -> None:
        assert reason(page_title="年度报告_年度报告解读", figures=True) is None
        assert reason(page_title="年度报告解读_年度报告", figures=True) is not None


class TestFirstLines:
    """What the first lines say counts where no statutory table has a figure."""

    @pytest.mark.parametrize(
        ("line", "words"),
        [
            ("某大学2016—2017学年信息公开工作报告", "a university"),
            ("政府信息公开工作年度报告模板", "a blank template"),
            ("__局年度报告", "a blank template"),
            ("本表由制表机关布置", "a statistics system"),
            ("青石区政府信息公开指南", "a guide"),
            ("转发年度报告的通知", "a notice"),
            ("青石区3月份政府信息公开情况", "a part of a year"),
        ],
    )
    def test_named(self, line: str, words: str) -> None:
        assert words in (reason(line) or "")
        assert words in (reason(page_title=line) or "")
        assert reason(line, figures=True) is None

    @pytest.mark.parametrize(
        "line",
        [
            "根据规定的年度报告格式编制",
            "按照国务院办公厅关于印发年度报告格式的通知",
            "本局编制了年度报告，公布了政府信息公开指南",
            "严格按规定的报告格式编制本报告",
            "青石区截至2016年12月31日政府信息公开情况",
            "统计报表填报说明已公布。",
        ],
    )
    def test_prose_and_dates_name_nothing(self, line: str) -> None:
        assert reason(line) is None

    @pytest.mark.parametrize(("above", "found"), [(7, True), (8, False)])
    def test_among_the_first_lines(self, above: int, *, found: bool) -> None:
        assert (reason(*["青石区"] * above, "青石区政府信息公开指南") is not None) is found

    @pytest.mark.parametrize(
        ("line", "short"),
        [("样表{}", 45), ("填报说明{}", 45), ("{}指南", 45), ("{}的通知", 45)],
    )
    def test_in_a_short_line(self, line: str, short: int) -> None:
        padding = "甲" * (short - len(line) + 2)
        assert reason(line.format(padding)) is not None
        assert reason(line.format("甲" + padding)) is None

    @pytest.mark.parametrize(
        ("before", "most", "after"),
        [
            ("上半年", 20, "统计"), ("第一季度", 20, "月报"), ("5月", 20, "情况"),
            ("12月份", 20, "情况"), ("__", 24, "年度报告"), ("xx", 24, "年度报告"),
        ],
    )  # fmt: skip
    def test_words_between(self, before: str, most: int, after: str) -> None:
        for count, found in ((0, True), (most, True), (most + 1, False)):
            line = f"{before}{'甲' * count}{after}"
            assert (reason(line) is not None) is found

    def test_the_rules_of_universities_in_a_sentence(self) -> None:
        sentence = f"根据《高等学校信息公开办法》（教育部令第29号），{'甲' * 60}。"
        assert "a university" in (reason(sentence) or "")


@pytest.mark.parametrize(
    ("old", "new"),
    [
        (
            "青石区人民政府2022年政府信息公开工作年度报告",
            "关于做好2022年政府信息公开工作年度报告编制发布工作的通知",
        ),
        ("2022年政府信息公开工作年度报告", "2022年上半年政府信息公开工作情况报告"),
        ("年度报告", "年度报告解读"),
        ("青石区人民政府2022年政府", "青石自来水有限公司2022年企业"),
        ("青石区人民政府2022年", "××局××××年"),
    ],
)
def test_filled_tables_do_not_make_a_report(old: str, new: str) -> None:
    shown = modern_page().decode().replace(old, new)
    with pytest.raises(gp.NotAnAnnualReport):
        gp.parse(shown.encode())


ENCLOSING = "关于公布青石区水利局2021年政府信息公开工作年度报告的公告"


@pytest.mark.parametrize(
    ("title", "text", "enclosed"),
    [
        (ENCLOSING, "年度报告已编制完成，现予公布，请点击附件查看。", True),
        (ENCLOSING, "现予公布，全文附后。", True),
        # The report itself, in few words or in many.
        (ENCLOSING, "一、概述。全年主动公开信息31条。", False),
        (ENCLOSING, "全年主动公开信息31条，详见附件。" + "我局扎实推进。" * 40, False),
        (
            "青石区水利局2021年政府信息公开工作年度报告",
            "全年主动公开信息31条，统计表见附件。",
            False,
        ),
    ],
)
def test_a_notice_that_encloses_a_report(title: str, text: str, *, enclosed: bool) -> None:
    like = recognise(page(title, text), figures=False)
    assert (like is not None and "is enclosed" in like.reason) is enclosed
    assert recognise(page(title, text), figures=True) is None
