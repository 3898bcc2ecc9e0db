"""What a number counts, in the sentence and in the lists that it stands in."""

from __future__ import annotations

from collections.abc import Sequence

import msgspec
from msgspec.structs import replace

from govreport_parse.statements.applicants import of_applicant
from govreport_parse.statements.carried import with_carried_in
from govreport_parse.statements.clauses import begins_clause
from govreport_parse.statements.everyday import name_of_requests
from govreport_parse.statements.lists import governing
from govreport_parse.statements.narrowing import narrowed
from govreport_parse.statements.neighbours import (
    document_beside,
    may_sum_medium,
    of_own_year,
    participants,
    same_again,
)
from govreport_parse.statements.pairs import names_in
from govreport_parse.statements.restated import Figure, is_due, latter_or_former, said_again, summed
from govreport_parse.statements.rows import name_rows
from govreport_parse.statements.sheet import RECENT, Sheet
from govreport_parse.statements.subjects import GROUPS, Subject, Subjects
from govreport_parse.statements.suits import of_one_kind, of_one_outcome
from govreport_parse.statements.together import Joint, joint, named_in_bracket
from govreport_parse.statements.tokens import Token
from govreport_parse.statements.words import end_of_words
from govreport_parse.text.patterns import lazy_pattern
from govreport_parse.topics.catalogue import load_topics
from govreport_parse.topics.types import Topic

__all__ = ["Named", "Naming", "goes_on_by_order"]

# Words further back than this say nothing of a figure; sentences measure 120 characters at most.
_MEMORY = 400
_LIST_GOES_ON = lazy_pattern(r"[,;]|、(?!\d)|\Z")
_EACH = lazy_pattern(r"(?P<names>[^,;。:()\d]{2,40})(?:均|都|各)(?:为|是|有)?$")
_NEXT = lazy_pattern(r"[、和]\d+[件条次份人]")
_EACH_OF_THEM = lazy_pattern("[,(]各(?:为|有|占)?$")
# 无法提供的有38件不由本厅掌握: of some of the group, by what the words after say.
_OF_SOME = lazy_pattern(r"有\d+件(?!申请|的|不予|无法|其他|作)[\u4e00-\u9fff]{2}")
_SUM = lazy_pattern("合计|共计|总计")
# 已办了67件, 手里没有4件, 另有5件: not of all, whatever the heading says.
_NOT_ALL = lazy_pattern("(?:办了?|没有|另有?)$")
_BRACKET_ENDS = frozenset("()共计为有的,")
_RESULTS = lazy_pattern("(?:处理|办理|答复)(?:结果|情况)[^,;。]{0,6}[:,为]")
_CONCLUDED = ("requests_concluded", "requests_answered")
_EXPLAINED = lazy_pattern(
    r"\((?:[^()\d]{1,40}\)[共计为有,]*|(?:[^()\d含和、]{1,12}|(?:包?含|包括)[^()\d]{1,20})\)的)?$"
)
_COUNT_OF = frozenset({"(", "(计", "(共", ",即", ",计", ",共"})  # 全文电子化率97.3%(10740条)


class Named(msgspec.Struct, frozen=True, gc=False):
    """What a number counts, or the cells whose sum it states."""

    subject: Subject | None = None
    cells: tuple[str, ...] = ()

    @property
    def topic(self) -> Topic | None:
        """The topic of what it counts, unless that only keeps others from it."""
        if self.subject is None or self.subject.topic.shadow:
            return None
        return self.subject.topic


class Naming(msgspec.Struct, frozen=True):
    """Says what the numbers of one paragraph count.

    Attributes
    ----------
    subjects
        What words and headings say.
    earlier
        Figures of its section in the paragraphs before.
    office
        The office of a government reports.
    """

    subjects: Subjects
    earlier: Sequence[Figure]
    office: bool

    def subject(
        self,
        sheet: Sheet,
        token: Token,
        start: int,
        boundary: int,
        *,
        aside: int | None,
        dropped: bool,
    ) -> tuple[Sheet, Named]:
        """What a number counts, and the sheet with what it says of the figures before.

        `start`: where its sentence begins; `boundary`: where its own words do. `aside`: where the
        words before a figure set aside end (由18件增至24件). `dropped`: a figure of the sentence was
        left out.
        """
        body, drafts = sheet.body, sheet.drafts
        listed = drafts[max(sheet.state.first, len(drafts) - 2) :]
        if is_due(body, token, listed):
            due = Subject(load_topics()["requests_due"], token.start, token.start, "list")
            return sheet, Named(due)
        named = Named(_beside(sheet, token))
        if named.subject is None and body[token.start - 2 : token.start].startswith(")"):
            cells = named_in_bracket(self.subjects, token, boundary, sheet.form)
            named = Named(cells=cells)
        if named.subject is None:
            sheet, named = self._subject(
                sheet, token, start, boundary, aside, named, dropped=dropped
            )
        found = named.subject
        if found is not None:
            found = of_applicant(found, body, token, boundary)
            found = of_one_outcome(of_one_kind(found, body, token, boundary), body, boundary)
            found = with_carried_in(sheet, found, token, listed, boundary)
        own = narrowed(sheet, found, token, start, boundary, self.earlier, office=self.office)
        return sheet, (named if own is named.subject else replace(named, subject=own))

    def _subject(
        self,
        sheet: Sheet,
        token: Token,
        start: int,
        boundary: int,
        aside: int | None,
        named: Named,
        *,
        dropped: bool,
    ) -> tuple[Sheet, Named]:
        body, drafts, state = sheet.body, sheet.drafts, sheet.state
        if drafts and drafts[-1].token.start == token.start:
            return sheet, named  # the other end of a range that counts nothing known
        stop = (
            self._before_bracket(body, token, boundary) if aside is None else max(aside, boundary)
        )
        listed_first = self._listed(sheet, token, boundary, stop) if state.scopes else None
        if listed_first is not None:
            return sheet, Named(listed_first, named.cells)
        # A sum of what was listed is not what the heading names.
        near = drafts[max(state.first, len(drafts) - RECENT) :]
        listed = dropped or any(draft.period is None for draft in near)
        sums = listed and _SUM.search(body, boundary, token.start) is not None
        headed = not (state.scopes or sums or listed)
        subject = self.subjects.of(token, start, boundary, stop=stop, headed=headed)
        other = subject is not None and _NOT_ALL.search(body, boundary, token.start) is not None
        if subject is not None and other and self._is_known(sheet, subject.topic):
            subject = None  # 收到68件。已办67件: what the heading names was counted before
        if subject is None or body.startswith("其", subject.start):
            subject = self._listed(sheet, token, boundary, stop) or subject
        if subject is not None and sums and may_sum_medium(subject.topic, near):
            subject = None
        subject = subject or same_again(sheet, token)
        if subject is not None:
            return sheet, Named(subject, named.cells)
        sheet, named = self._restated(sheet, token, boundary, named)
        subject = named.subject or participants(sheet, token)
        subject = subject or of_own_year(sheet, token, boundary)
        return sheet, Named(subject, named.cells)

    def _is_known(self, sheet: Sheet, topic: Topic) -> bool:
        """Whether a figure before counts all requests, of which the heading of a later one speaks."""
        slugs = {draft.topic.slug for draft in sheet.drafts[-RECENT:] if draft.topic is not None}
        slugs.update(figure.topic for figure in self.earlier)
        return topic.slug == "requests_received" in slugs

    def combined(
        self, sheet: Sheet, topic: Topic | None, token: Token, boundary: int
    ) -> Joint | None:
        """The rows that a figure counts together; none of its own where they are not known; None for one row."""
        group = topic is not None and topic.slug in GROUPS
        if group and _OF_SOME.match(sheet.body, token.start - 1):
            return Joint(sheet.state.together)
        return joint(self.subjects, topic, token, boundary, sheet.form)

    def _listed(self, sheet: Sheet, token: Token, boundary: int, stop: int) -> Subject | None:
        wholes, beside = governing(sheet)
        found = self.subjects.listed(token, boundary, stop, wholes, beside)
        if found is None and _RESULTS.search(
            sheet.body, sheet.body.rfind("。", 0, boundary) + 1, boundary + 1
        ):
            # 处理结果：公开3件: of what was concluded, though its figure stands elsewhere.
            found = self.subjects.listed(token, boundary, stop, _CONCLUDED, beside)
        return found

    def _before_bracket(self, body: str, token: Token, boundary: int) -> int:
        """Where a number's own words end: before a bracket that explains them or holds the number.

        行政强制（查封扣押）27件; 不予公开（11件）.
        """
        if body[token.start - 1 : token.start] not in _BRACKET_ENDS:
            return token.start
        closed = body[token.start - 1 : token.start] == ")"
        if closed and self.subjects.adjoins(token, boundary):
            return token.start  # 公开(含部分公开)84件: the bracket is part of the name
        found = _EXPLAINED.search(body, max(boundary, token.start - _MEMORY), token.start)
        return found.start() if found else token.start

    def _restated(
        self, sheet: Sheet, token: Token, boundary: int, named: Named
    ) -> tuple[Sheet, Named]:
        """What a figure counts that repeats another, or adds up those of its sentence, which it may name."""
        body, form = sheet.body, sheet.form
        first = begins_clause(body, token, boundary)
        topic = said_again(body, token, sheet.drafts[-RECENT:], self.earlier, form, first=first)
        if topic is not None:
            again = Subject(topic, token.start, token.start, "context")
            return sheet, Named(again, named.cells)
        if _SUM.search(body, boundary, end_of_words(body, token)):
            sheet = sheet.with_changes(name_rows(sheet, form))
            sheet = sheet.with_changes(name_of_requests(sheet, form, self.subjects.headings))
        total = summed(sheet, token, boundary, _sum_from(sheet))
        one = total.topic
        subject = None if one is None else Subject(one, token.start, token.start, "context")
        return sheet.with_changes(total.changes), Named(subject, total.cells)

    def rest(self, sheet: Sheet, name: str, token: Token) -> Topic | None:
        """What 其他 counts after the rows that a list names."""
        if not name.startswith("其"):
            return None
        return self.subjects.matcher.listed(name, token.unit, *governing(sheet))

    def each(self, sheet: Sheet, token: Token, boundary: int) -> list[Topic]:
        """The topics of which a number says the same: 行政复议、行政诉讼均为0件; 4件为补正告知和其他途径，各2件."""
        body = sheet.body
        if goes_on_by_order(body, token):
            return []
        before = sheet.drafts[-1] if sheet.drafts else None
        of_them = before is not None and before.sum_of
        if before is not None and of_them and _EACH_OF_THEM.search(body, boundary, token.start):
            together = sheet.state.together
            parts = len(together) * (token.value or 0)
            return list(together) if parts == before.token.value else []
        words = _EACH.search(body, boundary, token.start)
        names = names_in(words["names"]) if words is not None else []
        found = [self.subjects.of_item(name, token.unit) for name in names]
        topics = [topic for topic in found if topic is not None]
        return topics if len(topics) == len(found) > 1 else []

    def may_lack_unit(
        self,
        sheet: Sheet,
        topic: Topic | None,
        token: Token,
        boundary: int,
        following: Sequence[Token],
    ) -> bool:
        """Whether a number without a unit is a figure: scaled (粉丝近2万), or in a list with units."""
        if topic is None or topic.units[0] == "%" or not self.subjects.adjoins(token, boundary):
            return False
        if token.scaled:
            return True
        around = [draft.token for draft in sheet.drafts[sheet.state.first :][-1:]]
        near = [t for t in (*around, *following) if t.kind == "number" and t.unit in topic.units]
        # Not the first digits of another number: 1、234件.
        return bool(near) and _LIST_GOES_ON.match(sheet.body, token.end) is not None


def goes_on_by_order(body: str, token: Token) -> bool:
    """Whether 各 stands before as many numbers as names: 当面、网络、信函各4件、6件、3件."""
    each = body[token.start - 1 : token.start] == "各"
    return each and _NEXT.match(body, token.end) is not None


def _beside(sheet: Sheet, token: Token) -> Subject | None:
    """What a number counts that the figure right before it says."""
    before = sheet.drafts[-1] if sheet.drafts else None
    if before is not None and before.topic is not None:
        if before.token.start == token.start and before.counted is not None:
            return Subject(before.topic, *before.counted)  # the other end of a range
        rate = before.topic.rate_of
        if rate and sheet.body[before.token.end : token.start] in _COUNT_OF:
            return Subject(load_topics()[rate], before.begin, before.end)
        document = document_beside(sheet, token)
        if document is not None:
            return document
    one = latter_or_former(sheet.body, token, sheet.state.together)
    return None if one is None else Subject(one, token.start, token.start, "list")


def _sum_from(sheet: Sheet) -> int:
    """Where the figures begin that a sum adds up: after the last semicolon, where two are."""
    state, count = sheet.state, len(sheet.drafts)
    begin = state.group if count - state.group > 1 else state.first
    return max(begin, count - RECENT)
