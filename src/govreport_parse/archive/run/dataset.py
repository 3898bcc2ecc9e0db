"""A dataset for analysis: lazy tables through DuckDB, the panel, the coverage, the records."""

from __future__ import annotations

from collections.abc import Collection, Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Self

from govreport_parse.archive.run.coverage import Coverage
from govreport_parse.archive.run.export import export_tables, select_rows
from govreport_parse.archive.run.shown import dataset_page
from govreport_parse.archive.run.stretches import Wanted, one_of
from govreport_parse.archive.store.catalogue import require_same_tables
from govreport_parse.archive.store.chosen import left_out_of
from govreport_parse.archive.store.database import (
    create_manifest,
    create_views,
    set_folder,
    without_progress,
)
from govreport_parse.archive.store.exported import exported_table, order_of
from govreport_parse.archive.store.files import Store
from govreport_parse.archive.store.tables import VIEWS
from govreport_parse.forms.concordance import find_series
from govreport_parse.forms.rates import find_rate
from govreport_parse.model.errors import UnreadableDocument, WrongCall
from govreport_parse.model.extras import extra
from govreport_parse.model.records import AnnualReport
from govreport_parse.model.vocabularies import Applicant
from govreport_parse.outputs.arrow import schema_of
from govreport_parse.outputs.formats import ExportFormat
from govreport_parse.outputs.language import chosen_language

if TYPE_CHECKING:
    import duckdb
    import pyarrow as pa

    from govreport_parse.outputs.frames import Frame, Frames

__all__ = ["Coverage", "Dataset", "open_dataset"]

_BATCH = 256
_ORDER = "agency, year, report_id"


class Dataset:
    """An open dataset; made by :func:`open_dataset`.

    Tables are DuckDB relations: nothing is read before ``.df()`` (pandas), ``.arrow()``,
    ``.fetchall()`` or another end of a chain such as ``dataset.readings.filter("year = 2021")``.
    """

    def __init__(self, store: Store, connection: duckdb.DuckDBPyConnection) -> None:
        self._store = store
        #: Tables that it was made without: what they would hold was not read.
        self.left_out: tuple[str, ...] = left_out_of(store)
        #: The DuckDB connection, with a view for each table.
        self.connection = connection

    def __repr__(self) -> str:
        return f"<Dataset {self._store.root!r}>"

    def _repr_html_(self) -> str:
        return dataset_page(self.connection, self._store.root)

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

    def require(self, *tables: str) -> None:
        """Refuse to go on without some tables.

        Raises
        ------
        WrongCall
            The dataset was made without one of them.
        """
        lacking = ", ".join(name for name in tables if name in self.left_out)
        if lacking:
            where = self._store.where
            raise WrongCall(
                f"{where} was made without {lacking}; make another with them: govreport batch --out DIR, without --tables",
                f"{where}生成时略去了{lacking}；如需使用，请另行生成：govreport batch --out DIR，不带--tables",
            )

    def _table(self, name: str) -> duckdb.DuckDBPyRelation:
        self.require(name)
        return self.connection.view(name)

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
        return self._table("comparisons")

    @property
    def statements(self) -> duckdb.DuckDBPyRelation:
        """One row a figure of the text."""
        return self._table("statements")

    @property
    def sections(self) -> duckdb.DuckDBPyRelation:
        """One row a section."""
        return self._table("sections")

    @property
    def findings(self) -> duckdb.DuckDBPyRelation:
        """One row a finding."""
        return self._table("findings")

    @property
    def failures(self) -> duckdb.DuckDBPyRelation:
        """One row a source that gave no report, and why."""
        return self.connection.view("failures")

    @property
    def duplicates(self) -> duckdb.DuckDBPyRelation:
        """One row a report that says the same as another one, with the one that is kept."""
        return self._table("duplicates")

    @property
    def manifest(self) -> duckdb.DuckDBPyRelation:
        """One row a source that was done."""
        return self.connection.view("manifest")

    @property
    def records(self) -> duckdb.DuckDBPyRelation:
        """One row a report: the record and its findings as JSON; :meth:`annual_reports` gives them as records."""
        return self._table("records")

    @property
    def concordance(self) -> duckdb.DuckDBPyRelation:
        """One row a cell of a form that a series takes."""
        return self.connection.table("concordance")

    @property
    def rate_formulas(self) -> duckdb.DuckDBPyRelation:
        """One row a rate and form: its formula, and how it compares with the form before."""
        return self.connection.table("rate_formulas")

    @property
    def wide_columns(self) -> duckdb.DuckDBPyRelation:
        """The data dictionary of :meth:`wide_panel`: one row a column of figures."""
        return self.connection.table("wide_columns")

    def indicator_panel(self) -> duckdb.DuckDBPyRelation:
        """Body by year by series, harmonised by the concordance.

        Returns
        -------
        DuckDBPyRelation
            One row a body (``agency_key``), year, series, applicant and segment, in order of body,
            series, applicant and year, with value, unit, status and report_id; ``agency``,
            ``region`` and ``level`` are as the body's newest report prints them. Duplicates count
            once; where ``reports`` is above 1, reports of one body and year differ and all are
            given. A ``break`` of the concordance begins another ``segment``: chain values within
            one only. ``findings`` and ``suspect`` are what rests on the cells of a value.
        """
        return self.connection.view("indicator_panel")

    def series(
        self,
        code: str,
        applicant: Applicant = "total",
        *,
        segment: int | None = None,
        across_breaks: bool = False,
    ) -> duckdb.DuckDBPyRelation:
        """One series of the panel: a row a body and year.

        Parameters
        ----------
        code, applicant
            Of the series.
        segment
            Only the stretch of this number.
        across_breaks
            Give it though it breaks within the dataset, in one with its other quantity.

        Raises
        ------
        WrongCall
            There is no such series or segment, or it breaks within the dataset; says why.
        """
        wanted = Wanted(find_series(code), applicant, segment, across_breaks)
        return one_of(self.indicator_panel(), "series", wanted)

    def rates(self) -> duckdb.DuckDBPyRelation:
        """Body by year by rate, as :attr:`rate_formulas` define them.

        Returns
        -------
        DuckDBPyRelation
            One row a body, year, rate and applicant, in this order. ``value`` is in percent, and
            null where the rate is not defined; ``undefined`` says why. Undefined is not zero.
        """
        return self.connection.view("rates")

    def rate(
        self,
        code: str,
        applicant: Applicant = "total",
        *,
        segment: int | None = None,
        across_breaks: bool = False,
    ) -> duckdb.DuckDBPyRelation:
        """One of the rates: a row a body and year; arguments and errors as of :meth:`series`."""
        wanted = Wanted(find_rate(code), applicant, segment, across_breaks)
        return one_of(self.rates(), "rate", wanted)

    def wide_panel(self) -> duckdb.DuckDBPyRelation:
        """A row a body and year, a column for each stretch of a series; :attr:`wide_columns` describes them.

        Returns
        -------
        DuckDBPyRelation
            In order of body and year. Figures are those of all applicants; ``…_status`` says why
            there is none, ``suspects`` on which columns findings rest. Where ``reports`` is above
            1, each of the reports has a row.
        """
        return self.connection.view("wide_panel")

    def suspects(self) -> duckdb.DuckDBPyRelation:
        """The cells that findings rest on, with what to look at, the worst first.

        Returns
        -------
        DuckDBPyRelation
            One row a cell and finding: severity, rule, report, body, cell, what stands there, the
            finding in words and what to consider. Duplicates count once.
        """
        self.require("findings")
        return self.connection.view("suspects")

    def coverage(self) -> Coverage:
        """What the dataset holds, and what is missing from it."""
        return Coverage(
            self.connection.view("coverage_bodies"),
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

    def annual_reports(self, *, unique: bool = False) -> Iterator[AnnualReport]:
        """Every report as it was read, without loss, in order of agency and year.

        Parameters
        ----------
        unique
            Without those that say the same as another one.
        """
        self.require("records")
        found = self.cursor().execute(
            f"SELECT report FROM records {_kept(unique)} ORDER BY {_ORDER}"
        )
        while rows := found.fetchmany(_BATCH):
            for (text,) in rows:
                yield AnnualReport.from_json(text)

    def frame(self, table: str, where: str = "true") -> Frame:
        """A table as a DataFrame with the types of :func:`govreport_parse.to_frames`: closed lists as categories, <NA> for null.

        Parameters
        ----------
        table
            One of those that an export writes: ``readings``, ``indicator_panel``, ``rates`` …
        where
            A condition in SQL on its columns: ``"year >= 2019"``.

        Raises
        ------
        WrongCall
            There is no such table.
        """
        from govreport_parse.outputs.frames import typed

        declared = exported_table(self.connection, table)
        rows = self.sql(select_rows(declared, "parquet", where))
        return typed(declared, rows.df())

    def to_frames(self, where: str = "true", *, unique: bool = False) -> Frames:
        """The tables of reports as :func:`govreport_parse.to_frames` gives them, findings between reports included.

        Parameters
        ----------
        where
            Of which reports: a condition in SQL on the columns of ``reports``, such as ``"year = 2021"``.
        unique
            Without those that say the same as another one.

        Returns
        -------
        Frames
            ``report`` is the position among these in the order of :meth:`annual_reports`;
            ``reports`` has the ``report_id`` beside it.
        """
        from govreport_parse.outputs.frames import Frames, as_of_reports

        self.require(*Frames.__struct_fields__)
        cursor = self.cursor()
        cursor.execute(
            f"CREATE TEMP TABLE chosen AS SELECT report_id, row_number() OVER (ORDER BY {_ORDER}) - 1 AS report "
            f"FROM reports {_kept(unique)} WHERE {where}"
        )
        made = {}
        for name in Frames.__struct_fields__:
            rows = cursor.sql(
                f"SELECT c.report, t.* FROM {name} t JOIN chosen c ON t.report_id = c.report_id "
                f"ORDER BY {order_of(VIEWS[name], first='report')}"
            )
            made[name] = as_of_reports(name, rows.df())
        return Frames(**made)


def _kept(unique: bool) -> str:
    return "ANTI JOIN _duplicates USING (report_id)" if unique else ""


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
    create_views(connection, left_out_of(store))
    return Dataset(store, connection)
