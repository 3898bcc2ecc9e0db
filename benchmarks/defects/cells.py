"""Defects in the cells of the tables: GR003, GR2xx, GR3xx."""

from __future__ import annotations

import random

from benchmarks.defects.kit import (
    CARRIED_IN,
    CARRIED_OUT,
    RECEIVED,
    TOTAL,
    ZERO,
    Defect,
    Key,
    Kind,
    Page,
    changed,
    counts,
    figure,
    printed,
    read,
    render,
    request_rows,
    says,
    shown,
    whole_columns,
)
from tests.rendering.grids.damage import stem_of
from tests.rendering.grids.spec import CellSpec, GridSpec

GRANTED, PARTLY = "requests.outcome.granted", "requests.outcome.partially_granted"


def unreadable(spec: GridSpec, rng: random.Random, page: Page) -> Defect | None:
    keys = counts(spec)
    if not keys:
        return None
    key = rng.choice(keys)
    made = changed(spec, {key: printed(f"约{spec.cells[key].value}余")})
    return Defect(render(made, page, rng), (key,))


def wrong_total(spec: GridSpec, rng: random.Random, page: Page) -> Defect | None:
    columns = whole_columns(spec)
    if not columns:
        return None
    key = (TOTAL, rng.choice(columns))
    made = changed(spec, {key: printed((figure(spec, key) or 0) + 7)})
    return Defect(render(made, page, rng), (key,))


def misfiled(spec: GridSpec, rng: random.Random, page: Page) -> Defect | None:
    """What the text calls 予以公开 stands in the row of 部分公开."""
    own, other = (GRANTED, "total"), (PARTLY, "total")
    if figure(spec, own) is None or figure(spec, other) is None:
        return None
    count = rng.randint(100_000, 900_000)
    made = says(
        changed(spec, {own: ZERO, other: printed(count)}),
        f"全年政府信息公开申请予以公开{count}件。",
    )
    return Defect(render(made, page, rng), (own,))


def shifted(spec: GridSpec, rng: random.Random, page: Page) -> Defect | None:
    """The rows from 予以公开 to 总计 stand one row too low."""
    rows = request_rows(spec)
    codes = [stem_of(row) for row in rows]
    if GRANTED not in codes or codes[-2:] != [TOTAL, CARRIED_OUT]:
        return None
    if any(spec.cells[key].value != 0 for key in rows[-1].keys):
        return None
    first = codes.index(GRANTED)
    if not all(spec.cells[key].status == "reported" for row in rows for key in row.keys):
        return None
    if sum(any(spec.cells[key].value for key in row.keys) for row in rows[first:]) < 2:
        return None
    if not any(spec.cells[key].value for key in rows[first].keys):
        return None
    cells: dict[Key, CellSpec] = dict.fromkeys(rows[first].keys, ZERO)
    for above, below in zip(rows[first:], rows[first + 1 :], strict=False):
        cells |= {k: spec.cells[j] for j, k in zip(above.keys, below.keys, strict=True)}
    return Defect(render(changed(spec, cells), page, rng), ((TOTAL, None),))


def yuan(spec: GridSpec, rng: random.Random, page: Page) -> Defect | None:
    """A fee in 元 in the cell of 万元."""
    key = ("charges.administrative.amount", None)
    if key not in shown(spec):
        return None
    made = says(changed(spec, {key: printed(51200)}), "全年行政事业性收费51200元。")
    return Defect(render(made, page, rng), (key,))


def fraction(spec: GridSpec, rng: random.Random, page: Page) -> Defect | None:
    keys = counts(spec)
    if not keys:
        return None
    key = rng.choice(keys)
    made = changed(spec, {key: printed(f"{spec.cells[key].value}.5")})
    return Defect(render(made, page, rng), (key,))


def negative(spec: GridSpec, rng: random.Random, page: Page) -> Defect | None:
    keys = counts(spec)
    if not keys:
        return None
    key = rng.choice(keys)
    made = changed(spec, {key: printed(f"-{spec.cells[key].value}")})
    return Defect(render(made, page, rng), (key,))


def rules_made(spec: GridSpec, rng: random.Random, page: Page) -> Defect | None:
    agency = read(spec, page, rng).agency
    keys = sorted(key for key in shown(spec) if key[0].startswith("documents.rules."))
    if not keys or agency.level not in ("county", "township"):
        return None
    key = rng.choice(keys)
    return Defect(render(changed(spec, {key: printed(3)}), page, rng), (key,))


def exchanged(spec: GridSpec, rng: random.Random, page: Page) -> Defect | None:
    """Two digits of the grand total change places."""
    key = (TOTAL, "total")
    digits = str(figure(spec, key) or 0)
    whole = {"natural_person", "total"} <= set(whole_columns(spec))
    if len(digits) < 2 or digits[0] == digits[1] or digits[1] == "0" or not whole:
        return None
    if any(cell.status != "reported" for k, cell in spec.cells.items() if k[0] == TOTAL):
        return None
    slip = digits[1] + digits[0] + digits[2:]
    return Defect(render(changed(spec, {key: printed(slip)}), page, rng), (key,))


def contradicted(spec: GridSpec, rng: random.Random, page: Page) -> Defect | None:
    """A cell says seven more than the text."""
    stated = [
        (statement.indicator, statement.applicant)
        for statement in read(spec, page, rng).statements
        if statement.indicator and statement.qualifier == "exact" and not statement.stock
    ]
    keys = [key for key in stated if figure(spec, key) is not None]
    if not keys:
        return None
    key = rng.choice(keys)
    made = changed(spec, {key: printed((figure(spec, key) or 0) + 7)})
    return Defect(render(made, page, rng), (key,))


def other_meaning(spec: GridSpec, rng: random.Random, page: Page) -> Defect | None:
    """受理 for what was received and carried in."""
    received, carried = (figure(spec, (code, "total")) for code in (RECEIVED, CARRIED_IN))
    if not received or not carried or not spec.cells[RECEIVED, "total"].text:
        return None
    if any(s.indicator == RECEIVED for s in read(spec, page, rng).statements):
        return None
    made = says(spec, f"全年共受理政府信息公开申请{received + carried}件。")
    return Defect(render(made, page, rng), ((RECEIVED, None),))


KINDS: dict[str, Kind] = {
    "GR003": unreadable,
    "GR201": wrong_total,
    "GR301": misfiled,
    "GR302": shifted,
    "GR303": yuan,
    "GR304": fraction,
    "GR305": negative,
    "GR306": rules_made,
    "GR307": exchanged,
    "GR401": contradicted,
    "GR405": other_meaning,
}
