"""What a browser does not show, or sets higher or lower than its line, by style or attribute."""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import TYPE_CHECKING, TypeAlias

from govreport_parse.model.grid import OBJECT
from govreport_parse.model.strategies import shortcut
from govreport_parse.readers.html.blocks import BLOCKS
from govreport_parse.readers.html.elements import (
    BESIDE,
    CELLS,
    drop,
    drop_shown,
    followed_by,
    may_be_figure,
    text_before,
    text_of,
)
from govreport_parse.readers.html.sheets import StyleSheet
from govreport_parse.readers.html.styles import Declarations
from govreport_parse.readers.html.unseen import (
    colour,
    is_alike,
    is_away,
    is_gone,
    is_hardly_raised,
    is_raised,
    is_struck,
    is_tiny,
    is_turned,
    keeps_place,
)
from govreport_parse.readers.marks import LEFT_OUT
from govreport_parse.text.patterns import lazy_pattern

if TYPE_CHECKING:
    from lxml.etree import _Element

__all__ = ["drop_hidden"]

_UNSEEN = lazy_pattern(r"(?:^|\s)(?:sr-only|visually-hidden)(?:$|\s)", re.IGNORECASE)
_REFERS = lazy_pattern(r"mso-comment-reference\s*:", re.IGNORECASE)
_FIGURE = lazy_pattern(r"[\s\d.,%+-]*\d[\s\d.,%+-]*")
_OF_FIGURE = lazy_pattern(r"[\s\d.,%+-]*[\d.,+-][\s\d.,%+-]*")
_BEGINS_FIGURE = lazy_pattern(r"[\s\d.,%+-]*")
_DIGIT = lazy_pattern(r"\d")
_NO_RUNS = BLOCKS | {"table", "body", "html", "head"}
# What stands in lines, or is a mark, is short; a longer one that stands out is text.
_SHORT = 16
_SHORT_ROW = 160
_MARK = 8
_Blank: TypeAlias = tuple[set["_Element"], set["_Element"], set["_Element"]]
_WHITE = "#ffffff"
# In place of what is not seen, but keeps its place in the line: 1 3 is no 13.
_GAP = " "
_NO_SHEET = StyleSheet("")


def drop_hidden(root: _Element, sheet: StyleSheet) -> int:
    """Drop what a browser does not show, and leave out what is set high or low; the tables that are dropped.

    A cell keeps its place but where it is not displayed. Blocks that a style sheet hides stay: a
    script may show them (tabs).
    """
    tables = 0
    dropped: set[_Element] = set()
    judged = _Judged()
    passes = _passing(sheet).passes
    blank: _Blank = (set(), set(), set())
    raised: dict[_Element | None, dict[_Element, bool]] = {}
    for element in list(root.iter("*")):
        if passes(element):
            continue
        tag = element.tag
        if element in dropped or tag in ("body", "html") or element.getparent() is None:
            continue
        style = sheet.with_own(element)
        named = _is_named(element)
        if not (style or named or element.get("color") is not None):
            continue
        believed = own = style if sheet.is_empty else _NO_SHEET.with_own(element)
        if believed != style and _may_rule(element):
            believed = style
        if named or is_gone(believed):
            dropped.update(element.iter("*"))
            tables += sum(
                _DIGIT.search(text_of(each)) is not None for each in element.iter("table")
            )
            shown = not named and believed is not own and _may_be_shown(element, sheet)
            drop(element)
            if shown:
                element.text = OBJECT
            continue
        if judged.may_hide(element, believed) and _hide(element, believed, sheet, blank):
            dropped.update(element.iter("*"))
            continue
        _fade(element, believed, sheet, blank)
        if tag not in _NO_RUNS and judged.is_raised(element, style):
            block = next((each for each in element.iterancestors() if each.tag in _NO_RUNS), None)
            raised.setdefault(block, {})[element] = is_hardly_raised(style)
    for block, elements in raised.items():
        _leave_out(block, elements)
    return tables


class _Passing:
    """Tells of elements that they are left as they are: by their names and styles, of which a page has few."""

    def __init__(self, sheet: StyleSheet) -> None:
        self._sheet = sheet
        # Whether what is said hides and raises nothing, ink aside, and whether there is ink.
        self._known: dict[tuple[str | None, ...], tuple[bool, bool]] = {}
        self._doing: dict[tuple[tuple[str, str], ...], bool] = {}

    def passes(self, element: _Element) -> bool:
        """Whether an element is neither hidden nor raised, wherever it stands and whatever is in it."""
        get = element.get
        names = get("style"), get("class"), get("color"), get("hidden"), get("id"), str(element.tag)
        found = self._known.get(names)
        if found is None:
            found = self._known[names] = self._judge(element)
        harmless, inked = found
        return harmless and not (inked and _BEGINS_FIGURE.fullmatch(element.text or ""))

    def _judge(self, element: _Element) -> tuple[bool, bool]:
        if _may_be_named(element) or not self._sheet.is_alike(element):
            return False, False
        styles = self._sheet.with_own(element), _NO_SHEET.with_own(element)
        inked = any(_ink(element, style) is not None for style in styles)
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


class _PassingNothing(_Passing):
    def passes(self, element: _Element) -> bool:  # noqa: ARG002
        return False


_passing: type[_Passing] = shortcut(_Passing, _PassingNothing)


def _may_be_named(element: _Element) -> bool:
    """Whether an element may be hidden by name, which depends on where it stands."""
    style, names = element.get("style", ""), element.get("class", "")
    hidden = element.get("hidden") is not None or _REFERS.search(style) is not None
    return hidden or _UNSEEN.search(names) is not None or "msocom" in names.lower()


class _Judged:
    """What styles do to elements whatever is around these, each style judged once: pages have few."""

    def __init__(self) -> None:
        self._hiding: dict[tuple[bool, bool, tuple[tuple[str, str], ...]], bool] = {}
        self._raising: dict[tuple[bool, tuple[tuple[str, str], ...]], bool] = {}

    def may_hide(self, element: _Element, style: Declarations) -> bool:
        """Whether a style hides an element by anything but its colour, or does where text is turned."""
        inline, cell = element.tag not in _NO_RUNS, element.tag in BESIDE
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


def _is_named(element: _Element) -> bool:
    """Whether an element is hidden by an attribute or a class that says so, or is a comment."""
    if element.get("hidden") is not None:
        return True
    if element.tag == "span" and _REFERS.search(element.get("style", "")):
        return _is_whole_comment(element)
    names = element.get("class")
    return names is not None and (_UNSEEN.search(names) is not None or _is_comment(element, names))


def _is_whole_comment(element: _Element) -> bool:
    """Whether what refers to a comment is the comment, as a whole line is; a link to it has text beside it."""
    beside = text_before(element) + followed_by(element)
    return not beside.strip() and next(element.iterancestors(*CELLS), None) is None


def _is_comment(element: _Element, names: str) -> bool:
    """Whether an element is a review comment of Word's, or the mark of one, by its classes."""
    names = names.lower()
    if "msocom" not in names or element.tag in BESIDE:
        return False
    return "msocommenttext" not in names or next(element.iterancestors(*CELLS), None) is None


def _may_rule(element: _Element) -> bool:
    """Whether the page's style sheet is believed that it hides an element."""
    if element.tag not in _NO_RUNS:
        return True
    if next(element.iter("table"), None) is not None:
        return False
    if element.tag == "tr":
        return len(text_of(element).strip()) <= _SHORT_ROW
    within = next(element.iterancestors(*CELLS), None) is not None
    return (within or element.tag in CELLS) and len(text_of(element).strip()) <= _SHORT


def _may_be_shown(element: _Element, sheet: StyleSheet) -> bool:
    """Whether an element with figures of a cell may be displayed by another rule than the one that hides it."""
    if next(element.iterancestors(*CELLS), None) is None or not _DIGIT.search(text_of(element)):
        return False
    rules = (rule for rule in sheet.perhaps(element) if rule.wide)
    return any(rule.said.get("display", "none") != "none" for rule in rules)


def _hide(element: _Element, style: Declarations, sheet: StyleSheet, blank: _Blank) -> bool:
    """Empty an element of what its style hides but by its colour; whether that is all of it.

    `blank`: the elements that are empty by now, as hidden, without size, and in the colour behind.
    """
    cell = element.tag in BESIDE
    if is_away(style, inline=element.tag not in _NO_RUNS, cell=cell):
        _empty(element, "") if cell else drop(element)
        if not cell and keeps_place(style):
            element.text = _GAP
        return True
    if is_turned(style, _direction(element)) and _FIGURE.fullmatch(text_of(element)):
        _empty(element, OBJECT) if cell else drop(element)
        if not cell:
            element.text = OBJECT
        return True
    if is_struck(style):
        _empty(element, LEFT_OUT) if cell else drop_shown(element)
        return True
    visibility = style.get("visibility")
    if visibility == "collapse" and element.tag == "tr":
        drop(element)
        return True
    if visibility in ("hidden", "collapse"):
        _blank(
            element,
            _GAP,
            lambda child: sheet.with_own(child).get("visibility") == "visible",
            blank[0],
        )
    if is_tiny(style):
        _blank(element, "", lambda child: is_tiny(sheet.with_own(child)) is False, blank[1])
    return False


def _fade(element: _Element, style: Declarations, sheet: StyleSheet, blank: _Blank) -> None:
    """Empty an element of a figure whose ink is not seen on what is behind it."""
    ink = _ink(element, style)
    if ink is not None and _OF_FIGURE.fullmatch(text_of(element)) and _is_on(ink, element, sheet):
        _blank(
            element,
            LEFT_OUT,
            lambda child: _ink(child, sheet.with_own(child)) is not None,
            blank[2],
        )


def _direction(element: _Element) -> str:
    around: _Element | None = element
    while around is not None and "dir" not in around.attrib:
        around = around.getparent()
    return "ltr" if around is None else around.get("dir", "").lower()


def _empty(element: _Element, text: str) -> None:
    """Empty a cell or the cells of a row, which keep their places."""
    cells = [element] if element.tag in CELLS else list(element.iter(*CELLS))
    for cell in cells:
        kept = {name: cell.get(name, "") for name in ("rowspan", "colspan") if name in cell.attrib}
        cell.clear(keep_tail=True)  # type: ignore[call-arg]  # left out of the stubs
        for name, value in kept.items():
            cell.set(name, value)
        cell.text = text


def _blank(
    element: _Element, mark: str, shows: Callable[[_Element], bool], done: set[_Element]
) -> None:
    """Empty an element of its text, but for elements in it that `shows` says are seen again."""
    if element in done:
        return
    done.add(element)
    if element.text and element.text.strip():
        element.text = mark
    if element.tag in ("img", "input"):
        drop(element)
    for child in list(element):
        if not shows(child):
            _blank(child, mark, shows, done)
        if child.tail and child.tail.strip():
            child.tail = mark


def _ink(element: _Element, style: Declarations) -> str | None:
    given = element.get("color")
    filled = colour(style, "-webkit-text-fill-color")
    return filled or colour(style, "color") or (colour({"": given.lower()}, "") if given else None)


def _is_on(ink: str, element: _Element, sheet: StyleSheet) -> bool:
    """Whether an ink cannot be seen on what is behind an element."""
    around: _Element | None = element
    while around is not None:
        style = sheet.with_own(around)
        for name in ("background-color", "background"):
            if name in style and style[name] not in ("transparent", "none", "inherit", "initial"):
                return is_alike(ink, colour(style, name))
        behind = around.get("bgcolor")
        if behind:
            return is_alike(ink, colour({"": behind.lower()}, ""))
        around = around.getparent()
    return is_alike(ink, _WHITE)


def _leave_out(block: _Element | None, elements: dict[_Element, bool]) -> None:
    """Leave out runs set high or low; what is all that its block has is no mark, and stays.

    `elements`: of each whether it is set so little off that it may be a figure's own digits.
    """
    known = set(elements)
    inner = [each for each in elements if known.isdisjoint(each.iterancestors())]
    if block is not None:
        around = next((p for p in block.iterancestors(*CELLS)), block)
        set_off = "".join("".join(text_of(each).split()) for each in inner)
        if set_off == "".join(text_of(around).split()).replace(LEFT_OUT, ""):
            return
    for element in reversed(inner):
        text = text_of(element).strip()
        if text and len(text) <= _MARK:
            doubted = elements[element] or may_be_figure(text, followed_by(element))
            drop_shown(element)
            if doubted:
                element.text = OBJECT
