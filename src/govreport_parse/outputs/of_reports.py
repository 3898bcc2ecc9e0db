"""The tables of reports straight from their records: what frames and Arrow tables are made of."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from typing import Any

from govreport_parse.model.arguments import require_reports
from govreport_parse.model.errors import WrongCall, WrongType
from govreport_parse.model.records import AnnualReport, Finding
from govreport_parse.outputs import tables
from govreport_parse.outputs.columns import Table
from govreport_parse.outputs.rows import (
    FindingRow,
    ReportRow,
    comparison_rows,
    reading_rows,
    section_rows,
    statement_rows,
)
from govreport_parse.rules import check

__all__ = ["TABLES_OF_REPORTS", "rows_of"]

#: As they are declared; frames and Arrow tables have them as :meth:`Table.for_frames` gives them.
TABLES_OF_REPORTS: dict[str, Table[Any]] = {
    table.name: table
    for table in (
        tables.REPORTS, tables.READINGS, tables.COMPARISONS, tables.STATEMENTS, tables.SECTIONS,
        tables.FINDINGS,
    )
}  # fmt: skip


def rows_of(
    function: str,
    reports: Iterable[AnnualReport],
    findings: Iterable[Iterable[Finding]] | None = None,
) -> Iterator[tuple[str, Sequence[object]]]:
    """What the rows of each table are taken from; ``report`` is the position in the input.

    Parameters
    ----------
    function
        What the caller called, for messages.
    reports
        Any number of reports, also none.
    findings
        Those of each report, in the order of `reports`; by default each report is checked here.

    Raises
    ------
    WrongType
        `reports` are none, or `findings` are not a list for each report.
    WrongCall
        These are fewer or more lists than reports, or there are none and a report cannot be checked, as parts
        of it were left out when it was read.
    """
    given = require_reports(function, reports)
    numbered = list(enumerate(given))
    found = _of_each(function, given, findings)
    # First, so that a severity there is not is refused by the closed list of its column.
    yield "findings", [FindingRow(key=i, finding=one) for i, own in enumerate(found) for one in own]
    yield "reports", [ReportRow(key=i, report=report) for i, report in numbered]
    yield "readings", [r for i, report in numbered for r in reading_rows(i, report, found[i])]
    yield "comparisons", [r for i, report in numbered for r in comparison_rows(i, report)]
    yield "statements", [r for i, report in numbered for r in statement_rows(i, report)]
    yield "sections", [r for i, report in numbered for r in section_rows(i, report)]


def _of_each(
    function: str,
    reports: Sequence[AnnualReport],
    findings: Iterable[Iterable[Finding]] | None,
) -> list[list[Finding]]:
    """The findings of each report: by its position, for several files may have one name."""
    if findings is None:
        _require_checkable(function, reports)
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


def _require_checkable(function: str, reports: Sequence[AnnualReport]) -> None:
    number = next((i for i, report in enumerate(reports) if report.left_out), None)
    if number is not None:
        parts = ", ".join(reports[number].left_out or ())
        raise WrongCall(
            f"{function}(): reports[{number}] was read without its {parts}, and cannot be checked; for tables without "
            "findings write findings=[()] * len(reports)",
            f"{function}()：reports[{number}]读取时略去了{parts}，无法检查；如不需要问题列表，"
            "请写作findings=[()] * len(reports)",
        )
