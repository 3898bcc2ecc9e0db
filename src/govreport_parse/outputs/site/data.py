"""Numbers and words for the scripts of a dashboard, as scripts: ``govreport.put(name, JSON)``.

JSON has no character that ends a script or a line here, and scripts show it as text alone.
"""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Iterable, Iterator
from itertools import groupby

from govreport_parse.forms import load_form, load_forms
from govreport_parse.forms.concordance import Series, load_concordance
from govreport_parse.forms.words import applicant_label
from govreport_parse.outputs.safe import json_line, one_line
from govreport_parse.outputs.site.content import Body, Figure, ReportLine, SeriesFigures

__all__ = [
    "CODES",
    "SEVERAL",
    "bodies_data",
    "catalogue_data",
    "put",
    "reports_data",
    "series_data",
    "series_file",
    "years_of",
]

#: What stands in a series where no figure does.
CODES = {"blank": "b", "not_applicable": "n", "unreadable": "u", "missing": "m"}
#: Several reports of the body and year, which differ.
SEVERAL = "d"


def put(name: str, value: object) -> str:
    """A script that hands a value over under a name."""
    text = json.dumps(value, ensure_ascii=False, separators=(",", ":"))
    return f"govreport.put({json.dumps(name)},{json_line(text)});\n"


def years_of(reports: list[ReportLine]) -> list[int]:
    """Every year from the first to the last that a report is on: those between without any are no less missing."""
    known = {report.year for report in reports if report.year is not None}
    return list(range(min(known), max(known) + 1)) if known else []


def bodies_data(bodies: list[Body], reports: list[ReportLine]) -> dict[str, object]:
    """The bodies, and their reports by year: how many, or with findings ``[reports, errors, warnings, hints]``."""
    years: list[int | None] = [*years_of(reports)]
    if any(report.year is None for report in reports):
        years.append(None)
    places = {year: place for place, year in enumerate(years)}
    counts = {body.id: [[0, 0, 0, 0] for _ in years] for body in bodies}
    for report in reports:
        cell = counts[report.body][places[report.year]]
        for place, more in enumerate((1, report.errors, report.warnings, report.hints)):
            cell[place] += more
    return {
        "years": years,
        "forms": [None if year is None else _form_of(year) for year in years],
        "rows": [
            [
                body.id, _text(body.name), _text(body.region), body.level, _text(body.province),
                int(body.followed),
                [cell if any(cell[1:]) else cell[0] for cell in counts[body.id]],
            ]
            for body in bodies
        ],
    }  # fmt: skip


def reports_data(bodies: list[Body], reports: list[ReportLine]) -> list[list[object]]:
    """A row a report: place of its body, year, title, file, address, day, forms, findings, rules."""
    places = {body.id: place for place, body in enumerate(bodies)}
    return [
        [
            places[report.body], report.year, _text(report.title), _text(report.file), report.url,
            report.published, " ".join(dict.fromkeys(form.partition("/")[0] for form in report.forms)),
            report.errors, report.warnings, report.hints, " ".join(report.rules),
        ]
        for report in reports
    ]  # fmt: skip


def series_file(series: str, applicant: str | None) -> str:
    """The name under which a series is put; codes are of the concordance, and name files."""
    return series if applicant is None else f"{series}.{applicant}"


def series_data(found: SeriesFigures, bodies: list[Body], years: list[int]) -> dict[str, object]:
    """The values of a series: for each body with any, by the place of its row, a cell a year.

    A cell is null, a number or what stands for one (`CODES`, `SEVERAL`). Where it stands in another
    form than the one in force, or has another unit than most cells of its form, it is
    ``[cell, form, unit]``.
    """
    rows = {body.id: place for place, body in enumerate(bodies)}
    places: dict[int | None, int] = {year: place for place, year in enumerate(years)}
    usual = _usual_units(found.figures)
    cells: dict[int, list[object]] = {}
    for (body, year), figures in groupby(found.figures, key=lambda one: (one.body, one.year)):
        own = cells.setdefault(rows[body], [None] * len(years))
        own[places[year]] = _cell(list(figures), usual)
    return {"units": usual, "cells": {str(place): own for place, own in cells.items()}}


def _usual_units(figures: Iterable[Figure]) -> dict[str, str | None]:
    """The unit of most cells of each form, of figures first."""
    counts: dict[str, Counter[str | None]] = {}
    for figure in figures:
        counts.setdefault(figure.form, Counter())[figure.unit] += (
            1 if figure.value is None else 1000
        )
    return {form: own.most_common(1)[0][0] for form, own in counts.items()}


def _cell(figures: list[Figure], usual: dict[str, str | None]) -> object:
    first = figures[0]
    said = {(one.form, one.value, one.unit, one.status) for one in figures}
    if len(said) > 1:
        value: object = SEVERAL
    elif first.value is None:
        value = CODES[first.status]
    else:
        value = int(first.value) if first.value.is_integer() else first.value
    in_force = first.year is not None and _form_of(first.year) == first.form
    if in_force and first.unit == usual[first.form]:
        return value
    return [value, first.form, first.unit]


def _form_of(year: int) -> str | None:
    """The form in force for a year."""
    return next((form.id for form in reversed(load_forms()) if form.in_force(year)), None)


def catalogue_data(written: Iterable[tuple[str, str | None]]) -> list[dict[str, object]]:
    """The series that have values, with their words and what divides their forms."""
    applicants: dict[str, list[str | None]] = {}
    for series, applicant in written:
        applicants.setdefault(series, []).append(applicant)
    return [
        {
            "code": series.code,
            "zh": series.label,
            "en": series.name,
            "applicants": [
                [applicant, applicant_label(applicant), applicant.replace("_", " ")]
                for applicant in sorted(filter(None, applicants[series.code]), key=lambda one: one != "total")
            ],
            "members": list(_members(series)),
        }
        for series in load_concordance()
        if series.code in applicants
    ]  # fmt: skip


def _members(series: Series) -> Iterator[dict[str, object]]:
    for member, segment in zip(series.members, series.segments, strict=True):
        yield {
            "form": member.form, "first": load_form(member.form).first_year, "segment": segment, "relation": member.relation,
            "zh": member.reason_zh, "en": member.reason,
        }  # fmt: skip


def _text(words: str | None) -> str | None:
    return None if words is None else one_line(words)
