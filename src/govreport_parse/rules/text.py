"""GR401, GR405, GR406: the text against the tables."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence

from govreport_parse.model.records import Reading
from govreport_parse.rules.claims import CellKey, Claim, agrees, claims
from govreport_parse.rules.counts import unit_slips
from govreport_parse.rules.model import Context, Issue, Rule
from govreport_parse.rules.values import misfilings
from govreport_parse.text.numerals import Number

__all__ = ["RULES"]


def _contradictions(context: Context) -> Iterator[Issue]:
    misfiled = {
        (case.own.indicator, case.own.applicant, case.value) for case in misfilings(context)
    }
    slipped = [slip.claim for slip in unit_slips(context)]
    by_cells: dict[tuple[CellKey, ...], list[Claim]] = defaultdict(list)
    for claim in claims(context):
        if (
            claim.kind != "all"
            and claim not in slipped
            and not (misfiled and (*(claim.cell or ("", None)), claim.value) in misfiled)
        ):
            by_cells[claim.cells].append(claim)
    for cells, heard in by_cells.items():
        voices = _without_lists(context, cells, heard)
        verdicts = [(claim, _verdict(context, claim)) for claim in voices]
        confirmed = any(verdict for claim, verdict in verdicts if claim.value)
        against: dict[Number, list[Claim]] = defaultdict(list)
        for claim, verdict in verdicts:
            if verdict is False and not (confirmed and _is_share(context, claim)):
                against[claim.value].append(claim)
        for value, group in against.items():
            yield _contradiction(context, cells, value, group, confirmed=confirmed)


def _without_lists(
    context: Context, cells: tuple[CellKey, ...], voices: Sequence[Claim]
) -> list[Claim]:
    """The claims but those that add up to the cell: 参加省级发布会1次、市级4次."""
    if len(voices) == 1:
        return list(voices)
    groups: dict[int, list[Claim]] = defaultdict(list)
    for claim in voices:
        if claim.kind == "text" and claim.qualifier == "exact":
            groups[claim.at.block].append(claim)
    readings = [context.reading(*key) for key in cells]
    printed = sum(r.value for r in readings if r is not None and r.value is not None)
    summed = [
        claim
        for group in groups.values()
        if len(group) > 1 and sum(claim.value for claim in group) == printed
        for claim in group
    ]
    return [claim for claim in voices if claim not in summed]


def _verdict(context: Context, claim: Claim) -> bool | None:
    """Whether a claim agrees with any of the sums that it may mean; None where nothing tells."""
    verdicts = [agrees(context, claim, cells) for cells in (claim.cells, *claim.others)]
    if any(verdicts):
        return True
    # Another meaning that cannot be judged leaves the figure open.
    return None if None in verdicts else False


def _is_share(context: Context, claim: Claim) -> bool:
    # Where another sentence gives the cell's figure, a smaller one tells of a part of it.
    reading = context.reading(*claim.cell) if claim.cell else None
    return reading is not None and reading.value is not None and 0 < claim.value < reading.value


def _contradiction(
    context: Context,
    cells: tuple[CellKey, ...],
    value: Number,
    group: Sequence[Claim],
    *,
    confirmed: bool,
) -> Issue:
    best = max(group, key=lambda claim: (claim.certain, claim.qualifier == "exact"))
    readings = [context.reading(*key) for key in cells]
    printed = all(reading is not None and reading.status == "reported" for reading in readings)
    if not best.certain:
        severity = "hint"
    elif confirmed or not printed or best.qualifier not in ("exact", "negated"):
        severity = "warning"
    else:
        severity = "error"
    shown, shown_zh = _shown(readings), _shown(readings, blank="空白")
    labels, labels_zh = _labels(context, cells, " + "), _labels(context, cells, "、")
    where = "the comparison table gives" if best.kind == "comparison" else "the text says"
    where_zh = "对比表" if best.kind == "comparison" else "正文"
    stated = f"{value}{best.unit or ''}"
    tried = f"; nor does it fit {_tried(context, best)}" if best.others else ""
    tried_zh = f"；按{_tried(context, best, '、')}理解也不相符" if best.others else ""
    return Issue(
        message=f"{where} {stated} (“{best.quote}”), the cell of {labels} is {shown}{tried}",
        message_zh=f"{where_zh}为{stated}（“{best.quote}”），表中“{labels_zh}”为{shown_zh}{tried_zh}",
        indicators=tuple(dict.fromkeys(code for code, _ in cells)),
        applicant=cells[0][1] if len({applicant for _, applicant in cells}) == 1 else None,
        observed=shown,
        expected=str(value),
        evidence=(
            *(reading.at for reading in readings if reading is not None),
            *(claim.at for claim in group),
        ),
        severity=severity,
    )


def _shown(readings: Sequence[Reading | None], blank: str = "blank") -> str:
    """What the cells print: 4, blank, / or 3+1=4."""
    texts = [
        str(r.value) if r is not None and r.status == "reported" else ((r and r.raw) or blank)
        for r in readings
    ]
    if len(texts) == 1:
        return texts[0]
    values = [reading.value for reading in readings if reading is not None]
    known = [value for value in values if value is not None]
    total = f"={sum(known)}" if len(known) == len(readings) else ""
    return f"{'+'.join(texts)}{total}"


def _labels(context: Context, cells: Sequence[CellKey], between: str) -> str:
    return between.join(context.label(*key) for key in cells)


def _tried(context: Context, claim: Claim, between: str = " or ") -> str:
    sums = (" + ".join(context.label(*key) for key in cells) for cells in claim.others)
    return between.join(sums)


def _other_meanings(context: Context) -> Iterator[Issue]:
    for claim in claims(context):
        if claim.qualifier != "exact" or not claim.others:
            continue
        if agrees(context, claim, claim.cells) is not False:
            continue
        fitting = [cells for cells in claim.others if agrees(context, claim, cells)]
        if not fitting:
            continue
        cells = fitting[0]
        named, usual = _labels(context, cells, " + "), _labels(context, claim.cells, " + ")
        readings = [context.reading(*key) for key in cells]
        yield Issue(
            message=f"“{claim.quote}” fits {named} ({_shown(readings)}), not {usual}",
            message_zh=f"“{claim.quote}”与“{named}”（{_shown(readings)}）相符，而不是“{usual}”",
            indicators=tuple(dict.fromkeys(code for code, _ in cells)),
            applicant=cells[0][1],
            evidence=(*(r.at for r in readings if r is not None), claim.at),
        )


def _not_all(context: Context) -> Iterator[Issue]:
    for claim in claims(context):
        if claim.kind != "all" or _verdict(context, claim) is not False:
            continue
        readings = [context.reading(*key) for key in claim.cells]
        shown = _shown(readings)
        labels = _labels(context, claim.cells, " + ")
        printed = all(reading is not None and reading.value is not None for reading in readings)
        yield Issue(
            message=f"the text says so of all {claim.value} (“{claim.quote}”), {labels} is {shown}",
            message_zh=f"正文称{claim.value}{claim.unit or ''}“{claim.quote}”，表中“{labels}”为{shown}",
            indicators=tuple(code for code, _ in claim.cells),
            applicant=claim.cells[0][1],
            observed=shown,
            expected=str(claim.value),
            evidence=(*(r.at for r in readings if r is not None), claim.at),
            severity=None
            if printed and claim.certain and claim.qualifier == "exact"
            else "warning",
        )


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
        basis="The report's own words. A figure may state a sum of cells (予以公开和部分公开) or a group (不予公开); "
        "a verb of several meanings (受理) is held against each of them. Ambiguous verbs, units other than the cell's and sentences "
        "of another scope are hints; approximations and blank cells are warnings.",
        exceptions="Where another sentence confirms the cell, a smaller figure is taken for a part of it.",
        explanation_zh="正文或对比表中的数据与统计表相应单元格不一致。动词含义不明、单位或范围不同的只作提示。",
        basis_zh="报告自身的文字。一个数可以是几格之和（予以公开和部分公开）或一组之和（不予公开）；口径不同时为提示。",
        exceptions_zh="另有句子印证单元格的，较小的数视为其中一部分。",
        check=_contradictions,
    ),
    Rule(
        code="GR405",
        name="other-meaning",
        severity="hint",
        title="a figure that agrees only under another meaning of its verb",
        title_zh="数据仅在另一种口径下与统计表一致",
        what="办理, 受理, 答复 or 办结 may mean the new requests, the new ones and those carried in, or those "
        "concluded. The figure agrees with the table, but not under the usual meaning; the finding names the one.",
        why="Who quotes the figure should know what it counts.",
        example="共受理申请31件 where 新收 is 28 and 上年结转 3.",
        basis="The printed balance 新收 + 上年结转 = 总计 + 结转下年度.",
        exceptions="None; it is a hint.",
        explanation_zh="“受理”“办理”“答复”等可指新收、新收加结转或办结总数；正文数据与统计表在另一种口径下一致，予以指明。",
        basis_zh="表内公式：新收＋上年结转＝总计＋结转下年度。",
        exceptions_zh="无；仅为提示。",
        check=_other_meanings,
    ),
    Rule(
        code="GR406",
        name="not-all",
        severity="error",
        title="said of all, but the table shows others",
        title_zh="正文称“均”“全部”，统计表并非如此",
        what="The text says of all items of a figure that they had one outcome (均获维持, 全部按时办结); the cell of "
        "that outcome differs.",
        why="The sentence hides the cases that went otherwise.",
        example="行政复议3件，均获维持 where 结果纠正 is 1.",
        basis="The report's own words and the cell of the outcome.",
        exceptions="Where two figures stand before 均, it is not told which is meant, and nothing is said.",
        explanation_zh="正文称某项“均”“全部”为某一结果，而统计表中该结果的数据与之不符。",
        basis_zh="报告自身的文字与结果单元格。",
        exceptions_zh="“均”之前有两个数、不能辨明所指的，不判断。",
        check=_not_all,
    ),
)
