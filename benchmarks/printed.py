"""Reports that Chromium and LibreOffice print to PDF: what is read of the PDF, against what was printed.

Run: python benchmarks/printed.py (PRINTS=40 for fewer than 90 of each), and at the end of the long campaign of make
accuracy. Pages are printed with lines round their cells, on pages so short that most rows are cut, and without a
line; Word files as LibreOffice prints them. Fails where a cell is read as another, or where less is read than the
floors below, which only rise. What is not there to print with is left out.
"""

from __future__ import annotations

import os
import random
import re
import shutil
import subprocess
import sys
import tempfile
import time
import zipfile
from collections import Counter
from collections.abc import Callable, Iterator
from io import BytesIO
from itertools import islice
from pathlib import Path
from typing import Any

sys.path.insert(0, str(Path(__file__).parent.parent))

import govreport_parse as gp
from benchmarks import office
from tests import rendering
from tests.rendering import grids

REPORTS = 90
FIXTURES = Path(__file__).parent.parent / "fixtures"
_INNERMOST = "table:not(:has(table))"
_RULED = f"{_INNERMOST},{_INNERMOST} td,{_INNERMOST} th{{border:1px solid #000!important;border-collapse:collapse}}"
_SHORT = f"{_RULED}tr,td{{break-inside:auto}}td{{padding:6px}}"
_BARE = "table,td,th{border:none!important}"
_A4 = {
    "format": "A4",
    "margin": dict.fromkeys(("top", "bottom"), "20mm") | dict.fromkeys(("left", "right"), "18mm"),
}
_CUT = {
    "width": "210mm",
    "height": "100mm",
    "margin": dict.fromkeys(("top", "bottom", "left", "right"), "8mm"),
}
# How pages are printed, and the floors, with the fonts of Noto: of cells, and of title, year, sections and statements, in percent.
WAYS: dict[str, tuple[str, dict[str, Any]]] = {
    "ruled": (_RULED, _A4),
    "cut": (_SHORT, _CUT),
    "unruled": (_BARE, _A4),
}
FLOORS = {
    "ruled": (99.8, 99.5),
    "cut": (99.0, 99.5),
    "unruled": (50.0, 98.0),
    "office": (94.5, 99.5),
}
# Layouts that lose places, whose columns do not fit on the page, or that print a table twice over.
_LEFT_OUT = {
    *grids.LOSSY_LAYOUTS,
    "layout_table",
    "t10_layout_table",
    "t15_absent",
    "t15_own_row",
    "mobile",
}
_LOST = ("missing", "unreadable")
# What LibreOffice prints otherwise than it is written: sums that it adds up again, deletions in a field.
_PRINTED_OTHERWISE = re.compile(rb"SUM\(ABOVE\)|<w:sdt>.{0,2000}?<w:del ", re.DOTALL)


def pages() -> Iterator[tuple[str, bytes]]:
    """The HTML fixtures and rendered reports of every form, all in UTF-8."""
    for path in sorted(FIXTURES.glob("20*/*.html")):
        data = path.read_bytes()
        encoding = gp.read_document(data).source.encoding or "utf-8"
        text = data.decode(encoding, "replace")
        if "mobile" not in text:  # printed by one of two style sheets
            yield path.stem, b"\xef\xbb\xbf" + text.encode()
    number = 0
    while True:
        rng = random.Random(f"print {number}")
        number += 1
        if number % 4 == 0:
            layout = rng.choice(list(rendering.HTML_STYLES))
            spec = rendering.random_report(rng)
            data = rendering.render_html(spec, layout, rng, "utf-8", "match")
        else:
            form = ("2008", "2019", "2021")[number % 4 - 1]
            layout = rng.choice(list(grids.HTML_LAYOUTS))
            data = grids.render_grid(grids.random_grid_report(rng, form), "html", layout, rng)  # type: ignore[arg-type]
        if layout not in _LEFT_OUT:
            yield f"{number:03}-{layout}", data


def by_chromium(files: list[tuple[str, bytes]], folder: Path) -> Iterator[tuple[str, Path, Path]]:
    """Print pages in each way: the way, the page and the PDF."""
    from playwright import sync_api as playwright

    with playwright.sync_playwright() as started:
        browser = started.chromium.launch(
            executable_path=shutil.which("chromium"), args=["--no-sandbox", "--disable-gpu"]
        )
        tab = browser.new_page(java_script_enabled=False, offline=True)
        for name, data in files:
            page = folder / f"{name}.html"
            for way, (style, paper) in WAYS.items():
                page.write_bytes(data + f"\n<style>{style}</style>".encode())
                tab.goto(page.as_uri(), wait_until="domcontentloaded")
                tab.pdf(path=(pdf := folder / f"{name}.{way}.pdf"), **paper)
                page.write_bytes(data)
                yield way, page, pdf
        browser.close()


def by_libreoffice(reports: int, folder: Path) -> Iterator[tuple[str, Path, Path]]:
    """Print Word files."""
    paths = []
    for stem, data in office.documents(reports):
        with zipfile.ZipFile(BytesIO(data)) as package:
            if _PRINTED_OTHERWISE.search(package.read("word/document.xml")):
                continue
        paths.append(folder / f"{stem}.docx")
        paths[-1].write_bytes(data)
    profile = f"-env:UserInstallation=file://{folder / 'profile'}"
    subprocess.run(  # noqa: S603 (files of our own)
        [shutil.which("soffice") or "soffice", profile, "--headless", "--convert-to", "pdf", "--outdir", folder, *paths],
        check=True, capture_output=True, timeout=1800,
    )  # fmt: skip
    for path in paths:
        yield "office", path, path.with_suffix(".pdf")


def compared(printed: Path, pdf: Path, counts: Counter[str]) -> None:
    """Count what is read of a PDF against what is read of the file that was printed."""
    try:
        right = gp.parse(printed)
    except gp.NotAnAnnualReport:
        return
    start = time.process_time()
    try:
        found = gp.parse(pdf)
    except gp.GovReportError as error:
        counts["withheld"] += len(right.readings)
        counts["lost"] += 2
        print(error)
        return
    finally:
        counts["ms"] += round((time.process_time() - start) * 1000)
    counts["files"] += 1
    count_cells(pdf.name, right, found, counts)
    for facts in (_masthead, _sections, _statements):
        wanted, got = facts(right), facts(found)
        counts["found"] += (wanted & got).total()
        counts["lost"] += (wanted - got).total()


def count_cells(
    name: str, right: gp.AnnualReport, found: gp.AnnualReport, counts: Counter[str]
) -> None:
    """Count the cells of a report that are read as they should be, otherwise, or not at all."""
    cells = office.cells_of(found)
    for key, (value, status) in office.cells_of(right).items():
        read, how = cells.get(key, (None, "missing"))
        same = (read, how) == (value, status) or (how in _LOST and status in _LOST)
        wrong = not same and how not in _LOST and status not in _LOST
        counts["right" if same else "wrong" if wrong else "withheld"] += 1
        if wrong:
            print(f"{name}: {key} is {value} ({status}), read {read} ({how})")


def _masthead(report: gp.AnnualReport) -> Counter[object]:
    return Counter([("title", report.title), ("year", report.year)])


def _sections(report: gp.AnnualReport) -> Counter[object]:
    return Counter(section.title for section in report.sections)


def _statements(report: gp.AnnualReport) -> Counter[object]:
    return Counter((s.topic, s.indicator, s.value, s.qualifier) for s in report.statements)


def run() -> int:
    """Print and compare; 1 where a floor is missed."""
    reports = int(os.environ.get("PRINTS", str(REPORTS)))
    counts: dict[str, Counter[str]] = {}
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        printers: list[tuple[str, Callable[[], Iterator[tuple[str, Path, Path]]]]] = [
            ("chromium", lambda: by_chromium(list(islice(pages(), reports)), folder)),
            ("soffice", lambda: by_libreoffice(reports, folder)),
        ]
        for program, prints in printers:
            if shutil.which(program) is None:
                print(f"{program} is not there: nothing was printed by it")
                continue
            for way, printed, pdf in prints():
                compared(printed, pdf, counts.setdefault(way, Counter()))
    failed = [shown(way, own) for way, own in counts.items()]  # all are shown
    return int(any(failed))


def shown(way: str, counts: Counter[str]) -> bool:
    """Show the figures of a way; whether it fails."""
    cells = counts["right"] + counts["wrong"] + counts["withheld"]
    share = counts["right"] / max(cells, 1) * 100
    facts = counts["found"] / max(counts["found"] + counts["lost"], 1) * 100
    least = FLOORS[way]
    print(
        f"pdf {way:8} {counts['files']} files: right {share:6.2f} % of {cells} cells, wrong {counts['wrong']}, "
        f"withheld {counts['withheld']}; title, year, sections and figures {facts:6.2f} %; "
        f"{counts['ms'] / max(counts['files'], 1):.0f} ms a file"
    )
    return counts["wrong"] > 0 or share < least[0] or facts < least[1]


if __name__ == "__main__":
    sys.exit(run())
