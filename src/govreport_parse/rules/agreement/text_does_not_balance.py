"""GR409: requests that do not balance in the text."""

from __future__ import annotations

from collections.abc import Iterator

from govreport_parse.arithmetic.context import Context
from govreport_parse.model.records import Statement
from govreport_parse.rules.agreement.claims import claims, fits, parts_of_new
from govreport_parse.rules.agreement.lists import amount
from govreport_parse.rules.agreement.wording import following
from govreport_parse.rules.model import Issue, Rule
from govreport_parse.text.numerals import Number
from govreport_parse.text.patterns import lazy_pattern
from govreport_parse.topics.catalogue import load_topics

__all__ = ["RULE"]

_ALL_DONE = lazy_pattern("[也亦已]*(?:全部|均|都|悉数)(?:已)?(?:办[结理完毕]|答复)")
_RECEIVED, _CARRIED_IN, _CARRIED_OUT = (
    "requests_received",
    "requests_carried_in",
    "requests_carried_out",
)
# Each side's topics. Of those answered alone some that were withdrawn may be left out.
_BALANCES = (
    ((_RECEIVED, _CARRIED_IN), ("requests_concluded", _CARRIED_OUT)),
    (("requests_due",), ("requests_concluded", _CARRIED_OUT)),
    (("requests_due",), ("requests_answered", _CARRIED_OUT)),
)


def _balances(context: Context) -> Iterator[Issue]:
    for left, right in _BALANCES:
        figures = _told(context, (*left, *right))
        if not figures:
            continue
        sides = [
            [amount(f) for f in figures[: len(left)]],
            [amount(f) for f in figures[len(left) :]],
        ]
        if _may_be_right(context, figures, sides, some=right[0] == "requests_answered"):
            continue
        shown = " ≠ ".join("+".join(map(str, side)) for side in sides)
        yield Issue(
            message=f"in the text, requests that were to be handled do not balance those concluded "
            f"and carried out: {shown}",
            message_zh=f"正文所述新收与上年结转的申请合计为{_added(sides[0])}，办结与结转下年度的合计为{_added(sides[1])}，"
            "两者应当相等，请核对",
            indicators=tuple(
                dict.fromkeys(
                    code for f in figures for code in (f.indicator, *f.sum_of) if code is not None
                )
            ),
            observed=shown,
            evidence=tuple(figure.at for figure in figures),
        )
        return


def _added(figures: list[Number]) -> str:
    """A sum with what it is added up from: 13（12+1）."""
    return (
        f"{sum(figures)}（{'+'.join(map(str, figures))}）" if len(figures) > 1 else str(figures[0])
    )


def _told(context: Context, topics: tuple[str, ...]) -> list[Statement]:
    """The figure of each topic, where each is stated once or alike, and exactly; none otherwise."""
    chosen: list[Statement] = []
    for topic in topics:
        figures = [s for s in context.report.statements if s.topic == topic]
        if len({f.value for f in figures}) != 1:
            return []
        figures = [f for f in figures if f.basis != "context"]
        if not figures or any(f.qualifier not in ("exact", "negated") for f in figures):
            return []
        if any(f.sum_of for f in figures) and topic != "requests_due":
            return []
        if _is_doubtful(context, figures) or any(_counts_some(context, f) for f in figures):
            return []
        chosen.append(figures[0])
    return chosen


def _may_be_right(
    context: Context, figures: list[Statement], sides: list[list[Number]], *, some: bool
) -> bool:
    """Whether the figures balance, or do so in another way; `some`: not all that were handled are among them."""
    (first, *_), (left, right) = sides[0], map(sum, sides)
    if left == right or (some and left > right):
        return True
    if len(sides[0]) > 1 and sides[0][1] and _divide_new(context, figures[2:]):
        return True
    # 新收71件已办结64件，上年结转6件全部办结，7件结转下年度: those of the new ones alone.
    done = {figure.at for figure, words in following(context) if _ALL_DONE.match(words)}
    if first == right and any(_ALL_DONE.search(f.text) or f.at in done for f in figures):
        return True
    # 应办67件，办结60件，撤回3件，结转4件: what is missing is told.
    others = [s for s in context.report.statements if s not in figures]
    return len(sides[0]) == 1 and left > right and any(amount(s) == left - right for s in others)


def _counts_some(context: Context, figure: Statement) -> bool:
    """Whether a figure is of some of what its topic's cell counts: 办结上年结转6件."""
    topic = load_topics().get(figure.topic or "")
    celled = topic is not None and any(topic.has_cell(form) for form in context.forms)
    return celled and figure.indicator is None and not figure.sum_of


def _divide_new(context: Context, figures: list[Statement]) -> bool:
    """Whether a figure is a part of the new ones: of those carried in it says nothing."""
    places = context.once(parts_of_new)
    return any(figure.at in places for figure in figures)


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
    title_zh="正文中申请的收办数据不平衡",
    what="The text states new requests, those carried in, concluded and carried out; the first two do "
    "not add up to the last two. So it is where the first two stand as one figure (应办理67件).",
    why="One of the four is wrong.",
    example="新收12件，上年结转1件，办结12件，结转下年度0件.",
    basis="The printed balance of the form: 新收 + 上年结转 = 总计 + 结转下年度.",
    exceptions="Judged only where all figures are stated exactly, each once, and none of another scope differs "
    "from its cell.",
    explanation_zh="正文同时给出新收、上年结转、办结和结转下年度，前两项之和不等于后两项之和。",
    example_zh="新收12件，上年结转1件，办结12件，结转下年度0件。",
    basis_zh="统计表的平衡关系：新收＋上年结转＝总计＋结转下年度。",
    exceptions_zh="各数都明确写出且各出现一次时才判断；其中有数属于其他范围且与统计表不一致的，不作判断。",
    check=_balances,
)
