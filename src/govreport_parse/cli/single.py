"""A report that a command is about, and last year's beside it."""

from __future__ import annotations

import sys
import warnings
from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from govreport_parse.agencies import may_be_one_body
from govreport_parse.cli.conventions import EXIT_MISUSE, misuse
from govreport_parse.model.errors import GovReportError, OtherBody, WrongCall
from govreport_parse.outputs.safe import say
from govreport_parse.outputs.web import is_own_page

if TYPE_CHECKING:
    from govreport_parse.cli.configuration import Config
    from govreport_parse.model.document import Document
    from govreport_parse.model.records import AnnualReport, Finding

__all__ = ["configured", "findings_of", "is_one_of", "keep_reports", "read_last_years", "read_one"]

_NOT_BEFORE = (
    "--previous {}: its year is {}, that of the report {}; the report on the year before is wanted",
    "--previous {}：其年度为{}，本报告年度为{}；应为上一年度的报告",
)
_UNKNOWN = ("unknown", "未知")
_IS_REPORT = (
    "{} is a report, which is never written over; name another file",
    "{}是一份报告，不会改写；请另指定文件名",
)
_OTHER_BODY = (
    "--previous {}: its body is {}, that of the report {}; they are taken for one",
    "--previous {}：其机关为{}，本报告机关为{}；按同一机关比对",
)


def read_one(path: Path, lang: str, *, ocr: bool = False) -> tuple[Document, AnnualReport]:
    """A document and its report; without one a line on standard error, and the end as for misuse."""
    from govreport_parse.pipeline import parse_document
    from govreport_parse.readers import read_document

    try:
        document = read_document(path, ocr=ocr)
        return document, parse_document(document)
    except GovReportError as error:
        say(f"{path}: {error.reason_zh if lang == 'zh' else error.reason}", err=True)
        sys.exit(EXIT_MISUSE)


def read_last_years(
    report: AnnualReport, previous: Path, lang: str, *, ocr: bool = False
) -> AnnualReport:
    """Last year's report, which no other may stand for: its figures would accuse a correct report."""
    before = read_one(previous, lang, ocr=ocr)[1]
    zh = lang == "zh"
    if report.year is None or before.year != report.year - 1:
        years = (one.year or _UNKNOWN[zh] for one in (before, report))
        misuse(_NOT_BEFORE[zh].format(previous, *years))
    if not may_be_one_body(before, report):  # a body may have another name since
        names = (one.agency.name or _UNKNOWN[zh] for one in (before, report))
        say(_OTHER_BODY[zh].format(previous, *names), err=True)
    return before


def keep_reports(output: Path | None, given: Iterable[Path | None], lang: str) -> None:
    """End as for misuse where a page or a list would be written over a report, given or not.

    What the program wrote itself is none: the same call may be made again.
    """
    if output is not None and (is_one_of(output, given) or _is_report(output)):
        misuse(_IS_REPORT[lang == "zh"].format(output))


def _is_report(path: Path) -> bool:
    from govreport_parse.pipeline import parse

    if not path.is_file():
        return False
    try:
        data = path.read_bytes()
        if not is_own_page(data):
            parse(data, name=path.name)
            return True
    except (GovReportError, OSError):
        pass
    return False


def is_one_of(output: Path, given: Iterable[Path | None]) -> bool:
    """Whether a file that is to be written is one of those that are read, by whatever name."""
    there = (path for path in given if path is not None and path.exists())
    return output.exists() and any(output.samefile(path) for path in there)


def configured(
    settings: Path | None, select: Sequence[str], ignore: Sequence[str], lang: str
) -> Config:
    """The settings for one report, as ``govreport check`` has them."""
    from govreport_parse.cli.configuration import find_config, with_options

    try:
        return with_options(settings or find_config(Path.cwd()), select, ignore)
    except WrongCall as error:
        misuse(error.message(lang))


def findings_of(
    report: AnnualReport,
    path: Path,
    previous: Path | None,
    config: Config,
    lang: str,
    *,
    ocr: bool = False,
) -> list[Finding]:
    """What is found in a report under these settings; `path`: its file, `previous`: last year's.

    `ocr`: last year's may be a scan.
    """
    from govreport_parse.rules import check

    before = None if previous is None else read_last_years(report, previous, lang, ocr=ocr)
    with warnings.catch_warnings():
        warnings.simplefilter("ignore", OtherBody)  # which a line has said
        found = check(
            report, before, select=config.select, ignore=config.ignore, tolerance=config.tolerance
        )
    return config.applied(found, path.as_posix())
