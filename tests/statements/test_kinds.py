"""Kinds of sentences that officials write: which figures they state, in which lists, about which cells."""

from __future__ import annotations

import random
from typing import Any

import pytest

import govreport_parse as gp
from govreport_parse.statements.governing import governed
from govreport_parse.statements.tokens import Token, tokens
from govreport_parse.statements.words import counted_words, is_count

FORMS = {"2008": 2010, "2014": 2016, "2019": 2020, "2021": 2022}


def stated(
    text: str, form: str = "2021", section: str = "依申请公开政府信息情况"
) -> list[gp.Statement]:
    """The statements of a report without a table; ``/`` parts its paragraphs."""
    lines = [
        f"清溪县林业局{FORMS[form]}年政府信息公开工作年度报告",
        "一、概述",
        "工作平稳。制度落实。",
        f"二、{section}",
        *text.split("/"),
    ]
    return list(gp.parse("\n".join(lines).encode()).statements)


def shown(statement: gp.Statement) -> tuple[Any, ...]:
    cell = "+".join(statement.sum_of) or statement.indicator
    if statement.applicant not in (None, "total"):
        cell = f"{cell}@{statement.applicant}"
    return statement.value, cell


@pytest.mark.parametrize(
    ("text", "form", "expected"),
    [
        # Carried-in requests inside the figure.
        (
            "全年共收到政府信息公开申请31件（含上年结转2件）。",
            "2021",
            [(31, "requests.received+requests.carried_in"), (2, "requests.carried_in")],
        ),
        (
            "新收申请18件，上年未办完2件，办结19件，结转至2023年1件。",
            "2021",
            [
                (18, "requests.received"),
                (2, "requests.carried_in"),
                (19, "requests.outcome.total"),
                (1, "requests.carried_out"),
            ],
        ),
        # Words between two numbers are the second's, unless the first has none of its own.
        (
            "今年新收申请42件已办结39件，3件结转下年度。",
            "2021",
            [
                (42, "requests.received"),
                (39, "requests.outcome.total"),
                (3, "requests.carried_out"),
            ],
        ),
        # Columns of the request table.
        (
            "收到申请21件，其中自然人15件、商业企业4件、法律服务机构2件。",
            "2021",
            [
                (21, "requests.received"),
                (15, "requests.received@natural_person"),
                (4, "requests.received@business"),
                (2, "requests.received@legal_service"),
            ],
        ),
        (
            "收到申请3件，2件来自自然人，1件来自律师事务所。",
            "2021",
            [
                (3, "requests.received"),
                (2, "requests.received@natural_person"),
                (1, "requests.received@legal_service"),
            ],
        ),
        # Outcomes in short words, of what was concluded.
        (
            "办结申请11件：公开6件、无法提供3件、其他2件。",
            "2021",
            [
                (11, "requests.outcome.total"),
                (6, "requests.outcome.granted"),
                (3, "requests.outcome.unavailable"),
                (2, "requests.outcome.other"),
            ],
        ),
        # Several outcomes in one figure.
        (
            "办结申请19件，其中不予公开、无法提供、其他处理共9件。",
            "2021",
            [
                (19, "requests.outcome.total"),
                (
                    9,
                    "requests.outcome.refused+requests.outcome.unavailable+requests.outcome.other",
                ),
            ],
        ),
        # The reason names the row, not the group.
        (
            "办结申请9件，其中过程性信息不予公开5件，重复申请不予处理4件。",
            "2021",
            [
                (9, "requests.outcome.total"),
                (5, "requests.outcome.refused.deliberative_process"),
                (4, "requests.outcome.not_processed.repeated"),
            ],
        ),
        # The number before its noun.
        (
            "收到申请7件，当年有6件得到答复，1件结转下年。",
            "2021",
            [
                (7, "requests.received"),
                (6, "requests.outcome.total"),
                (1, "requests.carried_out"),
            ],
        ),
        # Other units.
        (
            "收到申请5宗，答复4宗。",
            "2021",
            [(5, "requests.received"), (4, "requests.outcome.total")],
        ),
        # Outcomes after two totals, one of which is 0.
        (
            "被申请行政复议4件、行政诉讼0件，其中3件维持，1件纠正。",
            "2021",
            [
                (4, "reconsideration.total"),
                (0, "litigation.direct.total+litigation.after_reconsideration.total"),
                (3, "reconsideration.upheld"),
                (1, "reconsideration.corrected"),
            ],
        ),
        # A denial of anybody's request, and one in traditional characters without a digit.
        ("本年度没有申请人申请公开政府信息。", "2021", [(0, "requests.received")]),
        (
            "我局沒有收到政府信息公開申請，無行政複議。",
            "2021",
            [(0, "requests.received"), (0, "reconsideration.total")],
        ),
        # Rows of the oldest form.
        (
            "全年现场接待咨询12人次、电话咨询30人次、网上咨询8人次。",
            "2008",
            [
                (12, "inquiries.in_person"),
                (30, "inquiries.telephone"),
                (8, "inquiries.online"),
            ],
        ),
        # A stock beside what is new.
        (
            "我局累计主动公开政府信息1900条，2010年新增主动公开政府信息210条。",
            "2008",
            [(1900, None), (210, "proactive.total")],
        ),
        # What is left in a list, and shares that come before their figure.
        (
            "答复总数20条。“同意公开”占60%，计12条；“否决公开”占40%，计8条。",
            "2008",
            [
                (20, "requests.answered"),
                (12, "requests.answered.granted"),
                (8, "requests.answered.refused"),
            ],
        ),
    ],
)
def test_cells(text: str, form: str, expected: list[tuple[Any, ...]]) -> None:
    assert [shown(s) for s in stated(text, form)] == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("全年形成信息52条，主动公开30条，依申请公开14条，不予公开8条。", [None, None, None, None]),
        ("编印《林区新声》8期、2.4万份。", [None, None]),
        ("居民评议打分97分，投诉0件。", [None]),
        ("未发生因超期答复引起的行政复议。", []),
        ("审结工商行政复议案件9件，与政府信息公开无关。", [None]),
    ],
)
def test_what_only_looks_like_a_cell(text: str, expected: list[str | None]) -> None:
    assert [s.indicator for s in stated(text)] == expected


LISTS = [
    # whole, its parts
    ("主动公开政府信息90条，其中：公开林权信息20条；公开防火信息30条；公开办事指南40条。", 90, [20, 30, 40]),
    ("主动公开政府信息90条。主要包括：林权信息20条，防火信息30条，其他信息40条。", 90, [20, 30, 40]),
    ("主动公开政府信息90条，其中部门预决算20条、工作计划30条、工作动态40条。", 90, [20, 30, 40]),
    ("通过网站公开信息90条。其中，工作动态20条，政策解读30条，财政数据40条。", 90, [20, 30, 40]),
    ("在主动公开的90条政府信息中，林权信息20条，占22.2%；其余70条，占77.8%。", 90, [20, 70]),
    ("全年检查林场90家次，其中国有20家次，集体70家次。", 90, [20, 70]),
    ("检查林场90家次（国有20家次、集体70家次），整改8处。", 90, [20, 70]),
    ("审计公告20份、审计动态70份，上述两类共90份。", 90, [20, 70]),
    ("造林611户名单分3次公示，其中集中造林540户，分散造林71户。", 611, [540, 71]),
]  # fmt: skip


@pytest.mark.parametrize(("text", "whole", "parts"), LISTS)
def test_lists(text: str, whole: int, parts: list[int]) -> None:
    statements = stated(text, section="主动公开政府信息情况")
    found = next(s for s in statements if s.value == whole)
    assert [statements[k].value for k in found.parts] == parts


@pytest.mark.parametrize(
    ("text", "complete"),
    [
        ("公开信息30条，其中林权10条、防火12条、其他8条。", True),
        ("公开信息30条，其中林权10条，占33.3%；防火20条，占66.7%。", True),
        ("公开信息30条，其中林权10条、防火12条。", False),
        ("公开信息30条，其中林权10条、防火12条、其他8条等。", False),
        ("回应热点30次，其中微博回应10次、其他方式回应8次。", False),
    ],
)
def test_a_list_is_complete_that_ends_in_the_rest_or_adds_up_to_100(
    text: str, complete: bool
) -> None:
    found = stated(text, section="主动公开政府信息情况")
    assert [s.complete for s in found if s.parts] == [complete]


def test_a_bracket_belongs_to_the_figure_before_it() -> None:
    text = (
        "公开资金信息38条，其中专项资金15条，预决算21条（政府预决算5条、部门预决算16条）、债券2条。"
    )
    found = stated(text, section="主动公开政府信息情况")
    assert [[found[k].value for k in s.parts] for s in found if s.parts] == [[15, 21, 2], [5, 16]]


def test_a_second_breakdown_says_what_it_goes_by() -> None:
    text = "公开信息30条，其中网站20条、微信10条。按内容分：林权12条，防火18条。"
    found = stated(text, section="主动公开政府信息情况")
    assert [s.text for s in found][3] == "按内容分：林权12条"


def test_requests_govern_what_comes_below_until_another_subject() -> None:
    below = "（二）依申请公开。收到申请6件。/（三）答复情况。年内办结5件，结转下年1件。/（四）平台建设。办结5件。"
    found = stated(below, section="总体情况")
    assert [s.indicator for s in found] == [
        "requests.received",
        "requests.outcome.total",
        "requests.carried_out",
        None,
    ]
    assert governed("依申请公开", ("办理结果",), "办结5件") is not None
    assert governed("依申请公开", ("监督保障",), "办结5件") is None
    assert governed(None, ("办理结果",), "办结5件") is None


def test_what_is_said_of_all_names_its_figure() -> None:
    found = stated("被申请行政复议3件，已审结2件，均维持，1件尚未审结。")
    said = next(s for s in found if s.qualifier == "all")
    assert (said.value, said.share_of, said.indicator) == (
        None,
        "已审结2件",
        "reconsideration.upheld",
    )
    both = stated("行政复议4件，诉讼3件，均获维持。")
    assert [s.share_of for s in both if s.qualifier == "all"] == ["行政复议4件", "诉讼3件"]


def test_basis() -> None:
    def basis(text: str) -> list[str]:
        return [s.basis for s in stated(text, "2014")]

    assert basis("收到申请12件。") == ["own"]
    assert basis("全年共12件。") == ["context"]
    assert basis("办结申请9件，公开7件。") == ["own", "list"]
    assert basis("截至2016年12月底，主动公开政府信息733条。") == ["context"]


@pytest.mark.parametrize(
    ("text", "counted"),
    [
        ("全年整改问题21个。", "整改问题"),
        ("局党组2次专题研究公开工作。", "专题研究公开工作"),
        ("有3人参加上级培训。", "参加上级培训"),
    ],
)
def test_counted(text: str, counted: str) -> None:
    assert [s.counted for s in stated(text, section="主动公开政府信息情况")] == [counted]


@pytest.mark.parametrize(
    ("text", "counts"),
    [
        ("整改问题21个", True),
        ("分为3个方面", False),
        ("为此召开两次会议", True),
        ("明确一名专人", False),
        ("百余人参加", True),
        ("覆盖18个乡镇", False),
        ("与14个社区签订责任书", False),
        ("10件以下免费", False),
        ("不少于3张", True),
        ("原则上不少于3张", False),
        ("材料一式2份", False),
        ("涨了3倍", False),
        ("完成400条目标", False),
    ],
)
def test_is_count(text: str, counts: bool) -> None:
    numbers = [token for token in tokens(text, 0, len(text)) if token.kind == "number"]
    assert [is_count(number, text, (0, len(text))) for number in numbers] == [counts] * len(numbers)
    assert numbers or not counts


def test_counted_words_stand_before_a_number_else_after_it() -> None:
    number = Token("number", 4, 7, 12, "件")
    assert counted_words("整改问题12件", 0, number) == (0, 4)
    number = Token("number", 0, 2, 2, "次")
    assert counted_words("2次专题研究", 0, number) == (2, 6)
    assert counted_words("2次", 0, number) is None


NAMES = (
    "林权信息",
    "防火信息",
    "办事指南",
    "工作动态",
    "财政数据",
    "人事任免",
    "机构职能",
    "招标公告",
)
OPENINGS = (
    "，其中",
    "，其中：",
    "：",
    "（其中",
    "（",
    "。其中，",
    "。主要包括：",
    "，包括",
    "，分别为：",
)


REQUESTS, REMEDIES = "依申请公开政府信息情况", "行政复议和行政诉讼情况"
DISCLOSURE = "主动公开政府信息情况"
# A whole, the names of its items, their unit, the form and the section.
LISTS = (
    ("主动公开政府信息{}条", NAMES, "条", "2021", DISCLOSURE),
    ("主动公开政府信息{}条", ("网站公开", "政务微博公开", "政务微信公开", "其他方式公开"), "条", "2014", DISCLOSURE),
    ("办结申请{}件", ("予以公开", "部分公开", "不予公开", "无法提供", "不予处理", "其他处理"), "件", "2021", REQUESTS),
    ("答复申请{}件", ("已主动公开", "同意公开", "同意部分公开", "不同意公开", "信息不存在"), "件", "2014", REQUESTS),
    ("收到申请{}件", ("自然人", "商业企业", "科研机构", "社会公益组织", "法律服务机构"), "件", "2021", REQUESTS),
    ("收到申请{}件", ("当面申请", "信函申请", "网络申请", "传真申请"), "件", "2014", REQUESTS),
    ("行政复议{}件", ("维持", "纠正", "其他结果", "尚未审结"), "件", "2021", REMEDIES),
)  # fmt: skip


@pytest.mark.parametrize("seed", range(25))
def test_the_punctuation_of_a_list_changes_neither_parts_nor_cells(seed: int) -> None:
    rng = random.Random(seed)
    for _ in range(20):
        whole, names, unit, form, section = rng.choice(LISTS)
        values = [rng.randint(2, 400) for _ in range(rng.randint(2, min(5, len(names))))]
        items = [
            f"{name}{value}{unit}"
            for name, value in zip(rng.sample(names, len(values)), values, strict=True)
        ]
        read = []
        for opening, mark in (("，其中", "、"), (rng.choice(OPENINGS), rng.choice("，；、"))):
            closing = "）" if opening.startswith("（") else ""
            text = f"{whole.format(sum(values))}{opening}{mark.join(items)}{closing}。"
            found = stated(text, form, section)
            assert [found[k].value for k in found[0].parts] == values, text
            read.append([shown(one) for one in found])
        assert read[0] == read[1], text


@pytest.mark.parametrize(
    ("text", "section", "expected"),
    [
        (
            "全年未发生行政复议、行政诉讼。",
            "复议诉讼情况",
            [("行政复议", "own"), ("行政诉讼", "own")],
        ),
        ("收费情况：无。", "依申请公开政府信息情况", [("收费情况", "own")]),
        # Only the heading names what was not there.
        ("本年度未发生。", "行政复议、行政诉讼情况", [("", "context"), ("", "context")]),
    ],
)
def test_what_a_denial_names(text: str, section: str, expected: list[tuple[str, str]]) -> None:
    found = stated(text, section=section)
    assert {s.qualifier for s in found} == {"negated"}
    assert [(s.counted, s.basis) for s in found] == expected


@pytest.mark.parametrize(
    ("text", "read"),
    [
        # A line that ends within a number: neither half is a figure.
        ("新收申请70件，办结6/9件，结转下年度12件。", [70, 12]),
        ("新收申请1/28件。", []),
        # The end of a line between figure and unit, or between two figures, cuts none.
        ("新收申请70件，办结69/件，结转下年度12件。", [70, 69, 12]),
        ("新收申请70件，结转下年度12件，办结/69件。", [70, 12, 69]),
        ("新收申请70件，办结69/2022年接访12人次。", [70, 69, 12]),
        ("电话咨询请拨0990-6123405/70件申请均已办结。", [70]),
        ("新收申请70件，办结69/1.接访12人次。", [70, 69, 12]),
    ],
)
def test_a_figure_that_the_end_of_a_line_cuts(text: str, read: list[int]) -> None:
    assert [one.value for one in stated(text) if one.value is not None] == read


@pytest.mark.parametrize("line", ["结果结果其他尚未", "结果尚未", "尚未审结总计"])
def test_the_names_of_outcomes_deny_nothing(line: str) -> None:
    assert stated(f"受理复议2件。/{line}/维持纠正结果审结") == stated("受理复议2件。")
    assert [one.value for one in stated("受理复议2件，尚未收到诉讼。")] == [2, 0]


@pytest.mark.parametrize(
    ("text", "form", "read"),
    [
        # What ought to be public in the names of kinds, and a slogan: neither is a cell's figure.
        ("主要类别有其他应主动公开的信息50条。", "2014", []),
        ("主动公开政府信息50条。", "2014", ["proactive.total"]),
        ("解答咨询达3000人次，零投诉。", "2014", []),
        ("全年零申请，主动公开平稳。", "2014", ["requests.received"]),
    ],
)
def test_what_only_sounds_like_a_figure_of_the_form(text: str, form: str, read: list[str]) -> None:
    found = [
        one.indicator
        for one in stated(text, form, "主动公开政府信息情况")
        if one.indicator is not None
    ]
    assert found == read


def test_the_scope_of_a_bodys_office() -> None:
    [found] = stated("县政府公开办主动公开信息数为33条。", "2014", "主动公开")
    assert found.scope == "县政府公开办"


@pytest.mark.parametrize(
    ("text", "values"),
    [
        # 12人次, not 12人, where a line ends in its unit.
        ("集中培训12人/次，效果良好。", []), ("集中培训1.2万人/次，效果良好。", []),
        ("集中培训12人/其中科级4人。", [12, 4]), ("集中培训12位/次，效果良好。", [12]),
    ],
)  # fmt: skip
def test_a_unit_that_a_line_cuts_is_not_known(text: str, values: list[int]) -> None:
    assert [one.value for one in stated(text)] == values
