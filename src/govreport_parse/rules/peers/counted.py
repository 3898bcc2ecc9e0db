"""The figures of a report that are held against those of other bodies."""

from __future__ import annotations

from govreport_parse.model.records import AnnualReport
from govreport_parse.rules.model import Peer
from govreport_parse.text.numerals import Number

__all__ = ["COUNTED", "peer_of"]

# Cells whose whole-area figure no part of the area can exceed: counts of cases, each of one body.
COUNTED = (
    ("requests.received", None),
    ("requests.received", "total"),
    ("reconsideration.total", None),
    ("powers.licensing.decisions", None),
    ("powers.penalty.decisions", None),
    ("powers.coercion.decisions", None),
)


def peer_of(report: AnnualReport, key: str) -> Peer:
    """What the rules on many bodies look at."""
    totals: dict[str, Number] = {}
    for reading in report.readings:
        cell = (reading.indicator or "", reading.applicant)
        if cell in COUNTED and reading.value is not None:
            totals.setdefault(cell[0], reading.value)
    return Peer(
        key=key,
        file=report.source.name,
        name=report.agency.name or "",
        level=report.agency.level,
        division_code=report.agency.division_code,
        year=report.year,
        index_number=report.metadata.index_number,
        totals=totals,
    )
