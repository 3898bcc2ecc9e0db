"""What is said of all items, or of none, where its subject stands a clause or a sentence before.

The tables hold, on form 2021: 复议 6 (维持 4, 纠正 1, 未审结 1), 直接起诉 3 (维持 2, 纠正 1); on form 2014:
收到 9 (当面 5, 网上 4), 办结 9 (按时 7, 延期 2), 答复 9 (同意公开 6, 信息不存在 3).
"""

from __future__ import annotations

from typing import Literal

import pytest

import govreport_parse as gp
from tests.rules.cases import Page

REMEDIES: dict[str, str | int | float] = {
    "reconsideration.upheld": 4,
    "reconsideration.corrected": 1,
    "reconsideration.pending": 1,
    "reconsideration.total": 6,
    "litigation.direct.upheld": 2,
    "litigation.direct.corrected": 1,
    "litigation.direct.total": 3,
}
REQUESTS: dict[str, str | int | float] = {
    "requests.received": 9,
    "requests.received.in_person": 5,
    "requests.received.online": 4,
    "requests.concluded": 9,
    "requests.concluded.on_time": 7,
    "requests.concluded.extended": 2,
    "requests.answered": 9,
    "requests.answered.granted": 6,
    "requests.answered.nonexistent": 3,
}


def told(text: str, form: Literal["2014", "2021"]) -> list[gp.Finding]:
    """The findings above a hint."""
    on_requests = Page(form="2014", on_requests=text, cells=REQUESTS)
    page = on_requests if form == "2014" else Page(text=text, cells=REMEDIES)
    return [finding for finding in gp.check(page.parse()) if finding.severity != "hint"]


CORRECT_REMEDIES = [
    # the rest, some kinds, or those decided
    "因政府信息公开被申请行政复议6件，行政诉讼3件。行政复议中，1件被纠正，1件未审结，其余均获维持。",
    "被申请行政复议6件。复议案件中，除1件纠正、1件在审外均获维持。",
    "行政复议6件。教育系统复议均获维持，1件征地案件被纠正，1件未结。",
    "行政复议6件，其中涉及拆迁的4件均获维持。",
    "行政复议6件。不涉及征地的复议均获维持。",
    "全年行政复议6件、行政诉讼3件。诉讼中，法院判决驳回的均为程序性问题。",
    # of the cases, but not of their outcome
    "被申请行政复议6件、行政诉讼3件。已审结的复议案件均按要求履行。",
    "被申请行政复议6件。行政诉讼3件，判决维持2件、纠正1件。诉讼案件均由分管领导出庭应诉。",
    "被申请行政复议6件，收到复议决定5件，维持4件，纠正1件。复议决定均已按期履行。",
    "被申请行政复议6件。依法参加复议，所有复议案件均按时提交答复材料。",
    "行政复议6件，维持4件，纠正1件，1件未结。对被纠正的1件，均已整改到位。",
    "行政复议6件，行政诉讼3件。上述案件均由司法科统一办理。",
    "行政复议6件，行政诉讼3件；复议、诉讼案件均与补偿有关。",
    "行政复议6件，行政诉讼3件，一审均已开庭。诉讼中维持2件，纠正1件。",
    "行政复议6件。行政复议中经纠正的1件，均依法重新答复。",
    "行政复议6件，维持4件、纠正1件、未审结1件。无一件被责令赔偿。",
    "行政复议6件，无一因超期答复引发。",
    "行政复议6件，无败诉案件。",
    "行政复议6件、行政诉讼3件，均由主要负责人批阅。",
    "行政复议6件。行政诉讼案件无一件未经集体讨论。",
    # of another year
    "上年3件行政复议均获维持。2022年行政复议6件，维持4件。",
    "行政复议6件。往年的复议案件均获维持。",
    "2021年行政诉讼均获维持。2022年行政诉讼3件，维持2件、纠正1件。",
]
CORRECT_REQUESTS = [
    # requests that were extended are answered within their term
    "收到政府信息公开申请9件，其中当面5件、网上4件。所有申请均在法定期限内答复。",
    "收到申请9件，所有申请均在规定期限内办结，其中延期2件。",
    "收到申请9件，按期办结9件（延期2件）。以上申请均无行政复议。",
    # of some
    "收到申请9件，延期2件。除延期的以外，其他申请均按时办结。",
    "收到申请9件。当面申请均按时办结，网上申请2件延期。",
    "收到申请9件，其中2件经批准延期。未延期的申请均按时办结。",
    "收到申请9件，同意公开6件，信息不存在3件。能够公开的申请均已公开。",
    "收到申请9件。网上申请均按时办结。",
    # of how they were dealt with
    "收到政府信息公开申请9件，按时办结7件，延期办结2件。所有申请均依法办理。",
    "收到申请9件，答复9件。对所有申请均出具了书面答复。",
    "收到申请9件。全部申请按程序登记、审核、答复。",
    "收到申请9件。各科室对申请均按规定时限办理。",
    "收到申请9件。向各单位转办的申请均在5日内按时办结回传。",
    "收到申请9件，延期2件，均办结。",
    "收到申请9件。公开申请均未收取费用。",
    # of who asked for what
    "收到申请9件，同意公开6件，信息不存在3件。申请公开的信息均为业务类。",
    "收到申请9件。申请人均为公民。",
    # of other years, and of those carried over
    "收到申请9件。往年的申请均按时办结。",
    "上年的申请均按时办结。2016年收到申请9件，按时办结7件，延期2件。",
    "收到申请9件，上年结转2件。所有申请均按时办结。",
    "收到申请9件，当面申请的无一延期。",
    "收到申请9件，无一收费。",
    "收到申请9件，当面申请的均按时办结。",
    "收到申请9件，网上提交的全部按时办结，2件当面提交的延期办结。",
    "收到申请9件，网上申请全部按时办结，延期的2件为当面申请。",
    "收到申请9件，涉及拆迁的申请均按时办结。",
    "收到申请9件，除2件延期外均按时办结。",
]
WRONG = [
    ("2021", "发生行政复议6件、行政诉讼3件。行政诉讼中，均获维持。", "litigation.direct.upheld"),
    ("2021", "发生行政复议6件、行政诉讼3件；复议案件均获维持。", "reconsideration.upheld"),
    ("2021", "被申请行政复议6件。上述复议案件全部被纠正。", "reconsideration.corrected"),
    ("2021", "被申请行政复议6件，无一被纠正。", "reconsideration.corrected"),
    ("2021", "被提起行政诉讼3件，没有一件败诉。", "litigation.direct.corrected"),
    ("2021", "被提起行政诉讼3件。诉讼案件无一件被撤销。", "litigation.direct.corrected"),
    ("2021", "被提起行政诉讼3件，无败诉案件。", "litigation.direct.corrected"),
    ("2014", "办结9件，无一延期。", "requests.concluded.extended"),
    ("2014", "收到申请9件，其中当面5件、网上4件。所有申请全部按时办结。", "requests.concluded.on_time"),
    ("2014", "收到申请9件。对上述申请，我局均已按时答复。", "requests.concluded.on_time"),
    ("2014", "收到申请9件。全部申请均予以公开。", "requests.answered.granted"),
]  # fmt: skip


@pytest.mark.parametrize("text", CORRECT_REMEDIES)
def test_correct_sentences_on_remedies(text: str) -> None:
    assert told(text, "2021") == []


@pytest.mark.parametrize("text", CORRECT_REQUESTS)
def test_correct_sentences_on_requests(text: str) -> None:
    assert told(text, "2014") == []


@pytest.mark.parametrize(
    "text",
    [
        "答复9件，同意公开6件，另有3件因内容不明、申请人又未补充而告知不存在。",
        "政府网站累计信息量已达11.2万条。",
        "8个社区各设兼职工作人员1人。",
    ],
)
def test_figures_and_denials_of_other_things(text: str) -> None:
    assert told(text, "2014") == []


@pytest.mark.parametrize(("form", "text", "indicator"), WRONG)
def test_said_of_all_or_none(form: Literal["2014", "2021"], text: str, indicator: str) -> None:
    findings = told(text, form)
    assert [finding.rule for finding in findings] == ["GR406"]
    assert indicator in findings[0].indicators
