"""The forms' own words for codes, for messages in Chinese."""

from __future__ import annotations

from functools import cache

from govreport_parse.forms import load_forms

__all__ = ["applicant_label", "indicator_label", "table_title"]


def applicant_label(code: str) -> str:
    """The column of an applicant category (``natural_person`` → 自然人); the code where there is none."""
    return _applicants().get(code, code)


def indicator_label(code: str) -> str:
    """The row or cell of an indicator in the newest form that has it; the code where none has."""
    return _indicators().get(code, code)


def table_title(table: str) -> str:
    """The title of a table in the newest form that has it; its name where none has."""
    return _titles().get(table, table)


@cache
def _titles() -> dict[str, str]:
    return {table.table: table.title for form in load_forms() for table in form.tables}


@cache
def _applicants() -> dict[str, str]:
    tables = [table for form in load_forms() for table in form.tables if table.layout == "matrix"]
    return {column.code: column.label for table in tables for column in table.columns}


@cache
def _indicators() -> dict[str, str]:
    tables = [table for form in load_forms() for table in form.tables]
    rows = {row.code: row.label for table in tables for row in table.rows}
    return rows | {cell.indicator: cell.label for table in tables for cell in table.cells()}
