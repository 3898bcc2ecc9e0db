"""A number as a cell shows it, by the cell's number format; what a format is not known to show is nothing sure."""

from __future__ import annotations

import re
from decimal import ROUND_HALF_UP, Decimal

from govreport_parse.text.patterns import lazy_pattern

__all__ = ["BUILT_IN", "is_hidden_text", "shown"]

#: Formats that a workbook does not write out, by their ids (ECMA-376, part 1, 18.8.30), those of dates left out.
BUILT_IN = {
    0: "General", 1: "0", 2: "0.00", 3: "#,##0", 4: "#,##0.00", 9: "0%", 10: "0.00%", 37: "#,##0;-#,##0",
    38: "#,##0;-#,##0", 39: "#,##0.00;-#,##0.00", 40: "#,##0.00;-#,##0.00", 49: "@",
    41: '_ * #,##0_ ;_ * -#,##0_ ;_ * "-"_ ;_ @_ ', 42: '_ * #,##0_ ;_ * -#,##0_ ;_ * "-"_ ;_ @_ ',
    43: '_ * #,##0.00_ ;_ * -#,##0.00_ ;_ * "-"??_ ;_ @_ ', 44: '_ * #,##0.00_ ;_ * -#,##0.00_ ;_ * "-"??_ ;_ @_ ',
}  # fmt: skip
# Colours and languages in brackets show nothing; conditions do not stand in such.
_SILENT = lazy_pattern(r"\[(?:Black|Blue|Cyan|Green|Magenta|Red|White|Yellow|Color ?\d+|\$-[0-9A-F]+)\]", re.IGNORECASE)  # fmt: skip
_PIECES = lazy_pattern(r'"([^"]*)"|\\(.)|_(.)|\*(.)|([#0?][#0?,]*(?:\.[#0?]*)?|\.[0#?]+)|(%)|([-+/() :\u0080-\uffff￥$])')  # fmt: skip
_CONDITION = lazy_pattern(r"\[[<>=]")
# Excel shows no more digits in a cell as wide as they need; narrower ones it rounds to their width.
_MOST_DIGITS, _MOST_DECIMALS = 11, 4


def shown(value: Decimal, form: str) -> str | None:
    """What a cell shows of a number; None where that is not known."""
    sections = _sections(form)
    if _CONDITION.search(form):
        return None
    if len(sections) > 2 and value == 0:
        return _written(value, sections[2])
    if value >= 0 or len(sections) > 1:
        return _written(abs(value), sections[value < 0])
    text = _written(-value, sections[0])
    return f"-{text}" if text and any(char in "123456789" for char in text) else text


def is_hidden_text(form: str) -> bool:
    """Whether a format shows nothing of text."""
    sections = _sections(form)
    return len(sections) > 3 and not sections[3].strip()


def _sections(form: str) -> list[str]:
    """The sections of a format: for positive numbers, negative ones, zero, text."""
    found, quoted = [""], False
    for k, char in enumerate(form):
        if char == '"':
            quoted = not quoted
        if char == ";" and not quoted and form[k - 1 : k] != "\\":
            found.append("")
        else:
            found[-1] += char
    return found


def _written(value: Decimal, section: str) -> str | None:
    section = _SILENT.sub("", section)
    if section in ("", "@") or section.lower() == "general":
        return _general(value) if section else ""
    pieces: list[str] = []
    at, placed = 0, False
    percent = "%" in re.sub(r'"[^"]*"', "", section)
    for piece in _PIECES.finditer(section):
        if piece.start() != at:
            return None
        at = piece.end()
        quoted, escaped, blank, _fill, number, sign, literal = piece.groups()
        if number is not None and (number.strip("?") or placed):
            if placed:
                return None
            placed = True
            figure = _number(value * 100 if percent else value, number)
            if figure is None:
                return None
            pieces.append(figure)
        else:
            pieces.append(quoted or escaped or (" " if blank else "") or sign or literal or "")
    return "".join(pieces).strip() if at == len(section) else None


def _number(value: Decimal, place: str) -> str | None:
    whole, _, decimals = place.partition(".")
    if whole.endswith(","):  # shows thousandths
        return None
    least = sum(char == "0" for char in decimals)
    rounded = value.quantize(Decimal(1).scaleb(-len(decimals)), ROUND_HALF_UP)
    text = f"{rounded:,f}" if "," in whole else f"{rounded:f}"
    front, _, back = text.partition(".")
    while len(back) > least and back.endswith("0"):
        back = back[:-1]
    digits = sum(char == "0" for char in whole)
    if not digits and front == "0":
        front = ""
    elif "," not in whole:
        front = front.zfill(digits)
    return f"{front}.{back}" if back or "." in place else front


def _general(value: Decimal) -> str | None:
    text = f"{value.normalize():f}"
    whole, _, decimals = text.lstrip("-").partition(".")
    # What was calculated has digits that no column shows.
    if len(decimals) > _MOST_DECIMALS or len(whole) + len(decimals) > _MOST_DIGITS:
        return None
    return text
