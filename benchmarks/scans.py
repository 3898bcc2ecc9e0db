"""Scans: what is kept of reports that are printed, scanned and recognised, against what was printed.

Run: python benchmarks/scans.py, or make scans, which installs the extra ocr (SCANS=3 for fewer than ten reports, MISREAD=0
without the second part). Chromium prints fixtures with lines round their cells; each page becomes a picture of 150 to the
inch, turned by up to half a degree, with grain, as JPEG. The second part misreads digits in rendered reports, without an
engine: one in fifty by chance, then one for another nearly everywhere, of those that their ink does not tell apart. Fails
where a figure is kept that was printed otherwise, or where less is kept than the floors, which only rise.
"""

from __future__ import annotations

import io
import os
import random
import resource
import shutil
import sys
import tempfile
import time
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parent.parent))

import govreport_parse as gp
from benchmarks.office import cells_of
from benchmarks.printed import FIXTURES, WAYS
from govreport_parse.arithmetic.context import Context
from govreport_parse.arithmetic.identities import unequal
from tests import rendering
from tests.rendering import grids
from tests.scans import ALIKE, as_scan, changed, misread, misread_alike

NAMES = (
    "2021/nanpu-2024", "2021/baishui-jiaoyu-2023", "2021/luchuan-shi-2024", "2021/qinghe-qu-2021", "2021/xinan-xian-2025",
    "2021/dayu-zhen-2022", "2019/lanshan-huanjing-2020", "2019/shazhou-2020", "2019/shuangqiao-xian-2020", "2019/yunmen-qu-2019",
)  # fmt: skip
DPI, GRAIN, QUALITY, SKEW = 150, 8, 60, 0.5
KEPT = ("reported", "not_applicable", "blank")
# Of cells, in percent.
FLOORS = {"scans": 80.0, "0.02": 65.0, "alike": 78.0, "2014 0.02": 46.0, "2014 alike": 46.0}


def printed(names: tuple[str, ...], folder: Path) -> Iterator[tuple[str, gp.AnnualReport, bytes]]:
    """Fixtures as PDF, each with what is read of its page."""
    from playwright import sync_api as playwright

    style, paper = WAYS["ruled"]
    with playwright.sync_playwright() as started:
        browser = started.chromium.launch(
            executable_path=shutil.which("chromium"), args=["--no-sandbox", "--disable-gpu"]
        )
        tab = browser.new_page(java_script_enabled=False, offline=True)
        for name in names:
            data = (FIXTURES / f"{name}.html").read_bytes()
            report = gp.parse(data, name=f"{name}.html")
            text = data.decode(report.source.encoding or "utf-8", "replace")
            page = folder / "page.html"
            page.write_text(f"\ufeff{text}\n<style>{style}</style>", "utf-8")
            tab.goto(page.as_uri(), wait_until="domcontentloaded")
            yield name, report, tab.pdf(**paper)
        browser.close()


def scanned(pdf: bytes, seed: str) -> bytes:
    """The pages of a PDF as a scanner gives them, as a PDF of pictures."""
    import numpy as np
    import pypdfium2
    from PIL import Image

    rng = random.Random(seed)
    grain = np.random.default_rng(rng.randrange(2**32))
    pages = []
    document = pypdfium2.PdfDocument(pdf)
    for page in document:
        picture = page.render(scale=DPI / 72, grayscale=True).to_pil()
        turned = picture.rotate(rng.uniform(-SKEW, SKEW), Image.Resampling.BILINEAR, fillcolor=255)
        grey = np.asarray(turned, dtype=float) * 0.85 + 20
        grey += grain.normal(0, GRAIN, grey.shape)
        stream = io.BytesIO()
        Image.fromarray(np.clip(grey, 0, 255).astype("uint8")).save(stream, "JPEG", quality=QUALITY)
        pages.append(Image.open(stream))
    document.close()
    stream = io.BytesIO()
    pages[0].save(stream, "PDF", save_all=True, append_images=pages[1:], resolution=DPI)
    return stream.getvalue()


def compared(name: str, right: gp.AnnualReport, found: gp.AnnualReport) -> Counter[str]:
    """What of a report's cells is kept, kept wrongly, and withheld; `shown`: withheld, its text as printed."""
    counts: Counter[str] = Counter()
    cells, raws = (
        cells_of(found),
        {(r.indicator, r.applicant, r.form): r.raw for r in found.readings},
    )
    for reading in right.readings:
        key = (reading.indicator, reading.applicant, reading.form)
        value, status = cells.get(key, (None, "missing"))
        if (value, status) == (reading.value, reading.status):
            counts["kept" if status in KEPT else "withheld"] += 1
        elif status in KEPT:
            counts["wrong"] += 1
            print(f"{name}: {reading.indicator} {reading.applicant} is {reading.raw}, read {value}")
        else:
            counts["withheld"] += 1
            counts["shown"] += (raws.get(key) or "").strip() == (reading.raw or "").strip()
    return counts


def scans(names: tuple[str, ...]) -> bool:
    """Print, scan and read; whether it fails."""
    total: Counter[str] = Counter()
    with tempfile.TemporaryDirectory() as folder:
        for name, right, pdf in printed(names, Path(folder)):
            data = scanned(pdf, name)
            start = time.process_time()
            found = gp.parse(data, name=name, ocr=True)
            seconds = time.process_time() - start
            pages = len(found.source.recognised or ())
            counts = compared(name, right, found)
            most = compared(name, right, as_scan(gp.read_document(FIXTURES / f"{name}.html")))
            say(
                name,
                counts,
                f"{most['kept']} if all were recognised; {seconds / max(pages, 1):.1f} s a page",
            )
            total += counts
    say("scans", total, f"{resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024} MiB")
    return failed("scans", total)


def cells_in(counts: Counter[str]) -> int:
    return counts["kept"] + counts["wrong"] + counts["withheld"]


def say(name: str, counts: Counter[str], more: str) -> None:
    cells = cells_in(counts)
    print(
        f"{name:28} {cells:6} cells: kept {100 * counts['kept'] / max(cells, 1):5.1f} %, wrong {counts['wrong']}, "
        f"withheld {counts['withheld']} ({counts['shown']} of them recognised as printed); {more}",
        flush=True,
    )


def failed(name: str, counts: Counter[str]) -> bool:
    return counts["wrong"] > 0 or 100 * counts["kept"] < FLOORS[name] * cells_in(counts)


def misreadings(cells: int) -> bool:
    """Take digits for others in rendered reports whose own figures add up; whether it fails.

    Of the form of 2014, whose sums prove less, a fifth as many.
    """
    return any(
        [misread_in(("2019", "2021"), "", cells), misread_in(("2014",), "2014 ", cells // 5)]
    )


def page_of(form: str, rng: random.Random) -> bytes:
    if form == "2014":
        return rendering.render_html(rendering.random_report(rng), "minimal", rng, "utf-8", "match")
    return grids.render_grid(grids.random_grid_report(rng, form), "html", "plain", rng)


def misread_in(forms: tuple[str, ...], called: str, cells: int) -> bool:
    totals = {f"{called}0.02": Counter[str](), f"{called}alike": Counter[str]()}
    number = 0
    while min(map(cells_in, totals.values())) < cells:
        rng = random.Random(f"misread {number}")
        number += 1
        document = gp.read_document(page_of(forms[number % len(forms)], rng))
        right = gp.parse_document(document)
        if unequal(Context(right)):
            continue
        changes = {
            f"{called}0.02": misread(rng, 0.02),
            f"{called}alike": misread_alike(*rng.sample(ALIKE, 2), rng),
        }
        for name, change in changes.items():
            totals[name] += compared(name, right, as_scan(changed(document, change)))
    for name, counts in totals.items():
        say(f"misread {name}", counts, f"{number} reports")
    return any(failed(name, counts) for name, counts in totals.items())


if __name__ == "__main__":
    wanted = int(os.environ.get("MISREAD", "50000"))
    chosen = NAMES[: int(os.environ.get("SCANS", str(len(NAMES))))]
    lost = [wanted > 0 and misreadings(wanted), bool(chosen) and scans(chosen)]
    sys.exit(any(lost))
