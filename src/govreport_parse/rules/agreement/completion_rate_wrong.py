"""GR407: a rate of requests on time that the table does not give."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal

from govreport_parse.arithmetic.context import Context
from govreport_parse.arithmetic.repairs import slip_between
from govreport_parse.model.records import Statement
from govreport_parse.model.vocabularies import Severity
from govreport_parse.rules.agreement.lists import amount
from govreport_parse.rules.agreement.percentages import figure_of, rounds_to, shown_like
from govreport_parse.rules.agreement.scopes import other_scope
from govreport_parse.rules.model import Issue, Rule
from govreport_parse.rules.words import quoted
from govreport_parse.text.fold import fold
from govreport_parse.text.patterns import lazy_pattern

__all__ = ["RULE"]

_DUE = "总计/(新收+上年结转)"
_ALL = 100
_CONCLUDED = ("requests.outcome.total",)
_ON_TIME = ("requests.concluded.on_time", "requests.concluded")
# 自然人申请办结率97%, 网上申请办结率: of some.
_OF_SOME = lazy_pattern(
    "自然人|公民|企业|法人|网上|网络|线上|当面|信函|邮寄|季度|半年|当月|当日|当场"
)


def _rates_of_answers(context: Context) -> Iterator[Issue]:
    for statement in context.report.statements:
        if statement.topic != "on_time_rate" or statement.qualifier not in ("exact", "at_least"):
            continue
        fractions = _fractions(context, on_time="按" in statement.text or "限" in statement.text)
        stated = Decimal(amount(statement))
        if not fractions or any(
            rounds_to(rate, stated) or (statement.qualifier == "at_least" and rate >= stated)
            for rate in fractions.values()
        ):
            continue
        slipped = _slipped(fractions, stated)
        name, rate = slipped or next(iter(fractions.items()))
        certain = _is_of_all(context, statement)
        yield Issue(
            message=f"the text states {stated}% (“{statement.text}”); {name} is {shown_like(rate, stated)}%",
            message_zh=f"正文所述为{quoted(statement.text)}，按统计表“{name.replace('/', '÷')}”计算应为{shown_like(rate, stated)}%，请核对",
            indicators=_CONCLUDED if _DUE in fractions else _ON_TIME,
            observed=f"{stated}%",
            expected=f"{shown_like(rate, stated)}%",
            evidence=(statement.at,),
            severity=_severity(fractions, stated, certain=certain, slipped=slipped is not None),
        )


def _slipped(fractions: dict[str, Decimal], stated: Decimal) -> tuple[str, Decimal] | None:
    """The one rate that a slip of a digit makes the stated one, where only one is so near: 99.3 for 98.3."""
    scale = 10 ** len(str(stated).partition(".")[2])
    digits = int(stated * scale)
    near = [
        (name, rate)
        for name, rate in fractions.items()
        if slip_between(round(rate * scale), digits) in ("exchanged", "mistyped")
    ]
    return near[0] if len(near) == 1 else None


def _is_of_all(context: Context, statement: Statement) -> bool:
    """Whether a rate is of all requests of the body, and its words say so."""
    some = _OF_SOME.search(fold(statement.text)) or other_scope(
        context.report, statement, larger=False
    )
    return (statement.basis != "context" or _follows_result(context, statement)) and not some


def _follows_result(context: Context, statement: Statement) -> bool:
    """Whether a rate stands right after what was concluded, of what its paragraph says was due: 应办理53件…办结51件，办结率96.2%."""
    figures = context.report.statements
    place = figures.index(statement)
    before = figures[max(0, place - 1)]
    beside = before.topic == "requests_concluded" and before.at.block == statement.at.block
    return beside and any(
        one.topic == "requests_due" and one.at.block == statement.at.block
        for one in figures[:place]
    )


def _severity(
    fractions: dict[str, Decimal], stated: Decimal, *, certain: bool, slipped: bool
) -> Severity:
    """A warning where one rate alone may be meant, or a rate below 100 % fits none.

    Before 2019 that is one which is a slip of one of them, as the form has several.

    Requests carried over may not have been due: then 100 % is said of the others.
    """
    if _DUE in fractions:
        return "warning" if certain and stated < _ALL else "hint"
    sure = certain and slipped and stated < _ALL
    return "warning" if len(fractions) == 1 or sure else "hint"


def _fractions(context: Context, *, on_time: bool) -> dict[str, Decimal]:
    """The rates that the cells give: of those on time, or of those concluded or answered."""
    concluded = figure_of(context, "requests.concluded")
    result = figure_of(context, "requests.outcome.total")
    received = figure_of(context, "requests.received")
    carried = figure_of(context, "requests.carried_in")
    late = figure_of(context, "requests.carried_out")
    pairs: dict[str, tuple[Decimal | None, Decimal | None]] = {
        "按时办结数/申请办结数": (figure_of(context, "requests.concluded.on_time"), concluded)
    }
    if not on_time:
        pairs["申请办结数/收到申请数"] = (concluded, received)
        pairs["申请答复数/收到申请数"] = (figure_of(context, "requests.answered"), received)
        due = received + carried if received is not None and carried is not None else None
        if late is not None:
            pairs[_DUE] = (result, due)
            pairs["总计/新收"] = (result, received)
            pairs["(新收-结转下年)/新收"] = (
                None if received is None else received - late,
                received,
            )
    return {
        name: part / whole * 100
        for name, (part, whole) in pairs.items()
        if part is not None and whole
    }


RULE = Rule(
    code="GR407",
    name="completion-rate-wrong",
    severity="warning",
    title="a rate of requests on time that the table does not give",
    title_zh="办结率、答复率与统计表不符",
    what="The text states a rate of requests concluded, answered or on time; none of the rates that "
    "the cells give is that.",
    why="100 % is written by habit.",
    example="按时办结率100% where 21 of 23 were concluded on time.",
    basis="按时办结数 / 申请办结数 (2014), 总计 / (新收 + 上年结转) from 2019. Where several rates may be meant, a hint; "
    "from 2019, a rate of all requests below 100 % that is none of them is a warning.",
    exceptions="From 2019 the form does not count requests on time; such a rate cannot be judged.",
    explanation_zh="正文所称办结率、答复率或按时办结率，与按统计表数据计算的结果均不符。",
    example_zh="正文称按时办结率100%，统计表申请办结数为23件，其中按时办结21件。",
    basis_zh="2014年表为按时办结数÷申请办结数，2019年表起为总计÷（新收＋上年结转）；可能另有所指的为提示；2019年起低于100%而与各种算法均不符的作警告。",
    exceptions_zh="2019年起的表格不统计按时办结数，按时率无从判断。",
    check=_rates_of_answers,
)
