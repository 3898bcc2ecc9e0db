"""The formats of ``govreport parse`` and ``govreport check``, in the order in which they are listed.

A format is a module of this folder with `write_reports` or `write_findings` or both, and a line of
:data:`FORMATS`: the choices of the commands and their help follow.
"""

from __future__ import annotations

from collections.abc import Iterable
from importlib import import_module
from pathlib import Path
from types import ModuleType
from typing import BinaryIO, Literal, Protocol, TextIO, TypeAlias

import msgspec

from govreport_parse.model.extras import extra
from govreport_parse.model.records import AnnualReport
from govreport_parse.outputs.checked import Checked

__all__ = [
    "FORMATS",
    "BytesWriter",
    "ExportFormat",
    "FindingWriter",
    "Format",
    "ReportWriter",
    "bytes_writer",
    "find_format",
    "finding_writer",
    "format_help",
    "format_names",
    "report_writer",
]

Written: TypeAlias = Literal["reports", "findings"]
#: Formats of an export of a dataset, in the order in which they are listed.
ExportFormat: TypeAlias = Literal["csv", "jsonl", "parquet", "xlsx", "stata", "spss"]


class ReportWriter(Protocol):
    """What a module that writes reports offers as ``write_reports``."""

    def __call__(
        self, reports: Iterable[tuple[Path, AnnualReport]], out: TextIO, lang: str
    ) -> None:
        """Write reports, each with the path that it was given by, as they come."""


class FindingWriter(Protocol):
    """What a module that writes findings offers as ``write_findings``."""

    def __call__(self, checked: Checked, out: TextIO, lang: str) -> None:
        """Write findings as text."""


class BytesWriter(Protocol):
    """What a module offers as ``write_findings`` whose format is no text."""

    def __call__(self, checked: Checked, out: BinaryIO, lang: str) -> None:
        """Write findings as the bytes of a file."""


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
        Of a file in this format; None for one that is no text, whose module writes bytes.
    declared
        The text itself says its encoding, so that standard output is given the same.
    package
        Of the extra ``views``, where the module needs one.
    """

    name: str
    module: str
    reports: str | None = None
    findings: str | None = None
    encoding: str | None = "utf-8"
    declared: bool = False
    package: str | None = None


FORMATS = (
    Format("text", "terminal", reports="a summary", findings="a line a finding"),
    Format("json", "json_lines", reports="one record a line", findings="one finding a line"),
    # Excel takes a file without the mark for one in the system's own encoding.
    Format("csv", "csv_tables", reports="the readings", findings="", encoding="utf-8-sig"),
    Format("sarif", "sarif", findings="SARIF 2.1.0"),
    Format("github", "github", findings="one annotation a line"),
    Format("grouped", "grouped", findings="by rule, over all files"),
    Format("junit", "junit", findings="JUnit XML, a suite a report", declared=True),
    Format("html", "review_page", findings="a page to read and print", declared=True),
    Format("xlsx", "workbook", findings="a workbook", encoding=None, package="xlsxwriter"),
)


def format_names(written: Written) -> list[str]:
    """Names of the formats that reports, or findings, can be written in."""
    return [one.name for one in FORMATS if getattr(one, written) is not None]


def format_help(written: Written) -> str:
    """What each of them writes, in a sentence."""
    words = {one.name: getattr(one, written) for one in FORMATS}
    said = (f"{name}: {words[name]}" if words[name] else name for name in format_names(written))
    return f"{'; '.join(said)}."


def find_format(name: str) -> Format:
    """The format of a name."""
    (found,) = (one for one in FORMATS if one.name == name)
    return found


def report_writer(name: str) -> ReportWriter:
    """The function that writes reports in a format."""
    writer: ReportWriter = _module(name).write_reports
    return writer


def finding_writer(name: str) -> FindingWriter:
    """The function that writes findings in a format that is text."""
    writer: FindingWriter = _module(name).write_findings
    return writer


def bytes_writer(name: str) -> BytesWriter:
    """The function that writes findings in a format that is no text."""
    writer: BytesWriter = _module(name).write_findings
    return writer


def _module(name: str) -> ModuleType:
    """The module of a format; raises MissingExtra where a package that it needs is not installed."""
    form = find_format(name)
    if form.package is not None:
        with extra("views", f"--format {name}"):
            import_module(form.package)
    return import_module(f"{__package__}.{form.module}")
