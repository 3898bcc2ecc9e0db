"""The remedies table: fifteen figures in one row under a tree of headers.

The five outcomes print three times; the headers above tell whose they are. Its columns are alike in
the forms of 2019 and 2021, so it takes the form of the report's other tables.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from functools import lru_cache

import msgspec

from govreport_parse.forms import Form, FormCell, FormTable
from govreport_parse.model.document import Block, Cell, Locator, Note, Table
from govreport_parse.model.grid import OBJECT
from govreport_parse.model.records import FormBlock, Reading
from govreport_parse.tables.headers import Labels, each_once
from govreport_parse.tables.readings import (
    TableReadings,
    absent,
    compare_copies,
    present,
    unreadable_note,
)
from govreport_parse.text.fold import label_key, squeeze
from govreport_parse.text.numerals import read_cell

__all__ = ["read_single"]

# Outcomes under their own names; the others may be shortened (维持, 未审结).
_MIN_OWN = 3
_SHOWN = 5
_DIGIT = re.compile(r"\d")


class _Words(msgspec.Struct, frozen=True, kw_only=True):
    """The keys of the headers of a form's table.

    Attributes
    ----------
    by_path
        Columns by the innermost header above them and by their name, in all wordings.
    names, parents
        Names of columns; innermost headers above these, in printed order.
    outcomes
        All wordings of the columns, with those of their own names.
    groups
        Headers above the columns.
    columns
        For each column its wordings.
    """

    by_path: dict[tuple[str, str], int]
    names: frozenset[str]
    parents: tuple[str, ...]
    outcomes: dict[str, str]
    groups: frozenset[str]
    columns: tuple[frozenset[str], ...]


@lru_cache(maxsize=16)
def _words(table: FormTable) -> _Words:
    worded = [(c, [label_key(text) for text in (*c.aliases, c.label)]) for c in table.columns]
    inner = [label_key(column.parents[-1]) for column in table.columns]
    return _Words(
        by_path={
            (above, key): k
            for k, (above, (_, keys)) in enumerate(zip(inner, worded, strict=True))
            for key in keys
        },
        names=frozenset(key for _, keys in worded for key in keys),
        parents=tuple(dict.fromkeys(inner)),
        outcomes={key: label_key(column.label) for column, keys in worded for key in keys},
        groups=frozenset(label_key(text) for column in table.columns for text in column.parents),
        columns=tuple(frozenset(keys) for _, keys in worded),
    )


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
    words = _words(table)
    found = {
        i: _figures(block, words)
        for i, own in labels.items()
        if _is_remedies(own, words) and isinstance(block := blocks[i], Table)
    }
    return _read(blocks, found, form, table, others[0][0].id if others else None) if found else None


def _read(
    blocks: Sequence[Block],
    found: Mapping[int, list[Cell] | None],
    form: Form,
    table: FormTable,
    runner_up: str | None,
) -> TableReadings:
    """The readings of the first filled one of the tables found, given with their figures."""
    words = _words(table)
    filled = {i for i, row in found.items() if row is not None and any(cell.text for cell in row)}
    first, *others = sorted(found, key=lambda i: i not in filled)
    notes: list[Note] = []
    readings = _readings(blocks[first], found[first], Locator(block=first), form, table, notes)
    copies = [
        (i, _readings(blocks[i], found[i], Locator(block=i), form, table, notes)) for i in others
    ]
    for i, copy in copies:
        if i in filled:  # an unfilled copy says nothing
            notes.extend(compare_copies(readings, copy, Locator(block=i)))
    block = blocks[first]
    shown = [
        squeeze(cell.text)
        for cell in (block.cells() if isinstance(block, Table) else ())
        if label_key(cell.text) in words.names
    ]
    return TableReadings(
        forms=(
            FormBlock(
                form=form.id,
                table=table.table,
                labels=tuple(dict.fromkeys(shown))[:_SHOWN],
                at=Locator(block=first),
                runner_up=runner_up,
            ),
        ),
        readings=readings,
        notes=tuple(notes),
        blocks=frozenset(found),
    )


def _readings(
    block: Block,
    row: Sequence[Cell] | None,
    home: Locator,
    form: Form,
    table: FormTable,
    notes: list[Note],
) -> tuple[Reading, ...]:
    if row is None or not isinstance(block, Table):
        return tuple(absent(target, "missing", home, form.id) for target in table.cells())
    order = _order(block, _words(table))
    if order is None:
        return tuple(absent(target, "unreadable", home, form.id) for target in table.cells())
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


def _is_remedies(labels: Labels, words: _Words) -> bool:
    """Whether a table prints every outcome, most under their own names, and the groups above."""
    keys, outcomes = labels.texts.keys(), words.outcomes
    if len(words.groups & keys) < 2:
        return False
    every = set(outcomes.values())
    printed = {outcomes[key] for key in keys & outcomes.keys()}
    return printed == every and len(every & keys) >= _MIN_OWN


def _order(block: Table, words: _Words) -> tuple[int, ...] | None:
    """For each figure of the row, the index of its column in the form."""
    count = len(words.columns)
    order = _by_grid(block, words)
    if order is not None and sorted(order) == list(range(count)):
        return order
    # Spans lost: the outcomes in reading order, group after group.
    keys = [label_key(cell.text) for cell in block.every]
    found = [key for key in keys if key in words.names]
    groups = dict.fromkeys(key for key in keys if key in words.parents)
    told = len(found) == count and all(map(frozenset.__contains__, words.columns, found))
    return tuple(range(count)) if told and tuple(groups) == words.parents else None


def _by_grid(block: Table, words: _Words) -> tuple[int, ...] | None:
    order: list[int] = []
    for c in range(block.width):
        column = [row[c] for row in block.grid if c < len(row)]
        keys = [label_key(cell.text) for cell in column if cell is not None and cell.text]
        leaf = [key for key in keys if key in words.names]
        if not leaf:
            continue
        above = [key for key in keys if key in words.parents]
        place = words.by_path.get((above[-1], leaf[-1])) if above else None
        if place is None:
            return None
        order.append(place)
    return tuple(order)


def _figures(block: Table, words: _Words) -> list[Cell] | None:
    """The one row of figures; None where there is none, or more than one."""
    count = len(words.columns)
    rows: list[list[Cell]] = []
    for r, line in enumerate(block.lines):
        own = [cell for cell in each_once(line) if cell.row == r] if len(line) >= count else []
        if len(own) < count or any(label_key(cell.text) in words.names for cell in own):
            continue
        # A column beyond has no name and no figure. Its blank may stand where a cell was lost.
        wide = max((len(row) for k, row in enumerate(block.grid) if k != r), default=0)
        if len(block.grid[r]) < wide and not (own[-1].text or block.restored):
            continue
        while len(own) > count and not own[-1].text and len(block.grid[r]) <= wide:
            own.pop()
        readable = [read_cell(cell.text).status != "unreadable" for cell in own]
        # 约2余 or a picture among figures is a cell of the row that says no number, not a label.
        figures = [
            cell
            for cell, told in zip(own, readable, strict=True)
            if told
            or cell.text == OBJECT
            or _DIGIT.search(cell.text)
            or (len(own) == count and cell is not own[0])
        ]
        most = sum(readable) * 2 > count
        if most and len(figures) == count and len(own) - len(figures) <= 1:
            rows.append(figures)
    filled = [row for row in rows if any(cell.text for cell in row)]
    contents = {tuple(cell.text for cell in row) for row in filled}
    if len(contents) == 1:
        return filled[0]
    return rows[0] if rows and not filled else None
