"""``govreport view``."""

from __future__ import annotations

import sys
from collections.abc import Sequence
from pathlib import Path

import click

from govreport_parse.cli.conventions import (
    chosen_language,
    lang_option,
    ocr_option,
    previous_option,
    rule_options,
)
from govreport_parse.cli.single import configured, findings_of, keep_reports, read_one
from govreport_parse.cli.writing import write_file

__all__ = ["view"]


@click.command()
@click.argument("path", metavar="FILE", type=click.Path(path_type=Path))
@click.option(
    "-o", "--output", type=click.Path(path_type=Path), metavar="PAGE",
    help="Write to this file instead of standard output.",
)  # fmt: skip
@previous_option
@rule_options
@ocr_option
@lang_option
def view(
    path: Path,
    output: Path | None,
    previous: Path | None,
    select: Sequence[str],
    ignore: Sequence[str],
    settings: Path | None,
    ocr: bool,
    lang: str | None,
) -> None:
    """Show a report beside what was read from it and found in it, as one HTML page.

    Each value and each finding is linked with its place in the document. A browser opens the page
    without network.
    """
    language = chosen_language(lang)
    keep_reports(output, (path, previous), language)
    config = configured(settings, select, ignore, language)
    document, report = read_one(path, language, ocr=ocr)
    findings = findings_of(report, path, previous, config, language, ocr=ocr)
    file = path.read_bytes() if report.source.format == "pdf" else None
    page = report.to_html(findings, document=document, file=file, lang=language)
    if output is None:
        sys.stdout.write(page)
    else:
        write_file(output, page, language)
