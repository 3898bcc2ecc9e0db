"""What text and comparison tables say of cells, of groups and of sums of cells."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from decimal import Decimal
from typing import Literal

import msgspec

from govreport_parse.arithmetic.context import CellKey, Context
from govreport_parse.arithmetic.intervals import Interval, between, total
from govreport_parse.forms import total_applicant
from govreport_parse.model.document import Locator
from govreport_parse.model.records import AnnualReport, Comparison, Reading, Statement
from govreport_parse.rules.agreement.elsewhere import of_other_things
from govreport_parse.rules.agreement.left_out import left_out, of_others
from govreport_parse.rules.agreement.lists import amount, said_of
from govreport_parse.rules.agreement.meanings import meant
from govreport_parse.rules.agreement.other_things import counts_else
from govreport_parse.rules.agreement.respondents import is_of_one_respondent
from govreport_parse.rules.agreement.rounding import step_of
from govreport_parse.rules.agreement.scopes import (
    WIDE,
    exceeds,
    is_crossed,
    is_of_a_part,
    is_summed_up,
    of_more,
    other_scope,
)
from govreport_parse.rules.agreement.wider import is_wider
from govreport_parse.rules.values.passages import passages
from govreport_parse.text.fold import fold
from govreport_parse.text.numerals import MONEY_UNITS, Number
from govreport_parse.text.patterns import lazy_pattern
from govreport_parse.topics.catalogue import load_topics

__all__ = ["Claim", "agrees", "claims", "fits", "parts_of_new"]

_YUAN = {
    "元": Decimal(1),
    "千元": Decimal(1000),
    "万元": Decimal(10_000),
    "亿元": Decimal(100_000_000),
}
# 约500: a figure so rounded may be off by a tenth of itself.
_ABOUT = Decimal("0.1")
_RECEIVED, _CARRIED_IN = "requests.received", "requests.carried_in"
_CONCLUDED, _CARRIED_OUT = "requests.outcome.total", "requests.carried_out"
_INQUIRIES = lazy_pattern(r"inquiries\.(?:in_person|telephone|online)$")
_ZERO = Interval(low=0, high=0)


class Claim(msgspec.Struct, frozen=True, kw_only=True):
    """A figure given elsewhere for a cell or a sum of cells.

    Attributes
    ----------
    cells
        The cells that it is the sum of; the first of the sums that its words may mean.
    others
        The other sums that its words may mean.
    value, unit, qualifier
        What it says; of ``all``, the figure that it is said of.
    kind
        Where it comes from; ``all`` is said of all items of another figure (均按时办结), or of none.
    certain
        Whether it must agree; False for ambiguous verbs, other units, another scope.
    ambiguous
        Whether only its verb has several meanings (受理), and no other figure says what was received.
    named
        Whether its own words or its list name its cells, and not their context alone.
    quote
        The words, as printed.
    at
        Their place.
    wide
        Whether it is said of all there are in a place (全市各级).
    placed
        Whether it must agree, if what its context says is what it counts.
    unlike
        Whether its words say that it counts other things than its cell does.
    near
        Whether it is of its cell's kind of things, of which the form may count fewer (接待群众320人次).
    """

    cells: tuple[CellKey, ...]
    others: tuple[tuple[CellKey, ...], ...] = ()
    value: Number
    unit: str | None
    qualifier: str
    kind: Literal["text", "all", "comparison"]
    certain: bool
    ambiguous: bool = False
    named: bool = True
    quote: str
    at: Locator
    wide: bool = False
    placed: bool = False
    unlike: bool = False
    near: bool = False

    @property
    def cell(self) -> CellKey | None:
        """The cell, where it is of one alone."""
        return self.cells[0] if len(self.cells) == 1 else None


def claims(context: Context) -> tuple[Claim, ...]:
    """All claims of a report; made once for all rules."""
    return context.once(_claims)


def _claims(context: Context) -> Iterator[Claim]:
    report = context.report
    inner = _inner(report)
    told = any(statement.topic == "requests_received" for statement in report.statements)
    uncounted, others = context.once(left_out), context.once(of_others)
    elsewhere = {*context.once(of_other_things)}
    for place, statement in enumerate(report.statements):
        out = place in inner or statement.stock or statement.at in uncounted
        sums = () if out else meant(context, statement)
        if sums:
            whole = said_of(report, statement) if statement.qualifier == "all" else statement
            if whole is None or whole.stock or is_summed_up(context, whole, sums[0]):
                continue
            if _is_dismissal(statement, sums[0]):
                continue
            topic = load_topics().get(statement.topic or "")
            plain = statement.qualifier == "negated" or topic is None or topic.relation == "="
            plain = plain or _is_listed_with_others(context, place)
            wide = WIDE.match(fold(statement.scope or "")) is not None
            readings = [context.reading(*key) for key in sums[0]]
            printed = sum(r.value or 0 for r in readings if r is not None)
            unlike = (
                counts_else(context, statement)
                or statement.at in elsewhere
                or is_wider(context, whole, printed)
                or is_of_one_respondent(context, statement, whole)
            )
            placed = (
                not _is_of_other_scope(context, statement, whole, sums[0])
                and not of_more(report, statement)
                and not is_of_a_part(context, statement, sums[0])
                and not is_crossed(context, statement)
                and not unlike
                and statement.at not in others
            )
            sure = placed and statement.basis != "context"
            yield Claim(
                cells=sums[0],
                others=sums[1:],
                value=amount(whole),
                unit=whole.unit,
                qualifier=whole.qualifier,
                kind="all" if _is_of_all(statement) else "text",
                certain=plain and sure,
                ambiguous=sure
                and not plain
                and statement.topic == "requests_accepted"
                and (_is_of_all_open(report, statement) or not (wide or told)),
                named=statement.basis != "context",
                quote=_quoted(context, statement),
                at=statement.at,
                wide=wide,
                placed=placed and plain,
                unlike=unlike,
                near=sure and not plain and statement.scope is None,
            )
    for comparison in report.comparisons:
        if (
            comparison.indicator is not None
            and comparison.value is not None
            and comparison.year in (None, report.year)
        ):
            yield _from_comparison(report, comparison, comparison.indicator, comparison.value)


def _is_of_other_scope(
    context: Context, statement: Statement, whole: Statement, cells: tuple[CellKey, ...]
) -> bool:
    """Whether a figure names another body than the one that reports; `whole` is what is held against the cells."""
    return statement.scope is not None and other_scope(
        context.report, statement, larger=exceeds(context, whole, cells)
    )


def _is_listed_with_others(context: Context, place: int) -> bool:
    """Whether the inquiry beside one is another kind that its cell prints: 现场接待80人次，接听电话40人次."""
    figures = context.report.statements
    own = figures[place]
    if not _INQUIRIES.match(own.indicator or ""):
        return False
    for other in (*figures[max(0, place - 1) : place], *figures[place + 1 : place + 2]):
        alike = _INQUIRIES.match(other.indicator or "") and other.at.block == own.at.block
        if alike and other.indicator != own.indicator:
            reading = context.reading(other.indicator or "", other.applicant)
            if reading is not None and reading.value == other.value != 0:
                return True
    return False


def _is_of_all(statement: Statement) -> bool:
    """Whether it is said of all items of a figure (均获维持), or of none of them (无一被纠正)."""
    none = statement.qualifier == "negated" and statement.share_of is not None
    return none or statement.qualifier == "all"


def _is_of_all_open(report: AnnualReport, statement: Statement) -> bool:
    """Whether it says that those carried in are among the ones accepted, and no more came than these.

    受理471件（含上年结转25件); beside 收到500件 some were not accepted.
    """
    received = (s for s in report.statements if s.topic == "requests_received")
    return len(statement.sum_of) > 1 and all(amount(s) < amount(statement) for s in received)


def _quoted(context: Context, statement: Statement) -> str:
    """The words of a figure, those after its number too that say what it counts: 3件申请顺延到下年度."""
    whole = f"{statement.text}{statement.counted}"
    if statement.counted in statement.text:
        return statement.text
    follows = any(whole in section.text for section, _ in passages(context))
    return whole if follows else statement.text


def _is_dismissal(statement: Statement, cells: tuple[CellKey, ...]) -> bool:
    """Whether a reconsideration was dismissed, which some file under 结果维持 and others under 其他结果."""
    words = fold(statement.text)
    return "驳回" in words and "维持" not in words and cells[0][0].startswith("reconsideration.")


def _inner(report: AnnualReport) -> set[int]:
    """Statements that are parts by another classification (自然人40件，其中网上30件): of no cell."""
    topics, found = load_topics(), set()
    for whole in report.statements:
        if whole.topic is None:
            continue
        for place in whole.parts:
            part = report.statements[place]
            topic = topics.get(part.topic or "")
            if topic is None or not topic.facet:
                continue
            # 企业6件，其中公司4件: the cell is that of all six.
            same = whole.topic == topic.slug and part.indicator is None and not part.sum_of
            if same or whole.topic not in (topic.slug, *topic.within):
                found.add(place)
    return found


def _from_comparison(
    report: AnnualReport, comparison: Comparison, indicator: str, value: Number
) -> Claim:
    applicant = total_applicant(report.forms[0].form if report.forms else None, indicator)
    return Claim(
        cells=((indicator, applicant),),
        value=value,
        unit=comparison.unit,
        qualifier="exact",
        kind="comparison",
        certain=True,
        quote=f"{comparison.label} {value}",
        at=comparison.at,
    )


def _extent(readings: list[Reading | None]) -> Interval | None:
    """What a sum of cells can be; None where one of them is unreadable or not in the report.

    A single blank cell is 0 to those who left it blank, and a claim above 0 contradicts it; among
    others it may be anything.
    """
    for reading in readings:
        if reading is None or reading.status in ("unreadable", "missing"):
            return None
    if len(readings) > 1:
        return total(map(between, readings))
    single = readings[0]
    return _ZERO if single is not None and single.value is None else between(single)


def agrees(context: Context, claim: Claim, cells: tuple[CellKey, ...]) -> bool | None:
    """Whether a claim agrees with a sum of cells; None where they say nothing to compare."""
    readings = [context.reading(*key) for key in cells]
    sum_ = _extent(readings)
    if sum_ is None:
        return None
    stated = _in_unit(claim, readings)
    if stated is None:
        return None
    if _agree(claim, stated, sum_):
        return True
    columns = _columns(context, cells[0]) if len(cells) == 1 and readings[0] else None
    return columns is not None and _agree(claim, stated, columns)


def _columns(context: Context, cell: CellKey) -> Interval | None:
    """What a total that is left blank can be by the columns that it adds up; None where none prints a figure."""
    total_of, applicant = context.reading(*cell), cell[1]
    if total_of is None or total_of.value is not None or total_of.status != "blank":
        return None
    for table in context.tables:
        for sums in table.column_sums if table.row(cell[0]) is not None else ():
            parts = [context.reading(cell[0], part) for part in sums.parts]
            if sums.total == applicant and any(part and part.value for part in parts):
                return total(map(between, parts))
    return None


def _agree(claim: Claim, stated: Number, sum_: Interval) -> bool:
    low, high = sum_.low, sum_.high
    match claim.qualifier:
        case "at_least":
            return high is None or high >= stated
        case "at_most":
            return low <= stated
        case "about":
            margin = stated * _ABOUT
            return low <= stated + margin and (high is None or high >= stated - margin)
        case _:  # 1.2万条 may be 11,950, or 12,034
            step = step_of(fold(claim.quote)) if claim.kind == "text" else 0
            return low <= stated + step and (high is None or high >= stated - step / Decimal(2))


def _in_unit(claim: Claim, readings: list[Reading | None]) -> Number | None:
    units = {reading.unit for reading in readings if reading is not None}
    unit = units.pop() if len(units) == 1 else None
    if claim.unit in MONEY_UNITS and unit in MONEY_UNITS:
        return claim.value * _YUAN[claim.unit or "元"] / _YUAN[unit or "元"]
    if (claim.unit in MONEY_UNITS) != (unit in MONEY_UNITS) and claim.value != 0:
        return None
    return claim.value


def fits(context: Context, claim: Claim) -> bool | None:
    """Whether a claim of a report agrees with any of the sums that it may mean; None where that cannot be said."""
    (verdicts,) = context.once(_verdicts)
    return verdicts[id(claim)]


def _verdicts(context: Context) -> Iterator[Mapping[int, bool | None]]:
    """Whether each claim of a report fits, by its identity."""
    yield {id(claim): _fits(context, claim) for claim in claims(context)}


def _fits(context: Context, claim: Claim) -> bool | None:
    verdicts = [agrees(context, claim, cells) for cells in (claim.cells, *claim.others)]
    if any(verdicts):
        return True
    # Another meaning that cannot be judged leaves the figure open.
    return None if None in verdicts or _may_be_of_some(context, claim) else False


def _may_be_of_some(context: Context, claim: Claim) -> bool:
    """Whether a figure fits that is of the new requests alone, or of some of those carried in.

    新收71件已办结64件, but not after a figure of both: 新收71件，结转7件，合计78件，办结64件. A part of the new ones (新收71件，
    其中办结64件) fits where those carried in may make up what is missing, for some of them may still be open; and so may
    be those that 办结70件，其中上年结转6件 leaves out.
    """
    if claim.cell is None:
        return False
    printed, carried = context.reading(*claim.cell), context.reading(_CARRIED_IN, claim.cell[1])
    if printed is None or carried is None or printed.value is None or not carried.value:
        return False
    left = printed.value - claim.value
    if claim.at in context.once(parts_of_new) or claim.at in context.once(_parts_of_done):
        return 0 <= left <= carried.value
    return claim.cell[0] == _CONCLUDED and left == carried.value and not _is_of_both(context, claim)


def _is_of_both(context: Context, claim: Claim) -> bool:
    """Whether concluded requests stand after a figure of new ones and those carried in together."""
    both = any(
        {_RECEIVED, _CARRIED_IN} == {*one.sum_of}
        for one in context.report.statements
        if one.at.block == claim.at.block and (one.at.start or 0) < (claim.at.start or 0)
    )
    return both and "办" in claim.quote and "新" not in claim.quote


def parts_of_new(context: Context) -> Iterator[Locator]:
    """The places of concluded requests, and of those carried over, that divide new ones: 新收71件，其中办结64件."""
    return _parts(context, (_RECEIVED,), (_CONCLUDED, _CARRIED_OUT))


def _parts_of_done(context: Context) -> Iterator[Locator]:
    """The places of requests carried in among those concluded: 办结70件，其中上年结转6件."""
    return _parts(context, (_CONCLUDED,), (_CARRIED_IN,))


def _parts(context: Context, of: Sequence[str], cells: Sequence[str]) -> Iterator[Locator]:
    figures = context.report.statements
    for whole in figures:
        if whole.indicator in of:
            parts = (figures[part] for part in whole.parts)
            yield from (part.at for part in parts if part.indicator in cells)
