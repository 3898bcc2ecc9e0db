"""What holds for every page: nothing is fetched, nothing runs but its own script, all can be used."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import NamedTuple

import pytest

from tests.browser.pages import HOSTILE, PAGES, REPORT, SITE, Opened, hostile_report
from tests.sites import SmallSite

Open = Callable[..., Opened]


class Made(NamedTuple):
    """A page, and the folder of all that belongs to it."""

    path: Path
    folder: Path


@pytest.fixture(scope="session", params=["view", "review", *SITE])
def made(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Made:
    if request.param in PAGES:
        folder = tmp_path_factory.mktemp(request.param)
        return Made(PAGES[request.param](folder, REPORT), folder)
    site: Path = request.getfixturevalue("small_site").pages
    if request.param != "body":
        return Made(site / request.param, site)
    of_body = "<h1>南京市玄武区人民政府</h1>"
    (body,) = (one for one in site.glob("bodies/*.html") if of_body in one.read_text("utf-8"))
    return Made(body, site)


def test_it_opens_and_fetches_nothing(made: Made, opened: Open) -> None:
    seen = opened(made.path)
    assert seen.said == []
    assert all(url.startswith(made.folder.as_uri()) for url in seen.asked)


def test_it_can_be_used_by_all_in_either_language(made: Made, opened: Open) -> None:
    seen = opened(made.path)
    assert seen.page.evaluate("document.documentElement.lang") == "zh-CN"
    assert seen.violations() == []
    chinese = seen.page.inner_text("main")
    seen.page.click("[data-switch-language]")
    assert seen.page.evaluate("document.documentElement.lang") == "en"
    assert seen.page.inner_text("main") != chinese
    seen.page.set_viewport_size({"width": 380, "height": 700})
    assert seen.page.evaluate("document.documentElement.scrollWidth") <= 380
    assert seen.violations(colours=False) == []
    assert seen.said == []


def test_a_barrier_and_a_request_are_noticed(tmp_path: Path, opened: Open) -> None:
    """What the tests above would say of a page that has them."""
    path = tmp_path / "bad.html"
    path.write_text("<title>a</title><img src='file:///nowhere/a.png'><script>x</script>", "utf-8")
    seen = opened(path)
    assert [one for one in seen.violations() if one.startswith("image-alt")]
    assert seen.asked == [path.as_uri(), "file:///nowhere/a.png"]
    assert any("x is not defined" in said for said in seen.said)


def test_it_prints(made: Made, opened: Open) -> None:
    seen = opened(made.path)
    printed = seen.page.pdf(format="A4")
    assert printed.startswith(b"%PDF")
    assert b"/Type /Page\n" in printed
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


def test_nothing_that_the_reports_of_a_dashboard_print_runs(
    small_site: SmallSite, opened: Open
) -> None:
    bodies = (
        one for one in small_site.pages.glob("bodies/*") if "window.ran" in one.read_text("utf-8")
    )
    for page in (*(small_site.pages / name for name in SITE[:-1]), *bodies):
        seen = opened(page)
        assert seen.page.evaluate("window.ran") is None, page
        assert seen.page.locator("main script, main img, a[href^='javascript']").count() == 0
        assert seen.said == [], page
