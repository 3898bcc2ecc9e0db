"""How a text names a report of this kind."""

from __future__ import annotations

from govreport_parse.text.patterns import lazy_pattern

__all__ = ["REPORT", "YEAR_OF_REPORT"]

#: The report itself, as a pattern: 政府信息公开工作年度报告, 政务公开工作情况.
REPORT = r"(?:政府信息公开|政务公开)(?:工作)?(?:年度)?(?:报告|情况)"
#: The year of a report; in all that names one.
YEAR_OF_REPORT = lazy_pattern(r"(20\d\d)年度?(?:政府信息公开|政务公开|报告)")
