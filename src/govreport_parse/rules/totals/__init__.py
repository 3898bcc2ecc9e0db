"""The arithmetic that a form implies."""

from govreport_parse.rules.model import Family

__all__ = ["FAMILY"]

FAMILY = Family(code="GR2", title="arithmetic of the form", title_zh="表内平衡关系")
