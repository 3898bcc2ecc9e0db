"""The 65 rows of the 2014 form, and the ways in which their labels are printed."""

from __future__ import annotations

import random
import tomllib
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Literal, TypeAlias

from .spec import RowSpec

NoteChoice: TypeAlias = Literal["form", "all", "none"]

CHINESE_NUMBERS = "一二三四五六七八九十"
_DATA = Path(__file__).with_name("rows2014.toml")
_REASONS_PARENT = "requests.answered.refused"


@dataclass(frozen=True, slots=True)
class FormRow:
    """A row of the form taken apart: level 1 is 一、 level 2 (一), level 3 1., 0 unnumbered."""

    code: str
    level: int
    number: int
    lead: bool
    core: str
    note: str
    note_on_form: bool
    unit: str | None
    parent: str
    group: bool

    @property
    def is_reason(self) -> bool:
        """True for the six reasons of refusal, which some offices number."""
        return self.parent == _REASONS_PARENT


@dataclass(frozen=True, slots=True)
class LabelStyle:
    """How one table writes its labels."""

    brackets: str = "()"
    dot: str = "."
    wide_digits: bool = False
    lead: str = "其中:"
    notes: NoteChoice = "form"
    number_reasons: bool = False
    gap: str = ""


@cache
def form_rows() -> tuple[FormRow, ...]:
    """The rows of the form in their order, taken apart."""
    with _DATA.open("rb") as stream:
        entries = tomllib.load(stream)["row"]
    return tuple(
        FormRow(
            code=entry["code"],
            level=entry.get("level", 0),
            number=entry.get("number", 0),
            lead=entry.get("lead", False),
            core=entry["core"],
            note=entry.get("note", ""),
            note_on_form=entry.get("note_on_form", False),
            unit=entry.get("unit"),
            parent=entry.get("parent", ""),
            group="unit" not in entry,
        )
        for entry in entries
    )


def print_label(row: FormRow, style: LabelStyle) -> str:
    """The label of a row in a given style of numbering, brackets and notes."""
    opening, closing = style.brackets[0], style.brackets[1]
    number = str(row.number)
    if style.wide_digits:
        number = number.translate({ord("0") + i: chr(0xFF10 + i) for i in range(10)})
    mark = ""
    if row.level == 1:
        mark = f"{CHINESE_NUMBERS[row.number - 1]}、{style.gap}"
    elif row.level == 2:
        mark = f"{opening}{CHINESE_NUMBERS[row.number - 1]}{closing}{style.gap}"
    elif row.level == 3 or (row.is_reason and style.number_reasons):
        mark = f"{number}{style.dot}{style.gap}"
    if row.lead:
        mark = style.lead + mark
    with_note = row.note and (style.notes == "all" or (style.notes == "form" and row.note_on_form))
    return mark + row.core + (f"{opening}{row.note}{closing}" if with_note else "")


def random_label_style(rng: random.Random) -> LabelStyle:
    """A style of labels such as one office keeps through its whole table."""
    brackets = rng.choice(("()", "（）", "（）"))
    lead = "其中:" if brackets == "()" else rng.choice(("其中：", "其中：", "其中:"))
    notes: tuple[NoteChoice, ...] = ("form", "form", "all", "none")
    return LabelStyle(
        brackets=brackets,
        dot=rng.choice((".", ".", "、", "．")),
        wide_digits=rng.random() < 0.12,
        lead=lead,
        notes=rng.choice(notes),
        number_reasons=rng.random() < 0.3,
        gap=rng.choice(("", "", "", " ")),
    )


def label_variants(code: str) -> tuple[str, ...]:
    """Every form in which the label of a row may be printed, the form's own first."""
    row = next(row for row in form_rows() if row.code == code)
    seen: dict[str, None] = {print_label(row, LabelStyle()): None}
    all_notes: tuple[NoteChoice, ...] = ("form", "all", "none")
    for brackets in ("()", "（）"):
        for dot in (".", "、", "．"):
            for wide in (False, True):
                for lead in ("其中:", "其中："):
                    for notes in all_notes:
                        for reasons in (False, True):
                            style = LabelStyle(brackets, dot, wide, lead, notes, reasons)
                            seen.setdefault(print_label(row, style))
    return tuple(seen)


def unit_variants(unit: str) -> tuple[str, ...]:
    """Ways of printing a unit that all mean the same unit, the plain one first."""
    plain = (unit, f"({unit})", f"（{unit}）")
    return (*plain, " ".join(unit)) if len(unit) > 1 else plain


def plain_unit(printed: str | None) -> str | None:
    """The unit without the blanks and brackets it may be printed with."""
    if printed is None:
        return None
    return "".join(ch for ch in printed if ch not in "()（） \u3000") or None


@cache
def block_of() -> dict[str, int]:
    """The number of the block (一 to 九) to which each row belongs."""
    blocks: dict[str, int] = {}
    current = 0
    for row in form_rows():
        current = row.number if row.level == 1 else current
        blocks[row.code] = current
    return blocks


ROWS_2014: tuple[RowSpec, ...] = tuple(
    RowSpec(code=row.code, label=print_label(row, LabelStyle()), unit=row.unit, group=row.group)
    for row in form_rows()
)
VALUE_CODES: tuple[str, ...] = tuple(row.code for row in ROWS_2014 if not row.group)
