"""Ordered patterns, each tried only at characters that a match of it can begin with.

A big alternation is tried in full at every character of a text; most of its patterns begin with
one of few. What they begin with is read off their parsed form. A pattern that says nothing of its
first character is tried everywhere, so that this only saves time and never loses a match.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator
from functools import cached_property
from re import _constants as sre  # type: ignore[attr-defined]
from re import _parser as parser  # type: ignore[attr-defined]
from string import digits
from typing import Any, Generic, TypeVar

__all__ = ["Choice", "Leads", "first_characters", "guarded"]

T = TypeVar("T")

_DIGIT = "0"  # stands for every decimal digit of any script
_END = ""  # stands for the end of the text
_MAX_RANGE = 128
# What matches at a place and takes no character there.
_PLACES = frozenset({sre.AT, sre.ASSERT, sre.ASSERT_NOT})
_ENDS = frozenset({sre.AT_END, sre.AT_END_STRING})
_GROUPS = frozenset({sre.SUBPATTERN, sre.ATOMIC_GROUP})
_GROUPS = frozenset({sre.SUBPATTERN, sre.ATOMIC_GROUP})
_REPEATS = frozenset({sre.MAX_REPEAT, sre.MIN_REPEAT, sre.POSSESSIVE_REPEAT})


def first_characters(pattern: str) -> frozenset[str] | None:
    """The characters that a match can begin with; None where it can begin with any.

    ``0`` stands for every digit, an empty string for the end of the text.
    """
    found, may_be_empty = _of_sequence(parser.parse(pattern))
    return None if found is None or may_be_empty else frozenset(found)


def guarded(pattern: str) -> str:
    """The pattern behind a look at its first character, which saves trying it at most others."""
    leads = first_characters(pattern)
    if leads is None or _END in leads:
        return pattern
    members = "".join(r"\d" if lead == _DIGIT else re.escape(lead) for lead in sorted(leads))
    return f"(?=[{members}])(?:{pattern})"


def _of_sequence(items: Iterable[tuple[Any, Any]]) -> tuple[set[str] | None, bool]:
    """First characters of a sequence, and whether it may match nothing."""
    found: set[str] = set()
    for operation, argument in items:
        own, may_be_empty = _of_item(operation, argument)
        if own is None:
            return None, may_be_empty
        found |= own
        if not may_be_empty:
            return found, False
    return found, True


def _of_item(operation: Any, argument: Any) -> tuple[set[str] | None, bool]:
    if operation is sre.LITERAL:
        return {_lead(chr(argument))}, False
    if operation is sre.IN:
        return _of_class(argument), False
    if operation is sre.AT and argument in _ENDS:
        return {_END, "\n"}, False
    if operation in _PLACES:
        return set(), True
    if operation in _GROUPS:
        return _of_sequence(argument[-1] if operation is sre.SUBPATTERN else argument)
    if operation in _REPEATS:
        least, _, inner = argument
        found, may_be_empty = _of_sequence(inner)
        return found, may_be_empty or least == 0
    if operation is sre.BRANCH:
        branches = [_of_sequence(branch) for branch in argument[1]]
        sets = [found for found, _ in branches if found is not None]
        whole = set().union(*sets) if len(sets) == len(branches) else None
        return whole, any(may_be_empty for _, may_be_empty in branches)
    return None, True


def _of_class(members: Iterable[tuple[Any, Any]]) -> set[str] | None:
    found: set[str] = set()
    for operation, argument in members:
        if operation is sre.LITERAL:
            found.add(_lead(chr(argument)))
        elif operation is sre.RANGE and argument[1] - argument[0] < _MAX_RANGE:
            found.update(_lead(chr(code)) for code in range(argument[0], argument[1] + 1))
        elif operation is sre.CATEGORY and argument is sre.CATEGORY_DIGIT:
            found.add(_DIGIT)
        else:
            return None
    return found


def _lead(char: str) -> str:
    return _DIGIT if char.isdecimal() else char


class Choice(Generic[T]):
    """One pattern under its key, compiled when it is first tried."""

    def __init__(self, key: T, pattern: str) -> None:
        self.key = key
        self._pattern = pattern

    @cached_property
    def match(self) -> Callable[[str, int, int], re.Match[str] | None]:
        """As that of a compiled pattern."""
        return re.compile(self._pattern).match

    @cached_property
    def leads(self) -> frozenset[str] | None:
        """As :func:`first_characters` tells."""
        return first_characters(self._pattern)


class Leads(Generic[T]):
    """Patterns under keys, in order of precedence."""

    def __init__(self, choices: Iterable[Choice[T]]) -> None:
        self._anywhere: tuple[Choice[T], ...] = ()
        self._by_lead: dict[str, tuple[Choice[T], ...]] = {_DIGIT: (), _END: ()}
        for choice in choices:
            leads = choice.leads
            for lead in self._by_lead if leads is None else leads:
                self._by_lead[lead] = (*self._by_lead.get(lead, self._anywhere), choice)
            if leads is None:
                self._anywhere += (choice,)
        self._by_lead.update((digit, self._by_lead[_DIGIT]) for digit in digits)

    def at(self, text: str, place: int, end: int) -> tuple[Choice[T], ...]:
        """The patterns that may match at a place of ``text[:end]``, in order."""
        if place >= end:
            return self._by_lead[_END]
        return self._by_lead.get(_lead(text[place]), self._anywhere)

    def places(
        self, text: str, start: int, end: int
    ) -> Iterator[tuple[int, tuple[Choice[T], ...]]]:
        """The places of ``text[start:end]``, its end included, where patterns may match."""
        by_lead = self._by_lead
        for place in range(start, end):
            char = text[place]
            choices = by_lead.get(char)
            if choices is None:
                choices = by_lead[_DIGIT] if char.isdecimal() else self._anywhere
            if choices:
                yield place, choices
        if by_lead[_END]:
            yield end, by_lead[_END]

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
