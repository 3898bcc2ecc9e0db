"""Words cut from a folded line are those of the printed ones, folded by themselves."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from govreport_parse.rules.agreement.wording import folded_words
from govreport_parse.text.fold import fold


@pytest.mark.parametrize(
    ("line", "start", "end", "words"),
    [
        ("公开信息１２条，其中动态５条。", 4, 8, "12条,"),
        ("公开信息 12 条，其中动态 5 条。", 4, 9, "12条"),  # blanks are left out
        ("公(gong)开信息12条。", 0, 8, "公开"),
        ("公(gong)开信息12条。", 4, 8, "ng)开"),  # half of what annotates a character is print
    ],
)
def test_words_of_a_line(line: str, start: int, end: int, words: str) -> None:
    assert folded_words(line, start, end) == words


@given(
    st.text("公开信息（gong）１2 ，;。數⻓①", max_size=60), st.integers(0, 60), st.integers(0, 60)
)
def test_any_words(line: str, start: int, end: int) -> None:
    assert folded_words(line, start, end) == fold(line[start:end])
