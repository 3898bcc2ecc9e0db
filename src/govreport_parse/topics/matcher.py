"""Where the narrative names topics: the heads of all topics in one matcher."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Sequence
from functools import cache
from itertools import product
from typing import TypeAlias

import msgspec

from govreport_parse.text.cache import kept
from govreport_parse.text.patterns import lazy_pattern
from govreport_parse.topics.catalogue import load_catalogue
from govreport_parse.topics.leads import Choice, Found, Leads, guarded
from govreport_parse.topics.types import PATTERNS, Catalogue, Topic

__all__ = ["Head", "Matcher", "Settle", "Words", "load_matcher"]


class Head(msgspec.Struct, frozen=True, gc=False):
    """Words that name a topic, and where they stand."""

    topic: Topic
    start: int
    end: int


class Words(msgspec.Struct, frozen=True):
    """Words that name a topic in some contexts, compiled."""

    topic: Topic
    words: re.Pattern[str]
    context: re.Pattern[str]
    unless: re.Pattern[str]


Settle: TypeAlias = Callable[[Topic], Topic | None]
# Patterns and the topic that a match of one names, by facet.
Rows: TypeAlias = dict[str, tuple[tuple[re.Pattern[str], Topic], ...]]


class Matcher:
    """The heads of all topics, by the place where they stand."""

    def __init__(self, catalogue: Catalogue) -> None:
        every = catalogue.topics
        self._choices = {
            place: tuple(
                Choice(topic, "|".join(patterns))
                for topic in every
                if (patterns := getattr(topic, place))
            )
            for place in PATTERNS
        }
        self._heads = {place: Leads(choices) for place, choices in self._choices.items()}
        self._counting: dict[str | None, Leads[Topic]] = {}
        wholes = dict.fromkeys(slug for topic in every for slug in topic.all_of)
        self._all = {
            slug: Leads(choice for choice in self._choices["all"] if slug in choice.key.all_of)
            for slug in wholes
        }
        self.foreign: re.Pattern[str] = lazy_pattern(guarded("|".join(catalogue.foreign)))
        self.elsewhere: re.Pattern[str] = lazy_pattern(guarded("|".join(catalogue.elsewhere)))
        self.never: re.Pattern[str] = lazy_pattern(guarded("|".join(catalogue.unless)))
        short = [(topic, lazy_pattern("|".join(topic.listed))) for topic in every if topic.listed]
        # Lists everywhere are made of the same few words.
        self._by_short_words = kept()(
            lambda words: tuple(topic for topic, pattern in short if pattern.fullmatch(words))
        )
        by_slug = {
            topic.slug: msgspec.structs.replace(topic, slug=topic.alias_of or topic.slug)
            for topic in every
        }
        self.rows: Rows
        self.settled: Rows
        self.rows, self.settled = (
            {
                facet: tuple((lazy_pattern(pattern), by_slug[slug]) for pattern, slug in rows)
                for facet, rows in table.items()
            }
            for table in (catalogue.rows, catalogue.settled)
        )
        self.keys: dict[tuple[str, str], list[Words]] = {}  # by form and unit
        for key in catalogue.keys:
            words = Words(
                by_slug[key.topic],
                *map(lazy_pattern, (key.words, key.context, key.unless)),
            )
            for place in product(key.forms, key.units):
                self.keys.setdefault(place, []).append(words)
        self.unless: dict[str, re.Pattern[str]] = {
            topic.slug: lazy_pattern("|".join(topic.unless)) for topic in every if topic.unless
        }

    def find(
        self, place: str, text: str, start: int, end: int, settle: Settle | None = None
    ) -> list[Head]:
        """Heads of one kind (``before``, ``negated``, ``heading``) in a stretch of text, in order.

        `settle`: as :meth:`Leads.matches` has it.
        """
        return _heads(self._heads[place].matches(text, start, end, settle))

    def last_before(
        self, unit: str | None, text: str, start: int, end: int, settle: Settle
    ) -> Head | None:
        """The last head before a number with a unit, of those that :meth:`find` finds.

        `settle` is asked of topics alone that the unit can count; without a unit, of all that
        have any.
        """
        found = None
        for found in self._counted_in(unit).matches(text, start, end, settle):  # noqa: B007
            pass
        return None if found is None else Head(found[0], *found[1].span())

    def heads_before(
        self, unit: str | None, text: str, start: int, end: int, settle: Settle
    ) -> list[Head]:
        """All heads of which :meth:`last_before` gives the last."""
        return _heads(self._counted_in(unit).matches(text, start, end, settle))

    def _counted_in(self, unit: str | None) -> Leads[Topic]:
        leads = self._counting.get(unit)
        if leads is None:
            leads = self._counting[unit] = Leads(
                choice
                for choice in self._choices["before"]
                if (choice.key.units if unit is None else choice.key.fits(unit))
            )
        return leads

    def of_all(self, slug: str, text: str, start: int, end: int) -> Head | None:
        """What is said of all items of a topic (均按时办结)."""
        if slug not in self._all:
            return None
        for topic, match in self._all[slug].matches(text, start, end):
            return Head(topic, match.start(), match.end())
        return None

    def listed(
        self, words: str, unit: str | None, wholes: Sequence[str], beside: Sequence[Topic]
    ) -> Topic | None:
        """The topic that short words (公开, 其他) stand for in a list of the first of `wholes` that fits.

        `beside`: what the list so far names; short words go on with it, and 其他 is its rest.
        """
        fitting = [topic for topic in self._by_short_words(words) if topic.fits(unit)]
        if not fitting:
            return None
        rest = words.startswith("其")
        last = next((t for t in reversed(beside) if t.facet and t.within), None)
        if rest and last is not None:
            for topic in fitting:
                if topic.facet == last.facet and topic.within[:1] == last.within[:1]:
                    return topic
        facets = {topic.facet for topic in beside}
        named = [topic for topic in fitting if topic.facet in facets or not rest]
        for slug in wholes[:1] if rest else wholes:
            for topic in named:
                if slug in topic.within:
                    return topic
        # 不予公开5件；不予处理3件，即信访2件、重复1件；其他1件: of the nearest list that has such a row.
        lists = [(t.facet, t.within[0]) for t in reversed(beside) if t.facet and t.within]
        for one in dict.fromkeys(lists):
            for topic in fitting:
                if (topic.facet, *topic.within[:1]) == one:
                    return topic
        return None

    def after(self, text: str, start: int, settle: Settle) -> Head | None:
        """The head that follows a number and its unit, ending at `start`."""
        found = self._heads["after"].first(text, start, len(text), settle)
        return None if found is None else Head(found[0], *found[1].span())


def _heads(found: Iterable[Found[Topic]]) -> list[Head]:
    return [Head(topic, *match.span()) for topic, match in found]


@cache
def load_matcher() -> Matcher:
    """The matcher for the shipped topics."""
    return Matcher(load_catalogue())
