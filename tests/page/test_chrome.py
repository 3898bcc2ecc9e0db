"""A title in one line with the page around it is found, and only where nothing else stands before it."""

from __future__ import annotations

import datetime as dt

import pytest

import govreport_parse as gp
from govreport_parse.model.document import Paragraph
from govreport_parse.page.chrome import apart_from_chrome, titles_apart

TITLE = "白河市档案局2019年政府信息公开工作年度报告"
REST = "统计期限自2019年1月1日起至2019年12月31日止。"


class TestApart:
    @pytest.mark.parametrize(
        "chrome",
        [
            "当前位置： 首页 > 公开 --> 微信 微博",
            "您的位置：首页>年报>",
            "首页 > 信息公开 > 年报 2020-01-17 打印",
            "白河市政府网 首页 > 公开",
            "扫一扫在手机打开当前页",
            "打印 分享到：微信 微博",
            "【打印】 【关闭】",
            "微信 微博 QQ空间",
            "字号：大 中 小",
            "【字体：大 中 小】 打印",
        ],
    )
    def test_the_title_after_furniture(self, chrome: str) -> None:
        assert apart_from_chrome(f"{chrome} {TITLE} {REST}") == (chrome, TITLE, REST)
        assert apart_from_chrome(f"{chrome} {TITLE}") == (chrome, TITLE)

    def test_of_two_the_one_before_the_text(self) -> None:
        line = f"当前位置：首页 > {TITLE} 微信 {TITLE} {REST}"
        assert apart_from_chrome(line) == (f"当前位置：首页 > {TITLE} 微信", TITLE, REST)

    def test_a_title_set_in_two_words(self) -> None:
        line = f"微信 微博 白河市档案局 2019年政府信息公开工作年度报告 {REST}"
        assert apart_from_chrome(line)[1] == "白河市档案局 2019年政府信息公开工作年度报告"

    def test_an_entry_after_it(self) -> None:
        line = f"首页 > 年报 > {TITLE} 发布时间：2020-01-17"
        assert apart_from_chrome(line) == ("首页 > 年报 >", TITLE, "发布时间：2020-01-17")

    @pytest.mark.parametrize(
        "line",
        [
            TITLE,
            f"{TITLE} {REST}",
            f"附件 {TITLE} {REST}",
            f"上一篇：{TITLE}",
            f"微信公众号运行良好 {TITLE}",
            f"当前位置：首页。请看 {TITLE}",
            f"当前位置：首页 > {TITLE}的通知",
            f"微信 微博 {TITLE} 解读",
            "当前位置：首页 > 2019年政府信息公开工作年度报告 正文",
            f"首页 > {'公开 > ' * 50}{TITLE}",
        ],
    )
    def test_what_is_no_title_after_furniture(self, line: str) -> None:
        assert apart_from_chrome(line) == (line,)


class TestBlocks:
    @pytest.mark.parametrize(
        ("above", "linked", "parts"), [(0, False, 2), (19, False, 2), (20, False, 1), (0, True, 1)]
    )
    def test_among_the_first_that_are_no_links(self, above: int, linked: bool, parts: int) -> None:
        line = Paragraph(text=f"微信 微博 {TITLE}", linked=linked)
        made = list(titles_apart([*[Paragraph(text="公开")] * above, line]))
        assert list(map(len, made)) == [*[1] * above, parts]


class TestReport:
    BODY = "\n一、概述\n2019年，我局主动公开政府信息41条。\n二、依申请公开情况\n未收到申请。\n"

    def test_title_and_preamble_of_one_line(self) -> None:
        line = f"当前位置： 首页 > 公开 --> 微信 微博 {TITLE} {REST}"
        report = gp.parse((line + self.BODY).encode(), name="report.txt")
        assert (report.title, report.agency.name, report.year) == (TITLE, "白河市档案局", 2019)
        assert report.period is not None
        assert report.period.end == dt.date(2019, 12, 31)
        assert report.published is None

    def test_the_period_is_no_date_of_publication(self) -> None:
        line = "当前位置： 首页 > 公开 --> 本报告数据自2018年1月1日起至2018年12月31日止"
        text = f"白河市档案局政府信息公开工作年度报告\n{line}{self.BODY}"
        report = gp.parse(text.encode(), name="report.txt")
        assert (report.published, report.year) == (None, None)

    def test_that_of_a_line_of_furniture_alone_is(self) -> None:
        text = f"白河市档案局政府信息公开工作年度报告\n2020-01-17 09:30 打印{self.BODY}"
        report = gp.parse(text.encode(), name="report.txt")
        assert (report.published, report.year) == (dt.date(2020, 1, 17), 2019)

    def test_a_sentence_after_the_way_to_the_page_is_text(self) -> None:
        line = (
            "当前位置：首页。本报告由白河市档案局编制，统计期限自2019年1月1日起至2019年12月31日止。"
        )
        text = f"政府信息公开工作年度报告\n{line}{self.BODY}"
        report = gp.parse(text.encode(), name="report.txt")
        assert (report.agency.name, report.year) == ("白河市档案局", 2019)
