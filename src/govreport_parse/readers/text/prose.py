"""Lines that are paragraphs: whatever is printed and stands in no other layout."""

from __future__ import annotations

from collections.abc import Sequence

from govreport_parse.model.document import Paragraph
from govreport_parse.readers.text.protocol import Above, Found, Line
from govreport_parse.text.fold import is_blank

__all__ = ["printed", "read"]


def read(lines: Sequence[str], at: int, above: Above) -> Found | None:
    """Read a line that is not blank."""
    if is_blank(lines[at]):
        return None
    return Line(end=at + 1, paragraph=Paragraph(text=printed(lines[at]), gap=above.gap))


def printed(line: str) -> str:
    """A line as it prints, without the bars at its ends."""
    return " ".join(line.split()).strip("| ")
