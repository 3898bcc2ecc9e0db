from __future__ import annotations

import pytest

import govreport_parse as gp
from tests.cli import run


def test_a_rule_by_code_and_by_name() -> None:
    assert "可能填错行" in run("explain", "GR301", "--lang", "zh").stdout
    assert "273 WeChat" in run("explain", "filed-under-sibling", "--lang", "en").stdout


def test_an_unknown_rule_is_misuse() -> None:
    result = run("explain", "GR999")
    assert result.exit_code == 2
    assert "no rule 'GR999'" in result.stderr
    assert "没有“GR999”这条规则" in run("explain", "GR999", "--lang", "zh").stderr


@pytest.mark.parametrize("rule", gp.RULES, ids=lambda rule: rule.code)
def test_in_chinese_all_of_it_is(rule: gp.Rule) -> None:
    shown = run("explain", rule.code, "--lang", "zh").stdout
    for text in (rule.title_zh, rule.explanation_zh, rule.example_zh, rule.basis_zh):
        assert text in shown.replace("\n", "")
    for text in (rule.name, rule.severity, rule.status, rule.what, rule.example):
        assert text not in shown
