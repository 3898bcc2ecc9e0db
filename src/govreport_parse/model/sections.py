"""The sections of a report one after another."""

from __future__ import annotations

from collections.abc import Iterator

from govreport_parse.model.records import AnnualReport, Section

__all__ = ["sections"]


def sections(report: AnnualReport) -> Iterator[Section]:
    """The preamble and all sections, each before its children."""
    ahead = [*reversed(report.sections)]
    if report.preamble is not None:
        ahead.append(report.preamble)
    while ahead:
        section = ahead.pop()
        yield section
        ahead += reversed(section.children)
