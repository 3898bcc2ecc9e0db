"""The tables that an export writes: those of a dataset, the panel, the concordance and the coverage.

The columns are those that the views have; what each holds is declared where the column comes from.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Never

from govreport_parse.archive.store.database import FIXED
from govreport_parse.archive.store.tables import TABLES, VIEWS
from govreport_parse.archive.store.views import SORTED
from govreport_parse.model.errors import WrongCall
from govreport_parse.outputs.columns import Column, Table, number, whole_number
from govreport_parse.outputs.series_tables import COMPUTED

if TYPE_CHECKING:
    import duckdb

__all__ = ["EXPORTED", "exported_table", "held_by", "order_of"]

#: Names of all that an export writes.
EXPORTED = (
    *TABLES,
    *COMPUTED,
    "suspects",
    "coverage_reports",
    "coverage_readings",
    "coverage_failures",
)

# Columns that a computed table counts.
_COUNTS: dict[tuple[str, str], Column] = {
    (table, column.name): column
    for table, column in (
        ("coverage_reports", whole_number("reports", "Number of reports", "报告数", "")),
        ("coverage_reports", whole_number(
            "with_agency", "Reports whose body is known", "可知报告机关的报告数", "")),
        ("coverage_reports", whole_number(
            "without_tables", "Reports in which no statutory table was found", "未识别出法定报表的报告数", "")),
        ("coverage_readings", whole_number("readings", "Number of cells", "数据项数", "")),
        ("coverage_readings", number(
            "share", "Their share of the cells of the year and form", "占该年度该格式数据项的比例", "")),
        ("coverage_failures", whole_number("sources", "Number of sources", "来源数", "")),
    )
}  # fmt: skip
# Where else a column of a computed table comes from, the first that has it.
_DECLARED: dict[str, Column] = {
    column.name: column for table in reversed(VIEWS.values()) for column in table.columns
}
_PLACE = ("report_id", "block", "row", "column", "start", "end")


def held_by(base: duckdb.DuckDBPyConnection) -> list[str]:
    """Those of :data:`EXPORTED` that an open dataset has."""
    found = base.execute("SELECT table_name FROM information_schema.tables").fetchall()
    there = {name for (name,) in found}
    return [name for name in EXPORTED if name in there]


def exported_table(base: duckdb.DuckDBPyConnection, name: str) -> Table[Never]:
    """A table as an export writes it.

    Parameters
    ----------
    base
        An open dataset.
    name
        One of :data:`EXPORTED`.

    Raises
    ------
    WrongCall
        There is no such table.
    """
    if name not in EXPORTED:
        known = ", ".join(EXPORTED)
        raise WrongCall(
            f"there is no table {name}; there are {known}", f"无表{name}；可用：{known}"
        )
    if name not in held_by(base):
        raise WrongCall(
            f"the dataset was made without the table {name}; govreport batch without --tables makes it",
            f"该数据集生成时略去了表{name}；govreport batch不带--tables即可生成",
        )
    own = COMPUTED.get(name) or VIEWS.get(name)
    if own is not None:
        return own
    names = [row[0] for row in base.execute(f'DESCRIBE "{name}"').fetchall()]
    columns = tuple(_COUNTS.get((name, column)) or _DECLARED[column] for column in names)
    ((comment,),) = base.execute(
        "SELECT comment FROM duckdb_views() WHERE view_name = ? AND NOT internal", [name]
    ).fetchall()
    english, chinese = re.split(r"\. (?=[^\x00-\x7f])", comment)
    return Table(
        name=name, description=english, description_zh=chinese.removesuffix("。"), columns=columns,
        by_year=False,
    )  # fmt: skip


def order_of(table: Table[Never], first: str = "report_id") -> str:
    """Columns that put the rows of a table into one order, whatever chunks they come from.

    That of the documents where rows have a place in one; none for views that have an order of their own.

    Parameters
    ----------
    table
        As it is exported.
    first
        The column by which reports are ordered.
    """
    if table.name in SORTED:
        return ""
    if table.name in FIXED:
        return "rowid"
    places = [name for name in (*table.key, *_PLACE) if name in table.names]
    rest = [name for name in table.names if name not in places] if not table.key else []
    named = [first if name == "report_id" else name for name in (*places, *rest)]
    return ", ".join(f'"{name}"' for name in dict.fromkeys(named))
