"""Drafts of statements, and what belongs to what: 其中, brackets, 共计, shares, outcomes."""

from __future__ import annotations

import re

import msgspec

from govreport_parse.statements.tokens import Token
from govreport_parse.text.numerals import Number
from govreport_parse.topics.catalogue import Topic

__all__ = ["Breakdowns", "Draft"]

# Units of one family may stand in one breakdown; 次 and 人 count other things.
_ITEM_UNITS = frozenset(
    ["条", "件", "篇", "项", "份", "则", "个", "期", "幅", "条次", "条(次)", "封", "宗", "起"]
)
# "815条,其中,概况类64条": between whole and part, or part and part, at most this many commas.
_MAX_COMMAS = 2
# Lists whose members are no wholes of what follows.
_LISTED = frozenset({"applicant", "channel"})
# Drafts that a list may be looked for in. It keeps the reading linear.
_RECENT = 60
_LITIGATION = re.compile("诉讼|起诉|法院|判决")
_TOTAL = re.compile("共计|合计|总计|一共|总共|累计共|共")


class Draft(msgspec.Struct, kw_only=True):
    """A statement under way: rates, shares and parts still come.

    `sentence`: where its sentence begins. `reach`: what a rate must follow, its end or that of a
    bracket after it. `derived`: said of all items of another figure. `complete`: its breakdown
    says that it is one of all parts. `base`: last year's figure. `inner`: a part by another
    classification (自然人40件，其中网上30件), which no cell counts. `closed`: in a bracket that is.
    `governor`: the remedy whose outcome it is.
    """

    topic: Topic | None
    token: Token
    begin: int
    end: int
    sentence: int
    reach: int = 0
    rate: Token | None = None
    share: Token | None = None
    parts: list[int]
    stock: bool = False
    cell: str | None = None
    part: bool = False
    derived: bool = False
    base: Number | None = None
    complete: bool = False
    inner: bool = False
    closed: bool = False
    governor: int | None = None


class Breakdowns:
    """The drafts of one paragraph and the breakdowns that are open.

    Parameters
    ----------
    body
        The folded paragraph, traps blotted out.
    form
        Id of the report's form, for the cells of outcomes.
    """

    def __init__(self, body: str, form: str | None) -> None:
        self.body = body
        self.form = form
        self.drafts: list[Draft] = []
        self.latest: int | None = None  # the figure that a rate would belong to
        self.first = 0  # first draft of the sentence
        self.group = 0  # first draft since the last semicolon
        self.scopes: list[int] = []  # open breakdowns, by the draft that is broken down
        # Open scopes before a bracket, the figure that it explains, drafts before it.
        self.brackets: list[tuple[int, int | None, int]] = []
        self.fresh = False  # a breakdown was opened and has no part yet
        self.doubtful = False  # which of several figures is broken down only topics can tell

    def begin_sentence(self) -> None:
        """Close everything; the drafts so far belong to other sentences."""
        self.first = self.group = len(self.drafts)
        self.scopes = []
        self.brackets = []
        self.doubtful = False
        self.latest = None

    def whole_of(self, part: Draft) -> Draft | None:
        """The draft that a part belongs to."""
        recent = [self.drafts[k] for k in self._recent()]
        return next(
            (w for w in recent if any(self.drafts[k] is part for k in w.parts[-_RECENT:])), None
        )

    def open(self, *, complete: bool = False, bracket: bool = False) -> None:
        """A breakdown of the latest figure begins: 其中, a bracket, 分别为."""
        if bracket:
            self.brackets.append((len(self.scopes), self.latest, len(self.drafts)))
        if self.latest is None:
            return
        self.scopes.append(self.latest)
        self.fresh = True
        self.doubtful = False
        if complete:
            self.drafts[self.latest].complete = True

    def resume(self, *, complete: bool) -> None:
        """按渠道分: a breakdown of the last whole, be it of the sentence before."""
        wholes = [k for k in self._recent() if not self.drafts[k].part and self.drafts[k].topic]
        # 46件，自然人40件、法人6件。按内容分: of the 46.
        while wholes and self._is_listed(wholes[-1], wholes[:-1]):
            wholes.pop()
        self.scopes = wholes[-1:]
        self.fresh = bool(wholes)
        if not wholes:
            return
        whole = self.drafts[wholes[-1]]
        self.doubtful = (whole.stock and bool(whole.parts)) or any(
            self.drafts[k].sentence == whole.sentence and self._same_unit(k, whole.token)
            for k in wholes[:-1]
        )
        if complete and not self.doubtful:
            whole.complete = True

    def _recent(self) -> range:
        """The last drafts: what lies further back has nothing to do with a figure."""
        return range(max(0, len(self.drafts) - _RECENT), len(self.drafts))

    def _is_listed(self, k: int, wholes: list[int]) -> bool:
        topic = self.drafts[k].topic
        if topic is None or topic.facet not in _LISTED:
            return False
        return any(self._slug(whole) in topic.within for whole in wholes)

    def close_bracket(self, end: int) -> None:
        """After a bracket a rate belongs to the figure before it."""
        if self.brackets:
            depth, whole, before = self.brackets.pop()
            del self.scopes[depth:]
            self.latest = whole
            if whole is not None:
                self.drafts[whole].reach = end
            for inside in self.drafts[before:]:
                inside.closed = True

    def end_group(self) -> None:
        """A semicolon ends a breakdown, unless its last part has a share: the list goes on."""
        listed = self.drafts[-1] if len(self.drafts) > self.first else None
        if listed is None or not (listed.part and listed.share):
            self.scopes.clear()
        self.latest = None
        self.group = len(self.drafts)

    def close_scopes(self, topic: Topic | None, token: Token) -> bool:
        """Close the breakdowns that a figure cannot be a part of.

        Returns whether it is a part by another classification than its whole's.
        """
        fresh = self.fresh and bool(self.scopes)
        while self.scopes:
            scope = self.scopes[-1]
            if self._is_part(topic, token, scope):
                return False
            if topic is not None and self._is_inner(topic, token, scope):
                return True
            self.scopes.pop()
            self.fresh = False
        if fresh and topic is not None and (topic.facet or topic.under):
            # 办结43件，结转5件。其中予以公开22件: of those concluded.
            wholes = [
                k
                for k in self._recent()
                if self._slug(k) in topic.within
                and not (self.drafts[k].part or self.drafts[k].closed)
            ]
            own = [k for k in wholes if self._is_part(topic, token, k, near=False)]
            self.scopes = own[-1:]
        return False

    def _is_inner(self, topic: Topic, token: Token, scope: int) -> bool:
        """Whether a figure is part of a part: 自然人40件（其中网上30件）."""
        whole = self.drafts[scope]
        value, limit = token.value, whole.token.value
        if whole.topic is None or not (whole.topic.facet and topic.facet):
            return False
        if not self._same_unit(scope, token) or value is None or limit is None or value > limit:
            return False
        inner = [self.drafts[k] for k in whole.parts if self.drafts[k].inner]
        if inner:
            listed = sum(part.token.value or 0 for part in inner)
            alike = inner[-1].topic is not None and inner[-1].topic.facet == topic.facet
            return alike and listed + value <= limit
        if self.brackets and len(self.scopes) > self.brackets[-1][0]:
            return True
        if not self.fresh or not whole.part:
            return False
        return topic.facet != whole.topic.facet or self._exceeds_outer(value)

    def _exceeds_outer(self, value: Number) -> bool:
        """Whether the breakdown around the innermost has no room for a figure."""
        if len(self.scopes) < 2:
            return False
        outer = self.drafts[self.scopes[-2]]
        listed = sum(self.drafts[k].token.value or 0 for k in outer.parts)
        return listed + value > (outer.token.value or 0)

    def _same_unit(self, k: int, token: Token) -> bool:
        unit = self.drafts[k].token.unit
        return token.unit == unit or (token.unit in _ITEM_UNITS and unit in _ITEM_UNITS)

    def add(self, draft: Draft) -> None:
        """Add a draft, as a part of the open breakdown if there is one."""
        draft.reach = draft.end
        self.drafts.append(draft)
        self.latest = len(self.drafts) - 1
        if draft.topic is not None and draft.topic.under:
            self._govern(draft, draft.topic)
        if self.scopes and not draft.part:
            self.drafts[self.scopes[-1]].parts.append(self.latest)
            if draft.topic is not None and draft.topic.under:
                self._take_cell(draft, draft.topic, self.scopes[-1])
            draft.part = True
            self.fresh = False

    def total(self, boundary: int, token: Token) -> None:
        """共计N: the figures just listed are parts of this one."""
        whole = self.drafts[-1]
        if whole.topic is None or whole.part or not _TOTAL.search(self.body, boundary, token.start):
            return
        listed: list[int] = []
        for k in range(len(self.drafts) - 2, self.first - 1, -1):
            draft = self.drafts[k]
            topic = draft.topic
            if draft.part or topic is None or whole.topic.slug not in topic.within:
                break
            listed.append(k)
        if len(listed) > 1:
            whole.parts = listed[::-1]
            whole.complete = True
            for k in listed:
                self.drafts[k].part = True

    def _govern(self, draft: Draft, topic: Topic) -> None:
        """Give an outcome its cell and its whole: the remedy of the same sentence."""
        governor = self._governor(draft, topic)
        if governor is None:
            return
        self._take_cell(draft, topic, governor)
        if not draft.derived:
            self.drafts[governor].parts.append(len(self.drafts) - 1)
            draft.part = True

    def _take_cell(self, draft: Draft, topic: Topic, governor: int) -> None:
        draft.governor = governor
        draft.cell = topic.under.get(self._slug(governor), {}).get(self.form or "")

    def _governor(self, draft: Draft, topic: Topic) -> int | None:
        """The remedy that an outcome is of: the one named beside it, else the nearest."""
        own = len(self.drafts) - 1
        wholes = [
            k
            for k in range(max(self.first, own - _RECENT), own)
            if self._slug(k) in topic.within and not self.drafts[k].closed
        ]
        before = self.drafts[own - 1] if own > self.first else None
        named = self._remedy_beside(own, draft.token)
        if named is not None:
            wholes = [k for k in wholes if self._slug(k).startswith(named)]
        elif before is not None and before.topic is not None and before.topic.under:
            return before.governor
        elif len(wholes) > 1 and wholes[-2] >= self.group:
            # 复议5件、诉讼3件，维持6件: of which of the two is not said.
            first, last = self.drafts[wholes[-2]], self.drafts[wholes[-1]]
            for k in wholes[:-2]:
                if not first.parts and set(wholes[-2:]) <= set(self.drafts[k].parts):
                    return k  # 诉讼7件，其中直接起诉3件、复议后起诉4件，维持5件: of all seven
            if not first.parts and first.token.value and last.token.value:
                return None
        return wholes[-1] if wholes else None

    def _remedy_beside(self, count: int, token: Token) -> str | None:
        """The remedy named between the draft before a figure and its end; `count`: drafts before."""
        begin = self.drafts[count - 1].reach if count > self.first else 0
        words = self.body[max(begin, self.body.rfind("。", 0, token.start)) : token.end]
        if _LITIGATION.search(words):
            return "litigation"
        return "reconsideration" if "复议" in words else None

    def _is_remedy_of(self, slug: str, token: Token) -> bool:
        named = self._remedy_beside(len(self.drafts), token)
        return not self.doubtful if named is None else slug.startswith(named)

    def _slug(self, k: int) -> str:
        topic = self.drafts[k].topic
        return topic.slug if topic else ""

    def _is_part(self, topic: Topic | None, token: Token, scope: int, *, near: bool = True) -> bool:
        """Whether a figure may be a part of a draft. `near`: only right after it or its last part."""
        whole = self.drafts[scope]
        if whole.topic is None:
            return False
        no_unit = token.unit is None and topic is not None
        if not (self._same_unit(scope, token) or no_unit) or token.unit == "%":
            return False
        before = self.drafts[whole.parts[-1]] if whole.parts else whole
        if near and self.body.count(",", before.end, token.start) > _MAX_COMMAS:
            return False  # other things were said in between
        if topic is None:
            return not self.doubtful
        if topic.under and not self._is_remedy_of(whole.topic.slug, token):
            return False
        if whole.topic.slug in topic.within:
            return True
        if self.fresh and topic.slug == whole.topic.slug:
            return token.value is not None and token.value <= (whole.token.value or 0)
        counted = topic.indicator or topic.facet
        return token.unit == whole.token.unit and not counted and topic.slug != whole.topic.slug

    def share_of_whole(self, draft: Draft) -> None:
        """A share shows a part also where no 其中 does: 收到13件，予以公开11件，占84.6%."""
        if draft.part or draft.topic is None:
            return
        for whole in reversed(self.drafts[max(self.first, len(self.drafts) - _RECENT) : -1]):
            if whole.topic is not None and whole.topic.slug in draft.topic.within:
                whole.parts.append(len(self.drafts) - 1)
                draft.part = True
                return

    def ends_list(self, draft: Draft) -> bool:
        """Whether a breakdown of two parts or more ends without 等."""
        if len(draft.parts) < 2:
            return False
        end = max(self.drafts[k].reach for k in draft.parts)
        return not self.body.startswith("等", end)
