"""Shares that the figures do not give."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from decimal import Decimal

from govreport_parse.arithmetic.context import CellKey, Context
from govreport_parse.model.records import AnnualReport, Statement
from govreport_parse.rules.agreement.cells import labels_of
from govreport_parse.rules.agreement.common_base import odd_shares
from govreport_parse.rules.agreement.lists import amount
from govreport_parse.rules.agreement.percentages import figure_of, is_stated_in, shown_like
from govreport_parse.rules.agreement.rounding import step_of
from govreport_parse.rules.model import Issue
from govreport_parse.rules.words import cells_zh, quoted
from govreport_parse.text.fold import fold
from govreport_parse.text.patterns import lazy_pattern
from govreport_parse.topics.catalogue import load_topics

__all__ = ["bases_of", "distinct", "shares_en", "shares_zh", "wholes_of", "wrong_shares"]

# What the words of a share say that it is of, by the topics that state such a figure.
_NAMED = (
    (lazy_pattern("应(?:当)?办|应答复|需办|须办|应处理"), ("requests_due",)),
    (lazy_pattern("办结|办理完|处理完|已办"), ("requests_concluded", "requests_answered")),
    (lazy_pattern("答复"), ("requests_answered", "requests_concluded")),
    (
        lazy_pattern("收到|受理|接收|新收"),
        ("requests_received", "requests_accepted", "requests_due"),
    ),
    # 办理总数, 处理结果: of all that came, or of all that were concluded.
    (
        lazy_pattern("办理|处理"),
        (
            "requests_concluded",
            "requests_answered",
            "requests_accepted",
            "requests_due",
            "requests_received",
        ),
    ),
)
# Words that name no figure: of the whole of the list, whatever that is.
_GENERAL = lazy_pattern(
    "(?:全部|全年|总体|总|合计|其|该|上述|以上|所有|本年|年度|信息|公开|主动|发布|[数量件条项的]|政府|申请)*+"
)
_TOTAL = lazy_pattern("^(?:全部|所有|本年度?|全年)|(?:的|总|数|量|件|[宗条]|案件)+$")
# Shares of what the whole county or province has.
_WIDER = lazy_pattern("全[国省市区县州镇乡系]|各")
# What a share of requests may be of, by the topics that state it and the cells that print it.
_BASES = {
    "requests_received": ("requests.received",),
    "requests_accepted": (),
    "requests_due": (),
    "requests_concluded": ("requests.concluded", "requests.outcome.total"),
    "requests_answered": ("requests.answered", "requests.outcome.total"),
}
# 到期应办结的办结1773件，办结率99.4%: of those that were due.
_OF_THE_DUE = lazy_pattern(r"(?:到期|(?<!占)应当?[办答])[^,;。占\d]{0,8}\d")
# So many figures may share one share.
_TOGETHER = 3
_CARRIED = "requests.received + requests.carried_in"


def wrong_shares(context: Context) -> Iterator[Issue]:
    """Shares of the figure that is named, else of the whole of their list, else of any total of requests."""
    if all(part.share_percent is None for part in context.report.statements):
        return
    wholes = wholes_of(context.report)
    rounded = {amount(one) for one in context.report.statements if step_of(fold(one.text))}
    odd = {id(part): base for part, base in odd_shares(context)}
    for part in context.report.statements:
        if part.share_percent is None or part.qualifier != "exact":
            continue
        whole = wholes.get(id(part))
        bases = _bases(context, part, whole)
        if step_of(fold(part.text)) or not rounded.isdisjoint(bases.values()):
            continue  # 微信1.03万条，占85.6%: so exactly it cannot be told
        if bases and not (
            any(_fits(part, base) for base in bases.values())
            or _fits_together(context, part, bases.values())
        ):
            if len(bases) == 1 and whole is not None and amount(whole) in bases.values():
                yield _of_whole(part, whole)
            else:
                yield _of_none(context, part, bases)
        elif not bases and id(part) in odd:
            yield _of_none(context, part, {f"{odd[id(part)]}": odd[id(part)]})


def wholes_of(report: AnnualReport) -> dict[int, Statement]:
    """The figure that each part belongs to, by the part's identity."""
    return {id(report.statements[k]): whole for whole in report.statements for k in whole.parts}


def _fits(part: Statement, base: Decimal) -> bool:
    share = part.share_percent
    true = Decimal(amount(part)) / base * 100
    return share is not None and is_stated_in(true, share, part.text)


def _fits_together(context: Context, part: Statement, bases: Iterable[Decimal]) -> bool:
    """Whether a share is that of a figure and those right before it: 公开20件、部分公开4件，占80%.

    Of a base, or of another figure of the paragraph.
    """
    share, beside = part.share_percent, _beside(context, part)
    start = part.at.start or 0
    before = [s for s in beside if (s.at.start or 0) < start and s.unit == part.unit][-_TOGETHER:]
    every = [*bases, *(Decimal(amount(figure)) for figure in beside)]
    sums = [
        sum(map(amount, before[k:]), amount(part))
        for k in range(len(before))
        if all(figure.share_percent is None for figure in before[k:])
    ]
    return share is not None and any(
        base >= together and is_stated_in(Decimal(together) / base * 100, share, part.text)
        for together in sums
        for base in every
        if base
    )


def _bases(context: Context, part: Statement, whole: Statement | None) -> dict[str, Decimal]:
    """What a figure's share may be of, by names; none where that cannot be told."""
    if _OF_THE_DUE.search(fold(part.text)):
        return {}
    quoted = next((s for s in _beside(context, part) if s.text == part.share_of), None)
    if quoted is not None:
        return _one(quoted)
    return bases_of(context, part, fold(part.share_of or ""), whole)


def bases_of(
    context: Context, part: Statement, words: str, whole: Statement | None
) -> dict[str, Decimal]:
    """What a share may be of that folded words call its base, by names; none where that cannot be told.

    `part`: the figure that it follows, `whole`: what that is a part of.
    """
    if _WIDER.match(words):
        return {}
    totals = _totals(context)
    for names, topics in _NAMED:
        if names.search(words):
            return {name: value for topic in topics for name, value in totals[topic].items()}
    if words and _GENERAL.fullmatch(words) is None and not (whole and words in fold(whole.text)):
        named = _named_beside(context, part, words)
        return {} if named is None or _has_other_base(context, named, part) else _one(named)
    if whole is None:
        topic = load_topics().get(part.topic or "")
        if _fits_beside(context, part):
            return {}
        of = () if topic is None else [slug for slug in _BASES if slug in topic.within]
        every = {name: value for slug in _BASES for name, value in totals[slug].items()}
        return {**every, **_group(context, part.indicator or "")} if of else {}
    if not amount(whole) or _has_other_base(context, whole, part):
        return {}
    return _one(whole)


def _group(context: Context, code: str) -> dict[str, Decimal]:
    """The figure of the group that a row stands in: 不掌握11件，占78.6%, of all that could not be provided."""
    for table in context.tables:
        row = table.row(code)
        parent = row.parent if row is not None else None
        if parent:
            printed = [figure_of(context, one) for one in (code, *table.siblings(code))]
            value = figure_of(context, parent) or sum(one for one in printed if one)
            return {parent: Decimal(value)} if value else {}
    return {}


def _one(base: Statement) -> dict[str, Decimal]:
    return {f"“{base.text}”": Decimal(amount(base))} if amount(base) else {}


def _named_beside(context: Context, part: Statement, words: str) -> Statement | None:
    """The one figure of the paragraph that counts what words name: 占不予公开总数的60%."""
    name = _TOTAL.sub("", words).removeprefix("行政")
    named = [s for s in _beside(context, part) if s.unit == part.unit and s.qualifier == "exact"]
    named = [s for s in named if len(name) > 1 and fold(s.counted).removeprefix("行政") == name]
    return named[0] if len(named) == 1 else None


def _beside(context: Context, part: Statement) -> list[Statement]:
    """The other figures of a figure's paragraph."""
    figures = context.report.statements
    return [s for s in figures if s.at.block == part.at.block and s is not part]


def _has_other_base(context: Context, whole: Statement, part: Statement) -> bool:
    """Whether a share fits another figure of its paragraph, or total of requests, that may be meant.

    结转2件…办结39件…予以公开30件，占76.9%: of the 39, though the list is of those received.
    """
    if _fits_beside(context, part, whole):
        return True
    figures = _beside(context, part)
    carried = [Decimal(amount(s)) for s in figures if s.topic == "requests_carried_in"]
    bases = [Decimal(amount(whole)) + one for one in carried]
    if whole.topic in _BASES:
        bases += [base for values in _totals(context).values() for base in values.values()]
    return any(_fits(part, base) for base in bases if base)


def _fits_beside(context: Context, part: Statement, whole: Statement | None = None) -> bool:
    """Whether a figure has its share of another of its paragraph than its whole."""
    figures = (s for s in _beside(context, part) if s is not whole and amount(s) >= amount(part))
    return any(_fits(part, Decimal(amount(s))) for s in figures if amount(s))


def _totals(context: Context) -> dict[str, dict[str, Decimal]]:
    """Totals of requests above 0 by the topics that state them, by their names."""
    found: dict[str, dict[str, Decimal]] = {topic: {} for topic in _BASES}
    for statement in context.report.statements:
        if statement.topic in found and statement.qualifier == "exact" and statement.value:
            named = f"“{statement.text}”"
            found[statement.topic].setdefault(named, Decimal(amount(statement)))
    received = figure_of(context, "requests.received")
    carried = figure_of(context, "requests.carried_in")
    for topic, codes in _BASES.items():
        for code in codes:
            value = figure_of(context, code)
            if value and value not in found[topic].values():
                found[topic][code] = value
    if received is not None and carried:
        found["requests_due"][_CARRIED] = received + carried
    return found


def _of_whole(part: Statement, whole: Statement) -> Issue:
    share = part.share_percent or Decimal(0)
    true = shown_like(Decimal(amount(part)) / Decimal(amount(whole)) * 100, share)
    return Issue(
        message=f"“{part.text}” is said to be {share}% of {whole.value}; it is {true}%",
        message_zh=f"正文{quoted(part.text)}所述占{share}%，按总数{whole.value}计算应为{true}%，请核对",
        indicators=tuple(code for code in (part.indicator, whole.indicator) if code),
        observed=f"{share}%",
        expected=f"{true}%",
        evidence=(part.at, whole.at),
    )


def distinct(percents: dict[str, str]) -> str:
    """The shares that a figure may have, each once: 62.5% or 60.0%."""
    return " or ".join(dict.fromkeys(f"{one}%" for one in percents.values()))


def shares_zh(context: Context, bases: dict[str, Decimal], percents: dict[str, str]) -> str:
    """The shares that a figure has of each base, which is a figure of the text or cells of the table."""
    return "、".join(
        f"占{_base(context, name)[1]}（{base}）的{percents[name]}%" for name, base in bases.items()
    )


def shares_en(context: Context, bases: dict[str, Decimal], percents: dict[str, str]) -> str:
    """The same in English."""
    return ", ".join(
        f"{percents[name]}% of {_base(context, name)[0]} ({base})" for name, base in bases.items()
    )


def _base(context: Context, name: str) -> tuple[str, str]:
    """What a share is of, in English and Chinese: a figure of the text, cells of the table, or a number."""
    if not name.startswith("requests."):
        return name, f"正文{name}" if name.startswith("“") else "总数"
    codes = name.split(" + ")
    cells: list[CellKey] = [
        (code, "total" if context.reading(code, "total") else None) for code in codes
    ]
    summed = "之和" if len(cells) > 1 else ""
    return labels_of(context, cells, " + "), f"统计表{cells_zh(context, cells)}{summed}"


def _of_none(context: Context, part: Statement, bases: dict[str, Decimal]) -> Issue:
    share = part.share_percent or Decimal(0)
    percents = {
        name: shown_like(Decimal(amount(part)) / base * 100, share) for name, base in bases.items()
    }
    shown_zh = shares_zh(context, bases, percents)
    return Issue(
        message=f"“{part.text}”: {part.value} is {shares_en(context, bases, percents)}, none of them {share}%",
        message_zh=f"正文{quoted(part.text)}所述占{share}%，而{part.value}{shown_zh}，均与所述不一致，请核对",
        indicators=(part.indicator,) if part.indicator else (),
        observed=f"{share}%",
        expected=distinct(percents),
        evidence=(part.at,),
        severity="warning",
    )
