"""Defects injected into clean rendered reports: how many are found, by their rule and at their cell.

Run: make injection (REPORTS=1000). A clean report may give hints alone. Into each, one defect of every kind that it has
room for is put, one at a time. Fails when a clean report is accused, or when fewer than 99 % of a kind's defects are found.
"""

from __future__ import annotations

import os
import random
import sys
from collections import Counter
from collections.abc import Callable, Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any

sys.path.insert(0, str(Path(__file__).parent.parent))

import govreport_parse as gp
from tests.rendering import grids
from tests.rendering.grids.damage import stem_of
from tests.rendering.grids.spec import CellSpec, GridSpec

REPORTS = 1000
FLOOR = 0.99
PAGES: tuple[tuple[Any, str], ...] = (("html", "plain"), ("docx", "plain"), ("text", "t1_bars"))
TOTAL = "requests.outcome.total"
MONEY = ("charges.", "procurement.", "fees.")
Key = tuple[str, str | None]
# A defect: the changed report, the rule that must name it, a cell of the finding, last year's page.
Defect = tuple[GridSpec, str, Key, GridSpec | None]


def printed(value: int | str) -> CellSpec:
    return CellSpec(text=str(value), value=None, status="reported")


def changed(spec: GridSpec, cells: dict[Key, CellSpec]) -> GridSpec:
    return replace(spec, cells={**spec.cells, **cells})


def clean(rng: random.Random) -> GridSpec | None:
    """A report whose figures all hold; bodies that may make no 规章 print none."""
    spec = grids.random_grid_report(rng, rng.choice(["2019", "2021"]))
    if not spec.consistent:
        return None
    rules = [key for key in spec.cells if key[0].startswith("documents.rules.")]
    return changed(spec, dict.fromkeys(rules, CellSpec(text="0", value=0, status="reported")))


def shown(spec: GridSpec) -> set[Key]:
    return {key for row in spec.rows for key in row.keys}


def counts(spec: GridSpec) -> list[Key]:
    """Printed cells of requests and remedies with a whole number above 9."""
    return [
        key
        for key in sorted(shown(spec), key=str)
        if key[0].startswith(("requests.", "reconsideration.", "litigation."))
        and isinstance(value := spec.cells[key].value, int)
        and value > 9
    ]


def whole_column(spec: GridSpec, applicant: str) -> bool:
    """Whether every request cell of an applicant is a printed figure."""
    own = [key for key in spec.cells if key[0].startswith("requests.") and key[1] == applicant]
    return all(key in shown(spec) and spec.cells[key].status == "reported" for key in own)


def wrong_total(spec: GridSpec, rng: random.Random) -> Defect | None:
    columns = [a for a in ("natural_person", "business", "total") if whole_column(spec, a)]
    if not columns:
        return None
    key = (TOTAL, rng.choice(columns))
    value = spec.cells[key].value or 0
    return changed(spec, {key: printed(int(value) + 7)}), "GR201", key, None


def fraction(spec: GridSpec, rng: random.Random) -> Defect | None:
    keys = counts(spec)
    if not keys:
        return None
    key = rng.choice(keys)
    return changed(spec, {key: printed(f"{spec.cells[key].value}.5")}), "GR304", key, None


def negative(spec: GridSpec, rng: random.Random) -> Defect | None:
    keys = counts(spec)
    if not keys:
        return None
    key = rng.choice(keys)
    return changed(spec, {key: printed(f"-{spec.cells[key].value}")}), "GR305", key, None


def exchanged(spec: GridSpec, _rng: random.Random) -> Defect | None:
    """Two digits of the grand total change places."""
    key = (TOTAL, "total")
    digits = str(spec.cells[key].value or 0)
    whole = all(whole_column(spec, a) for a in ("natural_person", "total"))
    if len(digits) < 2 or digits[0] == digits[1] or digits[1] == "0" or not whole:
        return None
    row = [spec.cells[k] for k in spec.cells if k[0] == TOTAL]
    if any(cell.status != "reported" for cell in row):
        return None
    slip = digits[1] + digits[0] + digits[2:]
    return changed(spec, {key: printed(slip)}), "GR307", key, None


def shifted(spec: GridSpec, _rng: random.Random) -> Defect | None:
    """The rows from 予以公开 to 总计 stand one row too low."""
    rows = [row for row in spec.rows_of("requests") if row.keys]
    codes = [stem_of(row) for row in rows]
    if "requests.outcome.granted" not in codes or codes[-2:] != [TOTAL, "requests.carried_out"]:
        return None
    if any(spec.cells[key].value != 0 for key in rows[-1].keys):
        return None
    first = codes.index("requests.outcome.granted")
    if not all(spec.cells[key].status == "reported" for row in rows for key in row.keys):
        return None
    if sum(any(spec.cells[key].value for key in row.keys) for row in rows[first:]) < 2:
        return None
    if not any(spec.cells[key].value for key in rows[first].keys):
        return None
    cells: dict[Key, CellSpec] = dict.fromkeys(rows[first].keys, printed(0))
    for above, below in zip(rows[first:], rows[first + 1 :], strict=False):
        cells |= {k: spec.cells[j] for j, k in zip(above.keys, below.keys, strict=True)}
    return changed(spec, cells), "GR302", (TOTAL, None), None


def lost_requests(spec: GridSpec, rng: random.Random) -> Defect | None:
    """Last year carried out one request more than this year carried in."""
    columns = [a for a in ("natural_person", "business") if whole_column(spec, a)]
    if not columns:
        return None
    last = carried(replace(spec, year=spec.year - 1), spec)
    applicant = rng.choice(columns)
    key = ("requests.carried_out", applicant)
    more = int(spec.cells["requests.carried_in", applicant].value or 0) + 1
    return spec, "GR501", ("requests.carried_in", applicant), changed(last, {key: printed(more)})


def contradicted(spec: GridSpec, rng: random.Random) -> Defect | None:
    """A cell says seven more than the text."""
    stated = [
        (statement.indicator, statement.applicant)
        for statement in read(spec, rng, PAGES[0]).statements
        if statement.indicator and statement.qualifier == "exact" and not statement.stock
    ]
    keys = [k for k in stated if k in shown(spec) and isinstance(spec.cells[k].value, int)]
    if not keys:
        return None
    key = rng.choice(keys)
    return changed(spec, {key: printed(int(spec.cells[key].value or 0) + 7)}), "GR401", key, None


def carried(last: GridSpec, spec: GridSpec) -> GridSpec:
    """Last year's report with this year's 上年结转 as its 结转下年度."""
    cells = {
        ("requests.carried_out", applicant): cell
        for (code, applicant), cell in spec.cells.items()
        if code == "requests.carried_in"
    }
    title = spec.title.replace(str(spec.year), str(spec.year - 1))
    return changed(replace(last, title=title), cells)


KINDS: tuple[Callable[[GridSpec, random.Random], Defect | None], ...] = (
    wrong_total, fraction, negative, exchanged, shifted, lost_requests, contradicted,
)  # fmt: skip


def read(spec: GridSpec, rng: random.Random, page: tuple[Any, str]) -> gp.AnnualReport:
    return gp.parse(grids.render_grid(spec, *page, rng))


def defects(spec: GridSpec, rng: random.Random) -> Iterator[tuple[str, Defect]]:
    for kind in KINDS:
        defect = kind(spec, rng)
        if defect is not None:
            yield kind.__name__, defect


def found(defect: Defect, rng: random.Random, page: tuple[Any, str]) -> bool:
    spec, rule, (code, applicant), last = defect
    previous = None if last is None else read(last, rng, page)
    return any(
        finding.rule == rule
        and code in finding.indicators
        and applicant in (None, finding.applicant)
        for finding in gp.check(read(spec, rng, page), previous=previous)
    )


def main() -> int:
    wanted = int(os.environ.get("REPORTS", REPORTS))
    injected: Counter[str] = Counter()
    hit: Counter[str] = Counter()
    accused: list[str] = []
    reports = seed = 0
    while reports < wanted:
        rng = random.Random(f"injection {seed}")
        seed += 1
        spec = clean(rng)
        if spec is None:
            continue
        reports += 1
        page = rng.choice(PAGES)
        loud = [f for f in gp.check(read(spec, rng, page)) if f.severity != "hint"]
        accused += [f"{seed - 1} {page[0]}: {f.rule} {f.message}" for f in loud]
        for name, defect in defects(spec, rng):
            injected[name] += 1
            hit[name] += found(defect, rng, page)
    for name, count in injected.items():
        print(f"{name:<14} found {hit[name]:>5} of {count:>5}  {hit[name] / count:8.2%}")
    print(f"{reports} clean reports, {len(accused)} findings above hint")
    print("\n".join(accused[:20]))
    missed = [name for name, count in injected.items() if hit[name] < FLOOR * count]
    return 1 if missed or accused else 0


if __name__ == "__main__":
    sys.exit(main())
