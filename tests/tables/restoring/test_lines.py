"""Tables that reached us as lines of text: which lines are cells, where a table ends, what is noted."""

from __future__ import annotations

import pytest

from govreport_parse.model.document import (
    LOST,
    Block,
    Locator,
    Note,
    Table,
)
from govreport_parse.tables.restoring.lines import restore_tables
from tests.tables.printing import grid, spanning
from tests.tables.restoring.lined import (
    FORMS,
    HEADER,
    NORMATIVE,
    OUTCOMES,
    PROSE,
    RULES,
    TABLE,
    document,
    joins,
    line,
    restored,
    stays,
)


class TestTables:
    def test_a_cell_a_line(self) -> None:
        assert restored("说明。", *HEADER, *RULES, *NORMATIVE, "完毕。") == [
            "说明。",
            TABLE,
            "完毕。",
        ]

    def test_six_names_and_three_digits(self) -> None:
        assert stays(*HEADER, *RULES)
        assert stays(*HEADER, "规章", "12", "行政规范性文件")
        assert restored(*HEADER, "规章", "123", "行政规范性文件") != []
        assert not stays(*HEADER, "规章", "123", "行政规范性文件")
        assert stays(*HEADER, *HEADER, *RULES)

    def test_figures_are_cells_of_their_own(self) -> None:
        """Digits in a line are one number, whatever rows of zeros there are."""
        found = restored(*HEADER, "规章", "123", "行政规范性文件", "000")
        assert found == ["|".join(HEADER) + "/规章|123/行政规范性文件|000"]

    def test_figures_in_one_line(self) -> None:
        assert restored(*HEADER, "规章", "1 2 3", "行政规范性文件", "4 5 6") == [TABLE]
        found = restored(*HEADER, "规章", "1 2 3", "行政规范性文件", "某说明")
        assert found[1:] == ["某说明"]

    def test_a_figure_that_goes_on_below_the_table_is_none(self) -> None:
        last = ("（二）举办各类培训班数 次 3", "（三）接受培训人员数 人 13")
        whole, end = restored(*HEADER, *RULES, *NORMATIVE, *last, "完毕。")
        assert whole.split("/")[-1] == "(三)接受培训人员数|人|13"
        assert end == "完毕。"
        broken, end = restored(*HEADER, *RULES, *NORMATIVE, *last, "次 0", "完毕。")
        assert broken.split("/")[-2:] == ["(三)接受培训人员数", "次 0"]
        assert end == "完毕。"

    def test_rows_of_a_list_in_one_line_each(self) -> None:
        rows = ("1、收到申请数 件 5 4", "2、某样申请数 件 3 2", "3、别样申请数 件 1 0")
        head = (*HEADER, *RULES, *NORMATIVE)
        (found,) = restored(*head, *rows)
        assert found.endswith("/1、收到申请数|件|5|4/2、某样申请数|件|3|2/3、别样申请数|件|1|0")
        found, rest = restored(*head, rows[0], "某样 3 2")
        assert rest == "某样 3 2"
        found, rest = restored(*head, rows[0], "2、当面申请数 件 3 2", "某样说明")
        assert rest == "某样说明"

    def test_a_label_as_it_is_printed(self) -> None:
        found = restored(*HEADER, "规　章", *RULES[1:], *NORMATIVE)
        assert found == [TABLE.replace("规章", "规　章")]

    def test_a_table_in_one_line(self) -> None:
        cells = "信息内容本年制发件数本年废止件数现行有效件数规章行政规范性文件000"
        for gap, blanks in ((2, ""), (3, "|||")):
            found = restored(cells, line("完毕。", gap=gap))
            assert found == [f"{'|'.join(HEADER)}/规章/行政规范性文件|0|0|0{blanks}", "完毕。"]

    def test_a_heading_before_a_table_in_one_line(self) -> None:
        heading = "主动公开政府信息情况"
        labels = ("规章", "行政规范性文件", "行政许可", "行政处罚", "行政强制", "行政事业性收费")
        found = restored(heading, "".join(labels) + "000")
        assert found[0] == heading
        assert found[1].startswith("规章/")

    @pytest.mark.parametrize("mark", ["—", "-", "/", "－", "／", "--", "|/-—－／"])
    def test_a_mark_is_a_figure(self, mark: str) -> None:
        assert not stays(*HEADER, "规章", "1", "2", mark, "行政规范性文件")
        assert stays(*HEADER, "规章", "1", "2", "无", "行政规范性文件")

    def test_lines_around_it(self) -> None:
        assert restored("说明", *HEADER, *RULES, *NORMATIVE, "完毕") == ["说明", TABLE, "完毕"]
        assert restored("(本列数据的勾稽关系)", *HEADER, *RULES, *NORMATIVE)[0].startswith("(本列")
        assert restored("申请人情况", *HEADER, *RULES, *NORMATIVE)[0].startswith("申请人情况")
        assert len(restored("申请人情况", *HEADER, *RULES, *NORMATIVE)) == 1
        assert restored(*HEADER, *RULES, *NORMATIVE, "条", "7") == [f"{TABLE}|条|7"]
        assert restored(*HEADER, *RULES, *NORMATIVE, "申请人情况") == [TABLE, "申请人情况"]

    def test_the_heading_of_a_section_that_a_form_has_as_a_group(self) -> None:
        heading = "主动公开政府信息情况"
        assert restored(heading, *HEADER, *RULES, *NORMATIVE) == [heading, TABLE]
        assert restored("规章", *HEADER, *RULES, *NORMATIVE) == [f"规章/{TABLE}"]
        rows = ("政府公报公开政府信息数", "条", "1", "政府网站公开政府信息数", "条", "2")
        more = ("政务微博公开政府信息数", "条", "3", "政务微信公开政府信息数", "条", "4")
        whole = restored(heading, *rows, *more, "主动公开政府信息数", "条", "5")
        assert len(whole) == 1
        assert whole[0].startswith(heading)

    def test_two_tables(self) -> None:
        page = (*HEADER, *RULES, *NORMATIVE, "说明。")
        assert restored(*page, *page) == [TABLE, "说明。", TABLE, "说明。"]


class TestCells:
    @pytest.mark.parametrize(
        "text",
        [
            "收到申请数：", "说明", "说" * 110, "(一)予以公开", "(1)说明", "第二十条第（一）项", "第二十条第（一）项,注", "申请人情况",
            "(本列数据的勾稽关系为:第一项,第二项)", "本列数据勾稽关系:一,二", "1,234", "其中:说明", "| 说明 |", "一、规章000",
        ],
    )  # fmt: skip
    def test_a_cell(self, text: str) -> None:
        assert joins(text)

    @pytest.mark.parametrize(
        "text",
        [
            "说" * 111,
            "说明。",
            "（一）说明",
            "一、说明",
            "说明,一",
            "说明;一",
            "说明:一",
            "其中:说明:一",
            "数据的勾稽关系,一",
        ],
    )
    def test_no_cell(self, text: str) -> None:
        assert not joins(text)

    def test_headings_and_links(self) -> None:
        assert not joins(line("说明", heading=2))
        assert not joins(line("说明", linked=True))
        assert joins(line("说明"))

    @pytest.mark.parametrize(
        ("after", "is_label"),
        [
            (("5",), True), (("—",), True), (("| 5 |",), True), (("|", "5"), True), (("|", "|"), False), (("件",), False),
            (("",), False), (("|", "|", "5"), False), (("| | 5 |",), True), ((grid(("5",)),), False),
        ],
    )  # fmt: skip
    def test_a_label_that_sounds_like_a_heading(
        self, after: tuple[str | Block, ...], is_label: bool
    ) -> None:
        found = restored(*HEADER, *RULES, "二、某项", *after, *NORMATIVE) if is_label else []
        assert len(found) == is_label
        if not is_label:
            assert stays(*HEADER, *RULES, "二、某项", *after, *NORMATIVE)

    def test_what_is_no_such_label(self) -> None:
        for label in (line("二、某项", heading=1), line("二、" + "某" * 109)):
            assert stays(*HEADER, *RULES, label, "5", *NORMATIVE)
        assert not stays(*HEADER, *RULES, line("二、" + "某" * 108), "5", *NORMATIVE)


class TestDocuments:
    LIST = tuple(f"{label}：{k}件" for k, label in enumerate(
        ("收到申请数", "当面申请数", "传真申请数", "网络申请数", "信函申请数", "申请办结数"), 1
    ))  # fmt: skip

    def test_lines_that_print_broke(self) -> None:
        rows = ("政府公报公开", "政府信息数", "1", *HEADER, *RULES, *NORMATIVE)
        assert restored(*rows) == [f"政府公报公开政府信息数|1/{TABLE}"]

    def test_a_list_of_figures_after_their_names(self) -> None:
        own = grid(("甲", "乙"), ("丙", "丁"))
        found = restored("说明。", *self.LIST, "完毕。", own)
        assert found[0] == "说明。"
        assert found[1].startswith("收到申请数|件|1/当面申请数|件|2/")
        assert found[2:] == ["完毕。", "甲|乙/丙|丁"]
        (note,) = restore_tables(document(*self.LIST), FORMS).notes
        assert note.message.endswith("are not read")

    def test_notes_of_lines_that_a_list_takes(self) -> None:
        def at(block: int) -> Note:
            return Note(code="GR001", message="", message_zh="", at=Locator(block=block))

        page = document("说明。", *self.LIST, f"甲{LOST}。", notes=(at(0), at(1), at(2), at(7)))
        places = [note.at for note in restore_tables(page, FORMS).notes]
        lost = Locator(block=2, start=1, end=2)
        assert places == [Locator(block=0), lost, lost, Locator(block=2), Locator(block=1)]

    def test_a_table_with_a_heading_among_its_cells(self) -> None:
        table = grid(("规章", "1", ""), ("", "四、其他情况", ""), ("行政许可", "2", ""))
        assert restored(table) == ["规章|1|", "四、其他情况", "行政许可|2|"]
        own = Note(code="GR001", message="", message_zh="", at=Locator(block=0))
        after = restore_tables(document(table, f"甲{LOST}。", notes=(own,)), FORMS)
        assert after.notes[0].at == Locator(block=3, start=1, end=2)
        assert after.notes[1].message.endswith("are not read")

    def test_a_table_of_headings_alone(self) -> None:
        table = grid(("", "四、其他情况", ""), ("", "五、其他情况", ""))
        assert restored(table) == ["四、其他情况", "五、其他情况"]

    def test_notes_of_a_heading_before_a_figure(self) -> None:
        own = Note(code="GR001", message="", message_zh="", at=Locator(block=0))
        before = document("二、某项", "5", *HEADER, *RULES, *NORMATIVE, notes=(own,))
        assert restore_tables(before, FORMS).notes[0].at == Locator(block=0)


class TestArticles:
    ROWS = (
        "指标名称 单位 2014年 主动公开政府信息数 条 15 主动公开规范性文件数 条 3 制发规范性文件总数 件 2"
        " 政府公报公开政府信息数 条 0"
    )  # fmt: skip

    def test_a_table_in_one_paragraph(self) -> None:
        found = restored("说明。", f"{self.ROWS} {PROSE}", "完毕。")
        assert found[0] == "说明。"
        assert found[1].startswith("指标名称|单位|2014年/主动公开政府信息数|条|15/")
        assert found[2:] == [PROSE, "完毕。"]

    def test_notes_move_with_their_blocks(self) -> None:
        lost = Note(code="GR001", message="", message_zh="", at=Locator(block=2, start=1, end=2))
        without = Note(code="GR002", message="", message_zh="")
        page = document("说明。", f"{self.ROWS} {PROSE}", "完毕。", notes=(lost, without))
        after = restore_tables(page, FORMS)
        assert after.notes[0].at == Locator(block=3, start=1, end=2)
        assert after.notes[1] is without
        gone = document(
            f"{self.ROWS} {PROSE}",
            f"甲{LOST}",
            notes=(Note(code="GR001", message="", message_zh="", at=Locator(block=0)),),
        )
        assert restore_tables(gone, FORMS).notes[0].at == Locator(block=2, start=1, end=2)


class TestNotes:
    def test_they_move_with_their_blocks(self) -> None:
        def at(block: int) -> Note:
            return Note(code="GR001", message="", message_zh="", at=Locator(block=block))

        own = grid(("说明", f"无{LOST}"))
        page = (*HEADER, *RULES, *NORMATIVE)
        before = document("说明。", *page, "完毕。", own, notes=(at(0), at(13), at(14), at(3)))
        after = restore_tables(before, FORMS)
        assert [note.at for note in after.notes] == [
            Locator(block=0),
            Locator(block=2),
            Locator(block=3),
            Locator(block=3, row=0, column=1),
            Locator(block=1),
        ]

    def test_digits_taken_apart_are_told(self) -> None:
        (block, *_), (note,) = (
            (
                after := restore_tables(document(*HEADER, "规章000", "行政规范性文件000"), FORMS)
            ).blocks,
            after.notes,
        )
        assert isinstance(block, Table)
        assert block.restored
        assert [c.text for c in block.lines[2]] == ["行政规范性文件", "0", "0", "0"]
        assert note.code == "GR009"
        assert "; in 2 row(s) digits printed without separators" in note.message
        assert "其中2行的数字之间没有分隔" in note.message_zh
        (plain,) = restore_tables(document(*HEADER, *RULES, *NORMATIVE), FORMS).notes
        assert plain.message.endswith("are not read")
        assert plain.message_zh.endswith("数据未采用，请对照原文核对")


class TestWholeTablesInOneRow:
    def test_row_by_row(self) -> None:
        assert restored(grid((*HEADER, *RULES, *NORMATIVE))) == [TABLE]
        assert restored(grid(("说明",), (*HEADER, *RULES, *NORMATIVE), ("完毕",))) == [
            f"说明/{TABLE}/完毕"
        ]
        cells = (*HEADER, *RULES, *NORMATIVE)
        spans = [spanning(text, rows=2) if text == "规章" else text for text in cells]
        assert restored(grid(spans, [""] * 11))[0].startswith("|".join(HEADER))

    def test_a_rows_label_behind_anothers_figures(self) -> None:
        assert restored(grid((*RULES, *NORMATIVE))) == ["规章|1|2|3/行政规范性文件|4|5|6"]
        assert stays(grid((*RULES, "说明", "4")))
        assert stays(grid(("规章", "行政规范性文件", "4")))
        assert stays(grid(("规章", "无数据", "行政规范性文件", "4")))
        assert stays(grid(RULES, NORMATIVE))

    def test_what_a_label_stands_behind(self) -> None:
        assert not stays(grid(("规章", "1", "说明", "行政许可")))
        assert not stays(grid(("规章", "—", "行政许可")))
        assert stays(grid(("1", "规章", "说明", "行政许可")))
        # Headers and columns open no row of figures.
        assert stays(grid(("规章", "1", "信息内容", "本年制发件数")))
        assert stays(grid(("规章", "说明", "行政许可", "1", "总计")))

    def test_rows_with_gaps_around_it(self) -> None:
        tall = spanning("注", rows=2)
        above = (("甲", *[""] * 13, tall), ("乙",))
        whole = (*HEADER, *RULES, *NORMATIVE)
        assert restored(grid(*above, whole))[0] == "甲" + "|" * 14 + f"注|乙/{TABLE}"
        found = restored(grid(whole, ("丙", *[""] * 13, tall), ("丁",)))
        assert found[0] == f"{TABLE}/丙" + "|" * 14 + "注|丁"

    def test_many_labels(self) -> None:
        labels = ("规章", "行政规范性文件", "行政许可", "行政处罚", "行政强制", "行政事业性收费")
        assert not stays(grid(labels))
        assert stays(grid(labels[:5]))
        # Over figures they are the names of columns.
        assert stays(grid(("信息内容", *labels), ("本年制发件数", *"123456")))
        assert stays(grid(("", *labels), ("本年制发件数", *"123456")))
        assert not stays(grid(("", "", *labels), ("本年制发件数", *"123456")))

    def test_names_of_columns(self) -> None:
        assert not stays(grid((*OUTCOMES * 3, *[""] * 16)))
        labels = ("规章", "某数据", "行政规范性文件")
        assert stays(grid((*labels, *OUTCOMES * 3)))
        assert stays(grid((*labels, *OUTCOMES * 3, *[""] * 12)))
        assert not stays(grid((*labels, *OUTCOMES * 3, *[""] * 13)))
        assert stays(grid(("5",) * 31))
        assert stays(grid((*OUTCOMES * 3, *[""] * 15)))
        assert stays(grid((*OUTCOMES * 2, *[""] * 21)))
        assert stays(grid((*OUTCOMES * 2, "总计", *[""] * 20)))
        assert not stays(grid((*OUTCOMES * 2, "总计", "总计", *[""] * 19)))
