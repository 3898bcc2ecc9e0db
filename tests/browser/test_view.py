"""The evidence page in use: from a finding to its cell and back, filters, the keyboard alone."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from tests.browser.pages import PAGES, Opened
from tests.conftest import SEED
from tests.pages import page

Open = Callable[..., Opened]

TEXT = (
    "<p>一、概述</p><p>全年通过政务微信公开政府信息273条，召开会议4次。</p>"
    + "<p>平稳。</p>" * 60
    + "<p>二、主动公开情况</p><p>平稳。</p><p>四、存在的主要问题</p><p>无。</p>"
)
VALUES = {
    "proactive.total": "815", "proactive.channel.wechat": "", "proactive.channel.other": "273",
    "fees.collected": "/", "complaints.total": "约6",
}  # fmt: skip


@pytest.fixture(scope="session")
def made(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("view")
    (folder / "in.html").write_text(page(body=TEXT, values=VALUES), "utf-8")
    return PAGES["view"](folder, folder / "in.html")


@pytest.fixture
def seen(made: Path, opened: Open) -> Opened:
    return opened(made)


def finding(rule: str) -> str:
    return f".finding[data-rule={rule}] h4 a"


def lit(seen: Opened, half: str) -> list[str]:
    """The words that are lit in one half, those that can be seen without scrolling."""
    found = seen.page.locator(f".{half} .lit")
    return [words.strip() for words in found.all_inner_texts()]


def row_of_focus(seen: Opened) -> str:
    """The row of the document in which the focus is, which can be seen."""
    assert seen.page.evaluate(
        "(() => { const at = document.activeElement.getBoundingClientRect();"
        " const half = document.querySelector('.document').getBoundingClientRect();"
        " return at.top >= half.top && at.bottom <= half.bottom && at.bottom <= innerHeight })()"
    )
    found = seen.page.evaluate("document.activeElement.closest('tr, p').innerText")
    return " ".join(str(found).split())


def test_a_finding_leads_to_its_cell_and_the_cell_back(seen: Opened) -> None:
    seen.page.click(finding("GR301"))
    assert row_of_focus(seen) == "4.政务微信公开政府信息数 条 空白"
    assert lit(seen, "document") == ["273条", "空白", "273"]
    around = seen.page.locator(".document .near").all_inner_texts()
    assert "".join(around) == "全年通过政务微信公开政府信息273条"
    assert seen.page.inner_text("#told") == "第1处，共3处"
    seen.page.click(finding("GR301"))
    assert row_of_focus(seen) == "5.其他方式公开政府信息数 条 273"
    seen.page.locator(".document td a.lit").nth(1).click()
    assert seen.page.evaluate("document.activeElement.closest('.finding').dataset.rule") == "GR301"
    assert "5.其他方式公开政府信息数：“273”" in lit(seen, "record")
    assert lit(seen, "document") == ["273"]


def test_a_value_leads_to_its_cell(seen: Opened) -> None:
    seen.page.click("td.figure a:text-is('815')")
    assert row_of_focus(seen) == "(一)主动公开政府信息数 条 815"
    assert seen.page.inner_text("#told") == "第1处，共1处"


def test_the_keyboard_alone_is_enough(seen: Opened) -> None:
    seen.page.focus(".jump a:last-child")
    steps = 0
    while not seen.page.evaluate(f"document.activeElement.matches({finding('GR301')!r})"):
        seen.page.keyboard.press("Tab")
        steps += 1
        assert steps < 40
    seen.page.keyboard.press("Enter")
    assert row_of_focus(seen) == "4.政务微信公开政府信息数 条 空白"
    seen.page.keyboard.press("Escape")
    assert seen.page.evaluate(f"document.activeElement.matches({finding('GR301')!r})")
    assert lit(seen, "document") == []
    seen.page.keyboard.press("Enter")
    seen.page.keyboard.press("Enter")
    assert seen.page.evaluate("document.activeElement.closest('.record') !== null")


def test_findings_are_filtered(seen: Opened) -> None:
    rules = seen.page.eval_on_selector_all(".finding", "all => all.map(one => one.dataset.rule)")
    assert {"GR003", "GR104", "GR301"} == set(rules)
    shown = seen.page.locator(".finding:visible")
    seen.page.uncheck("input[value=GR301]")
    assert shown.count() == len(rules) - rules.count("GR301")
    seen.page.uncheck("input[value=error]")
    assert seen.page.locator(".finding[data-severity=error]:visible").count() == 0
    for box in seen.page.locator("[data-filter=severity] input").all():
        box.uncheck()
    assert shown.count() == 0
    assert seen.page.is_visible("[data-nothing]")
    seen.page.click(".document :is(h3, h4) a")  # what alone rests on it is hidden, and asked for
    assert shown.count() == len(rules)
    assert not seen.page.is_visible("[data-nothing]")


def test_figures_are_filtered_by_status(seen: Opened) -> None:
    shown = seen.page.locator(".record td.figure:visible")
    assert shown.count() == 58
    seen.page.uncheck("input[value=reported]")
    assert sorted(shown.all_inner_texts()) == ["不可读 “约6”", "不适用 “/”", "空白"]
    assert seen.page.locator(".finding:visible").count() > 0


def test_what_is_no_figure_looks_like_none(seen: Opened) -> None:
    looks = set()
    for status in ("blank", "not_applicable", "unreadable"):
        style = "one => { const s = getComputedStyle(one); return s.border + s.color + s.font }"
        looks.add(seen.page.eval_on_selector(f".record td.{status}", style))
    assert len(looks) == 3
    assert seen.page.locator(".record td.reported i").count() == 0
    seen.page.click("[data-switch-language]")
    words = seen.page.locator(".record td.figure i").all_inner_texts()
    assert sorted(words) == ["blank", "not applicable", "unreadable"]


def test_marks_of_severities_differ_without_colours(seen: Opened) -> None:
    style = "all => all.map(one => getComputedStyle(one).borderBottomStyle)"
    worst = {
        severity: set(seen.page.eval_on_selector_all(f".document a.mark.{severity}", style))
        for severity in ("error", "warning")
    }
    assert worst == {"error": {"double"}, "warning": {"solid"}}
    assert seen.page.inner_text(".help").endswith("标记：错误 警告")


def test_both_halves_are_printed_whole(seen: Opened) -> None:
    seen.page.emulate_media(media="print")
    assert not seen.page.is_visible(".filters")
    for half in ("record", "document"):
        cut = f"(() => {{ const one = document.querySelector('.{half}'); return one.scrollHeight - one.clientHeight }})()"
        assert seen.page.evaluate(cut) == 0


def test_the_published_report(tmp_path: Path, opened: Open) -> None:
    source = SEED / "sifangtai-2017.txt"
    if not source.exists():
        pytest.skip("the published reference report is not here")
    seen = opened(PAGES["view"](tmp_path, source))
    rules = seen.page.eval_on_selector_all(".finding", "all => all.map(one => one.dataset.rule)")
    assert sorted(rules) == ["GR103", "GR301", "GR401", "GR402"]
    seen.page.click(finding("GR301"))
    seen.page.click(finding("GR301"))
    assert row_of_focus(seen) == "5.其他方式公开政府信息数 条 273"
    assert lit(seen, "document") == ["273条", "273", "空白", "273"]
    seen.page.click(finding("GR401"))
    assert row_of_focus(seen) == "(一)召开政府信息公开工作会议或专题会议数 次 0"
