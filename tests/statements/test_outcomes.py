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
