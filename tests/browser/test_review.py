"""The review report in use: from a cell to its finding, and on paper."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from tests.browser.pages import PAGES, REPORT, Opened
from tests.cli import run
from tests.conftest import ROOT


def test_the_number_on_a_cell_leads_to_its_finding(
    tmp_path: Path, opened: Callable[..., Opened]
) -> None:
    seen = opened(PAGES["review"](tmp_path, REPORT))
    cell = seen.page.locator("td.suspect", has_text="158")
    cell.locator("a").click()
    target = seen.page.locator("article:target")
    assert "GR301" in target.inner_text()
    assert "158" in target.inner_text()
    assert seen.said == []


def test_on_paper_each_report_with_findings_begins_a_page_and_folded_tables_stay_away(
    tmp_path: Path, opened: Callable[..., Opened]
) -> None:
    made = tmp_path / "page.html"
    clean = ROOT / "fixtures" / "2021" / "luchuan-shi-2024.html"
    options = ("--format", "html", "-o", made, "--lang", "zh")
    assert run("check", clean, REPORT, *options).exit_code == 1
    page = opened(made).page
    page.emulate_media(media="print")
    first, second = page.locator("section.report").all()
    style = "element => getComputedStyle(element).breakBefore"
    assert [one.evaluate(style) for one in (first, second)] == ["auto", "page"]
    assert not first.locator("summary").first.is_visible()
    assert second.locator("td.suspect").first.is_visible()
    # 146 over two lines reads as 14 and 6.
    spaces = "cells => new Set(cells.map(cell => getComputedStyle(cell).whiteSpace)).size"
    assert page.locator(".form td:not([class])").evaluate_all(spaces) == 1
    assert (
        page.locator("td.suspect").first.evaluate("e => getComputedStyle(e).whiteSpace") == "nowrap"
    )
