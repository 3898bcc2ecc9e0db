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
from collections.abc import Callable, Iterable, Iterator, Sequence
from functools import cache, cached_property
from importlib.resources import files
from string import digits
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
        for choice in self._every.at(text, place, end):
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
        at = (self._every if every else self._begun).at
        place = start
        while place <= end:
            for choice in at(text, place, end):
                match = choice.match(text, place, end)
                if match is not None:
                    key = choice.key if settle is None else settle(choice.key)
                    if key is not None:
                        yield key, match
                        place = max(match.end() - 1, place)
                        break
            place += 1


class _ByLead(Generic[T]):
    """Patterns by the characters that a match of each can begin with, and by those that it can go on with."""

    def __init__(self, choices: Iterable[Choice[T]]) -> None:
        anywhere: tuple[Choice[T], ...] = ()
        by_lead: dict[str, tuple[Choice[T], ...]] = {DIGIT: (), END: ()}
        for choice in choices:
            leads = choice.leads
            for lead in by_lead if leads is None else leads:
                by_lead[lead] = (*by_lead.get(lead, anywhere), choice)
            if leads is None:
                anywhere += (choice,)
        by_lead.update((digit, by_lead[DIGIT]) for digit in digits)
        self._by_lead = {lead: _Followed(every) for lead, every in by_lead.items()}
        self._anywhere = _Followed(anywhere)
        self._at_end = by_lead[END]

    def at(self, text: str, place: int, end: int) -> Sequence[Choice[T]]:
        """The patterns that may match at a place of ``text[:end]``, in order."""
        if place >= end:
            return self._at_end
        char = text[place]
        followed = self._by_lead.get(char)
        if followed is None:
            followed = self._by_lead[DIGIT] if char.isdecimal() else self._anywhere
        if not followed.choices:
            return ()
        place += 1
        return followed.by(text[place] if place < end else END)


class _Followed(Generic[T]):
    """Patterns that a match of each can begin with one character, by those that it can go on with.

    They are sorted when a text first has the character: a process that reads one report meets few.
    """

    def __init__(self, choices: tuple[Choice[T], ...]) -> None:
        self.choices = choices
        self._others: tuple[Choice[T], ...] = ()  # that may go on with any
        self._by: dict[str, tuple[Choice[T], ...]] = {}

    def by(self, char: str) -> tuple[Choice[T], ...]:
        """Those that may go on with a character, in order."""
        found = (self._by or self._sorted()).get(char)
        if found is None:
            return self._by[DIGIT] if char.isdecimal() else self._others
        return found

    def _sorted(self) -> dict[str, tuple[Choice[T], ...]]:
        followed = [(choice, choice.seconds) for choice in self.choices]
        self._others = tuple(choice for choice, seconds in followed if seconds is None)
        for char in {DIGIT}.union(*(seconds for _, seconds in followed if seconds is not None)):
            fitting = (choice for choice, seconds in followed if seconds is None or char in seconds)
            self._by[char] = tuple(fitting)
        self._by.update((digit, self._by[DIGIT]) for digit in digits)
        return self._by
