"""The look-ups of forms: what each finds, and what it does not."""

from __future__ import annotations

import msgspec
import pytest

from govreport_parse.forms import load_forms
from govreport_parse.forms.compiled import (
    CompiledForms,
    CompiledTable,
    compile_form,
    compile_forms,
    list_mark,
)
from govreport_parse.forms.types import FormRow, FormTable
from tests.tables.printing import compiled, subtables_form

ALL = compile_forms(load_forms())


LIST, MATRIX, SINGLE = (
    compiled("2014", "summary"),
    compiled("2021", "requests"),
    compiled("2021", "remedies"),
)


def codes(of: CompiledTable, places: tuple[int, ...]) -> list[str]:
    return [of.rows.rows[j].code for j in places]


@pytest.mark.parametrize(
    ("label", "mark"),
    [
        ("(一)予以公开", "一"),
        ("1.属于国家秘密", "1"),
        ("十二、其他", "十二"),
        ("（3）其他", "3"),
        ("予以公开", ""),
    ],
)
def test_list_marks(label: str, mark: str) -> None:
    assert list_mark(label) == mark


class TestRows:
    def test_the_first_label_that_names_a_row(self) -> None:
        index = LIST.rows
        labels = ["说明", "网络申请数", "信函申请数"]
        assert codes(LIST, index.exact(labels)) == ["requests.received.online"]
        assert index.exact(["说明"]) == index.exact([]) == ()

    def test_rows_that_share_a_label(self) -> None:
        assert len(LIST.rows.of_label("被依法纠错数")) > 1

    @pytest.mark.parametrize(
        ("label", "code"),
        [
            ("其中:主动公开规范性文件数", "proactive.normative_disclosed"),
            # Character by character, as the converter of words would make 规范性文档 of it.
            ("其中:主動公開規範性文件數", "proactive.normative_disclosed"),
            ("其中:主動公開規範性檔案數", "proactive.normative_disclosed"),
        ],
    )
    def test_in_either_script(self, label: str, code: str) -> None:
        assert codes(LIST, LIST.rows.of_label(label)) == [code]

    @pytest.mark.parametrize("label", ["主動公開說明", "other", "线上访谈"])
    def test_labels_of_no_row(self, label: str) -> None:
        assert LIST.rows.of_label(label) == ()

    def test_words_are_converted_for_traditional_script_alone(self) -> None:
        label = "2.政府網站線上訪談次數"
        assert codes(LIST, LIST.rows.of_label(label)) == ["response.online_interviews"]
        # 文件 is 文档 where Taiwan says it; on the mainland the two are not the same.
        row = FormRow(code="one", label="规范性文档", name="")
        form = msgspec.structs.replace(
            subtables_form("2095"), tables=(FormTable(table="one", title="", rows=(row,)),)
        )
        (one,) = compile_form(form).tables
        assert one.rows.of_label("規範性文件") == (0,)
        assert one.rows.of_label("规范性文件") == ()


class TestTables:
    def test_what_a_header_holds(self) -> None:
        assert {"自然人", "法人或其他组织", "企业"} <= MATRIX.header_keys
        assert MATRIX.header_keys == MATRIX.column_keys
        assert LIST.header_keys == set(LIST.table.label_headers)

    def test_rows_of_figures_and_of_groups(self) -> None:
        figures = {row.code for _, row, _ in LIST.value_rows}
        groups = {row.code for _, row in LIST.group_rows}
        assert figures == set(LIST.table.codes)
        assert "proactive" in groups
        assert figures | groups == {row.code for row in LIST.table.rows}
        assert not figures & groups
        assert len(LIST.value_rows) + len(LIST.group_rows) == len(LIST.table.rows)
        assert all(LIST.table.rows[j] is row for j, row, _ in LIST.value_rows)
        assert all(LIST.table.rows[j] is row for j, row in LIST.group_rows)
        assert all(len(cells) == 7 for _, _, cells in MATRIX.value_rows)

    def test_names_of_one_row_alone(self) -> None:
        own, like_columns = MATRIX.own_rows
        assert own["予以公开"] == MATRIX.rows.by_key["予以公开"][0]
        assert codes(MATRIX, (like_columns["总计"],)) == ["requests.outcome.total"]
        assert not own.keys() & like_columns.keys()
        assert like_columns.keys() <= MATRIX.columns.keys()
        own, like_columns = LIST.own_rows
        assert "被依法纠错数" not in own
        assert not like_columns

    def test_a_single_row_under_a_tree(self) -> None:
        assert SINGLE.inner_headers == ("行政复议", "未经复议直接起诉", "复议后起诉")
        assert [*"一二三四五六"][: SINGLE.group_width] == [*"一二三四五"]
        assert (
            SINGLE.table.columns[SINGLE.by_path["复议后起诉", "维持"]].code
            == "litigation.after_reconsideration.upheld"
        )
        assert SINGLE.by_path["复议后起诉", "结果维持"] == 10
        assert SINGLE.by_path["行政复议", "总计"] == 4


def heading_is(text: str, *headings: str) -> bool:
    parts = [(heading, "code", "规章") for heading in headings]
    return (
        compile_forms((subtables_form("2098", *parts),)).subtable_heading.fullmatch(text)
        is not None
    )


class TestForms:
    def test_tables_by_layout(self) -> None:
        names = [(one.form.id, one.table.table) for one in ALL.tables("matrix", "single")]
        assert names == [
            ("2019", "requests"),
            ("2019", "remedies"),
            ("2021", "requests"),
            ("2021", "remedies"),
        ]
        assert ALL.tables() == ()

    def test_rows_of_subtables_go_by_the_newest_form(self) -> None:
        old, new = (
            subtables_form("2098", ("甲", "old", "规章")),
            subtables_form("2099", ("甲", "new", "规章")),
        )
        forms = compile_forms((old, new))
        assert [row.row.code for row in forms.subtable_rows["规章"]] == ["old", "new"]
        assert forms.subtable_names == {"规章": "new"}
        assert forms.subtable_openers == {"信息内容"}
        alone = compile_forms((new,))
        assert alone.subtable_names == {"规章": "new"}
        other = compile_forms((subtables_form("2097", ("甲", "old", "规章"), layout="other"),))
        assert not other.subtable_rows
        assert not other.subtable_openers

    @pytest.mark.parametrize("number", "一二三四五六七八九十")
    def test_any_number_may_stand_in_a_heading(self, number: str) -> None:
        for text in (f"第二十条第({number})项", f"二十条{number}项", "第二十条第(七)项"):
            assert heading_is(text, f"第二十条第（{number}）项")
        for text in (
            "第二十条第(1)项",
            "第十条第(一)项",
            "第二十条第(一)项目",
            "第二十条第(十一)项",
        ):
            assert not heading_is(text, f"第二十条第({number})项")

    def test_headings_of_several_kinds(self) -> None:
        headings = "第二十条第(一)项", "收费.情况"
        for text in ("第二十条第(二)项", "收费.情况"):
            assert heading_is(text, *headings)
        for text in ("收费情况", "收费一情况", "第二十条第(一)项收费.情况", ""):
            assert not heading_is(text, *headings)

    def test_without_subtables_nothing_is_their_heading(self) -> None:
        heading = CompiledForms(forms=()).subtable_heading
        assert not heading.search("")
        assert not heading.search("第二十条第(一)项")
        other = compile_forms((subtables_form("2096", ("甲", "old", "规章"), layout="other"),))
        assert not other.subtable_heading.search("甲")
