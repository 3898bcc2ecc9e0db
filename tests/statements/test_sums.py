"""Figures that are sums of others, or parts of them by another measure."""

from __future__ import annotations

import pytest

from tests.statements.test_kinds import shown, stated

_DUE = "requests.received+requests.carried_in"


def read(text: str, value: int, form: str = "2021") -> tuple[str | None, list[int | None]]:
    """The cell of the first figure with a value, and the values of its parts."""
    found = stated(text, form)
    one = next(statement for statement in found if statement.value == value)
    return shown(one)[1], [found[k].value for k in one.parts]


@pytest.mark.parametrize(
    ("text", "value", "cell"),
    [
        # As many as the words say, and no more: others may stand beside them.
        (
            "新收申请中，自然人31件、商业企业9件、法律服务机构2件，三类合计42件；其他组织5件。",
            42,
            None,
        ),
        (
            "不予公开5件，无法提供8件，不予处理3件，三项合计16件。",
            16,
            "requests.outcome.refused+requests.outcome.unavailable+requests.outcome.not_processed",
        ),
        (
            "予以公开21件、部分公开5件，二者合计26件；无法提供12件。",
            26,
            "requests.outcome.granted+requests.outcome.partially_granted",
        ),
        # All there are.
        ("申请人为自然人31件、法人或其他组织9件，两类合计40件。", 40, "requests.received"),
        # Without what was granted a list is not of all answers.
        (
            "办结80件。无法提供、不予处理、其他处理分别为6件、7件、4件，合计17件。",
            17,
            "requests.outcome.unavailable+requests.outcome.not_processed+requests.outcome.other",
        ),
        (
            "予以公开20件，部分公开3件，不予公开5件，合计28件。",
            28,
            "requests.outcome.total",
        ),
    ],
)
def test_a_sum_is_of_the_figures_that_its_words_speak_of(
    text: str, value: int, cell: str | None
) -> None:
    assert read(text, value)[0] == cell


def test_figures_in_brackets_are_no_part_of_a_sum_after_them() -> None:
    text = "诉讼：直接起诉4件（维持3件、尚未审结1件），复议后起诉2件（均维持），共计6件。"
    cell, parts = read(text, 6)
    assert (cell, parts) == (
        "litigation.direct.total+litigation.after_reconsideration.total",
        [4, 2],
    )


@pytest.mark.parametrize(
    ("text", "value", "cell"),
    [
        ("全年新收申请140件，连同上年结转的6件，待办总量146件；全年答复137件。", 146, _DUE),
        ("新收申请38件，加上上年结转1件，共39件，办结37件。", 39, _DUE),
        ("新收14件。连同2021年转来的1件，今年要办的是15件。", 15, _DUE),
        ("今年要处理的申请有258件：新收242件，上一年未办完带过来16件。", 258, _DUE),
        # Without the new ones beside them, and without 连同, they are none of both.
        ("上年结转申请1件，办结申请37件。", 37, "requests.outcome.total"),
        ("新收申请38件，上年结转3件，待办2件。", 2, "requests.carried_out"),
        ("38件申请为当年新收，1件为上年结转，合计39件。", 39, _DUE),
        # The words after a figure are no other's.
        ("1件为上年结转，合计39件。", 39, None),
    ],
)
def test_new_requests_with_those_carried_in(text: str, value: int, cell: str) -> None:
    assert read(text, value)[0] == cell


@pytest.mark.parametrize(
    ("text", "value", "stock"),
    [
        ("申请总量312件。2014年至2016年三年合计收到1054件。", 1054, True),
        ("收到申请31件，两年共收到60件。", 60, True),
        ("2016年1月至12月，收到申请31件。", 31, False),
        ("收到申请31件，办理时间由两年缩短为一年。", 31, False),
    ],
)
def test_a_figure_over_several_years_is_not_the_years(text: str, value: int, stock: bool) -> None:
    found = stated(text, "2014")
    assert [one.stock for one in found if one.value == value] == [stock]


@pytest.mark.parametrize(
    ("text", "values", "complete"),
    [
        ("接受培训64人次，上半年40人次、下半年24人次。", [40, 24], True),
        ("举办培训班4次（上半年3次，下半年1次）。", [3, 1], True),
        (
            "主动公开政府信息400条，一季度90条、二季度110条、三季度120条、四季度80条。",
            [90, 110, 120, 80],
            True,
        ),
        ("主动公开政府信息400条，其中上半年190条。", [190], False),
        # Of nothing that stands before it, or in another unit.
        ("主动公开政府信息400条，上半年培训2次。", [], False),
    ],
)
def test_parts_of_a_year(text: str, values: list[int], complete: bool) -> None:
    whole, *found = stated(text, "2014")
    assert [found[k - 1].value for k in whole.parts] == values
    assert whole.complete == complete
    assert {(one.topic, one.indicator) for one in found} <= {(None, None)}


def test_a_period_alone_is_no_figure_of_the_year() -> None:
    assert stated("上半年主动公开政府信息200条。", "2014") == []


@pytest.mark.parametrize(
    ("text", "form", "values", "counted"),
    [
        (
            "不同意公开、不属于本机关公开和信息不存在共12件，依次为4件、5件、3件，告知通过其他途径办理1件。",
            "2014",
            [4, 5, 3],
            {(4, "refused"), (5, "not_held"), (3, "nonexistent")},
        ),
        (
            "同意公开、同意部分公开和信息不存在共12件，分别为6件、4件和2件。",
            "2014",
            [6, 4, 2],
            {(6, "granted"), (4, "partially_granted"), (2, "nonexistent")},
        ),
        # As many names as figures, or none is whose.
        ("不同意公开和信息不存在共12件，依次为4件、5件、3件。", "2014", [4, 5, 3], set()),
    ],
)
def test_figures_in_the_order_of_rows_counted_together(
    text: str, form: str, values: list[int], counted: set[tuple[int, str]]
) -> None:
    found = stated(text, form)
    assert [found[k].value for k in found[0].parts] == values
    cells = {shown(one) for one in found if one.value in values}
    assert {cell for cell in cells if cell[1]} == {
        (v, f"requests.answered.{c}") for v, c in counted
    }


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "网上提交的最多，为31条；其次是信函和当面递交，分别为14条和12条。",
            [(31, "online"), (14, "letter"), (12, "in_person")],
        ),
        ("信函和传真的申请，依次为3条、2条。", [(3, "letter"), (2, "fax")]),
        # Three figures for two names.
        ("网上提交31条；其次是信函和当面递交，分别为14条、12条和1条。", [(31, "online")]),
    ],
)
def test_names_in_the_clause_before(text: str, expected: list[tuple[int, str]]) -> None:
    found = [shown(one) for one in stated(text, "2008")]
    assert [one for one in found if one[1]] == [(v, f"requests.received.{c}") for v, c in expected]


def test_each_figure_of_a_pair_says_what_it_counts() -> None:
    found = stated("召开会议和举办培训，分别为3次和2次。", "2014")
    assert [(one.value, one.counted) for one in found] == [(3, "召开会议"), (2, "举办培训")]


@pytest.mark.parametrize(
    ("text", "parts"),
    [
        ("建设项目选址类，共864条；控制性规划类，共142条；办事指南类，共233条。", []),
        ("乡村建设类136条、惠农补贴类152条，共288条。", [136, 152]),
    ],
)
def test_an_item_with_its_own_name_adds_up_nothing(text: str, parts: list[int]) -> None:
    found = stated(text, section="主动公开政府信息情况")
    assert [found[k].value for k in found[-1].parts] == parts


def test_columns_counted_together_are_none_of_them() -> None:
    assert shown(stated("商业企业和科研机构共12件，自然人5件。")[0]) == (12, None)
    assert stated("法人和其他组织12件，自然人5件。")[0].topic == "requests_by_organisations"


@pytest.mark.parametrize(
    ("text", "whole", "values"),
    [
        ("上半年收到申请5条，下半年收到申请7条，全年共12条。", 12, [5, 7]),
        ("一季度3件、二季度6件、三季度4件、四季度2件，全年合计新收15件。", 15, [3, 6, 4, 2]),
        ("收到申请127件，比上年多3件。上半年59件，下半年68件。", 127, [59, 68]),
        # In another unit, and without the year's figure.
        ("主动公开政府信息400条。上半年开会2次，下半年开会3次。", 400, []),
        ("上半年培训20人次，下半年培训30人次。", 30, []),
    ],
)
def test_parts_of_a_year_before_its_figure_or_in_the_next_sentence(
    text: str, whole: int, values: list[int]
) -> None:
    found = stated(text, "2014")
    one = next(statement for statement in found if statement.value == whole)
    assert [found[k].value for k in one.parts] == values
    assert one.complete == bool(values)


@pytest.mark.parametrize(
    ("text", "cells"),
    [
        ("区政府办制发规范性文件4件，各街道（镇）制发3件，合计7件。", [None, None, None]),
        ("制发规范性文件4件，废止规范性文件3件，合计7件。", ["documents.normative.issued", "documents.normative.repealed"]),
    ],
)  # fmt: skip
def test_figures_of_one_row_that_are_added_up_are_of_a_body_each(
    text: str, cells: list[str | None]
) -> None:
    found = [shown(one)[1] for one in stated(text, "2021", "主动公开政府信息情况")]
    assert found[: len(cells)] == cells


@pytest.mark.parametrize(("words", "cell"), [("截至2022年底，累计", None), ("全年", _DUE)])
def test_a_stock_holds_no_cells_of_the_year(words: str, cell: str | None) -> None:
    assert read(f"{words}受理政府信息公开申请61件，含上年结转2件。", 61)[0] == cell
