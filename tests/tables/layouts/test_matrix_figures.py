"""The figures of a matrix's rows: what proves their columns, and the cells of each row."""

from __future__ import annotations

import pytest
from msgspec.structs import replace

from govreport_parse.model.document import Table
from govreport_parse.model.grid import RawCell
from govreport_parse.tables.layouts.matrix_columns import matrix_figures
from govreport_parse.tables.printed import Printed
from govreport_parse.tables.rows import split_rows
from tests.tables.printing import Line, compiled, grid, held, spanning

FORM = compiled("2021", "requests")
APPLICANTS = (
    "自然人", "商业企业", "科研机构", "社会公益组织", "法律服务机构", "其他", "总计",
)  # fmt: skip
HEADER = ("申请人情况", *APPLICANTS)
GROUP = "法人或其他组织"
NEW, CARRIED = "一、本年新收政府信息公开申请数量", "二、上年结转政府信息公开申请数量"
GRANTED, PARTLY = "(一)予以公开", "(二)部分公开(区分处理的,只计这一情形,不计其他情形)"
RESULTS, SECRET = "三、本年度办理结果", "1.属于国家秘密"
# They add up, those of WRONG do not.
SEVEN = ("3", "1", "0", "2", "0", "5", "11")
WRONG = ("3", "1", "0", "2", "0", "5", "12")


def figures(
    *tables: tuple[Line, ...] | Table, restored: bool = False
) -> tuple[list[str | None], bool]:
    """Of each row its figures between spaces, None where they are withheld; columns known or not."""
    made = [lines if isinstance(lines, Table) else grid(*lines) for lines in tables]
    blocks = [replace(table, restored=restored) for table in made]
    printed = held("2021", *blocks)
    assert isinstance(printed, Printed)
    parts = [printed.printed_table(i, FORM) for i in range(len(blocks))]
    splits = [split for part in parts for split in split_rows(part, FORM)]
    found, known = matrix_figures(parts, splits, FORM)
    assert all(unit is None and not (values and unclear) for unit, values, unclear in found)
    read = [None if one[2] else " ".join(cell.text or "-" for cell in one[1]) for one in found]
    return read, known


def row(values: tuple[str, ...] = SEVEN) -> str:
    return " ".join(values)


def wide(text: str, columns: int = 2) -> RawCell:
    return spanning(text, columns=columns)


def down(text: str) -> RawCell:
    return spanning(text, rows=2)


def with_values(*values: tuple[str, ...]) -> tuple[Line, ...]:
    """Rows of the form with their figures."""
    labels = (NEW, CARRIED, GRANTED, PARTLY, SECRET)
    return tuple((label, *own) for label, own in zip(labels, values, strict=False))


class TestColumns:
    """What proves them: a header, or rows that add up in one order alone."""

    @pytest.mark.parametrize(
        ("values", "proved"),
        [
            ([SEVEN] * 3, True),
            ([SEVEN] * 2, False),
            ([SEVEN] * 2 + [("0",) * 7], False),
            ([SEVEN] * 3 + [("0",) * 7], True),
            ([SEVEN] * 3 + [WRONG], False),
            # A total or its parts alone contradict nothing.
            ([SEVEN] * 3 + [("0",) * 6 + ("4",)], True),
            ([SEVEN] * 3 + [(*SEVEN[:6], "0")], True),
            # Rows that lack a figure prove nothing.
            ([SEVEN] * 2 + [("3", "", *SEVEN[2:])], False),
            ([SEVEN] * 2 + [(*SEVEN, "0")], False),
            ([SEVEN[::-1]] * 3, False),
        ],
    )
    def test_rows_that_add_up_without_a_header(
        self, values: list[tuple[str, ...]], *, proved: bool
    ) -> None:
        expected = [row(one) if proved else None for one in values]
        assert figures(with_values(*values)) == (expected, proved)

    def test_two_orders_that_a_restored_header_leaves_open(self) -> None:
        header = ("类", "自然人", "总计", *APPLICANTS[1:6])
        in_line = ("3", "11", "1", "0", "2", "0", "5")
        values = [in_line] * 3
        assert figures((header, *with_values(*values)), restored=True) == ([row()] * 3, True)
        assert figures((header, *with_values(*[SEVEN] * 3)), restored=True) == ([row()] * 3, True)
        # Figures that add up in both, or too few in either, tell nothing.
        both = ("0", "0", "0", "0", "0", "0", "0")
        for values in ([both] * 3, [SEVEN, SEVEN, in_line], [in_line] * 2):
            found = figures((header, *with_values(*values)), restored=True)
            assert found == ([None] * len(values), False)

    @pytest.mark.parametrize(
        ("values", "known"),
        [
            ([WRONG] * 2, True),
            ([WRONG] * 3, False),
            ([WRONG] * 3 + [SEVEN], True),
            ([WRONG] * 2 + [("0",) * 6 + ("4",)], True),
            ([WRONG] * 2 + [(*SEVEN[:6], "0")], True),
        ],
    )
    def test_rows_that_contradict_the_header(
        self, values: list[tuple[str, ...]], *, known: bool
    ) -> None:
        expected = [row(one) if known else None for one in values]
        assert figures((HEADER, *with_values(*values))) == (expected, known)

    # The total behind the first applicant; ELSE fits there and at the end, as 其他 alone has a figure.
    SECOND = ("3", "11", "1", "0", "2", "0", "5")
    ELSE = ("0", "1", "0", "0", "0", "0", "1")

    @pytest.mark.parametrize(
        ("values", "known"),
        [
            ([SECOND] * 3 + [ELSE], False),
            ([SECOND] * 3 + [ELSE] * 2, False),
            # Fewer may add up there by chance.
            ([SECOND] * 2 + [ELSE] * 2, True),
            # A row that contradicts that order too: misprints, below a header that is right.
            ([SECOND] * 3 + [ELSE, WRONG], True),
            # One applicant alone has figures: both orders add up, and the header tells which.
            ([ELSE] * 4 + [WRONG], True),
        ],
    )
    def test_rows_that_print_the_total_elsewhere(
        self, values: list[tuple[str, ...]], *, known: bool
    ) -> None:
        expected = [row(one) if known else None for one in values]
        assert figures((HEADER, *with_values(*values))) == (expected, known)

    def test_the_order_of_the_header(self) -> None:
        header = ("类", *APPLICANTS[::-1])
        values = [SEVEN[::-1]] * 3
        assert figures((header, *with_values(*values))) == ([row()] * 3, True)

    @pytest.mark.parametrize(
        ("others", "read"),
        [
            ([SEVEN] * 2, True),
            ([SEVEN], False),
            ([SEVEN, WRONG], False),
            ([SEVEN] * 3 + [WRONG], False),
        ],
    )
    def test_a_cell_in_each_column_whatever_it_spans(
        self, others: list[tuple[str, ...]], *, read: bool
    ) -> None:
        """The rows that add up prove it; one that does not may have lost a cell."""
        odd = (PARTLY, wide("3"), *SEVEN[1:])
        found, _ = figures((HEADER, *with_values(*others), odd))
        assert found == [*map(row, others), row() if read else None]

    def test_a_cell_in_each_column_that_reaches_down(self) -> None:
        lines = [
            *with_values(SEVEN, SEVEN, SEVEN),
            (PARTLY, *SEVEN[:6], down("11")),
            (SECRET, *SEVEN[:6]),
        ]
        assert figures((HEADER, *lines))[0] == [row()] * 4 + [None]


class TestRowsMadeAlike:
    """Every row has as many cells as there are columns, of the same widths, to the table's end."""

    WIDE = ("类", *map(wide, APPLICANTS))

    @pytest.mark.parametrize(
        ("header", "first", "second", "read"),
        [
            (WIDE, (NEW, *map(wide, WRONG)), (CARRIED, *map(wide, WRONG)), True),
            # The label is narrower than its header, or wider.
            ((wide("类"), *map(wide, APPLICANTS)), (NEW, "", *map(wide, WRONG)),
             (CARRIED, "", *map(wide, WRONG)), False),
            ((wide("类"), *map(wide, APPLICANTS)), (wide(NEW), *map(wide, WRONG)),
             (wide(CARRIED), *map(wide, WRONG)), True),
            # Other widths than the header's, to the same end.
            (WIDE, (NEW, wide("3", 8), *WRONG[1:]), (CARRIED, wide("3", 8), *WRONG[1:]), True),
            (WIDE, (NEW, wide("3", 7), *WRONG[1:]), (CARRIED, wide("3", 7), *WRONG[1:]), False),
            (WIDE, (NEW, wide("3", 9), *WRONG[1:]), (CARRIED, wide("3", 9), *WRONG[1:]), False),
            # One is made in another way, or has a cell fewer.
            (WIDE, (NEW, *map(wide, WRONG)), (CARRIED, wide("3", 8), *WRONG[1:]), False),
            (WIDE, (NEW, *map(wide, WRONG[:6])), (CARRIED, *map(wide, WRONG[:6])), False),
            (("类", *APPLICANTS[:6], wide("总计")), (NEW, *WRONG[:6], wide("12")),
             (CARRIED, *WRONG[:6], wide("12")), True),
            # The names do not fill their header.
            ((*WIDE[:7], wide("某")), (NEW, *map(wide, WRONG)), (CARRIED, *map(wide, WRONG)), False),
        ],
    )  # fmt: skip
    def test_whatever_columns_of_the_grid_each_takes(
        self, header: Line, first: Line, second: Line, *, read: bool
    ) -> None:
        found, _ = figures((header, first, second))
        assert found == [row(WRONG) if read else None] * 2

    def test_below_names_in_two_lines(self) -> None:
        first = (
            down("类"), spanning("自然人", rows=2, columns=2), wide("", 10),
            spanning("总计", rows=2, columns=2),
        )  # fmt: skip
        header = (first, tuple(map(wide, APPLICANTS[1:6])))
        alike = [(NEW, wide("3", 8), *WRONG[1:]), (CARRIED, wide("3", 8), *WRONG[1:])]
        assert figures((*header, *alike)) == ([row(WRONG)] * 2, True)
        # Rows that the names do not stand above, and that are not made alike, prove it by their sums.
        short = (spanning("", rows=2, columns=3), down("自然人"), wide("", 5), down("总计"))
        for values, proved in (([SEVEN] * 3, True), ([WRONG] * 2, False), ([SEVEN] * 2, False)):
            lines = (short, APPLICANTS[1:6], *with_values(*values))
            assert figures(lines) == ([row() if proved else None] * len(values), proved)
        other = (GRANTED, *WRONG[:6], wide("12", 8))
        assert figures((*header, *alike, other)) == ([None] * 3, False)

    def test_a_row_without_cells_is_none(self) -> None:
        lines = (self.WIDE, (RESULTS,), (NEW, *map(wide, WRONG)))
        assert figures(lines) == (["", row(WRONG)], True)

    def test_cells_of_two_rows(self) -> None:
        # Their totals say nothing of the columns.
        lines = (self.WIDE, (NEW, *map(wide, SEVEN[:6]), spanning("0", rows=2, columns=2)),
                 (CARRIED, *map(wide, SEVEN[:6])))  # fmt: skip
        plain = (GRANTED, *map(wide, (*SEVEN[:6], "0")))
        assert figures(lines)[0] == [None, None]
        assert figures((*lines, plain))[0] == [None] * 3
        assert figures((self.WIDE, plain, plain))[0] == [row((*SEVEN[:6], "0"))] * 2

    def test_cells_with_gaps_between(self) -> None:
        """A position that no cell takes may be that of a lost one."""
        table = grid(self.WIDE, *[(label, *map(wide, WRONG)) for label in (NEW, CARRIED)])
        assert figures(table)[0] == [row(WRONG)] * 2
        gaps = [tuple(None if c == 5 else x for c, x in enumerate(line)) for line in table.grid[1:]]
        narrow = [tuple(x and replace(x, colspan=1) if c == 6 else x for c, x in enumerate(line))
                  for line in gaps]  # fmt: skip
        assert figures(replace(table, grid=(table.grid[0], *narrow)))[0] == [None] * 2

    def test_parts_of_different_widths(self) -> None:
        rows = (NEW, *map(wide, WRONG)), (CARRIED, *map(wide, WRONG))
        assert figures((self.WIDE, rows[0]), (rows[1],))[0] == [row(WRONG)] * 2
        assert figures((self.WIDE, rows[0]), (rows[1], (*["备注"] * 16,)))[0][0] is None


class TestRow:
    """One row below a header of two that do not add up: its cells alone tell."""

    @pytest.mark.parametrize(
        ("cells", "read"),
        [
            (WRONG, row(WRONG)),
            ((), ""),
            # Cells that several columns share: blank, or of a figure.
            ((wide(""), *WRONG[2:]), "- - 0 2 0 5 12"),
            ((wide("", 7),), "- - - - - - -"),
            ((wide("3"), *WRONG[2:]), None),
            ((*WRONG[:5], wide("5")), None),
            # A cell fewer, or one too many.
            (WRONG[:6], None),
            ((*WRONG, "9"), None),
            (("9", *WRONG), None),
            ((*WRONG, ""), None),
            # What is left of the label's span: blanks alone, and then a figure in each cell.
            (("", *WRONG), row(WRONG)),
            (("", "", *WRONG), row(WRONG)),
            (("", "3", "", *WRONG[2:]), None),
            (("", "9", *WRONG), None),
            (("9", "", *WRONG), None),
            (("某些", *WRONG), row(WRONG)),
            # Another row's label in the place of the first figure.
            (("其他行政机关无", *WRONG[1:]), None),
            (("其他行政机关", *WRONG[1:]), "其他行政机关 1 0 2 0 5 12"),
            (("其他行政机关1", *WRONG[1:]), "其他行政机关1 1 0 2 0 5 12"),
            (("1234567", *WRONG[1:]), "1234567 1 0 2 0 5 12"),
            (("12345件某", *WRONG[1:]), "12345件某 1 0 2 0 5 12"),
        ],
    )
    def test_below_a_plain_header(self, cells: Line, read: str | None) -> None:
        lines = (HEADER, (CARRIED, *WRONG), (GRANTED, *cells))
        assert figures(lines) == ([row(WRONG), read], True)

    @pytest.mark.parametrize(
        ("label", "read"),
        [
            ("(七)总计", True),
            ("四、结转下年度继续办理", True),
            (SECRET, False),
            (wide(GRANTED), False),
        ],
    )
    def test_a_blank_after_a_label(self, label: str | RawCell, *, read: bool) -> None:
        lines = (HEADER, (CARRIED, *WRONG), (label, "", *WRONG))
        assert figures(lines)[0][1] == (row(WRONG) if read else None)

    def test_a_cell_of_the_row_above(self) -> None:
        found, _ = figures((HEADER, (NEW, down("3"), *WRONG[1:]), (GRANTED, *WRONG[1:])))
        assert found == [row(WRONG), None]
        found, _ = figures((HEADER, (NEW, *WRONG[:6], down("12")), (GRANTED, *WRONG[:6])))
        assert found == [row(WRONG), None]
        found, _ = figures((HEADER, (NEW, down(""), *WRONG[1:]), (GRANTED, *WRONG[1:])))
        assert found == ["- 1 0 2 0 5 12"] * 2

    def test_behind_labels_in_two_columns(self) -> None:
        lines = (
            ("", "", *APPLICANTS),
            (down(RESULTS), GRANTED, wide(""), *WRONG[2:]),
            (PARTLY, wide(""), *WRONG[2:]),
            (wide(CARRIED), wide(""), *WRONG[2:]),
        )
        assert figures(lines)[0][-3:] == ["- - 0 2 0 5 12"] * 3

    def test_a_cell_for_each_column_the_last_as_wide_as_its_name(self) -> None:
        header = ("类", *APPLICANTS[:6], wide("总计"))
        found = figures((header, (NEW, *WRONG), (GRANTED, *WRONG[:6], wide(""))))[0]
        assert found == [row(WRONG), row((*WRONG[:6], "-"))]

    def test_a_gap_before_a_cell_of_the_row_above(self) -> None:
        """No place right of the gap is certain, be the cell beyond blank or not."""
        for beyond in ("", "12"):
            above = (*with_values(WRONG, WRONG), (PARTLY, *WRONG, down(beyond)))
            lines = (HEADER, *above, (GRANTED, "3", wide(""), *WRONG[3:6]))
            assert figures(lines)[0] == [row(WRONG)] * 2 + [None] * 2

    def test_a_blank_after_labels_in_two_columns(self) -> None:
        group = down("(三)不予公开")
        lines = (("", "", *APPLICANTS), (group, SECRET, "", *WRONG), ("8.属于行政查询事项", *WRONG))
        assert figures(lines)[0][0] is None
        lines = (("", "", *APPLICANTS), ("1", "(七)总计", "", *WRONG), (wide(CARRIED), *WRONG))
        assert figures(lines)[0] == [row(WRONG)] * 2

    def test_in_the_second_of_two_tables(self) -> None:
        first = (HEADER, (NEW, *WRONG), (CARRIED, *WRONG))
        second = ((GRANTED, wide(""), *WRONG[2:]), (PARTLY, *WRONG[:6]))
        assert figures(first, second)[0] == [row(WRONG)] * 2 + ["- - 0 2 0 5 12", None]
        # Its rows may be wider, whatever those of the first are.
        second = ((GRANTED, *WRONG, ""), (PARTLY, *WRONG, ""))
        assert figures(first, second)[0] == [row(WRONG)] * 4


class TestColumnsBeyond:
    @pytest.mark.parametrize(
        ("name", "cells", "read"),
        [
            ("备注", (*WRONG, "无误"), True),
            ("备注", (*WRONG, "7"), True),
            ("备注", (*WRONG, ""), True),
            ("备注", WRONG, True),
            ("备注", (*WRONG[:6], ""), False),
            ("", (*WRONG, ""), True),
            ("", (*WRONG, "7"), False),
            ("", WRONG, True),
            ("", (*WRONG[:6], ""), False),
            (None, (*WRONG, ""), True),
            (None, (*WRONG, "", ""), True),
            (None, (*WRONG, "", "4"), False),
            (None, (*WRONG, "7"), False),
            (None, WRONG, True),
            (None, (*WRONG[:6], ""), False),
            (None, (wide("3"), *WRONG[2:], ""), False),
            (None, ("", *WRONG[:6], ""), False),
            (None, ("3..5", *WRONG[:6], ""), False),
            (None, ("3..5", *WRONG[:6], "", ""), False),
        ],
    )
    def test_behind_the_others(self, name: str | None, cells: Line, *, read: bool) -> None:
        header = HEADER if name is None else (*HEADER, name)
        lines = (header, (NEW, *WRONG, ""), (CARRIED, *WRONG, ""), (GRANTED, *cells))
        assert figures(lines) == ([row(WRONG)] * 2 + [row(WRONG) if read else None], True)

    def test_blank_cells_of_the_total_and_of_a_column_behind_it(self) -> None:
        lines = (HEADER, (NEW, *WRONG, ""), (CARRIED, *WRONG, ""), (GRANTED, *WRONG[:6], "", ""))
        assert figures(lines)[0][2] == row((*WRONG[:6], "-"))

    @pytest.mark.parametrize(
        ("header", "cells", "read"),
        [
            (("类", *APPLICANTS[:6], "小计", "总计"), (*WRONG[:6], "9", "12"), True),
            (("类", *APPLICANTS[:6], "", "总计"), (*WRONG[:6], "9", "12"), False),
            (("类", *APPLICANTS[:6], "", "总计"), (*WRONG[:6], "", "12"), True),
            (("类", "小计", *APPLICANTS), ("9", *WRONG), True),
            (("类", "", *APPLICANTS), ("9", *WRONG), False),
            (("类", *APPLICANTS, "备注", "说明"), (*WRONG, "1", "2"), True),
            (("类", *APPLICANTS, "备注"), (*WRONG, "1", "2"), False),
            (("类", *APPLICANTS, wide("说明"), "备注"), (*WRONG, "", "", "5"), True),
            (("类", *APPLICANTS, wide("说明"), "备注"), (*WRONG, "", "4", "5"), False),
            # The name of the group fills a column of its own.
            (("类", "自然人", GROUP, *APPLICANTS[1:]), ("3", "9", *WRONG[1:]), False),
            (("类", "自然人", GROUP, *APPLICANTS[1:]), ("3", "", *WRONG[1:]), False),
            # A name over two columns.
            (("类", *APPLICANTS[:6], wide("总计")), (*WRONG, ""), True),
            (("类", *APPLICANTS[:6], wide("总计")), (*WRONG, "7"), False),
            (("类", wide("自然人"), *APPLICANTS[1:]), ("3", "", *WRONG[1:]), True),
            (("类", wide("自然人"), *APPLICANTS[1:]), ("9", "3", *WRONG[1:]), False),
            (("类", *APPLICANTS[:6], wide("小计"), "总计"), (*WRONG[:6], "9", "", "12"), False),
            # A cell under two names.
            (("类", *APPLICANTS[:6], "小计", "总计"), (*WRONG[:6], wide("9")), False),
            (("类", *APPLICANTS, "备注", "说明"), (wide("3"), *WRONG[2:], "1", "2"), False),
            # A column before the labels.
            (("序号", "类", *APPLICANTS, "备注"), None, True),
        ],
    )
    def test_under_their_names(self, header: Line, cells: Line | None, *, read: bool) -> None:
        numbered = [("1", CARRIED, *WRONG, "8"), ("2", GRANTED, *WRONG, "8")]
        lines = numbered if cells is None else [(CARRIED, *cells), (GRANTED, *cells)]
        assert figures((header, *lines)) == ([row(WRONG) if read else None] * 2, True)

    def test_below_a_header_in_two_lines(self) -> None:
        first = (down("类"), down("自然人"), wide(GROUP, 6), down("总计"))
        second = (*APPLICANTS[1:6], "小计")
        lines = ((CARRIED, *WRONG[:6], "9", "12"), (GRANTED, *WRONG[:6], "9", "12", "5"))
        assert figures((first, second, *lines))[0] == [row(WRONG), None]
        first = (down("类"), down("自然人"), wide(GROUP, 5), down("总计"), down("备注"))
        lines = ((CARRIED, *WRONG, "8"), (GRANTED, *WRONG, "8"))
        assert figures((first, APPLICANTS[1:6], *lines))[0] == [row(WRONG)] * 2

    @pytest.mark.parametrize("name", ["小计", "合计", "总计"])
    @pytest.mark.parametrize("at", range(6))
    def test_a_sum_within_the_group(self, name: str, at: int) -> None:
        first = (down("类"), down("自然人"), wide(GROUP, 6), down("总计"))
        second, cells = list(APPLICANTS[1:6]), list(WRONG[1:6])
        second.insert(at, name)
        cells.insert(at, "9")
        lines = ((CARRIED, WRONG[0], *cells, WRONG[6]), (GRANTED, WRONG[0], *cells, WRONG[6]))
        assert figures((first, second, *lines))[0] == [row(WRONG)] * 2
        # Alone it is the total of none but the group.
        lines = ((CARRIED, WRONG[0], *cells), (GRANTED, WRONG[0], *cells))
        assert figures((first[:3], second, *lines))[0][-2:] == [None] * 2

    def test_names_that_a_wrong_span_moves(self) -> None:
        """The total, cut short, takes the place of 其他, which stands below 备注 then."""
        first = (down("类"), down("自然人"), wide(GROUP, 4), down("总计"), down("备注"))
        lines = ((CARRIED, *WRONG, "8"), (GRANTED, *WRONG, "8"))
        assert figures((first, APPLICANTS[1:6], *lines))[0] == [None] * 2
        # As wide as its rows, too.
        assert figures(((*first, "说明"), APPLICANTS[1:6], *lines))[0] == [None] * 2

    def test_names_above_the_labels(self) -> None:
        """The header lost its corner: what stands below a name is a label, or another's figure."""
        names = (*APPLICANTS, "备注", "说明")
        lines = ((CARRIED, *WRONG, ""), (GRANTED, *WRONG, ""))
        assert figures((names, *lines))[0] == [row(WRONG)] * 2
        lines = (("1", CARRIED, *WRONG, ""), ("2", GRANTED, *WRONG, ""))
        assert figures(((*names, "合注"), *lines))[0] == [row(WRONG)] * 2
        assert figures((("序", *names), *lines))[0] == [row(WRONG)] * 2

    def test_a_gap_below_a_name(self) -> None:
        header = ("类", *APPLICANTS[:6], "备注", "说明", "总计", "签")
        whole = (NEW, *WRONG[:6], "", "", "12", down("某"))
        found = figures((header, whole, (GRANTED, *WRONG[:6], "7", "8")))[0]
        assert found == [row(WRONG), None]

    @pytest.mark.parametrize("at", range(1, 6))
    def test_a_header_that_the_end_of_a_page_broke(self, at: int) -> None:
        """The number of the page stands between two parts of the group, the first behind 总计."""
        first = ("申请人情况", "自然人", GROUP, "总计", *APPLICANTS[1 : at + 1], "2")
        lines = ((CARRIED, *WRONG), (GRANTED, *WRONG))
        found = figures((first, APPLICANTS[at + 1 : 6], *lines))[0][-2:]
        assert found in ([row(WRONG)] * 2, [None] * 2)
        assert at > 2 or found == [row(WRONG)] * 2

    def test_the_nearest_header_above(self) -> None:
        between = ("类", *APPLICANTS[:6], "小计", "总计")
        eight = (*WRONG[:6], "9", "12")
        lines = (HEADER, (CARRIED, *WRONG), between, (GRANTED, *eight))
        assert figures(lines)[0] == [row(WRONG)] * 2
        # A name in a header above is none of the column.
        unnamed = (
            ("类", *APPLICANTS, "备注"),
            (CARRIED, *WRONG, ""),
            ("类", *APPLICANTS[:6], "", "总计"),
        )
        assert figures((*unnamed, (GRANTED, *eight)))[0] == [row(WRONG), None]
        lines = ((CARRIED, *WRONG, "9"), ("类", *APPLICANTS, "小计"), (GRANTED, *WRONG, "9"))
        assert figures(lines)[0] == [None, row(WRONG)]

    @pytest.mark.parametrize(
        ("header", "read"),
        [
            (("类", *APPLICANTS[:6], "小计", "总计"), False),
            (("类", "自然人", "小计", *APPLICANTS[1:]), False),
            (("类", *APPLICANTS, "小计"), True),
            (("类", *APPLICANTS[:6], "", "总计"), True),
            (("类", "小计", *APPLICANTS), False),
            (("小计", "类", *APPLICANTS), False),
            # In the place of the last column another line has a name.
            (("类", *APPLICANTS[:6], "", "总计", "备注"), True),
            (("类", *APPLICANTS, "备注", "说明"), True),
            (("类", "序号", *APPLICANTS), False),
            (("类", "单位", *APPLICANTS), False),
        ],
    )
    def test_a_row_that_lacks_a_cell_beside_another_column(
        self, header: Line, *, read: bool
    ) -> None:
        """Its seven may be those of the form, or the other column's and six of these."""
        eight = (*WRONG[:6], "", "12")
        lines = (header, (NEW, *eight), (CARRIED, *eight), (GRANTED, *WRONG))
        assert figures(lines)[0][2] == (row(WRONG) if read else None)
        # Where others fill all columns it may lack the figure of any.
        eight = (*WRONG[:6], "9", "12")
        lines = (header, (NEW, *eight), (CARRIED, *eight), (GRANTED, *WRONG))
        assert figures(lines)[0][2] is None

    def test_a_row_that_lacks_a_cell_below_a_group(self) -> None:
        """The name of the group is no other column."""
        first = (down("类"), down("自然人"), wide(GROUP, 5), down("总计"), down("备注"))
        lines = ((NEW, *WRONG, ""), (CARRIED, *WRONG, ""), (GRANTED, *WRONG))
        assert figures((first, APPLICANTS[1:6], *lines))[0] == [row(WRONG)] * 3

    def test_another_name_in_the_column_of_the_last(self) -> None:
        header = ("类", *APPLICANTS[:6], "", "总计")
        eight = (*WRONG[:6], "", "12")
        lines = (header, (NEW, *eight), (*HEADER, "备注"), (CARRIED, *eight), (GRANTED, *WRONG))
        assert figures(lines)[0][2] == row(WRONG)

    def test_labels_of_two_columns_below_two_names(self) -> None:
        header = ("类", "情形", *APPLICANTS, "备注")
        rows = [(wide(label), *WRONG, "") for label in (NEW, CARRIED)]
        assert figures((header, *rows, (wide(GRANTED), *WRONG)))[0] == [row(WRONG)] * 3
        rows = [(str(k), label, *WRONG, "") for k, label in enumerate((NEW, CARRIED))]
        assert figures((header, *rows, ("3", GRANTED, *WRONG)))[0] == [row(WRONG)] * 3

    @pytest.mark.parametrize(
        ("header", "read"),
        [
            (("自然人", "类", *APPLICANTS[1:], "备注"), False),
            (("序号", "类", *APPLICANTS), True),
            # The header lost its corner.
            ((*APPLICANTS, "备注", ""), True),
            ((*APPLICANTS, "备注"), True),
        ],
    )
    def test_a_figure_before_the_label(self, header: Line, *, read: bool) -> None:
        lines = (header, ("3", CARRIED, *WRONG), ("3", GRANTED, *WRONG))
        assert figures(lines)[0] == [row(WRONG) if read else None] * 2

    def test_a_row_of_a_label_alone_has_no_figure_before_it(self) -> None:
        header = ("自然人", "类", *APPLICANTS[1:], "备注")
        lines = (("", wide(RESULTS, 8)), ("3", CARRIED, *WRONG[1:], "8"))
        assert figures((header, *lines))[0] == ["", None]

    def test_names_before_the_label_in_other_lines(self) -> None:
        headers = ("序号", "类", *APPLICANTS), ("自然人", "某", *APPLICANTS[1:], "备注")
        lines = (("1", CARRIED, *WRONG), ("2", GRANTED, *WRONG))
        assert figures((headers[0], *lines))[0] == [row(WRONG)] * 2
        assert figures((*headers, *lines))[0] == [None] * 2
        numbered = (("1", CARRIED, *WRONG), ("2", GRANTED, *WRONG))
        header = (("自然人", GROUP, "总计"), APPLICANTS[1:6])
        assert figures((*header, *numbered))[0] == [row(WRONG)] * 2
        header = ("序号", "自然人", "类", *APPLICANTS[1:], "备注")
        line = ("1", "3", CARRIED, *WRONG[1:], "8")
        assert figures((header, line, line))[0] == [None] * 2
        before = ("自然人", "类", *APPLICANTS[1:], "备注")
        found, _ = figures((HEADER, (NEW, *WRONG)), (before, ("3", CARRIED, *WRONG[1:], "8")))
        assert found == [row(WRONG), None]

    def test_a_header_with_a_gap(self) -> None:
        above = (*[""] * 10, down(""))
        header = ("序号", "类", *APPLICANTS)
        lines = (("1", CARRIED, *WRONG, "", ""), ("2", GRANTED, *WRONG, "", ""))
        assert figures((above, header, *lines))[0] == [row(WRONG)] * 2

    def test_another_column_in_the_table_before(self) -> None:
        first = (("类", *APPLICANTS[:6], "小计", "总计"), (NEW, *WRONG[:6], "", "12"))
        second = (
            (*HEADER, "备注"), (CARRIED, *WRONG, ""), (PARTLY, *WRONG, ""), (GRANTED, *WRONG),
        )  # fmt: skip
        assert figures(first, second)[0] == [row(WRONG)] * 4
        assert figures(second, first)[0] == [row(WRONG)] * 4


class TestCellsThatMerge:
    """Rows of a table whose sums prove a cell in each column."""

    def test_a_last_blank_where_others_have_a_column_more(self) -> None:
        wide_rows = [(label, *SEVEN, "") for label in (NEW, CARRIED, GRANTED, PARTLY)]
        plain = [("(三)不予公开", *SEVEN), ("四、结转下年度继续办理", *SEVEN), ("(七)总计", *SEVEN)]
        short = (SECRET, *SEVEN[:6], "")
        assert figures((HEADER, *wide_rows, *plain, short))[0] == [row()] * 7 + [None]
        assert figures((HEADER, *plain, (SECRET, *SEVEN[:6], "")))[0][-1] == row((*SEVEN[:6], "-"))

    def test_a_row_whose_cells_reach_down(self) -> None:
        lines = (
            *with_values(SEVEN, SEVEN, SEVEN),
            (PARTLY, down("3"), *SEVEN[1:]),
            (SECRET, *SEVEN[1:]),
        )
        assert figures((HEADER, *lines))[0] == [row()] * 4 + [None]

    def test_without_a_header_all_rows_have_a_cell_each(self) -> None:
        lines = (*with_values(SEVEN, SEVEN, SEVEN), (PARTLY, wide("3"), *SEVEN[1:]))
        assert figures(lines) == ([row()] * 4, True)

    def test_words_and_blanks_before_a_row_of_figures(self) -> None:
        lines = (HEADER, (CARRIED, *WRONG))
        for cells in (("", "某", *WRONG), ("某", "", *WRONG)):
            assert figures((*lines, (GRANTED, *cells)))[0][1] is None

    def test_a_last_blank_beside_a_cell_of_two_columns(self) -> None:
        rows = with_values(SEVEN, SEVEN, SEVEN)
        odd = (PARTLY, wide("3"), *SEVEN[1:6], "")
        assert figures((HEADER, *rows, odd))[0] == [row()] * 3 + [row((*SEVEN[:6], "-"))]
        labels = ("(三)不予公开", "(四)无法提供", "(五)不予处理", "(六)其他处理", "(七)总计")
        longer = [(label, *SEVEN, "") for label in labels]
        odd = (SECRET, wide("3"), *SEVEN[1:])
        assert figures((HEADER, *rows, *longer, odd))[0] == [row()] * 9

    def test_what_is_left_of_a_label_before_a_whole_row(self) -> None:
        rows = with_values(SEVEN, SEVEN, SEVEN)
        assert figures((HEADER, *rows, ("(七)总计", "", *SEVEN)))[0] == [row()] * 4


class TestUsualWidth:
    def test_of_rows_with_cells(self) -> None:
        groups = ((RESULTS,), ("(三)不予公开",), ("(四)无法提供",))
        lines = (HEADER, *groups, (NEW, *WRONG, ""), (CARRIED, *WRONG, ""))
        assert figures(lines)[0] == ["", "", "", row(WRONG), row(WRONG)]

    def test_of_rows_of_the_form(self) -> None:
        others = [(label, *WRONG, "") for label in ("某甲项", "某乙项", "某丙项")]
        found, _ = figures((HEADER, *others, (NEW, *WRONG[:6], "")))
        assert found[3] == row((*WRONG[:6], "-"))

    def test_of_none(self) -> None:
        assert figures((HEADER,)) == ([], True)


class TestBlankFirstFigure:
    """A blank after a label of the first column is what is left of its span, or a figure's."""

    def test_beside_rows_that_print_one_there(self) -> None:
        last = (GRANTED, "", *WRONG[1:], "1")
        lines = (HEADER, (NEW, *WRONG, "1"), (CARRIED, *WRONG, "1"))
        assert figures((*lines, last))[0] == [None] * 3
        lines = (HEADER, (NEW, "", *WRONG), (CARRIED, "", *WRONG))
        assert figures((*lines, (GRANTED, "", *WRONG)))[0] == [row(WRONG)] * 3

    def test_a_blank_of_two_columns(self) -> None:
        header = (*HEADER, "备注", "说明")
        cells = (wide(""), *WRONG[2:], "1", "2")
        found = figures((header, (GRANTED, *cells)))[0]
        assert found == [None]


@pytest.mark.parametrize(
    ("last", "held"), [("[4]", False), ("①", False), ("*", False), ("11", True)]
)
def test_the_mark_of_a_footnote_stands_for_no_column(last: str, *, held: bool) -> None:
    """A cell with a figure and a mark came apart, and a blank one before it was lost."""
    found, _ = figures((HEADER, *with_values(SEVEN, SEVEN, (*SEVEN[:6], last))))
    assert found == [row(), row(), row() if held else None]
