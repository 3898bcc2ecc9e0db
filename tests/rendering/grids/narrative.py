"""Openings and sections of a report; the sentences are data."""

from __future__ import annotations

import random
import tomllib
from functools import cache
from pathlib import Path
from typing import TypeAlias, cast

from tests.rendering.bodies import Body
from tests.rendering.spec import SectionSpec

from .forms import FormId, Key, TableKind
from .spec import CellSpec

_DATA = Path(__file__).with_name("wording.toml")
_NUMERALS = "一二三四五六七八九十"
_Slots: TypeAlias = dict[str, list[str]]


@cache
def _bank() -> dict[str, _Slots]:
    with _DATA.open("rb") as stream:
        return cast("dict[str, _Slots]", tomllib.load(stream))


@cache
def _headings(name: str) -> tuple[tuple[str, ...], ...]:
    rows = cast("list[list[str]]", _bank()["headings"][name])
    return tuple(tuple(row) for row in rows)


class Narrator:
    """Chooses sentences for one report."""

    def __init__(self, body: Body, year: int, contact: dict[str, str], rng: random.Random) -> None:
        self._rng = rng
        self._words = {
            "we": body.we,
            "agency": body.agency,
            "place": body.place,
            "office": contact["office"],
            "phone": contact.get("phone", "12345"),
            "year": str(year),
            "next": str(year + 1),
        }
        self._mark = rng.choice(("{0}、", "{0}、", "{0}、", "{0}、 ", "{0}．"))

    def say(self, table: str, slot: str, **more: str) -> str:
        """One sentence of a slot."""
        return self._rng.choice(_bank()[table][slot]).format(**self._words, **more)

    def opening(self, form: FormId, *, phone: bool) -> tuple[str, ...]:
        """The paragraphs before the first heading."""
        parts = [self.say("opening", f"basis_{form}")]
        if self._rng.random() < 0.7:
            parts.append(self.say("opening", "period"))
        if phone and self._rng.random() < 0.8:
            parts.append(self.say("opening", "contact"))
        return ("".join(parts),) if self._rng.random() < 0.6 else tuple(parts)

    def fillers(self, tables: tuple[TableKind, ...]) -> dict[TableKind, str]:
        """The lines before the tables, where a report has them."""
        return {
            table: self.say("tables", table) if self._rng.random() < 0.3 else "" for table in tables
        }

    def sections(self, form: FormId, cells: dict[Key, CellSpec]) -> tuple[SectionSpec, ...]:
        """The numbered sections without their tables."""
        if form == "2008":
            return self._early(cells)
        six = _headings("six")
        titles = [self._rng.choice(row) for row in six]
        problems = tuple(self._rng.sample(_bank()["problems"]["text"], self._rng.choice((1, 2))))
        texts: list[tuple[str, ...]] = [
            (self.say("overall", "lead"),),
            (),
            (),
            (),
            tuple(text.format(**self._words) for text in problems),
            (self.say("other", "text"),),
        ]
        parts = [self._parts(cells), *[()] * 5]
        return tuple(
            SectionSpec(self._mark.format(_NUMERALS[place]), title, texts[place], parts[place])
            for place, title in enumerate(titles)
        )

    def _parts(self, cells: dict[Key, CellSpec]) -> tuple[SectionSpec, ...]:
        """The five usual parts of the first section, as headings with one paragraph each."""
        names = _bank()["headings"]["parts"]
        suffix = self._rng.choice(_bank()["headings"]["suffixes"])
        brackets = self._rng.choice(("（{0}）", "({0})"))
        received = cells.get(("requests.received", "total"))
        texts = (
            self._proactive(),
            self._requests(received),
            *(self.say("overall", slot) for slot in ("management", "platform", "supervision")),
        )
        return tuple(
            SectionSpec(brackets.format(_NUMERALS[place]), name + suffix, (texts[place],))
            for place, name in enumerate(names)
        )

    def _proactive(self) -> str:
        return self.say("overall", "proactive", n=str(self._rng.randint(12, 2400)))

    def _requests(self, received: CellSpec | None) -> str:
        """A sentence on requests that agrees with the cell, or says no number."""
        if received is None or received.value is None or self._rng.random() < 0.3:
            return self.say("overall", "on_request_silent")
        if received.value == 0:
            return self.say("overall", "on_request_none")
        return self.say("overall", "on_request_some", n=str(received.value))

    def _early(self, cells: dict[Key, CellSpec]) -> tuple[SectionSpec, ...]:
        """The seven sections of the years up to 2013."""
        total = cells.get(("proactive.total", None))
        proactive = self.say("overall", "platform")
        if total is not None and total.value:
            proactive = f"全年主动公开政府信息{total.value}条。{proactive}"
        texts = (
            self.say("early", "text_overview"),
            proactive,
            self._requests(cells.get(("requests.received", None))),
            self.say("early", "text_charges"),
            self.say("early", "text_remedies"),
            self.say("problems", "text"),
            self.say("other", "text"),
        )
        return tuple(
            SectionSpec(self._mark.format(_NUMERALS[place]), self._rng.choice(titles), (text,))
            for place, (titles, text) in enumerate(zip(_headings("early"), texts, strict=True))
        )
