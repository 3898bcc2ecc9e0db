"""Figures that speak of others: 上述475条, 三项合计3260人次, 前者22件，后者38件."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import takewhile

import msgspec
from msgspec.structs import replace

from govreport_parse.statements.carried import is_named_with
from govreport_parse.statements.drafts import NOTHING, Changes, Draft
from govreport_parse.statements.sheet import Sheet
from govreport_parse.statements.tokens import Token
from govreport_parse.statements.words import end_of_words
from govreport_parse.text.numerals import Number
from govreport_parse.text.patterns import lazy_pattern
from govreport_parse.topics.catalogue import load_topics
from govreport_parse.topics.types import Topic

__all__ = ["Figure", "Summed", "doubtful", "is_due", "latter_or_former", "said_again", "summed"]

# 以上5521条中, 这18件的理由: of a figure before, whatever it counts.
_THESE = lazy_pattern(r"(?:以上|上述|这|该|此)[^,;。\d]{0,2}$")
# 21件申请全部, 89条均, 80件中: of a stage before.
_THEM = lazy_pattern("(?:政府信息公开|依申请公开)?(?:申请)?(?:当?中|里|已|均|全部|都|皆|,其中)")
# 21件申请全部按期答复: of those answered, where no figure before says the same.
_ANSWERED = lazy_pattern(
    r"(?:申请)?(?:年内)?已?(?:均|全部|都)[^,;。\d□]{0,10}?(?P<done>答复|办结|办完|办[好妥毕了])(?:完毕)?了?(?=[,;:。]|$)"
)
# 3276条信息中, 467条当中: of all that was disclosed.
_AMONG_ITEMS = lazy_pattern("(?:公开)?(?:的)?(?:政府)?(?:信息)?(?:当?中|里)[,、]")
_IN_TIME = lazy_pattern("[按如准][期时]|期限|时限")  # of that figure, too: 对17件申请均按期答复
_LED = ("press_conferences_led", "online_interviews_led")
_BODIES = 3  # as many different figures of one row in a sentence are of a body each
_OF_BODIES = ("proactive_items", "normative_issued", "reconsideration", "litigation")
_REST = lazy_pattern("(?:其余|余下|剩余|剩下)[^,;。\\d]{0,2}$")
_SUM_WORDS = lazy_pattern(
    r"(?:^|[,;:。、)])(?:以上|上述)?(?:(?P<count>[两二三四五六七八九])(?:项|者|类|种|渠道))?(?:合计|共计|总计|[一总]?共|[合加]起来)(?:为|有|是)?$"
)
_COUNTS = {char: k for k, char in enumerate("两三四五六七八九", start=2)} | {"二": 2}
_FORMER, _LATTER = lazy_pattern("前者(?:为|有|计)?$"), lazy_pattern("后者(?:为|有|计)?$")
# What a list of parts of one facet adds up to, on the forms that count answers by themselves and on the others.
_WHOLES = {
    "applicant": ("requests_received", "requests_received"),
    "channel": ("requests_received", "requests_received"),
    "outcome": ("requests_answered", "requests_concluded"),
    "kind": ("litigation", "litigation"),
    "staff": ("staff", "staff"),
}
_OPEN = [{"requests_received", "requests_carried_in"}, {"requests_accepted", "requests_carried_in"}]
_NEW = frozenset({"requests_received", "requests_accepted"})
# 连同上年转来的1件，今年要办的是15件: words of a sum, and of all that there was to do.
_CLAUSE_OF_SUM = lazy_pattern(
    "[,;(](?:今年|本年度?|全年|年内|实际|一共|总共|[加合]起来|合计|共计|总计|共|应当?|需要?|待|要|办理?|处理|受理|的|申请|件|总[量数]|数量?|为|是|有|达|到)++$"
)
_LONGEST_SUM = 24
_DUE = lazy_pattern("[应需要][共要当]?(?:办|处理|受理)|合计|共|总|[加合]起来")
_GRANTED = frozenset(
    {
        "requests_granted",
        "requests_granted_or_partially",
        "requests_disclosed",
        "requests_already_disclosed",
    }
)
# What two outcomes come to is no total of all.
_FEWEST = {"outcome": 3}


class Figure(msgspec.Struct, frozen=True, gc=False):
    """A figure of the section so far."""

    value: Number | None
    unit: str | None
    topic: str


class Summed(msgspec.Struct, frozen=True, gc=False):
    """What a sum of listed figures counts: a topic, or the cells whose sum it states; what it says of them."""

    topic: Topic | None = None
    cells: tuple[str, ...] = ()
    changes: Changes = NOTHING


def said_again(
    body: str,
    token: Token,
    drafts: Sequence[Draft],
    earlier: Sequence[Figure],
    form: str | None,
    *,
    first: bool,
) -> Topic | None:
    """What a figure counts that repeats one before, with its value.

    `first`: it begins its clause. `earlier`: figures of the section before this paragraph.
    """
    these = _THESE.search(body[max(0, token.start - 6) : token.start]) is not None
    among = first and _AMONG_ITEMS.match(body, token.end) is not None
    if not these and not among and not (first and _THEM.match(body, token.end)):
        return None
    topics = load_topics()
    rest = _REST.search(body[max(0, token.start - 6) : token.start]) is not None
    of_them = these or rest or body.startswith("对", token.start - 1)
    said = None if of_them else _ANSWERED.match(body, token.end)
    all_ = said is not None
    concluded = said is not None and said["done"] != "答复"
    answered = topics["requests_concluded" if concluded else "requests_answered"]
    in_time = said is not None and _IN_TIME.search(said.group()) is not None
    in_time = in_time and topics["requests_on_time"].has_cell(form)
    before = [Figure(d.token.value, d.token.unit, d.topic.slug) for d in drafts if d.topic]
    if drafts and said is not None and "申请" not in said.group():
        # 建议4件、提案1件，五件都答复了
        all_ = any(topics[figure.topic].facet == "stage" for figure in (*earlier, *before))
    if all_ and not in_time and answered.has_cell(form) and answered.fits(token.unit):
        return answered
    for figure in reversed((*earlier, *before)):
        topic = topics.get(figure.topic)
        same = (figure.value, figure.unit) == (token.value, token.unit)
        items = among and topic is not None and topic.slug == "proactive_items"
        if same and topic is not None and (these or items or topic.facet == "stage"):
            return topic
    return answered if all_ and answered.fits(token.unit) else None


def summed(sheet: Sheet, token: Token, boundary: int, begin: int) -> Summed:
    """What 合计N after a list counts: the whole that its facet has, or the sum of its cells.

    `begin`: the first of the figures that it may add up.
    """
    words = _SUM_WORDS.search(sheet.text[boundary : end_of_words(sheet.text, token)])
    if words is None:
        return Summed()
    form, drafts = sheet.form, sheet.drafts
    every = range(len(drafts) - 1, begin - 1, -1)
    listed = [k for k in every if not (drafts[k].closed or drafts[k].derived)]
    last = drafts[listed[0]].topic if listed else None
    if last is None or not last.facet:
        return Summed()
    places = list(takewhile(lambda k: _is_beside(drafts[k], last, token), listed))
    count = _COUNTS.get(words["count"])
    places = places[:count]
    if len(places) < max(2, count or 0):
        return Summed()
    changes = _carried_in(drafts, places)
    parts = [changes.get(k, drafts[k]) for k in places]
    whole = _whole(parts, last.facet, form, counted=count is not None)
    if whole is not None or last.facet in ("result", "applicant"):
        return Summed(whole, (), changes)
    cells = [part.topic.indicator.get(form or "") for part in parts if part.topic]
    of_open = {part.topic.slug for part in parts if part.topic} in _OPEN
    if None in cells or last.facet == "medium" or (last.facet == "stage" and not of_open):
        return Summed(changes=changes)
    named = tuple(dict.fromkeys(cell for cell in reversed(cells) if cell))
    return Summed(None, named, changes)


def _is_beside(draft: Draft, last: Topic, token: Token) -> bool:
    """Whether a figure is of the list of which the last one is of a topic."""
    alike = draft.topic is not None and draft.topic.facet == last.facet
    return alike and draft.token.unit == token.unit


def is_due(body: str, token: Token, listed: Sequence[Draft]) -> bool:
    """Whether a figure after those carried in counts them with the new ones: 连同上年结转的6件，待办总量146件.

    `listed`: the figures of the sentence so far.
    """
    carried = listed[-1] if listed else None
    if carried is None or carried.topic is None or carried.topic.slug != "requests_carried_in":
        return False
    end = end_of_words(body, token)
    words = _CLAUSE_OF_SUM.search(body, max(carried.reach, token.start - _LONGEST_SUM), end)
    if words is None or not _DUE.search(words.group()) or token.unit != carried.token.unit:
        return False
    before = listed[-2].topic.slug if len(listed) > 1 and listed[-2].topic else ""
    return before in _NEW or is_named_with(body, carried)


def _whole(parts: Sequence[Draft], facet: str, form: str | None, *, counted: bool) -> Topic | None:
    """What figures of one facet are all of. `counted`: the words say how many: 三项合计 may leave out others."""
    named = load_topics()
    slugs = {part.topic.slug for part in parts if part.topic}
    group = {part.topic.within[0] for part in parts if part.topic and part.topic.within}
    whole = None
    if facet == "result" and len({part.remedy for part in parts}) == 1:
        whole = named.get(parts[0].remedy)
    elif facet == "outcome" and len(group) == 1 and named[min(group)].facet == "outcome":
        whole = named[min(group)]  # 不掌握8件、需制作1件，合计9件
    elif facet == "outcome" and not slugs & _GRANTED:
        return None  # 不予公开5件、无法提供8件、其他3件，合计16件: of these three
    elif facet in _WHOLES and len(parts) >= _FEWEST.get(facet, 2):
        older, newer = _WHOLES[facet]
        apart = named[older].cell(form, None) != named[newer].cell(form, None)
        whole = named[older if apart else newer]
    every = whole is not None and any(set(one) == slugs for one in whole.classes)
    return whole if every or not counted else None


def _carried_in(drafts: Sequence[Draft], places: Sequence[int]) -> Changes:
    """新收172件、结转12件，共计184件: what new requests are added to was carried in, not out."""
    slugs = [topic.slug for k in places if (topic := drafts[k].topic) is not None]
    if slugs != ["requests_carried_out", "requests_received"]:
        return {}
    topic = load_topics()["requests_carried_in"]
    return {places[0]: replace(drafts[places[0]], topic=topic)}


def doubtful(sheet: Sheet) -> Changes:
    """Figures of a sentence that are of none of the rows that their words name.

    新收25件，结转1件，办结26件: what stands before the concluded ones may be carried in, or out.
    县政府办收到21件，教育局收到19件，住建局收到12件: each is one body's.
    """
    places = range(sheet.state.first, len(sheet.drafts))
    if len(places) < 2:
        return {}
    alike = [k for k in places if _is_whole(sheet, k)]
    of_bodies: dict[int, Draft] = {}
    if len({sheet.drafts[k].token.value for k in alike}) >= _BODIES:
        first, *others = (sheet.drafts[k].token.value or 0 for k in alike)
        of_bodies = {
            k: replace(sheet.drafts[k], inner=True) for k in alike[int(first == sum(others)) :]
        }
    return (
        _summed_by_one(sheet, places)
        | of_bodies
        | _of_one_leader_each(sheet, places)
        | {
            k - 1: replace(before, topic=None)
            for k in places[1:]
            if sheet.slug(k) == "requests_concluded" and sheet.slug(k - 1) == "requests_carried_out"
            for before in (sheet.drafts[k - 1],)
            if before.counted is not None and sheet.body[slice(*before.counted)] == "结转"
        }
    )


def _summed_by_one(sheet: Sheet, places: Sequence[int]) -> dict[int, Draft]:
    """Figures of one row of which the last is the sum: 本级公开18条，部门公开70条，全县合计公开88条."""
    found: dict[int, Draft] = {}
    for slug in _OF_BODIES:
        own = [k for k in places if sheet.slug(k) == slug and _is_alone(sheet.drafts[k])]
        if len(own) < _BODIES or len({sheet.drafts[k].token.unit for k in own}) > 1:
            continue
        *others, last = own
        if sum(sheet.drafts[k].token.value or 0 for k in others) == sheet.drafts[last].token.value:
            found |= {k: replace(sheet.drafts[k], inner=True) for k in others}
    return found


def _is_alone(draft: Draft) -> bool:
    return not (draft.part or draft.stock or draft.elsewhere or draft.derived)


def _of_one_leader_each(sheet: Sheet, places: Sequence[int]) -> dict[int, Draft]:
    """The items of a list of events that principal leaders attended, each one's: 其中市长1期，局长17期."""
    alike = ([k for k in places if sheet.slug(k) == slug and sheet.drafts[k].part] for slug in _LED)
    return {k: replace(sheet.drafts[k], inner=True) for own in alike if len(own) > 1 for k in own}


def _is_whole(sheet: Sheet, k: int) -> bool:
    """Whether a figure is of all requests that were received, and no part of another."""
    draft = sheet.drafts[k]
    return sheet.slug(k) == "requests_received" and _is_alone(draft)


def latter_or_former(body: str, token: Token, pair: Sequence[Topic]) -> Topic | None:
    """Which of the two that were counted together 前者 or 后者 is."""
    if len(pair) != 2:
        return None
    words = body[max(0, token.start - 4) : token.start]
    if _FORMER.search(words):
        return pair[0]
    return pair[1] if _LATTER.search(words) else None
