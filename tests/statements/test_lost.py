"""Characters that a reader could not decode: no figure is taken from what they stood in."""

from __future__ import annotations

import pytest

from tests.statements.test_kinds import stated


@pytest.mark.parametrize(
    ("text", "values"),
    [
        ("主动公开政府信息8\ufffd5条。", []),
        ("主动公开政府信息85\ufffd条。", []),
        ("主动公开政府信息\ufffd85条。", []),
        ("主动公开政府信息1,0\ufffd5条。", []),
        ("主动公开政府信息1\ufffd,045条。", []),
        ("主动公开政府信息1.\ufffd万条。", []),
        ("主动公开政府信息1.2\ufffd条。", []),
        ("召开专题会议\ufffd三次。", []),
        ("召开专题会议十\ufffd次。", []),
        # What is lost in the words leaves the figure as printed.
        ("主动公开政府\ufffd息85条。", [85]),
        ("\ufffd主动公开政府信息85条，其中网站8\ufffd条，微信5条。", [85, 5]),
        ("召开\ufffd题会议三次。", [3]),
    ],
)
def test_no_figure_is_taken_from_damaged_digits(text: str, values: list[int]) -> None:
    assert [statement.value for statement in stated(text, "2014")] == values
