"""Changes to the table of a report, and the readings that a page must give."""

from __future__ import annotations

import random
import re
import tomllib
from dataclasses import dataclass, replace
from functools import cache
from pathlib import Path

from .rows2014 import VALUE_CODES, block_of, form_rows, plain_unit
from .spec import CellSpec, CellStatus, Number, ReportSpec, RowSpec, TableRow

Expected = tuple[Number | None, CellStatus, str | None]

_DATA = Path(__file__).with_name("damage.toml")
_MARK = re.compile(
    r"^(其中[：:，])?"
    r"([一二三四五六七八九][、.．]|[（(][一二三四五六七八九][)）]|[0-9０-９][.、．])? ?"
)


@dataclass(frozen=True, slots=True)
class DamageBank:
    """Rewordings by code, look-alike characters, and local rows by block."""

    rewordings: dict[str, tuple[str, ...]]
    typos: dict[str, str]
    extra_rows: dict[int, tuple[tuple[str, str], ...]]


@cache
def damage_bank() -> DamageBank:
    """Read the bank once."""
    with _DATA.open("rb") as stream:
        raw = tomllib.load(stream)
    return DamageBank(
        rewordings={code: tuple(map(str, texts)) for code, texts in raw["rewordings"].items()},
        typos={str(right): str(wrong) for right, wrong in raw["typos"]},
        extra_rows={
            int(block): tuple((str(label), str(unit)) for label, unit in rows)
            for block, rows in raw["extra_rows"].items()
        },
    )


def _with_table(spec: ReportSpec, table: list[TableRow]) -> ReportSpec:
    return replace(spec, table=tuple(table))


def drop_row(spec: ReportSpec, i: int) -> ReportSpec:
    """Leave a row out of the table."""
    table = list(spec.table)
    del table[i]
    return _with_table(spec, table)


def double_row(spec: ReportSpec, i: int) -> ReportSpec:
    """Print a row twice in succession, with the same value."""
    table = list(spec.table)
    table.insert(i, table[i])
    return _with_table(spec, table)


def reword_row(spec: ReportSpec, i: int, rng: random.Random) -> ReportSpec:
    """Print a row under other words or with one wrong character; the number mark stays."""
    table = list(spec.table)
    row = table[i].row
    found = _MARK.match(row.label)
    mark = found.group() if found else ""
    rest = row.label[len(mark) :]
    choices = [*damage_bank().rewordings.get(row.code, ()), *_misspelt(rest, rng)]
    fresh = [text for text in choices if text != rest]
    if fresh:
        table[i] = replace(table[i], row=replace(row, label=mark + rng.choice(fresh)))
    return _with_table(spec, table)


def _misspelt(text: str, rng: random.Random) -> list[str]:
    """The text with one slip of each kind: a wrong, a doubled or a lost character."""
    results: list[str] = []
    typos = damage_bank().typos
    places = [place for place, right in enumerate(text) if right in typos]
    if places:
        place = rng.choice(places)
        results.append(text[:place] + typos[text[place]] + text[place + 1 :])
    if len(text) < 6:
        return results
    place = rng.randrange(2, len(text) - 2)
    if "《" not in text and "、" not in text:
        results.append(text[:place] + text[place] + text[place:])
    if text.endswith("数") and not text.endswith(("次数", "总数")):
        results += [text[:-1], text + "量"]
    if "政府信息" in text:
        results.append(text.replace("政府信息", "信息", 1))
    return results


def insert_row(spec: ReportSpec, i: int, rng: random.Random) -> ReportSpec:
    """Add a row that some provinces have and the national form has not, before place i."""
    table = list(spec.table)
    neighbours = [item.row.code for item in table[:i] if item.row.code] or [VALUE_CODES[0]]
    block = block_of()[neighbours[-1]]
    label, unit = rng.choice(damage_bank().extra_rows[block])
    value = rng.choice((0, 0, rng.randint(1, 30), rng.randint(1, 400)))
    cell = (
        CellSpec(str(value), value, "reported")
        if rng.random() < 0.85
        else CellSpec("", None, "blank")
    )
    table.insert(i, TableRow(RowSpec("", label, unit, group=False), cell))
    return _with_table(spec, table)


def expected_readings(spec: ReportSpec) -> dict[str, Expected]:
    """Value, status and unit for each of the 58 codes; rows that are not printed are missing.

    The unit is the printed one without blanks and brackets, and the form's own for a
    missing row. A row printed twice counts once.
    """
    units = {row.code: row.unit for row in form_rows()}
    readings: dict[str, Expected] = {code: (None, "missing", units[code]) for code in VALUE_CODES}
    for item in reversed(spec.table):
        if item.row.code in readings:
            unit = plain_unit(item.row.unit)
            readings[item.row.code] = (item.cell.value, item.cell.status, unit)
    return readings
