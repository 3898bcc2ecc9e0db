"""What belongs to what: 其中, brackets, 按…分, semicolons open and close breakdowns."""

from __future__ import annotations

import re
from collections.abc import Sequence

from govreport_parse.statements.drafts import Draft, joined
from govreport_parse.statements.membership import is_inner, is_of_applicants, is_part
from govreport_parse.statements.remainders import join
from govreport_parse.statements.remedies import govern, governed_by, remedy_of
from govreport_parse.statements.sheet import RECENT, Bracket, Sheet, State
from govreport_parse.statements.tokens import Token
from govreport_parse.topics.types import Topic

__all__ = ["Breakdowns"]

# Lists whose members are no wholes of what follows.
_LISTED = frozenset({"applicant", "channel"})
# 1.疾控信息318条，其中布病74条；2.医师执业406条: an item of a list whose items have numbers.
_ITEM = re.compile(
    r"[(]?(?:\d{1,2}|[一二三四五六七八九十])[).、](?!\d)|[一二三四五六七八九十]是|[①-⑳]"
)
_BY_KIND = re.compile("[按从以][^,;。:\\d]{1,30}[,:]")
# What outcomes are of, whatever else stands before them.
_DONE = frozenset({"requests_concluded", "requests_answered"})


class Breakdowns(Sheet):
    """The drafts of one paragraph and the breakdowns that are open."""

    def begin_sentence(self) -> None:
        """Close everything; the drafts so far belong to other sentences."""
        count, before = len(self.drafts), self.state
        self.state = State(
            first=count, group=count, resumed=before.resumed, enclosed=before.enclosed,
            fresh=before.fresh, carried_in=before.carried_in, together=before.together,
        )  # fmt: skip

    def governing(self) -> tuple[list[str], list[Topic]]:
        """The slugs of what a figure of few words may be listed under, the nearest first, and what that list names."""
        begin = max(self.state.first, self.state.resumed, len(self.drafts) - RECENT)
        nearby: Sequence[int] = range(begin, len(self.drafts))
        wholes = nearby
        if self.state.scopes:
            # 答复108件：公开61件，其他答复38件，包括不掌握14件: the 14 are answers, too.
            wholes = (
                self.state.scopes[-1:]
                if self.slug(self.state.scopes[-1])
                else self.state.scopes[-2:]
            )
            nearby = self.own(self.drafts[self.state.scopes[-1]])
        topics = [self.drafts[k].topic for k in nearby]
        beside = [topic for topic in topics if topic is not None]
        return [self.slug(k) for k in reversed(wholes) if self.slug(k)], beside

    def open(self, *, complete: bool = False, bracket: bool = False) -> None:
        """A breakdown of the latest figure begins: 其中, a bracket, 分别为."""
        if bracket:
            opened = Bracket(self.state.scopes, self.state.latest, len(self.drafts))
            self.change(brackets=(*self.state.brackets, opened))
        latest = self.state.latest
        if latest is None:
            return
        self._begin_list((*self.state.scopes, latest if bracket else self._divisible(latest)))
        self.change(doubtful=False, semicolons=False)
        if complete:
            self.revise(latest, complete=True)

    def _divisible(self, k: int) -> int:
        """A figure; before one of 0, the one that stands there: 复议3件、诉讼0件，其中2件维持."""
        if self.drafts[k].token.value == 0:
            for j in range(k - 1, self.state.first - 1, -1):
                if self._may_divide(j, self.drafts[k].token):
                    return j
        return k

    def resume(self, *, complete: bool, name: str = "") -> None:
        """按渠道分: a breakdown of the last whole, be it of the sentence before; of the last that words name."""
        counts = (k for k in self.recent() if self.drafts[k].token.unit != "%")
        wholes = [k for k in counts if self._may_be_whole(k)]
        wholes = [k for k in wholes if not self._is_by_kind(k)]
        wholes = [k for k in wholes if name and self._names(self.drafts[k], name)] or wholes
        # 46件，自然人40件、法人6件。按内容分: of the 46.
        # 公开500条，全文电子化480条。从主体看: of the 500.
        while wholes and self._is_listed(wholes[-1], wholes[:-1]):
            wholes.pop()
        self._begin_list(tuple(wholes[-1:]))
        self.change(resumed=len(self.drafts))
        if not wholes:
            return
        whole = self.drafts[wholes[-1]]
        doubtful = (whole.stock and bool(whole.parts)) or any(
            self.drafts[k].sentence == whole.sentence and self.same_unit(k, whole.token)
            for k in wholes[:-1]
        )
        self.change(doubtful=doubtful)
        self.change(entire=complete and not doubtful)

    def _is_by_kind(self, k: int) -> bool:
        """Whether a figure is an item of the last list by a criterion: 从渠道看，网站60条、电子屏9条。从内容看."""
        first = self.state.resumed
        if k < first or self.drafts[k].sentence != self.drafts[first].sentence:
            return False
        return _BY_KIND.match(self.body, self.drafts[first].begin) is not None

    def _may_divide(self, k: int, token: Token) -> bool:
        draft = self.drafts[k]
        return bool(draft.token.value) and not draft.part and self.same_unit(k, token)

    def _begin_list(self, scopes: tuple[int, ...]) -> None:
        """Breakdowns of which the innermost has no part yet."""
        self.change(scopes=scopes, fresh=bool(scopes), entire=False)
        if scopes:
            whole = self.drafts[scopes[-1]]
            if whole.earlier != len(whole.parts):
                self.revise(scopes[-1], earlier=len(whole.parts))

    def resume_named(self, name: str) -> bool:
        """新增信息中: a breakdown of the last figure that the words name; whether there is one."""
        self.close()
        for k in reversed(self.recent()):
            draft = self.drafts[k]
            if not (draft.stock or draft.derived) and self._names(draft, name[:2]):
                self._begin_list((k,))
                return True
        return False

    def _names(self, draft: Draft, words: str) -> bool:
        start, end = draft.counted or (draft.begin, draft.token.start)
        if draft.part:
            return self.body.startswith(words, start)  # and not 社区公开栏236条
        return words in self.body[min(start, draft.begin) : end]

    def _may_be_whole(self, k: int) -> bool:
        draft = self.drafts[k]
        if draft.part or draft.derived:
            return False
        # A figure without a topic is broken down by the sentence right after its own alone.
        return draft.topic is not None or draft.sentence == self.drafts[-1].sentence

    def _is_listed(self, k: int, wholes: list[int]) -> bool:
        topic = self.drafts[k].topic
        if topic is None or not (topic.facet in _LISTED or (topic.overlaps and not topic.facet)):
            return False
        return any(self.slug(whole) in topic.within for whole in wholes)

    def close_bracket(self, end: int) -> None:
        """After a bracket a rate belongs to the figure before it."""
        if self.state.brackets:
            *outer, closed = self.state.brackets
            whole = closed.figure
            enclosed = (end, closed.before) if whole is None else None
            # 36条（资金2000万元），外贸44条: the list around the bracket goes on.
            self.change(brackets=tuple(outer), scopes=closed.outer, latest=whole, enclosed=enclosed)
            if whole is not None:
                self.revise(whole, reach=end)
            for k in range(closed.before, len(self.drafts)):
                self.revise(k, closed=True)

    def end_group(self, end: int) -> None:
        """A semicolon, which ends at `end`, ends a breakdown, unless it separates the parts, or they have shares."""
        listed = self.drafts[-1] if len(self.drafts) > self.state.first else None
        if listed is None or not (listed.part and listed.share):
            depth = len(self.state.brackets[-1].outer) if self.state.brackets else 0
            scopes = self.state.scopes[: depth + 1]
            whole = self.drafts[scopes[depth]] if len(scopes) > depth else None
            one = whole is not None and len(self.own(whole)) == 1
            if whole is not None and self._is_item(whole, end):
                one = False
            if not (one or self.state.semicolons):
                scopes = scopes[:depth]
            self.change(scopes=scopes, semicolons=len(scopes) > depth)
        elif self.state.scopes and self.drafts[self.state.scopes[-1]].topic is not None:
            self.change(semicolons=True)
        self.change(latest=None, group=len(self.drafts))

    def _is_item(self, whole: Draft, end: int) -> bool:
        """Whether a figure is itself an item of a list that semicolons separate, the one before `end` as well."""
        if self.body.find(";", whole.sentence, whole.token.start) >= 0:
            return True
        first = _ITEM.search(self.text, whole.sentence, whole.token.start)
        within = _ITEM.search(self.text, whole.token.end, end)
        return first is not None and within is None and _ITEM.match(self.text, end) is not None

    def _is_of_province(self, whole: Draft) -> bool:
        """Whether a department of a province gives a figure of all bodies below it: a part of it may be its own."""
        return whole.inner and "全省" in self.text[whole.begin : whole.token.start]

    def close_scopes(self, topic: Topic | None, token: Token) -> bool:
        """Close the breakdowns that a figure cannot be a part of.

        Returns whether it is a part by another classification than its whole's.
        """
        fresh = self.state.fresh and bool(self.state.scopes)
        if fresh and topic is None:
            self._rescope(token)
        elif fresh and topic is not None and topic.facet == "outcome":
            self._resume_concluded(topic, token)
        while self.state.scopes:
            scope = self.state.scopes[-1]
            if is_part(self, topic, token, scope):
                # 解读22篇，其中文字解读5篇: its cell is that of all 22.
                whole = self.drafts[scope]
                of_all = not (whole.stock or self._is_of_province(whole))
                return topic is not None and self.slug_of(whole) == topic.slug and of_all
            if topic is not None and is_inner(self, topic, token, scope):
                # 其他答复38件，包括不掌握14件: rows of their own where the rest has no cell.
                of = self.drafts[scope].topic
                rest = of is not None and of.facet == topic.facet and not of.has_cell(self.form)
                return not rest
            if topic is not None and is_of_applicants(self, topic, token, scope):
                return True
            before = self.body[self.drafts[-1].reach : token.start]
            if self.state.semicolons or before.startswith(("、", "和")):
                self.revise(scope, unread=True)
            self.change(scopes=self.state.scopes[:-1], fresh=False)
        if fresh and topic is not None and (topic.facet or topic.under):
            # 办结43件，结转5件。其中予以公开22件: of those concluded.
            wholes = [
                k
                for k in self.recent()
                if self.slug(k) in topic.within
                and not (self.drafts[k].part or self.drafts[k].closed)
            ]
            if topic.facet == "outcome":
                # 共办理142件，其中办结136件。从结果看，予以公开54件: of the 136, though they are a part.
                wholes = [k for k in self.recent() if self.slug(k) in _DONE] or wholes
                wholes = [k for k in wholes if not self._is_with_carried_in(k)]
            own = [k for k in wholes if is_part(self, topic, token, k, near=False)]
            self.change(scopes=tuple(own[-1:]))
        return False

    def _is_with_carried_in(self, k: int) -> bool:
        """Whether a figure of new requests stands beside those carried in: outcomes are of both together."""
        beside = self.drafts[k + 1 : k + 2]
        carried = [d for d in beside if self.slug_of(d) == "requests_carried_in" and not d.part]
        return self.slug(k) == "requests_received" and any(d.token.value for d in carried)

    def _resume_concluded(self, topic: Topic, token: Token) -> None:
        """共办理42件，其中办结36件。从办理结果看，予以公开20件: of the 36."""
        scope = self.drafts[self.state.scopes[-1]]
        if scope.topic is not None or self.state.resumed != len(self.drafts):
            return
        done = [k for k in self.recent() if self.slug(k) in _DONE]
        if done and is_part(self, topic, token, done[-1], near=False):
            self.change(scopes=(done[-1],))

    def _rescope(self, token: Token) -> None:
        """户611户名单分3次公示，其中集中安置540户: of the figure in its own unit."""
        latest = self.state.scopes[-1]
        if self.same_unit(latest, token):
            return
        for k in range(latest - 1, self.state.first - 1, -1):
            if not self.drafts[k].part and self.drafts[k].token.unit == token.unit:
                self.change(scopes=(*self.state.scopes[:-1], k))
                return

    def add(self, draft: Draft) -> None:
        """Add a draft, as a part of the open breakdown if there is one."""
        self.drafts.append(draft)
        if draft.topic is not None and draft.topic.slug == "requests_carried_in":
            self.change(carried_in=True)
        latest = len(self.drafts) - 1
        self.change(latest=latest)
        topic = draft.topic
        if topic is not None and topic.under and draft.said_of is not None:
            remedy = remedy_of(self, draft.said_of, topic)
            self.drafts[latest] = governed_by(self, draft, topic, remedy)
        elif topic is not None and topic.under and not self._is_listed_under(topic):
            self.take(govern(self, topic))
        elif not self.state.scopes:
            self.take(join(self))
        if self.state.scopes and draft.said_of is None and not self.drafts[latest].part:
            whole = self.state.scopes[-1]
            if topic is not None and topic.under:
                self.drafts[latest] = governed_by(self, self.drafts[latest], topic, whole)
            self.take(joined(self.drafts, whole, latest))
            if self.state.fresh:
                self.change(fresh=False)
                if self.state.entire:
                    self.revise(whole, complete=True)

    def _is_listed_under(self, topic: Topic) -> bool:
        """Whether the open breakdown is of a remedy whose outcome a figure is."""
        return bool(self.state.scopes) and self.slug(self.state.scopes[-1]) in topic.within

    def rate_each(self, rates: Sequence[Token]) -> None:
        """同比分别增长20%和10%: rates by the order of the figures before."""
        first = len(self.drafts) - len(rates)
        if rates and first >= self.state.first:
            for k, rate in enumerate(rates, start=first):
                self.revise(k, rate=self.drafts[k].rate or rate)

    def skip(self) -> None:
        """A figure is not read: of the open breakdown it may be a part."""
        for scope in self.state.scopes:
            self.revise(scope, unread=True)

    def close(self) -> None:
        """Close all breakdowns."""
        if self.state.scopes:
            self.change(scopes=())

    def close_innermost(self) -> None:
        """Close the breakdown whose last part was read."""
        self.change(scopes=self.state.scopes[:-1])

    def forget(self) -> None:
        """No rate that comes belongs to a figure so far."""
        if self.state.latest is not None:
            self.change(latest=None)
