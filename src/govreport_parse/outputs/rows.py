"""One report as rows of flat tables: what the frames and the archive's dataset have in common.

The order of the values is that of :data:`govreport_parse.outputs.frames.COLUMNS`, without the key that
joins the tables, which each of the two adds. Numbers are floats: whole ones are exact up to 2⁵³,
and decimals as printed have far fewer than the 15 digits that a float keeps.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import TypeAlias

from govreport_parse.arithmetic.identities import inferred_zeros
from govreport_parse.model.document import Locator
from govreport_parse.model.records import AnnualReport, Finding, Number, Section

__all__ = [
    "Row",
    "comparison_rows",
    "finding_row",
    "reading_rows",
    "report_row",
    "section_rows",
    "statement_rows",
]

Row: TypeAlias = tuple[object, ...]


def _at(at: Locator | None) -> Row:
    if at is None:
        return (None,) * 5
    return (at.block, at.row, at.column, at.start, at.end)


def _number(value: Number | None) -> float | None:
    return None if value is None else float(value)


def report_row(report: AnnualReport) -> Row:
    """The row of ``reports``."""
    source, agency, contact = report.source, report.agency, report.contact
    period, metadata = report.period, report.metadata
    return (
        source.name, source.format, source.encoding, source.sha256, source.size, report.title,
        agency.name, agency.region, agency.level, agency.division_code, report.year,
        period.start if period else None, period.end if period else None, report.published,
        report.filler, contact.office, contact.phone, contact.fax, contact.email,
        contact.address, contact.postcode, contact.website, metadata.index_number,
        metadata.publisher, metadata.document_number,
        ",".join(f"{block.form}/{block.table}" for block in report.forms), len(report.notes),
    )  # fmt: skip


def reading_rows(report: AnnualReport) -> Iterator[Row]:
    """The rows of ``readings``."""
    zeros = {(zero.indicator, zero.applicant) for zero in inferred_zeros(report)}
    for r in report.readings:
        yield (
            report.agency.name, report.year, r.form, r.indicator, r.applicant, r.label,
            _number(r.value), r.unit, r.status, (r.indicator, r.applicant) in zeros, r.raw,
            *_at(r.at),
        )  # fmt: skip


def comparison_rows(report: AnnualReport) -> Iterator[Row]:
    """The rows of ``comparisons``."""
    for c in report.comparisons:
        yield (
            report.agency.name, report.year, c.label, c.indicator, c.year, _number(c.value),
            c.unit, _number(c.change_percent), c.status, c.change_status, *_at(c.at),
        )  # fmt: skip


def statement_rows(report: AnnualReport) -> Iterator[Row]:
    """The rows of ``statements``."""
    wholes = {part: k for k, whole in enumerate(report.statements) for part in whole.parts}
    for k, s in enumerate(report.statements):
        yield (
            k, report.agency.name, report.year, s.topic, s.indicator,
            "+".join(s.sum_of) or None, s.applicant, _number(s.value), s.unit, s.qualifier,
            _number(s.change_percent), _number(s.base_value), _number(s.share_percent), s.share_of,
            wholes.get(k), s.complete, s.stock, s.scope, s.text, s.section, *_at(s.at),
        )  # fmt: skip


def section_rows(report: AnnualReport) -> Iterator[Row]:
    """The rows of ``sections``, in reading order."""
    count = 0

    def walk(section: Section, parent: int | None) -> Iterator[Row]:
        nonlocal count
        own, count = count, count + 1
        yield (
            own, parent, section.level, section.number, section.title, section.kind, section.text,
            *_at(section.at),
        )  # fmt: skip
        for child in section.children:
            yield from walk(child, own)

    if report.preamble is not None:
        yield from walk(report.preamble, None)
    for section in report.sections:
        yield from walk(section, None)


def finding_row(f: Finding) -> Row:
    """The row of ``findings``."""
    return (
        f.file, f.rule, f.name, f.severity, f.message, f.message_zh,
        ",".join(f.indicators) or None, f.applicant, f.observed, f.expected, f.suggestion,
        f.suggestion_zh,
        *_at(f.evidence[0] if f.evidence else None),
    )  # fmt: skip
