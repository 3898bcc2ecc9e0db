"""The orders of a matrix's columns that its header leaves open, and what proves the one."""

from __future__ import annotations

import pytest
from msgspec.structs import replace

from govreport_parse.model.grid import RawCell
from govreport_parse.tables.layouts.matrix_headers import Proof, orders_told
from govreport_parse.tables.printed import PrintedTable
from tests.tables.printing import Line, compiled, grid, held, spanning

FORM = compiled("2021", "requests")
APPLICANTS = (
    "自然人", "商业企业", "科研机构", "社会公益组织", "法律服务机构", "其他", "总计",
)  # fmt: skip
PARTS = APPLICANTS[1:6]
HEADER = ("申请人情况", *APPLICANTS)
GROUP = "法人或其他组织"
WIDE = spanning(GROUP, columns=5)
ROWS = (
    ("一、本年新收政府信息公开申请数量", "3", "0", "0", "0", "0", "0", "3"),
    ("二、上年结转政府信息公开申请数量", "1", "0", "0", "0", "0", "0", "1"),
    ("(一)予以公开", "4", "0", "0", "0", "0", "0", "4"),
)
PLAIN = (0, 1, 2, 3, 4, 5, 6)
TOTAL_FIRST = (6, 0, 1, 2, 3, 4, 5)
TOTAL_SECOND = (0, 6, 1, 2, 3, 4, 5)


def part(*lines: Line, restored: bool = False) -> PrintedTable:
    table = replace(grid(*lines), restored=restored)
    return held("2021", table).printed_table(0, FORM)


def told(*lines: Line, restored: bool = False) -> tuple[list[tuple[int, ...]], Proof]:
    return orders_told([part(*lines, restored=restored)], FORM)


def down(text: str) -> RawCell:
    return spanning(text, rows=2)


class TestByTheGrid:
    """A cell covers the names of the group and no others, whatever it says."""

    @pytest.mark.parametrize("group", [GROUP, "", "法人某组织"])
    @pytest.mark.parametrize(("total_first", "order"), [(False, PLAIN), (True, TOTAL_FIRST)])
    def test_a_cell_over_the_group(
        self, group: str, *, total_first: bool, order: tuple[int, ...]
    ) -> None:
        over = spanning(group, columns=5)
        person, total = spanning("自然人", rows=2), spanning("总计", rows=2)
        names = (total, person, over) if total_first else (person, over, total)
        first = (spanning("申请人情况", rows=2), *names)
        assert told(first, PARTS, *ROWS) == ([order], "header")

    def test_names_in_another_order_below_it(self) -> None:
        first = (
            spanning("", rows=2), spanning("自然人", rows=2), WIDE, spanning("总计", rows=2),
        )  # fmt: skip
        assert told(first, PARTS[::-1], *ROWS) == ([(0, 5, 4, 3, 2, 1, 6)], "header")

    def test_its_rows_end_before_the_last_name(self) -> None:
        """Spans that the rows do not follow prove no column, but the order of the names."""
        over = spanning("", columns=5)
        first = (spanning("", rows=2, columns=3), spanning("自然人", rows=2), over,
                 spanning("总计", rows=2))  # fmt: skip
        assert told(first, PARTS, *ROWS) == ([PLAIN], "names")

    @pytest.mark.parametrize(
        ("rows", "proof"),
        [
            (ROWS, "header"),
            # Two of three stand below it, two of four are too few.
            ((*ROWS[:2], ROWS[2][:7]), "header"),
            ((*ROWS[:2], ROWS[2][:7], ("(二)部分公开", "4")), "names"),
            # Figures beyond the last name; blanks are nothing.
            (tuple((*row, "9") for row in ROWS), "names"),
            (tuple((*row, "") for row in ROWS), "header"),
            (tuple((*row, "", "9") for row in ROWS), "names"),
            # A cell below two names.
            (tuple((*row[:3], spanning("0", columns=2), *row[5:]) for row in ROWS), "names"),
            # A row that the form does not know tells nothing.
            ((ROWS[0], ("说明",), ("另外",)), "header"),
            ((ROWS[0], ("", "说明"), ("",)), "header"),
            ((), "names"),
        ],
    )  # fmt: skip
    def test_whether_the_rows_stand_below_it(self, rows: tuple[Line, ...], proof: Proof) -> None:
        first = (
            spanning("申请人情况", rows=2), spanning("自然人", rows=2),
            spanning("", columns=5), spanning("总计", rows=2),
        )  # fmt: skip
        assert told(first, PARTS, *rows) == ([PLAIN], proof)

    @pytest.mark.parametrize(
        "header",
        [
            # It stands over four of five names, or the names are under two of its like.
            ((down("类"), down("自然人"), spanning("某组织", columns=4), "", down("总计")), PARTS),
            (
                (down("类"), down("自然人"), spanning("甲组织", columns=3),
                 spanning("乙组织", columns=2), down("总计")),
                PARTS,
            ),
            # It stands over 总计 or 自然人 as well.
            ((down("类"), down("自然人"), spanning("某组织", columns=6)), (*PARTS, "总计")),
            ((down("类"), spanning("某组织", columns=6), down("总计")), ("自然人", *PARTS)),
            # It names a part of the group itself.
            ((down("类"), down("自然人"), spanning("商业企业", columns=5), down("总计")), ("", *PARTS[1:])),
            # A name is lost, or stands twice.
            ((down("类"), down("自然人"), spanning("", columns=5), down("某")), PARTS),
            ((down("类"), down("自然人"), spanning("", columns=5), down("自然人")), PARTS),
        ],
    )  # fmt: skip
    def test_a_cell_over_other_columns_than_the_group(self, header: tuple[Line, ...]) -> None:
        assert told(*header, *ROWS) == ([], "none")

    def test_two_names_one_below_the_other(self) -> None:
        first = (down("类"), down("自然人"), spanning("", columns=5), down("总计"))
        lines = (first, (*PARTS[:4], ""), ("", "", PARTS[4], *PARTS[1:3]))
        assert told(*lines, *ROWS) == ([], "none")

    def test_rows_that_end_at_different_columns(self) -> None:
        names = (down(""), down("自然人"), spanning("", columns=5), down("总计"))
        lines = ((*ROWS[0], "", down("")), ROWS[1])
        assert told(names, PARTS, *lines) == ([PLAIN], "header")
        lines = ((*ROWS[0], "", down("")), ("说明", "1"))
        assert told(names, PARTS, *lines) == ([PLAIN], "header")
        # The header itself is no row: what stands beyond it tells nothing.
        assert told(names, (*PARTS, "备注"), ROWS[0]) == ([PLAIN], "header")

    def test_a_name_of_its_own_that_is_under_it(self) -> None:
        """小计 of the parts is no column of the form: the order of the names is told."""
        first = (down("类"), down("自然人"), spanning("某组织", columns=6), down("总计"))
        assert told(first, (*PARTS, "小计"), *ROWS) == ([PLAIN], "names")

    def test_a_line_over_all_columns_beside_the_group(self) -> None:
        top = (spanning("申请人情况", rows=3), spanning("本列数据", columns=7))
        second = (down("自然人"), spanning("", columns=5), down("总计"))
        assert told(top, second, PARTS, *ROWS) == ([PLAIN], "header")


class TestByLines:
    @pytest.mark.parametrize(
        ("header", "order"),
        [
            ((HEADER,), PLAIN),
            ((("类", *APPLICANTS[::-1]),), PLAIN[::-1]),
            ((("类", spanning("本列数据", columns=7)), ("", *APPLICANTS)), PLAIN),
            # The name of the group stands for its parts.
            ((("类", "自然人", GROUP, "总计"), PARTS), PLAIN),
            ((("类", "自然人", "总计", GROUP), PARTS), TOTAL_SECOND),
            ((("类", "总计", "自然人", GROUP), PARTS), TOTAL_FIRST),
            ((("类", GROUP, "自然人", "总计"), PARTS[::-1]), (5, 4, 3, 2, 1, 0, 6)),
            ((("类", "自然人", GROUP, "总计", "备注"), PARTS), PLAIN),
            ((("类", "自然人", GROUP, "总计"), ("", *PARTS, "备注")), PLAIN),
            # A wrong span over four of the parts.
            (((down("类"), down("自然人"), spanning(GROUP, columns=4), "", down("总计")), PARTS),
             PLAIN),
            # A line between that names columns again.
            (
                (
                    ("类", "自然人", GROUP, "总计"),
                    ("", "自然人", "其他", "总计"),
                    PARTS,
                ),
                PLAIN,
            ),
            # Both lines in one.
            ((("类", "自然人", GROUP, "总计", *PARTS),), PLAIN),
            ((("类", "自然人", "总计", GROUP, *PARTS),), TOTAL_SECOND),
            ((("类", GROUP, "总计", "自然人", *PARTS[::-1]),), (5, 4, 3, 2, 1, 6, 0)),
            ((("类", "自然人", GROUP, *PARTS, "总计"),), PLAIN),
            # Lines above that name nothing, a second header below.
            ((("类", "自然人", GROUP, "总计"), PARTS, ROWS[0], ("类", *APPLICANTS[::-1])), PLAIN),
        ],
    )  # fmt: skip
    def test_in_one_line_or_two(self, header: tuple[Line, ...], order: tuple[int, ...]) -> None:
        assert told(*header, *ROWS) == ([order], "header")

    @pytest.mark.parametrize(
        "header",
        [
            (("类", "自然人", GROUP, "总计", *PARTS[:4]),),
            (("类", "自然人", GROUP, "总计", *PARTS[:4], PARTS[0]),),
            (("类", "自然人", GROUP, "总计", *PARTS, "总计"),),
            (("类", "自然人", GROUP, "总计"), PARTS[:4]),
            (("类", "自然人", GROUP, "总计"), (*PARTS[:4], PARTS[0])),
            (("类", "自然人", GROUP, "总计"), (*PARTS, PARTS[0])),
            (("类", "自然人", GROUP, "总计", GROUP), PARTS),
            (("类", "自然人", GROUP, GROUP), PARTS),
            (("类", *APPLICANTS, "总计"),),
            (("类", *APPLICANTS[:5], "其他", "其他"),),
            (("类", *APPLICANTS[:6]),),
        ],
    )
    def test_a_name_that_is_lost_or_stands_twice(self, header: tuple[Line, ...]) -> None:
        assert told(*header, *ROWS) == ([], "none")

    def test_a_sum_within_the_group(self) -> None:
        first = ("申请人情况", "自然人", spanning(GROUP, columns=6), "总计")
        assert told(first, (*PARTS, "合计"), *ROWS)[0] == [PLAIN]

    def test_parts_of_the_group_begun_in_the_upper_line(self) -> None:
        first = ("自然人", GROUP, "总计", *PARTS[:2])
        assert told(first, PARTS[2:], *ROWS)[0] == [PLAIN]

    def test_restored_from_text(self) -> None:
        """A line in another order than the form's may be two lines run together."""
        assert told(HEADER, *ROWS, restored=True) == ([PLAIN], "header")
        line = ("类", "自然人", "总计", *PARTS)
        assert told(line, *ROWS) == ([TOTAL_SECOND], "header")
        assert told(line, *ROWS, restored=True) == ([TOTAL_SECOND, PLAIN], "none")
        line = ("类", *APPLICANTS[::-1])
        assert told(line, *ROWS, restored=True) == ([PLAIN[::-1]], "none")
        line = ("类", "总计", "自然人", *PARTS)
        assert told(line, *ROWS, restored=True) == ([TOTAL_FIRST, (6, 1, 2, 3, 4, 5, 0)], "none")
        line = ("类", *PARTS, "自然人", "总计")
        assert told(line, *ROWS, restored=True) == ([(1, 2, 3, 4, 5, 0, 6), PLAIN], "none")


class TestAroundAnOddName:
    @pytest.mark.parametrize(
        ("header", "order"),
        [
            ((("自然人", "法人某织", "总计"), PARTS), PLAIN),
            ((("自然人", "", "法人某织", "总计"), PARTS), PLAIN),
            ((("总计", "法人某织", "自然人"), PARTS[::-1]), PLAIN[::-1]),
            ((("自然人", "总计", "某其他组织"), PARTS), TOTAL_SECOND),
            ((("法人某织", "自然人", "总计"), PARTS), (1, 2, 3, 4, 5, 0, 6)),
            (((down("自然人"), "法人某织", down("总计")), PARTS), PLAIN),
            # A title above.
            ((("表二",), ("自然人", "法人某织", "总计"), PARTS), PLAIN),
        ],
    )
    def test_its_parts_stand_below_it(
        self, header: tuple[Line, ...], order: tuple[int, ...]
    ) -> None:
        assert told(*header, *ROWS) == ([order], "none")

    @pytest.mark.parametrize(
        "header",
        [
            # It is like no group's name; there are two, or none; a name is lost or stands twice.
            (("自然人", "某某", "总计"), PARTS),
            (("自然人", "法某人", "总计"), PARTS),
            (("序号", "自然人", "法人某织", "总计"), PARTS),
            (("自然人", "总计"), PARTS),
            (("自然人", "法人某织"), PARTS),
            (("自然人", "法人某织", "总计"), PARTS[:4]),
            (("自然人", "法人某织", "总计"), (*PARTS, PARTS[0])),
            (("自然人", "法人某织", "总计"), (*PARTS[:4], PARTS[0])),
            (("自然人", "法人某织", "总计"), (*PARTS[:4], "某某")),
            (("自然人", "法人某织", "其他"), PARTS),
            (("自然人", "法人某织", "总计"), ("类", *PARTS)),
            # Another line stands between.
            (("自然人", "法人某织", "总计"), ("件", "件"), PARTS),
            (PARTS,),
        ],
    )
    def test_it_may_be_another_name(self, header: tuple[Line, ...]) -> None:
        assert told(*header, *ROWS) == ([], "none")


class TestWithoutNames:
    def test_the_order_of_the_form_is_to_add_up(self) -> None:
        assert told(*ROWS) == ([PLAIN], "none")
        assert told(("类别", "数据1", "数据2"), *ROWS) == ([PLAIN], "none")

    def test_a_header_that_is_repeated(self) -> None:
        again, other = (*ROWS, HEADER, *ROWS), (*ROWS, ("类", *APPLICANTS[::-1]), *ROWS)
        assert told(HEADER, *again) == ([PLAIN], "header")
        assert told(HEADER, *other) == ([], "none")

    def test_a_header_that_names_some_columns(self) -> None:
        assert told(("类别", *APPLICANTS[:4], "数据1", "数据2", "数据3"), *ROWS) == ([], "none")

    def test_tables_of_which_one_has_a_header(self) -> None:
        bare, whole = part(*ROWS), part(("类", *APPLICANTS[::-1]), *ROWS)
        some = part(("类别", *APPLICANTS[:4], "数据1"), *ROWS)
        assert orders_told([bare, whole], FORM) == ([PLAIN[::-1]], "header")
        assert orders_told([bare, bare], FORM) == ([PLAIN], "none")
        assert orders_told([bare, some], FORM) == ([], "none")
        odd = part(("自然人", "法人某织", "总计"), PARTS, *ROWS)
        assert orders_told([bare, odd], FORM) == ([PLAIN], "none")
        tree = part(("类", down("自然人"), WIDE, down("总计")), ("", *PARTS), *ROWS)
        assert orders_told([part(HEADER, *ROWS), tree], FORM) == ([PLAIN], "header")
        assert orders_told([whole, tree], FORM) == ([], "none")
        assert orders_told([part(HEADER, *ROWS), bare, whole], FORM) == ([], "none")
        line = ("类", "自然人", "总计", *PARTS)
        assert orders_told([tree, part(line, *ROWS, restored=True)], FORM) == ([PLAIN], "header")
        run_together = part(line, *ROWS, restored=True)
        assert orders_told([bare, run_together], FORM) == ([TOTAL_SECOND, PLAIN], "none")


class TestOutOfTurn:
    """Print sets a name over two lines in the middle of these, and its text has it where it stands."""

    FLAT = (("申请人情况", GROUP, *APPLICANTS),)

    @pytest.mark.parametrize("lines", [((GROUP,), APPLICANTS), FLAT])
    def test_the_names_of_columns_tell_it_where_all_are_in_their_turn(
        self, lines: tuple[Line, ...]
    ) -> None:
        assert told(*lines, *ROWS, restored=True) == ([PLAIN], "header")

    def test_a_group_before_them_tells_nothing(self) -> None:
        first = (1, 2, 3, 4, 5, 0, 6)
        lines = ((GROUP, "自然人", "总计"), PARTS)
        assert told(*lines, *ROWS, restored=True) == ([first, PLAIN], "none")
        assert told((WIDE, down("自然人"), down("总计")), PARTS, *ROWS) == ([first], "header")
