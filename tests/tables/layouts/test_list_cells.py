"""The cells of a list's row: its unit and its figure, where each stands in its place."""

from __future__ import annotations

import pytest

from govreport_parse.model.document import Cell
from govreport_parse.tables.layouts.list_cells import Roles, value_and_unit
from tests.tables.layouts.lists import (
    COUNTS,
    HEADER,
    LABELS,
    OTHER,
    figures,
    read,
    rows,
    usual,
)
from tests.tables.printing import Line


class TestRow:
    @pytest.mark.parametrize(
        ("cells", "found"),
        [
            ((), "-"),
            (("条",), "条"),
            (("4",), None),
            (("",), "- blank"),
            (("条", "4"), "条 4"),
            (("条", ""), "条 blank"),
            (("条", "详见"), "条 详见"),
            # One too many: blanks, or another figure.
            (("条", "4", ""), "条 4"),
            (("条", "4", "5"), None),
            (("条", "4", "备注"), "条 4"),
            (("条", "4", "备注", "5"), "条 4"),
            (("条", "", "4"), None),
            (("条", "", "/"), None),
            (("条", "4", "/"), "条 4"),
            (("", "条", "4"), "条 4"),
            (("", "", "条", "4"), "条 4"),
            (("", "条", ""), "条 blank"),
            (("", "条"), None),
            (("", "4"), "- 4"),
            # No unit, or none that we know.
            (("4", "条"), None),
            (("4", "5"), None),
            (("4", ""), None),
            (("万件", "4"), "万件 4"),
            (("公里平方米数", "4"), "公里平方米数 4"),
            (("公里平方米数某", "4"), "- 4"),
            (("\ufffc", "4"), "- 4"),
            (("/", "4"), "- 4"),
            (("万件", "4", ""), "- 4"),
            (("万件", "4", "5"), None),
            (("条", "件"), "条 件"),
            (("条", "4", "件"), "条 4"),
            (("万件", "4", "", "5"), None),
        ],
    )
    def test_below_five_that_have_both(self, cells: Line, found: str | None) -> None:
        lines = (HEADER, *usual(), (LABELS[5], *cells))
        assert figures(lines) == ([*read(), found], True)

    @pytest.mark.parametrize(
        ("cells", "found"),
        [
            (("条", "4"), None),
            (("条", "4", ""), "条 4"),
            (("条", "", "4"), "条 blank"),
            (("条", "", "", "4"), None),
            (("条", "", "5", "/"), None),
            (("条",), "条"),
        ],
    )
    def test_where_figures_follow(self, cells: Line, found: str | None) -> None:
        header = ("统计指标", "单位", "2015年", "2014年")
        lines = (header, *usual(5, "8"), (LABELS[5], *cells))
        assert figures(lines) == ([*read(), found], True)

    @pytest.mark.parametrize(
        ("cells", "found"),
        [
            (("条", "", "4"), None),
            (("条", "", "/"), None),
            (("条", "", "无误"), "条 blank"),
            (("条", "4", "5"), "条 4"),
            (("条", "4"), "条 4"),
            (("条", ""), None),
            (("", "条"), None),
            (("", "条", "", "4"), None),
            (("", "条", "4", ""), "条 4"),
        ],
    )
    def test_where_remarks_follow(self, cells: Line, found: str | None) -> None:
        header = ("统计指标", "单位", "统计数", "备注")
        lines = (header, *usual(10, ""), (LABELS[10], *cells))
        assert figures(lines) == ([*read(10), found], True)

    def test_where_remarks_follow_in_one_of_ten_rows(self) -> None:
        header = ("统计指标", "单位", "统计数", "备注")
        lines = (header, *usual(9, ""), (LABELS[9], "条", "", "4"))
        assert figures(lines) == ([*read(9), None], True)

    def test_a_short_row_where_a_number_in_ten_stands_beside(self) -> None:
        beside = (*[""] * 9, "4")
        lines = rows(*zip(COUNTS, beside, strict=False), ("7",))
        found = [*(f"- {figure}" for figure in COUNTS[:10]), "- 7"]
        assert figures((("统计指标", "统计数", "备注"), *lines)) == (found, True)

    def test_where_other_columns_follow(self) -> None:
        header = ("统计指标", "单位", "2015年", "2014年", "备注")
        lines = (header, *usual(5, "8", ""), (LABELS[5], "条", "4"))
        assert figures(lines) == ([*read(), None], True)
        numbered = [(*line, str(k)) for k, line in enumerate(usual())]
        lines = (("统计指标", "单位", "统计数", "序号"), *numbered, (LABELS[5], "条", "4"))
        assert figures(lines) == ([*read(), "条 4"], True)

    def test_after_another_year(self) -> None:
        header = ("统计指标", "单位", "2014年", "2015年")
        lines = (header, *usual(5, "4"), (LABELS[5], "条", "4", ""))
        assert figures(lines) == ([*OTHER, "条 blank"], True)

    def test_after_a_blank_column(self) -> None:
        header = ("统计指标", "", "单位", "统计数")
        blank = rows(*(("", "条", one) for one in COUNTS[:5]))
        for cells, found in ((("条", "4", "5"), None), (("条", "4"), "条 4")):
            assert figures((header, *blank, (LABELS[5], *cells))) == ([*read(), found], True)

    def test_restored_from_text(self) -> None:
        """A blank at the end of a row may be lost with its end."""
        header = ("统计指标", "单位", "统计数", "备注")
        for cells, found in ((("条", ""), "条 blank"), (("条", "", "4"), "条 blank")):
            lines = (header, *usual(10, ""), (LABELS[10], *cells))
            assert figures(lines, restored=[0]) == ([*read(10), found], True)

    @pytest.mark.parametrize(
        ("cells", "found"),
        [
            (("4", "条"), "条 4"),
            (("", "条"), "条 blank"),
            (("4",), "- 4"),
            (("条",), "条"),
            (("条", "4"), None),
            (("4", "件", "5"), None),
            (("4", "条", ""), "条 4"),
            (("", "条", "备注"), "条 blank"),
        ],
    )
    def test_where_the_unit_follows(self, cells: Line, found: str | None) -> None:
        header = ("统计指标", "统计数", "单位")
        lines = (header, *rows(*((one, "条") for one in COUNTS[:5])), (LABELS[5], *cells))
        assert figures(lines) == ([*read(), found], True)

    @pytest.mark.parametrize(
        ("cells", "found"),
        [
            (("4",), "- 4"),
            (("条", "4"), None),
            (("4", ""), "- 4"),
            (("4", "5"), None),
            ((), "-"),
            (("条", "件"), None),
        ],
    )
    def test_where_no_units_are_printed(self, cells: Line, found: str | None) -> None:
        lines = (("统计指标", "数量"), *rows(*((one,) for one in COUNTS[:5])), (LABELS[5], *cells))
        assert figures(lines) == ([*(f"- {one}" for one in COUNTS[:5]), found], True)


RESTORED = Roles(length=4, unit=0, value=3, restored=True)
PRINTED = Roles(length=4, unit=0, value=3)
BLANK = Roles(length=4, unit=1, value=3, restored=True)
FIRST = Roles(length=4, unit=1, value=2, restored=True)
BARE = Roles(length=2, unit=None, value=1, restored=True)


@pytest.mark.parametrize(
    ("texts", "roles", "odd"),
    [
        (("条", "01", "8", "9"), RESTORED, False),
        (("条", "01 8 9", "其中：电子化的", "1"), RESTORED, True),
        (("条", "01", "其中：电子化的", "1"), RESTORED, True),
        (("条", "01", "其中：电子化的", "1"), PRINTED, False),
        (("条", "01", "条", "1"), RESTORED, False),
        # Before the unit's column stands a blank one, or there is none.
        (("", "条", "其中：电子化的", "8"), BLANK, True),
        (("", "条", "01", "8"), BLANK, False),
        (("", "条", "8", "同上"), FIRST, False),
        (("其中：电子化的", "8"), BARE, True),
        (("01", "8"), BARE, False),
        # A blank that lines put before the value pushes it out of its place.
        (("条", "", "01", "8", "/"), RESTORED, True),
        (("条", "01", "5", "8", ""), RESTORED, False),
        (("条", "01", "5", "8", "/"), PRINTED, False),
    ],
)
def test_words_before_the_value_of_a_restored_row(
    texts: tuple[str, ...], roles: Roles, *, odd: bool
) -> None:
    tail = tuple(Cell(text=text, row=0, column=k) for k, text in enumerate(texts, 1))
    _, values, unclear = value_and_unit(tail, roles)
    assert (unclear, len(values)) == (odd, 0 if odd else 1)
