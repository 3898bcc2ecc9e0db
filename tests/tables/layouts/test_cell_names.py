"""Which cells are named one by one: by the words left of them and above, and by no others."""

from __future__ import annotations

import pytest

from govreport_parse.tables.layouts.cell_names import (
    BESIDE,
    CellNames,
    are_half,
    cell_names,
    named_cells,
)
from tests.tables.printing import Line, compiled, grid, spanning

DISCLOSURE, REMEDIES = compiled("2021", "disclosure"), compiled("2021", "remedies")
RULE, PERMIT, MADE, DECIDED = "规章", "行政许可", "本年制发件数", "本年处理决定数量"
CODE = "powers.licensing.decisions"


def named(*rows: Line, names: CellNames | None = None) -> dict[str, list[str]]:
    """The texts of the cells of a table by their indicators."""
    found = named_cells(grid(*rows), names or cell_names(DISCLOSURE))
    return {code: [one.cell.text for one in own] for code, own in found.items()}


def is_named(*rows: Line) -> bool:
    """Whether the figure 5 is named as the number of decisions, and nothing else is."""
    found = {code: texts for code, own in named(*rows).items() if (texts := [t for t in own if t])}
    assert found in ({}, {CODE: ["5"]})
    return bool(found)


class TestColumnsBeside:
    @pytest.mark.parametrize("name", sorted(BESIDE))
    def test_words_in_them_say_nothing(self, name: str) -> None:
        assert is_named(("信息内容", name, DECIDED), (PERMIT, "某处", "5"))
        assert is_named((name, "信息内容", DECIDED), ("某处", PERMIT, "5"))

    @pytest.mark.parametrize("name", ["批次", "地区", ""])
    def test_in_other_columns_they_do(self, name: str) -> None:
        assert not is_named(("信息内容", name, DECIDED), (PERMIT, "某处", "5"))

    def test_they_are_those_the_forms_print_beside_figures(self) -> None:
        columns = "序号 编号 代码 行次 单位 计量单位 统计单位 备注 说明"
        assert set(columns.split()) == BESIDE


@pytest.mark.parametrize(
    "name",
    [
        "数量", "件数", "数值", "数据", "数", "个数", "统计数", "统计数据", "统计数量", "统计数值", "填报数", "本年", "本年数",
        "本年度", "单位：件", "计量单位：件", "数量（单位：件）", "（件）", "万元", "", "（）",
    ],
)  # fmt: skip
def test_a_name_that_says_nothing_of_what_is_counted(name: str) -> None:
    assert is_named(("", name), (PERMIT + DECIDED, "5"))
    assert is_named((name, DECIDED), (PERMIT, "5"))
    assert is_named((f"{PERMIT}{DECIDED}（{name}）", "5"))


@pytest.mark.parametrize(
    "name",
    [
        "上年",
        "上年数",
        "2020年",
        "累计",
        "金额",
        "市本级",
        "数目",
        "下属单位",
        "各单位",
        "单位：某局",
    ],
)
def test_a_name_that_says_something_else(name: str) -> None:
    assert not is_named(("", name), (PERMIT + DECIDED, "5"))


class TestLabels:
    @pytest.mark.parametrize("between", ["其中", "的", "之", "中", "", " ", "：", "-", "、"])
    def test_names_that_follow_one_another(self, between: str) -> None:
        assert is_named((f"{PERMIT}{between}{DECIDED}", "5"))
        assert is_named((f"{PERMIT}（{DECIDED}{between}）", "5"))

    @pytest.mark.parametrize(
        "label",
        [
            f"{PERMIT}某{DECIDED}", f"某{PERMIT}{DECIDED}", f"{PERMIT}{DECIDED}某", f"{PERMIT}（某）{DECIDED}", PERMIT, DECIDED,
            f"{PERMIT}行政处罚{DECIDED}", f"{PERMIT}{MADE}{DECIDED}", f"{PERMIT}{MADE}",
        ],
    )  # fmt: skip
    def test_other_words_or_too_few(self, label: str) -> None:
        assert not is_named((label, "5"))

    def test_in_brackets_of_either_kind(self) -> None:
        for label in (f"{PERMIT}（{DECIDED}）", f"{PERMIT}[{DECIDED}]", f"（{DECIDED}）{PERMIT}"):
            assert is_named((label, "5"))
        assert is_named((f"（{PERMIT}）（{DECIDED}）", "5"))
        assert is_named((f"（件）{PERMIT}{DECIDED}", "5"))

    @pytest.mark.parametrize(
        ("more", "right"),
        [
            ("（件）", True), ("[件]", True), ("（单位：件（项））", True), ("（件", True), ("）", True), ("[其中", True),
            ("（上年）", False), ("[上年]", False), ("（上年（件））", False), ("（上年[件]）", False), ("（上年", False),
            ("[上年", False), ("（件（上年）", False),
        ],
    )  # fmt: skip
    def test_a_bracket_in_a_bracket_or_left_open(self, more: str, right: bool) -> None:
        assert is_named((f"{PERMIT}{DECIDED}{more}", "5")) == right

    def test_of_sixty_characters(self) -> None:
        label = PERMIT * 13 + DECIDED
        assert len(label) == 60
        assert is_named((label, "5"))
        assert not is_named((f"{label}的", "5"))

    def test_a_heading_over_a_name(self) -> None:
        heading = "第二十条第（五）项"
        assert is_named((heading, PERMIT, DECIDED, "5"))
        assert not is_named(("第二十条第（六）项", PERMIT, DECIDED, "5"))
        assert is_named(("第二十条第（六）项", ""), (PERMIT + DECIDED, "5"))  # a line of its own
        for mark in "第（）":
            assert is_named((heading.replace(mark, ""), PERMIT, DECIDED, "5"))

    def test_the_words_that_name_a_cell_are_told(self) -> None:
        table = grid(("", DECIDED), ("", "数量"), ("", "（）"), (PERMIT, "5"))
        ((one,),) = named_cells(table, cell_names(DISCLOSURE)).values()
        assert one.labels == (PERMIT, DECIDED, "数量")
        table = grid(("", "数量"), (PERMIT, ""), (DECIDED, "5"))
        (one, *_) = reversed(named_cells(table, cell_names(DISCLOSURE))[CODE])
        assert one.labels == (PERMIT, DECIDED, "数量")
        table = grid(("", "", DECIDED), ("行政许可", "（行政许可）", "5"))
        ((one,),) = named_cells(table, cell_names(DISCLOSURE)).values()
        assert one.labels == ("行政许可", "（行政许可）", DECIDED)


class TestHowManyWords:
    @pytest.mark.parametrize(("count", "right"), [(1, True), (6, True), (7, False), (9, False)])
    def test_before_it(self, count: int, right: bool) -> None:
        assert is_named([*[""] * count, DECIDED], [*[PERMIT] * count, "5"]) == right

    @pytest.mark.parametrize(("count", "right"), [(1, True), (6, True), (7, False), (9, False)])
    def test_above_it(self, count: int, right: bool) -> None:
        assert is_named(*[("", DECIDED)] * count, (PERMIT, "5")) == right

    def test_a_cell_that_spans_counts_once(self) -> None:
        wide, tall = spanning(PERMIT, columns=7), spanning(DECIDED, rows=7)
        head: list[Line] = [[*[""] * 7, tall], *[[""] * 7] * 6]
        assert is_named(*head, [wide, "5"])
        head[:1] = [[*[""] * 8, "（件）"], [*[""] * 8, tall]]
        head[2:] = [[""] * 8] * 6
        assert is_named(*head, ["（件）", wide, "5"])

    @pytest.mark.parametrize(("rows", "right"), [(29, True), (30, False)])
    def test_up_to_the_name_of_its_group(self, rows: int, right: bool) -> None:
        between = [(DECIDED, "")] * rows
        assert is_named((PERMIT, ""), *between, (DECIDED, "5")) == right


class TestPlaces:
    def test_words_before_the_figure_before_it_are_anothers(self) -> None:
        assert is_named(("", "", "", DECIDED), ("某处", "3", PERMIT, "5"))
        assert is_named(("", DECIDED, DECIDED), (PERMIT, "", "5"))
        assert not is_named(("", "", DECIDED), (PERMIT, "某处", "5"))
        assert not is_named(("", "", "", DECIDED), ("某处", "", PERMIT, "5"))

    def test_words_above_the_figure_above_it_are_anothers(self) -> None:
        assert is_named(("", "某处"), ("某处", "3"), ("", DECIDED), (PERMIT, "5"))
        assert not is_named(("", "某处"), ("", DECIDED), (PERMIT, "5"))
        assert not is_named(("", "某处"), ("", ""), ("", DECIDED), (PERMIT, "5"))

    def test_a_title_as_wide_as_the_table(self) -> None:
        title = spanning("某处", columns=2)
        assert is_named([title], ("", DECIDED), (PERMIT, "5"))
        assert not is_named(["", title], ("", DECIDED, ""), (PERMIT, "5", ""))

    def test_a_figure_in_rows_or_under_names_of_others(self) -> None:
        tall = spanning("5", rows=2)
        assert not is_named(("", DECIDED), (PERMIT, tall), ("行政处罚",))
        wide = spanning("5", columns=2)
        assert not is_named(("", DECIDED, MADE), [PERMIT, wide])
        assert is_named(["", spanning(DECIDED, columns=2)], [PERMIT, wide])

    def test_names_in_a_row_of_another_width(self) -> None:
        assert not is_named(("", DECIDED, ""), (PERMIT, "5"))
        assert not is_named(("", DECIDED, ""), ("", DECIDED), (PERMIT, "5"))
        # Those above a figure are another's.
        assert is_named(("", DECIDED, ""), ("", "3", ""), ("", DECIDED), (PERMIT, "5"))

    def test_a_column_without_a_name_beside_named_ones(self) -> None:
        row = (PERMIT + DECIDED, "5", "6")
        assert not is_named(("", "", "上年"), row)
        assert is_named(("", "数量", "上年"), row)
        assert is_named(("", "", "备注"), (*row[:2], ""))  # no column of figures
        assert not is_named(("", "", "数量"), (*row[:2], ""))

    def test_a_row_with_a_gap(self) -> None:
        beside = spanning("备注", rows=2)
        assert is_named(["", DECIDED, beside], ["某处"], [PERMIT, "5", ""])

    def test_both_names_above_it(self) -> None:
        assert not is_named(("", PERMIT), ("", DECIDED), ("某", "5"))
        assert not is_named(("", PERMIT), ("", DECIDED), ("数量", "5"))
        assert is_named(("", PERMIT), ("", DECIDED), (PERMIT, "5"))


class TestGroups:
    def test_the_nearest_name_counts(self) -> None:
        assert is_named(("行政处罚", ""), (PERMIT, ""), (DECIDED, "5"))
        assert not is_named((PERMIT, ""), (RULE, ""), (DECIDED, "5"))

    def test_other_words_end_a_group(self) -> None:
        assert not is_named((PERMIT, ""), ("某处", ""), (DECIDED, "5"))
        assert is_named((PERMIT, ""), ("", ""), (DECIDED, "5"))
        assert not is_named((PERMIT, ""), ("行政处罚" + DECIDED, ""), (DECIDED, "5"))
        assert not is_named((DECIDED, "5"), (PERMIT, ""))

    def test_in_columns_before_that_of_its_label(self) -> None:
        assert is_named((PERMIT, "", ""), ("", DECIDED, "5"))
        assert not is_named(("", "", PERMIT), (DECIDED, "5", ""))
        assert is_named((PERMIT,), ("", DECIDED, "5"))
        assert is_named(("", PERMIT, ""), ("数量", DECIDED, "5"))
        assert not is_named(("", PERMIT, ""), (DECIDED, "", "5"))

    def test_other_words_in_columns_before(self) -> None:
        for first, right in (("某处", False), ("", True), ("1", True), ("数量", True)):
            assert is_named((first, PERMIT, ""), ("", DECIDED, "5")) == right
            assert is_named((first, "", ""), ("", PERMIT, ""), ("", DECIDED, "5")) == right
        assert is_named(("某处", "项目", "数量"), ("", PERMIT, ""), ("", DECIDED, "5"))  # a header
        for row in (("某处",), ("某处", ""), ("某处", "", "3")):
            assert not is_named(row, ("", PERMIT, ""), ("", DECIDED, "5"))
        assert is_named((PERMIT, "某处", "3"), ("", DECIDED, "5"))  # a row of the group
        rows = ((PERMIT, "", "", ""), ("", "数量", DECIDED, "5"))
        assert is_named(*rows)
        assert not is_named(("", "某处", "", ""), *rows)

    def test_a_heading_over_a_group(self) -> None:
        for heading, right in (("第二十条第（五）项", True), ("第二十条第（六）项", False)):
            assert is_named((heading, PERMIT, ""), ("", DECIDED, "5")) == right

    def test_what_stands_over_it_in_its_own_row(self) -> None:
        rows = (("未经复议直接起诉", "", ""), ("行政诉讼", "结果维持", "5"))
        found = named(*rows, names=cell_names(REMEDIES))
        assert found == {"litigation.direct.upheld": ["5"]}


def test_what_stands_over_another_name() -> None:
    names = cell_names(REMEDIES)
    found = named(("行政诉讼未经复议直接起诉结果维持", "5"), names=names)
    assert found == {"litigation.direct.upheld": ["5"]}
    assert named(("行政诉讼行政复议结果维持", "5"), names=names) == {}


def test_half_of_the_cells_of_a_form() -> None:
    codes = [str(k) for k in range(8)]
    assert are_half(codes[:5], DISCLOSURE)
    assert not are_half(codes[:4], DISCLOSURE)
    assert are_half(codes, REMEDIES)
    assert not are_half(codes[:7], REMEDIES)


@pytest.mark.parametrize(
    ("text", "may"),
    [
        ("某某丙丙丙丙丁丁丁丁", True),
        ("某某丙丙丙丙", False),
        ("某某乙乙乙丙丙丙丙", False),  # names of three characters stand in any table
        ("丙丙丙丙丁丁丁丁", False),
        ("某某", False),
    ],
)
def test_a_text_that_may_hold_names(text: str, may: bool) -> None:
    second = frozenset(("乙乙乙", "丙丙丙丙", "丁丁丁丁"))
    names = CellNames(first={"某某": "某某", "甲": "甲"}, second=second, around={}, cells={})
    assert names.may_stand_in(text) == may
