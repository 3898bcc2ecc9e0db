from __future__ import annotations

import shutil
from pathlib import Path

import duckdb
import pandas as pd
import pyarrow.parquet as pq
import pytest

from govreport_parse.archive.store.database import FIXED, write_database
from govreport_parse.archive.store.files import Store
from govreport_parse.archive.store.tables import VIEWS
from govreport_parse.outputs.series_tables import COMPUTED
from tests.archive import batch, contents, write_corpus


def test_the_database_works_wherever_the_folder_is(
    of_fixtures: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    moved = tmp_path / "elsewhere's folder"
    shutil.copytree(of_fixtures, moved)
    expected = contents(of_fixtures)
    monkeypatch.chdir(tmp_path)
    for path in (moved / "govreport.duckdb", moved.relative_to(tmp_path) / "govreport.duckdb"):
        with duckdb.connect(path, read_only=True) as base:
            assert base.execute("SELECT count(*) FROM readings").fetchall() == [
                (len(expected["readings"]),)
            ]
            assert base.execute("SELECT count(*) FROM indicator_panel").fetchall()[0][0] > 1000
    with duckdb.connect() as base:
        base.execute(f"ATTACH '{of_fixtures / 'govreport.duckdb'}' AS archive (READ_ONLY)")
        base.execute("SET VARIABLE govreport_folder = ?", [str(of_fixtures)])
        rows = base.execute("SELECT count(*) FROM archive.reports").fetchall()
        assert rows == [(len(expected["reports"]),)]


def test_it_is_the_same_over_every_dataset(of_fixtures: Path, tmp_path: Path) -> None:
    """Nothing in it is of the dataset for which it is made: `batch` of the tests relies on it."""

    def held(path: Path) -> list[list[tuple[object, ...]]]:
        with duckdb.connect(path, read_only=True) as base:
            return [
                base.execute(f"FROM {table} ORDER BY ALL").fetchall()
                for table in ("concordance", "(SELECT view_name, sql, comment FROM duckdb_views())")
            ]

    write_corpus(tmp_path)
    for number in range(2):  # the views of the second are copied, if those of the first were not
        batch(tmp_path / "2015", tmp_path / f"out{number}")
    assert held(tmp_path / "out1" / "govreport.duckdb") == held(of_fixtures / "govreport.duckdb")


def test_views_are_typed_and_commented(of_fixtures: Path) -> None:
    with duckdb.connect(of_fixtures / "govreport.duckdb", read_only=True) as base:
        columns = base.execute(
            "SELECT table_name, column_name, data_type, comment FROM duckdb_columns() "
            "WHERE NOT internal"
        ).fetchall()
        views = dict(
            base.execute(
                "SELECT view_name, comment FROM duckdb_views() WHERE NOT internal"
            ).fetchall()
        )
    kinds = {
        "string": "VARCHAR", "int": "BIGINT", "number": "DOUBLE", "bool": "BOOLEAN", "date": "DATE",
    }  # fmt: skip
    found = {(table, column): (kind, comment) for table, column, kind, comment in columns}
    computed = [table for table in COMPUTED.values() if table.name not in FIXED]
    for table in (*VIEWS.values(), *computed):
        assert table.description_zh in views[table.name]
        for column in table.columns:
            kind, comment = found[table.name, column.name]
            assert column.description in comment
            if column.name == "year":
                assert kind == "INTEGER"
            elif column.type != "places":
                assert kind == kinds[column.type]
    assert all(comment for name, comment in views.items() if not name.startswith("_"))


def test_older_versions_of_duckdb_open_it(of_fixtures: Path) -> None:
    with duckdb.connect(of_fixtures / "govreport.duckdb", read_only=True) as base:
        told = base.execute(
            "SELECT tags['storage_version'] FROM duckdb_databases() WHERE database_name = 'govreport'"
        ).fetchall()
    assert told == [("v1.0.0+",)]
    # After eight bytes of checksum and four letters: 64 is the format of 0.10 to 1.1, later ones are above.
    assert (of_fixtures / "govreport.duckdb").read_bytes()[8:20] == b"DUCK" + (64).to_bytes(
        8, "little"
    )


def test_a_reader_reads_on_while_a_new_one_takes_its_place(
    of_fixtures: Path, tmp_path: Path
) -> None:
    folder = tmp_path / "dataset"
    shutil.copytree(of_fixtures, folder)
    scratch = tmp_path / "scratch"
    scratch.mkdir()
    path, series = folder / "govreport.duckdb", "SELECT count(*) FROM concordance"
    with duckdb.connect(path, read_only=True) as reader:
        before, place = reader.execute(series).fetchall(), path.stat().st_ino
        write_database(Store(folder), scratch)
        assert path.stat().st_ino != place
        assert reader.execute(series).fetchall() == before
        assert reader.execute("SELECT count(*) > 1000 FROM readings").fetchall() == [(True,)]
    assert [found.name for found in folder.glob("*.duckdb*")] == ["govreport.duckdb"]
    with duckdb.connect(path, read_only=True) as reader:
        assert reader.execute(series).fetchall() == before


def test_other_readers_of_parquet(of_fixtures: Path) -> None:
    expected = len(contents(of_fixtures)["readings"])
    assert pq.read_table(of_fixtures / "readings").num_rows == expected
    frame = pd.read_parquet(of_fixtures / "readings")
    assert len(frame) == expected
    assert {2009, 2021} <= set(frame["year"])
    assert (frame["year"].astype("Int64").astype("string") == frame["report_year"]).all()
    alone = pq.ParquetFile(
        next((of_fixtures / "readings" / "report_year=2021").glob("*.parquet"))
    ).read()
    assert set(alone.column("year").to_pylist()) == {2021}
    filtered = pd.read_parquet(of_fixtures / "readings", filters=[("report_year", "=", "2021")])
    assert len(filtered) == alone.num_rows < expected
    with duckdb.connect() as base:
        rows = base.execute(f"SELECT count(*) FROM '{of_fixtures}/readings/*/*.parquet'").fetchall()
    assert rows == [(expected,)]
    field = pq.read_schema(
        next((of_fixtures / "readings" / "report_year=2021").glob("*.parquet"))
    ).field("value")
    assert field.metadata[b"description_zh"]
