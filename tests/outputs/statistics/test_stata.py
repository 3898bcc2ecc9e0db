"""Each kind of column written as Stata has it, and read by pandas and by pyreadstat."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pandas as pd
import pyreadstat
import pytest
from pandas.io.stata import StataMissingValue

from govreport_parse.model.errors import WrongCall
from govreport_parse.model.vocabularies import STATUSES
from govreport_parse.outputs.columns import Row, Table, day, flag, number, text, whole_number
from govreport_parse.outputs.statistics.stata import write_stata
from govreport_parse.outputs.statistics.variables import variables

TABLE: Table[object] = Table(
    name="cells",
    description="A cell",
    description_zh="一个单元格",
    columns=(
        text("label", "Label", "标签", ""),
        whole_number("size", "Size", "大小", "", unit="byte"),
        whole_number("large", "A number beyond a long", "大整数", ""),
        number("value", "The figure " + "x" * 90, "数值", ""),
        text("status", "What the cell holds", "单元格状态", "", values=STATUSES),
        number("lone", "A figure that nothing explains", "无状态的数", ""),
        flag("sure", "Sure", "确定", ""),
        day("published", "Date", "日期", ""),
        text("long", "Long text", "长文本", ""),
    ),
)  # fmt: skip
LONG = "公开" * 200 + "\n末"
ROWS: list[Row] = [
    ("甲", 2_147_483_620, 2**40, 0.0, "reported", 0.5, True, date(2021, 3, 4), LONG),
    ("a", 0, None, None, "blank", None, False, date(1959, 12, 31), ""),
    ("", -7, -5, None, "not_applicable", 1e15 + 1, False, None, None),
    (None, None, 3, None, "unreadable", None, True, None, "短"),
    ("b", 1, 4, None, "missing", -2.25, True, date(1960, 1, 1), LONG[1:]),
    ("c", 1, 4, None, None, 3.0, True, date(1960, 1, 1), LONG),
    ("d", 1, 4, None, "reported", 3.0, True, date(1960, 1, 1), LONG),
]
LARGEST = [3, 2_147_483_620, 2**40, 0, 0, 0, 0, 0, len(LONG.encode())]


@pytest.fixture(scope="module")
def path(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("stata") / "cells.dta"
    title = (TABLE.description_zh, TABLE.description)
    assert write_stata(path, variables(TABLE), iter(ROWS), LARGEST, title=title, lang="zh") == 7
    return path


def test_values(path: Path) -> None:
    names = ["label", "size", "large", "value", "lone", "long_"]
    found = pd.read_stata(path, columns=names, convert_missing=True)
    kinds = [v.string if isinstance(v, StataMissingValue) else v for v in found["value"]]
    assert kinds == [0, ".b", ".n", ".u", ".m", ".", "."]
    assert list(found["label"]) == ["甲", "a", "", "", "b", "c", "d"]
    assert list(found["size"])[:3] == [2_147_483_620, 0, -7]
    assert found["size"][3].string == "."
    assert list(found["large"])[2:] == [-5, 3, 4, 4, 4]
    assert found["large"][0] == 2**40
    assert [v for v in found["lone"] if isinstance(v, float)] == [0.5, 1e15 + 1, -2.25, 3, 3]
    assert list(found["long_"]) == [LONG, "", "", "短", LONG[1:], LONG, LONG]
    found = pd.read_stata(path)
    assert [None if pd.isna(v) else v.date() for v in found["published"]] == [
        row[7] for row in ROWS
    ]
    assert list(found["status"].astype(object))[:5] == ["已填", "空白", "不适用", "不可读", "缺失"]
    assert list(found["sure"]) == ["是", "否", "否", "是", "是", "是", "是"]
    assert found["value"].isna().sum() == 6


def test_labels_and_notes(path: Path) -> None:
    found, told = pyreadstat.read_dta(path, user_missing=True)
    assert list(found["value"].isna()) == [False] * 5 + [True] * 2
    assert list(found["value"])[:5] == [0, "b", "n", "u", "m"]
    assert told.column_names_to_labels["size"] == "大小 [byte]"
    assert told.variable_value_labels["status"] == {
        1: "已填", 2: "空白", 3: "不适用", 4: "不可读", 5: "缺失",
    }  # fmt: skip
    assert (told.file_label, told.file_format) == ("一个单元格", "dta")
    data = path.read_bytes()
    assert b"<release>118</release>" in data
    for name, what, held in (
        ("_dta", "_lang_list", "zh en"),
        ("_dta", "_lang_c", "zh"),
        ("_dta", "_lang_v_en", "A cell"),
        ("value", "_lang_v_en", "The figure " + "x" * 68 + "…"),
        ("status", "_lang_l_en", "status_en"),
    ):
        assert (
            name.encode().ljust(129, b"\0")
            + what.encode().ljust(129, b"\0")
            + held.encode()
            + b"\0"
            in data
        )
    # Whole, and what the letters mean.
    assert f"数值 / The figure {'x' * 90}。.b 空白".encode() in data


def test_english_first(tmp_path: Path) -> None:
    path = tmp_path / "cells.dta"
    write_stata(path, variables(TABLE), ROWS, LARGEST, title=("甲", "A cell"), lang="en")
    with pd.read_stata(path, iterator=True) as reader:
        assert reader.data_label == "A cell"
        assert reader.variable_labels()["published"] == "Date"
        assert reader.value_labels()["status_en"][3] == "not_applicable"
        assert reader.value_labels()["status_zh"][3] == "不适用"
    assert set(pd.read_stata(path)["status"].dropna()) == set(STATUSES)


def test_no_rows(tmp_path: Path) -> None:
    path = tmp_path / "none.dta"
    assert write_stata(path, variables(TABLE), [], [0] * 9, title=("甲", "A cell"), lang="en") == 0
    found = pd.read_stata(path)
    assert (len(found), next(iter(found.columns))) == (0, "label")


@pytest.mark.parametrize("place", [0, 1])
def test_nothing_is_cut(tmp_path: Path, place: int) -> None:
    largest = [*LARGEST[:place], LARGEST[place] - 1, *LARGEST[place + 1 :]]
    larger = (*ROWS[0][:1], 2_147_483_621, *ROWS[0][2:])
    rows = ROWS if place == 0 else [larger]
    with pytest.raises(WrongCall, match="export it again"):
        write_stata(tmp_path / "x.dta", variables(TABLE), rows, largest, title=("", ""), lang="en")
