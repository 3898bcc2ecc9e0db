"""Correct narratives of four reports, beside the tables that they agree with: none is accused.

They speak of some of the requests alone (one applicant, channel, matter, outcome), resume sums within a list, name
the bases of their rates, and tell remedies of one result. What contradicts the tables in the same words still does.
"""

from __future__ import annotations

import pytest

import govreport_parse as gp
from tests.whole.whole_reports import Plant, Section, Sections, page_of

Cells = dict[str, float | int]


def _rows(rows: dict[str, tuple[int, ...]], columns: tuple[str, ...]) -> Cells:
    """Rows of requests by their columns, each with its total."""
    cells: Cells = {}
    for row, values in rows.items():
        cells |= {f"requests.{row}@{c}": v for c, v in zip(columns, values, strict=False) if v}
        cells[f"requests.{row}@total"] = sum(values)
    return cells


C21: Cells = {
    **_rows({"received": (57, 9, 4, 2), "carried_in": (5, 1), "outcome.granted": (24, 5, 1),
    "outcome.partially_granted": (6, 1),
    "outcome.refused.third_party_rights": (3, 1), "outcome.refused.internal_affairs": (2,),
    "outcome.refused.deliberative_process": (3,),
    "outcome.refused.enforcement_file": (2, 0, 1), "outcome.refused.administrative_inquiry": (1,),
    "outcome.unavailable.not_held": (9, 1, 0, 1), "outcome.unavailable.needs_creation": (2,),
    "outcome.unavailable.still_unclear": (1,),
    "outcome.not_processed.petition": (3,), "outcome.not_processed.repeated": (1, 1),
    "outcome.other.not_amended": (2,),
    "outcome.other.unspecified": (0, 0, 1, 1), "outcome.total": (59, 9, 3, 2),
    "carried_out": (3, 1, 1)}, ("natural_person", "business", "legal_service", "social")),
    "reconsideration.upheld": 6, "reconsideration.corrected": 2, "reconsideration.other": 3,
    "reconsideration.pending": 1, "reconsideration.total": 12,
    "litigation.direct.upheld": 3, "litigation.direct.other": 1, "litigation.direct.pending": 1,
    "litigation.direct.total": 5,
    "litigation.after_reconsideration.upheld": 2, "litigation.after_reconsideration.corrected": 1,
    "litigation.after_reconsideration.total": 3,
    "documents.normative.issued": 8, "documents.normative.repealed": 5,
    "documents.normative.in_force": 64,
    "powers.licensing.decisions": 3416, "powers.penalty.decisions": 278,
    "powers.coercion.decisions": 34, "charges.administrative.amount": 126.8,
}  # fmt: skip
C19: Cells = {
    **_rows({"received": (83, 12, 1, 0, 6, 2), "carried_in": (7, 1),
    "outcome.granted": (38, 6, 0, 0, 2, 1), "outcome.partially_granted": (9, 2, 0, 0, 1),
    "outcome.refused.state_secret": (1,), "outcome.refused.third_party_rights": (4, 2),
    "outcome.refused.internal_affairs": (2,), "outcome.refused.deliberative_process": (5,),
    "outcome.refused.enforcement_file": (3,), "outcome.unavailable.not_held": (12, 1, 1, 0, 1),
    "outcome.unavailable.needs_creation": (3,), "outcome.unavailable.still_unclear": (2,),
    "outcome.not_processed.petition": (4,), "outcome.not_processed.repeated": (2, 1),
    "outcome.other": (2, 0, 0, 0, 1), "outcome.total": (87, 12, 1, 0, 5, 1),
    "carried_out": (3, 1, 0, 0, 1, 1)},
    ("natural_person", "business", "research", "social", "legal_service", "other")),
    "reconsideration.upheld": 9, "reconsideration.corrected": 1, "reconsideration.other": 2,
    "reconsideration.pending": 2, "reconsideration.total": 14,
    "litigation.direct.upheld": 4, "litigation.direct.other": 1, "litigation.direct.pending": 2,
    "litigation.direct.total": 7,
    "litigation.after_reconsideration.upheld": 3, "litigation.after_reconsideration.pending": 1,
    "litigation.after_reconsideration.total": 4,
    "documents.normative.made": 6, "documents.normative.disclosed": 5,
    "documents.normative.disclosed_total": 41,
    "powers.licensing.items_last_year": 22, "powers.licensing.items_change": -3,
    "powers.licensing.decisions": 5260,
    "powers.other_services.items_last_year": 14, "powers.other_services.items_change": 2,
    "powers.other_services.decisions": 1830,
    "powers.penalty.items_last_year": 132, "powers.penalty.items_change": 6,
    "powers.penalty.decisions": 417, "powers.coercion.items_last_year": 9,
    "powers.coercion.decisions": 26,
    "charges.administrative.items_last_year": 3, "charges.administrative.items_change": -1,
    "procurement.centralized.projects": 58, "procurement.centralized.amount": 1264.5,
}  # fmt: skip
C14: Cells = {
    "proactive.total": 5860, "proactive.normative_disclosed": 11, "proactive.normative_issued": 12,
    "proactive.channel.gazette": 64, "proactive.channel.website": 4210,
    "proactive.channel.weibo": 860, "proactive.channel.wechat": 1340,
    "proactive.channel.other": 520,
    "response.hot_topics": 38, "response.press_conferences": 6,
    "response.press_conferences_led": 2, "response.online_interviews": 9,
    "response.online_interviews_led": 4, "response.policy_interpretations": 41,
    "response.weibo_wechat": 205, "response.other": 73,
    "requests.received": 68, "requests.received.in_person": 14, "requests.received.fax": 2,
    "requests.received.online": 37, "requests.received.letter": 15, "requests.concluded": 66,
    "requests.concluded.on_time": 60, "requests.concluded.extended": 6, "requests.answered": 66,
    "requests.answered.already_disclosed": 17, "requests.answered.granted": 21,
    "requests.answered.partially_granted": 4, "requests.answered.refused": 8,
    "requests.answered.refused.state_secret": 1, "requests.answered.refused.trade_secret": 2,
    "requests.answered.refused.privacy": 3,
    "requests.answered.refused.not_government_information": 1,
    "requests.answered.refused.other_statutory": 1, "requests.answered.not_held": 9,
    "requests.answered.nonexistent": 4, "requests.answered.amendment_requested": 2,
    "requests.answered.other_channel": 1,
    "reconsideration.total": 7, "reconsideration.upheld": 4, "reconsideration.corrected": 1,
    "reconsideration.other": 2, "litigation.total": 5, "litigation.upheld": 3,
    "litigation.corrected": 1, "litigation.other": 1, "complaints.total": 2,
    "resources.dedicated_offices": 12, "resources.reading_points": 26, "resources.staff": 84,
    "resources.staff.full_time": 21, "resources.staff.part_time": 63, "resources.budget": 46.5,
    "training.meetings": 7, "training.courses": 5, "training.participants": 620,
}  # fmt: skip
C08: Cells = {
    "proactive.total": 2640, "proactive.electronic_fulltext": 2410,
    "documents.normative.added": 23, "proactive.service_information": 580,
    "inquiries.website_visits": 86400, "inquiries.in_person": 720, "inquiries.online": 315,
    "inquiries.telephone": 1480,
    "requests.catalogue_items": 12, "requests.received": 34, "requests.received.in_person": 11,
    "requests.received.fax": 1, "requests.received.email": 4, "requests.received.online": 12,
    "requests.received.letter": 6, "requests.answered": 32, "requests.answered.granted": 21,
    "requests.answered.partially_granted": 3, "requests.answered.refused": 8,
    "requests.answered.refused.not_government_information": 1,
    "requests.answered.refused.nonexistent": 3, "requests.answered.refused.not_held": 2,
    "requests.answered.refused.other": 2, "reconsideration.total": 3, "litigation.total": 2,
    "appeals.total": 1,
}  # fmt: skip

_MODERN = (
    ("一、总体情况",), ("二、主动公开政府信息情况", "disclosure"), ("三、收到和处理政府信息公开申请情况", "requests"),
    ("四、政府信息公开行政复议、行政诉讼情况", "remedies"), ("五、存在的主要问题及改进情况",), ("六、其他需要报告的事项",),
)  # fmt: skip
_OLD = (
    ("一、概述",), ("二、主动公开情况",), ("三、依申请公开情况",),
    ("四、行政复议、行政诉讼和举报投诉情况", "table"), ("五、主要问题和改进措施",),
)  # fmt: skip
REPORTS = {
    "2021": ("清川县人民政府2023年政府信息公开工作年度报告", 2023, C21),
    "2019": ("平州市住房和城乡建设局2020年政府信息公开工作年度报告", 2020, C19),
    "2014": ("安岭区2017年政府信息公开工作年度报告", 2017, C14),
    "2008": ("卫河县人民政府2012年政府信息公开工作年度报告", 2012, C08),
}

# By form: the section that each stands in, and its words.
CORRECT: dict[str, list[tuple[int, str]]] = {
    "2021": [
        (
            1,
            "行政许可决定3,416件，其中市场监管局1,960件、住建局622件、卫健局480件，三家合计3,062件，占全县的89.6%；行政处罚278件、行政强制34件。",
        ),
        (
            2,
            "申请内容：征地拆迁类29件，工程建设类16件，教育类11件，财政资金类7件，其余9件；前三类共56件，占新收的77.8%。",
        ),
        (
            2,
            "商业企业新收9件、结转1件，共10件，办结9件，其中予以公开5件、部分公开1件、不予公开1件、无法提供1件、不予处理1件，结转下年1件。",
        ),
        (
            2,
            "商业企业提出申请9件，已办结9件（含上年结转1件），公开5件、部分公开1件，其余3件未公开，另有1件在办。",
        ),
        (
            2,
            "自然人方面，新收57件，上年结转5件，办结59件，结转下年3件；其中公开24件，部分公开6件。",
        ),
        (2, "社会公益组织申请2件，一件因不掌握无法提供，一件主动撤回按其他处理。"),
        (
            2,
            "法律服务机构共申请4件，年内办结3件（公开1件，执法案卷不予公开1件，撤回1件），1件转入下一年度。",
        ),
        (
            2,
            "对商业企业，予以公开5件，部分公开1件，第三方权益不予公开1件，不掌握1件，重复申请1件。",
        ),
        (
            2,
            "上年结转的6件中，自然人5件、商业企业1件，均在一季度办结：公开2件，不予公开1件，无法提供3件。",
        ),
        (
            2,
            "结转下年的5件中，自然人3件、商业企业1件、法律服务机构1件，其中3件正在征求第三方意见。",
        ),
        (
            2,
            "年底未办结的5件，2件为12月下旬收到，3件正在征求第三方意见；按申请人分，自然人3件，企业1件，律所1件。",
        ),
        (
            2,
            "予以公开的30件，自然人24件，商业企业5件，法律服务机构1件；部分公开的7件，自然人6件，商业企业1件。",
        ),
        (2, "延期答复的12件中，予以公开5件、部分公开4件、不予公开3件，均书面告知了延期理由。"),
        (2, "涉及征地的29件申请里，予以公开14件，部分公开3件，不予公开4件，无法提供8件。"),
        (2, "当面提交的4件均为自然人申请，其中予以公开3件，无法提供1件。"),
        (
            2,
            "予以公开30件、部分公开7件，公开类合计37件；不予公开13件、无法提供14件、不予处理5件，非公开类合计32件；其他处理4件；总计73件。",
        ),
        (2, "新收72件，其中住建局22件、自然资源局19件、教育局8件，前两家合计41件，占56.9%。"),
        (3, "维持的复议和诉讼案件分别为6件、5件，被纠正的分别为2件、1件。"),
        (3, "复议和诉讼中未审结的各1件，均在2024年一季度开庭或审理。"),
        (3, "对经复议的12件案件，有3件当事人继续起诉，其中维持2件、纠正1件。"),
        (2, "不掌握的11件占无法提供的78.6%，需另行制作的2件占14.3%，不明确的1件占7.1%。"),
        (
            3,
            "8件诉讼中一审审结5件、二审审结2件，尚未审结1件；一审判决驳回4件、确认违法1件，二审维持2件。",
        ),
        (3, "已审结的复议11件、诉讼7件，共18件，行政机关胜出11件，占61.1%。"),
        (3, "2022年结转的复议2件、诉讼1件均已审结；2023年新发生复议12件、诉讼8件。"),
    ],
    "2019": [
        (
            2,
            "渠道方面，网站平台61件、信函34件、当面9件。网站平台提交的61件中，自然人55件，企业6件。",
        ),
        (2, "上年结转8件已全部办结，其中予以公开3件、部分公开1件、不予公开2件、无法提供2件。"),
        (3, "复议被纠正的1件，系答复未说明理由，已重新答复；该申请人另提起诉讼1件，法院判决驳回。"),
        (
            2,
            "网络渠道61件，其中自然人55件、企业6件；信函渠道34件，其中自然人22件、企业6件、律所6件。",
        ),
        (2, "征求第三方意见的9件，同意公开3件，不同意公开6件。"),
        (
            2,
            "征收类申请38件，办结36件，予以公开12件，部分公开6件，不予公开8件，无法提供10件，结转下年2件。",
        ),
        (3, "行政复议、行政诉讼合计25件，其中审结20件，维持16件，纠正1件。"),
        (2, "104件申请共涉及128个信息项，其中公开71项、部分公开15项、不予公开18项、无法提供24项。"),
    ],
    "2014": [
        (1, "主要负责同志参加新闻发布会2次、参加在线访谈4次，共6次，分管领导参加9次。"),
        (1, "发布会与访谈共15场，主要负责人参加6场，其余由分管负责人参加。"),
        (2, "当面申请和信函申请共29件，网络和传真共39件。"),
        (2, "网络申请通过区政府网站提交27件，通过部门网站提交10件。"),
        (2, "同意公开的21件中，通过网络答复12件、邮寄6件、当面领取3件。"),
        (2, "当面申请14件，其中同意公开6件、不同意公开2件、信息不存在1件，其余5件属已主动公开。"),
        (3, "复议、诉讼、举报共14件，比上年减少3件。"),
        (3, "被纠错的复议、诉讼各1件；其他情形的复议2件、诉讼1件。"),
        (2, "2件尚未办结的申请为12月28日收到的网络申请，将于2018年1月答复。"),
    ],
    "2008": [
        (2, "网上申请和电子邮件申请共16件，占申请总数的47.1%；当面申请占32.4%。"),
        (2, "网上申请的12件中，同意公开9件，不予公开2件，1件在办。"),
        (2, "当面11件、网上12件、信函6件、电子邮件4件、传真1件，前两种共23件，占67.6%。"),
        (
            2,
            "不予公开8件中，信息不存在3件、非本机关掌握2件，两者占62.5%，另外3件为非政府信息1件和其他原因2件。",
        ),
    ],
}
WRONG = [
    ("2021", 2, "新收申请72件，其中自然人55件、法人或其他组织15件。", "GR401"),
    ("2021", 2, "上年结转6件，本年新收72件，办结73件，其中予以公开28件、部分公开7件。", "GR401"),
    ("2021", 2, "结转下年5件，本年予以公开28件，部分公开7件。", "GR401"),
    ("2021", 2, "办结的73件中，予以公开28件，部分公开7件。", "GR401"),
    ("2021", 2, "自然人申请55件，占新收的79.2%，其中网上提交41件。", "GR401"),
    ("2021", 2, "无法提供14件，其中不掌握11件，占68.6%。", "GR403"),
    ("2021", 2, "不掌握的11件占无法提供的78.6%，需另行制作的2件占24.3%。", "GR403"),
    (
        "2021",
        1,
        "行政许可决定3,416件，其中市场监管局1,960件、住建局622件、卫健局980件，三家合计3,562件。",
        "GR402",
    ),
    ("2021", 2, "申请内容：征地类29件，工程类16件，教育类11件；前两类共48件，占66.7%。", "GR404"),
    ("2021", 3, "行政复议11件，其中维持6件。", "GR401"),
    ("2021", 3, "复议12件、诉讼8件，复议维持5件。", "GR401"),
    ("2019", 1, "全年作出行政许可决定5,200件。", "GR401"),
    ("2014", 1, "在线访谈9次，主要负责同志参加在线访谈5次。", "GR401"),
    ("2014", 1, "新闻发布会6场、在线访谈9场，主要负责同志出席9场。", "GR401"),
    ("2014", 2, "全年受理公民和企业的申请，其中当面申请13件。", "GR401"),
    ("2014", 1, "通过政府网站公开4,120条。", "GR401"),
    ("2014", 2, "全年办结申请60件。", "GR401"),
    ("2021", 2, "不予公开13件，其中第三方权益5件。", "GR401"),
    ("2021", 3, "复议维持7件，被纠正2件。", "GR401"),
]


def _rules(form: str, place: int, text: str) -> list[str]:
    """The rules that find something above a hint where a section says only this."""
    title, year, cells = REPORTS[form]
    table = {"2014": "summary", "2008": "local"}.get(form, "")
    sections = tuple(
        Section(
            title=heading,
            paragraphs=(text if k == place else "全年工作平稳有序。",),
            tables=tuple(table or name for name in names),
        )
        for k, (heading, *names) in enumerate(_OLD if table else _MODERN)
    )
    plant = Plant(old="", new="", rule="", cell="")
    report = Sections(
        name=form, year=year, form=form, title=title, sections=sections, cells=cells,
        figures=(), plant=plant,
    )  # fmt: skip
    findings = gp.check(gp.parse(page_of(report).encode()))
    return [finding.rule for finding in findings if finding.severity != "hint"]


@pytest.mark.parametrize(
    ("form", "place", "text"),
    [
        (form, *said)
        for form, narratives in CORRECT.items()
        for said in ((0, "工作有序。"), *narratives)
    ],
)
def test_correct_narratives(form: str, place: int, text: str) -> None:
    assert _rules(form, place, text) == []


@pytest.mark.parametrize(("form", "place", "text", "rule"), WRONG)
def test_what_contradicts_the_table_is_found(form: str, place: int, text: str, rule: str) -> None:
    assert rule in _rules(form, place, text)
