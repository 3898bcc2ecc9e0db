"""Findings that show only when the reports of a dataset are held against one another.

One body's reports are judged as a series (last year's figures, missing years, rivals), those of one
year beside each other (GR602, GR603). Only bodies whose division is known are followed, as an archive
of a whole country holds several bodies of many a bare name. Re-posts are left out.

Memory stays flat: the database says which reports are concerned, chunk by chunk; the records go once
through files on disk, each of which is judged by a worker; what is found waits on disk as well.
"""

from __future__ import annotations

from collections.abc import Iterator
from itertools import groupby
from pathlib import Path
from typing import TYPE_CHECKING

import msgspec

from govreport_parse.archive.across.buckets import Buckets
from govreport_parse.archive.across.peers import findings_of_peers
from govreport_parse.archive.store.catalogue import Catalogue
from govreport_parse.archive.store.database import (
    connect_bounded,
    create_manifest,
    create_views,
    rows_with_chunk,
)
from govreport_parse.archive.store.entries import Failure, report_id
from govreport_parse.archive.store.files import Store, chunk_of
from govreport_parse.archive.store.pending_rows import PendingRows
from govreport_parse.archive.store.tables import FAILURES, FINDINGS, FailureRow
from govreport_parse.archive.work.messages import SeriesTask
from govreport_parse.archive.work.outcome import Options
from govreport_parse.archive.work.pool import Job, Workers
from govreport_parse.archive.work.series import Judged, Kept, decode_judged
from govreport_parse.outputs.rows import FindingRow

if TYPE_CHECKING:
    import duckdb

__all__ = ["ACROSS", "write_findings_across"]

ACROSS = "across"
_BATCH = 32
_COLUMNS = ["report_id", "agency_key", "report", "findings"]

# The view asks as well whether what is kept is still there, which here it is.
_AGAIN = "CREATE TABLE again AS SELECT report_id FROM ({duplicates})"
_KEYED = """
CREATE TABLE keyed AS
SELECT chunk, report_id, year, agency_key FROM ({records}) ANTI JOIN again USING (report_id)
WHERE division_code IS NOT NULL
"""
_SEVERAL = (
    "CREATE TABLE several AS SELECT agency_key FROM keyed GROUP BY agency_key HAVING count(*) > 1"
)
_FOLLOWED = "SELECT report_id FROM keyed SEMI JOIN several USING (agency_key) WHERE chunk = ?"


def write_findings_across(
    catalogue: Catalogue, workforce: Workers, options: Options, tmp: str, scratch: Path
) -> None:
    """Compute the findings between reports anew, and put them in place of the former ones.

    Parameters
    ----------
    catalogue
        The dataset; its duplicates are known.
    workforce
        Judges the series.
    options
        Rules to apply, and limits for one body.
    tmp
        The dataset's folder for files being written.
    scratch
        A local folder for the way between.
    """
    folder = scratch / ACROSS
    buckets = Buckets(folder, sum(info.items for info in catalogue.chunks.values()))
    with (
        PendingRows(FINDINGS, folder / "found") as findings,
        PendingRows(FAILURES, folder / "found") as failures,
    ):
        with connect_bounded(scratch) as base:
            create_manifest(base, catalogue.store, settled=True)
            create_views(base, catalogue.left_out)
            _follow(base)
            buckets.fill(_of_several(base, catalogue.store))
            findings.extend(findings_of_peers(base, options))
        for judged in _judged(workforce, options, buckets, folder / "judged"):
            findings.extend(
                FindingRow(key=new.report_id, year=new.year, finding=new.finding)
                for new in judged.findings
            )
            failures.extend(_failed(body, failure) for body, failure in judged.failures)
        catalogue.replace_derived(ACROSS, (findings, failures), tmp)


def _failed(body: str, failure: Failure) -> FailureRow:
    """The row of a body whose reports could not be judged together."""
    return FailureRow(key=report_id(None, body, failure.stage), name=body, failure=failure)


def _follow(base: duckdb.DuckDBPyConnection) -> None:
    """Make the tables ``keyed``, of the reports whose bodies are known, and ``several``, of bodies."""
    base.execute(_AGAIN.format(duplicates=rows_with_chunk("duplicates")))
    base.execute(_KEYED.format(records=rows_with_chunk("records")))
    base.execute(_SEVERAL)


def _of_several(base: duckdb.DuckDBPyConnection, store: Store) -> Iterator[Kept]:
    """The reports of bodies that have several."""
    paths = sorted((*store.find("records"), *store.find("staged/records")), key=chunk_of)
    for chunk, listed in groupby(paths, key=chunk_of):
        wanted = {report_id for (report_id,) in base.execute(_FOLLOWED, [chunk]).fetchall()}
        for path in listed if wanted else ():
            yield from _records(store, path, wanted)


def _records(store: Store, path: str, wanted: set[str]) -> Iterator[Kept]:
    for batch in store.batches(path, _COLUMNS, _BATCH):
        for row in batch.to_pylist():
            if row["report_id"] in wanted:
                yield Kept(
                    report_id=row["report_id"],
                    agency_key=row["agency_key"],
                    report=msgspec.Raw(row["report"].encode()),
                    findings=msgspec.Raw(row["findings"].encode()),
                )


def _judged(
    workforce: Workers, options: Options, buckets: Buckets, folder: Path
) -> Iterator[Judged]:
    """What the workers found, bucket by bucket, whichever ended first."""
    folder.mkdir()
    request = SeriesTask(options=options)
    jobs = (Job(request, payload, number) for number, payload in buckets.payloads())
    for result in workforce.run(jobs):
        (folder / f"{result.job.tag}").write_bytes(result.payload)
    for path in sorted(folder.iterdir(), key=lambda path: int(path.name)):
        yield decode_judged(path.read_bytes())
        path.unlink()
