"""Figures that few words name, and that the table confirms.

行政复议26件。结果维持17件，结果纠正3件; （三）结果。公开49件、部分公开9件: no words near them say of what they are the
outcomes. Words of a row, together with the figure that its cell prints, are of that cell: of several figures of a
list, or of words that are most of the cell's own label and hardly anything else. A figure that differs is left as it
is, for nothing is held against a table by what only the table says; and so is one below words of other matters, other
bodies and other years, which may come to the same by chance.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from functools import cache
from itertools import groupby

from msgspec.structs import replace

from govreport_parse.forms import Form, total_applicant
from govreport_parse.model.document import Block, Paragraph
from govreport_parse.model.records import Reading, Statement
from govreport_parse.statements.labels import (
    FILLING,
    OTHERS,
    SURE,
    Cell,
    Settled,
    of_labels,
    words_before,
)
from govreport_parse.statements.matters import is_other_business
from govreport_parse.statements.surroundings import OF_REQUESTS
from govreport_parse.text.fold import fold
from govreport_parse.text.numerals import Number
from govreport_parse.text.patterns import lazy_pattern
from govreport_parse.topics.catalogue import load_topics
from govreport_parse.topics.matcher import load_matcher
from govreport_parse.topics.types import Topic

__all__ = ["settled"]

# What the figures of a list go by, and the kinds of proceedings whose outcomes they may be.
_FACETS = (
    *("outcome", "channel", "applicant", "stage"),
    *("means", "response", "document", "power", "suit", "medium", "inquiry"),
)
_KINDS = ("reconsideration", "litigation", "litigation_direct", "litigation_after_reconsideration")
# Figures of one list that have to agree, one of them no small one: these stand in many cells.
_MANY, _TELLING = 2, 4
_ALONE = frozenset({"outcome", "stage"})
# Facets of which one figure alone may be told by its words, where no other cell prints it.
_TELLING_WORDS = ("proactive", "inquiry", "medium", "means", "response")
# 收到提案28件，其中…; 所属各镇。予以公开…; 去年。结果维持…
_ELSEWHERE = lazy_pattern(
    "提案|建议|仲裁|热线|工单|督查|监督|考核|抽查|评查|举报|信访[件案事]|审批|调解|采纳|立项"
    "|去年|上年|往年|近[两三四五六七八九十\\d]+年|以来|所属|下属|下级|各[镇乡县区市]|全[省市县区]"
)
# 派员参加上级举办的业务培训2次; 案件20起，与信息公开无关: said of the figure itself.
_OF_OTHERS = lazy_pattern(
    "派[员出人\\d]|选派|组团|外出|赴|到[省市外]|应邀|受邀|旁听|上级[^,;。]{0,4}(?:举办|组织|开展|培训)"
    "|参加了?[^,;。\\d]{1,8}(?:举办|组织|开展)的|为(?:乡镇|基层|企业)"
)
_UNRELATED = lazy_pattern("[^。]{0,8}与(?:政府)?(?:信息)?公开(?:工作)?(?:均|都|皆)?无关")
_SENTENCES = lazy_pattern("[^。]*(?:。[^。]*)?\\Z")
# The clause of a figure: the words before it, else those after it.
_BEFORE = lazy_pattern(r"[^,;:。、()\d]*$")
_AFTER = lazy_pattern(r"[^,;:。、()\d]*")
_EMPTY = lazy_pattern("(?:其中|另外?|还|仍|尚|有|总共|一共|共|计|达|为|是|的|就)*")
_LONGEST = 16
_MONEY = frozenset({"元", "万元", "亿元"})
_OF_EACH = lazy_pattern("[各均](?:为|有)?$")
_NO_CELL = lazy_pattern("分别|上年|去年|同比|平均|累计|其余|占")


def settled(
    statements: Sequence[Statement],
    readings: Sequence[Reading],
    form: Form | None,
    blocks: Sequence[Block],
) -> tuple[Statement, ...]:
    """The statements, those without a cell tied to one where their words and the table agree on it.

    Parameters
    ----------
    statements, readings
        Of one report.
    form
        Its statutory form.
    blocks
        The document, for what the words before a figure speak of.
    """
    found = list(statements)
    open_ = [] if form is None else [k for k, one in enumerate(found) if _is_open(one, form.id)]
    if form is not None and open_:
        printed = _printed(readings, form)
        values = frozenset(printed.values())
        near = [k for k in open_ if found[k].value in values]
        said = {k: _words_around(found[k], blocks) for k in near}
        near = [k for k in near if _ELSEWHERE.search(said[k]) is None]
        near = [k for k in near if not _is_of_others(found[k], blocks)]
        ours = [k for k in near if not is_other_business(said[k])]
        for block, run in groupby(range(len(found)), key=lambda k: found[k].at.block):
            places = list(run)
            open_ = [k for k in places if k in ours]
            if open_ and block is not None:
                text = blocks[block].text
                _settle(found, _of_lists(found, places, open_, text, printed, form.id))
        for row in [*_of_words(found, near, blocks, printed, form)]:
            _settle(found, iter((row,)))
        open_ = [k for k in ours if found[k].topic is None and _is_open(found[k], form.id)]
        _settle(found, of_labels(found, open_, readings, form.id))
    return tuple(found)


def _settle(statements: list[Statement], rows: Iterator[Settled]) -> None:
    for row in rows:
        codes, applicant = row.cell
        statements[row.place] = replace(
            statements[row.place],
            topic=row.topic,
            indicator=codes[0] if len(codes) == 1 else None,
            sum_of=codes if len(codes) > 1 else (),
            applicant=applicant,
            basis="context",
        )


def _is_open(statement: Statement, form: str) -> bool:
    """Whether a figure of the year, of the body that reports, has no cell, and no topic that has one."""
    topic = load_topics().get(statement.topic or "")
    money = statement.unit in _MONEY  # 收费41万元: no fee for requests
    # 门户网站公开3574条 on a form without channels may be all that was disclosed.
    medium = topic is not None and topic.facet == "medium" and not topic.has_cell(form)
    other = topic is not None and not (topic.under or money or medium)
    named = statement.indicator or statement.sum_of or other
    whole = statement.qualifier == "exact" and not statement.stock and statement.scope is None
    return bool(whole and not named and statement.value)


def _words_around(statement: Statement, blocks: Sequence[Block]) -> str:
    """The words of a figure's sentence and the one before, which may speak of other matters, bodies or years."""
    block = blocks[statement.at.block]
    text = block.text[: statement.at.start] if isinstance(block, Paragraph) else ""
    before = _SENTENCES.search(text)
    return fold((before.group() if before else "") + statement.text)


def _is_of_others(statement: Statement, blocks: Sequence[Block]) -> bool:
    """Whether the words of a figure say that it is what others did, or none of disclosure."""
    block = blocks[statement.at.block]
    after = block.text[statement.at.end :] if isinstance(block, Paragraph) else ""
    words = fold(statement.text)
    return _OF_OTHERS.search(words) is not None or _UNRELATED.match(fold(after)) is not None


def _printed(readings: Sequence[Reading], form: Form) -> Mapping[Cell, Number]:
    """The figures of the cells above 0, the sums of groups of rows, and those that topics state."""
    printed: dict[Cell, Number] = {}
    unsure: set[Cell] = set()
    for reading in readings:
        if reading.indicator is None:
            continue
        if reading.value:
            printed[(reading.indicator,), reading.applicant] = reading.value
        elif reading.status in ("unreadable", "missing"):
            unsure.add(((reading.indicator,), reading.applicant))
    for group, cells in _groups(form):
        if not unsure.intersection(cells):
            printed[group] = sum(printed.get(cell, 0) for cell in cells)
    return printed


@cache
def _groups(form: Form) -> tuple[tuple[Cell, tuple[Cell, ...]], ...]:
    """The groups of rows of a form, each with the cells of its rows in the column of the totals."""
    found: list[tuple[Cell, tuple[Cell, ...]]] = []
    for table in form.tables:
        for row in table.rows:
            inner = [one.code for one in table.rows if one.parent == row.code]
            column = total_applicant(form.id, inner[0]) if inner else None
            if row.kind == "group" and inner:
                cells = tuple(((code,), column) for code in inner)
                found.append((((row.code,), column), cells))
    for topic in load_topics().values():
        if codes := topic.sum_of.get(form.id, ()):
            column = total_applicant(form.id, codes[0])
            found.append(((codes, column), tuple(((code,), column) for code in codes)))
    return tuple(found)


def _of_lists(
    statements: Sequence[Statement],
    run: Sequence[int],
    open_: Sequence[int],
    text: str,
    printed: Mapping[Cell, Number],
    form: str,
) -> Iterator[Settled]:
    """The figures of one paragraph whose words name rows that print them; each figure once.

    `run`: all figures of the paragraph; `open_`: those that have no cell.
    """
    named = {k: cell for k in run if (cell := _cell_of(statements[k])) is not None}
    known = frozenset(
        cell
        for k, cell in named.items()
        if cell in printed and printed[cell] == statements[k].value
    )
    said = frozenset(named.values())
    words = {k: _words(statements[k], text) for k in open_}
    figures = {k: statements[k] for k in open_}
    taken: set[int] = set()
    for facet in _FACETS:
        closed = said - known if facet == "stage" else said  # 新收的16件中: said again
        # 局长出席发布会1次，访谈局长参加1次: what is said of one row leaves the other.
        left = printed if facet in OF_REQUESTS else _unsaid(printed, said)
        rows, beside = _agreeing(figures, words, facet, "", left, form)
        rows = [row for row in rows if row.cell not in closed and row.place not in taken]
        alone = (
            facet in _ALONE
            and len(rows) == 1
            and printed[rows[0].cell] >= SURE
            and _is_bare(statements[rows[0].place], facet)
        )
        if alone or _is_list(rows, beside & known, printed):
            yield from rows
            taken.update(row.place for row in rows)
    kinds = []
    for kind in _KINDS:
        rows, beside = _agreeing(figures, words, "result", kind, printed, form)
        rows = [row for row in rows if row.cell not in said and row.place not in taken]
        if _is_list(rows, beside & known, printed):
            kinds.append(rows)
    places = [row.place for rows in kinds for row in rows]
    for rows in kinds:
        yield from (row for row in rows if places.count(row.place) == 1)


def _unsaid(printed: Mapping[Cell, Number], said: frozenset[Cell]) -> Mapping[Cell, Number]:
    return {cell: value for cell, value in printed.items() if cell not in said}


def _of_words(
    statements: Sequence[Statement],
    places: Sequence[int],
    blocks: Sequence[Block],
    printed: Mapping[Cell, Number],
    form: Form,
) -> Iterator[Settled]:
    """Figures of which one cell alone prints the value, and of whose row their words speak: 镇网页登载186条."""
    matcher = load_matcher()
    groups = {group for group, _ in _groups(form)}
    said = {cell for one in statements if (cell := _cell_of(one)) is not None}
    taken: set[Cell] = set()
    for place in places:
        statement = statements[place]
        block = blocks[statement.at.block]
        if not isinstance(block, Paragraph) or (statement.value or 0) < SURE:
            continue
        if _cell_of(statement) is not None or not _is_open(statement, form.id):
            continue
        own = [cell for cell, value in printed.items() if value == statement.value]
        words = _words(statement, block.text)
        rows = (row for facet in _TELLING_WORDS for row in matcher.settled.get(facet, ()))
        named = [topic for pattern, topic in rows if any(map(pattern.search, words))]
        found = {
            cell: topic
            for topic in named
            for cell in _cells(topic, "", form.id, statement.unit)
            if cell in own and topic.fits(statement.unit)
        }
        if len(found) == 1 and len([cell for cell in own if cell not in groups]) <= 1:
            ((cell, topic),) = found.items()
            if cell not in said and cell not in taken:
                taken.add(cell)
                yield Settled(place, topic.slug, cell)


def _cell_of(statement: Statement) -> Cell | None:
    """The cell of a figure that has one."""
    codes = statement.sum_of or ((statement.indicator,) if statement.indicator else ())
    return (codes, statement.applicant) if codes else None


def _words(statement: Statement, text: str) -> tuple[str, ...]:
    """What may name a figure: the words counted, and its clause."""
    named = fold(statement.counted) or words_before(statement)
    start, end = statement.at.start or 0, statement.at.end or 0
    before = _BEFORE.search(fold(text[max(0, start - _LONGEST) : start]))
    clause = before.group() if before else ""
    if _EMPTY.fullmatch(clause):
        after = _AFTER.match(fold(text[end : end + _LONGEST]))
        clause = after.group() if after else ""
    if _OF_EACH.search(clause):
        return ()
    return (named,) if _NO_CELL.search(clause) else (clause, named)


def _agreeing(
    figures: Mapping[int, Statement],
    words: Mapping[int, tuple[str, ...]],
    facet: str,
    kind: str,
    printed: Mapping[Cell, Number],
    form: str,
) -> tuple[list[Settled], frozenset[Cell]]:
    """The figures whose words name a row of a facet that prints their value; all cells of the facet."""
    found = []
    for place, statement in figures.items():
        unit, value = statement.unit, statement.value
        for pattern, topic, own in _rows(facet, kind, form, unit):
            cell = next((one for one in own if printed.get(one) == value), None)
            if cell is not None and any(map(pattern.search, words[place])):
                found.append(Settled(place, topic.slug, cell))
                break
    return found, _cells_of_facet(facet, kind, form)


@cache
def _rows(
    facet: str, kind: str, form: str, unit: str | None
) -> tuple[tuple[re.Pattern[str], Topic, tuple[Cell, ...]], ...]:
    """The words of the rows of a facet that are counted in a unit, with their cells."""
    return tuple(
        (pattern, topic, tuple(_cells(topic, kind, form, unit)))
        for pattern, topic in _words_of(facet)
        if topic.fits(unit)
    )


@cache
def _cells_of_facet(facet: str, kind: str, form: str) -> frozenset[Cell]:
    """All cells of a facet, whatever their unit."""
    return frozenset(
        cell for _, topic in _words_of(facet) for cell in _cells(topic, kind, form, None)
    )


def _words_of(facet: str) -> tuple[tuple[re.Pattern[str], Topic], ...]:
    """The words of the rows of a facet: the few that need the table to print the figure first."""
    matcher = load_matcher()
    return (*matcher.settled.get(facet, ()), *matcher.rows.get(facet, ()))


def _is_bare(statement: Statement, facet: str) -> bool:
    """Whether words say hardly more than what names a row: 办掉, and not 按时归还."""
    before = words_before(statement)
    words = fold(statement.counted) or before
    named = (pattern.search(words) for pattern, _ in load_matcher().rows[facet])
    others = (FILLING.sub("", before.replace(one.group(), " ", 1)) for one in named if one)
    return any(len(other) <= OTHERS for other in others)


def _cells(topic: Topic, kind: str, form: str, unit: str | None) -> Iterator[Cell]:
    """The cells that a figure of a topic may be of; of proceedings, those of a kind."""
    code = topic.under.get(kind, {}).get(form) if kind else topic.cell(form, unit)
    codes = (code,) if code else () if kind else topic.sum_of.get(form, ())
    if codes and len(topic.applicants) < 2:  # 单位申请2件: no one column
        columns = topic.applicants or (total_applicant(form, codes[0]),)
        yield from ((codes, column) for column in columns)


def _is_list(
    rows: Sequence[Settled], known: frozenset[Cell], printed: Mapping[Cell, Number]
) -> bool:
    """Whether enough figures, in different rows, agree for it to be no chance. `known`: rows said beside."""
    values = {row.cell: printed[row.cell] for row in rows}
    every = values | {cell: printed[cell] for cell in known}
    telling = len(every) > _MANY or max(every.values(), default=0) >= _TELLING
    return 0 < len(rows) == len(values) and len(every) >= _MANY and telling
