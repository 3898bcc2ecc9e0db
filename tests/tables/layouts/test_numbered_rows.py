"""A column that counts the rows of a table is none of figures; one that does not may be."""

from __future__ import annotations

import msgspec
import pytest

from govreport_parse.model.document import Table
from tests.tables.layouts.test_single_row import (
    BLANK,
    FIGURES,
    FIRST,
    NAMES,
    NONE,
    READ,
    SECOND,
    THIRD,
    tree,
    values,
)
from tests.tables.printing import Line, grid, spanning


def numbered(numbers: tuple[str, ...], *above: Line, last: bool = False) -> Table:
    """The table with a cell more in each of its lines, before the others or after them."""
    lines: list[Line] = [
        (spanning(FIRST, columns=5), spanning("行政诉讼", columns=10)),
        (
            *[spanning(name, rows=2) for name in NAMES],
            spanning(SECOND, columns=5),
            spanning(THIRD, columns=5),
        ),
        NAMES * 2,
        FIGURES,
    ]
    counted = [
        (*line, number) if last else (number, *line)
        for line, number in zip(lines, numbers[-4:], strict=True)
    ]
    return grid(*above, *counted)


@pytest.mark.parametrize(
    ("numbers", "counts"),
    [
        (("1", "2", "3", "4"), True),
        (("", "1", "2", "3"), True),
        (("序号", "1", "2", "3"), True),
        (("100", "101", "102", "103"), True),
        (("998", "999", "1000", "1001"), False),
        (("１", "２", "３", "４"), False),
        (("", "", "1", "2"), False),
        (("", "", "", "4"), False),
        (("1", "2", "4", "5"), False),
        (("4", "3", "2", "1"), False),
        (("1", "3", "5", "7"), False),
        (("5", "5", "5", "5"), False),
        (("1", "", "2", "3"), False),
    ],
)
def test_numbers_of_rows(numbers: tuple[str, ...], counts: bool) -> None:
    expected = READ if counts else NONE
    assert values(numbered(numbers)) == expected
    assert values(numbered(numbers, last=True)) == expected


def test_below_lines_that_do_not_reach_so_far() -> None:
    numbers = ("1", "2", "3", "4")
    assert values(numbered(numbers, ("情况",), last=True)) == READ
    assert values(numbered(numbers, (spanning("情况", columns=15),), last=True)) == READ
    assert values(numbered(("", "2", "3", "4"), ("1",))) == NONE


def test_a_figure_that_reaches_down_beyond_the_names() -> None:
    beyond = (*FIGURES, "", spanning("7", rows=2))
    assert values(tree(beyond, FIGURES, after=("", ""))) == NONE


def test_spans_lost_and_lines_filled_up() -> None:
    table = grid(
        (FIRST, "行政诉讼", *[""] * 14),
        (*NAMES, SECOND, THIRD, *[""] * 9),
        (*NAMES * 2, *[""] * 6),
        (*FIGURES, ""),
    )
    assert values(table) == READ
    assert values(tree((*BLANK, ""), after=("",))) == ["blank"] * 15


def wide(*rows: Line, first: int = 2, after: Line = (), above: Line = ()) -> Table:
    """The table whose first name spans several columns of the grid."""
    return grid(
        *([above] if above else []),
        (spanning(FIRST, columns=4 + first), spanning("行政诉讼", columns=10), *after),
        (
            spanning(NAMES[0], rows=2, columns=first),
            *[spanning(name, rows=2) for name in NAMES[1:]],
            spanning(SECOND, columns=5),
            spanning(THIRD, columns=5),
            *after,
        ),
        (*NAMES * 2, *after),
        *rows,
    )


class TestWideNames:
    def test_a_figure_as_wide_as_its_name(self) -> None:
        row = (spanning("3", columns=2), *FIGURES[1:])
        assert values(wide(row)) == READ
        assert values(wide((*row, ""), after=("",))) == READ

    def test_spans_of_row_and_header_disagree(self) -> None:
        row = ("3", spanning("2", columns=2), *FIGURES[2:])
        assert values(wide(row)) == READ
        assert values(wide((*row, ""), after=("",))) == NONE

    def test_a_figure_over_its_column_and_one_without_a_name(self) -> None:
        for text in ("1", ""):
            row = (*FIGURES[:14], spanning(text, columns=2))
            assert values(tree(row, after=("",))) == NONE

    def test_no_blank_at_the_end_is_the_one_too_many(self) -> None:
        row = (*FIGURES, "")
        assert values(wide(row)) == NONE
        table = wide(row, above=(spanning("情况", columns=17),))
        assert values(table) == NONE
        assert values(msgspec.structs.replace(table, restored=True)) == READ

    def test_a_row_of_blanks(self) -> None:
        row = ("", "", spanning("", columns=2), *[""] * 13)
        assert values(wide(row, first=3)) == ["blank"] * 15
