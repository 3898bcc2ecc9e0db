"""A page in one run, cut at its title and its headings: where each begins and ends, and what is none."""

from __future__ import annotations

import pytest

from govreport_parse.model.document import Paragraph
from govreport_parse.tables.restoring.glued_articles import pages_apart
from tests.tables.printing import grid

TITLE = "青石县水务局2009年政府信息公开年度报告"
REST = "根据要求编制，全年平稳有序，干部职工认真学习，各项工作按期完成。" * 8


def apart(text: str, above: int = 0) -> list[str]:
    """What becomes of a block behind others."""
    blocks = [*[Paragraph(text="无")] * above, Paragraph(text=text)]
    return [block.text for block in list(pages_apart(blocks))[-1] if isinstance(block, Paragraph)]


def title_in(text: str) -> str | None:
    """The title that a run is cut at; None where it stays whole."""
    parts = apart(text)
    assert "".join(parts) == text.strip()
    return next(part for part in parts if "信息公开" in part) if parts[1:] else None


def sections_of(text: str) -> list[str]:
    return apart(TITLE + text + REST)[1:]


class TestWhatARunIs:
    def test_it_is_long_and_stands_among_the_first_blocks(self) -> None:
        text = TITLE + REST
        assert apart(text[:200]) == [TITLE, text[len(TITLE) : 200]]
        assert apart(text[:199]) == [text[:199]]
        assert apart(text, above=19) == [TITLE, REST]
        assert apart(text, above=20) == [text]
        assert apart(f"{TITLE}{REST[:-1]}  ") == [TITLE, REST[:-1]]
        table = grid([text])
        assert list(pages_apart([table])) == [(table,)]
        assert apart(f"当前位置：首页 {TITLE}") == ["当前位置：首页", TITLE]

    @pytest.mark.parametrize(("end", "cut"), [(900, True), (901, False)])
    def test_the_title_ends_near_its_beginning(self, end: int, *, cut: bool) -> None:
        text = "。" * (end - len(TITLE)) + TITLE + REST
        assert (title_in(text) is not None) == cut

    @pytest.mark.parametrize(("end", "cut"), [(3000, True), (3001, False)])
    def test_its_body_is_named_near_its_beginning(self, end: int, *, cut: bool) -> None:
        text = f"：综合{TITLE}根据"
        text += "稳" * (end - len(text) - 7) + "由青石县水务局编制"
        assert (title_in(text) == TITLE) == cut


class TestTitles:
    @pytest.mark.parametrize(
        "begins",
        [
            "一、", "1、", "一.", "1．", "第一部分", "现根据", "根据", "按照", "依据", "依照", "遵照", "为了", "本报告", "本年度报告",
            "本年报", "2010年，", "今年", "一年来", "本局", "全局", *(f"我{each}" for each in "县市区省局委办厅镇乡院校站街"),
        ],
    )  # fmt: skip
    def test_what_a_report_begins_with(self, begins: str) -> None:
        assert title_in(f"{TITLE}{begins}有关{REST}") == TITLE

    @pytest.mark.parametrize(
        "goes_on",
        ["根据的", "为的", "本报告的", "2010年政", "2010年度", "关于", "我部", "某局", "依规", ""],
    )
    def test_what_it_does_not(self, goes_on: str) -> None:
        assert title_in(f"{TITLE}{goes_on}有关{REST}") is None

    @pytest.mark.parametrize(
        "end", ["年度报告", "年报", "工作报告", "工作总结", "情况报告", "情况的报告"]
    )
    def test_its_last_words(self, end: str) -> None:
        title = f"青石县水务局2009年政府信息公开{end}"
        assert title_in(title + REST) == title

    @pytest.mark.parametrize(
        "before",
        [
            "", "点击3次", "正文", "首页", "大中小", "关闭", "打印", "年报", "年度报告", "详情", "内容", "浏览",
            "某部。", "某部；", "某部;", "某部，", "某部,", "某部!", "某部！", "某部？", "某部?", "某部>",
            "某部＞", "某部》", "某部|", "某部｜",
        ],
    )  # fmt: skip
    def test_what_stands_before_it(self, before: str) -> None:
        assert title_in(f"{before}{TITLE}{REST}") == TITLE
        assert title_in(f"——某{before}{TITLE}{REST}") == (TITLE if before else f"某{TITLE}")

    @pytest.mark.parametrize("before", ["某部—", "——某部—", "——某3月3日"])
    def test_two_places_where_it_may_begin(self, before: str) -> None:
        assert title_in(f"{before}{TITLE}{REST}") is None
        assert title_in(f"{before}{TITLE}根据规定由青石县水务局编制。{REST}") == TITLE

    @pytest.mark.parametrize("before", ["3月3日", "——3月3日", "2010年3月3日"])
    def test_a_date_before_it(self, before: str) -> None:
        assert title_in(f"{before}{TITLE}{REST}") == TITLE

    @pytest.mark.parametrize("key", ["名称：", "标题:", "题名：", "题目："])
    def test_what_a_box_of_titles_holds(self, key: str) -> None:
        assert title_in(f"分类：综合{key}{TITLE}{REST}") == TITLE

    @pytest.mark.parametrize(
        "value",
        [
            "无", "是", "否", "有效", "公开", "主动", "全部", "综合", "通知", "公告", "年度", "县", "市", "区", "省", "镇",
            "乡", "局", "州", "旗", "盟", "我", "本", "各", "全", "人民政府", "政府", "办公室", "街道", "委员会",
        ],
    )  # fmt: skip
    def test_a_value_that_it_is_glued_to(self, value: str) -> None:
        for mark in "：】":
            assert title_in(f"{mark}{value}某{TITLE}{REST}") is None
        # The rest of a name, which is named elsewhere.
        rest = f"{value}水务局"
        text = f"：青石{rest}2009年政府信息公开年度报告根据规定由{rest}编制。"
        assert title_in(text + REST) is None

    @pytest.mark.parametrize("value", ["综合", "机构职能", "x", "8", "Q"])
    @pytest.mark.parametrize("mark", "：:")
    def test_a_value_and_a_body_that_is_named_elsewhere(self, value: str, mark: str) -> None:
        text = f"{mark}{value}{TITLE}根据要求"
        assert title_in(text + REST) is None
        for named in ("由", "：", "。"):
            assert title_in(f"{text}{named}青石县水务局{REST}") == TITLE
        for named in ("的", "在", "由的"):
            assert title_in(f"{text}{named}青石县水务局{REST}") is None
        assert title_in(f"{text}由青石县水务局编制，送了青石县水务局{REST}") == TITLE
        assert title_in(f"青石县水务局{text}{REST}") == TITLE

    @pytest.mark.parametrize(
        "word",
        [
            "首页", "走进", "公开", "网站", "网上", "星期", "办事", "当前", "位置", "来源", "作者", "点击", "浏览", "字体", "字号",
            "时间", "日期", "索引", "发布", "大中小", "打印", "关闭", "收藏", "正文", "详情", "内容", "信息", "×", "○", "x",
            "X", "＊", "*", "_",
        ],
    )  # fmt: skip
    def test_words_of_a_page_are_no_part_of_a_name(self, word: str) -> None:
        assert title_in(f"—青石{word}县水务局2009年政府信息公开年度报告{REST}") is None

    @pytest.mark.parametrize(
        ("title", "cut"),
        [
            ("甲局2009年信息公开年报", True), ("乙局2009信息公开年报", False), ("2009年甲局信息公开年报", True),
            ("甲局09年信息公开年报", False), ("2009年政府信息公开年度报告", False), ("甲科技2009年信息公开年报", False),
            (f"{'青石' * 19}某局2009年政府信息公开{'和' * 13}年度工作报告", True),
            (f"{'青石' * 19}某局2009年政府信息公开{'和' * 14}年度工作报告", False),
        ],
    )  # fmt: skip
    def test_titles_and_what_is_none(self, title: str, *, cut: bool) -> None:
        assert title_in(f"。{title}{REST}") == (title if cut else None)

    @pytest.mark.parametrize(("name", "cut"), [("青水务局", True), ("水务局", False)])
    def test_shorter_words_than_names_stand_anywhere(self, name: str, *, cut: bool) -> None:
        text = f"：综合{name}2009年政府信息公开年度报告根据由{name}编制。{REST}"
        assert (title_in(text) is not None) == cut

    def test_a_year_is_cut_off_from_a_number_alone(self) -> None:
        title = "2009年青石县水务局政府信息公开年度报告"
        named = f"根据规定由青石县水务局编制。{REST}"
        assert title_in(f"日期：2010-03-12{title}{named}") == title
        assert title_in(f"日期：2010-03-12{title}{REST}") is None
        assert title_in(f"日期：2010-03-{title[2:]}{named}") is None
        bare = title.replace("年青", "青")
        assert title_in(f"日期：{bare}{named}") == bare
        assert title_in(f"索引：1{bare}{named}") is None

    def test_of_two_titles_the_one_that_a_report_follows(self) -> None:
        later = TITLE.replace("2009", "2010")
        assert title_in(f"{TITLE}{later}{REST}") == TITLE
        assert apart(f"{TITLE}{later}{REST}") == [TITLE, later, REST]
        assert apart(f"{TITLE}文号{later}{REST}") == [f"{TITLE}文号", later, REST]
        assert apart(f"{TITLE}根据。{later}{REST}")[1:] == [later, REST]
        other = "根据某白杨镇人民政府2010年政府信息公开年度报告"
        assert apart(f"{TITLE}{other}{REST}") == [TITLE, f"{other}{REST}"]


class TestSections:
    @pytest.mark.parametrize(
        "third",
        [
            "存在的问题", "工作情况", "工作综述", "工作概况", "存在的不足", "改进措施", "其他事项", "下一步打算", "下一步计划",
            "下一步工作安排", "下一步工作意见", "下一步工作思路", "存在的问题情况", "存在的问题及改进措施", "存在的问题措施",
            "存在的问题和建议",
            f"{'某' * 35}存在的问题",
        ],
    )  # fmt: skip
    @pytest.mark.parametrize("mark", "、.．")
    def test_headings_in_order(self, third: str, mark: str) -> None:
        text = f"一{mark}概述甲。二{mark}主动公开政府信息情况乙。三{mark}{third}丙。"
        assert sections_of(text) == [
            f"一{mark}概述", "甲。", f"二{mark}主动公开政府信息情况", "乙。", f"三{mark}{third}", f"丙。{REST}",
        ]  # fmt: skip

    @pytest.mark.parametrize(
        "third",
        [
            *(f"存在的问题{each}做好工作" for each in "及和与或暨、的等"),
            *(f"我局{each}存在的问题" for each in (*"，。；：,;:", "九、", "九.", "九．")),
            f"{'某' * 36}存在的问题", "某某情况", "某某", "",
        ],
    )  # fmt: skip
    def test_what_is_no_heading(self, third: str) -> None:
        text = f"一、概述甲。二、主动公开政府信息情况乙。三、{third}"
        assert sections_of(text) == [text + REST]

    def test_numbers_out_of_order(self) -> None:
        text = (
            "根据条例。一、概述甲。三、存在的问题乙。二、主动公开政府信息情况丙。三、存在的问题丁。"
        )
        rest = "（四、其他事项）(四、其他事项)第四、其他事项十四、其他事项戊。"
        assert sections_of(text + rest) == [
            "根据条例。", "一、概述", "甲。三、存在的问题乙。", "二、主动公开政府信息情况", "丙。", "三、存在的问题",
            f"丁。{rest}{REST}",
        ]  # fmt: skip

    def test_more_than_ten(self) -> None:
        heads = [f"{n}、其他事项" for n in "一二三四五六七八九十十"]
        found = sections_of("".join(f"{head}甲。" for head in heads))
        assert found[::2] == heads[:10]
        assert found[-1] == f"甲。{heads[10]}甲。{REST}"

    def test_the_last_without_text(self) -> None:
        text = f"{TITLE}{REST}一、概述甲。二、主动公开政府信息情况乙。三、存在的问题"
        assert apart(text)[-1] == "三、存在的问题"
