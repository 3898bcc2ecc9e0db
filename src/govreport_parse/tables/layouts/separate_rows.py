"""The outcomes of each proceeding on their own: in a table below its heading, or stacked in one table.

So conversions of PDF, and pages that are to be narrow, print what the form has as one row under a tree of
headers. In a stacked table each line names proceedings, names outcomes or holds figures, and nothing else.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from govreport_parse.forms.compiled import CompiledTable
from govreport_parse.forms.types import FormCell
from govreport_parse.model.document import Cell, Locator, Paragraph
from govreport_parse.model.records import Reading
from govreport_parse.tables.layouts.protocol import Candidate, Decision, Layout, Printing
from govreport_parse.tables.layouts.single_row import SINGLE, unreadable_notes
from govreport_parse.tables.layouts.stacked_rows import named_proceedings, stacked_rows
from govreport_parse.tables.printed import Printed
from govreport_parse.tables.readings import TableReadings, absent, present

__all__ = ["SEPARATE"]

# Blocks from a heading to its table.
_NEAR = 2
# Proceedings that are found before these are the form's table.
_MIN_GROUPS = 2


def _find(printed: Printed) -> list[Printing]:
    """The tables of all proceedings as one printing; none where one table prints them side by side."""
    if printed.once(SINGLE.find):
        return []
    candidates = []
    for table in printed.forms.tables("single"):
        groups = _groups(printed, table)
        if len(groups) >= _MIN_GROUPS:
            shown = (cell.indicator for key in groups for cell in _targets(table, key))
            blocks = tuple(sorted({i for i, _ in groups.values()}))
            candidates.append(Candidate(table=table, blocks=blocks, shown=frozenset(shown)))
    if not candidates:
        return []
    return [Printing(place=(candidates[0].blocks[0], 0), candidates=tuple(candidates))]


def _groups(printed: Printed, form: CompiledTable) -> dict[str, tuple[int, Sequence[Cell]]]:
    """Innermost headers with the table that prints each and its figures; none twice."""
    found: dict[str, tuple[int, Sequence[Cell]]] = {}
    for i in printed.labels:
        for key, row in stacked_rows(printed.table(i), form, _heading(printed, i, form)):
            if key in found:
                return {}
            found[key] = i, row
    return found


def _heading(printed: Printed, i: int, form: CompiledTable) -> str:
    """The nearest line above a table that names proceedings."""
    for block in reversed(printed.blocks[max(0, i - _NEAR) : i]):
        if not isinstance(block, Paragraph):
            break
        if named_proceedings(block.text, form):
            return block.text
    return ""


def _targets(form: CompiledTable, key: str) -> tuple[FormCell, ...]:
    """The cells of a proceeding."""
    start = form.inner_headers.index(key) * form.group_width
    return form.table.cells()[start : start + form.group_width]


def _read(
    printed: Printed,
    decisions: Sequence[Decision],
    year: int | None,  # noqa: ARG001  # no column is named by years
) -> list[TableReadings]:
    return [_read_tables(printed, decision) for decision in decisions]


def _read_tables(printed: Printed, decision: Decision) -> TableReadings:
    form = decision.chosen.table
    groups = _groups(printed, form)
    home = Locator(block=decision.chosen.blocks[0])
    readings = tuple(
        reading
        for key in form.inner_headers
        for reading in _of_group(form, key, groups.get(key), home)
    )
    return TableReadings(
        forms=(
            decision.block((one.label for one in form.table.columns[: form.group_width]), home),
        ),
        readings=readings,
        notes=tuple(unreadable_notes(readings)),
        blocks=frozenset(i for i, _ in groups.values()),
    )


def _of_group(
    form: CompiledTable, key: str, found: tuple[int, Sequence[Cell]] | None, home: Locator
) -> Iterator[Reading]:
    for place, target in enumerate(_targets(form, key)):
        if found is None:
            yield absent(target, "missing", home, form.form.id)
        else:
            i, row = found
            at = Locator(block=i, row=row[place].row, column=row[place].column)
            yield present(target, row[place], at, target.label, form.form.id, None)


SEPARATE = Layout(name="single", find=_find, read=_read, whole=False)
