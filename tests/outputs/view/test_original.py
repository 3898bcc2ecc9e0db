"""Where the places of a record lie in what is shown of a document."""

from __future__ import annotations

import pytest

from govreport_parse.model.document import Locator, Paragraph, Table
from govreport_parse.model.grid import RawCell, expand_grid
from govreport_parse.outputs.view.original import Line, Original, PrintedTable, original


def shown(
    *blocks: Paragraph | Table,
    at: tuple[Locator, ...] = (),
    end: int | None = None,
    words: dict[int, str] | None = None,
) -> Original:
    places = [(place, number) for number, place in enumerate(at)]
    return original(blocks, places, {0: (3, end)} if end else {}, range(0), words or {})


def marked(part: Line | PrintedTable) -> list[tuple[str, tuple[int, ...]]]:
    """The words that bear places, with these."""
    if isinstance(part, Line):
        pieces = list(part.pieces)
    else:
        boxes = [box for row in part.rows for box in row if box is not None]
        pieces = [part.name, *(piece for box in boxes for piece in box.pieces)]
    return [(piece.text, piece.places) for piece in pieces if piece.places]


def table(*rows: str) -> Table:
    """Cells by bars; a digit and x before one: columns; a digit and y: rows."""
    grid = []
    for row in rows:
        cells = []
        for text in row.split("|"):
            wide, high = (int(text[0]) if text[1:2] == mark else 1 for mark in "xy")
            words = text[2:] if wide + high > 2 else text
            cells.append(RawCell(text=words, colspan=wide, rowspan=high))
        grid.append(cells)
    return expand_grid(grid)


def test_words_are_cut_where_places_begin_and_end() -> None:
    block = Paragraph(text="公开信息815条，其中网站64条")
    at = (
        Locator(block=0, start=4, end=8),
        Locator(block=0, start=4, end=15),
        Locator(block=0, start=7, end=9),
    )
    seen = shown(block, at=at)
    (line,) = seen.parts
    assert "".join(piece.text for piece in line.pieces) == block.text
    assert marked(line) == [
        ("815", (0, 1)),
        ("条", (0, 1, 2)),
        ("，", (1, 2)),
        ("其中网站64", (1,)),
    ]
    assert seen.first == {0: 1, 1: 1, 2: 2}


@pytest.mark.parametrize(
    "words", [{}, {"start": 2, "end": 9}, {"start": 3, "end": 3}, {"start": -1, "end": 2}]
)
def test_a_place_without_words_of_its_own_is_the_paragraph(words: dict[str, int]) -> None:
    (line,) = shown(Paragraph(text="12345678"), at=(Locator(block=0, **words),)).parts
    assert marked(line) == [("12345678", (0,))]


@pytest.mark.parametrize(
    "where",
    [
        {"block": 2}, {"block": 1, "row": 0}, {"block": 0, "row": 2, "column": 0},
        {"block": 0, "row": -1, "column": 0}, {"block": 0, "row": 0, "column": 2},
        {"block": 0, "row": 0, "column": -1},
    ],
)  # fmt: skip
def test_a_place_outside_the_document_is_nowhere(where: dict[str, int]) -> None:
    seen = shown(table("a|b", "c|d"), Paragraph(text="e"), at=(Locator(**where),))
    assert seen.first == {}
    assert not any(marked(part) for part in seen.parts)


def test_a_spanning_cell_is_one_wherever_it_is_pointed_to() -> None:
    at = (Locator(block=0, row=1, column=0), Locator(block=0, row=0, column=2))
    (grid,) = shown(table("2ya|2xb", "c|d"), at=at).parts
    assert marked(grid) == [("a", (0,)), ("b", (1,))]
    assert [[box and (box.rows, box.columns) for box in row] for row in grid.rows] == [
        [(2, 1), (1, 2)], [(1, 1), (1, 1)],
    ]  # fmt: skip


def test_a_row_is_its_own_cells() -> None:
    (grid,) = shown(table("2ya|b", "c|d"), at=(Locator(block=0, row=1),)).parts
    assert marked(grid) == [("c", (0,)), ("d", (0,))]


def test_a_whole_table_is_its_name() -> None:
    first, second = shown(table("a"), table("b"), at=(Locator(block=1),)).parts
    assert (first.number, marked(first)) == (1, [])
    assert (second.number, marked(second)) == (2, [("", (0,))])


def test_words_in_a_cell_and_in_a_blank_one() -> None:
    at = (Locator(block=0, row=0, column=0, start=1, end=3), Locator(block=0, row=0, column=1))
    (grid,) = shown(table("共12条|"), at=at).parts
    assert marked(grid) == [("12", (0,)), ("", (1,))]


def test_a_gap_is_no_cell() -> None:
    (grid,) = shown(table("2ya|b|2yc", "d")).parts
    assert [box and box.pieces[0].text for box in grid.rows[1]] == ["d"]
    shorter = Table(grid=(table("a|b").grid[0], (None, table("a|b").grid[0][1])))
    (grid,) = shown(shorter).parts
    assert grid.rows[1][0] is None


def test_the_heading_of_a_paragraph_is_bold_in_it() -> None:
    block = Paragraph(text="一、概述。公开5条")
    (line,) = shown(block, at=(Locator(block=0, start=7, end=9),), end=4).parts
    assert line.level == 0
    assert [(piece.text, piece.bold) for piece in line.pieces] == [
        ("一、概述", True), ("。公开", False), ("5条", False),
    ]  # fmt: skip
    (line,) = shown(block, end=len(block.text)).parts
    assert line.level == 3


def test_many_places_in_one_paragraph_cost_little() -> None:
    """Twenty thousand figures: each is cut once, not held against every other."""
    size = 20_000
    at = tuple(Locator(block=0, start=2 * k, end=2 * k + 1) for k in range(size))
    (line,) = shown(Paragraph(text="1," * size), at=at).parts
    assert marked(line) == [("1", (k,)) for k in range(size)]


def test_a_cell_of_more_than_a_short_word_keeps_its_width() -> None:
    at = (Locator(block=0, row=0, column=1, start=0, end=2),)
    (grid,) = shown(table("商业企业|社会组织等"), at=at).parts
    assert [box and box.long for box in grid.rows[0]] == [False, True]


def test_the_words_that_a_figure_was_read_from_lie_around_it() -> None:
    block = Paragraph(text="网站公开5条，微信公开5条，其他5条")
    at = (Locator(block=0, start=11, end=13), Locator(block=0, start=16, end=18))
    (line,) = shown(block, at=at, words={0: "公开5条", 1: "网站公开5条"}).parts
    assert [(piece.text, piece.around) for piece in line.pieces if piece.around] == [
        ("公开", (0,)), ("5条", (0,)),
    ]  # fmt: skip
    assert [piece.places for piece in line.pieces if piece.text == "5条"] == [(0,), (1,)]


def test_only_a_clause_lies_around_a_figure() -> None:
    for size, found in ((100, True), (101, False)):
        text = "公" * (size - 2) + "5条"
        at = (Locator(block=0, start=size - 2, end=size),)
        (line,) = shown(Paragraph(text=text), at=at, words={0: text}).parts
        assert any(piece.around for piece in line.pieces) == found
