"""Pictures of the pages for README and docs: `make pictures` writes docs/pictures."""

from __future__ import annotations

import sys
import tempfile
from collections.abc import Sequence
from pathlib import Path
from typing import NamedTuple

sys.path.insert(0, str(Path(__file__).parent.parent))

from tests.browser.conftest import ARGUMENTS, CHROMIUM
from tests.browser.pages import PAGES, REPORT

FOLDER = Path(__file__).parent.parent / "docs" / "pictures"
# What a page of documentation may ask of whoever reads it.
MAX_SIZE = 250_000


class Picture(NamedTuple):
    """What is shown: a page of ``PAGES``, after clicks."""

    page: str
    clicks: Sequence[str] = ()
    width: int = 1240
    height: int = 740


PICTURES = {
    "view": Picture("view", clicks=(".finding[data-rule=GR301] h4 a",)),
    "view-english": Picture(
        "view", clicks=("[data-switch-language]", ".finding[data-rule=GR301] h4 a")
    ),
}


def main() -> None:
    from playwright.sync_api import sync_playwright

    if CHROMIUM is None:
        sys.exit("chromium is not installed: tools/system.sh")
    FOLDER.mkdir(exist_ok=True)
    with sync_playwright() as started, tempfile.TemporaryDirectory() as made:
        browser = started.chromium.launch(executable_path=CHROMIUM, args=ARGUMENTS)
        for name, picture in PICTURES.items():
            opened = browser.new_page(viewport={"width": picture.width, "height": picture.height})
            opened.goto(PAGES[picture.page](Path(made), REPORT).as_uri())
            for click in picture.clicks:
                opened.click(click)
            path = FOLDER / f"{name}.png"
            opened.screenshot(path=path)
            size = path.stat().st_size
            print(f"{path.name}: {size:,} bytes")
            if size > MAX_SIZE:
                sys.exit(f"{path.name} is larger than {MAX_SIZE:,} bytes")
        browser.close()


if __name__ == "__main__":
    main()
