"""Lists and matrices by the labels of their rows: where one is printed, in how many pieces, and its notes."""

from __future__ import annotations

import pytest

from govreport_parse.forms import load_form
from govreport_parse.forms.compiled import compile_forms
from govreport_parse.model.document import Block, Note, Paragraph
from govreport_parse.model.records import Reading
from govreport_parse.tables.layouts.labelled_rows import LIST, MATRIX
from govreport_parse.tables.layouts.protocol import Candidate, Decision, Layout
from govreport_parse.tables.printed import Printed
from govreport_parse.tables.readings import TableReadings
from tests.tables.printing import Line, compiled, grid, spanning

FORM, OTHER = compiled("2014", "summary"), compiled("2021", "requests")
ROWS = [one for one in FORM.table.rows if one.kind == "value"]
LABELS = [one.label for one in ROWS]
HEADER = ("统计指标", "单位", "统计数")
TEXT = Paragraph(text="说明")
APPLICANTS = (
    "自然人", "商业企业", "科研机构", "社会公益组织", "法律服务机构", "其他", "总计",
)  # fmt: skip
NAMES = ("申请人情况", *APPLICANTS)
ASKED = [one for one in OTHER.table.rows if one.kind == "value"]
COUNTS = ("815", "12", "3", "40", "7", "26", "5", "9", "0", "18", "2", "31")
SEVEN = ("3", "1", "0", "2", "0", "5", "11")
# Labels that rows of two groups share.
SHARED = {
    f"{group}.{row}"
    for group in ("reconsideration", "litigation")
    for row in ("corrected", "other")
}


def rows(first: int, last: int, *beyond: str) -> tuple[Line, ...]:
    """Rows of the list with their figures."""
    return tuple((LABELS[k], "条", COUNTS[k % 12], *beyond) for k in range(first, last))


def asked(first: int, last: int) -> tuple[Line, ...]:
    """Rows of the matrix with their figures."""
    return tuple((ASKED[k].label, *SEVEN) for k in range(first, last))


def printed(
    *blocks: Block | tuple[Line, ...], forms: tuple[str, ...] = ("2014", "2021")
) -> Printed:
    page = [grid(*one) if isinstance(one, tuple) else one for one in blocks]
    return Printed(page, compile_forms(tuple(map(load_form, forms))))


def candidates(page: Printed, layout: Layout = LIST) -> list[Candidate]:
    return [one for printing in layout.find(page) for one in printing.candidates]


def pieces(
    *blocks: Block | tuple[Line, ...], layout: Layout = LIST
) -> tuple[tuple[int, ...], tuple[int, ...]] | None:
    """The places of the tables that print the form's, and of its copies."""
    found = candidates(printed(*blocks), layout)
    return (found[0].blocks, found[0].copies) if found else None


def readings(
    *blocks: Block | tuple[Line, ...], layout: Layout = LIST, year: int | None = 2015
) -> TableReadings:
    page = printed(*blocks)
    decisions = [Decision(printing=one, chosen=one.candidates[0]) for one in layout.find(page)]
    (found,) = layout.read(page, decisions, year)
    return found


def of(found: TableReadings, code: str) -> list[Reading]:
    return [one for one in found.readings if one.indicator == code]


def cells(found: TableReadings, code: str) -> list[tuple[object, str]]:
    return [(one.value, one.status) for one in of(found, code)]


def codes(found: TableReadings) -> list[str]:
    return [one.code for one in found.notes]


def the_note(found: TableReadings, code: str) -> Note:
    (one,) = [one for one in found.notes if one.code == code]
    return one


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
            # Rows of fewer figures are of another table; words are no figures.
            ((asked(0, 3), tuple(row[:-1] for row in asked(3, 6))), None),
            ((asked(0, 3), tuple((row[0], "某某", *row[2:]) for row in asked(3, 6))), None),
        ],
    )
    def test_several_small_pieces(
        self, tables: tuple[Block | tuple[Line, ...], ...], found: tuple[int, ...] | None
    ) -> None:
        assert pieces(*tables, layout=MATRIX) == (found and (found, ()))

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


class TestReadings:
    def test_a_row_of_the_form(self) -> None:
        found = readings(TEXT, (HEADER, *rows(0, 8)))
        (reading,) = of(found, ROWS[1].code)
        assert (reading.value, reading.unit, reading.raw) == (12, "条", "12")
        assert (reading.at.block, reading.at.row, reading.at.column) == (1, 2, 2)
        assert reading.label == LABELS[1]
        assert cells(found, ROWS[10].code) == [(None, "missing")]
        assert of(found, ROWS[10].code)[0].at.block == 1
        assert found.notes == ()
        assert found.blocks == {1}
        (block,) = found.forms
        assert (block.form, block.table, block.at.block) == ("2014", "summary", 1)
        assert block.labels == tuple(LABELS[:5])

    def test_a_row_beside_the_name_of_its_group(self) -> None:
        """The label of its own cell is told, also of a row in other words or of no form."""
        lines = [("公开", *line) for line in rows(0, 7)]
        odd = ("公开", f"{LABELS[7]}量", "条", "4")
        found = readings((HEADER, *lines, odd, ("公开", "移交的旧刊合订本", "条", "6")))
        assert found.forms[0].labels == tuple(LABELS[:5])
        assert [one.label for one in found.readings if one.value is not None] == [
            *LABELS[:7], odd[1], "移交的旧刊合订本",
        ]  # fmt: skip
        assert odd[1] in the_note(found, "GR004").message

    def test_labels_of_the_form_are_told(self) -> None:
        found = readings((HEADER, ("移交的旧刊合订本", "条", "6"), *rows(0, 8)))
        assert found.forms[0].labels == tuple(LABELS[:5])

    @pytest.mark.parametrize(
        ("label", "unit", "read"),
        [
            ("{}", "", "万元"),
            ("{}（元）", "", "元"),
            ("{}（元）", "万元", "万元"),
            ("{}（元）", "件", "件"),
            ("{}", "元", "元"),
        ],
    )
    def test_the_unit_of_a_row(self, label: str, unit: str, read: str) -> None:
        (k,) = [k for k, one in enumerate(ROWS) if one.code == "fees.collected"]
        found = readings((HEADER, *rows(0, 8), (label.format(LABELS[k]), unit, "4")))
        (reading,) = of(found, "fees.collected")
        assert (reading.value, reading.unit) == (4, read)

    def test_a_row_that_several_of_the_form_may_be(self) -> None:
        corrected = "被依法纠错数"
        line = ("结果", corrected, "件", "4")
        found = readings((HEADER, *[("结果", *one) for one in rows(0, 8)], line))
        for group in ("reconsideration", "litigation"):
            assert cells(found, f"{group}.corrected") == [(None, "unreadable")]
            assert cells(found, f"{group}.upheld") == [(None, "missing")]
        note = the_note(found, "GR005")
        assert note.at.row == 9
        assert f"“{corrected}”" in note.message
        assert "any of reconsideration.corrected, litigation.corrected;" in note.message
        assert f"“{corrected}”一行可能是“(二){corrected}”或“(二){corrected}”" in note.message_zh
        assert [one for one in found.readings if one.indicator is None] == []

    def test_a_row_that_does_not_fit_its_columns(self) -> None:
        found = readings((HEADER, *rows(0, 7), (LABELS[7], "条", "4", "5"), (LABELS[8],)))
        assert cells(found, ROWS[7].code) == [(None, "unreadable")]
        assert (of(found, ROWS[7].code)[0].at.row, of(found, ROWS[7].code)[0].label) == (
            8, LABELS[7],
        )  # fmt: skip
        assert cells(found, ROWS[8].code) == [(None, "missing")]

    def test_a_cell_that_is_no_number(self) -> None:
        found = readings((HEADER, *rows(0, 7), (LABELS[7], "条", "约五十")))
        assert cells(found, ROWS[7].code) == [(None, "unreadable")]
        assert the_note(found, codes(found)[0]).at.row == 8

    @pytest.mark.parametrize(
        ("names", "code"),
        [
            (("机关", "街道"), "GR006"),
            (("统计数", "统计数"), "GR006"),
            (("2014年", "2013年"), "GR010"),
            (("历年累计", "上年数"), "GR010"),
            (("机关", "历年累计"), "GR010"),
        ],
    )
    def test_no_header_tells_the_columns(self, names: Line, code: str) -> None:
        """Names that are no periods leave open whose figures count; other years' are no defect."""
        found = readings((("统计指标", "单位", *names), *rows(0, len(LABELS), "4")))
        assert codes(found) == [code]
        assert {one.value for one in found.readings} == {None}
        if code == "GR010":
            assert set(the_note(found, code).indicators) == {row.code for row in ROWS}

    def test_one_column_of_another_period(self) -> None:
        found = readings((("统计指标", "单位", "历年累计"), *rows(0, len(LABELS))))
        assert codes(found) == ["GR010"]
        assert {one.value for one in found.readings} == {None}

    def test_two_columns_of_words_beside_no_figures(self) -> None:
        found = readings((("统计指标", "单位", "机关", "街道"), *rows(0, len(LABELS), "另附")))
        assert "GR006" not in codes(found)

    @pytest.mark.parametrize(
        ("again", "value", "noted"), [("12", 12, False), ("13", None, True), (None, 12, False)]
    )
    def test_a_row_that_is_printed_again(
        self, again: str | None, value: int | None, *, noted: bool
    ) -> None:
        line = (LABELS[1], "条", again) if again else (LABELS[1],)
        found = readings((HEADER, *rows(0, 8), line))
        status = "reported" if value is not None else "unreadable"
        assert cells(found, ROWS[1].code) == [(value, status)]
        assert ("GR005" in codes(found)) == noted
        assert [one for one in found.readings if one.indicator is None] == []
        if noted:
            assert the_note(found, "GR005").at.row == 2
            assert "主动公开" in the_note(found, "GR005").message_zh

    def test_a_copy_with_another_figure(self) -> None:
        copy = (*rows(0, 7), (LABELS[7], "条", "10"))
        found = readings((HEADER, *rows(0, 8)), copy)
        assert found.blocks == {0, 1}
        assert the_note(found, codes(found)[0]).at.block == 1
        assert readings((HEADER, *rows(0, 8)), rows(0, 8)).notes == ()

    def test_a_row_in_other_words(self) -> None:
        found = readings((HEADER, *rows(0, 7), (f"{LABELS[7]}量", "条", "4")))
        assert [one.value for one in of(found, ROWS[7].code)] == [4]
        assert the_note(found, "GR004").at.row == 8

    def test_a_row_that_the_form_does_not_know(self) -> None:
        found = readings(
            (HEADER, *rows(0, 8), ("向档案室移交的目录卷宗", "条", "4"), ("编制日期", "", "3"))
        )
        extra = [one for one in found.readings if one.indicator is None]
        assert [(one.value, one.unit, one.raw) for one in extra][:1] == [(4, "条", "4")]
        assert extra[0].label == "向档案室移交的目录卷宗"
        assert (extra[0].at.row, extra[0].at.column) == (9, 2)
        found = readings((HEADER, *rows(0, 8), ("单位负责人某", "条", "4")))
        assert [one for one in found.readings if one.indicator is None] == []
        lines = (("单位负责人某", "条", "4"), ("移交的旧刊合订本", "条", "6次"))
        found = readings((HEADER, *rows(0, 8), *lines))
        extra = [one for one in found.readings if one.indicator is None]
        assert [(one.value, one.unit) for one in extra] == [(6, "次")]
        found = readings((HEADER, *rows(0, 8), ("向档案室移交的目录卷宗", "条", "/")))
        assert [one for one in found.readings if one.indicator is None] == []

    def test_a_figure_in_the_row_of_a_group(self) -> None:
        group = next(one for one in FORM.table.rows if one.kind == "group")
        found = readings((HEADER, (group.label, "", "4"), *rows(0, 8)))
        note = the_note(found, "GR007")
        assert (note.at.row, note.at.column) == (1, 2)
        assert readings((HEADER, (group.label, "", ""), *rows(0, 8))).notes == ()

    def test_figures_in_rows_of_several_groups(self) -> None:
        groups = [one.label for one in FORM.table.rows if one.kind == "group"][1:3]
        lines = tuple((label, "", "4") for label in groups)
        notes = readings((HEADER, *rows(0, 8), *lines)).notes
        assert [(one.code, one.at.row) for one in notes] == [("GR007", 9), ("GR007", 10)]

    def test_figures_in_the_row_of_a_group_of_a_matrix(self) -> None:
        group = next(one for one in OTHER.table.rows if one.kind == "group")
        notes = readings((NAMES, *asked(0, 6), (group.label, *SEVEN)), layout=MATRIX).notes
        assert [(one.code, one.at.column) for one in notes] == [("GR007", 1)]

    def test_a_matrix_whose_columns_are_not_told(self) -> None:
        wrong = (*SEVEN[:6], "12")
        lines = tuple((one.label, *wrong) for one in ASKED[:6])
        header = ("申请人情况", *(f"数据{k}" for k in range(1, 8)))
        found = readings((header, *lines), layout=MATRIX)
        assert {one.value for one in found.readings} == {None}
        (note,) = found.notes
        assert note.code == "GR010"
        assert note.indicators == tuple(one.code for one in ASKED[:6])

    def test_rows_of_a_matrix_that_lack_no_cell(self) -> None:
        odd = (ASKED[6].label, *SEVEN, "9")
        found = readings((NAMES, *asked(0, 6), odd), layout=MATRIX)
        assert {one.value for one in of(found, ASKED[6].code)} == {None}
        (note,) = found.notes
        assert note.indicators == (ASKED[6].code,)
        assert ASKED[6].label in note.message
        assert note.at.block == 0
        words = ("申请人自行撤回的", *SEVEN[1:])
        second = ((ASKED[6].label, *words), ("情形", ASKED[7].label, *words))
        (note,) = readings((NAMES, *asked(0, 6)), second, layout=MATRIX).notes
        assert note.indicators == (ASKED[6].code, ASKED[7].code)
        assert f"“{ASKED[6].label}”“{ASKED[7].label}”等2行" in note.message_zh
        assert note.at.block == 1
        third = ((ASKED[8].label, *words),)
        (note,) = readings((NAMES, *asked(0, 6)), second, third, layout=MATRIX).notes
        assert note.at.block == 1
        odd = (ASKED[6].label, *SEVEN[:6])
        assert readings((NAMES, *asked(0, 6), odd), layout=MATRIX).notes == ()
        odd = (LABELS[7], "条", "4", "5")
        assert readings((HEADER, *rows(0, 7), odd)).notes == ()


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
