"""Whether a figure is of what its cell counts: of the body that reports, of no more and of no less."""

from __future__ import annotations

from collections.abc import Iterator

from govreport_parse.arithmetic.context import CellKey, Context
from govreport_parse.model.records import AnnualReport, Statement
from govreport_parse.rules.agreement.lists import amount
from govreport_parse.rules.agreement.populations import of_some
from govreport_parse.rules.agreement.wording import following
from govreport_parse.text.fold import fold
from govreport_parse.text.patterns import lazy_pattern
from govreport_parse.topics.catalogue import load_topics

__all__ = [
    "WIDE",
    "exceeds",
    "is_crossed",
    "is_of_a_part",
    "is_summed_up",
    "of_more",
    "other_scope",
]

_BODIES = lazy_pattern("单位|部门|机关|系统")
WIDE = lazy_pattern("全|各")
_OFFICE = lazy_pattern(r"(?:办公[室厅]|政府办|局|委员会|委|处|科|院|办)$")
# Figures that may count more than the form's row does.
_VAGUE = ("inquiries_", "channel_", "complaints", "consultations")
# 全部在局网站发布，并通过市政府网站转载62条: of what another site has, too.
_AGAIN = lazy_pattern("转载|转发")
_OF_ITSELF = lazy_pattern("主动公开")
_INFORMATION = lazy_pattern("政府信息|政务公开|信息公开")
# 延期的2件为当面申请; 2件当面提交的延期办结.
_OUTCOME = "(?:延期|按[时期]|逾期|公开|答复|办结|不予)"
_OF_OUTCOME = lazy_pattern(rf"{_OUTCOME}[^,;。\d]{{0,4}}的\d+[件条宗份]$")
_WITH_OUTCOME = lazy_pattern(rf"[^,;。()\d]{{0,12}}的[^,;。()\d]{{0,4}}{_OUTCOME}")
# 当面提交的4件均为自然人申请: of those alone; not 收到的46件均为自然人申请.
_OF_THOSE = lazy_pattern(r"(?<!收到)(?<!新收)(?<!受理)的\d+[件条宗份]")
_DONE = ("requests_concluded", "requests_answered")
_NOT_YET = lazy_pattern("(?:申请)?(?:尚|仍|还|暂)?未[办答]")
_LEVEL = lazy_pattern("([省市区县镇乡州旗])人民政府$")


def is_summed_up(context: Context, statement: Statement, cells: tuple[CellKey, ...]) -> bool:
    """Whether the cell prints the sum that a figure is an item of: 主任1名、工作人员2名，合计3名."""
    every = context.report.statements
    items = [w for w in context.once(_sums) if any(every[k] is statement for k in w.parts)]
    if not items:
        return False
    readings = [context.reading(*key) for key in cells]
    printed = sum(r.value or 0 for r in readings if r is not None)
    return any((w.at.start or 0) > (statement.at.start or 0) and w.value == printed for w in items)


def _sums(context: Context) -> Iterator[Statement]:
    """The figures of no topic that are all that their items come to."""
    for one in context.report.statements:
        if one.topic is None and one.complete and not one.sum_of:
            yield one


def of_more(report: AnnualReport, statement: Statement) -> bool:
    """Whether a figure counts more than its cell, which one of its parts is.

    微信发布9120条，其中政府信息5210条; 公开信息402条，其中主动公开389条，依申请公开8条.
    """
    topic = statement.topic or ""
    if topic.startswith("channel_") and _AGAIN.search(fold(statement.text)):
        return True
    if not statement.parts:
        return False
    within = _INFORMATION if topic.startswith("channel_") else _OF_ITSELF
    if topic != "proactive_items" and within is _OF_ITSELF:
        return False
    if within is _OF_ITSELF and within.search(fold(statement.text)):
        return False
    parts = [fold(report.statements[place].text) for place in statement.parts]
    return any(within.search(text) for text in parts)


def exceeds(context: Context, statement: Statement, cells: tuple[CellKey, ...]) -> bool:
    """Whether a figure is larger than what its cells print."""
    readings = [context.reading(*key) for key in cells]
    return amount(statement) > sum(r.value or 0 for r in readings if r is not None)


def is_of_a_part(context: Context, statement: Statement, cells: tuple[CellKey, ...]) -> bool:
    """Whether the cell prints one part of a figure of vague scope: 电话接听406个，其中咨询288个.

    Of those carried over, one figure beside another of some of them may be of the rest: 新收79件（结转下年度5件），另有2件在办.
    """
    topic = statement.topic or ""
    if topic == "requests_carried_out":
        beside = [one for one in context.report.statements if one.at.block == statement.at.block]
        return any(one.topic == topic and one.indicator is None for one in beside)
    if not topic.startswith(_VAGUE):
        return False
    readings = [context.reading(*key) for key in cells]
    printed = sum(r.value or 0 for r in readings if r is not None)
    parts = (context.report.statements[k] for k in statement.parts)
    return any(part.value == printed and printed for part in parts)


def other_scope(report: AnnualReport, statement: Statement, *, larger: bool) -> bool:
    """Whether a sentence speaks of a narrower or wider body than the one that reports.

    `larger`: its figure is larger than the cell, which may be that of the government's own office.
    """
    if statement.scope is None:
        return False
    scope, agency = fold(statement.scope), fold(report.agency.name or "")
    level = _LEVEL.search(agency)
    if scope.endswith("政府"):
        return level is not None and scope[0] != level[1]
    if scope.startswith("各") and not scope.startswith("各级"):
        return True
    if scope.startswith("全") and level is not None and scope[1:2] in "国省市区县镇乡州旗":
        return scope[1:2] != level[1] or (_BODIES.search(scope) is not None and larger)
    wide = WIDE.match(scope) is not None
    return wide if _OFFICE.search(agency) else not wide


def is_crossed(context: Context, statement: Statement) -> bool:
    """Whether a figure counts some of its cell's requests alone: those of one outcome, one applicant, one matter.

    2件当面提交的延期办结; 结转的6件中，自然人3件.
    """
    if any(place == statement.at for place in context.once(of_some)):
        return True
    topic = load_topics().get(statement.topic or "")
    if topic is None or topic.facet not in ("applicant", "channel", "stage"):
        return False
    words = next((after for one, after in following(context) if one is statement), "")
    if topic.facet == "stage":
        return topic.slug in _DONE and _NOT_YET.match(words) is not None
    if _OF_OUTCOME.search(fold(statement.text)):
        return True
    if _OF_THOSE.search(fold(statement.text)) and words.startswith(("均", "都", "全")):
        return True
    return _WITH_OUTCOME.match(words) is not None
