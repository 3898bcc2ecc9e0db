"""Suits of one kind, and what is denied of their outcomes: 未经复议直接提起行政诉讼3件, 未出现行政诉讼结果纠正的情形."""

from __future__ import annotations

from msgspec.structs import replace

from govreport_parse.statements.subjects import Subject
from govreport_parse.statements.tokens import Token
from govreport_parse.text.patterns import lazy_pattern
from govreport_parse.topics.catalogue import load_topics
from govreport_parse.topics.matcher import Head

__all__ = ["is_of_outcome", "of_one_kind", "of_one_outcome"]

_KIND = "(?:(?P<direct>(?:未经(?:行政)?复议)?直接|未经(?:行政)?复议)|(?P<after>(?:经(?:过)?)?(?:行政)?复议(?:之|以)?后))"
# The kind right before the name of suits, or in brackets right after their number.
_BEFORE = lazy_pattern(
    f"(?<!先){_KIND}(?:被|再|又|向[^,;。()\\d]{{0,8}})?(?:提起|起诉|提出)?的?(?:政府信息公开)?(?:类|方面的?)?$"
)
_AFTER = lazy_pattern(rf"\((?:均|都|全部)?(?:为|系|是)?{_KIND}[^(),;。\d]{{0,6}}\)")
# What stands between the name of a remedy and the outcome that is denied of it.
_OUTCOME = lazy_pattern(
    "(?:[、和及或与]|(?:被提起|提起)?(?:行政)?(?:复议|诉讼)|未经复议|直接|复议后|起诉|案件?|决定|被|中|里|的|法院|判决)*+"
    "(?:结果(?:维持|纠正|其[他它])|其[他它]结果|(?:尚)?未审结|维持|纠正|纠错|撤销|败诉|驳回|确认违法)"
)
# An outcome right before the name of a remedy.
_PENDING = lazy_pattern("(?:尚|还|仍)?未(?:能)?(?:审结|结案)的?(?:政府信息公开)?(?:类)?的?$")
_DECIDED = lazy_pattern(
    "(?:审结|办结|结案|结果维持|维持|纠正|纠错|撤销|驳回)的?(?:政府信息公开)?(?:类)?的?$"
)
_REMEDIES = frozenset(
    {"reconsideration", "litigation", "litigation_direct", "litigation_after_reconsideration"}
)


def of_one_kind(subject: Subject, body: str, token: Token, boundary: int) -> Subject:
    """What a figure of suits counts: those of the kind that stands right before their name, or in brackets after."""
    if subject.topic.slug != "litigation":
        return subject
    words = _BEFORE.search(body, boundary, min(subject.start, token.start))
    words = words or _AFTER.match(body, token.end)
    if words is None:
        return subject
    slug = "litigation_direct" if words["direct"] else "litigation_after_reconsideration"
    return replace(subject, topic=load_topics()[slug])


def of_one_outcome(subject: Subject, body: str, boundary: int) -> Subject:
    """What a figure of suits or reviews counts whose outcome stands right before their name: 尚未审结行政诉讼1件."""
    if subject.topic.slug not in _REMEDIES:
        return subject
    if _PENDING.search(body, boundary, subject.start):
        return replace(subject, topic=load_topics()["outcome_pending"])
    decided = _DECIDED.search(body, boundary, subject.start)
    return subject if decided is None else replace(subject, inner=True)


def is_of_outcome(head: Head, body: str, begin: int, stop: int) -> bool:
    """Whether a denial of a remedy is of one outcome or kind: 未出现行政诉讼结果纠正的情形, 未发生复议后起诉的行政诉讼.

    `begin`: where the words of the denial end; `stop`: where its clause does.
    """
    if head.topic.slug not in _REMEDIES:
        return False
    if _OUTCOME.match(body, head.end, stop) is not None:
        return True
    return head.topic.slug == "litigation" and _BEFORE.search(body, begin, head.start) is not None
