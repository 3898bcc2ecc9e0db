"""A form: its file, the last year of the one before, the series that go on."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

import govreport_parse as gp
from govreport_parse.model.document import Table
from tests.forms.next_form import FORM_ID, OUTCOME, ROW, next_form, package_with_next_form
from tests.forms.printing import numbered, printed
from tests.recipes import FIXTURE, commands, parsed, put


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

    def test_its_tables_are_read_and_what_is_read_today_is_read_alike(
        self, with_form: Path, tmp_path: Path
    ) -> None:
        form = next_form()
        figures = numbered(form)
        tables = "".join(
            _html(block) if isinstance(block, Table) else f"<p>{getattr(block, 'text', '')}</p>"
            for block in printed(form, figures)
        )
        title = f"<h1>青石区人民政府{FORM_ID}年政府信息公开工作年度报告</h1>"
        page = tmp_path / "a.html"
        page.write_text(f"<html><body>{title}<p>一、总体情况</p>{tables}", "utf-8")
        shown, today = parsed(with_form, page, FIXTURE)
        report = json.loads(shown)
        assert {block["form"] for block in report["forms"]} == {FORM_ID}
        assert {
            (reading["indicator"], reading["applicant"]): reading["value"]
            for reading in report["readings"]
        } == {(cell.indicator, cell.applicant): figure for cell, figure in figures.items()}
        assert today.strip() == gp.parse(FIXTURE).to_json()

    def test_it_is_listed_and_its_series_go_on(self, with_form: Path) -> None:
        shown = commands(
            with_form,
            ("forms", "--format", "json"),
            ("forms", "--concordance", "--format", "json"),
        )
        listed, series = ([json.loads(line) for line in one.splitlines()] for one in shown)
        form = next(form for form in listed if form["id"] == FORM_ID)
        codes = {
            one["code"] for table in form["tables"] for one in (*table["rows"], *table["columns"])
        }
        assert {ROW, f"reconsideration.{OUTCOME}"} <= codes
        assert next(form for form in listed if form["id"] == "2021")["last_year"] == 2026
        received = next(one for one in series if one["code"] == "requests.received")
        assert received["members"][-1]["form"] == FORM_ID


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
