"""Whether a topic is meant that words name: what stands around them in its paragraph and above it."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence

import msgspec
from msgspec.structs import replace

from govreport_parse.statements.matters import (
    is_handled,
    is_of_attributes,
    is_of_documents,
    is_other_business,
)
from govreport_parse.statements.tokens import Token
from govreport_parse.topics.catalogue import load_topics
from govreport_parse.topics.matcher import load_matcher
from govreport_parse.topics.types import Topic

__all__ = ["OF_REQUESTS", "Surroundings"]

# Short names that only what stands around them makes sure of, after them as well.
_NAMED_NEARBY = frozenset(
    {"meetings", "staff", "budget", "complaints", "licences", "penalties", "coercions"}
)
_NEARBY = 40
_COMING = 12
OF_REQUESTS = frozenset({"stage", "outcome", "applicant", "channel"})


class Surroundings(msgspec.Struct, frozen=True):
    """What stands around the words of one paragraph.

    Attributes
    ----------
    text
        The folded paragraph.
    section
        Kind of its section.
    headings
        Folded titles above it, the nearest first.
    """

    text: str
    section: str
    headings: Sequence[str]

    def resolved(self, topic: Topic, token: Token, start: int) -> Topic | None:
        """The topic that a head stands for where the number can count it; None otherwise."""
        unless = load_matcher().unless.get(topic.slug)
        if unless is not None and unless.search(self.text, start, token.end + 4):
            return None
        if not topic.fits(token.unit) and not (token.unit is None and topic.units):
            return None
        if not self.holds(topic, start, token.start):
            return None
        if topic.facet == "outcome" and is_of_documents(self.text[start : token.start]):
            return None
        by_attribute = topic.facet in OF_REQUESTS or "proactive_items" in (
            topic.slug,
            topic.alias_of,
        )
        if by_attribute and is_of_attributes(self.text, token):
            return None
        headed = topic.facet == "outcome" and any("申请" in title for title in self.headings)
        if topic.facet in OF_REQUESTS | {"carried"} and (
            is_handled if headed else is_other_business
        )(self.text[start : token.end + 2]):
            return None
        return self.settled(topic, token.start)

    def settled(self, topic: Topic, end: int) -> Topic | None:
        """The topic itself, or that of the object mentioned last (废止 of 规章 or 规范性文件)."""
        if topic.alias_of:
            return replace(topic, slug=topic.alias_of)
        if not topic.objects:
            return topic
        begin = max(0, end - _NEARBY) if topic.near else 0
        for text in (self.text[begin:end], *self.headings):
            places = {slug: _last(pattern, text) for slug, pattern in topic.objects.items()}
            best = max(places, key=places.__getitem__)
            if places[best] >= 0:
                return load_topics()[best]
        return None

    def holds(self, topic: Topic, start: int, end: int) -> bool:
        """Whether the section, the headings or the words of ``text[start:end]`` make sure of a topic."""
        if not topic.context or self.section in topic.context:
            return True
        if topic.facet == "outcome":
            start = 0  # outcomes often have a sentence of their own
        elif topic.facet == "inquiry":
            end += _COMING  # 95人次来乡里咨询
        elif topic.alias_of in _NAMED_NEARBY:
            start, end = 0, end + _NEARBY  # 工作人员3名，1名专职
        texts: Iterable[str] = (self.text[start:end], *self.headings)
        return any(word in text for text in texts for word in topic.context)


def _last(pattern: str, text: str) -> int:
    """Where the last match of a pattern begins; -1 for none."""
    return max((match.start() for match in re.finditer(pattern, text)), default=-1)
