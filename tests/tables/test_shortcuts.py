"""What is decided at once comes out as it would one by one."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from govreport_parse.forms import load_forms
from govreport_parse.model.document import Cell, Document, Paragraph, Source, Table
from govreport_parse.model.grid import RawCell, expand_grid
from govreport_parse.tables.restoring import lines as streams
from govreport_parse.tables.restoring.lines import restore_tables
from govreport_parse.tables.restoring.words import vocabulary

FORMS = load_forms()
WORDS = vocabulary(FORMS)
LABELS = sorted(
    {
        text
        for form in FORMS
        for table in form.tables
        for row in (*table.rows, *(row for part in table.subtables for row in part.rows))
        for text in (row.label, *row.aliases)
    }
    | {
        text
        for form in FORMS
        for table in form.tables
        for column in (*table.columns, *(c for part in table.subtables for c in part.columns))
        for text in (column.label, *column.aliases, *column.parents)
    }
    | {
        text
        for form in FORMS
        for table in form.tables
        for text in (*table.label_headers, *table.unit_headers, *table.value_headers)
    }
)
MARKS = st.lists(st.sampled_from([*"一三十()（）[]、.,：:12①㈠#*-其中规abc_%/| "]), max_size=8).map(
    "".join
)
FIGURES = st.sampled_from(["", "0", "12", " 3 4 5", "件 7", "。", "条", "及其他工作", "|"])
TEXTS = st.sampled_from([*LABELS, "", "", "0", "3", "12", "件", "备注", "四、其他情况"])
GRIDS = st.lists(
    st.lists(
        st.builds(
            RawCell,
            text=TEXTS,
            rowspan=st.sampled_from([1, 1, 1, 2, 3]),
            colspan=st.sampled_from([1, 1, 1, 2]),
        ),
        min_size=1,
        max_size=12,
    ),
    min_size=1,
    max_size=7,
)


@given(MARKS, st.sampled_from(LABELS), FIGURES)
def test_labels_begin_as_they_must(marks: str, label: str, behind: str) -> None:
    text = f"{marks}{label}{behind}"
    assert WORDS.labels_in(text) == WORDS.labels_anywhere(text)
    assert WORDS.pieces_of(text) == WORDS.pieces_anyhow(text)


def test_every_label_is_found() -> None:
    assert [label for label in LABELS if not WORDS.labels_in(label)] == []
    assert [key for key in WORDS.known if not key or key.isascii()] == []


@given(GRIDS)
def test_a_line_holds_the_cells_of_its_row_in_turn(rows: list[list[RawCell]]) -> None:
    table = expand_grid(rows)
    for row, line in zip(table.grid, table.lines, strict=True):
        expected: list[Cell] = []
        for cell in row:
            if cell is not None and (not expected or expected[-1] is not cell):
                expected.append(cell)
        assert list(map(id, line)) == list(map(id, expected))


@given(GRIDS)
def test_tables_that_stand_in_rows_are_left(rows: list[list[RawCell]]) -> None:
    table = expand_grid(rows)
    if streams._is_in_rows((table,), WORDS):
        assert [*streams.divided(table, WORDS)] == [table]
        lines = map(streams.each_once, table.lines)
        assert not any(streams._is_whole_table(cells, WORDS, alone=True) for cells in lines)


@given(st.lists(st.tuples(MARKS, TEXTS, FIGURES).map("".join), max_size=12))
def test_lines_that_bear_too_few_names_are_left(texts: list[str]) -> None:
    blocks = tuple(Paragraph(text=text) for text in texts)
    source = Source(name="a", format="text", sha256="", size=0)
    document = Document(source=source, blocks=blocks)
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(streams, "_needs_no_look", streams._always_looked_at)
        plainly = restore_tables(document, FORMS)
    assert restore_tables(document, FORMS) == plainly


def test_tables_of_one_cell_each_are_plain() -> None:
    cells = [[RawCell(text="甲"), RawCell(text="乙")]]
    assert expand_grid(cells).is_plain
    assert not expand_grid([[RawCell(text="甲", colspan=2)]]).is_plain
    assert Table(grid=()).is_plain
