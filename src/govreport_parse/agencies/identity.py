"""A key under which the reports of one agency come together."""

from __future__ import annotations

from govreport_parse.agencies.names import normalise_name
from govreport_parse.agencies.resolve import body_part
from govreport_parse.model.records import AnnualReport

__all__ = ["agency_key"]


def agency_key(report: AnnualReport) -> str | None:
    """What identifies the agency that reports.

    Returns
    -------
    str or None
        ``320813 水利局``: division code and normalised name less its divisions, so that 洪泽区水利局
        and 淮安市洪泽区水利局 are one. Where the division is unresolved, the normalised name alone
        (``鼓楼区教育局``): such a key may stand for several agencies. None where the report names none.
    """
    name = report.agency.name
    if name is None:
        return None
    code = report.agency.division_code
    if code is None:
        return normalise_name(name)
    return f"{code} {normalise_name(body_part(name)) or '政府'}"
