"""Records and findings as JSON, one a line."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path
from typing import TextIO

import click

from govreport_parse.model.records import AnnualReport
from govreport_parse.outputs.checked import Checked
from govreport_parse.outputs.safe import json_line

__all__ = ["write_findings", "write_reports"]


def write_reports(reports: Iterable[tuple[Path, AnnualReport]], out: TextIO, _lang: str) -> None:
    """One record a line, each as soon as it is read."""
    for _, report in reports:
        click.echo(json_line(report.to_json()), file=out)


def write_findings(checked: Checked, out: TextIO, _lang: str) -> None:
    """One finding a line."""
    out.writelines(f"{json_line(finding.to_json())}\n" for finding in checked.findings)
