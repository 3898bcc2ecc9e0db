"""Every rule has its page, a case that it finds and one that it passes, and keeps its names."""

from __future__ import annotations

from pathlib import Path

import pytest

import govreport_parse as gp
from govreport_parse import rules
from govreport_parse.rules import reference
from govreport_parse.rules.registry import FAMILIES
from tests.rules.rule_cases import CASES, RuleCase

DOCS = Path(__file__).parents[2] / "docs" / "rules"


def test_every_rule_has_its_cases() -> None:
    assert list(CASES) == [rule.code for rule in gp.RULES]


def findings(page: bytes, case: RuleCase, **options: list[str]) -> list[str]:
    """The rules that a page of a case breaks, where it is the last of its set."""
    beside = [gp.parse(other) for other in case.beside]
    report = gp.parse(page)
    if beside:
        found = gp.check_set([*beside, report], **options)[-1]
    else:
        previous = None if case.previous is None else gp.parse(case.previous)
        found = gp.check(report, previous=previous, **options)
    return [finding.rule for finding in found]


@pytest.mark.parametrize("code", CASES)
def test_its_defect_is_found_and_the_clean_page_passes(code: str) -> None:
    case = CASES[code]
    assert code in findings(case.fails, case)
    assert code not in findings(case.passes, case)
    assert set(findings(case.fails, case, select=[code])) == {code}
    assert findings(case.fails, case, select=[code], ignore=[code]) == []


@pytest.mark.parametrize("code", [code for code, case in CASES.items() if case.previous])
def test_a_report_of_another_year_is_not_the_one_before(code: str) -> None:
    assert code not in [finding.rule for finding in gp.check(gp.parse(CASES[code].fails))]
    other = gp.parse(CASES[code].fails)
    assert code not in [finding.rule for finding in gp.check(other, previous=other)]


@pytest.mark.parametrize("code", [code for code, case in CASES.items() if case.beside])
def test_a_report_by_itself_shows_nothing_of_others(code: str) -> None:
    alone = gp.parse(CASES[code].fails)
    assert code not in [finding.rule for finding in gp.check_set([alone])[0]]


def test_the_pages_are_those_of_the_catalogue() -> None:
    made = reference.pages(gp.RULES, FAMILIES)
    assert {path.name for path in DOCS.glob("*.md")} == set(made)
    for name, text in made.items():
        assert (DOCS / name).read_text("utf-8") == text, f"{name} is stale: run make docs"


@pytest.mark.parametrize("rule", gp.RULES, ids=lambda rule: rule.code)
def test_every_rule_says_all_that_its_page_needs(rule: gp.Rule) -> None:
    chinese = (rule.title_zh, rule.explanation_zh, rule.basis_zh, rule.exceptions_zh)
    assert all(any("一" <= char <= "鿿" for char in text) for text in chinese)
    for text in (rule.what, rule.why, rule.example, rule.basis, rule.exceptions):
        assert text.strip() == text
        assert text.endswith((".", "。", ")"))
    assert rule.status in ("stable", "preview", "deprecated")
    assert rule.since <= gp.__version__


def test_former_names_lead_to_the_rule(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(rules.REDIRECTS, "GR999", "GR301")
    monkeypatch.setitem(rules.REDIRECTS, "misplaced-figure", "GR301")
    assert gp.find_rule("gr999").code == gp.find_rule("misplaced-figure").code == "GR301"
