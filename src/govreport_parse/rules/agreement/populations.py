"""Figures that are said of some of the requests alone: of one applicant, channel, matter or outcome."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from itertools import groupby
from typing import TypeAlias

import msgspec

from govreport_parse.arithmetic.context import Context
from govreport_parse.model.document import Locator
from govreport_parse.model.records import Statement
from govreport_parse.rules.agreement.lists import amount
from govreport_parse.rules.agreement.other_things import counts_else, is_of_some_remedies
from govreport_parse.rules.agreement.wording import folded_words, paragraphs
from govreport_parse.text.fold import fold
from govreport_parse.text.numerals import Number
from govreport_parse.text.patterns import lazy_pattern
from govreport_parse.topics.catalogue import load_topics

__all__ = ["of_some"]

_ENDS = lazy_pattern("[。;!?]")
# What makes a figure right before the whole of what follows: 结转的6件中, 企业12件，其中.
_OPENS = lazy_pattern(
    r"^[^\d,:。、]{0,12}(?:[中里内](?:[,:]|有|$)|\()|^[件条宗份]中|其中|包括"
    r"|^[^\d,。、]{0,12}(?:已|均|都|全部)[^\d。、]{0,16}[,:]"
)
# 延期的6件，自然人4件: the number stands after its noun.
_NAMED = lazy_pattern("的$")
_LISTS = lazy_pattern("^[^,。、]{0,8}[,:]")
_MATTER = lazy_pattern("申请$|的$|类$")
# 对商业企业，予以公开5件; 自然人方面，新收57件: one applicant, named before any number.
_APPLICANT = "(?:自然人|公民|个人|商业企业|企业|科研机构|社会公益组织|法律服务机构|律师事务所|律所)"
_OF_APPLICANT = lazy_pattern(
    rf"^(?:[^,。]{{0,12}},)?(?:其中)?(?:对|就|在|来自)?{_APPLICANT}"
    r"(?:申请|类|方面|提出|提交|共|的|新收|,|:)(?![^\d。;]{0,20}(?:和|及|与|、))"
    r"|^(?:网[站络上]|信函|邮寄|当面)(?:渠道|平台|方式)?(?:共|新)?(?:收到|受理|接收)"
)
_BESIDE = lazy_pattern(r"^[^,;:。、\d]?、[^,;:。、\d]*$")
# 该申请人另提起诉讼1件.
_OF_ONE = lazy_pattern("该(?:申请人|案|当事人|公司|企业)|同一(?:申请人|事项)")
# 复议、诉讼合计25件，维持16件: of both.
_BOTH = lazy_pattern(
    "复议[^,;。]{0,4}[、和与及][^,;。]{0,6}诉讼[^,;。、]{0,4}(?:共|合计|分别|均|各)"
)
_REMEDIES = ("reconsideration", "litigation")
_SUM = lazy_pattern("合计|共计|总计|一共|共")
_REMEDY = lazy_pattern("复议|诉讼|起诉")
_RESULTS = frozenset({"outcome_upheld", "outcome_corrected", "outcome_pending", "outcome_other"})
# Figures further back are of no list that goes on.
_REACH = 8
_CARRIED = frozenset({"requests_carried_in", "requests_carried_out"})
_LATE = frozenset({"requests_extended"})
# By what the figures within a population of each kind go.
_WITHIN = {
    "applicant": frozenset({"stage", "carried", "outcome", "channel"}),
    "channel": frozenset({"stage", "outcome", "applicant", "medium"}),
    "outcome": frozenset({"applicant", "channel", "medium"}),
    "carried": frozenset({"applicant", "channel", "outcome"}),
    "late": frozenset({"applicant", "channel", "outcome"}),
    "matter": frozenset({"stage", "carried", "outcome", "applicant", "channel"}),
}
# Kinds whose figure needs no word to be the whole of what follows in its clause.
_OF_THEMSELVES = frozenset({"applicant", "channel", "matter"})
_TOTALS = (
    "requests.received",
    "requests.outcome.total",
    "requests.concluded",
    "requests.answered",
)

Kinds: TypeAlias = Mapping[int, str]


class _Population(msgspec.Struct):
    """Requests that a clause speaks of; `limit`: how many there are, None where no figure says."""

    kind: str
    unit: str | None
    limit: Number | None
    said: bool  # by words that make it the whole of what follows
    within: list[Statement] = []


def of_some(context: Context) -> Iterator[Locator]:
    """The places of figures that count some of the requests that their words name."""
    totals, (kinds,) = _totals(context), context.once(_kinds)
    for _, figures in groupby(context.once(paragraphs), key=lambda one: (one[0].at.block, one[2])):
        clause: list[tuple[Statement, str]] = []
        end = 0
        paragraph = list(figures)
        yield from _lists_of_some([one for one, _, _ in paragraph], kinds, totals)
        for statement, line, begin in paragraph:
            start = (statement.at.start or 0) - begin
            words = folded_words(line, end, max(start, end))
            cut = [sign.end() for sign in _ENDS.finditer(words)]
            if cut and words.startswith("其中", cut[-1]) and words[cut[-1] - 1] == ";":
                cut = []
            if cut:
                yield from _within(clause, kinds, totals)
                clause, words = [], words[cut[-1] :]
            clause.append((statement, words))
            end = max(end, (statement.at.end or 0) - begin)
        yield from _within(clause, kinds, totals)


def _lists_of_some(
    figures: Sequence[Statement], kinds: Kinds, totals: set[Number]
) -> Iterator[Locator]:
    """The places of lists by applicants that come to a figure before them which is of some requests.

    未办结5件。按申请人分，自然人3件，企业2件.
    """
    both = False
    for one in figures:
        named = fold(one.text)
        if both and one.topic in _RESULTS and not _REMEDY.search(named):
            yield one.at
        both = both or _BOTH.search(named) is not None or _sums_both(one, figures)
    before: set[Number] = set()
    for kind, run in groupby(figures, key=lambda one: kinds[id(one)]):
        listed = list(run)
        values = [amount(one) for one in listed]
        if kind == "applicant" and len(listed) > 1 and sum(values) in before - totals:
            yield from (one.at for one in listed)
        before.update(values)


def _sums_both(whole: Statement, figures: Sequence[Statement]) -> bool:
    """Whether a figure adds up those of the remedies: 复议11件、诉讼5件，合计16件."""
    if whole.topic is not None or _SUM.search(fold(whole.text)) is None:
        return False
    remedies = {one.topic: amount(one) for one in figures if one.topic in _REMEDIES}
    return len(remedies) == len(_REMEDIES) and sum(remedies.values()) == amount(whole)


def _totals(context: Context) -> set[Number]:
    """How many requests there were in all: a figure so large is of no part of them."""
    printed = [r for r in context.report.readings if r.applicant in (None, "total")]
    found = {r.value for r in printed if r.indicator in _TOTALS and r.value}
    new = sum(
        r.value or 0 for r in printed if r.indicator in ("requests.received", "requests.carried_in")
    )
    return found | {new}


def _within(
    clause: Sequence[tuple[Statement, str]], kinds: Kinds, totals: set[Number]
) -> Iterator[Locator]:
    """The places of the figures of a clause that are within a population which it names."""
    found: list[_Population] = []
    open_: _Population | None = None
    for place, (statement, words) in enumerate(clause):
        kind = kinds[id(statement)]
        before = clause[place - 1][0] if place else None
        beside = before and is_of_some_remedies(before) and _BESIDE.match(words)
        result = statement.topic in _RESULTS and is_of_some_remedies(clause[0][0])
        if result or (not kind and (beside or _OF_ONE.search(words))):
            yield statement.at
        if before is None and kind in ("stage", "outcome") and _OF_APPLICANT.match(words):
            open_ = _Population("applicant", statement.unit, None, said=True)
            found.append(open_)
        elif before is not None:
            whole = _whole(clause, place)
            of, lead = clause[whole]
            first = whole == 0 and place == 1
            opened = _opened(of, kinds[id(of)], lead, statement, words, totals, first=first)
            if opened is not None and kind in _WITHIN[opened.kind]:
                open_ = opened
                found.append(open_)
        if open_ is None:
            continue
        if kind == open_.kind and not open_.said:
            found.remove(open_)  # 自然人40件、企业6件，办结43件: a list of all of them
            open_ = None
        elif statement.unit == open_.unit and (kind in _WITHIN[open_.kind] or statement.sum_of):
            open_.within.append(statement)
    for population in found:
        if _has_room(population, kinds):
            yield from (statement.at for statement in population.within)


def _whole(clause: Sequence[tuple[Statement, str]], place: int) -> int:
    """Where the last figure stands that has room for one after 其中, else the one right before it."""
    if "其中" in clause[place][1]:
        for k in range(place - 1, max(-1, place - _REACH), -1):
            if amount(clause[k][0]) >= amount(clause[place][0]):
                return k
    return place - 1


def _opened(
    whole: Statement,
    kind: str,
    lead: str,
    statement: Statement,
    words: str,
    totals: set[Number],
    *,
    first: bool,
) -> _Population | None:
    """What a figure is the whole of, for the one after it; `words`: those between them, `lead`: those before."""
    if not whole.value or whole.value < amount(statement):
        return None
    if whole.value in totals or whole.unit in (None, "%"):
        return None
    if kind == "" and whole.topic is None and not whole.complete and _MATTER.search(lead):
        kind = "matter"
    if kind not in _WITHIN:
        return None
    said = _OPENS.search(words) is not None
    said = said or (_NAMED.search(lead) is not None and _LISTS.match(words) is not None)
    if not (said or (first and kind in _OF_THEMSELVES)):
        return None
    return _Population(kind, whole.unit, amount(whole), said=said)


def _kinds(context: Context) -> Iterator[Mapping[int, str]]:
    """By what each figure of requests goes, by its identity; "" for other figures."""
    yield {id(one): _kind(context, one) for one in context.report.statements}


def _kind(context: Context, statement: Statement) -> str:
    if statement.topic in _CARRIED:
        return "carried"
    if statement.topic in _LATE:
        return "late"
    if counts_else(context, statement):
        return "matter"
    topic = load_topics().get(statement.topic or "")
    return topic.facet if topic is not None else ""


def _has_room(population: _Population, kinds: Kinds) -> bool:
    """Whether no figure exceeds the population, with what was carried in."""
    if population.limit is None:
        return True
    carried = sum(amount(one) for one in population.within if kinds[id(one)] == "carried")
    limit = population.limit + carried
    for kind in _WITHIN[population.kind]:
        figures = [amount(one) for one in population.within if kinds[id(one)] == kind]
        if any(figure > limit for figure in figures):
            return False
    return True
