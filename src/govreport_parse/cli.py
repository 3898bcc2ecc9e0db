"""The ``govreport`` command."""

from __future__ import annotations

import csv
import locale
import os
import sys
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, NoReturn, TextIO

import click
import msgspec

from govreport_parse import __version__
from govreport_parse.errors import GovReportError
from govreport_parse.forms import load_forms
from govreport_parse.forms.concordance import load_concordance
from govreport_parse.pipeline import parse as parse_report
from govreport_parse.report import AnnualReport, Finding
from govreport_parse.rules import RULES, UnknownRule, find_rule
from govreport_parse.rules import check as check_report
from govreport_parse.statements import listed_topics

if TYPE_CHECKING:
    from rich.console import Console

__all__ = ["main"]

EXIT_FINDINGS = 1
EXIT_MISUSE = 2
_SUFFIXES = frozenset({".html", ".htm", ".shtml", ".docx", ".txt", ".md"})
_READING_COLUMNS = (
    "file", "agency", "year", "form", "indicator", "applicant", "label", "value", "unit",
    "status", "raw",
)  # fmt: skip
# A cell that a spreadsheet would run as a formula is written behind an apostrophe.
_FORMULA = ("=", "+", "-", "@", "\t", "\r")

_lang_option = click.option(
    "--lang",
    type=click.Choice(["zh", "en"]),
    default=None,
    help="Language; by default the locale's.",
)


def _language(lang: str | None) -> str:
    if lang is not None:
        return lang
    for name in ("LC_ALL", "LC_MESSAGES", "LANG"):
        if value := os.environ.get(name):
            return "zh" if value.lower().startswith("zh") else "en"
    return "zh" if (locale.getlocale()[0] or "").lower().startswith(("zh", "chinese")) else "en"


def _console() -> Console:
    from rich.console import Console

    return Console(soft_wrap=False)


@click.group(context_settings={"help_option_names": ["-h", "--help"]})
@click.version_option(__version__)
def main() -> None:
    """Read and check 政府信息公开工作年度报告 (government information disclosure annual reports)."""
    for stream in (sys.stdout, sys.stderr):
        if hasattr(stream, "reconfigure"):
            stream.reconfigure(encoding="utf-8", errors="backslashreplace")


@main.command()
@click.argument("files", nargs=-1, required=True, type=click.Path(path_type=Path))
@click.option(
    "--format", "output", type=click.Choice(["text", "json", "csv"]), default="text",
    help="text: a summary; json: one record a line; csv: the readings.",
)  # fmt: skip
@_lang_option
def parse(files: Sequence[Path], output: str, lang: str | None) -> None:
    """Read reports and print what they say."""
    language = _language(lang)
    failed = False
    writer = None
    if output == "csv":
        writer = csv.writer(sys.stdout, lineterminator="\n")
        writer.writerow(_READING_COLUMNS)
    for path, report in _reports(files, language):
        if report is None:
            failed = True
        elif output == "json":
            click.echo(report.to_json())
        elif writer is not None:
            writer.writerows(_reading_rows(path, report))
        else:
            from govreport_parse.views.terminal import show_report

            show_report(report, _console(), language)
    if failed:
        sys.exit(EXIT_MISUSE)


def _reading_rows(path: Path, report: AnnualReport) -> Iterator[list[str]]:
    for r in report.readings:
        cells = (
            path, report.agency.name, report.year, r.form, r.indicator, r.applicant, r.label,
            r.value, r.unit, r.status, r.raw,
        )  # fmt: skip
        yield [_csv_cell(cell) for cell in cells]


def _csv_cell(value: object) -> str:
    if value is None:
        return ""
    if not isinstance(value, str):
        return str(value)
    return f"'{value}" if value.startswith(_FORMULA) else value


def _reports(files: Sequence[Path], lang: str) -> Iterator[tuple[Path, AnnualReport | None]]:
    """Each file with its report; None, and a line on stderr, where it cannot be read."""
    for path in files:
        try:
            yield path, parse_report(path)
        except GovReportError as error:
            _complain(path, error, lang)
            yield path, None


def _complain(path: Path, error: GovReportError, lang: str) -> None:
    reason = error.reason_zh if lang == "zh" else error.reason
    click.echo(f"{path}: {type(error).__name__}: {reason}", err=True)


@main.command()
@click.argument("paths", nargs=-1, required=True, type=click.Path(path_type=Path))
@click.option(
    "--format", "output", type=click.Choice(["text", "json"]), default="text",
    help="text: a line a finding; json: one finding a line.",
)  # fmt: skip
@click.option("--select", multiple=True, metavar="CODES", help="Only these rules (GR301, GR4).")
@click.option("--ignore", multiple=True, metavar="CODES", help="Not these rules.")
@_lang_option
def check(
    paths: Sequence[Path],
    output: str,
    select: Sequence[str],
    ignore: Sequence[str],
    lang: str | None,
) -> None:
    """Check reports; folders are searched.

    All files given are one set: a body's report on the year before serves to recompute stated
    changes.

    Exit status: 0 clean (hints allowed), 1 findings at warning or above, 2 misuse or unreadable
    input.
    """
    language = _language(lang)
    files = list(_files(paths, language))
    reports = []
    failed = not files
    for path, report in _reports(files, language):
        if report is None:
            failed = True
        else:
            reports.append((path, report))
    try:
        found = list(_check_all(reports, _codes(select) or None, _codes(ignore)))
    except UnknownRule as error:
        _misuse(str(error))
    if output == "json":
        for finding in found:
            click.echo(finding.to_json())
    else:
        _print_findings(found, len(reports), language)
    if failed:
        sys.exit(EXIT_MISUSE)
    if any(finding.severity != "hint" for finding in found):
        sys.exit(EXIT_FINDINGS)


def _codes(options: Sequence[str]) -> list[str]:
    return [code.strip() for option in options for code in option.split(",") if code.strip()]


def _misuse(message: str) -> NoReturn:
    click.echo(f"govreport: {message}", err=True)
    sys.exit(EXIT_MISUSE)


def _files(paths: Sequence[Path], lang: str) -> Iterator[Path]:
    for path in paths:
        if path.is_dir():
            inside = sorted(p for p in path.rglob("*") if p.suffix.lower() in _SUFFIXES)
            if not inside:
                words = "文件夹中没有HTML、DOCX或文本文件" if lang == "zh" else (
                    "the folder holds no HTML, DOCX or text file"
                )  # fmt: skip
                click.echo(f"{path}: {words}", err=True)
            yield from inside
        else:
            yield path


def _check_all(
    reports: Sequence[tuple[Path, AnnualReport]], select: list[str] | None, ignore: list[str]
) -> Iterator[Finding]:
    by_year = {(report.agency.name, report.year): report for _, report in reports}
    if not reports:
        for code in (*(select or ()), *ignore):
            if not any(rule.code.startswith(code.upper()) for rule in RULES):
                find_rule(code)
    for path, report in reports:
        previous = None
        if report.agency.name is not None and report.year is not None:
            previous = by_year.get((report.agency.name, report.year - 1))
        for finding in check_report(report, previous, select=select, ignore=ignore):
            yield msgspec.structs.replace(finding, file=str(path))


def _print_findings(found: Sequence[Finding], reports: int, lang: str) -> None:
    from govreport_parse.views.terminal import show_findings

    show_findings(found, _console(), lang)
    counts = {s: sum(f.severity == s for f in found) for s in ("error", "warning", "hint")}
    if lang == "zh":
        words = f"{reports}份报告：{counts['error']}个错误，{counts['warning']}个警告，{counts['hint']}个提示"
    else:
        words = (
            f"{reports} report(s): {counts['error']} error(s), {counts['warning']} warning(s), "
            f"{counts['hint']} hint(s)"
        )
    click.echo(words)


@main.command()
@_lang_option
def rules(lang: str | None) -> None:
    """List the rules."""
    from govreport_parse.views.terminal import show_rules

    show_rules(RULES, _console(), _language(lang))


@main.command()
@click.argument("code")
@_lang_option
def explain(code: str, lang: str | None) -> None:
    """Explain one rule, by code or name."""
    from govreport_parse.views.terminal import show_explanation

    try:
        rule = find_rule(code)
    except UnknownRule as error:
        _misuse(str(error))
    show_explanation(rule, _console(), _language(lang))


@main.command()
@click.option("--format", "output", type=click.Choice(["text", "json"]), default="text")
@click.option(
    "--concordance", is_flag=True,
    help="Which indicators of different forms measure the same thing.",
)  # fmt: skip
@click.option("--topics", is_flag=True, help="What the narrative may count, and its cells.")
@_lang_option
def forms(output: str, concordance: bool, topics: bool, lang: str | None) -> None:
    """List the statutory forms and their indicators."""
    if topics and concordance:
        raise click.UsageError("--topics and --concordance are two lists; ask for one")
    if output == "json":
        encode = msgspec.json.Encoder().encode
        listed: Iterable[msgspec.Struct] = load_forms()
        if concordance or topics:
            listed = load_concordance() if concordance else listed_topics()
        _write_lines(sys.stdout, (encode(record).decode() for record in listed))
        return
    from govreport_parse.views.terminal import show_concordance, show_forms, show_topics

    if topics:
        show_topics(listed_topics(), _console(), _language(lang))
    elif concordance:
        show_concordance(load_concordance(), _console(), _language(lang))
    else:
        show_forms(load_forms(), _console(), _language(lang))


def _write_lines(stream: TextIO, lines: Iterator[str]) -> None:
    stream.writelines(f"{line}\n" for line in lines)
