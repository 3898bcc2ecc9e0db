"""Ordered patterns, each tried only at characters that a match of it can begin with.

A big alternation is tried in full at every character of a text; most of its patterns begin with
one of few, and goes on with one of few. Which these are stands in ``data/leads.json``, a pattern a line,
and is worked out by ``tools/build_leads.py``, with the words of which every match of it holds one: a
pattern is compiled once a text holds one of them, and where its matches may begin with any character, is
tried in such texts alone. One that is not listed is tried everywhere, so that this only saves time and
never loses a match.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator
from functools import cache, cached_property
from importlib.resources import files
from typing import Generic, TypeAlias, TypeVar

import msgspec

from govreport_parse.model.strategies import shortcut

__all__ = [
    "DIGIT",
    "END",
    "Choice",
    "Leads",
    "first_characters",
    "guarded",
    "guarded_each",
    "lead_of",
    "second_characters",
    "words_within",
]

T = TypeVar("T")
Settle: TypeAlias = Callable[[T], T | None]
Found: TypeAlias = tuple[T, re.Match[str]]

DIGIT = "0"  # stands for every decimal digit of any script
END = "\n"  # stands for the end of the text, too
_MOST_PAIRS = 1024  # of characters, whose patterns are kept


@cache
def _listed() -> dict[str, tuple[str, ...]]:
    """The first and the second characters of each pattern, and its words."""
    data = (files(__package__) / "data" / "leads.json").read_bytes()
    return msgspec.json.decode(data, type=dict[str, tuple[str, ...]])


def _listed_characters(pattern: str) -> frozenset[str] | None:
    """The characters that a match of a pattern can begin with; None where it may be any.

    ``0`` stands for every digit, a line feed for the end of the text, too.
    """
    listed = _listed().get(pattern)
    return frozenset(listed[0]) or None if listed else None


def _listed_seconds(pattern: str) -> frozenset[str] | None:
    """The characters that a match of a pattern can go on with; None where it may be any, or none."""
    listed = _listed().get(pattern)
    return frozenset(listed[1]) or None if listed else None


def _any_character(_pattern: str) -> frozenset[str] | None:
    """None: a match may begin with any character, as far as the plain way knows."""
    return None


def _listed_words(pattern: str) -> tuple[str, ...]:
    """The words of which every match of a pattern holds one; none where it may hold any."""
    return _listed().get(pattern, ())[2:]


def _any_words(_pattern: str) -> tuple[str, ...]:
    """None: a match may hold any, as far as the plain way knows."""
    return ()


first_characters: Callable[[str], frozenset[str] | None] = shortcut(
    _listed_characters, _any_character
)
second_characters: Callable[[str], frozenset[str] | None] = shortcut(
    _listed_seconds, _any_character
)
words_within: Callable[[str], tuple[str, ...]] = shortcut(_listed_words, _any_words)


def guarded(pattern: str) -> str:
    """The pattern after a look at its first character, which saves trying it at most others."""
    return _after_a_look(first_characters(pattern), pattern)


def guarded_each(patterns: Iterable[str]) -> str:
    """One of some patterns in order, each after a look at its first character, and all after one at any of these."""
    begun = [(first_characters(pattern), pattern) for pattern in patterns]
    each = "|".join(_after_a_look(leads, pattern) for leads, pattern in begun)
    every = [leads for leads, _ in begun if leads is not None]
    return _after_a_look(frozenset().union(*every) if len(every) == len(begun) else None, each)


def _after_a_look(leads: frozenset[str] | None, pattern: str) -> str:
    if leads is None or END in leads:
        return pattern
    members = "".join(r"\d" if lead == DIGIT else re.escape(lead) for lead in sorted(leads))
    return f"(?=[{members}])(?:{pattern})"


def lead_of(char: str) -> str:
    """What stands for a character among the first characters of patterns."""
    return DIGIT if char.isdecimal() else char


class Choice(Generic[T]):
    """One pattern under its key, compiled when it is first tried where it may match.

    Attributes
    ----------
    match
        As that of a compiled pattern.
    """

    def __init__(self, key: T, pattern: str) -> None:
        self.key = key
        self._pattern = pattern
        self.match: Callable[[str, int, int], re.Match[str] | None] = self._first

    def _first(self, text: str, place: int, end: int) -> re.Match[str] | None:
        if self.words and all(text.find(word, place, end) < 0 for word in self.words):
            return None
        self.match = re.compile(self._pattern).match
        return self.match(text, place, end)

    @cached_property
    def leads(self) -> frozenset[str] | None:
        """As :func:`first_characters` says."""
        return first_characters(self._pattern)

    @cached_property
    def seconds(self) -> frozenset[str] | None:
        """As :func:`second_characters` says."""
        return second_characters(self._pattern)

    @cached_property
    def words(self) -> tuple[str, ...]:
        """As :func:`words_within` says."""
        return words_within(self._pattern)


class Leads(Generic[T]):
    """Patterns under keys, in order of precedence."""

    def __init__(self, choices: Iterable[Choice[T]]) -> None:
        every = tuple(choices)
        self._every = _ByLead(every)
        anywhere = [choice.words for choice in every if choice.leads is None]
        self._begun: _ByLead[T] = self._every
        self._words: re.Pattern[str] | None = None
        if anywhere and all(anywhere):
            self._begun = _ByLead(choice for choice in every if choice.leads is not None)
            self._words = re.compile("|".join(re.escape(word) for own in anywhere for word in own))

    def first(self, text: str, place: int, end: int, settle: Settle[T]) -> Found[T] | None:
        """The first pattern that matches at a place of ``text[:end]`` and whose key stands for anything."""
        for choice in self._every.at(text[place : min(place + 2, end)]):
            match = choice.match(text, place, end)
            if match is not None:
                key = settle(choice.key)
                if key is not None:
                    return key, match
        return None

    def matches(
        self, text: str, start: int, end: int, settle: Settle[T] | None = None
    ) -> Iterator[Found[T]]:
        """The first pattern that matches at each place, from left to right, none overlapping.

        `settle` gives the key that one stands for, None where it stands for none: then others are tried
        at its place, and at the places after its first character.
        """
        every = self._words is None or self._words.search(text, start, end) is not None
        table = self._every if every else self._begun
        known, words = table.known, text[start:end]
        k, count = 0, end - start
        while k <= count:
            pair = words[k : k + 2]
            choices = known.get(pair)
            for choice in table.at(pair) if choices is None else choices:
                match = choice.match(text, start + k, end)
                if match is not None:
                    key = choice.key if settle is None else settle(choice.key)
                    if key is not None:
                        yield key, match
                        k = max(match.end() - start - 1, k)
                        break
            k += 1


class _ByLead(Generic[T]):
    """Patterns by the characters that a match of each can begin with, and by those that it can go on with.

    Attributes
    ----------
    known
        What :meth:`at` gave.
    """

    def __init__(self, choices: Iterable[Choice[T]]) -> None:
        anywhere: tuple[Choice[T], ...] = ()
        by_lead: dict[str, tuple[Choice[T], ...]] = {DIGIT: (), END: ()}
        for choice in choices:
            leads = choice.leads
            for lead in by_lead if leads is None else leads:
                by_lead[lead] = (*by_lead.get(lead, anywhere), choice)
            if leads is None:
                anywhere += (choice,)
        self._by_lead = by_lead
        self._anywhere = anywhere
        self.known: dict[str, tuple[Choice[T], ...]] = {}

    def at(self, pair: str) -> tuple[Choice[T], ...]:
        """The patterns that may match where a text has two characters, one and its end, or ends; in order."""
        choices = self.known.get(pair)
        if choices is None:
            if len(self.known) >= _MOST_PAIRS:
                self.known.clear()
            choices = self.known[pair] = self._at(*(lead_of(char) for char in pair))
        return choices

    def _at(self, lead: str = END, second: str = END) -> tuple[Choice[T], ...]:
        return tuple(
            choice
            for choice in self._by_lead.get(lead, self._anywhere)
            if choice.seconds is None or second in choice.seconds
        )
