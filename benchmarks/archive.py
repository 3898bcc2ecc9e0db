"""An archive from beginning to end: rate, scaling, memory of the parent, rows, and the second run.

A tar of generated reports (distinct pages in every style, each varied in body, year and figures) is
read with one and with two workers, one after the other in one run of this program, and a tenth of it
with two. Every run is a process of its own, whose peak memory is the parent's.
Run: make archive-bench (REPORTS=2000 for less)
"""

from __future__ import annotations

import io
import os
import random
import re
import shutil
import subprocess
import sys
import tarfile
import tempfile
import time
from pathlib import Path

ROOT = Path(__file__).parent.parent
sys.path.insert(0, str(ROOT))

import govreport_parse as gp  # noqa: E402
from govreport_parse.archive.store.catalogue import Catalogue  # noqa: E402
from govreport_parse.archive.store.files import Store  # noqa: E402
from tests.rendering import (  # noqa: E402
    HTML_STYLES,
    TEXT_STYLES,
    random_report,
    render_docx,
    render_html,
    render_text,
)

REPORTS = int(os.environ.get("REPORTS", "20000"))
DISTINCT = int(os.environ.get("DISTINCT", "500"))
SMALL = max(REPORTS // 10, 100)
_CHILD = """
import resource, sys, time
from govreport_parse.archive.run.batch import run_batch
from govreport_parse.archive.sources import open_source
begun = time.perf_counter()
progress = run_batch([open_source(sys.argv[1])], sys.argv[2], workers=int(sys.argv[3]))
spent = time.perf_counter() - begun
own, theirs = (resource.getrusage(who) for who in (resource.RUSAGE_SELF, resource.RUSAGE_CHILDREN))
cpu = [usage.ru_utime + usage.ru_stime for usage in (own, theirs)]
print(spent, own.ru_maxrss / 1024, *cpu, progress.reports, progress.failures, progress.findings, progress.unchanged)
"""


def distinct_pages() -> list[tuple[str, bytes]]:
    """Pages of 2014's form in all styles: two of three HTML, the rest text and DOCX."""
    html, text = list(HTML_STYLES), list(TEXT_STYLES)
    pages = []
    for number in range(DISTINCT):
        rng = random.Random(number)
        spec = random_report(rng)
        kind = number % 12
        if kind == 11:
            pages.append((f"{number:04d}.docx", render_docx(spec, rng)))
        elif kind in {3, 7, 9}:
            style = text[number // 12 % len(text)]
            pages.append((f"{number:04d}.txt", render_text(spec, style, rng)))
        else:
            style = html[number % len(html)]
            pages.append((f"{number:04d}.html", render_html(spec, style, rng)))
    return pages


def varied(page: bytes, number: int) -> bytes:
    """The page with other figures: its copies are reports of their own."""
    if page.startswith(b"PK"):
        return page + number.to_bytes(4, "big")  # other bytes; DOCX readers skip what follows
    digits = number % 10
    return re.sub(
        rb"(?<=[^0-9A-Za-z#&;=.:-])([2-9])([0-9])(?=[^0-9A-Za-z;%])",
        lambda found: found[1] + str((int(found[2]) + digits) % 10).encode(),
        page,
    )


def write_archive(path: Path, count: int, pages: list[tuple[str, bytes]]) -> int:
    """A tar, as reading one keeps nothing in memory: what grows is the run's own."""
    size = 0
    with tarfile.open(path, "w") as archive:
        for number in range(count):
            name, page = pages[number % len(pages)]
            data = varied(page, number // len(pages)) + b"\n" * (number // len(pages) % 7)
            size += len(data)
            member = tarfile.TarInfo(f"{number // 1000:03d}/{number:06d}-{name}")
            member.size = len(data)
            archive.addfile(member, io.BytesIO(data))
            archive.members.clear()
    return size


class Run:
    """One run of the batch in a process of its own."""

    def __init__(self, archive: Path, out: Path, workers: int) -> None:
        done = subprocess.run(  # noqa: S603
            [sys.executable, "-c", _CHILD, str(archive), str(out), str(workers)],
            check=True,
            stdout=subprocess.PIPE,
            text=True,
        )
        spent, peak, own, theirs, *counts = done.stdout.split()
        self.seconds, self.peak = float(spent), float(peak)
        self.parent_cpu, self.worker_cpu = float(own), float(theirs)
        self.reports, self.failures, self.findings, self.unchanged = map(int, counts)


def rows(out: Path) -> dict[str, int]:
    """Rows by table; of the findings those between reports, computed at the end, by themselves."""
    store = Store(out)
    between = sum(
        store.read(path, ["rule"]).num_rows
        for chunk in Catalogue(store).derived.values()
        for path in store.glob(f"findings/*/part-{chunk}.parquet")
    )
    with gp.open_dataset(out) as dataset:
        found = {
            name: dataset.sql(f"SELECT count(*) FROM {name}").fetchall()[0][0]  # noqa: S608
            for name in ("reports", "readings", "statements", "findings", "failures", "manifest")
        }
    return found | {"findings": found["findings"] - between, "findings between reports": between}


def folder_size(folder: Path) -> int:
    return sum(path.stat().st_size for path in folder.rglob("*.parquet"))


def main() -> None:
    begun = time.perf_counter()
    scratch = Path(tempfile.mkdtemp(prefix="govreport-bench-"))
    try:
        measure(scratch)
    finally:
        shutil.rmtree(scratch)
    print(f"{time.perf_counter() - begun:.0f} s in all; Python {sys.version.split()[0]}")


def measure(scratch: Path) -> None:
    pages = distinct_pages()
    large, small = scratch / "large.tar", scratch / "small.tar"
    size = write_archive(large, REPORTS, pages)
    write_archive(small, SMALL, pages)
    print(f"{REPORTS} generated reports, {size / 1e6:.0f} MB; {DISTINCT} distinct pages")

    few = Run(small, scratch / "few", 2)
    one = Run(large, scratch / "one", 1)
    two = Run(large, scratch / "two", 2)
    again = Run(large, scratch / "two", 2)
    for workers, count, run in ((2, SMALL, few), (1, REPORTS, one), (2, REPORTS, two)):
        rate = count / run.seconds
        print(f"{workers} worker(s) {count:6d} reports {run.seconds:7.1f} s {rate:7.1f} reports/s")
    print(f"scaling from 1 to 2 workers on {REPORTS}: {one.seconds / two.seconds:.2f} times")
    share = two.parent_cpu / two.worker_cpu
    print(
        f"CPU a report: workers {two.worker_cpu / REPORTS * 1000:.2f} ms, parent "
        f"{two.parent_cpu / REPORTS * 1000:.2f} ms; two idle cores allow a scaling of {2 / (1 + share):.2f}"
    )
    print(
        f"peak memory of the parent: {few.peak:.0f} MiB for {SMALL}, {two.peak:.0f} MiB for {REPORTS}"
    )
    print(f"second run: {again.seconds:.1f} s, {again.seconds / two.seconds:.1%} of the first")
    found, alone = rows(scratch / "two"), rows(scratch / "one")
    print("rows " + ", ".join(f"{name} {count}" for name, count in found.items()))
    files = sum(1 for _ in (scratch / "two").rglob("*.parquet"))
    print(f"dataset {folder_size(scratch / 'two') / 1e6:.1f} MB in {files} files")
    check(two, again, found, alone)


def check(two: Run, again: Run, found: dict[str, int], alone: dict[str, int]) -> None:
    """Rows are exact: every source stands once, with the counts that the run gave."""
    wrong = [
        words
        for words, holds in (
            ("a source is lost or doubled", found["manifest"] == REPORTS),
            ("reports differ from the run's count", found["reports"] == two.reports),
            ("failures differ from the run's count", found["failures"] == two.failures),
            ("findings differ from the run's count", found["findings"] == two.findings),
            ("the second run read something", again.unchanged == REPORTS),
            ("one worker and two give different rows", found == alone),
        )
        if not holds
    ]
    for words in wrong:
        print(f"WRONG: {words}")
    if wrong:
        sys.exit(1)
    print("every source once, every row accounted for")


if __name__ == "__main__":
    main()
