from __future__ import annotations

from pathlib import Path

import duckdb
import pytest

import govreport_parse as gp
from govreport_parse.archive.store import catalogue
from govreport_parse.archive.store.catalogue import Catalogue, OtherTables
from govreport_parse.archive.store.files import Store
from govreport_parse.archive.store.pending_rows import PendingRows
from govreport_parse.archive.store.tables import FINDINGS
from govreport_parse.outputs.rows import FindingRow
from tests.archive import batch, contents, write_corpus


def test_tables_of_another_version_are_left_alone(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    source, out = write_corpus(tmp_path / "in"), tmp_path / "out"
    batch(source, out)
    monkeypatch.setattr(catalogue, "tables_digest", lambda: "another")
    for use in (lambda: batch(source, out), lambda: gp.open_dataset(out)):
        with pytest.raises(OtherTables, match="give another folder"):
            use()
    monkeypatch.undo()
    monkeypatch.setattr(catalogue, "__version__", "99")
    (out / "govreport.duckdb").write_bytes(b"views of an older version")
    assert batch(source, out).unchanged == 8
    with duckdb.connect(out / "govreport.duckdb", read_only=True) as base:
        assert base.execute("SELECT count(*) FROM reports").fetchall() == [(6,)]


def test_tables_computed_over_all_reports_are_replaced_as_a_whole(tmp_path: Path) -> None:
    source, out = write_corpus(tmp_path / "in"), tmp_path / "out"
    batch(source, out)
    before = contents(out)["findings"]
    books = Catalogue(Store(out))
    finding = gp.Finding(
        rule="GR601", name="rivals", severity="hint", message="-", message_zh="-", file="-"
    )
    row = FindingRow(key="1", year=2016, finding=finding)
    for times in (3, 2):
        books.store.make(".tmp/x")
        with PendingRows(FINDINGS, tmp_path / f"{times}") as rows:
            rows.extend([row] * times)
            books.replace_derived("links", [rows], ".tmp/x")
        with gp.open_dataset(out) as dataset:
            found = dataset.findings.filter("rule = 'GR601'").count("*").fetchall()
        assert found == [(times,)]
    batch(source, out)
    assert len(contents(out)["findings"]) == len(before) + 2
