"""What a browser does not show, or sets higher or lower than its line, by style or attribute."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, TypeAlias

from govreport_parse.model.grid import OBJECT
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
from govreport_parse.readers.html.grounds import Grounds, ink_of
from govreport_parse.readers.html.judged import NO_RUNS, NO_SHEET, REFERS, UNSEEN, Judged, passing
from govreport_parse.readers.html.sheets import StyleSheet
from govreport_parse.readers.html.styles import Declarations
from govreport_parse.readers.html.unseen import (
    is_alike,
    is_away,
    is_gone,
    is_hardly_raised,
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

_FIGURE = lazy_pattern(r"[\s\d.,%+-]*\d[\s\d.,%+-]*")
_OF_FIGURE = lazy_pattern(r"[\s\d.,%+-]*[\d.,+-][\s\d.,%+-]*")
_DIGIT = lazy_pattern(r"\d")
# What stands in lines, or is a mark, is short; a longer one that stands out is text.
_SHORT = 16
_SHORT_ROW = 160
_MARK = 8
_Blank: TypeAlias = tuple[set["_Element"], set["_Element"], set["_Element"]]
# In place of what is not seen, but keeps its place in the line: 1 3 is no 13.
_GAP = " "


def drop_hidden(root: _Element, sheet: StyleSheet) -> int:
    """Drop what a browser does not show, and leave out what is set high or low; the tables that are dropped.

    A cell keeps its place but where it is not displayed. Blocks that a style sheet hides stay: a
    script may show them (tabs).
    """
    tables = 0
    dropped: set[_Element] = set()
    judged = Judged()
    passes = passing(sheet).passes
    blank: _Blank = (set(), set(), set())
    grounds = Grounds(sheet)
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
        believed = own = style if sheet.is_empty else NO_SHEET.with_own(element)
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
        _fade(element, believed, grounds, blank)
        if tag not in NO_RUNS and judged.is_raised(element, style):
            block = next((each for each in element.iterancestors() if each.tag in NO_RUNS), None)
            raised.setdefault(block, {})[element] = is_hardly_raised(style)
    for block, elements in raised.items():
        _leave_out(block, elements)
    return tables


def _is_named(element: _Element) -> bool:
    """Whether an element is hidden by an attribute or a class that says so, or is a comment."""
    if element.get("hidden") is not None:
        return True
    if element.tag == "span" and REFERS.search(element.get("style", "")):
        return _is_whole_comment(element)
    names = element.get("class")
    return names is not None and (UNSEEN.search(names) is not None or _is_comment(element, names))


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
    if element.tag not in NO_RUNS:
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
    if is_away(style, inline=element.tag not in NO_RUNS, cell=cell):
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


def _fade(element: _Element, style: Declarations, grounds: Grounds, blank: _Blank) -> None:
    """Empty an element of a figure whose ink is not seen on what is behind it."""
    ink = ink_of(element, style)
    if ink is None or not _OF_FIGURE.fullmatch(text_of(element)):
        return
    if is_alike(ink, grounds.behind(element)):
        _blank(
            element,
            LEFT_OUT,
            lambda child: ink_of(child, grounds.sheet.with_own(child)) is not None,
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
