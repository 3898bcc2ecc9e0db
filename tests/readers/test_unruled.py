"""Tables without lines: each line of print with its figures in columns, else none."""

from __future__ import annotations

import pytest

from govreport_parse.model.document import LOST
from tests.readers.drawings import Page, blocks

ROWS = (("收到申请数", "件", "12"), ("办结申请数", "件", "9"), ("结转申请数", "件", "3"))
XS = (60, 300, 400)


def table(
    rows: tuple[tuple[str, ...], ...], xs: tuple[float, ...], page: Page | None = None
) -> Page:
    page = page or Page()
    for k, row in enumerate(rows):
        for x, words in zip(xs, row, strict=True):
            page.write(words, x, 100 + 20 * k)
    return page


def lines(page: Page) -> list[list[str]]:
    """Of the only table of a page the lines: group, label, unit, figures."""
    (found,) = blocks(page)
    assert isinstance(found, list)
    return found


def test_rows_of_figures_are_a_table() -> None:
    assert lines(table(ROWS, XS)) == [["", *row] for row in ROWS]


def test_a_blank_is_a_blank() -> None:
    rows = (*ROWS, ("其中：传真", "件", ""), ("其他", "件", "4"))
    assert lines(table(rows, XS))[3] == ["", "其中：传真", "件", ""]


def test_figures_stand_in_the_column_that_others_have_there() -> None:
    rows = tuple((label, "1", "2", "3", "4") for label, _, _ in ROWS)
    page = table(rows, (60, 200, 260, 320, 380)).write("其他", 60, 160).write("7", 320, 160)
    assert lines(page)[0][3:] == ["1", "2", "3", "4"]
    assert lines(page)[3] == ["", "其他", "", "", "", "7", ""]


@pytest.mark.parametrize(("digits", "lost"), [(6, False), (14, True)])
def test_a_figure_that_leads_over_two_columns_is_of_none(digits: int, lost: bool) -> None:
    rows = tuple((label, "1", "2", "3", "4") for label, _, _ in ROWS)
    page = table(rows, (60, 200, 260, 320, 380)).write("其他", 60, 160)
    found = lines(page.write("1" * digits, 202, 160))
    assert found[3][3:] == ([LOST] * 4 if lost else ["1" * digits, "", "", ""])
    assert found[0][3:] == ["1", "2", "3", "4"]


def test_a_name_beside_all_columns_makes_every_figure_doubtful() -> None:
    heads = (("项目", "单位", "数量"), *ROWS)
    assert lines(table(heads, XS))[:2] == [
        ["", "项目", "单位", "数量"],
        ["", "收到申请数", "件", "12"],
    ]
    beside = table(heads, XS).write("累计数量", 460, 85)
    assert "12" not in str(blocks(beside))


def test_names_that_nearly_touch_are_of_their_columns() -> None:
    rows = tuple((label, "1", "2", "3") for label, _, _ in ROWS)
    page = table(rows, (60, 200, 241, 282))
    for k, name in enumerate(("一二三四", "五六七八", "九十百千")):
        page.write(name, 200 + 40.5 * k, 80)
    assert lines(page)[0][3:] == ["一二三四", "五六七八", "九十百千"]


def test_a_name_over_several_columns_spans_them() -> None:
    rows = tuple((label, "1", "2", "3", "4") for label, _, _ in ROWS)
    page = table(rows, (60, 200, 260, 320, 380)).write("左", 200, 80).write("行政诉讼情况", 263, 80)
    assert lines(page)[0][3:] == ["左", *["行政诉讼情况"] * 3]


@pytest.mark.parametrize(("gap", "sure"), [(0.0, True), (0.7, False), (1.5, False)])
def test_digits_that_are_not_evenly_apart_may_be_of_two_columns(gap: float, sure: bool) -> None:
    page = table(ROWS, XS).write("其他", 60, 160).write("件", 300, 160)
    page.write("4", 400, 160).write("5", 405 + gap, 160)
    assert (lines(page)[3][-1] == "45") is sure


@pytest.mark.parametrize(("room", "cut"), [(0.0, True), (8.0, False)])
def test_a_label_that_touches_its_figure_is_cut_where_the_column_begins(
    room: float, cut: bool
) -> None:
    page = table(tuple((a, b, b) for a, _, b in ROWS), (60, 200, 400)).write("其他", 60, 180)
    page.write("其他对外管理服务事项其他事项", 60 - room, 160).write("7", 200 - room, 160)
    page.write("8", 400, 160).write("5", 200, 180).write("6", 400, 180)
    row = lines(page)[3]
    assert (row == ["", "其他对外管理服务事项其他事项", "", "7", "8"]) is cut


def test_what_stands_beside_labels_is_the_name_of_a_group() -> None:
    page = table(ROWS, (160, 300, 400)).write("收到和", 60, 110).write("办结的", 60, 125)
    assert [row[0] for row in lines(page)] == ["", "收到和", "", "办结的", ""]
    alone = table(ROWS, XS).write("（件）", 60, 130)
    assert [row[0] for row in lines(alone)] == [""] * 4


@pytest.mark.parametrize(
    ("line", "figure"), [("收到申请", "12"), ("规章", "/"), ("收到申请", None)]
)
def test_a_single_row_gives_no_figure(line: str, figure: str | None) -> None:
    page = Page().write(line, 60, 100)
    if figure is None:
        assert blocks(page.write("12", 100, 100)) == ["收到申请12"]
    else:
        assert blocks(page.write(figure, 300, 100)) == [[[line, LOST]]]


def test_prose_is_no_table() -> None:
    page = Page()
    for k in range(4):
        page.write("全年收到申请12件，办结9件，结转3件，较上年分别增长2件、1件。", 60, 100 + 20 * k)
    assert all(isinstance(block, str) for block in blocks(page))
