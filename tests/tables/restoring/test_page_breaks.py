"""Rows that the end of a page cuts: one where words say so, and never a blank for a lost half."""

from __future__ import annotations

import msgspec
import pytest

from govreport_parse.forms import load_forms
from govreport_parse.model.document import LOST, BlockPlaces, Document, Place, Source, Table
from govreport_parse.model.grid import RawCell, expand_grid
from govreport_parse.tables.restoring.page_breaks import with_whole_rows
from govreport_parse.tables.restoring.words import vocabulary

WORDS = vocabulary(tuple(load_forms()))
HEAD = ["统计指标", "单位", "统计数"]
LONG_HEAD = ["政府信息公开情况统计表", "单位", "统计数"]
SOURCE = Source(name="甲.pdf", format="pdf", sha256="", size=0)


def rows(*lines: list[str], breaks: tuple[int, ...]) -> list[list[str]]:
    """The rows of a table in which pages end before some of them, once they are whole."""
    table = expand_grid([[RawCell(text=text) for text in line] for line in lines])
    broken = msgspec.structs.replace(table, breaks=breaks)
    (block,) = with_whole_rows(Document(source=SOURCE, blocks=(broken,)), WORDS).blocks
    assert isinstance(block, Table)
    return [[cell.text if cell else "" for cell in row] for row in block.grid]


RECEIVED = "1.当面申请数"
CASES: dict[str, tuple[tuple[list[str], ...], int, list[list[str]]]] = {
    "a label in two": (
        (HEAD, ["2.政府网站公开", "条", "12"], ["政府信息数", "", ""]), 2, [["2.政府网站公开政府信息数", "条", "12"]],
    ),
    "the figures on the other page": (
        (HEAD, [RECEIVED, "", ""], ["", "件", "12"]), 2, [[RECEIVED, "件", "12"]],
    ),
    "two rows": (
        (HEAD, [RECEIVED, "件", "12"], ["2.传真申请数", "件", "3"]), 2,
        [[RECEIVED, "件", "12"], ["2.传真申请数", "件", "3"]],
    ),
    "two rows of which one is blank": (
        (HEAD, [RECEIVED, "件", "12"], ["2.传真申请数", "件", ""]), 2,
        [[RECEIVED, "件", "12"], ["2.传真申请数", "件", ""]],
    ),
    "figures on both pages": (
        (HEAD, ["2.政府网站公开", "条", "12"], ["政府信息数", "", "3"]), 2,
        [["2.政府网站公开", "条", LOST], ["政府信息数", LOST, LOST]],
    ),
    "a label that nobody knows": (
        (HEAD, ["全年接待群", "次", "12"], ["众人数", "", ""]), 2,
        [["全年接待群", "次", LOST], ["众人数", LOST, LOST]],
    ),
    "a label that nobody knows before one that is known": (
        (HEAD, ["全年接待群众", "次", "12"], [RECEIVED, "件", "3"]), 2,
        [["全年接待群众", "次", "12"], [RECEIVED, "件", "3"]],
    ),
    "figures without a label": (
        (HEAD, ["89", "17", "14"], ["", "", "8"]), 2, [[LOST, LOST, LOST], [LOST, LOST, LOST]],
    ),
    "a repeated head with a sign of loss": (
        (HEAD, [RECEIVED, "件", "12"], [HEAD[0] + LOST, *HEAD[1:]], ["2.传真申请数", "件", "3"]), 2,
        [[RECEIVED, "件", "12"], ["2.传真申请数", "件", "3"]],
    ),
    "a repeated head": (
        (HEAD, [RECEIVED, "件", "12"], HEAD, ["2.传真申请数", "件", "3"]), 2,
        [[RECEIVED, "件", "12"], ["2.传真申请数", "件", "3"]],
    ),
    "a repeated head within a row": (
        (HEAD, ["2.政府网站公开", "条", "12"], HEAD, ["政府信息数", "", ""]), 2,
        [["2.政府网站公开政府信息数", "条", "12"]],
    ),
    "a repeated head that is cut off": (
        (LONG_HEAD, [RECEIVED, "件", "12"], ["政府信息公", "单位", "统计数"], ["2.传真申请数", "件", "3"]),
        2, [[RECEIVED, "件", "12"], ["2.传真申请数", "件", "3"]],
    ),
    "a head with numbers of its columns": (
        (HEAD, ["甲", "1", "2"], [RECEIVED, "件", "12"], HEAD, ["甲", "1", "2"], ["2.传真申请数", "件", "3"]), 3,
        [["甲", "1", "2"], [RECEIVED, "件", "12"], ["2.传真申请数", "件", "3"]],
    ),
    "a row that is alike is no head": (
        (HEAD, ["甲", "3", "2"], [RECEIVED, "件", "12"], HEAD, ["甲", "3", "2"]), 3,
        [["甲", "3", "2"], [RECEIVED, "件", "12"], ["甲", "3", "2"]],
    ),
    "another head, and a half that nobody knows": (
        (HEAD, ["全年接待群", "次", "12"], ["项目", "单位", "数量"], ["众人数", "", ""]), 2,
        [["全年接待群", "次", LOST], ["项目", "单位", "数量"], ["众人数", LOST, LOST]],
    ),
}  # fmt: skip


@pytest.mark.parametrize("case", CASES)
def test_rows_at_the_end_of_a_page(case: str) -> None:
    lines, at, expected = CASES[case]
    assert rows(*lines, breaks=(at,))[1:] == expected


def test_without_a_break_nothing_changes() -> None:
    lines = (HEAD, ["2.政府网站公开", "条", "12"], ["政府信息数", "", ""])
    assert rows(*lines, breaks=()) == list(lines)


@pytest.mark.parametrize(
    ("above", "below", "cells"),
    [
        ("三、本年", "度办理结果", ["三、本年度办理结果"]),
        ("三、本年度办理结果", "", ["三、本年度办理结果"]),
        ("（四）无法提供", "（五）不予处理", ["（四）无法提供", "（五）不予处理"]),
    ],
)
def test_cells_beside_several_rows(above: str, below: str, cells: list[str]) -> None:
    table = expand_grid(
        [
            [RawCell(text=above, rowspan=2), RawCell(text="（一）予以公开"), RawCell(text="1")],
            [RawCell(text="（二）部分公开"), RawCell(text="2")],
            [
                RawCell(text=below, rowspan=2),
                RawCell(text="1.信访举报投诉类申请"),
                RawCell(text="3"),
            ],
            [RawCell(text="2.重复申请"), RawCell(text="4")],
        ]
    )
    broken = msgspec.structs.replace(table, breaks=(2,))
    (block,) = with_whole_rows(Document(source=SOURCE, blocks=(broken,)), WORDS).blocks
    assert isinstance(block, Table)
    assert [cell.text for cell in block.every if cell.column == 0] == cells
    assert [cell.text for cell in block.every if cell.column == 2] == ["1", "2", "3", "4"]


def test_a_page_with_nothing_but_a_head() -> None:
    table = expand_grid(
        [
            [RawCell(text=text) for text in line]
            for line in (HEAD, HEAD, [RECEIVED, "件", "12"], HEAD, HEAD)
        ]
    )
    broken = msgspec.structs.replace(table, breaks=(3, 4))
    (block,) = with_whole_rows(Document(source=SOURCE, blocks=(broken,)), WORDS).blocks
    assert isinstance(block, Table)
    assert [[cell and cell.text for cell in row] for row in block.grid][2:] == [
        [RECEIVED, "件", "12"]
    ]


def on_pages(pages: tuple[int, int], *lines: list[str]) -> list[list[str]]:
    """The rows of a table that follows another one directly, of other columns, each on its page."""
    above = expand_grid([[RawCell(text=text) for text in ("指标", "", "件", "", "5.不是《条例》")]])
    below = expand_grid([[RawCell(text=text) for text in line] for line in lines])
    places = tuple(
        BlockPlaces(
            block=table, cells={(0, 0): (Place(page=page, x0=0.0, y0=0.0, x1=9.0, y1=9.0),)}
        )
        for table, page in zip((above, below), pages, strict=True)
    )
    document = Document(source=SOURCE, blocks=(above, below), places=places)
    block = with_whole_rows(document, WORDS).blocks[1]
    assert isinstance(block, Table)
    return [[cell.text if cell else "" for cell in row] for row in block.grid]


REST = ["所指政府信息", "", ""]


@pytest.mark.parametrize("head", [(), (["指标名称", "单位", "数量"],)])
def test_the_rest_of_a_row_of_other_columns_is_no_row_with_blanks(
    head: tuple[list[str], ...],
) -> None:
    known = [RECEIVED, "件", ""]
    assert on_pages((3, 4), *head, REST, known)[-2:] == [["所指政府信息", LOST, LOST], known]
    assert on_pages((3, 4), *head, ["所指政府信息", "", "8"])[-1] == ["所指政府信息", LOST, LOST]
    assert on_pages((3, 4), *head, known, REST)[-2:] == [known, REST]
    # No page ends between the two.
    assert on_pages((3, 3), *head, REST)[-1] == REST
    assert on_pages((3, 5), *head, REST)[-1] == REST
