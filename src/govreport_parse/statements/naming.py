"""What a number counts, in the sentence and in the lists that it stands in."""

from __future__ import annotations

import re
from collections.abc import Sequence

import msgspec
from msgspec.structs import replace

from govreport_parse.statements.applicants import of_applicant
from govreport_parse.statements.bodies import goes_by_matter, of_one_body, of_some_applicants
from govreport_parse.statements.carried import with_carried_in
from govreport_parse.statements.clauses import begins_clause, names_next
from govreport_parse.statements.drafts import NOTHING, Changes, Draft
from govreport_parse.statements.everyday import name_of_requests
from govreport_parse.statements.lists import Breakdowns
from govreport_parse.statements.neighbours import (
    comes_on_top,
    document_beside,
    led,
    may_sum_medium,
    participants,
    same_again,
)
from govreport_parse.statements.outcomes import outcome_among
from govreport_parse.statements.pairs import names_in
from govreport_parse.statements.restated import Figure, is_due, latter_or_former, said_again, summed
from govreport_parse.statements.rows import leaf_of, name_rows, stage_of
from govreport_parse.statements.sheet import RECENT, Sheet
from govreport_parse.statements.subjects import GROUPS, Subject, Subjects
from govreport_parse.statements.suits import of_one_kind
from govreport_parse.statements.surroundings import OF_REQUESTS
from govreport_parse.statements.together import Joint, joint, named_in_bracket
from govreport_parse.statements.tokens import Token
from govreport_parse.statements.words import end_of_words
from govreport_parse.topics.catalogue import load_topics
from govreport_parse.topics.types import Topic

__all__ = ["Named", "Naming"]

# Words further back than this say nothing of a figure; sentences measure 120 characters at most.
_MEMORY = 400
_LIST_GOES_ON = re.compile(r"[,;]|、(?!\d)|\Z")
_EACH = re.compile(r"(?P<names>[^,;。:()\d]{2,40})(?:均|都|各)(?:为|是|有)?$")
_NEXT = re.compile(r"[、和]\d+[件条次份人]")
_EACH_OF_THEM = re.compile("[,(]各(?:为|有|占)?$")
_OTHER = re.compile("其[他它余]$")
# 无法提供的有38件不由本厅掌握: of some of the group, by what the words after say.
_OF_SOME = re.compile(r"有\d+件(?!申请|的|不予|无法|其他|作)[\u4e00-\u9fff]{2}")
_SUM = re.compile("合计|共计|总计")
# 已办了67件, 手里没有4件, 另有5件: not of all, whatever the heading says.
_NOT_ALL = re.compile("(?:办了?|没有|另有?)$")
# 专职2名，加上各科兼职共13名: with others, and not of those alone.
_WITH_OTHERS = re.compile(
    r"(?:^|[,;。(])(?:再?加上?|连同|算上)[^,;:。()\d结转]{2,16}(?:一共|总共|合计|共计|总计|共)(?:有|为)?$"
)
_BRACKET_ENDS = frozenset("()共计为有的,")
_RESULTS = re.compile("(?:处理|办理|答复)(?:结果|情况)[^,;。]{0,6}[:,为]")
_CONCLUDED = ("requests_concluded", "requests_answered")
_EXPLAINED = re.compile(
    r"\((?:[^()\d]{1,40}\)[共计为有,]*|(?:[^()\d含和、]{1,12}|(?:包?含|包括)[^()\d]{1,20})\)的)?$"
)
_COUNT_OF = frozenset({"(", "(计", "(共", ",即", ",计", ",共"})  # 全文电子化率97.3%(10740条)
_REASON = 24
_ITEM_START = re.compile("[,;:。、()]|其中|另有")
_REQUESTS = frozenset({"requests_received", "requests_accepted", "requests_due"})
_OF_BODIES = _REQUESTS | {"proactive_items", "normative_issued", "reconsideration", "litigation"}
_CLAUSE_AFTER = re.compile(r"[^,;:。、()\d]{3,20}")
_DONE = frozenset({"requests_concluded", "requests_answered"})


class Named(msgspec.Struct, frozen=True, gc=False):
    """What a number counts, or the cells whose sum it states; what it says of figures before."""

    subject: Subject | None = None
    cells: tuple[str, ...] = ()
    changes: Changes = NOTHING

    @property
    def topic(self) -> Topic | None:
        """The topic of what it counts, unless that only keeps others from it."""
        if self.subject is None or self.subject.topic.shadow:
            return None
        return self.subject.topic


class Naming:
    """Says what the numbers of one paragraph count.

    Parameters
    ----------
    body, form
        Its folded text with traps blotted out; id of the report's form.
    subjects
        What words and headings say.
    breakdowns
        The figures so far.
    earlier
        Figures of its section in the paragraphs before.
    office
        The office of a government reports.
    """

    def __init__(
        self,
        body: str,
        form: str | None,
        subjects: Subjects,
        breakdowns: Breakdowns,
        earlier: Sequence[Figure],
        *,
        office: bool,
    ) -> None:
        self.body = body
        self.form = form
        self.subjects = subjects
        self.breakdowns = breakdowns
        self.earlier = earlier
        self.office = office
        self.topics = load_topics()

    def subject(
        self, token: Token, start: int, boundary: int, *, aside: int | None, dropped: bool
    ) -> Named:
        """What a number counts.

        `start`: where its sentence begins; `boundary`: where its own words do. `aside`: where the
        words before a figure set aside end (由18件增至24件). `dropped`: a figure of the sentence was
        left out.
        """
        drafts = self.breakdowns.drafts
        listed = drafts[max(self.breakdowns.state.first, len(drafts) - 2) :]
        if is_due(self.body, token, listed):
            return Named(Subject(self.topics["requests_due"], token.start, token.start, "list"))
        named = Named(self._beside(token))
        if named.subject is None and self.body[token.start - 2 : token.start].startswith(")"):
            cells = named_in_bracket(self.subjects, token, boundary, self.form)
            named = Named(cells=cells)
        if named.subject is None:
            named = self._subject(token, start, boundary, aside, named, dropped=dropped)
        if named.subject is not None:
            found = of_applicant(named.subject, self.body, token, boundary)
            found = of_one_kind(found, self.body, token, boundary)
            found = with_carried_in(self.breakdowns, found, token, listed, boundary)
            named = replace(named, subject=found)
        own = self._own(named, token, start, boundary)
        return named if own is named.subject else replace(named, subject=own)

    def _own(self, named: Named, token: Token, start: int, boundary: int) -> Subject | None:
        """What a number counts, unless it is of a part of what is named; the row of it that is said."""
        found = named.subject
        if found is not None and comes_on_top(self.breakdowns, found, token):
            return replace(found, inner=True)
        if found is not None and self._is_of_one_body(found, token, boundary, named.changes):
            return replace(found, inner=True)
        if found is not None and names_next(self.body, token, found.start):
            return None
        if found is not None and self._is_rest(found):
            return None
        facet = found.topic.facet if found is not None else ""
        if facet in OF_REQUESTS and of_some_applicants(self.body, token, facet):
            return None
        if found is not None and self._is_matter(facet, token, start):
            return None
        return self._special(led(self.breakdowns, found, token), token, boundary)

    def _is_matter(self, facet: str, token: Token, start: int) -> bool:
        """Whether what is named is only what requests are about: 收到30件，按内容分，行政许可5件."""
        if facet in OF_REQUESTS and facet not in ("applicant", "channel"):
            return False
        near = (draft.topic for draft in reversed(self.breakdowns.drafts[-RECENT:]))
        before = next((topic.facet for topic in near if topic is not None), "")
        return before in OF_REQUESTS and goes_by_matter(self.body, token, start)

    def _is_rest(self, subject: Subject) -> bool:
        """Whether a figure is of a rest: 其他答复12件, 其他回应18次."""
        whole = subject.topic.facet == "stage" or subject.topic.slug == "hot_topics"
        return (
            whole and _OTHER.search(self.body, max(0, subject.start - 2), subject.start) is not None
        )

    def _is_of_one_body(
        self, subject: Subject, token: Token, boundary: int, changes: Changes
    ) -> bool:
        """Whether it is of one of the bodies that a figure before counts together: 其中乡镇收到23件."""
        if subject.topic.slug not in _OF_BODIES:
            return False
        clause = max(boundary, *(self.body.rfind(mark, 0, token.start) + 1 for mark in ",;:。("))
        words = self.body[clause : token.start]
        return of_one_body(words, office=self.office) and self._is_counted_before(
            token, subject.topic.slug, changes
        )

    def _is_counted_before(self, token: Token, own: str, changes: Changes) -> bool:
        """Whether a figure before counts the same, and no fewer: of all bodies together."""
        drafts = self.breakdowns.drafts
        recent = [changes.get(k, drafts[k]) for k in self.breakdowns.recent()]
        before = [(d.topic.slug, d.token.value) for d in recent if d.topic]
        before += [(figure.topic, figure.value) for figure in self.earlier]
        return any(
            (slug == own or {slug, own} <= _REQUESTS) and (value or 0) >= (token.value or 0)
            for slug, value in before
        )

    def _beside(self, token: Token) -> Subject | None:
        """What a number counts that the figure right before it says."""
        before = self.breakdowns.drafts[-1] if self.breakdowns.drafts else None
        if before is not None and before.topic is not None:
            if before.token.start == token.start and before.counted is not None:
                return Subject(before.topic, *before.counted)  # the other end of a range
            rate = before.topic.rate_of
            if rate and self.body[before.token.end : token.start] in _COUNT_OF:
                return Subject(self.topics[rate], before.begin, before.end)
            document = document_beside(self.breakdowns, token)
            if document is not None:
                return document
        one = latter_or_former(self.body, token, self.breakdowns.state.together)
        return None if one is None else Subject(one, token.start, token.start, "list")

    def _subject(
        self,
        token: Token,
        start: int,
        boundary: int,
        aside: int | None,
        named: Named,
        *,
        dropped: bool,
    ) -> Named:
        drafts, state = self.breakdowns.drafts, self.breakdowns.state
        if drafts and drafts[-1].token.start == token.start:
            return named  # the other end of a range that counts nothing known
        stop = self._before_bracket(token, boundary) if aside is None else max(aside, boundary)
        listed_first = self._listed(token, boundary, stop) if state.scopes else None
        if listed_first is not None:
            return Named(listed_first, named.cells)
        # A sum of what was listed is not what the heading names.
        near = drafts[max(state.first, len(drafts) - RECENT) :]
        listed = dropped or any(draft.period is None for draft in near)
        sums = listed and _SUM.search(self.body, boundary, token.start) is not None
        headed = not (state.scopes or sums or listed)
        subject = self.subjects.of(token, start, boundary, stop=stop, headed=headed)
        other = _NOT_ALL.search(self.body, boundary, token.start) is not None
        if subject is not None and other and self._is_known(subject.topic):
            subject = None  # 收到68件。已办67件: what the heading names was counted before
        if subject is None or self.body.startswith("其", subject.start):
            subject = self._listed(token, boundary, stop) or subject
        if subject is not None and sums and may_sum_medium(subject.topic, near):
            subject = None
        subject = subject or same_again(self.breakdowns, token)
        if subject is None:
            named = self._restated(token, boundary, named)
            subject = named.subject or participants(self.breakdowns, token, named.changes)
        return Named(subject, named.cells, named.changes)

    def _is_known(self, topic: Topic) -> bool:
        """Whether a figure before counts all requests, of which the heading of a later one speaks."""
        drafts = self.breakdowns.drafts[-RECENT:]
        slugs = {draft.topic.slug for draft in drafts if draft.topic is not None}
        slugs.update(figure.topic for figure in self.earlier)
        return topic.slug == "requests_received" in slugs

    def combined(self, topic: Topic | None, token: Token, boundary: int) -> Joint | None:
        """The rows that a figure counts together; none of its own where they are not known; None for one row."""
        if (
            topic is not None
            and topic.slug in GROUPS
            and _OF_SOME.match(self.body, token.start - 1)
        ):
            return Joint(self.breakdowns.state.together)
        return joint(self.subjects, topic, token, boundary, self.form)

    def _special(self, subject: Subject | None, token: Token, boundary: int) -> Subject | None:
        """A subject, or the row of it that a reason before its name says."""
        if subject is None or _WITH_OTHERS.search(self.body, boundary, token.start):
            return None
        own = self.breakdowns.drafts[self.breakdowns.state.first :][-RECENT:]
        subject = outcome_among(subject, self.body, token, boundary, own)
        if subject.basis == "context":
            return subject
        if subject.start > token.end:
            words = self.body[token.end : subject.start]  # 1件实为投诉而不予处理
            leaf = leaf_of(subject.topic, words, self.form, token.unit)
            return subject if leaf is None else Subject(leaf, token.end, subject.end)
        if subject.end > token.start:
            return subject
        if self.body.startswith("有", token.start - 1):
            after = _CLAUSE_AFTER.match(self.body, token.end)  # 无法提供的有38件不由本厅掌握
            leaf = leaf_of(subject.topic, after.group(), self.form, token.unit) if after else None
            if leaf is not None:
                return Subject(leaf, token.end, after.end() if after else token.end)
        if subject.topic.slug in _DONE:
            clause = max(
                boundary, *(self.body.rfind(mark, 0, token.start) + 1 for mark in ",;:。(")
            )
            stage = stage_of(self.body[clause : token.start])
            if stage is not None and stage.fits(token.unit):  # 延到2021年答复1件
                return replace(subject, topic=stage)
        begin = max(boundary, subject.start - _REASON)
        words = _ITEM_START.split(self.body[begin : subject.start])[-1]
        leaf = leaf_of(subject.topic, words, self.form, token.unit)
        return subject if leaf is None else Subject(leaf, subject.start - len(words), subject.end)

    def _listed(self, token: Token, boundary: int, stop: int) -> Subject | None:
        governing, beside = self.breakdowns.governing()
        found = self.subjects.listed(token, boundary, stop, governing, beside)
        if found is None and _RESULTS.search(
            self.body, self.body.rfind("。", 0, boundary) + 1, boundary + 1
        ):
            # 处理结果：公开3件: of what was concluded, though its figure stands elsewhere.
            found = self.subjects.listed(token, boundary, stop, _CONCLUDED, beside)
        return found

    def _before_bracket(self, token: Token, boundary: int) -> int:
        """Where a number's own words end: before a bracket that explains them or holds the number.

        行政强制（查封扣押）27件; 不予公开（11件）.
        """
        if self.body[token.start - 1 : token.start] not in _BRACKET_ENDS:
            return token.start
        closed = self.body[token.start - 1 : token.start] == ")"
        if closed and self.subjects.adjoins(token, boundary):
            return token.start  # 公开(含部分公开)84件: the bracket is part of the name
        found = _EXPLAINED.search(self.body, max(boundary, token.start - _MEMORY), token.start)
        return found.start() if found else token.start

    def _restated(self, token: Token, boundary: int, named: Named) -> Named:
        """What a figure counts that repeats another, or adds up those of its sentence."""
        drafts = self.breakdowns.drafts[-RECENT:]
        first = begins_clause(self.body, token, boundary)
        topic = said_again(self.body, token, drafts, self.earlier, self.form, first=first)
        if topic is not None:
            return Named(Subject(topic, token.start, token.start, "context"), named.cells)
        sheet: Sheet = self.breakdowns
        changes: dict[int, Draft] = {}
        if _SUM.search(self.body, boundary, end_of_words(self.body, token)):
            changes |= name_rows(sheet, self.form)
            sheet = sheet.with_changes(changes) if changes else sheet
            changes |= name_of_requests(sheet, self.form, self.subjects.headings)
            sheet = sheet.with_changes(changes) if changes else sheet
        total = summed(sheet, token, boundary, self._sum_from())
        one = total.topic
        subject = None if one is None else Subject(one, token.start, token.start, "context")
        if total.changes:
            changes |= total.changes
        return Named(subject, total.cells, changes)

    def rest(self, name: str, token: Token) -> Topic | None:
        """What 其他 counts after the rows that a list names."""
        governing, beside = self.breakdowns.governing()
        listed = name.startswith("其") and self.subjects.matcher.listed(
            name, token.unit, governing, beside
        )
        return listed or None

    def _sum_from(self) -> int:
        """Where the figures begin that a sum adds up: after the last semicolon, where two are."""
        state, count = self.breakdowns.state, len(self.breakdowns.drafts)
        begin = state.group if count - state.group > 1 else state.first
        return max(begin, count - RECENT)

    def goes_on_by_order(self, token: Token) -> bool:
        """Whether 各 stands before as many numbers as names: 当面、网络、信函各4件、6件、3件."""
        each = self.body[token.start - 1 : token.start] == "各"
        return each and _NEXT.match(self.body, token.end) is not None

    def each(self, token: Token, boundary: int) -> list[Topic]:
        """The topics of which a number says the same: 行政复议、行政诉讼均为0件; 4件为补正告知和其他途径，各2件."""
        if self.goes_on_by_order(token):
            return []
        before = self.breakdowns.drafts[-1] if self.breakdowns.drafts else None
        if (
            before is not None
            and before.sum_of
            and _EACH_OF_THEM.search(self.body, boundary, token.start)
        ):
            together = self.breakdowns.state.together
            parts = len(together) * (token.value or 0)
            return list(together) if parts == before.token.value else []
        words = _EACH.search(self.body, boundary, token.start)
        names = names_in(words["names"]) if words is not None else []
        found = [self.subjects.of_item(name, token.unit) for name in names]
        topics = [topic for topic in found if topic is not None]
        return topics if len(topics) == len(found) > 1 else []

    def may_lack_unit(
        self, topic: Topic | None, token: Token, boundary: int, following: Sequence[Token]
    ) -> bool:
        """Whether a number without a unit is a figure: scaled (粉丝近2万), or in a list with units."""
        if topic is None or topic.units[0] == "%" or not self.subjects.adjoins(token, boundary):
            return False
        if token.scaled:
            return True
        around = (
            [self.breakdowns.drafts[-1].token]
            if len(self.breakdowns.drafts) > self.breakdowns.state.first
            else []
        )
        near = [t for t in (*around, *following) if t.kind == "number" and t.unit in topic.units]
        # Not the first digits of another number: 1、234件.
        return bool(near) and _LIST_GOES_ON.match(self.body, token.end) is not None
