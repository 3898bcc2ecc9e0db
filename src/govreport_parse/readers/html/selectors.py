"""Selectors of style sheets, read so that no element is missed that a rule might meet."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import TYPE_CHECKING, Protocol

import msgspec

from govreport_parse.text.patterns import lazy_pattern

if TYPE_CHECKING:
    from lxml.etree import _Element

__all__ = ["ANY", "Compound", "Selector", "selectors_of", "stands_within", "unescaped"]

_NAME = r"(?:[\w-]|\\.)+"
_PART = lazy_pattern(
    rf"(?P<tag>{_NAME}|\*)|(?P<kind>[.#])(?P<name>{_NAME})"
    rf"|\[\s*(?P<attribute>{_NAME})\s*(?:(?P<how>[~^$*|]?=)\s*"
    rf"""(?:"(?P<double>[^"]*)"|'(?P<single>[^']*)'|(?P<bare>{_NAME}))\s*[is]?\s*)?\]"""
    rf"|(?P<pseudo>::?)(?P<state>[\w-]+)(?P<inner>\((?:[^()]|\([^()]*+\))*+\))?",
    re.DOTALL,
)
_ESCAPE = lazy_pattern(r"\\([0-9a-f]{1,6})\s?|\\(.)", re.DOTALL)
_APART = lazy_pattern(
    r"""((?:[^\s>+~"'(\[\\]|\\.|\((?:[^()]|\([^()]*+\))*+\)|\[[^\]\[]*+\]|["'(\[\\])+)|([>+~])"""
)
_LIST = lazy_pattern(
    r"""(?:[^,(\[\\]|\\.|\((?:[^()]|\([^()]*+\))*+\)|\[[^\]\[]*+\]|[(\[\\])+""", re.DOTALL
)
# What an element is in while a hand or a form acts on it.
_PASSING = frozenset(
    {"hover", "focus", "focus-within", "focus-visible", "active", "visited", "target", "checked"}
    | {"disabled", "invalid", "selection", "placeholder", "marker", "backdrop"}
)
_NAMING = frozenset({"class", "id"})
_LINKS = frozenset({"link", "any-link"})
_BESIDE = frozenset({"before", "after"})


class _Compound(msgspec.Struct, frozen=True):
    """The part of a selector that one element meets."""

    tag: str
    names: tuple[tuple[str, str], ...]
    attributes: tuple[tuple[str, str, str], ...]

    def meets(self, element: _Element) -> bool:
        if self.tag and element.tag != self.tag:
            return False
        if self.names:
            classes = element.get("class", "").lower().split()
            identity = element.get("id", "").lower()
            if any(
                name not in classes if kind == "." else name != identity
                for kind, name in self.names
            ):
                return False
        return all(_has(element, *each) for each in self.attributes)

    def is_plain(self) -> bool:
        """Whether it asks for nothing but a tag, classes and an id."""
        return all(name in _NAMING and how in ("=", "~=") for name, how, _ in self.attributes)


class Selector(msgspec.Struct, frozen=True):
    """One selector.

    Attributes
    ----------
    compounds
        What an element and the ones around it must be, the element last.
    certain
        The element and those around it are all that it asks for; else it may meet one element and
        not the next, though both are alike in this.
    plain
        It names tags, classes and ids alone, and spells them as they are; a child counts as what stands within.
    beside
        ``before`` or ``after`` where it is for what a style sheet sets beside the element's text.
    """

    compounds: tuple[_Compound, ...]
    certain: bool
    plain: bool
    beside: str

    def key(self) -> str:
        """A name that every element that this may meet has; empty where any may."""
        last = self.compounds[-1]
        return "".join(last.names[0]) if last.names else last.tag

    def is_alone(self) -> bool:
        """Whether it asks for nothing around an element."""
        return len(self.compounds) == 1

    def specificity(self) -> tuple[int, int, int]:
        """How much it asks for, by which a rule wins over others."""
        names = [kind for each in self.compounds for kind, _ in each.names]
        attributes = sum(len(each.attributes) for each in self.compounds)
        return (
            names.count("#"),
            names.count(".") + attributes,
            sum(each.tag != "" for each in self.compounds),
        )

    def may_meet(self, element: _Element) -> bool:
        """Whether nothing that is known of it rules an element out."""
        *outer, last = self.compounds
        return last.meets(element) and stands_within(element, outer)


class Compound(Protocol):
    """A part of a selector, which one element meets or not."""

    def meets(self, element: _Element) -> bool:
        """Whether an element is what it asks for."""


def stands_within(element: _Element, outer: Sequence[Compound]) -> bool:
    """Whether elements around an element meet compounds, given the outermost first."""
    left = list(outer)
    around = element.getparent()
    while left and around is not None:
        if left[-1].meets(around):
            left.pop()
        around = around.getparent()
    return not left


# What any element may meet, and the next one not.
ANY = Selector((_Compound("", (), ()),), certain=False, plain=False, beside="")


def selectors_of(prelude: str, *, nested: bool) -> list[Selector]:
    """The selectors before a rule, in lower case; none for what holds only while a hand acts.

    `nested`: within another rule, whose own selector is not asked for.
    """
    found = (_selector(each.replace("&", " "), nested=nested) for each in _LIST.findall(prelude))
    return [each for each in found if each is not None]


def _selector(text: str, *, nested: bool) -> Selector | None:
    compounds: list[_Compound] = []
    beside, empty = "", False
    certain = plain = not nested
    for part, combinator in _APART.findall(text):
        if combinator:
            certain = False
            if combinator != ">":  # of elements side by side the last counts
                compounds, plain = compounds[:-1], False
            continue
        read = _compound(part)
        if read is None:
            return None
        compound, whole, beside, empty = read
        compounds.append(compound)
        certain, plain = certain and whole, plain and whole and compound.is_plain()
    if empty and not beside:
        return None  # what has no text hides none
    plain = plain and "\\" not in text
    return Selector(tuple(compounds), certain, plain, beside) if compounds else None


def _compound(text: str) -> tuple[_Compound, bool, str, bool] | None:
    """A compound, whether it is all that its text asks for, what it is for beside an element.

    And whether the element must be empty.
    """
    tag, beside = "", ""
    names: list[tuple[str, str]] = []
    attributes: list[tuple[str, str, str]] = []
    end, whole, empty = 0, True, False
    for part in _PART.finditer(text):
        whole = whole and part.start() == end
        end = part.end()
        if part["tag"]:
            tag = "" if part["tag"] == "*" else unescaped(part["tag"])
        elif part["kind"]:
            names.append((part["kind"], unescaped(part["name"])))
        elif part["attribute"]:
            value = part["double"] or part["single"] or part["bare"] or ""
            attributes.append((unescaped(part["attribute"]), part["how"] or "", unescaped(value)))
        elif part["state"] in _BESIDE:
            beside = part["state"]
        elif part["state"] in _PASSING or part["pseudo"] == "::":
            return None
        elif part["state"] == "root":
            tag = "html"
        else:
            whole = whole and part["state"] in _LINKS
            empty = empty or part["state"] == "empty"
    compound = _Compound(tag, tuple(names), tuple(attributes))
    return compound, whole and end == len(text), beside, empty


def unescaped(text: str) -> str:
    """A name or string of a style sheet without its escapes."""
    return _ESCAPE.sub(_escaped, text) if "\\" in text else text


def _escaped(escape: re.Match[str]) -> str:
    code = int(escape[1], 16) if escape[1] else 0
    return escape[2] or (chr(code).lower() if 0 < code <= 0x10FFFF else "\ufffd")


def _has(element: _Element, name: str, how: str, value: str) -> bool:
    given = element.get(name)
    if given is None or not how:
        return given is not None
    given = given.lower()
    if how == "=":
        return given == value
    if how == "~=":
        return value in given.split()
    if how == "|=":
        return given == value or given.startswith(f"{value}-")
    if not value:
        return False
    if how == "^=":
        return given.startswith(value)
    return given.endswith(value) if how == "$=" else value in given
