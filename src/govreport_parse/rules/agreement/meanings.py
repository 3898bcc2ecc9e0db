"""Which cells of the form a statement may mean: one, a group, or the sum of several."""

from __future__ import annotations

from collections.abc import Iterator
from functools import lru_cache

from govreport_parse.arithmetic.context import CellKey, Context
from govreport_parse.forms import FormTable, total_applicant
from govreport_parse.model.records import Statement
from govreport_parse.model.vocabularies import Applicant
from govreport_parse.rules.agreement.lists import between, said_of
from govreport_parse.text.patterns import lazy_pattern
from govreport_parse.topics.catalogue import load_topics
from govreport_parse.topics.types import Topic

__all__ = ["meant"]

# Requests that were extended are answered within their term, too, though not among those 按时办结.
_WITHIN_TERM = lazy_pattern("按期|如期|期限|时限|期内")
_LED = ("response.press_conferences_led", "response.online_interviews_led")
_CONFERENCES = lazy_pattern("[布气风]会")
_EVENTS = lazy_pattern("[布气风]会|访谈")
_ATTENDS = lazy_pattern("参加|出席|做客|主持")
_RECEIVED, _CARRIED_IN = "requests.received", "requests.carried_in"
_CARRIED_OUT = "requests.carried_out"
_OTHERS = "requests_by_others"
_HANDLED = (["requests_concluded"], ["requests_answered"], ["requests_on_time"])
# Requests that are carried over into the next year, by their words.
_LATER = lazy_pattern("下|次年|明年|来年|20|跨年|转[入到至]|继续|尚|仍|还|未|在办|期")


def meant(context: Context, statement: Statement) -> tuple[tuple[CellKey, ...], ...]:
    """The sums of cells that a statement may mean, the likeliest first."""
    topic = load_topics().get(statement.topic or "")
    form = context.forms[0] if context.forms else None
    code = topic.cell(form, statement.unit) if topic is not None else None
    if topic is not None and topic.applicants and code:
        return _of_applicants(context, statement, topic, code)
    if statement.indicator is None and not statement.sum_of:
        return _of_litigation(context, statement, topic, form)
    own = _expanded(context, statement.sum_of or (statement.indicator or "",), statement.applicant)
    if statement.sum_of and (topic is None or topic.relation == "="):
        return (own,)
    others = [_expanded(context, codes) for codes in _alternatives(topic, form, statement)]
    parts = (context.report.statements[k] for k in statement.parts)
    if statement.indicator == _RECEIVED and any(p.topic == "requests_carried_in" for p in parts):
        # 共收到29件（上年结转3件）: whether the 3 are among the 29 is not said.
        others.append(_expanded(context, (_RECEIVED, _CARRIED_IN)))
    if statement.indicator == _CARRIED_OUT and _stands_before_result(context, statement):
        others.append(_expanded(context, (_CARRIED_IN,)))
    others += [_expanded(context, codes) for codes in _attended(context, statement)]
    return tuple(dict.fromkeys((own, *others))) if others else (own,)


def _attended(context: Context, statement: Statement) -> Iterator[tuple[str, ...]]:
    """What else a figure may count that is said of those who led: 发布会6场、访谈9场，负责同志出席6场.

    Not where each kind has its own: 发布会9次，厅长参加4次。访谈6次，厅长参加2次.
    """
    code = statement.indicator
    if code not in _LED and f"{code}_led" not in _LED:
        return
    block = [s for s in context.report.statements if s.at.block == statement.at.block]
    led = {s.indicator for s in block}
    # 发布会4次，厅长出席3次。访谈5次: of the one that was held before it.
    start = statement.at.start or 0
    before = "".join(s.text for s in block if (s.at.start or 0) < start)
    both = ("访谈" in before) == (_CONFERENCES.search(before) is not None)
    alone = not _EVENTS.search(statement.text) and not led >= {*_LED}
    if code in _LED and alone and both:
        yield _LED
    if f"{code}_led" in _LED and _is_attended(context, statement):
        yield (f"{code}_led",)


def _stands_before_result(context: Context, statement: Statement) -> bool:
    """Whether requests carried over, to no year that is named, are told with the new ones: 新收50件，结转3件，办结51件."""
    if _LATER.search(f"{statement.text}{statement.counted}"):
        return False
    figures = context.report.statements
    place = figures.index(statement)
    after = figures[place + 1 :][:1]
    beside = [one.topic for one in (*figures[max(0, place - 1) : place], *after)]
    handled = beside[1:] in _HANDLED or any(one.text.startswith("应") for one in after)
    return beside[:1] == ["requests_received"] and handled


def _is_attended(context: Context, statement: Statement) -> bool:
    """Whether it is said who came, of it or of the figure that it is listed after: 参加发布会1次、访谈2次."""
    if _ATTENDS.search(statement.text):
        return True
    figures = context.report.statements
    before = figures[max(0, figures.index(statement) - 1)]
    return _ATTENDS.search(before.text) is not None and between(
        context, before, statement
    ).startswith("、")


def _of_applicants(
    context: Context, statement: Statement, topic: Topic, code: str
) -> tuple[tuple[CellKey, ...], ...]:
    """Columns of the request table: those named, of the new requests or of all that were open.

    企业 may be the column of companies, or all that is no natural person; 其他 those that nothing beside it names.
    """
    named = (statement.applicant,) if statement.applicant in topic.applicants else ()
    meant = (named, topic.applicants, topic.or_applicants, _left(context, statement, topic))
    choices = dict.fromkeys(columns for columns in meant if columns)
    stated = statement.sum_of or (code,)
    sums = [tuple((one, column) for one in stated for column in columns) for columns in choices]
    if stated == (_RECEIVED,):
        both = (*stated, "requests.carried_in")
        sums += [tuple((one, column) for one in both for column in columns) for columns in choices]
    return tuple(sums)


def _left(context: Context, statement: Statement, topic: Topic) -> tuple[Applicant, ...]:
    """The columns that 其他 leaves: 自然人123件，商业企业12件，其他3件 are all but these two."""
    if topic.slug != _OTHERS:
        return ()
    beside = {
        one.applicant for one in context.report.statements if one.at.block == statement.at.block
    }
    left = tuple(one for one in topic.or_applicants if one in topic.applicants or one not in beside)
    return left if len(left) < len(topic.or_applicants) else ()


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
