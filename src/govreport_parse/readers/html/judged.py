"""What the styles and names of elements may do to them, each judged once: a page has few."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from govreport_parse.model.strategies import shortcut
from govreport_parse.readers.html.blocks import BLOCKS
from govreport_parse.readers.html.elements import BESIDE
from govreport_parse.readers.html.grounds import ink_of
from govreport_parse.readers.html.sheets import StyleSheet
from govreport_parse.readers.html.styles import Declarations
from govreport_parse.readers.html.unseen import (
    is_away,
    is_gone,
    is_raised,
    is_struck,
    is_tiny,
    is_turned,
)
from govreport_parse.text.patterns import lazy_pattern

if TYPE_CHECKING:
    from lxml.etree import _Element

__all__ = ["NO_RUNS", "NO_SHEET", "REFERS", "UNSEEN", "Judged", "Passing", "passing"]

#: Classes of what is not seen, and the style of what refers to a comment.
UNSEEN = lazy_pattern(r"(?:^|\s)(?:sr-only|visually-hidden)(?:$|\s)", re.IGNORECASE)
REFERS = lazy_pattern(r"mso-comment-reference\s*:", re.IGNORECASE)
#: What is no run of a line.
NO_RUNS = BLOCKS | {"table", "body", "html", "head"}
NO_SHEET = StyleSheet("")
_BEGINS_FIGURE = lazy_pattern(r"[\s\d.,%+-]*")


class Passing:
    """Tells of elements that they are left as they are: by their names and styles, of which a page has few."""

    def __init__(self, sheet: StyleSheet) -> None:
        self._sheet = sheet
        # Whether what is said hides and raises nothing, ink aside, and whether there is ink.
        self._known: dict[tuple[str | None, ...], tuple[bool, bool]] = {}
        self._doing: dict[tuple[tuple[str, str], ...], bool] = {}

    def passes(self, element: _Element) -> bool:
        """Whether an element is neither hidden nor raised, wherever it stands and whatever is in it."""
        get = element.get
        names: tuple[str | None, ...]
        names = get("style"), get("class"), get("color"), get("hidden")
        if not self._sheet.is_empty:
            names = (*names, get("id"), str(element.tag))
        found = self._known.get(names)
        if found is None:
            found = self._known[names] = self._judge(element)
        harmless, inked = found
        return harmless and not (inked and _BEGINS_FIGURE.fullmatch(element.text or ""))

    def _judge(self, element: _Element) -> tuple[bool, bool]:
        if _may_be_named(element) or not self._sheet.is_alike(element):
            return False, False
        styles = self._sheet.with_own(element), NO_SHEET.with_own(element)
        inked = any(ink_of(element, style) is not None for style in styles)
        return not any(map(self._does_something, styles)), inked

    def _does_something(self, style: Declarations) -> bool:
        """Whether a style hides or raises some element, whatever it is, but by its ink."""
        key = tuple(style.items())
        found = self._doing.get(key)
        if found is None:
            either = (True, False)
            found = self._doing[key] = (
                is_gone(style)
                or any(_hides(style, inline=line, cell=cell) for line in either for cell in either)
                or any(is_raised(style, small=small) for small in either)
            )
        return found


class PassingNothing(Passing):
    def passes(self, element: _Element) -> bool:  # noqa: ARG002
        return False


passing: type[Passing] = shortcut(Passing, PassingNothing)


def _may_be_named(element: _Element) -> bool:
    """Whether an element may be hidden by name, which depends on where it stands."""
    style, names = element.get("style", ""), element.get("class", "")
    hidden = element.get("hidden") is not None or REFERS.search(style) is not None
    return hidden or UNSEEN.search(names) is not None or "msocom" in names.lower()


class Judged:
    """What styles do to elements whatever is around these, each style judged once: pages have few."""

    def __init__(self) -> None:
        self._hiding: dict[tuple[bool, bool, tuple[tuple[str, str], ...]], bool] = {}
        self._raising: dict[tuple[bool, tuple[tuple[str, str], ...]], bool] = {}

    def may_hide(self, element: _Element, style: Declarations) -> bool:
        """Whether a style hides an element by anything but its colour, or does where text is turned."""
        inline, cell = element.tag not in NO_RUNS, element.tag in BESIDE
        key = inline, cell, tuple(style.items())
        found = self._hiding.get(key)
        if found is None:
            found = self._hiding[key] = _hides(style, inline=inline, cell=cell)
        return found

    def is_raised(self, element: _Element, style: Declarations) -> bool:
        """Whether a style sets a run higher or lower than its line."""
        small = element.tag == "small"
        key = small, tuple(style.items())
        found = self._raising.get(key)
        if found is None:
            found = self._raising[key] = is_raised(style, small=small)
        return found


def _hides(style: Declarations, *, inline: bool, cell: bool) -> bool:
    return (
        is_away(style, inline=inline, cell=cell)
        or is_turned(style, "rtl")
        or is_struck(style)
        or style.get("visibility") in ("hidden", "collapse")
        or is_tiny(style) is True
    )
