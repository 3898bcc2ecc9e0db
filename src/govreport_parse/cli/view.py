"""``govreport view``."""

from __future__ import annotations

import sys
from pathlib import Path

import click

from govreport_parse.cli.conventions import chosen_language, lang_option, misuse
from govreport_parse.cli.single import read_last_years, read_one
from govreport_parse.cli.writing import write_file

__all__ = ["view"]

_IS_INPUT = ("--output {} is a report that is read", "--output {}是要读取的报告")


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
    document, report = read_one(path, language)
    before = None if previous is None else read_last_years(report, previous, language)
    findings = check(report, previous=before)
    page = report.to_html(findings, document=document, lang=language)
    if output is None:
        sys.stdout.write(page)
    else:
        write_file(output, page)
