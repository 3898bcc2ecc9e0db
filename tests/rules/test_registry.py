"""The table of rules: every rule is in it, named for its defect, and says all that its page needs."""

from __future__ import annotations

import re

import pytest

import govreport_parse as gp
from govreport_parse import rules
from govreport_parse.rules.registry import FAMILIES, MODULES
from tests.rules.cases import ROOT

each_rule = pytest.mark.parametrize("rule", gp.RULES, ids=lambda rule: rule.code)


def test_the_table_is_sorted_and_holds_every_module_with_a_rule() -> None:
    assert list(MODULES) == sorted(MODULES)
    written = {
        f"{path.parent.name}.{path.stem}"
        for path in ROOT.glob("*/*.py")
        if re.search(r"^RULE = ", path.read_text("utf-8"), re.MULTILINE)
    }
    assert written == set(MODULES.values())


def test_codes_and_names_are_unique() -> None:
    assert [rule.code for rule in gp.RULES] == list(MODULES)
    assert len({rule.name for rule in gp.RULES}) == len(gp.RULES)


@each_rule
def test_a_rule_is_named_for_its_defect(rule: gp.Rule) -> None:
    assert re.fullmatch(r"GR\d{3}", rule.code)
    assert re.fullmatch(r"[a-z]+(-[a-z]+)*", rule.name)
    assert MODULES[rule.code].partition(".")[2] == rule.name.replace("-", "_")
    assert gp.find_rule(rule.code) is gp.find_rule(rule.name) is rule


@each_rule
def test_a_rule_says_all_that_its_page_needs(rule: gp.Rule) -> None:
    chinese = (
        rule.title_zh, rule.explanation_zh, rule.example_zh, rule.basis_zh, rule.exceptions_zh,
    )  # fmt: skip
    assert all(re.search("[\u4e00-\u9fff]", text) for text in chinese)
    assert len(rule.explanation_zh) > 15
    for text in (rule.what, rule.why, rule.example, rule.basis, rule.exceptions):
        assert text.strip() == text
        assert text.endswith((".", "。", ")"))
    assert min(map(len, (rule.title, rule.what, rule.why, rule.example, rule.basis))) > 10
    assert rule.severity in ("error", "warning", "hint")
    assert rule.status in ("stable", "preview", "deprecated")
    assert rule.since <= gp.__version__


def test_a_family_is_a_folder_and_the_beginning_of_a_code() -> None:
    folders = dict.fromkeys(module.partition(".")[0] for module in MODULES.values())
    codes = dict(zip(folders, (family.code for family in FAMILIES), strict=True))
    assert {code: MODULES[code].partition(".")[0] for code in MODULES} == {
        code: folder for code in MODULES for folder, own in codes.items() if code.startswith(own)
    }


def test_former_names_lead_to_the_rule(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(rules.REDIRECTS, "GR999", "GR301")
    monkeypatch.setitem(rules.REDIRECTS, "misplaced-figure", "GR301")
    assert gp.find_rule("gr999").code == gp.find_rule("misplaced-figure").code == "GR301"


def test_unknown_rules_name_the_nearest() -> None:
    with pytest.raises(gp.UnknownRule, match="GR312"):
        gp.find_rule("GR320")
    with pytest.raises(gp.UnknownRule, match="short-row"):
        rules.expand_codes(["short-rows"])


def test_a_beginning_stands_for_all_its_codes() -> None:
    assert rules.expand_codes(["gr2", "short-row"]) == {"GR103", "GR201", "GR202"}
