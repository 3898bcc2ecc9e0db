"""Reports of different bodies, or rival ones of one, against one another."""

from govreport_parse.rules.model import Family

__all__ = ["FAMILY"]

FAMILY = Family(code="GR6", title="agency to agency", title_zh="机关之间")
