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


def lines(*pages: Page) -> list[list[str]]:
    """Of the only table of pages the lines: what stands before the figures, and these."""
    (found,) = blocks(*pages)
    assert isinstance(found, list)
    return found


def test_rows_of_figures_are_a_table() -> None:
    assert lines(table(ROWS, XS)) == [list(row) for row in ROWS]


def test_a_blank_is_a_blank() -> None:
    rows = (*ROWS, ("其中：传真", "件", ""), ("其他", "件", "4"))
    assert lines(table(rows, XS))[3] == ["其中：传真", "件", ""]


def test_figures_stand_in_the_column_that_others_have_there() -> None:
    rows = tuple((label, "1", "2", "3", "4") for label, _, _ in ROWS)
    page = table(rows, (60, 200, 260, 320, 380)).write("其他", 60, 160).write("7", 320, 160)
    assert lines(page)[0] == ["收到申请数", "1", "2", "3", "4"]
    assert lines(page)[3] == ["其他", "", "", "7", ""]


@pytest.mark.parametrize(("digits", "lost"), [(6, False), (14, True)])
def test_a_figure_that_leads_over_two_columns_is_of_none(digits: int, lost: bool) -> None:
    rows = tuple((label, "1", "2", "3", "4") for label, _, _ in ROWS)
    page = table(rows, (60, 200, 260, 320, 380)).write("其他", 60, 160)
    found = lines(page.write("1" * digits, 202, 160))
    assert found[3][1:] == ([LOST] * 4 if lost else ["1" * digits, "", "", ""])
    assert found[0][1:] == ["1", "2", "3", "4"]


def test_a_name_over_no_figure_is_a_column_of_blanks() -> None:
    rows = tuple((label, "1", "2") for label, _, _ in ROWS)
    page = table(rows, (60, 208, 408)).write("左列", 200, 80).write("右列", 400, 80)
    assert lines(page.write("中列", 300, 80))[:2] == [
        ["", "左列", "中列", "右列"],
        ["收到申请数", "1", "", "2"],
    ]


def test_a_name_beside_its_figures_makes_every_figure_doubtful() -> None:
    rows = tuple((label, "1", "2") for label, _, _ in ROWS)
    page = table(rows, (60, 208, 408)).write("左列", 180, 80).write("右列", 400, 80)
    assert "1" not in str(blocks(page))


@pytest.mark.parametrize(("base", "row"), [(150, True), (190, False)])
def test_figures_on_a_line_below_the_last_row_are_of_the_table(base: float, row: bool) -> None:
    page = table(ROWS, XS).write("7", 400, base)
    assert (["", "", "7"] in blocks(page)[0]) is row


def test_what_is_set_lower_than_a_line_stands_on_its_own() -> None:
    page = table(ROWS, XS).write("其他", 60, 160).write("件", 300, 160).write("4", 400, 164)
    assert lines(page)[3:] == [["其他", "件", ""], ["", "", "4"]]


def test_names_that_nearly_touch_are_of_their_columns() -> None:
    rows = tuple((label, "1", "2", "3") for label, _, _ in ROWS)
    page = table(rows, (60, 200, 241, 282))
    for k, name in enumerate(("一二三四", "五六七八", "九十百千")):
        page.write(name, 200 + 40.5 * k, 80)
    assert lines(page)[0][1:] == ["一二三四", "五六七八", "九十百千"]


def test_a_name_over_several_columns_spans_them() -> None:
    rows = tuple((label, "1", "2", "3", "4") for label, _, _ in ROWS)
    page = table(rows, (60, 200, 260, 320, 380)).write("左", 200, 80).write("行政诉讼情况", 263, 80)
    assert lines(page)[0][1:] == ["左", *["行政诉讼情况"] * 3]


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
    assert (lines(page)[3] == ["其他对外管理服务事项其他事项", "7", "8"]) is cut


def test_numbers_of_rows_are_no_figures() -> None:
    page = Page()
    for k, (label, unit, figure) in enumerate(ROWS):
        page.write(str(k + 1), 40, 100 + 30 * k).write(label, 60, 104 + 30 * k)
        page.write(unit, 300, 104 + 30 * k).write(figure, 400, 104 + 30 * k)
    assert [row[-1] for row in lines(page)] == ["", "12", "", "9", "", "3"]


@pytest.mark.parametrize(
    ("words", "of_table"), [("政府信息公开情况统计表", False), ("本年数", True)]
)
def test_a_caption_stands_above_its_table(words: str, of_table: bool) -> None:
    found = blocks(table(ROWS, XS).write(words, 380, 80))
    assert (found[0] == words) is not of_table


def test_names_at_the_end_of_a_page_are_of_the_table_on_the_next() -> None:
    page = Page().write("项目", 60, 700).write("单位", 300, 700).write("数量", 395, 700)
    found = lines(page, table(ROWS, XS, Page(2)))
    assert found == [["项目", "单位", "数量"], *map(list, ROWS)]
    above = Page().write("本年度工作开展情况如下。", 60, 700)
    assert blocks(above, table(ROWS, XS, Page(2)))[0] == "本年度工作开展情况如下。"


@pytest.mark.parametrize("figure", ["12", "/"])
def test_a_single_row_gives_no_figure(figure: str) -> None:
    page = Page().write("收到申请", 60, 100)
    assert blocks(page.write(figure, 300, 100)) == [[["收到申请", LOST]]]


def test_a_figure_above_its_label_gives_none() -> None:
    page = Page().write("123", 300, 90).write("行政处罚", 60, 100)
    assert blocks(page)[:2] == [[[LOST]], "行政处罚"]


def test_words_and_figures_that_touch_are_text() -> None:
    assert blocks(Page().write("收到申请", 60, 100).write("12", 100, 100)) == ["收到申请12"]


def test_prose_is_no_table() -> None:
    page = Page()
    for k in range(4):
        page.write("全年收到申请12件，办结9件，结转3件，较上年分别增长2件、1件。", 60, 100 + 20 * k)
    assert all(isinstance(block, str) for block in blocks(page))
