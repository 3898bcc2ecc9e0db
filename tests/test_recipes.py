"""The recipes of docs/adding.md, each carried out in a copy of the package."""

from __future__ import annotations

import json
import os
import re
import shutil
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

import govreport_parse as gp
from govreport_parse.model.document import Table
from tests.conftest import ROOT
from tests.forms.next_form import FORM_ID, OUTCOME, ROW, next_form, package_with_next_form
from tests.forms.printing import numbered, printed

PAGE = ROOT / "docs" / "adding.md"
MOST_LINES = 12
ADDED = {"A form", "A rule", "A topic", "A layout", "A reader", "An output"}
FIXTURE = ROOT / "fixtures" / "2021" / "luchuan-shi-2024.html"


def copied(folder: Path) -> Path:
    """A copy of the package in a folder."""
    package = folder / "govreport_parse"
    shutil.copytree(Path(gp.__file__).parent, package, ignore=shutil.ignore_patterns("__pycache__"))
    return package


def put(path: Path, before: str, text: str) -> None:
    """Put text into a file, before a place that it holds once."""
    whole = path.read_text("utf-8")
    assert whole.count(before) == 1
    path.write_text(whole.replace(before, text + before), "utf-8")


def run(source: Path, *command: str) -> str:
    """What Python prints with the package below `source`."""
    done = subprocess.run(  # noqa: S603 (our own interpreter)
        [sys.executable, *command],
        env=os.environ | {"PYTHONPATH": str(source)}, cwd=ROOT, capture_output=True, text=True,
        check=False,
    )  # fmt: skip
    assert done.returncode == 0, done.stdout + done.stderr
    return done.stdout


def command(source: Path, *arguments: str) -> str:
    """What ``govreport`` prints."""
    return run(source, "-c", "from govreport_parse.cli.app import main; main()", *arguments)


def test_each_recipe_is_short() -> None:
    recipes = dict(re.findall(r"(?ms)^## (.+?)$(.*?)(?=^## |\Z)", PAGE.read_text("utf-8")))
    assert set(recipes) == ADDED
    for name, text in recipes.items():
        lines = [line for line in text.splitlines() if line.strip()]
        assert 0 < len(lines) <= MOST_LINES, name


@pytest.fixture(scope="module")
def with_form(tmp_path_factory: pytest.TempPathFactory) -> Path:
    source = package_with_next_form(tmp_path_factory.mktemp("form"))
    concordance = source / "govreport_parse" / "forms" / "data" / "concordance.toml"
    member = (
        f'[[series.members]]\nform = "{FORM_ID}"\n'
        'indicators = ["requests.received"]\nrelation = "same"\n\n'
    )
    put(concordance, '[[series]]\ncode = "requests.received.in_person"\n', member)
    return source


class TestForm:
    """One more row of requests, one more outcome; the series of requests received goes on."""

    def test_its_tables_are_read(self, with_form: Path, tmp_path: Path) -> None:
        form = next_form()
        figures = numbered(form)
        tables = "".join(
            _html(block) if isinstance(block, Table) else f"<p>{getattr(block, 'text', '')}</p>"
            for block in printed(form, figures)
        )
        title = f"<h1>青石区人民政府{FORM_ID}年政府信息公开工作年度报告</h1>"
        page = tmp_path / "a.html"
        page.write_text(f"<html><body>{title}<p>一、总体情况</p>{tables}", "utf-8")
        report = json.loads(command(with_form, "parse", "--format", "json", str(page)))
        assert {block["form"] for block in report["forms"]} == {FORM_ID}
        assert {
            (reading["indicator"], reading["applicant"]): reading["value"]
            for reading in report["readings"]
        } == {(cell.indicator, cell.applicant): figure for cell, figure in figures.items()}

    def test_what_is_read_today_is_read_alike(self, with_form: Path) -> None:
        today = gp.parse(FIXTURE).to_json()
        assert command(with_form, "parse", "--format", "json", str(FIXTURE)).strip() == today

    def test_it_is_listed(self, with_form: Path) -> None:
        form = next(form for form in listed(with_form) if form["id"] == FORM_ID)
        codes = {
            one["code"] for table in form["tables"] for one in (*table["rows"], *table["columns"])
        }
        assert {ROW, f"reconsideration.{OUTCOME}"} <= codes
        assert next(f for f in listed(with_form) if f["id"] == "2021")["last_year"] == 2026

    def test_its_series_go_on(self, with_form: Path) -> None:
        series = listed(with_form, "--concordance")
        received = next(one for one in series if one["code"] == "requests.received")
        assert received["members"][-1]["form"] == FORM_ID


def listed(source: Path, *options: str) -> list[dict[str, Any]]:
    lines = command(source, "forms", *options, "--format", "json").splitlines()
    return [json.loads(line) for line in lines]


def _html(table: Table) -> str:
    """A table with its spans, each cell where it begins."""
    rows = []
    for r, row in enumerate(table.grid):
        cells = [
            f"<td rowspan={cell.rowspan} colspan={cell.colspan}>{cell.text}</td>"
            for c, cell in enumerate(row)
            if cell is not None and (cell.row, cell.column) == (r, c)
        ]
        rows.append(f"<tr>{''.join(cells)}</tr>")
    return f"<table>{''.join(rows)}</table>"


TOPIC = """[[topics]]
slug = "touch_screens"
name = "Touch screens set up"
name_zh = "设置触摸屏"
units = ["台"]
before = ['(?:设置|配备)(?:了)?(?:电子)?触摸屏{n}']

"""
CASES = """form = "2021"
year = 2022

[[case]]
text = "各村设置电子触摸屏12台，运行良好。"
section = "proactive"
expect = [{ topic = "touch_screens", value = 12, unit = "台" }]

[[case]]
text = "计划明年各村设置电子触摸屏12台。"
section = "proactive"
expect = []
"""
READ = """
import sys
from pathlib import Path
from tests.whole import labelled
labelled.CORPUS = Path(sys.argv[1])
for case in labelled.cases():
    print(case.number, labelled.missed(case, labelled.read(case)))
"""


@pytest.fixture(scope="module")
def with_topic(tmp_path_factory: pytest.TempPathFactory) -> Path:
    package = copied(tmp_path_factory.mktemp("topic"))
    topics = package / "topics" / "data" / "topics.toml"
    put(topics, '[[topics]]\nslug = "training_courses"\n', TOPIC)
    return package.parent


class TestTopic:
    """What a report may count from now on: touch screens set up in villages."""

    @pytest.fixture
    def corpus(self, tmp_path: Path) -> Path:
        (tmp_path / "screens.toml").write_text(CASES, "utf-8")
        return tmp_path

    def test_its_sentences_are_read_as_labelled(self, with_topic: Path, corpus: Path) -> None:
        shown = run(with_topic, "-c", READ, str(corpus)).splitlines()
        assert shown == ["0 ([], [])", "1 ([], [])"]

    def test_without_it_they_are_not(self, corpus: Path) -> None:
        shown = run(Path(gp.__file__).parents[1], "-c", READ, str(corpus)).splitlines()
        assert shown == ["0 ([('touch_screens', Decimal('12'))], [])", "1 ([], [])"]

    def test_it_is_listed(self, with_topic: Path) -> None:
        assert "touch_screens" in command(with_topic, "forms", "--topics")

    def test_what_is_read_today_is_read_alike(self, with_topic: Path) -> None:
        today = gp.parse(FIXTURE).to_json()
        assert command(with_topic, "parse", "--format", "json", str(FIXTURE)).strip() == today
