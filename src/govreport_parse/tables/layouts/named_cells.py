"""Tables in which each cell is named on its own: upright or turned, with columns beside, or as lists.

What the forms print as one row under a tree of headers, or as subtables, stands there with a proceeding or
subtable row on one side and its outcome or column on the other (:mod:`.cell_names`). They are read where no
layout of the forms' own is there.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import partial

import msgspec

from govreport_parse.forms.compiled import CompiledTable
from govreport_parse.forms.types import FormCell
from govreport_parse.model.document import Locator, Note
from govreport_parse.model.records import Reading
from govreport_parse.tables.layouts.cell_names import Named, are_half, cell_names, named_cells
from govreport_parse.tables.layouts.protocol import Candidate, Decision, Layout, Printing
from govreport_parse.tables.layouts.separate_rows import SEPARATE
from govreport_parse.tables.layouts.single_row import SINGLE, unreadable_notes
from govreport_parse.tables.layouts.subtables import SUBTABLES
from govreport_parse.tables.printed import Printed
from govreport_parse.tables.readings import TableReadings, absent, money_unit, present
from govreport_parse.text.fold import fold, squeeze

__all__ = ["NAMED_SINGLE", "NAMED_SUBTABLES"]

_SHOWN = 5


class _Place(msgspec.Struct, frozen=True, kw_only=True):
    """A named cell of a document."""

    block: int
    named: Named


def _find(layout: str, printed: Printed) -> list[Printing]:
    """The tables that name the cells of a form's table: one printing, unless its own layout reads it."""
    own = (SUBTABLES,) if layout == "subtables" else (SEPARATE, SINGLE)
    if any(printed.once(one.find) for one in own):
        return []
    candidates = []
    for table in printed.forms.tables(layout):
        found = _found(printed, table)
        if are_half(found, table):
            blocks = {place.block for places in found.values() for place in places}
            candidates.append(
                Candidate(table=table, blocks=tuple(sorted(blocks)), shown=frozenset(found))
            )
    if not candidates:
        return []
    return [Printing(place=(candidates[0].blocks[0], 0), candidates=tuple(candidates))]


def _found(printed: Printed, form: CompiledTable) -> dict[str, list[_Place]]:
    """The cells of a form's table by their indicators, wherever they are printed."""
    names = cell_names(form)
    found: dict[str, list[_Place]] = {}
    for i in printed.labels:
        if not names.may_stand_in(fold("".join(printed.table(i).texts))):
            continue  # as most tables
        for code, cells in named_cells(printed.table(i), names).items():
            found.setdefault(code, []).extend(_Place(block=i, named=one) for one in cells)
    return found


def _read(
    printed: Printed,
    decisions: Sequence[Decision],
    year: int | None,  # noqa: ARG001  # no column is named by years
) -> list[TableReadings]:
    return [_read_table(printed, decision) for decision in decisions]


def _read_table(printed: Printed, decision: Decision) -> TableReadings:
    form = decision.chosen.table
    found = _found(printed, form)
    home = Locator(block=decision.chosen.blocks[0])
    readings = tuple(_readings(form, found, home))
    labels = dict.fromkeys(
        squeeze(text)
        for places in found.values()
        for place in places
        for text in place.named.labels
    )
    return TableReadings(
        forms=(decision.block(list(labels)[:_SHOWN], home),),
        readings=readings,
        notes=(*unreadable_notes(readings), *_twofold_notes(readings, home)),
        blocks=frozenset(decision.chosen.blocks),
    )


def _readings(
    form: CompiledTable, found: dict[str, list[_Place]], home: Locator
) -> Iterator[Reading]:
    # Cells that are named alike and differ are of two years, or of two bodies, and so may all be.
    twofold = any(len({place.named.cell.text for place in own}) > 1 for own in found.values())
    for target in form.table.cells():
        places = found.get(target.indicator, [])
        if twofold and places:
            yield absent(target, "unreadable", home, form.form.id)
        elif places:
            yield _reading(target, places[0], form.form.id)
        else:
            yield absent(target, "missing", home, form.form.id)


def _twofold_notes(readings: Sequence[Reading], home: Locator) -> Iterator[Note]:
    """GR010 for cells that several figures are named as."""
    codes = [r.indicator for r in readings if r.status == "unreadable" and r.raw is None]
    if codes:
        yield Note(
            code="GR010",
            message=f"{len(codes)} cell(s) of the form are printed more than once under the same names, and "
            "not alike; none of them is read",
            message_zh=f"统计表有{len(codes)}项数据以相同名称重复出现且内容不一致，均未采用，请核对",
            at=home,
            indicators=tuple(code for code in codes if code is not None),
        )


def _reading(target: FormCell, place: _Place, form: str) -> Reading:
    cell, labels = place.named.cell, place.named.labels
    units = {unit for text in labels if (unit := money_unit(text)) is not None}
    return present(
        target,
        cell,
        Locator(block=place.block, row=cell.row, column=cell.column),
        " / ".join(map(squeeze, labels)),
        form,
        units.pop() if len(units) == 1 else None,
    )


NAMED_SINGLE = Layout(name="single", find=partial(_find, "single"), read=_read, whole=False)
NAMED_SUBTABLES = Layout(
    name="subtables", find=partial(_find, "subtables"), read=_read, whole=False
)
