"""A key under which the reports of one agency come together."""

from __future__ import annotations

from govreport_parse.agencies.names import normalise_name
from govreport_parse.agencies.resolve import body_part, candidates
from govreport_parse.model.arguments import require_report
from govreport_parse.model.records import AnnualReport

__all__ = ["agency_key", "may_be_one_body"]

_DIGITS = 8


def agency_key(report: AnnualReport) -> str | None:
    """What identifies the agency that reports.

    Returns
    -------
    str or None
        ``320813 水利局``: division code and normalised name less its divisions, so that 洪泽区水利局
        and 淮安市洪泽区水利局 are one. Where the division is not known, the normalised name alone
        (``云台区教育局``): such a key may stand for several agencies. A name that is known to be that of
        several places brings no two reports together: its key ends in a mark of the report's own
        (``鼓楼区政府 ?5f3a09c2``). None where the report names no agency.
    """
    require_report("agency_key", "report", report)
    name = report.agency.name
    if name is None:
        return None
    code = report.agency.division_code
    if code is not None:
        return f"{code} {normalise_name(body_part(name)) or '政府'}"
    several = len(candidates(name, year=report.year)) > 1
    mark = f" ?{report.source.sha256[:_DIGITS]}" if several else ""
    return f"{normalise_name(name)}{mark}"


def may_be_one_body(report: AnnualReport, other: AnnualReport) -> bool:
    """Whether nothing says that two reports are of different bodies: their keys, or names without a place."""
    names = {normalise_name(one.agency.name or "") for one in (report, other)}
    unknown = None in {one.agency.division_code for one in (report, other)}
    return agency_key(report) == agency_key(other) or (unknown and len(names) == 1)
