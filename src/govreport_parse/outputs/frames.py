"""Records as pandas DataFrames. The only module that imports pandas.

Every table has a fixed list of columns with fixed dtypes, also when it is empty. ``report`` is
the position of the report in the input, the key that joins the tables. Numbers are ``Float64``
(counts of a report are far below 2⁵³), missing ones ``<NA>``, never 0.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Any, Never, TypeAlias, TypeVar

import msgspec
import pandas as pd

from govreport_parse.forms.concordance import find_series, refuse_breaks
from govreport_parse.model.errors import WrongType
from govreport_parse.model.records import AnnualReport, Finding
from govreport_parse.outputs import tables
from govreport_parse.outputs.categories import SEVERITIES, STATUSES
from govreport_parse.outputs.columns import Column, Table
from govreport_parse.outputs.language import chosen_language
from govreport_parse.outputs.notebook import folded, page, table
from govreport_parse.outputs.of_reports import TABLES_OF_REPORTS, rows_of
from govreport_parse.outputs.rows import concordance_rows
from govreport_parse.outputs.summary import cut

__all__ = [
    "COLUMNS",
    "Frame",
    "Frames",
    "as_of_reports",
    "concordance_frame",
    "harmonise",
    "to_frames",
    "typed",
]

R = TypeVar("R")

#: A DataFrame, for annotations elsewhere.
Frame: TypeAlias = pd.DataFrame

_CONCORDANCE = tables.CONCORDANCE.for_frames()
# How far a cell without a figure is from one: the sum of several cells has the status of the furthest.
_DISTANCE = {status: distance for distance, status in enumerate(STATUSES)}
_RANK = {severity: rank for rank, severity in enumerate(SEVERITIES)}
_DTYPES = {
    "string": "string", "int": "Int64", "number": "Float64", "bool": "bool", "date": "datetime64[s]",
    "places": "object",
}  # fmt: skip
# Of each frame in a notebook.
_HEAD = 5
# What harmonising asks of the concordance.
_LINKS = (
    "series", "label", "label_zh", "form", "indicator", "relation", "segment", "indicators", "of",
)  # fmt: skip


def _dtype(column: Column) -> Any:
    if column.values and not column.as_text:
        values = column.values[::-1] if column.ranked else column.values
        return pd.CategoricalDtype(list(values), ordered=column.ranked)
    if column.type == "int" and column.required:
        return "int64"
    return _DTYPES[column.type]


_DECLARED: dict[str, tuple[Column, ...]] = {
    **{name: table.for_frames().columns for name, table in TABLES_OF_REPORTS.items()},
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
    return Frames(
        **{
            name: _frame(TABLES_OF_REPORTS[name].for_frames(), found)
            for name, found in rows_of("to_frames", reports, findings)
        }
    )


def typed(table: Table[Never], frame: Frame) -> Frame:
    """A table that was read elsewhere, with the types of its declaration.

    Raises
    ------
    UnknownValue
        A value is not in the closed list of its column.
    """
    return pd.DataFrame(
        {
            column.name: _series(column, frame[column.name].astype("object"))
            for column in table.columns
        }
    )


def as_of_reports(name: str, frame: Frame) -> Frame:
    """A table of a dataset as :func:`to_frames` has it; ``report`` stands in it already."""
    table = TABLES_OF_REPORTS[name]
    kept = [column for column in table.columns if column.only != "dataset"]
    named = {column.frame or column.name: frame[column.name] for column in kept}
    return typed(table.for_frames(), pd.DataFrame(named))


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


def harmonise(
    readings: pd.DataFrame, series: str | None = None, *, across_breaks: bool = False
) -> pd.DataFrame:
    """Readings as series that run through the forms, as the concordance declares them.

    Parameters
    ----------
    readings
        ``to_frames(…).readings``, or rows of it.
    series
        The one to give, with a row a report and category of applicants; by default all.
    across_breaks
        Give a series though it breaks within these readings, in one with its other quantity.

    Returns
    -------
    DataFrame
        One row a report, series, form and applicant, columns ``harmonised`` of
        :data:`COLUMNS`. ``value`` is the cell's figure, or the sum of the cells that
        ``indicators`` names (joined by ``+``); it is <NA> unless all of them hold one, ``status``
        then being the one furthest from a figure. What has no applicants stands under ``total``.
        Chain values within one ``segment`` alone, and mind ``relation``: ``near`` means that
        :func:`concordance_frame` gives a reason.
        ``inferred_zero``: all of its cells are blanks that stand for 0; ``findings`` and
        ``suspect`` are those of any of them.

    Raises
    ------
    UnknownValue
        A ``status`` is none that a reading can have.
    WrongCall
        There is no such series, or it breaks within these readings; says why.
    WrongType
        For what is no table.
    """
    _require_table(readings)
    links = _links()
    if series is not None:
        chosen = find_series(series)
        links = links[links["series"] == series]
    printed = readings.dropna(subset=["indicator"]).drop(columns="label")
    cells = printed.merge(links, on=["form", "indicator"])
    cells["applicant"] = cells["applicant"].fillna("total")
    tables.READINGS.column("status").require_known(cells["status"].unique())
    reported = cells["status"] == "reported"
    cells["value"] = cells["value"].where(reported)
    cells["distance"] = cells["status"].map(_DISTANCE).astype("int64")
    cells["rank"] = cells["suspect"].map(_RANK).astype("float64")
    groups = cells.groupby(
        ["report", "series", "form", "applicant"], sort=False, dropna=False, observed=True
    )
    found = groups.agg(
        **{name: (name, "first") for name in tables.OF_REPORT},
        **{
            name: (name, "first")
            for name in ("label", "label_zh", "segment", "relation", "indicators")
        },
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
    if series is not None and not across_breaks:
        refuse_breaks((series, chosen.label), chosen.stretches, found["segment"].unique())
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
