from __future__ import annotations

import os
from pathlib import Path
from typing import Any

import duckdb
import pyarrow as pa
import pytest

import govreport_parse as gp
from govreport_parse.archive import batch as batches
from govreport_parse.archive import catalog, outcome
from govreport_parse.archive.batch import DatasetBusy, run_batch
from govreport_parse.archive.catalog import Catalog, OtherTables
from govreport_parse.archive.merge import ChunkInfo, plan_merges
from govreport_parse.archive.outcome import Options
from govreport_parse.archive.partition import PARTITION_TABLES, parse_partition
from govreport_parse.archive.schema import ITEMS, arrow_schema, column_names
from govreport_parse.archive.sources import open_source
from govreport_parse.archive.spool import Spool
from govreport_parse.archive.store import Store
from tests.archive import Inline, batch, contents, text_report, write_corpus
from tests.pages import modern_page


def test_an_unexpected_exception_is_one_failure_with_its_traceback(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    real = outcome.parse

    def parse(data: bytes, **options: Any) -> gp.AnnualReport:
        if "云台区".encode() in data:
            raise ZeroDivisionError("a defect of the parser")
        return real(data, **options)

    monkeypatch.setattr(outcome, "parse", parse)
    progress = batch(write_corpus(tmp_path / "in"), tmp_path / "out")
    assert (progress.reports, progress.failures) == (5, 3)
    with gp.open_dataset(tmp_path / "out") as dataset:
        ((kind, trace),) = dataset.sql(
            "SELECT kind, traceback FROM failures WHERE traceback IS NOT NULL"
        ).fetchall()
    assert kind == "ZeroDivisionError"
    assert "a defect of the parser" in trace


def test_arrow_in_and_arrow_out() -> None:
    rows = [
        {"name": "a.txt", "data": text_report("青石区", 2016).encode()},
        {"name": "b.bin", "data": b"\0\1\2" * 900, "url": "http://www.example.gov.cn/b"},
        {"name": "c.png", "data": None, "reason": "a picture", "reason_zh": "图片"},
    ]
    names = ["name", "data", "url", "charset", "attachment_of"]
    public = pa.Table.from_pylist(rows[:2], schema=ITEMS).select(names)
    tables = parse_partition(public)
    assert tuple(tables) == PARTITION_TABLES
    for name, table in tables.items():
        assert table.schema.equals(arrow_schema(name), check_metadata=True)
    assert tables["reports"]["agency"].to_pylist() == ["青石区人民政府"]
    assert tables["failures"]["url"].to_pylist() == ["http://www.example.gov.cn/b"]
    least = parse_partition(public.select(["name", "data"]))
    assert least["readings"].equals(tables["readings"])
    blank = parse_partition(pa.table({"name": ["x"], "data": pa.nulls(1, pa.binary())}))
    assert blank["failures"]["message"].to_pylist() == ["the row holds no bytes"]
    with pytest.raises(ValueError, match="columns name and data"):
        parse_partition(public.select(["name", "url"]))
    whole = parse_partition(pa.Table.from_pylist(rows, schema=ITEMS))
    assert whole["manifest"]["outcome"].to_pylist() == ["report", "failure", "skipped"]
    assert parse_partition(ITEMS.empty_table())["readings"].num_rows == 0
    assert len(set(whole["manifest"]["report_id"].to_pylist())) == 3


def test_a_second_run_passes_over_what_did_not_change(tmp_path: Path) -> None:
    source, out = write_corpus(tmp_path / "in"), tmp_path / "out"
    first = batch(source, out)
    assert (first.sources, first.reports, first.failures, first.unchanged) == (8, 6, 2, 0)
    before, files = contents(out), sorted(out.rglob("*.parquet"))
    again = batch(source, out)
    assert (again.sources, again.unchanged) == (0, 8)
    assert contents(out) == before
    assert sorted(out.rglob("*.parquet")) == files


def test_changed_sources_are_replaced_and_lost_ones_stay(tmp_path: Path) -> None:
    source, out = write_corpus(tmp_path / "in"), tmp_path / "out"
    batch(source, out)
    (source / "2015" / "report-0.txt").write_text(text_report("青石区", 2019, 77), "utf-8")
    (source / "2016" / "report-1.txt").unlink()
    (source / "new.txt").write_text(text_report("新城区", 2018), "utf-8")
    progress = batch(source, out)
    assert (progress.reports, progress.changed, progress.unchanged) == (2, 1, 6)
    with gp.open_dataset(out) as dataset:
        years = dict(dataset.sql("SELECT name, year FROM reports").fetchall())
        assert len(years) == 7
        assert years["2015/report-0.txt"] == 2019
        assert "2016/report-1.txt" in years
        figures = "SELECT value FROM statements WHERE report_id IN (SELECT report_id FROM reports WHERE name = ?)"
        values = dataset.connection.execute(figures, ["2015/report-0.txt"]).fetchall()
        assert {value for (value,) in values} == {77.0, 76.0, 80.0}
    fresh = tmp_path / "fresh"
    (source / "2016").mkdir(exist_ok=True)
    (source / "2016" / "report-1.txt").write_text(text_report("云台区", 2016, 21), "utf-8")
    batch(source, fresh)
    assert contents(out) == contents(fresh)
    for path in (out / "staged").rglob("*.parquet"):
        assert path.name == "part-schema.parquet"


def test_a_report_that_turns_into_a_failure_and_back(tmp_path: Path) -> None:
    source, out = write_corpus(tmp_path / "in"), tmp_path / "out"
    batch(source, out)
    before = contents(out)
    path = source / "2015" / "report-0.txt"
    good = path.read_bytes()
    path.write_bytes(b"\0\1\2" * 500)
    batch(source, out)
    assert len(contents(out)["reports"]) == 5
    assert len(contents(out)["failures"]) == 3
    path.write_bytes(good)
    batch(source, out)
    assert contents(out) == before


def test_other_rules_mean_another_run(tmp_path: Path) -> None:
    source, out = write_corpus(tmp_path / "in"), tmp_path / "out"
    batch(source, out)
    assert contents(out)["findings"]
    progress = batch(source, out, options=Options(select=("GR2",)))
    assert (progress.changed, progress.unchanged) == (8, 0)
    found = contents(out)
    assert found["findings"] == []
    assert (len(found["reports"]), len(found["failures"])) == (6, 2)
    kept = batch(source, out, options=Options(select=("GR2",), timeout=5, memory=500))
    assert kept.unchanged == 8


def test_failures_are_retried_when_asked(tmp_path: Path) -> None:
    source, out = write_corpus(tmp_path / "in"), tmp_path / "out"
    batch(source, out)
    before = contents(out)
    progress = batch(source, out, retry_failed=True)
    assert (progress.failures, progress.unchanged, progress.changed) == (2, 6, 2)
    assert contents(out) == before


def test_two_archives_with_the_same_names(tmp_path: Path) -> None:
    one, two = tmp_path / "one", tmp_path / "two"
    for folder, figure in ((one, 30), (two, 40)):
        folder.mkdir()
        (folder / "a.txt").write_text(text_report("青石区", 2016, figure), "utf-8")
    out = tmp_path / "out"
    run_batch([open_source(one), open_source(two)], out, pool=Inline())
    with gp.open_dataset(out) as dataset:
        rows = dataset.sql("SELECT archive, name FROM reports ORDER BY ALL").fetchall()
    assert rows == [("one", "a.txt"), ("two", "a.txt")]
    assert batch(one, out).unchanged == 1


def test_an_archive_goes_by_its_own_name(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    source, out = write_corpus(tmp_path / "in"), tmp_path / "out"
    batch(source, out)
    monkeypatch.chdir(source)
    for where in (".", "../in/", "../in/2015/.."):
        progress = batch(where, "../out")  # type: ignore[arg-type]
        assert (progress.unchanged, progress.sources) == (8, 0)
    with gp.open_dataset("../out") as dataset:
        assert dataset.sql("SELECT DISTINCT archive FROM manifest").fetchall() == [("in",)]


def test_tables_of_another_version_are_left_alone(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    source, out = write_corpus(tmp_path / "in"), tmp_path / "out"
    batch(source, out)
    monkeypatch.setattr(catalog, "tables_digest", lambda: "another")
    with pytest.raises(OtherTables, match="give another folder"):
        batch(source, out)
    monkeypatch.undo()
    monkeypatch.setattr(catalog, "__version__", "99")
    (out / "govreport.duckdb").write_bytes(b"views of an older version")
    assert batch(source, out).unchanged == 8
    with duckdb.connect(out / "govreport.duckdb", read_only=True) as base:
        assert base.execute("SELECT count(*) FROM reports").fetchall() == [(6,)]


def test_only_one_run_at_a_time(tmp_path: Path) -> None:
    source, out = write_corpus(tmp_path / "in"), tmp_path / "out"

    class Second(Inline):
        def run(self, jobs: Any) -> Any:
            with pytest.raises(DatasetBusy, match="another run"):
                batch(source, out)
            yield from super().run(jobs)

    run_batch([open_source(source)], out, pool=Second())
    assert len(contents(out)["reports"]) == 6


def stop(*_: object) -> None:
    raise KeyboardInterrupt


def test_duplicates_are_linked_and_counted_once(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    source, out = tmp_path / "in", tmp_path / "out"
    source.mkdir()
    page = modern_page(agency="青石区人民政府", year=2022)
    (source / "a.html").write_bytes(page)
    (source / "mirror.html").write_bytes(page.replace(b"<body>", b"<body><div></div>"))
    (source / "other.html").write_bytes(modern_page(agency="云台区人民政府", year=2022))
    batch(source, out)
    with gp.open_dataset(out) as dataset:
        assert dataset.reports.count("*").fetchall() == [(3,)]
        links = dataset.sql(
            "SELECT r.name, k.name, d.reason FROM duplicates d JOIN reports r USING (report_id) "
            "JOIN reports k ON k.report_id = d.kept_report_id"
        ).fetchall()
        assert links == [("mirror.html", "a.html", "same-text")]
        assert dataset.unique_reports.count("*").fetchall() == [(2,)]
        assert len(list(dataset.records())) == 3
        assert len(list(dataset.records(unique=True))) == 2
        panel = dataset.indicator_panel().filter("series = 'requests.received'")
        assert panel.aggregate("count(DISTINCT agency), max(reports)").fetchall() == [(2, 1)]
    (source / "a.html").write_bytes(modern_page(agency="青石区人民政府", year=2021))
    with monkeypatch.context() as patched:
        patched.setattr(batches, "write_duplicates", stop)
        with pytest.raises(KeyboardInterrupt):
            batch(source, out)
    for _ in range(2):
        assert contents(out)["duplicates"] == []
        with gp.open_dataset(out) as dataset:
            assert dataset.unique_reports.count("*").fetchall() == [(3,)]
        batch(source, out)


def test_remote_storage(tmp_path: Path) -> None:
    source = write_corpus(tmp_path / "in")
    where = "memory://archive/out"
    batch(source, where)  # type: ignore[arg-type]
    assert batch(source, where).unchanged == 8  # type: ignore[arg-type]
    local = tmp_path / "out"
    batch(source, local)
    assert contents(where) == contents(local)  # type: ignore[arg-type]


def test_tables_computed_over_all_reports_are_replaced_as_a_whole(tmp_path: Path) -> None:
    source, out = write_corpus(tmp_path / "in"), tmp_path / "out"
    batch(source, out)
    before = contents(out)["findings"]
    books = Catalog(Store(out))
    row = tuple(
        "GR601" if name == "rule" else value
        for name, value in zip(column_names("findings"), before[0], strict=True)
    )
    for times in (3, 2):
        books.store.make(".tmp/x")
        with Spool("findings", tmp_path / f"{times}") as rows:
            rows.extend([row] * times)
            books.replace_derived("links", [rows], ".tmp/x")
        with gp.open_dataset(out) as dataset:
            found = dataset.findings.filter("rule = 'GR601'").count("*").fetchall()
        assert found == [(times,)]
    batch(source, out)
    assert len(contents(out)["findings"]) == len(before) + 2


def test_plans_leave_nothing_staged_or_dead() -> None:
    chunks = {f"{k:08d}": ChunkInfo(items=64, staged=True) for k in range(1, 101)}
    chunks["00000101"] = ChunkInfo(items=5000, staged=False, dead={"x"})
    chunks["00000102"] = ChunkInfo(items=0, staged=False, derived=True)
    groups = plan_merges(chunks)
    listed = [name for group in groups for name in group]
    assert len(listed) == len(set(listed)) == 101
    assert "00000102" not in listed
    assert all(len(group) <= 32 for group in groups)
    settled = {f"{k:08d}": ChunkInfo(items=2048, staged=False) for k in range(15)}
    assert plan_merges(settled) == []
    settled["00000099"] = ChunkInfo(items=2048, staged=False)
    (group,) = plan_merges(settled)
    assert len(group) == 16
    assert plan_merges({"1": ChunkInfo(items=10, staged=False)}) == []


def test_names_that_are_no_unicode(tmp_path: Path) -> None:
    source, out = tmp_path / "in", tmp_path / "out"
    source.mkdir()
    odd = os.fsdecode(b"\xc4\xea\xb1\xa8.txt")
    (source / odd).write_text(text_report("青石区", 2016), "utf-8")
    batch(source, out)
    ((_, _, _, name, *_),) = contents(out)["reports"]
    assert name.endswith(".txt")
    assert batch(source, out).unchanged == 1
