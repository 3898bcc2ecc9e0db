"""What a rule is, what it is given and what it answers."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from typing import Literal, TypeAlias

import msgspec

from govreport_parse.arithmetic.context import Context
from govreport_parse.model.document import Locator, Note
from govreport_parse.model.records import AnnualReport, Finding, Reading
from govreport_parse.model.vocabularies import Applicant, Severity
from govreport_parse.text.numerals import Number

__all__ = [
    "Beside",
    "Check",
    "Entry",
    "Family",
    "Issue",
    "Peer",
    "ReportSeries",
    "Rule",
    "is_restored",
    "places",
]


# What a masthead says that the record keeps without its place.
Entry: TypeAlias = Literal["index_number", "period", "phone", "published"]


class Beside(msgspec.Struct, frozen=True, kw_only=True):
    """Another report that an issue rests on, and the places in it; as a whole where there are none."""

    report: AnnualReport
    at: tuple[Locator, ...] = ()


class Issue(msgspec.Struct, frozen=True, kw_only=True):
    """What a rule's check yields; the engine makes a finding of it, with its places in words.

    `severity` None means the rule's own. `evidence` are places in the report; `entry` is what its
    masthead says, `beside` other reports, and `peers` those of which only the figures are kept.
    `instead`: findings that are left out where this one is given, for it tells all that they would, each by
    its rule and its evidence.
    """

    message: str
    message_zh: str
    indicators: tuple[str, ...] = ()
    applicant: Applicant | None = None
    observed: str | None = None
    expected: str | None = None
    suggestion: str | None = None
    suggestion_zh: str | None = None
    evidence: tuple[Locator, ...] = ()
    severity: Severity | None = None
    entry: Entry | None = None
    beside: tuple[Beside, ...] = ()
    peers: tuple[Peer, ...] = ()
    instead: tuple[tuple[str, tuple[Locator, ...]], ...] = ()


class Family(msgspec.Struct, frozen=True, kw_only=True):
    """Rules whose codes begin alike.

    Attributes
    ----------
    code
        What their codes begin with: ``GR4``.
    title, title_zh
        What they are about, in a few words.
    """

    code: str
    title: str
    title_zh: str


class ReportSeries(msgspec.Struct, frozen=True, kw_only=True):
    """One body's reports.

    Attributes
    ----------
    name
        The body.
    certain
        Whether its division is known, so that no other body can be meant by the name.
    reports
        In order of their years, the first given of each year.
    twins
        Where a year has more: its first report with each other one.
    """

    name: str
    certain: bool
    reports: tuple[AnnualReport, ...]
    twins: tuple[tuple[AnnualReport, AnnualReport], ...] = ()


class Peer(msgspec.Struct, frozen=True, kw_only=True):
    """What of a report is held against other bodies' reports.

    Attributes
    ----------
    key
        Of the body.
    file
        Name of the source.
    name, level, division_code
        As in :class:`~govreport_parse.model.records.Agency`.
    year
        The year reported on.
    index_number
        索引号.
    totals
        Figures by indicator that a government's report may sum over its area.
    """

    key: str
    file: str
    name: str
    level: str | None
    division_code: str | None
    year: int | None
    index_number: str | None
    totals: dict[str, Number]


Check: TypeAlias = Callable[[Context], Iterator[Issue]]
SeriesIssue: TypeAlias = tuple[AnnualReport, Issue]
PeerIssue: TypeAlias = tuple[Peer, Issue]
SeriesCheck: TypeAlias = Callable[[ReportSeries], Iterator[SeriesIssue]]
ByLayout: TypeAlias = Callable[[AnnualReport, Note, Reading | None], bool]
PeerCheck: TypeAlias = Callable[[Sequence[Peer]], Iterator[PeerIssue]]


class Rule(msgspec.Struct, frozen=True, kw_only=True):
    """A rule of the catalogue.

    Attributes
    ----------
    code, name
        For ever.
    severity
        ``error``, ``warning`` or ``hint``; a finding may be milder.
    title, title_zh
        What it finds, in a few words.
    what, why, example, basis, exceptions
        The explanation that ``govreport explain`` prints, in English.
    explanation_zh, example_zh, basis_zh, exceptions_zh
        What it finds and why, an example, its basis and its exceptions, in Chinese.
    status, since
        ``stable``, ``preview`` (off unless selected) or ``deprecated``; the first version with it.
    check
        Yields the issues of one report; None for a reading rule, whose findings are the report's
        notes, and for rules on several reports.
    by_layout
        Of a reading rule: whether a note is due to how its place is set, and not to what it says; then its
        finding is a hint. The reading is that of the cell, None where the note is of none.
    withholds
        Of a reading rule: its notes name cells that are not read for what they say; they are evidence, too.
    previous
        Whether `check` also looks at last year's report.
    across
        Yields the issues that one body's reports show together.
    among
        Yields the issues that the reports of many bodies show together.
    """

    code: str
    name: str
    severity: Severity
    title: str
    title_zh: str
    what: str
    why: str
    example: str
    basis: str
    exceptions: str
    explanation_zh: str
    example_zh: str
    basis_zh: str
    exceptions_zh: str
    status: str = "stable"
    since: str = "0.2.0"
    check: Check | None = None
    by_layout: ByLayout | None = None
    withholds: bool = False
    previous: bool = False
    across: SeriesCheck | None = None
    among: PeerCheck | None = None

    def finding(self, issue: Issue, file: str, where: str, where_zh: str) -> Finding:
        """The finding that an issue amounts to, with its places in words."""
        return Finding(
            rule=self.code,
            name=self.name,
            severity=issue.severity or self.severity,
            message=issue.message,
            message_zh=issue.message_zh,
            where=where,
            where_zh=where_zh,
            file=file,
            indicators=issue.indicators,
            applicant=issue.applicant,
            observed=issue.observed,
            expected=issue.expected,
            suggestion=issue.suggestion,
            suggestion_zh=issue.suggestion_zh,
            evidence=tuple(dict.fromkeys(issue.evidence)),
        )


def is_restored(report: AnnualReport, at: Locator | None) -> bool:
    """Whether a place lies in a table that was put back from lines of text (GR009)."""
    blocks = {
        note.at.block for note in report.notes if note.code == "GR009" and note.at is not None
    }
    return at is not None and at.block in blocks


def places(readings: Sequence[Reading | None]) -> tuple[Locator, ...]:
    """Where readings stand."""
    return tuple(reading.at for reading in readings if reading is not None)
