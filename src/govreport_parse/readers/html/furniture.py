"""What a page's markup itself tells is no part of the article: hidden elements, navigation, footnotes.

Judging every element costs more than reading the page. A page repeats few styles and names many
times, so each is judged once; and whether anything may be hidden at all is told from the distinct
ones in its source, before an element is touched. What only words give away is left to
:mod:`govreport_parse.page.furniture`.
"""

from __future__ import annotations

import html
import re
from collections.abc import Callable, Sequence
from functools import cache
from itertools import islice
from typing import TYPE_CHECKING, cast

import msgspec
from lxml import etree

from govreport_parse.readers.marks import LEFT_OUT

if TYPE_CHECKING:
    from lxml.etree import _Element

__all__ = [
    "UNPRINTABLE",
    "Judge",
    "Traits",
    "drop",
    "drop_hidden",
    "drop_notes",
    "drop_shown",
    "keep_shown",
    "text_of",
    "traits",
]

_FURNITURE = re.compile(
    r"(?:^|[\s_-])(?:nav\w*|menu\w*|breadcrumbs?|crumbs?|footer\w*|foot|header|top-?bar|side-?bar"
    r"|side-?nav|share\w*|bdshare\w*|toolbar|pagination|pager|copyright|friend-?links?|related\w*"
    r"|recommend\w*|qr-?code|ewm|erweima|search\w*|banner|login\w*|(?:prev?|pre)-?next|sidenav"
    r"|dqwz|weizhi|hot-?news|ranking)(?:$|[\s_-])",
    re.IGNORECASE,
)
# A furniture-like element with this many full stops holds prose and stays.
_PROSE_STOPS = 3
# A cell with more elements holds more than a figure.
_MANY = 32
_FIGURE = re.compile(r"\s*+[\d.,，%/—-]++\s*+")
_HIDDEN = re.compile(
    r"display\s*:\s*none|visibility\s*:\s*(?:hidden|collapse)|mso-hide\s*:\s*all"
    r"|font-size\s*:\s*0(?![.\d])|opacity\s*:\s*0(?![.\d])|text-decoration[\w-]*\s*:[^;]*line-through",
    re.IGNORECASE,
)
_STRUCK = re.compile("line-through", re.IGNORECASE)
# Elements that are dropped although a browser shows them, or what they write.
_SHOWING = (
    "script", "iframe", "object", "embed", "svg", "video", "audio", "canvas", "map", "del",
    "strike", "s", "sup", "nav", "footer", "aside", "menu", "noscript",
)  # fmt: skip
_IN_LINES = frozenset({"del", "strike", "s", "sup"})
_UNSEEN = re.compile(r"(?:^|\s)(?:sr-only|visually-hidden)(?:$|\s)", re.IGNORECASE)
# Marks of footnotes that are no superscript: <a href="#fn1">1</a>.
_FOOTNOTE = re.compile(r"foot-?note|fn-?ref", re.IGNORECASE)
_NOTE_MARK = re.compile(r"\s{0,9}[\[(【（]?\s{0,9}(?:\d{1,2}|[*†‡])\s{0,9}[\])】）]?\s{0,9}")
_STYLED_AWAY = re.compile(r"\.([\w-]+)\s*\{[^{}]*(?:display\s*:\s*none|visibility\s*:\s*hidden)")
_CONDITIONAL = re.compile(r"@[^{;]*\{(?:[^{}]*\{[^{}]*\})*[^{}]*\}")
# What XML cannot hold, by which lxml refuses to set text that it read itself.
UNPRINTABLE = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff\ud800-\udfff]")
# In the source in lower case.
_VALUE = rb"""\s*=\s*("[^"]*"|'[^']*'|[^\s>]+)"""
_STYLES = re.compile(b"style" + _VALUE)
_CLASSES = re.compile(b"class" + _VALUE)
_HIDDEN_MARK = re.compile(rb"hidden[\s=/>]")


class Traits(msgspec.Struct, frozen=True, kw_only=True):
    """What a page's source tells of its elements.

    Attributes
    ----------
    hides
        Attributes by which some element may be hidden: ``style``, ``class``, ``hidden``.
    unseen
        Classes that the page's own style sheets hide whatever the screen.
    notes
        Some class may mark a footnote.
    """

    hides: tuple[str, ...]
    unseen: frozenset[str]
    notes: bool


def traits(lowered: bytes, root: _Element) -> Traits:
    """Judge a page by its source in lower case; never that nothing is hidden where something is."""
    styles = _distinct(_STYLES, lowered)
    classes = _distinct(_CLASSES, lowered)
    hides = {
        "style": _HIDDEN.search(styles) is not None or "&" in styles,
        "class": "sr-only" in classes or "visually-hidden" in classes or "&" in classes,
        "hidden": _HIDDEN_MARK.search(lowered) is not None,
    }
    return Traits(
        hides=tuple(attribute for attribute, found in hides.items() if found),
        unseen=frozenset(
            name
            for sheet in root.iter("style")
            for name in _STYLED_AWAY.findall(_CONDITIONAL.sub("", sheet.text or ""))
        ),
        notes=_FOOTNOTE.search(classes) is not None or "&" in classes,
    )


def _distinct(attribute: re.Pattern[bytes], source: bytes) -> str:
    """The distinct values of an attribute; `&` is left where it is not certain what they mean."""
    values = b"\n".join(set(attribute.findall(source))).decode("utf-8", "replace")
    return html.unescape(values) if "&" in values else values


class Judge:
    """Tells the navigation, sharing bars and footers of one page by their class and id."""

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


@cache
def _having(attributes: tuple[str, ...]) -> Callable[[_Element], list[_Element]]:
    path = " or ".join(f"@{name}" for name in attributes)
    return cast("Callable[[_Element], list[_Element]]", etree.XPath(f"//*[{path}]"))


def drop_hidden(root: _Element, attributes: tuple[str, ...]) -> None:
    """Drop the elements that a browser does not show.

    `attributes`: those by which any may be hidden, of ``style``, ``class`` and ``hidden``.
    """
    styles: dict[str, bool] = {}
    classes: dict[str, bool] = {}
    dropped: set[_Element] = set()
    for element in _having(attributes)(root):
        if element in dropped or element.tag in ("body", "html") or element.getparent() is None:
            continue
        style, name = element.get("style", ""), element.get("class", "")
        if style not in styles:
            styles[style] = _HIDDEN.search(style) is not None
        if name not in classes:
            classes[name] = _UNSEEN.search(name) is not None
        if styles[style] or classes[name] or element.get("hidden") is not None:
            dropped.update(element.iter("*"))
            if _STRUCK.search(style):
                drop_shown(element)
            else:
                drop(element)


def drop_notes(elements: Sequence[_Element], unseen: frozenset[str]) -> None:
    """Drop the marks of footnotes, figures set low behind others, and words styled away.

    Blocks that a style sheet hides stay: a script may show them (tabs).
    """
    for element in elements:
        tag, name, link = element.tag, element.get("class", ""), element.get("href", "")
        if not (name or link or tag == "sub") or element.getparent() is None or len(element):
            continue
        if not unseen.isdisjoint(name.split()):
            drop(element)
            continue
        note = tag == "a" and link.startswith("#")
        low = tag == "sub" and next(element.iterancestors("td", "th"), None) is not None
        marked = note or low or _FOOTNOTE.search(f"{name} {link}")
        if marked and _NOTE_MARK.fullmatch(element.text or "") and not is_alone(element):
            drop_shown(element)


def keep_shown(root: _Element) -> None:
    """Before elements are dropped by their names: mark where lines and cells show something by them.

    A figure set high that is all its cell has is no mark of a footnote, and stays.
    """
    in_cell: dict[_Element | None, bool] = {}  # of a parent: a page has many scripts in few places
    for element in list(root.iter(*_SHOWING)):
        parent = element.getparent()
        if parent not in in_cell:
            in_cell[parent] = next(element.iterancestors("td", "th"), None) is not None
        if element.tag == "sup" and is_alone(element):
            element.tag = "span"
        elif in_cell[parent] or element.tag in _IN_LINES:
            element.tail = LEFT_OUT + UNPRINTABLE.sub("", element.tail or "")


def is_alone(element: _Element) -> bool:
    """Whether an element stands in a table cell and is all its text."""
    cell = next(element.iterancestors("td", "th"), None)
    if cell is None or next(islice(cell.iter(), _MANY, None), None) is not None:
        return False  # of a cell with so many elements each would be asked for all its text
    return text_of(cell).strip() == text_of(element).strip()


def text_of(element: _Element) -> str:
    """All text of an element, without what separates its parts."""
    return etree.tostring(element, encoding="unicode", method="text", with_tail=False)


def drop_shown(element: _Element) -> None:
    """Drop an element that a browser shows; a cell that it leaves empty is not blank."""
    if element.getparent() is not None:
        drop(element)
        element.text = LEFT_OUT


def drop(element: _Element) -> None:
    """Empty an element and make it a run, which merges with its line; the text behind it stays.

    Removing it would join that text to what stands before, which takes the square of the time where
    a long line has many.
    """
    if element.getparent() is not None:
        element.clear(keep_tail=True)  # type: ignore[call-arg]  # left out of the stubs
        element.tag = "span"
