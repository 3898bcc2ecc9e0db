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
from govreport_parse.cli.baseline import BaselineError, read_baseline, unknown_findings
from govreport_parse.cli.baseline import write_baseline as save_baseline
from govreport_parse.cli.batch import register as register_archive
from govreport_parse.cli.configuration import Config, ConfigError, find_config, load_config
from govreport_parse.forms import load_forms
from govreport_parse.forms.concordance import load_concordance
from govreport_parse.model.errors import GovReportError
from govreport_parse.model.records import AnnualReport, Finding
from govreport_parse.outputs.safe import (
    csv_cell,
    json_line,
    say,
    workflow_data,
    workflow_property,
)
from govreport_parse.pipeline import parse as parse_report
from govreport_parse.rules import RULES, UnknownRule, check_set, expand_codes, find_rule
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
_FINDING_COLUMNS = (
    "file", "rule", "name", "severity", "message", "indicators", "applicant", "observed", "expected",
    "suggestion", "block", "row", "column",
)  # fmt: skip

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
            click.echo(json_line(report.to_json()))
        elif writer is not None:
            writer.writerows(_reading_rows(path, report))
        else:
            from govreport_parse.outputs.terminal import show_report

            show_report(report, _console(), language)
    if failed:
        sys.exit(EXIT_MISUSE)


def _reading_rows(path: Path, report: AnnualReport) -> Iterator[list[str]]:
    for r in report.readings:
        cells = (
            path, report.agency.name, report.year, r.form, r.indicator, r.applicant, r.label,
            r.value, r.unit, r.status, r.raw,
        )  # fmt: skip
        yield [csv_cell(cell) for cell in cells]


def _reports(
    files: Sequence[Path], lang: str, *, whole: bool = False
) -> Iterator[tuple[Path, AnnualReport | None]]:
    """Each file with its report; None, and a line on stderr, where it cannot be read.

    `whole` names the sources by their paths as given, else by the file's name alone.
    """
    for path in files:
        try:
            yield path, parse_report(path, name=str(path) if whole else None)
        except GovReportError as error:
            _complain(path, error, lang)
            yield path, None


def _complain(path: Path, error: GovReportError, lang: str) -> None:
    reason = error.reason_zh if lang == "zh" else error.reason
    say(f"{path}: {type(error).__name__}: {reason}", err=True)


@main.command()
@click.argument("paths", nargs=-1, required=True, type=click.Path(path_type=Path))
@click.option(
    "--format", "output", type=click.Choice(["text", "json", "csv", "sarif", "github"]), default="text",
    help="text: a line a finding; json: one finding a line; csv; sarif: SARIF 2.1.0; github: one "
    "annotation a line.",
)  # fmt: skip
@click.option("--select", multiple=True, metavar="CODES", help="Only these rules (GR301, GR4).")
@click.option("--ignore", multiple=True, metavar="CODES", help="Not these rules.")
@click.option(
    "--config", "settings", type=click.Path(path_type=Path),
    help="Settings file; by default the nearest govreport.toml or pyproject.toml.",
)  # fmt: skip
@click.option(
    "--baseline", type=click.Path(path_type=Path), help="Known findings, which are not shown."
)
@click.option("--write-baseline", is_flag=True, help="Write all findings to the baseline file.")
@click.option("--statistics", is_flag=True, help="Count the findings by rule instead.")
@_lang_option
def check(
    paths: Sequence[Path],
    output: str,
    select: Sequence[str],
    ignore: Sequence[str],
    settings: Path | None,
    baseline: Path | None,
    write_baseline: bool,
    statistics: bool,
    lang: str | None,
) -> None:
    """Check reports; folders are searched.

    All files given are one set: a body's reports are held against the year before and against
    one another, and those of different bodies where they must agree.

    Exit status: 0 clean (hints allowed), 1 findings at warning or above, 2 misuse or unreadable
    input.
    """
    language = _language(lang)
    if write_baseline and baseline is None:
        _misuse("--write-baseline needs --baseline FILE")
    try:
        config = _config(settings, select, ignore)
        known = None if baseline is None or write_baseline else read_baseline(baseline)
    except (ConfigError, BaselineError, UnknownRule) as error:
        _misuse(str(error))
    files = list(_files(paths, language))
    reports = []
    failed = not files
    for _, report in _reports(files, language, whole=True):
        if report is None:
            failed = True
        else:
            reports.append(report)
    found = list(_check_all(reports, config))
    if baseline is not None and write_baseline:
        save_baseline(baseline, found)
        found = []
    elif known is not None:
        found = unknown_findings(found, known)
    _show_found(found, reports, "statistics" if statistics else output, language)
    if failed:
        sys.exit(EXIT_MISUSE)
    if any(finding.severity != "hint" for finding in found):
        sys.exit(EXIT_FINDINGS)


def _config(settings: Path | None, select: Sequence[str], ignore: Sequence[str]) -> Config:
    """The settings of the file, with those of the command line: `select` instead, `ignore` as well."""
    path = settings or find_config(Path.cwd())
    config = load_config(path) if path is not None else Config()
    chosen = tuple(_codes(select)) or config.select
    ignored = (*config.ignore, *_codes(ignore))
    expand_codes([*(chosen or ()), *ignored])
    return msgspec.structs.replace(config, select=chosen, ignore=ignored)


def _show_found(
    found: Sequence[Finding], reports: Sequence[AnnualReport], output: str, lang: str
) -> None:
    if output == "json":
        _write_lines(sys.stdout, (json_line(finding.to_json()) for finding in found))
    elif output == "csv":
        writer = csv.writer(sys.stdout, lineterminator="\n")
        writer.writerow(_FINDING_COLUMNS)
        writer.writerows(_finding_rows(found, lang))
    elif output == "sarif":
        from govreport_parse.outputs.sarif import to_sarif

        click.echo(to_sarif(found, RULES, lang))
    elif output == "github":
        _write_lines(sys.stdout, (_annotation(finding, lang) for finding in found))
    elif output == "statistics":
        from govreport_parse.outputs.terminal import show_statistics

        show_statistics(found, _console(), lang)
    else:
        _print_findings(found, reports, lang)


def _finding_rows(found: Sequence[Finding], lang: str) -> Iterator[list[str]]:
    for f in found:
        at = f.evidence[0] if f.evidence else None
        message = f.message_zh if lang == "zh" else f.message
        cells = (
            f.file, f.rule, f.name, f.severity, message, " ".join(f.indicators), f.applicant,
            f.observed, f.expected, f.suggestion_zh if lang == "zh" else f.suggestion, at and at.block, at and at.row, at and at.column,
        )  # fmt: skip
        yield [csv_cell(cell) for cell in cells]


_ANNOTATIONS = {"error": "error", "warning": "warning", "hint": "notice"}


def _annotation(finding: Finding, lang: str) -> str:
    """A line that GitHub shows beside the file; its reserved characters are escaped."""
    message = workflow_data(finding.message_zh if lang == "zh" else finding.message)
    file, title = workflow_property(finding.file), f"{finding.rule} {finding.name}"
    return f"::{_ANNOTATIONS[finding.severity]} file={file},title={title}::{message}"


def _codes(options: Sequence[str]) -> list[str]:
    return [code.strip() for option in options for code in option.split(",") if code.strip()]


def _misuse(message: str) -> NoReturn:
    say(f"govreport: {message}", err=True)
    sys.exit(EXIT_MISUSE)


def _files(paths: Sequence[Path], lang: str) -> Iterator[Path]:
    for path in paths:
        if path.is_dir():
            inside = sorted(p for p in path.rglob("*") if p.suffix.lower() in _SUFFIXES)
            if not inside:
                words = "文件夹中没有HTML、DOCX或文本文件" if lang == "zh" else (
                    "the folder holds no HTML, DOCX or text file"
                )  # fmt: skip
                say(f"{path}: {words}", err=True)
            yield from inside
        else:
            yield path


def _check_all(reports: Sequence[AnnualReport], config: Config) -> Iterator[Finding]:
    """The findings of each report in turn; the file of a finding is the path that was given."""
    judged = check_set(
        reports, select=config.select, ignore=config.ignore, tolerance=config.tolerance
    )
    for report, found in zip(reports, judged, strict=True):
        yield from config.applied(found, Path(report.source.name).as_posix())


def _print_findings(found: Sequence[Finding], reports: Sequence[AnnualReport], lang: str) -> None:
    from govreport_parse.outputs.terminal import show_findings

    show_findings(found, {report.source.name: report for report in reports}, _console(), lang)
    counts = {s: sum(f.severity == s for f in found) for s in ("error", "warning", "hint")}
    if lang == "zh":
        words = f"{len(reports)}份报告：{counts['error']}个错误，{counts['warning']}个警告，{counts['hint']}个提示"
    else:
        words = (
            f"{len(reports)} report(s): {counts['error']} error(s), {counts['warning']} warning(s), "
            f"{counts['hint']} hint(s)"
        )
    click.echo(words)


@main.command()
@_lang_option
def rules(lang: str | None) -> None:
    """List the rules."""
    from govreport_parse.outputs.terminal import show_rules

    show_rules(RULES, _console(), _language(lang))


@main.command()
@click.argument("code")
@_lang_option
def explain(code: str, lang: str | None) -> None:
    """Explain one rule, by code or name."""
    from govreport_parse.outputs.terminal import show_explanation

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
    from govreport_parse.outputs.terminal import show_concordance, show_forms, show_topics

    if topics:
        show_topics(listed_topics(), _console(), _language(lang))
    elif concordance:
        show_concordance(load_concordance(), _console(), _language(lang))
    else:
        show_forms(load_forms(), _console(), _language(lang))


def _write_lines(stream: TextIO, lines: Iterator[str]) -> None:
    stream.writelines(f"{line}\n" for line in lines)


register_archive(main, _lang_option, _language)
