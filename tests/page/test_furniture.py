"""What of a page is the report's: its lines are kept, and only they."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from govreport_parse.model.document import Block, Document, Field, Locator, Note, Paragraph
from govreport_parse.page.furniture import find_opening, find_page
from govreport_parse.page.masthead import read_masthead
from govreport_parse.page.sections import build_outline
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

    @pytest.mark.parametrize(
        ("before", "words", "after"),
        [
            (0, "首页", 80), (20, "青首页>", 80), (6, "扫一扫打开", 40), (0, "扫一扫{50}手机", 40), (10, "二维码关注", 30),
            (0, "二维码{6}扫一扫", 30), (0, "上一页:", 80), (0, "下篇文章:", 80), (10, "版权所有", 80), (40, "备案号", 80),
            (0, "主办单位:", 60), (8, "建议使用浏览器", 30), (0, "建议使用{40}分辨率", 30), (0, "友情链接:", 80), (0, "今天是", 40),
            (0, "智能问答", 4), (0, "检索", 4),
        ],
    )  # fmt: skip
    def test_as_long_as_such_a_line_may_be(self, before: int, words: str, after: int) -> None:
        first, _, rest = words.partition("{")
        between, _, last = rest.rpartition("}")
        within = int(between or 0)
        before -= words.startswith("青")  # stands for one of those before

        def line(a: int, b: int, c: int) -> str:
            return f"{'甲' * a}{first}{'乙' * b}{last}{'丙' * c}"

        for kept in ((0, 0, 0), (before, 0, 0), (0, within, 0), (0, 0, after)):
            assert inner(line(*kept)) == []
        longer = (
            [(0, 0, after + 1)]
            + [(before + 1, 0, 0)] * (before > 0)
            + [(0, within + 1, 0)] * (within > 0)
        )
        for dropped in longer:
            assert inner(line(*dropped)) == [line(*dropped)]

    @pytest.mark.parametrize(
        ("line", "dropped"),
        [
            ("第1页/共3页", True), ("123,456页", True), ("第页/共3页", False), ("第1页/共页", False), ("第1234页共3页", False),
            ("第3页共1234页", False), ("2018年1月2日", True), ("2018年10月20日 9:30:15", True), ("2018年月20日", False),
            ("2018年1月日", False), ("2018年001月2日", False), ("2018年1月002日", False),
            ("浏览次", True), ("浏览12345678次", True), ("浏览123456789次", False),
        ],
    )  # fmt: skip
    def test_numbers_of_pages_dates_and_visits(self, line: str, *, dropped: bool) -> None:
        assert inner(line) == ([] if dropped else [line])

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
            "批注 [w1]: 收到申请88件，请核对", "[批注2]：收到申请88件", "批注[张1]：88件", "批注：应为88件", "【批注】：应为88件",
            "批注3：" + "应为88件" * 40, "批注123：88件", "批注[" + "甲" * 8 + "]：88件", "[abcd123]收到",
            "[w8]收到申请88件", "［A12］应为88件", "（批注：应为88件）",
            "第123页共456页", "甲" * 6 + "扫描二维码", "甲" * 40 + "ICP备",
        ],
    )  # fmt: skip
    def test_what_is_never_text(self, line: str) -> None:
        assert texts(page(TITLE, FIGURES, line, FIGURES)) == [TITLE, "table", "table"]

    @pytest.mark.parametrize(
        "line",
        [
            "首页 > 公开", "分享到：微信", "来源：区政府办", "2018-01-20", "索引号", "今天是公开日", "上一篇幅", "第3页面",
            "批注意见已落实", "领导批注：已阅", "批注12件", "[注1]：按办结时间统计", "[1]按办结时间统计", "[表1]公开情况",
            "审核意见：收到申请88件", "[w8", "[abcde1]收到", "[w1234]收到", "[w]收到",
            "批注1234：88件", "批注[" + "甲" * 9 + "]：88件", "批注[]：88件", "批注[甲]88件", "经批注：88件",
            "打印本页面三份", "责任编辑工作", "备案号已公布", "第页", "第1234页", "第3页共1234页", "第3页共页",
            "甲" * 7 + "扫描二维码", "甲" * 41 + "ICP备",
        ],
    )  # fmt: skip
    def test_what_may_be(self, line: str) -> None:
        assert texts(page(TITLE, FIGURES, line, FIGURES)) == [TITLE, "table", line, "table"]

    @pytest.mark.parametrize(
        "heading",
        [
            "网友评论",
            "评论",
            "评论(123456)",
            "评论" + " " * 19 + "区:",
            "最新留言（3条）",
            "评论列表：",
            "网友跟帖(0)",
        ],
    )
    def test_comments_below_the_text_end_the_page(self, heading: str) -> None:
        comment = "收到申请88件，请核对。"
        assert texts(page(TITLE, PROSE, FIGURES, heading, comment, comment)) == [
            TITLE,
            PROSE,
            "table",
        ]
        assert texts(page(TITLE, PROSE, heading, comment)) == [TITLE, PROSE]
        within = (TITLE, PROSE, heading, comment, FIGURES)
        assert texts(page(*within)) == [TITLE, PROSE, heading, comment, "table"]
        numbered = (TITLE, PROSE, heading, comment, "六、其他事项")
        assert texts(page(*numbered)) == list(numbered)
        above = (TITLE, heading, PROSE, comment)
        assert texts(page(*above))[-2:] == [PROSE, comment]

    @pytest.mark.parametrize(
        "line",
        [
            "网友评论办理情况",
            "评论员文章",
            "收到留言3条",
            "评论3条，均已回复",
            "评论(1234567)",
            "评论" + " " * 20 + "区:",
        ],
    )
    def test_lines_of_text_that_name_comments(self, line: str) -> None:
        comment = "收到申请88件，请核对。"
        assert texts(page(TITLE, PROSE, FIGURES, line, comment)) == [
            TITLE,
            PROSE,
            "table",
            line,
            comment,
        ]

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
            ("来源：" + "甲" * 60 + "。", False), ("版权所有：" + "甲" * 40 + "。", False),
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

    @pytest.mark.parametrize(
        "last",
        ["（来源：区政府办。" + "甲" * 40 + "）", "版权所有：" + "甲" * 40 + "。", "甲" * 60, BOX],
    )
    def test_no_end_of_the_text(self, last: str | Block) -> None:
        assert "分享到：微信" not in texts(page(PROSE, "分享到：微信", last))

    def test_a_table_of_figures(self) -> None:
        assert texts(page(PROSE, "分享到：微信", FIGURES)) == [PROSE, "分享到：微信", "table"]

    def test_others_may_follow_it(self) -> None:
        for count in range(4):
            kept = texts(page(PROSE, "分享到：微信", SENTENCE, *["青石区"] * count))
            assert kept[:3] == [PROSE, "分享到：微信", SENTENCE]

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

    def test_the_first_heading_is_no_value(self) -> None:
        found = page(TITLE, "公开方式", "一、概述", PROSE)
        assert (found.fields, texts(found)) == ((), [TITLE, "一、概述", PROSE])

    def test_another_table_around_the_text_is_kept(self) -> None:
        other = table(["青石区", "教育局"])
        found = page(TITLE, other, PROSE, other)
        assert (found.fields, texts(found)) == ((), [TITLE, "table", PROSE, "table"])

    def test_none_within_the_text(self) -> None:
        found = page(TITLE, FIGURES, "来源：区政府办", BOX, FIGURES)
        assert (found.fields, texts(found)) == (
            (),
            [TITLE, "table", "来源：区政府办", "table", "table"],
        )

    def test_dates_among_the_furniture(self) -> None:
        link = Paragraph(text="2018年1月25日通知", linked=True)
        found = page(TITLE, "2018-01-20 【打印】", PROSE, link, "今天是2019.3.4", "打印12018-01-20")
        # Those of a neighbour and of the day of the visit are not this page's.
        assert found.dates == ("2018-01-20",)
        assert found.fields == ()
        assert page(PROSE, "关闭2018/1/5", "关闭2018-001-5", "关闭2018-1-005").dates == (
            "2018/1/5",
        )


PIECES = (
    "索引号", "发布机构", "来源", "打印", "：", ":", "【", "】", "〔", "〕", "(", "）", "[", "\u200b", "\u00ad", "\u3000", " ", "2018",
    "-", "年", "1", "月", "青石区", "教育局", "政府信息公开", "工作", "年度报告", "。", "，", "一、", "（一）", "由", "编制", "填报单位",
    "联系电话", "0575-82310040", "www.qs.gov.cn", "統計", "㈠", "ﬁ", "𣲘",
)  # fmt: skip
LINES = st.lists(st.lists(st.sampled_from(PIECES), max_size=9).map("".join), max_size=8)


@given(LINES, st.booleans())
def test_any_lines_make_a_page(lines: list[str], in_table: bool) -> None:
    shown = blocks(*lines, *([table(lines)] if in_table and lines else []))
    found = find_page(document(*shown))
    assert set(map(id, found.blocks)) <= set(map(id, shown))
    assert found.opening <= len(found.blocks)
    assert found.title is None or (found.title.first, found.title.last + 1) == (0, found.body)
    masthead = read_masthead(found)
    assert masthead.title is None or masthead.title in "".join("".join(lines).split())
    assert build_outline(found, frozenset()).preamble[0] == found.body


def test_what_the_page_carries_on() -> None:
    heading = Paragraph(text="青石区信息公开网", heading=1)
    given = document("首页", heading, TITLE, PROSE, Paragraph(text="附件", linked=True))
    notes = (
        Note(code="GR001", message="", message_zh="", at=Locator(block=3, start=1, end=2)),
        Note(code="GR001", message="", message_zh="", at=Locator(block=0, start=1, end=2)),
        Note(code="GR001", message="", message_zh="", at=Locator(block=2)),
        Note(code="GR001", message="", message_zh="", at=Locator(block=9)),
        Note(code="GR002", message="", message_zh=""),
    )
    found = find_page(Document(source=SOURCE, blocks=given.blocks, page_title="年报", notes=notes))
    assert found.top_headings == ("青石区信息公开网",)
    assert (found.source, found.page_title) == (SOURCE, "年报")
    assert [note.at for note in found.notes] == [
        Locator(block=1, start=1, end=2), None, Locator(block=0), None, None,
    ]  # fmt: skip
