from __future__ import annotations

import csv
import io
import json
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

import govreport_parse as gp
from govreport_parse.cli.app import main
from tests.pages import page

GOOD = {"proactive.total": "815", "proactive.channel.website": "815"}
BAD = {**GOOD, "requests.received": "3"}


def run(*arguments: object) -> Result:
    return CliRunner().invoke(main, [str(argument) for argument in arguments])


@pytest.fixture
def files(tmp_path: Path) -> dict[str, Path]:
    pages = {
        "good.html": page(values=GOOD), "bad.html": page(values=BAD), "empty.html": "",
        "menu.txt": "今日菜单\n红烧肉 12元\n", "image.html": "\x89PNG",
    }  # fmt: skip
    paths = {}
    for name, text in pages.items():
        paths[name] = tmp_path / name
        paths[name].write_bytes(text.encode("latin-1" if name == "image.html" else "utf-8"))
    return paths


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


@pytest.mark.parametrize(
    ("name", "words"),
    [
        ("empty.html", "empty"),
        ("menu.txt", "年度报告"),
        ("image.html", "PNG"),
        ("none.html", "opened"),
    ],
)
def test_bad_input_is_one_line_on_stderr(files: dict[str, Path], name: str, words: str) -> None:
    path = files.get(name, files["good.html"].with_name(name))
    for command in ("parse", "check"):
        result = run(command, path, "--lang", "en")
        assert result.exit_code == 2
        assert len(result.stderr.splitlines()) == 1
        assert result.stderr.startswith(str(path))
        assert words in result.stderr
        assert "Traceback" not in result.output
    assert run("parse", path, "--format", "json").stdout == ""


def test_the_other_files_are_still_done(files: dict[str, Path]) -> None:
    result = run("parse", files["empty.html"], files["good.html"], "--format", "json")
    assert result.exit_code == 2
    assert len(result.stdout.splitlines()) == 1


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


@pytest.mark.usefixtures("files")
def test_check_searches_folders(tmp_path: Path) -> None:
    result = run("check", tmp_path, "--format", "json")
    assert result.exit_code == 2
    found = [json.loads(line) for line in result.stdout.splitlines()]
    assert [f["rule"] for f in found if f["severity"] != "hint"] == ["GR201"]
    assert len(result.stderr.splitlines()) == 3
    empty = tmp_path / "folder"
    empty.mkdir()
    assert run("check", empty).exit_code == 2


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
    assert run("explain", "GR999").exit_code == 2


def test_catalogues() -> None:
    rules = run("rules", "--lang", "en").stdout
    assert all(rule.code in rules and rule.name in rules for rule in gp.RULES)
    assert "错行" in run("explain", "GR301", "--lang", "zh").stdout
    assert "273 WeChat" in run("explain", "filed-under-sibling", "--lang", "en").stdout
    forms = run("forms", "--lang", "en").stdout
    assert "国办发〔2014〕32号" in forms
    listed = [json.loads(line) for line in run("forms", "--format", "json").stdout.splitlines()]
    concordance = run("forms", "--concordance", "--lang", "zh").stdout
    assert "≠ 2021  documents.normative.in_force" in concordance
    assert "不可衔接" in concordance
    lines = run("forms", "--concordance", "--format", "json").stdout.splitlines()
    assert json.loads(lines[0])["members"][1]["relation"] == "near"
    assert [form["id"] for form in listed] == ["2008", "2014", "2019", "2021"]
    assert len(listed[1]["tables"][0]["rows"]) == 65


def test_language_follows_the_locale(
    files: dict[str, Path], monkeypatch: pytest.MonkeyPatch
) -> None:
    for name in ("LC_ALL", "LC_MESSAGES", "LANG"):
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setenv("LANG", "zh_CN.UTF-8")
    assert "1个错误" in run("check", files["bad.html"]).stdout
    monkeypatch.setenv("LC_ALL", "de_DE.UTF-8")
    assert "1 error(s)" in run("check", files["bad.html"]).stdout


def test_terminal_output_holds_no_control_characters(tmp_path: Path) -> None:
    markup = page("<p>一、概述</p><p>主动公开政府信息9条[red]\u202e。</p>", GOOD)
    path = tmp_path / "x.html"
    path.write_text(markup.replace("青石区", "青\x1b[31m石区"), encoding="utf-8")
    output = run("parse", path).stdout + run("check", path).stdout
    assert "\x1b" not in output
    assert "\u202e" not in output


def test_topics() -> None:
    shown = run("forms", "--topics", "--lang", "zh").stdout
    assert "requests_received" in shown
    assert "收到申请" in shown
    lines = run("forms", "--topics", "--format", "json").stdout.splitlines()
    topics = {record["slug"]: record for record in map(json.loads, lines)}
    assert topics["requests_received"]["cells"]["2021"] == ["requests.received"]
    assert len(topics["litigation"]["cells"]["2021"]) == 2
    assert "documents_made_bare" not in topics
    both = run("forms", "--topics", "--concordance")
    assert both.exit_code == 2
