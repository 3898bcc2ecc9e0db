"""A dataset of some tables: what others would hold is not read, and is not there to be taken for none."""

from __future__ import annotations

from collections.abc import Collection
from pathlib import Path

import duckdb
import pytest

import govreport_parse as gp
from govreport_parse.archive.run import batch as batches
from govreport_parse.archive.run import stream
from govreport_parse.archive.run.batch import run_batch
from govreport_parse.archive.run.site import site_content
from govreport_parse.archive.sources import open_source
from govreport_parse.archive.store.catalogue import OtherTables
from govreport_parse.archive.store.chosen import CHOICES, parts_wanted, tables_left_out
from govreport_parse.archive.store.database import DATABASE
from tests.archive import Inline
from tests.cli import run
from tests.conftest import ROOT

PAGES = ("fengtaishan-2019.html", "lanshan-huanjing-2020.html", "lishan-weijian-2019.txt")
TEXT = {"comparisons", "statements", "sections"}
JUDGED = {"findings", "records"}


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("pages")
    for name in PAGES:
        (folder / name).write_bytes((ROOT / "fixtures" / "2019" / name).read_bytes())
    (folder / "again.html").write_bytes((folder / PAGES[0]).read_bytes() + b"\n")
    return folder


def made(folder: Path, out: Path, tables: Collection[str] | None) -> gp.Dataset:
    options = gp.Options(tables=None if tables is None else tuple(tables))
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(batches, "write_database", lambda *_: None)  # not opened here
        run_batch([open_source(folder)], out, options=options, pool=Inline())
    return gp.open_dataset(out)


@pytest.fixture(scope="module")
def whole(folder: Path, tmp_path_factory: pytest.TempPathFactory) -> gp.Dataset:
    return made(folder, tmp_path_factory.mktemp("whole") / "out", None)


@pytest.fixture(scope="module")
def part(folder: Path, tmp_path_factory: pytest.TempPathFactory) -> gp.Dataset:
    return made(folder, tmp_path_factory.mktemp("part") / "out", ["reports", "readings"])


@pytest.mark.parametrize(
    ("tables", "lacking", "want"),
    [
        (None, set(), None),
        (["reports", "readings"], TEXT | JUDGED | {"duplicates"}, {"readings"}),
        ([], TEXT | JUDGED | {"duplicates"}, {"readings"}),
        (["statements"], {"comparisons", "sections", "duplicates"} | JUDGED, {"readings", "statements"}),
        (TEXT, JUDGED, {"readings"} | TEXT),
        (["findings"], TEXT, None),
        (["records", "sections"], {"comparisons", "statements"}, None),
        (CHOICES, set(), None),
    ],
)  # fmt: skip
def test_what_is_left_out_follows_from_what_is_asked_for(
    tables: list[str] | None, lacking: set[str], want: set[str] | None
) -> None:
    left_out = tables_left_out("batch", tables)
    assert set(left_out) == lacking
    assert parts_wanted(left_out) == want


def test_what_is_there_is_as_in_the_whole(whole: gp.Dataset, part: gp.Dataset) -> None:
    for query in (
        "SELECT * EXCLUDE text_hash FROM reports ORDER BY report_id",
        "SELECT * EXCLUDE (findings, suspect) FROM readings ORDER BY ALL",
        "SELECT report_id, outcome, name FROM manifest ORDER BY report_id",
    ):
        rows = part.sql(query).fetchall()
        assert rows
        assert rows == whole.sql(query).fetchall()


def test_what_was_not_read_is_not_there(whole: gp.Dataset, part: gp.Dataset) -> None:
    assert whole.left_out == ()
    assert whole.duplicates.fetchall()
    assert set(part.left_out) == TEXT | JUDGED | {"duplicates"}
    for name in part.left_out:
        assert whole.sql(f"SELECT count(*) FROM {name}").fetchall()
        with pytest.raises(duckdb.CatalogException):
            part.sql(f"SELECT count(*) FROM {name}")
        with pytest.raises(gp.WrongCall, match=f"was made without {name}") as refused:
            getattr(part, name)
        assert f"略去了{name}" in refused.value.message("zh")
        with pytest.raises(gp.WrongCall, match=f"without the table {name}"):
            part.to_arrow(name)
    for asked in (part.suspects, part.to_frames, lambda: next(part.annual_reports())):
        with pytest.raises(gp.WrongCall, match="was made without"):
            asked()
    with pytest.raises(gp.WrongCall, match="was made without findings, duplicates"):
        site_content(part, name="part")


def test_nothing_is_said_of_cells_that_nobody_checked(whole: gp.Dataset, part: gp.Dataset) -> None:
    query = "SELECT suspects FROM coverage_bodies WHERE readings IS NOT NULL"
    assert all(count is not None for (count,) in whole.sql(query).fetchall())
    assert {count for (count,) in part.sql(query).fetchall()} == {None}
    assert len(part.indicator_panel().fetchall()) >= len(whole.indicator_panel().fetchall()) > 0
    assert "<td>statements</td>" in whole._repr_html_()
    assert "<td>statements</td>" not in part._repr_html_()


def test_an_export_writes_what_there_is(part: gp.Dataset, tmp_path: Path) -> None:
    written = {path.stem for path, _ in part.export(tmp_path)}
    assert {"reports", "readings", "indicator_panel", "coverage_bodies"} <= written
    assert not written & {*part.left_out, "suspects"}
    with pytest.raises(gp.WrongCall, match="without the table findings"):
        list(part.export(tmp_path, tables=["findings"]))


def test_a_dataset_keeps_to_its_tables(folder: Path, tmp_path: Path) -> None:
    out = tmp_path / "out"
    made(folder, out, ["readings"]).close()
    options = gp.Options(tables=("reports",))  # the same: readings are always there
    (out / DATABASE).touch()
    again = run_batch([open_source(folder)], out, options=options, pool=Inline())
    assert (again.reports, again.unchanged) == (0, len(PAGES) + 1)
    for other in (None, ("statements",)):
        with pytest.raises(OtherTables, match="the dataset was made without") as refused:
            run_batch([open_source(folder)], out, options=gp.Options(tables=other), pool=Inline())
        assert "请使用相同的--tables" in refused.value.message("zh")
    assert gp.open_dataset(out).readings.fetchall()


def test_outcomes_are_of_what_is_wanted(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A text that nobody checked has no findings, and says so."""
    monkeypatch.setattr(stream, "Pool", lambda _: Inline())
    options = gp.Options(tables=("readings",))
    found = [one.report for one in gp.parse_archive(folder, workers=1, options=options)]
    assert {report.left_out for report in found if report} == {
        ("comparisons", "statements", "sections")
    }


@pytest.mark.parametrize("tables", ["readings", ("readings", "manifest")])
def test_a_table_that_there_is_not(tables: str | tuple[str, ...]) -> None:
    wrong = gp.WrongType if isinstance(tables, str) else gp.WrongCall
    with pytest.raises(wrong, match=r"tables=|there are reports, readings"):
        gp.Options(tables=tables)  # type: ignore[arg-type]


def test_the_command_says_that_nothing_was_checked(
    folder: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(batches, "Pool", lambda _: Inline())
    done = run(
        "batch", folder, "--out", tmp_path / "out", "--tables", "reports,readings", "--lang", "en"
    )
    assert done.exit_code == 0
    assert "4 report(s) that were not checked" in done.stdout
    wrong = run("batch", folder, "--out", tmp_path / "out", "--tables", "figures", "--lang", "zh")
    assert wrong.exit_code == 2
    with duckdb.connect(tmp_path / "out" / DATABASE, read_only=True) as base:
        assert base.execute("SELECT count(*) FROM readings").fetchone() != (0,)
        with pytest.raises(duckdb.CatalogException):
            base.execute("SELECT count(*) FROM findings")
    assert "无表figures" in wrong.stderr
