"""Random figures that foot as the forms demand, small and often zero."""

from __future__ import annotations

import random
from collections.abc import Mapping
from dataclasses import dataclass
from decimal import Decimal

from tests.rendering.spec import Number

from .forms import (
    APPLICANTS,
    DISCLOSURE,
    LOCAL_ROWS,
    REMEDY_GROUPS,
    RESULTS,
    FormId,
    Key,
    request_rows,
)

_OUTCOME_WEIGHTS = {
    "granted": 9.0,
    "partially_granted": 2.5,
    "not_held": 4.0,
    "needs_creation": 1.0,
    "administrative_inquiry": 0.7,
    "other": 1.0,
    "not_amended": 0.8,
    "unspecified": 0.8,
    "total": 0.0,
}


@dataclass(frozen=True, slots=True)
class Figures:
    """The figures by cell; ``aside`` are those of the second column of a local table."""

    values: dict[Key, Number]
    aside: dict[Key, int]
    consistent: bool


def count(rng: random.Random, zero: float, top: float) -> int:
    """Zero with the given chance, else a count that is more often small than large."""
    if rng.random() < zero:
        return 0
    return 1 + int(rng.random() ** 2.5 * max(top, 1))


def random_figures(rng: random.Random, form: FormId, *, cumulative: bool = False) -> Figures:
    """Figures of a small to large office; one report in seven has one wrong figure.

    ``cumulative``: the second column of a local table counts all years, not a part of one.
    """
    scale = rng.choice((0.2, 0.2, 0.5, 0.5, 1.0, 1.0, 4.0, 40.0))
    other: dict[Key, Number] = {}
    if form == "2008":
        values = _local(rng, scale)
        if cumulative or rng.random() < 0.5:
            other = _local(rng, scale * rng.choice((0.5, 1.0, 2.0)))
    else:
        values = _disclosure(rng, form, scale)
        values |= _requests(rng, form, scale)
        values |= _remedies(rng, scale)
    aside: dict[Key, int] = {}
    if other:
        aside = {key: int(value) + int(other[key]) for key, value in values.items()}
        if not cumulative:
            values, aside = dict(aside), {key: int(value) for key, value in values.items()}
    consistent = rng.random() > 1 / 7
    if not consistent:
        key = rng.choice(_totals(form))
        values[key] = int(values[key]) + rng.choice((1, 1, 2, 10))
    if form == "2008" and not aside:
        aside = {key: int(value) for key, value in values.items()}
    return Figures(values, aside, consistent)


def _totals(form: FormId) -> list[Key]:
    """Cells that the others determine."""
    if form == "2008":
        return [("requests.received", None), ("requests.answered", None)]
    totals: list[Key] = [("requests.outcome.total", who) for who in APPLICANTS]
    totals += [("requests.received", "natural_person"), ("requests.received", "total")]
    return totals + [(f"{group}.total", None) for group in REMEDY_GROUPS]


def _split(rng: random.Random, total: int, weights: list[float]) -> list[int]:
    parts = [0] * len(weights)
    for place in rng.choices(range(len(weights)), weights=weights, k=min(total, 400)):
        parts[place] += 1
    parts[weights.index(max(weights))] += max(total - 400, 0)
    return parts


def _disclosure(rng: random.Random, form: FormId, scale: float) -> dict[Key, Number]:
    values: dict[Key, Number] = {}
    for block in DISCLOSURE[form]:
        for stem, _ in block.rows:
            figures = _disclosure_row(rng, form, stem, scale)
            names = [column.tail for column in block.columns]
            values |= {(f"{stem}.{name}", None): figures[name] for name in names}
    return values


def _disclosure_row(
    rng: random.Random, form: FormId, stem: str, scale: float
) -> Mapping[str, Number]:
    if stem == "documents.rules" and rng.random() < 0.88:
        names = ("made", "disclosed", "disclosed_total", "issued", "repealed", "in_force")
        return dict.fromkeys(names, 0)
    if stem.startswith("documents."):
        made = count(rng, 0.45, 12 * scale)
        repealed = count(rng, 0.75, 6 * scale)
        return {
            "made": made,
            "disclosed": rng.choice((made, made, rng.randint(0, made))),
            "disclosed_total": made + count(rng, 0.2, 60 * scale),
            "issued": made,
            "repealed": repealed,
            "in_force": made + count(rng, 0.3, 40 * scale),
        }
    if stem == "procurement.centralized":
        projects = count(rng, 0.5, 25 * scale)
        amount = rng.choice((rng.randint(800, 900000), Decimal(rng.randint(150, 999999)) / 100))
        return {"projects": projects, "amount": amount if projects else 0}
    if form == "2021" and stem == "charges.administrative":
        cents = count(rng, 0.55, 90000 * scale)
        return {"amount": rng.choice((cents // 100, Decimal(cents) / 100))}
    last = count(rng, 0.4, 200 * scale)
    change = rng.choice((0, 0, rng.randint(1, 30), -rng.randint(1, 12)))
    decisions = count(rng, 0.4, 1500 * scale)
    return {
        "items_last_year": last,
        "items_change": max(change, -last),
        "decisions": decisions if last or form == "2021" else 0,
    }


def _requests(rng: random.Random, form: FormId, scale: float) -> dict[Key, Number]:
    rows = request_rows(form)
    leaves = [row.code for row in rows if row.groups and not row.code.endswith(".total")]
    weights = [_OUTCOME_WEIGHTS.get(code.rsplit(".", 1)[1], 0.35) for code in leaves]
    values: dict[Key, Number] = {(row.code, who): 0 for row in rows for who in APPLICANTS}
    if rng.random() < 0.25:
        return values
    chances = {"natural_person": 0.15, "business": 0.6, "legal_service": 0.8}
    tops = {"natural_person": 90, "business": 14}
    for who in APPLICANTS[:-1]:
        handled = count(rng, chances.get(who, 0.85), tops.get(who, 4) * scale)
        results = _split(rng, handled, weights)
        carried_out = count(rng, 0.75, 5 * scale) if handled else 0
        carried_in = min(count(rng, 0.75, 5 * scale), handled + carried_out)
        column = dict(zip(leaves, results, strict=True)) | {
            "requests.outcome.total": handled,
            "requests.carried_out": carried_out,
            "requests.carried_in": carried_in,
            "requests.received": handled + carried_out - carried_in,
        }
        for code, value in column.items():
            values[(code, who)] = value
            values[(code, "total")] += value
    return values


def _remedies(rng: random.Random, scale: float) -> dict[Key, Number]:
    values: dict[Key, Number] = {}
    for group, zero in zip(REMEDY_GROUPS, (0.6, 0.75, 0.85), strict=True):
        total = count(rng, zero, 12 * scale)
        parts = [*_split(rng, total, [6, 2, 1.5, 1]), total]
        pairs = zip(RESULTS, parts, strict=True)
        values |= {(f"{group}.{result}", None): part for result, part in pairs}
    return values


def _local(rng: random.Random, scale: float) -> dict[Key, Number]:
    plain: dict[str, Number] = {row.code: count(rng, 0.5, 300 * scale) for row in LOCAL_ROWS}
    total = count(rng, 0.02, 2500 * scale)
    plain["proactive.total"] = total
    plain["proactive.electronic_fulltext"] = rng.choice((total, rng.randint(0, total)))
    received = count(rng, 0.45, 40 * scale)
    channels = [code for code in plain if code.startswith("requests.received.")]
    plain["requests.received"] = received
    weights = [4.0, 0.4, 2.0, 3.0, 1.5, 0.3]
    plain |= dict(zip(channels, _split(rng, received, weights), strict=True))
    answered = rng.choice((received, received, rng.randint(0, received)))
    stem = "requests.answered"
    granted, partly, refused = _split(rng, answered, [8.0, 2.0, 3.0])
    plain |= {
        stem: answered,
        f"{stem}.granted": granted,
        f"{stem}.partially_granted": partly,
        f"{stem}.refused": refused,
    }
    reasons = [code for code in plain if code.startswith(f"{stem}.refused.")]
    plain |= dict(zip(reasons, _split(rng, refused, [1.0] * len(reasons)), strict=True))
    for code in ("reconsideration.total", "litigation.total", "appeals.total"):
        plain[code] = count(rng, 0.8, 6 * scale)
    plain["appeals.first_handling"] = rng.randint(0, int(plain["appeals.total"]))
    return {(code, None): value for code, value in plain.items()}
