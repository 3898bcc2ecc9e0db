"""The unit of work: a table of sources in, the tables of a dataset out."""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Iterable, Iterator, Mapping
from itertools import chain
from typing import Any

import msgspec
import pyarrow as pa

from govreport_parse import __version__
from govreport_parse.agencies import agency_key
from govreport_parse.archive.store.arrow import to_table
from govreport_parse.archive.store.entries import Failure, Superseded, report_id
from govreport_parse.archive.store.tables import PARTITION_TABLES
from govreport_parse.archive.work.chunks import ITEMS
from govreport_parse.archive.work.outcome import Options, Outcome, read_item
from govreport_parse.archive.work.text_hash import text_hash
from govreport_parse.model.document import Locator
from govreport_parse.model.records import AnnualReport, Finding
from govreport_parse.outputs.rows import (
    Row,
    comparison_rows,
    finding_row,
    reading_rows,
    report_row,
    section_rows,
    statement_rows,
)

__all__ = ["finding_entry", "outcomes", "parse_partition", "series_failure"]

_ENCODER = msgspec.json.Encoder(decimal_format="number")


def outcomes(
    table: pa.Table,
    options: Options,
    *,
    faults: Mapping[int, Failure] | None = None,
    on_item: Callable[[int], None] | None = None,
) -> Iterator[Outcome]:
    """What becomes of each row of `table`.

    Parameters
    ----------
    table
        Sources as in :data:`govreport_parse.archive.work.chunks.ITEMS`.
    options
        Rules and limits.
    faults
        Rows not to be tried, as they brought a worker down.
    on_item
        Called with the number of each row before it is read.
    """
    for k, item in _rows(table, on_item):
        yield fault_of(item, (faults or {}).get(k)) or read_item(item, options)


def _rows(
    table: pa.Table, on_item: Callable[[int], None] | None
) -> Iterator[tuple[int, dict[str, Any]]]:
    lacking = {"name", "data"}.difference(table.column_names)
    if lacking:
        raise ValueError(
            f"a table of sources needs the columns name and data, not only {table.column_names}"
        )
    absent = dict.fromkeys(ITEMS.names)
    items = chain.from_iterable(batch.to_pylist() for batch in table.to_batches(max_chunksize=1))
    for k, item in enumerate(items):
        if on_item is not None:
            on_item(k)
        row = absent | item
        if row["data"] is None and row["reason"] is None:
            row |= {"reason": "the row holds no bytes", "reason_zh": "该行没有内容"}
        yield k, row


def fault_of(item: Mapping[str, Any], fault: Failure | None) -> Outcome | None:
    """The outcome of a row that is not to be read; None for one that is."""
    if fault is None and item.get("reason") is not None:
        fault = Failure(
            stage="source",
            kind="Skipped",
            message=item["reason"],
            message_zh=item["reason_zh"],
        )
    if fault is None:
        return None
    return Outcome(name=item["name"], report=None, findings=(), failure=fault, url=item["url"])


def parse_partition(
    table: pa.Table,
    options: Options | None = None,
    *,
    chunk: str = "0",
    superseded: Iterable[Superseded] = (),
    faults: Mapping[int, Failure] | None = None,
    on_item: Callable[[int], None] | None = None,
) -> dict[str, pa.Table]:
    """Read and check a table of sources; one bad source never stops it.

    Parameters
    ----------
    table
        One source a row: ``name``, ``data`` (binary), ``url``, ``charset``, ``attachment_of``;
        the last three may be null or left out.
    options
        Rules and limits. The limit of time needs the process's main thread.
    chunk
        Name of the partition in ``manifest``.
    superseded
        Older rows that count no more once this partition does.
    faults, on_item
        As in :func:`outcomes`.

    Returns
    -------
    dict of str to Table
        Tables of :data:`govreport_parse.archive.store.tables.PARTITION_TABLES` with the schemas of
        :func:`govreport_parse.archive.store.arrow.arrow_schema`, also when they are empty.

    Raises
    ------
    ValueError
        Without a column ``name`` or ``data``.
    """
    options = options or Options()
    rows: dict[str, list[Row]] = {name: [] for name in PARTITION_TABLES}
    settings = options.digest
    for k, item in _rows(table, on_item):
        content = item["reason"].encode() if item["data"] is None else item["data"]
        sha256 = hashlib.sha256(content).hexdigest()
        own = _Own(report_id(item.get("archive"), item["name"], sha256), item)
        outcome = fault_of(item, (faults or {}).get(k)) or read_item(item, options, own.take)
        if outcome.failure is not None:
            rows["failures"].append(_failure_row(own.key, item, outcome.failure))
        else:
            for name, found in own.rows.items():
                rows[name] += found
        rows["manifest"].append(_manifest_row(chunk, settings, sha256, own, outcome))
    rows["manifest"] += [
        _superseded_row(chunk, settings, old)
        for old in sorted(superseded, key=lambda old: (old.chunk, old.report_id))
    ]
    return {name: to_table(name, own) for name, own in rows.items()}


class _Own:
    """The rows of one source."""

    def __init__(self, key: str, item: Mapping[str, Any]) -> None:
        self.key = key
        self.item = item
        self.text_hash: str | None = None
        self.rows: dict[str, list[Row]] = {}

    def take(self, report: AnnualReport, findings: tuple[Finding, ...]) -> None:
        """Flatten a report."""
        key, year = self.key, report.year
        self.text_hash = text_hash(report)
        archive, url, page = (self.item.get(k) for k in ("archive", "url", "attachment_of"))
        listed = _ENCODER.encode(findings).decode()
        self.rows = {
            "reports": [(key, archive, url, page, self.text_hash, *report_row(report))],
            "readings": [(key, *row) for row in reading_rows(report)],
            "comparisons": [(key, *row) for row in comparison_rows(report)],
            "statements": [(key, *row) for row in statement_rows(report)],
            "sections": [(key, year, *row) for row in section_rows(report)],
            "findings": [finding_entry(key, year, finding) for finding in findings],
            "records": [
                (key, year, report.agency.name, certain_key(report), report.to_json(), listed)
            ],
        }


def finding_entry(key: str, year: int | None, finding: Finding) -> Row:
    """The row of ``findings`` of a report."""
    return (key, year, *finding_row(finding), [_place(at) for at in finding.evidence])


def certain_key(report: AnnualReport) -> str | None:
    """What the reports of one body share; None where its division is not known."""
    return agency_key(report) if report.agency.division_code is not None else None


def series_failure(body: str, failure: Failure) -> Row:
    """The row of ``failures`` of a body whose reports could not be judged together."""
    return (
        report_id(None, body, failure.stage), None, body, None, None, failure.stage, failure.kind,
        failure.message, failure.message_zh, failure.traceback,
    )  # fmt: skip


def _place(at: Locator) -> dict[str, int | None]:
    return {"block": at.block, "row": at.row, "column": at.column, "start": at.start, "end": at.end}


def _failure_row(key: str, item: Mapping[str, Any], failure: Failure) -> Row:
    return (
        key, item.get("archive"), item["name"], item["url"], _size(item), failure.stage, failure.kind,
        failure.message, failure.message_zh, failure.traceback,
    )  # fmt: skip


def _size(item: Mapping[str, Any]) -> int | None:
    return None if item["data"] is None else len(item["data"])


def _manifest_row(chunk: str, settings: str, sha256: str, own: _Own, outcome: Outcome) -> Row:
    report, item = outcome.report, own.item
    unread = "skipped" if item["data"] is None else "failure"
    return (
        chunk, None, "report" if report else unread, own.key, item.get("archive"), item["name"],
        item["url"], item["attachment_of"], sha256, _size(item), settings, __version__,
        report.agency.name if report else None, report.year if report else None,
        own.text_hash if report else None, len(report.readings) if report else 0,
        len(outcome.findings), None,
    )  # fmt: skip


def _superseded_row(chunk: str, settings: str, old: Superseded) -> Row:
    return (
        chunk, None, "superseded", old.report_id, old.archive, old.name, None, None, None, None,
        settings, __version__, None, None, None, 0, 0, old.chunk,
    )  # fmt: skip
