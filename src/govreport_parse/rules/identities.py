"""The identities of a report's forms, and the zeros that they prove.

A blank cell is unknown, not zero. Where a printed total equals the sum of the printed parts, though,
the blank parts can only stand for zero: such a zero is inferred, and marked as inferred wherever it
is used. The reading itself stays blank.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from functools import lru_cache
from typing import TypeAlias

import msgspec

from govreport_parse.forms import FormTable
from govreport_parse.numbers import Number
from govreport_parse.report import AnnualReport
from govreport_parse.rules.logic import Interval
from govreport_parse.rules.model import Context

__all__ = [
    "CellKey",
    "Identity",
    "InferredZero",
    "Weighed",
    "Zeros",
    "identities",
    "inferred_zeros",
    "weighed",
    "zeros",
]

CellKey: TypeAlias = tuple[str, str | None]


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
    applicant: str | None
    proof: tuple[CellKey, ...]


Zeros: TypeAlias = Mapping[CellKey, Identity]


def identities(context: Context) -> tuple[Identity, ...]:
    """Every identity of the forms that a report uses, for each applicant and each row."""
    return tuple(identity for table in context.tables for identity in _of_table(table))


def weighed(context: Context) -> tuple[Weighed, ...]:
    """The identities of a context with both their sides, weighed once for all rules."""
    return context.once(_weighed)


def _weighed(context: Context) -> Iterator[Weighed]:
    for identity in identities(context):
        left, right = sides(context, identity)
        yield Weighed(identity=identity, left=left, right=right)


@lru_cache(maxsize=64)
def _of_table(table: FormTable) -> tuple[Identity, ...]:
    return tuple(_identities(table))


def _identities(table: FormTable) -> Iterator[Identity]:
    for applicant in table.applicants:
        for item in table.sums:
            parts = tuple((code, applicant) for code in item.parts)
            yield Identity(left=((item.total, applicant),), right=parts)
        for balance in table.balances:
            yield Identity(
                left=tuple((code, applicant) for code in balance.left),
                right=tuple((code, applicant) for code in balance.right),
            )
    rows = dict.fromkeys(cell.indicator for cell in table.cells())
    for item in table.column_sums:
        for code in rows:
            parts = tuple((code, applicant) for applicant in item.parts)
            yield Identity(left=((code, item.total),), right=parts)


def sides(
    context: Context, identity: Identity, known: Zeros | None = None
) -> tuple[Interval, Interval]:
    """What either side of an identity can be, with the zeros that are known by inference."""
    return _side(context, identity.left, known), _side(context, identity.right, known)


def _side(context: Context, cells: Sequence[CellKey], known: Zeros | None) -> Interval:
    figures = context.figures
    low: Number = 0
    certain = True
    for cell in cells:
        if cell in figures:
            low += figures[cell]
        elif not known or cell not in known:
            certain = False
    return Interval(low=low, high=low if certain else None)


def broken(left: Interval, right: Interval, tolerance: Number = 0) -> bool:
    """Whether no completion of the unknown cells makes both sides equal, up to a tolerance."""
    too_large = right.high is not None and left.low > right.high + tolerance
    return too_large or (left.high is not None and right.low > left.high + tolerance)


def zeros(context: Context, every: Sequence[Identity]) -> Zeros:
    """The blank cells that the identities prove to be zero, each with the identity that does."""
    found: dict[CellKey, Identity] = {}
    grown = True
    while grown:
        grown = False
        for identity in every:
            blanks = [key for key in identity.cells if key not in found and _blank(context, key)]
            if not blanks:
                continue
            left, right = sides(context, identity, found)
            # One side is known, and the printed figures of the other already reach it.
            if left.low == right.low and (left.known or right.known):
                found.update(dict.fromkeys(blanks, identity))
                grown = True
    return found


def inferred_zeros(report: AnnualReport) -> tuple[InferredZero, ...]:
    """The blank cells of a report's tables that its printed totals prove to stand for zero.

    The readings stay blank; a program that counts these cells as 0 should say so.

    Examples
    --------
    收到申请数 5 = 当面 5 + 传真 (blank) + 网络 0 + 信函 (blank): both blanks stand for 0. Without the
    printed total, neither does.
    """
    return tuple(
        InferredZero(indicator=code, applicant=applicant, proof=identity.cells)
        for context in Context(report).by_form()
        for (code, applicant), identity in zeros(context, identities(context)).items()
    )


def _blank(context: Context, key: CellKey) -> bool:
    reading = context.reading(*key)
    return reading is not None and reading.status == "blank"
