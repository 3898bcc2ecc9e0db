"""Figures in rows of bars that Markdown marks: certain ones are read, all others left as printed."""

from __future__ import annotations

import pytest

from govreport_parse.readers.text.cells import cell_text


@pytest.mark.parametrize(
    "text",
    [
        "**41**", "*41*", "`41`", "[41](a.html)", "~~9~~41", "~~9~~ 41", "41[^1]", "41[^note]",
        "41\\*", "41<!-- 9 -->", " **41** ", "41",
    ],
)  # fmt: skip
def test_a_figure_that_is_marked_as_a_whole_is_one(text: str) -> None:
    assert cell_text(text) == "41"


@pytest.mark.parametrize(
    "text",
    [
        "**4**1", "4**1**", "*41**", "~~41~~", "41^2^", "[41]", "[4](a)1", "4[^1]1", "`4` 1",
        "<b>41", "*件*", "**4 1**",
    ],
)  # fmt: skip
def test_any_other_stays_as_it_is_printed(text: str) -> None:
    assert cell_text(text) == text


@pytest.mark.parametrize(
    ("text", "printed"),
    [
        ("\\--", "--"), ("1871\\[1\\]", "1871[1]"), ("\\*", "*"), ("\\", "\\"), ("甲\\乙", "甲\\乙"),
    ],
)  # fmt: skip
def test_a_sign_that_markdown_escapes_is_the_sign(text: str, printed: str) -> None:
    assert cell_text(text) == printed
