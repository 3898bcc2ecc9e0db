"""What belongs to what: 其中, brackets, 按…分, semicolons open and close breakdowns."""

from __future__ import annotations

from collections.abc import Sequence

from msgspec.structs import replace

from govreport_parse.statements.drafts import Draft, joined
from govreport_parse.statements.remainders import join
from govreport_parse.statements.remedies import govern, governed_by, remedy_of
from govreport_parse.statements.sheet import RECENT, Bracket, Sheet, State
from govreport_parse.statements.tokens import Token
from govreport_parse.text.patterns import lazy_pattern
from govreport_parse.topics.types import Topic

__all__ = [
    "added",
    "begun",
    "closed",
    "forgotten",
    "governing",
    "opened",
    "rated_each",
    "resumed",
    "resumed_by_name",
    "skipped",
    "with_bracket_closed",
    "with_group_ended",
]

# 收到30件，上年结转7件。按内容分: of the 30.
_CARRIED = frozenset({"requests_carried_in", "requests_carried_out"})
# Lists whose members are no wholes of what follows.
_LISTED = frozenset({"applicant", "channel"})
# Rows of the forms beside that of all items.
_ASIDE = frozenset({"service_information", "normative_issued", "normative_disclosed"})
# 1.疾控信息318条，其中布病74条；2.医师执业406条: an item of a list whose items have numbers.
_ITEM = lazy_pattern(
    r"[(]?(?:\d{1,2}|[一二三四五六七八九十])[).、](?!\d)|[一二三四五六七八九十]是|[①-⑳]"
)
_BY_KIND = lazy_pattern("[按从以][^,;。:\\d]{1,30}[,:]")


def begun(sheet: Sheet) -> Sheet:
    """A sentence begins: everything is closed, and the drafts so far belong to other sentences."""
    count, before = len(sheet.drafts), sheet.state
    state = State(
        first=count, group=count, resumed=before.resumed, enclosed=before.enclosed,
        fresh=before.fresh, carried_in=before.carried_in, together=before.together,
    )  # fmt: skip
    return replace(sheet, state=state)


def governing(sheet: Sheet) -> tuple[list[str], list[Topic]]:
    """The slugs of what a figure of few words may be listed under, the nearest first, and what that list names."""
    drafts, scopes = sheet.drafts, sheet.state.scopes
    begin = max(sheet.state.first, sheet.state.resumed, len(drafts) - RECENT)
    nearby: Sequence[int] = range(begin, len(drafts))
    wholes = nearby
    if scopes:
        # 答复108件：公开61件，其他答复38件，包括不掌握14件: the 14 are answers, too.
        wholes = scopes[-1:] if sheet.slug(scopes[-1]) else scopes[-2:]
        nearby = sheet.own(drafts[scopes[-1]])
    topics = [drafts[k].topic for k in nearby]
    beside = [topic for topic in topics if topic is not None]
    return [sheet.slug(k) for k in reversed(wholes) if sheet.slug(k)], beside


def opened(sheet: Sheet, *, complete: bool = False, bracket: bool = False) -> Sheet:
    """A breakdown of the latest figure begins: 其中, a bracket, 分别为."""
    state, latest = sheet.state, sheet.state.latest
    if bracket:
        one = Bracket(state.scopes, latest, len(sheet.drafts))
        sheet = sheet.at(brackets=(*state.brackets, one))
    if latest is None:
        return sheet
    divided = latest if bracket else _divisible(sheet, latest)
    sheet = _with_list(sheet, (*state.scopes, divided)).at(doubtful=False, semicolons=False)
    return sheet.revised(latest, complete=True) if complete else sheet


def _divisible(sheet: Sheet, k: int) -> int:
    """A figure; before one of 0, the one that stands there: 复议3件、诉讼0件，其中2件维持."""
    token = sheet.drafts[k].token
    before = range(k - 1, sheet.state.first - 1, -1) if token.value == 0 else ()
    return next((j for j in before if _may_divide(sheet, j, token)), k)


def _may_divide(sheet: Sheet, k: int, token: Token) -> bool:
    draft = sheet.drafts[k]
    return bool(draft.token.value) and not draft.part and sheet.same_unit(k, token)


def resumed(sheet: Sheet, *, complete: bool, name: str = "") -> Sheet:
    """按渠道分: a breakdown of the last whole, be it of the sentence before; of the last that words name."""
    drafts = sheet.drafts
    counts = (k for k in sheet.recent() if drafts[k].token.unit != "%")
    wholes = [k for k in counts if _may_be_whole(sheet, k)]
    wholes = [k for k in wholes if not _is_by_kind(sheet, k)]
    wholes = [k for k in wholes if name and _names(sheet, drafts[k], name)] or wholes
    wholes = [k for k in wholes if sheet.slug(k) not in _CARRIED] or wholes
    # 46件，自然人40件、法人6件。按内容分: of the 46.
    # 公开500条，全文电子化480条。从主体看: of the 500.
    # 公开100条，提供服务类信息40条。按类别统计: of the 100.
    while wholes and (
        _is_listed(sheet, wholes[-1], wholes[:-1]) or _is_aside(sheet, wholes[-1], wholes[:-1])
    ):
        wholes.pop()
    sheet = _with_list(sheet, tuple(wholes[-1:])).at(resumed=len(drafts))
    if not wholes:
        return sheet
    whole = drafts[wholes[-1]]
    doubtful = (whole.stock and bool(whole.parts)) or any(
        drafts[k].sentence == whole.sentence and sheet.same_unit(k, whole.token)
        for k in wholes[:-1]
    )
    return sheet.at(doubtful=doubtful, entire=complete and not doubtful)


def _is_by_kind(sheet: Sheet, k: int) -> bool:
    """Whether a figure is an item of the last list by a criterion: 从渠道看，网站60条、电子屏9条。从内容看."""
    drafts, first = sheet.drafts, sheet.state.resumed
    if k < first or drafts[k].sentence != drafts[first].sentence:
        return False
    return _BY_KIND.match(sheet.body, drafts[first].begin) is not None


def _with_list(sheet: Sheet, scopes: tuple[int, ...]) -> Sheet:
    """Breakdowns of which the innermost has no part yet."""
    sheet = sheet.at(scopes=scopes, fresh=bool(scopes), entire=False)
    whole = sheet.drafts[scopes[-1]] if scopes else None
    if whole is None or whole.earlier == len(whole.parts):
        return sheet
    return sheet.revised(scopes[-1], earlier=len(whole.parts))


def resumed_by_name(sheet: Sheet, name: str) -> Sheet | None:
    """新增信息中: a breakdown of the last figure that the words name; None where there is none."""
    for k in reversed(sheet.recent()):
        draft = sheet.drafts[k]
        if not (draft.stock or draft.derived) and _names(sheet, draft, name[:2]):
            return _with_list(sheet, (k,))
    return None


def _names(sheet: Sheet, draft: Draft, words: str) -> bool:
    start, end = draft.counted or (draft.begin, draft.token.start)
    if draft.part:
        return sheet.body.startswith(words, start)  # and not 社区公开栏236条
    return words in sheet.body[min(start, draft.begin) : end]


def _may_be_whole(sheet: Sheet, k: int) -> bool:
    draft = sheet.drafts[k]
    if draft.part or draft.derived:
        return False
    # A figure without a topic is broken down by the sentence right after its own alone.
    return draft.topic is not None or draft.sentence == sheet.drafts[-1].sentence


def _is_listed(sheet: Sheet, k: int, wholes: list[int]) -> bool:
    topic = sheet.drafts[k].topic
    if topic is None or not (topic.facet in _LISTED or (topic.overlaps and not topic.facet)):
        return False
    return any(sheet.slug(whole) in topic.within for whole in wholes)


def _is_aside(sheet: Sheet, k: int, wholes: list[int]) -> bool:
    """Whether a figure is of a kind that forms count beside all items, and follows these in its sentence."""
    sentence = sheet.drafts[k].sentence
    return sheet.slug(k) in _ASIDE and any(
        sheet.slug(whole) == "proactive_items" and sheet.drafts[whole].sentence == sentence
        for whole in wholes
    )


def with_bracket_closed(sheet: Sheet, end: int) -> Sheet:
    """After a bracket a rate belongs to the figure before it."""
    if not sheet.state.brackets:
        return sheet
    *outer, bracket = sheet.state.brackets
    whole, count = bracket.figure, len(sheet.drafts)
    enclosed = (end, bracket.before) if whole is None else None
    inside = {k: replace(sheet.drafts[k], closed=True) for k in range(bracket.before, count)}
    explained = {} if whole is None else {whole: replace(sheet.drafts[whole], reach=end)}
    # 36条（资金2000万元），外贸44条: the list around the bracket goes on.
    return sheet.with_changes(explained | inside).at(
        brackets=tuple(outer), scopes=bracket.outer, latest=whole, enclosed=enclosed
    )


def with_group_ended(sheet: Sheet, end: int) -> Sheet:
    """A semicolon, which ends at `end`, ends a breakdown, unless it separates the parts, or they have shares."""
    drafts, state = sheet.drafts, sheet.state
    listed = drafts[-1] if len(drafts) > state.first else None
    semicolons, scopes = state.semicolons, state.scopes
    if listed is None or not (listed.part and listed.share):
        depth = len(state.brackets[-1].outer) if state.brackets else 0
        scopes = scopes[: depth + 1]
        whole = drafts[scopes[depth]] if len(scopes) > depth else None
        one = whole is not None and len(sheet.own(whole)) == 1
        if whole is not None and _is_item(sheet, whole, end):
            one = False
        if not (one or semicolons):
            scopes = scopes[:depth]
        semicolons = len(scopes) > depth
    elif scopes and drafts[scopes[-1]].topic is not None:
        semicolons = True
    return sheet.at(scopes=scopes, semicolons=semicolons, latest=None, group=len(drafts))


def _is_item(sheet: Sheet, whole: Draft, end: int) -> bool:
    """Whether a figure is itself an item of a list that semicolons separate, the one before `end` as well."""
    if sheet.body.find(";", whole.sentence, whole.token.start) >= 0:
        return True
    first = _ITEM.search(sheet.text, whole.sentence, whole.token.start)
    within = _ITEM.search(sheet.text, whole.token.end, end)
    return first is not None and within is None and _ITEM.match(sheet.text, end) is not None


def added(sheet: Sheet, draft: Draft) -> Sheet:
    """A draft more, as a part of the open breakdown if there is one."""
    latest, topic = len(sheet.drafts), draft.topic
    carried_in = topic is not None and topic.slug == "requests_carried_in"
    state = replace(sheet.state, latest=latest, carried_in=carried_in or sheet.state.carried_in)
    sheet = replace(sheet, drafts=(*sheet.drafts, draft), state=state)
    if topic is not None and topic.under and draft.said_of is not None:
        remedy = remedy_of(sheet, draft.said_of, topic)
        sheet = sheet.with_changes({latest: governed_by(sheet, draft, topic, remedy)})
    elif topic is not None and topic.under and not _is_listed_under(sheet, topic):
        sheet = sheet.with_changes(govern(sheet, topic))
    elif not state.scopes:
        sheet = sheet.with_changes(join(sheet))
    if not state.scopes or draft.said_of is not None or sheet.drafts[latest].part:
        return sheet
    whole = state.scopes[-1]
    if topic is not None and topic.under:
        governed = governed_by(sheet, sheet.drafts[latest], topic, whole)
        sheet = sheet.with_changes({latest: governed})
    sheet = sheet.with_changes(joined(sheet.drafts, whole, latest))
    if not state.fresh:
        return sheet
    sheet = sheet.at(fresh=False)
    return sheet.revised(whole, complete=True) if state.entire else sheet


def _is_listed_under(sheet: Sheet, topic: Topic) -> bool:
    """Whether the open breakdown is of a remedy whose outcome a figure is."""
    scopes = sheet.state.scopes
    return bool(scopes) and sheet.slug(scopes[-1]) in topic.within


def rated_each(sheet: Sheet, rates: Sequence[Token]) -> Sheet:
    """同比分别增长20%和10%: rates by the order of the figures before."""
    first = len(sheet.drafts) - len(rates)
    if not rates or first < sheet.state.first:
        return sheet
    rated = enumerate(zip(sheet.drafts[first:], rates, strict=True), start=first)
    return sheet.with_changes(
        {k: replace(draft, rate=draft.rate or rate) for k, (draft, rate) in rated}
    )


def skipped(sheet: Sheet) -> Sheet:
    """A figure is not read: of the open breakdowns it may be a part, and no rate that comes is of one before it."""
    unread = {k: replace(sheet.drafts[k], unread=True) for k in sheet.state.scopes}
    return forgotten(sheet.with_changes(unread))


def closed(sheet: Sheet) -> Sheet:
    """All breakdowns are closed."""
    return sheet.at(scopes=()) if sheet.state.scopes else sheet


def forgotten(sheet: Sheet) -> Sheet:
    """No rate that comes belongs to a figure so far."""
    return sheet if sheet.state.latest is None else sheet.at(latest=None)
