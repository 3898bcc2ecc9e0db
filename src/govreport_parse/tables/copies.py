"""A statutory table that stands twice: what both prints say is read, and nothing else.

Nothing says which of two prints is right, nor whether both are the report's own.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import TypeAlias

import msgspec

from govreport_parse.model.document import Locator, Note
from govreport_parse.model.records import Reading
from govreport_parse.tables.readings import called_zh

__all__ = ["Copy", "settle_copies"]

# Prints of one table differ by what was mended in one of them; more cells are those of another table.
_FEW = 3

_Key: TypeAlias = tuple[str, str, str | None]


class Copy(msgspec.Struct, frozen=True):
    """Another print of a table that was read, and where it stands."""

    readings: Sequence[Reading]
    at: Locator


def settle_copies(
    first: Sequence[Reading], copies: Iterable[Copy]
) -> tuple[tuple[Reading, ...], tuple[Note, ...]]:
    """The readings of the first print, without the values that another one contradicts.

    A blank or a dash where the other print has 0 is no contradiction, unless other cells differ: then it
    is not certain that there was a 0.

    Returns
    -------
    readings
        Those of `first` in their order, `unreadable` where a copy says something else.
    notes
        GR105 for each copy that differs.
    """
    copies = list(copies)
    if not copies:
        return tuple(first), ()
    known = {_key(reading): reading for reading in first}
    withheld: set[_Key] = set()
    notes = []
    for copy in copies:
        other = {_key(reading): reading for reading in copy.readings}
        differing = [key for key, own in known.items() if key in other and _differ(own, other[key])]
        if differing:
            many = len(differing) > _FEW
            withheld.update(key for key, own in known.items() if _unsure(own, other.get(key), many))
            notes.append(_note([(known[key], other[key]) for key in differing], copy.at, many))
    readings = (_withheld(one) if _key(one) in withheld else one for one in first)
    return tuple(readings), tuple(notes)


def _key(reading: Reading) -> _Key:
    """What a reading is of: a cell of the form, or a row that no form knows."""
    return reading.form, reading.indicator or reading.label, reading.applicant


def _is_told(reading: Reading) -> bool:
    return reading.status not in ("missing", "unreadable")


def _differ(one: Reading, other: Reading) -> bool:
    """Whether two prints of a cell contradict each other."""
    if not (_is_told(one) and _is_told(other)) or _says(one) == _says(other):
        return False
    return bool(one.value or other.value)  # of a 0, a blank and a dash none contradicts another


def _says(reading: Reading) -> tuple[object, str]:
    return reading.value, reading.status


def _unsure(own: Reading, other: Reading | None, many: bool) -> bool:
    """Whether a cell is not certain, its table having another print that differs.

    Of another table (`many` cells differ) a cell that does not stand there or is not read says nothing
    for the first one either.
    """
    if not _is_told(own):
        return False
    if other is None or not _is_told(other):
        return many
    return _says(own) != _says(other)


def _withheld(reading: Reading) -> Reading:
    return msgspec.structs.replace(reading, value=None, status="unreadable")


def _note(differing: Sequence[tuple[Reading, Reading]], at: Locator, many: bool) -> Note:
    own, other = differing[0]
    count, label = len(differing), own.label
    (one, one_zh), (two, two_zh) = _shown(own), _shown(other)
    message = (
        f"the table is printed twice and differs in {count} cell(s): {label} is {one} and {two}"
    )
    message_zh = (
        f"同一统计表重复出现，有{count}处数据不一致（如{called_zh(label)}分别为{one_zh}和{two_zh}）"
    )
    if many:
        message = f"two different tables stand here for one, {count} cells apart: {label} is {one} and {two}"
        message_zh = f"应填一份统计表之处有两份内容不同的表（{count}处，如{called_zh(label)}分别为{one_zh}和{two_zh}）"
    return Note(
        code="GR105",
        message=f"{message}; nothing says which is right, so what differs is not read",
        message_zh=f"{message_zh}，无法确定以何者为准，不一致之处未采用，请核对",
        at=at,
        indicators=tuple(dict.fromkeys(r.indicator for r, _ in differing if r.indicator)),
    )


def _shown(reading: Reading) -> tuple[str, str]:
    """What a cell prints, for messages in English and Chinese."""
    printed = str(reading.value) if reading.value is not None else reading.raw or ""
    return printed or "(blank)", printed or "空白"
