"""A page's own style sheets as if all that may hold did: not what is believed, but what may be so."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from operator import itemgetter
from typing import TYPE_CHECKING

import msgspec

from govreport_parse.readers.html.selectors import ANY, Selector, selectors_of
from govreport_parse.readers.html.styles import COMMENT, Declarations, Said, last_said, said_in

if TYPE_CHECKING:
    from lxml.etree import _Element

__all__ = ["LooseSheet", "Perhaps"]

_PIECE = re.compile(
    r""""(?:[^"\\\n]|\\.)*+"?|'(?:[^'\\\n]|\\.)*+'?|url\(\s*+[^"'\s)][^)]*+\)?|\\.?|[{};]"""
    r"""|[^"'\\{};u]++|u""",
    re.DOTALL,
)
_BRACES = re.compile("[{};]")
_NO_RULES = re.compile(r"@(?:font-face|page|property|counter-style|(?:-\w+-)?keyframes)\b")
_PAPER = re.compile(r"@media\s+(?:only\s+)?(?:print|speech)\b[^,]*")
# Screens of telephones and the like.
_NARROW = re.compile(
    r"@media[^,]*\(\s*max-(?:device-)?width\s*:\s*(?:\d{1,3}|10[01]\d|102[0-4])px\s*\)[^,]*"
)
# Rules for one class or tag; pages have a few.
_MANY = 200
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
    known: bool  # a plain reading of the sheet has it too: it holds where its selector is met
    said: tuple[Said, ...]
    wide: bool = True


_ANYTHING = _Rule(ANY, known=False, said=((False, "display", "none"),), wide=False)


class LooseSheet:
    """The rules of one page, whatever the screen, and whatever else a selector asks for."""

    def __init__(self, root: _Element) -> None:
        source = "\n".join(map(_source, root.iter("style")))
        self._by_key: dict[str, list[tuple[int, _Rule]]] = {}
        self._beside: list[_Rule] = []
        self._perhaps: dict[int, Perhaps] = {}  # by place: a page's elements meet the same few
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

    def with_own(self, element: _Element) -> Declarations:
        """What the rules that may meet an element and its own style say; the own style wins."""
        return _with_own(element, [rule for _, rule in self._met(element)])

    def certain(self, element: _Element) -> Declarations:
        """What is said of an element for certain."""
        return _with_own(element, [rule for _, rule in self._met(element) if rule.known])

    def perhaps(self, element: _Element) -> Iterator[Perhaps]:
        """What may be said of an element beside that."""
        for place, rule in self._met(element):
            if not rule.known:
                if place not in self._perhaps:
                    said = dict(last_said(rule.said))
                    self._perhaps[place] = Perhaps(place, rule.selector.certain, said, rule.wide)
                yield self._perhaps[place]

    def beside(self) -> list[tuple[Selector, list[tuple[str, str]]]]:
        """What rules may set beside the text of elements, the less important first."""
        return [(rule.selector, last_said(rule.said)) for rule in self._beside]

    def _met(self, element: _Element) -> list[tuple[int, _Rule]]:
        if not self._by_key:
            return []
        names = (f".{name}" for name in dict.fromkeys(element.get("class", "").lower().split()))
        keys = ("", str(element.tag), f"#{element.get('id', '').lower()}", *names)
        rules = (rule for key in keys for rule in self._by_key.get(key, ()))
        met = [rule for rule in rules if rule[1].selector.may_meet(element)]
        return sorted(met, key=itemgetter(0))


def _source(sheet: _Element) -> str:
    """The text of a style sheet, within the screens that it is for."""
    media, text = sheet.get("media", ""), sheet.text or ""
    return f"@media {media}{{{text}}}" if media else text


def _with_own(element: _Element, rules: Sequence[_Rule]) -> Declarations:
    said = [each for rule in rules for each in rule.said]
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
    wide = not any(map(_NARROW.fullmatch, preludes))
    known = not preludes and not any(_BRACES.search(value) for _, _, value in said)
    for selector in selectors_of(prelude, nested=nested):
        yield _Rule(selector, known and selector.plain, said, wide)


def _is_for_no_screen(prelude: str) -> bool:
    return bool(_NO_RULES.match(prelude) or _PAPER.fullmatch(prelude))


def _declaration(text: str) -> list[Said]:
    name, colon, value = text.partition(":")
    value, important, _ = value.partition("!")
    return [(important != "", name.strip(), value.strip())] if colon else []
