"""``govreport.duckdb``: views over a dataset's Parquet files, typed and commented.

The views find the files beside the database file, wherever the folder is moved to and whatever the
working directory: DuckDB's default ``temp_directory`` is the path of the open database followed by
``.tmp``. Where the file is attached to another database, ``SET VARIABLE govreport_folder = '…'``
says where the folder is. Rows of chunks that are not committed, or count no more, are not shown, so
that the views are exact at any moment of a run.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Any, Never, TypeVar

import pyarrow as pa

from govreport_parse.archive.store.arrow import arrow_schema
from govreport_parse.archive.store.chosen import left_out_of
from govreport_parse.archive.store.files import Store
from govreport_parse.archive.store.tables import TABLES, VIEWS, YEAR_FOLDER
from govreport_parse.archive.store.views import derived
from govreport_parse.model.extras import extra
from govreport_parse.outputs.columns import Table
from govreport_parse.outputs.rows import concordance_rows
from govreport_parse.outputs.series_tables import (
    COMPUTED,
    RATE_FORMULAS,
    WIDE_COLUMNS,
    formula_rows,
    wide_columns,
)
from govreport_parse.outputs.tables import CONCORDANCE

if TYPE_CHECKING:
    import duckdb

__all__ = [
    "DATABASE",
    "FIXED",
    "STORAGE_VERSION",
    "connect_bounded",
    "create_manifest",
    "create_views",
    "fetched",
    "quoted",
    "rows_with_chunk",
    "set_folder",
    "without_progress",
    "write_database",
]

R_contra = TypeVar("R_contra", contravariant=True)

DATABASE = "govreport.duckdb"
#: The storage version of the file: DuckDB of any version from 1.1 on opens it, and so do the DuckDBs that R, BI
#: tools and editors carry. By itself each version writes files that older ones refuse.
STORAGE_VERSION = "v1.0.0"
# Of a run's own questions: the manifest of millions of reports is larger.
_MEMORY = "64MB"
_BATCH = 4096
_FOLDER = (
    "coalesce(getvariable('govreport_folder') || '/', "
    r"regexp_extract(current_setting('temp_directory'), '^(.*)govreport\.duckdb\.tmp$', 1))"
)
_CHUNK = r"regexp_extract(filename, 'part-([0-9]+)\.parquet$', 1)"
_HIVE = f"hive_partitioning = true, hive_types = {{'{YEAR_FOLDER}': VARCHAR}}"

# Joins that DuckDB does on disk where they are large; IN and NOT IN of rows it does in memory.
_COUNTS = (
    "chunk IN (FROM _live) AND NOT EXISTS (FROM _superseded s "
    "WHERE s.chunk = {0}.chunk AND s.report_id = {0}.report_id)"
)

# Chunks that count, and rows of them that do not: a changed source stands in a newer chunk.
_BOOKS = f"""
CREATE VIEW _manifest AS
SELECT * FROM read_parquet({_FOLDER} || 'manifest/*.parquet');
CREATE {{kind}} _live AS
SELECT chunk FROM (SELECT {_CHUNK.replace("filename", "file")} AS chunk FROM glob({_FOLDER} || 'manifest/*.parquet'))
WHERE chunk <> '' AND chunk NOT IN (
    SELECT unnest(string_split(listed, ',')) FROM (
        SELECT DISTINCT replaces AS listed FROM _manifest WHERE replaces IS NOT NULL
    )
);
CREATE {{kind}} _superseded AS
SELECT old_chunk AS chunk, report_id FROM _manifest
WHERE outcome = 'superseded' AND chunk IN (FROM _live);
CREATE VIEW manifest AS
SELECT * FROM _manifest
WHERE outcome IN ('report', 'failure', 'skipped') AND {_COUNTS.format("_manifest")};
"""

#: Tables whose rows are the same in every dataset.
FIXED = frozenset({CONCORDANCE.name, RATE_FORMULAS.name, WIDE_COLUMNS.name})
# Until a run computes them anew, a report whose original has changed meanwhile is no duplicate.
_ALSO = {"duplicates": " WHERE kept_report_id IN (SELECT report_id FROM manifest)"}
# Tables to whose rows a view adds what is computed out of others.
_RAW = {name: f"_{name}" for name in TABLES if VIEWS[name] is not TABLES[name]}
# Tables that others are computed from, under names that are there also where a dataset lacks them.
_ASKED = {"findings": "_findings", "duplicates": "_duplicates"}
# What there is to see only where all of the others are.
_NEEDS = {"suspects": "findings"}


def write_database(store: Store, scratch: Path) -> None:
    """Make ``govreport.duckdb`` beside the files of a dataset.

    On shared storage it is made as well, for copies of the folder. It takes the place of an older one by a
    rename: whoever has that one open reads on in it.
    """
    with extra("archive", store.where):
        import duckdb
    path = scratch / DATABASE
    with duckdb.connect() as base:
        base.execute(f"ATTACH {quoted(str(path))} AS made (STORAGE_VERSION '{STORAGE_VERSION}')")
        base.execute("USE made")
        create_manifest(base, store)
        left_out = left_out_of(store)
        create_views(base, left_out)
        for table in (*VIEWS.values(), *COMPUTED.values()):
            if table.name not in left_out:
                base.execute(";".join(_comments(table)))
    store.put(path, DATABASE)


def connect_bounded(scratch: Path) -> duckdb.DuckDBPyConnection:
    """A database in memory, and on disk in `scratch` beyond `_MEMORY`: a run's memory stays flat."""
    import duckdb

    base = duckdb.connect()
    base.execute(f"SET memory_limit = '{_MEMORY}'; SET threads = 1")
    without_progress(base)
    base.execute("SET preserve_insertion_order = false")
    base.execute(f"SET temp_directory = {quoted(str(scratch / 'duckdb'))}")
    return base


def without_progress(base: duckdb.DuckDBPyConnection) -> None:
    """Let an open database show no bar of progress, which would go to standard output.

    In a notebook without ipywidgets DuckDB has none, and raises where the setting is touched at all.
    """
    if base.execute("SELECT current_setting('enable_progress_bar')").fetchall() == [(True,)]:
        base.execute("SET enable_progress_bar = false")


def create_manifest(
    base: duckdb.DuckDBPyConnection, store: Store, *, settled: bool = False
) -> None:
    """Point an open database at a dataset's files, and create the view ``manifest``.

    Parameters
    ----------
    base
        The database.
    store
        The dataset.
    settled
        No chunk is committed while the database is open: those that count are looked up once.
        DuckDB knows how few rows a table has; where it meets a view over millions of rows it thinks
        that it had better hold the table they are joined with.
    """
    if not store.local:
        base.register_filesystem(store.fs)
    set_folder(base, store)
    base.execute(_BOOKS.format(kind="TABLE" if settled else "VIEW"))


def create_views(base: duckdb.DuckDBPyConnection, left_out: Collection[str] = ()) -> None:
    """Create all other tables and views, but for tables that the dataset lacks.

    DuckDB looks up the files of every view that a new one leads to, and of one that leads there twice, twice: some
    hundred times in all. So the derived ones are made over empty tables, whose place the views of the files then take.
    """
    _create_fixed(base, CONCORDANCE, concordance_rows())
    _create_fixed(base, RATE_FORMULAS, formula_rows())
    _create_fixed(base, WIDE_COLUMNS, wide_columns())
    held = [name for name in TABLES if name != "manifest" and name not in left_out]
    of_files = {_RAW.get(name, name): _rows(name) for name in held}
    of_files |= {_ASKED[name]: _rows(name) for name in held if name in _ASKED}
    for name, rows in of_files.items():
        base.execute(f"CREATE TABLE {name} AS {rows} LIMIT 0")
    for name in _ASKED.keys() & set(left_out):
        base.register("_none", arrow_schema(name).empty_table())
        base.execute(f"CREATE TABLE {_ASKED[name]} AS FROM _none")
        base.unregister("_none")
    base.execute(derived(checked="findings" in held))
    for name, needed in _NEEDS.items():
        if needed in left_out:
            base.execute(f"DROP VIEW {name}")
    for name, rows in of_files.items():
        base.execute(f"DROP TABLE {name}; CREATE VIEW {name} AS {rows}")


def _rows(name: str) -> str:
    """SQL for the rows of a table as its view shows them."""
    columns = ", ".join(f'"{column}"' for column in TABLES[name].names)
    return f"SELECT {columns} FROM ({rows_with_chunk(name)}){_ALSO.get(name, '')}"


def set_folder(base: duckdb.DuckDBPyConnection, store: Store) -> None:
    """Set where the views find the files; for each cursor anew."""
    folder = store.root if store.local else store.fs.unstrip_protocol(store.root)
    base.execute("SET VARIABLE govreport_folder = ?", [folder])


def rows_with_chunk(table: str) -> str:
    """SQL for the rows of a table that count, each with the chunk that it stands in."""
    columns = ", ".join(f'"{name}"' for name in TABLES[table].names)
    # By the folder, so that a filter opens none of another year; that of reports without one is no number: null.
    merged = columns.replace('"year"', f"TRY_CAST({YEAR_FOLDER} AS INTEGER) AS year")
    places = (
        (merged, f"{table}/**/*.parquet", f", {_HIVE}" if TABLES[table].by_year else ""),
        (columns, f"staged/{table}/*.parquet", ", hive_partitioning = false"),
    )
    rows = " UNION ALL ".join(
        f"SELECT {listed}, {_CHUNK} AS chunk "
        f"FROM read_parquet({_FOLDER} || '{pattern}', filename = true{options})"
        for listed, pattern, options in places
    )
    return f"SELECT {columns}, chunk FROM ({rows}) AS _{table} WHERE {_COUNTS.format(f'_{table}')}"


def fetched(result: duckdb.DuckDBPyConnection) -> Iterator[tuple[Any, ...]]:
    """The rows of a result, some thousand of them in memory at a time."""
    while rows := result.fetchmany(_BATCH):
        yield from rows


def _comments(table: Table[Never]) -> Iterator[str]:
    kind = "TABLE" if table.name in FIXED else "VIEW"
    yield (
        f"COMMENT ON {kind} {table.name} IS {quoted(f'{table.description}. {table.description_zh}。')}"
    )
    for column in table.columns:
        unit = f" [{column.unit}]" if column.unit not in {None, "1"} else ""
        words = f"{column.description}{unit}. {column.description_zh}。"
        yield f'COMMENT ON COLUMN {table.name}."{column.name}" IS {quoted(words)}'


def quoted(text: str) -> str:
    """A text as SQL has it."""
    return "'" + text.replace("'", "''") + "'"


def _create_fixed(
    base: duckdb.DuckDBPyConnection, table: Table[R_contra], found: Iterable[R_contra]
) -> None:
    """A table whose rows are the same in every dataset."""
    columns = map(list, zip(*table.rows(found), strict=True))
    base.register("_rows", pa.Table.from_arrays(list(map(pa.array, columns)), names=table.names))
    base.execute(f"CREATE TABLE {table.name} AS FROM _rows")
    base.unregister("_rows")
