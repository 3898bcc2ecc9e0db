"""GR1xx, each rule with pages that break it and the same pages without the defect."""

from __future__ import annotations

import pytest

import govreport_parse as gp
from tests.pages import SECTIONS, disclosure_table, modern_page, remedies_table


def found(page: bytes, rule: str) -> list[gp.Finding]:
    return gp.check(gp.parse(page), select=[rule])


def test_a_clean_report_has_no_finding() -> None:
    assert gp.check(gp.parse(modern_page())) == []


@pytest.mark.parametrize("lost", [0, 4, 5])
def test_a_section_that_is_missing(lost: int) -> None:
    kept = tuple(head for k, head in enumerate(SECTIONS) if k != lost)
    numbered = tuple(f"{'一二三四五'[k]}{head[1:]}" for k, head in enumerate(kept))
    bodies = modern_page(sections=SECTIONS).decode()
    page = bodies
    for head in SECTIONS:
        page = page.replace(f"<p>{head}</p>", f"<p>@{SECTIONS.index(head)}</p>")
    for k, head in enumerate(SECTIONS):
        shown = numbered[kept.index(head)] if k != lost else ""
        page = page.replace(f"<p>@{k}</p>", f"<p>{shown}</p>" if shown else "")
    (finding,) = found(page.encode(), "GR101")
    assert finding.expected == SECTIONS[lost][2:]


def test_tables_that_are_files_or_pictures() -> None:
    link = '<p>附件：<a href="files/tables.xls">统计表.xls</a></p>'
    findings = found(modern_page(disclosure="", requests=link, remedies=""), "GR102")
    assert len(findings) == 3
    assert {finding.suggestion for finding in findings} == {"files/tables.xls"}
    (finding,) = found(modern_page(remedies='<p><img src="table4.png"></p>'), "GR102")
    assert "remedies" in finding.message
    assert found(modern_page(), "GR102") == []


@pytest.mark.parametrize("number", ["二", "五"])
def test_numbers_that_restart_or_jump(number: str) -> None:
    heads = (*SECTIONS[:3], f"{number}{SECTIONS[3][1:]}", *SECTIONS[4:])
    (finding,) = found(modern_page(sections=heads), "GR104")
    assert (finding.observed, finding.expected) == (number, "4")
    assert found(modern_page(), "GR104") == []


def test_a_table_printed_twice() -> None:
    first = disclosure_table({"powers.penalty.decisions": "12"})
    assert found(modern_page(disclosure=first * 2), "GR105") == []
    second = disclosure_table({"powers.penalty.decisions": "21"})
    (finding,) = found(modern_page(disclosure=first + second), "GR105")
    assert finding.indicators == ("powers.penalty.decisions",)
    report = gp.parse(modern_page(disclosure=first + second))
    assert report.reading("powers.penalty.decisions").value == 12  # type: ignore[union-attr]
    twice = remedies_table("100010000000000") + remedies_table("200020000000000")
    (finding,) = found(modern_page(remedies=twice), "GR105")
    assert finding.indicators == ("reconsideration.upheld", "reconsideration.total")


@pytest.mark.parametrize(("year", "outdated"), [(2020, True), (2021, False), (2025, False)])
def test_a_form_of_other_years(year: int, outdated: bool) -> None:
    assert bool(found(modern_page(year=year), "GR106")) is outdated
