"""Every word that a caption may have, and the bounds of what is one."""

from __future__ import annotations

import pytest

from govreport_parse.model.document import Block, Paragraph
from govreport_parse.tables.captions import Standing, is_foreign_title, standing
from tests.tables.printing import Line, grid, spanning

ROWS: tuple[Line, ...] = (("统计指标", "单位", "统计数"), ("主动公开", "条", "8"))
TABLE = grid(*ROWS)
GOVERNMENT, BUREAU = "松河县人民政府", "松河县教育体育局"
NUMERALS = "一二三四五六七八九十"


def said(*caption: str, agency: str | None = None) -> Standing | None:
    return standing(TABLE, [Paragraph(text=line) for line in caption], 2022, agency)


class TestMarks:
    """What stands before 上年: the number of a table."""

    @pytest.mark.parametrize(
        "lead", ["附", "附件", "附表", "表", "参考", "对照", "以下", "以下为", "以下是"]
    )
    def test_words(self, lead: str) -> None:
        for number in ("", *NUMERALS, "3", "十二", "12", "3：", "："):
            assert said(f"{lead}{number}上年") == "foreign"
        assert said(f"{lead}123上年") is None

    def test_numbers(self) -> None:
        for number in (*NUMERALS, "十二", "3", "12"):
            assert said(f"（{number}）上年") == "foreign"
        for number in (*NUMERALS, "十二", "3", "12"):
            assert said(f"{number}、上年") == "foreign"
        assert said("3.上年") == "foreign"
        assert said("12.上年") == "foreign"
        assert said("附件1：（二）3、上年") == "foreign"

    @pytest.mark.parametrize(
        "mark", ["（）", "（123）", "（二十一）", "、", "二十一、", ".", "123.", "123、", "某"]
    )
    def test_what_is_none(self, mark: str) -> None:
        assert said(f"{mark}上年") is None

    def test_brackets_around_it(self) -> None:
        assert said("（上年）") == "foreign"
        assert said("（上年数据）对照") is None
        assert said("（上年）及（今年）") is None
        assert said("（上年度结转）") is None


class TestWords:
    @pytest.mark.parametrize(
        "name",
        [
            "政府信息公开", "政务公开", "主动公开", "依申请公开", "收到和处理", "申请", "行政复议", "行政诉讼", "工作", "年度报告",
            "年报", "情况", "数据", "指标", "统计", "汇总", "合计", "报表", "表", "的数据", "及数据", "和数据", "、数据",
        ],
    )  # fmt: skip
    def test_names_of_tables(self, name: str) -> None:
        assert said(f"历史{name}") == "foreign"
        assert said(f"历史{name}某") is None

    @pytest.mark.parametrize("word", ["样例", "样表", "示例", "填报说明", "模板"])
    def test_samples(self, word: str) -> None:
        assert said(f"统计{word}一") == "foreign"

    def test_corrections(self) -> None:
        for word in ("更正", "订正", "修正", "修改", "修订", "勘误"):
            assert said(f"{word}前") == "foreign"
            assert said(f"{word}后") == "dated"
        for line in ("原申请情况", "旧申请", "现申请情况", "新申请", "更前", "正后"):
            assert said(line) is None

    @pytest.mark.parametrize("word", ["上年", "去年", "上一年", "前年", "往年", "历年"])
    def test_years_before(self, word: str) -> None:
        assert said(f"{word}数据") == "foreign"


class TestYears:
    @pytest.mark.parametrize("between", [*"与和及至、~—-"])
    def test_several(self, between: str) -> None:
        for first in ("2021", "2021年", "2021年度", "2021度"):
            assert said(f"{first}{between}2022年") is None
        assert said(f"2021年{between}22年") == "foreign"

    @pytest.mark.parametrize(
        "span",
        [
            "2021-01-01至2021-12-31", "2021.1.1到2021.12.31", "2021/1/1~2021/12/31", "2021.10.10—2021.12.31",
            "2021.1.1——2021.12.31", "2021.1.1-2021.12.31", "2021.1-1至2021.2.1", "2021.1.1至2021-2-1", "2021-1.1至2021.2.1",
        ],
    )  # fmt: skip
    def test_spans(self, span: str) -> None:
        assert said(span) == "foreign"
        assert said(span.replace("2021", "2022")) == "dated"

    @pytest.mark.parametrize(
        "line",
        [
            "2021..1至2021.12", "2021.123.1至2021.1", "2021.1.至2021.1", "2021.1.123至2021.1", "2021.1.1、2021.2",
            "2021.1.12021.2", "2021.1.1至2021年",
        ],
    )  # fmt: skip
    def test_what_is_no_span(self, line: str) -> None:
        assert said(line) == ("foreign" if "年" in line else None)

    def test_the_nearest_line_says(self) -> None:
        assert said("2021年", "2022年") == "dated"
        assert said("2022年", "2021年") == "foreign"


class TestBodies:
    @pytest.mark.parametrize(
        "kind",
        [
            "局", "委", "办", "院", "所", "站", "厅", "处", "室", "中心", "镇", "乡", "街道", "学校", "学", "公司", "队",
            "政府", "省", "市", "县", "区", "旗",
        ],
    )  # fmt: skip
    def test_kinds(self, kind: str) -> None:
        assert said(f"柳河{kind}", agency=GOVERNMENT) == "foreign"
        assert said(f"柳河{kind}申请情况", agency=GOVERNMENT) == "foreign"

    def test_a_name_of_one_character_is_none(self) -> None:
        assert said("柳局", agency=GOVERNMENT) is None

    @pytest.mark.parametrize("place", [*"省市县区旗州镇乡"])
    def test_governments_without_a_name(self, place: str) -> None:
        assert said(f"{place}政府", agency=BUREAU) == "near"
        assert said(f"{place}政府数据", agency=BUREAU) == "near"
        for word in "全我本":
            assert said(f"{word}{place}汇总", agency=f"柳河{place}人民政府") == "own"

    def test_an_office_of_a_government_without_a_name(self) -> None:
        assert said("市政府办公室", agency=BUREAU) == "foreign"
        assert said("体育局办公室", agency=BUREAU) == "foreign"
        assert said("本县教育体育局", agency=BUREAU) == "own"

    @pytest.mark.parametrize("place", ["", *"省市县区旗州"])
    def test_the_government_as_such(self, place: str) -> None:
        assert said(f"{place}本级", agency=GOVERNMENT) == "own"
        assert said(f"{place}政府本级", agency=GOVERNMENT) == "own"

    @pytest.mark.parametrize("place", [*"各全省市县区旗州", "", "各县"])
    def test_bodies_below(self, place: str) -> None:
        for name in (
            "直部门",
            "直属部门",
            "直单位",
            "直机关",
            "级部门",
            "属部门",
            "下属单位",
            "乡镇",
            "镇街",
            "街道",
        ):
            assert said(f"{place}{name}", agency=GOVERNMENT) == "foreign"
        assert said(f"{place}乡镇（街道）", agency=GOVERNMENT) == "foreign"
        assert said(f"{place}街道（镇）", agency=GOVERNMENT) == "foreign"

    def test_what_only_begins_with_bodies_below(self) -> None:
        assert said("各乡镇填报数不一致", agency=GOVERNMENT) is None
        assert said("部门", agency=GOVERNMENT) is None

    @pytest.mark.parametrize("agency", ["松河县云台乡人民政府", "松河县云台镇人民政府"])
    def test_what_is_below_none(self, agency: str) -> None:
        assert said("乡镇", agency=agency) is None


class TestWhatIsACaption:
    @pytest.mark.parametrize(("mark", "longest"), [("", 30), ("表", 60)])
    def test_its_length(self, mark: str, longest: int) -> None:
        line = "2021年" + mark
        assert said(line + "甲" * (longest - len(line))) == "foreign"
        assert said(line + "甲" * (longest - len(line) + 1)) is None

    def test_no_sentence(self) -> None:
        assert said("2021年。") is None

    def test_two_lines_above(self) -> None:
        assert said("2021年", "说明") == "foreign"
        assert said("2021年", "说明", "说明") is None

    def test_a_table_between(self) -> None:
        above: list[Block] = [Paragraph(text="2021年"), TABLE]
        assert standing(TABLE, above, 2022, None) is None
        titled = grid(("2021年",), *ROWS)
        assert standing(titled, above, 2022, None) == "foreign"

    @pytest.mark.parametrize(
        ("rows", "whose"),
        [
            ((("2021年",), *ROWS), "foreign"),
            ((("统计表",), ("2021年",), *ROWS), "foreign"),
            ((("统计表",), ("说明",), ("2021年",), *ROWS), None),
            ((("2021年", "", ""), *ROWS), "foreign"),
            ((("2021年", "2022年"), *ROWS), None),
            ((("2021年", "2021年"), *ROWS), "foreign"),
            ((("", "", "", spanning("", rows=2)), ("2021年",), *ROWS), "foreign"),
        ],
    )
    def test_its_own_title(self, rows: tuple[Line, ...], whose: Standing | None) -> None:
        assert standing(grid(*rows), [], 2022, None) == whose


class TestTitles:
    def test_their_length(self) -> None:
        title = "松河县人民政府2021年政府信息公开工作年度报告"
        spaced = title.replace("2021", " " * (140 - len(title)) + "2021")
        assert len(spaced) == 140
        assert is_foreign_title(spaced, 2022, GOVERNMENT) is True
        assert is_foreign_title(spaced.replace("2021", " 2021"), 2022, GOVERNMENT) is None

    def test_in_traditional_script(self) -> None:
        assert is_foreign_title("松河縣人民政府2021年政府信息公開工作年度報告", 2022, GOVERNMENT)
