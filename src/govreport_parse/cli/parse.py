"""``govreport parse``."""

from __future__ import annotations

import sys
from collections.abc import Sequence
from pathlib import Path

import click

from govreport_parse.cli.conventions import (
    EXIT_MISUSE,
    chosen_language,
    lang_option,
    ocr_option,
)
from govreport_parse.cli.files import Reports, find_files
from govreport_parse.outputs.formats import format_help, format_names, report_writer

__all__ = ["parse"]


@click.command()
@click.argument("paths", nargs=-1, required=True, type=click.Path(path_type=Path))
@click.option(
    "--format", "output", type=click.Choice(format_names("reports")), default="text",
    help=format_help("reports"),
)  # fmt: skip
@ocr_option
@lang_option
def parse(paths: Sequence[Path], output: str, ocr: bool, lang: str | None) -> None:
    """Read reports and print what they say; folders are searched for all that may be one.

    A report is called by the name of its file, and by its path where a folder is given: files of
    one name lie in several.
    """
    language = chosen_language(lang)
    given = find_files(paths, language)
    whole = any(path.is_dir() for path in paths)
    reports = Reports(given.files, language, whole=whole, ocr=ocr)
    report_writer(output)(reports, sys.stdout, language)
    if reports.unread or given.unread or not given.files:
        sys.exit(EXIT_MISUSE)
