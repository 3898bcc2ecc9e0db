"""Drafts of statements, and what belongs to what: 其中, brackets, 共计, shares, outcomes."""

from __future__ import annotations

import re

import msgspec

from govreport_parse.numbers import Number
from govreport_parse.statements.tokens import Token
from govreport_parse.statements.topics import Topic

__all__ = ["Breakdowns", "Draft"]

# Units of one family may stand in one breakdown; 次 and 人 count other things.
_ITEM_UNITS = frozenset(
    ["条", "件", "篇", "项", "份", "则", "个", "期", "幅", "条次", "条(次)", "封", "宗", "起"]
)
# "815条,其中,概况类64条": between whole and part, or part and part, at most this many commas.
_MAX_COMMAS = 2
_TOTAL = re.compile("共计|合计|总计|一共|总共|累计共|共")


class Draft(msgspec.Struct, kw_only=True):
    """A statement under way: rates, shares and parts still come.

    `sentence`: where its sentence begins. `reach`: what a rate must follow, its end or that of a
    bracket behind it. `derived`: said of all items of another figure. `complete`: its breakdown
    says that it is one of all parts. `base`: last year's figure.
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
        self.brackets: list[tuple[int, int]] = []  # open scopes before a bracket, and its figure
        self.fresh = False  # a breakdown was opened and has no part yet

    def begin_sentence(self) -> None:
        """Close everything; the drafts so far belong to other sentences."""
        self.first = self.group = len(self.drafts)
        self.scopes = []
        self.brackets = []
        self.latest = None

    def open(self, *, complete: bool = False, bracket: bool = False) -> None:
        """A breakdown of the latest figure begins: 其中, a bracket, 分别为."""
        if self.latest is None:
            return
        if bracket:
            self.brackets.append((len(self.scopes), self.latest))
        self.scopes.append(self.latest)
        self.fresh = True
        if complete:
            self.drafts[self.latest].complete = True

    def resume(self, *, complete: bool) -> None:
        """按渠道分: a breakdown of the last whole, be it of the sentence before."""
        wholes = [k for k, draft in enumerate(self.drafts) if not draft.part and draft.topic]
        self.scopes = wholes[-1:]
        self.fresh = bool(wholes)
        if wholes and complete:
            self.drafts[wholes[-1]].complete = True

    def close_bracket(self, end: int) -> None:
        """Behind a bracket a rate belongs to the figure before it."""
        if self.brackets:
            depth, whole = self.brackets.pop()
            del self.scopes[depth:]
            self.latest = whole
            self.drafts[whole].reach = end

    def end_group(self) -> None:
        """A semicolon ends a breakdown, unless its last part has a share: the list goes on."""
        listed = self.drafts[-1] if len(self.drafts) > self.first else None
        if listed is None or not (listed.part and listed.share):
            self.scopes.clear()
        self.latest = None
        self.group = len(self.drafts)

    def close_scopes(self, topic: Topic | None, token: Token) -> None:
        """Close the breakdowns that a figure cannot be a part of."""
        while self.scopes and not self._is_part(topic, token, self.scopes[-1]):
            self.scopes.pop()
            self.fresh = False

    def add(self, draft: Draft) -> None:
        """Add a draft, as a part of the open breakdown if there is one."""
        draft.reach = draft.end
        self.drafts.append(draft)
        self.latest = len(self.drafts) - 1
        if draft.topic is not None and draft.topic.under:
            self._govern(draft, draft.topic)
        if self.scopes and not draft.part:
            self.drafts[self.scopes[-1]].parts.append(self.latest)
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
        for whole in reversed(self.drafts[self.first : -1]):
            slug = whole.topic.slug if whole.topic else ""
            if slug in topic.within:
                draft.cell = topic.under.get(slug, {}).get(self.form or "")
                if not draft.derived:
                    whole.parts.append(len(self.drafts) - 1)
                    draft.part = True
                return

    def _is_part(self, topic: Topic | None, token: Token, scope: int) -> bool:
        whole = self.drafts[scope]
        if whole.topic is None:
            return False
        same_unit = token.unit == whole.token.unit
        both_items = token.unit in _ITEM_UNITS and whole.token.unit in _ITEM_UNITS
        no_unit = token.unit is None and topic is not None
        if not (same_unit or both_items or no_unit) or token.unit == "%":
            return False
        before = self.drafts[whole.parts[-1]] if whole.parts else whole
        if self.body.count(",", before.end, token.start) > _MAX_COMMAS:
            return False  # other things were said in between
        if topic is None or whole.topic.slug in topic.within:
            return True
        if self.fresh and topic.slug == whole.topic.slug:
            return token.value is not None and token.value <= (whole.token.value or 0)
        return same_unit and not topic.indicator and topic.slug != whole.topic.slug

    def share_of_whole(self, draft: Draft) -> None:
        """A share tells a part also where no 其中 does: 收到13件，予以公开11件，占84.6%."""
        if draft.part or draft.topic is None:
            return
        for whole in reversed(self.drafts[self.first : -1]):
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
