"""Whether the figures around one of the text add up with what its cell prints, and not with what it says.

无法提供52件。没有的41件，需另做的3件，说不清楚的3件: context alone says what the second counts, but with the 8 of its
cell the three come to the 52.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import NamedTuple

from govreport_parse.arithmetic.context import Context
from govreport_parse.model.document import Locator
from govreport_parse.model.records import Statement
from govreport_parse.rules.agreement.claims import Claim, claims, fits
from govreport_parse.rules.agreement.lists import amount, between, names_of
from govreport_parse.rules.agreement.wording import is_unread_between
from govreport_parse.text.fold import fold
from govreport_parse.text.numerals import Number
from govreport_parse.topics.catalogue import load_topics

__all__ = ["is_borne_out", "is_made_up_beside", "is_made_up_of_others"]

# So many figures may stand in a list.
_LONGEST = 12
# Of events, which are counted as one likes.
_NOT_THERE = frozenset({"requests_not_held", "requests_nonexistent"})
_EVENTS = frozenset({"次", "场", "场次", "期"})


class _Sum(NamedTuple):
    """What a list comes to with the figure of the text and with that of its cell, and what it may divide."""

    whole: Statement
    stated: Number
    due: Number
    places: frozenset[Locator]


def is_borne_out(context: Context, claim: Claim) -> bool:
    """Whether a claim differs from its cell, but the list that it stands in fits the cell alone."""
    reading = context.reading(*claim.cell) if claim.cell else None
    if reading is None or not reading.value or claim.kind != "text" or claim.qualifier != "exact":
        return False
    if claim.unlike:
        return False
    figures = [
        one
        for one in context.report.statements
        if one.at.block == claim.at.block
        and one.unit == claim.unit
        and one.qualifier == "exact"
        and not one.stock
    ]
    place = next((k for k, one in enumerate(figures) if one.at == claim.at), None)
    if place is None:
        return False
    told = {other.at: other for other in claims(context)}
    fitting = {at for at, other in told.items() if fits(context, other)}
    against = {at for at, other in told.items() if fits(context, other) is False}
    own = figures[place]
    figures = _read_around(context, figures, place)
    place = figures.index(own)
    if any(one.topic == own.topic and one.value == reading.value for one in figures):
        return False  # 个人40件(含村民30件): another figure is that of the cell
    if _is_exchanged(context, claim, figures, place, told):
        return True
    sums = [one for one in _sums(figures, place, reading.value) if _may_be_whole(one.whole, own)]
    stated = max((len(one.places) for one in sums if one.stated == amount(one.whole)), default=0)
    return any(
        one.due == (reading.value if one.whole is own else amount(one.whole))
        and len(one.places)
        > stated  # more of the list than what comes to it with the figure of the text
        and any(at in fitting for at in one.places)
        and not against & one.places - {claim.at}
        for one in sums
    )


def is_made_up_beside(context: Context, claim: Claim) -> bool:
    """Whether figures beside one in its sentence, that fit no cell, make it up to what its cell prints.

    文字解读11篇，图解7篇 are the 18; 各村设查阅点6个，大厅和档案室各1个 the 8.
    """
    reading = context.reading(*claim.cell) if claim.cell else None
    if reading is None or not reading.value or claim.kind != "text" or claim.qualifier != "exact":
        return False
    if claim.value >= reading.value:
        return False
    figures = context.report.statements
    place = next(k for k, one in enumerate(figures) if one.at == claim.at)
    fitting = {other.at for other in claims(context) if fits(context, other)}
    for step in (1, -1):
        reached, k = claim.value, place
        while 0 <= k + step < len(figures) and reached < reading.value:
            last, k = figures[k], k + step
            first, second = sorted((last, figures[k]), key=lambda one: one.at.start or 0)
            if not _alike(figures[k].unit, claim.unit):
                break
            if figures[k].at in fitting or figures[k].parts:
                break
            if claim.cells[0][0].startswith("requests.") and not _is_alike(
                figures[k], figures[place]
            ):
                break  # 办结28件，申请人撤回2件
            if last.at.block != figures[k].at.block or "。" in between(context, first, second):
                break
            reached += amount(figures[k]) * names_of(figures[k])
        if reached == reading.value:
            return True
    return False


def is_made_up_of_others(context: Context, claim: Claim) -> bool:
    """Whether a figure of outcomes is the sum of its parts, which fit, some of them of other rows than its own.

    28件未公开，分别为过程性信息3件、本机关不掌握20件、信访5件: none that was not disclosed, for whatever reason.
    """
    if claim.kind != "text":
        return False
    figures = context.report.statements
    own = next(one for one in figures if one.at == claim.at)
    parts = [figures[k] for k in own.parts]
    if not parts or sum(map(amount, parts)) != claim.value:
        return False
    if any(_facet(one) != "outcome" for one in (own, *parts)):
        return False
    at = {one.at for one in parts}
    told = [other for other in claims(context) if other.at in at and other.kind == "text"]
    cells = {cell for other in told for cell in other.cells}
    return not cells <= {*claim.cells} and all(fits(context, other) for other in told)


def _facet(figure: Statement) -> str:
    topic = load_topics().get(figure.topic or "")
    return "" if topic is None else topic.facet


def _alike(unit: str | None, other: str | None) -> bool:
    return unit == other or (unit in _EVENTS and other in _EVENTS)


def _is_alike(one: Statement, other: Statement) -> bool:
    """Whether two figures have two characters side by side of what they count: 上年结转的办结, 本年收到的办结.

    非本机关掌握25件，信息不存在11件 are both of one row of the newer forms.
    """
    if {one.topic, other.topic} == _NOT_THERE:
        return True
    words = fold(one.counted)
    return any(words[k : k + 2] in fold(other.counted) for k in range(len(words) - 1))


def _read_around(context: Context, figures: list[Statement], place: int) -> list[Statement]:
    """The figures around one up to where a number stands that was not read, or counts something else."""
    begin, end = place, place + 1
    while begin and not is_unread_between(context, figures[begin - 1], figures[begin]):
        begin -= 1
    while end < len(figures) and not is_unread_between(context, figures[end - 1], figures[end]):
        end += 1
    return figures[begin:end]


def _sums(figures: Sequence[Statement], place: int, printed: Number) -> Iterator[_Sum]:
    """The lists that a figure may stand in, or be the whole of."""
    values = [amount(one) for one in figures]
    for begin in range(max(0, place - _LONGEST), place + 1):
        for end in range(max(place + 1, begin + 2), min(len(figures), begin + _LONGEST) + 1):
            stated = sum(values[begin:end])
            places = frozenset(one.at for one in figures[begin:end])
            # Its whole stands right before it, or right after.
            for k in (k for k in (begin - 1, end) if 0 <= k < len(figures)):
                yield _Sum(
                    figures[k], stated, stated - values[place] + printed, places | {figures[k].at}
                )
    for end in range(place + 3, min(len(figures), place + _LONGEST) + 1):
        # 7条都给了答复。同意5条，部分同意2条: it is the whole itself
        reached, places = (
            sum(values[place + 1 : end]),
            frozenset(one.at for one in figures[place + 1 : end]),
        )
        yield _Sum(figures[place], reached, reached, places)


def _may_be_whole(whole: Statement, part: Statement) -> bool:
    """Whether a figure may be what another is a part of: not one of the same kind, but its group."""
    kinds = [_facet(one) for one in (whole, part)]
    group = bool(whole.indicator) and (part.indicator or "").startswith(f"{whole.indicator}.")
    return whole is part or group or kinds[0] != kinds[1] or not kinds[0]


def _is_exchanged(
    context: Context,
    claim: Claim,
    figures: Sequence[Statement],
    place: int,
    told: Mapping[Locator, Claim],
) -> bool:
    """Whether it and a figure right beside it stand in each other's cells: 上门来的1条，寄信来的4条."""
    for other in (told.get(figures[k].at) for k in (place - 1, place + 1) if 0 <= k < len(figures)):
        if other is None or other.cell is None or claim.cell is None or other.value == claim.value:
            continue
        siblings = {one for table in context.tables for one in table.siblings(claim.cell[0])}
        readings = [context.reading(*one) for one in (claim.cell, other.cell)]
        printed = [reading.value if reading is not None else None for reading in readings]
        if other.cell[0] in siblings and printed == [other.value, claim.value]:
            return True
    return False
