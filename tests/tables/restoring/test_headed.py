"""Lists in pieces: the names of their columns, where they name years, stand above each."""

from __future__ import annotations

import pytest

from govreport_parse.forms import load_forms
from govreport_parse.model.document import Block, Paragraph, Table
from govreport_parse.readers import read_document
from govreport_parse.tables.restoring.headed import with_headers
from govreport_parse.tables.restoring.lines import restore_tables
from govreport_parse.tables.restoring.words import vocabulary
from tests.tables.printing import grid, spanning

FORMS = load_forms()
WORDS = vocabulary(FORMS)
FIRST = (("收到申请数", "31"), ("当面申请数", "4"))
SECOND = (("申请办结数", "29"), ("按时办结数", "28"))


def texts(*blocks: Block | str) -> list[str | list[list[str]]] | None:
    """What blocks become, by their texts; a text is a paragraph."""
    made = with_headers([Paragraph(text=b) if isinstance(b, str) else b for b in blocks], WORDS)
    if made is None:
        return None
    return [
        [[cell.text for cell in line] for line in block.lines]
        if isinstance(block, Table)
        else block.text
        for parts in made
        for block in parts
    ]


def rows(*lines: tuple[str, ...]) -> list[list[str]]:
    return [list(line) for line in lines]


class TestHeaders:
    NAMES = ("统计指标", "2015年")

    @pytest.mark.parametrize(
        "header",
        [
            "统计指标 2015年",
            "统计指标 | 2015年",
            "统计指标，2015年",
            "统计指标,2015年",
            "| 统计指标 | 2015年 |",
        ],
    )
    def test_above_a_table(self, header: str) -> None:
        assert texts(header, grid(*FIRST)) == [header, rows(self.NAMES, *FIRST)]

    def test_the_name_of_a_group_between(self) -> None:
        found = texts("统计指标 2015年", "三、依申请公开情况", grid(*FIRST))
        assert found == ["统计指标 2015年", "三、依申请公开情况", rows(self.NAMES, *FIRST)]

    def test_above_every_piece(self) -> None:
        found = texts("指标 上年", grid(*FIRST), "(二)申请办结数 29", grid(*SECOND))
        names = ("指标", "上年")
        assert found == [
            "指标 上年",
            rows(names, *FIRST),
            "(二)申请办结数 29",
            rows(names, *SECOND),
        ]

    def test_the_first_piece_may_have_its_own(self) -> None:
        first = grid(self.NAMES, *FIRST)
        found = texts(first, "九、政府信息公开会议和培训情况", grid(*SECOND))
        assert found is not None
        assert found[0] == rows(self.NAMES, *FIRST)
        assert found[2] == rows(self.NAMES, *SECOND)
        for names in (("统计 指标", "2015 年"), ("统计指标", "", "2015年"), ("", *self.NAMES)):
            found = texts(grid(names, *FIRST), "九、政府信息公开会议和培训情况", grid(*SECOND))
            assert found is not None
            assert found[2] == rows(self.NAMES, *SECOND)
        assert texts(first, grid(("统计指标", "2016年"), *SECOND)) is None

    def test_prose_ends_a_list(self) -> None:
        assert texts("统计指标 2015年", "全年工作平稳。", grid(*FIRST)) is None
        found = texts("统计指标 2015年", grid(*FIRST), "全年工作平稳。", grid(*SECOND))
        assert found is not None
        assert found[-1] == rows(*SECOND)

    @pytest.mark.parametrize(
        "header",
        [
            "统计指标 统计数",
            "统计指标 单位 统计数",
            "甲 乙 1 2",
            "统计指标",
            "2015年",
            "科室 2015年",
            "统计指标：2015年情况",
        ],
    )
    def test_other_names_stay_where_they_are(self, header: str) -> None:
        assert texts(header, grid(*FIRST)) is None

    def test_cells_keep_their_spans(self) -> None:
        table = grid((spanning("收到申请数", rows=2), "31"), ("4",))
        made = with_headers([Paragraph(text="指标 上年"), table], WORDS)
        assert made is not None
        (headed,) = made[1]
        assert isinstance(headed, Table)
        assert [cell.text for cell in headed.lines[2]] == ["收到申请数", "4"]
        assert not headed.restored

    def test_a_row_that_begins_with_nothing(self) -> None:
        table = grid(("收到申请数", spanning("31", rows=2)), ())
        assert table.grid[1][0] is None
        found = texts("指标 上年", table)
        assert found == ["指标 上年", rows(("指标", "上年"), FIRST[0], ("31",))]


@pytest.mark.parametrize("mark", ["\t", " | ", "，", " "])
def test_in_a_text_every_piece_names_its_years(mark: str) -> None:
    """A line without cells ends a table of text."""
    names = [
        "收到申请数",
        "当面申请数",
        "申请办结数",
        "按时办结数",
        "延期办结数",
        "申请答复数",
        "举报投诉数量",
        "接受培训人员数",
    ]
    lines = [f"{name}{mark}{place * 7 % 30}" for place, name in enumerate(names, 3)]
    lines[4:4] = ["九、政府信息公开会议和培训情况"]
    text = "\n".join(["三、附表", f"统计指标{mark}2015年", *lines, "平稳。"])
    restored = restore_tables(read_document(text.encode()), FORMS)
    tables = [block for block in restored.blocks if isinstance(block, Table)]
    assert tables
    assert all([c.text for c in one.lines[0]] == ["统计指标", "2015年"] for one in tables)
