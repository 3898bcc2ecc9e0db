from __future__ import annotations

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from govreport_parse.model.grid import RawCell, expand_grid
from govreport_parse.text.numerals import (
    CellValue,
    chinese_numeral,
    expand,
    read_cell,
    read_percent,
)

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
    """Standard numerals below 10 ** 12."""
    if number >= 10**8:
        high, low = divmod(number, 10**8)
        filler = "零" if 0 < low < 10**7 else ""
        return in_chinese(high) + "亿" + (filler + in_chinese(low) if low else "")
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


@given(
    st.integers(min_value=1, max_value=99),
    st.integers(min_value=0, max_value=9999),
    st.integers(min_value=0, max_value=99),
)
def test_large_chinese_numerals(hundred_millions: int, ten_thousands: int, ones: int) -> None:
    number = hundred_millions * 10**8 + ten_thousands * 10**4 + ones
    assert chinese_numeral(in_chinese(number)) == number


@pytest.mark.parametrize(
    ("text", "value"), [("十", 10), ("十五", 15), ("两百", 200), ("二〇一七", 2017)]
)
def test_short_chinese_numerals(text: str, value: int) -> None:
    assert chinese_numeral(text) == value


@pytest.mark.parametrize("text", ["", "十百", "一二十", "百百", "万", "亿万"])
def test_what_is_no_numeral(text: str) -> None:
    assert chinese_numeral(text) is None


@pytest.mark.parametrize(
    ("well_formed", "value", "malformed"),
    [
        # a place may not come twice, nor after a smaller one
        ("一百二十", 120, "一百二百"), ("二百一十", 210, "二百一百"), ("一千二百", 1200, "一百二千"),
        ("一百零二", 102, "一百零二百"), ("一百零二", 102, "一百零十"), ("二十一", 21, "二十一十"),
        # 十 alone may lack its digit, and at the beginning alone
        ("十五", 15, "百五"), ("一百一十五", 115, "一百十五"), ("一百", 100, "零百"),
        # digits one by one are a number as in years; beside places they are none
        ("一二三", 123, "一二十"), ("二〇", 20, "二〇十"),
        # 三五件 are three to five
        ("三五八", 358, "三五"), ("一〇", 10, "一二"),
        # 万 and 亿 multiply what stands before them, each once, the larger first
        ("一万零三", 10_003, "万零三"), ("一亿三万", 100_030_000, "三万一亿"), ("一百万", 10**6, "一百百万"),
        ("一亿二千万", 120_000_000, "二千万一亿"), ("三万五千", 35_000, "三万五万"), ("二亿", 2 * 10**8, "二亿亿"),
        # 一百二 is 120 or 102, 一万三 13,000 or 10,003
        ("一百零二", 102, "一百二"), ("一千零三", 1003, "一千三"), ("一万零三", 10_003, "一万三"),
        ("一百零二万", 1_020_000, "一百二万"), ("三亿零五", 300_000_005, "三亿五"), ("二十三", 23, "二百三"),
        ("一" * 20, int("1" * 20), "一" * 21),
    ],
)  # fmt: skip
def test_chinese_numerals_on_both_sides(well_formed: str, value: int, malformed: str) -> None:
    assert chinese_numeral(well_formed) == value
    assert chinese_numeral(malformed) is None
    assert read_cell(f"{well_formed}件") == CellValue(status="reported", value=value, unit="件")
    assert read_cell(f"{malformed}件").status == "unreadable"


@pytest.mark.parametrize(
    ("one_number", "value", "unit", "none"),
    [
        # a group of digits has three; a number that is grouped begins with one to three, none of them zero first
        ("1,234", 1234, None, "1,23"), ("1,234", 1234, None, "1,2345"), ("12,345", 12345, None, "1234,567"),
        ("1,023", 1023, None, "0,123"), ("9,012,345", 9_012_345, None, "9,0123,45"),
        ("1,234,567,890,123", 1_234_567_890_123, None, "1,234,567,890,123,456"),
        # fifteen digits hold any count; a longer run is no number
        ("999999999999999", 999_999_999_999_999, None, "1000000000000000"),
        ("0.123456", Decimal("0.123456"), None, "0.1234567"),
        # digits set apart are two numbers as often as one
        ("123", 123, None, "12 3"), (" 123 ", 123, None, "12\u00a03"), ("12 件", 12, "件", "1 2件"),
        ("123&nbsp;", 123, None, "12&nbsp;3"), ("&nbsp;12&nbsp;件", 12, "件", "1&nbsp2"),
        ("12,345", 12345, None, "12, 345"), ("3.5", Decimal("3.5"), None, "3. 5"), ("34", 34, None, "3\n4"),
        # 万 and 亿 before 元 belong to the unit, before any other unit to the number
        ("1.2万", 12_000, None, "1.2万万"), ("3万件", 30_000, "件", "3万条件"), ("3万元", 3, "万元", "3十万元"),
        ("3亿元", 3, "亿元", "3百亿元"), ("3万亿元", 30_000, "亿元", "3万亿"),
        ("2亿", 200_000_000, None, "2亿万"), ("3千元", 3, "千元", "3千"),
    ],
)  # fmt: skip
def test_cells_on_both_sides(
    one_number: str, value: int | Decimal, unit: str | None, none: str
) -> None:
    cell = read_cell(one_number)
    assert cell == CellValue(status="reported", value=value, unit=unit)
    assert type(cell.value) is type(value)
    assert read_cell(none) == CellValue(status="unreadable")


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
