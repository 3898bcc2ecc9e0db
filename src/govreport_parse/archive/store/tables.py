"""The tables of a dataset: those of reports, and those that a dataset alone has.

Each column is declared once: here, or in :mod:`govreport_parse.outputs.tables`. From the declarations come the
Arrow schemas, the comments of ``govreport.duckdb``, the ``datapackage.json`` and the list in
docs/archive-tables.md.
"""

from __future__ import annotations

from typing import Never

import msgspec

from govreport_parse import __version__
from govreport_parse.agencies import agency_key
from govreport_parse.archive.store.entries import Failure
from govreport_parse.model.records import AnnualReport, Finding
from govreport_parse.outputs import tables
from govreport_parse.outputs.columns import Table, text, whole_number
from govreport_parse.outputs.tables import AGENCY, AGENCY_KEY, DIVISION_CODE, REPORT_ID, YEAR

__all__ = [
    "COMPARISONS",
    "DUPLICATES",
    "FAILURES",
    "FINDINGS",
    "MANIFEST",
    "PARTITION_TABLES",
    "READINGS",
    "RECORDS",
    "REPORTS",
    "SECTIONS",
    "STATEMENTS",
    "TABLES",
    "VIEWS",
    "YEAR_FOLDER",
    "DuplicateRow",
    "FailureRow",
    "ManifestRow",
    "RecordRow",
]

_ENCODER = msgspec.json.Encoder(decimal_format="number")
_STAGES = ("source", "read", "check", "worker", "across")
_OUTCOMES = ("report", "failure", "skipped", "superseded", "derived")
_REASONS = ("same-text",)
_ARCHIVE = (
    "archive",
    "The archive it stands in: last part of its path",
    "所在档案：路径的最后一段",
)
_NAME = (
    "name",
    "Name in the archive: path, or address of a crawled page",
    "档案内名称：路径或网址",
)
_URL = ("url", "Address it was crawled from", "抓取网址")
_SIZE = ("size", "Size of the source", "文件大小")


class RecordRow(msgspec.Struct, frozen=True, kw_only=True):
    """A report with its findings."""

    key: str
    report: AnnualReport
    findings: tuple[Finding, ...]

    @property
    def agency_key(self) -> str | None:
        """What the reports of one body share."""
        return agency_key(self.report)

    @property
    def report_json(self) -> str:
        """The record."""
        return self.report.to_json()

    @property
    def findings_json(self) -> str:
        """The findings, as a list."""
        return _ENCODER.encode(self.findings).decode()


class FailureRow(msgspec.Struct, frozen=True, kw_only=True):
    """A source that failed, or a body whose reports could not be judged together."""

    key: str
    name: str
    failure: Failure
    archive: str | None = None
    url: str | None = None
    size: int | None = None


class DuplicateRow(msgspec.Struct, frozen=True, kw_only=True):
    """A report and the one that is kept instead."""

    key: str
    kept: str
    reason: str


class ManifestRow(msgspec.Struct, frozen=True, kw_only=True):
    """An entry of the manifest; attributes as its columns."""

    key: str
    chunk: str
    outcome: str
    name: str
    settings: str
    version: str = __version__
    replaces: str | None = None
    archive: str | None = None
    url: str | None = None
    attachment_of: str | None = None
    sha256: str | None = None
    size: int | None = None
    agency: str | None = None
    report_year: int | None = None
    text_hash: str | None = None
    readings: int = 0
    findings: int = 0
    old_chunk: str | None = None


REPORTS = tables.REPORTS.for_dataset()
READINGS = tables.READINGS.for_dataset()
COMPARISONS = tables.COMPARISONS.for_dataset()
STATEMENTS = tables.STATEMENTS.for_dataset()
SECTIONS = tables.SECTIONS.for_dataset()
FINDINGS = tables.FINDINGS.for_dataset()

RECORDS: Table[RecordRow] = Table(
    name="records",
    description="A report as it was read, without loss",
    description_zh="完整的报告记录",
    columns=(
        REPORT_ID,
        YEAR,
        AGENCY,
        AGENCY_KEY,
        DIVISION_CODE,
        text("report", "The record as JSON", "报告记录（JSON）", "report_json",
             required=True),
        text("findings", "What the rules found, as a JSON list", "发现的问题（JSON数组）",
             "findings_json", required=True),
    ),
    key=("report_id",),
)  # fmt: skip

FAILURES: Table[FailureRow] = Table(
    name="failures",
    description="A source that gave no report",
    description_zh="未能得到报告的来源",
    columns=(
        REPORT_ID,
        text(*_ARCHIVE, "archive"),
        text(*_NAME, "name", required=True),
        text(*_URL, "url"),
        whole_number(*_SIZE, "size", unit="byte"),
        text("stage", "Where it failed", "失败阶段", "failure.stage", values=_STAGES,
             required=True),
        text("kind", "Kind of failure: the name of the exception, OutOfTime, OutOfMemory, WorkerDied "
             "or Skipped", "失败类型", "failure.kind", required=True),
        text("message", "What happened, in English", "英文说明", "failure.message",
             required=True),
        text("message_zh", "What happened, in Chinese", "中文说明",
             "failure.message_zh", required=True),
        text("traceback", "Traceback of an unexpected exception", "意外异常的调用栈",
             "failure.traceback"),
    ),
    key=("report_id",),
    by_year=False,
)  # fmt: skip

DUPLICATES: Table[DuplicateRow] = Table(
    name="duplicates",
    description="A report that says the same as another one, which is kept",
    description_zh="与另一份（保留的）报告内容相同的报告",
    columns=(
        REPORT_ID,
        text("kept_report_id", "The report that counts instead", "计数时保留的报告",
             "kept", required=True),
        text("reason", "Why they are the same", "判定依据", "reason", values=_REASONS,
             required=True),
    ),
    key=("report_id",),
    by_year=False,
)  # fmt: skip

MANIFEST: Table[ManifestRow] = Table(
    name="manifest",
    description="A source that was done, and with what; the commit of its chunk",
    description_zh="已处理的来源；分块的提交记录",
    columns=(
        text("chunk", "The part files that hold its rows", "所在数据分块", "chunk",
             required=True),
        text("replaces", "Chunks that this one replaces, joined by commas", "被本块取代的分块",
             "replaces"),
        text("outcome", "What became of it; superseded: the older rows of report_id in its chunk count no "
             "more; derived: tables computed over all reports", "结果", "outcome",
             values=_OUTCOMES, required=True),
        REPORT_ID,
        text(*_ARCHIVE, "archive"),
        text(*_NAME, "name", required=True),
        text(*_URL, "url"),
        text("attachment_of", "Name of the page that links it", "链接该附件的页面名称",
             "attachment_of"),
        text("sha256", "Digest of the bytes; of the reason for a skipped entry", "文件摘要；跳过者为原因摘要",
             "sha256"),
        whole_number(*_SIZE, "size", unit="byte"),
        text("settings", "Digest of package version and options", "软件版本与选项摘要",
             "settings", required=True),
        text("version", "Version of the package", "软件版本", "version", required=True),
        text("agency", "Reporting body, as printed", "报告机关（原文）", "agency"),
        whole_number("report_year", "Year reported on", "报告所属年度", "report_year"),
        text("text_hash", "Digest of the normalised text", "规范化文本摘要", "text_hash"),
        whole_number("readings", "Rows in readings", "读数行数", "readings", unit="1",
                     required=True),
        whole_number("findings", "Rows in findings", "问题行数", "findings", unit="1",
                     required=True),
        text("old_chunk", "Of a superseded entry: the chunk whose rows count no more",
             "被取代条目原所在分块", "old_chunk"),
    ),
    by_year=False,
)  # fmt: skip

#: The name of the folders by year. Not that of the column, which stands in the files too: readers of folders as one
#: table would have two columns of one name and two types.
YEAR_FOLDER = "report_year"

#: Every table by name.
TABLES: dict[str, Table[Never]] = {
    table.name: table
    for table in (
        REPORTS, READINGS, COMPARISONS, STATEMENTS, SECTIONS, FINDINGS, RECORDS, FAILURES,
        DUPLICATES, MANIFEST,
    )
}  # fmt: skip

#: Every table as the database shows it: with what is computed out of other tables.
VIEWS: dict[str, Table[Never]] = TABLES | {READINGS.name: tables.READINGS.for_dataset(derived=True)}

#: Tables that a partition fills; the rest is computed over all reports.
PARTITION_TABLES = tuple(name for name in TABLES if name != "duplicates")
