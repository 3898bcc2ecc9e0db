from __future__ import annotations

import re

import pytest

from govreport_parse.archive.store.tables import TABLES
from govreport_parse.outputs.categories import FORMATS, FORMS
from govreport_parse.outputs.series_tables import (
    COVERAGE_BODIES,
    INDICATOR_PANEL,
    RATES,
    wide_panel,
)
from govreport_parse.outputs.statistics.variables import (
    shortened,
    unique_names,
    variables,
    word_zh,
)
from govreport_parse.outputs.tables import CONCORDANCE, READINGS, STATEMENTS


def test_every_member_of_a_closed_list_has_a_chinese_word() -> None:
    columns = [column for table in (*TABLES.values(), CONCORDANCE) for column in table.columns]
    values = {value for column in columns for value in column.values}
    own = {value for value in values if not re.search("[一-鿿]", word_zh(value))}
    assert own <= {*FORMATS, *FORMS}


@pytest.mark.parametrize("table", [*TABLES.values(), CONCORDANCE], ids=lambda table: table.name)
def test_words_of_a_list_are_each_another_one(table: object) -> None:
    for variable in variables(table):  # type: ignore[arg-type]
        for lang in ("zh", "en"):
            words = variable.value_labels(lang)
            assert len(set(words.values())) == len(words)
            assert len(words) == len(variable.codes) or variable.column.type == "bool"


def test_codes_of_forms_are_their_numbers() -> None:
    found = {one.name: one for one in variables(READINGS.for_dataset())}
    assert found["form"].codes == {"2008": 2008, "2014": 2014, "2019": 2019, "2021": 2021}
    assert found["status"].codes["reported"] == 1
    assert found["label"].codes == {}


def test_a_figure_is_explained_where_a_status_stands_beside_it() -> None:
    readings = READINGS.for_dataset()
    (value,) = [one for one in variables(readings) if one.name == "value"]
    assert value.status is not None
    assert readings.names[value.status] == "status"
    assert {one.status for one in variables(STATEMENTS.for_dataset())} == {None}


def test_names() -> None:
    assert unique_names(["in", "of", "Value", "value", "long", "longer"]) == (
        "in_", "of", "Value", "value_2", "long_", "longer",
    )  # fmt: skip
    long = unique_names(["n" * 29, "n" * 30, "n" * 31])
    assert long == ("n" * 29, "n" * 27 + "_2", "n" * 27 + "_3")


def test_labels_end_where_they_must() -> None:
    assert shortened("年" * 80, 80) == "年" * 80
    assert shortened("年" * 81, 80) == "年" * 79 + "…"
    assert shortened(f"Kind of failure: {'x' * 80}", 80) == "Kind of failure"
    assert shortened(f"来源；{'年' * 80}", 80) == "来源"
    assert shortened(f"Kind of failure: {'x' * 63}", 80).endswith("x")
    assert shortened(f"12:30{'年' * 80}", 80).startswith("12:30年")


def test_no_label_of_a_dataset_is_cut_in_the_middle() -> None:
    tables = (*TABLES.values(), INDICATOR_PANEL, RATES, COVERAGE_BODIES, wide_panel())
    labels = [
        one.label(lang) for each in tables for one in variables(each) for lang in ("zh", "en")
    ]
    assert [label for label in labels if shortened(label, 80).endswith("…")] == []
