"""What is computed over all reports of a dataset, once they are there."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

import pyarrow as pa

from govreport_parse import __version__
from govreport_parse.archive.catalog import Catalog
from govreport_parse.archive.database import connect_bounded, create_manifest
from govreport_parse.archive.duplicates import find_duplicates
from govreport_parse.archive.schema import PACKAGE, arrow_schema, datapackage
from govreport_parse.archive.store import manifest_path
from govreport_parse.archive.tables import TABLES

if TYPE_CHECKING:
    import duckdb

__all__ = ["write_duplicates", "write_package"]

# The page is kept rather than its attachment, then the first by name. Lone texts need no memory.
_ALIKE = """
SELECT report_id, text_hash, name FROM manifest WHERE text_hash IN (
    SELECT text_hash FROM manifest WHERE text_hash IS NOT NULL GROUP BY text_hash HAVING count(*) > 1
) ORDER BY attachment_of IS NOT NULL, archive, name, report_id
"""
_REASON = "same-text"
_BATCH = 4096


def write_duplicates(catalog: Catalog, tmp: str, scratch: Path) -> None:
    """Link reports that say the same to the one that is kept, over the whole dataset.

    Parameters
    ----------
    catalog
        The dataset.
    tmp
        Its folder for files being written.
    scratch
        Local folder for what does not fit into memory.
    """
    with connect_bounded(scratch) as base:
        create_manifest(base, catalog.store)
        duplicates = find_duplicates(_rows(base.execute(_ALIKE)))
        linked = [(duplicate.report_id, duplicate.original_id) for duplicate in duplicates]
    columns = [
        [key for key, _ in linked],
        [kept for _, kept in linked],
        [_REASON] * len(linked),
    ]
    schema = arrow_schema("duplicates")
    arrays = [pa.array(column, pa.string()) for column in columns]
    rows = pa.Table.from_arrays(arrays, schema=schema)
    catalog.replace_derived("duplicates", {"duplicates": rows}, tmp)


def _rows(found: duckdb.DuckDBPyConnection) -> Iterator[tuple[str, str, str]]:
    while rows := found.fetchmany(_BATCH):
        yield from rows


def write_package(catalog: Catalog) -> None:
    """Write ``datapackage.json``, which lists every file and describes every column."""
    store = catalog.store
    paths = {name: store.find(name) for name in TABLES if name != "manifest"}
    paths["manifest"] = [manifest_path(chunk) for chunk in sorted(catalog.chunks)]
    described = datapackage(paths, version=__version__)
    store.write_text(PACKAGE, json.dumps(described, ensure_ascii=False, indent=1) + "\n")
