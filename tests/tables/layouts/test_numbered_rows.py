"""A column that counts the rows of a table is none of figures; one that does not may be."""

from __future__ import annotations

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
