"""What the layouts of statutory tables have in common: finding where one is printed, and reading it.

A layout finds every printing that a form's table in this layout may be, with the forms that fit it;
the judge decides for the whole report which form each is (:mod:`govreport_parse.tables.judge`); then
the layout reads what was decided for it.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from itertools import pairwise
from typing import TypeAlias

import msgspec

from govreport_parse.forms.compiled import CompiledSubtable, CompiledTable
from govreport_parse.forms.types import Form
from govreport_parse.model.document import Locator
from govreport_parse.model.records import FormBlock
from govreport_parse.tables.printed import Printed
from govreport_parse.tables.readings import TableReadings

__all__ = ["Candidate", "Decision", "Layout", "Printing", "stretches"]


class Candidate(msgspec.Struct, frozen=True, kw_only=True):
    """A form's table that a printing may be.

    Attributes
    ----------
    table, subtable
        The table; in one of subtables, which of these.
    blocks
        Places of the document's tables that print it, in order: more than one where it was split.
    copies
        Places of tables that print the same again.
    shown
        Codes of the rows or columns of figures that stand in print under their own names.
    lacking
        Stretches of the form that the print passes over: names before and after them are there.
    known
        Names of the form that are printed, those of groups included.
    """

    table: CompiledTable
    subtable: CompiledSubtable | None = None
    blocks: tuple[int, ...]
    copies: tuple[int, ...] = ()
    shown: frozenset[str]
    lacking: int = 0
    known: int = 0

    @property
    def form(self) -> Form:
        """Whose table it is."""
        return self.table.form

    @property
    def fit(self) -> int:
        """How well the print is the form's: names shown less stretches lacking.

        A stretch counts once however long it is: what tore it out says nothing of its length.
        """
        return len(self.shown) - self.lacking


class Printing(msgspec.Struct, frozen=True, kw_only=True):
    """Something printed that is a table of a form, or a piece of one, and what it may be.

    Attributes
    ----------
    place
        Block and row where it begins; no two printings of a layout share it.
    candidates
        At least one.
    """

    place: tuple[int, int]
    candidates: tuple[Candidate, ...]


class Decision(msgspec.Struct, frozen=True, kw_only=True):
    """What a printing is; `runner_up` is the form that fits it equally well, if one does."""

    printing: Printing
    chosen: Candidate
    runner_up: str | None = None

    def block(self, labels: Iterable[str], at: Locator) -> FormBlock:
        """The record of the table, with the labels that decided and where it begins."""
        table = self.chosen.table
        return FormBlock(
            form=table.form.id,
            table=table.table.table,
            labels=tuple(labels),
            at=at,
            runner_up=self.runner_up,
        )


Find: TypeAlias = Callable[[Printed], Sequence[Printing]]
Read: TypeAlias = Callable[[Printed, Sequence[Decision], int | None], Sequence[TableReadings]]


class Layout(msgspec.Struct, frozen=True, kw_only=True):
    """A layout: `name` as the forms have it, how its printings are found, how they are read.

    `whole`: a printing is a whole table, so two that claim one table of the document exclude each
    other.
    """

    name: str
    find: Find
    read: Read
    whole: bool = True


def stretches(there: Sequence[bool]) -> int:
    """How many times a sequence passes from what is there to what is not, and back again later."""
    known = [k for k, one in enumerate(there) if one]
    return sum(after - before > 1 for before, after in pairwise(known))
