"""The identities of a report's forms, and the zeros that they prove.

A blank cell is unknown, not zero. Where a printed total equals the sum of the printed parts, though,
the blank parts can only stand for zero: such a zero is inferred, and marked as inferred wherever it
is used. The reading itself stays blank.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from functools import lru_cache
from itertools import accumulate
from operator import itemgetter
from typing import TypeAlias

import msgspec

from govreport_parse.arithmetic.context import CellKey, Context, Least
from govreport_parse.arithmetic.intervals import Interval, between
from govreport_parse.forms import FormTable
from govreport_parse.model.arguments import require_report
from govreport_parse.model.records import AnnualReport
from govreport_parse.model.vocabularies import Applicant
from govreport_parse.text.numerals import Number

__all__ = [
    "Identity",
    "InferredZero",
    "Weighed",
    "Zeros",
    "identities",
    "inferred_zeros",
    "is_made_up",
    "sides",
    "unequal",
    "zeros",
]

_Picker: TypeAlias = Callable[[Least], tuple[Number, ...]]


class Identity(msgspec.Struct, frozen=True, kw_only=True):
    """Two sums of cells that are equal, each cell an indicator and an applicant."""

    left: tuple[CellKey, ...]
    right: tuple[CellKey, ...]

    @property
    def cells(self) -> tuple[CellKey, ...]:
        """Both sides' cells."""
        return (*self.left, *self.right)


class Weighed(msgspec.Struct, frozen=True, kw_only=True, gc=False):
    """An identity with what either side can be."""

    identity: Identity
    left: Interval
    right: Interval

    @property
    def known(self) -> bool:
        """Whether both sides are certain."""
        return self.left.known and self.right.known

    def broken(self, tolerance: Number) -> bool:
        """Whether no completion of the unknown cells makes both sides equal."""
        return broken(self.left, self.right, tolerance)


class InferredZero(msgspec.Struct, frozen=True, kw_only=True):
    """A blank cell that a printed total proves to stand for zero.

    Attributes
    ----------
    indicator, applicant
        The blank cell.
    proof
        The cells of the identity that proves it, each an indicator and an applicant.
    """

    indicator: str
    applicant: Applicant | None
    proof: tuple[CellKey, ...]


Zeros: TypeAlias = Mapping[CellKey, Identity]


def identities(context: Context) -> tuple[Identity, ...]:
    """Every identity of the forms that a report uses, for each applicant and each row."""
    return tuple(identity for table in context.tables for identity in _of_table(table))


def unequal(context: Context) -> tuple[Weighed, ...]:
    """The identities whose printed figures differ by more than the tolerance; weighed once for all rules.

    No other is broken, whatever zeros are inferred: unknown cells count from 0, so that the printed
    figures are the least that either side can be, and the most where it is known.
    """
    return context.once(_unequal)


def _unequal(context: Context) -> Iterator[Weighed]:
    for table in context.tables:
        for place in _differing(context, table):
            identity = _of_table(table)[place]
            left, right = sides(context, identity)
            yield Weighed(identity=identity, left=left, right=right)


def _differing(context: Context, table: FormTable) -> list[int]:
    """Places among a table's identities of those whose printed figures differ."""
    most, least = context.tolerance, -context.tolerance
    place = 0
    found = []
    for applicant in table.applicants:
        column = context.least(applicant)
        for left, right in _sides(table):
            if not least <= sum(left(column)) - sum(right(column)) <= most:
                found.append(place)
            place += 1
    for item in table.column_sums:
        pick = _picker(_codes(table))
        whole = pick(context.least(item.total))
        parts = [pick(context.least(applicant)) for applicant in item.parts]
        for one, other in zip(whole, map(sum, zip(*parts, strict=True)), strict=True):
            if not least <= one - other <= most:
                found.append(place)
            place += 1
    return found


@lru_cache(maxsize=64)
def _of_table(table: FormTable) -> tuple[Identity, ...]:
    return tuple(_identities(table))


@lru_cache(maxsize=64)
def _codes(table: FormTable) -> tuple[str, ...]:
    return tuple(dict.fromkeys(cell.indicator for cell in table.cells()))


def _sums(table: FormTable) -> Iterator[tuple[tuple[str, ...], tuple[str, ...]]]:
    """The sums of rows that are equal, for each applicant."""
    for item in table.sums:
        yield (item.total,), item.parts
    for balance in table.balances:
        yield balance.left, balance.right


@lru_cache(maxsize=64)
def _sides(table: FormTable) -> tuple[tuple[_Picker, _Picker], ...]:
    return tuple((_picker(left), _picker(right)) for left, right in _sums(table))


@lru_cache(maxsize=256)
def _picker(codes: tuple[str, ...]) -> _Picker:
    """What picks the figures of some rows from a column."""
    return itemgetter(*codes) if len(codes) > 1 else lambda column: (column[codes[0]],)


def _identities(table: FormTable) -> Iterator[Identity]:
    """The sums of rows by applicants, then those of columns by rows."""
    for applicant in table.applicants:
        for left, right in _sums(table):
            yield Identity(
                left=tuple((code, applicant) for code in left),
                right=tuple((code, applicant) for code in right),
            )
    for item in table.column_sums:
        for code in _codes(table):
            parts = tuple((code, applicant) for applicant in item.parts)
            yield Identity(left=((code, item.total),), right=parts)


def sides(
    context: Context, identity: Identity, known: Zeros | None = None
) -> tuple[Interval, Interval]:
    """What either side of an identity can be, with the zeros that are known by inference."""
    return _side(context, identity.left, known), _side(context, identity.right, known)


def _side(context: Context, cells: Sequence[CellKey], known: Zeros | None) -> Interval:
    low: Number = 0
    certain = True
    for cell in cells:
        figure = between(context.reading(*cell))
        low += figure.low
        if not figure.known and not (known and cell in known):
            certain = False
    return Interval(low=low, high=low if certain else None)


def is_made_up(context: Context, item: Weighed) -> bool:
    """Whether rows among the parts that the form does not know are what the total has beyond them."""
    identity, rest = item.identity, item.left.low - item.right.low
    whole = context.reading(*identity.left[0])
    if rest <= 0 or len(identity.left) > 1 or whole is None or whole.at.row is None:
        return False
    below = [
        (reading.at.row, reading)
        for reading in context.report.readings
        if reading.at.block == whole.at.block
        and reading.applicant == whole.applicant
        and reading.at.row is not None
        and reading.at.row > whole.at.row
    ]
    others = [
        row
        for row, reading in below
        if reading.indicator is not None
        and reading.raw is not None
        and not reading.indicator.startswith(f"{whole.indicator}.")
    ]
    # Up to the first row that is another indicator's; those of other matters may follow the parts.
    odd = [
        reading.value or 0
        for row, reading in below
        if reading.indicator is None and row < min(others, default=row + 1)
    ]
    return rest in accumulate(odd)


def broken(left: Interval, right: Interval, tolerance: Number = 0) -> bool:
    """Whether no completion of the unknown cells makes both sides equal, up to a tolerance."""
    too_large = right.high is not None and left.low > right.high + tolerance
    return too_large or (left.high is not None and right.low > left.high + tolerance)


def zeros(context: Context, every: Sequence[Identity]) -> Zeros:
    """The blank cells that the identities prove to be zero, each with the identity that does."""
    cells = {cell for identity in every for cell in identity.cells}
    unknown = {cell for cell in cells if not between(context.reading(*cell)).known}
    blank = {cell for cell in unknown if _blank(context, cell)}
    found: dict[CellKey, Identity] = {}
    grown = bool(blank)
    while grown:
        grown = False
        for identity in every:
            sides_known = unknown.isdisjoint(identity.left), unknown.isdisjoint(identity.right)
            # One side is known, and the printed figures of the other already reach it.
            if any(sides_known) and not all(sides_known) and _alike(context, identity):
                zero = [cell for cell in identity.cells if cell in blank]
                found.update(dict.fromkeys(zero, identity))
                unknown.difference_update(zero)
                blank.difference_update(zero)
                grown = grown or bool(zero)
    return found


def _alike(context: Context, identity: Identity) -> bool:
    """Whether the printed figures of both sides add up to the same."""
    one, other = (
        sum(context.least(applicant)[code] for code, applicant in side)
        for side in (identity.left, identity.right)
    )
    return one == other


def inferred_zeros(report: AnnualReport) -> tuple[InferredZero, ...]:
    """The blank cells of a report's tables that its printed totals prove to stand for zero.

    The readings stay blank; a program that counts these cells as 0 should say so.

    Examples
    --------
    收到申请数 5 = 当面 5 + 传真 (blank) + 网络 0 + 信函 (blank): both blanks stand for 0. Without the
    printed total, neither does.
    """
    require_report("inferred_zeros", "report", report)
    return tuple(
        InferredZero(indicator=code, applicant=applicant, proof=identity.cells)
        for context in Context(report).by_form()
        for (code, applicant), identity in zeros(context, identities(context)).items()
    )


def _blank(context: Context, key: CellKey) -> bool:
    reading = context.reading(*key)
    return reading is not None and reading.status == "blank"
