"""Cells right, wrong and withheld per form, format and layout, over random rendered reports.

Run: make accuracy (REPORTS=10000 for the long campaign). Fails when a cell is wrong, or when the
share of cells read falls below the floors of benchmarks/floors.toml, which only rise: one for each
form and format, and in the long campaign one for each layout. Each DOCX is written as .doc, as RTF and as ODT too
(in a short run as one or two of them), a third of the pages as MHTML; some are drawn as OFD, some stand in sheets.
As many pages again are rendered in the shapes of benchmarks/rendered.py, and where LibreOffice is there,
benchmarks/office.py has it convert some documents;
in the long campaign benchmarks/printed.py has it and Chromium print some as PDF.
"""

from __future__ import annotations

import os
import random
import sys
import tomllib
from collections import Counter, defaultdict
from collections.abc import Iterator
from pathlib import Path
from typing import Any

sys.path.insert(0, str(Path(__file__).parent.parent))

import govreport_parse as gp
from benchmarks import office, printed, rendered
from govreport_parse.forms import load_form
from tests import rendering
from tests.rendering import grids, ofd, open_document, rich, sheets, web_archive, word97
from tests.whole.rendered_shapes import verdict

WHOLE = 1200
LONG = 10_000
FLOORS = Path(__file__).parent / "floors.toml"
# Layouts that destroy places, and those that drop every table, are counted apart.
LOSSY = grids.LOSSY_LAYOUTS
FORMS: tuple[grids.FormId, ...] = ("2008", "2019", "2021")
STYLES = {
    "html": list(rendering.HTML_STYLES),
    "docx": ["docx"],
    "text": list(rendering.TEXT_STYLES),
}
LAYOUTS: dict[grids.PageKind, list[str]] = {
    "html": list(grids.HTML_LAYOUTS),
    "docx": list(grids.DOCX_LAYOUTS),
    "text": list(grids.TEXT_LAYOUTS),
}
Print = tuple[Any, Any, str]  # the form, the format and the layout of a page


def every_print() -> list[Print]:
    """Every layout of every format in which a form is printed here."""
    of_2014 = [("2014", kind, layout) for kind, every in STYLES.items() for layout in every]
    return of_2014 + [
        (form, kind, layout)
        for form in FORMS
        for kind, every in LAYOUTS.items()
        for layout in every
    ]


def page(number: int) -> tuple[Print, bytes, dict[Any, Any]]:
    """How a report is printed, the page, and what its cells say; one of four is of 2014."""
    rng = random.Random(f"accuracy {number}")
    return of_2014(rng) if number % 4 == 0 else of_other(rng)


def page_in(wanted: Print, number: int) -> bytes:
    """The report of a number in a print of one's choice."""
    rng = random.Random(f"accuracy {wanted} {number}")
    return (of_2014 if wanted[0] == "2014" else of_other)(rng, wanted)[1]


def of_2014(rng: random.Random, wanted: Print | None = None) -> tuple[Print, bytes, dict[Any, Any]]:
    spec = rendering.random_report(rng)
    damage = rng.choice([None, rendering.drop_row, rendering.double_row])
    if damage is not None:
        spec = damage(spec, rng.randrange(len(spec.table)))
    kind = wanted[1] if wanted else rng.choice(list(STYLES))
    # A choice of one would take its number from those that the long campaign is known by.
    style = wanted[2] if wanted else "docx" if kind == "docx" else rng.choice(STYLES[kind])
    if kind == "html":
        meta: rendering.MetaChoice = rng.choice(["match", "wrong", "none"])
        data = rendering.render_html(spec, style, rng, rng.choice(["utf-8", "gb18030"]), meta)
    elif kind == "text":
        data = rendering.render_text(spec, style, rng)
    else:
        data = rendering.render_docx(spec, rng)
    expected = {(code, None): cell for code, cell in rendering.expected_readings(spec).items()}
    return ("2014", kind, style), data, expected


def noisy(spec: grids.GridSpec, rng: random.Random) -> grids.GridSpec:
    """The report with up to two of its rows lost, doubled, reworded, exchanged or joined by another."""
    for _ in range(rng.choice([0, 1, 1, 2])):
        i = rng.randrange(len(spec.rows))
        damage = rng.choice(["lost", "doubled", "reworded", "joined", "exchanged"])
        if damage == "lost":
            spec = grids.drop_row(spec, i)
        elif damage == "doubled":
            spec = grids.double_row(spec, i)
        elif damage == "reworded":
            spec = grids.reword_row(spec, i, rng)
        elif damage == "joined":
            spec = grids.insert_row(spec, i, rng)
        elif pairs := grids.swappable(spec):
            spec = grids.swap_rows(spec, *rng.choice(pairs))
    return spec


def of_other(
    rng: random.Random, wanted: Print | None = None
) -> tuple[Print, bytes, dict[Any, Any]]:
    form = wanted[0] if wanted else rng.choice(FORMS)
    spec = noisy(grids.random_grid_report(rng, form), rng)
    kind = wanted[1] if wanted else rng.choice(list(LAYOUTS))
    layout = wanted[2] if wanted else rng.choice(LAYOUTS[kind])
    data = grids.render_grid(spec, kind, layout, rng)
    return (form, kind, layout), data, grids.expected_cells(spec)


def main() -> None:
    reports = int(os.environ.get("REPORTS", str(WHOLE)))
    counts: dict[tuple[str, str, str], Counter[str]] = defaultdict(Counter)
    for number in range(reports):
        key, data, expected = page(number)
        count(data, expected, counts[key])
        for kind, written in otherwise(key[1], data, number, short=reports < WHOLE):
            count(written, expected, counts[key[0], kind, key[2]])
        if number % 20 == 0:
            count(*drawn(random.Random(f"drawn {number}")), counts["2014", "ofd", "drawn"])
    layouts = show(counts, reports)
    shapes = rendered.run(reports, totals="--totals" in sys.argv)
    converted = office.run() if reports >= WHOLE else 0
    papers = printed.run() if reports >= LONG else 0
    sys.exit(layouts or shapes or converted or papers)


def count(data: bytes, expected: dict[Any, Any], cells: Counter[str]) -> None:
    """Count what is read of a report's cells."""
    try:
        report = gp.parse(data)
    except gp.NotAnAnnualReport:
        cells["withheld"] += len(expected)
        return
    found = {(r.indicator, r.applicant): r for r in report.readings if r.indicator}
    for cell, (value, status, unit) in expected.items():
        cells[verdict(found.get(cell), value, status, unit)] += 1


def drawn(rng: random.Random) -> tuple[bytes, dict[Any, Any]]:
    """A report whose pages are drawn, as OFD, and its cells."""
    rows = [row for row in load_form("2014").tables[0].rows if row.kind != "group"]
    values = {row.code: str(rng.randrange(3000)) for row in rows}
    expected = {(row.code, None): (int(values[row.code]), "reported", row.unit) for row in rows}
    return ofd.report(values), expected


def otherwise(kind: str, data: bytes, number: int, *, short: bool) -> Iterator[tuple[str, bytes]]:
    """The same document in the formats that are written from its own, in habits that differ from report to report."""
    rng = random.Random(f"word {number}")
    if kind == "docx":
        if not short or number % 2:
            yield "doc", word97.as_doc(data, word97.random_habits(rng))
        if not short or not number % 2:
            yield "rtf", rich.as_rtf(data, rich.random_habits(rng))
        if not short or number % 3 == 0:
            yield "odt", open_document.as_odt(data, open_document.random_habits(rng))
        if number % 3 == 1:
            blocks = gp.read_document(data).blocks
            yield "xlsx", sheets.as_xlsx(blocks, sheets.random_habits(rng))
    elif kind == "html" and number % 3 == 0:
        yield "mhtml", web_archive.as_mhtml(data, web_archive.random_habits(rng))


def show(counts: dict[tuple[str, str, str], Counter[str]], reports: int) -> int:
    # A short run proves that nothing is wrong; the floors want the whole one.
    floors = tomllib.loads(FLOORS.read_text("utf-8"))
    formats = floors["formats"] if reports >= WHOLE else {}
    layouts = floors["layouts"] if reports >= LONG else {}
    failed = False
    lines = []
    totals: dict[str, Counter[str]] = defaultdict(Counter)
    for (form, kind, layout), cells in sorted(counts.items()):
        lossy = " (places lost)" if layout in LOSSY else ""
        low = below(cells, layouts.get(f"{form}/{kind}/{layout}"))
        failed = failed or bool(low)
        lines.append(
            f"{form:5} {kind:6} {layout:24} {cells['right']:8} {cells['wrong']:6} "
            f"{cells['withheld']:8}{lossy}{low}"
        )
        totals["places lost" if layout in LOSSY else f"{form}/{kind}"] += cells
    if "--totals" not in sys.argv:
        print(f"{'form':5} {'format':6} {'layout':24} {'right':>8} {'wrong':>6} {'withheld':>8}")
        print("\n".join(lines), end="\n\n")
    for name, cells in sorted(totals.items()):
        low = below(cells, formats.get(name))
        failed = failed or bool(cells["wrong"]) or bool(low)
        print(
            f"{name:12} right {share(cells):6.2f} %  wrong {cells['wrong']}  "
            f"withheld {cells['withheld']}{low}"
        )
    return int(failed)


def share(cells: Counter[str]) -> float:
    return cells["right"] / cells.total() * 100


def below(cells: Counter[str], floor: float | None) -> str:
    return f"  BELOW its floor of {floor} %" if floor is not None and share(cells) < floor else ""


if __name__ == "__main__":
    main()
