"""Adding figures to the lists that they stand in, once it is known what they count."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from msgspec.structs import replace

from govreport_parse.statements.claims import Said
from govreport_parse.statements.dates import is_stock, is_up_to_a_date, times_before
from govreport_parse.statements.drafts import Draft, joined
from govreport_parse.statements.lists import added, closed, forgotten, opened, rated_each
from govreport_parse.statements.naming import Named, Naming
from govreport_parse.statements.neighbours import led_by
from govreport_parse.statements.pairs import QUARTERS, Pairs, paired
from govreport_parse.statements.periods import placed
from govreport_parse.statements.place import Place, Reading
from govreport_parse.statements.rates import shared_by_order
from govreport_parse.statements.remainders import total
from govreport_parse.statements.scopes import closed_for
from govreport_parse.statements.sheet import RECENT, Sheet
from govreport_parse.statements.subjects import Subject
from govreport_parse.statements.sums import adopt
from govreport_parse.statements.tokens import Token
from govreport_parse.statements.words import counted_words, is_count, skip_marks
from govreport_parse.text.patterns import lazy_pattern
from govreport_parse.topics.types import Topic

__all__ = ["follows", "with_claims", "with_each", "with_figure", "with_number", "with_pairs"]

_AMONG = lazy_pattern(r"[^,;。:、()\d]{0,12}中[,:]")
_AMONG_WITHIN = 13
_AMONG_FROM = lazy_pattern("在|从|的$|其余|余下|剩余|剩下")
_SHARE_BASE = lazy_pattern(r"[(,]占[^,;。()\d%]{1,24}$")
# Figures whose order says which is whose.
_SEVERAL = 2
_OTHER_TIME = lazy_pattern("(?<![全本今当])年|同期|[较比]")
# Between a figure set aside and the one that counts: 增至, ，共.
_AFTER_ASIDE = lazy_pattern(r"[,共计合总为至到增加减少上升下降提高回落缩短了达]*")


def follows(body: str, aside: Token, token: Token) -> bool:
    """Whether a number comes right after the figure set aside: 由18件 增至 24件."""
    return _AFTER_ASIDE.fullmatch(body, aside.end, token.start) is not None


def with_number(
    sheet: Sheet,
    place: Place,
    named: Named,
    token: Token,
    start: int,
    combined: tuple[str, ...] | None,
) -> tuple[Sheet, bool]:
    """The figures with one more, in the list that it stands in, and whether it counts anything.

    `start`: where the words begin that may date it. `combined`: the cells of the rows that it
    counts together.
    """
    topic, subject, body = named.topic, named.subject, sheet.body
    share = body.find("占", place.boundary, token.start) >= 0
    if share and _SHARE_BASE.search(body, place.boundary, token.start):
        sheet = closed(sheet)  # 占全部处罚决定24320件的35%: no part of anything
    sheet, inner = closed_for(sheet, topic, token) if sheet.state.scopes else (sheet, False)
    if topic is None and not (
        is_count(token, body, (place.start, place.end)) or sheet.state.scopes
    ):
        return sheet, False
    level = topic is not None and topic.level
    times = times_before(body, start, token)
    stock = not level and is_stock(body, times, start, token, place.end)
    begin = skip_marks(body, place.boundary, token.start)
    if place.opening is not None:
        begin = min(begin, place.opening)
    own = not (stock or level or sheet.state.scopes)
    if (
        subject is not None
        and own
        and is_up_to_a_date(times)
        and not (topic is not None and _is_said_again(sheet, topic, token))
    ):
        subject = replace(subject, basis="context")  # 截至12月底1733条
    inner = inner or (subject is not None and subject.inner)
    draft = _draft(body, place, topic, token, begin, subject)
    draft = replace(draft, stock=stock, inner=inner) if stock or inner else draft
    sheet = _in_its_list(sheet, place, draft, named, combined)
    among = body.find("中", token.end, token.end + _AMONG_WITHIN) >= 0
    among = among and _AMONG.match(body, token.end) is not None
    of_some = topic is not None and topic.facet == "applicant"
    if among and (of_some or _AMONG_FROM.search(body, begin, token.start)):
        sheet = opened(sheet)  # 在公开的425条信息中, 其余16件中
    return sheet, True


def _in_its_list(
    sheet: Sheet, place: Place, draft: Draft, named: Named, combined: tuple[str, ...] | None
) -> Sheet:
    """The figures with one more, with those that it adds up or takes from a bracket, and its cells."""
    k = len(sheet.drafts)
    sheet = added(sheet, draft)
    if sheet.state.enclosed is not None:
        sheet = sheet.with_changes(adopt(sheet, draft.token, *sheet.state.enclosed))
        sheet = sheet.at(enclosed=None)
    if combined is None:
        sheet = sheet.with_changes(total(sheet, place.boundary, draft.token))
    cells = combined or named.cells
    if not cells and combined != ():
        return sheet
    return sheet.revised(k, of_several=combined == (), sum_of=cells or sheet.drafts[k].sum_of)


def _is_said_again(sheet: Sheet, topic: Topic, token: Token) -> bool:
    """Whether requests were counted before as those of the year: 收到12件。截至年底，12件申请都已办结."""
    return topic.facet == "stage" and any(
        draft.topic is not None
        and draft.topic.facet == "stage"
        and draft.basis == "own"
        and not draft.stock
        and (draft.token.value, draft.token.unit) == (token.value, token.unit)
        for draft in sheet.drafts[-RECENT:]
    )


def with_each(naming: Naming, reading: Reading, token: Token) -> Sheet | None:
    """行政复议、行政诉讼均为0件: the figures with what is said of each of several; None where it is of one."""
    place = reading.place
    topics = naming.each(reading.sheet, token, place.boundary)
    sheet = closed(reading.sheet)
    for topic in topics:
        sheet = with_figure(sheet, place, topic, token, place.boundary)
    return sheet if topics else None


def with_figure(sheet: Sheet, place: Place, topic: Topic | None, token: Token, begin: int) -> Sheet:
    """The figures with one more, whose words begin at `begin`."""
    return added(sheet, _draft(sheet.body, place, topic, token, begin))


def _draft(
    body: str,
    place: Place,
    topic: Topic | None,
    token: Token,
    begin: int,
    subject: Subject | None = None,
) -> Draft:
    own = None if subject is None else (subject.start, subject.end)
    if own is None or own[0] == own[1]:
        own = counted_words(body, begin, token)
    aside = place.aside
    risen = aside is not None and aside.kind == "from" and follows(body, aside, token)
    return Draft(
        topic=topic,
        token=token,
        begin=begin,
        end=token.end,
        sentence=place.start,
        reach=token.end,
        elsewhere=place.elsewhere,
        period=place.period,
        base=aside.value if aside is not None and risen else None,
        basis="own" if subject is None else subject.basis,
        counted=own,
    )


def with_pairs(
    naming: Naming, reading: Reading, token: Token, following: Sequence[Token]
) -> tuple[Reading, int]:
    """A、B分别为a、b: figures by the order of their names, and how many tokens it took."""
    sheet, place = reading.sheet, reading.place
    shares, shared = shared_by_order(sheet, token, following)
    if shared:
        sheet = sheet.with_changes(shares)
        return reading.on(sheet).go(boundary=following[shared - 1].end), shared
    begin = max(place.boundary, place.start)
    counted = sheet.state.latest is not None
    pairs = paired(sheet.body, token, following, begin, counted=counted)
    sheet = rated_each(sheet, pairs.rates)
    of_each = _of_each_before(sheet, place, pairs.unnamed)
    if of_each is not None:
        return reading.on(of_each).go(boundary=pairs.unnamed[-1].end), len(pairs.unnamed)
    if not (pairs.rates or pairs.taken):
        sheet = opened(sheet, complete=True)
    taken, end = pairs.taken, place.boundary if pairs.end is None else pairs.end
    if pairs.names == QUARTERS:
        sheet = _with_quarters(sheet, place, pairs)
    else:
        sheet = _with_named(naming, sheet, place, token, pairs)
        in_order = None if taken else _in_order(sheet, place, pairs.unnamed)
        if in_order is not None:
            sheet, taken, end = in_order, len(pairs.unnamed), pairs.unnamed[-1].end
    return reading.on(sheet).go(boundary=end), taken


def _with_named(naming: Naming, sheet: Sheet, place: Place, token: Token, pairs: Pairs) -> Sheet:
    """The figures with those of 分别, each by its name."""
    body, of_item = sheet.body, naming.subjects.of_item
    at, verb = pairs.begin, body[token.end : pairs.numbers[0].start] if pairs.names else ""
    every = " ".join(pairs.names)
    for name, number in zip(pairs.names, pairs.numbers, strict=True):
        at = body.index(name, at)
        topic = of_item(name, number.unit, every)
        if topic is None and verb:
            topic = of_item(verb + name, number.unit, every)  # 规章分别制作1件
        topic = topic or naming.rest(sheet, name, number)
        if topic is not None or is_count(number, body, (place.start, place.end)):
            sheet, _ = closed_for(sheet, topic, number)
            sheet = with_figure(sheet, place, topic, number, pairs.begin)
            sheet = sheet.revised(-1, counted=(at, at + len(name)))
        at += len(name)
    return sheet


def _with_quarters(sheet: Sheet, place: Place, pairs: Pairs) -> Sheet:
    """第一至第四季度分别为52件、81件、94件、85件: figures of the parts of the year, without a cell."""
    sheet = placed(sheet, pairs.numbers[0])
    for name, number in zip(pairs.names, pairs.numbers, strict=True):
        inside = replace(place, elsewhere=True, period=name)
        sheet = with_figure(sheet, inside, None, number, pairs.begin)
    return sheet


def _of_each_before(sheet: Sheet, place: Place, numbers: Sequence[Token]) -> Sheet | None:
    """发布会12场、访谈10场，局长分别出席4场、3场: each a part of one of as many figures before, by their order."""
    first, drafts = sheet.state.first, sheet.drafts
    wholes = [k for k in range(first, len(drafts)) if not drafts[k].part][-len(numbers) :]
    if len(numbers) < _SEVERAL or len(wholes) != len(numbers) or sheet.state.brackets:
        return None
    pairs = list(zip(wholes, numbers, strict=True))
    if any(
        drafts[k].token.unit != number.unit or (drafts[k].token.value or 0) < (number.value or 0)
        for k, number in pairs
    ):
        return None
    begin = max(place.boundary, place.start)
    words = sheet.body[begin : numbers[0].start]
    if _OTHER_TIME.search(words):
        return None  # 微博1150条、微信895条，上年同期分别为980条、611条
    sheet = closed(sheet)
    for k, number in pairs:
        sheet = with_figure(sheet, place, led_by(words, sheet.slug(k)), number, begin)
        sheet = sheet.with_changes(joined(sheet.drafts, k, len(sheet.drafts) - 1))
        begin = number.end
    return sheet


def _in_order(sheet: Sheet, place: Place, numbers: Sequence[Token]) -> Sheet | None:
    """不予公开和信息不存在共12件，依次为8件、4件: figures of the rows that the one before counts together, if it does."""
    topics, before = sheet.state.together, sheet.drafts[-1:]
    several = any(
        draft.sum_of or draft.of_several or (draft.topic and draft.topic.sum_of) for draft in before
    )
    if not (several and numbers) or len(topics) != len(numbers):
        return None
    for topic, number in zip(topics, numbers, strict=True):
        sheet = with_figure(sheet, place, topic, number, number.start)
    return sheet.at(scopes=sheet.state.scopes[:-1])


def with_claims(reading: Reading, claims: Iterable[Said]) -> Reading:
    """The figures with denials, each topic once, and with what is said of all items of a figure."""
    sheet, place = reading.sheet, reading.place
    for said in claims:
        denial = said.said_of is None
        if denial and sheet.is_denied(said.topic.slug):
            continue
        if said.said_of is None or not sheet.drafts[said.said_of].part:
            sheet = closed(sheet)
        draft = _draft(sheet.body, place, said.topic, said.token, said.token.start, said.subject)
        sheet = added(sheet, replace(draft, said_of=said.said_of, derived=not denial))
        if denial:
            sheet = forgotten(sheet)
    return reading.on(sheet)
