"""Rows of a printed table: which cells are the label and what stands left of it, which come after."""

from __future__ import annotations

import pytest

from govreport_parse.model.document import Cell
from govreport_parse.tables.rows import SplitRow, TableRow, split_rows, taken_apart
from tests.tables.printing import Line, compiled, grid, held, spanning

LIST, MATRIX = ("2014", "summary"), ("2021", "requests")
HEADER = ("统计指标", "单位", "统计数")
TOTAL, NORMATIVE = "(一)主动公开政府信息数", "其中:主动公开规范性文件数"
GROUP, CHANNEL, GAZETTE = (
    "一、主动公开情况", "(二)通过不同渠道和方式公开政府信息的情况", "1.政府公报公开政府信息数",
)  # fmt: skip
APPLICANTS = (
    "自然人", "商业企业", "科研机构", "社会公益组织", "法律服务机构", "其他", "总计",
)  # fmt: skip
RESULTS, NEW = "三、本年度办理结果", "一、本年新收政府信息公开申请数量"
SEVEN = ("3", "0", "0", "0", "0", "0", "3")


def split(which: tuple[str, str], *lines: Line) -> list[tuple[str, str, bool]]:
    """The rows of a table: texts up to the label, texts after it, and whether it is the form's."""
    printed = held(which[0], grid(*lines))
    table = compiled(*which)
    found = split_rows(printed.printed_table(0, table), table)
    return [
        ("|".join(c.text for c in row.head), "|".join(c.text for c in row.tail), row.exact)
        for row in found
    ]


class TestLists:
    def test_rows_of_the_form_below_their_header(self) -> None:
        assert split(LIST, HEADER, (TOTAL, "条", "815"), (NORMATIVE, "条", "12")) == [
            (TOTAL, "条|815", True),
            (NORMATIVE, "条|12", True),
        ]

    @pytest.mark.parametrize(
        ("line", "head", "tail"),
        [
            (("1", TOTAL, "条", "815"), f"1|{TOTAL}", "条|815"),
            (("", TOTAL, "条", "815"), TOTAL, "条|815"),
            (("一、", GROUP, TOTAL, "条", "815"), f"一、|{GROUP}|{TOTAL}", "条|815"),
            # Three names in one line are a group, a parent and a label.
            ((GROUP, CHANNEL, GAZETTE, "条", "9"), f"{GROUP}|{CHANNEL}|{GAZETTE}", "条|9"),
            # Words in the place of the unit are no label in a list.
            ((TOTAL, "详见附件"), TOTAL, "详见附件"),
        ],
    )
    def test_the_label_of_the_form(self, line: Line, head: str, tail: str) -> None:
        assert split(LIST, line, (NORMATIVE, "条", "12")) == [
            (head, tail, True),
            (NORMATIVE, "条|12", True),
        ]

    def test_a_whole_table_in_one_line(self) -> None:
        line = (GROUP, TOTAL, "条", "815", NORMATIVE, "条", "12", GAZETTE, "条", "9")
        assert split(LIST, line, (CHANNEL, "", "")) == [
            (GROUP, "", True),
            (TOTAL, "条|815", True),
            (NORMATIVE, "条|12", True),
            (GAZETTE, "条|9", True),
            (CHANNEL, "|", True),
        ]

    @pytest.mark.parametrize(
        ("line", "head", "tail"),
        [
            (("公开信息条目", "条", "815"), "公开信息条目", "条|815"),
            (("公开信息条目", "815"), "公开信息条目", "815"),
            (("2", "公开信息条目", "条", "815"), "2|公开信息条目", "条|815"),
            (("渠道", "网站信息条目", "条", "9"), "渠道|网站信息条目", "条|9"),
            # A column of units before that of labels.
            (("条", "公开信息条目", "815"), "条|公开信息条目", "815"),
            # A second row beside the first.
            (("公开信息条目", "条", "8", "目录", "件", "5"), "公开信息条目", "条|8|目录|件|5"),
        ],
    )
    def test_a_label_in_other_words(self, line: Line, head: str, tail: str) -> None:
        assert split(LIST, line, (NORMATIVE, "条", "12")) == [
            (head, tail, False),
            (NORMATIVE, "条|12", True),
        ]

    @pytest.mark.parametrize(
        "line",
        [
            HEADER,
            ("甲", "乙", "丙", "丁", "戊", "1", "12"),
            *[(letter, "1") for letter in "甲乙丙丁戊"],
            ("甲", "(1)", "(12)"),
            ("815", "12"),
            ("", "", ""),
        ],
    )
    def test_lines_without_a_label(self, line: Line) -> None:
        assert split(LIST, line, (TOTAL, "条", "815")) == [(TOTAL, "条|815", True)]

    @pytest.mark.parametrize(
        "line",
        [
            ("甲类", "1"),
            ("甲", "123"),
            ("甲", "(123)"),
            ("甲", "()"),
            ("甲", "\u200b"),
            ("1", "甲方"),
        ],
    )
    def test_lines_that_do_more_than_number_the_columns(self, line: tuple[str, str]) -> None:
        ((_, _, exact),) = split(LIST, line)
        assert not exact

    def test_a_cell_that_reaches_down_is_of_its_first_row(self) -> None:
        first = (spanning(GROUP, rows=2), TOTAL, "条", "815")
        assert split(LIST, first, (NORMATIVE, "条", "12")) == [
            (f"{GROUP}|{TOTAL}", "条|815", True),
            (NORMATIVE, "条|12", True),
        ]


class TestMatrices:
    OPEN_TOTAL = ("(七)总计", "", "1", "1", "0", "0", "0", "2")
    CARRIED = "四、结转下年度继续办理"

    @pytest.mark.parametrize("last", ["4", "41", "2,041", "41 ", "41\n"])
    def test_a_figure_before_a_label_leaves_both_rows_open(self, last: str) -> None:
        glued = f"{last}{self.CARRIED}"
        printed = held(MATRIX[0], grid((NEW, *SEVEN), (*self.OPEN_TOTAL, glued, *SEVEN)))
        apart = held(MATRIX[0], grid((NEW, *SEVEN), self.OPEN_TOTAL, (glued, *SEVEN)))
        table = compiled(*MATRIX)
        for document in (printed, apart):
            first, *rows = split_rows(document.printed_table(0, table), table)
            assert (first.unclear, len(first.tail)) == (False, 7)
            labels = [(row.head[-1].text, row.tail, row.unclear) for row in rows]
            assert labels == [("(七)总计", (), True), (self.CARRIED, (), True)]

    def opened(self, *lines: Line) -> list[str]:
        """The labels of the rows whose figures are left open."""
        document, table = held(MATRIX[0], grid(*lines)), compiled(*MATRIX)
        rows = [row for row in split_rows(document.printed_table(0, table), table) if row.unclear]
        assert all(row.exact and not row.tail and len(row.head) == 1 for row in rows)
        return [row.head[0].text for row in rows]

    @pytest.mark.parametrize(
        "mark",
        [
            *(f"{number}、" for number in (*"一二三四五六七八九十", "二十", "二十一")),
            *(f"（{number}）" for number in (*"一二三四五六七八九十", "二十", "二十一")),
            "(一)",
        ],
    )
    def test_marks_of_the_label_that_a_figure_stands_before(self, mark: str) -> None:
        label = f"{mark}某类事项"
        for figure in ("4", " 4", "4.5"):
            line = (*self.OPEN_TOTAL, f"{figure}{label}", *SEVEN)
            assert self.opened((NEW, *SEVEN), line) == ["(七)总计", label]

    @pytest.mark.parametrize(
        "mark", ["一百二十、", "（一百二十）", "二十一一、", "（二十一一）", "（）", "1、"]
    )
    def test_what_marks_no_label(self, mark: str) -> None:
        line = (*self.OPEN_TOTAL, f"4{mark}某类事项", *SEVEN)
        assert self.opened((NEW, *SEVEN), line) == []

    def test_the_first_figure_alone_is_none_of_the_label(self) -> None:
        label = "四、结转5（五）下年度"
        assert self.opened((*self.OPEN_TOTAL, f"4{label}", *SEVEN)) == ["(七)总计", label]

    def test_the_label_next_to_the_figures_is_the_one_that_is_left_open(self) -> None:
        line = (RESULTS, *self.OPEN_TOTAL, f"4{self.CARRIED}", *SEVEN)
        assert self.opened((NEW, *SEVEN), line) == ["(七)总计", self.CARRIED]

    def test_the_row_above_is_open_whatever_the_lengths_of_others(self) -> None:
        lines = ((RESULTS,), self.OPEN_TOTAL, (f"4{self.CARRIED}", "3"))
        assert self.opened(*lines) == ["(七)总计", self.CARRIED]

    def test_a_cell_that_reaches_down_leaves_its_first_row_open(self) -> None:
        reaching = spanning(f"4{self.CARRIED}", rows=2)
        lines = (self.OPEN_TOTAL, (reaching, *SEVEN), ("(八)其他情形", *SEVEN))
        assert self.opened(*lines) == ["(七)总计", self.CARRIED]

    def test_a_list_leaves_none_open(self) -> None:
        assert split(LIST, (TOTAL, "条", "815二、其他事项"), (NORMATIVE, "条", "12")) == [
            (TOTAL, "条|815二、其他事项", True),
            (NORMATIVE, "条|12", True),
        ]

    @pytest.mark.parametrize("label", ["3.其他", "3 其他", "3、其他", "四、结转下年度继续办理"])
    def test_a_number_that_is_a_list_mark_leaves_none_open(self, label: str) -> None:
        document = held(MATRIX[0], grid((NEW, *SEVEN), (label, *SEVEN)))
        table = compiled(*MATRIX)
        rows = list(split_rows(document.printed_table(0, table), table))
        assert [(row.unclear, len(row.tail)) for row in rows] == [(False, 7), (False, 7)]

    @pytest.mark.parametrize(
        ("cell", "label"), [("件", NEW), ("（件）", NEW), ("单位：件", NEW), ("新收", "新收")]
    )
    def test_a_unit_before_the_figures_is_no_label(self, cell: str, label: str) -> None:
        document = held(MATRIX[0], grid((NEW, cell, *SEVEN), (RESULTS, "(一)予以公开", *SEVEN)))
        table = compiled(*MATRIX)
        first, _ = split_rows(document.printed_table(0, table), table)
        assert first.head[-1].text == label
        assert tuple(cell.text for cell in first.tail) == SEVEN

    @pytest.mark.parametrize(
        ("line", "tail"),
        [
            (("", "", "件", *SEVEN), 7),  # what the label's span left
            (("5", "件", *SEVEN), 9),
            (("件", "5", *SEVEN), 9),
            (("件", *SEVEN[1:]), 7),
        ],
    )
    def test_a_unit_stands_alone_before_all_figures(self, line: Line, tail: int) -> None:
        document = held(MATRIX[0], grid((NEW, *line)))
        table = compiled(*MATRIX)
        (row,) = split_rows(document.printed_table(0, table), table)
        assert len(row.tail) == tail

    @pytest.mark.parametrize(
        "line",
        [
            ("申请人情况", *APPLICANTS),
            # Too few applicants for a header: told by words alone that end in the name of a column.
            ("类别", "数据1", "数据2", "合计"),
            ("类别", "总计"),
        ],
    )
    def test_lines_that_name_columns(self, line: Line) -> None:
        assert split(MATRIX, line, (NEW, *SEVEN)) == [(NEW, "|".join(SEVEN), True)]

    @pytest.mark.parametrize(
        ("line", "head", "tail", "exact"),
        [
            (("总计", "", "", ""), "总计", "||", True),
            ((RESULTS, "(七)总计", "", ""), f"{RESULTS}|(七)总计", "|", True),
            ((NEW, "3", "总计"), f"{NEW}|3|总计", "", True),
            (("类别", "总计", "说明"), "类别|总计", "说明", True),
            (("类别", "数据", "说明"), "类别|数据|说明", "", False),
        ],
    )
    def test_lines_that_name_rows(self, line: Line, head: str, tail: str, exact: bool) -> None:
        assert split(MATRIX, line) == [(head, tail, exact)]

    @pytest.mark.parametrize(
        ("line", "head", "tail"),
        [
            # A row that the form does not have, beside its group.
            ((RESULTS, "(八)其他情形", *SEVEN), f"{RESULTS}|(八)其他情形", SEVEN),
            (("3", RESULTS, "(八)其他情形", *SEVEN), f"3|{RESULTS}|(八)其他情形", SEVEN),
            ((NEW, *SEVEN), NEW, SEVEN),
            ((NEW, "1", *SEVEN), NEW, ("1", *SEVEN)),
            ((NEW, "1", *SEVEN[1:], "备注"), NEW, ("1", *SEVEN[1:], "备注")),
            ((NEW, "件", *SEVEN[1:]), NEW, ("件", *SEVEN[1:])),
            ((NEW, "件", *SEVEN, "备注"), NEW, ("件", *SEVEN, "备注")),
        ],
    )
    def test_the_name_of_a_group(self, line: Line, head: str, tail: tuple[str, ...]) -> None:
        assert split(MATRIX, line) == [(head, "|".join(tail), True)]


def apart(*head: str, exact: bool = True, rows: int = 1) -> list[tuple[str, ...]]:
    """The labels of the rows that one printed line is; its first cell covers `rows` rows."""
    cells = [Cell(text=text, row=3, column=k) for k, text in enumerate(head)]
    cells[0] = Cell(text=head[0], row=3, column=0, rowspan=rows)
    figure = Cell(text="9", row=3, column=len(head) + 1)
    tail = (Cell(text="条", row=3, column=len(head)), figure)
    line = SplitRow(block=5, row=3, head=tuple(cells), tail=tail, exact=exact)
    found = taken_apart(line, ("条", (figure,), True), compiled(*LIST).rows)
    *groups, last = found
    assert last == TableRow(
        block=5, row=3, labels=last.labels, unit="条", values=(figure,), unclear=True, cells=2
    )
    assert groups == [TableRow(block=5, row=3, labels=group.labels) for group in groups]
    for group in groups:
        assert (group.values, group.unclear, group.cells) == ((), False, 0)
    return [row.labels for row in found]


class TestLabels:
    def test_a_label_alone(self) -> None:
        assert apart(GAZETTE) == [(GAZETTE,)]

    @pytest.mark.parametrize("mark", ["1", "（1）", "2、", "3.", "1，", "其中：", "其中", GAZETTE])
    def test_what_only_numbers_or_repeats_the_row(self, mark: str) -> None:
        assert apart(mark, GAZETTE) == [(GAZETTE,)]

    def test_words_left_of_the_label_may_belong_to_it(self) -> None:
        assert apart("通过", "政府公报", "公开数") == [
            ("公开数", "通过政府公报公开数", "政府公报", "通过")
        ]

    def test_a_known_name_left_of_a_known_label_is_its_group(self) -> None:
        assert apart(CHANNEL, GAZETTE) == [(CHANNEL,), (GAZETTE,)]
        assert apart(CHANNEL, "通过", GAZETTE) == [
            (CHANNEL,),
            (GAZETTE, f"通过{GAZETTE}", "通过"),
        ]

    def test_a_known_name_beside_several_rows_is_their_group(self) -> None:
        assert apart(CHANNEL, "公报", exact=False, rows=2) == [(CHANNEL,), ("公报",)]

    def test_a_known_name_beside_one_unknown_label_may_be_the_label(self) -> None:
        assert apart(CHANNEL, "公报", exact=False) == [("公报", f"{CHANNEL}公报", CHANNEL)]

    def test_words_beside_several_rows_that_are_no_group_of_the_form(self) -> None:
        assert apart("网上", "公报", exact=False, rows=2) == [("公报", "网上公报", "网上")]
