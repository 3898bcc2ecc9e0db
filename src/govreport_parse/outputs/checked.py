"""What a check gives to those that write it down."""

from __future__ import annotations

from collections.abc import Sequence

import msgspec

from govreport_parse.model.records import AnnualReport, Finding

__all__ = ["Checked", "Unread"]


class Unread(msgspec.Struct, frozen=True, kw_only=True):
    """A file or folder that was to be read and could not be, with the reason in both languages."""

    file: str
    reason: str
    reason_zh: str


class Checked(msgspec.Struct, frozen=True, kw_only=True):
    """What was checked and what was found.

    Attributes
    ----------
    findings
        Those to be shown, report by report.
    reports
        All that were checked, as they were given.
    unread
        What could not be read.
    known
        How many more findings there are, which a baseline knows.
    partial
        Not all rules were applied.
    """

    findings: Sequence[Finding]
    reports: Sequence[AnnualReport]
    unread: Sequence[Unread] = ()
    known: int = 0
    partial: bool = False
