"""Where a conditional format may hide what cells hold; whether it does is not worked out."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

from govreport_parse.model import limits
from govreport_parse.readers.xlsx.places import column_of
from govreport_parse.text.patterns import lazy_pattern

if TYPE_CHECKING:
    from lxml.etree import _Element

__all__ = ["colours_grounds", "doubtful_columns", "may_hide", "sets_no_dark_ground"]

_AREA = lazy_pattern(r"([A-Z]{1,3})(\d{1,7})(?::([A-Z]{1,3})(\d{1,7}))?")
_AREAS = lazy_pattern(r"\S+")
_NUMBER = lazy_pattern(r"-?\d{1,15}(?:\.\d{1,15})?")
# Numbers come before texts: no text is one, below one, or between two.
_OF_NUMBERS = ("equal", "lessThan", "lessThanOrEqual", "between")
_OFF = ("0", "false")
_COLOURS = ("colorScale", "dataBar", "dxf")
_GROUND = ("fill", "border")
_LEGIBLE = ("b", "i", "u", "name", "family", "charset", "scheme")
_SWITCHES = ("strike", "outline", "shadow", "condense", "extend")
# Of 255: what Excel offers as dark red, yellow and green has 98 at most, on light grounds of 216 and more.
_DARK, _BRIGHT = 110, 200
_RGB = lazy_pattern("[0-9A-Fa-f]{2}([0-9A-Fa-f]{2})([0-9A-Fa-f]{2})([0-9A-Fa-f]{2})")
_EVERYWHERE = (0, 10**7, 0, limits.COLUMNS - 1)


def sets_no_dark_ground(dxfs: Sequence[_Element]) -> bool:
    """Whether the formats that rules set have light grounds, if any; two of them may hold for a cell."""
    fills = (each.find("{*}fill") for each in dxfs)
    return all(_is_light(fill) for fill in fills if fill is not None)


def may_hide(dxf: _Element, *, light: bool) -> bool:
    """Whether a format that a rule sets may change what is seen of a value.

    Its ground, weight and typeface do not, nor does a dark colour where the cell's ground is surely `light`.
    """
    return any(
        _name(each) not in _GROUND and (_name(each) != "font" or _font_may_hide(each, light=light))
        for each in dxf
    )


def colours_grounds(sheet: _Element) -> bool:
    """Whether rules of a sheet colour grounds by themselves: scales, bars, and formats of its extensions."""
    rules = sheet.iter("{*}cfRule")
    return any(_name(each) in _COLOURS for rule in rules for each in rule)


def doubtful_columns(
    sheet: _Element, hiding: Sequence[bool], rows: Sequence[int], *, of_text: bool
) -> dict[int, int]:
    """By row the columns, as bits from that of A up, in which a rule may hide what is there.

    Parameters
    ----------
    sheet
        A worksheet, with rules of its own and those that its extensions hold.
    hiding
        Of each format that the workbook keeps for rules, whether it may hide (:func:`may_hide`).
    rows
        The numbers of the rows that matter, ascending.
    of_text
        Whether texts are there: rules that compare with numbers do not concern them.

    Raises
    ------
    LimitExceeded
        Without a file's name, for more areas than :mod:`govreport_parse.model.limits` allows cells.
    """
    runs: dict[tuple[int, int], int] = {}
    for count, (top, bottom, first, last) in enumerate(_areas(sheet, hiding, of_text), 1):
        limits.require(limits.CELLS, count)
        run = bisect_left(rows, top), bisect_right(rows, bottom)
        across = min(last, limits.COLUMNS - 1) - first + 1
        if across > 0:
            runs[run] = runs.get(run, 0) | ((1 << across) - 1) << first
    limits.require(limits.CELLS, sum(end - start for start, end in runs))
    found: dict[int, int] = {}
    for (start, end), columns in runs.items():
        for row in rows[start:end]:
            found[row] = found.get(row, 0) | columns
    return found


def _areas(
    sheet: _Element, hiding: Sequence[bool], of_text: bool
) -> Iterator[tuple[int, int, int, int]]:
    """The first and last row, and first and last column, of each area of a rule that may hide."""
    for each in sheet.iter("{*}conditionalFormatting"):
        rules = [
            rule for rule in each.iterfind("{*}cfRule") if not of_text or not _of_numbers(rule)
        ]
        if any(_rule_may_hide(rule, hiding) for rule in rules):
            where = each.get("sqref") or each.findtext("{*}sqref") or ""
            for area in _AREAS.finditer(where):
                yield _ends(area[0])


def _ends(area: str) -> tuple[int, int, int, int]:
    """An area's ends; one that is written in another way may be anywhere."""
    ends = _AREA.fullmatch(area.replace("$", ""))
    if ends is None:
        return _EVERYWHERE
    columns = sorted((column_of(ends[1]), column_of(ends[3] or ends[1])))
    rows = sorted((int(ends[2]), int(ends[4] or ends[2])))
    return rows[0], rows[1], columns[0], columns[1]


def _of_numbers(rule: _Element) -> bool:
    bounds = [each.text or "" for each in rule if _name(each) in ("formula", "f")]
    return (
        rule.get("type") == "cellIs"
        and rule.get("operator") in _OF_NUMBERS
        and bool(bounds)
        and all(_NUMBER.fullmatch(bound) for bound in bounds)
    )


def _rule_may_hide(rule: _Element, hiding: Sequence[bool]) -> bool:
    """Whether a rule sets what may hide, or shows a bar or an icon alone."""
    if any(each.get("showValue") in _OFF for each in rule):
        return True
    own, kept = rule.find("{*}dxf"), rule.get("dxfId")
    if own is not None and may_hide(own, light=False):
        return True
    if kept is None:
        return False
    known = kept.isascii() and kept.isdigit() and len(kept) < 8 and int(kept) < len(hiding)
    return hiding[int(kept)] if known else True


def _font_may_hide(font: _Element, *, light: bool) -> bool:
    return any(
        _name(each) not in _LEGIBLE
        and not (_name(each) in _SWITCHES and each.get("val", "1") in _OFF)
        and not (_name(each) == "color" and light and 0 <= _brightness(each) <= _DARK)
        for each in font
    )


def _is_light(fill: _Element) -> bool:
    """Whether the ground that a rule sets is surely light."""
    pattern = fill.find("{*}patternFill")
    if pattern is None or pattern.get("patternType", "solid") != "solid":
        return False
    return len(pattern) > 0 and all(_brightness(each) >= _BRIGHT for each in pattern)


def _brightness(colour: _Element) -> int:
    """How bright a colour is that is given by its red, green and blue, of 255; below 0 for others."""
    rgb = _RGB.fullmatch(colour.get("rgb", ""))
    if rgb is None or colour.get("tint"):
        return -1
    red, green, blue = (int(part, 16) for part in rgb.groups())
    return (299 * red + 587 * green + 114 * blue) // 1000


def _name(element: _Element) -> str:
    return str(element.tag).rpartition("}")[2]
