"""Rows from the pieces of a line: where one begins, and which digits are which cell's."""

from __future__ import annotations

import msgspec
import pytest

from govreport_parse.forms import load_form, load_forms
from govreport_parse.tables.restoring.rows import is_figure, numbers_apart, rows_of
from govreport_parse.tables.restoring.words import Piece, Vocabulary, vocabulary
from tests.forms.next_form import next_form

WORDS = vocabulary(load_forms())
DOCUMENTS = ("信息内容", "本年制发件数", "本年废止件数", "现行有效件数")
APPLICANTS = ("自然人", "商业企业", "科研机构", "社会公益组织", "法律服务机构", "其他", "总计")
OUTCOMES = ("结果维持", "结果纠正", "其他结果", "尚未审结", "总计")
NEW, CARRIED = "一、本年新收政府信息公开申请数量", "二、上年结转政府信息公开申请数量"
LIST = ("指标名称", "单位", "统计数")


def made(*texts: str, words: Vocabulary = WORDS) -> list[str]:
    """The rows of some pieces; a text that begins with ~ is glued to what stands before it."""
    pieces = [Piece(text=text.removeprefix("~"), glued=text.startswith("~")) for text in texts]
    found = rows_of(pieces, words)
    return ["|".join(row) for row in found.rows if row]


class TestFigures:
    @pytest.mark.parametrize("text", ["5", "1.5", "—", "|", " | ", "", "| 5 |", "无", "\ufffc"])
    def test_a_cell_without_words(self, text: str) -> None:
        assert is_figure(text)
        assert is_figure(text, units=True)

    @pytest.mark.parametrize(("text", "unit"), [("件", True), ("| 件 |", True), ("规章", False)])
    def test_words_and_units(self, text: str, unit: bool) -> None:
        assert not is_figure(text)
        assert is_figure(text, units=unit) == unit
        assert is_figure(text, units=True) == unit


class TestUnitsAfterFigures:
    def test_a_unit_is_that_of_the_figure_before_it(self) -> None:
        assert made("规章", "~1.5", "件") == ["规章|1.5件"]
        assert made("规章", "~1.5", "2") == ["规章|1.5|2"]
        assert made("规章", "~1.5件", "件") == ["规章|1.5件|件"]
        assert made("规章", "~—", "件") == ["规章|—|件"]
        assert made("规章", "1.5", "件") == ["规章|1.5|件"]
        assert made("收到申请数", "~1.5", "件") == ["收到申请数|1.5|件"]

    def test_before_a_label_it_is_none(self) -> None:
        assert made("~1.5", "件") == ["1.5|件"]
        assert made("~件") == ["件"]


class TestWhereRowsBegin:
    def test_at_labels(self) -> None:
        assert made(*DOCUMENTS, "规章", "1", "2", "3", "行政规范性文件", "4", "5", "6") == [
            "|".join(DOCUMENTS), "规章|1|2|3", "行政规范性文件|4|5|6",
        ]  # fmt: skip

    def test_at_an_unknown_label_after_figures(self) -> None:
        assert made("规章", "1", "2", "行政检查", "3") == ["规章|1|2", "行政检查|3"]
        assert made("规章", "—", "行政检查", "3") == ["规章|—", "行政检查|3"]
        assert made("规章", "条", "行政检查", "3") == ["规章|条|行政检查|3"]
        assert made("规章", "1", "条", "3") == ["规章|1|条|3"]
        assert made("规章", "说明", "行政检查") == ["规章|说明|行政检查"]
        assert made("5", "行政检查") == ["5|行政检查"]

    def test_a_unit_after_a_figure_that_ran_together_is_no_cell(self) -> None:
        """Two columns, one figure and its unit: 120.45万元 may be 12 and 0.45万元."""
        assert made("政府集中采购", "~120.45", "万元") == ["政府集中采购|120.45万元"]
        assert made("政府集中采购", "~12 0.45", "万元")[0].endswith("万元")
        assert made("政府集中采购", "120.45", "万元") == ["政府集中采购|120.45|万元"]
        assert made("政府集中采购", "~12件", "万元") == ["政府集中采购|12件|万元"]
        assert made("政府公报公开政府信息数", "~12", "条") == ["政府公报公开政府信息数|12|条"]

    def test_at_an_unknown_label_after_a_full_row_of_blanks(self) -> None:
        blank = made(*DOCUMENTS, "规章", "", "", "", "行政检查", "3")
        assert blank == ["|".join(DOCUMENTS), "规章|||", "行政检查|3"]
        assert made(*DOCUMENTS, "规章", "", "", "行政检查")[-1] == "规章|||行政检查"
        assert made(*DOCUMENTS, "规章", "", "约1", "", "行政检查")[-1] == "规章||约1||行政检查"
        assert made("规章", "行政检查") == ["规章|行政检查"]
        listed = vocabulary((load_form("2014"),))
        assert made("主动公开政府信息数", "行政检查", words=listed) == [
            "主动公开政府信息数|行政检查"
        ]

    def test_at_an_unknown_label_after_the_names_of_columns(self) -> None:
        assert made("单位", "统计数", "公开信息条目", "条", "5") == [
            "单位|统计数",
            "公开信息条目|条|5",
        ]
        assert made("单位", "统计数", "公开信息条目", "5") == ["单位|统计数", "公开信息条目|5"]
        assert made("指标名称", "统计数", "公开信息条目", "5") == [
            "指标名称|统计数",
            "公开信息条目|5",
        ]
        assert made("单位", "公开信息条目", "5") == ["单位|公开信息条目|5"]
        assert made("单位", "统计数", "公开信息条目", "说明") == ["单位|统计数|公开信息条目|说明"]
        assert made("单位", "统计数", "公开信息条目") == ["单位|统计数|公开信息条目"]
        assert made("单位", "统计数", "数量", "5") == ["单位|统计数|数量|5"]
        assert made("单位", "统计数", "条", "5") == ["单位|统计数|条|5"]
        assert made("单位", "统计数", "5", "6") == ["单位|统计数|5|6"]
        assert made("甲方", "统计数", "公开信息条目", "5") == ["甲方|统计数|公开信息条目|5"]
        assert made("自然人", "统计数", "公开信息条目", "5") == ["自然人|统计数", "公开信息条目|5"]

    def test_at_the_first_figure_below_the_outcomes(self) -> None:
        names = (*OUTCOMES, *OUTCOMES)
        assert made(*names, "3", "2") == ["|".join(names), "3|2"]
        assert made("", *names[:6], "3") == ["|".join(("", *names[:6])), "3"]
        assert made(*names[:5], "3") == ["|".join((*names[:5], "3"))]
        assert made(*names[:6], "说明", "3")[-1] == "说明|3"
        assert made("5", *names[:6], "3", "4") == ["|".join(("5", *names[:6], "3", "4"))]
        figures = "3 2 0 2 7 2 0 0 1 3 0 1 0 0 1"
        names = (*OUTCOMES, *OUTCOMES, *OUTCOMES)
        assert made(*names, f"~{figures}") == ["|".join(names), figures.replace(" ", "|")]

    def test_without_a_form_of_outcomes(self) -> None:
        words = vocabulary((load_form("2014"),))
        assert made("指标名称", "5", words=words) == ["指标名称|5"]
        assert made("~55", words=words) == ["55"]
        assert rows_of([Piece(text="5", glued=True)], words).fused == (("5", 0),)

    def test_the_shortest_group_of_outcomes_counts(self) -> None:
        words = vocabulary((load_form("2021"), next_form()))
        names = (*OUTCOMES, "结果维持")
        assert made(*names, "3", words=words) == ["|".join(names), "3"]


class TestRunTogether:
    HEADER = ("申请人情况", *APPLICANTS)

    def test_digits_of_a_row_that_adds_up(self) -> None:
        assert made(*self.HEADER, NEW, "~2010014")[-1] == f"{NEW}|2|0|1|0|0|1|4"
        assert made(*self.HEADER, NEW, "~2010015")[-1] == f"{NEW}|2010015"
        assert made(*self.HEADER, NEW, "~20100104")[-1] == f"{NEW}|20100104"
        # One way to add up, with two blanks: 10 0 0 0 10.
        assert made(*self.HEADER, NEW, "~1000010")[-1] == f"{NEW}|1000010"

    def test_a_row_with_fewer_digits_leaves_all_open(self) -> None:
        rows = made(*self.HEADER, NEW, "~2010014", CARRIED, "~201003")
        assert rows[-2:] == [f"{NEW}|2010014", f"{CARRIED}|201003"]
        rows = made(*self.HEADER, NEW, "~0000000", CARRIED, "~201003")
        assert rows[-2:] == [f"{NEW}|0|0|0|0|0|0|0", f"{CARRIED}|201003"]

    def test_a_row_with_more_digits_leaves_the_others(self) -> None:
        rows = made(*self.HEADER, NEW, "~2010014", CARRIED, "~12010014")
        assert rows[-2:] == [f"{NEW}|2|0|1|0|0|1|4", f"{CARRIED}|12010014"]

    def test_digits_of_a_subtable(self) -> None:
        assert made(*DOCUMENTS, "规章", "~000")[-1] == "规章|0|0|0"
        assert made(*DOCUMENTS, "规章", "~0000")[-1] == "规章|0000"

    @pytest.mark.parametrize("digits", ["123", "228", "100", "012", "12", "1234"])
    @pytest.mark.parametrize("above", ["000", "00", "0001", "100"])
    def test_a_row_of_zeros_proves_nothing_of_another(self, above: str, digits: str) -> None:
        """228 may be 2, a blank and 28: no total tells."""
        rows = made(*DOCUMENTS, "规章", f"~{above}", "行政规范性文件", f"~{digits}")
        assert rows[-1] == f"行政规范性文件|{digits}"

    def test_a_row_without_figures_goes_before_the_totals_of_others(self) -> None:
        names = (*OUTCOMES, *OUTCOMES, *OUTCOMES)
        blank = (*DOCUMENTS, "规章", "行政规范性文件", "~000")
        assert made(*blank, *names, "~320272001301001")[-1] == "320272001301001"
        # No row below the names of columns.
        whole = ("规章", *DOCUMENTS, "行政规范性文件", "~000")
        rows = made(*whole, *names, "~320272001301001")
        assert rows[-1] == "3|2|0|2|7|2|0|0|1|3|0|1|0|0|1"

    def test_a_label_without_figures_leaves_all_open(self) -> None:
        names, digits = (*OUTCOMES, *OUTCOMES, *OUTCOMES), "320272001301001"
        rows = (*DOCUMENTS, "规章", "~000", *names, f"~{digits}")
        one = ("信息内容", "本年处理决定数量", "行政许可")
        heading = (*one, "~5", "第二十条第（一）项")  # no label of a row
        for above in ((), (*one, "~5"), heading):
            assert made(*above, *rows)[-1] == "|".join(digits)
        for above in ((*DOCUMENTS, "3.其他"), one):
            assert made(*above, *rows)[-1] == digits

    def test_two_columns(self) -> None:
        header = ("信息内容", "采购项目数量", "采购总金额")
        assert made(*header, "政府集中采购", "~00")[-1] == "政府集中采购|0|0"
        assert made(*header, "政府集中采购", "~12")[-1] == "政府集中采购|12"

    def test_one_column_needs_no_proof(self) -> None:
        header = ("信息内容", "本年处理决定数量")
        rows = made(*header, "行政许可", "~0", "行政处罚", "~17")
        assert rows == ["信息内容|本年处理决定数量", "行政许可|0", "行政处罚|17"]
        rows = made(*header, "行政许可", "~0", *DOCUMENTS, "规章", "~123")
        assert rows[-1] == "规章|123"

    def test_a_row_without_a_label(self) -> None:
        names = (*OUTCOMES, *OUTCOMES, *OUTCOMES)
        assert made(*names, "~320280000010001")[-1] == "320280000010001"
        assert made(*names, "~320272001301001")[-1] == "3|2|0|2|7|2|0|0|1|3|0|1|0|0|1"
        head, rest = names[:5], names[5:]
        assert (
            made(*head, "信息内容", *rest, "~320272001301001")[-1]
            == "3|2|0|2|7|2|0|0|1|3|0|1|0|0|1"
        )

    def test_digits_beside_other_cells_stay(self) -> None:
        assert made(*self.HEADER, NEW, "0", "~2010014")[-1] == f"{NEW}|0|2010014"
        assert made(*self.HEADER, NEW, "2010014")[-1] == f"{NEW}|2010014"
        for text in ("约2010014", "约100001", "000000约"):
            assert made(*self.HEADER, NEW, f"~{text}")[-1] == f"{NEW}|{text}"

    def test_how_many_rows_were_taken_apart(self) -> None:
        def parted(*texts: str) -> int:
            pieces = [Piece(text=t.removeprefix("~"), glued=t.startswith("~")) for t in texts]
            return rows_of(pieces, WORDS).parted

        assert parted(*DOCUMENTS, "规章", "~000", "行政规范性文件", "~000") == 2
        assert parted(*DOCUMENTS, "规章", "~000", "行政规范性文件", "~123") == 1
        assert parted(*DOCUMENTS, "规章", "0") == 0
        assert parted("信息内容", "采购项目数量", "采购总金额", "政府集中采购", "~00") == 1

    def test_digits_and_the_columns_of_their_rows(self) -> None:
        pieces = [Piece(text=t) for t in (*DOCUMENTS, "规章")]
        found = rows_of([*pieces, Piece(text="１23", glued=True)], WORDS)
        assert found.fused == (("123", 3),)


class TestProvenByTheTotals:
    """Rows with more digits than columns, of which the totals leave one reading."""

    PRINTED = "120000012"
    READ = "12|0|0|0|0|0|12"

    def rows(self, *zeros: str, short: str = "", more: tuple[str, ...] = ()) -> dict[str, str]:
        """The rows by their labels; the others print `zeros`, one of them `short`; `more` below them."""
        table = load_form("2021").table("requests")
        assert table is not None
        texts = ["申请人情况", *APPLICANTS]
        filled = ("requests.received", "requests.outcome.granted", "requests.outcome.total")
        for row in table.rows:
            figures = (f"~{self.PRINTED}",) if row.code in filled else zeros
            if short and row.code == "requests.carried_out":
                figures = (short,)
            texts += [row.label, *(figures if row.kind == "value" else ())]
        return dict(row.split("|", 1) for row in made(*texts, *more) if "|" in row)

    def test_beside_rows_of_zeros_as_long_as_the_header(self) -> None:
        rows = self.rows("~0000000")
        assert [text for text in rows.values() if "12" in text] == [self.READ] * 3
        assert rows[NEW] == self.READ
        assert rows[CARRIED] == "0|0|0|0|0|0|0"

    def test_without_rows_of_zeros_run_together_too(self) -> None:
        assert self.rows(*"0000000")[NEW] == self.PRINTED

    @pytest.mark.parametrize(
        ("subtable", "proves"),
        [
            ((*DOCUMENTS, "规章", "~000"), True),
            # Other digits, more than columns, zeros before others; one column.
            ((*DOCUMENTS, "规章", "~123"), False), ((*DOCUMENTS, "规章", "~0000"), False),
            ((*DOCUMENTS, "规章", "~012"), False),
            (("信息内容", "本年处理决定数量", "行政许可", "~0"), False),
            (("信息内容", "采购项目数量", "采购总金额", "政府集中采购", "~00"), True),
        ],
    )  # fmt: skip
    def test_beside_a_subtable(self, subtable: tuple[str, ...], *, proves: bool) -> None:
        rows = self.rows(*"0000000", more=subtable)
        assert rows[NEW] == (self.READ if proves else self.PRINTED)

    def test_beside_a_row_with_fewer_digits(self) -> None:
        assert self.rows("~0000000", short="~000000")[NEW] == self.PRINTED
        # Also where the form does not know that row.
        assert self.rows("~0000000", more=("某样申请", "~000000"))[NEW] == self.PRINTED
        assert self.rows("~0000000", more=("某样申请", "~0000000"))[NEW] == self.READ

    def test_they_count_as_taken_apart(self) -> None:
        table = load_form("2021").table("requests")
        assert table is not None
        pieces = [Piece(text=text) for text in ("申请人情况", *APPLICANTS)]
        values = [row for row in table.rows if row.kind == "value"]
        filled = ("requests.received", "requests.outcome.granted", "requests.outcome.total")
        for row in values:
            digits = self.PRINTED if row.code in filled else "0000000"
            pieces += [Piece(text=row.label), Piece(text=digits, glued=True)]
        assert rows_of(pieces, WORDS).parted == len(values)


class TestSetApartByBlanks:
    HEADER = ("申请人情况", *APPLICANTS)

    def test_one_a_column(self) -> None:
        assert made(*DOCUMENTS, "规章", "~1 2 3")[-1] == "规章|1|2|3"
        assert made(*DOCUMENTS, "规章", "~1 2")[-1] == "规章|1 2"
        assert made(*DOCUMENTS, "规章", "~1 2 3 4")[-1] == "规章|1 2 3 4"
        assert made(*self.HEADER, NEW, "~2 0 1 0 0 1 4")[-1] == f"{NEW}|2|0|1|0|0|1|4"
        assert made(*self.HEADER, NEW, "~2 0 1 0 0 1 5")[-1] == f"{NEW}|2|0|1|0|0|1|5"
        assert made(*DOCUMENTS, "规章", "1 2 3")[-1] == "规章|1 2 3"

    def test_a_blank_may_group_the_digits_of_a_number(self) -> None:
        assert made(*DOCUMENTS, "规章", "~1 234 5")[-1] == "规章|1 234 5"
        assert made(*DOCUMENTS, "规章", "~10 234 5")[-1] == "规章|10 234 5"
        assert made(*DOCUMENTS, "规章", "~123 456 5")[-1] == "规章|123 456 5"
        for row in (
            "01 234 5",
            "0 234 5",
            "1234 567 8",
            "1 23 5",
            "1 2345 6",
            "— 234 5",
            "1.5 234 5",
            "1 — 234",
        ):
            assert made(*DOCUMENTS, "规章", f"~{row}")[-1] == f"规章|{row.replace(' ', '|')}"
        assert made(*DOCUMENTS, "规章", "~1 2.5 3")[-1] == "规章|1|2.5|3"
        assert made(*self.HEADER, NEW, "~2 100 0 0 0 0 102")[-1] == f"{NEW}|2|100|0|0|0|0|102"
        assert made(*self.HEADER, NEW, "~2 100 0 0 0 0 103")[-1] == f"{NEW}|2 100 0 0 0 0 103"
        assert made(*self.HEADER, NEW, "~2 100 — 0 0 0 102")[-1] == f"{NEW}|2|100|—|0|0|0|102"

    def test_outcomes_add_up_group_by_group(self) -> None:
        names = (*OUTCOMES, *OUTCOMES, *OUTCOMES)
        right = "2 100 0 0 102 0 0 0 0 0 1 0 0 0 1"
        assert made(*names, f"~{right}")[-1] == right.replace(" ", "|")
        for wrong in (right[:-1] + "2", right.replace("102", "103")):
            assert made(*names, f"~{wrong}")[-1] == wrong

    @pytest.mark.parametrize("figures", ["1 234", "100 134 0 0 234", "1 234 0 0 0 0 0 0 235"])
    def test_too_few_or_too_many_are_one_odd_cell(self, figures: str) -> None:
        names = (*OUTCOMES, *OUTCOMES, *OUTCOMES)
        assert made(*names, f"~{figures}")[-1] == figures
        assert made(*self.HEADER, NEW, f"~{figures}")[-1] == f"{NEW}|{figures}"

    def test_a_list_has_as_many_columns_as_it_has(self) -> None:
        assert made(*LIST, "政府公报公开信息数", "条", "~5 6")[-1] == "政府公报公开信息数|条|5|6"
        assert (
            made(*LIST, "政府公报公开信息数", "条", "~5 678")[-1] == "政府公报公开信息数|条|5 678"
        )
        assert made(*LIST, "政府公报公开信息数", "~5 6")[-1] == "政府公报公开信息数|5 6"
        assert made(*LIST, "政府公报公开信息数", "7", "~5 6")[-1] == "政府公报公开信息数|7|5 6"

    @pytest.mark.parametrize(("behind", "apart"), [("~5 6", True), ("", False)])
    def test_a_label_behind_a_unit_is_no_figure(self, behind: str, *, apart: bool) -> None:
        """Two words behind each unit are as many as columns: but those of the next label are none."""
        row = ("政府公报公开信息数", "条")
        blank = (*row, behind) if behind else row
        rows = made(*LIST, "累计数", *blank, "其中: 某样", "条", "~5 678", *(*row, "~5 678") * 5)
        assert rows[-1] == "|".join((*row, *(("5", "678") if apart else ("5 678",))))

    @pytest.mark.parametrize(("cell", "apart"), [("~12 1739 5", True), ("12 1739 5", False)])
    def test_figures_in_a_cell_of_their_own_tell_nothing(self, cell: str, *, apart: bool) -> None:
        rows = made(*DOCUMENTS, "规章", cell, "行政规范性文件", "~1 234 5")
        assert rows[-1] == "行政规范性文件|" + ("1|234|5" if apart else "1 234 5")


class TestWidths:
    NEXT = vocabulary((load_form("2021"), next_form()))
    SIX = ("结果维持", "结果纠正", "其他结果", "尚未审结", "申请人撤回", "总计")

    def test_the_outcomes_that_are_named(self) -> None:
        digits = " ".join("320207200103010001")
        apart = digits.replace(" ", "|")
        assert made(*self.SIX * 3, f"~{digits}", words=self.NEXT)[-1] == apart
        head, rest = self.SIX, self.SIX * 2
        assert made(*head, "信息内容", *rest, f"~{digits}", words=self.NEXT)[-1] == apart
        assert made(*self.SIX * 2, f"~{digits}", words=self.NEXT)[-1] == digits
        older = "320272001301001"
        assert made(f"~{older}", words=self.NEXT) == ["|".join(older)]
        assert made("说明", "信息内容", *OUTCOMES * 3, f"~{older}", words=self.NEXT)[
            -1
        ] == "|".join(older)

    def test_the_matrix_that_knows_the_names(self) -> None:
        keys = WORDS.matrices[0][1]
        words = msgspec.structs.replace(WORDS, matrices=((5, frozenset({"公民"})), (7, keys)))
        head = ("申请人情况", "自然人", "商业企业", "科研机构", "社会公益组织")
        assert made(*head, NEW, "~2010014", words=words)[-1] == f"{NEW}|2|0|1|0|0|1|4"
        assert made(*head[:4], NEW, "~2010014", words=words)[-1] == f"{NEW}|2010014"

    def test_a_total_may_be_the_name_of_the_labels(self) -> None:
        assert made("总计", "本年制发件数", "本年废止件数", "规章", "~000")[-1] == "规章|000"

    def test_the_header_that_is_nearest(self) -> None:
        header = ("信息内容", "本年处理决定数量")
        assert made(*DOCUMENTS, "规章", "~000", *header, "行政许可", "~00")[-1] == "行政许可|00"
        assert made(*header, "行政许可", "0", *DOCUMENTS, "规章", "~000")[-1] == "规章|0|0|0"

    def test_a_line_of_many_columns(self) -> None:
        head = ("申请人情况", "自然人", "法人或其他组织", "总计", "商业企业", "科研机构")
        assert made(*head, NEW, "~2010014")[-1] == f"{NEW}|2|0|1|0|0|1|4"
        assert made("说明", NEW, "~2010014")[-1] == f"{NEW}|2|0|1|0|0|1|4"
        assert made("信息内容", NEW, "~2010014")[-1] == f"{NEW}|2|0|1|0|0|1|4"
        assert made("信息内容", "说明", "规章", "~0000000")[-1] == "规章|0|0|0|0|0|0|0"


def test_rows_that_their_first_word_numbers() -> None:
    assert numbers_apart([["1", "5"], ["2", "—"], ["3", "—"]], None) == 1
    assert numbers_apart([["1", "5"], ["3", "—"], ["5", "—"]], None) == 0


class TestColumnsNamedByPeriods:
    YEARS = ("指标名称", "2014年度", "2013年度")
    ROWS = ("收到申请数", "~1 234") * 6

    def test_as_many_figures_as_periods(self) -> None:
        assert made(*self.YEARS, "收到申请数", "~5 6")[-1] == "收到申请数|5|6"
        assert made("某某", *self.YEARS[1:], "收到申请数", "~5 6")[-1] == "收到申请数|5 6"
        assert made(*self.YEARS[:2], "收到申请数", "~5 6")[-1] == "收到申请数|5 6"
        pieces = [Piece(text=text) for text in (*self.YEARS[:2], "收到申请数")]
        assert rows_of([*pieces, Piece(text="5", glued=True)], WORDS).fused == (("5", 1),)

    @pytest.mark.parametrize(
        "header", [YEARS, ("某表", *YEARS), ("指标名称", "2014年度", "历年累计")]
    )
    def test_rows_as_wide_as_the_header_group_no_digits(self, header: tuple[str, ...]) -> None:
        assert made(*header, *self.ROWS)[-6:] == ["收到申请数|1|234"] * 6
        assert made(*header, *self.ROWS[:-2])[-5:] == ["收到申请数|1 234"] * 5

    def test_behind_units_as_many_columns_as_names_but_one(self) -> None:
        row = ("收到申请数", "件", "~1 234")
        assert made(*self.YEARS, *row * 6)[-1] == "收到申请数|件|1 234"
        assert made(*self.YEARS, "2012年度", *row * 6)[-1] == "收到申请数|件|1|234"

    def test_names_that_are_no_periods(self) -> None:
        rows = made("信息内容", "本年制发件数", "本年废止件数", *("规章", "~1 234") * 6)
        assert rows[-6:] == ["规章|1 234"] * 6


class TestFiguresInALineOfTheirOwn:
    """Print sets a label's lines around them: a blank beside them is none."""

    @pytest.mark.parametrize(
        ("stray", "blanks"), [("件 4", False), ("件 4 5", False), ("件", True), ("见表 4", True)]
    )
    def test_beside_blanks(self, stray: str, blanks: bool) -> None:
        rows = made(
            *LIST, "收到申请数", "件", "23", stray, "当面申请数", "", "传真申请数", "件", "1"
        )
        assert ("当面申请数" in rows) is not blanks

    def test_the_figure_above_may_go_on_in_them(self) -> None:
        rows = made(*LIST, "网络申请数", "件", "7", "当面申请数", "件", "13", "件 0")
        assert rows[-3:] == ["网络申请数|件|7", "当面申请数", "件 0"]

    def test_other_rows_keep_their_blanks(self) -> None:
        rows = made("件 4", "当面申请数", "", "传真申请数", "件", "", "网络申请数", "件", "")
        assert rows == ["件 4", "当面申请数", "传真申请数|件|", "网络申请数|件|"]
