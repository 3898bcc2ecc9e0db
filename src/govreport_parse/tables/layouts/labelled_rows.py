"""Tables of rows under their own labels: lists with one column of figures, and matrices.

Where one is printed is told by the labels of its rows; the columns are the business of
:mod:`~govreport_parse.tables.layouts.list_columns` and
:mod:`~govreport_parse.tables.layouts.matrix_columns`. Rows are assigned to those of the form by
:func:`govreport_parse.tables.align.align` and read by
:mod:`~govreport_parse.tables.layouts.labelled_readings`.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from functools import lru_cache, partial
from itertools import islice

import msgspec

from govreport_parse.forms.compiled import CompiledTable
from govreport_parse.model.document import Block, Cell, Locator, Paragraph, Table
from govreport_parse.tables.align import align
from govreport_parse.tables.copies import Copy, settle_copies
from govreport_parse.tables.headers import is_header
from govreport_parse.tables.layouts.labelled_readings import Columns, RowsReader
from govreport_parse.tables.layouts.list_columns import columns_left_open, list_figures
from govreport_parse.tables.layouts.matrix_columns import matrix_figures
from govreport_parse.tables.layouts.protocol import Candidate, Decision, Layout, Printing, stretches
from govreport_parse.tables.printed import Labels, Printed
from govreport_parse.tables.readings import (
    TableReadings,
)
from govreport_parse.tables.rows import TableRow, split_rows, taken_apart
from govreport_parse.text.fold import fold, label_key, split_ordinal, squeeze
from govreport_parse.text.numerals import is_words, read_cell
from govreport_parse.text.patterns import lazy_pattern

__all__ = ["LIST", "MATRIX"]

# A table is a statutory one when this many different rows of the form stand in it under their
# own labels; a comparison table of the fixtures repeats four of them at most.
_MIN_ROWS = 6
# Half of the rows again: a second print of the table, not a part of it.
_COPY_SHARE = 0.5
_SHOWN_LABELS = 5
# At most a repeated title or a page number stands between the pieces of a split table.
_NEAR = 2

_UNIT_LINE = lazy_pattern(r"[(（]?(?:计量)?单位[:：][\u4e00-\u9fff、]{1,8}[)）]?")

# A table with this share of the form's rows is the form, also with a column for the year before.
_WHOLE = 0.5


def _find(layout: str, printed: Printed) -> list[Printing]:
    """Where tables of a layout are printed: at most one printing for each name of a table."""
    tables = printed.forms.tables(layout)
    found: dict[str, list[Candidate]] = {}
    for table in tables:
        candidate = _candidate(printed, table, _groups_elsewhere(table, tables))
        if candidate is not None:
            found.setdefault(table.table.table, []).append(candidate)
    return [
        Printing(place=(candidates[0].blocks[0], 0), candidates=tuple(candidates))
        for candidates in found.values()
    ]


@lru_cache(maxsize=64)  # kept: forms are constants
def _groups_elsewhere(table: CompiledTable, tables: Sequence[CompiledTable]) -> frozenset[str]:
    """Codes of rows of figures that hold none in the same table of another form."""
    groups = {
        row.code
        for other in tables
        if other.table.table == table.table.table
        for _, row in other.group_rows
    }
    return frozenset(groups.intersection(table.table.codes))


def _candidate(printed: Printed, table: CompiledTable, groups: frozenset[str]) -> Candidate | None:
    """The tables of the document that together print a form's table; None where none does.

    `groups`: rows that are shown only by cells of their own, as another form has them without.
    """
    count = len(table.table.rows)
    known = {
        i: rows
        for i, labels in printed.labels.items()
        if (rows := _form_rows(labels, table) or _row_above(printed, i, table))
        and (len(rows) > count * _WHOLE or not _by_years(printed.table(i), table))
    }
    main = [i for i, rows in known.items() if len(rows) >= _MIN_ROWS]
    if table.table.layout == "matrix":
        main += _small_pieces(printed, known, table)
    if not main:
        return None
    kept, copies = [], []
    held: set[int] = set()
    filled = {i for i in known if _is_filled(printed.table(i))}
    for i in sorted(known, key=lambda i: (i not in main, i not in filled, i)):
        rows = known[i]
        if not _continues(printed, i, main, table):
            continue
        # The name of a group may stand again above the rest of its rows.
        own = {j for j in rows if table.table.rows[j].kind == "value"}
        if len(own & held) > len(own) * _COPY_SHARE:
            copies += [i] if i in filled else []  # an unfilled copy says nothing
        else:
            kept.append(i)
            held |= rows
    shown = {
        row.code
        for j, row, _ in table.value_rows
        if j in held and (row.code not in groups or _has_cells(printed, kept, table.rows.keys[j]))
    }
    return Candidate(
        table=table,
        blocks=tuple(sorted(kept)),
        copies=tuple(copies),
        shown=frozenset(shown),
        lacking=stretches([j in held for j in range(count)]),
        known=len(held),
    )


def _small_pieces(
    printed: Printed, known: Mapping[int, set[int]], table: CompiledTable
) -> list[int]:
    """Tables of a few rows each that only together are a matrix: one below the other, all as wide.

    Each row of figures has one for each column; a table of several years has fewer.
    """
    width = len(table.table.columns)
    found: list[int] = []
    for i in sorted(known):
        rows = [line for line in printed.table(i).lines if len(line) == width + 1]
        filled = [line for line in rows if not any(is_words(cell.text) for cell in line[1:])]
        if filled and (not found or _apart(printed, found[-1], i, table) <= _NEAR):
            found.append(i)
        elif filled and len({j for k in found for j in known[k]}) < _MIN_ROWS:
            found = [i]
    return found if len({j for k in found for j in known[k]}) >= _MIN_ROWS else []


def _apart(printed: Printed, before: int, i: int, table: CompiledTable) -> int:
    """How many blocks a table is from one before it; a line that only names a row of the form, or a unit, is none."""
    between = (printed.blocks[k] for k in range(before + 1, i))
    named = (_row_of(one, table) is not None or _names_unit(one) for one in between)
    return i - before - sum(named)


def _names_unit(block: Block) -> bool:
    return isinstance(block, Paragraph) and _UNIT_LINE.fullmatch(block.text) is not None


def _row_of(block: Block | None, table: CompiledTable) -> int | None:
    """The row of the form that a line names, and nothing else."""
    key = label_key(block.text) if isinstance(block, Paragraph) else ""
    telling, like_columns = table.own_rows
    return telling.get(key, like_columns.get(key))


def _row_above(printed: Printed, i: int, table: CompiledTable) -> set[int]:
    """The row of a table of one row whose label may be a column's: （七）总计 right above 总计."""
    if table.table.layout != "matrix":
        return set()
    lines = (printed.blocks[k] for k in range(i - 1, max(-1, i - 1 - _NEAR), -1))
    above = next((one for one in lines if not _names_unit(one)), None)
    if not isinstance(above, Paragraph):
        return set()
    row, key = _row_of(above, table), label_key(above.text)
    if row is None:
        return set()
    filled = [line for line in printed.table(i).lines if any(map(_is_figure, line))]
    return {row} if [label_key(line[0].text) for line in filled] == [key] else set()


def _is_figure(cell: Cell) -> bool:
    return bool(cell.text) and not is_words(cell.text)


def _has_cells(printed: Printed, blocks: Sequence[int], keys: Sequence[str]) -> bool:
    """Whether cells of its own, filled or blank, stand after a label with one of the keys."""
    for i in blocks:
        texts = printed.labels[i].texts
        own = {text for key in keys if key in texts for text in texts[key]}
        table = printed.table(i)
        for cell in [cell for cell in table.every if cell.text in own]:
            after = [other for other in table.lines[cell.row] if other.column > cell.column]
            if after and not any(is_words(other.text) for other in after):
                return True
    return False


def _is_filled(table: Table) -> bool:
    return any(
        read_cell(cell.text).status in ("reported", "not_applicable") for cell in table.cells()
    )


def _continues(printed: Printed, i: int, main: Sequence[int], table: CompiledTable) -> bool:
    """Whether a table is a main one or goes on with it: near it, and with the same columns or none."""
    near = [printed.table(m) for m in main if abs(i - m) <= _NEAR]
    head = _column_names(printed.table(i), table)
    if near and (head is None or not head.isdisjoint(table.table.value_headers)):
        return True
    return any(_column_names(other, table) in (None, head) for other in near)


def _column_names(table: Table, form: CompiledTable) -> frozenset[str] | None:
    """The names of a list's columns in its first row; None where that row does not name them."""
    head = frozenset(label_key(cell.text) for cell in table.lines[0])
    return None if head.isdisjoint(form.table.label_headers) else head


def _form_rows(labels: Labels, table: CompiledTable) -> set[int]:
    """Form rows whose own label stands in the table (shared labels do not tell)."""
    texts = labels.texts
    telling, like_columns = table.own_rows
    rows = {telling[key] for key in texts.keys() & telling.keys()}
    # 其他 and 总计 are columns of a matrix; its rows of that name print a list mark.
    for key in texts.keys() & like_columns.keys():
        if any(split_ordinal(fold(text))[0] for text in texts[key]):
            rows.add(like_columns[key])
    return rows


def _by_years(block: Table, table: CompiledTable) -> bool:
    """Whether the columns are years or rates: a comparison table with the form's labels."""
    header = next((row for row in block.grid if is_header(row, table)), block.grid[0])
    texts = {fold(cell.text) for cell in header if cell is not None}
    # 2008-2011年累计 is a column of the local tables.
    years = sum(text[:4].isdigit() and "年" in text and "累计" not in text for text in texts)
    rates = any(word in text for text in texts for word in ("同比", "增减", "增长", "增幅"))
    return len(texts) <= 12 and (years > 1 or rates or {"上年", "本年"} <= texts)


def _read(printed: Printed, decisions: Sequence[Decision], year: int | None) -> list[TableReadings]:
    """Read every value cell of the tables; what is not certain stays without a value."""
    return [_read_table(printed, decision, year) for decision in decisions]


def _read_table(printed: Printed, decision: Decision, year: int | None) -> TableReadings:
    chosen = decision.chosen
    table, form = chosen.table, chosen.form
    rows, columns = _rows(printed, chosen.blocks, table, year)
    alignment = align(rows, table.rows)
    home = Locator(block=chosen.blocks[0])
    reader = RowsReader(form.id, table, rows, alignment, home, columns)
    copies = [_read_copy(printed, decision, copy, year) for copy in chosen.copies]
    readings, differing = settle_copies(reader.read(), copies)
    known = (
        squeeze(row.labels[0])
        for row, j in zip(rows, alignment.assigned, strict=True)
        if j is not None
    )
    return TableReadings(
        forms=(decision.block(_deciding(decision, rows) or islice(known, _SHOWN_LABELS), home),),
        readings=readings,
        notes=(*reader.notes, *differing),
        blocks=frozenset((*chosen.blocks, *chosen.copies)),
    )


def _read_copy(printed: Printed, decision: Decision, place: int, year: int | None) -> Copy:
    again = msgspec.structs.replace(decision.chosen, blocks=(place,), copies=())
    second = _read_table(printed, msgspec.structs.replace(decision, chosen=again), year)
    return Copy(second.readings, Locator(block=place))


def _deciding(decision: Decision, rows: Sequence[TableRow]) -> tuple[str, ...]:
    """Printed labels of the rows of figures that the form before it, else the next, has not."""
    chosen = decision.chosen
    candidates = sorted(decision.printing.candidates, key=lambda one: one.form.first_year)
    place = [one.form for one in candidates].index(chosen.form)
    others = candidates[place - 1 : place] or candidates[place + 1 :]
    if not others:
        return ()
    rivals = frozenset(others[0].table.table.codes)
    own = {
        key
        for j, row, _ in chosen.table.value_rows
        if row.code in chosen.shown and row.code not in rivals
        for key in chosen.table.rows.keys[j]
    }
    labels = (squeeze(row.labels[0]) for row in rows if label_key(row.labels[0]) in own)
    return tuple(islice(labels, _SHOWN_LABELS))


def _rows(
    printed: Printed, blocks: Sequence[int], table: CompiledTable, year: int | None
) -> tuple[list[TableRow], Columns]:
    """The rows of a table that may be printed as several, and whether its columns are known."""
    tables = [printed.printed_table(i, table) for i in blocks]
    splits = [split for one in tables for split in split_rows(one, table)]
    if table.table.layout == "matrix":
        figures, known = matrix_figures(tables, splits, table)
    else:
        figures, known = list_figures(tables, splits, table.table, year)
    columns: Columns = "told"
    if not known:
        columns = "open" if columns_left_open(tables, splits, table.table) else "unread"
    rows: list[TableRow] = []
    for split, found in zip(splits, figures, strict=True):
        rows += taken_apart(split, found, table.rows)
    return rows, columns


LIST = Layout(name="list", find=partial(_find, "list"), read=_read)
MATRIX = Layout(name="matrix", find=partial(_find, "matrix"), read=_read)
