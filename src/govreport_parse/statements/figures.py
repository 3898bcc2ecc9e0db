"""The figures of a paragraph, sentence by sentence.

One pass over the tokens of each sentence, from one frozen reading to the next: a number adds a figure,
other tokens open and close lists, change figures, or say something of all of them.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

import msgspec
from msgspec.structs import replace

from govreport_parse.model import limits
from govreport_parse.model.records import Statement
from govreport_parse.statements.adding import with_claims, with_pairs
from govreport_parse.statements.claims import Said, said_of_all
from govreport_parse.statements.counting import Context, with_figure_of
from govreport_parse.statements.dates import is_dated_otherwise
from govreport_parse.statements.denials import denied, denied_before
from govreport_parse.statements.disclosure_cases import of_disclosure
from govreport_parse.statements.drafts import Draft
from govreport_parse.statements.everyday import name_by_words, name_of_requests
from govreport_parse.statements.finish import ParagraphText, finished
from govreport_parse.statements.lists import begun
from govreport_parse.statements.naming import Naming
from govreport_parse.statements.periods import join_periods, names_all_parts
from govreport_parse.statements.place import Place, Reading
from govreport_parse.statements.punctuation import punctuated
from govreport_parse.statements.rates import attach, comes_first
from govreport_parse.statements.remainders import is_complete, sum_of
from govreport_parse.statements.restated import Figure, doubtful
from govreport_parse.statements.rows import name_rows, unnamed
from govreport_parse.statements.sheet import Sheet
from govreport_parse.statements.subjects import subjects_of
from govreport_parse.statements.tokens import Token, tokens
from govreport_parse.statements.traps import without_plans

__all__ = ["Above", "Read", "read_paragraph"]

# Tokens whose words still lead up to the next number.
_TRANSPARENT = frozenset({"open", "close", "from", "all", "pair", "resume"})
_DIFFERENCES = frozenset({"delta", "skip"})


class Read(msgspec.Struct, frozen=True):
    """What a paragraph states: its statements, figures and cues so far, its last figure that is of the whole year."""

    statements: tuple[Statement, ...]
    weighed: int
    last: Draft | None


class Above(msgspec.Struct, frozen=True):
    """What stands above a paragraph.

    Attributes
    ----------
    headings
        Folded, the nearest first.
    year
        Year reported on.
    earlier
        Figures of its section.
    statements, weighed
        How many statements, and how many figures and cues.
    """

    headings: tuple[str, ...]
    year: int | None
    earlier: Sequence[Figure]
    statements: int
    weighed: int


def read_paragraph(
    paragraph: ParagraphText, body: str, sentences: Iterable[tuple[int, int]], above: Above
) -> Read:
    """What the sentences of a paragraph state.

    `body`: its folded text with traps blotted out; `sentences`: where they begin and end in it.

    Raises
    ------
    LimitExceeded
        Without a file's name, for more figures than :mod:`govreport_parse.model.limits` allows.
    """
    text = paragraph.folded.text
    subjects = subjects_of(text, body, paragraph.section, above.headings)
    naming = Naming(subjects, above.earlier, paragraph.office)
    given = Context(paragraph, body, above.year, naming, names_all_parts(text))
    reading, weighed = Reading(Sheet(body, text, paragraph.form)), above.weighed
    for start, end in sentences:
        stop = without_plans(body, start, end)
        queue = tokens(body, start, stop)
        weighed += len(queue)
        limits.require(limits.FIGURES, weighed)
        place = Place(
            start=start, end=stop, boundary=start, undated=start, elsewhere=reading.place.elsewhere
        )
        reading = _sentence(given, Reading(begun(reading.sheet), place), queue)
    drafts = reading.sheet.drafts
    last = next((draft for draft in reversed(drafts) if draft.period is None), None)
    return Read(tuple(_finished(reading.sheet, paragraph, above.statements)), weighed, last)


def _finished(sheet: Sheet, paragraph: ParagraphText, offset: int) -> Iterator[Statement]:
    drafts = sheet.drafts
    for k, draft in enumerate(drafts):
        yield finished(
            draft,
            paragraph,
            offset,
            complete=bool(draft.parts) and is_complete(sheet, draft),
            sum_of=sum_of(sheet, k),
            said_of=None if draft.said_of is None else drafts[draft.said_of],
            ratio_of=None if draft.ratio_of is None else drafts[draft.ratio_of],
        )


def _sentence(given: Context, reading: Reading, queue: Sequence[Token]) -> Reading:
    """The reading after a sentence, by its tokens, and what its figures together say of each."""
    k = 0
    while k < len(queue):
        token = queue[k]
        kind = token.kind
        taken, known = 1, len(reading.sheet.drafts)
        if kind == "number":
            reading = with_figure_of(given, reading, token, queue, k)
            leads_on = token.unit is None and len(reading.sheet.drafts) == known
        else:
            reading, more = _other(given, reading, token, queue, k)
            taken += more
            # A difference before the figure itself: 较上年增加2件，共5件.
            ahead = kind in _DIFFERENCES and reading.sheet.state.latest is None
            ahead = ahead or reading.place.aside is token
            leads_on = ahead or kind in _TRANSPARENT
        if not leads_on and token.end > reading.place.boundary:
            reading = reading.go(boundary=token.end)
        k += taken
    return reading.on(_together(reading.sheet, given.naming.subjects.headings))


def _together(sheet: Sheet, headings: Sequence[str]) -> Sheet:
    """The figures of a sentence, named and joined by what the others of it are."""
    if sheet.state.first == len(sheet.drafts):
        return sheet
    form = sheet.form
    sheet = sheet.with_changes(join_periods(sheet))
    sheet = sheet.with_changes(of_disclosure(sheet))
    if unnamed(sheet, form):
        sheet = sheet.with_changes(name_rows(sheet, form))
        sheet = sheet.with_changes(name_of_requests(sheet, form, headings))
        sheet = sheet.with_changes(name_by_words(sheet, form, headings))
    return sheet.with_changes(doubtful(sheet))


def _other(
    given: Context, reading: Reading, token: Token, queue: Sequence[Token], k: int
) -> tuple[Reading, int]:
    """The reading after a token that is no number, and how many more it took."""
    kind, sheet, place = token.kind, reading.sheet, reading.place
    if kind in ("rate", "share"):
        if comes_first(given.body, token):
            return reading.go(aside=token), 0
        rated = attach(sheet, token, place.last_year, dropped=place.dropped)
        return reading.on(sheet.with_changes(rated)), 0
    if kind in ("negation", "none"):
        return with_claims(reading, _denials(given, place, token)), 0
    if kind == "all":
        claims = said_of_all(sheet, given.naming.subjects, token, place.end)
        return with_claims(reading, claims), 0
    if kind == "pair":
        return with_pairs(given.naming, reading, token, queue[k + 1 :])
    if kind in ("from", "delta", "skip"):
        return _set_aside(reading, token), 0
    if kind == "resume" and token.end > place.boundary:
        reading = reading.go(boundary=token.end)
    sheet, opening = punctuated(sheet, token, place.start, place.end)
    reading = reading.on(sheet)
    return (reading if opening is None else reading.go(opening=opening)), 0


def _denials(given: Context, place: Place, token: Token) -> Iterable[Said]:
    shortcoming = given.paragraph.section == "problems"
    if shortcoming or is_dated_otherwise(given.text, place.undated, token.start, given.year):
        return ()
    body, subjects = given.body, given.naming.subjects
    if token.kind == "none":
        return denied_before(body, subjects, token, place.start, place.boundary, token.end)
    return denied(body, given.text, subjects, token, (place.start, place.end), place.boundary)


def _set_aside(reading: Reading, token: Token) -> Reading:
    """The reading after last year's figure or a difference: the next number's own words stand before it."""
    place = reading.place
    before = place.aside
    begin = before.start if before is not None and before.end == token.start else token.start
    return reading.go(
        aside=replace(token, start=begin),
        last_year=place.last_year if token.value is None else token,
        undated=token.end if token.kind == "from" else place.undated,
    )
