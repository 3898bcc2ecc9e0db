"""The formats of ``govreport parse`` and ``govreport check``, in the order in which they are listed.

A format is a module of this folder with `write_reports` or `write_findings` or both, and a line of
:data:`FORMATS`: the choices of the commands and their help follow.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from importlib import import_module
from pathlib import Path
from types import ModuleType
from typing import Literal, Protocol, TextIO, TypeAlias

import msgspec

from govreport_parse.model.records import AnnualReport, Finding

__all__ = [
    "FORMATS",
    "FindingWriter",
    "Format",
    "ReportWriter",
    "file_encoding",
    "finding_writer",
    "format_help",
    "format_names",
    "report_writer",
]

Written: TypeAlias = Literal["reports", "findings"]


class ReportWriter(Protocol):
    """What a module that writes reports offers as ``write_reports``."""

    def __call__(
        self, reports: Iterable[tuple[Path, AnnualReport]], out: TextIO, lang: str
    ) -> None:
        """Write reports, each with the path that it was given by, as they come."""


class FindingWriter(Protocol):
    """What a module that writes findings offers as ``write_findings``."""

    def __call__(
        self,
        findings: Sequence[Finding],
        reports: Sequence[AnnualReport],
        out: TextIO,
        lang: str,
    ) -> None:
        """Write findings; `reports` are all that were checked."""


class Format(msgspec.Struct, frozen=True):
    """One format.

    Attributes
    ----------
    name
        As ``--format`` takes it.
    module
        Its module in this folder, which is imported when the format is asked for.
    reports, findings
        What it writes of reports, and of findings, for the help; ``""`` where its name says it,
        None where it does not write them.
    encoding
        Of a file in this format.
    """

    name: str
    module: str
    reports: str | None = None
    findings: str | None = None
    encoding: str = "utf-8"


FORMATS = (
    Format("text", "terminal", reports="a summary", findings="a line a finding"),
    Format("json", "json_lines", reports="one record a line", findings="one finding a line"),
    # Excel takes a file without the mark for one in the system's own encoding.
    Format("csv", "csv_tables", reports="the readings", findings="", encoding="utf-8-sig"),
    Format("sarif", "sarif", findings="SARIF 2.1.0"),
    Format("github", "github", findings="one annotation a line"),
    Format("grouped", "grouped", findings="by rule, over all files"),
    Format("junit", "junit", findings="JUnit XML, a suite a report"),
)


def format_names(written: Written) -> list[str]:
    """Names of the formats that reports, or findings, can be written in."""
    return [one.name for one in FORMATS if getattr(one, written) is not None]


def format_help(written: Written) -> str:
    """What each of them writes, in a sentence."""
    words = {one.name: getattr(one, written) for one in FORMATS}
    said = (f"{name}: {words[name]}" if words[name] else name for name in format_names(written))
    return f"{'; '.join(said)}."


def file_encoding(name: str) -> str:
    """The encoding of a file in a format."""
    return next(one.encoding for one in FORMATS if one.name == name)


def report_writer(name: str) -> ReportWriter:
    """The function that writes reports in a format."""
    writer: ReportWriter = _module(name).write_reports
    return writer


def finding_writer(name: str) -> FindingWriter:
    """The function that writes findings in a format."""
    writer: FindingWriter = _module(name).write_findings
    return writer


def _module(name: str) -> ModuleType:
    (module,) = (one.module for one in FORMATS if one.name == name)
    return import_module(f"{__package__}.{module}")
