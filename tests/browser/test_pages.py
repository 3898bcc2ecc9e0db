"""What holds for every page: nothing is fetched, nothing runs but its own script, all can be used."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from tests.browser.pages import HOSTILE, PAGES, REPORT, Opened, hostile_report

Open = Callable[..., Opened]


@pytest.fixture(scope="session", params=sorted(PAGES))
def made(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Path:
    return PAGES[request.param](tmp_path_factory.mktemp(request.param), REPORT)


def test_it_opens_at_once_and_fetches_nothing(made: Path, opened: Open) -> None:
    several = [opened(made) for _ in range(3)]  # the quickest counts: others work beside the tests
    assert 0 < min(seen.loaded() for seen in several) < 1000
    for seen in several:
        assert seen.said == []
        assert all(url.startswith(made.parent.as_uri()) for url in seen.asked)


def test_it_can_be_used_by_all_in_either_language(made: Path, opened: Open) -> None:
    seen = opened(made)
    assert seen.page.evaluate("document.documentElement.lang") == "zh-CN"
    assert seen.violations() == []
    chinese = seen.page.inner_text("main")
    seen.page.click("[data-switch-language]")
    assert seen.page.evaluate("document.documentElement.lang") == "en"
    assert seen.page.inner_text("main") != chinese
    seen.page.set_viewport_size({"width": 380, "height": 700})
    assert seen.page.evaluate("document.documentElement.scrollWidth") <= 380
    assert seen.violations() == []
    assert seen.said == []


def test_a_barrier_and_a_request_are_noticed(tmp_path: Path, opened: Open) -> None:
    """What the tests above would say of a page that has them."""
    path = tmp_path / "bad.html"
    path.write_text("<title>a</title><img src='file:///nowhere/a.png'><script>x</script>", "utf-8")
    seen = opened(path)
    assert [one for one in seen.violations() if one.startswith("image-alt")]
    assert seen.asked == [path.as_uri(), "file:///nowhere/a.png"]
    assert any("x is not defined" in said for said in seen.said)


def test_it_prints(made: Path, opened: Open) -> None:
    seen = opened(made)
    printed = seen.page.pdf(format="A4")
    assert printed.startswith(b"%PDF")
    assert printed.count(b"/Type /Page\n") > 1
    seen.page.emulate_media(media="print")
    assert not seen.page.is_visible("[data-switch-language]")


@pytest.mark.parametrize("name", sorted(PAGES))
def test_nothing_that_a_report_prints_runs(name: str, tmp_path: Path, opened: Open) -> None:
    source = tmp_path / "in.html"
    source.write_bytes(hostile_report())
    seen = opened(PAGES[name](tmp_path, source))
    shown = seen.page.evaluate("document.documentElement.innerText")
    assert HOSTILE.replace("\u202e", "\\u202e") in shown
    assert seen.page.evaluate("window.ran") is None
    assert seen.page.locator("main script, main style, a[href^='javascript']").count() == 0
    assert seen.said == []
