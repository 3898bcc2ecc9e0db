"""The sheet of a paragraph: its drafts, and which breakdowns are open.

Both are frozen; whoever opens or closes a breakdown, or knows more of a draft, gives another sheet.
"""

from __future__ import annotations

import msgspec
from msgspec.structs import replace

from govreport_parse.statements.drafts import Changes, Draft
from govreport_parse.statements.tokens import Token
from govreport_parse.topics.types import Topic

__all__ = ["RECENT", "Bracket", "Sheet", "State"]

# Units of one family may stand in one breakdown; 次 and 人 count other things.
_ITEM_UNITS = frozenset(
    ["条", "件", "篇", "项", "份", "则", "个", "期", "幅", "条次", "条(次)", "封", "宗", "起"]
)
# Drafts that a list may be looked for in. It keeps the reading linear.
RECENT = 60


class Bracket(msgspec.Struct, frozen=True, gc=False):
    """An open bracket: the breakdowns open before it, the figure that it explains, drafts before it."""

    outer: tuple[int, ...]
    figure: int | None
    before: int


class State(msgspec.Struct, frozen=True, gc=False):
    """Where the reading of a paragraph stands.

    Attributes
    ----------
    latest
        The figure that a rate would belong to.
    first, group, resumed
        First draft of the sentence; first draft since the last semicolon; and after the last 按内容分.
    scopes
        Open breakdowns, by the draft that is broken down.
    brackets
        Those that are open.
    enclosed
        The last bracket that explains no figure before it: where it ends, and drafts before it.
    fresh
        A breakdown was opened and has no part yet.
    entire
        What was opened lists all parts of a figure before, if its first one is a part.
    doubtful
        Which of several figures is broken down only topics can tell.
    carried_in
        Requests carried in are among the figures.
    semicolons
        The parts of the open breakdown are separated by semicolons.
    together
        The rows that the last figure of several counts together.
    """

    latest: int | None = None
    first: int = 0
    group: int = 0
    resumed: int = 0
    scopes: tuple[int, ...] = ()
    brackets: tuple[Bracket, ...] = ()
    enclosed: tuple[int, int] | None = None
    fresh: bool = False
    entire: bool = False
    doubtful: bool = False
    carried_in: bool = False
    semicolons: bool = False
    together: tuple[Topic, ...] = ()


class Sheet(msgspec.Struct, frozen=True, gc=False):
    """The drafts of one paragraph, and what stands open.

    Attributes
    ----------
    body, text
        The folded paragraph with its traps blotted out, and with them.
    form
        Id of the report's form, for the cells of outcomes.
    drafts, state
        The figures so far, and where the reading of their lists stands.
    """

    body: str
    text: str
    form: str | None
    drafts: tuple[Draft, ...] = ()
    state: State = State()

    def at(self, **changes: object) -> Sheet:
        """The sheet in another state."""
        return replace(self, state=replace(self.state, **changes))

    def with_changes(self, changes: Changes) -> Sheet:
        """The sheet with the drafts that a stage gives."""
        if not changes:
            return self
        drafts = list(self.drafts)
        for k, draft in changes.items():
            drafts[k] = draft
        return replace(self, drafts=tuple(drafts))

    def revised(self, k: int, **fields: object) -> Sheet:
        """The sheet with a draft that differs in some fields."""
        return self.with_changes({k: replace(self.drafts[k], **fields)})

    def whole_of(self, part: int) -> int | None:
        """The draft that a part belongs to."""
        drafts = self.drafts
        return next((k for k in self.recent() if part in drafts[k].parts[-RECENT:]), None)

    def own(self, whole: Draft) -> tuple[int, ...]:
        """The last parts of the breakdown of a figure that is open."""
        return whole.parts[max(whole.earlier, len(whole.parts) - RECENT) :]

    def recent(self) -> range:
        """The last drafts: what lies further back has nothing to do with a figure."""
        return range(max(0, len(self.drafts) - RECENT), len(self.drafts))

    def same_unit(self, k: int, token: Token) -> bool:
        """Whether a draft and a number count in one unit, or in units of one family."""
        unit = self.drafts[k].token.unit
        return token.unit == unit or (token.unit in _ITEM_UNITS and unit in _ITEM_UNITS)

    def slug(self, k: int) -> str:
        """The slug of a draft's topic; "" for none."""
        topic = self.drafts[k].topic
        return topic.slug if topic else ""

    def slug_of(self, draft: Draft) -> str:
        """The slug of a draft's topic; "" for none."""
        return draft.topic.slug if draft.topic else ""

    def is_denied(self, slug: str) -> bool:
        """Whether the sentence has denied a topic already."""
        return any(
            self.slug(k) == slug and self.drafts[k].token.qualifier == "negated"
            for k in range(self.state.first, len(self.drafts))
        )

    def explained(self) -> int | None:
        """The figure that the innermost open bracket explains."""
        if not self.state.brackets or len(self.drafts) > self.state.brackets[-1].before:
            return None
        return self.state.brackets[-1].figure
