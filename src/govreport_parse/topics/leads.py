"""Ordered patterns, each tried only at characters that a match of it can begin with.

A big alternation is tried in full at every character of a text; most of its patterns begin with
one of few. Which these are stands in ``data/leads.json``, a pattern a line, and is worked out by
``tools/build_leads.py``, with the words of which every match of it holds one: a pattern is compiled once
a text holds one of them, and where its matches may begin with any character, is tried in such texts alone. One
that is not listed is tried everywhere, so that this only saves time and never loses a match.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator
from functools import cache, cached_property
from importlib.resources import files
from string import digits
from typing import Generic, TypeVar

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
    "words_within",
]

T = TypeVar("T")

DIGIT = "0"  # stands for every decimal digit of any script
END = "\n"  # stands for the end of the text, too


@cache
def _listed() -> dict[str, tuple[str, ...]]:
    """The first characters of each pattern, and its words."""
    data = (files(__package__) / "data" / "leads.json").read_bytes()
    return msgspec.json.decode(data, type=dict[str, tuple[str, ...]])


def _listed_characters(pattern: str) -> frozenset[str] | None:
    """The characters that a match of a pattern can begin with; None where it may be any.

    ``0`` stands for every digit, a line feed for the end of the text, too.
    """
    listed = _listed().get(pattern)
    return frozenset(listed[0]) or None if listed else None


def _any_character(_pattern: str) -> frozenset[str] | None:
    """None: a match may begin with any character, as far as the plain way knows."""
    return None


def _listed_words(pattern: str) -> tuple[str, ...]:
    """The words of which every match of a pattern holds one; none where it may hold any."""
    return _listed().get(pattern, ())[1:]


def _any_words(_pattern: str) -> tuple[str, ...]:
    """None: a match may hold any, as far as the plain way knows."""
    return ()


first_characters: Callable[[str], frozenset[str] | None] = shortcut(
    _listed_characters, _any_character
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

    def at(self, text: str, place: int, end: int) -> tuple[Choice[T], ...]:
        """The patterns that may match at a place of ``text[:end]``, in order."""
        if place >= end:
            return self._every.by_lead[END]
        return self._every.by_lead.get(lead_of(text[place]), self._every.anywhere)

    def places(
        self, text: str, start: int, end: int
    ) -> Iterator[tuple[int, tuple[Choice[T], ...]]]:
        """The places of ``text[start:end]``, its end included, where patterns may match."""
        every = self._words is None or self._words.search(text, start, end) is not None
        table = self._every if every else self._begun
        by_lead, anywhere = table.by_lead, table.anywhere
        for place in range(start, end):
            char = text[place]
            choices = by_lead.get(char)
            if choices is None:
                choices = by_lead[DIGIT] if char.isdecimal() else anywhere
            if choices:
                yield place, choices
        if by_lead[END]:
            yield end, by_lead[END]

    def matches(self, text: str, start: int, end: int) -> Iterator[tuple[T, re.Match[str]]]:
        """The first pattern that matches at each place, from left to right, none overlapping."""
        position = start
        for place, choices in self.places(text, start, end):
            if place < position:
                continue
            for choice in choices:
                match = choice.match(text, place, end)
                if match is not None:
                    yield choice.key, match
                    position = max(match.end(), place + 1)
                    break


class _ByLead(Generic[T]):
    """Patterns by the characters that a match of each can begin with, and those that any can begin."""

    def __init__(self, choices: Iterable[Choice[T]]) -> None:
        self.anywhere: tuple[Choice[T], ...] = ()
        self.by_lead: dict[str, tuple[Choice[T], ...]] = {DIGIT: (), END: ()}
        for choice in choices:
            leads = choice.leads
            for lead in self.by_lead if leads is None else leads:
                self.by_lead[lead] = (*self.by_lead.get(lead, self.anywhere), choice)
            if leads is None:
                self.anywhere += (choice,)
        self.by_lead.update((digit, self.by_lead[DIGIT]) for digit in digits)
