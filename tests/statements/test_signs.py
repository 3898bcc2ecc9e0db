"""What is looked for before a dearer search misses nothing that the search finds."""

from __future__ import annotations

import re
from collections.abc import Iterable
from re import _constants as sre  # type: ignore[attr-defined]
from re import _parser as parser  # type: ignore[attr-defined]
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from govreport_parse.statements import adding, clauses, dates, extract, finish, matters, traps
from govreport_parse.statements.clauses import begins_clause
from govreport_parse.statements.tokens import Token

GROUPS = (sre.SUBPATTERN, sre.ATOMIC_GROUP)
REPEATS = (sre.MAX_REPEAT, sre.MIN_REPEAT, sre.POSSESSIVE_REPEAT)


def always_hold(items: Iterable[tuple[Any, Any]], signs: str) -> bool:
    """Whether every match of a pattern, as Python's parser has it, holds one of some characters."""
    return any(_always_holds(operation, argument, signs) for operation, argument in items)


def _always_holds(operation: Any, argument: Any, signs: str) -> bool:
    if operation is sre.LITERAL:
        return chr(argument) in signs
    if operation is sre.IN:
        return all(kind is sre.LITERAL and chr(one) in signs for kind, one in argument)
    if operation is sre.BRANCH:
        return all(always_hold(branch, signs) for branch in argument[1])
    if operation in GROUPS:
        return always_hold(argument[-1] if operation is sre.SUBPATTERN else argument, signs)
    return operation in REPEATS and argument[0] > 0 and always_hold(argument[2], signs)


@pytest.mark.parametrize(
    ("pattern", "signs"),
    [
        (dates._SIZE, dates._SIZED.pattern.strip("[]")),
        (dates._TIME, dates._OF_TIME.pattern.strip("[]")),
        (finish._SCOPE, finish._OF_SCOPE.pattern.strip("[]")),
        (adding._SHARE_BASE, "占"),
        (adding._AMONG, "中"),
        (traps._GROUND, "因对就"),
        (traps._BRACKETED_NUMBER, "[("),
    ],
)
def test_every_match_holds_a_sign(pattern: re.Pattern[str], signs: str) -> None:
    tree = parser.parse(pattern.pattern)
    assert always_hold(tree, signs)
    for sign in signs:  # none of them is there for nothing, but for those of two alike
        kept = signs.replace(sign, "")
        assert not always_hold(tree, kept)


@given(st.text("其中另有共件,。(、12余 ", max_size=14), st.integers(0, 14), st.integers(0, 14))
def test_a_number_begins_its_clause_after_these_words_alone(
    body: str, start: int, boundary: int
) -> None:
    start = min(start, len(body))
    boundary = min(boundary, start)
    begin = max(boundary, start - clauses._LONGEST_LEAD)
    cut = "" if begin == boundary else "□"
    plainly = clauses._LEADS.search(cut + body[begin:start]) is not None
    assert begins_clause(body, Token("number", start, start), boundary) == plainly


@given(st.text("12a.件,", max_size=24).map(lambda text: text * 20))
def test_runs_of_characters_are_found_by_every_nineteenth(text: str) -> None:
    plainly = traps._LONG_RUN.sub(traps._blot, text)
    seen = traps._OF_RUN.search(text[traps._SHORTEST_RUN - 1 :: traps._SHORTEST_RUN])
    assert plainly == text or seen is not None


@pytest.mark.parametrize("length", [18, 19, 20])
def test_a_run_of_digits_is_blotted_from_nineteen_on(length: int) -> None:
    for before in range(20):
        text = f"{'共' * before}{'7' * length}件"
        blotted = "□" * length if length > 18 else "7" * length
        assert traps.blot_traps(text) == f"{'共' * before}{blotted}件"


@given(st.text("条件数量1.,元", max_size=40))
def test_rows_that_ran_together_show_a_unit_before_a_digit(text: str) -> None:
    plainly = any(len(row.findall(text)) >= fewest for row, fewest in extract._ROWS)
    assert extract._are_rows(text, 0, len(text)) == plainly


@given(st.text("无关非不属于涉及入此列公", max_size=8))
def test_what_may_be_unrelated_says_so(body: str) -> None:
    words = ("无关", "非", "不属于", "不涉及", "入", "此列")
    assert matters.may_be_unrelated(body) == any(word in body for word in words)
