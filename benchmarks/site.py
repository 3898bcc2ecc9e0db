"""The dashboard of an archive from beginning to end: what making and opening it take, and how large it is.

Generated reports of real divisions on ten years are read into a dataset, and the dashboard is made of
it. Run: make site-demo (BODIES=1000 for more; SITE=folder keeps the pages; CHROMIUM=path opens them)
"""

from __future__ import annotations

import io
import os
import shutil
import sys
import tarfile
import tempfile
import time
from collections import Counter
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from playwright.sync_api import Page

ROOT = Path(__file__).parent.parent
sys.path.insert(0, str(ROOT))

import govreport_parse as gp  # noqa: E402
from govreport_parse.archive.run.batch import run_batch  # noqa: E402
from govreport_parse.archive.run.site import site_content  # noqa: E402
from govreport_parse.archive.sources import open_source  # noqa: E402
from govreport_parse.outputs.site import write_site  # noqa: E402
from tests.sites import YEARS, pages  # noqa: E402

BODIES = int(os.environ.get("BODIES", "200"))
CHROMIUM = os.environ.get("CHROMIUM") or shutil.which("chromium")
# Of 1,000 bodies on ten years, in work, as others may use the machine; of the start page whatever the archive.
MOST_BUILDING, MOST_OPENING = 60, 2


def write_archive(path: Path) -> None:
    with tarfile.open(path, "w") as archive:
        for name, data in pages(BODIES):
            member = tarfile.TarInfo(name)
            member.size = len(data)
            archive.addfile(member, io.BytesIO(data))


def measure(scratch: Path, site: Path) -> bool:
    """Make it and say what it took; whether that is within bounds."""
    write_archive(scratch / "reports.tar")
    begun = time.perf_counter()
    progress = run_batch([open_source(scratch / "reports.tar")], scratch / "data")
    read = time.perf_counter() - begun
    print(
        f"{progress.reports} reports of {BODIES} bodies on {len(YEARS)} years, read in {read:.1f} s"
    )
    begun, worked = time.perf_counter(), time.process_time()
    with gp.open_dataset(scratch / "data") as dataset:
        written = write_site(site_content(dataset, name="demo"), site, lang="zh")
    built, work = time.perf_counter() - begun, time.process_time() - worked
    print(
        f"dashboard of {written.files} files, {written.size / 1e6:.1f} MB, made in {built:.1f} s "
        f"({work:.1f} s of work)"
    )
    sizes = Counter[str]()
    for path in site.rglob("*"):
        if path.is_file():
            sizes[path.relative_to(site).parts[0]] += path.stat().st_size
    print(", ".join(f"{name} {size / 1e6:.2f} MB" for name, size in sizes.most_common()))
    opened = opening(site)
    for name, seconds in opened.items():
        print(f"{name} drawn after {seconds:.2f} s")
    return work <= MOST_BUILDING and opened.get("index.html", 0) <= MOST_OPENING


def opening(site: Path) -> dict[str, float]:
    """Seconds until each page is drawn, where there is a browser; the best of three, as others work too."""
    if CHROMIUM is None:
        print("no chromium: pages not opened")
        return {}
    from playwright.sync_api import sync_playwright

    found = {}
    with sync_playwright() as started:
        browser = started.chromium.launch(
            executable_path=CHROMIUM, args=["--no-sandbox", "--disable-gpu"]
        )
        for name in ("index.html", "series.html", "reports.html"):
            found[name] = min(_opened(browser.new_page(), site / name) for _ in range(3))
        browser.close()
    return found


def _opened(page: Page, path: Path) -> float:
    begun = time.perf_counter()
    page.goto(path.as_uri())
    page.wait_for_selector("body[data-ready]")
    return time.perf_counter() - begun


def main() -> None:
    scratch = Path(tempfile.mkdtemp(prefix="govreport-site-"))
    site = Path(os.environ["SITE"]) if "SITE" in os.environ else scratch / "site"
    try:
        within = measure(scratch, site)
    finally:
        shutil.rmtree(scratch)
    if "SITE" in os.environ:
        print(f"open {site / 'index.html'}")
    if not within:
        sys.exit(f"over {MOST_BUILDING} s of making or {MOST_OPENING} s of opening")


if __name__ == "__main__":
    main()
