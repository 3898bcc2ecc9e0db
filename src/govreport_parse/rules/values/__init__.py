"""Values in the wrong place or that their cell cannot hold, and the report as an office would proofread it."""

from govreport_parse.rules.model import Family

__all__ = ["FAMILY"]

FAMILY = Family(code="GR3", title="values", title_zh="数据")
