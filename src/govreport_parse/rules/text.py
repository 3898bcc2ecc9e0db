"""GR4xx: the text against the tables and against itself."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from decimal import ROUND_DOWN, Decimal

from govreport_parse.document import Locator
from govreport_parse.numbers import Number
from govreport_parse.report import AnnualReport, Reading, Statement
from govreport_parse.rules.model import Context, Issue, Rule
from govreport_parse.rules.values import misfilings
from govreport_parse.rules.witnesses import Witness, agrees, witnesses
from govreport_parse.statements.topics import load_topics

__all__ = ["RULES"]


def _contradictions(context: Context) -> Iterator[Issue]:
    misfiled = {
        (case.own.indicator, case.own.applicant, case.value) for case in misfilings(context)
    }
    by_cell: dict[tuple[str, str | None], list[Witness]] = defaultdict(list)
    for witness in witnesses(context.report):
        if (witness.indicator, witness.applicant, witness.value) not in misfiled:
            by_cell[witness.indicator, witness.applicant].append(witness)
    for (indicator, applicant), voices in by_cell.items():
        reading = context.reading(indicator, applicant)
        if reading is None:
            continue
        verdicts = [(witness, agrees(witness, reading)) for witness in voices]
        confirmed = any(verdict for witness, verdict in verdicts if witness.value)
        against: dict[Number, list[Witness]] = defaultdict(list)
        for witness, verdict in verdicts:
            if verdict is False and not (confirmed and _is_share(witness, reading)):
                against[witness.value].append(witness)
        for value, group in against.items():
            yield _contradiction(reading, value, group, confirmed=confirmed)


def _is_share(witness: Witness, reading: Reading) -> bool:
    # Where another sentence gives the cell's figure, a smaller one tells of a part of it.
    return reading.value is not None and 0 < witness.value < reading.value


def _contradiction(
    reading: Reading, value: Number, group: list[Witness], *, confirmed: bool
) -> Issue:
    best = max(group, key=lambda witness: (witness.certain, witness.qualifier == "exact"))
    if not best.certain:
        severity = "hint"
    elif confirmed or reading.status != "reported" or best.qualifier not in ("exact", "negated"):
        severity = "warning"
    else:
        severity = "error"
    cell = str(reading.value) if reading.status == "reported" else (reading.raw or "blank")
    cell_zh = str(reading.value) if reading.status == "reported" else (reading.raw or "空白")
    where = "the text says" if best.kind == "text" else "the comparison table gives"
    where_zh = "正文" if best.kind == "text" else "对比表"
    stated = f"{value}{best.unit or ''}"
    return Issue(
        message=f"{where} {stated} (“{best.quote}”), the cell of {reading.label} is {cell}",
        message_zh=f"{where_zh}为{stated}（“{best.quote}”），表中“{reading.label}”为{cell_zh}",
        indicators=(reading.indicator,) if reading.indicator else (),
        applicant=reading.applicant,
        observed=cell,
        expected=str(value),
        evidence=(reading.at, *(witness.at for witness in group)),
        severity=severity,
    )


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


def _wrong_rates(context: Context) -> Iterator[Issue]:
    report = context.report
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
        if statement.change_percent is not None and statement.qualifier == "exact":
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
        code="GR401",
        name="text-contradicts-table",
        severity="error",
        title="the text gives another figure than the table",
        title_zh="正文数据与统计表不一致",
        what="A figure stated in the text, or in a comparison table, differs from its cell. A "
        "negation (未收到) contradicts a positive cell; a positive figure contradicts a blank one.",
        why="Readers quote the text, statistics quote the table.",
        example="召开政府信息公开会议4次, cell 0.",
        basis="The report's own words. Ambiguous verbs, units other than the cell's and sentences "
        "of another scope are hints; approximations and blank cells are warnings.",
        explanation_zh="正文或对比表中的数据与统计表相应单元格不一致。动词含义不明、单位或范围不同的只作提示。",
        check=_contradictions,
    ),
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
        "last year's column of a comparison table, last year's report, or the whole it is a part of.",
        why="The rate or one of the figures is wrong.",
        example="320 up to 395, stated as 增长32%.",
        basis="(now − before) / before. Rounding and truncation in the last printed digit pass.",
        explanation_zh="按给出的数据重新计算，增减幅度或占比与所称不符。末位四舍五入或截尾不算错误。",
        check=_wrong_rates,
    ),
)
