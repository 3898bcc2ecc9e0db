from __future__ import annotations

import json
import re
from pathlib import Path

import pandas as pd

import govreport_parse as gp
from tests.archive import batch, write_corpus
from tests.cli import run


def test_tables_of_a_dataset(tmp_path: Path) -> None:
    source, out, tables = write_corpus(tmp_path / "in"), tmp_path / "out", tmp_path / "tables"
    batch(source, out)
    written = run("export", out, "--out", tables, "--format", "jsonl")
    assert written.exit_code == 0
    assert f"{tables / 'reports.jsonl'}: 6" in written.stdout
    stata = run(
        "export",
        out,
        "--out",
        tables,
        "--format",
        "stata",
        "--table",
        "indicator_panel",
        "--lang",
        "zh",
    )
    assert stata.exit_code == 0
    assert re.fullmatch(rf"{tables}/indicator_panel\.dta: \d+\n", stata.stdout)
    with pd.read_stata(tables / "indicator_panel.dta", iterator=True) as reader:
        assert reader.variable_labels()["year"] == "报告所属年度"
    wrong = run("export", out, "--out", tables, "--format", "jsonl", "--bom", "--lang", "zh")
    assert (wrong.exit_code, wrong.stderr) == (2, "govreport: 仅CSV格式可带BOM（字节顺序标记）\n")
    first = json.loads((tables / "records.jsonl").read_text("utf-8").splitlines()[0])
    assert gp.AnnualReport.from_json(first["report"]).year in {2015, 2016, 2017}


def test_no_dataset(tmp_path: Path) -> None:
    result = run("export", tmp_path, "--out", tmp_path / "tables", "--lang", "zh")
    assert result.exit_code == 2
    assert "不是数据集" in result.stderr
