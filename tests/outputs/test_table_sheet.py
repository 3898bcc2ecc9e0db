from __future__ import annotations

import sys
from pathlib import Path

import openpyxl
import pytest

from govreport_parse.model.errors import MissingExtra
from govreport_parse.outputs.table_sheet import write_workbook
from tests.outputs.statistics.test_stata import LONG, ROWS, TABLE


def test_cells(tmp_path: Path) -> None:
    path = tmp_path / "cells.xlsx"
    hostile = ("=1+1", 1, 2, 0.0, "reported", 1.5, True, None, "公" * 20_000)
    assert write_workbook(path, TABLE, iter([*ROWS, hostile]), most=3) == 8
    book = openpyxl.load_workbook(path)
    assert book.sheetnames == ["cells", "cells 2", "cells 3", "columns 字段"]
    first, _, third, columns = book.worksheets
    assert [cell.value for cell in first[1]] == list(TABLE.names)
    assert (first.auto_filter.ref, third.auto_filter.ref) == ("A1:I4", "A1:I3")
    rows = [[cell.value for cell in row] for row in first.iter_rows(min_row=2)]
    assert [row[:7] for row in rows] == [
        ["甲", 2_147_483_620, 2**40, 0, "reported", 0.5, True],
        ["a", 0, None, None, "blank", None, False],
        ["", -7, -5, None, "not_applicable", 1e15 + 1, False],
    ]
    assert rows[0][7].date() == ROWS[0][7]
    assert rows[0][8] == LONG
    assert (third["A3"].value, third["A3"].data_type) == ("=1+1", "s")
    assert third["I3"].value.endswith("公…（过长，已截断 / cut, too long）")
    assert [cell.value for cell in columns[3]] == ["size", "Size [byte]", "大小 [byte]"]


def test_no_rows(tmp_path: Path) -> None:
    path = tmp_path / "none.xlsx"
    assert write_workbook(path, TABLE, []) == 0
    assert openpyxl.load_workbook(path).sheetnames == ["cells", "columns 字段"]


def test_without_its_library(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "xlsxwriter", None)
    with pytest.raises(MissingExtra, match=r"pip install 'govreport-parse\[export\]'"):
        write_workbook(tmp_path / "x.xlsx", TABLE, [])
