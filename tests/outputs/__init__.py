"""Help for tests of outputs."""

from __future__ import annotations

from msgspec.structs import replace

import govreport_parse as gp
from govreport_parse.outputs.checked import Checked, Unread
from tests.cli import BROKEN

__all__ = ["hostile"]


def hostile(words: str) -> Checked:
    """A check whose every text is the same: what documents, file names and findings say."""
    report = gp.parse(BROKEN.encode(), name="a.html")
    findings = [
        replace(
            finding,
            **dict.fromkeys(
                ("message", "message_zh", "where", "where_zh", "observed", "expected", "suggestion",
                 "suggestion_zh", "file"),
                words,
            ),
        )
        for finding in gp.check(report)
    ]  # fmt: skip
    renamed = replace(
        report,
        title=words,
        agency=replace(report.agency, name=words),
        source=replace(report.source, name=words),
        readings=tuple(
            replace(one, raw=words) if one.status == "unreadable" else one
            for one in report.readings
        ),
    )
    unread = (Unread(file=words, reason=words, reason_zh=words),)
    return Checked(findings=findings, reports=[renamed], unread=unread)
