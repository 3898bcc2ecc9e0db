"""How far a run is, and why sources of it gave no report."""

from __future__ import annotations

import logging
from collections.abc import Iterable

import msgspec

from govreport_parse.archive.work.outcome import Outcome
from govreport_parse.outputs.checked import Unread
from govreport_parse.outputs.safe import one_line

__all__ = ["Progress", "Reason"]

_LOG = logging.getLogger(__name__)
# Names that are kept of a reason, and reasons: a run over a million sources stays small.
_NAMES = 10
_REASONS = 1000


class Reason(msgspec.Struct, kw_only=True):
    """Why some sources of a run gave no report.

    Attributes
    ----------
    reason, reason_zh
        In words.
    sources
        How many.
    first
        Names of the first ten.
    """

    reason: str
    reason_zh: str
    sources: int = 0
    first: tuple[str, ...] = ()


class Progress(msgspec.Struct, kw_only=True):
    """How far a run is.

    Attributes
    ----------
    sources
        Sources done by this run: reports, failures and entries that their archive left out.
    reports, failures, skipped, findings
        What came of them; the findings are those within one report.
    unchanged, changed, repeated
        Sources that were done before, that were done again, and that the archives hold twice.
    lost
        Worker processes that died or hung and were replaced.
    empty
        Archives that hold no document, by their labels.
    merging
        All sources are done, and files are being merged.
    reasons
        Why the failures failed, by their English words; at most 1,000.
    """

    sources: int = 0
    reports: int = 0
    failures: int = 0
    skipped: int = 0
    findings: int = 0
    unchanged: int = 0
    changed: int = 0
    repeated: int = 0
    lost: int = 0
    empty: tuple[str, ...] = ()
    merging: bool = False
    reasons: dict[str, Reason] = {}

    def count(self, *, reports: int, failures: int, skipped: int, findings: int) -> None:
        """Add what came of some sources."""
        self.sources += reports + failures + skipped
        self.reports += reports
        self.failures += failures
        self.skipped += skipped
        self.findings += findings

    def count_outcome(self, outcome: Outcome) -> None:
        """Add one source."""
        failure = outcome.failure
        skipped = failure is not None and failure.kind == "Skipped"
        self.count(
            reports=failure is None,
            failures=failure is not None and not skipped,
            skipped=skipped,
            findings=len(outcome.findings),
        )
        if failure is not None and not skipped:
            why = Unread(file=outcome.name, reason=failure.message, reason_zh=failure.message_zh)
            self.explain([why])

    def explain(self, unread: Iterable[Unread]) -> None:
        """Note why some sources gave no report."""
        for one in unread:
            _LOG.info("no report: %s: %s", one_line(one.file), one_line(one.reason))
            known = self.reasons.get(one.reason)
            if known is None:
                if len(self.reasons) == _REASONS:
                    continue
                known = Reason(reason=one.reason, reason_zh=one.reason_zh)
                self.reasons[one.reason] = known
            known.sources += 1
            if len(known.first) < _NAMES:
                known.first += (one.file,)
