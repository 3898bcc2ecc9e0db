"""Table cells: how far they span, and what those show that have no text."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from govreport_parse.model import limits
from govreport_parse.model.grid import OBJECT
from govreport_parse.readers.html.elements import text_of
from govreport_parse.readers.marks import LEFT_OUT
from govreport_parse.text.patterns import lazy_pattern

if TYPE_CHECKING:
    from lxml.etree import _Element

__all__ = ["is_spacer", "shown", "span"]

_LEADING_DIGITS = lazy_pattern(r"\s*(\d{1,9})")
_TO_THE_END = limits.COLUMNS**2
_FIGURE = lazy_pattern(r"[\d/-]")
_NO_SIZE = lazy_pattern(
    r"(?:^|[;\s])(?:width|height)\s*:\s*[012](?:\.\d{1,9})?(?:px|pt)?\s*(?:[;!]|$)|display\s*:\s*none",
    re.IGNORECASE,
)
_BLANK = lazy_pattern(
    r"(?:^|[/_-])(?:spacer?|blank|clear|transparent|1x1)\d?\.(?:gif|png)(?:$|[?#])", re.IGNORECASE
)
_SPACER = lazy_pattern(r"\s*[012](?:px)?\s*")


def span(value: str) -> int:
    """Rows or columns that a cell says it covers."""
    digits = _LEADING_DIGITS.match(value)
    if digits is None:
        return 1
    return int(digits[1]) or _TO_THE_END


def shown(cell: _Element) -> str:
    """What a cell without text shows: the figure in an input field, an object, or nothing."""
    for field in cell.iter("input"):
        value = (field.get("value") or "").strip()
        if field.get("type", "text") in ("text", "number") and _FIGURE.search(value):
            return value
    pictures = (picture for picture in cell.iter("img") if not is_spacer(picture))
    shows = next(pictures, None) is not None or LEFT_OUT in text_of(cell)
    return OBJECT if shows else ""


def is_spacer(picture: _Element) -> bool:
    """Whether a picture shows nothing: it has no size, or is named for the room that it takes."""
    if any(_SPACER.fullmatch(picture.get(side) or "") for side in ("width", "height")):
        return True
    if _NO_SIZE.search(picture.get("style", "")):
        return True
    # A script may show another picture in its place.
    lazy = any(
        "data" in str(name) or str(name).endswith(("-src", "original")) for name in picture.attrib
    )
    return not lazy and _BLANK.search(picture.get("src", "")) is not None
