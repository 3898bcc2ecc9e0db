"""What styles say of an element: the page's own style sheets and its ``style`` attribute."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from functools import lru_cache
from operator import itemgetter
from typing import TYPE_CHECKING, TypeAlias

import msgspec

from govreport_parse.readers.html.selectors import stands_within

if TYPE_CHECKING:
    from lxml.etree import _Element

__all__ = ["COMMENT", "Declarations", "Said", "StyleSheet", "last_said", "read_sheets", "said_in"]

# Values by property, both in lower case.
Declarations: TypeAlias = Mapping[str, str]
# The tag, classes, id and style of an element.
_Names: TypeAlias = tuple[str, str, str, str]
# Whether it is important, the property, its value.
Said: TypeAlias = tuple[bool, str, str]

COMMENT = re.compile(r"/\*(?:[^*]|\*(?!/))*+(?:\*/)?|<!--|-->")
_CONDITIONAL = re.compile(r"@[^{;@]*+\{(?:[^{}]*\{[^{}]*\})*[^{}]*\}")
_ANY_SCREEN = re.compile(
    r"@media\s+(?:print\s*,\s*)?(?:screen|all)(?:\s*,\s*print)?\s*\{((?:[^{}]*+\{[^{}]*+\})*+)[^{}]*+\}"
)
_STATEMENT = re.compile(r"@(?:charset|import|namespace)[^;{}@]*+;")
_ATTRIBUTE = re.compile(r"""\[(class|id)[~^]?=["']?([\w-]+)["']?\]""")
_COMPOUND = re.compile(r"(?P<tag>[a-z][\w:]*|\*)?(?P<names>(?:[.#][\w-]+)*)", re.IGNORECASE)
_NAME = re.compile(r"([.#])([\w-]+)")
_STYLES = 4096
# Names and a style with so many characters are hardly repeated.
_LONG = 512
# Rules for one class or tag; pages have a few.
_MANY = 200


class _Compound(msgspec.Struct, frozen=True):
    """The part of a selector that one element meets."""

    tag: str
    ids: tuple[str, ...]
    classes: tuple[str, ...]

    def key(self) -> str:
        """A name that every element that meets this has."""
        if self.classes:
            return f".{self.classes[0]}"
        return f"#{self.ids[0]}" if self.ids else self.tag

    def meets(self, element: _Element) -> bool:
        if self.tag and element.tag != self.tag:
            return False
        if self.classes and not set(self.classes) <= set(element.get("class", "").lower().split()):
            return False
        return all(name == element.get("id", "").lower() for name in self.ids)


class _Rule(msgspec.Struct, frozen=True):
    compounds: tuple[_Compound, ...]
    said: tuple[Said, ...]

    def specificity(self) -> tuple[int, int, int]:
        return (
            sum(len(each.ids) for each in self.compounds),
            sum(len(each.classes) for each in self.compounds),
            sum(each.tag != "" for each in self.compounds),
        )

    def meets(self, element: _Element) -> bool:
        *outer, last = self.compounds
        return last.meets(element) and stands_within(element, outer)


class StyleSheet:
    """The rules of one page, whatever the screen; selectors beyond tags, classes and ids are none."""

    def __init__(self, source: str) -> None:
        rules = [
            _Rule(compounds, said)
            for selectors, text in _blocks(source)
            if (said := said_in(text))
            for selector in selectors.split(",")
            if (compounds := _compounds(selector))
        ]
        self._by_key: dict[str, list[tuple[int, _Rule]]] = {}
        for place, rule in enumerate(sorted(rules, key=_Rule.specificity)):
            last = rule.compounds[-1]
            same = self._by_key.setdefault(last.key(), [])
            if len(same) < _MANY:
                same.append((place, rule))
        # A page repeats few names and styles many times.
        self._known: dict[_Names, Declarations] = {}

    @property
    def is_empty(self) -> bool:
        """Whether there are no rules."""
        return not self._by_key

    def with_own(self, element: _Element) -> Declarations:
        """What the rules and the element's own style say; the own style wins."""
        get = element.get
        names = (str(element.tag), get("class", ""), get("id", ""), get("style", ""))
        found = self._known.get(names)
        if found is None:
            rules = self._rules_for(names) if self._by_key else []
            met = sorted((rule for rule in rules if rule[1].meets(element)), key=itemgetter(0))
            said = [each for _, rule in met for each in rule.said]
            found = dict(last_said([*said, *said_in(names[3])]))
            # A rule that names what is around an element may meet one and not the next.
            alone = all(len(rule.compounds) == 1 for _, rule in rules)
            if alone and len(self._known) < _STYLES and sum(map(len, names)) < _LONG:
                self._known[names] = found
        return found

    def _rules_for(self, names: _Names) -> list[tuple[int, _Rule]]:
        """The rules that may meet an element with these names."""
        tag, classes, identity, _ = names
        keys = ("", tag, f"#{identity.lower()}")
        others = (f".{name}" for name in dict.fromkeys(classes.lower().split()))
        return [rule for key in (*keys, *others) for rule in self._by_key.get(key, ())]


def read_sheets(root: _Element) -> str:
    """The text of a page's own style sheets, without what holds for some screens only."""
    text = "\n".join(
        sheet.text or "" for sheet in root.iter("style") if _is_any(sheet.get("media", ""))
    )
    text = _STATEMENT.sub("", COMMENT.sub("", text).lower())
    return _CONDITIONAL.sub("", _ANY_SCREEN.sub(r"\1", text))


def _is_any(media: str) -> bool:
    return not {"", "all", "screen"}.isdisjoint(each.strip() for each in media.lower().split(","))


def _blocks(source: str) -> list[tuple[str, str]]:
    """The selectors and the text of each rule."""
    parts = (block.rpartition("{") for block in source.split("}"))
    return [(before.rpartition("{")[2], text) for before, brace, text in parts if brace]


def _compounds(selector: str) -> tuple[_Compound, ...]:
    """The parts of a selector; none where it asks for more than tags, classes and ids."""
    found: list[_Compound] = []
    named = _ATTRIBUTE.sub(lambda m: ("." if m[1] == "class" else "#") + m[2], selector)
    for part in named.replace(">", " ").split():
        match = _COMPOUND.fullmatch(part)
        if match is None:
            return ()
        names = _NAME.findall(match["names"])
        tag = match["tag"] or ""
        found.append(
            _Compound(
                tag="" if tag == "*" else tag,
                ids=tuple(name for kind, name in names if kind == "#"),
                classes=tuple(name for kind, name in names if kind == "."),
            )
        )
    return tuple(found)


@lru_cache(maxsize=_STYLES)
def said_in(style: str) -> tuple[Said, ...]:
    """What the declarations of a style say, in their order."""
    found: list[Said] = []
    for declaration in COMMENT.sub("", style).lower().split(";"):
        name, colon, value = declaration.partition(":")
        if colon:
            value, important, _ = value.partition("!")
            found.append((important != "", name.strip(), value.strip()))
    return tuple(found)


def last_said(said: Iterable[Said]) -> list[tuple[str, str]]:
    """What is said, the less important first."""
    return [(name, value) for _, name, value in sorted(said, key=lambda each: each[0])]
