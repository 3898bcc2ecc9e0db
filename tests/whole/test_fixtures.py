"""Every fixture against its golden: masthead, cells, comparison tables, sections, findings."""

from __future__ import annotations

import json
from collections import Counter
from pathlib import Path
from typing import Any

import pytest

import govreport_parse as gp
from govreport_parse.model.document import Paragraph, Table
from govreport_parse.pipeline import prepare
from tests.whole import goldens

REPORTS = goldens.reports()
LOOK_ALIKES = goldens.lookalikes()


@pytest.fixture(scope="module", params=REPORTS, ids=lambda path: path.name)
def case(request: pytest.FixtureRequest) -> tuple[Path, gp.AnnualReport, dict[str, Any]]:
    path: Path = request.param
    return path, gp.parse(path), goldens.golden(path)


Case = tuple[Path, gp.AnnualReport, dict[str, Any]]


def test_there_are_fixtures() -> None:
    assert len(REPORTS) >= 14
    assert {path.suffix for path in REPORTS} == {".html", ".docx", ".txt", ".md"}


def test_masthead(case: Case) -> None:
    _, report, golden = case
    period = report.period
    assert report.title == golden["title"]
    assert {"name": report.agency.name, "region": report.agency.region} == golden["agency"]
    assert report.year == golden["year"]
    assert (period and {"start": str(period.start), "end": str(period.end)}) == golden["period"]
    assert goldens.present(report.contact) == golden["contact"]
    assert report.filler == golden["filler"]
    assert (report.published and str(report.published)) == golden["published"]
    assert goldens.present(report.metadata) == golden["metadata"]


def test_every_cell(case: Case) -> None:
    _, report, golden = case
    found = goldens.cells(report)
    expected = goldens.expected_cells(golden)
    assert {
        key: (found.get(key), cell)
        for key, cell in expected.items()
        if not goldens.agrees(found.get(key), cell)
    } == {}
    assert set(found) <= set(expected)
    extra = [{"label": r.label, "value": r.value} for r in report.readings if r.indicator is None]
    listed = golden.get("extra_rows", [])
    assert [(r["label"].split(" / ")[0], r["value"]) for r in extra] == [
        (row["label"], value) for row in listed for value in row.get("values", [row.get("value")])
    ]
    if "forms" in golden:
        assert [{"form": b.form, "table": b.table} for b in report.forms] == golden["forms"]


def test_each_reading_points_to_its_print(case: Case) -> None:
    path, report, _ = case
    document = prepare(gp.read_document(path))
    for reading in report.readings:
        if reading.raw is None:
            continue
        table = document.blocks[reading.at.block]
        assert isinstance(table, Table)
        assert reading.at.row is not None
        assert reading.at.column is not None
        cell = table.grid[reading.at.row][reading.at.column]
        assert cell is not None
        assert cell.text == reading.raw


def test_comparisons(case: Case) -> None:
    _, report, golden = case
    if golden.get("comparisons", []) is None:
        pytest.skip("the golden does not judge the comparison table")
    assert goldens.comparisons(report) == golden.get("comparisons", [])


def test_sections(case: Case) -> None:
    _, report, golden = case
    assert goldens.outline(report.sections) == goldens.expected_outline(golden["sections"])


def test_section_kinds(case: Case) -> None:
    _, report, golden = case
    named = {s.title: s.kind for s in report.sections}
    expected = {s["title"]: s["kind"] for s in golden["sections"] if s["kind"] is not None}
    assert {title: named.get(title) for title in expected} == expected


def test_statements(case: Case) -> None:
    _, report, golden = case
    if golden["statements"] is None:
        pytest.skip("the golden does not judge the narrative")
    keys = ("indicator", "value", "unit", "qualifier", "change_percent")
    expected = Counter(tuple(s[key] for key in keys) for s in golden["statements"])
    found = goldens.statements(report)
    assert not found - expected
    assert not expected - found


def test_each_statement_points_to_its_words(case: Case) -> None:
    path, report, _ = case
    document = prepare(gp.read_document(path))
    for statement in report.statements:
        block = document.blocks[statement.at.block]
        assert isinstance(block, Paragraph)
        assert statement.text in block.text
        printed = block.text[statement.at.start : statement.at.end]
        assert printed
        if statement.qualifier != "negated":
            assert printed in statement.text


def test_findings(case: Case) -> None:
    _, report, golden = case
    if golden["findings"] is None:
        pytest.skip("the golden does not judge the findings")
    found = sorted((f.rule, f.indicators) for f in gp.check(report) if f.severity != "hint")
    expected = [(f["rule"], tuple(f["indicators"] or ())) for f in golden["findings"]]
    assert found == sorted(expected)


def test_page_furniture_is_no_text(case: Case) -> None:
    _, report, golden = case
    whole = "\n".join(goldens.texts(report))
    assert [words for words in golden.get("not_in_text", []) if words in whole] == []


def test_json_round_trip(case: Case) -> None:
    _, report, _ = case
    line = report.to_json()
    assert "\n" not in line
    again = gp.AnnualReport.from_json(line)
    assert again == report
    assert again.to_json() == line
    assert [type(r.value) for r in again.readings] == [type(r.value) for r in report.readings]
    assert list(json.loads(line)["agency"]) == ["name", "region", "level", "division_code"]


@pytest.mark.parametrize("path", LOOK_ALIKES, ids=lambda path: path.name)
def test_look_alikes_are_rejected(path: Path) -> None:
    assert goldens.golden(path)["reject"]
    with pytest.raises(gp.GovReportError):
        gp.parse(path)
