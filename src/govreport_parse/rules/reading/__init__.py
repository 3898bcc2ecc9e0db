"""What could not be read, or was read otherwise than printed."""

from govreport_parse.rules.model import Family

__all__ = ["FAMILY"]

FAMILY = Family(code="GR0", title="reading", title_zh="读取情况")
