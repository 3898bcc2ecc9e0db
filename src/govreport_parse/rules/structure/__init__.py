"""The structure of tables and sections."""

from govreport_parse.rules.model import Family

__all__ = ["FAMILY"]

FAMILY = Family(code="GR1", title="structure", title_zh="结构")
