from __future__ import annotations

import msgspec

from govreport_parse.archive.work import series
from govreport_parse.archive.work.outcome import Options


def test_a_body_that_cannot_be_judged_is_a_failure() -> None:
    """One series must not stop the others; what happened to it is recorded."""
    record = series.Kept(
        report_id="1", agency_key="x", report=msgspec.Raw(b"{}"), findings=msgspec.Raw(b"[]")
    )
    payload = series.encode_kept(record)
    judged = series.decode_judged(series.judge_bucket(payload, Options(timeout=None, memory=None)))
    assert judged.findings == []
    ((body, failure),) = judged.failures
    assert (body, failure.stage, failure.kind) == ("x", "across", "ValidationError")
