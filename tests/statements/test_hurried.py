"""Figures in hurried prose: without commas, with words left out, counted together."""

from __future__ import annotations

import pytest

from tests.rules.cases import Page
from tests.statements.test_kinds import shown, stated

REQUESTS, REVIEWS = "依申请公开政府信息情况", "行政复议、行政诉讼情况"
OUTCOME = "requests.outcome."


@pytest.mark.parametrize(
    ("text", "form", "section", "expected"),
    [
        # Words between two numbers are the second's; those after the last one are its own.
        ("收到申请90件。同意58件部分公开8件不予公开24件。", "2021", REQUESTS, {
            58: f"{OUTCOME}granted", 8: f"{OUTCOME}partially_granted", 24: f"{OUTCOME}refused",
        }),
        ("办结40件，按时31件延期9件。", "2014", REQUESTS, {
            31: "requests.concluded.on_time", 9: "requests.concluded.extended",
        }),
        ("诉讼7件维持4件纠正3件。", "2014", REVIEWS, {
            7: "litigation.total", 4: "litigation.upheld", 3: "litigation.corrected",
        }),
        ("收到申请90件，其中58件部分公开。", "2021", REQUESTS, {58: f"{OUTCOME}partially_granted"}),
        # A part is no number.
        ("收到申请90件，公开了一部分的8件。", "2021", REQUESTS, {8: f"{OUTCOME}partially_granted"}),
        # By the order of their names.
        ("收到申请68件。不予公开16件，涉密、案卷、第三方三类最多，7件、6件、3件。", "2021", REQUESTS, {
            7: f"{OUTCOME}refused.state_secret", 6: f"{OUTCOME}refused.enforcement_file",
            3: f"{OUTCOME}refused.third_party_rights",
        }),
        # The others beside kinds of organisations are one column; beside companies alone they are several.
        ("收到申请27件，企业、律所、社会组织、科研机构和其他组织分别14件、7件、3件、1件、2件。", "2021", REQUESTS, {
            1: "requests.received@research", 2: "requests.received@other",
        }),
        # What the heading names was counted before.
        ("收到申请68件。已办5件。", "2021", REQUESTS, {68: "requests.received", 5: None}),
        # A sum says of what it is, or is of those before.
        ("复议19件，审完17件。诉讼两类合计13件。", "2021", REVIEWS, {
            13: "litigation.direct.total+litigation.after_reconsideration.total",
        }),
        ("复议10件，维持6件，没审结4件。", "2021", REVIEWS, {4: "reconsideration.pending"}),
    ],
)  # fmt: skip
def test_what_figures_are_of(
    text: str, form: str, section: str, expected: dict[int, str | None]
) -> None:
    read = {int(one.value): shown(one)[1] for one in stated(text, form, section) if one.value}
    assert {value: read.get(value) for value in expected} == expected


@pytest.mark.parametrize(
    ("text", "count"),
    [("诉讼两类合计13件。", 0), ("两类合计13件。", 2)],
)
def test_a_sum_that_names_its_matter_adds_up_no_others(text: str, count: int) -> None:
    figures = stated(f"直接起诉9件。复议后起诉4件。{text}", "2021", REVIEWS)
    assert len(figures[-1].parts) == count


@pytest.mark.parametrize(
    ("text", "cell"),
    [
        ("政府信息公开工作专职人员2名，兼职11名。", "resources.staff.part_time"),
        ("政府信息公开工作专职人员2名，加上各科兼职共11名。", None),
        ("举办政府信息公开培训班11次。", "training.courses"),
        ("联合整治校外培训11次。", None),
    ],
)
def test_with_others_or_of_others(text: str, cell: str | None) -> None:
    found = [one for one in Page(form="2014", text=text).parse().statements if one.value == 11]
    assert [one.indicator for one in found] == [cell]
