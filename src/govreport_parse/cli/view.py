"""``govreport view``."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import TYPE_CHECKING

import click

from govreport_parse.cli.conventions import EXIT_MISUSE, chosen_language, lang_option, misuse
from govreport_parse.cli.writing import write_file
from govreport_parse.model.errors import GovReportError
from govreport_parse.outputs.safe import say

if TYPE_CHECKING:
    from govreport_parse.model.document import Document
    from govreport_parse.model.records import AnnualReport

__all__ = ["view"]

_IS_INPUT = ("--output {} is a report that is read", "--output {}是要读取的报告")
_NOT_BEFORE = (
    "--previous {}: its year is {}, that of the report {}; the report on the year before is wanted",
    "--previous {}：其年度为{}，本报告年度为{}；应为上一年度的报告",
)
_UNKNOWN = ("unknown", "未知")


@click.command()
@click.argument("path", metavar="FILE", type=click.Path(path_type=Path))
@click.option(
    "-o", "--output", type=click.Path(path_type=Path), metavar="PAGE",
    help="Write to this file instead of standard output.",
)  # fmt: skip
@click.option(
    "--previous", type=click.Path(path_type=Path), metavar="FILE",
    help="The same body's report on the year before, for the rules that compare the two.",
)  # fmt: skip
@lang_option
def view(path: Path, output: Path | None, previous: Path | None, lang: str | None) -> None:
    """Show a report beside what was read from it and found in it, as one HTML page.

    Each value and each finding is linked with its place in the document. A browser opens the page
    without network.
    """
    from govreport_parse.rules import check

    language = chosen_language(lang)
    if output is not None and output.resolve() in {
        one.resolve() for one in (path, previous) if one
    }:
        misuse(_IS_INPUT[language == "zh"].format(output))
    document, report = _read(path, language)
    before = None if previous is None else _before(report, previous, language)
    findings = check(report, previous=before)
    page = report.to_html(findings, document=document, lang=language)
    if output is None:
        sys.stdout.write(page)
    else:
        write_file(output, page)


def _read(path: Path, lang: str) -> tuple[Document, AnnualReport]:
    """A document and its report; without one a line on standard error, and the end as for misuse."""
    from govreport_parse.pipeline import parse_document
    from govreport_parse.readers import read_document

    try:
        document = read_document(path)
        return document, parse_document(document)
    except GovReportError as error:
        say(f"{path}: {error.reason_zh if lang == 'zh' else error.reason}", err=True)
        sys.exit(EXIT_MISUSE)


def _before(report: AnnualReport, previous: Path, lang: str) -> AnnualReport:
    """Last year's report, which no other may stand for: its figures would accuse a correct report."""
    before = _read(previous, lang)[1]
    if report.year is None or before.year != report.year - 1:
        zh = lang == "zh"
        years = (one.year or _UNKNOWN[zh] for one in (before, report))
        misuse(_NOT_BEFORE[zh].format(previous, *years))
    return before
