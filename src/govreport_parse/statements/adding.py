"""Adding figures to the lists that they stand in, once it is known what they count."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence

from msgspec.structs import replace

from govreport_parse.statements.claims import Said
from govreport_parse.statements.dates import is_stock, is_up_to_a_date, times_before
from govreport_parse.statements.drafts import Draft, joined
from govreport_parse.statements.lists import Breakdowns
from govreport_parse.statements.naming import Named, Naming
from govreport_parse.statements.neighbours import led_by
from govreport_parse.statements.pairs import QUARTERS, Pairs, paired
from govreport_parse.statements.periods import place_period
from govreport_parse.statements.place import Place
from govreport_parse.statements.remainders import total
from govreport_parse.statements.sheet import RECENT
from govreport_parse.statements.subjects import Subject, Subjects
from govreport_parse.statements.sums import adopt
from govreport_parse.statements.tokens import Token
from govreport_parse.statements.words import counted_words, is_count, skip_marks
from govreport_parse.topics.types import Topic

__all__ = ["Adding", "follows"]

_AMONG = re.compile(r"[^,;。:、()\d]{0,12}中[,:]")
_AMONG_FROM = re.compile("在|从|的$|其余|余下|剩余|剩下")
_SHARE_BASE = re.compile(r"[(,]占[^,;。()\d%]{1,24}$")
# Between a figure set aside and the one that counts: 增至, ，共.
_AFTER_ASIDE = re.compile(r"[,共计合总为至到增加减少上升下降提高回落缩短了达]*")


def follows(body: str, aside: Token | None, token: Token) -> bool:
    """Whether a number comes right after the figure set aside: 由18件 增至 24件."""
    return aside is not None and _AFTER_ASIDE.fullmatch(body, aside.end, token.start) is not None


class Adding:
    """Adds the figures of one paragraph.

    Parameters
    ----------
    body
        Its folded text with traps blotted out.
    subjects, naming
        What words, headings and lists say that a number counts.
    breakdowns
        The figures so far, to which they are added.
    """

    def __init__(
        self, body: str, subjects: Subjects, naming: Naming, breakdowns: Breakdowns
    ) -> None:
        self.body = body
        self.subjects = subjects
        self.naming = naming
        self.breakdowns = breakdowns

    def count(
        self,
        place: Place,
        named: Named,
        token: Token,
        start: int,
        combined: tuple[str, ...] | None,
    ) -> bool:
        """Add a figure, in the list that it stands in; whether it counts anything.

        `start`: where the words begin that may date it. `combined`: the cells of the rows that it
        counts together.
        """
        topic, subject = named.topic, named.subject
        if _SHARE_BASE.search(self.body, place.boundary, token.start) is not None:
            self.breakdowns.close()  # 占全部处罚决定24320件的35%: no part of anything
        inner = self.breakdowns.close_scopes(topic, token)
        if topic is None and not (
            is_count(token, self.body, (place.start, place.end)) or self.breakdowns.state.scopes
        ):
            return False
        level = topic is not None and topic.level
        times = times_before(self.body, start, token)
        stock = not level and is_stock(self.body, times, start, token, place.end)
        begin = skip_marks(self.body, place.boundary, token.start)
        if place.opening is not None:
            begin = min(begin, place.opening)
        own = not (stock or level or self.breakdowns.state.scopes)
        if (
            subject is not None
            and own
            and is_up_to_a_date(times)
            and not (topic is not None and self._is_said_again(topic, token))
        ):
            subject = replace(subject, basis="context")  # 截至12月底1733条
        inner = inner or (subject is not None and subject.inner)
        k, draft = len(self.breakdowns.drafts), self._draft(place, topic, token, begin, subject)
        if stock or inner:
            draft = replace(draft, stock=stock, inner=inner)
        self.breakdowns.add(draft)
        if self.breakdowns.state.enclosed is not None:
            self.breakdowns.take(adopt(self.breakdowns, token, *self.breakdowns.state.enclosed))
            self.breakdowns.change(enclosed=None)
        if combined is None:
            self.breakdowns.take(total(self.breakdowns, place.boundary, token))
        cells = combined or named.cells
        if cells or combined == ():
            fields = {"sum_of": cells} if cells else {}
            self.breakdowns.revise(k, of_several=combined == (), **fields)
        among = _AMONG.match(self.body, token.end) is not None
        of_some = topic is not None and topic.facet == "applicant"
        if among and (of_some or _AMONG_FROM.search(self.body, begin, token.start)):
            self.breakdowns.open()  # 在公开的425条信息中, 其余16件中
        return True

    def _is_said_again(self, topic: Topic, token: Token) -> bool:
        """Whether requests were counted before as those of the year: 收到12件。截至年底，12件申请都已办结."""
        near = self.breakdowns.drafts[-RECENT:]
        return topic.facet == "stage" and any(
            draft.topic is not None
            and draft.topic.facet == "stage"
            and draft.basis == "own"
            and not draft.stock
            and (draft.token.value, draft.token.unit) == (token.value, token.unit)
            for draft in near
        )

    def each(self, place: Place, token: Token) -> bool:
        """Add what is said of each of several (行政复议、行政诉讼均为0件); whether it is."""
        topics = self.naming.each(token, place.boundary)
        if topics:
            self.breakdowns.close()
        for topic in topics:
            self.add(place, topic, token, place.boundary)
        return bool(topics)

    def add(self, place: Place, topic: Topic | None, token: Token, begin: int) -> None:
        """Add a figure whose words begin at `begin`."""
        self.breakdowns.add(self._draft(place, topic, token, begin))

    def _draft(
        self,
        place: Place,
        topic: Topic | None,
        token: Token,
        begin: int,
        subject: Subject | None = None,
    ) -> Draft:
        if subject is None or subject.start == subject.end:
            counted = counted_words(self.body, begin, token)
        else:
            counted = (subject.start, subject.end)
        aside = place.aside if follows(self.body, place.aside, token) else None
        return Draft(
            topic=topic,
            token=token,
            begin=begin,
            end=token.end,
            sentence=place.start,
            reach=token.end,
            elsewhere=place.elsewhere,
            period=place.period,
            base=aside.value if aside is not None and aside.kind == "from" else None,
            basis="own" if subject is None else subject.basis,
            counted=counted,
        )

    def pair(self, place: Place, token: Token, following: Sequence[Token]) -> tuple[int, int]:
        """A、B分别为a、b: figures by the order of their names. How many tokens it took, and where their words end."""
        counted = self.breakdowns.state.latest is not None
        begin = max(place.boundary, place.start)
        pairs = paired(self.body, token, following, begin, counted=counted)
        self.breakdowns.rate_each(pairs.rates)
        if self._of_each_before(place, pairs.unnamed):
            return len(pairs.unnamed), pairs.unnamed[-1].end
        if not (pairs.rates or pairs.taken):
            self.breakdowns.open(complete=True)
        end = place.boundary if pairs.end is None else pairs.end
        if pairs.names == QUARTERS:
            self._quarters(place, pairs)
            return pairs.taken, end
        at, verb = pairs.begin, self.body[token.end : pairs.numbers[0].start] if pairs.names else ""
        for name, number in zip(pairs.names, pairs.numbers, strict=True):
            at = self.body.index(name, at)
            every = " ".join(pairs.names)
            topic = self.subjects.of_item(name, number.unit, every)
            if topic is None and verb:
                topic = self.subjects.of_item(verb + name, number.unit, every)  # 规章分别制作1件
            topic = topic or self.naming.rest(name, number)
            if topic is not None or is_count(number, self.body, (place.start, place.end)):
                self.breakdowns.close_scopes(topic, number)
                self.add(place, topic, number, pairs.begin)
                self.breakdowns.revise(-1, counted=(at, at + len(name)))
            at += len(name)
        if pairs.taken or not self._in_order(place, pairs.unnamed):
            return pairs.taken, end
        return len(pairs.unnamed), pairs.unnamed[-1].end

    def _quarters(self, place: Place, pairs: Pairs) -> None:
        """第一至第四季度分别为52件、81件、94件、85件: figures of the parts of the year, without a cell."""
        place_period(self.breakdowns, pairs.numbers[0])
        for name, number in zip(pairs.names, pairs.numbers, strict=True):
            inside = replace(place, elsewhere=True, period=name)
            self.add(inside, None, number, pairs.begin)

    def _of_each_before(self, place: Place, numbers: Sequence[Token]) -> bool:
        """发布会12场、访谈10场，局长分别出席4场、3场: each a part of one of as many figures before, by their order."""
        first, drafts = self.breakdowns.state.first, self.breakdowns.drafts
        wholes = [k for k in range(first, len(drafts)) if not drafts[k].part][-len(numbers) :]
        if len(numbers) < 2 or len(wholes) != len(numbers) or self.breakdowns.state.brackets:
            return False
        pairs = list(zip(wholes, numbers, strict=True))
        if any(
            drafts[k].token.unit != number.unit
            or (drafts[k].token.value or 0) < (number.value or 0)
            for k, number in pairs
        ):
            return False
        begin = max(place.boundary, place.start)
        words = self.body[begin : numbers[0].start]
        self.breakdowns.close()
        for k, number in pairs:
            self.add(place, led_by(words, self.breakdowns.slug(k)), number, begin)
            self.breakdowns.take(joined(self.breakdowns.drafts, k, len(self.breakdowns.drafts) - 1))
            begin = number.end
        return True

    def _in_order(self, place: Place, numbers: Sequence[Token]) -> bool:
        """不予公开和信息不存在共12件，依次为8件、4件: figures of the rows that the one before counts together."""
        topics, before = self.breakdowns.state.together, self.breakdowns.drafts[-1:]
        several = any(
            draft.sum_of or draft.of_several or (draft.topic and draft.topic.sum_of)
            for draft in before
        )
        if not (several and numbers) or len(topics) != len(numbers):
            return False
        for topic, number in zip(topics, numbers, strict=True):
            self.add(place, topic, number, number.start)
        self.breakdowns.close_innermost()
        return True

    def say(self, place: Place, claims: Iterable[Said]) -> None:
        """Add denials, each topic once, and what is said of all items of a figure."""
        for said in claims:
            if said.said_of is None:
                if self.breakdowns.is_denied(said.topic.slug):
                    continue
                self.breakdowns.close()
            elif not self.breakdowns.drafts[said.said_of].part:
                self.breakdowns.close()
            draft = self._draft(place, said.topic, said.token, said.token.start, said.subject)
            derived = said.said_of is not None
            self.breakdowns.add(replace(draft, said_of=said.said_of, derived=derived))
            if said.said_of is None:
                self.breakdowns.forget()
