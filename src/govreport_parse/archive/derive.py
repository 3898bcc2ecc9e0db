"""What is computed over all reports of a dataset, once they are there."""

from __future__ import annotations

import json

import pyarrow as pa

from govreport_parse import __version__
from govreport_parse.archive.catalog import Catalog
from govreport_parse.archive.database import create_manifest
from govreport_parse.archive.duplicates import find_duplicates
from govreport_parse.archive.schema import PACKAGE, arrow_schema, datapackage
from govreport_parse.archive.store import manifest_path
from govreport_parse.archive.tables import TABLES

__all__ = ["write_duplicates", "write_package"]

# The page is kept rather than its attachment, then the first by name. Lone texts need no memory.
_ALIKE = """
SELECT report_id, text_hash, name FROM manifest WHERE text_hash IN (
    SELECT text_hash FROM manifest WHERE text_hash IS NOT NULL GROUP BY text_hash HAVING count(*) > 1
) ORDER BY attachment_of IS NOT NULL, archive, name, report_id
"""
_REASON = "same-text"


def write_duplicates(catalog: Catalog, tmp: str) -> None:
    """Link reports that say the same to the one that is kept, over the whole dataset."""
    import duckdb

    with duckdb.connect() as base:
        create_manifest(base, catalog.store)
        found = [
            {
                "report_id": duplicate.report_id,
                "kept_report_id": duplicate.original_id,
                "reason": _REASON,
            }
            for duplicate in find_duplicates(base.execute(_ALIKE).fetchall())
        ]
    rows = pa.Table.from_pylist(found, schema=arrow_schema("duplicates"))
    catalog.replace_derived("duplicates", {"duplicates": rows}, tmp)


def write_package(catalog: Catalog) -> None:
    """Write ``datapackage.json``, which lists every file and describes every column."""
    store = catalog.store
    paths = {name: store.find(name) for name in TABLES if name != "manifest"}
    paths["manifest"] = [manifest_path(chunk) for chunk in sorted(catalog.chunks)]
    described = datapackage(paths, version=__version__)
    store.write_text(PACKAGE, json.dumps(described, ensure_ascii=False, indent=1) + "\n")
