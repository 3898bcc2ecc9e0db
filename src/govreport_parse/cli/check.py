"""``govreport check``."""

from __future__ import annotations

import sys
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

import click

from govreport_parse.cli.conventions import (
    EXIT_FINDINGS,
    EXIT_MISUSE,
    chosen_language,
    lang_option,
    misuse,
    ocr_option,
    rule_options,
)
from govreport_parse.cli.files import Reports, find_files
from govreport_parse.cli.single import keep_reports
from govreport_parse.cli.writing import writer_to
from govreport_parse.model.errors import WrongCall
from govreport_parse.outputs.checked import Checked
from govreport_parse.outputs.formats import format_help, format_names
from govreport_parse.outputs.safe import say

if TYPE_CHECKING:
    from govreport_parse.cli.configuration import Config
    from govreport_parse.model.records import AnnualReport, Finding

__all__ = ["check"]

_NO_BASELINE = (
    "--write-baseline needs --baseline FILE",
    "使用--write-baseline时须用--baseline指定文件",
)

_WRITTEN = ("{}: {} known finding(s) written", "{}：已写入已知问题{}个")


@click.command()
@click.argument("paths", nargs=-1, required=True, type=click.Path(path_type=Path))
@click.option(
    "--format", "chosen", type=click.Choice(format_names("findings")), default="text",
    help=format_help("findings"),
)  # fmt: skip
@click.option(
    "-o", "--output", type=click.Path(path_type=Path), metavar="FILE",
    help="Write to this file instead; csv with the mark by which spreadsheets know UTF-8.",
)  # fmt: skip
@click.option("--exit-zero", is_flag=True, help="Exit with 0 whatever is found.")
@rule_options
@click.option(
    "--baseline", type=click.Path(path_type=Path), help="Known findings, which are not shown."
)
@click.option("--write-baseline", is_flag=True, help="Write all findings to the baseline file.")
@click.option("--statistics", is_flag=True, help="Count the findings by rule instead.")
@ocr_option
@lang_option
def check(
    paths: Sequence[Path],
    chosen: str,
    output: Path | None,
    exit_zero: bool,
    select: Sequence[str],
    ignore: Sequence[str],
    settings: Path | None,
    baseline: Path | None,
    write_baseline: bool,
    statistics: bool,
    ocr: bool,
    lang: str | None,
) -> None:
    """Check reports; folders are searched for all that may be one, whatever its name.

    All files given are one set: a body's reports are held against the year before and against
    one another, and those of different bodies where they must agree.

    Exit status: 0 clean (hints allowed), 1 findings at warning or above (0 with --exit-zero),
    2 misuse or unreadable input.
    """
    from govreport_parse.cli import baseline as baselines
    from govreport_parse.cli.configuration import find_config, with_options

    language = chosen_language(lang)
    write = writer_to(output, chosen, language, statistics=statistics)
    if write_baseline and baseline is None:
        misuse(_NO_BASELINE[language == "zh"])
    try:
        path = settings or find_config(Path.cwd())
        config = with_options(path, select, ignore)
        known = None if baseline is None or write_baseline else baselines.read_baseline(baseline)
    except WrongCall as error:
        misuse(error.message(language))
    own = [own for own in (path, baseline, output) if own is not None]
    given = find_files(paths, language, own=own)
    keep_reports(output, given.files, language)
    read = Reports(given.files, language, whole=True, ocr=ocr)
    reports = [report for _, report in read]
    every = list(_check_all(reports, config))
    found = every if known is None else baselines.unknown_findings(every, known)
    if baseline is not None and write_baseline:
        written = baselines.write_baseline(baseline, every)
        say(_WRITTEN[language == "zh"].format(baseline, written), err=True)
        found = []
    checked = Checked(
        findings=found,
        reports=reports,
        unread=(*given.unread, *read.unread),
        known=len(every) - len(found),
        partial=bool(config.select or config.ignore or config.per_path_ignores),
    )
    write(checked)
    if checked.unread or not given.files:
        sys.exit(EXIT_MISUSE)
    if not exit_zero and any(finding.severity != "hint" for finding in found):
        sys.exit(EXIT_FINDINGS)


def _check_all(reports: Sequence[AnnualReport], config: Config) -> Iterator[Finding]:
    """The findings of each report in turn; the file of a finding is the path that was given."""
    from govreport_parse.rules import check as check_alone
    from govreport_parse.rules import check_set

    judged = check_set(
        reports, select=config.select, ignore=config.ignore, tolerance=config.tolerance
    )
    for report, found in zip(reports, judged, strict=True):
        path = Path(report.source.name).as_posix()
        if left_out := config.left_out(path):
            # What a rule that is left out tells in place of others is for these to tell.
            alone = check_alone(
                report,
                select=config.select,
                ignore=(*config.ignore, *left_out),
                tolerance=config.tolerance,
            )
            found += [finding for finding in alone if finding not in found]
        yield from config.applied(found, path)
