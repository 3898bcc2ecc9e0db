"""Lists in sentences of their own, kinds of documents, brackets, and what each of several has."""

from __future__ import annotations

import pytest

from tests.statements.test_kinds import shown, stated


def parts(text: str, form: str = "2021", section: str = "主动公开政府信息情况") -> list[list[int]]:
    """The values of the parts of each figure that has any."""
    found = stated(text, form, section)
    return [[int(found[k].value or 0) for k in one.parts] for one in found if one.parts]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "主动公开政府信息300条，比上年增长5%。公开的信息分为三类：一是农业农村90条，二是惠民补贴150条，三是其他信息60条。",
            [[90, 150, 60]],
        ),
        ("主动公开政府信息120条。公开内容主要包括：防汛信息30条，招投标信息90条。", [[30, 90]]),
        ("主动公开政府信息120条。我镇公开的信息包括防汛信息30条，招投标信息90条。", [[30, 90]]),
        ("新公开政府信息364条。新公开的信息里，全文可查的有298条，余下66条只挂目录。", [[298, 66]]),
        # A bracket after a comma, whose last item only ought to be public.
        (
            "公布政府信息260条，（其中机构职能类信息25条，政策类信息75条，其他应主动公开政府信息160条）。",
            [[25, 75, 160]],
        ),
        # How documents are open divides them, and no answers.
        ("全年形成信息60条，主动公开30条，依申请公开18条，不予公开12条。", [[30, 18, 12]]),
        ("制发公文20件，主动公开12件，依申请公开5件，不予公开3件。", [[12, 5, 3]]),
        ("主动公开政府信息30条，依申请公开18条。", []),
        # Of another matter than what was made public, or than any figure before.
        ("主动公开政府信息120条。政务公开培训包括业务讲座3次。", []),
        ("公开政府信息893条，其中社区公开栏236条。公开的信息里，服务类信息有251条。", [[236, 251]]),
    ],
)
def test_lists_after_their_sentence_or_by_another_word(
    text: str, expected: list[list[int]]
) -> None:
    assert parts(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("新媒体120条，其中微博90条、微信30条，其他方式50条。", [[90, 30]]),
        ("主动公开政府信息300条，其中网站100条、微信200条，其他方式50条。", [[100, 200, 50]]),
    ],
)
def test_a_medium_beside_full_lists_of_one_is_none_of_them(
    text: str, expected: list[list[int]]
) -> None:
    assert parts(text, "2014") == expected


def test_rows_in_a_bracket_after_their_sum_have_their_cells() -> None:
    found = stated("答复结果中，公开类119件（全部公开97件、部分公开22件），不予公开25件。")
    assert [shown(one)[1] for one in found[1:]] == [
        "requests.outcome.granted",
        "requests.outcome.partially_granted",
        "requests.outcome.refused",
    ]


@pytest.mark.parametrize(
    ("text", "cell"),
    [
        (
            "予以公开33件；不予公开15件；无法提供、不予处理、其他处理分别为6件、2件、4件，合计12件。",
            "requests.outcome.unavailable+requests.outcome.not_processed+requests.outcome.other",
        ),
        ("予以公开3件；部分公开4件；不予公开5件；合计12件。", "requests.outcome.total"),
    ],
)
def test_a_sum_is_of_its_group_where_that_has_figures(text: str, cell: str) -> None:
    assert shown(stated(text)[-1]) == (12, cell)


@pytest.mark.parametrize(
    ("text", "cells"),
    [
        ("每村便民服务室各设1处查阅点，合计16个。", [(1, None), (16, "resources.reading_points")]),
        ("全镇设查阅点16个，各村均设查阅点1个。", [(16, "resources.reading_points"), (1, None)]),
        (
            "专职2名，5个派出所各1名兼职人员。",
            [(2, "resources.staff.full_time"), (5, None), (1, None)],
        ),
        (
            "专职2名，5个派出所共1名兼职人员。",
            [(2, "resources.staff.full_time"), (5, None), (1, "resources.staff.part_time")],
        ),
        ("设查阅点16个。", [(16, "resources.reading_points")]),
    ],
)
def test_what_each_has_is_not_what_all_have(text: str, cells: list[tuple[int, str | None]]) -> None:
    assert [shown(one) for one in stated(text, "2014", "主动公开政府信息情况")] == cells


@pytest.mark.parametrize(
    ("text", "counted"),
    [
        ("县政府常务会议2次听取汇报。", "听取汇报"),
        ("局党组先后3次研究部署。", "研究部署"),
        ("召开推进会2次。", "召开推进会"),
        ("通报问题2次整改到位。", "通报问题"),
    ],
)
def test_what_was_done_stands_after_who_did_it(text: str, counted: str) -> None:
    assert [one.counted for one in stated(text, section="主动公开政府信息情况")] == [counted]


@pytest.mark.parametrize(
    ("text", "form", "section", "cell"),
    [
        (
            "收到申请52件。渠道：网络30件，信函14件，当面8件。所有申请全部按时办结。",
            "2014",
            "依申请公开情况",
            "requests.concluded.on_time",
        ),
        (
            "行政复议5件、行政诉讼3件。行政复议中，维持4件，纠正1件。行政诉讼中，均获维持。",
            "2021",
            "复议诉讼情况",
            "litigation.direct.upheld+litigation.after_reconsideration.upheld",
        ),
        ("行政复议2件。复议机关均维持。", "2021", "复议诉讼情况", "reconsideration.upheld"),
    ],
)
def test_what_a_sentence_says_of_all_that_stands_before(
    text: str, form: str, section: str, cell: str
) -> None:
    (said,) = [one for one in stated(text, form, section) if one.qualifier == "all"]
    assert ("+".join(said.sum_of) or said.indicator) == cell


@pytest.mark.parametrize(
    "text",
    [
        "收到申请52件，办结50件。渠道：网络30件，信函22件。所有申请均按时办结。",  # of which is not said
        "行政复议2件。对行政复议均认真应对。",
    ],
)
def test_nothing_is_said_of_all(text: str) -> None:
    assert [one for one in stated(text, "2014") if one.qualifier == "all"] == []


@pytest.mark.parametrize(
    ("text", "form", "expected"),
    [
        # A share shows that a figure stands beside another, and a larger one is no part.
        ("现场咨询905人次，占40%；电话咨询1312人次，占58%；网上咨询40人次，占2%。", "2008", []),
        ("办结60件，不予公开15件，占25%；过程性信息5件，占8%。", "2021", [[15, 5]]),
        # Another group of answers than the list is of.
        (
            "不予公开的57件中，行政查询最多，达28件；无法提供的以不掌握为主，有55件。",
            "2021",
            [[28]],
        ),
        ("不予公开的57件中，行政查询28件；过程性信息29件。", "2021", [[28, 29]]),
        # A row named by the number of its range.
        (
            "否决公开4条，原因分别是：不属于政府信息1条，信息不存在2条，属“免予公开范围2”1条。",
            "2008",
            [[1, 2, 1]],
        ),
        # Figures in the unit of the last, and 其他 after the columns.
        (
            "新收申请112件，自然人、商业企业、其他分别为88、17、7件；上年结转6件。",
            "2021",
            [[88, 17, 7]],
        ),
    ],
)
def test_what_stands_beside_a_list_is_none_of_its_parts(
    text: str, form: str, expected: list[list[int]]
) -> None:
    assert parts(text, form, "依申请公开情况") == expected


@pytest.mark.parametrize(
    ("text", "form", "value", "cell"),
    [
        # Of some of a group, by the words after, and of the group.
        (
            "无法提供46件。无法提供的有38件不由本厅掌握。",
            "2021",
            38,
            "requests.outcome.unavailable.not_held",
        ),
        ("无法提供的有46件。", "2021", 46, "requests.outcome.unavailable"),
        # Of a rest.
        ("答复56件。其他答复12件，即：不属于本行政机关公开9件。", "2014", 12, None),
        ("答复12件。", "2014", 12, "requests.answered"),
        # What came of it is no row.
        (
            "公开10件，属于主动公开范围、告知查询途径5件。",
            "2014",
            5,
            "requests.answered.already_disclosed",
        ),
        # Of all the years.
        ("局网站公开信息30条，局网站累计信息量已达1.2万条。", "2014", 12000, None),
    ],
)
def test_figures_of_some_of_what_their_words_name(
    text: str, form: str, value: int, cell: str | None
) -> None:
    section = "主动公开政府信息情况" if "网站" in text else "依申请公开政府信息情况"
    assert (value, cell) in [shown(one) for one in stated(text, form, section)]


def test_what_an_applicant_left_undone_denies_nothing() -> None:
    found = stated("答复3条，同意公开2条，另有1条因内容不明确、申请人又未补充而否决。", "2008")
    assert [one.qualifier for one in found] == ["exact"] * 3


@pytest.mark.parametrize(
    ("text", "cells"),
    [
        (
            "专职2名，11个所属单位各有兼职1名。",
            [(2, "resources.staff.full_time"), (11, None), (1, None)],
        ),
        (
            "专职2名，兼职1名。",
            [(2, "resources.staff.full_time"), (1, "resources.staff.part_time")],
        ),
    ],
)
def test_staff_of_each_body(text: str, cells: list[tuple[int, str | None]]) -> None:
    assert [shown(one) for one in stated(text, "2014", "主动公开政府信息情况")] == cells


@pytest.mark.parametrize(
    ("text", "complete"),
    [
        ("全年受理申请96件。按递交方式统计，当面申请50件，网络申请46件。", [True]),
        # What goes by another criterion is none of the part, and says nothing of its list.
        (
            "不同意公开答复12件，其中涉及国家秘密3件；涉及个人隐私7件。按递交方式统计，当面申请50件，网络申请46件。",
            [False],
        ),
        ("全年受理申请96件，其中当面申请50件。按递交方式统计，微博发布8条，公报刊登9条。", [False]),
    ],
)
def test_a_criterion_completes_the_list_that_its_parts_join(
    text: str, complete: list[bool]
) -> None:
    found = stated(text, "2014", "依申请公开政府信息情况")
    assert [one.complete for one in found if one.parts] == complete


@pytest.mark.parametrize(
    ("text", "values"),
    [
        # Three units twice are words of a sentence, four are rows.
        ("收到申请数件36件，当面申请数件20件，网络申请数件16件", [36, 20, 16]),
        ("收到申请数件36件，当面申请数件20件，网络申请数件16件，申请办结数件35件", []),
        ("收到申请共36件，当面申请有20件，网络申请有16件，申请办结有35件", [36, 20, 16, 35]),
    ],
)
def test_rows_that_ran_together_are_no_sentence(text: str, values: list[int]) -> None:
    assert [one.value for one in stated(text, "2014")] == values


@pytest.mark.parametrize(("count", "read"), [(11, True), (12, False)])
def test_many_labels_with_figures_are_rows(count: int, *, read: bool) -> None:
    rows = "，".join(f"第{'甲乙丙丁戊己庚辛壬癸子丑'[k]}类申请数{k + 20}件" for k in range(count))
    assert bool(stated(f"收到申请{rows}", "2014")) == read
