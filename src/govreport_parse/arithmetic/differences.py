"""Cells in which two reports differ."""

from __future__ import annotations

from govreport_parse.model.records import AnnualReport, Reading

__all__ = ["differing_cells"]


def differing_cells(first: AnnualReport, second: AnnualReport) -> list[tuple[Reading, Reading]]:
    """Cells for which two reports print different figures, each as the second and the first have it."""
    held = {(r.indicator, r.applicant): r for r in first.readings if r.value is not None}
    return [
        (own, other)
        for own in second.readings
        if own.indicator is not None
        and own.value is not None
        and (other := held.get((own.indicator, own.applicant))) is not None
        and (other.value, other.unit) != (own.value, own.unit)
    ]
