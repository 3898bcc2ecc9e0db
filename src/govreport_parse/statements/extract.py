"""From the narrative's paragraphs to statements, each tied to its topic and its place.

What stretches of the document are read, and which of their sentences; how a sentence is read stands
in :mod:`govreport_parse.statements.figures`.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import islice

from govreport_parse.model.document import Block, Paragraph
from govreport_parse.model.records import Agency, Statement
from govreport_parse.model.vocabularies import SectionKind
from govreport_parse.page.sections import Outline
from govreport_parse.statements.bodies import (
    is_department_of_province,
    is_office,
    without_own_scope,
    without_province,
)
from govreport_parse.statements.figures import Above, read_paragraph
from govreport_parse.statements.finish import ParagraphText
from govreport_parse.statements.governing import REQUESTS, goes_on, governed, run_in
from govreport_parse.statements.restated import Figure
from govreport_parse.statements.surroundings import OF_REQUESTS
from govreport_parse.statements.traps import blot_traps, without_cut_figures
from govreport_parse.text.fold import fold, fold_with_offsets
from govreport_parse.text.patterns import lazy_pattern

__all__ = ["read_statements"]

# Sections that speak of plans, and the appended form.
_SILENT = frozenset({"plan", "appendix"})
# Kinds of sections under which requests may still be the subject of the section before.
_GOING_ON = frozenset({"requests", "overview", "other", "unclassified", "disclosure"})
_SENTENCE_END = lazy_pattern(r"[。!?]")
# A search that begins with a class finds its characters at once.
_WORTH_READING = lazy_pattern(
    r"[\d未无無零没沒不一二两三四五六七八九十百千]"
    r"(?:(?<=[\d未无無零])|(?<=[没沒])[有人收接发举参]|(?<=不)(?:存在|收)|(?<![没沒不])(?:余|多)?(?:[件次条篇场期名个起份项部]|人次))"
)
# What is said of all items of a figure before: 所有申请均按时办结.
_WORTH_READING_ON = lazy_pattern(f"{_WORTH_READING.pattern}|[均都]|全[部数]|悉数")
# What is said to be lacking among shortcomings (未及时更新) is no denial.
_NUMBERED = lazy_pattern(
    r"[\d两三四五六七八九十百千](?:(?<=\d)|(?:余|多)?(?:[件条次篇场期名起份部]|人次))"
)
# The header of a table as lines: 结果结果其他尚未 denies nothing.
_OUTCOMES = lazy_pattern("(?:结果|维持|纠正|其他|尚未|审结|总计)++")
_OF_ROWS = lazy_pattern(r"[条件次篇个人元数量]\d")
# Rows of a list that ran together: each with its unit before its figure and after it (收到申请数件282件), or so
# many whose labels end as labels of a form do (收到申请数282件).
_ROWS = (
    (lazy_pattern(r"(?P<unit>[条件次篇个人元])\d[\d.]*+(?P=unit)"), 4),
    (lazy_pattern(r"[数量]\d[\d.]*+[条件次篇个人万]"), 12),
)
_NOTE = lazy_pattern("[(]?(?:注|备注|说明|注释)[::]")
_MAX_TITLE, _IN_SENTENCES = 25, lazy_pattern(r"[。，；：,;:\d]")
# Figures of a section that a later one may repeat.
_RECENT = 60


def read_statements(
    blocks: Sequence[Block],
    outline: Outline,
    form: str | None,
    year: int | None,
    agency: Agency,
) -> tuple[Statement, ...]:
    """The figures stated in the narrative.

    Parameters
    ----------
    blocks
        The document.
    outline
        Its headings: they date and scope the figures below them.
    form
        Id of the report's statutory form, to name each figure's cell.
    year
        Year reported on; figures dated otherwise are left out.
    agency
        The body that reports: of a province's government 全省 says nothing else.

    Raises
    ------
    LimitExceeded
        Without a file's name, for more figures than :mod:`govreport_parse.model.limits` allows.
    """
    found: list[Statement] = []
    weighed = 0
    of_province, office = is_department_of_province(agency), is_office(agency)
    figures: list[Figure | None] = []  # what later paragraphs of a section may repeat, by `found`
    before, outermost = 0, ""
    subject: str | None = None  # what governs the paragraphs so far
    for begin, end, kind in _stretches(outline, len(blocks)):
        if kind in _SILENT:
            continue
        titles = tuple(map(fold, outline.titles_at(begin)))
        subject = subject if titles and kind in _GOING_ON else None
        latest = None
        if titles[-1:] != (outermost,):
            before, outermost = len(found), titles[-1] if titles else ""
        for i in range(begin, end):
            block = blocks[i]
            worth = _NUMBERED if kind == "problems" else _WORTH_READING
            if not isinstance(block, Paragraph) or not worth.search(block.text):
                continue
            folded = fold_with_offsets(block.text)
            if _OUTCOMES.fullmatch(folded.text):
                continue
            body = without_cut_figures(
                blot_traps(folded.text), _text(blocks[i - 1 : i]), _text(blocks[i + 1 : i + 2])
            )
            body = without_province(body) if of_province else without_own_scope(body, agency)
            sentences = list(_sentences(body))
            if sentences:
                paragraph = ParagraphText(block.text, folded, i, kind, form, office, of_province)
                headings = (*_line_above(blocks, i), *titles)
                ongoing = latest is not None and latest.facet in OF_REQUESTS
                ongoing = ongoing and goes_on(folded.text)
                subject = governed(subject, headings, folded.text)
                subject = subject or (REQUESTS if ongoing else None)
                headings = (*run_in(folded.text), *headings, *((subject,) if subject else ()))
                recent = figures[max(before, len(found) - _RECENT) :]
                earlier = tuple(figure for figure in recent if figure is not None)
                above = Above(headings, year, earlier, len(found), weighed)
                read = read_paragraph(paragraph, body, sentences, above)
                found.extend(read.statements)
                figures.extend(map(_figure, read.statements))
                weighed = read.weighed
                latest = latest if read.last is None else read.last.topic
    return tuple(found)


def _figure(one: Statement) -> Figure | None:
    """What a figure of the section says, for those that repeat it."""
    if one.topic is None or one.value is None or one.stock:
        return None
    return Figure(one.value, one.unit, one.topic)


def _stretches(outline: Outline, count: int) -> Iterator[tuple[int, int, SectionKind]]:
    """The blocks that each section governs itself, of `count`, and its kind."""
    first = outline.preamble[0]
    ends = [*(item.block for item in outline.items), count]
    yield first, ends[0], "preamble"
    for item, end in zip(outline.items, ends[1:], strict=True):
        yield max(first, item.block), end, item.kind


def _sentences(body: str) -> Iterator[tuple[int, int]]:
    """The sentences that may state figures, or say something of those before."""
    end, worth = 0, _WORTH_READING
    while (sign := worth.search(body, end)) is not None:
        at = sign.start()
        start = (
            max(body.rfind("。", end, at), body.rfind("!", end, at), body.rfind("?", end, at)) + 1
        )
        stop = _SENTENCE_END.search(body, at)
        end = stop.start() if stop else len(body)
        if not (_NOTE.match(body, start, end) or _are_rows(body, start, end)):
            worth = _WORTH_READING_ON
            yield start, end


def _are_rows(body: str, start: int, end: int) -> bool:
    """Whether a sentence is a table that ran together: its cells are no breakdowns."""
    return _OF_ROWS.search(body, start, end) is not None and any(
        sum(1 for _ in islice(row.finditer(body, start, end), fewest)) == fewest
        for row, fewest in _ROWS
    )


def _text(one: Sequence[Block]) -> str:
    """The text of a paragraph, if there is one."""
    return one[0].text if one and isinstance(one[0], Paragraph) else ""


def _line_above(blocks: Sequence[Block], i: int) -> tuple[str, ...]:
    """A short line right above a paragraph, folded: a heading without a number."""
    above = blocks[i - 1] if i else None
    if not isinstance(above, Paragraph) or len(above.text) > _MAX_TITLE:
        return ()
    return () if _IN_SENTENCES.search(above.text) else (fold(above.text),)
