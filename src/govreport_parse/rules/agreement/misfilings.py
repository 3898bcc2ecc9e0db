"""Figures that stand in the cell of a sibling row."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence

import msgspec

from govreport_parse.arithmetic.context import CellKey, Context
from govreport_parse.model.records import Reading
from govreport_parse.model.vocabularies import Applicant
from govreport_parse.rules.agreement.claims import Claim, agrees, claims
from govreport_parse.text.numerals import Number

__all__ = ["Misfiling", "misfilings"]


class Misfiling(msgspec.Struct, frozen=True, kw_only=True):
    """A figure that stands in a sibling's cell while its own is blank or zero."""

    own: Reading
    sibling: Reading
    value: Number
    claims: tuple[Claim, ...]


def misfilings(context: Context) -> tuple[Misfiling, ...]:
    """Figures that text or comparison table give for one row and the form shows in another."""
    return context.once(_misfilings)


def _misfilings(context: Context) -> Iterator[Misfiling]:
    given: dict[tuple[CellKey, Number], list[Claim]] = defaultdict(list)
    for claim in claims(context):
        if claim.certain and claim.qualifier == "exact" and claim.value > 0 and claim.cell:
            given[claim.cell, claim.value].append(claim)
    for (cell, value), voices in given.items():
        own = context.reading(*cell)
        if own is None or not _starved(own):
            continue
        if any(agrees(context, voices[0], other) for other in voices[0].others):
            continue
        holders = [
            reading
            for reading in _siblings(context, *cell)
            if reading.indicator is not None
            and reading.value
            and agrees(context, voices[0], ((reading.indicator, cell[1]),))
            and ((reading.indicator, cell[1]), value) not in given
        ]
        if len(holders) == 1:
            yield Misfiling(own=own, sibling=holders[0], value=value, claims=tuple(voices))


def _starved(reading: Reading) -> bool:
    return reading.status in ("blank", "not_applicable") or reading.value == 0


def _siblings(context: Context, indicator: str, applicant: Applicant | None) -> Sequence[Reading]:
    codes = dict.fromkeys(code for table in context.tables for code in table.siblings(indicator))
    codes.update(dict.fromkeys(_alike(context, indicator)))
    found = [context.reading(code, applicant) for code in codes]
    return [reading for reading in found if reading is not None and reading.status == "reported"]


def _alike(context: Context, indicator: str) -> Iterator[str]:
    """The cells of the same result in the other blocks of its remedy: 未经复议直接起诉, 复议后起诉."""
    remedy, _, rest = indicator.partition(".")
    result = rest.rpartition(".")[2]
    for table in context.tables:
        if table.table == "remedies" and table.row(indicator) is None:
            for cell in table.cells():
                code = cell.indicator
                if (
                    code != indicator
                    and code.startswith(f"{remedy}.")
                    and code.endswith(f".{result}")
                ):
                    yield code
