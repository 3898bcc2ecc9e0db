"""The rules that are applied, and the order of what they find."""

from __future__ import annotations

import msgspec
import pytest

import govreport_parse as gp
from tests.pages import modern_page
from tests.rules.cases import Page

REPORT = gp.parse(
    Page(
        form="2014", text="召开政府信息公开会议4次。", cells={"requests.received": 3}
    ).render(),
    name="a.html",
)  # fmt: skip


def applied(**options: list[str]) -> list[str]:
    return [finding.rule for finding in gp.check(REPORT, **options)]


def test_all_that_are_stable_by_default() -> None:
    assert applied() == ["GR201", "GR401"]


def test_those_selected_by_beginning_or_name() -> None:
    assert applied(select=["GR4"]) == ["GR401"]
    assert applied(select=["text-contradicts-table"]) == ["GR401"]


def test_not_those_ignored() -> None:
    assert applied(ignore=["gr2"]) == ["GR401"]


def test_an_unknown_rule_is_an_error() -> None:
    with pytest.raises(gp.UnknownRule, match="short-row"):
        applied(select=["short-rows"])


def test_errors_come_before_warnings_and_hints() -> None:
    report = Page(
        form="2014",
        opening="统计期限为2015年1月1日至2015年12月31日。",
        text="召开政府信息公开会议4次。",
        cells={"training.meetings": "", "reconsideration.total": 1},
    ).parse()
    found = [(finding.rule, finding.severity) for finding in gp.check(report)]
    assert found == [("GR201", "error"), ("GR401", "warning"), ("GR310", "hint")]


def test_findings_name_their_file() -> None:
    assert {finding.file for finding in gp.check(REPORT)} == {"a.html"}


def test_a_section_that_text_seems_to_lack_is_a_hint() -> None:
    """Programs that make text of pages leave headings out; a page says itself what it holds."""
    report = gp.parse(modern_page())
    first, *rest = report.sections
    for form, warned in (("html", True), ("text", False)):
        source = msgspec.structs.replace(report.source, format=form)
        lacking = msgspec.structs.replace(report, sections=(first, *rest[1:]), source=source)
        found = {f.severity for f in gp.check(lacking) if f.rule in ("GR101", "GR104")}
        assert found
        assert ("warning" in found) is warned


def test_tables_and_cells_that_text_seems_to_lack_are_hints() -> None:
    pages = {"GR102": Page(without=("disclosure",)).parse()}
    whole = gp.parse(modern_page())
    lost = tuple(
        msgspec.structs.replace(one, value=None, raw=None, status="unreadable")
        if one.indicator in ("requests.received", "requests.carried_in")
        else one
        for one in whole.readings
    )
    pages["GR103"] = msgspec.structs.replace(whole, readings=lost)
    for code, page in pages.items():
        for form, severity in (("html", "warning"), ("text", "hint")):
            source = msgspec.structs.replace(page.source, format=form)
            found = gp.check(msgspec.structs.replace(page, source=source))
            assert {one.severity for one in found if one.rule == code} == {severity}


def test_one_row_of_text_that_lacks_a_cell_lacks_it_in_the_report() -> None:
    whole = gp.parse(modern_page())
    lost = tuple(
        msgspec.structs.replace(one, value=None, raw=None, status="unreadable")
        if one.indicator == "requests.received"
        else one
        for one in whole.readings
    )
    source = msgspec.structs.replace(whole.source, format="text")
    found = gp.check(msgspec.structs.replace(whole, readings=lost, source=source))
    assert {one.severity for one in found if one.rule == "GR103"} == {"warning"}


def test_what_drawn_documents_seem_to_lack_is_a_hint() -> None:
    lacking = Page(without=("disclosure",)).parse()
    drawn = msgspec.structs.replace(
        lacking, source=msgspec.structs.replace(lacking.source, format="pdf")
    )
    assert [(f.rule, f.severity) for f in gp.check(lacking)] == [("GR102", "warning")]
    assert [(f.rule, f.severity) for f in gp.check(drawn)] == [("GR102", "hint")]
    wrong = msgspec.structs.replace(
        REPORT, source=msgspec.structs.replace(REPORT.source, format="pdf")
    )
    assert [f.severity for f in gp.check(wrong)] == [f.severity for f in gp.check(REPORT)]
