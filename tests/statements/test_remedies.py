"""Outcomes of reviews and suits: of which kind they are."""

from __future__ import annotations

import pytest

from tests.statements.test_kinds import stated

_BOTH = "litigation.direct.{0}+litigation.after_reconsideration.{0}"


def cells(text: str) -> list[tuple[str | int | None, str | None]]:
    """What is said of outcomes, and their cells."""
    return [
        (
            one.value if one.value is not None else one.qualifier,
            "+".join(one.sum_of) or one.indicator,
        )
        for one in stated(text, section="行政复议和行政诉讼情况")
        if (one.topic or "").startswith("outcome")
    ]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        # Of the kind that begins their group.
        (
            "行政诉讼3件，其中未经复议直接起诉1件；复议后起诉2件，1件维持、1件尚未审结。",
            [
                (1, "litigation.after_reconsideration.upheld"),
                (1, "litigation.after_reconsideration.pending"),
            ],
        ),
        # Of all, where both kinds stand before them.
        (
            "诉讼9件，其中直接起诉5件、复议后起诉4件，维持6件、纠正3件。",
            [(6, _BOTH.format("upheld")), (3, _BOTH.format("corrected"))],
        ),
        ("直接起诉3件；复议后起诉2件；维持4件。", [(4, None)]),
        (
            "行政诉讼9件，其中复议后起诉4件，未经复议的5件，被法院判决纠正1件。",
            [(1, _BOTH.format("corrected"))],
        ),
        (
            "行政诉讼9件，其中5件未经复议，另4件为复议后起诉；法院判决纠正2件，其余7件维持。",
            [(2, _BOTH.format("corrected")), (7, _BOTH.format("upheld"))],
        ),
        ("直接起诉5件、复议后起诉4件，法院判决纠正1件。", [(1, None)]),
        # Of the kind that their own words name.
        (
            "诉讼9件，其中直接起诉维持3件、复议后起诉维持2件。",
            [(3, "litigation.direct.upheld"), (2, "litigation.after_reconsideration.upheld")],
        ),
        (
            "行政诉讼9件。复议后起诉案件维持5件，纠正1件。",
            [
                (5, "litigation.after_reconsideration.upheld"),
                (1, "litigation.after_reconsideration.corrected"),
            ],
        ),
        (
            "未经复议的诉讼案件10件，纠正的1件；复议后的诉讼案件9件，纠正的2件。",
            [
                (1, "litigation.direct.corrected"),
                (2, "litigation.after_reconsideration.corrected"),
            ],
        ),
        ("经复议维持3件。", [(3, "reconsideration.upheld")]),
        ("行政诉讼5件，维持3件。", [(3, _BOTH.format("upheld"))]),
    ],
)
def test_outcomes_are_of_the_kind_of_suits_that_they_stand_with(
    text: str, expected: list[tuple[int, str | None]]
) -> None:
    assert cells(text) == expected


@pytest.mark.parametrize(
    ("text", "cell"),
    [
        ("被提起诉讼5件，直接起诉2件，均维持；复议后起诉3件。", "litigation.direct.upheld"),
        ("被提起诉讼5件，其中直接起诉2件、复议后起诉3件，均维持。", _BOTH.format("upheld")),
        ("被提起诉讼5件，均维持。", _BOTH.format("upheld")),
    ],
)
def test_what_is_said_of_all_is_of_the_last_kind_until_both_are_listed(
    text: str, cell: str
) -> None:
    assert cells(text) == [("all", cell)]
