"""``govreport.duckdb``: views over a dataset's Parquet files, typed and commented.

The views find the files beside the database file, wherever the folder is moved to and whatever the
working directory: DuckDB's default ``temp_directory`` is the path of the open database followed by
``.tmp``. Where the file is attached to another database, ``SET VARIABLE govreport_folder = '…'``
says where the folder is. Rows of chunks that are not committed, or count no more, are not shown, so
that the views are exact at any moment of a run.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Any, Never

import pyarrow as pa

from govreport_parse.archive.store.files import Store
from govreport_parse.archive.store.tables import TABLES, VIEWS, YEAR_FOLDER
from govreport_parse.model.extras import extra
from govreport_parse.outputs.categories import SEVERITIES, STATUSES
from govreport_parse.outputs.columns import Table
from govreport_parse.outputs.rows import concordance_rows
from govreport_parse.outputs.tables import CONCORDANCE, OF_REPORT

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

# Until a run computes them anew, a report whose original has changed meanwhile is no duplicate.
_ALSO = {"duplicates": " WHERE kept_report_id IN (SELECT report_id FROM manifest)"}
# Tables to whose rows a view adds what is computed out of others.
_RAW = {name: f"_{name}" for name in TABLES if VIEWS[name] is not TABLES[name]}


def _numbers(names: Iterable[str]) -> str:
    return " ".join(f"WHEN '{name}' THEN {k}" for k, name in enumerate(names))


def _names(names: Iterable[str]) -> str:
    return " ".join(f"WHEN {k} THEN '{name}'" for k, name in enumerate(names))


def _codes(lists: str) -> str:
    """SQL for the codes in a list of texts, each once, joined by commas; null where there are none."""
    return f"nullif(array_to_string(list_sort(list_distinct({lists})), ','), '')"


# A finding rests on its cells, and on all of a row that it names; on a table as a whole it rests on none.
_READINGS = f"""
CREATE VIEW _resting AS
SELECT * EXCLUDE (evidence, block, "row", "column", start, "end", place), place.block AS block,
    place."row" AS "row", place."column" AS "column",
    CASE severity {_numbers(SEVERITIES)} END AS rank
FROM (SELECT *, unnest(evidence) AS place FROM findings) WHERE place."row" IS NOT NULL;

CREATE VIEW readings AS
WITH on_cells AS (
    SELECT report_id, block, "row", "column", list(rule) AS rules, min(rank) AS rank
    FROM _resting WHERE "column" IS NOT NULL GROUP BY ALL
), on_rows AS (
    SELECT report_id, block, "row", list(rule) AS rules, min(rank) AS rank
    FROM _resting WHERE "column" IS NULL GROUP BY ALL
), judged AS (
    SELECT r.*, {_codes("list_concat(coalesce(c.rules, []), coalesce(w.rules, []))")} AS findings,
        CASE least(c.rank, w.rank) {_names(SEVERITIES)} END AS suspect
    FROM _readings r LEFT JOIN on_cells c USING (report_id, block, "row", "column")
    LEFT JOIN on_rows w USING (report_id, block, "row")
)
SELECT {", ".join(f'"{name}"' for name in VIEWS["readings"].names)} FROM judged;
"""


def _any_of(names: Iterable[str]) -> str:
    return ", ".join(f'any_value("{name}") AS "{name}"' for name in names)


_DERIVED = f"""
CREATE VIEW unique_reports AS
SELECT * FROM reports ANTI JOIN duplicates USING (report_id);
COMMENT ON VIEW unique_reports IS
    'Reports without those that say the same as another one. 去重后的报告。';

CREATE VIEW harmonised AS
WITH cells AS (
    SELECT r.*, c.series, c.segment, c.relation, c.indicators, c."of",
        CASE WHEN r.applicant IS NULL AND c.by_applicant THEN 'total' ELSE r.applicant END AS of_applicant,
        CASE WHEN r.status = 'reported' THEN r.value END AS figure,
        CASE r.status {_numbers(STATUSES)} END AS distance,
        CASE r.suspect {_numbers(SEVERITIES)} END AS rank
    FROM readings r JOIN concordance c ON r.form = c.form AND r.indicator = c.indicator
), groups AS (
    SELECT report_id, series, form, of_applicant AS applicant, {_any_of(OF_REPORT)},
        {_any_of(("segment", "relation", "indicators", "of", "unit"))},
        sum(figure) AS total, count(figure) AS figures, count(DISTINCT unit) AS units,
        max(distance) AS distance, count(*) AS present, bool_and(inferred_zero) AS zeros,
        string_agg(findings, ',') AS findings, min(rank) AS rank
    FROM cells GROUP BY report_id, series, form, of_applicant
)
SELECT report_id, {", ".join(OF_REPORT)}, series, applicant, segment, relation, form, indicators,
    CASE WHEN figures = "of" AND units <= 1 THEN total END AS value,
    CASE WHEN units <= 1 THEN unit END AS unit,
    CASE WHEN figures = "of" AND units > 1 THEN 'unreadable' WHEN present < "of" THEN 'missing'
        ELSE CASE distance {_names(STATUSES)} END END AS status,
    zeros AND present >= "of" AS inferred_zero,
    {_codes("string_split(findings, ',')")} AS findings,
    CASE rank {_names(SEVERITIES)} END AS suspect
FROM groups;
COMMENT ON VIEW harmonised IS
    'Readings as series that run through the forms; chain within one segment only. '
    '按对应关系贯通的指标序列，仅可在同一segment内衔接。';

CREATE VIEW _bodies AS
SELECT DISTINCT ON (agency_key) agency_key, agency, region, level, division_code
FROM unique_reports WHERE agency_key IS NOT NULL AND year IS NOT NULL
ORDER BY agency_key, year DESC, report_id;
CREATE VIEW indicator_panel AS
SELECT b.agency_key, b.agency, b.region, b.level, b.division_code, h.year, h.series, h.applicant, h.segment, h.relation, h.form,
    h.indicators, h.value, h.unit, h.status, h.inferred_zero, h.findings, h.suspect, count(*) OVER (
        PARTITION BY h.agency_key, h.year, h.series, h.applicant, h.segment
    ) AS reports, h.report_id
FROM harmonised h JOIN unique_reports u ON h.report_id = u.report_id
JOIN _bodies b ON h.agency_key = b.agency_key
WHERE h.year IS NOT NULL;
COMMENT ON VIEW indicator_panel IS
    'Body (agency_key) by year by series, duplicates counted once; agency is its name as its newest report prints '
    'it; where reports is above 1, several reports of the body and year differ. '
    '机关（agency_key）×年度×指标序列，重复报告只计一次；agency为最新报告所印名称；reports大于1表示同一机关同一年度存在多份不同报告。';

CREATE VIEW suspects AS
SELECT severity, rule, report_id, year, agency_key, agency, name, url, form, indicator, applicant, label,
    value, raw, status, message, message_zh, "where", where_zh, observed, expected, suggestion, suggestion_zh,
    block, "row", "column"
FROM (
    SELECT DISTINCT r.*, u.name, u.url, f.* EXCLUDE (report_id, year, file, name, indicators, applicant,
        block, "row", "column")
    FROM _readings r JOIN _resting f ON r.report_id = f.report_id AND r.block = f.block
        AND r."row" = f."row" AND (f."column" IS NULL OR r."column" = f."column")
    JOIN unique_reports u ON r.report_id = u.report_id
)
ORDER BY rank, agency_key, year, report_id, block, "row", "column", rule;
COMMENT ON VIEW suspects IS
    'Cells that findings rest on, with what to look at, the worst first; duplicates counted once. '
    '问题所依据的数据及核对要点，严重者在前；重复报告只计一次。';

CREATE VIEW coverage_reports AS
SELECT year, level, format, forms, count(*) AS reports, count(agency) AS with_agency,
    count(*) FILTER (forms = '') AS without_tables
FROM unique_reports GROUP BY ALL ORDER BY ALL;
COMMENT ON VIEW coverage_reports IS 'Reports by year, level, format and form. 各年度、层级、格式、报表的报告数。';
CREATE VIEW coverage_readings AS
SELECT r.year, r.form, r.status, count(*) AS readings,
    count(*) / sum(count(*)) OVER (PARTITION BY r.year, r.form) AS share
FROM _readings r JOIN unique_reports u ON r.report_id = u.report_id
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
        for table in VIEWS.values():
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
                f"CREATE VIEW {_RAW.get(name, name)} AS SELECT {columns} FROM ({rows}){_ALSO.get(name, '')}"
            )
    base.execute(_READINGS + _DERIVED)


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
