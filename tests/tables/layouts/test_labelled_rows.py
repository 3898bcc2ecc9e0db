"""Lists and matrices by the labels of their rows: where one is printed, in how many pieces, and its notes."""

from __future__ import annotations

import pytest

from govreport_parse.model.document import Block, Paragraph
from govreport_parse.tables.layouts.labelled_rows import LIST, MATRIX
from tests.tables.layouts.labelled import (
    ASKED,
    FORM,
    HEADER,
    LABELS,
    NAMES,
    OTHER,
    ROWS,
    SEVEN,
    SHARED,
    TEXT,
    asked,
    candidates,
    of,
    pieces,
    printed,
    readings,
    rows,
)
from tests.tables.printing import Line, spanning


def named(*lines: str) -> tuple[Paragraph, ...]:
    return tuple(Paragraph(text=line) for line in lines)


class TestWhereAListIsPrinted:
    def test_six_rows_or_more(self) -> None:
        assert pieces((HEADER, *rows(0, 6))) == ((0,), ())
        assert pieces((HEADER, *rows(0, 5))) is None
        assert pieces(TEXT) is None

    def test_what_of_the_form_is_shown(self) -> None:
        (found,) = candidates(printed((HEADER, *rows(0, 3), *rows(4, 8))))
        assert found.shown == {ROWS[k].code for k in (0, 1, 2, 4, 5, 6, 7)}
        assert found.known == 7
        # The group between the first rows and the others stands in none of them.
        assert found.lacking == 1
        place = [one.place for one in LIST.find(printed(TEXT, (HEADER, *rows(0, 8))))]
        assert place == [(1, 0)]

    @pytest.mark.parametrize(
        ("between", "second", "found"),
        [
            # A page number or a title between; not more.
            ([], rows(6, 9), ((0, 1), ())),
            ([TEXT], rows(6, 9), ((0, 2), ())),
            ([TEXT, TEXT], rows(6, 9), ((0,), ())),
            # Its header has the same columns, those of the form, or none.
            ([], (HEADER, *rows(6, 9)), ((0, 1), ())),
            ([], (("统计指标", "单位", "数量"), *rows(6, 9)), ((0, 1), ())),
            ([], (("统计指标", "单位", "上年"), *rows(6, 9)), ((0,), ())),
            ([], (("说明", "单位", "上年"), *rows(6, 9)), ((0, 1), ())),
            ([], (("说明", "4"),), ((0,), ())),
        ],
    )
    def test_a_short_table_near_it(
        self,
        between: list[Block],
        second: tuple[Line, ...],
        found: tuple[tuple[int, ...], tuple[int, ...]],
    ) -> None:
        assert pieces((HEADER, *rows(0, 6)), *between, second) == found

    def test_a_short_table_before_it(self) -> None:
        assert pieces(rows(0, 3), (HEADER, *rows(3, 9))) == ((0, 1), ())
        assert pieces(rows(0, 3), TEXT, TEXT, (HEADER, *rows(3, 9))) == ((3,), ())
        far = (HEADER, *rows(9, 15))
        assert pieces(rows(0, 3), TEXT, (HEADER, *rows(3, 9)), TEXT, TEXT, TEXT, far) == (
            (0, 2, 6), (),
        )  # fmt: skip

    def test_a_header_of_the_same_names(self) -> None:
        header = ("统计指标", "单位", "上年")
        assert pieces((header, *rows(0, 6)), (header, *rows(6, 9))) == ((0, 1), ())
        assert pieces(rows(0, 6), (header, *rows(6, 9))) == ((0, 1), ())

    @pytest.mark.parametrize(
        ("second", "found"),
        [
            # Half of its rows again is a piece, more a copy.
            (rows(3, 9), ((0, 1), ())),
            (rows(2, 8), ((0,), (1,))),
            (rows(0, 6), ((0,), (1,))),
            (tuple((label, "条", "") for label in LABELS[:6]), ((0,), ())),
            (tuple((label, "条", "/") for label in LABELS[:6]), ((0,), (1,))),
        ],
    )
    def test_rows_that_are_printed_again(
        self, second: tuple[Line, ...], found: tuple[tuple[int, ...], tuple[int, ...]]
    ) -> None:
        assert pieces((HEADER, *rows(0, 6)), second) == found

    def test_a_short_table_of_rows_printed_before(self) -> None:
        """The table with six rows and more comes first, wherever the other stands."""
        assert pieces((HEADER, *rows(0, 6)), rows(3, 6)) == ((0,), (1,))
        assert pieces(rows(3, 6), (HEADER, *rows(0, 6))) == ((1,), (0,))

    def test_names_of_groups_above_the_rest_of_their_rows(self) -> None:
        groups = [(row.label,) for row in FORM.table.rows if row.kind == "group"][:2]
        second = (*groups, *rows(6, 7))
        assert pieces((HEADER, *groups, *rows(0, 6)), second) == ((0, 1), ())

    def test_the_header_of_one_main_table_among_two(self) -> None:
        header = ("统计指标", "单位", "上年")
        tables = ((HEADER, *rows(0, 6)), (header, *rows(6, 9)), (header, *rows(9, 15)))
        assert pieces(*tables) == ((0, 1, 2), ())

    def test_labels_without_figures_in_small_tables(self) -> None:
        """Small pieces together are a matrix, no list."""
        assert pieces(*[tuple((one,) for one in LABELS[k : k + 3]) for k in (0, 3)]) is None

    def test_an_unfilled_form_before_the_filled(self) -> None:
        blank = tuple((label, "条", "") for label in LABELS[:6])
        assert pieces(blank, rows(0, 6)) == ((1,), ())

    @pytest.mark.parametrize(
        ("header", "found"),
        [
            (("统计指标", "单位", "2015年", "2014年"), False),
            (("统计指标", "单位", "2015年", "同比"), False),
            (("统计指标", "单位", "2015年", "2011-2015年累计"), True),
            (("统计指标", "单位", "统计数", "增减"), False),
            (("统计指标", "单位", "统计数", "增长率"), False),
            (("统计指标", "单位", "统计数", "增幅"), False),
            (("统计指标", "单位", "本年", "上年"), False),
            (("统计指标", "单位", "统计数", "上年"), True),
            (("统计指标", "单位", "2015年", "备注"), True),
            (("统计指标", "单位", "2015", "2014"), True),
            (("统计指标", "单位", "本年数", "上年年末"), True),
        ],
    )
    def test_a_comparison_of_years_has_few_rows(self, header: Line, *, found: bool) -> None:
        assert (pieces((header, *rows(0, 8, "4"))) is not None) == found
        assert (pieces((("表一",), header, *rows(0, 8, "4"))) is not None) == found
        # With more than half of the form's rows it is the form.
        assert pieces((header, *rows(0, len(LABELS), "4"))) is not None

    def test_more_than_half_of_the_rows_are_the_form(self) -> None:
        years = ("统计指标", "单位", "2015年", "2014年")
        labels = [one.label for one in FORM.table.rows if one.code not in SHARED]
        for count, found in ((32, None), (33, ((0,), ()))):
            lines = tuple((label, "条", "4", "3") for label in labels[:count])
            assert pieces((years, *lines)) == found

    @pytest.mark.parametrize(
        ("header", "found"),
        [
            (("统计指标", "单位", "100年以上", "300年以上"), True),
            (("统计指标", "单位", "本年"), True),
            (("本年", "上年"), False),
            (("统计指标", "单位", spanning("2015年", columns=2), "2014年"), False),
        ],
    )
    def test_names_of_years(self, header: Line, *, found: bool) -> None:
        assert (pieces((header, *rows(0, 8, "4"))) is not None) == found

    def test_a_header_with_a_gap(self) -> None:
        above = (*[""] * 8, spanning("", rows=2))
        header = ("统计指标", "单位", "2015年", "2014年")
        assert pieces((above, header, *rows(0, 8, "4"))) is None
        assert pieces((above, HEADER, *rows(0, 8))) is not None

    def test_a_first_line_without_names_of_columns(self) -> None:
        assert pieces((("", "2015年", "2014年"), *rows(0, 8))) is None
        assert pieces((("", "2015年", "备注"), *rows(0, 8))) is not None
        many = tuple(f"第{k}栏" for k in range(10))
        assert pieces((("", "2015年", "2014年", *many[:9]), *rows(0, 8))) is None
        assert pieces((("", "2015年", "2014年", *many), *rows(0, 8))) is not None


class TestWhereAMatrixIsPrinted:
    def test_six_rows_or_more(self) -> None:
        assert pieces((NAMES, *asked(0, 6)), layout=MATRIX) == ((0,), ())
        assert pieces((NAMES, *asked(0, 5)), layout=MATRIX) is None

    def test_names_that_are_also_columns(self) -> None:
        """总计 and 其他 name rows only where they print a mark."""
        total = next(one for one in ASKED if one.label.endswith("总计"))
        lines = (NAMES, *asked(0, 5))
        assert pieces((*lines, (total.label, *SEVEN)), layout=MATRIX) == ((0,), ())
        assert pieces((*lines, ("总计", *SEVEN)), layout=MATRIX) is None

    @pytest.mark.parametrize(
        ("tables", "found"),
        [
            (((NAMES, *asked(0, 3)), asked(3, 6)), (0, 1)),
            ((asked(0, 2), asked(2, 4), asked(4, 6)), (0, 1, 2)),
            ((asked(0, 3), TEXT, asked(3, 6)), (0, 2)),
            ((asked(0, 2), TEXT, asked(2, 4), TEXT, asked(4, 6)), (0, 2, 4)),
            # One without figures between is no end of them.
            ((asked(0, 3), ((ASKED[9].label, "某某"),), asked(3, 6)), (0, 1, 2)),
            ((asked(0, 3), TEXT, TEXT, asked(3, 6)), None),
            ((asked(0, 3), asked(3, 5)), None),
            # One before that stands apart is none of them.
            ((asked(6, 8), TEXT, TEXT, asked(0, 3), asked(3, 6)), (3, 4)),
            ((asked(0, 3), asked(3, 6), TEXT, TEXT, asked(6, 8)), (0, 1)),
            # Lines that name rows, or the unit, set none apart.
            (
                (
                    asked(0, 3),
                    *named("三、本年度办理结果", "（一）予以公开", "单位：件"),
                    asked(3, 8),
                ),
                (0, 4),
            ),
            (
                (
                    asked(0, 3),
                    *named("三、本年度办理结果的分析", "（一）予以公开", "单位：件"),
                    asked(3, 8),
                ),
                (0, 4),
            ),
            (
                (asked(0, 3), *named("三、本年度办理结果的分析", "去年的办理结果"), asked(3, 9)),
                (3,),
            ),
            # 总计 is a column too: the line above says that it is the row.
            ((asked(0, 6), *named("（七）总计"), (NAMES, ("总计", *SEVEN))), (0, 2)),
            ((asked(0, 6), *named("（七）总计", "单位：件"), (NAMES, ("总计", *SEVEN))), (0, 3)),
            ((asked(0, 6), *named("复议"), (NAMES, ("总计", *SEVEN))), (0,)),
            (
                (asked(0, 6), *named("（七）总计"), (NAMES, ("总计", *SEVEN), ("某某", *SEVEN))),
                (0,),
            ),
            # Rows of fewer figures are of another table; words are no figures.
            ((asked(0, 3), tuple(row[:-1] for row in asked(3, 6))), None),
            ((asked(0, 3), tuple((row[0], "某某", *row[2:]) for row in asked(3, 6))), None),
        ],
    )
    def test_several_small_pieces(
        self, tables: tuple[Block | tuple[Line, ...], ...], found: tuple[int, ...] | None
    ) -> None:
        assert pieces(*tables, layout=MATRIX) == (found and (found, ()))

    @pytest.mark.parametrize(
        ("line", "is_one"),
        [
            ("（单位：件）", True),
            ("(单位:件)", True),
            ("计量单位：件、人次", True),
            (f"单位：{'件' * 8}", True),
            (f"单位：{'件' * 9}", False),
            ("单位：", False),
            ("单位：3", False),
            ("单位：件 如下", False),
        ],
    )
    def test_a_line_with_the_unit_sets_none_apart(self, line: str, is_one: bool) -> None:
        for between in ((TEXT, *named(line)), (*named(line), TEXT)):
            found = pieces(asked(0, 3), *between, asked(3, 6), layout=MATRIX)
            assert found == (((0, 3), ()) if is_one else None)

    def test_a_line_above_both_is_not_between_them(self) -> None:
        unit = named("单位：件")
        assert pieces(*unit, asked(0, 3), TEXT, TEXT, asked(3, 6), layout=MATRIX) is None

    @pytest.mark.parametrize(
        ("above", "found"),
        [
            (("（七）总计",), (0, 2)),
            (("（七）总计", "单位：件"), (0, 3)),
            # The line that names the row is one of the two above the table.
            (("（七）总计", "单位：件", "单位：件"), (0,)),
        ],
    )
    def test_how_far_above_a_table_its_row_is_named(
        self, above: tuple[str, ...], found: tuple[int, ...]
    ) -> None:
        total = (("", *NAMES[1:]), ("总计", *SEVEN))
        assert pieces(asked(0, 6), *named(*above), total, layout=MATRIX) == (found, ())

    def test_a_row_that_the_first_line_of_a_page_names(self) -> None:
        total, line = (NAMES, ("总计", *SEVEN)), named("（七）总计")
        assert pieces(*line, total, asked(0, 6), layout=MATRIX) == ((1, 2), ())
        # The last line is above none.
        assert pieces(total, asked(0, 6), *line, layout=MATRIX) == ((1,), ())

    def test_a_line_above_that_names_no_row(self) -> None:
        other = (NAMES, ("复议", *SEVEN))
        assert pieces(asked(0, 6), *named("复议"), other, layout=MATRIX) == ((0,), ())

    @pytest.mark.parametrize(("count", "found"), [(15, None), (16, ((0,), ()))])
    def test_columns_of_years(
        self, count: int, found: tuple[tuple[int, ...], tuple[int, ...]] | None
    ) -> None:
        """With more than half of the form's thirty rows it is the form."""
        labels = [one.label for one in OTHER.table.rows][:count]
        lines = (("类别", "2023年", "2022年"), *((label, "4", "3") for label in labels))
        page = printed(lines, forms=("2021",))
        assert [(one.blocks, one.copies) for one in candidates(page, MATRIX)] == (
            [found] if found else []
        )

    def test_a_piece_with_other_columns(self) -> None:
        """Below a matrix no header is asked."""
        second = (("说明", "上年"), *asked(6, 8))
        assert pieces((NAMES, *asked(0, 6)), second, layout=MATRIX) == ((0, 1), ())


def test_layouts_are_named_as_in_the_forms() -> None:
    for layout, table in ((LIST, FORM), (MATRIX, OTHER)):
        assert layout.name == table.table.layout


class TestSeveralTables:
    def test_pieces_and_copies_of_them(self) -> None:
        assert pieces(rows(0, 6), rows(6, 12), rows(0, 6)) == ((0, 1), (2,))
        assert pieces(rows(0, 6), rows(0, 6), rows(0, 6)) == ((0,), (1, 2))
        # Eleven rows of twenty are more than half.
        assert pieces(rows(0, 11), rows(0, 20)) == ((0,), (1,))

    def test_a_short_table_far_before_another_that_is_near(self) -> None:
        tables = (rows(0, 3), TEXT, TEXT, (HEADER, *rows(3, 9)), rows(9, 11))
        assert pieces(*tables) == ((3, 4), ())

    def test_the_place_is_that_of_the_first(self) -> None:
        found = readings((HEADER, *rows(0, 6)), rows(6, 12))
        (block,) = found.forms
        assert block.at.block == 0
        assert of(found, ROWS[13].code)[0].at.block == 0
        assert of(found, ROWS[7].code)[0].at.block == 1
        places = [one.place for one in LIST.find(printed((HEADER, *rows(0, 6)), rows(6, 12)))]
        assert places == [(0, 0)]
