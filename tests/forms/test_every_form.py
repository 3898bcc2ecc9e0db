"""What holds of every form, and of one that is yet to come."""

from __future__ import annotations

from importlib.resources import files

import pytest

from govreport_parse.forms import Form, FormTable, load_forms
from govreport_parse.forms.compiled import compile_form, compile_forms
from govreport_parse.tables.statutory import read_tables
from govreport_parse.topics.catalogue import load_topics, parse_topics
from tests.forms.next_form import FORM_ID, OUTCOME, PROCEEDINGS, ROW, next_form
from tests.forms.printing import numbered, printed

NEXT = next_form()
FORMS = (*load_forms(), NEXT)
TABLES = [(form, table) for form in FORMS for table in form.tables]


def name(value: object) -> str:
    return value.id if isinstance(value, Form) else getattr(value, "table", "")


@pytest.mark.parametrize("form", FORMS, ids=name)
def test_every_cell_is_read_with_all_forms_loaded(form: Form) -> None:
    figures = numbered(form)
    tables = read_tables(printed(form, figures), FORMS, form.first_year)
    assert [block.form for table in tables for block in table.forms] == [form.id] * len(form.tables)
    read = {
        (r.indicator, r.applicant): (r.value, r.status) for table in tables for r in table.readings
    }
    assert read == {
        (cell.indicator, cell.applicant): (figure, "reported") for cell, figure in figures.items()
    }
    assert [note.code for table in tables for note in table.notes] == []


@pytest.mark.parametrize("form", FORMS, ids=name)
@pytest.mark.parametrize("year", [None, "first", "last"])
def test_each_table_alone_is_of_the_form_or_of_one_that_prints_it_alike(
    form: Form, year: str | None
) -> None:
    on = {None: None, "first": form.first_year, "last": form.last_year or form.first_year}[year]
    for table in form.tables:
        (read,) = read_tables(printed(form, numbered(form), table.table), FORMS, on)
        (block,) = read.forms
        assert form.id in (block.form, block.runner_up)
        assert on is None or block.form == form.id
        assert {r.status for r in read.readings} == {"reported"}


@pytest.mark.parametrize(("form", "table"), TABLES, ids=name)
def test_every_label_names_its_row_and_column(form: Form, table: FormTable) -> None:
    compiled = next(t for t in compile_form(form).tables if t.table is table)
    for j, row in enumerate(table.rows):
        for text in (row.label, *row.aliases):
            assert j in compiled.rows.of_label(text)
    for part in compiled.subtables:
        for k, column in enumerate(part.subtable.columns):
            assert part.columns[compiled_key(column.label)] == k
    if table.layout == "single":
        assert len(compiled.by_path) >= len(table.columns)
        assert compiled.group_width * len(compiled.inner_headers) == len(table.columns)


def compiled_key(label: str) -> str:
    from govreport_parse.text.fold import label_key

    return label_key(label)


@pytest.mark.parametrize("form", FORMS, ids=name)
def test_every_form_says_what_print_calls_its_tables_and_sections(form: Form) -> None:
    assert all(table.title for table in form.tables)
    assert all(section.title and section.name for section in form.sections)
    assert len({section.kind for section in form.sections}) == len(form.sections)


def test_the_next_form_has_a_row_and_outcomes_more() -> None:
    last = load_forms()[-1]
    more = {cell.indicator for table in NEXT.tables for cell in table.cells()}
    more -= {cell.indicator for table in last.tables for cell in table.cells()}
    assert more == {ROW, *(f"{proceeding}.{OUTCOME}" for proceeding in PROCEEDINGS)}


def test_headings_of_subtables_are_those_of_the_forms() -> None:
    heading = compile_forms(FORMS).subtable_heading
    for text in ("第二十条第(一)项", "二十条第五项", "第二十条第(九)项"):
        assert heading.fullmatch(text)
    for text in ("第二十条", "第十条第(一)项", "第二十条第(1)项"):
        assert not heading.fullmatch(text)


def test_topics_have_the_cells_of_a_form_that_their_file_does_not_name() -> None:
    data = (files("govreport_parse.topics") / "data" / "topics.toml").read_bytes()
    topics = {topic.slug: topic for topic in parse_topics(data, FORMS).topics}
    received = topics["requests_received"]
    assert received.indicator[FORM_ID] == "requests.received"
    assert all(FORM_ID not in t.indicator for t in load_topics().values())
    only_2014 = [t for t in topics.values() if set(t.indicator) == {"2014"}]
    assert only_2014
    for topic in topics.values():
        code = topic.indicator.get("2021")
        assert topic.indicator.get(FORM_ID) == code
