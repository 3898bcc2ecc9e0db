from __future__ import annotations

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from govreport_parse.model.grid import RawCell, expand_grid
from govreport_parse.text.numerals import chinese_numeral, expand, read_cell, read_percent

CHINESE = "零一二三四五六七八九"


@pytest.mark.parametrize(
    ("text", "value", "unit"),
    [
        ("815", 815, None), (" ８１５ ", 815, None), ("1,024", 1024, None), ("1，024", 1024, None),
        ("124件", 124, "件"), ("251000元", 251000, "元"), ("0.00", Decimal("0.00"), None),
        ("-2", -2, None), ("+1036", 1036, None), ("−2", -2, None), ("1.2万", 12000, None),
        ("12。", 12, None), ("十二", 12, None), ("12&nbsp;", 12, None), ("35012条（次）", 35012, "条(次)"),
    ],
)  # fmt: skip
def test_cells_that_are_one_number(text: str, value: int | Decimal, unit: str | None) -> None:
    cell = read_cell(text)
    assert (cell.status, cell.value, cell.unit) == ("reported", value, unit)


@pytest.mark.parametrize("text", ["", " ", "\u00a0", "\u3000", "\u200b", "\n\t"])
def test_blank_cells(text: str) -> None:
    assert read_cell(text).status == "blank"


@pytest.mark.parametrize("text", ["/", "／", "-", "—", "——", "----", "无", "不适用", "N/A", "－－"])
def test_cells_that_do_not_apply(text: str) -> None:
    cell = read_cell(text)
    assert (cell.status, cell.value) == ("not_applicable", None)


@pytest.mark.parametrize(
    "text",
    [
        "12 3",
        "1,23",
        "1,2345",
        "0,234",
        "见附件",
        "12/15",
        "约5",
        "5-8",
        "8\ufffd15",
        "12,",
        "1.2.3",
        "3\n4",
        "23&nbsp;1",
        "½",
        "十百",
    ],
)
def test_cells_that_are_not_one_number(text: str) -> None:
    cell = read_cell(text)
    assert (cell.status, cell.value) == ("unreadable", None)


@given(st.integers(min_value=0, max_value=10**9), st.sampled_from(["", ",", "full"]))
def test_any_count_reads_as_itself(count: int, style: str) -> None:
    printed = f"{count:,}" if style == "," else str(count)
    if style == "full":
        printed = printed.translate(str.maketrans("0123456789", "０１２３４５６７８９"))
    assert read_cell(printed).value == count


def in_chinese(number: int) -> str:
    """Standard numerals up to 99,999,999."""
    if number >= 10_000:
        high, low = divmod(number, 10_000)
        filler = "零" if 0 < low < 1000 else ""
        return in_chinese(high) + "万" + (filler + in_chinese(low) if low else "")
    text, pending = "", False
    for place, name in ((1000, "千"), (100, "百"), (10, "十"), (1, "")):
        digit = number // place % 10
        if digit:
            text += ("零" if pending and text else "") + CHINESE[digit] + name
            pending = False
        else:
            pending = True
    return text


@given(st.integers(min_value=1, max_value=99_999_999))
def test_chinese_numerals(number: int) -> None:
    assert chinese_numeral(in_chinese(number)) == number


@pytest.mark.parametrize(
    ("text", "value"), [("十", 10), ("十五", 15), ("两百", 200), ("二〇一七", 2017)]
)
def test_short_chinese_numerals(text: str, value: int) -> None:
    assert chinese_numeral(text) == value


@pytest.mark.parametrize("text", ["", "十百", "一二十", "百百", "万", "亿万"])
def test_what_is_no_numeral(text: str) -> None:
    assert chinese_numeral(text) is None


def test_multipliers_keep_what_they_cannot_make_whole() -> None:
    assert expand("338.8647", "万") == 3388647
    assert expand("0.00001", "万") == Decimal("0.1")


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("16%", 16),
        ("-5.2", Decimal("-5.2")),
        ("↓3%", -3),
        ("下降3％", -3),
        ("增长1,016%", 1016),
        ("持平", 0),
    ],
)
def test_rates(text: str, value: int | Decimal) -> None:
    assert read_percent(text).value == value


cells = st.builds(
    RawCell,
    text=st.text(alphabet="甲乙丙", min_size=1, max_size=2),
    rowspan=st.integers(min_value=1, max_value=4),
    colspan=st.integers(min_value=1, max_value=4),
)


@given(st.lists(st.lists(cells, max_size=4), max_size=5))
def test_grids_hold_every_cell_once(rows: list[list[RawCell]]) -> None:
    table = expand_grid(rows)
    assert len(table.grid) == len(rows)
    assert [cell.text for cell in table.cells()] == [raw.text for row in rows for raw in row]
    for r, row in enumerate(table.grid):
        for c, cell in enumerate(row):
            if cell is not None:
                assert cell.row <= r < cell.row + cell.rowspan
                assert cell.column <= c < cell.column + cell.colspan


def test_digits_among_chinese_numerals_are_no_numeral() -> None:
    assert chinese_numeral("一666666666") is None
