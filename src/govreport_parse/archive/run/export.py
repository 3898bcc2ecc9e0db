"""A dataset's tables as files for others: spreadsheets, databases, statistics packages.

Every table is one file; rows come in an order that does not depend on how the dataset was made, and are
written as they are read, but for SPSS, whose library wants a whole table. A file is there when it is whole.
"""

from __future__ import annotations

import json
from collections.abc import Collection, Iterator, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Never, get_args

from govreport_parse import __version__
from govreport_parse.archive.store.database import fetched, quoted
from govreport_parse.archive.store.exported import EXPORTED, exported_table, held_by, order_of
from govreport_parse.archive.store.package import PACKAGE, datapackage
from govreport_parse.model.arguments import require_names
from govreport_parse.model.errors import WrongCall
from govreport_parse.outputs import safe
from govreport_parse.outputs.columns import Column, Table
from govreport_parse.outputs.formats import ExportFormat
from govreport_parse.outputs.statistics.spss import write_spss
from govreport_parse.outputs.statistics.stata import write_stata
from govreport_parse.outputs.statistics.variables import variables
from govreport_parse.outputs.table_sheet import write_workbook

if TYPE_CHECKING:
    import duckdb

__all__ = ["export_tables", "select_rows"]

_SUFFIXES = {"stata": "dta", "spss": "sav"}
_COPIED = {
    "csv": "FORMAT csv, HEADER",
    "jsonl": "FORMAT json",
    "parquet": "FORMAT parquet, COMPRESSION zstd",
}
# Whole records as JSON: no cell of a spreadsheet holds one, and who wants them reads JSON or Parquet.
_FOR_PROGRAMS = "records"
# The class of safe.INVISIBLE in DuckDB's notation.
_INVISIBLE = "".join(c if c == "-" else f"\\x{{{ord(c):x}}}" for c in safe.INVISIBLE)


def export_tables(
    base: duckdb.DuckDBPyConnection,
    folder: Path,
    form: ExportFormat,
    *,
    tables: Collection[str] = (),
    bom: bool = False,
    lang: str = "en",
) -> Iterator[tuple[Path, int]]:
    """Write tables of an open dataset, with a ``datapackage.json`` that describes them.

    Parameters
    ----------
    base
        The dataset's connection.
    folder
        Where to, made if need be.
    form
        Of which the names are in :data:`govreport_parse.outputs.formats.ExportFormat`.
    tables
        Which; by default all that the format holds.
    bom
        Begin CSV with a byte order mark, by which Excel knows UTF-8.
    lang
        Whose labels Stata shows first.

    Yields
    ------
    Path, int
        Each file with its number of rows.

    Raises
    ------
    WrongCall
        There is no such format, the format has no such table, or a byte order mark is asked for
        where none can stand.
    WrongType
        `tables` is a single name.
    MissingExtra
        The extra ``export`` is not installed, for ``xlsx`` and ``spss``.
    """
    names = (
        _chosen(form, tables) if tables else [n for n in _chosen(form, ()) if n in held_by(base)]
    )
    if bom and form != "csv":
        raise WrongCall("only CSV takes a byte order mark", "仅CSV格式可带BOM（字节顺序标记）")
    folder.mkdir(parents=True, exist_ok=True)
    written: dict[str, Table[Never]] = {}
    suffix = _SUFFIXES.get(form, form)
    for name in names:
        table = written[name] = exported_table(base, name)
        path = folder / f"{name}.{suffix}"
        part = path.with_name(f"{path.name}.part")
        try:
            rows = _write(base, table, part, form, bom=bom, lang=lang)
            part.replace(path)
        finally:
            part.unlink(missing_ok=True)
        yield path, rows
    described = datapackage(
        {name: [f"{name}.{suffix}"] for name in written},
        version=__version__, form=suffix, tables=written,
    )  # fmt: skip
    text = json.dumps(described, ensure_ascii=False, indent=1)
    (folder / PACKAGE).write_text(f"{text}\n", encoding="utf-8")


def select_rows(table: Table[Never], form: str, where: str = "true") -> str:
    """SQL for the rows of a table as a format has them, in order; those that meet a condition."""
    columns = ", ".join(_selected(column, form) for column in table.columns)
    order = order_of(table)
    return f"SELECT {columns} FROM {table.name} WHERE {where}" + (
        f" ORDER BY {order}" if order else ""
    )


def _chosen(form: str, tables: Collection[str]) -> Sequence[str]:
    formats: tuple[str, ...] = get_args(ExportFormat)
    if form not in formats:
        known = ", ".join(formats)
        raise WrongCall(
            f"there is no format {form}; there are {known}", f"无导出格式{form}；可用：{known}"
        )
    held = [
        name for name in EXPORTED if form in {"csv", "jsonl", "parquet"} or name != _FOR_PROGRAMS
    ]
    require_names("export()", tables)
    for name in tables:
        if name not in held:
            known = ", ".join(held)
            raise WrongCall(
                f"an export as {form} has no table {name}; it has {known}",
                f"{form}导出不含表{name}；可用：{known}",
            )
    return [name for name in held if name in tables] if tables else held


def _write(
    base: duckdb.DuckDBPyConnection,
    table: Table[Never],
    path: Path,
    form: str,
    *,
    bom: bool,
    lang: str,
) -> int:
    query = select_rows(table, form)
    if form in _COPIED:
        return _copied(base, query, path, form, bom=bom)
    title = (table.description_zh, table.description)
    largest = _largest(base, table, query) if form == "stata" else ()
    rows = fetched(base.execute(query))
    if form == "stata":
        return write_stata(path, variables(table), rows, largest, title=title, lang=lang)
    if form == "spss":
        return write_spss(path, variables(table), rows, title=title)
    return write_workbook(path, table, rows)


def _copied(
    base: duckdb.DuckDBPyConnection, query: str, path: Path, form: str, *, bom: bool
) -> int:
    """What DuckDB itself writes; a byte order mark is the first character of the first head."""
    if bom:
        first = base.execute(f"DESCRIBE {query}").fetchall()[0][0]
        query = f'SELECT "{first}" AS "\ufeff{first}", * EXCLUDE "{first}" FROM ({query})'
    ((rows,),) = base.execute(f"COPY ({query}) TO {quoted(str(path))} ({_COPIED[form]})").fetchall()
    return int(rows)


def _largest(base: duckdb.DuckDBPyConnection, table: Table[Never], query: str) -> list[int]:
    """Of each column the bytes of its longest text, or its largest whole number."""
    asked = {"string": "max(strlen({}))", "places": "max(strlen({}))", "int": "max(abs({}))"}
    columns = ", ".join(
        asked.get(column.type, "0").format(f'"{column.name}"') for column in table.columns
    )
    (found,) = base.execute(f"SELECT {columns} FROM ({query})").fetchall()
    return [int(most or 0) for most in found]


def _selected(column: Column, form: str) -> str:
    name = f'"{column.name}"'
    if form in {"jsonl", "parquet"}:
        return name
    if column.type == "places":
        return f"CAST(to_json({name}) AS VARCHAR) AS {name}"
    if column.type != "string" or column.values:
        return name
    if form != "csv":
        return f"replace({name}, chr(0), '{safe.REPLACED}') AS {name}"  # where a text ends for Stata and SPSS
    text = f"regexp_replace({name}, '[{_INVISIBLE}]', '{safe.REPLACED}', 'g')"
    runs = (
        f"regexp_matches({text}, '{safe.FORMULA}') "
        f"AND NOT regexp_matches({text}, '{safe.NO_FORMULA}')"
    )
    return f"CASE WHEN {runs} THEN '''' || {text} ELSE {text} END AS {name}"
