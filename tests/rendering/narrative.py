"""The sentence bank: templates with figures, and what each printed figure states."""

from __future__ import annotations

import random
import re
import tomllib
from collections.abc import Sequence
from dataclasses import dataclass, replace
from decimal import ROUND_HALF_UP, Decimal
from functools import cache
from pathlib import Path

from .figures import MONEY
from .rows2014 import form_rows
from .spec import CellSpec, Number, Qualifier, StatementSpec

_DATA = Path(__file__).with_name("phrases.toml")
_SLOT = re.compile(r"\{([!#]?)([a-z_0-9.-]+)([?+%$^]?)\}")
_UNIT = re.compile(r"万元|人次|件次|场次|[条件次个人名期场篇起份项元]")
_RISING = ("同比增长{p}%", "较上年增长{p}%", "比去年增加{p}%", "同比上升{p}%", "较{py}年提高{p}%")
_FALLING = ("同比下降{p}%", "较上年减少{p}%", "比去年下降{p}%", "较{py}年降低{p}%")


@dataclass(frozen=True, slots=True)
class Sentence:
    """A sentence of the page, the figures it states, and whether it is a trap."""

    text: str
    statements: tuple[StatementSpec, ...] = ()
    trap: bool = False


@dataclass(frozen=True, slots=True)
class Breakdown:
    """A list that names only the parts above zero."""

    section: str
    openers: tuple[str, ...]
    items: tuple[tuple[str, str], ...]


@dataclass(frozen=True, slots=True)
class PhraseBank:
    """All templates, by section kind and list name."""

    lists: dict[tuple[str, str], tuple[str, ...]]
    breakdowns: tuple[Breakdown, ...]

    def get(self, kind: str, name: str) -> tuple[str, ...]:
        """The templates of one list; empty where the section has none."""
        return self.lists.get((kind, name), ())


@cache
def phrase_bank() -> PhraseBank:
    """Read the templates once."""
    with _DATA.open("rb") as stream:
        raw = tomllib.load(stream)
    breakdowns = tuple(
        Breakdown(
            section=str(entry["section"]),
            openers=tuple(str(opener) for opener in entry["openers"]),
            items=tuple((str(code), str(text)) for code, text in entry["items"]),
        )
        for entry in raw.pop("breakdown")
    )
    lists = {
        (kind, name): tuple(str(text) for text in texts)
        for kind, table in raw.items()
        for name, texts in table.items()
    }
    return PhraseBank(lists, breakdowns)


def change_percent(now: int, before: int) -> Decimal | None:
    """The rate of change in per cent with one decimal, or a whole number; None without a base."""
    if before <= 0:
        return None
    rate = Decimal(now - before) * 100 / before
    tenth = rate.quantize(Decimal("0.1"), rounding=ROUND_HALF_UP)
    return tenth.quantize(Decimal(1)) if tenth == tenth.to_integral_value() else tenth


class Narrator:
    """Fills templates from the cells of one report."""

    def __init__(
        self,
        rng: random.Random,
        context: dict[str, str],
        cells: dict[str, CellSpec],
        previous: dict[str, int],
    ) -> None:
        self._rng = rng
        self._context = context
        self._cells = cells
        self._previous = previous
        self._wide = rng.random() < 0.05
        self._comma = rng.random() < 0.06

    def usable(self, template: str) -> bool:
        """True where every figure the template needs is in the table."""
        return all(self._slot_usable(*match.groups()) for match in _SLOT.finditer(template))

    def _slot_usable(self, kind: str, name: str, mark: str) -> bool:
        if kind == "#" or name in self._context:
            return True
        cell = self._cells[name]
        if kind == "!":
            return cell.status != "reported" or cell.value == 0
        if cell.value is None:
            return False
        if mark in ("%", "^"):
            return self._changed(name, cell.value)
        if mark == "+":
            return cell.value > 100 and cell.value % 100 != 0
        return mark == "?" or cell.value > 0

    def _changed(self, code: str, value: Number) -> bool:
        """True where last year is known, was not nought, and was another figure."""
        before = self._previous.get(code, 0)
        return before > 0 and before != value and change_percent(int(value), before) != 0

    def _change(self, code: str) -> Decimal | None:
        value = self._cells[code].value
        before = self._previous.get(code)
        return None if value is None or before is None else change_percent(int(value), before)

    def fill(self, template: str, *, trap: bool = False) -> Sentence:
        """Print a template and note what it states."""
        text = ""
        stated: list[StatementSpec] = []
        position = 0
        for match in _SLOT.finditer(template):
            text += template[position : match.start()]
            position = match.end()
            kind, name, mark = match.groups()
            if kind == "#":
                low, high = name.split("-")
                text += str(self._rng.randint(int(low), int(high)))
            elif name in self._context:
                text += self._context[name]
            elif mark in ("%", "^"):
                text += self._print_change(name, mark, stated)
            else:
                printed, statement = self._figure(kind, name, mark, template[position:])
                text += printed
                stated.append(statement)
        text += template[position:]
        return Sentence(text, tuple(replace(item, sentence=text) for item in stated), trap)

    def breakdown(self, entry: Breakdown) -> Sentence | None:
        """A list of the parts above zero, or None where fewer than two are."""
        parts = [
            text.replace("{n}", f"{{{code}}}") for code, text in entry.items if self._positive(code)
        ]
        openers = [opener for opener in entry.openers if self.usable(opener.replace("{list}", ""))]
        if len(parts) < 2 or not openers:
            return None
        joined = self._rng.choice(("、", "，", "；")).join(parts)
        return self.fill(self._rng.choice(openers).replace("{list}", joined))

    def _positive(self, code: str) -> bool:
        value = self._cells[code].value
        return value is not None and value > 0

    def _figure(self, kind: str, code: str, mark: str, rest: str) -> tuple[str, StatementSpec]:
        """The printed figure of a slot and the statement it makes."""
        if kind == "!":
            return "", StatementSpec(code, 0, _form_unit(code), "negated", "")
        value = self._cells[code].value
        assert value is not None, code
        unit_match = _UNIT.match(rest)
        unit = unit_match.group() if unit_match else _form_unit(code)
        qualifier: Qualifier = "exact"
        if mark == "$":
            value = int(value * 10000)
        if mark == "+":
            qualifier = "at_least"
            value = _round_down(int(value))
        printed = self._print_number(value, code) + ("余" if mark == "+" else "")
        return printed, StatementSpec(code, value, unit, qualifier, "")

    def _print_number(self, value: Number, code: str) -> str:
        if isinstance(value, int) and value >= 10000 and value % 100 == 0 and code not in MONEY:
            return f"{(Decimal(value) / 10000).normalize():f}万"
        text = f"{value:,}" if self._comma else str(value)
        if self._wide:
            text = text.translate({ord("0") + i: chr(0xFF10 + i) for i in range(10)})
        return text

    def _print_change(self, code: str, mark: str, stated: list[StatementSpec]) -> str:
        """The change of a figure; a rate is kept with the statement it belongs to."""
        value = self._cells[code].value
        assert value is not None, code
        if mark == "^":
            more = int(value) - self._previous[code]
            verb = "增加" if more > 0 else "减少"
            return f"{self._rng.choice(('比上年', '较去年'))}{verb}{abs(more)}{_form_unit(code)}"
        change = self._change(code)
        assert change is not None, code
        for index, item in enumerate(stated):
            if item.indicator == code:
                stated[index] = replace(item, change_percent=change)
        phrase = self._rng.choice(_RISING if change > 0 else _FALLING)
        return phrase.format(p=abs(change), py=self._context["py"])


def _round_down(value: int) -> int:
    """A rounder number below the value: 815 gives 800, 1234 gives 1200."""
    step = int("1" + "0" * (len(str(value)) - 1))
    if value // step == 1 and value % (step // 10):
        step //= 10
    return (value - 1) // step * step


@cache
def _units() -> dict[str, str]:
    return {row.code: row.unit or "" for row in form_rows()}


def _form_unit(code: str) -> str:
    return _units()[code]


def codes_in(template: str) -> tuple[str, ...]:
    """The codes a template states, for choosing sentences that do not repeat one another."""
    return tuple(
        match.group(2)
        for match in _SLOT.finditer(template)
        if "." in match.group(2) and match.group(3) not in ("%", "^")
    )


def choose_figures(rng: random.Random, narrator: Narrator, kind: str, most: int) -> list[Sentence]:
    """Sentences with figures for one section kind; none repeats a cell of another."""
    bank = phrase_bank()
    templates: Sequence[str] = [*bank.get(kind, "figures"), *bank.get(kind, "zero")]
    chosen: list[Sentence] = []
    used: set[str] = set()
    lists = [entry for entry in bank.breakdowns if entry.section == kind]
    rng.shuffle(lists)
    for entry in lists[: rng.randint(0, 2)]:
        sentence = narrator.breakdown(entry)
        if sentence is not None and used.isdisjoint(s.indicator for s in sentence.statements):
            chosen.append(sentence)
            used.update(s.indicator for s in sentence.statements)
    for template in rng.sample(templates, len(templates)):
        if len(chosen) >= most:
            break
        if used.isdisjoint(codes_in(template)) and narrator.usable(template):
            chosen.append(narrator.fill(template))
            used.update(codes_in(template))
    rng.shuffle(chosen)
    return chosen
