from __future__ import annotations

import csv
import io
import json
from pathlib import Path

import govreport_parse as gp
from tests.cli import GOOD, run
from tests.pages import page


def test_parse_json_prints_one_record_a_line(files: dict[str, Path]) -> None:
    result = run("parse", files["good.html"], files["bad.html"], "--format", "json")
    assert result.exit_code == 0
    lines = result.stdout.splitlines()
    assert [gp.AnnualReport.from_json(line).source.name for line in lines] == [
        "good.html",
        "bad.html",
    ]
    record = json.loads(lines[0])
    assert list(record)[:4] == ["schema_version", "source", "title", "agency"]
    assert record["readings"][0]["value"] == 815


def test_parse_csv_prints_the_readings(files: dict[str, Path]) -> None:
    result = run("parse", files["good.html"], "--format", "csv")
    rows = list(csv.DictReader(io.StringIO(result.stdout)))
    assert len(rows) == 58
    assert rows[0]["indicator"] == "proactive.total"
    assert (rows[0]["value"], rows[0]["status"]) == ("815", "reported")


def test_csv_cells_cannot_run_as_formulas(tmp_path: Path) -> None:
    path = tmp_path / "x.html"
    markup = page(values={**GOOD, "complaints.total": "=1+1", "fees.collected": "-"})
    path.write_text(markup, encoding="utf-8")
    rows = list(csv.DictReader(io.StringIO(run("parse", path, "--format", "csv").stdout)))
    raws = {row["indicator"]: row["raw"] for row in rows}
    assert raws["complaints.total"] == "'=1+1"
    assert raws["fees.collected"] == "-"  # a dash is no formula, and what the page prints


def test_parse_text_is_a_summary_in_both_languages(files: dict[str, Path]) -> None:
    english = run("parse", files["good.html"], "--lang", "en").stdout
    chinese = run("parse", files["good.html"], "--lang", "zh").stdout
    assert "agency: 青石区人民政府" in english
    assert "机关: 青石区人民政府" in chinese
    assert "815" in english


def test_a_folder_is_searched(files: dict[str, Path], tmp_path: Path) -> None:
    for year in ("2016", "2017"):
        (tmp_path / "in" / year).mkdir(parents=True)
        (tmp_path / "in" / year / "a.html").write_bytes(files["good.html"].read_bytes())
    result = run("parse", tmp_path / "in", files["good.html"], "--format", "json")
    assert result.exit_code == 0
    names = [json.loads(line)["source"]["name"] for line in result.stdout.splitlines()]
    folder = tmp_path / "in"
    assert names == [
        str(folder / "2016" / "a.html"), str(folder / "2017" / "a.html"), str(files["good.html"]),
    ]  # fmt: skip


def test_a_folder_without_a_document_is_misuse(tmp_path: Path) -> None:
    (tmp_path / "in").mkdir()
    result = run("parse", tmp_path / "in", "--lang", "en")
    assert result.exit_code == 2
    assert result.stderr == f"{tmp_path / 'in'}: it holds no document\n"
    assert not result.stdout


def test_what_a_folder_holds_that_cannot_be_read_is_said(files: dict[str, Path]) -> None:
    folder = files["good.html"].parent
    result = run("parse", folder, "--format", "json")
    assert result.exit_code == 2
    assert len(result.stdout.splitlines()) == 2
    assert "menu.txt" in result.stderr
