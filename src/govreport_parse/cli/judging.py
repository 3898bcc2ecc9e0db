"""Reports judged under the settings of a command."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from govreport_parse.cli.configuration import Config
from govreport_parse.model.records import AnnualReport, Finding
from govreport_parse.rules import check_set

__all__ = ["judged"]


def judged(reports: Sequence[AnnualReport], config: Config) -> list[list[Finding]]:
    """The findings of each report of a set; the file of a finding is the path that was given."""
    found = check_set(
        reports, select=config.select, ignore=config.ignore, tolerance=config.tolerance
    )
    return [
        config.applied(own, Path(report.source.name).as_posix())
        for report, own in zip(reports, found, strict=True)
    ]
