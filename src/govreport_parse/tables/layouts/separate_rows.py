"""The outcomes of each proceeding in a table of their own, under a heading that names the proceeding.

So conversions of PDF print what the form has as one row under a tree of headers.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from govreport_parse.forms.compiled import CompiledTable
from govreport_parse.forms.types import FormCell
from govreport_parse.model.document import Cell, Locator, Paragraph
from govreport_parse.model.records import FormBlock, Reading
from govreport_parse.tables.layouts.protocol import Candidate, Decision, Layout, Printing
from govreport_parse.tables.layouts.single_row import is_printed, unreadable_notes
from govreport_parse.tables.printed import Printed
from govreport_parse.tables.readings import TableReadings, absent, present
from govreport_parse.text.fold import label_key
from govreport_parse.text.numerals import is_words

__all__ = ["SEPARATE"]

# Blocks from a heading to its table.
_NEAR = 2
# Proceedings that are found before these are the form's table.
_MIN_GROUPS = 2


def _find(printed: Printed) -> list[Printing]:
    """The tables of all proceedings as one printing; none where one table prints them together."""
    candidates = []
    for table in printed.forms.tables("single"):
        if any(is_printed(labels, table) for labels in printed.labels.values()):
            return []
        groups = _groups(printed, table)
        if len(groups) >= _MIN_GROUPS:
            shown = (cell.indicator for key in groups for cell in _targets(table, key))
            blocks = tuple(sorted(i for i, _ in groups.values()))
            candidates.append(Candidate(table=table, blocks=blocks, shown=frozenset(shown)))
    if not candidates:
        return []
    return [Printing(place=(candidates[0].blocks[0], 0), candidates=tuple(candidates))]


def _groups(printed: Printed, form: CompiledTable) -> dict[str, tuple[int, Sequence[Cell]]]:
    """Innermost headers with the table that each stands over and its figures; none twice."""
    found: dict[str, tuple[int, Sequence[Cell]]] = {}
    for i in printed.labels:
        row = _row(printed, i, form)
        if row is None:
            continue
        key = _heading(printed, i, form)
        if key is not None:
            if key in found:
                return {}
            found[key] = i, row
    return found


def _heading(printed: Printed, i: int, form: CompiledTable) -> str | None:
    """The proceeding that the nearest line above a table names."""
    for block in reversed(printed.blocks[max(0, i - _NEAR) : i]):
        if not isinstance(block, Paragraph):
            return None
        said = _said(block.text)
        named = [key for key in form.inner_headers if key in said]
        if named:
            return named[0] if len(named) == 1 else None
    return None


def _said(text: str) -> str:
    """A heading's words, those in brackets too: 行政诉讼（复议后起诉）."""
    return label_key(text.translate(str.maketrans("（）()", "    ")))


def _row(printed: Printed, i: int, form: CompiledTable) -> Sequence[Cell] | None:
    """The one row of figures below the names of a proceeding's outcomes, in their order."""
    lines = printed.table(i).lines
    names = form.column_words[: form.group_width]
    if len(lines) != 2 or any(len(line) != len(names) for line in lines):
        return None
    header, figures = lines
    named = all(label_key(c.text) in words for c, words in zip(header, names, strict=True))
    return figures if named and not any(is_words(c.text) for c in figures) else None


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
            FormBlock(
                form=form.form.id,
                table=form.table.table,
                labels=tuple(column.label for column in form.table.columns[: form.group_width]),
                at=home,
                runner_up=decision.runner_up,
            ),
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
