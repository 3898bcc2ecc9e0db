"""The readings of rows under their own labels, one for each value cell of the form."""

from __future__ import annotations

import pytest

from govreport_parse.tables.layouts.labelled_rows import MATRIX
from tests.tables.layouts.labelled import (
    ASKED,
    FORM,
    HEADER,
    LABELS,
    NAMES,
    OTHER,
    ROWS,
    SEVEN,
    TEXT,
    asked,
    cells,
    codes,
    of,
    readings,
    rows,
    the_note,
)
from tests.tables.printing import Line


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
        assert (
            f"any of “四、行政复议数量 / (二){corrected}”, “五、行政诉讼数量 / (二)" in note.message
        )
        assert (
            f"“{corrected}”一行可能是“四、行政复议数量”的“(二){corrected}”或“五、行政诉讼数量”的“(二)"
        ) in note.message_zh
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
            few = readings((("统计指标", "单位", *names), *rows(0, 40, "4")))
            assert the_note(few, code).indicators == tuple(row.code for row in ROWS[:40])

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

    def test_rows_that_a_label_may_be_are_called_by_their_groups_where_they_are_alike(self) -> None:
        found = readings((HEADER, *rows(0, 8), ("被依法纠错数", "件", "4")))
        assert (
            "may be any of “四、行政复议数量 / (二)被依法纠错数”, “五、行政诉讼数量 / (二)被依法纠错数”;"
            in the_note(found, "GR005").message
        )
        weibo = LABELS.index("3.政务微博公开政府信息数")
        lines = (("政务微博公开的信息数", "条", "4"), ("政务微博公开了信息数", "条", "4"))
        found = readings((HEADER, *rows(0, weibo), *lines, *rows(weibo + 1, 12)))
        assert f"may be “{LABELS[weibo]}”, as another row may;" in the_note(found, "GR005").message

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
        # So it is where the rows lack cells.
        found = readings((header, *(line[:-2] for line in lines[:5]), *lines[5:]), layout=MATRIX)
        assert [one.indicators for one in found.notes] == [note.indicators]

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
