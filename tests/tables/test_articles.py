"""Reports of which an extractor left one line."""

from __future__ import annotations

import pytest

import govreport_parse as gp
from govreport_parse.forms import load_form

TITLE = "青石县林业局2022年政府信息公开工作年度报告"
SECTIONS = (
    "总体情况", "主动公开政府信息情况", "收到和处理政府信息公开申请情况",
    "政府信息公开行政复议、行政诉讼情况", "存在的主要问题及改进情况", "其他需要报告的事项",
)  # fmt: skip
OUTCOMES = "结果维持结果纠正其他结果尚未审结总计"
DISCLOSURE = (
    "第二十条第（一）项信息内容本年制发件数本年废止件数现行有效件数规章000行政规范性文件{documents}"
    "第二十条第（五）项信息内容本年处理决定数量行政许可117"
)
REMEDIES = f"行政复议行政诉讼{OUTCOMES}未经复议直接起诉复议后起诉{OUTCOMES}{OUTCOMES}{{figures}}"


def requests(figures: str) -> str:
    table = load_form("2021").table("requests")
    assert table is not None
    rows = "".join(row.label + (figures if row.kind == "value" else "") for row in table.rows)
    return f"申请人情况自然人法人或其他组织总计商业企业科研机构社会公益组织法律服务机构其他{rows}"


def article(
    *, documents: str = "214", figures: str = "2010014", remedies: str = "100010000000000"
) -> str:
    bodies = (
        "2022年，我局稳步推进各项工作。", DISCLOSURE.format(documents=documents), requests(figures),
        REMEDIES.format(figures=remedies), "公开内容有待丰富。", "无其他需要报告的事项。",
    )  # fmt: skip
    parts = (
        f"{mark}、{head}{body}"
        for mark, head, body in zip("一二三四五六", SECTIONS, bodies, strict=True)
    )
    return f"{TITLE} 根据条例编制。{''.join(parts)}"


def test_sections_are_cut_at_the_headings_of_the_form() -> None:
    report = gp.parse(article().encode())
    assert [section.number for section in report.sections] == list("一二三四五六")
    assert tuple(section.title for section in report.sections) == SECTIONS
    assert report.sections[4].text == "公开内容有待丰富。"
    assert report.title == TITLE


def test_cells_are_read_where_the_totals_leave_no_other_reading() -> None:
    report = gp.parse(article().encode())
    assert [block.table for block in report.forms] == ["disclosure", "requests", "remedies"]
    read = {(r.indicator, r.applicant): r.value for r in report.readings}
    assert read["requests.received", "natural_person"] == 2
    assert read["requests.received", "total"] == 4
    assert read["requests.outcome.refused.prohibited_by_law", "other"] == 1
    assert read["reconsideration.total", None] == 1
    assert read["documents.rules.in_force", None] == 0


@pytest.mark.parametrize(
    ("change", "code", "applicant"),
    [
        ({"figures": "2010015"}, "requests.received", "natural_person"),  # adds up to no total
        ({"figures": "12010014"}, "requests.received", "natural_person"),  # a digit too many
        ({"remedies": "1000100000000001"}, "reconsideration.total", None),
        ({"remedies": "100020000000000"}, "reconsideration.total", None),
        ({"documents": "214"}, "documents.normative.issued", None),  # 2, a blank and 14
    ],
)
def test_digits_that_may_be_parted_otherwise_are_withheld(
    change: dict[str, str], code: str, applicant: str | None
) -> None:
    report = gp.parse(article(**change).encode())
    reading = report.reading(code, applicant)
    assert reading is not None
    assert reading.value is None
    assert "GR102" not in {finding.rule for finding in gp.check(report)}


def test_no_denial_is_read_out_of_the_tables() -> None:
    report = gp.parse(article().encode())
    assert [s.text for s in report.statements if s.qualifier == "negated"] == []


LOCAL = (
    "青石县财政局2009年度政府信息公开年度报告 根据条例编制。 一、概述 2009年，我局稳步推进工作。"
    " 二、政府信息主动公开情况 2009年，本局共主动公开政府信息16条。"
    " 三、依申请公开政府信息情况 2009年度，我局收到信息公开申请3条。"
    " 附表： 指标名称 计量单位 年末统计 主动公开信息数 条 16 其中：1．网站公开 条 14 2．政府公报公开 条 2"
    " 受理依申请公开信息总数 条 3 其中：1．当面申请数 条 1 2．传真申请数 条 0 3．电子邮件申请数 条 0"
    " 4．网上申请数 条 2 5．信函申请数 条 0 对申请的答复总数 条 3 行政复议数 件 0 行政诉讼数 件 0 行政申诉数 件 0"
)


def test_a_list_that_single_blanks_set_apart() -> None:
    report = gp.parse(LOCAL.encode())
    read = {r.indicator: r.value for r in report.readings if r.status == "reported"}
    assert read["proactive.total"] == 16
    assert read["requests.received"] == 3
    assert read["requests.received.online"] == 2
    assert read["appeals.total"] == 0
    assert [section.number for section in report.sections][:3] == ["一", "二", "三"]


CITING = (
    "全年稳步推进一、总体情况和二、主动公开政府信息情况的编写，并按要求填报各项统计指标，做到准确、及时、完整，"
    "未出现漏报、错报等情形，得到上级肯定，群众满意度持续提升，全年工作总体平稳有序，各项任务按期完成。"
)
MENTIONING = (
    "本机关依法办理行政许可、行政处罚、行政强制等事项，行政复议、行政诉讼案件数量与上年持平，结果维持的占多数，"
    "主动公开政府信息的渠道不断拓宽，规章和行政规范性文件按时公开，行政事业性收费目录及时更新，工作平稳有序。"
)


@pytest.mark.parametrize("text", [CITING, MENTIONING])
def test_prose_stays_one_paragraph(text: str) -> None:
    page = f"<h1>{TITLE}</h1><p>一、总体情况</p><p>{text}</p><p>二、主动公开政府信息情况</p><p>如下。</p>"
    report = gp.parse(f"<html><body>{page}</body></html>".encode())
    assert report.sections[0].text == text
