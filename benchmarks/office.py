"""Documents that LibreOffice converts: what is read of its .doc, RTF and ODT, against what it reads there itself.

Run: python benchmarks/office.py (OFFICE=40 for fewer than 120), and at the end of make accuracy. Each DOCX is
converted to each of them, and each of these back to DOCX: what is read of that is what LibreOffice reads of
the same file, its own losses included. Fails where a cell is read as another, where fewer than 99 % of cells are
read, or where a section of the document that was converted is not there, its list number included. Nothing is run
where there is no LibreOffice.
"""

from __future__ import annotations

import os
import random
import shutil
import subprocess
import sys
import tempfile
import time
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parent.parent))

import govreport_parse as gp
from tests import rendering
from tests.rendering import grids

REPORTS = 120
LEAST = 99.0
FIXTURES = Path(__file__).parent.parent / "fixtures"
FILTERS = {"doc": "doc:MS Word 97", "rtf": "rtf", "odt": "odt"}


def documents(reports: int) -> Iterator[tuple[str, bytes]]:
    """The DOCX fixtures and as many rendered reports of every form."""
    for path in sorted(FIXTURES.rglob("*.docx")):
        yield path.stem, path.read_bytes()
    for number in range(reports):
        rng = random.Random(f"office {number}")
        if number % 4 == 0:
            data = rendering.render_docx(rendering.random_report(rng), rng)
        else:
            form = ("2008", "2019", "2021")[number % 4 - 1]
            layout = rng.choice(
                [name for name in grids.DOCX_LAYOUTS if name not in grids.LOSSY_LAYOUTS]
            )
            spec = grids.random_grid_report(rng, form)  # type: ignore[arg-type]
            data = grids.render_grid(spec, "docx", layout, rng)
        yield f"{number:04}", data


def converted(paths: list[Path], kind: str, folder: Path) -> None:
    """Have LibreOffice write files of another kind, all in one process."""
    profile = f"-env:UserInstallation=file://{folder.parent / 'profile'}"
    subprocess.run(  # noqa: S603 (files of our own)
        [shutil.which("soffice") or "soffice", profile, "--headless", "--convert-to", FILTERS.get(kind, kind), "--outdir", folder, *paths],
        check=True, capture_output=True, timeout=1800,
    )  # fmt: skip


def cells_of(report: gp.AnnualReport) -> dict[tuple[object, ...], tuple[object, str]]:
    return {
        (r.indicator, r.applicant, r.form): (r.value, r.status)
        for r in report.readings
        if r.indicator
    }


def compared(ours: Path, theirs: Path, first: Path, counts: Counter[str]) -> None:
    """Count a file's cells against what LibreOffice made of it, its sections against what it was made of.

    Where LibreOffice itself shows other titles than there were, sections count for nothing. A cell may be as it
    was before, too: on its way back LibreOffice sets digits otherwise than they were.
    """
    try:
        right, before = gp.parse(theirs), gp.parse(first)
    except gp.NotAnAnnualReport:
        return
    titled = [[each.title for each in report.sections] for report in (before, right)]
    sections = before.sections if titled[0] == titled[1] else ()
    own = cells_of(before)
    counts["sections"] += len(sections)
    try:
        found = gp.parse(ours)
    except gp.GovReportError as error:
        counts["withheld"] += len(right.readings)
        counts["sections lost"] += len(sections)
        print(error)
        return
    cells = cells_of(found)
    for key, (value, status) in cells_of(right).items():
        read, how = cells.get(key, (None, "missing"))
        same = (read, how) in ((value, status), own.get(key))
        wrong = not same and how in ("reported", "blank", "not_applicable")
        counts["right" if same else "wrong" if wrong else "withheld"] += 1
        if wrong:
            print(f"{ours.name}: {key} is {value} ({status}), read {read} ({how})")
    titles = {(section.number, section.title) for section in found.sections}
    counts["sections lost"] += sum((each.number, each.title) not in titles for each in sections)


def run() -> int:
    """Convert and compare; 1 where a bound is missed."""
    if shutil.which("soffice") is None:
        print("LibreOffice is not there: no documents of its own were read")
        return 0
    failed = False
    with tempfile.TemporaryDirectory() as name:
        work = Path(name)
        (work / "docx").mkdir()
        paths = []
        for stem, data in documents(int(os.environ.get("OFFICE", str(REPORTS)))):
            paths.append(work / "docx" / f"{stem}.docx")
            paths[-1].write_bytes(data)
        for kind in FILTERS:
            converted(paths, kind, work / kind)
            ours = sorted((work / kind).iterdir())
            converted(ours, "docx", work / f"{kind}-back")
            counts: Counter[str] = Counter()
            gp.read_document(ours[0])  # what is imported counts for nothing
            start = time.process_time()
            for path in ours:
                gp.read_document(path)
            spent = (time.process_time() - start) / len(ours) * 1000
            for path in ours:
                back = work / f"{kind}-back" / f"{path.stem}.docx"
                compared(path, back, work / "docx" / back.name, counts)
            cells = counts["right"] + counts["wrong"] + counts["withheld"]
            share = counts["right"] / cells * 100
            failed = failed or counts["wrong"] + counts["sections lost"] > 0 or share < LEAST
            print(
                f"LibreOffice's {kind:4} {len(ours)} files: right {share:6.2f} % of {cells} cells, wrong {counts['wrong']}, "
                f"withheld {counts['withheld']}; sections lost {counts['sections lost']} of {counts['sections']}; "
                f"{spent:.1f} ms a file"
            )
    return int(failed)


if __name__ == "__main__":
    sys.exit(run())
