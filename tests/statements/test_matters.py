"""Documents, powers, channels and institutions: whose figures they are, what is denied, what several rows come to."""

from __future__ import annotations

import pytest

import govreport_parse as gp
from tests.rules.cases import Page
from tests.statements.test_kinds import FORMS


def read(text: str, form: str = "2021", body: str = "清溪县人民政府") -> dict[int | float, str]:
    """The cells of the figures of a report without a table, by their values."""
    lines = [
        f"{body}{FORMS[form]}年政府信息公开工作年度报告",
        "一、概述",
        "工作平稳。",
        "二、主动公开政府信息情况",
        *text.split("/"),
    ]
    found = gp.parse("\n".join(lines).encode()).statements
    return {
        float(one.value): "+".join(one.sum_of) or one.indicator or "-"
        for one in found
        if one.value is not None
    }


PENALTY, LICENCE = "powers.penalty.decisions", "powers.licensing.decisions"
ISSUED, REPEALED = "documents.normative.issued", "documents.normative.repealed"


@pytest.mark.parametrize(
    ("text", "body", "expected"),
    [
        # A department of a province: 全省 is of all bodies below it, unless it acts itself.
        ("全省作出行政处罚820件，其中厅机关16件。", "江州省林业厅", {820: "-", 16: PENALTY}),
        ("厅机关作出行政处罚16件，全省作出行政许可97件。", "江州省林业厅", {16: PENALTY, 97: "-"}),
        ("召开全省执法会议3次，作出行政处罚16件。", "江州省林业厅", {3: "-", 16: PENALTY}),
        # Its government; and a county, which speaks of others.
        ("全省作出行政处罚820件。", "江州省人民政府", {820: PENALTY}),
        ("全省作出行政处罚820件，我县作出19件。", "清溪县人民政府", {19: "-"}),
        # What is said afterwards not to be counted.
        ("作出行政处罚16件，没有统计在内。", "清溪县人民政府", {16: "-"}),
        ("作出行政处罚16件，没有提起诉讼的。", "清溪县人民政府", {16: PENALTY}),
    ],
)
def test_whose(text: str, body: str, expected: dict[float, str]) -> None:
    found = read(text, body=body)
    assert {k: v for k, v in found.items() if k in expected} == expected


@pytest.mark.parametrize(
    ("text", "form", "expected"),
    [
        ("规范性文件没有制作。", "2019", {0: "documents.normative.made"}),
        ("宣传材料没有制作。", "2019", {}),
        ("制发规范性文件2件，没有废止。", "2021", {2: ISSUED, 0: REPEALED}),
        ("制发公文2件，没有废止。", "2021", {2: "-"}),
        ("未通过政务微博公开信息。", "2014", {0: "proactive.channel.weibo"}),
        ("政务微博没有开通，政务微信发布96条。", "2014", {96: "proactive.channel.wechat"}),
        ("没有收取行政事业性收费。", "2021", {0: "charges.administrative.amount"}),
        ("全年免收行政事业性收费65万元。", "2021", {65: "-"}),
        ("全年收取行政事业性收费65万元。", "2021", {65: "charges.administrative.amount"}),
    ],
)
def test_denied_and_waived(text: str, form: str, expected: dict[float, str]) -> None:
    assert read(text, form) == expected


@pytest.mark.parametrize(
    ("text", "form", "expected"),
    [
        # Two rows in one figure; two figures.
        ("处罚和强制共41件，许可7件。行政处罚另行公示。", "2021",
         {41: f"{PENALTY}+powers.coercion.decisions"}),
        ("行政处罚30件，行政强制11件。", "2021", {30: PENALTY, 11: "powers.coercion.decisions"}),
        ("行政许可、处罚、强制决定分别为70件、30件、11件。", "2021",
         {70: LICENCE, 30: PENALTY, 11: "powers.coercion.decisions"}),
        # Parts that come to the whole; parts that do not.
        ("接受咨询106次，其中现场咨询40次、电话咨询66次。", "2008",
         {106: "inquiries.in_person+inquiries.telephone"}),
        ("接受咨询109次，其中现场咨询40次、电话咨询66次。", "2008", {109: "-"}),
        # Who does it goes on; another does it.
        ("主要负责同志参加新闻发布会3次，参加在线访谈2次。", "2014", {2: "response.online_interviews_led"}),
        ("主要负责同志参加新闻发布会3次，举办在线访谈2次。", "2014", {2: "response.online_interviews"}),
        # On top of what is counted.
        ("现场接待咨询群众46人次。另在广场接待咨询群众30人次。", "2008", {46: "inquiries.in_person", 30: "-"}),
        ("现场接待咨询群众46人次。另在广场摆摊2次，接待群众30人次。", "2008", {46: "inquiries.in_person", 30: "-"}),
        ("现场接待咨询群众46人次。在广场举办活动30次。", "2008", {46: "inquiries.in_person", 30: "-"}),
    ],
)  # fmt: skip
def test_several_rows(text: str, form: str, expected: dict[float, str]) -> None:
    found = read(text, form)
    assert {k: v for k, v in found.items() if k in expected} == expected


@pytest.mark.parametrize(
    ("text", "values"),
    [
        ("第一至第四季度分别公开5条、8条、9条、7条。", [5, 8, 9, 7]),
        ("第一至第三季度分别公开5条、8条、9条。", []),
        ("救助类214条（低保156、临时救助58）。", [214, 156, 58]),
        ("救助类214条（低保156、临时救助50）。", [214]),
        ("举办培训2期，第一期20人，第二期31人。", [2, 20, 31]),
        ("印发第3期简报，发布第2批名单。", []),
        ("公布招生计划27所，发布问答56条。", [27, 56]),
        ("明年计划建设27所，发布问答56条。", []),
        ("全县共立案712件。", [712]),
        ("培训覆盖全县14个乡镇。", []),
    ],
)
def test_values(text: str, values: list[int]) -> None:
    assert list(read(text)) == values


@pytest.mark.parametrize(
    ("text", "printed", "cell"),
    [
        ("镇网页登载186条。", 186, "proactive.channel.website"),
        ("镇网页登载187条。", 186, "-"),
        ("镇里种树186条。", 186, "-"),
    ],
)
def test_words_and_the_table(text: str, printed: int, cell: str) -> None:
    """A figure that few words name has the one cell that prints it."""
    report = Page(form="2014", text=text, cells={"proactive.channel.website": printed}).parse()
    (found,) = [one for one in report.statements if one.at.block is not None and one.value]
    assert (found.indicator or "-") == cell


@pytest.mark.parametrize(
    ("text", "cells"),
    [
        # What the form's other row says leaves this one; a second figure of the same words stands alone.
        ("参加发布会2次，局长出席1次。在线访谈3次，局长参加其中1次。",
         {"press_conferences": 2, "press_conferences_led": 1, "online_interviews": 3, "online_interviews_led": 1}),
        ("热点回应6次，靠微博微信的5次，别的办法1次。", {"hot_topics": 6, "weibo_wechat": 5, "other": 1}),
    ],
)  # fmt: skip
def test_lists_of_responses(text: str, cells: dict[str, int]) -> None:
    named: dict[str, str | int | float] = {f"response.{code}": n for code, n in cells.items()}
    report = Page(form="2014", text=text, cells=named).parse()
    assert [one.indicator for one in report.statements] == list(named)
    other = Page(form="2014", text=text, cells=named | {list(named)[-1]: 4}).parse()
    assert [one.indicator for one in other.statements][-1] is None


def test_no_cell_where_two_print_it() -> None:
    cells: dict[str, str | int | float] = {"proactive.channel.website": 186, "proactive.total": 186}
    report = Page(form="2014", text="镇网页登载186条。", cells=cells).parse()
    assert [one.indicator for one in report.statements if one.value == 186] == [None]
