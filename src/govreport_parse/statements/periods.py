"""Parts of the year as parts of its figure: 培训64人次，上半年40人次、下半年24人次."""

from __future__ import annotations

import re

from govreport_parse.statements.lists import Breakdowns
from govreport_parse.statements.tokens import Token

__all__ = ["Period", "period_of"]

_PERIOD = re.compile(
    "(?P<period>[上下]半年|[一二三四1-4]季度)(?:共|为|有|举办|召开|开展|收到|受理|公开|发布|培训|完成)*+$"
)
_NEAR = 12
# The last of them, and how many they are.
_LAST = {"下半年": 2, "四季度": 4, "4季度": 4}


class Period:
    """A part of the year that a figure is of; `begin`: where its words begin."""

    def __init__(self, breakdowns: Breakdowns, words: re.Match[str]) -> None:
        self.breakdowns = breakdowns
        self.begin = words.start()
        self._parts = _LAST.get(words["period"], 0)

    def close(self) -> None:
        """Call the list complete with the last of its parts, once that is added."""
        whole = self.breakdowns.drafts[self.breakdowns.state.scopes[-1]]
        whole.complete = len(whole.parts) == self._parts


def period_of(breakdowns: Breakdowns, token: Token, boundary: int) -> Period | None:
    """The part of the year that a figure right after the year's, or after another part's, is of."""
    words = _PERIOD.search(breakdowns.body, max(boundary, token.start - _NEAR), token.start)
    state, drafts = breakdowns.state, breakdowns.drafts
    if words is None or state.latest != len(drafts) - 1 or token.unit != drafts[-1].token.unit:
        return None
    if not (state.fresh or drafts[-1].elsewhere):
        breakdowns.open()
    return Period(breakdowns, words) if breakdowns.state.scopes else None
