"""Requests carried in beside new ones: which figures count both, and which count some of either alone."""

from __future__ import annotations

from collections.abc import Sequence

from msgspec.structs import replace

from govreport_parse.statements.drafts import Draft
from govreport_parse.statements.sheet import Sheet
from govreport_parse.statements.subjects import Subject
from govreport_parse.statements.tokens import Token
from govreport_parse.text.patterns import lazy_pattern
from govreport_parse.topics.catalogue import load_topics

__all__ = ["carried_out_of", "is_named_with", "with_carried_in"]

_CARRIED_IN = "requests_carried_in"
_NEW = frozenset({"requests_received", "requests_accepted"})
_DONE = frozenset({"requests_concluded", "requests_answered"})
_WITH = lazy_pattern(
    r"(?:连同|加上?|算上|加之|(?<!不)(?:包括|包含|含))[^,;。\d]{0,4}(?:20\d\d年)?[^,;。\d]{0,8}$"
)
# 连同上年结转的3件一并办理，全年共收到: up to the figure that may count both.
_GOES_ON = lazy_pattern(r"(?:申请)?(?:在内|一并[^,;。\d]{0,4})?,[^,;。\d]*$")
_FRESH = lazy_pattern("新[收增接受申]")
# 办结上年结转6件: of those that were concluded, and some may be left.
_CONCLUDED = lazy_pattern("(?:办结|办完|办毕|答复|办复)(?:了|完毕)?(?:的)?$")
# 2022年底剩余2件, 2022年结转至2023年2件 in a report on 2022; 2022年转入3件 came into that year.
_OF_YEAR = lazy_pattern(
    r"(?P<year>20\d\d)年度?(?P<end>末|底)?的?(?P<sure>(?:尚未|未能?|没有?)[办结答完]|剩|遗留|留|结余|结存|滚存|延续|接续|跨年|顺延|(?:结转|转结|转)[至到入]?(?:20\d\d年|下|次年|明年))?"
    r"(?P<carried>结转|转结)?"
)
_BESIDE = lazy_pattern(r"(?:申请)?[、,和及与][^,;。\d]{0,10}$")


def is_named_with(body: str, carried: Draft | None) -> bool:
    """Whether a figure is of requests carried in, named as among the one that follows: 连同上年结转的6件."""
    if carried is None or carried.topic is None or carried.topic.slug != _CARRIED_IN:
        return False
    return _WITH.search(body, carried.sentence, carried.token.start) is not None


def with_carried_in(
    sheet: Sheet, subject: Subject, token: Token, listed: Sequence[Draft], boundary: int
) -> Subject:
    """What a figure of requests counts beside those carried in: both, its own alone, or some of these.

    `listed`: the figures of the sentence right before. 连同上年结转的3件，全年共收到申请95件 is of both, and of
    新收申请95件 that is not sure. 办结上年结转6件、本年新收74件 are those concluded, and so are both parts of
    办结80件，其中上年结转6件、本年新收74件.
    """
    slug = subject.topic.slug
    if slug not in _NEW and slug != _CARRIED_IN:
        return subject
    before = listed[-1] if listed else None
    if slug in _NEW and is_named_with(sheet.body, before):
        words = _GOES_ON.match(sheet.body, before.token.end if before else 0, token.start)
        if words is not None and before is not None and before.token.unit == token.unit:
            if _FRESH.search(words.group()):
                return replace(subject, inner=True)
            return replace(subject, topic=load_topics()["requests_due"])
    some = slug == _CARRIED_IN and _CONCLUDED.search(sheet.body, boundary, subject.start)
    if some or (slug in _NEW and _is_listed_as_concluded(sheet, before, token)):
        return replace(subject, inner=True)
    return subject


def carried_out_of(subject: Subject, body: str, token: Token, year: int | None) -> Subject | None:
    """What a figure named as carried over from a year counts: from the year reported on, those carried out.

    None where that is not sure: 2022年结转2件 in a report on 2022 may mean either.
    """
    if subject.topic.slug != _CARRIED_IN:
        return subject
    before = subject.start < token.start
    named = _OF_YEAR.search(body, subject.start, token.start if before else subject.end)
    if named is None or int(named["year"]) != year:
        return subject
    if named["sure"] or (named["end"] and named["carried"]):
        return replace(subject, topic=load_topics()["requests_carried_out"])
    return None if named["carried"] else subject


def _is_listed_as_concluded(sheet: Sheet, before: Draft | None, token: Token) -> bool:
    """Whether a figure of new requests divides those concluded, or stands right beside some that were carried in."""
    state = sheet.state
    divides = bool(state.scopes) and sheet.slug(state.scopes[-1]) in _DONE
    if before is None or (divides and state.fresh):
        return divides
    carried = sheet.slug_of(before) == _CARRIED_IN and (before.inner or divides)
    return carried and _BESIDE.fullmatch(sheet.body, before.token.end, token.start) is not None
