"""Findings that show only when the reports of a dataset are held against one another.

One body's reports are judged as a series (last year's figures, missing years, rivals), those of one
year beside each other (GR602, GR603). Only bodies whose division is known are followed, as an archive
of a whole country holds several bodies of many a bare name. Re-posts are left out.

Memory stays flat: the records go once through files on disk, one for some hundred reports of
whole bodies, and each file is judged by a worker.
"""

from __future__ import annotations

import zlib
from collections.abc import Iterable, Iterator
from decimal import Decimal
from pathlib import Path
from typing import TYPE_CHECKING

import msgspec
import pyarrow.parquet as pq

from govreport_parse.archive.catalog import Catalog
from govreport_parse.archive.database import connect_bounded, create_manifest, create_views
from govreport_parse.archive.outcome import Options
from govreport_parse.archive.partition import finding_entry, series_failure, to_table
from govreport_parse.archive.pool import Job, Workers
from govreport_parse.archive.series import Kept, decode_judged, encode_kept
from govreport_parse.archive.store import chunk_of
from govreport_parse.archive.wire import SeriesTask
from govreport_parse.flatten import Row
from govreport_parse.numbers import Number
from govreport_parse.rules import Peer, check_peers
from govreport_parse.rules.peers import COUNTED

if TYPE_CHECKING:
    import duckdb

__all__ = ["ACROSS", "write_findings_across"]

ACROSS = "across"
# Reports that a worker judges together: 40 MB of JSON, packed 4.
_BUCKET = 400
_BATCH = 32
_BUFFER = 2**20

_SEVERAL = """
SELECT agency_key FROM records WHERE agency_key IS NOT NULL
AND report_id NOT IN (SELECT report_id FROM duplicates)
GROUP BY agency_key HAVING count(*) > 1
"""
_YEARS = "SELECT DISTINCT year FROM reports WHERE division_code IS NOT NULL AND year IS NOT NULL ORDER BY year"
_PEERS = """
SELECT r.report_id, k.agency_key, r.name, r.agency, r.level, r.division_code, r.index_number
FROM reports r JOIN records k ON k.report_id = r.report_id
WHERE r.year = ? AND k.agency_key IS NOT NULL
AND r.report_id NOT IN (SELECT report_id FROM duplicates)
ORDER BY k.agency_key, r.report_id
"""
_TOTALS = """
SELECT report_id, indicator, applicant, value FROM readings
WHERE year = ? AND indicator IN (SELECT unnest(?)) AND status = 'reported'
"""


def write_findings_across(
    catalog: Catalog, workforce: Workers, options: Options, tmp: str, scratch: Path
) -> None:
    """Compute the findings between reports anew, and put them in place of the former ones.

    Parameters
    ----------
    catalog
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
    with connect_bounded(scratch) as base:
        create_manifest(base, catalog.store)
        create_views(base)
        several = {key for (key,) in base.execute(_SEVERAL).fetchall()}
        again = {key for (key,) in base.execute("SELECT report_id FROM duplicates").fetchall()}
        rows = list(_of_peers(base, options))
    buckets = _Buckets(scratch / ACROSS, sum(info.items for info in catalog.chunks.values()))
    buckets.fill(_records(catalog, several, again))
    jobs = (Job(SeriesTask(options=options), payload) for payload in buckets.payloads())
    failures: list[Row] = []
    for result in workforce.run(jobs):
        judged = decode_judged(result.payload)
        rows += (finding_entry(new.report_id, new.year, new.finding) for new in judged.findings)
        failures += (series_failure(body, failure) for body, failure in judged.failures)
    rows.sort(key=lambda row: tuple(str(value) for value in row))
    tables = {"findings": to_table("findings", rows), "failures": to_table("failures", failures)}
    catalog.replace_derived(ACROSS, tables, tmp)


def _records(catalog: Catalog, several: set[str], again: set[str]) -> Iterator[Kept]:
    """The reports of bodies that have several, file by file."""
    store = catalog.store
    for path in (*store.find("records"), *store.find("staged/records")):
        info = catalog.chunks.get(chunk_of(path))
        if info is None:
            continue
        with store.fs.open(store.full(path), "rb") as file:
            columns = ["report_id", "agency_key", "report", "findings"]
            for batch in pq.ParquetFile(file).iter_batches(
                _BATCH, columns=columns, use_threads=False
            ):
                for row in batch.to_pylist():
                    key = row["report_id"]
                    if row["agency_key"] in several and key not in again and key not in info.dead:
                        yield Kept(
                            report_id=key,
                            agency_key=row["agency_key"],
                            report=msgspec.Raw(row["report"].encode()),
                            findings=msgspec.Raw(row["findings"].encode()),
                        )


class _Buckets:
    """Records on their way: those of one body in one file."""

    def __init__(self, folder: Path, reports: int) -> None:
        self._folder = folder
        self._count = max(1, reports // _BUCKET)
        folder.mkdir()

    def fill(self, records: Iterable[Kept]) -> None:
        """Write every record to the file of its body."""
        pending: dict[int, bytearray] = {}
        size = 0
        for record in records:
            packed = zlib.compress(encode_kept(record), 1)
            own = pending.setdefault(
                zlib.crc32(record.agency_key.encode()) % self._count, bytearray()
            )
            own += len(packed).to_bytes(4) + packed
            size += len(packed)
            if size > _BUFFER:
                self._flush(pending)
                size = 0
        self._flush(pending)

    def payloads(self) -> Iterator[bytes]:
        """The files that there are, one after another."""
        for number in range(self._count):
            path = self._folder / str(number)
            if path.exists():
                yield path.read_bytes()

    def _flush(self, pending: dict[int, bytearray]) -> None:
        for number, data in pending.items():
            with (self._folder / str(number)).open("ab") as file:
                file.write(data)
        pending.clear()


def _of_peers(base: duckdb.DuckDBPyConnection, options: Options) -> Iterator[Row]:
    """GR602 and GR603, a year at a time."""
    indicators = sorted({indicator for indicator, _ in COUNTED})
    for (year,) in base.execute(_YEARS).fetchall():
        totals: dict[str, dict[str, Number]] = {}
        for key, indicator, applicant, value in base.execute(
            _TOTALS, [year, indicators]
        ).fetchall():
            if (indicator, applicant) in COUNTED:
                exact = int(value) if value == int(value) else Decimal(str(value))
                totals.setdefault(key, {}).setdefault(indicator, exact)
        found = base.execute(_PEERS, [year]).fetchall()
        peers = [
            Peer(
                key=body, file=name, name=agency, level=level, division_code=code, year=year,
                index_number=number, totals=totals.get(key, {}),
            )
            for key, body, name, agency, level, code, number in found
        ]  # fmt: skip
        ids = {id(peer): row[0] for peer, row in zip(peers, found, strict=True)}
        for peer, finding in check_peers(peers, select=options.select, ignore=options.ignore):
            yield finding_entry(ids[id(peer)], year, finding)
