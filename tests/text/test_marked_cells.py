"""Marks beside the figure of a cell: what cannot be a part of the number leaves it, all else withholds it."""

from __future__ import annotations

from decimal import Decimal

import pytest

from govreport_parse.text.numerals import CellValue, read_cell, read_percent

# What is read, and the number and unit that it is read as.
READ: dict[str, tuple[tuple[str, int | Decimal, str | None], ...]] = {
    "a circled number after it": (
        ("12①", 12, None), ("１２②", 12, None), ("12 ③", 12, None), ("1,024⑩", 1024, None),
        ("12①②", 12, None), ("12①②③", 12, None), ("12❶", 12, None), ("12⑴", 12, None), ("12件①", 12, "件"),
        ("12\n①", 12, None), ("0①", 0, None), ("3.5②", Decimal("3.5"), None), ("-2①", -2, None),
    ),
    "a sign of a note after it": (
        ("12*", 12, None), ("12＊", 12, None), ("12※", 12, None), ("12†", 12, None),
        ("12‡", 12, None), ("12 *", 12, None), ("12件*", 12, "件"), ("0※", 0, None),
        ("1.2万*", 12_000, None), ("12﹡", 12, None), ("12。*", 12, None),
    ),
    "a number in brackets that are not round": (
        ("12[1]", 12, None), ("12［1］", 12, None), ("12【1】", 12, None), ("12〔2〕", 12, None),
        ("12 [12]", 12, None), ("12[*]", 12, None), ("12[①]", 12, None), ("12件[1]", 12, "件"),
        ("12[i]", 12, None), ("12[x]", 12, None), ("12[X]", 12, None), ("12[I]", 12, None),
        ("12[iv]", 12, None), ("12[viii]", 12, None), ("12[VIII]", 12, None), ("12［II］", 12, None),
    ),
    "words for a note": (
        ("12（注1）", 12, None), ("12(注)", 12, None), ("12（见注1）", 12, None), ("12（注：1）", 12, None),
        ("12（注释1）", 12, None), ("12（附注1）", 12, None), ("12（详见附注）", 12, None),
        ("12 注", 12, None), ("12注1", 12, None), ("12见注2", 12, None), ("12（备注）", 12, None),
        ("12（说明2）", 12, None), ("12（注①）", 12, None), ("12【注一】", 12, None), ("12[注]", 12, None),
        ("12件（注1）", 12, "件"), ("12\n（注1）", 12, None), ("12（注释）", 12, None), ("12（見註1）", 12, None),
    ),
    "its unit in brackets": (
        ("12（件）", 12, "件"), ("12(件)", 12, "件"), ("12〔件〕", 12, "件"), ("12[件]", 12, "件"),
        ("12.5（万元）", Decimal("12.5"), "万元"), ("12 (条)", 12, "条"), ("12【人次】", 12, "人次"),
        ("3万（件）", 30_000, "件"), ("12（件）*", 12, "件"),
    ),
    "a full stop": (
        ("655.", 655, None), ("655．", 655, None), ("1,024.", 1024, None), ("655。", 655, None),
        ("12件.", 12, "件"), ("12件。", 12, "件"), ("655.①", 655, None),
    ),
    "quotes around it": (
        ('"12"', 12, None), ("“12”", 12, None), ("‘12’", 12, None), ("「12」", 12, None),
        ("『1,024』", 1024, None), ('"12件"', 12, "件"), ("＂12＂", 12, None), ('" 0 "', 0, None),
    ),
    "brackets around what numbers no note": (
        ("【128】", 128, None), ("[128]", 128, None), ("〔1024〕", 1024, None), ("【12件】", 12, "件"),
        ("【0】", 0, None), ("［655］", 655, None), ("【1,024】", 1024, None), ("【12345】", 12345, None),
    ),
}  # fmt: skip
WITHHELD = {
    "a circled number elsewhere, or a second figure": (
        "①12", "1①2", "12①3", "①", "②③", "12①万", "12①②③④", "1①,024",
    ),
    "a sign elsewhere, or what may hide a digit": (
        "1*2", "*12", "12**", "1**", "***", "12*3", "※12", "12#", "12+", "12^", "12~", "12^2",
    ),
    "a number in brackets that may be of the figure": (
        "12(1)", "12（1）", "12[100]", "12[1]3", "[1]12", "12[", "12[]", "12[1", "12{1}", "12[1.5]",
        "12[-1]", "12(12)", "12[l]", "12(i)", "12[i", "12i", "12[ivxiv]", "12[IVXIV]", "12[Iv]", "12¹", "12²",
    ),
    "a note before it, or of something else": (
        "注：12", "注12", "12注123", "12（含上年3件）", "12（其中3件）", "12（约）", "12（注销3件）", "12注销",
        "12（见附件）", "（注1）", "注", "12（注1", "12注1月", "约12（注1）", "12或13（注）", "12（注）3",
    ),
    "a unit elsewhere, or none": (
        "（件）12", "12（件）3", "12（次/年）", "12（万）", "12（件", "12（月）", "12（%）", "（件）", "1（件）2",
    ),
    "a stop that may be a point, or follow the number of a list": (
        "655..", "6.55.", "12.", "1.", "65．", "0.", "2019.", ".655", "655.,", "655,", "655、", "3万.", "1.2.",
    ),
    "quotes that do not go around it": (
        '"12', '12"', '"1"2', "“12”3", '""', '"约12"', '""12""', "“12，34”", "'12\"",
    ),
    "brackets around what may number a note, stand for a loss, or be a year": (
        "【12】", "[1]", "（12）", "(128)", "〈128〉", "[128]1", "1[128]", "【128", "128】", "〔2023〕", "[]",
        "[0.5]", "【1①】",
    ),
}  # fmt: skip


@pytest.mark.parametrize(
    ("text", "value", "unit"), [each for kind in READ.values() for each in kind]
)
def test_what_is_no_part_of_the_number_leaves_it(
    text: str, value: int | Decimal, unit: str | None
) -> None:
    assert read_cell(text) == CellValue(status="reported", value=value, unit=unit)


@pytest.mark.parametrize("text", [each for kind in WITHHELD.values() for each in kind])
def test_what_may_be_a_part_of_the_number_withholds_it(text: str) -> None:
    assert read_cell(text) == CellValue(status="unreadable")


CIRCLED = ("①⑨⑳", "㉑㉟", "⑴⒇", "❶❿", "➀➓", "㊀㊉")
NUMBERS = (*"一二三四五六七八九十", "1", "12", "")
NOTES = ("注", "注释", "附注", "备注", "说明", "脚注")


@pytest.mark.parametrize("mark", ["*", "※", "†", "‡", "∗", *"".join(CIRCLED)])
def test_every_mark(mark: str) -> None:
    assert read_cell(f"12{mark}").value == 12
    assert read_cell(f"{mark}12").value is None
    bracketed = read_cell(f"12[{mark}]").value
    assert bracketed == (None if mark in "†‡∗" else 12)
    noted = read_cell(f"12（注{mark}）").value
    assert noted == (12 if mark in "".join(CIRCLED) else None)


@pytest.mark.parametrize("mark", ["⒈", "㉠", "㉐", "➔", "㊊", "§", "**", "①②③④", "*①"])
def test_other_signs_are_no_marks(mark: str) -> None:
    assert read_cell(f"12{mark}").value is None


@pytest.mark.parametrize("word", NOTES)
@pytest.mark.parametrize("number", NUMBERS)
def test_every_note(word: str, number: str) -> None:
    for before in ("", "见", "详见"):
        for between in ("", "："):
            note = f"{before}{word}{between}{number}"
            assert read_cell(f"12（{note}）").value == 12
            assert read_cell(f"12[{note}]").value == 12
            assert read_cell(f"12（{note}3件）").value is None
            assert read_cell(f"12（{note}").value is None
    assert read_cell(f"12（详{word}{number}）").value is None
    assert read_cell(f"12（{word}123）").value is None
    bare = read_cell(f"12{word}{number}").value
    assert bare == (12 if word == "注" and number in ("", "1", "12") else None)
    assert read_cell(f"12详见{word}{number}").value is None


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("[100]", 100), ("[99]", None), ("[0]", 0), ("[00]", None), ("[1899]", 1899), ("[1900]", None),
        ("[1999]", None), ("[2000]", None), ("[2099]", None), ("[2100]", 2100), ("[20231]", 20_231),
        ("[202]", 202), ("[1,900]", 1900), ("[128*]", None), ("[-128]", None), ("[12万]", None), ("[12件*]", 12),
        ("100.", 100), ("99.", None), ("1900.", None), ("2100.", 2100), ("12（件）.", 12), ("-655.", -655),
        ("12万.", None), ("655.5.", None), ("'655.'", 655), ("'12.'", None), ('"[128]"', None), ("['128']", None),
        ("12（件", None), ("12件）", None), ("12(12件)", None),
    ],
)  # fmt: skip
def test_bounds_of_what_numbers_a_note(text: str, value: int | None) -> None:
    assert read_cell(text).value == value


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("16%*", 16), ("16%①", 16), ("-5.2[1]", Decimal("-5.2")), ("16%（注1）", 16),
        ("下降3%※", -3), ("16①", 16),
    ],
)  # fmt: skip
def test_rates_with_marks(text: str, value: int | Decimal) -> None:
    assert read_percent(text).value == value


@pytest.mark.parametrize("text", ["①16%", "16%(1)", "16[1]%", "16%**", "16%①2", "16."])
def test_rates_that_are_withheld(text: str) -> None:
    assert read_percent(text).status == "unreadable"
