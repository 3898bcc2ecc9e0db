"""A report against those of other years."""

from govreport_parse.rules.model import Family

__all__ = ["FAMILY"]

FAMILY = Family(code="GR5", title="year to year", title_zh="上下年度之间")
