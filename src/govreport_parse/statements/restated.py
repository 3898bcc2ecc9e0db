"""Figures that speak of others: 上述475条, 三项合计3260人次, 前者22件，后者38件."""

from __future__ import annotations

import re
from collections.abc import Sequence

import msgspec

from govreport_parse.statements.drafts import Draft
from govreport_parse.statements.tokens import Token
from govreport_parse.statements.words import end_of_words
from govreport_parse.text.numerals import Number
from govreport_parse.topics.catalogue import Topic, load_topics

__all__ = ["Figure", "Summed", "latter_or_former", "said_again", "summed"]

# 以上5521条中, 这18件的理由: of a figure before, whatever it counts.
_THESE = re.compile(r"(?:以上|上述|这|该|此)[^,;。\d]{0,2}$")
# 21件申请全部, 89条均, 80件中: of a stage before.
_THEM = re.compile("(?:政府信息公开|依申请公开)?(?:申请)?(?:中|里|已|均|全部|都|皆|,其中)")
# 21件申请全部按期答复: of those answered, where no figure before says the same.
_ANSWERED = re.compile(r"(?:申请)?已?(?:均|全部|都)[^,;。\d]{0,10}?答复(?=[,;。]|$)")
_REST = re.compile("(?:其余|余下|剩余|剩下)[^,;。\\d]{0,2}$")
_SUM_WORDS = re.compile(
    r"(?:^|[,;:。、)])(?:以上|上述)?(?:(?P<count>[两二三四五六七八九])(?:项|者|类|种|渠道))?(?:合计|共计|总计|共)(?:为|有|是)?$"
)
_COUNTS = {char: k for k, char in enumerate("两三四五六七八九", start=2)} | {"二": 2}
_FORMER, _LATTER = re.compile("前者(?:为|有|计)?$"), re.compile("后者(?:为|有|计)?$")
# What a list of parts of one facet adds up to, on the forms that count answers and on the others.
_WHOLES = {
    "applicant": ("requests_received", "requests_received"),
    "channel": ("requests_received", "requests_received"),
    "outcome": ("requests_answered", "requests_concluded"),
    "kind": ("litigation", "litigation"),
    "staff": ("staff", "staff"),
}
_OPEN = [{"requests_received", "requests_carried_in"}, {"requests_accepted", "requests_carried_in"}]
_ANSWERS = frozenset({"2008", "2014"})
# 无法提供、不予处理、其他处理合计112件: outcomes without these are not all.
_GRANTED = frozenset(
    {"requests_granted", "requests_already_disclosed", "requests_granted_or_partially"}
)
# What two outcomes come to is no total of all.
_FEWEST = {"outcome": 3}


class Figure(msgspec.Struct, frozen=True, gc=False):
    """A figure of the section so far."""

    value: Number | None
    unit: str | None
    topic: str


class Summed(msgspec.Struct, frozen=True):
    """What a sum of listed figures counts: a topic, or the cells whose sum it states."""

    topic: Topic | None = None
    cells: tuple[str, ...] = ()


def said_again(
    body: str, token: Token, drafts: Sequence[Draft], earlier: Sequence[Figure], *, first: bool
) -> Topic | None:
    """What a figure counts that repeats one before, with its value.

    `first`: it begins its clause. `earlier`: figures of the section before this paragraph.
    """
    these = _THESE.search(body[max(0, token.start - 6) : token.start]) is not None
    if not these and not (first and _THEM.match(body, token.end)):
        return None
    topics = load_topics()
    rest = _REST.search(body[max(0, token.start - 6) : token.start]) is not None
    all_ = not (these or rest) and _ANSWERED.match(body, token.end) is not None
    before = [Figure(d.token.value, d.token.unit, d.topic.slug) for d in drafts if d.topic]
    for figure in reversed((*earlier, *before)):
        topic = topics.get(figure.topic)
        same = (figure.value, figure.unit) == (token.value, token.unit)
        if same and topic is not None and (these or topic.facet == "stage"):
            return topic
    answered = topics["requests_answered"]
    return answered if all_ and answered.fits(token.unit) else None


def summed(
    text: str, token: Token, boundary: int, listed: Sequence[Draft], form: str | None
) -> Summed | None:
    """What 合计N after a list counts: the whole that its facet has, or the sum of its cells.

    `listed`: the figures of the sentence so far.
    """
    words = _SUM_WORDS.search(text[boundary : end_of_words(text, token)])
    last = listed[-1].topic if listed else None
    if words is None or last is None or not last.facet:
        return None
    parts = []
    for draft in reversed(listed):
        if draft.topic is None or draft.topic.facet != last.facet or draft.token.unit != token.unit:
            break
        parts.append(draft)
    if len(parts) < 2 or _COUNTS.get(words["count"], len(parts)) != len(parts):
        return None
    named = load_topics()
    _carry_in(parts)
    if last.facet == "result":
        remedy = parts[0].remedy if len({part.remedy for part in parts}) == 1 else ""
        return Summed(topic=named.get(remedy)) if remedy else None
    group = {part.topic.within[0] for part in parts if part.topic and part.topic.within}
    if last.facet == "outcome" and len(group) == 1 and named[min(group)].facet == "outcome":
        return Summed(topic=named[min(group)])  # 不掌握8件、需制作1件，合计9件
    if last.facet == "applicant" and words["count"]:
        return None  # 三类合计27件: other columns may have more
    granted = any(part.topic and part.topic.slug in _GRANTED for part in parts)
    all_ = last.facet != "outcome" or granted
    if all_ and last.facet in _WHOLES and len(parts) >= _FEWEST.get(last.facet, 2):
        older, newer = _WHOLES[last.facet]
        return Summed(topic=named[older if form in _ANSWERS else newer])
    cells = [part.topic.indicator.get(form or "") for part in parts if part.topic]
    of_open = {part.topic.slug for part in parts if part.topic} in _OPEN
    if None in cells or last.facet == "medium" or (last.facet == "stage" and not of_open):
        return None
    return Summed(cells=tuple(dict.fromkeys(cell for cell in reversed(cells) if cell)))


def _carry_in(parts: Sequence[Draft]) -> None:
    """新收172件、结转12件，共计184件: what new requests are added to was carried in, not out."""
    topics = {part.topic.slug for part in parts if part.topic}
    if topics == {"requests_received", "requests_carried_out"} and len(parts) == 2:
        carried = parts[0]
        if carried.topic is not None and carried.topic.slug == "requests_carried_out":
            carried.topic = load_topics()["requests_carried_in"]


def latter_or_former(body: str, token: Token, pair: Sequence[Topic]) -> Topic | None:
    """Which of the two that were counted together 前者 or 后者 is."""
    if len(pair) != 2:
        return None
    words = body[max(0, token.start - 4) : token.start]
    if _FORMER.search(words):
        return pair[0]
    return pair[1] if _LATTER.search(words) else None
