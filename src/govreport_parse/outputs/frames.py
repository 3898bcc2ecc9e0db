"""Records as pandas DataFrames. The only module that imports pandas.

Every table has a fixed list of columns with fixed dtypes, also when it is empty. ``report`` is
the position of the report in the input, the key that joins the tables. Numbers are ``Float64``
(counts of a report are far below 2⁵³), missing ones ``<NA>``, never 0.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from typing import Any

import msgspec
import pandas as pd

from govreport_parse.forms import load_forms
from govreport_parse.forms.concordance import load_concordance
from govreport_parse.model.records import AnnualReport, Finding
from govreport_parse.outputs.rows import (
    Row,
    comparison_rows,
    finding_row,
    reading_rows,
    report_row,
    section_rows,
    statement_rows,
)
from govreport_parse.rules import check

__all__ = ["COLUMNS", "Frames", "concordance_frame", "harmonise", "to_frames"]


_STATUS = pd.CategoricalDtype(["reported", "blank", "not_applicable", "unreadable", "missing"])
_SEVERITY = pd.CategoricalDtype(["hint", "warning", "error"], ordered=True)
_QUALIFIER = pd.CategoricalDtype(["exact", "at_least", "at_most", "about", "negated"])
_FORM = pd.CategoricalDtype([form.id for form in load_forms()])
_FORMAT = pd.CategoricalDtype(["html", "docx", "text"])
# How far a cell without a figure is from one: the sum of several cells has the status of the furthest.
_DISTANCE = {"reported": 0, "blank": 1, "not_applicable": 2, "unreadable": 3, "missing": 4}
_RELATION = pd.CategoricalDtype(["same", "near", "break"])
_AT = (
    ("block", "Int64"),
    ("row", "Int64"),
    ("column", "Int64"),
    ("start", "Int64"),
    ("end", "Int64"),
)

#: Columns and dtypes of each table, in order.
COLUMNS: dict[str, tuple[tuple[str, object], ...]] = {
    "reports": (
        ("report", "int64"), ("source", "string"), ("format", _FORMAT), ("encoding", "string"),
        ("sha256", "string"), ("size", "int64"), ("title", "string"), ("agency", "string"),
        ("region", "string"), ("level", "string"), ("division_code", "string"), ("year", "Int64"),
        ("period_start", "datetime64[s]"), ("period_end", "datetime64[s]"),
        ("published", "datetime64[s]"), ("filler", "string"), ("office", "string"),
        ("phone", "string"), ("fax", "string"), ("email", "string"), ("address", "string"),
        ("postcode", "string"), ("website", "string"), ("index_number", "string"),
        ("publisher", "string"), ("document_number", "string"), ("forms", "string"),
        ("notes", "int64"),
    ),
    "readings": (
        ("report", "int64"), ("agency", "string"), ("year", "Int64"), ("form", _FORM),
        ("indicator", "string"), ("applicant", "string"), ("label", "string"),
        ("value", "Float64"), ("unit", "string"), ("status", _STATUS),
        ("inferred_zero", "bool"), ("raw", "string"), *_AT,
    ),
    "comparisons": (
        ("report", "int64"), ("agency", "string"), ("report_year", "Int64"), ("label", "string"),
        ("indicator", "string"), ("year", "Int64"), ("value", "Float64"), ("unit", "string"),
        ("change_percent", "Float64"), ("status", _STATUS), ("change_status", _STATUS), *_AT,
    ),
    "statements": (
        ("report", "int64"), ("statement", "int64"), ("agency", "string"), ("year", "Int64"),
        ("topic", "string"), ("indicator", "string"), ("sum_of", "string"),
        ("applicant", "string"), ("value", "Float64"), ("unit", "string"),
        ("qualifier", _QUALIFIER), ("change_percent", "Float64"), ("base_value", "Float64"),
        ("share_percent", "Float64"), ("share_of", "string"), ("whole", "Int64"),
        ("complete", "bool"), ("stock", "bool"), ("scope", "string"), ("text", "string"),
        ("section", "string"), *_AT,
    ),
    "sections": (
        ("report", "int64"), ("section", "int64"), ("parent", "Int64"), ("level", "int64"),
        ("number", "string"), ("title", "string"), ("kind", "string"), ("text", "string"), *_AT,
    ),
    "concordance": (
        ("series", "string"), ("label", "string"), ("name", "string"), ("form", _FORM),
        ("indicator", "string"), ("relation", _RELATION), ("segment", "int64"),
        ("reason", "string"), ("reason_zh", "string"),
    ),
    "harmonised": (
        ("report", "int64"), ("agency", "string"), ("year", "Int64"), ("series", "string"),
        ("applicant", "string"), ("segment", "int64"), ("relation", _RELATION), ("form", _FORM),
        ("indicators", "string"), ("value", "Float64"), ("unit", "string"), ("status", _STATUS),
    ),
    "findings": (
        ("report", "Int64"), ("file", "string"), ("rule", "string"), ("name", "string"),
        ("severity", _SEVERITY), ("message", "string"), ("message_zh", "string"),
        ("indicators", "string"), ("applicant", "string"), ("observed", "string"),
        ("expected", "string"), ("suggestion", "string"), ("suggestion_zh", "string"), *_AT,
    ),
}  # fmt: skip


class Frames(msgspec.Struct, frozen=True, kw_only=True):
    """The tables of a set of reports, columns as in :data:`COLUMNS`.

    Attributes
    ----------
    reports
        One row a report.
    readings
        One row a value cell of a statutory table; ``indicator`` <NA> for rows the form lacks.
        ``inferred_zero``: the cell is blank, and a printed total proves that it stands for 0;
        its value stays <NA>.
    comparisons
        One row a figure of a comparison table.
    statements
        One row a figure of the text; ``statement`` is its index in the report, ``whole`` the
        index of the figure whose breakdown lists it, ``sum_of`` codes joined by ``+``.
    sections
        One row a section, in reading order; ``parent`` refers to ``section``.
    findings
        One row a finding; ``indicators`` joined by ``,``, the place is the first one's.
    """

    reports: pd.DataFrame
    readings: pd.DataFrame
    comparisons: pd.DataFrame
    statements: pd.DataFrame
    sections: pd.DataFrame
    findings: pd.DataFrame


def to_frames(reports: Iterable[AnnualReport], findings: Iterable[Finding] | None = None) -> Frames:
    """Build the tables of a set of reports.

    Parameters
    ----------
    reports
        Any number of reports, also none.
    findings
        What :func:`govreport_parse.check` found; by default each report is checked here.

    Returns
    -------
    Frames
    """
    numbered = list(enumerate(reports))
    return Frames(
        reports=_frame("reports", [(i, *report_row(report)) for i, report in numbered]),
        readings=_frame("readings", _numbered(numbered, reading_rows)),
        comparisons=_frame("comparisons", _numbered(numbered, comparison_rows)),
        statements=_frame("statements", _numbered(numbered, statement_rows)),
        sections=_frame("sections", _numbered(numbered, section_rows)),
        findings=_frame("findings", _findings(numbered, findings)),
    )


def _frame(table: str, rows: Sequence[Row]) -> pd.DataFrame:
    columns = COLUMNS[table]
    data = {
        name: pd.Series([row[k] for row in rows], dtype="object").astype(dtype)  # type: ignore[call-overload]
        if dtype != "datetime64[s]"
        else pd.Series([row[k] for row in rows], dtype="datetime64[s]")
        for k, (name, dtype) in enumerate(columns)
    }
    return pd.DataFrame(data)


def _numbered(
    numbered: Sequence[tuple[int, AnnualReport]], rows: Callable[[AnnualReport], Iterable[Row]]
) -> list[Row]:
    return [(i, *row) for i, report in numbered for row in rows(report)]


def _findings(
    numbered: Sequence[tuple[int, AnnualReport]], findings: Iterable[Finding] | None
) -> list[Row]:
    if findings is None:
        return [(i, *finding_row(f)) for i, report in numbered for f in check(report)]
    by_name: dict[str, int] = {}
    for i, report in numbered:
        by_name.setdefault(report.source.name, i)
    return [(by_name.get(finding.file), *finding_row(finding)) for finding in findings]


def concordance_frame() -> pd.DataFrame:
    """The concordance of the forms, one row a cell of a series in a form.

    Returns
    -------
    DataFrame
        Columns ``concordance`` of :data:`COLUMNS`. ``relation`` is that of the form's cells to
        those of the form before (<NA> for the first), ``segment`` the number of the stretch
        within which the series may be chained: it rises at every ``break``. Several rows of one
        series and form are added up.
    """
    rows: list[Row] = [
        (
            series.code, series.label, series.name, member.form, indicator, member.relation, segment,
            member.reason, member.reason_zh,
        )
        for series in load_concordance()
        for member, segment in zip(series.members, series.segments, strict=True)
        for indicator in member.indicators
    ]  # fmt: skip
    return _frame("concordance", rows)


def harmonise(readings: pd.DataFrame) -> pd.DataFrame:
    """Readings as series that run through the forms, as the concordance declares them.

    Parameters
    ----------
    readings
        ``to_frames(…).readings``, or rows of it.

    Returns
    -------
    DataFrame
        One row a report, series, form and applicant, columns ``harmonised`` of
        :data:`COLUMNS`. ``value`` is the cell's figure, or the sum of the cells that
        ``indicators`` names (joined by ``+``); it is <NA> unless all of them hold one, ``status``
        then being the one furthest from a figure. Figures of forms without applicants stand under
        ``total`` where another form has them by applicant. Chain values within one ``segment``
        alone, and mind ``relation``: ``near`` means that :func:`concordance_frame` gives a reason.
    """
    links = _links()
    cells = readings.dropna(subset=["indicator"]).merge(links, on=["form", "indicator"])
    lone = cells["applicant"].isna() & cells["by_applicant"]
    cells["applicant"] = cells["applicant"].mask(lone, "total")
    reported = cells["status"] == "reported"
    cells["value"] = cells["value"].where(reported)
    cells["distance"] = cells["status"].map(_DISTANCE).astype("int64")
    groups = cells.groupby(
        ["report", "series", "form", "applicant"], sort=False, dropna=False, observed=True
    )
    found = groups.agg(
        agency=("agency", "first"),
        year=("year", "first"),
        segment=("segment", "first"),
        relation=("relation", "first"),
        indicators=("indicators", "first"),
        value=("value", "sum"),
        figures=("value", "count"),
        of=("of", "first"),
        unit=("unit", "first"),
        units=("unit", "nunique"),
        distance=("distance", "max"),
        present=("distance", "size"),
    ).reset_index()
    whole = found["figures"] == found["of"]
    found["value"] = found["value"].where(whole & (found["units"] <= 1))
    found["unit"] = found["unit"].where(found["units"] <= 1)
    lost = found["present"] < found["of"]
    status = found["distance"].map({distance: name for name, distance in _DISTANCE.items()})
    mixed = whole & (found["units"] > 1)
    found["status"] = status.mask(lost, "missing").mask(mixed, "unreadable")
    dtypes: dict[str, Any] = dict(COLUMNS["harmonised"])
    return found[list(dtypes)].astype(dtypes)


def _links() -> pd.DataFrame:
    """The concordance as it is joined to readings, one row a cell."""
    rows = [
        (series.code, member.form, indicator, member.relation, segment,
         "+".join(member.indicators), len(member.indicators), series.by_applicant)
        for series in load_concordance()
        for member, segment in zip(series.members, series.segments, strict=True)
        for indicator in member.indicators
    ]  # fmt: skip
    names = [
        "series",
        "form",
        "indicator",
        "relation",
        "segment",
        "indicators",
        "of",
        "by_applicant",
    ]
    return pd.DataFrame(rows, columns=names).astype(
        {"series": "string", "form": _FORM, "indicator": "string", "relation": _RELATION}
    )
