"""Pages of a PDF on the evidence page in use: from a value to the box on the picture and back, by the keyboard too."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from tests.browser.pages import PAGES, Opened
from tests.rendering.pdf import packed, sheets

Open = Callable[..., Opened]
TEXT = ("一、概述", "2016年主动公开政府信息815条，其中通过政务微信公开273条。")


@pytest.fixture(scope="session")
def made(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("pages")
    values = {"proactive.total": "815", "complaints.total": "约6"}
    (folder / "in.pdf").write_bytes(packed(*sheets(values, text=TEXT)))
    return PAGES["view"](folder, folder / "in.pdf")


def focused(seen: Opened) -> str | None:
    """What the box is called that has the focus, and can be seen."""
    assert seen.page.evaluate(
        "(() => { const at = document.activeElement.getBoundingClientRect();"
        " const half = document.querySelector('.document').getBoundingClientRect();"
        " return at.top >= half.top && at.bottom <= half.bottom && at.height > 0 })()"
    )
    found = seen.page.evaluate("document.activeElement.getAttribute('aria-label')")
    return None if found is None else str(found)


def test_a_value_leads_to_its_box_on_the_picture_then_to_the_text(made: Path, opened: Open) -> None:
    seen = opened(made)
    value = seen.page.locator(".record td a[data-p]", has_text="815").first
    value.click()
    assert focused(seen) == "(一)主动公开政府信息数 815"
    assert seen.page.inner_text("#told") == "第1处，共2处"
    assert seen.page.locator(".box.lit").count() == 1
    value.click()
    assert focused(seen) is None
    assert seen.page.evaluate("document.activeElement.innerText") == "815"


def test_a_box_leads_back_by_the_keyboard(made: Path, opened: Open) -> None:
    seen = opened(made)
    box = seen.page.locator('.box[aria-label="六、举报投诉数量 约6"]')
    box.focus()
    assert focused(seen) == "六、举报投诉数量 约6"
    seen.page.keyboard.press("Enter")
    assert seen.page.evaluate("document.activeElement.closest('.record') !== null")
    seen.page.keyboard.press("Escape")
    assert focused(seen) == "六、举报投诉数量 约6"


def test_pictures_are_shown_without_network_and_read_aloud(made: Path, opened: Open) -> None:
    seen = opened(made)
    assert seen.page.locator("svg image").count() == 3
    assert seen.violations() == []
    assert seen.said == []
    assert [url for url in seen.asked if not url.startswith(("file:", "data:"))] == []
