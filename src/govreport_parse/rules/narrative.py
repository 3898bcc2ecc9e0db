"""GR402 to GR404, GR407 to GR409: the text against itself."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import ROUND_DOWN, Decimal

from govreport_parse.document import Locator
from govreport_parse.numbers import Number, chinese_numeral
from govreport_parse.report import AnnualReport, Statement
from govreport_parse.rules.logic import Interval, total
from govreport_parse.rules.model import Context, Issue, Rule
from govreport_parse.statements.topics import load_topics

__all__ = ["RULES"]


def _exceeding_parts(context: Context) -> Iterator[Issue]:
    statements = context.report.statements
    for whole in statements:
        parts = [statements[index] for index in whole.parts]
        limit = whole.value if whole.qualifier in ("exact", "at_most") else None
        if not parts or limit is None:
            continue
        lows = [_at_least(part) for part in parts]
        if sum(lows) > limit:
            # One item may go out by several channels: then the figures can all be right and
            # only the word that makes them parts of the total is wrong.
            mild = max(lows) <= limit and all(_overlaps(part) for part in parts)
            shown = f"{'+'.join(map(str, lows))}={sum(lows)}"
            yield _excess(whole, parts, shown, severity="warning" if mild else None)


def _at_least(part: Statement) -> Number:
    return part.value if part.qualifier in ("exact", "at_least") else 0


def _overlaps(part: Statement) -> bool:
    topic = load_topics().get(part.topic or "")
    return topic is not None and topic.overlaps


def _excess(whole: Statement, parts: list[Statement], shown: str, *, severity: str | None) -> Issue:
    named = (whole.indicator, *(part.indicator for part in parts))
    return Issue(
        message=f"the parts named of “{whole.text}” come to {shown}, more than {whole.value}",
        message_zh=f"“{whole.text}”所列各部分为{shown}，大于{whole.value}",
        indicators=tuple(dict.fromkeys(code for code in named if code)),
        observed=f"{shown} > {whole.value}",
        expected=f"at most {whole.value}",
        evidence=(whole.at, *(part.at for part in parts)),
        severity=severity,
    )


def _unequal_parts(context: Context) -> Iterator[Issue]:
    statements = context.report.statements
    for whole in statements:
        parts = [statements[index] for index in whole.parts]
        if not parts or not _is_whole(whole, parts):
            continue
        one, other = _range(whole), total(map(_range, parts))
        if other.high is not None and one.low > other.high:
            shown = f"{'+'.join(str(part.value) for part in parts)}={other.high}"
            named = (whole.indicator, *(part.indicator for part in parts))
            yield Issue(
                message=f"the parts of “{whole.text}” come to {shown}, less than {whole.value}",
                message_zh=f"“{whole.text}”所列各部分合计为{shown}，少于{whole.value}",
                indicators=tuple(dict.fromkeys(code for code in named if code)),
                observed=f"{shown} < {whole.value}",
                expected=str(whole.value),
                evidence=(whole.at, *(part.at for part in parts)),
            )


def _is_whole(whole: Statement, parts: list[Statement]) -> bool:
    """Whether the parts are said to be all, or name every class that there is."""
    topic = load_topics().get(whole.topic or "")
    named = {part.topic for part in parts}
    return whole.complete or any(named == set(parts) for parts in (topic.classes if topic else ()))


def _range(statement: Statement) -> Interval:
    """What a stated figure can be; about is anything."""
    match statement.qualifier:
        case "exact" | "negated":
            return Interval(low=statement.value, high=statement.value)
        case "at_most":
            return Interval(low=0, high=statement.value)
        case "at_least":
            return Interval(low=statement.value, high=None)
        case _:
            return Interval(low=0, high=None)


def _wrong_rates(context: Context) -> Iterator[Issue]:
    report = context.report
    yield from _wrong_by_sentence(report)
    bases = list(_bases(context))
    seen: set[tuple[str, Decimal]] = set()
    for label, indicator, value, rate, at in _stated_rates(report):
        for name, base, base_at in bases:
            if name not in (indicator, label) or base == 0 or (label, rate) in seen:
                continue
            true = (Decimal(value) - Decimal(base)) / Decimal(base) * 100
            if not _rounds_to(true, rate):
                seen.add((label, rate))
                yield Issue(
                    message=f"{label} is said to change by {rate}%; from {base} to {value} it is "
                    f"{_shown(true, rate)}%",
                    message_zh=f"“{label}”称增减{rate}%，由{base}到{value}应为{_shown(true, rate)}%",
                    indicators=(indicator,) if indicator else (),
                    observed=f"{rate}%",
                    expected=f"{_shown(true, rate)}%",
                    evidence=(at,) if base_at is None else (at, base_at),
                )
            break
    yield from _wrong_shares(report)
    yield from _wrong_loose_shares(context)


def _wrong_by_sentence(report: AnnualReport) -> Iterator[Issue]:
    """Rates beside last year's figure in the same sentence."""
    for statement in report.statements:
        base, rate = statement.base_value, statement.change_percent
        if not base or rate is None or statement.qualifier != "exact":
            continue
        true = (Decimal(statement.value) - Decimal(base)) / Decimal(base) * 100
        if not _rounds_to(true, rate):
            yield Issue(
                message=f"“{statement.text}” states {rate}%; from {base} to {statement.value} it is "
                f"{_shown(true, rate)}%",
                message_zh=f"“{statement.text}”称增减{rate}%，由{base}到{statement.value}应为"
                f"{_shown(true, rate)}%",
                indicators=(statement.indicator,) if statement.indicator else (),
                observed=f"{rate}%",
                expected=f"{_shown(true, rate)}%",
                evidence=(statement.at,),
            )


def _stated_rates(
    report: AnnualReport,
) -> Iterator[tuple[str, str | None, Number, Decimal, Locator]]:
    """Label, cell, value, stated rate and place of every figure with a rate."""
    for comparison in report.comparisons:
        if comparison.value is not None and comparison.change_percent is not None:
            yield (
                comparison.label, comparison.indicator, comparison.value,
                comparison.change_percent, comparison.at,
            )  # fmt: skip
    for statement in report.statements:
        told = statement.base_value is None and statement.qualifier == "exact"
        if statement.change_percent is not None and told:
            yield (
                statement.text, statement.indicator, statement.value,
                statement.change_percent, statement.at,
            )  # fmt: skip


def _bases(context: Context) -> Iterator[tuple[str, Number, Locator | None]]:
    """Last year's figures by label and by cell: from comparison tables and last year's report."""
    year = context.report.year
    if year is None:
        return
    for comparison in context.report.comparisons:
        if comparison.year == year - 1 and comparison.value is not None:
            yield comparison.label, comparison.value, comparison.at
            if comparison.indicator is not None:
                yield comparison.indicator, comparison.value, comparison.at
    previous = context.previous
    if previous is not None and previous.year == year - 1:
        for reading in previous.readings:
            if reading.indicator is not None and reading.value is not None:
                yield reading.indicator, reading.value, None


def _wrong_shares(report: AnnualReport) -> Iterator[Issue]:
    for whole in report.statements:
        for index in whole.parts:
            part = report.statements[index]
            if part.share_percent is None or whole.value == 0 or part.qualifier != "exact":
                continue
            true = Decimal(part.value) / Decimal(whole.value) * 100
            if not _rounds_to(true, part.share_percent):
                yield Issue(
                    message=f"“{part.text}” is said to be {part.share_percent}% of {whole.value}; "
                    f"it is {_shown(true, part.share_percent)}%",
                    message_zh=f"“{part.text}”称占{part.share_percent}%，以{whole.value}为基数应为"
                    f"{_shown(true, part.share_percent)}%",
                    indicators=tuple(code for code in (part.indicator, whole.indicator) if code),
                    observed=f"{part.share_percent}%",
                    expected=f"{_shown(true, part.share_percent)}%",
                    evidence=(part.at, whole.at),
                )


def _wrong_loose_shares(context: Context) -> Iterator[Issue]:
    """Shares of outcomes without a total in their sentence, against every total there is."""
    report = context.report
    parts = {index for whole in report.statements for index in whole.parts}
    for index, part in enumerate(report.statements):
        topic = load_topics().get(part.topic or "")
        if (
            part.share_percent is None
            or index in parts
            or part.qualifier != "exact"
            or topic is None
            or not _BASES.keys() & set(topic.within)
        ):
            continue
        bases = _totals(context)
        rates = {name: Decimal(part.value) / value * 100 for name, value in bases.items()}
        if rates and not any(_rounds_to(rate, part.share_percent) for rate in rates.values()):
            shown = ", ".join(
                f"{_shown(rate, part.share_percent)}% of {name} ({bases[name]})"
                for name, rate in rates.items()
            )
            yield Issue(
                message=f"“{part.text}”: {part.value} is {shown}, none of them {part.share_percent}%",
                message_zh=f"“{part.text}”：{part.value}占{shown}，均不是{part.share_percent}%",
                indicators=(part.indicator,) if part.indicator else (),
                observed=f"{part.share_percent}%",
                expected=shown,
                evidence=(part.at,),
                severity="warning",
            )


# What a share of requests may be of, by the topics that state it and the cells that print it.
_BASES = {
    "requests_received": ("requests.received",),
    "requests_concluded": ("requests.concluded", "requests.outcome.total"),
    "requests_answered": ("requests.answered", "requests.outcome.total"),
}


def _totals(context: Context) -> dict[str, Decimal]:
    """Totals of the report that a share of requests may be of, each once, above 0."""
    found: dict[str, Decimal] = {}
    for statement in context.report.statements:
        if statement.topic in _BASES and statement.qualifier == "exact" and statement.value:
            found.setdefault(f"“{statement.text}”", Decimal(statement.value))
    cells = {code: _cell(context, code) for codes in _BASES.values() for code in codes}
    carried = _cell(context, "requests.carried_in")
    if cells["requests.received"] is not None and carried:
        cells["requests.received + requests.carried_in"] = cells["requests.received"] + carried
    for code, value in cells.items():
        if value and value not in found.values():
            found[code] = value
    return found


def _cell(context: Context, code: str) -> Decimal | None:
    reading = context.reading(code) or context.reading(code, "total")
    return None if reading is None or reading.value is None else Decimal(reading.value)


def _rates_of_answers(context: Context) -> Iterator[Issue]:
    for statement in context.report.statements:
        if statement.topic != "on_time_rate" or statement.qualifier not in ("exact", "at_least"):
            continue
        fractions = _fractions(context, on_time="按" in statement.text or "限" in statement.text)
        stated = Decimal(statement.value)
        if not fractions or any(
            _rounds_to(rate, stated) or (statement.qualifier == "at_least" and rate >= stated)
            for rate in fractions.values()
        ):
            continue
        name, rate = next(iter(fractions.items()))
        yield Issue(
            message=f"the text states {stated}% (“{statement.text}”); {name} is {_shown(rate, stated)}%",
            message_zh=f"正文称“{statement.text}”，按表内数据{name}应为{_shown(rate, stated)}%",
            observed=f"{stated}%",
            expected=f"{_shown(rate, stated)}%",
            evidence=(statement.at,),
            severity="warning" if len(fractions) == 1 else "hint",
        )


def _fractions(context: Context, *, on_time: bool) -> dict[str, Decimal]:
    """The rates that the cells give: of those on time, or of those concluded or answered."""
    concluded = _cell(context, "requests.concluded")
    result = _cell(context, "requests.outcome.total")
    received = _cell(context, "requests.received")
    carried = _cell(context, "requests.carried_in")
    late = _cell(context, "requests.carried_out")
    pairs: dict[str, tuple[Decimal | None, Decimal | None]] = {
        "按时办结数/申请办结数": (_cell(context, "requests.concluded.on_time"), concluded)
    }
    if not on_time:
        pairs["申请办结数/收到申请数"] = (concluded, received)
        pairs["申请答复数/收到申请数"] = (_cell(context, "requests.answered"), received)
        due = received + carried if received is not None and carried is not None else None
        if late is not None:
            pairs["总计/(新收+上年结转)"] = (result, due)
    return {
        name: part / whole * 100
        for name, (part, whole) in pairs.items()
        if part is not None and whole
    }


def _part_counts(context: Context) -> Iterator[Issue]:
    report = context.report
    # Openings count the appendix, or do not.
    sections = [section for section in report.sections if section.kind != "appendix"]
    counts = {len(sections), len(report.sections)}
    numbers = [chinese_numeral(section.number or "") for section in sections]
    # Only where the numbers run on to the last are all sections known.
    certain = numbers == list(range(1, len(sections) + 1))
    for statement in report.statements:
        if statement.topic == "report_parts" and sections and statement.value not in counts:
            yield Issue(
                message=f"the opening names {statement.value} parts, the report has {len(sections)}",
                message_zh=f"开头称由{statement.value}个部分组成，正文有{len(sections)}个部分",
                observed=str(len(sections)),
                expected=str(statement.value),
                evidence=(statement.at, sections[-1].at),
                severity=None if certain else "hint",
            )


_BALANCE = (
    ("requests_received", "requests_carried_in"),
    ("requests_concluded", "requests_carried_out"),
)


def _balances(context: Context) -> Iterator[Issue]:
    told: dict[str, list[Statement]] = {}
    for statement in context.report.statements:
        if statement.topic is not None:
            told.setdefault(statement.topic, []).append(statement)
    if all(slug in told for side in _BALANCE for slug in side):
        chosen = [[told[slug] for slug in side] for side in _BALANCE]
        figures = [figure for side in chosen for figures in side for figure in figures]
        # Each of the four stated once or alike, and exactly.
        once = all(len({f.value for f in figures}) == 1 for side in chosen for figures in side)
        if not once or any(f.qualifier not in ("exact", "negated") for f in figures):
            return
        left, right = ([figures[0].value for figures in side] for side in chosen)
        if sum(left) != sum(right):
            shown = f"{left[0]}+{left[1]} ≠ {right[0]}+{right[1]}"
            yield Issue(
                message=f"in the text, new and carried-in requests do not balance those concluded "
                f"and carried out: {shown}",
                message_zh=f"正文中新收与上年结转之和不等于办结与结转下年度之和：{shown}",
                observed=shown,
                evidence=tuple(figure.at for figure in figures),
            )


def _rounds_to(true: Decimal, stated: Decimal) -> bool:
    """Whether `stated` is `true` rounded or cut off at its last printed digit."""
    exponent = stated.as_tuple().exponent
    unit = Decimal(1).scaleb(exponent if isinstance(exponent, int) else 0)
    return abs(true - stated) * 2 <= unit or true.quantize(unit, ROUND_DOWN) == stated


def _shown(true: Decimal, stated: Decimal) -> str:
    exponent = stated.as_tuple().exponent
    places = -exponent if isinstance(exponent, int) and exponent < 0 else 0
    return f"{true:.{max(places, 1)}f}"


RULES = (
    Rule(
        code="GR402",
        name="parts-exceed-whole",
        severity="error",
        title="parts that exceed their whole",
        title_zh="分项之和大于总数",
        what="The figures listed under 其中, 包括 or 分别为 add up to more than the total they belong to. "
        "Where all parts are channels, by which one item may go out several times, it is a warning.",
        why="Either the total or a part is wrong, or a part does not belong under it.",
        example="主动公开信息815条，其中 64+350+220+273.",
        basis="Arithmetic of the sentence; only the excess is judged, not completeness.",
        exceptions="Approximations count for the least that they may be.",
        explanation_zh="正文“其中”“包括”等所列各项之和大于总数。各项均为公开渠道的（同一信息可经多个渠道公开），只作警告。",
        check=_exceeding_parts,
    ),
    Rule(
        code="GR403",
        name="stated-rate-wrong",
        severity="error",
        title="a rate or share that its figures do not give",
        title_zh="增减幅度或占比计算有误",
        what="A stated change or share differs from the one computed from the figures it rests on: "
        "last year's figure in the same sentence or in a comparison table, last year's report, or the "
        "whole it is a part of. A share without a total in its sentence is held against every total "
        "of requests; the finding names them.",
        why="The rate or one of the figures is wrong.",
        example="320 up to 395, stated as 增长32%.",
        basis="(now − before) / before. Rounding and truncation in the last printed digit pass.",
        exceptions="Rates from 0, and changes on something else than the year before (环比), are not judged.",
        explanation_zh="按给出的数据重新计算，增减幅度或占比与所称不符。末位四舍五入或截尾不算错误。",
        check=_wrong_rates,
    ),
    Rule(
        code="GR404",
        name="parts-do-not-sum",
        severity="error",
        title="a complete list that does not add up",
        title_zh="分项之和小于总数",
        what="The parts are said to be all there are (分别为, 按…分, 共计), or name every class (自然人 and 法人或其他组织), "
        "and add up to less than the total.",
        why="The total or a part is wrong, or one was left out.",
        example="收到申请20件，按申请人分，自然人15件，法人或其他组织3件.",
        basis="Arithmetic of the sentence. A list under 其中 or with 等 names some parts only and is not judged; "
        "approximations count for all they may be. More than the total is GR402.",
        exceptions="Lists under 其中 or with 等, and lists with approximations that may make up the rest.",
        explanation_zh="正文称列出全部分项（“分别为”“按…分”“共计”，或已包含全部类别），其和小于总数。",
        check=_unequal_parts,
    ),
    Rule(
        code="GR407",
        name="completion-rate-wrong",
        severity="warning",
        title="a rate of requests on time that the table does not give",
        title_zh="办结率、答复率与统计表不符",
        what="The text states a rate of requests concluded, answered or on time; none of the rates that "
        "the cells give is that.",
        why="100 % is written by habit.",
        example="按时办结率100% where 21 of 23 were concluded on time.",
        basis="按时办结数 / 申请办结数 (2014), 总计 / (新收 + 上年结转) from 2019. Where several rates may be meant, a hint.",
        exceptions="From 2019 the form does not count requests on time; such a rate cannot be judged.",
        explanation_zh="正文所称办结率、答复率或按时办结率，与按统计表数据计算的结果均不符。",
        check=_rates_of_answers,
    ),
    Rule(
        code="GR408",
        name="part-count-wrong",
        severity="warning",
        title="the opening counts other parts than the report has",
        title_zh="开头所称部分数与正文不符",
        what="The opening says of how many parts the report consists; the sections are another number.",
        why="A section is missing, or the opening was taken from another report.",
        example="全文由六个部分组成 above five sections.",
        basis="The report's own words and its numbered sections; where their numbers do not run, a hint.",
        exceptions="An appendix may be counted or not.",
        explanation_zh="报告开头称由若干部分组成，与正文的章节数不一致。",
        check=_part_counts,
    ),
    Rule(
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
        exceptions="Judged only where all four figures are stated exactly, each once.",
        explanation_zh="正文同时给出新收、上年结转、办结和结转下年度，前两项之和不等于后两项之和。",
        check=_balances,
    ),
)
