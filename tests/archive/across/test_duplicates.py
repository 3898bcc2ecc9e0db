from __future__ import annotations

from pathlib import Path

import pytest

import govreport_parse as gp
from govreport_parse.archive.across.duplicates import Duplicate, find_duplicates
from govreport_parse.archive.run import batch as batches
from tests.archive import batch, contents
from tests.pages import modern_page


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
        assert len(list(dataset.annual_reports())) == 3
        assert len(list(dataset.annual_reports(unique=True))) == 2
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


def test_the_first_of_a_hash_is_kept() -> None:
    rows = [("1", "x", "a"), ("2", "y", "b"), ("3", "x", "c"), ("4", "x", "d"), ("1", "x", "a")]
    assert list(find_duplicates(rows)) == [
        Duplicate(report_id="3", name="c", original_id="1", original_name="a"),
        Duplicate(report_id="4", name="d", original_id="1", original_name="a"),
    ]
