"""Which cells lines enclose."""

import msgspec
import pytest

from govreport_parse.model import limits
from govreport_parse.model.errors import LimitExceeded
from govreport_parse.readers import table_seams
from govreport_parse.readers.drawn import Rule, of_rectangle
from govreport_parse.readers.rulings import ruled
from tests.readers.drawings import Page

XS, YS = (100.0, 200.0, 300.0), (100.0, 120.0, 140.0)


def cells(page: Page) -> list[tuple[tuple[int, int, int, int], ...]]:
    return [grid.cells for grid in ruled(page.drawing()).grids]


def test_a_full_grid_has_a_cell_for_each_place() -> None:
    assert cells(Page().grid(XS, YS)) == [((0, 0, 1, 1), (0, 1, 1, 2), (1, 0, 2, 1), (1, 1, 2, 2))]


def test_a_border_that_is_left_out_makes_one_cell() -> None:
    page = Page().grid((100, 300), YS).down(200, 120, 140)
    assert cells(page) == [((0, 0, 1, 2), (1, 0, 2, 1), (1, 1, 2, 2))]


def test_borders_drawn_twice_or_in_pieces_are_one() -> None:
    page = Page().grid(XS, YS)
    for x in XS:
        page.down(x + 2.5, 100, 119).down(x + 2.5, 121, 140)
    assert len(cells(page)[0]) == 4


def test_lines_further_apart_are_two_borders() -> None:
    page = Page().grid(XS, YS).down(204, 100, 140)
    assert len(cells(page)[0]) == 6


def test_a_border_that_meets_no_line_is_the_tables_around_it() -> None:
    page = Page().grid((100, 300), (100, 200)).down(200, 110, 190)
    assert cells(page) == [((0, 0, 1, 1), (0, 1, 1, 2))]


def test_a_short_mark_between_lines_is_no_border() -> None:
    page = Page().grid((100, 300), (100, 150, 200)).down(200, 110, 116)
    assert cells(page) == [((0, 0, 1, 1), (1, 0, 2, 1))]


def test_a_region_that_is_no_rectangle_is_cut_into_rows_never_across() -> None:
    page = Page().grid((100, 300), (100, 160)).down(200, 100, 130).across(130, 200, 300)
    assert cells(page) == [((0, 0, 1, 1), (0, 1, 1, 2), (1, 0, 2, 2))]


@pytest.mark.parametrize(("most", "read"), [(16, True), (15, False)])
def test_how_often_lines_are_asked_whether_they_meet_is_bounded(
    most: int, *, read: bool, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Three lines across ask each of three, and one that meets none asks the table; none asks what lies beside it.

    Of lines across the first asks which lies below, and the second which lie above and below and what leads down there.
    """
    monkeypatch.setattr(table_seams, "_MOST_MEETINGS", most)
    page = Page().grid(XS, YS).down(800, 100, 140)
    if read:
        assert len(cells(page)[0]) == 4
    else:
        with pytest.raises(LimitExceeded, match="drawn objects"):
            cells(page)


@pytest.mark.parametrize(("most", "read"), [(4, True), (3, False)])
def test_places_of_a_grid_are_bounded_before_it_is_laid_out(
    most: int, *, read: bool, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(limits, "CELLS", msgspec.structs.replace(limits.CELLS, value=most))
    page = Page().grid(XS, YS)
    if read:
        assert len(cells(page)[0]) == 4
    else:
        with pytest.raises(LimitExceeded, match="table cells"):
            cells(page)


def test_a_box_and_an_underline_are_no_table() -> None:
    page = Page().grid((100, 300), (100, 200)).across(400, 100, 300)
    assert cells(page) == []
    assert Rule(400, 100, 300) in ruled(page.drawing()).loose


def test_a_line_that_strikes_out_beside_a_border_is_none() -> None:
    page = Page().grid(XS, YS).across(130, 202, 230)
    found = ruled(page.drawing())
    assert [len(grid.cells) for grid in found.grids] == [4]
    assert Rule(130, 202, 230) in found.loose


def test_open_sides_end_where_the_lines_do() -> None:
    page = Page().across(100, 100, 300).across(120, 100, 300).down(200, 100, 120)
    assert cells(page) == [((0, 0, 1, 1), (0, 1, 1, 2))]


def test_lines_are_cut_at_the_foot_of_the_page() -> None:
    page = (
        Page().across(100, 100, 300).down(100, 100, 2400).down(200, 100, 2400).down(300, 100, 2400)
    )
    (grid,) = ruled(page.drawing()).grids
    assert (grid.ys, grid.top, grid.bottom) == ((100, 800), (True, True), (False, False))


def test_thin_rectangles_are_lines_and_outlines_have_four() -> None:
    assert of_rectangle(10, 10, 90, 12) == ([Rule(11, 10, 90)], [])
    assert of_rectangle(10, 10, 12, 90) == ([], [Rule(11, 10, 90)])
    assert of_rectangle(10, 10, 12, 12) == ([], [])
    assert of_rectangle(10, 10, 90, 90) == ([], [])
    across, down = of_rectangle(10, 10, 90, 90, outline=True)
    assert (len(across), len(down)) == (2, 2)


def test_room_to_the_right_of_shorter_rows_is_beside_them() -> None:
    page = Page().grid((100, 200), (100, 120, 140))
    page.across(140, 200, 300).across(160, 100, 300).down(100, 140, 160).down(300, 140, 160).down(
        200, 140, 160
    )
    (grid,) = ruled(page.drawing()).grids
    assert [grid.cells[k] for k in grid.beside] == [(0, 1, 2, 2)]


def test_a_column_without_a_border_at_its_side_is_no_room_beside() -> None:
    page = Page().down(200, 100, 140)
    for y in YS:
        page.across(y, 100, 300)
    (grid,) = ruled(page.drawing()).grids
    assert len(grid.cells) == 4
    assert not grid.beside


@pytest.mark.parametrize(("x", "columns"), [(60.0, 3), (-30.0, 2)])
def test_the_border_of_a_column_that_goes_on_above_and_below(x: float, columns: int) -> None:
    page = Page().grid((100, 200, 260), YS).down(x, 100, 140)
    (grid,) = ruled(page.drawing()).grids
    assert len(grid.xs) == columns + 1


def test_a_line_beside_a_table_that_is_shorter_is_none_of_it() -> None:
    page = Page().grid((100, 200, 260), YS).down(60, 100, 120)
    (grid,) = ruled(page.drawing()).grids
    assert len(grid.xs) == 3


ABOVE = (100.0, 150.0, 200.0, 250.0, 300.0)


@pytest.mark.parametrize(
    ("below", "gap", "tables"),
    [
        ((100, 160, 210, 260, 300), 0.8, 2),
        ((100, 150, 210, 260, 300), 0.8, 2),
        ((100, 150, 200, 260, 300), 0.8, 1),  # most columns go on
        (ABOVE, 0.8, 1),
        ((100, 160, 210, 300), 0.8, 1),  # too few to tell
        ((100, 160, 210, 260, 350), 0.8, 2),
        ((100, 160, 210, 260, 300), 0.0, 1),  # one line
        ((100, 153, 203, 252, 300), 0.0, 2),  # one line, and columns that are narrower than any
        ((100, 153, 200, 252, 300), 0.0, 1),  # too few of them
        ((100, 153, 203, 252, 350), 0.0, 1),  # a line that goes on to the side
        ((100, 160, 210, 260, 300), 2.5, 1),  # a row without text
    ],
)
def test_tables_that_touch_are_two_where_each_has_its_line_and_its_columns(
    below: tuple[float, ...], gap: float, tables: int
) -> None:
    page = Page().grid(ABOVE, (100, 120, 140)).grid(below, (140 + gap, 160, 180))
    assert len(cells(page)) == tables


def test_lines_between_rows_that_do_not_lead_all_across_part_no_tables() -> None:
    page = Page().grid(ABOVE, (100, 120, 140)).grid((100, 160, 210, 260, 300), (160, 180))
    for x in (100, 160, 210, 260, 300):
        page.down(x, 140.8, 160)
    assert len(cells(page.across(140.8, 160, 300))) == 1


def test_three_tables_that_touch_are_three() -> None:
    page = Page().grid(ABOVE, (100, 120, 140)).grid((100, 160, 210, 260, 300), (140.8, 160))
    page.grid((100, 170, 220, 270, 300), (160.8, 180))
    assert [len(own) for own in cells(page)] == [8, 4, 4]
    assert [grid.ys[0] for grid in ruled(page.drawing()).grids] == [100, 140.8, 160.8]
