"""Pages as foreign mirrors show them: in traditional script, over-converted, or with readings."""

from __future__ import annotations

import random
import re
import tomllib
import unicodedata
from collections.abc import Callable
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Literal, TypeAlias

MirrorKind: TypeAlias = Literal["M1", "M2", "M3", "M4", "M5"]

MIRROR_KINDS: tuple[MirrorKind, ...] = ("M1", "M2", "M3", "M4", "M5")
_DATA = Path(__file__).with_name("mirror.toml")
_MARKUP = re.compile(r"(<script\b.*?</script>|<style\b.*?</style>|<[^>]*>)", re.DOTALL)
_TONES = {"\u0300", "\u0301", "\u0304", "\u030c"}
_JUNK = ("各。ㄗ灾螀^(qū)", "ㄓ厙ㄛ嫁(wéi)", "笝剕^(hào)。")


@dataclass(frozen=True, slots=True)
class _Tables:
    characters: dict[int, str]
    phrases: tuple[tuple[str, str], ...]
    careless: tuple[tuple[str, str], ...]
    readings: dict[str, str]


@cache
def _tables() -> _Tables:
    with _DATA.open("rb") as stream:
        raw = tomllib.load(stream)
    characters = {ord(pair[0]): pair[1] for pair in str(raw["traditional"]).split()}
    readings = {entry[0]: entry[1:] for entry in str(raw["readings"]).split()}
    # Characters are converted before readings are set, so both scripts are looked up.
    readings |= {
        characters[ord(letter)]: reading
        for letter, reading in readings.items()
        if ord(letter) in characters
    }
    return _Tables(
        characters=characters,
        phrases=tuple((str(old), str(new)) for old, new in raw["phrases"]),
        careless=tuple((str(old), str(new)) for old, new in raw["careless"]),
        readings=readings,
    )


def mirror(data: bytes, kind: MirrorKind, rng: random.Random) -> bytes:
    """The mirror of a rendered page or text; tags and scripts stay as they are."""
    change = _changer(kind, rng)
    pieces = _MARKUP.split(data.decode())
    page = "".join(piece if number % 2 else change(piece) for number, piece in enumerate(pieces))
    if kind == "M5":
        junk = rng.choice(_JUNK)
        end = "</body>" if "</body>" in page else ""
        page = page.replace(end, f"<p>{junk}</p>\n{end}") if end else f"{page}{junk}\n"
    return page.encode()


def _changer(kind: MirrorKind, rng: random.Random) -> Callable[[str], str]:
    tables = _tables()

    def change(text: str) -> str:
        pairs = {"M2": tables.phrases, "M3": tables.careless}.get(kind, ())
        for old, new in pairs:
            text = text.replace(old, new)
        text = text.translate(tables.characters)
        return _with_readings(text, kind, rng) if kind in ("M4", "M5") else text

    return change


def _with_readings(text: str, kind: MirrorKind, rng: random.Random) -> str:
    """Readings in brackets behind some characters: plain and now and then doubled, or toned."""
    readings = _tables().readings
    parts: list[str] = []
    for letter in text:
        parts.append(letter)
        reading = readings.get(letter)
        if reading is None or rng.random() > 0.12:
            continue
        mark = f"({reading if kind == 'M5' else toneless(reading)})"
        parts.append(mark * 2 if kind == "M4" and rng.random() < 0.2 else mark)
    return "".join(parts)


def toneless(reading: str) -> str:
    """A reading without the marks of its tone."""
    letters = unicodedata.normalize("NFD", reading)
    return unicodedata.normalize("NFC", "".join(x for x in letters if x not in _TONES))
