from __future__ import annotations

from tests.cli import run


def test_a_rule_by_code_and_by_name() -> None:
    assert "错行" in run("explain", "GR301", "--lang", "zh").stdout
    assert "273 WeChat" in run("explain", "filed-under-sibling", "--lang", "en").stdout


def test_an_unknown_rule_is_misuse() -> None:
    result = run("explain", "GR999")
    assert result.exit_code == 2
    assert "GR999" in result.stderr
