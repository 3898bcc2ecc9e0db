"""Parts of the year as parts of its figure: 培训64人次，上半年40人次、下半年24人次."""

from __future__ import annotations

import re

from govreport_parse.statements.lists import Breakdowns
from govreport_parse.statements.tokens import Token

__all__ = ["Period", "period_of"]

_PERIOD = re.compile(
    "(?P<period>[上下]半年|[一二三四1-4]季度)(?:共|为|有|举办|召开|开展|收到|受理|公开|发布|培训|完成|申请|政府信息|信息)*+$"
)
_NEAR = 12
_FIRST = {"上半年": "下半年", "一季度": "四季度", "1季度": "4季度"}
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
        if self.breakdowns.state.scopes:
            whole = self.breakdowns.drafts[self.breakdowns.state.scopes[-1]]
            whole.complete = len(self.breakdowns.own(whole)) == self._parts


def period_of(breakdowns: Breakdowns, token: Token, boundary: int, end: int) -> Period | None:
    """The part of the year that a figure is of: right after the year's figure, or after another part's.

    It may also begin a sentence that names the last part: 收到12件。上半年5件，下半年7件; 上半年5件，下半年7件，全年12件.
    `end`: of the sentence.
    """
    words = _PERIOD.search(breakdowns.body, max(boundary, token.start - _NEAR), token.start)
    state, drafts = breakdowns.state, breakdowns.drafts
    if words is None:
        return None
    if len(drafts) == state.first:
        last, rest = _FIRST.get(words["period"]), breakdowns.body[token.end : end]
        if last is None or last not in rest:
            return None
        if "全年" not in rest:
            breakdowns.resume(complete=False)
        scopes = breakdowns.state.scopes
        if scopes and not breakdowns.same_unit(scopes[-1], token):
            breakdowns.close()
        return Period(breakdowns, words)
    if state.latest != len(drafts) - 1 or token.unit != drafts[-1].token.unit:
        return None
    if not (state.fresh or drafts[-1].elsewhere):
        breakdowns.open()
    return Period(breakdowns, words) if breakdowns.state.scopes or drafts[-1].elsewhere else None
