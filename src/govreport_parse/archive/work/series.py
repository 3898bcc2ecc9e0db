"""The reports of some bodies, judged as series: the work of one bucket."""

from __future__ import annotations

import zlib
from collections.abc import Callable, Iterator
from itertools import groupby
from operator import attrgetter

import msgspec

from govreport_parse.archive.store.entries import Failure
from govreport_parse.archive.work.outcome import Options, attempt
from govreport_parse.model.records import AnnualReport, Finding
from govreport_parse.rules import RULES, check_series
from govreport_parse.rules.registry import chosen_codes

__all__ = ["Judged", "Kept", "NewFinding", "decode_judged", "encode_kept", "judge_bucket"]


class Kept(msgspec.Struct, frozen=True, kw_only=True):
    """A report as its dataset holds it, with what was found in it alone."""

    report_id: str
    agency_key: str
    report: msgspec.Raw
    findings: msgspec.Raw


class NewFinding(msgspec.Struct, frozen=True, kw_only=True):
    """A finding that a report does not have by itself."""

    report_id: str
    year: int | None
    finding: Finding


class Judged(msgspec.Struct, frozen=True, kw_only=True):
    """What a bucket came to: findings, and the bodies that could not be judged."""

    findings: list[NewFinding]
    failures: list[tuple[str, Failure]]


_ENCODER = msgspec.json.Encoder(decimal_format="number")
_KEPT = msgspec.json.Decoder(Kept)
_FINDINGS = msgspec.json.Decoder(list[Finding])
_JUDGED = msgspec.json.Decoder(Judged)


def encode_kept(record: Kept) -> bytes:
    """A record for a bucket: packed, after its length."""
    packed = zlib.compress(_ENCODER.encode(record), 1)
    return len(packed).to_bytes(4) + packed


def decode_judged(payload: bytes) -> Judged:
    """What a worker sent back."""
    return _JUDGED.decode(payload)


def judge_bucket(payload: bytes, options: Options) -> bytes:
    """Judge the series of a bucket: records one after another, as :func:`encode_kept` gives them."""
    records = sorted(_unpacked(payload), key=lambda record: (record.agency_key, record.report_id))
    codes = chosen_codes(options.select, options.ignore)
    wanted = [r.code for r in RULES if r.code in codes and (r.previous or r.across is not None)]
    judged = Judged(findings=[], failures=[])
    for body, own in groupby(records, key=attrgetter("agency_key")):
        failure = attempt(_series(list(own), wanted, judged.findings), options) if wanted else None
        if failure is not None:
            judged.failures.append((body, failure))
    return _ENCODER.encode(judged)


def _series(
    own: list[Kept], wanted: list[str], found: list[NewFinding]
) -> Callable[[Callable[[str], None]], None]:
    def work(begin: Callable[[str], None]) -> None:
        begin("across")
        reports = [AnnualReport.from_json(bytes(record.report)) for record in own]
        for record, report, findings in zip(
            own, reports, check_series(reports, select=wanted), strict=True
        ):
            known = _FINDINGS.decode(record.findings)
            found.extend(
                NewFinding(report_id=record.report_id, year=report.year, finding=finding)
                for finding in findings
                if finding not in known
            )

    return work


def _unpacked(payload: bytes) -> Iterator[Kept]:
    place = 0
    while place < len(payload):
        length = int.from_bytes(payload[place : place + 4])
        place += 4
        yield _KEPT.decode(zlib.decompress(payload[place : place + length]))
        place += length
