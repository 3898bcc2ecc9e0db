"""A small dataset with every kind of cell, exported in each format and read back by that format's own library."""

from __future__ import annotations

import codecs
import csv
import json
import re
import sys
from collections import Counter
from pathlib import Path
from typing import get_args

import openpyxl
import pandas as pd
import pyarrow.parquet as pq
import pyreadstat
import pytest

import govreport_parse as gp
from govreport_parse.archive.store.exported import EXPORTED
from govreport_parse.model.errors import WrongCall
from govreport_parse.outputs.formats import ExportFormat
from govreport_parse.outputs.statistics import stata
from govreport_parse.outputs.statistics.spss import MISSING
from tests.archive import batch, text_report
from tests.pages import modern_page, page, table_rows

PRINTED = {
    "requests.received": "", "complaints.total": "约6", "proactive.total": "815",
    "proactive.channel.website": "/", "proactive.channel.weibo": "=1+1",
}  # fmt: skip
# A cell by its code and what it holds: a figure, or why there is none.
Cells = Counter[tuple[str | None, object]]


@pytest.fixture(scope="module")
def sources(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("sources")
    rows = table_rows(PRINTED)[:-1]
    (folder / "a.html").write_text(page(rows=rows), encoding="utf-8")
    (folder / "b.html").write_bytes(modern_page())
    (folder / "c.txt").write_text(text_report("白水市", 2015), encoding="utf-8")
    (folder / "notice.txt").write_text("关于召开会议的通知\n请各单位准时参加。\n", encoding="utf-8")
    return folder


@pytest.fixture(scope="module")
def made(sources: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    out = tmp_path_factory.mktemp("made") / "out"
    batch(sources, out, chunk=1)
    return out


@pytest.fixture(scope="module")
def exported(made: Path, tmp_path_factory: pytest.TempPathFactory) -> dict[str, Path]:
    folders = {form: tmp_path_factory.mktemp(form) for form in get_args(ExportFormat)}
    for form, folder in folders.items():
        held = [name for name in EXPORTED if name != "records" or form == "jsonl"]
        tables = () if form in {"jsonl", "stata"} else (held := ["readings"])
        written = gp.export(made, folder, form, tables=tables, bom=form == "csv", lang="zh")
        assert [path.stem for path in written] == held
        assert {path.name for path in folder.iterdir()} == {
            "datapackage.json", *(path.name for path in written)
        }  # fmt: skip
    return folders


@pytest.fixture(scope="module")
def expected(sources: Path) -> Cells:
    found = [gp.parse(path).readings for path in sorted(sources.glob("[abc].*"))]
    cells = Counter(
        (one.indicator, one.status if one.value is None else float(one.value))
        for readings in found
        for one in readings
    )
    kinds = {kind if isinstance(kind, str) else "figure" for _, kind in cells}
    assert kinds == {"figure", "blank", "not_applicable", "unreadable", "missing"}
    assert ("proactive.total", 815.0) in cells
    assert any(kind == 0 for _, kind in cells)
    return cells


def test_csv(exported: dict[str, Path], expected: Cells) -> None:
    path = exported["csv"] / "readings.csv"
    assert path.read_bytes().startswith(codecs.BOM_UTF8 + b"report_id,")
    with path.open(encoding="utf-8-sig", newline="") as file:
        rows = list(csv.DictReader(file))
    cells = Counter(
        (row["indicator"], float(row["value"]) if row["value"] else row["status"]) for row in rows
    )
    assert cells == expected
    assert "'=1+1" in {row["raw"] for row in rows}
    lines = (exported["jsonl"] / "readings.jsonl").read_text("utf-8").splitlines()
    order = [
        (row["report_id"], row["indicator"], row["applicant"] or "")
        for row in map(json.loads, lines)
    ]
    assert [(row["report_id"], row["indicator"], row["applicant"]) for row in rows] == order


def test_json_lines(exported: dict[str, Path], expected: Cells) -> None:
    lines = (exported["jsonl"] / "readings.jsonl").read_text("utf-8").splitlines()
    rows = [json.loads(line) for line in lines]
    assert (
        Counter((row["indicator"], _kind(row["value"], row["status"])) for row in rows) == expected
    )


def test_parquet_and_arrow(
    exported: dict[str, Path], made: Path, expected: Cells, monkeypatch: pytest.MonkeyPatch
) -> None:
    read = pq.read_table(exported["parquet"] / "readings.parquet")
    monkeypatch.setitem(sys.modules, "pandas", None)  # an import of it would fail
    with gp.open_dataset(made) as dataset:
        held = dataset.to_arrow("readings")
        panel = dataset.to_arrow("indicator_panel")
        with pytest.raises(WrongCall, match="there is no table panel; there are reports, readings"):
            dataset.to_arrow("panel")
    assert read.cast(held.schema).equals(held)
    assert held.schema.field("value").metadata[b"description_zh"].startswith("数值".encode())
    assert panel.column("year").type == "int32"
    rows = read.to_pylist()
    assert (
        Counter((row["indicator"], _kind(row["value"], row["status"])) for row in rows) == expected
    )


def test_workbook(exported: dict[str, Path], expected: Cells) -> None:
    book = openpyxl.load_workbook(exported["xlsx"] / "readings.xlsx", read_only=True)
    heads, *rows = book["readings"].iter_rows(values_only=True)
    at = {head: place for place, head in enumerate(heads)}
    found = Counter(
        (row[at["indicator"]], _kind(row[at["value"]], row[at["status"]])) for row in rows
    )
    assert found == expected
    assert "=1+1" in {row[at["raw"]] for row in rows}


def test_stata(exported: dict[str, Path], expected: Cells) -> None:
    letters = {".b": "blank", ".n": "not_applicable", ".u": "unreadable", ".m": "missing"}
    path = exported["stata"] / "readings.dta"
    found = pd.read_stata(path, columns=["indicator", "value"], convert_missing=True)
    cells = Counter(
        (code, letters[value.string] if hasattr(value, "string") else value)
        for code, value in zip(found["indicator"], found["value"], strict=True)
    )
    assert cells == expected
    frame, told = pyreadstat.read_dta(path, apply_value_formats=True)
    assert told.column_names_to_labels["status"] == "填报情况"
    assert set(frame["status"]) == {"已填", "空白", "不适用", "不可读", "缺失"}


def test_spss(exported: dict[str, Path], expected: Cells) -> None:
    why = {number: status for status, number in MISSING.items()}
    found, told = pyreadstat.read_sav(exported["spss"] / "readings.sav", user_missing=True)
    cells = zip(found["indicator"], found["value"], strict=True)
    assert Counter((code, why.get(value, value)) for code, value in cells) == expected
    assert told.variable_value_labels["applicant"][7] == "总计 / total"


@pytest.mark.parametrize("table", EXPORTED)
def test_every_column_is_described_in_both_languages(exported: dict[str, Path], table: str) -> None:
    described = json.loads((exported["jsonl"] / "datapackage.json").read_text("utf-8"))
    (fields,) = [one["schema"]["fields"] for one in described["resources"] if one["name"] == table]
    lines = (exported["jsonl"] / f"{table}.jsonl").read_text("utf-8").splitlines()
    assert {tuple(json.loads(line)) for line in lines} <= {tuple(one["name"] for one in fields)}
    for one in fields:
        assert re.fullmatch(r"[A-Z1].*\. .*[一-鿿].*。", one["description"])
    if table != "records":
        frame, told = pyreadstat.read_dta(exported["stata"] / f"{table}.dta")
        assert len(frame) == len(lines)
        assert all(told.column_labels)


def test_order_does_not_depend_on_the_run(
    exported: dict[str, Path], sources: Path, tmp_path: Path
) -> None:
    batch(sources, tmp_path / "out", chunk=16)
    names = ("readings", "indicator_panel")
    gp.export(tmp_path / "out", tmp_path / "lines", "jsonl", tables=names)
    gp.export(tmp_path / "out", tmp_path / "stata", "stata", tables=["readings"], lang="zh")
    for name in names:
        again = (tmp_path / "lines" / f"{name}.jsonl").read_bytes()
        assert again == (exported["jsonl"] / f"{name}.jsonl").read_bytes()
    again = (tmp_path / "stata" / "readings.dta").read_bytes()
    assert again == (exported["stata"] / "readings.dta").read_bytes()


@pytest.mark.parametrize(
    ("form", "options", "said"),
    [
        ("ods", {}, "there is no format ods; there are csv"),
        (
            "stata",
            {"tables": ["records"]},
            "an export as stata has no table records; it has reports",
        ),
        ("csv", {"tables": ["reading"]}, "no table reading"),
        ("csv", {"tables": "reports"}, r"not str; write tables=\['reports'\]"),
        ("jsonl", {"bom": True}, "only CSV takes a byte order mark"),
    ],
)
def test_what_there_is_not(
    made: Path, tmp_path: Path, form: ExportFormat, options: dict[str, bool], said: str
) -> None:
    with pytest.raises((WrongCall, gp.WrongType), match=said):
        gp.export(made, tmp_path / "x", form, **options)  # type: ignore[arg-type]
    assert not (tmp_path / "x").exists()


def test_a_file_is_there_when_it_is_whole(
    made: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    gp.export(made, tmp_path, "stata", tables=["concordance"])
    whole = (tmp_path / "concordance.dta").read_bytes()
    monkeypatch.setattr(stata, "_value_labels", lambda _: iter([b"<lbl>", None]))
    with pytest.raises(TypeError):
        gp.export(made, tmp_path, "stata", tables=["concordance"])
    assert (tmp_path / "concordance.dta").read_bytes() == whole
    assert {path.name for path in tmp_path.iterdir()} == {"concordance.dta", "datapackage.json"}


def _kind(value: float | None, status: str) -> object:
    return status if value is None else value
