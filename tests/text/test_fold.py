"""Folding undoes what varies in print without meaning anything, and nothing else."""

from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from govreport_parse.text import fold as folding
from govreport_parse.text.fold import (
    fold,
    fold_with_offsets,
    is_blank,
    label_key,
    unify_radicals,
    visible,
)
from govreport_parse.text.script import load_script, simplify


def test_every_character_folds_alone_as_beside_others() -> None:
    # A wide digit has to be looked up, and the character beside it with it.
    chars = [chr(code) for code in (*range(0xD800), *range(0xE000, 0x10000), 0x1F600, 0x20000)]
    assert [c for c in chars if fold(f"{c}１") != f"{fold(c)}1"] == []


@given(st.text(alphabet="（一）年 度\u3000报告８１５，。(a)①\u200b", max_size=40))
def test_folding_keeps_track_of_places(text: str) -> None:
    folded = fold_with_offsets(text)
    assert folded.text == fold(text)
    for i, char in enumerate(folded.text):
        start, end = folded.span(i, i + 1)
        assert fold(text[start:end]) == char


@pytest.mark.parametrize(
    "label",
    [
        "（一）收到申请数",
        "(一) 收到申请数",
        "一、收到申请数",
        "1．收到申请数",
        "收 到 申 请 数",
        "㈠收到申请数",
        "①收到申请数（件）",
    ],
)
def test_labels_fold_to_one_key(label: str) -> None:
    assert label_key(label) == "收到申请数"


def test_a_character_is_passed_over_only_if_folding_keeps_it() -> None:
    every = [chr(code) for code in range(0x30000) if not 0xD800 <= code < 0xE000]
    assert [c for c in every if folding._mapped(c) != c.translate(folding._CHARS)] == []


def test_characters_are_simplified_alike_one_by_one_and_together() -> None:
    kept = [c for c in map(chr, range(0x4E00, 0xA000)) if not folding._changing().search(c)]
    assert len(kept) > 17_000
    assert [c for c in kept if simplify(c) != c] == []


def test_what_is_shipped_of_a_script_changes_each_character_as_folding_does() -> None:
    changed = load_script().changed
    assert (changed["開"], changed["覽"], "开" in changed) == ("开", "览", False)
    # These two are known to simplified script, and folded all the same.
    assert (simplify("覆"), fold("覆"), fold("谘")) == ("覆", "复", "咨")


@given(st.text(alphabet="政府信息公开，：（）“”〔〕年 2０a開覆", max_size=80))
def test_texts_are_mapped_character_by_character(text: str) -> None:
    assert folding._mapped(text) == text.translate(folding._CHARS)


def test_spaces_are_those_of_the_class() -> None:
    every = "".join(chr(code) for code in range(0x10000))
    assert re.findall(f"[{folding._SPACES}]", every) == re.findall(r"\s", every)


@given(st.text(alphabet="政府(zheng) )\n\u3000ǒA1", max_size=30))
def test_pinyin_is_looked_for_where_a_bracket_opens(text: str) -> None:
    plain = re.compile(
        rf"{folding._BLANKS}|(?<=[\u4e00-\u9fff)])\([a-z\u00e0-\u00fc\u0101-\u01dc]{{1,6}}\)"
    )
    assert folding._blanks_of(text).sub("", text) == plain.sub("", text)


@given(st.text(alphabet=" \u3000\u200b\u2800\t\n(zheng)府", max_size=12))
def test_blank_is_what_folds_to_nothing(text: str) -> None:
    assert is_blank(text) == (folding._blanks_of(text).sub("", text) == "") == (fold(text) == "")


@pytest.mark.parametrize(("text", "blank"), [("", True), ("\u00a0\u200b", True), (" 0 ", False)])
def test_blanks(text: str, blank: bool) -> None:
    assert is_blank(text) is blank


@pytest.mark.parametrize(
    ("printed", "unified", "folded"),
    [
        ("⼀、总体情况", "一、总体情况", "一、总体情况"), ("⻓桥县⺠政局", "长桥县民政局", "长桥县民政局"),
        ("⻔⼾⽹站⾸⻚", "门戶网站首页", "门户网站首页"), ("⻘⼭乡⻩⽯镇", "青山乡黄石镇", "青山乡黄石镇"), ("⾨", "門", "门"),
        ("⻑", "長", "长"), ("⺀⺇", "⺀⺇", "⺀⺇"), ("長桥", "長桥", "长桥"), ("㇀〡", "㇀〡", "㇀〡"),
        # Compatibility ideographs print as others; one of them is a character of its own.
        ("\uf9d1、总体情况", "六、总体情况", "六、总体情况"), ("\uf92e水镇\ufa0e", "冷水镇\ufa0e", "冷水镇\ufa0e"),
    ],
)  # fmt: skip
def test_radicals(printed: str, unified: str, folded: str) -> None:
    """Radicals stand for characters; those without one, strokes and numerals stay."""
    assert unify_radicals(printed) == unified
    assert fold(printed) == folded


def test_every_radical_that_has_a_character_gives_one_in_its_place() -> None:
    radicals = [chr(code) for code in (*range(0x2E80, 0x2EF4), *range(0x2F00, 0x2FD6))]
    kept = [radical for radical in radicals if unify_radicals(radical) == radical]
    assert "".join(kept) == "⺀⺇⺑⺕⺚⺪⺮⺴⺵⺷⺸⻇⻊⻕⻞⻡"
    assert all(len(unify_radicals(radical)) == 1 for radical in radicals)


@pytest.mark.parametrize(
    "mark",
    [
        "\u200b",
        "\ufeff",
        "\u200e",
        "\u00ad",
        "\u2060",
        "\u200b\u200d",
        "\u2066",
        "\u2069",
        "\ufe0f",
    ],
)
def test_what_shows(mark: str) -> None:
    shown = visible(f"{mark}一、{mark} 总体{mark}")
    assert shown.text == "一、 总体"
    assert shown.span(0, 1) == (len(mark), len(mark) + 1)
    assert visible("一、 总体").offsets is None
