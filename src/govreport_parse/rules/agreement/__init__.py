"""The text against the tables, and against itself."""

from govreport_parse.rules.model import Family

__all__ = ["FAMILY"]

FAMILY = Family(code="GR4", title="text against table", title_zh="正文与统计表")
