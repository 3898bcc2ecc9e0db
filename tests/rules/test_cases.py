"""Each rule on the cases that stand beside it: what it finds, and what it passes."""

from __future__ import annotations

import re

import pytest

import govreport_parse as gp
from govreport_parse.arithmetic.context import Context
from govreport_parse.rules.registry import MODULES
from tests.rules.cases import ROOT, Case, cases_of, path_of

FAILS = [
    pytest.param(code, case, id=f"{code}-{name}")
    for code in MODULES
    for name, case in cases_of(code).fails.items()
]
PASSES = [
    pytest.param(code, case, id=f"{code}-{name}")
    for code in MODULES
    for name, case in cases_of(code).passes.items()
]
# How a place in words begins, whatever the rule: a part of the report, an entry of its masthead, all of it.
ZH = "第.{1,2}部分|“[^”]+”(?:统计表|表格|第|$)|前言|报头|基本信息“|统计表|表格|报告全文"
EN = "part |the preamble|the masthead|statistical table|table|the whole report"
STABLE = [rule.code for rule in gp.RULES if rule.status == "stable"]


@pytest.mark.parametrize("code", MODULES)
def test_every_rule_has_a_case_that_fails_and_one_that_passes(code: str) -> None:
    cases = cases_of(code)
    assert cases.fails, f"{path_of(code)} names no page under [fails.…]"
    assert cases.passes, f"{path_of(code)} names no page under [passes.…]"


def test_every_file_of_cases_is_that_of_a_rule() -> None:
    assert set(ROOT.rglob("*.cases.toml")) == {path_of(code) for code in MODULES}


@pytest.mark.parametrize(("code", "case"), FAILS)
def test_the_defect_is_found_and_nothing_else(code: str, case: Case) -> None:
    found = case.judge(select=[*STABLE, code])
    own = [finding for finding in found if finding.rule == code]
    assert own
    assert {finding.rule for finding in found} == {code, *case.also}
    assert case.finding is None or any(map(case.finding.fits, own))
    assert case.judge(select=[code]) == own
    assert case.judge(select=[code], ignore=[code]) == []
    for finding in own:
        assert re.search("[\u4e00-\u9fff]", finding.message_zh)
        assert re.search("[a-z]{2}", finding.message)
        assert re.match(ZH, finding.where_zh)
        assert re.match(EN, finding.where)
        whole = finding.where.startswith("the whole report")
        assert whole is finding.where_zh.startswith("报告全文")
        assert not (whole and finding.evidence)


@pytest.mark.parametrize(("code", "case"), PASSES)
def test_what_is_right_is_passed(code: str, case: Case) -> None:
    assert code not in case.also
    assert {finding.rule for finding in case.judge(select=[*STABLE, code])} == set(case.also)


@pytest.mark.parametrize(
    ("code", "case"), [param for param in FAILS if param.values[1].previous is not None]
)
def test_a_report_of_another_year_is_not_the_one_before(code: str, case: Case) -> None:
    report = case.parse()
    assert gp.check(report, select=[code]) == []
    with pytest.raises(gp.WrongCall, match="the report on the year before is wanted"):
        gp.check(report, previous=report, select=[code])
    assert Context(report, report).year_before() is None


@pytest.mark.parametrize(("code", "case"), [param for param in FAILS if param.values[1].beside])
def test_a_report_by_itself_shows_nothing_of_others(code: str, case: Case) -> None:
    alone = case.parse()
    assert gp.check_set([alone], select=[code]) == [[]]
