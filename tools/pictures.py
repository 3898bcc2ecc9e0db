"""Pictures of the pages for README and docs: `make pictures` writes docs/pictures."""

from __future__ import annotations

import shutil
import subprocess
import sys
import tempfile
from collections.abc import Sequence
from pathlib import Path
from typing import NamedTuple

sys.path.insert(0, str(Path(__file__).parent.parent))

from tests.browser.conftest import ARGUMENTS, CHROMIUM
from tests.browser.pages import PAGES, REPORT
from tests.drafts import draft_of
from tests.outputs.printed import missing, printed
from tests.sites import site_of

FOLDER = Path(__file__).parent.parent / "docs" / "pictures"
# What a page of documentation may ask of whoever reads it.
MAX_SIZE = 250_000


class Picture(NamedTuple):
    """What is shown: a page of ``MADE``, after clicks."""

    page: str
    clicks: Sequence[str] = ()
    width: int = 1240
    height: int = 740


#: A page by its name, made in a folder; those of one report of the same.
MADE = PAGES | {"site": lambda folder, _: site_of(12, folder / "site")}
PICTURES = {
    "view": Picture("view", clicks=(".finding[data-rule=GR301] h4 a",)),
    "site": Picture("site", height=900),
    "view-english": Picture(
        "view", clicks=("[data-switch-language]", ".finding[data-rule=GR301] h4 a")
    ),
    "review": Picture("review", width=1000, height=900),
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
            opened.goto(MADE[picture.page](Path(made), REPORT).as_uri())
            if picture.page == "site":
                opened.wait_for_selector("body[data-ready]")
            for click in picture.clicks:
                opened.click(click)
            path = FOLDER / f"{name}.png"
            opened.screenshot(path=path)
            told(path)
        browser.close()
    if missing():
        sys.exit(f"{missing()} is not here: no picture of comments in Word")
    with tempfile.TemporaryDirectory() as made:
        told(commented(Path(made)))


def told(path: Path) -> None:
    size = path.stat().st_size
    print(f"{path.name}: {size:,} bytes")
    if size > MAX_SIZE:
        sys.exit(f"{path.name} is larger than {MAX_SIZE:,} bytes")


def commented(folder: Path) -> Path:
    """The report as a draft with comments, as LibreOffice prints its second page, without the edges."""
    import govreport_parse as gp

    draft, copy, path = folder / "draft.docx", folder / "copy.docx", FOLDER / "annotated"
    draft.write_bytes(draft_of(REPORT))
    gp.annotate(draft, gp.check(gp.parse(draft)), copy)
    printed(folder, copy)
    page = ["-r", "96", "-f", "2", "-l", "2", "-png", "-singlefile"]
    cut = ["-x", "70", "-y", "190", "-W", "720", "-H", "740"]
    program = shutil.which("pdftoppm") or "pdftoppm"
    command = [program, *page, *cut, str(folder / "copy.pdf"), str(path)]
    subprocess.run(command, check=True)  # noqa: S603
    return path.with_suffix(".png")


if __name__ == "__main__":
    main()
