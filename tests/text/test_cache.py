"""What is made of a short text is kept, of a long one never."""

from __future__ import annotations

import inspect
from collections.abc import Callable

import pytest

from govreport_parse.tables.readings import money_unit
from govreport_parse.text.cache import LABEL, kept
from govreport_parse.text.fold import fold, fold_with_offsets, label_key, squeeze
from govreport_parse.text.numerals import is_words, read_cell, unit_of

KEPT = (fold, fold_with_offsets, squeeze, label_key, unit_of, read_cell, is_words, money_unit)


def counting(longest: int, most: int) -> tuple[list[str], Callable[[str], str]]:
    made: list[str] = []

    @kept(longest=longest, most=most)
    def twice(text: str) -> str:
        made.append(text)
        return text * 2

    return made, twice


@pytest.mark.parametrize(("length", "times"), [(4, 1), (5, 2)])
def test_short_texts_are_kept_and_long_ones_are_not(length: int, times: int) -> None:
    made, twice = counting(longest=4, most=10)
    text = "年" * length
    assert (twice(text), twice(text)) == (text * 2, text * 2)
    assert made == [text] * times


def test_no_more_are_kept_than_asked_for() -> None:
    made, twice = counting(longest=4, most=3)
    for text in ("甲", "乙", "丙", "甲", "乙", "丙"):
        assert twice(text) == text * 2
    assert made == ["甲", "乙", "丙"]
    assert (twice("丁"), twice("丁"), twice("甲")) == ("丁丁", "丁丁", "甲甲")
    assert made == ["甲", "乙", "丙", "丁", "甲"]


def test_none_and_false_are_results_too() -> None:
    made = []

    @kept()
    def nothing(text: str) -> None:
        made.append(text)

    assert (nothing("无"), nothing("无"), made) == (None, None, ["无"])


def test_what_fails_is_not_kept() -> None:
    @kept()
    def number(text: str) -> int:
        return int(text)

    for _ in range(2):
        with pytest.raises(ValueError, match="invalid literal"):
            number("十")


@pytest.mark.parametrize("function", KEPT, ids=lambda function: function.__name__)
def test_cached_functions_are_plain_functions(function: Callable[[str], object]) -> None:
    assert inspect.isfunction(function)
    assert function.__doc__
    signature = inspect.signature(function)
    assert [p.annotation for p in signature.parameters.values()] == ["str"]
    assert signature.return_annotation is not inspect.Signature.empty


@pytest.mark.parametrize("function", KEPT, ids=lambda function: function.__name__)
def test_answers_do_not_depend_on_what_is_kept(function: Callable[[str], object]) -> None:
    plain = inspect.unwrap(function)
    long = "（一） 主动 公开，１２条" * LABEL
    for text in (
        "",
        " ",
        "（一） 收 到 申请数（件）",
        "单位：万元",
        "１,０２４",
        "12&nbsp;3",
        "—",
        long,
        f"{long}\n{long}",
    ):
        assert function(text) == function(text) == plain(text)
