"""Last year's figures beside the year's, and figures of parts of the year."""

from __future__ import annotations

import pytest

from tests.statements.test_kinds import stated

REMEDIES = "行政复议、行政诉讼情况"
DISCLOSURE = "主动公开政府信息情况"
REQUESTS = "依申请公开政府信息情况"


def bases(text: str, section: str = REQUESTS) -> list[tuple[int, int | None]]:
    """Each figure with last year's."""
    return [
        (int(one.value or 0), None if one.base_value is None else int(one.base_value))
        for one in stated(text, "2021", section)
    ]


@pytest.mark.parametrize(
    ("text", "section", "expected"),
    [
        ("抖音发布31条，上年26条；快手发布12条，上年9条。", DISCLOSURE, [(31, 26), (12, 9)]),
        ("档案馆查阅40人次，去年为52人次；电话解答70人次。", DISCLOSURE, [(40, 52), (70, None)]),
        ("新收申请36件，上年为30件，增长20%；上年结转2件。", REQUESTS, [(36, 30), (2, None)]),
        ("办结申请37件，上年为29件，结转下年1件。", REQUESTS, [(37, 29), (1, None)]),
        ("自然人33件，2021年为27件；商业企业3件，2021年3件。", REQUESTS, [(33, 27), (3, 3)]),
        ("予以公开20件（去年18件），部分公开6件。", REQUESTS, [(20, 18), (6, None)]),
        ("行政复议7件，上年9件；维持5件，纠正2件。", REMEDIES, [(7, 9), (5, None), (2, None)]),
        ("制发规范性文件3件，去年制发5件；废止2件，去年废止1件。", DISCLOSURE, [(3, 5), (2, 1)]),
        ("现行有效规范性文件22件，上年末为21件；新公开3件。", DISCLOSURE, [(22, 21), (3, None)]),
        ("接待来访64人次，同比增长28%，上年为50人次；来电90人次。", DISCLOSURE, [(64, 50), (90, None)]),
        # A list goes on about the year's figure where it comes to that alone.
        ("行政复议7件，上年为9件，其中维持5件、纠正2件。", REMEDIES, [(7, 9), (5, None), (2, None)]),
        ("行政复议7件，上年为9件，其中维持6件、纠正3件。", REMEDIES, [(7, None)]),
        ("行政复议7件，上年为7件，其中维持5件、纠正2件。", REMEDIES, [(7, None)]),
        # Another clause goes on about last year.
        ("收到申请12件，去年收到10件，办结9件。", REQUESTS, [(12, None)]),
        ("去年收到申请10件，办结9件；今年收到申请12件。", REQUESTS, [(12, None)]),
        ("收到申请12件，2019年为10件；办结9件。", REQUESTS, [(12, None)]),
        ("收到申请12件，上年培训60人次；办结9件。", REQUESTS, [(12, None)]),
        # The whole's, as its rate says.
        ("收到申请50件，其中网络30件，上年40件，增长25%。", REQUESTS, [(50, 40), (30, None)]),
    ],
)  # fmt: skip
def test_last_years_figure_beside_the_years(
    text: str, section: str, expected: list[tuple[int, int | None]]
) -> None:
    assert bases(text, section) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("按主体看，居民、企业、律所分别为41、7和3件。", [41, 7, 3]),
        ("窗口、邮寄、网络分别收到2、5、9件，传真0件。", [2, 5, 9, 0]),
        ("讲座、展览、走访依次为4、1、6场。", [4, 1, 6]),
        ("提出申请的为自然人、商业企业、社会公益组织的，分别为12、2、1件。", [12, 2, 1]),
        ("村务、党务、财务分别公示60、24和18条。", [60, 24, 18]),
        # Which is whose is not said, or they have units of their own.
        ("居民、企业分别为41、7和3件。", []),
        ("座谈、参训分别为4场、66人次。", [4, 66]),
        ("咨询、投诉分别为12和3。", []),
    ],
)
def test_the_unit_of_a_list_that_is_printed_once(text: str, expected: list[int]) -> None:
    found = stated(text, "2021", REQUESTS)
    assert [int(one.value or 0) for one in found] == expected
    assert all(one.unit for one in found)


def divided(text: str, section: str = REQUESTS) -> list[tuple[int, object, list[int], bool]]:
    """Each figure with its cell, the values of its parts, and whether these are all."""
    found = stated(text, "2021", section)
    return [
        (int(one.value or 0), one.indicator, [int(found[k].value or 0) for k in one.parts], one.complete)
        for one in found
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("text", "whole", "parts"),
    [
        ("上半年收到申请9件，下半年收到申请12件，全年共21件。", 21, [9, 12]),
        ("上半年收到申请9件、下半年12件，全年新收申请21件。", 21, [9, 12]),
        ("新收申请21件。上半年9件，下半年12件。", 21, [9, 12]),
        ("新收申请21件，其中网络15件、信函6件。上半年9件，下半年12件。", 21, [15, 6, 9, 12]),
        ("新收申请21件。分时段看，上半年收到9件，下半年收到12件。", 21, [9, 12]),
        ("第一季度收到申请4件，第二季度5件，第三季度6件，第四季度6件，全年收到21件。", 21, [4, 5, 6, 6]),
        ("新收申请21件；1季度4件，2季度5件，3季度6件，4季度6件。", 21, [4, 5, 6, 6]),
        ("新收申请21件，2021年为20件；上半年9件、下半年12件。", 21, [9, 12]),
        # Said to be theirs, and not what they come to.
        ("上半年收到申请9件，下半年收到申请12件，全年共22件。", 22, [9, 12]),
    ],
)  # fmt: skip
def test_all_parts_of_the_year_divide_its_figure(text: str, whole: int, parts: list[int]) -> None:
    [one] = [one for one in divided(text) if one[2]]
    assert one == (whole, "requests.received", parts, len(parts) in (2, 4) and parts[0] != 15)
    cells = [cell for value, cell, *_ in divided(text) if value in (4, 5, 9, 12)]
    assert cells == [None] * len(cells) != []


@pytest.mark.parametrize(
    "text",
    [
        "上半年收到申请9件，下半年收到申请12件，全年办结20件。",  # of another verb
        "上半年收到申请9件，下半年收到申请12件；办结20件。",
        "新收申请22件。上半年9件，下半年12件。",
        "新收申请21件。上半年9件，二季度5件。下半年培训12次。",
        "新收申请21件，其中网络15件。上半年9件，下半年12件。",  # a list that names some, and theirs
    ],
)
def test_parts_of_the_year_divide_nothing_else(text: str) -> None:
    assert not [parts for *_, parts, _ in divided(text) if 9 in parts]


def test_a_part_of_the_year_alone_is_set_aside() -> None:
    assert divided("上半年收到申请9件。") == []
    assert divided("2022年上半年，公开信息90条；一季度办理热线30件。", DISCLOSURE) == []
    assert [value for value, *_ in divided("上半年月均收到申请9件，下半年未收到申请。")] == []


def test_quarters_that_tell_of_other_matters_lose_no_figure() -> None:
    text = "第一季度，配备信息员3名。第二季度，清理栏目8个。第三季度，办讲座2场、90人到场。第四季度，自查4次。"
    assert [one[:3] for one in divided(text, DISCLOSURE)] == [
        (value, None, []) for value in (3, 8, 2, 90, 4)
    ]


def test_what_follows_the_last_part_of_the_year_is_the_years() -> None:
    text = "上半年收到申请9件、下半年12件；自然人申请20件。"
    assert divided(text)[-1][:2] == (20, "requests.received")
    text = "上半年收到申请9件、下半年12件，办结20件。"
    assert divided(text)[-1][:2] == (20, None)  # of the second half, it may be


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("2022年和2021年新收申请分别为36件和30件。", []),
        ("2021年、2022年分别收到申请30件、36件。", []),
        ("2022年予以公开、部分公开分别为20件和6件。", [20, 6]),
    ],
)
def test_figures_of_two_years_in_an_order(text: str, expected: list[int]) -> None:
    assert [value for value, _ in bases(text)] == expected
