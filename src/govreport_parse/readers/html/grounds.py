"""The ink of elements, and what is behind it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from govreport_parse.readers.html.sheets import StyleSheet
from govreport_parse.readers.html.styles import Declarations
from govreport_parse.readers.html.unseen import colour

if TYPE_CHECKING:
    from lxml.etree import _Element

__all__ = ["Grounds", "ink_of"]

_WHITE = "#ffffff"


def ink_of(element: _Element, style: Declarations) -> str | None:
    """The colour of an element's text, None for one that is not said or not known."""
    given = element.get("color")
    filled = colour(style, "-webkit-text-fill-color")
    return filled or colour(style, "color") or (colour({"": given.lower()}, "") if given else None)


class Grounds:
    """What is behind elements, worked out once for whatever stands in one place.

    An element's own attributes are still there when those in it are asked about: what is emptied holds none.
    """

    def __init__(self, sheet: StyleSheet) -> None:
        self.sheet = sheet
        self._known: dict[_Element, str | None] = {}

    def behind(self, element: _Element) -> str | None:
        """The colour behind an element, that of paper where nothing sets one; None for one that is not known."""
        line: list[_Element] = []
        found: str | None = _WHITE
        around: _Element | None = element
        while around is not None:
            if around in self._known:
                found = self._known[around]
                break
            line.append(around)
            is_set, own = self._own(around)
            if is_set:
                found = own
                break
            around = around.getparent()
        self._known.update(dict.fromkeys(line, found))
        return found

    def _own(self, element: _Element) -> tuple[bool, str | None]:
        """Whether an element sets a ground, and its colour."""
        style = self.sheet.with_own(element)
        for name in ("background-color", "background"):
            if name in style and style[name] not in ("transparent", "none", "inherit", "initial"):
                return True, colour(style, name)
        given = element.get("bgcolor")
        return (True, colour({"": given.lower()}, "")) if given else (False, None)
