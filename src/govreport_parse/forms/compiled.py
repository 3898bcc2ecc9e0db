"""Every index of a form, made once: labels by what they name, headers, groups, the order of cells.

Labels are kept under their keys (:func:`govreport_parse.text.fold.label_key`). Whoever reads tables looks
labels up here; nobody folds a form's words again.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from functools import cached_property, lru_cache

import msgspec

from govreport_parse.forms.types import Form, FormCell, FormColumn, FormRow, FormSubtable, FormTable
from govreport_parse.text.fold import (
    fold,
    is_traditional,
    label_key,
    simplify_phrases,
    split_ordinal,
)
from govreport_parse.text.patterns import lazy_pattern

__all__ = [
    "CompiledForm",
    "CompiledForms",
    "CompiledSubtable",
    "CompiledTable",
    "RowIndex",
    "SubtableRow",
    "compile_form",
    "compile_forms",
    "list_mark",
    "worded",
]

_NUMBERED = lazy_pattern(r"\([一二三四五六七八九十]\)")


def worded(item: FormRow | FormColumn) -> tuple[str, ...]:
    """The keys of a row's or column's wordings, its label's first."""
    return tuple(dict.fromkeys(map(label_key, (item.label, *item.aliases))))


def list_mark(label: str) -> str:
    """A label's list mark without brackets and points: ``一`` of (一)予以公开."""
    return split_ordinal(fold(label))[0].strip("()、.,:")


class RowIndex(msgspec.Struct, frozen=True, kw_only=True, eq=False):
    """The rows of a form's table by their wordings.

    Attributes
    ----------
    rows
        The rows in the form's order; all else names them by their places in it.
    keys, marks
        Of each row the keys of its wordings, and its list mark.
    by_key
        Rows by the keys of their wordings; several rows may share one (被依法纠错数).
    """

    rows: tuple[FormRow, ...]
    keys: tuple[tuple[str, ...], ...]
    marks: tuple[str, ...]
    by_key: Mapping[str, tuple[int, ...]]

    def exact(self, labels: Iterable[str]) -> tuple[int, ...]:
        """Form rows that one of the labels names, by the first label that names any."""
        for label in labels:
            if found := self.of_label(label):
                return found
        return ()

    def of_label(self, label: str) -> tuple[int, ...]:
        """Form rows that a label names, be it in the words of Taiwan (規範性檔案) on a mirror."""
        found = self.by_key.get(label_key(label), ())
        if not found and is_traditional(label):
            return self.by_key.get(label_key(simplify_phrases(label)), ())
        return found


def _row_index(rows: tuple[FormRow, ...]) -> RowIndex:
    keys = tuple(map(worded, rows))
    by_key: dict[str, list[int]] = defaultdict(list)
    for index, names in enumerate(keys):
        for name in names:
            by_key[name].append(index)
    return RowIndex(
        rows=rows,
        keys=keys,
        marks=tuple(list_mark(row.label) for row in rows),
        by_key={name: tuple(found) for name, found in by_key.items()},
    )


class CompiledSubtable(msgspec.Struct, frozen=True, kw_only=True, eq=False):
    """A table within a table, with its look-ups.

    Attributes
    ----------
    form, subtable
        Whose it is, and itself.
    columns
        Columns by the keys of their wordings.
    cells
        The cells of each of its rows.
    """

    form: Form
    subtable: FormSubtable
    columns: Mapping[str, int]
    cells: Mapping[str, tuple[FormCell, ...]]


class CompiledTable(msgspec.Struct, frozen=True, kw_only=True, eq=False, dict=True):
    """A form's table, with its look-ups.

    Attributes
    ----------
    form, table
        Whose it is, and itself.
    rows
        Its rows by their wordings.
    subtables
        Its tables within the table.
    """

    form: Form
    table: FormTable
    rows: RowIndex
    subtables: tuple[CompiledSubtable, ...]

    @cached_property
    def columns(self) -> Mapping[str, int]:
        """Columns by the keys of their wordings; of several that share one (维持) the last."""
        return {key: k for k, column in enumerate(self.table.columns) for key in worded(column)}

    @cached_property
    def column_words(self) -> tuple[frozenset[str], ...]:
        """For each column the keys of its wordings."""
        return tuple(frozenset(worded(column)) for column in self.table.columns)

    @cached_property
    def over_columns(self) -> frozenset[str]:
        """Keys of the headers above columns: 法人或其他组织, 行政复议."""
        return frozenset(
            label_key(text) for column in self.table.columns for text in column.parents
        )

    @cached_property
    def column_keys(self) -> frozenset[str]:
        """Keys of columns and of the headers above them."""
        return self.over_columns.union(self.columns)

    @cached_property
    def header_keys(self) -> frozenset[str]:
        """Keys of which a row that only names columns holds one at least."""
        if self.table.layout == "matrix":
            return self.column_keys
        return frozenset(self.table.label_headers)

    @cached_property
    def value_rows(self) -> tuple[tuple[int, FormRow, tuple[FormCell, ...]], ...]:
        """The rows of figures, each with its place among the rows and its cells."""
        cells: dict[str, list[FormCell]] = {}
        for cell in self.table.cells():
            cells.setdefault(cell.indicator, []).append(cell)
        return tuple(
            (j, row, tuple(cells[row.code]))
            for j, row in enumerate(self.table.rows)
            if row.kind == "value"
        )

    @cached_property
    def group_rows(self) -> tuple[tuple[int, FormRow], ...]:
        """The rows that hold no figure, each with its place among the rows."""
        return tuple((j, row) for j, row in enumerate(self.table.rows) if row.kind == "group")

    @cached_property
    def own_rows(self) -> tuple[Mapping[str, int], Mapping[str, int]]:
        """Rows by the keys that name one row alone: keys that name no column, and those that do."""
        alone = {key: rows[0] for key, rows in self.rows.by_key.items() if len(rows) == 1}
        return (
            {key: row for key, row in alone.items() if key not in self.columns},
            {key: row for key, row in alone.items() if key in self.columns},
        )

    # Of a single row of figures under a tree of headers:

    @cached_property
    def inner_headers(self) -> tuple[str, ...]:
        """Keys of the innermost headers above the columns, in printed order."""
        return tuple(dict.fromkeys(label_key(column.parents[-1]) for column in self.table.columns))

    @cached_property
    def by_path(self) -> Mapping[tuple[str, str], int]:
        """Columns by the innermost header above them and a wording of their own."""
        return {
            (label_key(column.parents[-1]), key): k
            for k, column in enumerate(self.table.columns)
            for key in worded(column)
        }

    @cached_property
    def outcomes(self) -> Mapping[str, str]:
        """All wordings of the columns, each with the key of its column's own name."""
        return {
            key: label_key(column.label) for column in self.table.columns for key in worded(column)
        }

    @cached_property
    def group_width(self) -> int:
        """Columns under each innermost header: the outcomes of one proceeding and their total."""
        return len(self.table.columns) // len(self.inner_headers)


class CompiledForm(msgspec.Struct, frozen=True, kw_only=True, eq=False):
    """A form with its compiled tables."""

    form: Form
    tables: tuple[CompiledTable, ...]


class SubtableRow(msgspec.Struct, frozen=True, kw_only=True, eq=False):
    """A row of a subtable, and whose it is."""

    table: CompiledTable
    subtable: CompiledSubtable
    row: FormRow


class CompiledForms(msgspec.Struct, frozen=True, kw_only=True, eq=False, dict=True):
    """Several forms, with what is looked up in all of them at once."""

    forms: tuple[CompiledForm, ...]

    def tables(self, *layouts: str) -> tuple[CompiledTable, ...]:
        """The tables of some layouts, of all forms, oldest first."""
        return _of_layouts(self.forms, layouts)

    @cached_property
    def subtable_rows(self) -> Mapping[str, Sequence[SubtableRow]]:
        """The rows of all subtables by the keys of their wordings."""
        found: dict[str, list[SubtableRow]] = {}
        for table in self.tables("subtables"):
            for part in table.subtables:
                for row in part.subtable.rows:
                    for key in worded(row):
                        found.setdefault(key, []).append(
                            SubtableRow(table=table, subtable=part, row=row)
                        )
        return found

    @cached_property
    def subtable_names(self) -> Mapping[str, str]:
        """The codes of the rows of all subtables by the keys of their wordings."""
        return {key: rows[-1].row.code for key, rows in self.subtable_rows.items()}

    @cached_property
    def subtable_openers(self) -> frozenset[str]:
        """Keys of the headers above the names of a subtable's rows (信息内容)."""
        tables = self.tables("subtables")
        return frozenset(label_key(text) for table in tables for text in table.table.label_headers)

    @cached_property
    def subtable_heading(self) -> re.Pattern[str]:
        """What a subtable's heading is like, folded, whatever its number: 第二十条第(一)项."""
        shapes = {
            _heading_shape(part.subtable.heading)
            for table in self.tables("subtables")
            for part in table.subtables
        }
        return re.compile("|".join(sorted(shapes)) or r"(?!)")


def _heading_shape(heading: str) -> str:
    """A pattern of a heading: brackets and the 第 of a number may be left out, any number may stand."""
    folded = fold(heading)
    number = _NUMBERED.search(folded)
    if number is None:
        return re.escape(folded)
    before = re.escape(folded[: number.start()]).replace("第", "第?")
    return f"{before}[(]?[一二三四五六七八九十][)]?{re.escape(folded[number.end() :])}"


@lru_cache(maxsize=64)
def compile_form(form: Form) -> CompiledForm:
    """A form's look-ups (kept: forms are constants)."""
    return CompiledForm(form=form, tables=tuple(_compiled(form, table) for table in form.tables))


@lru_cache(maxsize=64)
def _of_layouts(
    forms: tuple[CompiledForm, ...], layouts: tuple[str, ...]
) -> tuple[CompiledTable, ...]:
    return tuple(table for form in forms for table in form.tables if table.table.layout in layouts)


@lru_cache(maxsize=8)
def compile_forms(forms: tuple[Form, ...]) -> CompiledForms:
    """The look-ups of several forms (kept: forms are constants)."""
    return CompiledForms(forms=tuple(map(compile_form, forms)))


def _compiled(form: Form, table: FormTable) -> CompiledTable:
    return CompiledTable(
        form=form,
        table=table,
        rows=_row_index(table.rows),
        subtables=tuple(
            CompiledSubtable(
                form=form,
                subtable=part,
                columns={key: k for k, c in enumerate(part.columns) for key in worded(c)},
                cells={row.code: part.cells(row) for row in part.rows},
            )
            for part in table.subtables
        ),
    )
