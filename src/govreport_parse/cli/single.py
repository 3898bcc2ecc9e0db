"""A report that a command is about, and last year's beside it."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import TYPE_CHECKING

from govreport_parse.cli.conventions import EXIT_MISUSE, misuse
from govreport_parse.model.errors import GovReportError
from govreport_parse.outputs.safe import say

if TYPE_CHECKING:
    from govreport_parse.model.document import Document
    from govreport_parse.model.records import AnnualReport

__all__ = ["read_last_years", "read_one"]

_NOT_BEFORE = (
    "--previous {}: its year is {}, that of the report {}; the report on the year before is wanted",
    "--previous {}：其年度为{}，本报告年度为{}；应为上一年度的报告",
)
_UNKNOWN = ("unknown", "未知")


def read_one(path: Path, lang: str) -> tuple[Document, AnnualReport]:
    """A document and its report; without one a line on standard error, and the end as for misuse."""
    from govreport_parse.pipeline import parse_document
    from govreport_parse.readers import read_document

    try:
        document = read_document(path)
        return document, parse_document(document)
    except GovReportError as error:
        say(f"{path}: {error.reason_zh if lang == 'zh' else error.reason}", err=True)
        sys.exit(EXIT_MISUSE)


def read_last_years(report: AnnualReport, previous: Path, lang: str) -> AnnualReport:
    """Last year's report, which no other may stand for: its figures would accuse a correct report."""
    before = read_one(previous, lang)[1]
    if report.year is None or before.year != report.year - 1:
        zh = lang == "zh"
        years = (one.year or _UNKNOWN[zh] for one in (before, report))
        misuse(_NOT_BEFORE[zh].format(previous, *years))
    return before
