"""Outcomes of requests and remedies in everyday words: of which row, and which like words are of another or of none."""

from __future__ import annotations

import pytest

from tests.statements.test_kinds import shown, stated

REQUESTS, REMEDIES = "依申请公开政府信息情况", "行政复议、行政诉讼情况"


@pytest.mark.parametrize(
    ("text", "form", "section", "expected"),
    [
        # What another body answers, or is helped to answer, is none of ours.
        ("收到申请6件，同意5件，转由其他部门答复1件。", "2021", REQUESTS, (1, None)),
        ("收到申请6件，共答复5件。", "2021", REQUESTS, (5, "requests.outcome.total")),
        ("协助县政府办答复跨部门申请3件。", "2021", REQUESTS, (3, None)),
        ("依法答复公开申请3件。", "2021", REQUESTS, (3, "requests.outcome.total")),
        # Requests that ask for information are no answers.
        ("依申请公开答复4件，收到6件。", "2021", REQUESTS, (4, "requests.outcome.total")),
        ("收到6件，公开答复4件。", "2021", REQUESTS, (4, "requests.outcome.granted")),
        # One that came late is not all that came.
        ("收到申请6件，办结5件，年底收到的1件未到期。", "2021", REQUESTS, (1, None)),
        ("收到申请6件，办结5件，全年收到的6件均有答复。", "2021", REQUESTS, (6, "requests.received")),
        # What became of requests stands before them.
        ("决定不公开的2件申请都说明了理由。", "2021", REQUESTS, (2, "requests.outcome.refused")),
        ("全年收到2件申请。", "2021", REQUESTS, (2, "requests.received")),
        # An application that is taken back is an outcome.
        ("申请人撤回复议申请1件。", "2021", REMEDIES, (1, "reconsideration.other")),
        ("收到复议申请1件。", "2021", REMEDIES, (1, "reconsideration.total")),
        # What is still under way, of reviews or of requests.
        ("复议3件，维持2件，1件正在办理。", "2021", REMEDIES, (1, "reconsideration.pending")),
        ("收到申请3件，办结2件，1件正在办理。", "2021", REQUESTS, (1, "requests.carried_out")),
        # Information that does not exist, or not in this form.
        ("共答复5件，没有这份资料的2件。", "2014", REQUESTS, (2, "requests.answered.nonexistent")),
        (
            "办结5件，公开3件，没有现成信息的2件。",
            "2021",
            REQUESTS,
            (2, "requests.outcome.unavailable.needs_creation"),
        ),
        # 可以公开 as an answer; elsewhere it takes in what was public before.
        ("答复“可以公开”的4件。", "2014", REQUESTS, (4, "requests.answered.granted")),
        (
            "答复情况：可以公开的4件，包括已主动公开3件、同意公开1件。",
            "2014",
            REQUESTS,
            (4, None),
        ),
        # What was not agreed to was refused.
        ("同意公开9件，未同意公开4件。", "2014", REQUESTS, (4, "requests.answered.refused")),
        ("同意9件、未同意4件。", "2014", REQUESTS, (4, "requests.answered.refused")),
        ("没有同意公开的4件。", "2014", REQUESTS, (4, "requests.answered.refused")),
        ("同意公开4件，未同意公开9件。", "2014", REQUESTS, (4, "requests.answered.granted")),
        # The verb between two numbers is the second's; the noun, the first's.
        ("9件申请已答复4件。", "2014", REQUESTS, (4, "requests.answered")),
        ("9件申请已答复4件。", "2014", REQUESTS, (9, None)),
        ("4件申请已答复。", "2014", REQUESTS, (4, "requests.answered")),
        ("9件申请4件在15个工作日内办结。", "2014", REQUESTS, (4, None)),
        # Letters that ask for information, and others.
        ("共有申请9件，来信3件，当面6件。", "2014", REQUESTS, (3, "requests.received.letter")),
        ("全年办理群众来信3件。", "2014", REQUESTS, (3, None)),
        # Told to ask another organ, or to go another way.
        ("共答复5件，告知向其他机关申请2件。", "2014", REQUESTS, (2, "requests.answered.not_held")),
        (
            "共答复5件，告知通过其他途径办理2件。",
            "2014",
            REQUESTS,
            (2, "requests.answered.other_channel"),
        ),
        # All of it, or a part.
        ("办结4件，3件同意公开一部分。", "2021", REQUESTS, (3, "requests.outcome.partially_granted")),
        ("办结4件，3件同意公开。", "2021", REQUESTS, (3, "requests.outcome.granted")),
    ],
)  # fmt: skip
def test_of_which_row(text: str, form: str, section: str, expected: tuple[int, str | None]) -> None:
    assert expected in [shown(one) for one in stated(text, form, section)]


@pytest.mark.parametrize(
    ("text", "form", "section", "expected"),
    [
        # 明确 before a number appoints somebody, 不明确 is a reason.
        ("不掌握3件，仍不明确2件。", "2021", REQUESTS, (2, "requests.outcome.unavailable.still_unclear")),
        ("收到申请2件，明确3名同志办理。", "2021", REQUESTS, None),
        # 涉及 is no 及 between names.
        ("不予公开情形涉及国家秘密、执法案卷的，分别为1件、2件。", "2021", REQUESTS, (2, "requests.outcome.refused.enforcement_file")),
        ("国家秘密及执法案卷不予公开分别为1件、2件。", "2021", REQUESTS, (1, "requests.outcome.refused.state_secret")),
        # 公开其中一部分 opens no list; 其中 does.
        ("办结9件，公开其中一部分的5件，无法提供4件。", "2021", REQUESTS, (5, "requests.outcome.partially_granted")),
        ("办结9件，其中部分公开5件，无法提供4件。", "2021", REQUESTS, (5, "requests.outcome.partially_granted")),
        # What is not done yet of some is no denial.
        ("收到3件，未处理完的1件结转至下年。", "2021", REQUESTS, (1, "requests.carried_out")),
        ("收到3件，未结转至下年。", "2021", REQUESTS, (0, "requests.carried_out")),
        # 部分为 divides nothing.
        ("收到申请9件（含上年结转2件），新收部分为7件。", "2021", REQUESTS, (7, "requests.received")),
        # A row and no number.
        ("不予公开9件，仅执法案卷一项就有8件。", "2021", REQUESTS, (8, "requests.outcome.refused.enforcement_file")),
        # A denial, and what is said of none.
        ("复议5件，维持5件，没有被纠正的。", "2021", REMEDIES, (0, "reconsideration.corrected")),
        ("复议5件，维持5件，无一被纠正。", "2021", REMEDIES, (None, "reconsideration.corrected")),
        ("复议5件，已结4件中维持3件、其他1件，未结1件，没有被纠正的。", "2021", REMEDIES, (0, "reconsideration.corrected")),
        # The rest of the list that has such a row, and of the group that is broken down.
        ("公开9件；不予公开5件，均为案卷；不予处理3件，即信访类3件；其他1件。", "2021", REQUESTS, (1, "requests.outcome.other")),
        ("否决5件，其中信息不存在3件，其他2件。", "2008", REQUESTS, (2, "requests.answered.refused.other")),
        # The remedy after its number, though nothing named its figure yet.
        ("有2件复议，1件维持，1件没审完。", "2019", REMEDIES, (1, "reconsideration.pending")),
        # 一件是 counts, 一个是 lists.
        ("否决2件，一件是信息不存在，一件是不由本部门掌握。", "2008", REQUESTS, (1, "requests.answered.refused.nonexistent")),
        ("收到2件，问题有两个，一个是信息不存在。", "2008", REQUESTS, None),
        # Other years, each with its figure, date nothing further on.
        ("收到5件，2020年、2021年分别为3件、4件；上年结转2件。", "2021", REQUESTS, (2, "requests.carried_in")),
        ("收到5件，2020年、2021年分别为3件、4件。", "2021", REQUESTS, None),
        ("收到5件，留待2023年办理1件。", "2021", REQUESTS, (1, "requests.carried_out")),
        ("收到5件，2023年办理1件。", "2021", REQUESTS, None),
        # Of proposals, or of requests.
        ("人大建议1件，政协提案1件，2件都答复了。", "2014", REQUESTS, None),
        ("收到申请2件，2件都答复了。", "2014", REQUESTS, (2, "requests.answered")),
        # All that there is to do.
        ("收到5件，加去年没办完的2件，合起来7件。", "2021", REQUESTS, (7, "requests.received+requests.carried_in")),
        ("新收5件。加上上年结转2件，共计7件。", "2021", REQUESTS, (7, "requests.received+requests.carried_in")),
        # The former and the latter, the remedy after its number, and in the ground that is named.
        ("复议6起，诉讼3起，前者维持5起，后者驳回2起。", "2014", REMEDIES, (5, "reconsideration.upheld")),
        ("复议6起，诉讼3起，前者维持5起，后者驳回2起。", "2014", REMEDIES, (2, "litigation.upheld")),
        ("1件诉讼案件尚在审理，2件复议案件获得维持。", "2021", REMEDIES, (2, "reconsideration.upheld")),
        ("因信息公开行政复议被纠错1件。", "2021", REMEDIES, (1, "reconsideration.corrected")),
        # Papers that were sent are no outcomes.
        ("公开告知书18份、不予公开告知书3份。", "2021", REQUESTS, None),
        ("公开18份、不予公开3份。", "2021", REQUESTS, (3, "requests.outcome.refused")),
        # Of a rest that a list follows, or that one reason explains.
        ("答复9件，公开4件，余下5件为不存在3件、更改补充2件。", "2014", REQUESTS, (3, "requests.answered.nonexistent")),
        ("答复9件，公开4件，余下5件为不存在。", "2014", REQUESTS, (5, "requests.answered.nonexistent")),
        # By the order of the names.
        ("办结9件，予以公开和部分公开9件（分别为7件、2件）。", "2021", REQUESTS, (2, "requests.outcome.partially_granted")),
        # With those granted in part, or without.
        ("办结9件，予以公开9件（含部分公开2件）。", "2021", REQUESTS, (9, "requests.outcome.granted+requests.outcome.partially_granted")),
        ("办结9件，予以公开9件（含邮寄2件）。", "2021", REQUESTS, (9, "requests.outcome.granted")),
        # What is left of the group, or other outcomes.
        ("逾期不补正3件，其余2件作其他处理。", "2021", REQUESTS, (2, "requests.outcome.other.unspecified")),
        ("公开3件，无法提供1件，其余2件作其他处理。", "2021", REQUESTS, (2, "requests.outcome.other")),
        # What is still to be done.
        ("上年结转4件，新收52件，到年底办结55件，剩1件。", "2021", REQUESTS, (1, "requests.carried_out")),
        ("新收9件，办结8件，另有1件于12月收到，正在办理中。", "2021", REQUESTS, (1, "requests.carried_out")),
    ],
)  # fmt: skip
def test_by_its_sentence(
    text: str, form: str, section: str, expected: tuple[int | None, str] | None
) -> None:
    found = [shown(one) for one in stated(text, form, section)]
    known = {cell for _, cell in found} - {None}
    assert expected in found if expected else known <= {"requests.received"}


def test_two_kinds_that_the_words_name() -> None:
    """通过互联网提出的两类合计 is not of the two right before, which come to something else, but of the two that come to it."""
    text = "收到214条，网上103条、邮件46条、当面57条、传真8条，通过互联网提出的两类合计{}条。"
    assert (149, "requests.received.online+requests.received.email") in [
        shown(one) for one in stated(text.format(149), "2008")
    ]
    assert (148, None) in [shown(one) for one in stated(text.format(148), "2008")]
    text = "收到214条，网上103条、邮件46条，两类合计149条。"
    assert (149, "requests.received.online+requests.received.email") in [
        shown(one) for one in stated(text, "2008")
    ]


def test_outcomes_are_of_all_that_there_was() -> None:
    """Beside requests carried in, the outcomes are no parts of the new ones."""
    one = "新收54件，上年结转2件，全部办结，其中公开30件、无法提供26件。"
    two = "新收56件，其中公开30件、无法提供26件。"
    whole = [next(s for s in stated(text) if s.value in (54, 56)) for text in (one, two)]
    assert [bool(statement.parts) for statement in whole] == [False, True]


def test_others_after_one_outcome() -> None:
    """公开29件，其他29件 may be all that are no 公开: nothing is held against the row of 其他."""
    basis = [
        next(s for s in stated(text) if s.topic == "requests_other_outcome").basis
        for text in (
            "办结58件，公开29件，其他29件。",
            "办结58件，公开20件，无法提供9件，其他29件。",
        )
    ]
    assert basis == ["context", "list"]
