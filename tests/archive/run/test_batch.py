from __future__ import annotations

import os
import shutil
from pathlib import Path
from typing import Any

import pytest

import govreport_parse as gp
from govreport_parse.archive.run import batch as batches
from govreport_parse.archive.run.batch import DatasetBusy, run_batch
from govreport_parse.archive.sources import open_source
from govreport_parse.archive.work import outcome
from govreport_parse.archive.work.outcome import Options
from tests.archive import Inline, batch, contents, text_report, write_corpus


@pytest.fixture(scope="module")
def finished(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with a corpus and the dataset of its first run."""
    base = tmp_path_factory.mktemp("finished")
    batch(write_corpus(base / "in"), base / "out")
    return base


@pytest.fixture
def ran(finished: Path, tmp_path: Path) -> tuple[Path, Path]:
    """A corpus, and a dataset of its first run, for one test alone."""
    shutil.copytree(finished, tmp_path, dirs_exist_ok=True)
    return tmp_path / "in", tmp_path / "out"


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


def test_a_second_run_passes_over_what_did_not_change(tmp_path: Path) -> None:
    source, out = write_corpus(tmp_path / "in"), tmp_path / "out"
    first = batch(source, out)
    assert (first.sources, first.reports, first.failures, first.unchanged) == (8, 6, 2, 0)
    before, files = contents(out), sorted(out.rglob("*.parquet"))
    again = batch(source, out)
    assert (again.sources, again.unchanged) == (0, 8)
    assert contents(out) == before
    assert sorted(out.rglob("*.parquet")) == files


def test_changed_sources_are_replaced_and_lost_ones_stay(
    ran: tuple[Path, Path], tmp_path: Path
) -> None:
    source, out = ran
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


def test_a_report_that_turns_into_a_failure_and_back(ran: tuple[Path, Path]) -> None:
    source, out = ran
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


def test_other_rules_mean_another_run(ran: tuple[Path, Path]) -> None:
    source, out = ran
    assert contents(out)["findings"]
    progress = batch(source, out, options=Options(select=("GR2",)))
    assert (progress.changed, progress.unchanged) == (8, 0)
    found = contents(out)
    assert found["findings"] == []
    assert (len(found["reports"]), len(found["failures"])) == (6, 2)
    kept = batch(source, out, options=Options(select=("GR2",), timeout=5, memory=500))
    assert kept.unchanged == 8


def test_failures_are_retried_when_asked(ran: tuple[Path, Path]) -> None:
    source, out = ran
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
    run_batch([one, open_source(two)], out, pool=Inline())
    with gp.open_dataset(out) as dataset:
        rows = dataset.sql("SELECT archive, name FROM reports ORDER BY ALL").fetchall()
    assert rows == [("one", "a.txt"), ("two", "a.txt")]
    assert batch(one, out).unchanged == 1


def test_the_call_is_the_command(ran: tuple[Path, Path], monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(batches, "Pool", lambda *_: Inline())
    source, out = ran
    (source / "more.txt").write_text(text_report("青石区", 2016, 30), "utf-8")
    counted: list[int] = []
    done = gp.batch(source, out, on_progress=lambda progress: counted.append(progress.reports))
    assert (done.unchanged, done.reports, counted[-1]) == (8, 1, 1)
    again = gp.batch([str(source)], out, retry_failed=True)
    assert (again.unchanged, again.failures) == (7, 2)


@pytest.mark.parametrize(
    ("sources", "options", "error", "words"),
    [
        (b"<html>", {}, gp.WrongType, r"batch\(\) takes a path, a list"),
        (["in", 3], {}, gp.WrongType, "not int"),
        ("nothing", {}, gp.UnreadableDocument, "nothing"),
        (["in", "in"], {}, gp.GovReportError, "rename one"),
        ("in", {"workers": 0}, gp.WrongCall, "whole number from 1 on"),
        ("in", {"options": {"timeout": 1}}, gp.WrongType, r"Options\(timeout=60\)"),
    ],
)
def test_what_cannot_be_read_is_refused_before_anything_is_made(
    sources: Any, options: Any, error: type[Exception], words: str,
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch,
) -> None:  # fmt: skip
    monkeypatch.chdir(tmp_path)
    Path("in").mkdir()
    with pytest.raises(error, match=words):
        gp.batch(sources, "out", **options)
    assert not Path("out").exists()


def test_an_archive_goes_by_its_own_name(
    ran: tuple[Path, Path], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(ran[0])
    for where in (".", "../in/", "../in/2015/.."):
        progress = batch(where, "../out")  # type: ignore[arg-type]
        assert (progress.unchanged, progress.sources) == (8, 0)
    with gp.open_dataset("../out") as dataset:
        assert dataset.sql("SELECT DISTINCT archive FROM manifest").fetchall() == [("in",)]


def test_only_one_run_at_a_time(tmp_path: Path) -> None:
    source, out = write_corpus(tmp_path / "in"), tmp_path / "out"

    class Second(Inline):
        def run(self, jobs: Any) -> Any:
            with pytest.raises(DatasetBusy, match="another run"):
                batch(source, out)
            yield from super().run(jobs)

    run_batch([open_source(source)], out, pool=Second())
    assert len(contents(out)["reports"]) == 6


def test_remote_storage(tmp_path: Path) -> None:
    source = write_corpus(tmp_path / "in")
    where = "memory://archive/out"
    batch(source, where)  # type: ignore[arg-type]
    assert batch(source, where).unchanged == 8  # type: ignore[arg-type]
    local = tmp_path / "out"
    batch(source, local)
    assert contents(where) == contents(local)  # type: ignore[arg-type]


def test_names_that_are_no_unicode(tmp_path: Path) -> None:
    source, out = tmp_path / "in", tmp_path / "out"
    source.mkdir()
    odd = os.fsdecode(b"\xc4\xea\xb1\xa8.txt")
    (source / odd).write_text(text_report("青石区", 2016), "utf-8")
    batch(source, out)
    ((_, _, _, name, *_),) = contents(out)["reports"]
    assert name.endswith(".txt")
    assert batch(source, out).unchanged == 1
