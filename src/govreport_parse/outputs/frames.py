"""Records as pandas DataFrames. The only module that imports pandas.

Every table has a fixed list of columns with fixed dtypes, also when it is empty. ``report`` is
the position of the report in the input, the key that joins the tables. Numbers are ``Float64``
(counts of a report are far below 2⁵³), missing ones ``<NA>``, never 0.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Any, TypeVar

import msgspec
import pandas as pd

from govreport_parse.model.arguments import require_reports
from govreport_parse.model.errors import WrongCall, WrongType
from govreport_parse.model.records import AnnualReport, Finding
from govreport_parse.outputs import tables
from govreport_parse.outputs.categories import SEVERITIES, STATUSES
from govreport_parse.outputs.columns import Column, Table
from govreport_parse.outputs.language import chosen_language
from govreport_parse.outputs.notebook import folded, page, table
from govreport_parse.outputs.rows import (
    FindingRow,
    ReportRow,
    comparison_rows,
    concordance_rows,
    reading_rows,
    section_rows,
    statement_rows,
)
from govreport_parse.outputs.summary import cut
from govreport_parse.rules import check

__all__ = ["COLUMNS", "Frames", "concordance_frame", "harmonise", "to_frames"]

R = TypeVar("R")

_REPORTS = tables.REPORTS.for_frames()
_READINGS = tables.READINGS.for_frames()
_COMPARISONS = tables.COMPARISONS.for_frames()
_STATEMENTS = tables.STATEMENTS.for_frames()
_SECTIONS = tables.SECTIONS.for_frames()
_FINDINGS = tables.FINDINGS.for_frames()
_CONCORDANCE = tables.CONCORDANCE.for_frames()
# How far a cell without a figure is from one: the sum of several cells has the status of the furthest.
_DISTANCE = {status: distance for distance, status in enumerate(STATUSES)}
_RANK = {severity: rank for rank, severity in enumerate(SEVERITIES)}
_DTYPES = {
    "string": "string", "int": "Int64", "number": "Float64", "bool": "bool", "date": "datetime64[s]",
}  # fmt: skip
# Of each frame in a notebook.
_HEAD = 5
# What harmonising asks of the concordance.
_LINKS = (
    "series", "form", "indicator", "relation", "segment", "indicators", "of", "by_applicant",
)  # fmt: skip


def _dtype(column: Column) -> Any:
    if column.values and not column.as_text:
        values = column.values[::-1] if column.ranked else column.values
        return pd.CategoricalDtype(list(values), ordered=column.ranked)
    if column.type == "int" and column.required:
        return "int64"
    return _DTYPES[column.type]


_DECLARED: dict[str, tuple[Column, ...]] = {
    "reports": _REPORTS.columns,
    "readings": _READINGS.columns,
    "comparisons": _COMPARISONS.columns,
    "statements": _STATEMENTS.columns,
    "sections": _SECTIONS.columns,
    "findings": _FINDINGS.columns,
    "concordance": _CONCORDANCE.columns,
    "harmonised": tables.HARMONISED,
}
#: Columns and dtypes of each table, in order, as :mod:`govreport_parse.outputs.tables` declares them.
COLUMNS: dict[str, tuple[tuple[str, object], ...]] = {
    name: tuple((column.name, _dtype(column)) for column in columns)
    for name, columns in _DECLARED.items()
}


class Frames(msgspec.Struct, frozen=True, kw_only=True):
    """The tables of a set of reports, columns as in :data:`COLUMNS`.

    Attributes
    ----------
    reports
        One row a report.
    readings
        One row a value cell of a statutory table; ``indicator`` <NA> for rows the form lacks.
        ``inferred_zero``: the cell is blank, and a printed total proves that it stands for 0;
        its value stays <NA>. ``findings`` and ``suspect``: the rules whose findings rest on this
        cell, and the worst severity of these.
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

    def __repr__(self) -> str:
        counts = (f"{name}: {len(getattr(self, name))}" for name in self.__struct_fields__)
        return f"<Frames, rows of {', '.join(counts)}>"

    def _repr_html_(self) -> str:
        zh = chosen_language() == "zh"
        parts = []
        for name in self.__struct_fields__:
            frame: pd.DataFrame = getattr(self, name)
            rows, columns = frame.shape
            size = f"{rows}行×{columns}列" if zh else f"{rows} × {columns}"
            parts.append(folded(f"{name} ({size})", table(list(frame.columns), _first(frame))))
        return page("报告数据表" if zh else "Tables of reports", *parts)


def _first(frame: pd.DataFrame) -> list[list[object]]:
    """The first rows, long texts cut, None for what is not there."""
    return [
        [
            None if pd.isna(value) else cut(value) if isinstance(value, str) else value
            for value in row
        ]
        for row in frame.head(_HEAD).astype("object").itertuples(index=False)
    ]


def to_frames(
    reports: Iterable[AnnualReport], findings: Iterable[Iterable[Finding]] | None = None
) -> Frames:
    """Build the tables of a set of reports.

    Parameters
    ----------
    reports
        Any number of reports, also none.
    findings
        Those of each report, in the order of `reports`, as :func:`govreport_parse.check_set` gives
        them; by default each report is checked here by itself.

    Returns
    -------
    Frames

    Raises
    ------
    WrongType
        `reports` are no list of reports, or `findings` not a list for each of them.
    WrongCall
        They are fewer or more lists than reports.
    UnknownValue
        A record holds what the closed list of its column does not know.
    """
    given = require_reports("to_frames", reports)
    numbered = list(enumerate(given))
    found = _of_each(given, findings)
    judged = [FindingRow(key=i, finding=one) for i, own in enumerate(found) for one in own]
    return Frames(
        findings=_frame(_FINDINGS, judged),
        reports=_frame(_REPORTS, [ReportRow(key=i, report=report) for i, report in numbered]),
        readings=_frame(
            _READINGS, [r for i, report in numbered for r in reading_rows(i, report, found[i])]
        ),
        comparisons=_frame(
            _COMPARISONS, [r for i, report in numbered for r in comparison_rows(i, report)]
        ),
        statements=_frame(
            _STATEMENTS, [r for i, report in numbered for r in statement_rows(i, report)]
        ),
        sections=_frame(_SECTIONS, [r for i, report in numbered for r in section_rows(i, report)]),
    )


def _frame(table: Table[R], found: Sequence[R]) -> pd.DataFrame:
    taken = list(zip(*table.rows(found), strict=True)) or [()] * len(table.columns)
    return pd.DataFrame(
        {
            column.name: _series(column, pd.Series(column.stored(values), dtype="object"))
            for column, values in zip(table.columns, taken, strict=True)
        }
    )


def _series(column: Column, values: pd.Series[Any]) -> pd.Series[Any]:
    """Values with the dtype of their column; an unknown category is an error, never <NA>."""
    if column.values:
        column.require_known(None if pd.isna(value) else value for value in values.unique())
    if column.type == "date":
        return pd.Series(values.to_list(), dtype="datetime64[s]")
    return values.astype(_dtype(column))


def _of_each(
    reports: Sequence[AnnualReport], findings: Iterable[Iterable[Finding]] | None
) -> list[list[Finding]]:
    """The findings of each report: by its position, for several files may have one name."""
    if findings is None:
        return [check(report) for report in reports]
    given = list(findings)
    if any(isinstance(own, Finding) for own in given):
        raise WrongType(
            "findings must be a list for each report, in the order of the reports: "
            "check_set(reports), or [check(report) for report in reports]",
            "findings应为与报告逐一对应的列表：check_set(reports)，"
            "或[check(report) for report in reports]",
        )
    if len(given) != len(reports):
        raise WrongCall(
            f"findings must be a list for each report: {len(given)} lists, {len(reports)} reports",
            f"findings应与报告逐一对应：现有{len(given)}个列表、{len(reports)}份报告",
        )
    return [list(own) for own in given]


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
    return _frame(_CONCORDANCE, list(concordance_rows()))


def _require_table(readings: object) -> None:
    if not isinstance(readings, pd.DataFrame):
        given = type(readings).__name__
        raise WrongType(
            f"harmonise() takes the table of readings, not {given}: to_frames(…).readings",
            f"harmonise()的参数应为readings数据表，而不是{given}：to_frames(…).readings",
        )


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
        ``inferred_zero``: all of its cells are blanks that stand for 0; ``findings`` and
        ``suspect`` are those of any of them.

    Raises
    ------
    UnknownValue
        A ``status`` is none that a reading can have.
    WrongType
        For what is no table.
    """
    _require_table(readings)
    links = _links()
    cells = readings.dropna(subset=["indicator"]).merge(links, on=["form", "indicator"])
    lone = cells["applicant"].isna() & cells["by_applicant"]
    cells["applicant"] = cells["applicant"].mask(lone, "total")
    _READINGS.column("status").require_known(cells["status"].unique())
    reported = cells["status"] == "reported"
    cells["value"] = cells["value"].where(reported)
    cells["distance"] = cells["status"].map(_DISTANCE).astype("int64")
    cells["rank"] = cells["suspect"].map(_RANK).astype("float64")
    groups = cells.groupby(
        ["report", "series", "form", "applicant"], sort=False, dropna=False, observed=True
    )
    found = groups.agg(
        **{name: (name, "first") for name in tables.OF_REPORT},
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
        inferred_zero=("inferred_zero", "all"),
        rank=("rank", "min"),
    ).reset_index()
    whole = found["figures"] == found["of"]
    found["value"] = found["value"].where(whole & (found["units"] <= 1))
    found["unit"] = found["unit"].where(found["units"] <= 1)
    lost = found["present"] < found["of"]
    status = found["distance"].map({distance: name for name, distance in _DISTANCE.items()})
    mixed = whole & (found["units"] > 1)
    found["status"] = status.mask(lost, "missing").mask(mixed, "unreadable")
    found["inferred_zero"] &= ~lost
    found["findings"] = _united(cells["findings"], groups.ngroup()).reindex(found.index)
    found["suspect"] = found["rank"].map({rank: name for name, rank in _RANK.items()})
    return pd.DataFrame(
        {column.name: _series(column, found[column.name]) for column in tables.HARMONISED}
    )


def _united(codes: pd.Series[Any], groups: pd.Series[Any]) -> pd.Series[Any]:
    """The codes of each group's cells, once each; of groups that have any."""
    listed = codes.dropna().str.split(",").explode()
    return listed.groupby(groups).agg(lambda own: ",".join(sorted(set(own))))


def _links() -> pd.DataFrame:
    """The concordance as it is joined to readings, one row a cell."""
    return _frame(tables.CONCORDANCE, list(concordance_rows()))[list(_LINKS)]
