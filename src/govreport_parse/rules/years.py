"""GR308 and GR5xx: a report against the one of the year before."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterator

from govreport_parse.arithmetic.intervals import Interval, between, total
from govreport_parse.forms import Carry, load_form
from govreport_parse.forms.words import applicant_label, table_title
from govreport_parse.model.records import AnnualReport, Reading
from govreport_parse.rules.model import Context, Issue, Rule, places, sections

__all__ = ["RULES"]

# Cells above 0 that two years' tables must share before they count as one copied: small bodies
# repeat a handful of figures.
_MIN_ALIKE = 8
_MIN_SENTENCE = 15
_MIN_SENTENCES = 5
# Share of a narrative's sentences that stood in last year's word for word.
_REUSED = 0.8
_SENTENCE = re.compile("[。!！?？;；\n]")
# Offices may report for their government, boards for their zone.
_GOVERNMENT = re.compile(r"政府(?:办公[室厅]|办)?$|管理?委员?会$")


def _before(context: Context) -> AnnualReport | None:
    """The report on the year before, where the caller has it."""
    previous, year = context.previous, context.report.year
    return (
        previous
        if previous is not None and year is not None and previous.year == year - 1
        else None
    )


def _carries(context: Context) -> Iterator[Issue]:
    yield from _carried(context, "hard")


def _soft_carries(context: Context) -> Iterator[Issue]:
    yield from _carried(context, "soft")


def _carried(context: Context, strength: str) -> Iterator[Issue]:
    previous = _before(context)
    if previous is None:
        return
    last = Context(previous)
    for table in context.tables:
        for carry in table.carries:
            if carry.strength == strength:
                for applicant in table.applicants:
                    issue = _carry(context, last, carry, applicant)
                    if issue is not None:
                        yield issue


def _carry(context: Context, last: Context, carry: Carry, applicant: str | None) -> Issue | None:
    own = context.reading(carry.cell, applicant)
    before = [last.reading(code, applicant) for code in carry.before]
    added = [context.reading(code, applicant) for code in carry.added]
    removed = [context.reading(code, applicant) for code in carry.removed]
    readings = [own, *before, *added, *removed]
    if any(r is None or r.value is None for r in readings):
        return None  # a cell without a figure may stand for anything
    due = total(map(between, (*before, *added))).low - total(map(between, removed)).low
    held = between(own)
    if own is None or held == Interval(low=due, high=due):
        return None
    year = context.report.year or 0
    column = f" ({applicant})" if applicant else ""
    column_zh = f"（{applicant_label(applicant)}）" if applicant else ""
    reason = f"; {carry.reason}" if carry.reason else ""
    file = last.report.source.name
    earlier = " + ".join(reading.label for reading in before if reading is not None)
    sums = "".join(f" + {reading.label}" for reading in added if reading is not None)
    sums += "".join(f" − {reading.label}" for reading in removed if reading is not None)
    now, now_zh = (f"{sums} of this year", f"，本年{sums}") if sums else ("", "")
    return Issue(
        message=f"{own.label}{column} is {held.low}; {earlier} of {year - 1} ({file}){now} is {due}{reason}",
        message_zh=f"“{own.label}”{column_zh}为{held.low}，按{year - 1}年度报告（{file}）“{earlier}”{now_zh}应为{due}",
        indicators=(carry.cell,),
        applicant=applicant,
        observed=str(held.low),
        expected=str(due),
        evidence=places([own, *added, *removed]),
    )


def _restated(context: Context) -> Iterator[Issue]:
    previous = _before(context)
    if previous is None:
        return
    last = Context(previous)
    for comparison in context.report.comparisons:
        code = comparison.indicator
        if code is None or comparison.year != previous.year or comparison.value is None:
            continue
        printed = last.reading(code) or last.reading(code, "total")
        if printed is None or printed.value is None or printed.unit != comparison.unit:
            continue
        if printed.value != comparison.value:
            yield Issue(
                message=f"{comparison.label} of {previous.year} is given as {comparison.value}; the report "
                f"on {previous.year} has {printed.value}",
                message_zh=f"“{comparison.label}”{previous.year}年数据为{comparison.value}，"
                f"而{previous.year}年度报告为{printed.value}",
                indicators=(code,),
                observed=str(comparison.value),
                expected=str(printed.value),
                evidence=(comparison.at,),
            )


def _copied_tables(context: Context) -> Iterator[Issue]:
    previous = _before(context)
    if previous is None:
        return
    last = Context(previous)
    for block in context.report.forms:
        table = load_form(block.form).table(block.table)
        if table is None:
            continue
        pairs = [
            (
                context.reading(cell.indicator, cell.applicant),
                last.reading(cell.indicator, cell.applicant),
            )
            for cell in table.cells()
        ]
        if all(_says(own) == _says(other) for own, other in pairs):
            alike = sum(own is not None and bool(own.value) for own, _ in pairs)
            if alike >= _MIN_ALIKE:
                yield Issue(
                    message=f"the {block.table} table is that of {previous.year}, figure by figure "
                    f"({alike} above 0)",
                    message_zh=f"“{table_title(block.table)}”表与{previous.year}年度报告逐格相同（{alike}个大于0的数据）",
                    evidence=(block.at,),
                )


def _says(reading: Reading | None) -> tuple[object, ...]:
    return (None,) if reading is None else (reading.status, reading.value)


def _reused_text(context: Context) -> Iterator[Issue]:
    previous = _before(context)
    if previous is None:
        return
    own, before = _sentences(context.report), set(_sentences(previous))
    same = [sentence for sentence in own if sentence in before]
    if len(own) >= _MIN_SENTENCES and len(same) >= len(own) * _REUSED:
        share = round(len(same) / len(own) * 100)
        yield Issue(
            message=f"{len(same)} of {len(own)} sentences ({share}%) stand in the report on "
            f"{previous.year} word for word",
            message_zh=f"{len(own)}句正文中有{len(same)}句（{share}%）与{previous.year}年度报告完全相同",
            observed=f"{share}%",
        )


def _sentences(report: AnnualReport) -> list[str]:
    narrative = (section for section in sections(report) if section is not report.preamble)
    spans = (text.strip() for section in narrative for text in _SENTENCE.split(section.text))
    return [text for text in spans if len(text) >= _MIN_SENTENCE]


def _published_late(context: Context) -> Iterator[Issue]:
    report = context.report
    if report.published is None or report.year is None or not report.forms:
        return
    form = load_form(report.forms[0].form)
    government = _GOVERNMENT.search(report.agency.name or "") is not None
    month, day = map(int, (form.due if government else form.due_bodies).split("-"))
    due = dt.date(report.year + 1, month, day)
    if report.published > due:
        yield Issue(
            message=f"published on {report.published}, due by {due}",
            message_zh=f"发布日期为{report.published}，应不迟于{due}",
            observed=str(report.published),
            expected=str(due),
        )


RULES = (
    Rule(
        code="GR308",
        name="copied-table",
        severity="warning",
        title="a table that is last year's",
        title_zh="统计表与上年完全相同",
        what="Every cell of a statutory table says what last year's said, and many of them are above 0.",
        why="Last year's file was published again, or its table was left in.",
        example="25 rows by 7 columns without a single change.",
        basis="The two reports; needs last year's.",
        exceptions="Tables with fewer than eight figures above 0 may well repeat.",
        explanation_zh="统计表与上年年度报告逐格相同，且有多个大于0的数据，疑沿用上年文件。",
        basis_zh="两年的报告；需上年报告。",
        exceptions_zh="大于0的数据不足八个的表可能本来就相同，不判断。",
        check=_copied_tables,
        previous=True,
    ),
    Rule(
        code="GR501",
        name="carry-over-broken",
        severity="error",
        title="requests carried in are not those carried out last year",
        title_zh="上年结转与上年报告的结转下年度不一致",
        what="上年结转 of this year differs from 结转下年度 of last year's report, for an applicant or in total.",
        why="Requests were lost or counted twice between the two reports.",
        example="上年结转 3 after a report with 结转下年度继续办理 2.",
        basis="The form: what one year carries out the next carries in; needs last year's report.",
        exceptions="Cells without a figure in either report give no verdict.",
        explanation_zh="本年“上年结转”应等于上年报告的“结转下年度继续办理”，按每类申请人分别核对。",
        basis_zh="表格：上一年结转的即下一年承接的；需上年报告。",
        exceptions_zh="任一报告相应单元格没有数据的，不判断。",
        check=_carries,
        previous=True,
    ),
    Rule(
        code="GR502",
        name="stock-not-carried",
        severity="hint",
        title="a stock that does not follow from last year's",
        title_zh="存量与上年数据不衔接",
        what="现行有效件数 is not last year's plus those made less those repealed; from 2019, 上一年项目数量 is not last "
        "year's plus its change.",
        why="Documents or items were recounted; series of them need care.",
        example="现行有效 30 after 25, with 7 制发 and 1 废止.",
        basis="Arithmetic across two reports; needs last year's.",
        exceptions="Documents lapse, are revised or pass to other bodies: a hint, never an error.",
        explanation_zh="现行有效件数不等于上年现行有效加本年制发减本年废止（或项目数量不等于上年数量加增减），可能因清理、失效或机构调整。",
        basis_zh="两年报告之间的算术；需上年报告。",
        exceptions_zh="文件可能失效、修订或划转，只作提示，不作错误。",
        check=_soft_carries,
        previous=True,
    ),
    Rule(
        code="GR503",
        name="last-year-restated",
        severity="warning",
        title="last year's figure is not the one that was reported",
        title_zh="对比表中的上年数据与上年报告不符",
        what="A comparison table gives a figure for last year that differs from last year's report.",
        why="Every growth rate in the table rests on it.",
        example="2015年 主动公开 700 in the table, 720 in the report on 2015.",
        basis="The two reports; needs last year's.",
        exceptions="Figures in another unit are not compared.",
        explanation_zh="对比表所列上年数据与上年年度报告的统计表不一致。",
        basis_zh="两年的报告；需上年报告。",
        exceptions_zh="单位不同的数据不比较。",
        check=_restated,
        previous=True,
    ),
    Rule(
        code="GR504",
        name="text-reused",
        severity="hint",
        title="a narrative that is last year's",
        title_zh="正文大量沿用上年报告",
        what="Four sentences in five of the narrative stand in last year's report word for word.",
        why="The narrative says little about the year; its figures may be last year's too.",
        example="12 of 13 sentences unchanged.",
        basis="The two reports; sentences of 15 characters and more; needs last year's.",
        exceptions="Narratives of fewer than five such sentences.",
        explanation_zh="正文80%以上的句子与上年报告完全相同。",
        basis_zh="两年的报告；只计15字以上的句子；需上年报告。",
        exceptions_zh="这样的句子不足五句的，不判断。",
        check=_reused_text,
        previous=True,
    ),
    Rule(
        code="GR505",
        name="published-late",
        severity="hint",
        title="published after the day that the 条例 sets",
        title_zh="发布时间晚于规定期限",
        what="The page's date of publication is later than the report was due.",
        why="Timeliness is part of every evaluation.",
        example="A bureau's report on 2022 dated 2023-03-15.",
        basis="条例 2019 第四十九条: bodies by 31 January, governments by 31 March; 条例 2008 第三十一条: all by 31 March.",
        exceptions="A page may be dated by a later edit: a hint.",
        explanation_zh="页面发布日期晚于条例规定的公布期限（2019年起部门为1月31日，政府为3月31日；此前均为3月31日）。",
        basis_zh="2019年条例第四十九条：部门1月31日前、政府3月31日前；2008年条例第三十一条：均为3月31日前。",
        exceptions_zh="网页日期可能是后来修改的日期，只作提示。",
        check=_published_late,
    ),
)
