"""Navigation, sharing bars, footers and readers' comments, which a page names as such by class or id."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from govreport_parse.readers.html.elements import is_alone, text_of
from govreport_parse.text.patterns import lazy_pattern

if TYPE_CHECKING:
    from lxml.etree import _Element

__all__ = ["FurnitureNames"]

_FURNITURE = lazy_pattern(
    r"(?:^|[\s_-])(?:nav\w*|menu\w*|breadcrumbs?|crumbs?|footer\w*|foot|header|top-?bar|side-?bar"
    r"|side-?nav|share\w*|bdshare\w*|toolbar|pagination|pager|copyright|friend-?links?|related\w*"
    r"|recommend\w*|qr-?code|ewm|erweima|search\w*|banner|login\w*|(?:prev?|pre)-?next|sidenav"
    r"|dqwz|weizhi|hot-?news|ranking|comments?|(?:comment|review)s?-?(?:list|box|area)|pinglun)(?:$|[\s_-])",
    re.IGNORECASE,
)
# A furniture-like element with this many full stops holds prose and stays.
_PROSE_STOPS = 3
_FIGURE = lazy_pattern(r"\s*+[\d.,，%/—-]++\s*+")


class FurnitureNames:
    """The classes and ids of one page that name furniture; a page has few, each judged once."""

    def __init__(self) -> None:
        self._known: dict[tuple[str | None, str | None], bool] = {(None, None): False}

    def is_furniture(self, element: _Element) -> bool:
        """Whether the element's names say furniture and it holds no content."""
        names = (element.get("class"), element.get("id"))
        named = self._known.get(names)
        if named is None:
            named = _FURNITURE.search(" ".join(name or "" for name in names)) is not None
            self._known[names] = named
        return named and not _holds_content(element)


def _holds_content(element: _Element) -> bool:
    if next(element.iter("h1", "table"), None) is not None:
        return True
    text = text_of(element)
    if text.count("。") >= _PROSE_STOPS:
        return True
    # Whatever its names, a figure that is all its cell has is the cell's.
    return _FIGURE.fullmatch(text) is not None and is_alone(element)
