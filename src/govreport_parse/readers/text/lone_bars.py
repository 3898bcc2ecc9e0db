"""Bars on lines of their own, between cells that stand on lines of their own: paragraphs as yet.

Tables are put back from such lines in :mod:`govreport_parse.tables.restoring`.
"""

from __future__ import annotations

from collections.abc import Sequence

from govreport_parse.model.document import Paragraph
from govreport_parse.readers.text.protocol import Above, Found, Line
from govreport_parse.text.fold import is_blank

__all__ = ["read"]


def read(lines: Sequence[str], at: int, above: Above) -> Found | None:
    """Read a bar that opens no row."""
    if above.rows or at == 0 or set(lines[at].strip()) != {"|"}:
        return None
    below = (lines[j].strip() for j in range(at + 1, len(lines)) if not is_blank(lines[j]))
    following = next(below, "")
    alone = not following.startswith("|") and following.count("|") < 2
    if not alone and set(following) != {"|"}:
        return None
    return Line(end=at + 1, paragraph=Paragraph(text=lines[at].strip(), gap=above.gap))
