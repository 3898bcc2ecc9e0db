from __future__ import annotations

from pathlib import Path

import pyreadstat
import pytest

from govreport_parse.model.errors import MissingExtra
from govreport_parse.outputs.statistics.spss import MISSING, write_spss
from govreport_parse.outputs.statistics.variables import variables
from tests.outputs.statistics.test_stata import LONG, ROWS, TABLE


@pytest.fixture(scope="module")
def path(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("spss") / "cells.sav"
    huge = ("e", 1, 4, 5.0, "reported", 3.0, True, None, "公" * 20_000)
    title = (TABLE.description_zh, TABLE.description)
    assert write_spss(path, variables(TABLE), iter([*ROWS, huge]), title=title) == 8
    return path


def test_values(path: Path) -> None:
    found, told = pyreadstat.read_sav(path, user_missing=True)
    assert list(found["value"])[:5] == [0, *MISSING.values()]
    assert list(found["value"].isna()) == [False] * 5 + [True, True, False]
    assert told.missing_ranges == {"value": [{"lo": MISSING["missing"], "hi": MISSING["blank"]}]}
    plain, _ = pyreadstat.read_sav(path)
    assert list(plain["value"].dropna()) == [0, 5]
    assert list(plain["label"]) == ["甲", "a", "", "", "b", "c", "d", "e"]
    assert next(iter(plain["published"].dropna())).isoformat() == "2021-03-04"
    assert list(plain["long_"])[:2] == [LONG, ""]
    assert plain["long_"][7].endswith("公…（过长，已截断 / cut, too long）")
    assert list(plain["status"])[:5] == [1, 2, 3, 4, 5]


def test_labels(path: Path) -> None:
    _, told = pyreadstat.read_sav(path)
    assert told.column_names_to_labels["size"] == "大小 [byte] / Size [byte]"
    assert told.variable_value_labels["status"][3] == "不适用 / not_applicable"
    assert told.variable_value_labels["value"][MISSING["unreadable"]] == "不可读 / unreadable"
    assert told.file_label == "一个单元格 / A cell"


def test_without_its_library(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(__import__("sys").modules, "pyreadstat", None)
    with pytest.raises(MissingExtra, match=r"pip install 'govreport-parse\[export\]'"):
        write_spss(path, (), [], title=("", ""))
