"""What text and comparison tables say of cells, of groups and of sums of cells."""

from __future__ import annotations

import re
from collections.abc import Iterator
from decimal import Decimal
from functools import lru_cache
from typing import Literal

import msgspec

from govreport_parse.arithmetic.context import CellKey, Context
from govreport_parse.arithmetic.intervals import Interval, between, total
from govreport_parse.forms import FormTable, total_applicant
from govreport_parse.model.document import Locator
from govreport_parse.model.records import AnnualReport, Comparison, Reading, Statement
from govreport_parse.model.vocabularies import Applicant
from govreport_parse.rules.agreement.lists import amount, said_of
from govreport_parse.rules.values.passages import passages
from govreport_parse.text.fold import fold
from govreport_parse.text.numerals import MONEY_UNITS, Number
from govreport_parse.topics.catalogue import Topic, load_topics

__all__ = ["Claim", "agrees", "claims", "fits"]

_YUAN = {
    "元": Decimal(1),
    "千元": Decimal(1000),
    "万元": Decimal(10_000),
    "亿元": Decimal(100_000_000),
}
# 约500: a figure so rounded may be off by a tenth of itself.
_ABOUT = Decimal("0.1")
# Requests that were extended are answered within their term, too, though not among those 按时办结.
_WITHIN_TERM = re.compile("按期|如期|期限|时限|期内")
_RECEIVED = "requests.received"
_CARRIED_IN, _CONCLUDED = "requests.carried_in", "requests.outcome.total"
_ZERO = Interval(low=0, high=0)
_BODIES = re.compile("单位|部门|机关|系统")
_WIDE = re.compile("全|各")
_OFFICE = re.compile(r"(?:办公[室厅]|政府办|局|委员会|委|处|科|院|办)$")
# 全部在局网站发布，并通过市政府网站转载62条: of what another site has, too.
# Figures that may count more than the form's row does.
_VAGUE = ("inquiries_", "channel_", "complaints", "consultations")
_AGAIN = re.compile("转载|转发")
_OF_ITSELF = re.compile("主动公开")
_INFORMATION = re.compile("政府信息|政务公开|信息公开")
_LEVEL = re.compile("([省市区县镇乡州旗])人民政府$")


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
        Where it comes from; ``all`` is said of all items of another figure (均按时办结).
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
    for place, statement in enumerate(report.statements):
        sums = () if place in inner or statement.stock else _meant(context, statement)
        if sums:
            whole = said_of(report, statement) if statement.qualifier == "all" else statement
            if whole is None or _is_summed_up(context, whole, sums[0]):
                continue
            if _is_dismissal(statement, sums[0]):
                continue
            topic = load_topics().get(statement.topic or "")
            plain = statement.qualifier == "negated" or topic is None or topic.relation == "="
            wide = _WIDE.match(fold(statement.scope or "")) is not None
            sure = (
                statement.basis != "context"
                and not _other_scope(report, statement, larger=_exceeds(context, whole, sums[0]))
                and not _of_more(report, statement)
                and not _is_of_a_part(context, statement, sums[0])
            )
            yield Claim(
                cells=sums[0],
                others=sums[1:],
                value=amount(whole),
                unit=whole.unit,
                qualifier=whole.qualifier,
                kind="all" if statement.qualifier == "all" else "text",
                certain=plain and sure,
                ambiguous=sure
                and not (plain or wide or told)
                and statement.topic == "requests_accepted",
                named=statement.basis != "context",
                quote=_quoted(context, statement),
                at=statement.at,
                wide=wide,
            )
    for comparison in report.comparisons:
        if (
            comparison.indicator is not None
            and comparison.value is not None
            and comparison.year in (None, report.year)
        ):
            yield _from_comparison(report, comparison, comparison.indicator, comparison.value)


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


def _is_summed_up(context: Context, statement: Statement, cells: tuple[CellKey, ...]) -> bool:
    """Whether the cell prints the sum that a figure is an item of: 主任1名、工作人员2名，合计3名."""
    every = context.report.statements
    sums = [w for w in every if w.topic is None and w.complete and not w.sum_of]
    items = [w for w in sums if any(every[k] is statement for k in w.parts)]
    readings = [context.reading(*key) for key in cells]
    printed = sum(r.value or 0 for r in readings if r is not None)
    return any((w.at.start or 0) > (statement.at.start or 0) and w.value == printed for w in items)


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


def _meant(context: Context, statement: Statement) -> tuple[tuple[CellKey, ...], ...]:
    """The sums of cells that a statement may mean, the likeliest first."""
    topic = load_topics().get(statement.topic or "")
    form = context.forms[0] if context.forms else None
    code = topic.cell(form, statement.unit) if topic is not None else None
    if topic is not None and topic.applicants and code:
        return _of_applicants(statement, topic, code)
    if statement.sum_of:
        return (_expanded(context, statement.sum_of, statement.applicant),)
    if statement.indicator is None:
        return _of_litigation(context, statement, topic, form)
    own = _expanded(context, (statement.indicator,), statement.applicant)
    others = [_expanded(context, codes) for codes in _alternatives(topic, form, statement)]
    parts = (context.report.statements[k] for k in statement.parts)
    if statement.indicator == _RECEIVED and any(p.topic == "requests_carried_in" for p in parts):
        # 共收到29件（上年结转3件）: whether the 3 are among the 29 is not said.
        others.append(_expanded(context, (_RECEIVED, "requests.carried_in")))
    return tuple(dict.fromkeys((own, *others))) if others else (own,)


def _of_applicants(
    statement: Statement, topic: Topic, code: str
) -> tuple[tuple[CellKey, ...], ...]:
    """Columns of the request table: those named, of the new requests or of all that were open.

    企业 may be the column of companies, or all that is no natural person.
    """
    named = (statement.applicant,) if statement.applicant in topic.applicants else ()
    meant = (named, topic.applicants, topic.or_applicants)
    choices = dict.fromkeys(columns for columns in meant if columns)
    stated = statement.sum_of or (code,)
    sums = [tuple((one, column) for one in stated for column in columns) for columns in choices]
    if stated == (_RECEIVED,):
        both = (*stated, "requests.carried_in")
        sums += [tuple((one, column) for one in both for column in columns) for columns in choices]
    return tuple(sums)


def _of_litigation(
    context: Context, statement: Statement, topic: Topic | None, form: str | None
) -> tuple[tuple[CellKey, ...], ...]:
    """Outcomes of all litigation, where the form has them by kind."""
    if topic is None or not topic.under:
        return ()
    kinds = tuple(
        cells[form]
        for kind, cells in topic.under.items()
        if kind.startswith("litigation_") and form is not None and form in cells
    )
    if not kinds:
        return ()
    every = context.report.statements
    place = every.index(statement)
    whole = any(w.topic == "litigation" and place in w.parts for w in every)
    of = said_of(context.report, statement) if statement.qualifier == "all" else None
    if whole or (of is not None and of.topic == "litigation"):
        return (_expanded(context, kinds),)
    return ()


def _alternatives(
    topic: Topic | None, form: str | None, statement: Statement
) -> tuple[tuple[str, ...], ...]:
    if topic is None or not topic.readings:
        return ()
    if topic.slug == "requests_on_time" and not _WITHIN_TERM.search(statement.text):
        return ()
    # A figure of one applicant alone has one meaning.
    whole = statement.applicant in (None, total_applicant(form, statement.indicator))
    return topic.readings.get(form or "", ()) if whole else ()


def _expanded(
    context: Context, codes: tuple[str, ...], applicant: Applicant | None = None
) -> tuple[CellKey, ...]:
    """Cells by their codes, a group by its value rows, each in the column of the totals."""
    return _cells(context.tables, context.forms, codes, applicant)


@lru_cache(maxsize=1024)
def _cells(
    tables: tuple[FormTable, ...],
    forms: tuple[str, ...],
    codes: tuple[str, ...],
    applicant: Applicant | None,
) -> tuple[CellKey, ...]:
    keys: list[CellKey] = []
    for code in codes:
        table = next((t for t in tables if t.row(code) is not None), None)
        row = table.row(code) if table is not None else None
        inner: tuple[str, ...] = (code,)
        if table is not None and row is not None and row.kind == "group":
            inner = _values_under(table, code)
        keys += [(one, applicant or _totals(forms, one)) for one in inner]
    return tuple(keys)


def _values_under(table: FormTable, code: str) -> tuple[str, ...]:
    found: list[str] = []
    for row in table.rows:
        if row.parent == code:
            found += [row.code] if row.kind == "value" else _values_under(table, row.code)
    return tuple(found)


def _totals(forms: tuple[str, ...], code: str) -> Applicant | None:
    found = (total_applicant(form, code) for form in forms)
    return next((applicant for applicant in found if applicant is not None), None)


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


def _of_more(report: AnnualReport, statement: Statement) -> bool:
    """Whether a figure counts more than its cell, which one of its parts is.

    微信发布9120条，其中政府信息5210条; 公开信息402条，其中主动公开389条，依申请公开8条.
    """
    topic = statement.topic or ""
    if topic.startswith("channel_") and _AGAIN.search(fold(statement.text)):
        return True
    within = _INFORMATION if topic.startswith("channel_") else _OF_ITSELF
    if topic != "proactive_items" and within is _OF_ITSELF:
        return False
    if within is _OF_ITSELF and within.search(fold(statement.text)):
        return False
    parts = [fold(report.statements[place].text) for place in statement.parts]
    return any(within.search(text) for text in parts)


def _exceeds(context: Context, statement: Statement, cells: tuple[CellKey, ...]) -> bool:
    """Whether a figure is larger than what its cells print."""
    readings = [context.reading(*key) for key in cells]
    return amount(statement) > sum(r.value or 0 for r in readings if r is not None)


def _is_of_a_part(context: Context, statement: Statement, cells: tuple[CellKey, ...]) -> bool:
    """Whether the cell prints one part of a figure of vague scope: 电话接听406个，其中咨询288个."""
    topic = statement.topic or ""
    if not topic.startswith(_VAGUE):
        return False
    readings = [context.reading(*key) for key in cells]
    printed = sum(r.value or 0 for r in readings if r is not None)
    parts = (context.report.statements[k] for k in statement.parts)
    return any(part.value == printed and printed for part in parts)


def _other_scope(report: AnnualReport, statement: Statement, *, larger: bool) -> bool:
    """Whether a sentence speaks of a narrower or wider body than the one that reports.

    `larger`: its figure is larger than the cell, which may be that of the government's own office.
    """
    if statement.scope is None:
        return False
    scope, agency = fold(statement.scope), fold(report.agency.name or "")
    level = _LEVEL.search(agency)
    if scope.endswith("政府"):
        return level is not None and scope[0] != level[1]
    if scope.startswith("各") and not scope.startswith("各级"):
        return True
    if scope.startswith("全") and level is not None and scope[1:2] in "国省市区县镇乡州旗":
        return scope[1:2] != level[1] or (_BODIES.search(scope) is not None and larger)
    wide = _WIDE.match(scope) is not None
    return wide if _OFFICE.search(agency) else not wide


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
    low, high = sum_.low, sum_.high
    match claim.qualifier:
        case "at_least":
            return high is None or high >= stated
        case "at_most":
            return low <= stated
        case "about":
            margin = stated * _ABOUT
            return low <= stated + margin and (high is None or high >= stated - margin)
        case _:
            return low <= stated and (high is None or high >= stated)


def _in_unit(claim: Claim, readings: list[Reading | None]) -> Number | None:
    units = {reading.unit for reading in readings if reading is not None}
    unit = units.pop() if len(units) == 1 else None
    if claim.unit in MONEY_UNITS and unit in MONEY_UNITS:
        return claim.value * _YUAN[claim.unit or "元"] / _YUAN[unit or "元"]
    if (claim.unit in MONEY_UNITS) != (unit in MONEY_UNITS) and claim.value != 0:
        return None
    return claim.value


def fits(context: Context, claim: Claim) -> bool | None:
    """Whether a claim agrees with any of the sums that it may mean; None where that cannot be said."""
    verdicts = [agrees(context, claim, cells) for cells in (claim.cells, *claim.others)]
    if any(verdicts):
        return True
    # Another meaning that cannot be judged leaves the figure open.
    return None if None in verdicts or _may_be_of_new(context, claim) else False


def _may_be_of_new(context: Context, claim: Claim) -> bool:
    """Whether a figure of concluded requests fits without those carried in: 新收71件已办结64件."""
    if claim.cell is None or claim.cell[0] != _CONCLUDED:
        return False
    done, carried = context.reading(*claim.cell), context.reading(_CARRIED_IN, claim.cell[1])
    if done is None or carried is None or done.value is None or not carried.value:
        return False
    return claim.value == done.value - carried.value
