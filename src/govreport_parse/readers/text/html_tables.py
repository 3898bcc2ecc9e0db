"""Tables that stand in a text as they stand in HTML, as converters from PDF to Markdown leave them."""

from __future__ import annotations

import re
from collections.abc import Sequence

from govreport_parse.readers.formats import Given
from govreport_parse.readers.text.protocol import Above, Blocks, Found
from govreport_parse.text.patterns import lazy_pattern

__all__ = ["has_tables_alone", "read"]

_OPEN = lazy_pattern(r"<table\b", re.IGNORECASE)
_CLOSE = lazy_pattern(r"</table\s*>(?:\s*</body\s*>)?(?:\s*</html\s*>)?", re.IGNORECASE)
_BEFORE = r"(?:<html[^<>]*>\s*)?(?:<body[^<>]*>\s*)?"
_TABLE = lazy_pattern(
    rf"{_BEFORE}<table\b(?:[^<]|<(?!/table))*+(?:</table\s*>|\Z)(?:\s*</body\s*>)?(?:\s*</html\s*>)?",
    re.IGNORECASE,
)
_COMMENT = lazy_pattern(r"<!--(?:[^-]|-(?!->))*+-->")
_TAG = lazy_pattern(r"</?[a-zA-Z!][^<>\n]{0,400}>")


def has_tables_alone(text: str) -> bool:
    """Whether tables, and comments, are all that a text has of HTML, and text stands around them."""
    if _OPEN.search(text) is None:
        return False
    around = _COMMENT.sub("", _TABLE.sub("", text))
    return around.strip() != "" and _TAG.search(around) is None


def read(lines: Sequence[str], at: int, _above: Above) -> Found | None:
    """Read a table from its first tag to its last, and what stands beside it in these lines; a comment is nothing."""
    if "<" not in lines[at]:
        return None
    if _COMMENT.fullmatch(lines[at].strip()):
        return Blocks(end=at + 1, blocks=())
    if _OPEN.search(lines[at]) is None:
        return None
    end, open_tables = at, 0
    while end < len(lines):
        open_tables += len(_OPEN.findall(lines[end])) - len(_CLOSE.findall(lines[end]))
        end += 1
        if open_tables <= 0:
            break
    from govreport_parse.readers.html.reader import read_html

    source = "\n".join(lines[at:end])
    content = read_html(Given(name="", data=b"", text=source))
    return Blocks(end=end, blocks=content.blocks)
