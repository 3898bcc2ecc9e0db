"""The names of a matrix's columns: misprinted ones, the rows of the first header, and its width."""

from __future__ import annotations

import pytest

from govreport_parse.model.document import Cell
from govreport_parse.tables.layouts.matrix_names import (
    column_of,
    first_header,
    known_columns,
    names_fill,
    names_of_columns,
)
from govreport_parse.tables.printed import PrintedTable
from tests.tables.printing import Line, compiled, grid, held, spanning

FORM = compiled("2021", "requests")
APPLICANTS = (
    "自然人", "商业企业", "科研机构", "社会公益组织", "法律服务机构", "其他", "总计",
)  # fmt: skip
HEADER = ("申请人情况", *APPLICANTS)
GROUP = "法人或其他组织"
NEW = ("一、本年新收政府信息公开申请数量", "3", "0", "0", "0", "0", "0", "3")
OTHER = ("(七)总计", "3", "0", "0", "0", "0", "0", "3")


def part(*lines: Line) -> PrintedTable:
    return held("2021", grid(*lines)).printed_table(0, FORM)


def misprinted(*lines: Line) -> dict[str, int]:
    """The names that the form does not know, with their columns."""
    known = known_columns([part(*lines)], FORM)
    assert known.items() >= FORM.columns.items()
    return {key: k for key, k in known.items() if key not in FORM.columns}


class TestKnownColumns:
    @pytest.mark.parametrize(
        ("names", "told"),
        [
            (APPLICANTS, {}),
            # Two of three characters are as like as 67, one of two as 50.
            (("自燃人", *APPLICANTS[1:]), {"自燃人": 0}),
            ((*APPLICANTS[:5], "其", "总计"), {"其": 5}),
            ((*APPLICANTS[:6], "小计"), {}),
            # Three characters in ten of both names are as like as 60, in eleven as 55.
            ((*APPLICANTS[:2], "科研所院机样", *APPLICANTS[3:]), {"科研所院机样": 2}),
            ((*APPLICANTS[:2], "科研所院处机样", *APPLICANTS[3:]), {}),
            # A name whose column is there under another is none of the form's.
            (("自然人", *APPLICANTS[1:], "自燃人"), {}),
            # Two that may be the same column, and one that may be two columns.
            (("自燃人", "自热人", *APPLICANTS[1:]), {}),
            ((*APPLICANTS[:3], "社会公益机构", "法律服务组织", "其他", "总计"),
             {"社会公益机构": 3, "法律服务组织": 4}),
            (("自然人", "商业企业", "科研服务机构", "社会公益组织", "某某", "其他", "总计"), {}),
            ((*APPLICANTS[:4], "某某", "其他", "总和计"), {"总和计": 6}),
            ((*APPLICANTS[:3], "社会服务机构", "法律公益机构", "其他", "总计"), {}),
        ],
    )  # fmt: skip
    def test_a_misprinted_name(self, names: Line, told: dict[str, int]) -> None:
        assert misprinted(("申请人情况", *names), NEW) == told

    def test_the_name_of_a_group_is_no_column(self) -> None:
        first = ("申请人情况", "自然人", GROUP, "总计")
        assert misprinted(first, APPLICANTS[1:6], NEW) == {}

    def test_what_stands_below_the_header_is_no_name(self) -> None:
        header = ("申请人情况", *APPLICANTS[:6])
        assert misprinted(header, ("总某计", "3", "0", "0", "0", "0", "0"), NEW) == {}

    def test_beside_a_row_that_is_shorter(self) -> None:
        first = ("申请人情况", *APPLICANTS[:6], spanning("总和计", rows=2))
        assert misprinted(first, ("", *APPLICANTS[:3]), NEW) == {"总和计": 6}

    def test_in_one_of_two_tables(self) -> None:
        parts = [
            part(("申请人情况", *APPLICANTS[:6], "总和计"), NEW),
            part(("申请人情况", *APPLICANTS), NEW),
        ]
        assert "总和计" not in known_columns(parts, FORM)
        assert known_columns(parts[:1], FORM)["总和计"] == 6


@pytest.mark.parametrize(
    ("text", "named"), [("自然人", 0), ("(1)总计", 6), (GROUP, "group"), ("备注", None), ("", None)]
)
def test_column_of(text: str, named: int | str | None) -> None:
    cell = Cell(text=text, row=0, column=0)
    assert column_of(cell, FORM.columns, FORM.over_columns) == named


def named(*lines: Line) -> list[tuple[int, int]]:
    """The columns that the cells of a header name, each with the grid's column of its cell."""
    found = names_of_columns(grid(*lines).cells(), FORM.columns, FORM)
    return [(k, cell.column) for k, cell in found]


class TestNamesOfColumns:
    def test_each_cell_that_names_one(self) -> None:
        every = [(k, k + 1) for k in range(7)]
        assert named(HEADER) == every
        assert named((spanning("情况", columns=8),), HEADER) == every
        assert named(("情况",) * 8, HEADER) == every
        assert named(("申请人情况", "备注", "")) == []

    @pytest.mark.parametrize(
        ("above", "below", "expected"),
        [
            # A sum of the group's own columns is no total, wherever it stands below its name.
            (("", spanning(GROUP, columns=2), "总计"), ("", "商业企业", "合计"), [(6, 3), (1, 1)]),
            (("", spanning(GROUP, columns=2), "总计"), ("", "合计", "商业企业"), [(6, 3), (1, 2)]),
            (("", spanning(GROUP, columns=2), spanning(GROUP, columns=2)),
             ("", "商业企业", "合计", "科研机构", "总计"), [(1, 1), (2, 3)]),
            # Beside the group, above it, below a name whose span is lost or that is no group's.
            (("", spanning(GROUP, columns=2)), ("", "商业企业", "科研机构", "总计"),
             [(1, 1), (2, 2), (6, 3)]),
            (("", "自然人", "总计"), ("", spanning(GROUP, columns=2)), [(0, 1), (6, 2)]),
            (("", GROUP), ("", "总计"), [(6, 1)]),
            (("", spanning("情况", columns=2)), ("", "自然人", "总计"), [(0, 1), (6, 2)]),
        ],
    )  # fmt: skip
    def test_below_the_name_of_a_group(
        self, above: Line, below: Line, expected: list[tuple[int, int]]
    ) -> None:
        assert named(above, below) == expected


class TestFirstHeader:
    @pytest.mark.parametrize(
        ("lines", "rows"),
        [
            ((NEW, NEW), []),
            ((HEADER, NEW), [0]),
            ((("表二",), ("单位:件",), HEADER, NEW), [0, 1, 2]),
            ((HEADER, APPLICANTS, NEW), [0, 1]),
            # The second header is none of the first.
            ((HEADER, NEW, HEADER), [0]),
            # Below a label begins the header, and not above it.
            ((NEW, HEADER, NEW), [1]),
            ((("说明",), NEW, ("单位:件",), HEADER, APPLICANTS, NEW, HEADER), [2, 3, 4]),
            # 其他 and 总计 name columns as well as rows.
            ((("", "自然人", "其他", "总计"), HEADER, NEW, OTHER), [0, 1]),
            ((("其他", "总计", NEW[0]), HEADER, NEW, OTHER), [1]),
            ((HEADER,), [0]),
        ],
    )
    def test_all_rows_above_the_first_label(self, lines: tuple[Line, ...], rows: list[int]) -> None:
        assert list(first_header(part(*lines), FORM)) == rows


class TestNamesFill:
    @pytest.mark.parametrize(
        ("lines", "fill"),
        [
            ((HEADER, NEW), True),
            ((APPLICANTS, NEW), False),  # the rows are wider
            ((APPLICANTS, NEW[1:]), True),
            (((*HEADER, "备注"), (*NEW, "")), False),
            ((("申请人情况", *APPLICANTS[:3], "小计", *APPLICANTS[3:]), NEW), False),
            (((*HEADER[:7], "总数额"), NEW), False),
            (((*HEADER[:7], ""), NEW), False),
            ((("申请人情况", *APPLICANTS[2:]), NEW[:6]), False),
            # A name that stands twice names nothing.
            (((*HEADER, "总计"), (*NEW, "3")), False),
            ((HEADER, HEADER, NEW), False),
            # Names of two columns of the grid each.
            ((("申请人情况", *(spanning(one, columns=2) for one in APPLICANTS)), NEW), True),
            # A cell that reaches down is one.
            (
                (("申请人情况", spanning("自然人", rows=2), spanning(GROUP, columns=5),
                  spanning("总计", rows=2)), ("", *APPLICANTS[1:6]), NEW),
                True,
            ),
            # A second header, below rows of the first, says nothing.
            ((HEADER, NEW, ("申请人情况", *APPLICANTS[::-1]), NEW), True),
        ],
    )  # fmt: skip
    def test_to_the_end_and_nothing_beside_them(
        self, lines: tuple[Line, ...], *, fill: bool
    ) -> None:
        assert names_fill(part(*lines), FORM) == fill
