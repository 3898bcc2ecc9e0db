"""One Chromium for all tests of pages; without one they are skipped, and say why."""

from __future__ import annotations

import shutil
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from playwright import sync_api as playwright

from tests.browser.pages import PATIENCE, Opened

CHROMIUM = shutil.which("chromium")
ARGUMENTS = (
    "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run",
    "--disable-background-networking", "--disable-component-update", "--disable-sync",
)  # fmt: skip


@pytest.fixture(scope="session")
def browser() -> Iterator[playwright.Browser]:
    if CHROMIUM is None:
        pytest.skip("chromium is not installed: apt-get install chromium fonts-noto-cjk")
    with playwright.sync_playwright() as started:
        launched = started.chromium.launch(
            executable_path=CHROMIUM, args=ARGUMENTS, timeout=PATIENCE
        )
        yield launched
        launched.close()


@pytest.fixture(scope="session")
def tab(browser: playwright.Browser) -> playwright.Page:
    """One for all tests: a new one, or a browser of its own for each, costs more than what most of them look at."""
    return browser.new_page()


@pytest.fixture
def opened(tab: playwright.Page) -> Iterator[Callable[..., Opened]]:
    """Opens a file as a double click would; what a page says and fetches is kept, what it stores is not."""
    last: list[Opened] = []

    def leave() -> None:
        if last:
            last.pop().leave()

    def open_file(path: Path, asked: str = "", *, width: int = 1400, height: int = 900) -> Opened:
        leave()
        tab.set_viewport_size({"width": width, "height": height})
        last.append(Opened(tab, path, asked))
        return last[0]

    yield open_file
    leave()
