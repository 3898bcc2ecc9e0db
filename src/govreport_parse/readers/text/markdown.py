"""Headings and bold lines of Markdown."""

from __future__ import annotations

from collections.abc import Sequence

from govreport_parse.model.document import Paragraph
from govreport_parse.readers.text.prose import printed
from govreport_parse.readers.text.protocol import Above, Found, Line
from govreport_parse.text.patterns import lazy_pattern

__all__ = ["read"]

_HEADING = lazy_pattern(r"(#{1,6})\s+(.*)")
_SIGNS = frozenset("#*_")
_BOLD = lazy_pattern(r"(\*\*|__)(.+)\1")


def read(lines: Sequence[str], at: int, above: Above) -> Found | None:
    """Read a line that Markdown marks as a whole."""
    if lines[at].lstrip()[:1] not in _SIGNS:
        return None
    text = printed(lines[at])
    if heading := _HEADING.fullmatch(text):
        title = heading[2].rstrip("#").rstrip()
        paragraph = Paragraph(text=title, heading=len(heading[1]), gap=above.gap)
    elif bold := _BOLD.fullmatch(text):
        paragraph = Paragraph(text=bold[2], bold=True, gap=above.gap)
    else:
        return None
    return Line(end=at + 1, paragraph=paragraph)
