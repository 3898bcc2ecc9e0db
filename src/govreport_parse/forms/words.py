"""The forms' own words for codes, for messages in Chinese."""

from __future__ import annotations

from functools import cache

from govreport_parse.forms import load_forms

__all__ = ["TABLE_NAMES", "applicant_label", "indicator_label"]

TABLE_NAMES = {
    "local": "统计表",
    "summary": "政府信息公开情况统计表",
    "disclosure": "主动公开政府信息情况",
    "requests": "收到和处理政府信息公开申请情况",
    "remedies": "行政复议、行政诉讼情况",
}


def applicant_label(code: str) -> str:
    """The column of an applicant category (``natural_person`` → 自然人); the code where there is none."""
    return _applicants().get(code, code)


def indicator_label(code: str) -> str:
    """The row or cell of an indicator in the newest form that has it; the code where none has."""
    return _indicators().get(code, code)


@cache
def _applicants() -> dict[str, str]:
    tables = [table for form in load_forms() for table in form.tables if table.layout == "matrix"]
    return {column.code: column.label for table in tables for column in table.columns}


@cache
def _indicators() -> dict[str, str]:
    return {
        cell.indicator: cell.label
        for form in load_forms()
        for table in form.tables
        for cell in table.cells()
    }
