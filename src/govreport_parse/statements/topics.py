"""What the narrative may count, as data: ``data/topics.toml``, compiled once into one matcher."""

from __future__ import annotations

import re
from functools import cache
from importlib.resources import files

import msgspec

__all__ = ["Head", "Matcher", "Topic", "load_matcher", "load_topics"]


class Topic(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """One thing that reports count; the fields are explained at the top of the data file."""

    slug: str
    name: str
    name_zh: str
    units: tuple[str, ...]
    before: tuple[str, ...] = ()
    after: tuple[str, ...] = ()
    negated: tuple[str, ...] = ()
    context: tuple[str, ...] = ()
    within: tuple[str, ...] = ()
    indicator: dict[str, str] = {}
    under: dict[str, dict[str, str]] = {}
    relation: str = "="
    exact_units: tuple[str, ...] = ()
    overlaps: bool = False
    shadow: bool = False
    alias_of: str | None = None

    def fits(self, unit: str | None) -> bool:
        """Whether a number with this unit can count this."""
        return unit is not None and unit in self.units

    def cell(self, form: str | None, unit: str | None) -> str | None:
        """The cell that a figure in this unit should agree with."""
        if form is None or (self.exact_units and unit is not None and unit not in self.exact_units):
            return None
        return self.indicator.get(form)


class TopicError(ValueError):
    """The topic file contradicts itself. Reaches only those who edit it."""


class Head(msgspec.Struct, frozen=True, kw_only=True):
    """Words that name a topic, and where they stand."""

    topic: Topic
    start: int
    end: int


class _TopicFile(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    topics: tuple[Topic, ...]


@cache
def load_topics() -> dict[str, Topic]:
    """All topics by slug, in order of precedence."""
    data = (files(__package__) / "data" / "topics.toml").read_bytes()
    topics = msgspec.toml.decode(data, type=_TopicFile).topics
    by_slug = {topic.slug: topic for topic in topics}
    if len(by_slug) != len(topics):
        raise TopicError("a slug stands twice")
    for topic in topics:
        named = (*topic.within, *topic.under, *([topic.alias_of] if topic.alias_of else []))
        for slug in named:
            if slug not in by_slug:
                raise TopicError(f"{topic.slug} names {slug}, which is no topic")
    return by_slug


class Matcher:
    """All heads compiled into one alternation per position of the words."""

    def __init__(self, topics: dict[str, Topic]) -> None:
        self._topics = list(topics.values())
        self._before = self._compile("before")
        self._after = self._compile("after")
        self._negated = self._compile("negated")

    def _compile(self, place: str) -> re.Pattern[str]:
        groups = []
        for index, topic in enumerate(self._topics):
            patterns = getattr(topic, place)
            if patterns:
                groups.append(f"(?P<t{index}>{'|'.join(patterns)})")
        return re.compile("|".join(groups))

    def _topic(self, match: re.Match[str]) -> Topic:
        return self._topics[int((match.lastgroup or "t0")[1:])]

    def before(self, text: str, start: int, end: int) -> list[Head]:
        """Heads in the words ``text[start:end]`` that lead up to a number at `end`."""
        return [
            Head(topic=self._topic(match), start=match.start(), end=match.end())
            for match in self._before.finditer(text, start, end)
        ]

    def after(self, text: str, start: int) -> Head | None:
        """The head that follows a number and its unit, ending at `start`."""
        match = self._after.match(text, start)
        if match is None:
            return None
        return Head(topic=self._topic(match), start=match.start(), end=match.end())

    def negated(self, text: str, start: int, end: int) -> list[Head]:
        """What a negation that governs ``text[start:end]`` denies."""
        return [
            Head(topic=self._topic(match), start=match.start(), end=match.end())
            for match in self._negated.finditer(text, start, end)
        ]


@cache
def load_matcher() -> Matcher:
    """The matcher for the shipped topics."""
    return Matcher(load_topics())
