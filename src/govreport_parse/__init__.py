"""Read 政府信息公开工作年度报告 into typed records, and check what they say.

>>> import govreport_parse as gp
>>> report = gp.parse("report.html")          # doctest: +SKIP
>>> findings = gp.check(report)               # doctest: +SKIP
>>> frames = gp.to_frames([report])           # doctest: +SKIP
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Generator, Iterable
from importlib import import_module
from typing import TYPE_CHECKING

from govreport_parse.model.version import __version__

if TYPE_CHECKING:
    from pathlib import Path

    import pandas as pd
    import pyarrow as pa

    from govreport_parse.agencies import agency_key
    from govreport_parse.archive.run.dataset import Coverage, Dataset
    from govreport_parse.archive.run.progress import Progress
    from govreport_parse.archive.sources import ReportSource
    from govreport_parse.archive.store.entries import Failure
    from govreport_parse.archive.work.outcome import Options, Outcome
    from govreport_parse.arithmetic.identities import InferredZero, inferred_zeros
    from govreport_parse.forms import Form, load_form, load_forms
    from govreport_parse.forms.concordance import Member, Series, load_concordance
    from govreport_parse.model.document import Attachment, Document, Field, Locator, Note, Source
    from govreport_parse.model.errors import (
        GovReportError,
        LimitExceeded,
        MissingExtra,
        NotAnAnnualReport,
        OtherBody,
        UnknownCode,
        UnreadableDocument,
        UnsupportedFormat,
        WrongCall,
        WrongType,
    )
    from govreport_parse.model.findings import Findings
    from govreport_parse.model.records import (
        Agency,
        AnnualReport,
        Comparison,
        Contact,
        Finding,
        FormBlock,
        Metadata,
        Period,
        Reading,
        Section,
        Statement,
    )
    from govreport_parse.outputs.comments import annotate
    from govreport_parse.outputs.formats import ExportFormat
    from govreport_parse.outputs.frames import Frames, concordance_frame
    from govreport_parse.pipeline import parse, parse_document
    from govreport_parse.readers import read_document
    from govreport_parse.rules import (
        RULES,
        Rule,
        UnknownRule,
        check,
        check_series,
        check_set,
        find_rule,
    )

__all__ = [
    "RULES",
    "Agency",
    "AnnualReport",
    "Attachment",
    "Comparison",
    "Contact",
    "Coverage",
    "Dataset",
    "Document",
    "Failure",
    "Field",
    "Finding",
    "Findings",
    "Form",
    "FormBlock",
    "Frames",
    "GovReportError",
    "InferredZero",
    "LimitExceeded",
    "Locator",
    "Member",
    "Metadata",
    "MissingExtra",
    "NotAnAnnualReport",
    "Note",
    "Options",
    "OtherBody",
    "Outcome",
    "Period",
    "Progress",
    "Reading",
    "Rule",
    "Section",
    "Series",
    "Source",
    "Statement",
    "UnknownCode",
    "UnknownRule",
    "UnreadableDocument",
    "UnsupportedFormat",
    "WrongCall",
    "WrongType",
    "__version__",
    "agency_key",
    "annotate",
    "batch",
    "check",
    "check_series",
    "check_set",
    "concordance_frame",
    "export",
    "find_rule",
    "harmonise",
    "inferred_zeros",
    "load_concordance",
    "load_form",
    "load_forms",
    "open_dataset",
    "parse",
    "parse_archive",
    "parse_document",
    "read_document",
    "to_arrow",
    "to_frames",
]


# Each name's module is imported when it is first asked for: who only loads records from JSON needs neither
# reading nor judging, and who asks for the version needs nothing.
_LATER = {
    "agencies": ("agency_key",),
    "forms": ("Form", "load_form", "load_forms"),
    "forms.concordance": ("Member", "Series", "load_concordance"),
    "model.document": (
        "Attachment",
        "Document",
        "Field",
        "Locator",
        "Note",
        "Source",
    ),
    "model.errors": (
        "GovReportError",
        "LimitExceeded",
        "MissingExtra",
        "NotAnAnnualReport",
        "OtherBody",
        "UnknownCode",
        "UnreadableDocument",
        "UnsupportedFormat",
        "WrongCall",
        "WrongType",
    ),
    "model.findings": ("Findings",),
    "model.records": (
        "Agency",
        "AnnualReport",
        "Comparison",
        "Contact",
        "Finding",
        "FormBlock",
        "Metadata",
        "Period",
        "Reading",
        "Section",
        "Statement",
    ),
    "pipeline": ("parse", "parse_document"),
    "readers": ("read_document",),
    "rules": (
        "RULES",
        "Rule",
        "UnknownRule",
        "check",
        "check_series",
        "check_set",
        "find_rule",
    ),
    "outputs.comments": ("annotate",),
    "outputs.frames": ("Frames", "concordance_frame"),
    "arithmetic.identities": ("InferredZero", "inferred_zeros"),
    "archive.run.dataset": ("Coverage", "Dataset"),
    "archive.run.progress": ("Progress",),
    "archive.store.entries": ("Failure",),
    "archive.work.outcome": ("Options", "Outcome"),
}
_WHERE = {name: module for module, names in _LATER.items() for name in names}


def __getattr__(name: str) -> object:
    """A public name whose module is not imported yet."""
    if name not in _WHERE:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    value: object = getattr(import_module(f"{__name__}.{_WHERE[name]}"), name)
    globals()[name] = value
    return value


def __dir__() -> list[str]:
    return sorted({*globals(), *__all__})


def to_frames(
    reports: Iterable[AnnualReport], findings: Iterable[Iterable[Finding]] | None = None
) -> Frames:
    """Tables of many reports as pandas DataFrames; see :func:`govreport_parse.outputs.frames.to_frames`.

    pandas is imported on the first call, not with the package.
    """
    from govreport_parse.outputs.frames import to_frames as build

    return build(reports, findings)


def to_arrow(
    reports: Iterable[AnnualReport], findings: Iterable[Iterable[Finding]] | None = None
) -> dict[str, pa.Table]:
    """Tables of many reports as Arrow tables by name, without pandas; see :func:`govreport_parse.outputs.arrow.to_arrow`.

    The extra ``archive`` is wanted for it.
    """
    from govreport_parse.model.extras import extra

    with extra("archive", "to_arrow"):
        from govreport_parse.outputs.arrow import to_arrow as build
    return build(reports, findings)


def parse_archive(
    source: str | Path | ReportSource | Iterable[str | Path],
    *,
    workers: int | None = None,
    options: Options | None = None,
    on_progress: Callable[[Progress], None] | None = None,
) -> Generator[Outcome, None, None]:
    """Every report of an archive, or of a list of paths, with its findings, in the order in which they are done.

    The extra ``archive`` is wanted for it; see :func:`govreport_parse.archive.run.stream.parse_archive`.
    """
    from govreport_parse.model.extras import extra

    with extra("archive", "parse_archive()"):
        from govreport_parse.archive.run.stream import parse_archive as read
    return read(source, workers=workers, options=options, on_progress=on_progress)


def batch(
    sources: str | Path | ReportSource | Iterable[str | Path | ReportSource],
    out: str | Path,
    *,
    workers: int | None = None,
    options: Options | None = None,
    retry_failed: bool = False,
    on_progress: Callable[[Progress], None] | None = None,
) -> Progress:
    """Read archives of reports into a dataset, as ``govreport batch`` does; run again, it goes on where it stopped.

    The extra ``archive`` is wanted for it; see :func:`govreport_parse.archive.run.batch.run_batch`. What failed and why
    is in the counts that it gives, and in the table ``failures``.
    """
    from govreport_parse.model.extras import extra

    with extra("archive", "batch()"):
        from govreport_parse.archive.run.batch import run_batch
    return run_batch(
        sources, out, workers=workers, options=options, retry_failed=retry_failed, on_progress=on_progress
    )  # fmt: skip


def open_dataset(where: str | Path) -> Dataset:
    """A dataset of ``govreport batch``; see :func:`govreport_parse.archive.run.dataset.open_dataset`."""
    from govreport_parse.model.extras import extra

    with extra("archive", str(where)):
        from govreport_parse.archive.run.dataset import open_dataset as read
    return read(where)


def export(
    dataset: str | Path,
    out: str | Path,
    format: ExportFormat = "csv",  # noqa: A002 (as the command has it)
    *,
    tables: Collection[str] = (),
    bom: bool = False,
    lang: str | None = None,
) -> dict[Path, int]:
    """Write a dataset's tables for other programs; see :func:`govreport_parse.archive.run.export.export_tables`.

    Each file that was written, with its number of rows.
    """
    with open_dataset(dataset) as opened:
        return dict(opened.export(out, format, tables=tables, bom=bom, lang=lang))


def harmonise(
    readings: pd.DataFrame, series: str | None = None, *, across_breaks: bool = False
) -> pd.DataFrame:
    """Readings as series through the forms, or one of these; see :func:`govreport_parse.outputs.frames.harmonise`."""
    from govreport_parse.outputs.frames import harmonise as build

    return build(readings, series, across_breaks=across_breaks)
