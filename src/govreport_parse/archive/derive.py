"""What is computed over all reports of a dataset, once they are there."""

from __future__ import annotations

import json
from itertools import groupby
from operator import itemgetter
from pathlib import Path

from govreport_parse import __version__
from govreport_parse.archive.catalog import Catalog
from govreport_parse.archive.database import connect_bounded, create_manifest, fetched
from govreport_parse.archive.duplicates import find_duplicates
from govreport_parse.archive.schema import PACKAGE, datapackage
from govreport_parse.archive.spool import Spool
from govreport_parse.archive.store import manifest_path
from govreport_parse.archive.tables import TABLES

__all__ = ["write_duplicates", "write_package"]

# One join a step: what several take at once grows beyond any bound.
_STEPS = (
    """
CREATE TABLE repeated AS SELECT text_hash FROM manifest WHERE text_hash IS NOT NULL
GROUP BY text_hash HAVING count(*) > 1
""",
    """
CREATE TABLE alike AS
SELECT report_id, text_hash, name, archive, attachment_of IS NOT NULL AS attached
FROM manifest SEMI JOIN repeated USING (text_hash)
""",
)
# The page is kept rather than its attachment, then the first by name.
_ALIKE = """
SELECT report_id, text_hash, name FROM alike
ORDER BY text_hash, attached, archive, name, report_id
"""
_REASON = "same-text"


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
    with connect_bounded(scratch) as base, Spool("duplicates", scratch / "duplicates") as spool:
        create_manifest(base, catalog.store, settled=True)
        for step in _STEPS:
            base.execute(step)
        for _, alike in groupby(fetched(base.execute(_ALIKE)), key=itemgetter(1)):
            spool.extend(
                (duplicate.report_id, duplicate.original_id, _REASON)
                for duplicate in find_duplicates(alike)
            )
        catalog.replace_derived("duplicates", [spool], tmp)


def write_package(catalog: Catalog) -> None:
    """Write ``datapackage.json``, which lists every file and describes every column."""
    store = catalog.store
    paths = {name: store.find(name) for name in TABLES if name != "manifest"}
    paths["manifest"] = [manifest_path(chunk) for chunk in sorted(catalog.chunks)]
    described = datapackage(paths, version=__version__)
    store.write_text(PACKAGE, json.dumps(described, ensure_ascii=False, indent=1) + "\n")
