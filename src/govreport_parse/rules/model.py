"""What a rule is, and what it sees: records and forms, nothing else."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterator, Mapping, Sequence
from types import MappingProxyType
from typing import TypeAlias, TypeVar, cast

import msgspec

from govreport_parse.forms import FormTable, load_form
from govreport_parse.model.document import Locator
from govreport_parse.model.records import AnnualReport, Finding, Reading, Section
from govreport_parse.text.fold import fold
from govreport_parse.text.numerals import Number

__all__ = ["Check", "Context", "Issue", "Rule"]

T = TypeVar("T")


class Issue(msgspec.Struct, frozen=True, kw_only=True):
    """What a rule's check yields; the registry makes a finding of it.

    `severity` None means the rule's own.
    """

    message: str
    message_zh: str
    indicators: tuple[str, ...] = ()
    applicant: str | None = None
    observed: str | None = None
    expected: str | None = None
    suggestion: str | None = None
    suggestion_zh: str | None = None
    evidence: tuple[Locator, ...] = ()
    severity: str | None = None


_NO_READINGS: Mapping[str, Reading] = MappingProxyType({})


class Least(dict[str, Number]):
    """Cells' numbers by indicator, 0 for a cell without one: the least that a count can be.

    A sum that they break may be broken; one that they do not break is not, whatever stands for
    the cells that print no number.
    """

    __slots__ = ()

    def __missing__(self, code: str) -> Number:
        return 0


class Context:
    """One report under check, with its tables joined to their forms.

    Parameters
    ----------
    report
        The report.
    previous
        The same body's report on the year before, where the caller has it.
    form
        Id of a form: its tables and readings alone.
    tolerance
        Differences up to this are no broken identity.
    """

    def __init__(
        self,
        report: AnnualReport,
        previous: AnnualReport | None = None,
        form: str | None = None,
        *,
        tolerance: Number = 0,
    ) -> None:
        self.report = report
        self.previous = previous
        self.tolerance = tolerance
        self.forms = tuple(block.form for block in report.forms)
        self.tables: tuple[FormTable, ...] = tuple(
            table
            for block in report.forms
            if form in (None, block.form)
            and (table := load_form(block.form).table(block.table)) is not None
        )
        self._made: dict[object, tuple[object, ...]] = {}
        self._by_form: tuple[Context, ...] | None = None
        self._readings: defaultdict[str | None, dict[str, Reading]] = defaultdict(dict)
        for reading in reversed(report.readings):  # of several of a cell the first: the last set
            if reading.indicator is not None and form in (None, reading.form):
                self._readings[reading.applicant][reading.indicator] = reading
        self._least: dict[str | None, Least] = {}

    def once(self, make: Callable[[Context], Iterator[T]]) -> tuple[T, ...]:
        """What a function makes of this context, made the first time that a rule asks for it."""
        if make not in self._made:
            self._made[make] = tuple(make(self))
        return cast("tuple[T, ...]", self._made[make])

    def by_form(self) -> tuple[Context, ...]:
        """One context for each form in use: a code may stand in the tables of two."""
        if self._by_form is None:
            forms = dict.fromkeys(self.forms)
            if len(forms) == 1 and forms.keys() >= {r.form for r in self.report.readings}:
                self._by_form = (self,)
            else:
                self._by_form = tuple(
                    Context(self.report, self.previous, form, tolerance=self.tolerance)
                    for form in forms
                )
        return self._by_form

    def reading(self, indicator: str, applicant: str | None = None) -> Reading | None:
        """The reading of a cell."""
        return self._readings.get(applicant, _NO_READINGS).get(indicator)

    def least(self, applicant: str | None = None) -> Least:
        """The least that each of an applicant's cells can stand for, by indicator."""
        if applicant not in self._least:
            column = self._readings.get(applicant, _NO_READINGS)
            self._least[applicant] = Least(
                {
                    code: reading.value or 0 if reading.status == "reported" else 0
                    for code, reading in column.items()
                }
            )
        return self._least[applicant]

    def label(self, indicator: str, applicant: str | None = None) -> str:
        """The cell's printed label, else its code."""
        reading = self.reading(indicator, applicant)
        return reading.label if reading is not None else indicator


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
    explanation_zh, basis_zh, exceptions_zh
        What it finds and why, its basis and its exceptions, in Chinese.
    status, since
        ``stable``, ``preview`` (off unless selected) or ``deprecated``; the first version with it.
    check
        Yields the issues of one report; None for a reading rule, whose findings are the report's
        notes, and for rules on several reports.
    previous
        Whether `check` also looks at last year's report.
    across
        Yields the issues that one body's reports show together.
    among
        Yields the issues that the reports of many bodies show together.
    """

    code: str
    name: str
    severity: str
    title: str
    title_zh: str
    what: str
    why: str
    example: str
    basis: str
    exceptions: str
    explanation_zh: str
    basis_zh: str
    exceptions_zh: str
    status: str = "stable"
    since: str = "0.1.0"
    check: Check | None = None
    previous: bool = False
    across: SeriesCheck | None = None
    among: PeerCheck | None = None

    def finding(self, issue: Issue, file: str) -> Finding:
        """The finding that an issue amounts to."""
        return Finding(
            rule=self.code,
            name=self.name,
            severity=issue.severity or self.severity,
            message=issue.message,
            message_zh=issue.message_zh,
            file=file,
            indicators=issue.indicators,
            applicant=issue.applicant,
            observed=issue.observed,
            expected=issue.expected,
            suggestion=issue.suggestion,
            suggestion_zh=issue.suggestion_zh,
            evidence=tuple(dict.fromkeys(issue.evidence)),
        )


def places(readings: Sequence[Reading | None]) -> tuple[Locator, ...]:
    """Where readings stand."""
    return tuple(reading.at for reading in readings if reading is not None)


def passages(context: Context) -> tuple[tuple[Section, str], ...]:
    """The preamble and all sections, each with its own text folded; made once for all rules."""
    return context.once(_passages)


def _passages(context: Context) -> Iterator[tuple[Section, str]]:
    for section in sections(context.report):
        yield section, fold(section.text)


def saying(context: Context, *words: str) -> list[tuple[Section, str]]:
    """The passages whose folded text holds one of some words.

    A rule whose pattern cannot match without one of them looks at few passages, or at none.
    """
    found = []
    for passage in passages(context):
        for word in words:
            if word in passage[1]:
                found.append(passage)
                break
    return found


def sections(report: AnnualReport) -> Iterator[Section]:
    """The preamble and all sections, each before its children."""
    ahead = [*reversed(report.sections)]
    if report.preamble is not None:
        ahead.append(report.preamble)
    while ahead:
        section = ahead.pop()
        yield section
        ahead += reversed(section.children)
