"""Tables as they are declared: every value is found under its name, and none is lost in silence."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from decimal import Decimal
from functools import reduce
from operator import or_
from types import NoneType, UnionType
from typing import Any, Literal, Union, get_args, get_origin, get_type_hints

import msgspec
import pandas as pd
import pytest

import govreport_parse as gp
from govreport_parse.archive.store import tables as dataset
from govreport_parse.outputs import tables
from govreport_parse.outputs.columns import Column, Table, UnknownValue, number, text
from govreport_parse.outputs.frames import COLUMNS, concordance_frame
from govreport_parse.outputs.rows import (
    ComparisonRow,
    ConcordanceRow,
    FindingRow,
    ReadingRow,
    ReportRow,
    SectionRow,
    StatementRow,
)
from tests.pages import page

DECLARED = [
    tables.REPORTS, tables.READINGS, tables.COMPARISONS, tables.STATEMENTS, tables.SECTIONS,
    tables.FINDINGS, tables.CONCORDANCE,
]  # fmt: skip
COMPARED = "<p>一、概述</p><p>全年主动公开信息815条，比上年增长12%。</p>"


@dataclass
class Pair:
    word: str | None
    figure: int | Decimal | None


PAIRS: Table[Pair] = Table(
    name="pairs",
    description="-",
    description_zh="-",
    columns=(
        text("first", "-", "-", "word", values=("a", "b")),
        number("second", "-", "-", "figure"),
    ),
)


def test_values_stand_in_the_order_of_the_names() -> None:
    rows = PAIRS.rows([Pair("a", 1), Pair(None, None), Pair("b", Decimal("1.5"))])
    assert PAIRS.names == ("first", "second")
    assert rows == [("a", 1), (None, None), ("b", Decimal("1.5"))]
    stored = PAIRS.column("second").stored(row[1] for row in rows)
    assert [repr(value) for value in stored] == ["1.0", "None", "1.5"]
    assert PAIRS.rows([]) == []


def test_what_a_closed_list_does_not_know_is_refused() -> None:
    with pytest.raises(UnknownValue, match=r"'c' cannot stand in the column first, .* a, b"):
        PAIRS.rows([Pair("a", 1), Pair("c", 1)])
    required = msgspec.structs.replace(PAIRS.columns[0], required=True)
    with pytest.raises(UnknownValue, match="None cannot stand"):
        required.require_known(["a", None])
    required.require_known(["a", "b"])


@pytest.fixture(scope="module")
def report() -> gp.AnnualReport:
    return gp.parse(page(COMPARED).encode())


def with_format(report: gp.AnnualReport) -> gp.AnnualReport:
    source = msgspec.structs.replace(report.source, format="xps")
    return msgspec.structs.replace(report, source=source)


def with_level(report: gp.AnnualReport) -> gp.AnnualReport:
    agency = msgspec.structs.replace(report.agency, level="village")
    return msgspec.structs.replace(report, agency=agency)


def with_reading(report: gp.AnnualReport, **changes: str) -> gp.AnnualReport:
    first = msgspec.structs.replace(report.readings[0], **changes)
    return msgspec.structs.replace(report, readings=(first, *report.readings[1:]))


def with_qualifier(report: gp.AnnualReport) -> gp.AnnualReport:
    first = msgspec.structs.replace(report.statements[0], qualifier="nearly")
    return msgspec.structs.replace(report, statements=(first, *report.statements[1:]))


@pytest.mark.parametrize(
    ("change", "column"),
    [
        (with_format, "format"),
        (with_level, "level"),
        (lambda report: with_reading(report, status="lost"), "status"),
        (lambda report: with_reading(report, form="1999"), "form"),
        (lambda report: with_reading(report, applicant="everyone"), "applicant"),
        (with_qualifier, "qualifier"),
    ],
)
def test_no_frame_hides_an_unknown_value(report: gp.AnnualReport, change: Any, column: str) -> None:
    gp.to_frames([report], [[]])
    with pytest.raises(UnknownValue, match=f"the column {column}, which takes"):
        gp.to_frames([change(report)], [[]])


def test_no_frame_hides_an_unknown_severity(report: gp.AnnualReport) -> None:
    (found, *_) = gp.check(gp.parse(page(values={"requests.received": "3"}).encode()))
    grave = msgspec.structs.replace(found, severity="fatal")
    with pytest.raises(UnknownValue, match="the column severity"):
        gp.to_frames([report], [[grave]])


def test_harmonised_readings_hide_no_unknown_value(report: gp.AnnualReport) -> None:
    readings = gp.to_frames([report], [[]]).readings
    readings["status"] = readings["status"].astype("string").replace("reported", "lost")
    with pytest.raises(UnknownValue, match="'lost' cannot stand in the column status"):
        gp.harmonise(readings)


def test_categories_are_those_of_the_declaration() -> None:
    dtypes = {name: dict(columns) for name, columns in COLUMNS.items()}
    for table in DECLARED:
        for column in table.for_frames().columns:
            dtype = dtypes[table.name][column.name]
            if column.values and not column.as_text:
                assert isinstance(dtype, pd.CategoricalDtype)
                assert set(dtype.categories) == set(column.values)
            else:
                assert not isinstance(dtype, pd.CategoricalDtype)
    severity = dtypes["findings"]["severity"]
    assert list(severity.categories) == ["hint", "warning", "error"]  # type: ignore[attr-defined]


def test_every_column_is_described_in_both_languages() -> None:
    for table in DECLARED:
        for columns in (table.for_frames().columns, table.for_dataset().columns):
            for column in columns:
                assert column.description.isascii()
                assert any("\u4e00" <= char <= "\u9fff" for char in column.description_zh)
            names = [column.name for column in columns]
            assert len(set(names)) == len(names)


KINDS = {
    str: "string", int: "int", bool: "bool", dt.date: "date", Decimal: "number", float: "number",
    list[dict[str, int | None]]: "places",
}  # fmt: skip


def held(row: type, path: str) -> Any:
    """The annotation of what a path leads to."""
    kind: Any = row
    for name in path.split("."):
        inner = [one for one in get_args(kind) or (kind,) if one is not NoneType]
        found = [
            get_type_hints(one.__dict__[name].fget)["return"]
            if isinstance(one.__dict__.get(name), property)
            else get_type_hints(one)[name]
            for one in inner
        ]
        assert found, path
        kind = reduce(or_, found)
    return kind


def members(kind: Any) -> set[Any]:
    """The plain types that an annotation allows; the words of a closed list are strings."""
    if get_origin(kind) is Literal:
        return {str}
    if get_origin(kind) in (Union, UnionType):
        return set().union(*(members(one) for one in get_args(kind)))
    return {kind}


def of_every_column() -> list[Any]:
    rows = {
        tables.REPORTS: ReportRow, tables.READINGS: ReadingRow, tables.COMPARISONS: ComparisonRow,
        tables.STATEMENTS: StatementRow, tables.SECTIONS: SectionRow, tables.FINDINGS: FindingRow,
        tables.CONCORDANCE: ConcordanceRow, dataset.RECORDS: dataset.RecordRow,
        dataset.FAILURES: dataset.FailureRow, dataset.DUPLICATES: dataset.DuplicateRow,
        dataset.MANIFEST: dataset.ManifestRow,
    }  # fmt: skip
    return [
        pytest.param(row, column, id=f"{table.name}-{column.name}")
        for table, row in rows.items()
        for column in table.columns
        if column.path not in ("key", "posting.text_hash")  # of frames, and of a dataset: two types
    ]


@pytest.mark.parametrize(("row", "column"), of_every_column())
def test_a_column_has_the_type_of_what_it_is_taken_from(row: type, column: Column) -> None:
    kinds = members(held(row, column.path))
    types = {KINDS[kind] for kind in kinds if kind is not NoneType}
    assert types in ({column.type}, {column.type, "int"})
    assert not (column.required and NoneType in kinds)


def test_the_concordance_has_a_relation_for_all_but_the_first_form() -> None:
    found = concordance_frame()
    first = found.groupby("series", observed=True)["form"].transform("first") == found["form"]
    assert found.loc[~first, "relation"].notna().all()
    assert found.loc[first, "relation"].isna().all()
