"""The statutory tables of the forms of 2019 and 2021 and the local table of 2008: rows and codes."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from typing import Literal, TypeAlias

FormId: TypeAlias = Literal["2008", "2019", "2021"]
TableKind: TypeAlias = Literal["disclosure", "requests", "remedies", "local"]
Key: TypeAlias = tuple[str, str | None]

APPLICANTS = (
    "natural_person",
    "business",
    "research",
    "social",
    "legal_service",
    "other",
    "total",
)
APPLICANT_WORDS = {
    "natural_person": "自然人",
    "business": "商业企业",
    "research": "科研机构",
    "social": "社会公益组织",
    "legal_service": "法律服务机构",
    "other": "其他",
    "total": "总计",
}
RESULTS = ("upheld", "corrected", "other", "pending", "total")
RESULT_WORDS = ("结果维持", "结果纠正", "其他结果", "尚未审结", "总计")
REMEDY_GROUPS = ("reconsideration", "litigation.direct", "litigation.after_reconsideration")


@dataclass(frozen=True, slots=True)
class BlockColumn:
    """A column of a block of the disclosure table: the end of its code, its head and its unit."""

    tail: str
    head: str
    unit: str | None


@dataclass(frozen=True, slots=True)
class Block:
    """A block of the disclosure table, named by the item of article 20."""

    item: str
    columns: tuple[BlockColumn, ...]
    rows: tuple[tuple[str, str], ...]


@dataclass(frozen=True, slots=True)
class RequestRow:
    """A row of the request table with a value: its code, label, and the groups round it."""

    code: str
    label: str
    groups: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class LocalRow:
    """A row of a local table; rows without a code are not on the list of indicators."""

    line: str
    code: str
    label: str
    unit: str


def _columns(*triples: tuple[str, str, str | None]) -> tuple[BlockColumn, ...]:
    return tuple(BlockColumn(*triple) for triple in triples)


_POWERS_2019 = _columns(
    ("items_last_year", "上一年项目数量", "项"),
    ("items_change", "本年增/减", "项"),
    ("decisions", "处理决定数量", "件"),
)
_DECISIONS = _columns(("decisions", "本年处理决定数量", "件"))
_PENALTIES = (("powers.penalty", "行政处罚"), ("powers.coercion", "行政强制"))
_RULES = ("documents.rules", "规章")
_CHARGES = (("charges.administrative", "行政事业性收费"),)

DISCLOSURE: dict[FormId, tuple[Block, ...]] = {
    "2008": (),
    "2019": (
        Block(
            "一",
            _columns(
                ("made", "本年新制作数量", "件"),
                ("disclosed", "本年新公开数量", "件"),
                ("disclosed_total", "对外公开总数量", "件"),
            ),
            (_RULES, ("documents.normative", "规范性文件")),
        ),
        Block(
            "五",
            _POWERS_2019,
            (("powers.licensing", "行政许可"), ("powers.other_services", "其他对外管理服务事项")),
        ),
        Block("六", _POWERS_2019, _PENALTIES),
        Block("八", _POWERS_2019[:2], _CHARGES),
        Block(
            "九",
            _columns(("projects", "采购项目数量", "个"), ("amount", "采购总金额", None)),
            (("procurement.centralized", "政府集中采购"),),
        ),
    ),
    "2021": (
        Block(
            "一",
            _columns(
                ("issued", "本年制发件数", "件"),
                ("repealed", "本年废止件数", "件"),
                ("in_force", "现行有效件数", "件"),
            ),
            (_RULES, ("documents.normative", "行政规范性文件")),
        ),
        Block("五", _DECISIONS, (("powers.licensing", "行政许可"),)),
        Block("六", _DECISIONS, _PENALTIES),
        Block("八", _columns(("amount", "本年收费金额(单位:万元)", "万元")), _CHARGES),
    ),
}

_OUTCOME = "三、本年度办理结果"
_REASONS: dict[str, tuple[str, tuple[tuple[str, str], ...]]] = {
    "refused": (
        "(三)不予公开",
        (
            ("state_secret", "1.属于国家秘密"),
            ("prohibited_by_law", "2.其他法律行政法规禁止公开"),
            ("endangers_security", "3.危及“三安全一稳定”"),
            ("third_party_rights", "4.保护第三方合法权益"),
            ("internal_affairs", "5.属于三类内部事务信息"),
            ("deliberative_process", "6.属于四类过程性信息"),
            ("enforcement_file", "7.属于行政执法案卷"),
            ("administrative_inquiry", "8.属于行政查询事项"),
        ),
    ),
    "unavailable": (
        "(四)无法提供",
        (
            ("not_held", "1.本机关不掌握相关政府信息"),
            ("needs_creation", "2.没有现成信息需要另行制作"),
            ("still_unclear", "3.补正后申请内容仍不明确"),
        ),
    ),
    "not_processed": (
        "(五)不予处理",
        (
            ("petition", "1.信访举报投诉类申请"),
            ("repeated", "2.重复申请"),
            ("publication", "3.要求提供公开出版物"),
            ("excessive", "4.无正当理由大量反复申请"),
            ("reconfirmation", "5.要求行政机关确认或重新出具已获取信息"),
        ),
    ),
    "other": (
        "(六)其他处理",
        (
            ("not_amended", "1.申请人无正当理由逾期不补正、行政机关不再处理其政府信息公开申请"),
            (
                "fee_unpaid",
                "2.申请人逾期未按收费通知要求缴纳费用、行政机关不再处理其政府信息公开申请",
            ),
            ("unspecified", "3.其他"),
        ),
    ),
}


@cache
def request_rows(form: FormId) -> tuple[RequestRow, ...]:
    """The 23 or 25 rows with values of the request table."""
    stem = "requests.outcome"
    note = "(区分处理的,只计这一情形,不计其他情形)"
    rows = [
        RequestRow("requests.received", "一、本年新收政府信息公开申请数量"),
        RequestRow("requests.carried_in", "二、上年结转政府信息公开申请数量"),
        RequestRow(f"{stem}.granted", "(一)予以公开", (_OUTCOME,)),
        RequestRow(f"{stem}.partially_granted", f"(二)部分公开{note}", (_OUTCOME,)),
    ]
    for name, (label, reasons) in _REASONS.items():
        if name == "other" and form == "2019":
            rows.append(RequestRow(f"{stem}.other", label, (_OUTCOME,)))
            continue
        groups = (_OUTCOME, label)
        rows += [RequestRow(f"{stem}.{name}.{tail}", text, groups) for tail, text in reasons]
    rows.append(RequestRow(f"{stem}.total", "(七)总计", (_OUTCOME,)))
    rows.append(RequestRow("requests.carried_out", "四、结转下年度继续办理"))
    return tuple(rows)


REMEDY_CODES = tuple(f"{group}.{result}" for group in REMEDY_GROUPS for result in RESULTS)


def _local(*entries: tuple[str, str, str]) -> tuple[LocalRow, ...]:
    return tuple(
        LocalRow(f"{place:02d}", code, label, unit)
        for place, (code, label, unit) in enumerate(entries, start=1)
    )


_REFUSED = "requests.answered.refused"
LOCAL_ROWS = _local(
    ("proactive.total", "主动公开信息数", "条"),
    ("proactive.electronic_fulltext", "其中:全文电子化的主动公开信息数", "条"),
    ("documents.normative.added", "新增的行政规范性文件数", "条"),
    ("proactive.service_information", "提供服务类信息数", "条"),
    ("inquiries.website_visits", "网站专栏页面访问量", "人次"),
    ("inquiries.in_person", "现场接待人数", "人次"),
    ("inquiries.online", "网上咨询数", "人次"),
    ("inquiries.telephone", "咨询电话接听数", "人次"),
    ("requests.catalogue_items", "依申请公开信息目录数", "条"),
    ("requests.received", "申请总数", "条"),
    ("requests.received.in_person", "当面申请数", "条"),
    ("requests.received.fax", "传真申请数", "条"),
    ("requests.received.email", "电子邮件申请数", "条"),
    ("requests.received.online", "网上申请数", "条"),
    ("requests.received.letter", "信函申请数", "条"),
    ("requests.received.other", "其他形式申请数", "条"),
    ("requests.answered", "对申请的答复总数", "条"),
    ("requests.answered.granted", "同意公开答复数", "条"),
    ("requests.answered.partially_granted", "同意部分公开答复数", "条"),
    (_REFUSED, "否决公开答复总数", "条"),
    (f"{_REFUSED}.not_government_information", "“非《规定》所指政府信息”数", "条"),
    (f"{_REFUSED}.nonexistent", "“信息不存在”数", "条"),
    (f"{_REFUSED}.not_held", "“非本部门掌握”数", "条"),
    (f"{_REFUSED}.unclear", "“申请内容不明确”数", "条"),
    *((f"{_REFUSED}.exempt_{n}", f"“免予公开范围{n}”数", "条") for n in range(1, 7)),
    (f"{_REFUSED}.other", "其它原因", "条"),
    ("reconsideration.total", "行政复议数", "件"),
    ("litigation.total", "行政诉讼数", "件"),
    ("appeals.total", "行政申诉数", "件"),
    ("appeals.first_handling", "其中:对本部门首次处理不满意的行政申诉数", "件"),
)
FUJIAN_ROWS = tuple(
    LocalRow("", code, label, unit)
    for code, label, unit in (
        ("proactive.total", "主动公开信息数", "条"),
        ("", "其中:政府网站公开信息数", "条"),
        ("", "政府公报公开信息数", "条"),
        ("requests.received", "受理依申请公开信息总数", "条"),
        ("requests.received.in_person", "其中:当面申请数", "条"),
        ("requests.received.fax", "传真申请数", "条"),
        ("requests.received.email", "电子邮件申请数", "条"),
        ("requests.received.online", "网上申请数", "条"),
        ("requests.received.letter", "信函申请数", "条"),
        ("requests.received.other", "其它形式申请数", "条"),
        ("requests.answered", "本年度对申请的答复总数", "条"),
        ("requests.answered.granted", "其中:同意公开答复数", "条"),
        ("requests.answered.partially_granted", "同意部分公开答复数", "条"),
        (_REFUSED, "否决公开答复数", "条"),
        ("reconsideration.total", "行政复议数", "件"),
        ("litigation.total", "行政诉讼数", "件"),
        ("appeals.total", "行政申诉数", "件"),
    )
)


@cache
def units_of(form: FormId) -> dict[Key, str | None]:
    """Every value cell of the form with the unit the form gives it, in the order of the form."""
    if form == "2008":
        return {(row.code, None): row.unit for row in LOCAL_ROWS}
    units: dict[Key, str | None] = {
        (f"{stem}.{column.tail}", None): column.unit
        for block in DISCLOSURE[form]
        for stem, _ in block.rows
        for column in block.columns
    }
    units |= {(row.code, who): "件" for row in request_rows(form) for who in APPLICANTS}
    return units | {(code, None): "件" for code in REMEDY_CODES}
