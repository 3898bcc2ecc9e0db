"""What cells say, and when it is not known."""

import pytest

from govreport_parse.model.document import LOST, Place
from govreport_parse.readers.paging import content_of
from tests.readers.drawings import Page, blocks, table

XS, YS = (100.0, 200.0, 300.0), (100.0, 120.0, 140.0)
ROWS = (("收到", "12"), ("办结", "34"))


def test_a_grid_is_a_table() -> None:
    assert blocks(Page().grid(XS, YS, ROWS)) == [[["收到", "12"], ["办结", "34"]]]


def test_a_label_broken_at_the_border_is_one_and_two_short_lines_are_two() -> None:
    page = Page().grid((100, 160, 260), (100, 140))
    page.write("申请公开", 105, 115).write("总数", 105, 130).write("甲", 165, 115).write(
        "乙", 165, 130
    )
    assert blocks(page) == [[["申请公开总数", "甲\n乙"]]]


def test_figures_on_two_lines_are_never_one() -> None:
    page = Page().grid((100, 120, 260), (100, 140)).write("12", 105, 115).write("34", 105, 130)
    assert blocks(page)[0][0][0] == "12\n34"


@pytest.mark.parametrize(("x", "lost"), [(185.0, False), (189.0, True), (192.0, True)])
def test_a_figure_that_touches_a_border_or_runs_on_is_lost_in_both_cells(
    x: float, lost: bool
) -> None:
    page = Page().grid(XS, YS[:2]).write("1350", x - 5, 113.5)
    first, second = blocks(page)[0][0]
    assert (first, second) == (("1350", "") if not lost else (first, second))
    assert (LOST in first and LOST in second) is lost


def test_figures_close_on_both_sides_of_a_border_run_on() -> None:
    near = Page().grid(XS, YS[:2]).write("13", 189.8, 113.5).write("50", 200.3, 113.5)
    assert all(LOST in cell for cell in blocks(near)[0][0])
    apart = Page().grid(XS, YS[:2]).write("13", 189, 113.5).write("50", 202, 113.5)
    assert blocks(apart) == [[["13", "50"]]]


@pytest.mark.parametrize(
    ("words", "x", "lost"),
    [
        ("1350", 275.0, False), ("1350", 290.0, True), ("甲50", 283.0, True), ("甲50", 278.0, False),
        ("1350", 90.0, True), ("13", 310.0, False),
    ],
)  # fmt: skip
def test_a_figure_that_runs_out_of_its_table_is_lost(words: str, x: float, lost: bool) -> None:
    page = Page().grid(XS, YS[:2], [("", "甲")]).write(words, x, 113.5)
    (grid,) = [block for block in blocks(page) if isinstance(block, list)]
    assert any(LOST in text for text in grid[0]) is lost


def test_a_figure_between_two_rows_is_of_neither() -> None:
    page = Page().grid(XS, YS).write("7", 205, 123.6)
    assert [LOST in row[1] for row in blocks(page)[0]] == [True, True]
    inside = Page().grid(XS, YS).write("7", 205, 115)
    assert [row[1] for row in blocks(inside)[0]] == ["7", ""]


def test_a_cell_that_leaves_the_page_is_lost() -> None:
    page = Page(width=250).grid(XS, YS[:2], (("收到", "13"),))
    assert blocks(page) == [[["收到", f"13{LOST}"]]]


def test_a_picture_in_a_cell_is_no_blank() -> None:
    page = Page().grid(XS, YS[:2], (("收到", ""),))
    page.pictures.append((205.0, 104.0, 225.0, 116.0))
    assert blocks(page) == [[["收到", LOST]]]
    page.pictures[0] = (196.0, 104.0, 203.0, 116.0)
    assert blocks(page)[0][0][1] == LOST
    page.pictures[0] = (150.0, 104.0, 201.0, 116.0)
    assert blocks(page) == [[["收到", ""]]]


def test_turned_labels_are_read() -> None:
    page = Page().grid((100, 120, 300), (100, 200), (("", "12"),))
    for k, char in enumerate("办理结果"):
        page.write(char, 105, 120 + 12 * k)
    assert blocks(page) == [[["办理结果", "12"]]]


def test_cells_say_where_they_are() -> None:
    content = content_of([Page(number=3).grid(XS, YS, ROWS).drawing()])
    assert content.places[0].cells[1, 1] == (Place(page=3, x0=200, y0=120, x1=300, y1=140),)


def test_a_table_goes_on_over_pages() -> None:
    pages = [Page(n + 1).grid(XS, YS, (ROWS[n],) * 2) for n in range(2)]
    assert [[cell.text for cell in row if cell] for row in table(*pages).grid] == [
        ["收到", "12"], ["收到", "12"], ["办结", "34"], ["办结", "34"],
    ]  # fmt: skip
    assert table(*pages).breaks == (2,)


def test_tables_of_other_width_or_under_text_are_others() -> None:
    other = Page(2).grid((100, 200, 330), YS, ROWS)
    assert len(blocks(Page().grid(XS, YS, ROWS), other)) == 2
    under = Page(2).write("三、收费情况", 100, 90).grid(XS, YS, ROWS)
    assert len(blocks(Page().grid(XS, YS, ROWS), under)) == 3


def test_a_row_that_no_line_closes_goes_on() -> None:
    first = Page(1).across(700, 100, 300).write("申请公开的", 105, 715).write("12", 205, 715)
    second = Page(2).across(130, 100, 300).write("总数", 105, 115)
    for x in XS:
        first.down(x, 700, 790)
        second.down(x, 20, 130)
    found = table(first, second)
    assert ([[cell.text for cell in row if cell] for row in found.grid], found.breaks) == (
        [["申请公开的总数", "12"]], (),
    )  # fmt: skip


def test_figures_on_both_sides_of_an_open_break_are_not_joined() -> None:
    first, second = Page(1).across(700, 100, 300), Page(2).across(130, 100, 300)
    for x in XS:
        first.down(x, 700, 790)
        second.down(x, 20, 130)
    first.write("12", 205, 715)
    second.write("34", 205, 115)
    assert table(first, second).grid[0][1].text == "12 34"  # type: ignore[union-attr]


def cut_by_the_page(*, hangs: float = 148.0) -> tuple[Page, Page]:
    """A table with an open cell, whose second line stands below its borders; it goes on on the next page."""
    first = Page(1).down(100, 100, 140).down(200, 100, 140).down(300, 100, 140)
    first.across(100, 100, 300).across(120, 200, 300).across(140, 200, 300)
    first.write("三、本年度", 105, 115).write("办理", 105, hangs).write("1", 205, 113).write(
        "2", 205, 133
    )
    second = Page(2).down(100, 40, 80).down(200, 40, 80).down(300, 40, 80)
    second.across(40, 200, 300).across(60, 200, 300).across(80, 100, 300)
    second.write("结果", 105, 53).write("3", 205, 53).write("4", 205, 73)
    return first, second


def test_what_hangs_out_of_an_open_cell_is_of_it() -> None:
    (rows,) = blocks(*cut_by_the_page())
    assert [row[1] for row in rows] == ["1", "2", "3", "4"]
    assert "".join(rows[0][0].split("\n")) == "三、本年度办理结果"


def test_what_stands_far_below_an_open_cell_is_not() -> None:
    found = blocks(*cut_by_the_page(hangs=190.0))
    assert "办理" in found


def test_two_rows_without_a_line_between_them_are_two_where_both_have_a_figure() -> None:
    first = Page(1).grid(XS, (100.0, 120.0), (("收到", "12"),))
    second = Page(2).grid(XS, (40.0, 60.0), (("办结", "34"),))
    first.horizontals.pop()
    second.horizontals.pop(0)
    assert blocks(first, second) == [[["收到", "12"], ["办结", "34"]]]
