"""Random figures for the form, and how they are printed in its cells."""

from __future__ import annotations

import random
from dataclasses import dataclass
from decimal import Decimal
from typing import Literal, TypeAlias

from .rows2014 import VALUE_CODES, block_of, form_rows
from .spec import CellSpec, Number

EmptyHabit: TypeAlias = Literal["none", "sparse", "zeros", "blocks"]

MONEY = ("fees.collected", "resources.budget")
SUMS: tuple[tuple[str, tuple[str, ...]], ...] = tuple(
    (
        total,
        tuple(row.code for row in form_rows() if row.parent == total and row.code not in MONEY),
    )
    for total in (
        "requests.received",
        "requests.concluded",
        "requests.answered",
        "requests.answered.refused",
        "reconsideration.total",
        "litigation.total",
        "resources.staff",
    )
)
NOT_APPLICABLE = ("/", "/", "—", "-", "——", "－", "无", "不适用", "--")


@dataclass(frozen=True, slots=True)
class Figures:
    """The figures of a report, and last year's where they are known."""

    values: dict[str, Number]
    previous: dict[str, int]
    consistent: bool


@dataclass(frozen=True, slots=True)
class CellStyle:
    """How one table writes numbers and emptiness."""

    numbers: Literal["plain", "comma", "wide", "unit"]
    empty: EmptyHabit
    mark: str


def random_figures(rng: random.Random) -> Figures:
    """Figures of a small to large office; most add up, some have one wrong total."""
    scale = rng.choice((0.15, 0.4, 0.4, 1.0, 1.0, 3.0))
    values: dict[str, Number] = dict.fromkeys(VALUE_CODES, 0)
    _fill_disclosure(rng, values, scale)
    _fill_requests(rng, values, scale)
    _fill_rest(rng, values, scale)
    consistent = rng.random() > 0.15
    if not consistent:
        total, _ = rng.choice(SUMS)
        values[total] = int(values[total]) + rng.choice((1, 1, 2, 10))
    return Figures(values, _previous(rng, values), consistent)


def _count(rng: random.Random, zero: float, top: float) -> int:
    """Zero with the given chance, else a count that is more often small than large."""
    if rng.random() < zero:
        return 0
    return 1 + int(rng.random() ** 2.5 * max(top, 1))


def _split(rng: random.Random, total: int, weights: tuple[float, ...]) -> list[int]:
    """Distribute a total over parts by chance."""
    parts = [0] * len(weights)
    for index in rng.choices(range(len(weights)), weights=weights, k=total):
        parts[index] += 1
    return parts


def _fill_disclosure(rng: random.Random, values: dict[str, Number], scale: float) -> None:
    website = _count(rng, 0.03, 3000 * scale)
    channels = {
        "gazette": _count(rng, 0.85, 60 * scale),
        "website": website,
        "weibo": _count(rng, 0.6, 900 * scale),
        "wechat": _count(rng, 0.5, 700 * scale),
        "other": _count(rng, 0.5, 300 * scale),
    }
    for name, count in channels.items():
        values[f"proactive.channel.{name}"] = count
    lowest, highest = max(channels.values()), sum(channels.values())
    total = rng.choice((lowest, highest, rng.randint(lowest, highest)))
    issued = min(_count(rng, 0.5, 40 * scale), total)
    values["proactive.total"] = total
    values["proactive.normative_issued"] = issued
    values["proactive.normative_disclosed"] = rng.choice((issued, rng.randint(0, issued)))
    for code, zero, top in (
        ("response.hot_topics", 0.6, 20),
        ("response.press_conferences", 0.75, 12),
        ("response.online_interviews", 0.7, 12),
        ("response.policy_interpretations", 0.4, 80),
        ("response.weibo_wechat", 0.7, 40),
        ("response.other", 0.7, 30),
    ):
        values[code] = _count(rng, zero, top * scale)
    for name in ("press_conferences", "online_interviews"):
        most = int(values[f"response.{name}"])
        values[f"response.{name}_led"] = rng.randint(0, most)


def _fill_requests(rng: random.Random, values: dict[str, Number], scale: float) -> None:
    received = _count(rng, 0.5, 120 * scale)
    weights: dict[str, tuple[float, ...]] = {
        "requests.received": (4, 0.4, 5, 2),
        "requests.concluded": (20, 0.6),
        "requests.answered": (3, 8, 2, 1.5, 2, 2, 0.5, 1),
        "requests.answered.refused": (0.5, 1, 2, 0.5, 2, 1),
        "reconsideration.total": (4, 1, 1),
        "litigation.total": (4, 1, 1),
        "resources.staff": (1, 2),
    }
    concluded = received - (rng.randint(0, min(2, received)) if rng.random() < 0.2 else 0)
    totals = {
        "requests.received": received,
        "requests.concluded": concluded,
        "requests.answered": concluded,
        "reconsideration.total": _count(rng, 0.8, 8 * scale),
        "litigation.total": _count(rng, 0.85, 6 * scale),
        "resources.staff": _count(rng, 0.15, 40 * scale),
    }
    for total, parts in SUMS:
        if total in totals:
            values[total] = totals[total]
        counts = _split(rng, int(values[total]), weights[total])
        values.update(zip(parts, counts, strict=True))


def _fill_rest(rng: random.Random, values: dict[str, Number], scale: float) -> None:
    for code, zero, top in (
        ("complaints.total", 0.85, 6),
        ("resources.dedicated_offices", 0.25, 20),
        ("resources.reading_points", 0.25, 30),
        ("training.meetings", 0.3, 8),
        ("training.courses", 0.3, 6),
    ):
        values[code] = _count(rng, zero, top * scale)
    if values["training.courses"]:
        values["training.participants"] = _count(rng, 0.0, 1500 * scale)
    if rng.random() < 0.25 and values["requests.received"]:
        values["fees.collected"] = Decimal(rng.randint(1, 240)) / 100
    if rng.random() < 0.5:
        budget = Decimal(rng.randint(1, 400)) / rng.choice((1, 2, 10))
        values["resources.budget"] = budget if budget % 1 else int(budget)
        if rng.random() < 0.08:
            values["resources.budget"] = Decimal(rng.randint(100000, 400000)) / 100


def _previous(rng: random.Random, values: dict[str, Number]) -> dict[str, int]:
    """Last year's figures of the rows that texts like to compare."""
    known: dict[str, int] = {}
    for code in (
        "proactive.total",
        "proactive.channel.website",
        "proactive.channel.wechat",
        "response.policy_interpretations",
        "requests.received",
        "training.participants",
    ):
        now = int(values[code])
        if rng.random() < 0.7:
            known[code] = max(0, round(now / rng.uniform(0.7, 1.6)) + rng.choice((-1, 0, 0, 1)))
    return known


def random_cell_style(rng: random.Random) -> CellStyle:
    """The habits of one office: plain digits and full cells more often than not."""
    numbers: tuple[Literal["plain", "comma", "wide", "unit"], ...] = (
        "plain",
        "comma",
        "wide",
        "unit",
    )
    habits: tuple[EmptyHabit, ...] = ("none", "sparse", "zeros", "blocks")
    return CellStyle(
        numbers=rng.choices(numbers, weights=(80, 10, 5, 5))[0],
        empty=rng.choices(habits, weights=(40, 35, 12, 13))[0],
        mark=rng.choice(("", "", "", *NOT_APPLICABLE)),
    )


def print_number(rng: random.Random, value: Number, unit: str, style: CellStyle) -> str:
    """The text of a number in a cell."""
    numbers = style.numbers
    if numbers == "plain" and rng.random() < 0.02:
        numbers = rng.choice(("comma", "wide", "unit"))
    text = f"{value:,}" if numbers == "comma" else str(value)
    if isinstance(value, Decimal) and rng.random() < 0.3:
        text = f"{value:.2f}"
    if numbers == "wide":
        table = {ord("0") + i: chr(0xFF10 + i) for i in range(10)} | {ord("."): "．"}
        text = text.translate(table)
    return text + unit if numbers == "unit" else text


def print_cells(rng: random.Random, figures: Figures, style: CellStyle) -> dict[str, CellSpec]:
    """The value cells of a table, some of them left empty as the style has it."""
    empty_blocks = set(rng.sample(range(1, 10), 2)) if style.empty == "blocks" else set()
    units = {row.code: row.unit or "" for row in form_rows()}
    cells: dict[str, CellSpec] = {}
    for code, value in figures.values.items():
        empty = (
            (style.empty == "sparse" and rng.random() < 0.07)
            or (style.empty == "zeros" and value == 0 and rng.random() < 0.85)
            or block_of()[code] in empty_blocks
        )
        if empty:
            status: Literal["blank", "not_applicable"] = "not_applicable" if style.mark else "blank"
            cells[code] = CellSpec(style.mark, None, status)
        else:
            text = print_number(rng, value, units[code], style)
            cells[code] = CellSpec(text, value, "reported")
    return cells
