"""What of a page is the report's: its lines are kept, and only they."""

from __future__ import annotations

import pytest

from govreport_parse.model.document import Block, Document, Field, Locator, Note, Paragraph
from govreport_parse.page.furniture import find_opening, find_page
from tests.page import PROSE, SOURCE, blocks, document, page, table, texts

TITLE = "青石区教育局2017年政府信息公开工作年度报告"
FIGURES = table(["收到申请", "3"], ["答复申请", "2"])
BOX = table(["索引号", "QS01"], ["发布机构", "区政府办"])
SENTENCE = "全年工作总体平稳，群众满意度进一步提高，各项任务均已按期完成，成效明显，特此报告。"

FURNITURE = (
    "您当前的位置：首页 > 政府信息公开 > 年度报告",
    "首页>信息公开>年报",
    "青石区政府网 首页 > 公开",
    "扫一扫在手机打开当前页",
    "打开微信公众号扫一扫，关注我们",
    "上一篇：2016年年度报告",
    "下一条",
    "版权所有：青石区人民政府",
    "浙ICP备05000000号",
    "主办单位：青石区人民政府办公室",
    "建议使用1024×768分辨率浏览器",
    "第1页/共3页",
    "-3-",
    "友情链接：中国政府网",
    "今天是2018年1月20日 星期六",
    "智能问答",
    "【打印本页】 【关闭窗口】",
    "分享到：微信 微博 QQ空间",
    "字体大小 【大】 【中】 【小】",
    "网站地图 | 联系我们 | 隐私声明",
    "2018-01-20 09:30",
)
TEXT = (
    "公开工作概况",
    "青石区教育局办公室",
    "扫描件已上传系统",
    "网站首页设有政府信息公开专栏",
    "关闭无效栏目3个",
    "2018年1月20日印发",
)


def inner(line: str | Block) -> list[str]:
    """What is kept of a line between title and text."""
    return texts(page(TITLE, line, PROSE))[1:-1]


class TestMargin:
    @pytest.mark.parametrize("line", FURNITURE)
    def test_furniture_is_dropped_around_the_text(self, line: str) -> None:
        assert inner(line) == []
        assert texts(page(TITLE, PROSE, line)) == [TITLE, PROSE]

    @pytest.mark.parametrize("line", TEXT)
    def test_the_like_of_it_is_kept(self, line: str) -> None:
        assert inner(line) == [line]
        assert texts(page(TITLE, PROSE, line)) == [TITLE, PROSE, line]

    def test_what_stands_above_the_title_is_dropped(self) -> None:
        assert texts(page("青石区教育局信息网", BOX, TITLE, PROSE)) == [TITLE, PROSE]
        assert texts(page("青石区教育局信息网", BOX, PROSE)) == [PROSE]

    def test_links_are_dropped_wherever_they_stand(self) -> None:
        link = Paragraph(text="青石区教育局办公室", linked=True)
        assert texts(page(TITLE, link, PROSE, link, FIGURES, link)) == [TITLE, PROSE, "table"]

    def test_a_title_is_kept_whatever_it_is_like(self) -> None:
        linked = Paragraph(text=TITLE, linked=True)
        assert texts(page(linked, PROSE)) == [TITLE, PROSE]

    @pytest.mark.parametrize(("length", "kept"), [(140, []), (141, ["打印" * 70 + "。"])])
    def test_furniture_is_no_longer_than_a_line(self, length: int, kept: list[str]) -> None:
        line = "打印" * 70 + "。" * (length - 140)
        assert inner(line) == kept

    def test_words_of_furniture_make_up_the_whole_of_a_long_line(self) -> None:
        assert inner("打印" * 70) == []
        assert inner("打印" * 70 + "1") == ["打印" * 70 + "1"]


class TestWithin:
    """Between two tables of figures, where no line is in the margin."""

    @pytest.mark.parametrize(
        "line",
        [
            "上一篇：2016年年度报告", "下一条：无", "责任编辑：张三", "扫描下方二维码关注", "浙ICP备05000000号",
            "浙公网安备33000000000000号", "网站标识码：3300000001", "打印本页", "【关闭窗口】", "第3页", "第3页/共5页",
        ],
    )  # fmt: skip
    def test_what_is_never_text(self, line: str) -> None:
        assert texts(page(TITLE, FIGURES, line, FIGURES)) == [TITLE, "table", "table"]

    @pytest.mark.parametrize(
        "line",
        [
            "首页 > 公开", "分享到：微信", "来源：区政府办", "2018-01-20", "索引号", "今天是公开日", "上一篇幅", "第3页面",
            "打印本页面三份", "责任编辑工作", "备案号已公布",
        ],
    )  # fmt: skip
    def test_what_may_be(self, line: str) -> None:
        assert texts(page(TITLE, FIGURES, line, FIGURES)) == [TITLE, "table", line, "table"]

    @pytest.mark.parametrize(("length", "count"), [(140, 2), (141, 3)])
    def test_no_paragraph(self, length: int, count: int) -> None:
        line = "责任编辑：" + "甲" * (length - 5)
        assert len(page(FIGURES, line, FIGURES).blocks) == count


class TestOpening:
    @pytest.mark.parametrize(
        ("line", "opens"),
        [
            ("一、概述", True), ("第一部分 概述", True), ("（一）主动公开", True), ("1. 概述", True), ("一是加强领导", True),
            ("二、概述", False), ("概述", False),
            ("甲" * 39 + "。", True), ("甲" * 38 + "。", False),
            ("根据" + "甲" * 38, True), ("根据" + "甲" * 37, False), ("甲" * 60, False),
            ("来源：" + "甲" * 60 + "。", False),
        ],
    )  # fmt: skip
    def test_the_first_line_of_text(self, line: str, *, opens: bool) -> None:
        assert (find_opening(blocks("青石区", line)) == 1) is opens

    def test_a_link_opens_nothing(self) -> None:
        assert find_opening(blocks(Paragraph(text="一、概述", linked=True), "一、概述")) == 1

    @pytest.mark.parametrize(
        ("rows", "opens"),
        [
            ([["收到申请", "3"], ["答复", "2"]], True),
            ([["收到申请", "3"], ["答复", ""]], False),
            ([["收到申请", ""]] * 15, True),
            ([["收到申请", ""]] * 14, False),
            ([["收到申请"]] * 15, False),
            ([["索引号", "3"], ["文号", "2"]], False),
        ],
    )
    def test_a_table_of_figures_or_as_long_as_a_form(
        self, rows: list[list[str]], *, opens: bool
    ) -> None:
        assert find_opening((table(*rows),)) == (0 if opens else 1)

    def test_nothing_does(self) -> None:
        assert find_opening(()) == 0
        assert find_opening(blocks("青石区")) == 1
        found = page(TITLE, "青石区")
        assert (found.opening, texts(found)) == (2, [TITLE, "青石区"])


class TestEnd:
    """Below the last full sentence and the last table of figures, lines are in the margin."""

    @pytest.mark.parametrize(("length", "in_margin"), [(30, False), (29, True)])
    def test_a_sentence_of_some_length(self, length: int, *, in_margin: bool) -> None:
        last = "甲" * (length - 1) + "。"
        kept = texts(page(PROSE, "分享到：微信", last))
        assert kept == ([PROSE, last] if in_margin else [PROSE, "分享到：微信", last])

    @pytest.mark.parametrize("last", ["（来源：区政府办。" + "甲" * 40 + "）", "甲" * 60, BOX])
    def test_no_end_of_the_text(self, last: str | Block) -> None:
        assert "分享到：微信" not in texts(page(PROSE, "分享到：微信", last))

    def test_a_table_of_figures(self) -> None:
        assert texts(page(PROSE, "分享到：微信", FIGURES)) == [PROSE, "分享到：微信", "table"]

    def test_a_link_is_none(self) -> None:
        link = Paragraph(text=SENTENCE, linked=True)
        assert texts(page(PROSE, "分享到：微信", link)) == [PROSE]


class TestMetadata:
    def test_of_lines_and_tables_around_the_text(self) -> None:
        found = page(
            "索引号：QS01",
            BOX,
            TITLE,
            "发布时间：2018-01-20 来源：区教育局",
            PROSE,
            "责任编辑：张三",
        )
        assert [(field.key, field.value) for field in found.fields] == [
            ("索引号", "QS01"), ("索引号", "QS01"), ("发布机构", "区政府办"), ("发布时间", "2018-01-20"),
            ("来源", "区教育局"), ("责任编辑", "张三"),
        ]  # fmt: skip
        assert texts(found) == [TITLE, PROSE]

    def test_that_of_the_format_comes_first(self) -> None:
        field = Field(key="pubdate", value="2018-01-20")
        carried = Document(source=SOURCE, blocks=blocks("索引号：QS01", PROSE), fields=(field,))
        assert find_page(carried).fields == (field, Field(key="索引号", value="QS01"))

    @pytest.mark.parametrize(
        ("value", "taken"),
        [
            ("QS01-2018", True), ("甲" * 60, True), ("甲" * 61, False), ("无此项。", False), ("索引号：1", False),
            ("文号", False), ("首页 > 公开", False),
        ],
    )  # fmt: skip
    def test_a_value_below_its_key(self, value: str, *, taken: bool) -> None:
        found = page(TITLE, "公开方式：", value, PROSE)
        assert (Field(key="公开方式", value=value) in found.fields) is taken

    def test_a_value_is_the_next_line_alone(self) -> None:
        found = page(TITLE, "公开方式", "主动公开", "区教育局", PROSE)
        assert found.fields == (Field(key="公开方式", value="主动公开"),)
        assert texts(found) == [TITLE, "区教育局", PROSE]
        found = page(TITLE, "公开方式", "首页 > 公开", "区教育局", PROSE)
        assert found.fields == ()

    def test_none_within_the_text(self) -> None:
        found = page(TITLE, FIGURES, "来源：区政府办", BOX, FIGURES)
        assert (found.fields, texts(found)) == (
            (),
            [TITLE, "table", "来源：区政府办", "table", "table"],
        )

    def test_dates_among_the_furniture(self) -> None:
        link = Paragraph(text="2018年1月25日通知", linked=True)
        found = page(TITLE, "2018-01-20 【打印】", PROSE, link, "今天是2019.3.4", "打印12018-01-20")
        assert found.dates == ("2018-01-20", "2018年1月25日", "2019.3.4")
        assert found.fields == ()


def test_what_the_page_carries_on() -> None:
    heading = Paragraph(text="青石区信息公开网", heading=1)
    given = document("首页", heading, TITLE, PROSE, Paragraph(text="附件", linked=True))
    notes = (
        Note(code="GR001", message="", message_zh="", at=Locator(block=3, start=1, end=2)),
        Note(code="GR001", message="", message_zh="", at=Locator(block=0, start=1, end=2)),
        Note(code="GR001", message="", message_zh="", at=Locator(block=9)),
        Note(code="GR002", message="", message_zh=""),
    )
    found = find_page(Document(source=SOURCE, blocks=given.blocks, page_title="年报", notes=notes))
    assert found.top_headings == ("青石区信息公开网",)
    assert (found.source, found.page_title) == (SOURCE, "年报")
    assert [note.at for note in found.notes] == [Locator(block=1, start=1, end=2), None, None, None]
