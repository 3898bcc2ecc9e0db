"""Where a numeral ends and another thing begins: a case on each side of every bound and word."""

from __future__ import annotations

from decimal import Decimal

import pytest

from govreport_parse.model.grid import OBJECT
from govreport_parse.text.numerals import (
    MONEY_UNITS,
    NUMERAL,
    UNITS,
    chinese_numeral,
    expand,
    is_words,
    read_cell,
    read_percent,
    unit_of,
)

COUNTED = [
    "个百分点",
    "百分点",
    "个工作日",
    "工作日",
    "条(次)",
    "条次",
    "件次",
    "人次",
    "场次",
    "千元",
    "万元",
    "亿元",
    "条",
    "件",
    "篇",
    "项",
    "个",
    "份",
    "次",
    "场",
    "期",
    "批",
    "起",
    "宗",
    "例",
    "部",
    "人",
    "名",
    "封",
    "家",
    "台",
    "户",
    "元",
    "倍",
    "类",
    "种",
    "幅",
    "则",
    "处",
    "座",
    "班",
]


def found(text: str) -> list[str]:
    return [match.group() for match in NUMERAL.finditer(text)]


class TestUnits:
    @pytest.mark.parametrize("unit", COUNTED)
    def test_beside_a_figure(self, unit: str) -> None:
        # 十二万元 is 120000 元: the same money.
        for count in ("12",) if unit in ("千元", "万元", "亿元") else ("12", "十二"):
            cell = read_cell(count + unit)
            assert (cell.status, cell.value, cell.unit) == ("reported", 12, unit)

    @pytest.mark.parametrize("unit", COUNTED)
    def test_in_a_cell_of_their_own(self, unit: str) -> None:
        for printed in (unit, f"单位:{unit}", f"单位{unit}", f"计量单位：{unit}", f"（{unit}）"):
            assert unit_of(printed) == unit
        for printed in (f"（单位：{unit}）", f"单位：（{unit}）", f"（计量单位{unit}）"):
            assert unit_of(printed) == unit

    def test_there_are_no_others(self) -> None:
        assert sorted(UNITS) == sorted(COUNTED)
        assert {"元", "千元", "万元", "亿元"} == MONEY_UNITS

    @pytest.mark.parametrize("text", ["", "12", "条数", "计量单位", "计量条", "12条", "各条"])
    def test_what_is_none(self, text: str) -> None:
        assert unit_of(text) is None

    def test_scaled_money_keeps_its_unit(self) -> None:
        for printed, value, unit in (
            ("3万", 30_000, None), ("3亿", 300_000_000, None), ("3万元", 3, "万元"),
            ("3亿元", 3, "亿元"), ("3万件", 30_000, "件"),
        ):  # fmt: skip
            cell = read_cell(printed)
            assert (cell.value, cell.unit) == (value, unit)


class TestDigits:
    @pytest.mark.parametrize(
        ("text", "value"),
        [
            ("123456789012345", 123456789012345), ("1,024", 1024), ("12,345", 12345),
            ("123,456", 123456), ("1,234,567", 1234567), ("1,234,567,890,123", 1234567890123),
            ("9,000", 9000), ("0.5", Decimal("0.5")), ("0.123456", Decimal("0.123456")),
            ("1,024.5", Decimal("1024.5")), ("007", 7), ("-1,024", -1024), ("减5", -5), ("-5", -5),
            ("增5", 5), ("+5", 5), ("12。", 12),
        ],
    )  # fmt: skip
    def test_read(self, text: str, value: int | Decimal) -> None:
        cell = read_cell(text)
        assert (cell.status, cell.value, type(cell.value)) == ("reported", value, type(value))

    @pytest.mark.parametrize(
        "text",
        [
            "1234567890123456", "1234,567", "0,123", "1,234,567,890,123,456", "0.1234567", "1,23",
            "1,2345", "5,", ".5", "1.", "5.,", "1.2.3", "--5", "增-5", "增", "12。。", "12件5",
            "1e5", "3十万", "3百亿", "A5", "5%", "件", "件12", "万", "万元",
        ],
    )  # fmt: skip
    def test_not_read(self, text: str) -> None:
        cell = read_cell(text)
        assert (cell.status, cell.value) == ("unreadable", None)

    @pytest.mark.parametrize(
        "between",
        [" ", "\n", "\u3000", "  ", ". ", " .", ", ", " ,", "，\n", "\n，", "．\u3000", "\n．"],
    )
    @pytest.mark.parametrize(("left", "right"), [("12", "3"), ("１２", "３"), ("1", "234")])
    def test_two_numbers_in_one_cell_are_none(self, left: str, between: str, right: str) -> None:
        assert read_cell(left + between + right).status == "unreadable"
        assert read_percent(left + between + right + "%").status == "unreadable"

    def test_blanks_around_one_number_are_none(self) -> None:
        for printed in (
            "12 件",
            "- 12",
            " 12",
            "12&nbsp",
            r"12\&nbsp;",
            r"\&nbsp12",
            "&nbsp;12&nbsp;",
        ):
            assert read_cell(printed).value == (-12 if "-" in printed else 12)
        assert read_cell("&nbsp;").status == "blank"
        assert read_cell("1&nbsp;2").status == "unreadable"

    def test_in_running_text(self) -> None:
        assert found("收到1,024件、23万元、3.5亿、8千万、5百万、2十万") == [
            "1,024", "23万", "3.5亿", "8千万", "5百万", "2十万",
        ]  # fmt: skip
        # What stands before a digit makes it another thing's; what follows it, a part of a number.
        for printed in ("A5", "z5", "Z5", "a5", ".5", ",5", "1234567890123456", "2.1234567"):
            assert "5" not in found(printed)
            assert not any(len(number) > 1 for number in found(printed))
        assert found("1,2345") == ["1"]
        assert found("1,234,567,890,123,456") == ["1,234,567,890,123"]
        assert found("12，5") == ["12", "5"]
        assert found("共十二件零五") == ["十二", "零五"]

    def test_groups_of_a_numeral(self) -> None:
        (match,) = NUMERAL.finditer("约3.5万件")
        assert (match["digits"], match["scale"], match["chinese"]) == ("3.5", "万", None)
        (match,) = NUMERAL.finditer("约三百件")
        assert (match["digits"], match["scale"], match["chinese"]) == (None, None, "三百")

    @pytest.mark.parametrize(
        ("digits", "scale", "value"),
        [
            ("12", None, 12), ("1,024", None, 1024), ("1.50", None, Decimal("1.50")),
            ("1", "十万", 100_000), ("2", "百万", 2_000_000), ("3", "千万", 30_000_000),
            ("1.5", "万", 15_000), ("1,000", "万", 10_000_000), ("2", "亿", 200_000_000),
            ("0.00005", "万", Decimal("0.5")),
        ],
    )  # fmt: skip
    def test_multipliers(self, digits: str, scale: str | None, value: int | Decimal) -> None:
        number = expand(digits, scale)
        assert (number, type(number)) == (value, type(value))


class TestNotApplicable:
    PRINTED = (
        "/", "//", "\\", "\\\\", "/\\", "-", "--", "—", "——", "_", "__", "~", "~~", "-—", "无",
        "不适用", "不涉及", "n/a", "na", "N/A", "NA", "Ｎ／Ａ",
    )  # fmt: skip

    @pytest.mark.parametrize("text", PRINTED)
    def test_marks(self, text: str) -> None:
        assert read_cell(text).status == "not_applicable"
        assert read_percent(text).status == "not_applicable"

    @pytest.mark.parametrize("text", ["/-", "无。", "无变", "n", "a", "不", "/5", "无5件", "适用"])
    def test_others(self, text: str) -> None:
        assert read_cell(text).status == "unreadable"
        assert read_percent(text).status == "unreadable"


class TestChinese:
    @pytest.mark.parametrize(
        ("text", "value"),
        [
            ("零", 0), ("〇", 0), ("○", 0), ("一", 1), ("二", 2), ("两", 2), ("三", 3), ("四", 4),
            ("五", 5), ("六", 6), ("七", 7), ("八", 8), ("九", 9), ("十", 10), ("十五", 15),
            ("二十", 20), ("一百", 100), ("两百", 200), ("一百零二", 102), ("一百一十五", 115),
            ("一千", 1000), ("一千零五", 1005), ("一千二百三十四", 1234), ("一万", 10_000),
            ("十万", 100_000), ("一万零三", 10_003), ("二十万三千", 203_000), ("一百万", 1_000_000),
            ("三千万", 30_000_000), ("一亿", 100_000_000), ("三亿零五", 300_000_005),
            ("二〇一七", 2017), ("二○一九", 2019), ("一二三", 123),
        ],
    )  # fmt: skip
    def test_numerals(self, text: str, value: int) -> None:
        assert chinese_numeral(text) == value
        cell = read_cell(f"{text}件")
        assert (cell.status, cell.value, cell.unit) == ("reported", value, "件")

    @pytest.mark.parametrize(
        "text",
        [
            "", "百", "千", "万", "亿", "千五", "百五", "十十", "一百十五", "五十百", "一百零十",
            "一千零百", "一万百", "一千千", "二十十", "五五十", "一五百", "零十", "一万一亿",
            "一亿亿", "一亿一亿", "三百五百", "一百二千", "万一", "十件", "x", "一x",
        ],
    )  # fmt: skip
    def test_what_is_none(self, text: str) -> None:
        assert chinese_numeral(text) is None

    def test_digits_one_by_one_have_a_longest_run(self) -> None:
        assert chinese_numeral("一" * 20) == int("1" * 20)
        assert chinese_numeral("一" * 21) is None


class TestRates:
    @pytest.mark.parametrize(
        ("text", "value", "unit"),
        [
            ("5", 5, None), ("5%", 5, "%"), ("5%。", 5, "%"), ("+5%", 5, "%"), ("-5%", -5, "%"),
            ("↑5%", 5, "%"), ("↓5%", -5, "%"), ("5个百分点", 5, "个百分点"),
            ("增长5%", 5, "%"), ("增加5%", 5, "%"), ("上升5%", 5, "%"), ("提高5%", 5, "%"),
            ("下降5%", -5, "%"), ("减少5", -5, None), ("降低5个百分点", -5, "个百分点"),
            ("1,016.5%", Decimal("1016.5"), "%"), ("持平", 0, "%"), ("无变化", 0, "%"),
        ],
    )  # fmt: skip
    def test_read(self, text: str, value: int | Decimal, unit: str | None) -> None:
        rate = read_percent(text)
        assert (rate.status, rate.value, rate.unit) == ("reported", value, unit)

    @pytest.mark.parametrize(
        "text", ["增长", "约5%", "5%5", "5件", "百分之五", "基本持平", "1,01%", "增长约5%", "5%%"]
    )
    def test_not_read(self, text: str) -> None:
        rate = read_percent(text)
        assert (rate.status, rate.value) == ("unreadable", None)

    def test_blank(self) -> None:
        assert read_percent(" ").status == "blank"


@pytest.mark.parametrize(
    ("text", "words"),
    [("备注", True), ("约5", True), ("5", False), ("", False), ("/", False), (OBJECT, False)],
)
def test_words(text: str, words: bool) -> None:
    assert is_words(text) is words


@pytest.mark.parametrize("digit", "一二两三四五六七八九")
class TestOpenNumerals:
    """What may mean two numbers is none: 三五 is three to five, 一百二 is 120 or 102."""

    def test_two_digits(self, digit: str) -> None:
        assert chinese_numeral(f"{digit}一") is chinese_numeral(f"一{digit}") is None
        assert chinese_numeral(f"{digit}一一") is not None

    @pytest.mark.parametrize("place", "百千万")
    def test_a_digit_behind_a_place(self, digit: str, place: str) -> None:
        assert chinese_numeral(f"一{place}{digit}") is None
        assert chinese_numeral(f"一{place}零{digit}") is not None

    @pytest.mark.parametrize("scale", "万亿")
    def test_a_digit_before_a_scale(self, digit: str, scale: str) -> None:
        assert chinese_numeral(f"一百{digit}{scale}") is None
        assert chinese_numeral(f"一百零{digit}{scale}") is not None

    def test_a_digit_behind_the_largest_scale(self, digit: str) -> None:
        assert chinese_numeral(f"一亿{digit}") is None
        assert chinese_numeral(f"一亿零{digit}") is not None
