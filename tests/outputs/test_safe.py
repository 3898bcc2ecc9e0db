"""One hostile report through every command and format: nothing in it acts on who reads it."""

from __future__ import annotations

import csv
import io
import json
import os
import re
import unicodedata
import zipfile
from collections.abc import Iterator
from pathlib import Path

import pytest
from click.testing import CliRunner, Result
from hypothesis import given
from hypothesis import strategies as st

import govreport_parse as gp
from govreport_parse.cli.app import main
from govreport_parse.outputs import safe
from govreport_parse.outputs.formats import format_names
from tests.archive import run_here
from tests.cli import workbook_text
from tests.pages import page

ESCAPE, CSI, TURN, TAG = "\x1b[2J", "\x9b31m", "\u202e", "\U000e0041"
FORMULA = '=HYPERLINK("http://x.invalid","看")'
HOSTILE = f"青石区{ESCAPE}{CSI}{TURN}{TAG}[red]人民[/red]政府<script>x</script>"
NAME = f"报告{TURN}[bold]::error::x, y%\x1b]8;;x.invalid\x07.html"
# Tab, line feed and carriage return apart, which CSV keeps in quotes.
ACTIVE = re.compile(f"[{safe.INVISIBLE}]")


@pytest.fixture(scope="module")
def report(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("hostile") / NAME
    values = {"complaints.total": FORMULA, "fees.collected": "＝1+1", "proactive.total": "-5"}
    title = f"2016年{HOSTILE}信息公开工作年度报告"
    body = f"<p>一、{HOSTILE}概述</p><p>全年收到申请{ESCAPE}3件，答复{TURN}4件。</p>"
    markup = page(body=body.replace("<script>", "&lt;script&gt;"), values=values, title=title)
    path.write_text(markup, encoding="utf-8")
    return path


def run(*arguments: object) -> Result:
    return CliRunner().invoke(main, [str(argument) for argument in arguments])


def told(result: Result) -> str:
    """What came out, of a workbook its XML."""
    data = result.stdout_bytes
    return workbook_text(data) if data.startswith(b"PK") else data.decode("utf-8")


COMMANDS = [
    *(("parse", "--format", form) for form in ("text", "json", "csv")),
    *(("check", "--format", form) for form in format_names("findings")),
    ("check", "--statistics"),
]


@pytest.mark.parametrize("lang", ["zh", "en"])
@pytest.mark.parametrize("command", COMMANDS, ids=" ".join)
def test_nothing_invisible_comes_out(report: Path, command: tuple[str, ...], lang: str) -> None:
    result = run(*command, "--lang", lang, report)
    assert result.exit_code in (0, 1)
    assert result.stdout
    assert not ACTIVE.search(told(result) + result.stderr)


def test_records_keep_what_is_printed(report: Path) -> None:
    printed = run("parse", "--format", "json", report).stdout
    assert gp.AnnualReport.from_json(printed) == gp.parse(report)


def test_markup_of_rich_is_shown_as_text(report: Path) -> None:
    assert "[red]人民[/red]" in run("parse", report).stdout


def test_errors_name_files_in_one_line(tmp_path: Path) -> None:
    path = tmp_path / f"a\n{NAME}"
    path.write_bytes(b"")
    result = run("parse", path)
    assert len(result.stderr.splitlines()) == 1
    assert not ACTIVE.search(result.stderr)


def test_annotations_are_one_command_each(report: Path) -> None:
    for line in run("check", "--format", "github", report).stdout.splitlines():
        assert re.fullmatch(r"::(error|warning|notice) file=[^:,]*,title=[^:]*::.*", line)


def test_sarif_messages_hold_no_link(report: Path) -> None:
    log = json.loads(run("check", "--format", "sarif", report).stdout)
    for result in log["runs"][0]["results"]:
        assert not re.search(r"(?<!\\)\[", result["message"]["text"])


def cells(text: str) -> Iterator[str]:
    for row in csv.reader(io.StringIO(text, newline="")):
        yield from row


def is_formula(cell: str) -> bool:
    return bool(re.match(safe.FORMULA, cell)) and not re.match(safe.NO_FORMULA, cell)


def test_a_dataset_exports_no_formula(
    report: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    run_here(monkeypatch)
    with zipfile.ZipFile(tmp_path / "x.zip", "w") as archive:
        archive.writestr("=报告.html", report.read_bytes())
    assert run("batch", tmp_path / "x.zip", "--out", tmp_path / "out").exit_code == 0
    done = run("export", tmp_path / "out", "--out", tmp_path / "csv")
    assert done.exit_code == 0
    texts = {p.stem: p.read_text("utf-8") for p in (tmp_path / "csv").glob("*.csv")}
    assert "'=HYPERLINK" in texts["readings"]
    assert "'＝1+1" in texts["readings"]
    for text in texts.values():
        assert not ACTIVE.search(text)
        assert not any(map(is_formula, cells(text)))
    options = ("--out", tmp_path / "jsonl", "--format", "jsonl", "--table", "readings")
    assert run("export", tmp_path / "out", *options).exit_code == 0
    lines = (tmp_path / "jsonl" / "readings.jsonl").read_text("utf-8").splitlines()
    assert FORMULA in {json.loads(line)["raw"] for line in lines}


@pytest.mark.parametrize("number", ["-5", "+12", "-3.2%", "-1,204", "-", "—", "－", "0"])
def test_numbers_and_dashes_stay(number: str) -> None:
    assert safe.csv_cell(number) == number


@pytest.mark.parametrize(
    "text", ["=1", "+1+1", "-1+1|x", "@SUM(A1)", "\t=1", "＝1", "-2+3", "--5x", "-5\n=1"]
)
def test_formulas_stand_behind_an_apostrophe(text: str) -> None:
    assert safe.csv_cell(text).startswith("'")


@given(st.text(max_size=40))
def test_no_text_is_active(text: str) -> None:
    line = safe.one_line(text)
    assert not ACTIVE.search(line)
    assert not any(unicodedata.category(c) in ("Cc", "Cs", "Zl", "Zp") for c in line)
    assert safe.one_line(line) == line
    cell = safe.csv_cell(text)
    assert "\r" not in cell
    assert not ACTIVE.search(cell)
    assert not is_formula(cell)
    assert list(cells(_row(cell))) == [cell, ""]
    assert json.loads(safe.json_line(json.dumps(text, ensure_ascii=False))) == text


def _row(cell: str) -> str:
    out = io.StringIO(newline="")
    csv.writer(out, lineterminator="\n").writerow([cell, ""])
    return out.getvalue()


ODD_NAMES = [b"a\xff.html", b"a\r=HYPERLINK(1).html", b"@SUM(1)\n=1.html", b"-1+1|x.html"]


@pytest.mark.parametrize("name", ODD_NAMES)
@pytest.mark.parametrize("command", COMMANDS, ids=" ".join)
def test_names_of_files_do_no_harm(
    report: Path, command: tuple[str, ...], name: bytes, tmp_path: Path
) -> None:
    path = tmp_path / os.fsdecode(name)
    path.write_bytes(report.read_bytes())
    with pytest.MonkeyPatch.context() as patch:
        patch.chdir(tmp_path)
        result = run(*command, "--", path.name)
    assert result.exit_code in (0, 1)
    assert not isinstance(result.exception, Exception)
    assert not ACTIVE.search(told(result))
    if "csv" in command:
        assert not any(map(is_formula, cells(result.stdout)))


def test_a_baseline_is_written_whatever_the_name(report: Path, tmp_path: Path) -> None:
    path = tmp_path / os.fsdecode(b"a\xff.html")
    path.write_bytes(report.read_bytes())
    known = tmp_path / "known.json"
    assert run("check", "--baseline", known, "--write-baseline", path).exit_code == 0
    assert run("check", "--baseline", known, path).exit_code == 0
