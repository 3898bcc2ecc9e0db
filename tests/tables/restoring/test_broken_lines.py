"""Lines of tables that print broke: what is one line, what are two, and which number is a page's."""

from __future__ import annotations

import pytest

from govreport_parse.forms import load_forms
from govreport_parse.model.document import Block, Paragraph, Table
from govreport_parse.tables.restoring.broken_lines import with_whole_lines
from govreport_parse.tables.restoring.words import vocabulary
from tests.tables.printing import grid

WORDS = vocabulary(tuple(load_forms()))
# A whole row of a list, which no line goes on with.
ROW = "收到申请数：31件"


def line(text: str, *, heading: int = 0) -> Paragraph:
    return Paragraph(text=text, heading=heading)


def texts(blocks: tuple[Block, ...]) -> list[str]:
    return ["table" if isinstance(one, Table) else one.text for one in blocks]


def whole(*lines: str | Block, before: int = 6) -> list[str]:
    """The texts of lines made whole, after rows that make them a table's."""
    blocks = [*[line(ROW)] * before, *(line(x) if isinstance(x, str) else x for x in lines)]
    found = with_whole_lines(blocks, WORDS)
    if found is None:
        return [one.text if isinstance(one, Paragraph) else "table" for one in blocks[before:]]
    assert len(found) == len(blocks)
    # A line stands where its first piece stood.
    assert all(len(made) <= 1 for made in found)
    return [text for made in found for text in texts(made)][before:]


def is_one(*lines: str) -> bool:
    """Whether lines become a single one; else they stay as they are."""
    found = whole(*lines)
    assert found in (["".join(lines)], list(lines))
    return len(found) == 1


class TestRuns:
    def test_six_short_lines_or_more(self) -> None:
        pieces = ("政府公报公开", "政府信息数")
        assert whole(*pieces, before=4) == ["".join(pieces)]
        assert whole(*pieces, before=3) == list(pieces)
        assert whole("说明。", *pieces, before=4) == ["说明。", *pieces]
        assert whole(*pieces, "甲", "乙", "丙", "丁", before=0)[0] == "".join(pieces)
        assert whole(*pieces, "甲", "乙", "丙", before=0)[0] == pieces[0]

    @pytest.mark.parametrize(
        ("between", "one"),
        [
            (line("某" * 60), True),
            (line("某" * 61), False),
            (line("某。"), False),
            (line("某", heading=2), False),
            (grid(("某",)), False),
        ],
    )
    def test_what_parts_them(self, between: Block, *, one: bool) -> None:
        pieces = ("政府公报公开", "政府信息数")
        found = whole(between, *pieces, "甲", "乙", "丙", before=2)
        assert found[1:3] == (["政府公报公开政府信息数", "甲"] if one else list(pieces))
        found = whole("甲", between, *pieces, "乙", "丙", "丁", "戊")
        assert found[2] == "政府公报公开政府信息数"

    def test_each_run_is_made_whole(self) -> None:
        pieces = ("政府公报公开", "政府信息数")
        rest = ("甲乙", "丙丁", "戊己", "庚辛")
        found = whole(*pieces, "说明。", *pieces, *rest)
        assert found == ["".join(pieces), "说明。", "".join(pieces), *rest]

    def test_what_else_is_told_of_the_first_line(self) -> None:
        blocks = [line(ROW)] * 6 + [Paragraph(text="政府公报公开", gap=2), line("政府信息数")]
        made = with_whole_lines(blocks, WORDS)
        assert made is not None
        assert made[6] == (Paragraph(text="政府公报公开政府信息数", gap=2),)

    def test_the_rest_stays(self) -> None:
        found = with_whole_lines([line(ROW)] * 8, WORDS)
        assert found is None
        blocks = [line(ROW)] * 5 + [line("政府公报公开"), line("政府信息数"), line("说明。")]
        made = with_whole_lines(blocks, WORDS)
        assert made is not None
        assert [one for one in made if one[:1] and one[0] not in blocks] == [made[5]]
        assert made[6] == ()
        assert made[7] == (blocks[7],)
        assert texts(made[5]) == ["政府公报公开政府信息数"]


class TestLabels:
    @pytest.mark.parametrize(
        "lines",
        [
            ("政府公报公开", "政府信息数"),
            ("政府公报", "公开政府", "信息数"),
            ("1.政府公报", "公开政府信息数"),
            ("政府公报公开", "政府信息数：12条"),
            ("政府公报公开", "政府信息数 12"),
            ("政府公报公开", "政府信息数12"),
            ("政府公报公开", "政府信息数 12 3"),
            ("专职人员数（不包括政府公报", "及政府网站工作人员数）"),
            ("专职人员数（不包括政府公报", "及政府网站", "工作人员数）：3人"),
            ("专职人员数（不包括政府公报", "及政府网站", "工作人员数）3"),
            ("专职人员数（不包括政府公报及政府网站", "工作人员数）"),
            # Brackets that the form has not.
            ("收到申请数（含上年", "结转的）"),
            ("收到申请数（含上年", "结转", "的）"),
            ("收到申请数（注）（附", "后）"),
            ("政府公报公开", "政府信息数 1 2 3"),
        ],
    )
    def test_one(self, lines: tuple[str, ...]) -> None:
        assert is_one(*lines)

    @pytest.mark.parametrize(
        "lines",
        [
            # Three characters begin anything.
            ("政府公", "报公开政府信息数"),
            ("一年来", "公开政府信息数"),
            ("政府公报公开", "说明"),
            ("政府公报公开", "政府信息", "说明"),
            # Whole by itself.
            ("收到申请数", "31"),
            ("收到申请数", "件"),
            # What brackets hold after it is closed, or they stand after no label.
            ("专职人员数（不含）（不包括）某", "工作人员数）"),
            ("某某数（不包括政府公报", "及政府网站工作人员数）"),
            ("（含上年", "结转）收到申请数"),
            ("收到申请数（注）3", "1"),
            ("政府公报", "（注", "）公开政府信息数"),
            # More than a label and its figures.
            ("政府公报公开", "政府信息数条"),
            ("政府公报公开", "政府信息数规章 5"),
        ],
    )
    def test_several(self, lines: tuple[str, ...]) -> None:
        assert not is_one(*lines)

    def test_of_eight_lines_at_most(self) -> None:
        label = "专职人员数（不包括政府公报及政府网站工作人员数）"
        for count, one in ((8, True), (9, False)):
            cut = [label[:8], *label[8 : 8 + count - 2], label[8 + count - 2 :]]
            assert is_one(*cut) == one

    def test_several_one_after_another(self) -> None:
        lines = ("政府公报公开", "政府信息数", "条", "12", "政府网站公开", "政府信息数", "条", "8")
        assert whole(*lines) == [
            "政府公报公开政府信息数", "条", "12", "政府网站公开政府信息数", "条", "8",
        ]  # fmt: skip

    def test_a_figure_begins_none(self) -> None:
        assert whole("12", "件", "政府公报公开", "政府信息数") == [
            "12", "件", "政府公报公开政府信息数",
        ]  # fmt: skip
        assert whole("31", "收到申请数：5件") == ["31", "收到申请数：5件"]


class TestRowsWhoseEndStandsApart:
    @pytest.mark.parametrize(
        ("lines", "one"),
        [
            (("收到申请数", "：31件"), True),
            (("收到申请数", ":31件"), True),
            (("收到申请数：", "31件"), True),
            (("收到申请数:", "31件"), True),
            (("收到申请数：31", "件"), True),
            (("收到申请数 31", "件"), True),
            (("收到申请数", "31件"), False),
            (("收到申请数：", "受理申请数：31件"), False),
            (("收到申请数：31", "收到申请数"), False),
            (("其中：", "当面申请数：3件"), False),
            (("某项数字", "：31件"), False),
            (("某项数字：", "31件"), False),
            (("某项数字：31", "件"), False),
        ],
    )
    def test_colon_figure_or_unit(self, lines: tuple[str, ...], *, one: bool) -> None:
        assert is_one(*lines) == one
        # The line after them is another.
        assert whole(*lines, "某甲")[-1] == "某甲"

    def test_a_row_by_itself_below(self) -> None:
        """The line below needs nothing of the one above."""
        assert not is_one("收到申请数：", "当面申请数：3件")


class TestNamesOfColumns:
    @pytest.mark.parametrize(
        ("lines", "one"),
        [
            (("社会公益", "组织"), True),
            (("法人或", "其他", "组织"), True),
            (("法人或", "其", "他组", "织"), True),
            (("法", "人或", "其", "他组", "织"), False),
            (("未经复议直接", "起诉"), True),
            (("未经复议直接起", "诉"), False),
            (("未", "经复议直接起诉"), False),
            (("未经", "复议直接起诉"), True),
            (("1法人", "或其他组织"), False),
            (("法人", "1或其他组织"), False),
            (("法人", "-或其他组织"), False),
            (("社会公益", "某"), False),
            (("社会", "某", "公益组织"), False),
        ],
    )
    def test_in_narrow_cells(self, lines: tuple[str, ...], *, one: bool) -> None:
        assert is_one(*lines) == one
        assert whole(*lines, "某甲")[-1] == "某甲"

    @pytest.mark.parametrize(
        ("above", "below", "names"),
        [
            ("结果 结果 其他 尚未 总计", "维持 纠正 结果 审结",
             "结果维持 结果纠正 其他结果 尚未审结 总计"),
            ("结果 结果 其他 尚未", "维持 纠正 结果 审结", "结果维持 结果纠正 其他结果 尚未审结"),
            ("自然人 社会公益 总计 其他", "组织", "自然人 社会公益组织 总计 其他"),
            ("结果 其他 尚未", "维持 结果 审结", None),
            ("结果 结果 其他 尚未", "维持 纠正 结果 审结 总计", None),
            ("结果 结果 其他 某某", "维持 纠正 结果", None),
            ("自然人 总计 其他 总计", "组织", None),
            ("自然人 总计 其他 总计", "", None),
            ("结果 结果 其他 尚未", "维持 审结", None),
        ],
    )  # fmt: skip
    def test_in_halves(self, above: str, below: str, names: str | None) -> None:
        assert whole(above, below) == ([above, below] if names is None else [names])
        assert whole(above, below, "某甲")[-1] == "某甲"

    def test_a_name_that_may_take_the_half_below(self) -> None:
        """其他 is a name by itself, and the half of one: it takes what makes it one."""
        above = "其他 自然人 总计 商业"
        assert whole(above, "结果 企业") == ["其他结果 自然人 总计 商业企业"]


class TestPageNumbers:
    @pytest.mark.parametrize(
        "number",
        [
            "- 3 -", "—12—", "·123·", "~3~", "第3页", "第 12 页", "第123页", "第3页，共12页", "第3页/共12页",
            "第3页,共123页", "第3页共2页", "第" + " " * 17 + "3页", "- 3 —", "- 3·", "第 3 页 ， 共 12 页   ", "－ 3 －",
        ],
    )  # fmt: skip
    def test_between_cells(self, number: str) -> None:
        assert whole("收到申请数", number, "31") == ["收到申请数", "31"]

    @pytest.mark.parametrize(
        "text",
        [
            "3", "-1234-", "-3", "3-", "--", "第1234页", "第3页共1234页", "第页", "第三页", "共3页", "第3页 某", "第3页共3页 某",
            "第3页共页", "第" + " " * 18 + "3页", "a3a", "第  3  页  ，  共  1  2  页", "-某-", "第3条", "3页",
        ],
    )  # fmt: skip
    def test_what_is_none(self, text: str) -> None:
        assert whole("收到申请数", text, "31") == ["收到申请数", text, "31"]

    @pytest.mark.parametrize(
        ("above", "below", "gone"),
        [
            ("收到申请数", "某", True),
            ("某", "收到申请数", True),
            ("某", "31", True),
            ("31", "某", True),
            ("3 1", "某", True),
            ("收到申请数：31件", "某", True),
            ("某", "某", False),
            ("某：31件", "某", False),
            (grid(("31",)), "31", False),
            ("31", grid(("31",)), False),
        ],
    )
    def test_where_one_stands(self, above: str | Block, below: str | Block, *, gone: bool) -> None:
        found = whole(above, "- 3 -", below)
        assert ("- 3 -" not in found) == gone
        tail = ("甲乙", "丙丁", "戊己", "庚辛", "壬癸", "子丑")
        assert ("- 3 -" not in whole(above, "- 3 -", below, *tail)) == gone

    def test_the_first_and_the_last_line_of_a_document(self) -> None:
        assert whole("31", "- 3 -")[-1] == "- 3 -"
        assert whole("- 3 -", "31", *["某"] * 5, before=0)[0] == "- 3 -"

    def test_between_the_pieces_of_a_row(self) -> None:
        assert whole("收到申请数：", "- 3 -", "31件") == [ROW]
        assert whole("收到申请数：31", "- 3 -", "件") == [ROW]

    def test_before_a_label_in_two_lines(self) -> None:
        assert whole("收到申请数", "- 3 -", "政府公报公开", "政府信息数", "31") == [
            "收到申请数", "政府公报公开政府信息数", "31",
        ]  # fmt: skip


class TestFiguresBetweenTheLinesOfALabel:
    """Print sets them beside the middle of it."""

    FIRST, LAST = "（一）回应公众关注热点或重大舆情数（不同方式回应同一", "热点或舆情计1次）"

    def test_a_unit_and_its_figure_are_those_of_the_row(self) -> None:
        assert whole(self.FIRST, "次 52", self.LAST) == [f"{self.FIRST}{self.LAST} 次 52"]

    @pytest.mark.parametrize("between", [("52次",), ("次 52", "次 6"), ("次 52", "6")])
    def test_what_else_stands_there_is_of_no_row_for_certain(
        self, between: tuple[str, ...]
    ) -> None:
        lines = (self.FIRST, *between, self.LAST)
        assert whole(*lines) == list(lines)
