"""A page's own style sheets: what they say of an element for certain, and what else may be so."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from operator import itemgetter
from typing import TYPE_CHECKING, TypeAlias

import msgspec

from govreport_parse.readers.html.selectors import ANY, Selector, selectors_of
from govreport_parse.readers.html.styles import COMMENT, Declarations, Said, last_said, said_in
from govreport_parse.text.patterns import lazy_pattern

if TYPE_CHECKING:
    from lxml.etree import _Element

__all__ = ["Perhaps", "StyleSheet", "sheet_of"]

_PIECE = lazy_pattern(
    r""""(?:[^"\\\n]|\\.)*+"?|'(?:[^'\\\n]|\\.)*+'?|url\(\s*+[^"'\s)][^)]*+\)?|\\.?|[{};]"""
    r"""|[^"'\\{};u]++|u""",
    re.DOTALL,
)
_BRACES = lazy_pattern("[{};]")
_NO_RULES = lazy_pattern(r"@(?:font-face|page|property|counter-style|(?:-\w+-)?keyframes)\b")
_PAPER = lazy_pattern(r"@media\s+(?:only\s+)?(?:print|speech)\b[^,]*")
_SCREEN = lazy_pattern(r"\s*(?:only\s+)?(?:screen|all)\s*")
# Screens of telephones and the like.
_NARROW = lazy_pattern(r"\(\s*max-(?:device-)?width\s*:\s*(?:\d{1,3}|10[01]\d|102[0-4])px\s*\)")
# Rules for one class or tag; pages have a few.
_MANY = 200
# The tag, classes, id and style of an element.
_Names: TypeAlias = tuple[str, str, str, str]
_STYLES = 4096
# Rules that may meet one element: those of some classes.
_FEW = 64
# Names and a style with so many characters are hardly repeated.
_LONG_NAMES = 512
# Of braces within others, and of characters before them; a page's own sheets have a few.
_DEEP = 32
_LONG = 10_000


class Perhaps(msgspec.Struct, frozen=True):
    """What a rule that may meet an element says of it.

    Attributes
    ----------
    place
        Of the rule among those of its page.
    alike
        It says the same of every element that is alike in tag, names and attributes.
    said
        Values by property.
    wide
        It is a rule that may hold on a wide screen; else it is for narrow ones alone, or stands for what is
        too much to be read.
    """

    place: int
    alike: bool
    said: Declarations
    wide: bool


class _Rule(msgspec.Struct, frozen=True):
    selector: Selector
    known: bool  # it holds where its selector is met
    said: tuple[Said, ...]
    wide: bool = True


_ANYTHING = _Rule(ANY, known=False, said=((False, "display", "none"),), wide=False)


class StyleSheet:
    """The rules of one page.

    Certain are rules for any screen whose selectors name tags, classes and ids; a child's counts as one for
    whatever stands within. Others may hold.
    """

    def __init__(self, source: str) -> None:
        self._by_key: dict[str, list[tuple[int, _Rule]]] = {}
        self._beside: list[_Rule] = []
        self._perhaps: dict[int, Perhaps] = {}  # by place: a page's elements meet the same few
        # A page repeats few names and styles many times.
        self._certain: dict[_Names, Declarations] = {}
        self._ruling: dict[tuple[str, str, str], list[tuple[int, _Rule]]] = {}
        rules = sorted(_rules(COMMENT.sub("", source).lower()), key=_specificity)
        for place, rule in enumerate(rules):
            if rule.selector.beside:
                self._beside.append(rule)
                continue
            same = self._by_key.setdefault(rule.selector.key(), [])
            if len(same) < _MANY:
                same.append((place, rule))
            elif "" not in self._by_key or self._by_key[""][-1][1] is not _ANYTHING:
                self._by_key.setdefault("", []).append((place, _ANYTHING))

    @property
    def is_empty(self) -> bool:
        """Whether there are no rules of elements."""
        return not self._by_key

    def with_own(self, element: _Element) -> Declarations:
        """What is said of an element for certain; its own style wins."""
        get = element.get
        names = (str(element.tag), get("class", ""), get("id", ""), get("style", ""))
        found = self._certain.get(names)
        if found is None:
            rules = [each for each in self._rules_for(names[:3]) if each[1].known]
            found = _with_own(element, _met(element, rules))
            if (
                _are_alone(rules)
                and len(self._certain) < _STYLES
                and sum(map(len, names)) < _LONG_NAMES
            ):
                self._certain[names] = found
        return found

    def is_alike(self, element: _Element) -> bool:
        """Whether the same is said for certain of every element with the tag, names and style of this one."""
        names = str(element.tag), element.get("class", ""), element.get("id", "")
        return _are_alone([each for each in self._rules_for(names) if each[1].known])

    def loosely(self, element: _Element) -> Declarations:
        """What the rules that may meet an element and its own style say; the own style wins."""
        return _with_own(element, self._met(element))

    def perhaps(self, element: _Element) -> Iterator[Perhaps]:
        """What may be said of an element beside what is certain."""
        for place, rule in self._met(element):
            if not rule.known:
                if place not in self._perhaps:
                    said = dict(last_said(rule.said))
                    self._perhaps[place] = Perhaps(place, rule.selector.certain, said, rule.wide)
                yield self._perhaps[place]

    def beside(self) -> list[tuple[Selector, list[tuple[str, str]]]]:
        """What rules may set beside the text of elements, the less important first."""
        return [(rule.selector, last_said(rule.said)) for rule in self._beside]

    def says(self, pattern: re.Pattern[str]) -> bool:
        """Whether a declaration of a certain rule fits a pattern."""
        return any(
            pattern.search(f"{name}:{value}")
            for rules in self._by_key.values()
            for _, rule in rules
            if rule.known
            for _, name, value in rule.said
        )

    def _met(self, element: _Element) -> list[tuple[int, _Rule]]:
        get = element.get
        return _met(element, self._rules_for((str(element.tag), get("class", ""), get("id", ""))))

    def _rules_for(self, names: tuple[str, str, str]) -> list[tuple[int, _Rule]]:
        """The rules that may meet an element with this tag, these classes and this id."""
        if not self._by_key:
            return []
        found = self._ruling.get(names)
        if found is None:
            tag, classes, identity = names
            keys = ("", tag, f"#{identity.lower()}")
            others = (f".{name}" for name in dict.fromkeys(classes.lower().split()))
            found = [rule for key in (*keys, *others) for rule in self._by_key.get(key, ())]
            bounded = sum(map(len, names)) < _LONG_NAMES and len(found) < _FEW
            if bounded and len(self._ruling) < _STYLES:
                self._ruling[names] = found
        return found


def sheet_of(root: _Element) -> StyleSheet:
    """The style sheets of a page, each within the screens that it is for."""
    return StyleSheet("\n".join(map(_source, root.iter("style"))))


def _source(sheet: _Element) -> str:
    media, text = sheet.get("media", ""), sheet.text or ""
    return f"@media {media}{{{text}}}" if media else text


def _met(element: _Element, rules: Sequence[tuple[int, _Rule]]) -> list[tuple[int, _Rule]]:
    met = [rule for rule in rules if rule[1].selector.may_meet(element)]
    return sorted(met, key=itemgetter(0))


def _are_alone(rules: Sequence[tuple[int, _Rule]]) -> bool:
    """Whether no rule names what is around an element, by which it may meet one and not the next."""
    return all(rule.selector.is_alone() for _, rule in rules)


def _with_own(element: _Element, rules: Sequence[tuple[int, _Rule]]) -> Declarations:
    said = [each for _, rule in rules for each in rule.said]
    return dict(last_said([*said, *said_in(element.get("style", ""))]))


def _specificity(rule: _Rule) -> tuple[int, int, int]:
    return rule.selector.specificity()


class _Opened(msgspec.Struct):
    """A pair of braces that is not closed yet."""

    prelude: str
    said: list[Said]


def _rules(source: str) -> Iterator[_Rule]:
    """The rules of style sheets in lower case, those within other rules or at-rules too."""
    opened: list[_Opened] = []
    text: list[str] = []
    for piece in [*_PIECE.findall(source), *"}" * source.count("{")]:
        if len(opened) > _DEEP:
            yield _ANYTHING
            return
        if piece == "{":
            opened.append(_Opened("".join(text).strip(), []))
        elif piece not in (";", "}"):
            text.append(piece)
            continue
        elif opened:
            opened[-1].said += _declaration("".join(text))
            if piece == "}":
                yield from _closed(opened)
                opened.pop()
        text.clear()


def _closed(opened: Sequence[_Opened]) -> Iterator[_Rule]:
    """The rules that the innermost pair of braces holds."""
    *around, last = opened
    said = tuple(last.said)
    preludes = [each.prelude for each in around]
    if last.prelude.startswith("@") and not _NO_RULES.match(last.prelude):
        # Declarations within an at-rule are for what the rule around it is for.
        preludes.append(last.prelude)
        prelude = next((each for each in reversed(preludes) if not each.startswith("@")), "")
    else:
        prelude = last.prelude
    if not (said and prelude) or any(map(_is_for_no_screen, (*preludes, prelude))):
        return
    nested = any(not each.startswith("@") for each in preludes)
    if len(prelude) > _LONG:
        yield _ANYTHING
        return
    wide = not any(map(_is_for_narrow_screens, preludes))
    known = all(map(_is_for_any_screen, preludes)) and not any(
        _BRACES.search(value) for _, _, value in said
    )
    for selector in selectors_of(prelude, nested=nested):
        yield _Rule(selector, known and selector.plain, said, wide)


def _is_for_any_screen(prelude: str) -> bool:
    words = prelude.split(None, 1)
    return words[:1] == ["@media"] and any(map(_SCREEN.fullmatch, words[-1].split(",")))


def _is_for_narrow_screens(prelude: str) -> bool:
    alone = prelude.startswith("@media") and "," not in prelude
    return alone and _NARROW.search(prelude) is not None


def _is_for_no_screen(prelude: str) -> bool:
    return bool(_NO_RULES.match(prelude) or _PAPER.fullmatch(prelude))


def _declaration(text: str) -> list[Said]:
    name, colon, value = text.partition(":")
    value, important, _ = value.partition("!")
    return [(important != "", name.strip(), value.strip())] if colon else []
