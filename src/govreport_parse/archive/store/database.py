"""``govreport.duckdb``: views over a dataset's Parquet files, typed and commented.

The views find the files beside the database file, wherever the folder is moved to and whatever the
working directory: DuckDB's default ``temp_directory`` is the path of the open database followed by
``.tmp``. Where the file is attached to another database, ``SET VARIABLE govreport_folder = '…'``
says where the folder is. Rows of chunks that are not committed, or count no more, are not shown, so
that the views are exact at any moment of a run.
"""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Any, Never

import pyarrow as pa

from govreport_parse.archive.store.files import Store
from govreport_parse.archive.store.tables import TABLES
from govreport_parse.model.extras import extra
from govreport_parse.outputs.categories import STATUSES
from govreport_parse.outputs.columns import Table
from govreport_parse.outputs.rows import concordance_rows
from govreport_parse.outputs.tables import CONCORDANCE

if TYPE_CHECKING:
    import duckdb

__all__ = [
    "DATABASE",
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
_HIVE = "hive_partitioning = true, hive_types = {'year': VARCHAR}"

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

# Until a run computes them anew, a report whose original has changed meanwhile is no duplicate.
_ALSO = {"duplicates": " WHERE kept_report_id IN (SELECT report_id FROM manifest)"}

_DISTANCE = " ".join(f"WHEN '{status}' THEN {k}" for k, status in enumerate(STATUSES))
_NAMES = " ".join(f"WHEN {k} THEN '{status}'" for k, status in enumerate(STATUSES))

_DERIVED = f"""
CREATE VIEW unique_reports AS
SELECT * FROM reports ANTI JOIN duplicates USING (report_id);
COMMENT ON VIEW unique_reports IS
    'Reports without those that say the same as another one. 去重后的报告。';

CREATE VIEW harmonised AS
WITH cells AS (
    SELECT r.report_id, r.agency, r.year, c.series, r.form, c.segment, c.relation, c.indicators, c."of",
        CASE WHEN r.applicant IS NULL AND c.by_applicant THEN 'total' ELSE r.applicant END AS applicant,
        CASE WHEN r.status = 'reported' THEN r.value END AS value, r.unit,
        CASE r.status {_DISTANCE} END AS distance
    FROM readings r JOIN concordance c ON r.form = c.form AND r.indicator = c.indicator
), groups AS (
    SELECT report_id, series, form, applicant, any_value(agency) AS agency, any_value(year) AS year,
        any_value(segment) AS segment, any_value(relation) AS relation,
        any_value(indicators) AS indicators, sum(value) AS total, count(value) AS figures,
        any_value("of") AS "of", any_value(unit) AS unit, count(DISTINCT unit) AS units,
        max(distance) AS distance, count(*) AS present
    FROM cells GROUP BY report_id, series, form, applicant
)
SELECT report_id, agency, year, series, applicant, segment, relation, form, indicators,
    CASE WHEN figures = "of" AND units <= 1 THEN total END AS value,
    CASE WHEN units <= 1 THEN unit END AS unit,
    CASE WHEN figures = "of" AND units > 1 THEN 'unreadable' WHEN present < "of" THEN 'missing'
        ELSE CASE distance {_NAMES} END END AS status
FROM groups;
COMMENT ON VIEW harmonised IS
    'Readings as series that run through the forms; chain within one segment only. '
    '按对应关系贯通的指标序列，仅可在同一segment内衔接。';

CREATE VIEW indicator_panel AS
SELECT h.agency, h.year, h.series, h.applicant, h.segment, h.relation, h.form, h.indicators, h.value,
    h.unit, h.status, count(*) OVER (
        PARTITION BY h.agency, h.year, h.series, h.applicant, h.segment
    ) AS reports, h.report_id
FROM harmonised h JOIN unique_reports u ON h.report_id = u.report_id
WHERE h.agency IS NOT NULL AND h.year IS NOT NULL;
COMMENT ON VIEW indicator_panel IS
    'Agency by year by series, duplicates counted once; where reports is above 1, several reports differ. '
    '机关×年度×指标序列，重复报告只计一次；reports大于1表示存在多份不同报告。';

CREATE VIEW coverage_reports AS
SELECT year, level, format, forms, count(*) AS reports, count(agency) AS with_agency,
    count(*) FILTER (forms = '') AS without_tables
FROM unique_reports GROUP BY ALL ORDER BY ALL;
COMMENT ON VIEW coverage_reports IS 'Reports by year, level, format and form. 各年度、层级、格式、报表的报告数。';
CREATE VIEW coverage_readings AS
SELECT r.year, r.form, r.status, count(*) AS readings,
    count(*) / sum(count(*)) OVER (PARTITION BY r.year, r.form) AS share
FROM readings r JOIN unique_reports u ON r.report_id = u.report_id
GROUP BY r.year, r.form, r.status ORDER BY ALL;
COMMENT ON VIEW coverage_readings IS 'Cells by what they hold. 各种填报情况的数量与占比。';
CREATE VIEW coverage_failures AS
SELECT stage, kind, count(*) AS sources FROM failures GROUP BY stage, kind ORDER BY sources DESC, stage, kind;
COMMENT ON VIEW coverage_failures IS 'Sources that gave no report, by kind. 未得到报告的来源，按类型统计。';
"""


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
        create_views(base)
        for table in TABLES.values():
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


def create_views(base: duckdb.DuckDBPyConnection) -> None:
    """Create all other tables and views."""
    _create_concordance(base)
    for name in TABLES:
        if name != "manifest":
            columns = ", ".join(f'"{column}"' for column in TABLES[name].names)
            rows = rows_with_chunk(name)
            base.execute(
                f"CREATE VIEW {name} AS SELECT {columns} FROM ({rows}){_ALSO.get(name, '')}"
            )
    base.execute(_DERIVED)


def set_folder(base: duckdb.DuckDBPyConnection, store: Store) -> None:
    """Set where the views find the files; for each cursor anew."""
    folder = store.root if store.local else store.fs.unstrip_protocol(store.root)
    base.execute("SET VARIABLE govreport_folder = ?", [folder])


def rows_with_chunk(table: str) -> str:
    """SQL for the rows of a table that count, each with the chunk that it stands in."""
    columns = ", ".join(f'"{name}"' for name in TABLES[table].names)
    # The folder of reports without a year is year=unknown, which is no number: null.
    merged = columns.replace('"year"', "TRY_CAST(year AS INTEGER) AS year")
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
    yield (
        f"COMMENT ON VIEW {table.name} IS {quoted(f'{table.description}. {table.description_zh}。')}"
    )
    for column in table.columns:
        unit = f" [{column.unit}]" if column.unit not in {None, "1"} else ""
        words = f"{column.description}{unit}. {column.description_zh}。"
        yield f'COMMENT ON COLUMN {table.name}."{column.name}" IS {quoted(words)}'


def quoted(text: str) -> str:
    """A text as SQL has it."""
    return "'" + text.replace("'", "''") + "'"


def _create_concordance(base: duckdb.DuckDBPyConnection) -> None:
    columns = zip(*CONCORDANCE.rows(concordance_rows()), strict=True)
    base.register("_rows", pa.table(dict(zip(CONCORDANCE.names, map(list, columns), strict=True))))
    base.execute("CREATE TABLE concordance AS FROM _rows")
    base.unregister("_rows")
    words = f"{CONCORDANCE.description}. {CONCORDANCE.description_zh}。"
    base.execute(f"COMMENT ON TABLE concordance IS {quoted(words)}")
