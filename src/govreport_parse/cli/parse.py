"""``govreport parse``."""

from __future__ import annotations

import sys
from collections.abc import Sequence
from pathlib import Path

import click

from govreport_parse.cli.conventions import EXIT_MISUSE, chosen_language, lang_option
from govreport_parse.cli.files import Reports
from govreport_parse.outputs.formats import format_help, format_names, report_writer

__all__ = ["parse"]


@click.command()
@click.argument("files", nargs=-1, required=True, type=click.Path(path_type=Path))
@click.option(
    "--format", "output", type=click.Choice(format_names("reports")), default="text",
    help=format_help("reports"),
)  # fmt: skip
@lang_option
def parse(files: Sequence[Path], output: str, lang: str | None) -> None:
    """Read reports and print what they say."""
    language = chosen_language(lang)
    reports = Reports(files, language)
    report_writer(output)(reports, sys.stdout, language)
    if reports.failed:
        sys.exit(EXIT_MISUSE)
