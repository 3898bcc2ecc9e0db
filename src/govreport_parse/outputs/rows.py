"""What the rows of tables are taken from: the records of a report, each with what places it."""

from __future__ import annotations

import datetime as dt
from collections import defaultdict
from collections.abc import Iterable, Iterator
from typing import TypeAlias

import msgspec

from govreport_parse.agencies import agency_key
from govreport_parse.arithmetic.identities import inferred_zeros
from govreport_parse.forms.concordance import Member, Series, load_concordance
from govreport_parse.model.document import Locator
from govreport_parse.model.records import (
    AnnualReport,
    Comparison,
    Finding,
    Reading,
    Section,
    Statement,
)
from govreport_parse.model.vocabularies import SEVERITIES, Severity

__all__ = [
    "ComparisonRow",
    "ConcordanceRow",
    "FindingRow",
    "Key",
    "Posting",
    "ReadingRow",
    "ReportRow",
    "SectionRow",
    "StatementRow",
    "comparison_rows",
    "concordance_rows",
    "reading_rows",
    "section_rows",
    "statement_rows",
]

#: What joins the tables: a report's position in the input, or its id in a dataset.
Key: TypeAlias = int | str | None


class Nowhere(msgspec.Struct, frozen=True, kw_only=True):
    """The place of a finding that names none: as a Locator, without any number."""

    block: int | None = None
    row: int | None = None
    column: int | None = None
    start: int | None = None
    end: int | None = None


class Posting(msgspec.Struct, frozen=True, kw_only=True):
    """Where an archive has a report, and what it says there.

    Attributes
    ----------
    archive, url, attachment_of
        The archive's name, the address it was crawled from, the page that links it.
    text_hash
        Digest of the normalised text.
    """

    archive: str | None = None
    url: str | None = None
    attachment_of: str | None = None
    text_hash: str | None = None


class ReportRow(msgspec.Struct, frozen=True, kw_only=True):
    """A report."""

    key: Key
    report: AnnualReport
    posting: Posting = Posting()

    @property
    def report_id(self) -> str | None:
        """Its id in a dataset; None where it comes from none."""
        return self.key if isinstance(self.key, str) else None

    @property
    def agency_key(self) -> str | None:
        """What the reports of one body share."""
        return agency_key(self.report)

    @property
    def period_start(self) -> dt.date | None:
        """First day of the period that the report names."""
        return self.report.period.start if self.report.period else None

    @property
    def period_end(self) -> dt.date | None:
        """Last day of it."""
        return self.report.period.end if self.report.period else None

    @property
    def forms(self) -> str:
        """The statutory tables found, each as form/table."""
        return ",".join(f"{block.form}/{block.table}" for block in self.report.forms)

    @property
    def notes(self) -> int:
        """Number of reading problems."""
        return len(self.report.notes)


class ReadingRow(msgspec.Struct, frozen=True, kw_only=True, gc=False):
    """A value cell of a statutory table.

    `inferred_zero` where a printed total proves it to be 0; `findings` are the codes of those that
    rest on it, `suspect` the worst severity of these.
    """

    key: Key
    report: AnnualReport
    agency_key: str | None
    reading: Reading
    inferred_zero: bool
    findings: str | None
    suspect: Severity | None
    at: Locator


class ComparisonRow(msgspec.Struct, frozen=True, kw_only=True):
    """A figure of a comparison table."""

    key: Key
    report: AnnualReport
    agency_key: str | None
    comparison: Comparison
    at: Locator


class StatementRow(msgspec.Struct, frozen=True, kw_only=True):
    """A figure of the text: its index, and that of the figure whose breakdown lists it."""

    key: Key
    report: AnnualReport
    agency_key: str | None
    statement: Statement
    number: int
    whole: int | None
    at: Locator

    @property
    def counted(self) -> str | None:
        """The words that name what is counted, None where none do."""
        return self.statement.counted or None

    @property
    def sum_of(self) -> str | None:
        """The codes whose sum it states."""
        return "+".join(self.statement.sum_of) or None


class SectionRow(msgspec.Struct, frozen=True, kw_only=True):
    """A section: its index in reading order, and that of the section around it."""

    key: Key
    report: AnnualReport
    section: Section
    number: int
    parent: int | None
    at: Locator


class FindingRow(msgspec.Struct, frozen=True, kw_only=True):
    """A finding, with the year of its report; frames have no use for that."""

    key: Key
    finding: Finding
    year: int | None = None

    @property
    def indicators(self) -> str | None:
        """The codes of the cells concerned."""
        return ",".join(self.finding.indicators) or None

    @property
    def evidence(self) -> list[dict[str, int | None]]:
        """All places."""
        return [
            {
                "block": at.block,
                "row": at.row,
                "column": at.column,
                "start": at.start,
                "end": at.end,
            }
            for at in self.finding.evidence
        ]

    @property
    def at(self) -> Locator | Nowhere:
        """The first of its places."""
        return self.finding.evidence[0] if self.finding.evidence else _NOWHERE


_NOWHERE = Nowhere()


class ConcordanceRow(msgspec.Struct, frozen=True, kw_only=True):
    """A cell of a form as a series has it; `segment` is the stretch that the form is in."""

    series: Series
    member: Member
    segment: int
    indicator: str
    by_applicant: bool

    @property
    def indicators(self) -> str:
        """The cells of the form that are added up."""
        return "+".join(self.member.indicators)

    @property
    def of(self) -> int:
        """Number of these cells."""
        return len(self.member.indicators)


def reading_rows(
    key: Key, report: AnnualReport, findings: Iterable[Finding] = ()
) -> Iterator[ReadingRow]:
    """The rows of ``readings``, each with those of the report's findings that rest on it."""
    body = agency_key(report)
    zeros = {(zero.indicator, zero.applicant) for zero in inferred_zeros(report)}
    resting = _by_place(findings)
    for reading in report.readings:
        at = reading.at
        # Of its cell, and of its row as a whole.
        found = resting.get((at.block, at.row, at.column), set()) | resting.get(
            (at.block, at.row, None), set()
        )
        yield ReadingRow(
            key=key, report=report, agency_key=body, reading=reading, at=at,
            inferred_zero=(reading.indicator, reading.applicant) in zeros,
            findings=",".join(sorted({rule for rule, _ in found})) or None,
            suspect=min((severity for _, severity in found), key=SEVERITIES.index, default=None),
        )  # fmt: skip


_Cell: TypeAlias = tuple[int, int | None, int | None]


def _by_place(findings: Iterable[Finding]) -> dict[_Cell, set[tuple[str, Severity]]]:
    """Rules and severities by cell or row; a finding on a table as a whole rests on none of its cells."""
    resting: defaultdict[_Cell, set[tuple[str, Severity]]] = defaultdict(set)
    for finding in findings:
        for at in finding.evidence:
            if at.row is not None:
                resting[at.block, at.row, at.column].add((finding.rule, finding.severity))
    return resting


def comparison_rows(key: Key, report: AnnualReport) -> Iterator[ComparisonRow]:
    """The rows of ``comparisons``."""
    body = agency_key(report)
    for comparison in report.comparisons:
        yield ComparisonRow(
            key=key, report=report, agency_key=body, comparison=comparison, at=comparison.at
        )


def statement_rows(key: Key, report: AnnualReport) -> Iterator[StatementRow]:
    """The rows of ``statements``."""
    body = agency_key(report)
    wholes = {part: k for k, whole in enumerate(report.statements) for part in whole.parts}
    for k, statement in enumerate(report.statements):
        yield StatementRow(
            key=key, report=report, agency_key=body, statement=statement, number=k,
            whole=wholes.get(k), at=statement.at,
        )  # fmt: skip


def section_rows(key: Key, report: AnnualReport) -> Iterator[SectionRow]:
    """The rows of ``sections``, in reading order."""
    count = 0

    def walk(section: Section, parent: int | None) -> Iterator[SectionRow]:
        nonlocal count
        own, count = count, count + 1
        yield SectionRow(
            key=key, report=report, section=section, number=own, parent=parent, at=section.at
        )
        for child in section.children:
            yield from walk(child, own)

    if report.preamble is not None:
        yield from walk(report.preamble, None)
    for section in report.sections:
        yield from walk(section, None)


def concordance_rows() -> Iterator[ConcordanceRow]:
    """The rows of ``concordance``."""
    for series in load_concordance():
        by_applicant = series.by_applicant
        for member, segment in zip(series.members, series.segments, strict=True):
            for indicator in member.indicators:
                yield ConcordanceRow(
                    series=series, member=member, segment=segment, indicator=indicator,
                    by_applicant=by_applicant,
                )  # fmt: skip
