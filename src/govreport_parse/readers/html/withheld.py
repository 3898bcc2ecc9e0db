"""Figures that a page may hide as a whole, by a rule or a value that is not understood: they are not read."""

from __future__ import annotations

from itertools import islice
from typing import TYPE_CHECKING

from govreport_parse.model.grid import OBJECT
from govreport_parse.readers.html.elements import CELLS, text_of
from govreport_parse.readers.html.sheets import StyleSheet
from govreport_parse.readers.html.unseen import may_vanish
from govreport_parse.text.patterns import lazy_pattern

if TYPE_CHECKING:
    from lxml.etree import _Element

__all__ = ["UNSURE_RULE", "UNSURE_VALUE", "withhold_figures"]

# In lower case: rules of style sheets that are not believed, and values that are not understood.
UNSURE_RULE = lazy_pattern(
    r"@|\([^()]*[{}]|[>+~\[\\]|\{[^{}]*\{|:(?:not|is|where|has|first|last|nth|only)"
)
UNSURE_VALUE = lazy_pattern(
    r"(?:scale|zoom)\s*:\s*[^1-9\s]|(?:clip-path|mask|mask-image|content-visibility)\s*:"
    r"|(?:display|visibility|opacity|transform|scale|zoom)\s*:[^;{}\"']{0,99}\(|filter\s*:[^;{}]{0,99}(?:blur|url|var|alpha)"
)
_FIGURE = lazy_pattern(r"[-+−\d][\d,，.．\s]{0,20}\D{0,4}")
_DIGIT = lazy_pattern(r"\d")
# A cell with more elements holds more than a figure.
_MANY = 32


def withhold_figures(root: _Element, sheet: StyleSheet) -> None:
    """Set an object in place of the digits of cells that may not be seen."""
    vanishing: dict[int, bool] = {}  # by the place of a rule
    for cell in list(root.iter(*CELLS)):
        few = next(islice(cell.iter(), _MANY, None), None) is None
        if few and _FIGURE.fullmatch(text_of(cell).strip()):
            _withhold(cell, sheet, vanishing)


def _withhold(cell: _Element, sheet: StyleSheet, vanishing: dict[int, bool]) -> None:
    gone: dict[_Element | None, bool] = {}
    for element in cell.iter("*"):
        within = gone.get(element.getparent(), False)
        gone[element] = within or _may_vanish(element, sheet, vanishing)
        if gone[element] and element.text and _DIGIT.search(element.text):
            element.text = OBJECT
        if within and element.tail and _DIGIT.search(element.tail):
            element.tail = OBJECT


def _may_vanish(element: _Element, sheet: StyleSheet, vanishing: dict[int, bool]) -> bool:
    if may_vanish(sheet.with_own(element), judged=True):
        return True
    for rule in sheet.perhaps(element):
        if rule.place not in vanishing:
            vanishing[rule.place] = rule.wide and may_vanish(rule.said, judged=False)
        if vanishing[rule.place]:
            return True
    return False
