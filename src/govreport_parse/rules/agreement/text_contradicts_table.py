"""GR401: the text gives another figure than the table."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence

from govreport_parse.arithmetic.context import CellKey, Context
from govreport_parse.arithmetic.repairs import slip_between
from govreport_parse.forms import FormTable
from govreport_parse.model.vocabularies import Severity
from govreport_parse.rules.agreement.borne_out import (
    is_borne_out,
    is_made_up_beside,
    is_made_up_of_others,
)
from govreport_parse.rules.agreement.cells import filled_zh, labels_of, shown_cells
from govreport_parse.rules.agreement.claims import Claim, claims, fits
from govreport_parse.rules.agreement.misfilings import misfilings
from govreport_parse.rules.agreement.otherwise import is_sum_or_rest, may_be_of_other_cells
from govreport_parse.rules.agreement.unit_slips import unit_slips
from govreport_parse.rules.model import Issue, Rule
from govreport_parse.rules.words import cells_zh, quoted
from govreport_parse.text.fold import fold
from govreport_parse.text.numerals import Number
from govreport_parse.text.patterns import lazy_pattern
from govreport_parse.topics.catalogue import load_topics

__all__ = ["RULE"]

# 本年新收68件 is all that there were, and no part of more.
_ALL_OF_THEM = lazy_pattern(
    r"(?:全年|本年度?|年内)(?:共|新|累计)*(?:收到|新收|接收)(?:的)?(?:政府信息公开|信息公开)?(?:申请)?\d[\d,]*[件条]$"
)
# Of shorter figures every ninth is another with one digit mistyped.
_LONG = 100
# Of those so long, hardly any is.
_LONGER = 10_000
_WHOLE_SITE = lazy_pattern("(?:网站|门户|首页)(?![^,;。]{0,6}(?:公开|专栏|专页))")
_VISITS = "inquiries.website_visits"
_TWO_DIGITS = 10
_MEETINGS, _ON_DISCLOSURE = "training.meetings", "公开"
# Smaller figures stand in several rows of most tables.
_TELLING = 4


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
        voices = [
            claim
            for claim in _without_lists(context, cells, heard)
            if not (is_made_up_beside(context, claim) or is_made_up_of_others(context, claim))
        ]
        verdicts = [(claim, fits(context, claim)) for claim in voices]
        confirmed = any(verdict for claim, verdict in verdicts if claim.value)
        narrower = cells[0][0] == _MEETINGS and any(
            verdict and _ON_DISCLOSURE in claim.quote for claim, verdict in verdicts
        )
        against: dict[Number, list[Claim]] = defaultdict(list)
        for claim, verdict in verdicts:
            # 召开会议5次，专题研究信息公开的3次: the cell counts the latter.
            wider = narrower and _ON_DISCLOSURE not in claim.quote
            wider = wider or _is_of_whole_site(context, claim)
            if verdict is False and not (confirmed and _is_share(context, claim)) and not wider:
                against[claim.value].append(claim)
        for value, group in against.items():
            yield _contradiction(context, cells, value, group, confirmed=confirmed)


def _without_lists(
    context: Context, cells: tuple[CellKey, ...], voices: Sequence[Claim]
) -> list[Claim]:
    """The claims but those that add up to the cell: 参加省级发布会1次、市级4次.

    By several channels of one kind an item may go out twice: 局网站3022条，市政府网站1287条 are 3118 of all.
    """
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
        if len(group) > 1 and _make_up(context, group, printed)
        for claim in group
    ]
    return [claim for claim in voices if claim not in summed]


def _make_up(context: Context, group: Sequence[Claim], printed: Number) -> bool:
    values = {claim.value for claim in group}
    if sum(claim.value for claim in group) == printed:
        return True
    named = {s.at: s.topic for s in context.report.statements}
    topics = [load_topics().get(named.get(claim.at) or "") for claim in group]
    overlapping = all(topic is not None and topic.overlaps for topic in topics)
    return overlapping and len(values) > 1 and max(values) <= printed <= sum(values)


def _is_of_whole_site(context: Context, claim: Claim) -> bool:
    """Whether the text gives the cell's figure beside that of a whole website: 网站访问320万人次，其中专栏5.2万人次."""
    reading = context.reading(*claim.cell) if claim.cell else None
    if reading is None or not reading.value or reading.indicator != _VISITS:
        return False
    if _WHOLE_SITE.search(fold(claim.quote)) is None:
        return False
    return any(
        one.value == reading.value and one.unit == claim.unit for one in context.report.statements
    )


def _is_share(context: Context, claim: Claim) -> bool:
    # Where another sentence gives the cell's figure, a smaller one is that of a part.
    reading = context.reading(*claim.cell) if claim.cell else None
    if _ALL_OF_THEM.search(fold(claim.quote)) is not None:
        return False
    return reading is not None and reading.value is not None and 0 < claim.value < reading.value


def _is_backed(context: Context, claim: Claim) -> bool:
    """Whether the figures of its list, whose scope is as vague, agree with their cells.

    各单位接待来人118人次，接听电话393人次，网上56人次: where the others fit, the table counts the same. Where
    only the list says what it counts (来大厅的118人次，电话问的339人次，网上56人次), it must be a slip of its cell.
    """
    if claim.cell is None or claim.kind != "text" or claim.qualifier != "exact" or claim.unlike:
        return False
    code, applicant = claim.cell
    reading = context.reading(code, applicant)
    slip = (
        slip_between(reading.value, claim.value) if reading is not None and reading.value else None
    )
    if not (claim.named or slip == "exchanged" or (slip == "mistyped" and claim.value >= _LONG)):
        return False
    siblings = {one for table in context.tables for one in _beside(table, code)} - {code}
    scopes = {statement.at: statement.scope for statement in context.report.statements}
    beside = [
        other
        for other in claims(context)
        if other.kind == "text"
        and other.at.block == claim.at.block
        and scopes.get(other.at) == scopes.get(claim.at)
        and other.cell is not None
        and (other.cell[0] in siblings and other.cell[1] == applicant)
    ]
    alone = slip == "exchanged" and all(fits(context, one) for one in beside)
    least = 1 if alone else _TELLING
    fitting = {one.cell for one in beside if one.value >= least and fits(context, one)}
    return len(fitting) >= (1 if alone else 2) and not may_be_of_other_cells(context, claim)


def _is_lone_slip(context: Context, claim: Claim) -> bool:
    """Whether a figure is its cell's with two digits exchanged, or one of many mistyped, and no other gives the cell's."""
    reading = context.reading(*claim.cell) if claim.cell else None
    if reading is None or not reading.value or not claim.near or claim.qualifier != "exact":
        return False
    slip = slip_between(reading.value, claim.value)
    if _WHOLE_SITE.search(fold(claim.quote)):
        return False
    least = {"exchanged": _LONG, "mistyped": _LONGER}.get(slip or "")
    told = {statement.value for statement in context.report.statements}
    return least is not None and claim.value >= least and reading.value not in told


def _is_among_agreeing(context: Context, claim: Claim) -> bool:
    """Whether only its context names its cell, but a paragraph on the same part of the form agrees with all others.

    截至2018年底，设查阅点83个，专职人员9名、兼职人员88名, whose staff fits: the reading points are 38. So where the whole
    that it is of fits: 公开信息386条，有电子全文的355条.
    """
    reading = context.reading(*claim.cell) if claim.cell else None
    if reading is None or not reading.value or not claim.placed or claim.qualifier != "exact":
        return False
    figures = context.report.statements
    one_digit = max(reading.value, claim.value) < _TWO_DIGITS
    if not (one_digit or slip_between(reading.value, claim.value)) or any(
        one.value == reading.value and one.unit == claim.unit for one in figures
    ):
        return False
    part = claim.cells[0][0].partition(".")[0]
    beside = [
        (other, fits(context, other))
        for other in claims(context)
        if other.at.block == claim.at.block and other.at != claim.at and other.kind == "text"
        if any(code.partition(".")[0] == part for code, _ in other.cells)
    ]
    fitting = {other.cells: other.value for other, fit in beside if fit and other.value}
    topics = {one.at: one.topic for one in figures}
    topic = load_topics().get(topics[claim.at] or "")
    whole = topic is not None and any(
        fit and other.value >= _LONG and topics[other.at] in topic.within for other, fit in beside
    )
    several = len(fitting) > 1 and max(fitting.values()) >= _TELLING
    agreeing = (several or whole) and all(fit is not False for _, fit in beside)
    return agreeing and not may_be_of_other_cells(context, claim)


def _beside(table: FormTable, code: str) -> set[str]:
    """The cells of a cell's group; in subtables, those of the same column in each: 许可, 处罚 and 强制."""
    column = code.rpartition(".")[2]
    alike = {one for one in table.codes if one.rpartition(".")[2] == column}
    return {*table.siblings(code), *(alike if table.subtables and code in alike else ())}


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
    severity: Severity
    unsure = not (best.certain or best.ambiguous) or (confirmed and best.wide)
    rest = is_sum_or_rest(best)
    backed = ((unsure or rest) and not confirmed) and (
        _is_backed(context, best)
        or _is_lone_slip(context, best)
        or _is_among_agreeing(context, best)
    )
    if not backed and (unsure or rest or may_be_of_other_cells(context, best)):
        borne_out = not confirmed and is_borne_out(context, best)
        severity = "warning" if borne_out else "hint"
    elif (
        backed
        or best.ambiguous
        or confirmed
        or not printed
        or best.qualifier not in ("exact", "negated")
    ):
        severity = "warning"
    else:
        severity = "error"
    shown = shown_cells(readings)
    labels, labels_zh = labels_of(context, cells, " + "), cells_zh(context, cells)
    where = "the comparison table gives" if best.kind == "comparison" else "the text says"
    where_zh = "对比表" if best.kind == "comparison" else "正文"
    stated = f"{value}{best.unit or ''}"
    tried = dict.fromkeys(labels_of(context, other, " + ") for other in best.others)
    others = f"; nor does it fit {' or '.join(tried)}" if tried else ""
    tried_zh = dict.fromkeys(
        f"{cells_zh(context, other)}{'之和' if len(other) > 1 else ''}" for other in best.others
    )
    others_zh = f"，与{'或'.join(tried_zh)}也不一致" if tried_zh else ""
    return Issue(
        message=f"{where} {stated} (“{best.quote}”), the cell of {labels} is {shown}{others}",
        message_zh=f"{where_zh}所述为{stated}（{quoted(best.quote)}），统计表{labels_zh}{filled_zh(readings)}{others_zh}，请核对",
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


RULE = Rule(
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
    "a verb of several meanings (受理) is held against each of them: one that fits none is a warning, where "
    "no other figure says what was received, else a hint. Units other than the cell's and sentences "
    "of another scope are hints; approximations and blank cells are warnings. A figure in 万 is rounded, or cut off (1.2万条 for 12,034).",
    exceptions="Where another sentence confirms the cell, a smaller figure is taken for a part of it. A hint where the "
    "figure is a rest or a sum of other things (其余20件), or where the table prints it in a place that the words may mean; "
    "so where it counts other things by its words (回应群众留言380次), or more than a figure beside it "
    "that the cell prints (各类复议40件，信息公开复议5件). A total left blank agrees with what its columns add up to; 其他 among "
    "applicants may be all columns that nothing beside it names.",
    explanation_zh="正文或对比表的数据与统计表相应的行不一致。动词含义不明、单位或范围不同的只作提示。",
    example_zh="正文为“召开政府信息公开会议4次”，统计表填报为0。",
    basis_zh="报告自身的文字。一个数可以是几行之和（予以公开和部分公开）或一组之和（不予公开）；口径不同时为提示。以“万”为单位的数视为四舍五入或舍去尾数（12034条可写作1.2万条）。",
    exceptions_zh="另有句子与统计表一致的，较小的数视为其中一部分。“其余”“合计”等未写明具体项目的数，以及统计表其他位置印有该数、文字可能指该处的，只作提示；所述为其他事项（回应群众留言380次）、或其后另有与统计表一致的较小范围的数（各类复议40件，信息公开复议5件）的，亦同。"
    "总计为空白而各列之和与正文一致的，不作判断；申请人中的“其他”可以指未另行列出的各列。",
    check=_contradictions,
)
