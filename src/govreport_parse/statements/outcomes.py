"""Outcomes of requests that the figures around them make another row, or none for certain."""

from __future__ import annotations

from collections.abc import Sequence

import msgspec

from govreport_parse.statements.drafts import Draft
from govreport_parse.statements.subjects import Subject
from govreport_parse.statements.tokens import Token
from govreport_parse.text.patterns import lazy_pattern
from govreport_parse.topics.catalogue import load_topics

__all__ = ["outcome_among"]

# 予以公开9件（含部分公开2件）
_WITH_PARTIAL = lazy_pattern(r"\((?:其中)?(?:包?含|包括)?部分公开的?\d")
# 逾期不补正3件，其余2件作其他处理: of the same group.
_OF_GROUP = frozenset({"requests_not_amended", "requests_fee_unpaid"})
_LEFT = lazy_pattern("(?:其余|余下|剩余|剩下)(?:的)?$")
# 公开29件，其他29件: these may be all that are no 公开.
_FEWEST = 2


def outcome_among(
    subject: Subject, body: str, token: Token, boundary: int, beside: Sequence[Draft]
) -> Subject:
    """What a figure counts, given its bracket and the figures of its sentence before it (`beside`)."""
    slug = subject.topic.slug
    if slug == "requests_granted" and _WITH_PARTIAL.match(body, token.end):
        both = load_topics()["requests_granted_or_partially"]
        return msgspec.structs.replace(subject, topic=both)
    if slug != "requests_other_outcome":
        return subject
    outcomes = {d.topic.slug for d in beside if d.topic and d.topic.facet == "outcome"}
    if outcomes & _OF_GROUP and _LEFT.search(body, boundary, token.start):
        unspecified = load_topics()["requests_other_unspecified"]
        return msgspec.structs.replace(subject, topic=unspecified, basis="list")
    few = subject.basis == "list" and len(outcomes) < _FEWEST
    return msgspec.structs.replace(subject, basis="context") if few else subject
