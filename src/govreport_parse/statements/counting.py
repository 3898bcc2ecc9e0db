"""What one number of a sentence adds to its figures.

It looks back to the words since the number before it, and those words say what is counted. What is not
said is not guessed.
"""

from __future__ import annotations

from collections.abc import Sequence

import msgspec
from msgspec.structs import replace

from govreport_parse.statements.adding import follows, with_each, with_figure, with_number
from govreport_parse.statements.bodies import is_own_part, of_whole_province
from govreport_parse.statements.carried import carried_out_of
from govreport_parse.statements.clauses import after_examples
from govreport_parse.statements.dates import is_of_wider_body, is_of_year_before, time_of
from govreport_parse.statements.finish import ParagraphText
from govreport_parse.statements.lists import skipped
from govreport_parse.statements.naming import Named, Naming, goes_on_by_order
from govreport_parse.statements.neighbours import with_unit
from govreport_parse.statements.periods import divides, ends_year, placed
from govreport_parse.statements.place import Place, Reading
from govreport_parse.statements.punctuation import of_them
from govreport_parse.statements.rates import (
    attach_ratio,
    base_beside,
    base_of_rate,
    is_base_in_bracket,
)
from govreport_parse.statements.sheet import Sheet
from govreport_parse.statements.subjects import Subject
from govreport_parse.statements.tokens import Token
from govreport_parse.statements.words import is_count, skip_marks
from govreport_parse.text.patterns import lazy_pattern
from govreport_parse.topics.types import Topic

__all__ = ["Context", "with_figure_of"]

# Words further back than this say nothing of a figure; sentences measure 120 characters at most.
_MEMORY = 400
_COMING = 10  # tokens after a number without a unit, one of which may have it
_AFTER_A_FIGURE = lazy_pattern(r"(?<=\d、)")
# What may stand right before a number of which several words say the same.
_EACH_ENDS = frozenset("均都各为是有")
# What is laid down, or a target: 信息不少于350条.
_DEMANDED = ("不少于", "不低于")
_KIND = lazy_pattern(
    "其[他它]应当?主动公开[^,;。、]{0,8}$"
)  # the last of the kinds that a list names
# 每村各设1处, 各村均设1个, 8个所各1名: of each, and not of all.
_OF_EACH = lazy_pattern(
    r"(?:(?<=\d[个家所])[^,;。、\d]{1,12}各|各(?:[设提建办派配安][^,;。\d]{0,6}|有[^,;。\d]{2,6})|(?:每[^,;。\d]{1,10}|各[^,;。\d]{1,4}[均都])[设建配安][^,;。\d]{0,6})$"
)
_OUR_OWN = lazy_pattern("我|本[局厅委办院省市区县镇乡机单]|其中|[局厅委办](?:发|印发|机关|本级)")


class Context(msgspec.Struct, frozen=True):
    """What holds for all numbers of one paragraph.

    Attributes
    ----------
    paragraph, body
        Its words, and the folded ones with traps blotted out.
    year
        Year reported on.
    naming
        Says what its numbers count.
    whole_year
        It speaks of all halves or quarters of the year.
    """

    paragraph: ParagraphText
    body: str
    year: int | None
    naming: Naming
    whole_year: bool

    @property
    def text(self) -> str:
        """The folded words."""
        return self.paragraph.folded.text


def with_figure_of(
    given: Context, reading: Reading, token: Token, queue: Sequence[Token], k: int
) -> Reading:
    """The reading after a number, the `k`-th token of its sentence's `queue`."""
    body = given.body
    before = body[token.start - 1 : token.start]
    cut = before == "、" and _AFTER_A_FIGURE.match(body, token.start) is not None
    if cut or body.startswith("及以", token.end):
        return reading  # 2件及以上; 1、234件 are two numbers, or one
    if body.startswith(_DEMANDED, token.start):
        return _dropped(reading)
    if token.unit == "%":
        reading = reading.on(reading.sheet.with_changes(attach_ratio(reading.sheet, token)))
    token = with_unit(reading.sheet, token)
    start = max(reading.place.start, token.start - _MEMORY)
    of_other = _of_another_time(given, reading, token, start)
    if of_other is not None:
        return of_other
    reading, boundary = _own_words(reading, token)
    boundary = after_examples(body, boundary, token)
    reading, named = _named(given, reading, token, start, boundary)
    if reading.sheet.state.scopes and _KIND.search(body, boundary, token.start):
        named = Named(cells=named.cells)
    elif given.naming.subjects.foreign(token, boundary):
        abroad = reading.place.abroad or is_of_wider_body(body, start, token)
        return _dropped(reading.go(abroad=abroad))
    topic, following = named.topic, queue[k + 1 : k + _COMING]
    if token.unit is None and not given.naming.may_lack_unit(
        reading.sheet, topic, token, boundary, following
    ):
        return reading
    if _is_left_out(reading, topic, token, boundary):
        return _dropped(reading)
    if reading.place.abroad:
        reading = reading.go(abroad=False)  # 省政府印发2件，本局印发9件、废止4件
    place = replace(reading.place, boundary=boundary)
    if before in _EACH_ENDS:
        each = with_each(given.naming, replace(reading, place=place), token)
        if each is not None:
            return reading.on(each)
    return _counted(given, reading, place, named, token, start)


def _own_words(reading: Reading, token: Token) -> tuple[Reading, int]:
    """Where a figure's own words begin; those before may open a breakdown."""
    boundary = max(reading.place.boundary, token.start - _MEMORY)
    find = reading.sheet.body.find
    if find("中,", boundary, token.start) < 0 and find("里,", boundary, token.start) < 0:
        return reading, boundary
    sheet, words = of_them(reading.sheet, token, boundary)
    if words is None:
        return reading.on(sheet), boundary
    return reading.on(sheet).go(opening=words.start()), words.end()


def _named(
    given: Context, reading: Reading, token: Token, start: int, boundary: int
) -> tuple[Reading, Named]:
    """What a figure counts; nothing that is known where it is of a part of the year, or of a wider body."""
    place, naming, body = reading.place, given.naming, given.body
    before = place.aside
    aside = before.start if before is not None and follows(body, before, token) else None
    sheet, named = naming.subject(
        reading.sheet, token, start, boundary, aside=aside, dropped=place.dropped
    )
    reading, subject = reading.on(sheet), named.subject
    unsure = False
    if subject is not None:
        subject = carried_out_of(subject, body, token, given.year)
        unsure, named = subject is None, replace(named, subject=subject)
    if given.paragraph.of_province:
        provincial = of_whole_province(given.text, boundary, token, before=place.provincial)
        reading = reading.go(provincial=provincial)
        named = replace(
            named,
            subject=_of_province(given, sheet, subject, token, boundary, provincial=provincial),
        )
    elsewhere = naming.subjects.elsewhere(token)
    elsewhere |= _OF_EACH.search(body, boundary, token.start) is not None
    elsewhere |= goes_on_by_order(body, token) or unsure
    if elsewhere != place.elsewhere:
        reading = reading.go(elsewhere=elsewhere)
    return reading, Named(cells=named.cells) if elsewhere else named


def _of_province(
    given: Context,
    sheet: Sheet,
    subject: Subject | None,
    token: Token,
    boundary: int,
    *,
    provincial: bool,
) -> Subject | None:
    """What a figure counts for a department of a province: of 全省民政系统 it is no figure of its own."""
    if provincial:
        return None if subject is None else replace(subject, inner=True)
    if subject is None and is_own_part(given.text[boundary : token.start]):
        drafts = sheet.drafts[sheet.state.first :]
        alike = (d for d in reversed(drafts) if d.inner and d.token.unit == token.unit)
        whole = next(alike, None)
        if whole is not None and whole.topic is not None:
            return Subject(whole.topic, boundary, token.start, "list")
    return subject


def _counted(
    given: Context, reading: Reading, place: Place, named: Named, token: Token, start: int
) -> Reading:
    """The reading with a figure of its own; one that counts nothing is left out.

    `place`: where its own words begin.
    """
    rows = given.naming.combined(reading.sheet, named.topic, token, place.boundary)
    if rows is not None:
        reading = reading.on(reading.sheet.at(together=rows.topics))
    combined = None if rows is None else rows.cells
    if combined is not None or named.cells:
        named = Named(cells=named.cells)
    subject = named.subject
    sheet, counts = with_number(reading.sheet, place, named, token, start, combined)
    reading = reading.on(sheet)
    if not counts:
        return _dropped(reading)
    boundary = reading.place.boundary
    if subject is not None and subject.topic.facet and subject.start >= token.end:
        boundary = max(boundary, subject.end)  # 1件为上年结转，合计39件
    if reading.place.opening is None and boundary == reading.place.boundary:
        return reading
    return reading.go(opening=None, boundary=boundary)


def _of_another_time(given: Context, reading: Reading, token: Token, start: int) -> Reading | None:
    """The reading after a figure of the year before, kept for a rate, or of a part of the year; else None."""
    begin = max(start, reading.place.undated)
    part, other = time_of(given.text, begin, token.start, given.year)
    if other:
        return _of_another_year(given, reading, token, begin)
    if part is not None:
        return _of_part_of_year(given, reading, token, part)
    sheet = reading.sheet
    if not is_base_in_bracket(sheet, token):
        return None
    # Last year's figure is one for the figure before its bracket alone.
    owner = sheet.state.brackets[-1].figure
    return reading if owner is None else reading.on(sheet.revised(owner, base=token.value))


def _of_part_of_year(given: Context, reading: Reading, token: Token, period: str) -> Reading:
    """The reading with a figure of a part of the year: 上半年收到40件，下半年收到30件."""
    sheet, place = reading.sheet, reading.place
    known = given.whole_year or divides(sheet, token)
    if not (known and is_count(token, given.body, (place.start, place.end))):
        return reading
    if given.naming.subjects.foreign(token, place.boundary):
        return reading
    begin = skip_marks(given.body, place.boundary, token.start)
    of_part = replace(place, elsewhere=True, period=period)
    sheet = with_figure(placed(sheet, token), of_part, None, token, begin)
    undated = token.end if ends_year(sheet) else place.undated
    return reading.on(sheet).go(elsewhere=True, undated=undated)


def _of_another_year(given: Context, reading: Reading, token: Token, start: int) -> Reading:
    """The reading with a figure of the year before, which a rate may rest on."""
    sheet = reading.sheet
    if token.unit is None or not is_of_year_before(given.text, start, token.start, given.year):
        return reading
    beside = base_beside(sheet, token)
    undated = reading.place.undated if beside is None else token.end
    changes = base_of_rate(sheet, token) if beside is None else beside
    return reading.on(sheet.with_changes(changes)).go(last_year=token, undated=undated)


def _is_left_out(reading: Reading, topic: Topic | None, token: Token, boundary: int) -> bool:
    """Whether a figure counts nothing of the body's, or nothing that is known."""
    sheet, place = reading.sheet, reading.place
    if place.abroad and not _OUR_OWN.search(sheet.body, boundary, token.start):
        return True
    listed = bool(sheet.state.scopes) and (token.worded or token.unit is None)
    return topic is None and not (listed or is_count(token, sheet.body, (place.start, place.end)))


def _dropped(reading: Reading) -> Reading:
    """A figure is left out: rates after it, and the list it stands in, may be about it."""
    return reading.on(skipped(reading.sheet)).go(dropped=True)
