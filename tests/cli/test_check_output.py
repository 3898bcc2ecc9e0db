"""``govreport check`` with a file to write, formats for people and build services, and no failing exit."""

from __future__ import annotations

import csv
import json
import sys
from pathlib import Path

import pytest
from click.testing import CliRunner
from lxml import etree

import govreport_parse as gp
from govreport_parse.cli.app import main
from tests.cli import run, workbook_text
from tests.pages import page

HINT = page("<p>一、概述</p><p>一是加强领导；三是加强培训。</p>")  # GR313


def written(path: Path, *arguments: object) -> bytes:
    result = run("check", *arguments, "-o", path)
    assert result.stdout == ""
    assert result.exit_code == 1
    return path.read_bytes()


class TestFile:
    def test_csv_has_the_mark_that_a_spreadsheet_needs(self, broken: Path, tmp_path: Path) -> None:
        data = written(tmp_path / "found.csv", broken, "--format", "csv", "--lang", "zh")
        assert data.startswith(b"\xef\xbb\xbffile,rule,")
        assert b"\r" not in data
        rows = list(csv.DictReader(data.decode("utf-8-sig").splitlines()))
        assert rows[0]["where"].startswith("“附表”统计表“(一)收到申请数”")

    def test_csv_in_a_pipe_and_other_files_have_none(self, broken: Path, tmp_path: Path) -> None:
        assert run("check", broken, "--format", "csv").stdout.startswith("file,rule,")
        data = written(tmp_path / "found.json", broken, "--format", "json")
        first, *_ = data.decode("utf-8").splitlines()
        assert json.loads(first)["rule"] == "GR201"

    def test_it_says_what_standard_output_would(self, broken: Path, tmp_path: Path) -> None:
        for options in ((), ("--statistics",), ("--format", "grouped", "--lang", "zh")):
            told = run("check", broken, *options).stdout
            assert written(tmp_path / "found.txt", broken, *options).decode("utf-8") == told

    @pytest.mark.parametrize(("lang", "words"), [("zh", "是一份报告"), ("en", "is a report")])
    def test_never_over_a_report(self, broken: Path, lang: str, words: str) -> None:
        before = broken.read_bytes()
        linked = broken.parent / "linked.html"
        linked.hardlink_to(broken)
        for given in (broken, broken.parent):  # a folder holds reports that are not named
            for output in (broken, linked):
                result = run("check", given, "-o", output, "--lang", lang)
                assert (result.exit_code, broken.read_bytes()) == (2, before)
                assert words in result.stderr

    def test_a_former_file_in_the_folder_is_no_report(self, broken: Path) -> None:
        path = broken.parent / "found.html"
        path.write_text("former", "utf-8")
        assert b"GR201" in written(path, broken.parent)

    def test_a_folder_that_is_not_there(self, broken: Path, tmp_path: Path) -> None:
        result = run("check", broken, "-o", tmp_path / "no" / "found.txt")
        assert result.exit_code == 2
        assert "found.txt" in result.stderr


def test_exit_zero_hides_findings_but_no_unread_file(files: dict[str, Path]) -> None:
    result = run("check", files["bad.html"], "--exit-zero")
    assert result.exit_code == 0
    assert "GR201" in result.stdout
    assert run("check", files["bad.html"], files["empty.html"], "--exit-zero").exit_code == 2


def test_grouped_says_a_rule_once_with_all_its_places(broken: Path) -> None:
    titles = {rule.code: rule.title_zh for rule in gp.RULES}
    other = broken.with_name("b.html")
    other.write_bytes(broken.read_bytes())
    lines = run("check", ".", "--format", "grouped", "--lang", "zh").stdout.splitlines()
    assert [line for line in lines if line.startswith("GR")] == [
        f"GR201 {titles['GR201']}（错误，2条）",
        f"GR003 {titles['GR003']}（警告，2条）",
    ]
    assert [line.split(": ")[0] for line in lines if line.startswith("  sub")] == [
        "  sub/a,b.html", "  sub/b.html",
    ] * 2  # fmt: skip
    assert lines[2].startswith("      位置 “附表”统计表“(一)收到申请数”")
    english = run("check", ".", "--format", "grouped", "--lang", "en").stdout
    assert "(error, 2)\n" in english
    assert "      where part “附表”, statistical table, rows “(一)收到申请数”" in english


@pytest.mark.parametrize(
    ("lang", "words"),
    [("zh", "“附表”统计表“(一)收到申请数”"), ("en", "part “附表”, statistical table")],
)
def test_junit_counts_errors_and_warnings_as_failures(broken: Path, lang: str, words: str) -> None:
    broken.with_name("clean.html").write_text(page(), "utf-8")
    broken.with_name("hint.html").write_text(HINT, "utf-8")
    told = run(
        "check", ".", "--format", "junit", "--lang", lang, "--select", "GR003,GR201,GR313"
    ).stdout
    root = etree.fromstring(told.encode("utf-8"))
    assert told.startswith('<?xml version="1.0" encoding="utf-8"?>\n')
    assert (root.get("tests"), root.get("failures")) == ("4", "2")
    counts = {suite.get("name"): (suite.get("tests"), suite.get("failures")) for suite in root}
    assert counts == {
        "sub/a,b.html": ("2", "2"), "sub/clean.html": ("1", "0"), "sub/hint.html": ("1", "0"),
    }  # fmt: skip
    failures = list(root.iter("failure"))
    assert [failure.get("type") for failure in failures] == ["error", "warning"]
    assert words in (failures[0].text or "")
    (hint,) = root.iter("system-out")
    assert hint.text


def test_a_review_as_a_page(broken: Path, tmp_path: Path) -> None:
    path = tmp_path / "review.html"
    bad = tmp_path / "bad.html"
    bad.write_bytes(b"")
    result = run("check", broken, bad, "--format", "html", "--lang", "en", "-o", path)
    assert (result.exit_code, result.stdout) == (2, "")
    told = path.read_text("utf-8")
    assert '<html lang="en">' in told
    assert "bad.html" in told
    assert run("check", broken, "--format", "html", "--exit-zero").stdout.startswith("<!doctype")
    counted = run("check", broken, "--format", "html", "--statistics", "-o", path)
    assert counted.exit_code == 1
    assert "<" not in path.read_text("utf-8")


@pytest.mark.parametrize("chosen", ["html", "junit"])
def test_what_says_its_encoding_has_it_whatever_the_terminal_has(broken: Path, chosen: str) -> None:
    arguments = ["check", str(broken), "--format", chosen, "--lang", "zh"]
    result = CliRunner(charset="gbk").invoke(main, arguments)
    assert "举报投诉" in result.stdout_bytes.decode("utf-8")
    assert 'utf-8"' in result.stdout_bytes.decode("utf-8")


def test_a_review_as_a_workbook(broken: Path, tmp_path: Path) -> None:
    data = written(tmp_path / "review.xlsx", broken, "--format", "xlsx", "--lang", "zh")
    assert "GR201" in workbook_text(data)
    piped = run("check", broken, "--format", "xlsx", "--lang", "zh").stdout_bytes
    assert workbook_text(piped).count("GR201") == workbook_text(data).count("GR201")
    missing = run("check", broken, "--format", "xlsx", "-o", tmp_path / "no" / "review.xlsx")
    assert missing.exit_code == 2
    assert "review.xlsx" in missing.stderr


@pytest.mark.parametrize(
    ("lang", "words"), [("zh", "请用-o FILE.xlsx"), ("en", "add -o FILE.xlsx")]
)
def test_a_terminal_is_given_no_workbook(
    broken: Path,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
    lang: str,
    words: str,
) -> None:
    monkeypatch.setattr("sys.stdout.isatty", lambda: True)
    with pytest.raises(SystemExit) as ended:
        main(["check", str(broken), "--format", "xlsx", "--lang", lang])
    assert ended.value.code == 2
    said = capsys.readouterr()
    assert words in said.err
    assert not said.out


@pytest.mark.parametrize(("lang", "words"), [("zh", "缺少所需的软件包"), ("en", "not installed")])
def test_a_missing_package_is_said_before_anything_is_read(
    broken: Path, monkeypatch: pytest.MonkeyPatch, lang: str, words: str
) -> None:
    monkeypatch.setitem(sys.modules, "xlsxwriter", None)
    monkeypatch.setattr("govreport_parse.cli.check.find_files", None)
    result = run("check", broken, "--format", "xlsx", "--lang", lang)
    assert (result.exit_code, result.stdout) == (2, "")
    assert words in result.stderr
    assert "pip install 'govreport-parse[views]'" in result.stderr


def test_a_review_says_what_it_leaves_out(broken: Path, tmp_path: Path) -> None:
    known = tmp_path / "known.json"
    assert run("check", broken, "--baseline", known, "--write-baseline").exit_code == 0
    shown = run("check", broken, "--baseline", known, "--format", "html", "--lang", "zh").stdout
    assert "未发现问题" in shown
    assert "已登记的2个问题（基线文件）未列出" in shown
    chosen = run("check", broken, "--select", "GR003", "--format", "html", "--lang", "zh").stdout
    assert "本次检查未启用全部规则" in chosen
    assert (
        "本次检查未启用全部规则"
        not in run("check", broken, "--format", "html", "--lang", "zh").stdout
    )
