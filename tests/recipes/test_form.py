"""A form: its file, the last year of the one before, the series that go on."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

import govreport_parse as gp
from govreport_parse.model.document import Table
from tests.forms.next_form import FORM_ID, OUTCOME, ROW, next_form, package_with_next_form
from tests.forms.printing import numbered, printed
from tests.recipes import FIXTURE, command, put


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
