"""The figures of a paragraph, sentence by sentence.

One pass over each sentence: every number looks back to the words since the number before it,
and those words say what is counted. What is not said is not guessed.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence

import msgspec
from msgspec.structs import replace

from govreport_parse.model import limits
from govreport_parse.model.records import Statement
from govreport_parse.statements.adding import Adding, follows
from govreport_parse.statements.bodies import is_own_part, of_whole_province
from govreport_parse.statements.claims import Said, said_of_all
from govreport_parse.statements.clauses import after_examples
from govreport_parse.statements.dates import (
    is_dated_otherwise,
    is_of_wider_body,
    is_of_year_before,
    time_of,
)
from govreport_parse.statements.denials import denied, denied_before
from govreport_parse.statements.drafts import Draft
from govreport_parse.statements.everyday import name_by_words, name_of_requests
from govreport_parse.statements.finish import ParagraphText, finished
from govreport_parse.statements.lists import Breakdowns
from govreport_parse.statements.naming import Named, Naming
from govreport_parse.statements.neighbours import with_unit
from govreport_parse.statements.periods import (
    divides,
    ends_year,
    join_periods,
    names_all_parts,
    place_period,
)
from govreport_parse.statements.place import Place
from govreport_parse.statements.punctuation import of_them, punctuate
from govreport_parse.statements.rates import (
    attach,
    attach_ratio,
    base_beside,
    base_of_rate,
    comes_first,
    is_base_in_bracket,
)
from govreport_parse.statements.remainders import is_complete, sum_of
from govreport_parse.statements.restated import Figure, doubtful
from govreport_parse.statements.rows import name_rows, unnamed
from govreport_parse.statements.subjects import Subject, Subjects
from govreport_parse.statements.tokens import Token, tokens
from govreport_parse.statements.traps import without_plans
from govreport_parse.statements.words import is_count, skip_marks
from govreport_parse.topics.types import Topic

__all__ = ["ParagraphReader"]

# Words further back than this say nothing of a figure; sentences measure 120 characters at most.
_MEMORY = 400
_COMING = 10  # tokens after a number without a unit, one of which may have it
_AFTER_A_FIGURE = re.compile(r"(?<=\d、)")
# What may stand right before a number that _EACH finds words for.
_EACH_ENDS = frozenset("均都各为是有")
# What is laid down, or a target: 信息不少于350条.
_DEMANDED = re.compile("不少于|不低于")
_KIND = re.compile(
    "其[他它]应当?主动公开[^,;。、]{0,8}$"
)  # the last of the kinds that a list names
# 每村各设1处, 各村均设1个, 8个所各1名: of each, and not of all.
_OF_EACH = re.compile(
    r"(?:(?<=\d[个家所])[^,;。、\d]{1,12}各|各(?:[设提建办派配安][^,;。\d]{0,6}|有[^,;。\d]{2,6})|(?:每[^,;。\d]{1,10}|各[^,;。\d]{1,4}[均都])[设建配安][^,;。\d]{0,6})$"
)
_OUR_OWN = re.compile("我|本[局厅委办院省市区县镇乡机单]|其中")
# Tokens whose words still lead up to the next number.
_TRANSPARENT = frozenset({"open", "close", "from", "all", "pair", "resume"})
_DIFFERENCES = frozenset({"delta", "skip"})


class Read(msgspec.Struct, frozen=True):
    """What a paragraph states: its statements, figures and cues so far, its last figure that is of the whole year."""

    statements: tuple[Statement, ...]
    weighed: int
    last: Draft | None


class ParagraphReader:
    """Reads one paragraph.

    Parameters
    ----------
    body
        Its folded text with traps blotted out.
    headings
        Those above it, folded, the nearest first.
    year
        Year reported on.
    earlier
        Figures of its section in the paragraphs before.
    """

    def __init__(
        self,
        paragraph: ParagraphText,
        body: str,
        headings: tuple[str, ...],
        year: int | None,
        earlier: Sequence[Figure] = (),
    ) -> None:
        self.paragraph = paragraph
        self.text = paragraph.folded.text
        self.year = year
        self.body = body
        self.subjects = Subjects(self.text, body, paragraph.section, headings)
        self.whole_year = names_all_parts(self.text)
        self.breakdowns = Breakdowns(body, self.text, paragraph.form)
        self.naming = Naming(
            body, paragraph.form, self.subjects, self.breakdowns, earlier, office=paragraph.office
        )
        self.adding = Adding(body, self.subjects, self.naming, self.breakdowns)
        self.place = Place()

    def read(self, sentences: Iterable[tuple[int, int]], offset: int, weighed: int) -> Read:
        """What its sentences state; `offset`, `weighed`: statements, figures and cues of the paragraphs before.

        Raises
        ------
        LimitExceeded
            Without a file's name, for more figures than :mod:`govreport_parse.model.limits` allows.
        """
        for start, end in sentences:
            stop = without_plans(self.body, start, end)
            queue = tokens(self.body, start, stop)
            weighed += len(queue)
            limits.require(limits.FIGURES, weighed)
            self._sentence(start, stop, queue)
        drafts = self.breakdowns.drafts
        last = next((draft for draft in reversed(drafts) if draft.period is None), None)
        return Read(tuple(self._finished(offset)), weighed, last)

    def _finished(self, offset: int) -> Iterator[Statement]:
        for k, draft in enumerate(drafts := self.breakdowns.drafts):
            yield finished(
                draft,
                self.paragraph,
                offset,
                complete=bool(draft.parts) and is_complete(self.breakdowns, draft),
                sum_of=sum_of(self.breakdowns, k),
                said_of=None if draft.said_of is None else drafts[draft.said_of],
                ratio_of=None if draft.ratio_of is None else drafts[draft.ratio_of],
            )

    def _go(self, **fields: object) -> None:
        """Go on from another place."""
        self.place = replace(self.place, **fields)

    def _sentence(self, start: int, end: int, queue: Sequence[Token]) -> None:
        elsewhere = self.place.elsewhere
        self.place = Place(start=start, end=end, boundary=start, undated=start, elsewhere=elsewhere)
        self.breakdowns.begin_sentence()
        drafts = self.breakdowns.drafts
        k = 0
        while k < len(queue):
            token = queue[k]
            kind = token.kind
            taken, known = 1, len(drafts)
            if kind == "number":
                self._number(token, queue, k)
                leads_on = token.unit is None and len(drafts) == known
            else:
                taken += self._other(token, queue, k)
                # A difference before the figure itself: 较上年增加2件，共5件.
                ahead = kind in _DIFFERENCES and self.breakdowns.state.latest is None
                ahead = ahead or self.place.aside is token
                leads_on = ahead or kind in _TRANSPARENT
            if not leads_on and token.end > self.place.boundary:
                self._go(boundary=token.end)
            k += taken
        breakdowns, form, headings = self.breakdowns, self.paragraph.form, self.subjects.headings
        breakdowns.take(join_periods(breakdowns))
        if unnamed(breakdowns, form):
            breakdowns.take(name_rows(breakdowns, form))
            breakdowns.take(name_of_requests(breakdowns, form, headings))
            breakdowns.take(name_by_words(breakdowns, form, headings))
        breakdowns.take(doubtful(breakdowns))

    def _other(self, token: Token, queue: Sequence[Token], k: int) -> int:
        """Read a token that is no number. How many more it took."""
        kind = token.kind
        if kind in ("rate", "share"):
            if comes_first(self.body, token):
                self._go(aside=token)
            else:
                rated = attach(
                    self.breakdowns, token, self.place.last_year, dropped=self.place.dropped
                )
                self.breakdowns.take(rated)
        elif kind in ("negation", "none"):
            self.adding.say(self.place, self._denials(token))
        elif kind == "all":
            claims = said_of_all(self.breakdowns, self.subjects, token, self.place.end)
            self.adding.say(self.place, claims)
        elif kind == "pair":
            taken, boundary = self.adding.pair(self.place, token, queue[k + 1 :])
            self._go(boundary=boundary)
            return taken
        elif kind in ("from", "delta", "skip"):
            self._set_aside(token)
        else:
            if kind == "resume" and token.end > self.place.boundary:
                self._go(boundary=token.end)
            opening = punctuate(self.breakdowns, token, self.place.start, self.place.end)
            if opening is not None:
                self._go(opening=opening)
        return 0

    def _denials(self, token: Token) -> Iterable[Said]:
        shortcoming = self.paragraph.section == "problems"
        if shortcoming or self._is_dated_otherwise(self.place.undated, token.start):
            return ()
        if token.kind == "none":
            return denied_before(
                self.body, self.subjects, token, self.place.start, self.place.boundary, token.end
            )
        place = (self.place.start, self.place.end)
        return denied(self.body, self.text, self.subjects, token, place, self.place.boundary)

    def _set_aside(self, token: Token) -> None:
        """Last year's figure or a difference: the next number's own words stand before it."""
        before = self.place.aside
        begin = before.start if before is not None and before.end == token.start else token.start
        self._go(
            aside=replace(token, start=begin),
            last_year=self.place.last_year if token.value is None else token,
            undated=token.end if token.kind == "from" else self.place.undated,
        )

    def _number(self, token: Token, queue: Sequence[Token], k: int) -> None:
        if self.body.startswith("及以", token.end) or _AFTER_A_FIGURE.match(self.body, token.start):
            return  # 2件及以上; 1、234件 are two numbers, or one
        if _DEMANDED.match(self.body, token.start):
            self._drop()
            return
        if token.unit == "%":
            self.breakdowns.take(attach_ratio(self.breakdowns, token))
        token = with_unit(self.breakdowns, token)
        start = max(self.place.start, token.start - _MEMORY)
        if self._is_of_another_time(token, start):
            return
        boundary = self._own_words(token)
        boundary = after_examples(self.body, boundary, token)
        named = self._named(token, start, boundary)
        if self.breakdowns.state.scopes and _KIND.search(self.body, boundary, token.start):
            named = Named(cells=named.cells)
        elif self.subjects.foreign(token, boundary):
            if is_of_wider_body(self.body, start, token):
                self._go(abroad=True)
            self._drop()
            return
        topic, following = named.topic, queue[k + 1 : k + _COMING]
        if token.unit is None and not self.naming.may_lack_unit(topic, token, boundary, following):
            return
        if self._is_left_out(topic, token, boundary):
            self._drop()
            return
        place = replace(self.place, boundary=boundary)
        each = self.body[token.start - 1 : token.start] in _EACH_ENDS
        if not (each and self.adding.each(place, token)):
            self._count(place, named, token, start)

    def _own_words(self, token: Token) -> int:
        """Where a figure's own words begin; those before may open a breakdown."""
        boundary = max(self.place.boundary, token.start - _MEMORY)
        find = self.body.find
        if find("中,", boundary, token.start) < 0 and find("里,", boundary, token.start) < 0:
            return boundary
        words = of_them(self.breakdowns, token, boundary)
        if words is None:
            return boundary
        self._go(opening=words.start())
        return words.end()

    def _named(self, token: Token, start: int, boundary: int) -> Named:
        """What a figure counts; nothing that is known where it is of a part of the year, or of a wider body."""
        before = self.place.aside if follows(self.body, self.place.aside, token) else None
        aside = before.start if before is not None else None
        named = self.naming.subject(token, start, boundary, aside=aside, dropped=self.place.dropped)
        if named.changes:
            self.breakdowns.take(named.changes)
        named = self._of_province(named, token, boundary)
        elsewhere = self.subjects.elsewhere(token)
        elsewhere |= _OF_EACH.search(self.body, boundary, token.start) is not None
        elsewhere |= self.naming.goes_on_by_order(token)
        if elsewhere != self.place.elsewhere:
            self._go(elsewhere=elsewhere)
        return Named(cells=named.cells) if elsewhere else named

    def _of_province(self, named: Named, token: Token, boundary: int) -> Named:
        """What a figure counts for a department of a province: of 全省民政系统 it is no figure of its own."""
        if not self.paragraph.of_province:
            return named
        before, subject = self.place.provincial, named.subject
        provincial = of_whole_province(self.text, boundary, token, before=before)
        if provincial != before:
            self._go(provincial=provincial)
        if provincial:
            return (
                named if subject is None else replace(named, subject=replace(subject, inner=True))
            )
        if subject is None and is_own_part(self.text[boundary : token.start]):
            drafts = self.breakdowns.drafts[self.breakdowns.state.first :]
            alike = (d for d in reversed(drafts) if d.inner and d.token.unit == token.unit)
            whole = next(alike, None)
            if whole is not None and whole.topic is not None:
                subject = Subject(whole.topic, boundary, token.start, "list")
        return replace(named, subject=subject)

    def _count(self, place: Place, named: Named, token: Token, start: int) -> None:
        """Add a figure of its own; one that counts nothing is left out."""
        rows = self.naming.combined(named.topic, token, place.boundary)
        combined = None if rows is None else rows.cells
        if rows is not None:
            self.breakdowns.change(together=rows.topics)
        if combined is not None or named.cells:
            named = Named(cells=named.cells)
        subject = named.subject
        if not self.adding.count(place, named, token, start, combined):
            self._drop()
            return
        if self.place.opening is not None:
            self._go(opening=None)
        if subject is not None and subject.topic.facet and subject.start >= token.end:
            # 1件为上年结转，合计39件
            self._go(boundary=max(self.place.boundary, subject.end))

    def _is_of_another_time(self, token: Token, start: int) -> bool:
        """Keep a figure of the year before for a rate, add one of a part of the year; whether it is one of them."""
        begin = max(start, self.place.undated)
        part, other = time_of(self.text, begin, token.start, self.year)
        if other:
            self._of_another_year(token, begin)
        elif part is not None:
            self._of_part_of_year(token, part)
        if other or part is not None:
            return True
        if is_base_in_bracket(self.breakdowns, token):
            self._drop_base(token)
            return True
        return False

    def _of_part_of_year(self, token: Token, period: str) -> None:
        """Add a figure of a part of the year: 上半年收到40件，下半年收到30件."""
        known = self.whole_year or divides(self.breakdowns, token)
        if not (known and is_count(token, self.body, (self.place.start, self.place.end))):
            return
        if self.subjects.foreign(token, self.place.boundary):
            return
        self._go(elsewhere=True)
        place_period(self.breakdowns, token)
        begin = skip_marks(self.body, self.place.boundary, token.start)
        place = replace(self.place, period=period)
        self.adding.add(place, None, token, begin)
        if ends_year(self.breakdowns):
            self._go(undated=token.end)

    def _drop_base(self, token: Token) -> None:
        """Keep last year's figure for the figure before its bracket alone."""
        owner = self.breakdowns.state.brackets[-1].figure
        if owner is not None:
            self.breakdowns.revise(owner, base=token.value)

    def _of_another_year(self, token: Token, start: int) -> None:
        """Keep a figure of the year before, which a rate may rest on."""
        if token.unit is None or not is_of_year_before(self.text, start, token.start, self.year):
            return
        self._go(last_year=token)
        beside = base_beside(self.breakdowns, token)
        if beside is not None:
            self._go(undated=token.end)
        self.breakdowns.take(base_of_rate(self.breakdowns, token) if beside is None else beside)

    def _is_left_out(self, topic: Topic | None, token: Token, boundary: int) -> bool:
        """Whether a figure counts nothing of the body's, or nothing that is known."""
        if self.place.abroad and not _OUR_OWN.search(self.body, boundary, token.start):
            return True
        listed = bool(self.breakdowns.state.scopes) and (token.worded or token.unit is None)
        return topic is None and not (
            listed or is_count(token, self.body, (self.place.start, self.place.end))
        )

    def _drop(self) -> None:
        """A figure is left out: rates after it, and the list it stands in, may be about it."""
        self.breakdowns.forget()
        self.breakdowns.skip()
        self._go(dropped=True)

    def _is_dated_otherwise(self, start: int, position: int) -> bool:
        return is_dated_otherwise(self.text, start, position, self.year)
