"""What a dashboard shows, wherever it is taken from."""

from __future__ import annotations

from collections.abc import Iterator

import msgspec

__all__ = [
    "Body",
    "Content",
    "Figure",
    "FoundInBody",
    "PageOfBody",
    "ReportLine",
    "RuleCount",
    "SeriesFigures",
]


class Body(msgspec.Struct, frozen=True, kw_only=True):
    """A reporting body.

    Attributes
    ----------
    id
        What its page is named by: letters and digits alone, whatever its name is.
    name
        As its newest report prints it; None where a report names no body.
    region, level, province
        Its place, its administrative level (a code) and the province's name, where known.
    followed
        Its division is known, so that its reports are certain to be of one body.
    """

    id: str
    name: str | None
    region: str | None
    level: str | None
    province: str | None
    followed: bool


class ReportLine(msgspec.Struct, frozen=True, kw_only=True):
    """A report, and how much was found in it; re-posts of it are left out.

    Attributes
    ----------
    report_id
        Its id in the dataset.
    body
        Id of its body.
    year
        Reported on; None where it tells none.
    title, file, url, published
        As the dataset has them; `url` only where it is one of the web.
    forms
        Its statutory tables, as form/table.
    errors, warnings, hints
        Number of findings by severity.
    rules
        Codes of the rules that found something.
    """

    report_id: str
    body: str
    year: int | None
    title: str | None
    file: str
    url: str | None
    published: str | None
    forms: tuple[str, ...]
    errors: int
    warnings: int
    hints: int
    rules: tuple[str, ...]


class RuleCount(msgspec.Struct, frozen=True, kw_only=True):
    """How often a rule found something, at one severity, and in how many reports."""

    rule: str
    severity: str
    findings: int
    reports: int


class Figure(msgspec.Struct, frozen=True, kw_only=True):
    """A value of a harmonised series in one report.

    Attributes
    ----------
    report_id, body, year
        Where it stands.
    series, applicant
        What it is of; `applicant` None where the series has no such columns.
    form, segment
        The form that it stands in, and the stretch within which values may be chained.
    value, unit, status
        As :func:`govreport_parse.harmonise` gives them: a value only where it is ``reported``.
    """

    report_id: str
    body: str
    year: int | None
    series: str
    applicant: str | None
    form: str
    segment: int
    value: float | None
    unit: str | None
    status: str


class SeriesFigures(msgspec.Struct, frozen=True, kw_only=True):
    """All values of one series and applicant."""

    series: str
    applicant: str | None
    figures: list[Figure]


class FoundInBody(msgspec.Struct, frozen=True, kw_only=True):
    """A finding in one of a body's reports."""

    report_id: str
    rule: str
    severity: str
    message: str
    message_zh: str
    where: str | None
    where_zh: str | None


class PageOfBody(msgspec.Struct, frozen=True, kw_only=True):
    """A body with its reports in order of year, their values and findings."""

    body: Body
    reports: list[ReportLine]
    figures: list[Figure]
    findings: list[FoundInBody]


class Content(msgspec.Struct, frozen=True, kw_only=True):
    """Everything a dashboard shows.

    Attributes
    ----------
    name
        Name of the dataset.
    bodies, reports
        In order of place and name, and of body and year.
    rules
        Counts of findings.
    reposts
        Reports that say the same as another one, and are left out.
    failures
        Sources that gave no report, by kind.
    series
        Values of each series and applicant; read once.
    pages
        The bodies' pages; read once.
    """

    name: str
    bodies: list[Body]
    reports: list[ReportLine]
    rules: list[RuleCount]
    reposts: int
    failures: list[tuple[str, int]]
    series: Iterator[SeriesFigures]
    pages: Iterator[PageOfBody]
