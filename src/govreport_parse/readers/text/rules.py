"""Rules between the rows of a drawn table, and the one below a header of Markdown: no rows.

The rule below a header stands there alone; further down, a row of dashes is a row of cells that do
not apply. A plus sign marks the rules of drawn tables wherever they stand.
"""

from __future__ import annotations

from collections.abc import Sequence

from govreport_parse.readers.text.bars import is_bordered, joined, opens_row
from govreport_parse.readers.text.protocol import Above, Found, Row
from govreport_parse.text.patterns import lazy_pattern

__all__ = ["read"]

_FIRST_LINE = lazy_pattern(r"[\s|:+=-]+")
_RULE = lazy_pattern(r"[\s|:-]+")
_RULE_BELOW = 1  # row
_DRAWN_RULE = lazy_pattern(r"[\s|:=-]*[+][\s|:+=-]*")


def read(lines: Sequence[str], at: int, above: Above) -> Found | None:
    """Read a rule as a row without cells."""
    line = lines[at]
    if _FIRST_LINE.fullmatch(line) is None:
        return None
    if not opens_row(line, in_table=above.rows > 0 and not above.gap):
        return None
    raw, end = joined(lines, at, unbordered=above.unbordered)
    below_header = above.rows <= _RULE_BELOW and "--" in raw and _RULE.fullmatch(raw)
    if not below_header and _DRAWN_RULE.fullmatch(raw) is None:
        return None
    return Row(end=end, cells=(), bordered=is_bordered(line))
