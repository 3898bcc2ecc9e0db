"""What a dashboard shows of a dataset: bodies, reports, findings, harmonised values."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from functools import cache
from hashlib import blake2b
from itertools import groupby
from operator import attrgetter
from typing import TYPE_CHECKING, Any, TypeVar

import pyarrow as pa

from govreport_parse.agencies import load_divisions, normalise_name
from govreport_parse.archive.run.dataset import Dataset
from govreport_parse.archive.store.database import fetched
from govreport_parse.outputs.site import (
    Body,
    Content,
    Figure,
    FoundInBody,
    PageOfBody,
    ReportLine,
    RuleCount,
    SeriesFigures,
)
from govreport_parse.text.patterns import lazy_pattern

if TYPE_CHECKING:
    import duckdb

__all__ = ["site_content"]

_REPORTS = """
WITH found AS (
    SELECT report_id, count(*) FILTER (severity = 'error') AS errors,
        count(*) FILTER (severity = 'warning') AS warnings,
        count(*) FILTER (severity = 'hint') AS hints,
        string_agg(DISTINCT rule, ',' ORDER BY rule) AS rules
    FROM findings GROUP BY report_id
)
SELECT u.report_id, u.year, u.title, u.agency, u.name, u.url, CAST(u.published AS VARCHAR), u.forms, u.region,
    u.level, u.division_code, CASE WHEN u.division_code IS NOT NULL THEN u.agency_key END,
    coalesce(f.errors, 0), coalesce(f.warnings, 0), coalesce(f.hints, 0), coalesce(f.rules, '')
FROM unique_reports u LEFT JOIN found f USING (report_id)
ORDER BY u.year NULLS FIRST, u.name, u.report_id
"""
_RULES = """
SELECT f.rule, f.severity, count(*), count(DISTINCT f.report_id)
FROM findings f JOIN unique_reports u USING (report_id) GROUP BY ALL ORDER BY ALL
"""
_FIGURES = """
SELECT h.report_id, p.body, p.year, h.series, CASE WHEN c.by_applicant THEN h.applicant END AS applicant, h.form, h.segment,
    h.value, h.unit, h.status
FROM harmonised h JOIN site_pages p USING (report_id)
JOIN (SELECT DISTINCT series, by_applicant FROM concordance) c ON h.series = c.series
"""
_SERIES = f"{_FIGURES} WHERE p.named AND p.year IS NOT NULL ORDER BY h.series, applicant, p.body, p.year, h.report_id"
_OF_BODIES = f"{_FIGURES} WHERE h.applicant = 'total' ORDER BY p.body"
_FINDINGS = """
SELECT p.body, f.report_id, f.rule, f.severity, f.message, f.message_zh, f.where, f.where_zh
FROM findings f JOIN site_pages p USING (report_id) ORDER BY p.body
"""
_FAILURES = "SELECT kind, count(*) FROM failures GROUP BY kind ORDER BY count(*) DESC, kind"
_WEB = lazy_pattern(r"https?://[^\s]+", re.IGNORECASE)

T = TypeVar("T")


def site_content(dataset: Dataset, *, name: str) -> Content:
    """What a dashboard shows of an open dataset, under the name given.

    Re-posts are left out. Reports are of one body where `agency_key` says so, never by their
    printed name across divisions; where the division is not known, those of one name share a page
    that says so. A report that names no body has a page of its own.

    Raises
    ------
    WrongCall
        The dataset was made without findings or without duplicates.
    """
    dataset.require("findings", "duplicates")
    rows = dataset.connection.execute(_REPORTS).fetchall()
    bodies: dict[str, Body] = {}
    reports = []
    for row in rows:
        body = _body(row)
        bodies[body.id] = _newest(bodies.get(body.id), body)
        reports.append(_report(row, body.id))
    order = {
        body.id: number
        for number, body in enumerate(
            sorted(bodies.values(), key=lambda one: (one.name is None, one.province or "龥", one.region or "", one.name or "", one.id))
        )
    }  # fmt: skip
    reports.sort(key=lambda report: order[report.body])  # stable: in order of year within a body
    pages = pa.table({
        "report_id": [report.report_id for report in reports],
        "body": [report.body for report in reports],
        "year": pa.array([report.year for report in reports], pa.int32()),
        "named": [bodies[report.body].name is not None for report in reports],
    })  # fmt: skip
    (reposts,) = dataset.connection.execute(
        "SELECT (SELECT count(*) FROM reports) - (SELECT count(*) FROM unique_reports)"
    ).fetchall()[0]
    return Content(
        name=name,
        bodies=sorted(bodies.values(), key=lambda body: order[body.id]),
        reports=reports,
        rules=[
            RuleCount(rule=rule, severity=severity, findings=findings, reports=count)
            for rule, severity, findings, count in dataset.connection.execute(_RULES).fetchall()
        ],
        reposts=reposts,
        failures=dataset.connection.execute(_FAILURES).fetchall(),
        series=_series(_cursor(dataset, pages)),
        pages=_pages(dataset, pages, bodies, reports),
    )


def _cursor(dataset: Dataset, pages: pa.Table) -> duckdb.DuckDBPyConnection:
    cursor = dataset.cursor()
    cursor.register("site_pages", pages)
    return cursor


def _body(row: tuple[Any, ...]) -> Body:
    report_id, agency, region, level, division, key = row[0], row[3], *row[8:12]
    if key is not None:
        identity = ("key", key)
    elif agency is not None:
        identity = ("name", normalise_name(agency))
    else:
        identity = ("report", report_id)
    return Body(
        id=blake2b("\0".join(identity).encode(), digest_size=10).hexdigest(),
        name=agency,
        region=region,
        level=level,
        province=_provinces().get(division[:2]) if division else None,
        followed=key is not None,
    )


def _newest(known: Body | None, body: Body) -> Body:
    """The body as its newest report has it; what that one does not tell is as before."""
    if known is None:
        return body
    return Body(
        id=body.id,
        name=body.name,
        region=body.region or known.region,
        level=body.level or known.level,
        province=body.province or known.province,
        followed=body.followed,
    )


@cache
def _provinces() -> dict[str, str]:
    return {unit.code[:2]: unit.name for unit in load_divisions() if unit.level == "province"}


def _report(row: tuple[Any, ...], body: str) -> ReportLine:
    report_id, year, title, _, file, url, published, forms = row[:8]
    errors, warnings, hints, rules = row[12:]
    return ReportLine(
        report_id=report_id, body=body, year=year, title=title, file=file,
        url=url if url and _WEB.fullmatch(url) else None, published=published,
        forms=tuple(filter(None, forms.split(","))), errors=errors, warnings=warnings, hints=hints,
        rules=tuple(filter(None, rules.split(","))),
    )  # fmt: skip


def _figures(cursor: duckdb.DuckDBPyConnection, query: str) -> Iterator[Figure]:
    for row in fetched(cursor.execute(query)):
        report_id, body, year, series, applicant, form, segment, value, unit, status = row
        yield Figure(
            report_id=report_id, body=body, year=year, series=series, applicant=applicant, form=form,
            segment=segment, value=value, unit=unit, status=status,
        )  # fmt: skip


def _series(cursor: duckdb.DuckDBPyConnection) -> Iterator[SeriesFigures]:
    named = attrgetter("series", "applicant")
    for (series, applicant), figures in groupby(_figures(cursor, _SERIES), key=named):
        yield SeriesFigures(series=series, applicant=applicant, figures=list(figures))


def _pages(
    dataset: Dataset, pages: pa.Table, bodies: dict[str, Body], reports: list[ReportLine]
) -> Iterator[PageOfBody]:
    own: dict[str, list[ReportLine]] = {}
    for report in reports:
        own.setdefault(report.body, []).append(report)
    figures = _taken(_figures(_cursor(dataset, pages), _OF_BODIES), attrgetter("body"))
    rows = fetched(_cursor(dataset, pages).execute(_FINDINGS))
    findings = _taken(rows, lambda row: str(row[0]))
    for key in sorted(bodies):
        yield PageOfBody(
            body=bodies[key],
            reports=own[key],
            figures=figures(key),
            findings=[
                FoundInBody(
                    report_id=report_id, rule=rule, severity=severity, message=message,
                    message_zh=message_zh, where=where, where_zh=where_zh,
                )
                for _, report_id, rule, severity, message, message_zh, where, where_zh in findings(key)
            ],
        )  # fmt: skip


def _taken(rows: Iterator[T], key_of: Callable[[T], str]) -> Callable[[str], list[T]]:
    """Rows in order of their keys, as a function that gives those of a key; asked for in that order."""
    groups = groupby(rows, key=key_of)
    ahead: list[tuple[str, list[T]]] = []

    def take(key: str) -> list[T]:
        if not ahead:
            ahead.extend(
                (found, list(own)) for found, own in [next(groups, (None, ()))] if found is not None
            )
        return ahead.pop()[1] if ahead and ahead[0][0] == key else []

    return take
