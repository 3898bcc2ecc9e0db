"""Questions about Han characters say what patterns would."""

from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from govreport_parse.text.fold import squeeze
from govreport_parse.text.han import is_han


@pytest.mark.parametrize(
    ("text", "expected"),
    [("", False), ("一", True), ("\u9fff", True), ("\u4dff", False), ("\ua000", False), ("年1", False)],
)  # fmt: skip
def test_han_reaches_from_one_end_to_the_other(text: str, expected: bool) -> None:
    assert is_han(text) is expected
    assert (re.fullmatch("[\u4e00-\u9fff]+", text) is not None) is expected


_CJK = "\u2e80-\u9fff\uf900-\ufaff\uff00-\uffef\u3000-\u303f“”‘’—…·"


@given(st.text(alphabet="年 、“”…·ａA1.\u3000\u00a0\u2e80\uf900豈\ufb00\uffef\ua000(", max_size=12))
def test_blanks_are_left_out_beside_what_is_printed_without(text: str) -> None:
    single = re.sub(r"\s+", " ", text)
    expected = re.sub(rf"(?<=[{_CJK}]) | (?=[{_CJK}])", "", single).strip()
    assert squeeze(text) == (expected if " " in single else text)
