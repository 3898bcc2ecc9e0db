"""What the kinds of defects are made with."""

from __future__ import annotations

import random
from collections.abc import Callable
from dataclasses import dataclass, replace
from typing import Any, TypeAlias

import govreport_parse as gp
from tests.rendering import grids
from tests.rendering.grids.damage import stem_of
from tests.rendering.grids.spec import CellSpec, GridSpec, RowSpec

Key: TypeAlias = tuple[str, str | None]
Page: TypeAlias = tuple[Any, str]
TOTAL = "requests.outcome.total"
RECEIVED = "requests.received"
CARRIED_IN, CARRIED_OUT = "requests.carried_in", "requests.carried_out"
ZERO = CellSpec(text="0", value=0, status="reported")


@dataclass(frozen=True)
class Defect:
    """A report with one defect: as a file, with the reports it is checked beside.

    ``cells`` are the cells of which the finding must name one; empty where it is of no cell. Of a ``scanned``
    one the characters were recognised.
    """

    page: bytes
    cells: tuple[Key, ...] = ()
    beside: tuple[bytes, ...] = ()
    scanned: bool = False


Kind: TypeAlias = Callable[[GridSpec, random.Random, Page], Defect | None]


def render(spec: GridSpec, page: Page, rng: random.Random) -> bytes:
    return grids.render_grid(spec, *page, rng)


def read(spec: GridSpec, page: Page, rng: random.Random) -> gp.AnnualReport:
    return gp.parse(render(spec, page, rng))


def printed(value: object) -> CellSpec:
    return CellSpec(text=str(value), value=None, status="reported")


def changed(spec: GridSpec, cells: dict[Key, CellSpec]) -> GridSpec:
    return replace(spec, cells={**spec.cells, **cells})


def clean(rng: random.Random) -> GridSpec | None:
    """A report whose figures all hold; bodies that may make no 规章 print none."""
    spec = grids.random_grid_report(rng, rng.choice(["2019", "2021"]))
    if not spec.consistent:
        return None
    rules = [key for key in spec.cells if key[0].startswith("documents.rules.")]
    return changed(spec, dict.fromkeys(rules, ZERO))


def shown(spec: GridSpec) -> set[Key]:
    return {key for row in spec.rows for key in row.keys}


def figure(spec: GridSpec, key: Key) -> int | None:
    """The whole number that a printed cell shows."""
    cell = spec.cells.get(key)
    value = cell.value if cell is not None and cell.status == "reported" else None
    return value if key in shown(spec) and isinstance(value, int) else None


def counts(spec: GridSpec, least: int = 10) -> list[Key]:
    """Printed cells of requests and remedies with a whole number of at least so much."""
    starts = ("requests.", "reconsideration.", "litigation.")
    keys = sorted((key for key in shown(spec) if key[0].startswith(starts)), key=str)
    return [key for key in keys if (figure(spec, key) or 0) >= least]


def whole_column(spec: GridSpec, applicant: str) -> bool:
    """Whether every request cell of an applicant is a printed figure."""
    own = [key for key in spec.cells if key[0].startswith("requests.") and key[1] == applicant]
    return all(figure(spec, key) is not None for key in own)


def whole_columns(spec: GridSpec) -> list[str]:
    return [a for a in ("natural_person", "business", "total") if whole_column(spec, a)]


def request_rows(spec: GridSpec) -> list[RowSpec]:
    return [row for row in spec.rows_of("requests") if row.keys]


def says(spec: GridSpec, text: str, section: int = 0) -> GridSpec:
    """The report with one more paragraph at the end of a section, which the tables follow."""
    own = spec.sections[section]
    if own.subsections:
        last = own.subsections[-1]
        parts = (*own.subsections[:-1], replace(last, paragraphs=(*last.paragraphs, text)))
        own = replace(own, subsections=parts)
    else:
        own = replace(own, paragraphs=(*own.paragraphs, text))
    sections = (*spec.sections[:section], own, *spec.sections[section + 1 :])
    return replace(spec, sections=sections)


def opens(spec: GridSpec, text: str) -> GridSpec:
    return replace(spec, opening=(*spec.opening, text))


def of_year(spec: GridSpec, year: int) -> GridSpec:
    """The report under another year."""
    title = spec.title.replace(str(spec.year), str(year))
    opening = tuple(text.replace(str(spec.year), str(year)) for text in spec.opening)
    published = spec.published.replace(year=year + 1, day=min(spec.published.day, 28))
    return replace(spec, year=year, title=title, opening=opening, published=published)


def year_before(spec: GridSpec) -> GridSpec:
    """Last year's report: the same, with this year's 上年结转 as its 结转下年度."""
    last = of_year(spec, spec.year - 1)
    cells = {
        (CARRIED_OUT, key[1]): cell for key, cell in spec.cells.items() if key[0] == CARRIED_IN
    }
    return changed(last, cells)


def row_places(spec: GridSpec, code: str) -> list[int]:
    return [i for i, row in enumerate(spec.rows) if stem_of(row) == code]
