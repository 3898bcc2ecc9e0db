from __future__ import annotations

import re
from decimal import Decimal
from pathlib import Path
from typing import Any

import duckdb
import msgspec
import pandas as pd
import pytest

import govreport_parse as gp
from govreport_parse.archive.run.dataset import Dataset
from govreport_parse.archive.store.tables import TABLES
from govreport_parse.model.errors import WrongCall
from govreport_parse.model.vocabularies import STATUSES
from govreport_parse.outputs.frames import Frames
from tests.archive import TABLES as ROWS
from tests.archive import batch, contents
from tests.pages import modern_page, request_table
from tests.whole import goldens


@pytest.fixture(scope="module")
def parsed() -> dict[str, gp.AnnualReport]:
    return {path.name: gp.parse(path) for path in goldens.reports()}


@pytest.fixture(scope="module")
def of_dataset(of_fixtures: Path) -> Frames:
    with gp.open_dataset(of_fixtures) as opened:
        return opened.to_frames()


@pytest.fixture(scope="module")
def of_reports(of_fixtures: Path) -> Frames:
    with gp.open_dataset(of_fixtures) as opened:
        reports = list(opened.annual_reports())
    return gp.to_frames(reports, gp.check_set(reports))


@pytest.fixture(scope="module")
def dataset(of_fixtures: Path) -> Any:
    with gp.open_dataset(of_fixtures) as opened:
        yield opened


def test_every_report_is_in_it_without_loss(
    dataset: Dataset, parsed: dict[str, gp.AnnualReport]
) -> None:
    found = {Path(report.source.name).name: report for report in dataset.annual_reports()}
    assert found.keys() == parsed.keys()
    for name, report in parsed.items():
        source = msgspec.structs.replace(report.source, name=found[name].source.name)
        assert found[name] == msgspec.structs.replace(report, source=source)
    names = [(report.agency.name or "", report.year or 0) for report in dataset.annual_reports()]
    assert names == sorted(names, key=lambda pair: (pair[0].encode(), pair[1]))


@pytest.mark.parametrize("table", Frames.__struct_fields__)
def test_its_frames_are_those_of_its_reports(
    of_dataset: Frames, of_reports: Frames, table: str
) -> None:
    found, expected = getattr(of_dataset, table), getattr(of_reports, table)
    assert list(found.columns) == list(expected.columns)
    assert list(found.dtypes) == list(expected.dtypes)
    assert len(found) > 0
    pd.testing.assert_frame_equal(ordered(found), ordered(expected))
    assert list(found["report"]) == sorted(found["report"])


def ordered(frame: pd.DataFrame) -> pd.DataFrame:
    """Rows in an order of their own, less the ids that reports have in a dataset alone."""
    rows = frame.drop(columns="report_id", errors="ignore")
    place = rows.astype("string").fillna("").agg("|".join, axis=1).sort_values().index
    return rows.loc[place].reset_index(drop=True)


def test_frames_of_some_reports(dataset: Dataset, of_dataset: Frames) -> None:
    reports = of_dataset.reports
    ids = set(dataset.sql("SELECT report_id FROM reports").fetchall())
    assert {(key,) for key in reports["report_id"]} == ids
    some = dataset.to_frames("year = 2021", unique=True)
    assert set(some.readings["year"]) == {2021}
    assert list(some.reports["report"]) == list(range((reports["year"] == 2021).sum()))
    none = dataset.to_frames("year = 1900")
    for name in Frames.__struct_fields__:
        assert len(getattr(none, name)) == 0
        assert list(getattr(none, name).dtypes) == list(getattr(of_dataset, name).dtypes)


def test_a_table_as_a_frame_has_the_types_of_its_declaration(dataset: Dataset) -> None:
    panel = dataset.frame("indicator_panel", "year = 2021 AND suspect IS NOT NULL")
    assert set(panel["year"]) == {2021}
    assert panel["suspect"].max() == "error"
    assert panel["value"].dtype == "Float64"
    assert list(panel["status"].cat.categories) == list(STATUSES)
    assert dataset.frame("rates", "year = 1900").dtypes["undefined"] == "category"
    with pytest.raises(WrongCall, match="no table panel"):
        dataset.frame("panel")


def test_every_table_is_a_member_alike(dataset: Dataset) -> None:
    for name in (*TABLES, "unique_reports", "concordance", "rate_formulas", "wide_columns"):
        relation = getattr(dataset, name)
        assert isinstance(relation, duckdb.DuckDBPyRelation)
        assert (
            relation.count("*").fetchall() == dataset.sql(f"SELECT count(*) FROM {name}").fetchall()
        )


def test_numbers_come_back_as_they_were_printed(parsed: dict[str, gp.AnnualReport]) -> None:
    values = [
        record.value
        for report in parsed.values()
        for record in (*report.readings, *report.comparisons, *report.statements)
        if record.value is not None
    ]
    assert len(values) > 4000
    for value in values:
        assert Decimal(repr(float(value))) == value


def test_findings_and_failures_are_kept(
    dataset: Dataset, parsed: dict[str, gp.AnnualReport]
) -> None:
    expected = sorted(
        (finding.rule, finding.message_zh, len(finding.evidence))
        for report in parsed.values()
        for finding in gp.check(report)
    )
    found = dataset.sql("SELECT rule, message_zh, len(evidence) FROM findings").fetchall()
    assert sorted(found) == expected
    failed = dataset.sql("SELECT name, stage, kind, message, message_zh FROM failures").fetchall()
    assert {"look-alikes/geshi-tongzhi.html", "look-alikes/erjinzhi-luanma.txt"} <= {
        row[0] for row in failed
    }
    assert all(row[3] and row[4] for row in failed)
    assert {row[1] for row in failed} == {"read", "source"}


def test_the_panel_is_the_harmonised_frame(
    dataset: Dataset, parsed: dict[str, gp.AnnualReport]
) -> None:
    columns = [
        "agency_key", "year", "series", "label", "label_zh", "applicant", "segment", "relation", "form",
        "indicators",
    ]  # fmt: skip
    values = ["value", "unit", "status", "inferred_zero", "findings", "suspect"]
    expected = gp.harmonise(gp.to_frames(parsed.values()).readings)
    expected = expected.dropna(subset=["agency_key", "year"])[columns + values].astype(object)
    assert expected["suspect"].nunique() == 3
    wanted = sorted(
        repr(tuple(None if pd.isna(value) else value for value in row))
        for row in expected.itertuples(index=False)
    )
    duplicates = dataset.duplicates.count("*").fetchall()
    assert duplicates == [(0,)]
    listed = ", ".join(columns + values)
    found = dataset.sql(f"SELECT {listed} FROM indicator_panel").fetchall()
    assert sorted(map(repr, found)) == wanted
    assert dataset.sql(
        "SELECT count(DISTINCT segment) > 1 FROM indicator_panel WHERE series IN "
        "(SELECT series FROM concordance WHERE relation = 'break')"
    ).fetchall() == [(True,)]


@pytest.fixture(scope="module")
def bodies(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """One body under two spellings, two of one name in two cities, two of which nothing says where."""
    source, out = tmp_path_factory.mktemp("bodies"), tmp_path_factory.mktemp("of") / "out"
    left, came = (
        request_table({(f"requests.{row}", column): figure for column in ("business", "total")})
        for row, figure in (("carried_out", "2"), ("carried_in", "1"))
    )
    pages = {
        "a/index.html": modern_page(agency="淮安市洪泽区水利局", year=2021, requests=left),
        "b/index.html": modern_page(agency="洪泽区水利局", year=2022, requests=came),
        "c.html": modern_page(
            agency="鼓楼区人民政府", narrative="联系地址：南京市鼓楼区山西路1号。"
        ),
        "d.html": modern_page(
            agency="鼓楼区人民政府", narrative="联系地址：福州市鼓楼区津泰路1号。"
        ),
        "e.html": modern_page(agency="鼓楼区人民政府", narrative="本区共有街道12个。"),
        "f.html": modern_page(agency="鼓楼区人民政府", narrative="本区共有街道13个。"),
    }
    for name, data in pages.items():
        (source / name).parent.mkdir(exist_ok=True)
        (source / name).write_bytes(data)
    batch(source, out)
    return out


def test_a_body_is_its_key_in_the_panel(bodies: Path) -> None:
    with gp.open_dataset(bodies) as dataset:
        panel = dataset.indicator_panel().filter(
            "series = 'requests.received' AND applicant = 'total'"
        )
        columns = "agency_key, agency, region, division_code, year, reports"
        found = panel.project(columns).order("agency_key, year").fetchall()
        printed = dataset.reports.project("agency_key, agency").filter("agency LIKE '%洪泽%'")
        assert {key for key, _ in printed.fetchall()} == {"320813 水利局"}
        assert len(set(printed.fetchall())) == 2
    assert found[:4] == [
        ("320106 政府", "鼓楼区人民政府", "鼓楼区", "320106", 2022, 1),
        ("320813 水利局", "洪泽区水利局", "洪泽区", "320813", 2021, 1),
        ("320813 水利局", "洪泽区水利局", "洪泽区", "320813", 2022, 1),
        ("350102 政府", "鼓楼区人民政府", "鼓楼区", "350102", 2022, 1),
    ]
    assert [row[1:] for row in found[4:]] == [("鼓楼区人民政府", "鼓楼区", None, 2022, 1)] * 2
    assert len({row[0] for row in found}) == 5


def test_what_shows_only_between_reports_marks_their_cells(bodies: Path) -> None:
    with gp.open_dataset(bodies) as dataset:
        reports = list(dataset.annual_reports())
        found = dataset.readings.filter("suspect IS NOT NULL").project(
            "agency, indicator, applicant, findings, suspect"
        )
        marked = sorted(found.fetchall())
        listed = dataset.suspects().project("severity, rule, agency, indicator, name, url, value")
        suspects = listed.fetchall()
        summed = dataset.indicator_panel().filter("findings LIKE '%GR501%'")
        assert summed.project("series, year").distinct().fetchall() == [
            ("requests.carried_in", 2022)
        ]
    frame = gp.to_frames(reports, gp.check_set(reports)).readings.dropna(subset=["suspect"])
    columns = ["agency", "indicator", "applicant", "findings", "suspect"]
    assert marked == sorted(frame[columns].astype(object).itertuples(index=False, name=None))
    assert ("洪泽区水利局", "requests.carried_in", "business") in {row[:3] for row in marked}
    carried = [row for row in suspects if row[1] == "GR501"]
    assert (
        "error",
        "GR501",
        "洪泽区水利局",
        "requests.carried_in",
        "b/index.html",
        None,
        1,
    ) in carried
    severities = [row[0] for row in suspects]
    assert severities == sorted(severities)  # error, hint, warning: no hint stands here
    assert "hint" not in severities


def test_coverage_counts_everything(dataset: Dataset, parsed: dict[str, gp.AnnualReport]) -> None:
    coverage = dataset.coverage()
    assert coverage.reports.aggregate("sum(reports)").fetchall() == [(len(parsed),)]
    readings = sum(len(report.readings) for report in parsed.values())
    assert coverage.readings.aggregate("sum(readings)").fetchall() == [(readings,)]
    shares = coverage.readings.aggregate("year, form, sum(share) AS whole", "year, form")
    assert all(abs(whole - 1) < 1e-9 for _, _, whole in shares.fetchall())
    assert ("read", "NotAnAnnualReport", 10) in coverage.failures.fetchall()


def test_blank_zero_and_missing_stay_apart(dataset: Dataset) -> None:
    found = dict(
        dataset.sql(
            "SELECT status, count(value) FROM readings GROUP BY status ORDER BY status"
        ).fetchall()
    )
    assert found.keys() == {"blank", "missing", "not_applicable", "reported", "unreadable"}
    assert {status for status, values in found.items() if values} == {"reported"}
    zeros = dataset.sql("SELECT raw FROM readings WHERE value = 0 GROUP BY raw").fetchall()
    assert ("0",) in zeros
    assert ("",) not in zeros


def test_a_report_without_a_year(tmp_path: Path) -> None:
    source, out = tmp_path / "in", tmp_path / "out"
    source.mkdir()
    page = modern_page().replace("2022年".encode(), b"")
    (source / "a.html").write_bytes(page)
    batch(source, out)
    assert gp.parse(page).year is None
    assert (out / "readings" / "report_year=unknown").is_dir()
    with gp.open_dataset(out) as dataset:
        assert dataset.reports.project("year").fetchall() == [(None,)]
        assert dataset.readings.filter("year IS NULL").count("*").fetchall()[0][0] > 0


def test_exports(of_fixtures: Path, tmp_path: Path) -> None:
    expected = contents(of_fixtures)
    with gp.open_dataset(of_fixtures) as dataset:
        csv = dict(dataset.export(tmp_path / "csv", "csv"))
        lines = dict(dataset.export(tmp_path / "lines", "jsonl"))
    for table in ROWS:
        rows = len(expected[table])
        assert csv[tmp_path / "csv" / f"{table}.csv"] == rows
        path = tmp_path / "lines" / f"{table}.jsonl"
        assert lines[path] == len(path.read_text("utf-8").splitlines()) == rows
    with duckdb.connect() as base:
        told = "SELECT count(*) FILTER (raw IS NULL), count(*) FILTER (raw = '') FROM "
        path = tmp_path / "csv" / "readings.csv"
        both = base.execute(f"{told} read_csv('{path}', allow_quoted_nulls = false)").fetchall()
    with gp.open_dataset(of_fixtures) as dataset:
        assert both == dataset.sql(f"{told} readings").fetchall()


def test_no_dataset(tmp_path: Path) -> None:
    with pytest.raises(gp.UnreadableDocument, match="govreport batch"):
        gp.open_dataset(tmp_path)


def test_a_dataset_shows_what_it_holds(of_fixtures: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("LC_ALL", "zh_CN.UTF-8")
    with gp.open_dataset(of_fixtures) as dataset:
        assert repr(dataset) == f"<Dataset {str(of_fixtures)!r}>"
        coverage = dataset.coverage()
        reports = len(dataset.reports)
        assert re.fullmatch(
            rf"<Coverage: {reports} report\(s\) on 20\d\d–20\d\d; \d+ source\(s\) without one>",
            repr(coverage),
        )
        shown = dataset._repr_html_()
        assert f"<td>report</td><td>{reports}</td>" in shown
        assert "<td>readings</td><td>法定报表的一项数据</td>" in shown
        shown = coverage._repr_html_()
        for title in ("报告 (", "填报情况 (", "机关缺报年份 (", "未得到报告的来源 ("):
            assert f"<summary>{title}" in shown
        assert "<td>NotAnAnnualReport</td><td>10</td>" in shown
        monkeypatch.setenv("LC_ALL", "C")
        assert (
            "<td>readings</td><td>A value cell of a statutory table</td>" in dataset._repr_html_()
        )
        assert "<summary>Sources without a report (" in coverage._repr_html_()
    for closed in (dataset, coverage):
        assert "(closed)" in closed._repr_html_()
    assert repr(coverage) == "<Coverage of a closed dataset>"


def test_an_empty_dataset_shows_that(tmp_path: Path) -> None:
    (tmp_path / "in").mkdir()
    (tmp_path / "in" / "<b>.txt").write_text("今日菜单", "utf-8")
    batch(tmp_path / "in", tmp_path / "<i>")
    with gp.open_dataset(tmp_path / "<i>") as dataset:
        assert repr(dataset.coverage()) == "<Coverage: 0 report(s); 1 source(s) without one>"
        assert "<i>" not in dataset._repr_html_()
        assert "&lt;i&gt;" in dataset._repr_html_()
