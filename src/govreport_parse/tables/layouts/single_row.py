"""Tables of one row of figures under a tree of headers: the outcomes of reconsideration and suits.

The outcomes print once for each proceeding; the headers above say whose they are.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from itertools import groupby, pairwise

from govreport_parse.forms.compiled import CompiledTable
from govreport_parse.model.document import Cell, Locator, Note, Table
from govreport_parse.model.records import Reading
from govreport_parse.model.vocabularies import Status
from govreport_parse.tables.copies import Copy, settle_copies
from govreport_parse.tables.layouts.cell_names import NUMBERS
from govreport_parse.tables.layouts.protocol import Candidate, Decision, Layout, Printing
from govreport_parse.tables.layouts.stacked_rows import named_proceedings, stacked_rows
from govreport_parse.tables.printed import Labels, Printed, each_once
from govreport_parse.tables.readings import (
    TableReadings,
    absent,
    present,
    unplaced_note,
    unreadable_note,
)
from govreport_parse.text.fold import label_key, squeeze
from govreport_parse.text.numerals import is_words, read_cell
from govreport_parse.text.patterns import lazy_pattern

__all__ = ["SINGLE", "is_printed", "unreadable_notes"]

# Outcomes under their own names; the others may be shortened (维持, 未审结).
_MIN_OWN = 3
_SHOWN = 5
_DIGIT = lazy_pattern(r"\d")


def _find(printed: Printed) -> list[Printing]:
    """The tables that print all outcomes of the proceedings: one printing, with its copies."""
    candidates = []
    for table in printed.forms.tables("single"):
        blocks = [i for i in printed.labels if _is_claimed(printed, i, table)]
        if blocks:
            candidates.append(
                Candidate(table=table, blocks=tuple(blocks), shown=frozenset(table.table.codes))
            )
    if not candidates:
        return []
    return [Printing(place=(candidates[0].blocks[0], 0), candidates=tuple(candidates))]


def _read(printed: Printed, decisions: Sequence[Decision], year: int | None) -> list[TableReadings]:  # noqa: ARG001
    return [_read_table(printed, decision) for decision in decisions]


def _read_table(printed: Printed, decision: Decision) -> TableReadings:
    """The readings of the first filled one of the tables found."""
    form = decision.chosen.table
    places = {i: _by_grid(printed.table(i), form) for i in decision.chosen.blocks}
    found = {i: _figures(printed.table(i), form, own) for i, own in places.items()}
    filled = {i for i, row in found.items() if row is not None and any(cell.text for cell in row)}
    first, *others = sorted(found, key=lambda i: i not in filled)
    readings_of = {
        i: _readings(found[i], _order(printed.table(i), form, places[i]), i, form)
        for i in (first, *others)
    }
    own = readings_of.pop(first)
    notes = [note for each in (own, *readings_of.values()) for note in unreadable_notes(each)]
    if any(r.raw is None for r in own) and _shows_figures(printed.table(first), form):
        codes = [target.indicator for target in form.table.cells()]
        at = Locator(block=first)
        notes.append(unplaced_note([form.table.title], codes, at))
    # An unfilled copy says nothing.
    copies = [Copy(each, Locator(block=i)) for i, each in readings_of.items() if i in filled]
    readings, differing = settle_copies(own, copies)
    shown = [
        squeeze(cell.text)
        for cell in printed.table(first).every
        if label_key(cell.text) in form.columns
    ]
    return TableReadings(
        forms=(decision.block(list(dict.fromkeys(shown))[:_SHOWN], Locator(block=first)),),
        readings=readings,
        notes=(*notes, *differing),
        blocks=frozenset(found),
    )


def _readings(
    row: Sequence[Cell] | None, order: Sequence[int] | None, place: int, form: CompiledTable
) -> tuple[Reading, ...]:
    targets, form_id = form.table.cells(), form.form.id
    if row is None or order is None:
        status: Status = "missing" if row is None else "unreadable"
        home = Locator(block=place)
        return tuple(absent(target, status, home, form_id) for target in targets)
    cells = (row[order.index(k)] for k in range(len(targets)))
    return tuple(
        present(
            target,
            cell,
            Locator(block=place, row=cell.row, column=cell.column),
            target.label,
            form_id,
            None,
        )
        for target, cell in zip(targets, cells, strict=True)
    )


def _shows_figures(block: Table, form: CompiledTable) -> bool:
    """Whether a table prints figures below the names of its columns, whatever row they are in."""
    last = max(cell.row for cell in _names(block, form))
    return any(cell.row > last and _DIGIT.search(cell.text) for cell in block.every)


def unreadable_notes(readings: Sequence[Reading]) -> Iterator[Note]:
    """GR003 for each of some readings whose cell is not one number."""
    for reading in readings:
        if reading.status == "unreadable" and reading.raw is not None:
            yield unreadable_note(reading.raw, reading.label, reading.at)


def is_printed(labels: Labels, form: CompiledTable) -> bool:
    """Whether a table prints every outcome, most under their own names, and the groups above."""
    keys, outcomes = labels.texts.keys(), form.outcomes
    if len(form.over_columns & keys) < 2:
        return False
    every = set(outcomes.values())
    printed = {outcomes[key] for key in keys & outcomes.keys()}
    return printed == every and len(every & keys) >= _MIN_OWN


def _is_claimed(printed: Printed, i: int, form: CompiledTable) -> bool:
    """Whether table `i` prints the outcomes for one proceeding beside those for another.

    Where each row of it names an outcome once at most, the proceedings stand on another side of the figures,
    or below one another.
    """
    if not is_printed(printed.labels[i], form) or stacked_rows(printed.table(i), form):
        return False
    rows = (
        [key for cell in each_once(line) if (key := label_key(cell.text)) in form.outcomes]
        for line in printed.table(i).lines
    )
    return any(len(keys) > len({form.outcomes[key] for key in keys}) for keys in rows)


def _order(
    block: Table, form: CompiledTable, places: Sequence[tuple[int, int]]
) -> tuple[int, ...] | None:
    """For each figure of the row, the index of its column in the form; `places`: by the grid."""
    count = len(form.column_words)
    if places:
        return tuple(dict.fromkeys(k for _, k in places))
    # Spans lost: the outcomes in reading order, group after group.
    keys = [label_key(cell.text) for cell in block.every]
    found = [label_key(cell.text) for cell in _names(block, form)]
    groups = dict.fromkeys(key for key in keys if key in form.inner_headers)
    told = len(found) == count and all(map(frozenset.__contains__, form.column_words, found))
    return tuple(range(count)) if told and tuple(groups) == form.inner_headers else None


def _names(block: Table, form: CompiledTable) -> list[Cell]:
    """The cells that name columns; one more below all of them names the row of figures: 合计."""
    named = [cell for cell in block.every if label_key(cell.text) in form.columns]
    below = [cell for cell in named if cell.row == named[-1].row]
    return named[:-1] if len(named) > len(form.column_words) and len(below) == 1 else named


def _by_grid(block: Table, form: CompiledTable) -> tuple[tuple[int, int], ...]:
    """Columns of the grid with the columns of the form that they are; none where not all are there.

    A name may span several columns of the grid, one beside another.
    """
    found: list[tuple[int, int]] = []
    names = _names(block, form)
    for c in range(block.width):
        column = [row[c] for row in block.grid if c < len(row)]
        leaf = [label_key(cell.text) for cell in column if cell is not None and cell in names]
        if not leaf:
            continue
        named = [named_proceedings(cell.text, form) for cell in column if cell is not None]
        above = [own[0] for own in named if len(own) == 1]
        place = form.by_path.get((above[-1], leaf[-1])) if above else None
        if place is None:
            return ()
        found.append((c, place))
    runs = [place for place, _ in groupby(k for _, k in found)]
    return tuple(found) if sorted(runs) == list(range(len(form.column_words))) else ()


def _figures(
    block: Table, form: CompiledTable, by_grid: Sequence[tuple[int, int]]
) -> list[Cell] | None:
    """The one row of figures; None where there is none, or more than one.

    `by_grid`: columns of the grid with the columns of the form that they are.
    """
    names = {cell.row for cell in _names(block, form)}
    places = dict(by_grid)
    count = len(form.column_words)
    rows: list[list[Cell]] = []
    # Above the names figures number the columns.
    for r in range(max(names) + 1, len(block.grid)):
        wide = len(block.grid[r])
        placed = places and wide > count and all(len(block.grid[h]) == wide for h in names)
        found = _below_names(block, r, places, count) if placed else None
        # Where every column has a name, the spans of row and header may disagree.
        if found is None and (not placed or len(places) == wide):
            found = _in_order(block, r, count, placed=bool(places))
        if found is not None:
            rows.append(found)
    filled = [row for row in rows if any(cell.text for cell in row)]
    contents = {tuple(cell.text for cell in row) for row in filled}
    if len(contents) == 1:
        return filled[0]
    return rows[0] if rows and not filled else None


def _below_names(block: Table, r: int, places: Mapping[int, int], count: int) -> list[Cell] | None:
    """The cells of a row right below the names of the columns, all others being labels or blank.

    A column without a name, before them or after, is there in the rows of the header too: else a cell
    was added to this one. It may number the rows. Below a name that spans several columns at most one
    cell says something.
    """
    below: dict[int, list[Cell]] = {place: [] for place in places.values()}
    for c, cell in enumerate(block.grid[r]):
        place = places.get(c)
        if cell is None:
            continue
        if place is None:
            if cell.text and not is_words(cell.text) and not _numbers_rows(block, c):
                return None
        elif cell.row == r and cell.column == c:
            if any(places.get(k) != place for k in range(c, c + cell.colspan)):
                return None
            below[place].append(cell)
    own = [max(cells, key=lambda cell: bool(cell.text)) for cells in below.values() if cells]
    if len(own) < count or any(sum(bool(c.text) for c in cells) > 1 for cells in below.values()):
        return None
    return own if _mostly_figures(own, count) else None


def _numbers_rows(block: Table, c: int) -> bool:
    """Whether a column counts the rows of its table, those of the header too or from there on.

    Of one row its name says so (序号).
    """
    texts = [cell.text for row in block.grid if c < len(row) and (cell := row[c]) is not None]
    if any(label_key(text) in NUMBERS for text in texts):
        return True
    numbers = [int(text) for text in texts if text.isascii() and text.isdigit() and len(text) < 4]
    rest = texts[: len(texts) - len(numbers)]
    counted = all(b == a + 1 for a, b in pairwise(numbers))
    return len(numbers) > 2 and counted and not any(text.isdigit() for text in rest)


def _in_order(block: Table, r: int, count: int, *, placed: bool) -> list[Cell] | None:
    """As many figures in a row as there are columns, after a label at most.

    `placed`: whether the grid says where the names of the columns stand.
    """
    own = [cell for cell in each_once(block.lines[r]) if cell.row == r]
    if len(own) < count:
        return None
    # A column beyond has no name and no figure. Its blank may stand where a cell was lost.
    wide = max(len(row) for k, row in enumerate(block.grid) if k != r)
    if len(block.grid[r]) < wide and not (own[-1].text or block.restored):
        return None
    # The number of a row that lacks a cell may stand in the place of a figure.
    if any(label_key(cell.text) in NUMBERS for cell in block.every):
        return None
    # Where the grid places the names, no blank at the end says that it is the one too many.
    told = placed and len(block.grid[r]) == block.width and any(cell.text for cell in own)
    while len(own) > count and not own[-1].text and len(block.grid[r]) <= wide and not told:
        own.pop()
    # 约2余 or a picture among figures is a cell of the row that says no number, not a label.
    figures = [
        cell
        for cell in own
        if not is_words(cell.text)
        or _DIGIT.search(cell.text)
        or (len(own) == count and cell is not own[0])
    ]
    if len(figures) != count or len(own) - count > 1:
        return None
    return figures if _mostly_figures(own, count) else None


def _mostly_figures(cells: Sequence[Cell], count: int) -> bool:
    """Whether cells say more than half as many numbers, or nothing, as there are columns."""
    return sum(read_cell(cell.text).status != "unreadable" for cell in cells) * 2 > count


SINGLE = Layout(name="single", find=_find, read=_read, whole=False)
