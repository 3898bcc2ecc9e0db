"""Readings and findings as CSV, for a spreadsheet: columns of their tables, figures as exact as printed."""

from __future__ import annotations

import csv
from collections.abc import Iterable
from operator import attrgetter
from pathlib import Path
from typing import TextIO

from govreport_parse.model.records import AnnualReport
from govreport_parse.outputs.checked import Checked
from govreport_parse.outputs.rows import FindingRow, reading_rows
from govreport_parse.outputs.safe import csv_cell
from govreport_parse.outputs.tables import FINDINGS, READINGS

__all__ = ["write_findings", "write_reports"]

_OF_READINGS = (
    "agency", "year", "form", "indicator", "applicant", "label", "value", "unit", "status", "raw",
)  # fmt: skip
_OF_FINDINGS = (
    "file", "rule", "name", "severity", "message", "where", "indicators", "applicant", "observed",
    "expected", "suggestion",
)  # fmt: skip
# Columns that the language chooses.
_CHINESE = {"message": "message_zh", "where": "where_zh", "suggestion": "suggestion_zh"}


def write_reports(reports: Iterable[tuple[Path, AnnualReport]], out: TextIO, _lang: str) -> None:
    """The readings, each with the path of its file."""
    writer = csv.writer(out, lineterminator="\n")
    writer.writerow(("file", *_OF_READINGS))
    values = attrgetter(*(READINGS.column(name).path for name in _OF_READINGS))
    for path, report in reports:
        for row in reading_rows(None, report):
            writer.writerow(map(csv_cell, (path, *values(row))))


def write_findings(checked: Checked, out: TextIO, lang: str) -> None:
    """The findings, messages in one language."""
    writer = csv.writer(out, lineterminator="\n")
    writer.writerow(_OF_FINDINGS)
    own = _CHINESE if lang == "zh" else {}
    paths = {name: FINDINGS.column(own.get(name, name)).path for name in _OF_FINDINGS}
    values = attrgetter(*paths.values())
    for finding in checked.findings:
        cells = dict(zip(_OF_FINDINGS, values(FindingRow(key=None, finding=finding)), strict=True))
        # Commas would make one cell look like several.
        cells["indicators"] = " ".join(finding.indicators)
        writer.writerow(map(csv_cell, cells.values()))
