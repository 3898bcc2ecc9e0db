"""GR409: requests that do not balance in the text."""

from __future__ import annotations

import re
from collections.abc import Iterator

from govreport_parse.arithmetic.context import Context
from govreport_parse.model.records import Statement
from govreport_parse.rules.agreement.claims import claims, fits
from govreport_parse.rules.agreement.lists import amount
from govreport_parse.rules.model import Issue, Rule

__all__ = ["RULE"]

_ALL_DONE = re.compile("(?:全部|均|都)(?:已)?办[结理]")
_BALANCE = (
    ("requests_received", "requests_carried_in"),
    ("requests_concluded", "requests_carried_out"),
)


def _balances(context: Context) -> Iterator[Issue]:
    told: dict[str, list[Statement]] = {slug: [] for side in _BALANCE for slug in side}
    for statement in context.report.statements:
        if statement.topic in told:
            told[statement.topic].append(statement)
    if all(told.values()):
        chosen = [[told[slug] for slug in side] for side in _BALANCE]
        figures = [figure for side in chosen for figures in side for figure in figures]
        # Each of the four stated once or alike, and exactly.
        once = all(len({f.value for f in figures}) == 1 for side in chosen for figures in side)
        if not once or any(f.qualifier not in ("exact", "negated") for f in figures):
            return
        if any(f.sum_of or f.basis == "context" for f in figures) or _is_doubtful(context, figures):
            return
        left, right = ([amount(figures[0]) for figures in side] for side in chosen)
        # 新收71件已办结64件，上年结转6件全部办结，7件结转下年度: those of the new ones alone.
        all_carried = any(_ALL_DONE.search(figure.text) for figure in figures)
        of_new = all_carried and left[0] == sum(right)
        if sum(left) != sum(right) and not of_new:
            shown = f"{left[0]}+{left[1]} ≠ {right[0]}+{right[1]}"
            yield Issue(
                message=f"in the text, new and carried-in requests do not balance those concluded "
                f"and carried out: {shown}",
                message_zh=f"正文中新收与上年结转之和不等于办结与结转下年度之和：{shown}",
                observed=shown,
                evidence=tuple(figure.at for figure in figures),
            )


def _is_doubtful(context: Context, figures: list[Statement]) -> bool:
    """Whether a figure differs from its cell and is of another scope."""
    places = {figure.at for figure in figures}
    return any(
        claim.at in places and not claim.certain and fits(context, claim) is False
        for claim in claims(context)
    )


RULE = Rule(
    code="GR409",
    name="text-does-not-balance",
    severity="error",
    title="requests that do not balance in the text",
    title_zh="正文中申请收办数据不平衡",
    what="The text states new requests, those carried in, concluded and carried out; the first two do "
    "not add up to the last two.",
    why="One of the four is wrong.",
    example="新收12件，上年结转1件，办结12件，结转下年度0件.",
    basis="The printed balance of the form: 新收 + 上年结转 = 总计 + 结转下年度.",
    exceptions="Judged only where all four figures are stated exactly, each once, and none of another scope differs "
    "from its cell.",
    explanation_zh="正文同时给出新收、上年结转、办结和结转下年度，前两项之和不等于后两项之和。",
    basis_zh="表内公式：新收＋上年结转＝总计＋结转下年度。",
    exceptions_zh="四个数都明确写出且各出现一次时才判断；其中有数属于其他范围且与表不符的，不作判断。",
    check=_balances,
)
