"""The remedies table: fifteen figures in one row under a tree of headers.

The five outcomes print three times; the headers above tell whose they are. Its columns are alike in
the forms of 2019 and 2021, so it takes the form of the report's other tables.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from functools import lru_cache

from govreport_parse.cells import TableReadings, absent, compare_copies, present, unreadable_note
from govreport_parse.document import Block, Cell, Locator, Note, Table
from govreport_parse.fold import label_key, squeeze
from govreport_parse.forms import Form, FormCell, FormTable
from govreport_parse.numbers import read_cell
from govreport_parse.report import FormBlock, Reading
from govreport_parse.splits import Labels

__all__ = ["read_single"]

# Outcomes under their own names; the others may be shortened (维持, 未审结).
_MIN_OWN = 3
_SHOWN = 5
_DIGIT = re.compile(r"\d")


def read_single(
    blocks: Sequence[Block], labels: Mapping[int, Labels], forms: Sequence[Form]
) -> TableReadings | None:
    """Read the remedies table in the first of the given forms that has one.

    `labels`: of each table of the document. It is alike in the others, the next of which is its runner-up.
    """
    single = [(form, table) for form in forms for table in form.tables if table.layout == "single"]
    if not single:
        return None
    (form, table), *others = single
    found = [i for i, own in labels.items() if _is_remedies(own, table)]
    return _read(blocks, found, form, table, others[0][0].id if others else None) if found else None


def _read(
    blocks: Sequence[Block], found: list[int], form: Form, table: FormTable, runner_up: str | None
) -> TableReadings:
    leaves = {label_key(t) for column in table.columns for t in (column.label, *column.aliases)}
    found.sort(key=lambda i: not _is_filled(blocks[i], len(table.columns), leaves))
    notes: list[Note] = []
    first, *copies = (_cells(blocks, i, form, table, leaves, notes) for i in found)
    for i, copy in zip(found[1:], copies, strict=True):
        if not _is_filled(blocks[i], len(table.columns), leaves):
            continue  # an unfilled copy says nothing
        notes.extend(compare_copies(first, copy, Locator(block=i)))
    block = blocks[found[0]]
    shown = [
        squeeze(cell.text)
        for cell in (block.cells() if isinstance(block, Table) else ())
        if label_key(cell.text) in leaves
    ]
    return TableReadings(
        forms=(
            FormBlock(
                form=form.id,
                table=table.table,
                labels=tuple(dict.fromkeys(shown))[:_SHOWN],
                at=Locator(block=found[0]),
                runner_up=runner_up,
            ),
        ),
        readings=first,
        notes=tuple(notes),
        blocks=frozenset(found),
    )


def _cells(
    blocks: Sequence[Block],
    i: int,
    form: Form,
    table: FormTable,
    leaves: set[str],
    notes: list[Note],
) -> tuple[Reading, ...]:
    block, home = blocks[i], Locator(block=i)
    if not isinstance(block, Table):
        return ()
    order = _order(block, table)
    row = _figures(block, len(table.columns), leaves)
    if row is None or order is None:
        status = "missing" if row is None else "unreadable"
        return tuple(absent(target, status, home, form.id) for target in table.cells())
    return tuple(
        _reading(target, row[order.index(k)], home, form.id, notes)
        for k, target in enumerate(table.cells())
    )


def _reading(target: FormCell, cell: Cell, home: Locator, form: str, notes: list[Note]) -> Reading:
    at = Locator(block=home.block, row=cell.row, column=cell.column)
    reading = present(target, cell, at, target.label, form, None)
    if reading.status == "unreadable":
        notes.append(unreadable_note(cell.text, target.label, at))
    return reading


def _is_remedies(labels: Labels, table: FormTable) -> bool:
    """Whether a table prints every outcome, most under their own names, and the groups above."""
    outcomes, parents = _outcomes(table)
    every = set(outcomes.values())
    keys = labels.texts.keys()
    printed = {outcomes[key] for key in keys & outcomes.keys()}
    groups = len(parents & keys)
    return printed == every and len(every & keys) >= _MIN_OWN and groups > 1


@lru_cache(maxsize=16)
def _outcomes(table: FormTable) -> tuple[dict[str, str], frozenset[str]]:
    """The keys of the outcomes in all wordings, with those of their own names; of the groups."""
    outcomes = {
        label_key(text): label_key(column.label)
        for column in table.columns
        for text in (*column.aliases, column.label)
    }
    parents = (label_key(text) for column in table.columns for text in column.parents)
    return outcomes, frozenset(parents)


def _order(block: Table, table: FormTable) -> tuple[int, ...] | None:
    """For each figure of the row, the index of its column in the form."""
    by_path = {
        (label_key(column.parents[-1]), label_key(text)): k
        for k, column in enumerate(table.columns)
        for text in (column.label, *column.aliases)
    }
    parents = {path[0] for path in by_path}
    names = {path[1] for path in by_path}
    order = _by_grid(block, by_path, parents, names)
    if order is not None and sorted(order) == list(range(len(table.columns))):
        return order
    # Spans lost: the outcomes in reading order, group after group.
    found = [key for cell in block.cells() if (key := label_key(cell.text)) in names]
    canonical = [{label_key(text) for text in (c.label, *c.aliases)} for c in table.columns]
    if len(found) == len(canonical) and all(
        key in keys for key, keys in zip(found, canonical, strict=True)
    ):
        groups = [key for cell in block.cells() if (key := label_key(cell.text)) in parents]
        expected = list(dict.fromkeys(label_key(c.parents[-1]) for c in table.columns))
        if list(dict.fromkeys(groups)) == expected:
            return tuple(range(len(canonical)))
    return None


def _by_grid(
    block: Table, by_path: dict[tuple[str, str], int], parents: set[str], names: set[str]
) -> tuple[int, ...] | None:
    order: list[int] = []
    for c in range(block.width):
        column = [row[c] for row in block.grid if c < len(row)]
        keys = [label_key(cell.text) for cell in column if cell is not None and cell.text]
        above = [key for key in keys if key in parents]
        leaf = [key for key in keys if key in names]
        if not leaf:
            continue
        if not above or (above[-1], leaf[-1]) not in by_path:
            return None
        order.append(by_path[above[-1], leaf[-1]])
    return tuple(order)


def _is_filled(block: Block, count: int, leaves: set[str]) -> bool:
    row = _figures(block, count, leaves) if isinstance(block, Table) else None
    return row is not None and any(cell.text for cell in row)


def _figures(block: Table, count: int, leaves: set[str]) -> list[Cell] | None:
    """The one row of figures; None where there is none, or more than one."""
    rows: list[list[Cell]] = []
    for r, row in enumerate(block.grid):
        own = [cell for cell in row if cell is not None and cell.row == r]
        distinct = [cell for k, cell in enumerate(own) if cell not in own[:k]]
        if any(label_key(cell.text) in leaves for cell in distinct):
            continue
        readable = [cell for cell in distinct if read_cell(cell.text).status != "unreadable"]
        # 约2余 among figures is a cell of the row that says no number, not a label.
        figures = [cell for cell in distinct if cell in readable or _DIGIT.search(cell.text)]
        most = len(readable) * 2 > count
        if most and len(figures) == count and len(distinct) - len(figures) <= 1:
            rows.append(figures)
    filled = [row for row in rows if any(cell.text for cell in row)]
    contents = {tuple(cell.text for cell in row) for row in filled}
    if len(contents) == 1:
        return filled[0]
    return rows[0] if rows and not filled else None
