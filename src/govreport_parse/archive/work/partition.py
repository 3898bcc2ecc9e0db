"""The unit of work: a table of sources in, the tables of a dataset out."""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Iterable, Iterator, Mapping
from itertools import chain
from typing import Any

import msgspec
import pyarrow as pa

from govreport_parse.archive.store.arrow import to_table
from govreport_parse.archive.store.entries import Failure, Superseded, report_id
from govreport_parse.archive.store.tables import (
    COMPARISONS,
    FAILURES,
    FINDINGS,
    MANIFEST,
    PARTITION_TABLES,
    READINGS,
    RECORDS,
    REPORTS,
    SECTIONS,
    STATEMENTS,
    TABLES,
    FailureRow,
    ManifestRow,
    RecordRow,
)
from govreport_parse.archive.work.chunks import ITEMS
from govreport_parse.archive.work.outcome import Options, Outcome, read_item
from govreport_parse.archive.work.text_hash import text_hash
from govreport_parse.model.records import AnnualReport, Finding
from govreport_parse.outputs.columns import Row
from govreport_parse.outputs.rows import (
    FindingRow,
    Posting,
    ReportRow,
    comparison_rows,
    reading_rows,
    section_rows,
    statement_rows,
)

__all__ = ["encoded_outcomes", "parse_partition"]

_ENCODER = msgspec.json.Encoder(decimal_format="number")


def encoded_outcomes(
    table: pa.Table,
    options: Options,
    *,
    faults: Mapping[int, Failure] | None = None,
    on_item: Callable[[int], None] | None = None,
) -> Iterator[bytes]:
    """What becomes of each row of `table`, an :class:`Outcome` as JSON.

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
        made: list[bytes] = []

        def take(report: AnnualReport, findings: tuple[Finding, ...]) -> None:
            read = Outcome(
                name=item["name"], report=report, findings=findings, failure=None, url=item["url"]  # noqa: B023
            )  # fmt: skip
            made.append(_ENCODER.encode(read))  # noqa: B023

        outcome = fault_of(item, (faults or {}).get(k)) or read_item(item, options, take)
        yield made[0] if outcome.failure is None else _ENCODER.encode(outcome)


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
        As in :func:`encoded_outcomes`.

    Returns
    -------
    dict of str to Table
        Tables of :data:`govreport_parse.archive.store.tables.PARTITION_TABLES` that `options` want, with the schemas of
        :func:`govreport_parse.archive.store.arrow.arrow_schema`, also when they are empty.

    Raises
    ------
    ValueError
        Without a column ``name`` or ``data``.
    """
    options = options or Options()
    left_out = options.left_out
    rows: dict[str, list[Row]] = {name: [] for name in PARTITION_TABLES if name not in left_out}
    manifest: list[ManifestRow] = []
    settings = options.digest
    for k, item in _rows(table, on_item):
        content = item["reason"].encode() if item["data"] is None else item["data"]
        sha256 = hashlib.sha256(content).hexdigest()
        own = _Own(report_id(item.get("archive"), item["name"], sha256), item, left_out)
        outcome = fault_of(item, (faults or {}).get(k)) or read_item(item, options, own.take)
        if outcome.failure is not None:
            rows["failures"] += FAILURES.rows([_failure_row(own.key, item, outcome.failure)])
        else:
            for name, found in own.rows.items():
                rows[name] += found
        manifest.append(_manifest_row(chunk, settings, sha256, own, outcome))
    manifest += [
        _superseded_row(chunk, settings, old)
        for old in sorted(superseded, key=lambda old: (old.chunk, old.report_id))
    ]
    rows["manifest"] = MANIFEST.rows(manifest)
    return {name: to_table(TABLES[name], own) for name, own in rows.items()}


class _Own:
    """The rows of one source."""

    def __init__(self, key: str, item: Mapping[str, Any], left_out: tuple[str, ...]) -> None:
        self.key = key
        self.item = item
        self._left_out = left_out
        self.text_hash: str | None = None
        self.rows: dict[str, list[Row]] = {}

    def take(self, report: AnnualReport, findings: tuple[Finding, ...]) -> None:
        """Flatten a report."""
        key, item = self.key, self.item
        self.text_hash = None if report.left_out else text_hash(report)
        posting = Posting(
            archive=item.get("archive"), url=item.get("url"),
            attachment_of=item.get("attachment_of"), text_hash=self.text_hash,
        )  # fmt: skip
        made: dict[str, Callable[[], list[Row]]] = {
            "reports": lambda: REPORTS.rows([ReportRow(key=key, report=report, posting=posting)]),
            "readings": lambda: READINGS.rows(reading_rows(key, report)),
            "comparisons": lambda: COMPARISONS.rows(comparison_rows(key, report)),
            "statements": lambda: STATEMENTS.rows(statement_rows(key, report)),
            "sections": lambda: SECTIONS.rows(section_rows(key, report)),
            "findings": lambda: FINDINGS.rows(
                FindingRow(key=key, year=report.year, finding=finding) for finding in findings
            ),
            "records": lambda: RECORDS.rows([RecordRow(key=key, report=report, findings=findings)]),
        }
        self.rows = {name: make() for name, make in made.items() if name not in self._left_out}


def _failure_row(key: str, item: Mapping[str, Any], failure: Failure) -> FailureRow:
    return FailureRow(
        key=key, archive=item.get("archive"), name=item["name"], url=item["url"], size=_size(item),
        failure=failure,
    )  # fmt: skip


def _size(item: Mapping[str, Any]) -> int | None:
    return None if item["data"] is None else len(item["data"])


def _manifest_row(
    chunk: str, settings: str, sha256: str, own: _Own, outcome: Outcome
) -> ManifestRow:
    report, item = outcome.report, own.item
    unread = "skipped" if item["data"] is None else "failure"
    return ManifestRow(
        key=own.key,
        chunk=chunk,
        outcome="report" if report else unread,
        archive=item.get("archive"),
        name=item["name"],
        url=item["url"],
        attachment_of=item["attachment_of"],
        sha256=sha256,
        size=_size(item),
        settings=settings,
        agency=report.agency.name if report else None,
        report_year=report.year if report else None,
        text_hash=own.text_hash if report else None,
        readings=len(report.readings) if report else 0,
        findings=len(outcome.findings),
    )


def _superseded_row(chunk: str, settings: str, old: Superseded) -> ManifestRow:
    return ManifestRow(
        key=old.report_id, chunk=chunk, outcome="superseded", archive=old.archive, name=old.name,
        settings=settings, old_chunk=old.chunk,
    )  # fmt: skip
