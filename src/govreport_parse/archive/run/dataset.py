"""A dataset for analysis: lazy tables through DuckDB, the panel, the coverage, the records."""

from __future__ import annotations

from collections.abc import Collection, Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Self

import msgspec

from govreport_parse.archive.run.export import export_tables, select_rows
from govreport_parse.archive.store.arrow import schema_of
from govreport_parse.archive.store.catalogue import require_same_tables
from govreport_parse.archive.store.database import (
    create_manifest,
    create_views,
    set_folder,
    without_progress,
)
from govreport_parse.archive.store.exported import exported_table
from govreport_parse.archive.store.files import Store
from govreport_parse.archive.store.tables import TABLES
from govreport_parse.model.errors import UnreadableDocument
from govreport_parse.model.extras import extra
from govreport_parse.model.records import AnnualReport
from govreport_parse.outputs.formats import ExportFormat
from govreport_parse.outputs.language import chosen_language
from govreport_parse.outputs.notebook import folded, page, table

if TYPE_CHECKING:
    import duckdb
    import pyarrow as pa

__all__ = ["Coverage", "Dataset", "open_dataset"]

_BATCH = 256


class Coverage(msgspec.Struct, frozen=True):
    """What a dataset covers; relations as those of :class:`Dataset`.

    Attributes
    ----------
    reports
        Number of reports by year, level, format and form, duplicates counted once.
    readings
        Number and share of the cells by year, form and status.
    failures
        Number of sources that gave no report, by stage and kind.
    """

    reports: duckdb.DuckDBPyRelation
    readings: duckdb.DuckDBPyRelation
    failures: duckdb.DuckDBPyRelation

    def __repr__(self) -> str:
        import duckdb

        counts = "coalesce(sum(reports), 0)::BIGINT, min(year), max(year)"
        try:
            ((reports, first, last),) = self.reports.aggregate(counts).fetchall()
            ((failed,),) = self.failures.aggregate("coalesce(sum(sources), 0)::BIGINT").fetchall()
        except duckdb.Error:
            return "<Coverage of a closed dataset>"
        years = "" if first is None else f" on {first}–{last}"
        return f"<Coverage: {reports} report(s){years}; {failed} source(s) without one>"

    def _repr_html_(self) -> str:
        import duckdb

        zh = chosen_language() == "zh"
        titles = (
            ("报告", "填报情况", "未得到报告的来源")
            if zh
            else ("Reports", "Cells", "Sources without a report")
        )
        title = "数据集覆盖情况" if zh else "Coverage of the dataset"
        try:
            cells = self.readings.project("* REPLACE (round(share, 3) AS share)")
            parts = [
                folded(f"{name} ({len(rows)})", table(relation.columns, rows))
                for name, relation in zip(titles, (self.reports, cells, self.failures), strict=True)
                for rows in (relation.fetchall(),)
            ]
        except duckdb.Error:
            return page(f"{title} ({'已关闭' if zh else 'closed'})")
        return page(title, *parts)


class Dataset:
    """An open dataset; made by :func:`open_dataset`.

    Tables are DuckDB relations: nothing is read before ``.df()`` (pandas), ``.arrow()``,
    ``.fetchall()`` or another end of a chain such as ``dataset.readings.filter("year = 2021")``.
    """

    def __init__(self, store: Store, connection: duckdb.DuckDBPyConnection) -> None:
        self._store = store
        #: The DuckDB connection, with a view for each table.
        self.connection = connection

    def __repr__(self) -> str:
        return f"<Dataset {self._store.root!r}>"

    def _repr_html_(self) -> str:
        import duckdb

        zh = chosen_language() == "zh"
        try:
            outcomes = self.connection.execute(
                "SELECT outcome, count(*) FROM manifest GROUP BY ALL ORDER BY ALL"
            ).fetchall()
        except duckdb.Error:
            return page(f"{self._store.root} ({'已关闭' if zh else 'closed'})")
        heads = ("结果", "来源数") if zh else ("outcome", "sources")
        listed = [
            (one.name, one.description_zh if zh else one.description) for one in TABLES.values()
        ]
        return page(
            self._store.root,
            table(heads, outcomes),
            folded(
                "数据表" if zh else "Tables",
                table(("名称", "一行") if zh else ("name", "a row"), listed),
            ),
        )

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    def close(self) -> None:
        """Close the connection; relations are of no use afterwards."""
        self.connection.close()

    def cursor(self) -> duckdb.DuckDBPyConnection:
        """A connection for a result of its own, read beside others that are open."""
        cursor = self.connection.cursor()
        set_folder(cursor, self._store)
        return cursor

    def sql(self, query: str) -> duckdb.DuckDBPyRelation:
        """The result of a query over the views, lazily."""
        return self.connection.sql(query)

    @property
    def reports(self) -> duckdb.DuckDBPyRelation:
        """One row a report."""
        return self.connection.view("reports")

    @property
    def unique_reports(self) -> duckdb.DuckDBPyRelation:
        """Reports without those that say the same as another one, which is kept."""
        return self.connection.view("unique_reports")

    @property
    def readings(self) -> duckdb.DuckDBPyRelation:
        """One row a value cell of a statutory table."""
        return self.connection.view("readings")

    @property
    def comparisons(self) -> duckdb.DuckDBPyRelation:
        """One row a figure of a comparison table."""
        return self.connection.view("comparisons")

    @property
    def statements(self) -> duckdb.DuckDBPyRelation:
        """One row a figure of the text."""
        return self.connection.view("statements")

    @property
    def sections(self) -> duckdb.DuckDBPyRelation:
        """One row a section."""
        return self.connection.view("sections")

    @property
    def findings(self) -> duckdb.DuckDBPyRelation:
        """One row a finding."""
        return self.connection.view("findings")

    @property
    def failures(self) -> duckdb.DuckDBPyRelation:
        """One row a source that gave no report, and why."""
        return self.connection.view("failures")

    @property
    def duplicates(self) -> duckdb.DuckDBPyRelation:
        """One row a report that says the same as another one, with the one that is kept."""
        return self.connection.view("duplicates")

    @property
    def manifest(self) -> duckdb.DuckDBPyRelation:
        """One row a source that was done."""
        return self.connection.view("manifest")

    def indicator_panel(self) -> duckdb.DuckDBPyRelation:
        """Body by year by series, harmonised by the concordance.

        Returns
        -------
        DuckDBPyRelation
            One row a body (``agency_key``), year, series, applicant and segment, with value, unit,
            status and report_id; ``agency``, ``region`` and ``level`` are as the body's newest
            report prints them. Duplicates count once; where ``reports`` is above 1, reports of one
            body and year differ and all are given. A ``break`` of the concordance begins another
            ``segment``: chain values within one only. ``findings`` and ``suspect`` are what rests
            on the cells of a value.
        """
        return self.connection.view("indicator_panel")

    def suspects(self) -> duckdb.DuckDBPyRelation:
        """The cells that findings rest on, with what to look at, the worst first.

        Returns
        -------
        DuckDBPyRelation
            One row a cell and finding: severity, rule, report, body, cell, what stands there, the
            finding in words and what to consider. Duplicates count once.
        """
        return self.connection.view("suspects")

    def coverage(self) -> Coverage:
        """What the dataset holds, and what is missing from it."""
        return Coverage(
            self.connection.view("coverage_reports"),
            self.connection.view("coverage_readings"),
            self.connection.view("coverage_failures"),
        )

    def to_arrow(self, table: str) -> pa.Table:
        """A table as an Arrow table, rows in the order of an export; polars and others take it as it is.

        Parameters
        ----------
        table
            One of those that an export writes: ``readings``, ``indicator_panel``, ``concordance`` …

        Raises
        ------
        WrongCall
            There is no such table.
        """
        import pyarrow as pa

        declared = exported_table(self.connection, table)
        rows = self.sql(select_rows(declared, "parquet"))
        return pa.RecordBatchReader.from_stream(rows).read_all().cast(schema_of(declared))

    def export(
        self,
        folder: str | Path,
        format: ExportFormat = "csv",  # noqa: A002 (as the command has it)
        *,
        tables: Collection[str] = (),
        bom: bool = False,
        lang: str | None = None,
    ) -> Iterator[tuple[Path, int]]:
        """Write tables as files, each with its number of rows; see :func:`~govreport_parse.archive.run.export.export_tables`."""
        return export_tables(
            self.connection, Path(folder), format, tables=tables, bom=bom, lang=chosen_language(lang)
        )  # fmt: skip

    def records(self, *, unique: bool = False) -> Iterator[AnnualReport]:
        """Every report as it was read, without loss, in order of agency and year.

        Parameters
        ----------
        unique
            Without those that say the same as another one.
        """
        return (report for _, report in self.identified(unique=unique))

    def identified(self, *, unique: bool = False) -> Iterator[tuple[str, AnnualReport]]:
        """Every report with its ``report_id``, as :meth:`records` gives them."""
        kept = "ANTI JOIN duplicates USING (report_id)" if unique else ""
        found = self.cursor().execute(
            f"SELECT report_id, report FROM records {kept} ORDER BY agency, year, report_id"  # noqa: S608
        )
        while rows := found.fetchmany(_BATCH):
            for key, text in rows:
                yield key, AnnualReport.from_json(text)


def open_dataset(where: str | Path) -> Dataset:
    """Open a dataset that ``govreport batch`` made.

    Parameters
    ----------
    where
        Its folder, or a URL for fsspec.

    Returns
    -------
    Dataset

    Raises
    ------
    UnreadableDocument
        There is no dataset.
    OtherTables
        It was made by a version of the package whose tables differ.
    MissingExtra
        The extra ``archive`` is not installed.
    """
    with extra("archive", str(where)):
        import duckdb
    store = Store(where)
    if not store.exists("manifest"):
        raise UnreadableDocument(
            str(where),
            "no dataset; make one with: govreport batch SOURCE --out DIR",
            "不是数据集；请先运行：govreport batch SOURCE --out DIR",
        )
    require_same_tables(store)
    connection = duckdb.connect()
    without_progress(connection)
    create_manifest(connection, store)
    create_views(connection)
    return Dataset(store, connection)
