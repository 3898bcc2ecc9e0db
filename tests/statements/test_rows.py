"""Rows that sentences name by everyday words: by the clause, by their list, by other figures."""

from __future__ import annotations

import pytest

from tests.statements.test_kinds import shown, stated

OUTCOME = "requests.outcome."
UPHELD = "reconsideration.upheld"


def cells(text: str, form: str = "2021", section: str = "依申请公开政府信息情况") -> list[object]:
    return [shown(statement)[1] for statement in stated(text, form, section)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("2件因本局不掌握无法提供。", [f"{OUTCOME}unavailable.not_held"]),
        ("其中1件属行政查询事项。", [f"{OUTCOME}refused.administrative_inquiry"]),
        ("剩余1件因补正期未满，结转2023年继续办理。", ["requests.carried_out"]),
        # Other matters, claims of all and lists are none of them.
        ("收到申请9件，3件公文予以公开。", ["requests.received", None]),
        ("收到申请9件，1件申请人对不予公开不服。", ["requests.received", None]),
        ("其余42件已答复。", [None]),
        ("其余7件为不予公开（3件）、无法提供（4件）。", [None, f"{OUTCOME}refused", f"{OUTCOME}unavailable"]),
        # A number that does not begin its clause counts what stands before it.
        ("办结申请5件全部按期。", [f"{OUTCOME}total"]),
    ],
)  # fmt: skip
def test_a_number_that_begins_its_clause(text: str, expected: list[str | None]) -> None:
    assert cells(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("不予公开8件；无法提供、不予处理、其他处理共24件。", [f"{OUTCOME}refused", None]),
        ("不予公开8件；其他处理共24件。", [f"{OUTCOME}refused", f"{OUTCOME}other"]),
        # What stands before the comma names no row.
        ("不予公开8件；经研究、其他处理共24件。", [f"{OUTCOME}refused", f"{OUTCOME}other"]),
    ],
)
def test_the_last_of_several_rows_is_not_all_of_them(text: str, expected: list[object]) -> None:
    results = f"全年新收57件；年内办结58件。/从办理结果来看，{text}"
    assert cells(results, section="工作情况")[2:] == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("不予公开：6件。", [f"{OUTCOME}refused"]),
        ("行政复议方面，2件，维持2件。", ["reconsideration.total", UPHELD]),
        ("申请人以自然人为主，31件。", ["requests.received@natural_person"]),
        # A number whose clause goes on is not the label's.
        ("对申请按期答复，12件涉及土地。", [None]),
    ],
)
def test_a_colon_or_comma_parts_a_row_from_its_number(
    text: str, expected: list[str | None]
) -> None:
    assert cells(text) == expected


@pytest.mark.parametrize(
    ("text", "form", "expected"),
    [
        ("答复情况：部分公开2件，拒绝的3件，查无的4件。", "2014", [
            "requests.answered.partially_granted", "requests.answered.refused", "requests.answered.nonexistent",
        ]),
        ("自然人27件、商业企业3件、其他1件。", "2021", [
            "requests.received@natural_person", "requests.received@business", "requests.received@other",
        ]),
        # Without a known neighbour the same words say nothing.
        ("拒绝的3件。", "2014", [None]),
        # What is left is a row of the list that stands right before it.
        ("无法提供4件，其他2件。", "2021", [f"{OUTCOME}unavailable", f"{OUTCOME}other"]),
        ("其他处理5件：逾期不补正3件、其他2件。", "2021", [
            f"{OUTCOME}other", f"{OUTCOME}other.not_amended", f"{OUTCOME}other.unspecified",
        ]),
        # Parts by another matter are no rows.
        ("部分公开2件，涉及信访3件。", "2021", [f"{OUTCOME}partially_granted", None]),
    ],
)  # fmt: skip
def test_rows_of_a_list_are_known_by_their_neighbours(
    text: str, form: str, expected: list[str | None]
) -> None:
    assert cells(text, form) == expected


@pytest.mark.parametrize(
    ("text", "cell"),
    [
        ("涉及第三方商业秘密不同意公开2件。", f"{OUTCOME}refused.third_party_rights"),
        ("因本局不掌握而无法提供3件。", f"{OUTCOME}unavailable.not_held"),
        ("属于执法案卷等不予公开24件。", f"{OUTCOME}refused"),
        ("依法不予公开5件。", f"{OUTCOME}refused"),
    ],
)
def test_a_reason_names_one_row_of_its_group(text: str, cell: str) -> None:
    assert cells(text) == [cell]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("收到申请85件。上述85件中，网上80件。", ["requests.received", "requests.received", None]),
        ("收到申请85件。上述84件中，网上80件。", ["requests.received", None, None]),
        ("自然人20件、商业企业5件，合计25件。", [
            "requests.received@natural_person", "requests.received@business", "requests.received",
        ]),
        ("不予公开2件、无法提供3件，两项合计5件。", [
            f"{OUTCOME}refused", f"{OUTCOME}unavailable", f"{OUTCOME}refused+{OUTCOME}unavailable",
        ]),
        ("不予公开2件、无法提供3件，三项合计5件。", [f"{OUTCOME}refused", f"{OUTCOME}unavailable", None]),
        ("予以公开和部分公开共36件，前者30件，后者6件。", [
            f"{OUTCOME}granted+{OUTCOME}partially_granted", f"{OUTCOME}granted", f"{OUTCOME}partially_granted",
        ]),
    ],
)  # fmt: skip
def test_figures_that_speak_of_others(text: str, expected: list[str | None]) -> None:
    assert [cell or None for cell in cells(text)] == expected


@pytest.mark.parametrize(
    ("text", "form", "section", "cell", "basis"),
    [
        ("配备专职骨干2名。", "2014", "政府信息公开机构和人员", "resources.staff.full_time", "context"),
        ("窗口群众问询204人次。", "2008", "政府信息公开咨询情况", "inquiries.in_person", "context"),
        # Another unit, another form, a matter of its own.
        ("窗口群众问询204件。", "2008", "政府信息公开咨询情况", None, "own"),
        ("窗口群众问询204人次。", "2021", "政府信息公开咨询情况", None, "own"),
        ("信访窗口群众问询204人次。", "2008", "政府信息公开咨询情况", None, "own"),
    ],
)  # fmt: skip
def test_words_of_a_clause_name_a_row_as_a_matter_of_context(
    text: str, form: str, section: str, cell: str | None, basis: str
) -> None:
    [found] = stated(text, form, section)
    assert (found.indicator, found.basis) == (cell, basis)


def test_a_rate_leads_to_its_count() -> None:
    assert cells("全文电子化率97.3%（107条）。", "2008", "主动公开") == [
        None,
        "proactive.electronic_fulltext",
    ]
    assert cells("全文电子化率97.3%，另有107条。", "2008", "主动公开")[1] is None


def test_outcomes_of_some_applicants_have_no_cell() -> None:
    assert cells("企业申请的33件中，13件予以公开。")[1:] == [None]
    assert cells("收到的33件申请中，13件予以公开。")[1:] == [f"{OUTCOME}granted"]


@pytest.mark.parametrize(
    ("text", "said_of"),
    [
        ("行政复议4件、行政诉讼3件，复议机关均维持。", ["行政复议4件"]),
        ("行政复议4件、行政诉讼3件，均获维持。", ["行政复议4件", "行政诉讼3件"]),
        ("行政诉讼5件，其中直接起诉3件，复议后起诉2件（均维持）。", ["复议后起诉2件"]),
        ("行政复议4件。其中，省政府受理的3件均维持。", []),
    ],
)
def test_whose_items_a_claim_is_about(text: str, said_of: list[str]) -> None:
    claims = [
        one for one in stated(text, section="行政复议、行政诉讼情况") if one.qualifier == "all"
    ]
    assert [claim.share_of for claim in claims] == said_of


def test_outcomes_of_suits_by_kind() -> None:
    section = "行政复议、行政诉讼情况"
    text = "行政诉讼11件：未经复议的4件，维持2件；经过复议的7件，维持6件。"
    assert cells(text, section=section)[1:] == [
        "litigation.direct.total", "litigation.direct.upheld",
        "litigation.after_reconsideration.total", "litigation.after_reconsideration.upheld",
    ]  # fmt: skip
    both = "litigation.direct.upheld+litigation.after_reconsideration.upheld"
    text = "行政诉讼11件，未经复议直接起诉5件，复议后起诉6件；法院判决驳回8件。"
    assert cells(text, section=section)[-1] == both


def test_a_part_of_the_year_has_no_cell() -> None:
    assert cells("开展季度培训4次。", "2014") == [None]
    assert cells("开展业务培训4次。", "2014") == ["training.courses"]
    assert cells("上半年收到申请13件。") == []
    assert cells("全年收到申请13件。") == ["requests.received"]


def test_what_was_left_undone_last_year_dates_nothing_else() -> None:
    found = stated("全年新收申请40件，上年未结3件，办结41件，未结2件。")
    assert [shown(one) for one in found] == [
        (40, "requests.received"), (3, "requests.carried_in"),
        (41, f"{OUTCOME}total"), (2, "requests.carried_out"),
    ]  # fmt: skip


def test_a_denial_after_what_it_denies_stands_there() -> None:
    [denial] = stated("行政诉讼未发生。", section="行政复议、行政诉讼情况")
    assert denial.text == "行政诉讼未发生"


def test_what_is_said_of_a_row_is_no_scope() -> None:
    scopes = [one.scope for one in stated("本机关不掌握8件；本机关收到申请9件。")]
    assert scopes == [None, "本机关"]


def test_a_list_that_its_words_close() -> None:
    def complete(text: str) -> bool:
        return stated(text)[0].complete

    assert complete("收到申请9件，分为网络5件、信函4件。")
    assert complete("收到申请9件，其中网络5件，其余为当面4件。")
    assert not complete("收到申请9件，其中网络5件、信函4件。")


def test_a_reason_for_which_local_forms_have_other_numbers_has_no_cell() -> None:
    [found] = stated("涉及国家秘密1条。", "2008")
    assert (found.value, found.indicator) == (1, None)
    [found] = stated("涉及国家秘密1条。", "2014")
    assert found.indicator == "requests.answered.refused.state_secret"


def test_a_stock_is_no_part_of_what_the_year_made() -> None:
    text = "本年制作规范性文件5件，其中公开4件，对外公开规范性文件总数38件。"
    found = stated(text, "2019", "主动公开")
    assert [one.parts for one in found] == [(1,), (), ()]


def test_one_column_holds_no_other() -> None:
    found = stated("申请共计40件，来自公民的33件，来自企业的4件，来自律所的3件。")
    assert [one.parts for one in found] == [(1, 2, 3), (), (), ()]


def test_what_was_carried_in_is_not_what_became_of_it() -> None:
    assert cells("上年转入3件已全部办结。") == ["requests.carried_in"]
    assert cells("收到申请3件已全部办结。") == [f"{OUTCOME}total"]


def test_a_sum_that_says_nothing_else_is_of_the_figures_before_it() -> None:
    def parts(text: str) -> tuple[int, ...]:
        return stated(text, section="主动公开政府信息情况")[-1].parts

    assert parts("政策文件100条、工作动态300条，合计400条。") == (0, 1)
    assert parts("政策文件100条、工作动态300条，以上共计400条。") == (0, 1)
    assert parts("政策文件100条、工作动态300条，共发布快讯400条。") == ()
    assert parts("政策文件100条、参观300人次，合计400条。") == ()


def test_last_years_figure_stands_before_a_rate_or_in_the_next_sentence() -> None:
    def change(text: str) -> tuple[object, object]:
        first = stated(text, section="主动公开政府信息情况")[0]
        return first.change_percent, first.base_value

    assert change("主动公开政府信息500条，2021年为400条，增长25%。") == (25, 400)
    assert change("主动公开政府信息500条，同比增长25%。上年为400条。") == (25, 400)
    assert change("主动公开政府信息500条，同比增长25%。上年收到申请400件。") == (25, None)
    assert change("主动公开政府信息500条，2021年培训400人，增长25%。") == (None, None)


def test_a_row_before_a_number_is_more_than_its_group_after_it() -> None:
    assert cells("大量反复申请2件不予处理。") == [f"{OUTCOME}not_processed.excessive"]
    assert cells("收到申请9件，2件不予处理。")[1:] == [f"{OUTCOME}not_processed"]


def test_what_is_added_to_new_requests_was_carried_in() -> None:
    both = "requests.received+requests.carried_in"
    found = stated("新收申请15件、结转3件，共计18件。")
    assert ["+".join(one.sum_of) or one.indicator for one in found] == [
        "requests.received", "requests.carried_in", both,
    ]  # fmt: skip
    assert cells("新收申请15件，办结12件，结转3件。")[2:] == ["requests.carried_out"]


def test_one_kind_of_applicants_and_another_are_not_one_column() -> None:
    first = stated("新收申请9件，其中公司和律所等组织提出4件。")[1]
    assert (first.topic, first.applicant) == ("requests_by_organisations", None)
    assert stated("新收申请9件，其中律师事务所提出4件。")[1].applicant == "legal_service"


def test_complaints_are_no_appeals() -> None:
    assert stated("收到信息公开的投诉2件。", "2008")[0].indicator is None
    assert stated("收到行政申诉2件。", "2008")[0].indicator == "appeals.total"


def test_what_a_stock_of_something_else_grew_by_was_not_disclosed() -> None:
    def last(text: str) -> str | None:
        return stated(text, "2014", "主动公开政府信息情况")[-1].topic

    assert last("法规库累计收录685条，当年新增72条。") is None
    assert last("累计公开685条，当年新增72条。") == "proactive_items"


def test_applicants_in_the_next_sentence_are_of_the_one_figure_before() -> None:
    def parts(text: str) -> tuple[int, ...]:
        return stated(text)[0].parts

    assert parts("收到申请21件。公民18件，企业3件。") == (1, 2)
    assert parts("收到申请21件，办结25件。公民18件，企业7件。") == ()
    assert parts("收到申请21件。公民18件。企业3件。") == (1,)


def test_outcomes_are_of_what_was_concluded() -> None:
    found = stated(
        "新收申请32件，共办理42件，其中办结36件。从办理结果看，予以公开20件，其他处理16件。"
    )
    assert [one.parts for one in found if one.topic == "requests_concluded"] == [(3, 4)]


def test_requests_that_are_all_answered_are_those_answered() -> None:
    found = stated("41条申请均已答复。", "2008")[0]
    assert (found.topic, found.basis) == ("requests_answered", "context")
    assert stated("公开2条，其余41条均已答复。", "2008")[-1].topic is None
    assert stated("41条建议均已答复。", "2008", "主动公开情况")[0].topic is None


def test_service_information_by_everyday_words_is_a_matter_of_context() -> None:
    found = stated("公开信息60条，主要有便民服务20条、计生政策40条。", "2008", "主动公开情况")
    assert [(one.topic, one.basis) for one in found[1:]] == [
        ("service_information", "context"), (None, "own"),
    ]  # fmt: skip
    assert (
        stated("便民服务中心公开20条。", "2008", "主动公开情况")[0].topic != "service_information"
    )


def test_what_is_other_in_a_list_of_names_whose_numbers_follow() -> None:
    found = stated("新收申请26件，自然人、商业企业、其他分别为20、5、1件。")
    assert [one.applicant for one in found[1:]] == ["natural_person", "business", "other"]
    assert found[0].parts == (1, 2, 3)
    assert [one.applicant for one in stated("公园、广场、其他分别为20、5、1件。")] == [None] * 3


def test_a_range_of_exemption_in_quotes_is_read_and_a_slogan_is_not() -> None:
    assert cells("否决公开2条：信息不存在1条，属“免予公开范围3”1条。", "2008")[1:] == [
        "requests.answered.refused.nonexistent", "requests.answered.refused.exempt_3",
    ]  # fmt: skip
    assert cells("推行“最多跑1次”改革5件。", "2008", "主动公开政府信息情况") == [None]


def test_figures_with_shares_side_by_side_are_no_parts_of_each_other() -> None:
    found = stated(
        "现场咨询90人次，占40%；电话咨询135人次，占60%。", "2008", "咨询情况/公开信息5条。"
    )
    assert [one.parts for one in found if one.unit == "人次"] == [(), ()]
    (first, second) = stated("收到申请13件，占90%，予以公开11件，占84.6%。")
    assert first.parts == (1,)
    assert second.share_percent is not None


@pytest.mark.parametrize(
    ("words", "cell"),
    [
        ("公报及其他方式", None),
        ("公报", "proactive.channel.gazette"),
        ("栏目和其他方式", "proactive.channel.other"),
    ],
)
def test_a_figure_of_two_rows_is_of_neither(words: str, cell: str | None) -> None:
    text = f"通过网站公开140条，通过微信公开23条，通过{words}公开30条。"
    assert cells(text, "2014", "主动公开政府信息情况")[-1] == cell


@pytest.mark.parametrize(
    ("text", "form", "cell"),
    [
        ("同意公开7件，部分公开1件，不属于公开范围2件。", "2014", None),
        ("同意公开7件，部分公开1件，不属于我局2件。", "2014", "requests.answered.not_held"),
        ("收到申请5件。现场答复3件。", "2014", None),
        ("收到申请5件。已答复3件。", "2014", "requests.answered"),
        ("新收申请25件，结转1件，办结26件。", "2021", "requests.outcome.total"),
    ],
)
def test_words_that_two_rows_may_say(text: str, form: str, cell: str | None) -> None:
    assert cells(text, form)[-1] == cell


@pytest.mark.parametrize(
    ("text", "cell"),
    [
        ("新收申请25件，结转1件，办结26件。", None),
        ("新收申请25件，结转下年1件，办结24件。", "requests.carried_out"),
        ("新收申请25件，办结24件，结转1件。", "requests.carried_out"),
    ],
)
def test_what_stands_before_the_concluded_may_be_carried_in(text: str, cell: str | None) -> None:
    assert next(shown(one)[1] for one in stated(text) if one.value == 1) == cell


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("个人申请的29件中，同意公开19件，不存在7件。", [None, None]),
        ("答复的29件中，同意公开19件，不存在7件。", [
            "requests.answered.granted", "requests.answered.nonexistent",
        ]),
    ],
)  # fmt: skip
def test_what_became_of_some_applicants_is_of_no_row(text: str, expected: list[str | None]) -> None:
    assert cells(f"收到申请41件。{text}", "2014")[-2:] == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("其中，县府办收到申请21件，教育局收到申请19件，住建局收到申请12件。", [None, None, None]),
        (
            "收到申请52件，教育局收到申请19件，住建局收到申请33件。",
            ["requests.received", None, None],
        ),
        ("收到申请52件，办结52件。", ["requests.received", "requests.outcome.total"]),
    ],
)
def test_figures_of_a_body_each_are_of_no_row(text: str, expected: list[str | None]) -> None:
    assert cells(text) == expected


@pytest.mark.parametrize(
    ("words", "cell"),
    [("通过微信回应热点", "response.weibo_wechat"), ("主动回应热点", "response.hot_topics")],
)
def test_topics_that_a_channel_answered(words: str, cell: str) -> None:
    assert cells(f"政策解读6篇；{words}15次。", "2014", "主动公开政府信息情况")[-1] == cell


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("当面、信函各4件、6件。", [None, None]),
        ("当面、信函各4件。", ["requests.received.in_person", "requests.received.letter"]),
    ],
)
def test_each_before_several_numbers_says_none_of_all(
    text: str, expected: list[str | None]
) -> None:
    assert cells(f"收到申请10件。{text}", "2014")[1:] == expected
