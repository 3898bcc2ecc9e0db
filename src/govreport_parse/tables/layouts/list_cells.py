"""The cells of a list's row: its unit and its figure, where each stands in its place."""

from __future__ import annotations

from collections.abc import Sequence

import msgspec

from govreport_parse.model.document import Cell
from govreport_parse.model.grid import OBJECT
from govreport_parse.tables.layouts.list_headers import MAX_UNIT, UNIT_AND_VALUE
from govreport_parse.tables.rows import Figures
from govreport_parse.text.fold import fold
from govreport_parse.text.numerals import is_words, read_cell, unit_of

__all__ = ["Roles", "value_and_unit"]


class Roles(msgspec.Struct, frozen=True, kw_only=True):
    """Positions behind the label; `value` None where several columns may hold the figure.

    `followed`: columns behind the value's hold figures too, so a short row does not tell whose
    its figure is; `alone`: no other column holds numbers, be it those of the rows. `restored`: rows may lack blank cells at their ends.
    """

    length: int
    unit: int | None
    value: int | None
    followed: bool = False
    alone: bool = True
    restored: bool = False


def _odd_unit(tail: tuple[Cell, ...], roles: Roles) -> str | None:
    """A unit that is printed in the unit's column but is none we know (万件): kept as it is."""
    if roles.unit is None or len(tail) != roles.length:
        return None
    text = fold(tail[roles.unit].text)
    if len(text) > MAX_UNIT or OBJECT in text:
        return None
    return text if read_cell(text).status == "unreadable" else None


def _is_odd(tail: Sequence[Cell], roles: Roles, length: int, place: int) -> bool:
    """Whether cells are lost or added behind a unit, so that any of them may be the value.

    `length`: cells from the unit's column on; `place`: that of the value's column.
    """
    blank = not tail[place].text
    if len(tail) < length:
        # The blank that is left may be another column's.
        return roles.followed or (blank and not roles.restored)
    beyond = [read_cell(cell.text).status for cell in tail[length:]]
    told = beyond[: (*beyond, "unreadable").index("unreadable")]
    # Lines put a blank of another column, or of a page's end, before the value: 件, "", 32, /.
    return "reported" in told or ((blank or roles.restored) and "not_applicable" in told)


def _is_pushed(tail: Sequence[Cell], roles: Roles, place: int) -> bool:
    """Whether a figure or a dash stands behind a blank value, where other rows hold no figure."""
    if tail[place].text or roles.followed or roles.restored:
        return False
    behind = [read_cell(cell.text).status for cell in tail[place + 1 :]]
    return "reported" in behind or "not_applicable" in behind


def _is_run_on(tail: Sequence[Cell], roles: Roles, place: int) -> bool:
    """Whether a row put together from lines has words before its value, as another row's label.

    What stands after them, the number of a page or that row's figure, is none of its own.
    """
    return roles.restored and any(
        is_words(cell.text) and unit_of(cell.text) is None for cell in tail[:place]
    )


def value_and_unit(tail: tuple[Cell, ...], roles: Roles) -> Figures:
    """Unit, value cell, and whether the cells do not tell which is the value."""
    if roles.unit == 0 and roles.value is not None and len(tail) == roles.length:
        unit = unit_of(tail[0].text)
        if unit is not None:  # all in its place: what follows comes to the same
            odd = _is_pushed(tail, roles, roles.value) or _is_run_on(tail, roles, roles.value)
            return unit, (() if odd else (tail[roles.value],)), odd
    units = [unit for cell in tail if (unit := unit_of(cell.text)) is not None]
    unit = units[0] if units else _odd_unit(tail, roles)
    if roles.value is None:
        return unit, (), bool(tail)
    if roles.unit is not None:
        # The unit is the best mark: the value keeps its distance from it, whatever blanks stand
        # before (a label column left empty) or behind.
        first = next((p for p, cell in enumerate(tail) if cell.text), 0)
        place = first + roles.value - roles.unit
        if tail and unit_of(tail[first].text) is not None and 0 <= place < len(tail):
            length = roles.length - roles.unit
            odd = _is_odd(tail[first:], roles, length, place - first)
            odd = odd or _is_pushed(tail, roles, place)
            odd = odd or _is_run_on(tail[first:], roles, place - first)
            return unit, (() if odd else (tail[place],)), odd
        if first == roles.unit and tail and read_cell(tail[first].text).status == "reported":
            return None, (), True  # a figure where the unit belongs
    if not any(cell.text for cell in tail[roles.length :]):
        tail = tail[: roles.length]
    if len(tail) == roles.length:
        value = tail[roles.value]
        misplaced = unit_of(value.text) is not None or _is_run_on(tail, roles, roles.value)
        return unit, (() if misplaced else (value,)), misplaced
    if len(tail) > roles.length:
        return unit, (), True
    # Short of cells: beside the label and its unit, one number or one blank can only be the value.
    rest = [cell for cell in tail if unit_of(cell.text) is None]
    if len(rest) == 1 and roles.length <= UNIT_AND_VALUE and roles.alone:
        return unit, (rest[0],), False
    return unit, (), bool(rest)
