"""Tables without lines: figures in columns that cannot be taken for each other, else none."""

from __future__ import annotations

import pytest

from govreport_parse.model.document import LOST
from tests.readers.drawings import Page, blocks

ROWS = (("收到申请数", "件", "12"), ("办结申请数", "件", "9"), ("结转申请数", "件", "3"))


def table(
    rows: tuple[tuple[str, ...], ...], xs: tuple[float, ...], page: Page | None = None
) -> Page:
    page = page or Page()
    for k, row in enumerate(rows):
        for x, words in zip(xs, row, strict=True):
            page.write(words, x, 100 + 20 * k)
    return page


def test_rows_of_figures_are_a_table() -> None:
    assert blocks(table(ROWS, (60, 300, 400))) == [[list(row) for row in ROWS]]


def test_a_blank_is_a_blank() -> None:
    rows = (*ROWS, ("其中：传真", "件", ""), ("其他", "件", "4"))
    assert blocks(table(rows, (60, 300, 400)))[0][3] == ["其中：传真", "件", ""]


def test_of_many_columns_no_figure_is_given() -> None:
    rows = tuple((label, "1", "2", "3", "4") for label, _, _ in ROWS)
    (found,) = blocks(table(rows, (60, 200, 260, 320, 380)))
    assert found == [[label, LOST, LOST, LOST, LOST] for label, _, _ in ROWS]
    (three,) = blocks(table(tuple(row[:4] for row in rows), (60, 200, 260, 320)))
    assert three == [[label, "1", "2", "3"] for label, _, _ in ROWS]


def test_a_name_beside_all_columns_makes_every_figure_doubtful() -> None:
    heads = (("项目", "单位", "数量"), *ROWS)
    assert blocks(table(heads, (60, 300, 400)))[0][1] == ["收到申请数", "件", "12"]
    beside = table(heads, (60, 300, 400)).write("累计数量", 460, 85)
    assert "12" not in str(blocks(beside))


@pytest.mark.parametrize("base", [133.0, 126.0])
def test_a_figure_on_a_line_without_a_label_may_be_the_rest_of_one(base: float) -> None:
    page = table(ROWS, (60, 300, 400)).write("3", 400, base)
    assert "12" not in str(blocks(page))
    assert "12" in str(blocks(table(ROWS, (60, 300, 400)).write("（件）", 60, base)))


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
