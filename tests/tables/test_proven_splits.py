"""Digits that ran together: taken apart where the totals of the table leave one way, else left."""

from __future__ import annotations

import random
from collections.abc import Sequence

import pytest
from msgspec.structs import replace

from govreport_parse.forms import load_forms
from govreport_parse.forms.compiled import compile_forms
from govreport_parse.tables.restoring import proven_splits
from govreport_parse.tables.restoring.proven_splits import proven_rows

MATRIX = next(
    table
    for table in compile_forms(tuple(load_forms())).tables("matrix")
    if table.form.id == "2021"
)
PARTS = MATRIX.table.sums[0].parts
TOTAL, CARRIED_OUT = "requests.outcome.total", "requests.carried_out"
RECEIVED, CARRIED_IN = "requests.received", "requests.carried_in"


def table(random_: random.Random, largest: int) -> dict[str, list[int]]:
    """A table whose rows and columns add up."""
    figures = {
        code: [random_.randrange(largest) if random_.random() < 0.3 else 0 for _ in range(6)]
        for code in (*PARTS, CARRIED_OUT)
    }
    figures[TOTAL] = [sum(figures[code][c] for code in PARTS) for c in range(6)]
    figures[CARRIED_IN] = [min(n, 2) for n in figures[TOTAL]]
    figures[RECEIVED] = [
        total + out - came
        for total, out, came in zip(
            figures[TOTAL], figures[CARRIED_OUT], figures[CARRIED_IN], strict=True
        )
    ]
    return {code: [*row, sum(row)] for code, row in figures.items()}


def printed(figures: dict[str, list[int]]) -> list[list[str]]:
    """Its rows, the digits of each run together where they are more than columns."""
    rows = []
    for row in MATRIX.rows.rows:
        digits = "".join(map(str, figures.get(row.code, [])))
        rows.append([row.label, *(digits if len(digits) == 7 else [digits] if digits else [])])
    return rows


def read(figures: dict[str, list[int]]) -> dict[str, list[int]]:
    rows = printed(figures)
    codes = {k: MATRIX.rows.rows[k].code for k in range(len(rows))}
    return {codes[k]: list(map(int, row)) for k, row in proven_rows(rows, [MATRIX]).items()}


@pytest.mark.parametrize("seed", range(40))
def test_what_is_taken_apart_is_right(seed: int) -> None:
    figures = table(random.Random(seed), largest=(20, 60, 400)[seed % 3])
    found = read(figures)
    assert found
    assert all(figures[code] == row for code, row in found.items())


@pytest.mark.parametrize("seed", range(40))
def test_a_table_that_does_not_add_up_proves_nothing_wrong(seed: int) -> None:
    random_ = random.Random(seed)
    figures = table(random_, largest=40)
    code = random_.choice([*PARTS, TOTAL, RECEIVED])
    k = random_.randrange(6)
    figures[code][k] += 1
    figures[code][6] += seed % 2  # its row adds up or not
    assert all(figures[c] == row for c, row in read(figures).items())


def longest(figures: dict[str, list[int]]) -> dict[str, list[int]]:
    return {code: row for code, row in figures.items() if max(row) > 9}


def test_each_row_of_the_form_must_stand_there() -> None:
    figures = table(random.Random(1), largest=40)
    assert set(read(figures)) == set(longest(figures))
    del figures[PARTS[0]]
    assert read(figures) == {}


def test_a_row_with_fewer_digits_than_columns_has_blanks() -> None:
    figures = table(random.Random(1), largest=40)
    rows = [[row[0], row[1][:6]] if len(row) == 2 else row for row in printed(figures)]
    assert proven_rows(rows, [MATRIX]) == {}


def test_two_ways_prove_neither() -> None:
    # 1 11 0 0 0 0 12 and 11 1 0 0 0 0 12 print the same digits, in all the rows that owe one another.
    row = [1, 11, 0, 0, 0, 0, 12]
    figures = of_one_outcome(row)
    assert read(figures) == {}
    # A row beside them that tells its digits leaves one way for the total, and so for all.
    figures[PARTS[1]] = [1, 5, 0, 0, 0, 0, 6]
    whole = [2, 16, 0, 0, 0, 0, 18]
    figures |= {TOTAL: whole, RECEIVED: whole}
    assert read(figures) == {PARTS[0]: row, TOTAL: whole, RECEIVED: whole}


@pytest.mark.parametrize(("name", "value"), [("_MAX_WAYS", 2), ("_MAX_STEPS", 0)])
def test_too_many_ways_prove_nothing(
    monkeypatch: pytest.MonkeyPatch, name: str, value: int
) -> None:
    figures = table(random.Random(2), largest=400)
    assert read(figures)
    monkeypatch.setattr(proven_splits, name, value)
    assert read(figures) == {}


@pytest.mark.parametrize("steps", range(12))
def test_what_is_found_before_the_steps_end_proves_nothing(
    monkeypatch: pytest.MonkeyPatch, steps: int
) -> None:
    # Two ways, of which one is found first.
    monkeypatch.setattr(proven_splits, "_MAX_STEPS", steps)
    assert read(of_one_outcome([1, 11, 0, 0, 0, 0, 12])) == {}


def of_one_outcome(row: list[int]) -> dict[str, list[int]]:
    figures: dict[str, list[int]] = {code: [0] * 7 for code in (*PARTS, CARRIED_OUT, CARRIED_IN)}
    return figures | {PARTS[0]: row, TOTAL: row, RECEIVED: row}


ONE = [12, 3, 0, 0, 0, 0, 15]


@pytest.mark.parametrize(("steps", "found"), [(10, False), (11, True)])
def test_the_identity_with_the_fewest_unknown_rows_comes_first(
    monkeypatch: pytest.MonkeyPatch, steps: int, *, found: bool
) -> None:
    """The outcomes leave their total one way; among the rows of the balance there are a hundred."""
    parts = (
        [1, 2, 1, 3, 0, 0, 7],
        [0, 4, 0, 3, 0, 0, 7],
        [0, 5, 0, 3, 0, 0, 8],
        [0, 0, 0, 2, 0, 0, 2],
    )
    figures = of_one_outcome([0] * 7) | dict(zip(PARTS, map(list, parts), strict=False))
    figures[TOTAL] = figures[CARRIED_OUT] = [1, 11, 1, 11, 0, 0, 24]
    figures[RECEIVED] = [2, 22, 2, 22, 0, 0, 48]
    monkeypatch.setattr(proven_splits, "_MAX_STEPS", steps)
    assert (TOTAL in read(figures)) == found


def of_cells(row: list[str], *others: list[str]) -> dict[int, list[str]]:
    """What is proved of a table that has this row instead of the one of its label."""
    rows = [row if own[0] == row[0] else own for own in printed(of_one_outcome(ONE))]
    return proven_rows([*others, *rows], [MATRIX])


LABEL = MATRIX.rows.rows[0].label


@pytest.mark.parametrize(
    ("cells", "found"),
    [
        (["123000015"], 3),
        # Apart already, as the others are not.
        (["12", "3", "0", "0", "0", "0", "15"], 2),
        # What is no digit, and what is neither one cell nor one for each column.
        (["12", "3", "0", "0", "0", "0", "无"], 0), (["无", "3", "0", "0", "0", "0", "15"], 0),
        (["12300001无"], 0), (["12300", "0015"], 0), (["123000015", "0"], 0),
        # Other figures than the total owes, in as many digits as columns; and fewer digits.
        (["1230006"], 0), (["123000"], 0),
    ],
)  # fmt: skip
def test_cells_of_a_row(cells: list[str], found: int) -> None:
    assert len(of_cells([LABEL, *cells])) == found


def test_rows_of_no_form_and_rows_that_stand_twice() -> None:
    row = [LABEL, "123000015"]
    strange = ["备注", "123000015"]
    assert len(of_cells(row, [], strange, ["备注", "无"])) == 3
    assert of_cells(row, row) == {}


def test_a_form_that_proves_nothing() -> None:
    rows = printed(of_one_outcome(ONE))
    older, newer = compile_forms(tuple(load_forms())).tables("matrix")
    assert proven_rows(rows, [older]) == {}
    assert len(proven_rows(rows, [older, newer])) == 3
    # Without a total of its columns, or with one that is not the last, or without what a row adds up to.
    table = MATRIX.table
    (sum_,) = table.column_sums
    elsewhere = replace(sum_, total=sum_.parts[0], parts=(*sum_.parts[1:], sum_.total))
    for sums in ((), (elsewhere,)):
        assert proven_rows(rows, [replace(MATRIX, table=replace(table, column_sums=sums))]) == {}
    unbalanced = replace(MATRIX, table=replace(table, balances=()))
    received = next(k for k, row in enumerate(rows) if row[0] == LABEL)
    proved = proven_rows(rows, [unbalanced])
    assert len(proved) == 2
    assert received not in proved


@pytest.mark.parametrize(("total", "found"), [(1, True), (2, False)])
def test_rows_that_are_apart_and_owe_one_another(total: int, *, found: bool) -> None:
    figures = of_one_outcome([1, 0, 0, 0, 0, 0, 1])
    figures[TOTAL] = [total, 0, 0, 0, 0, 0, total]
    figures[CARRIED_OUT] = [9, 0, 0, 0, 0, 0, 9]
    figures[RECEIVED] = [9 + total, 0, 0, 0, 0, 0, 9 + total]
    assert read(figures) == ({RECEIVED: figures[RECEIVED]} if found else {})


@pytest.mark.parametrize(
    ("digits", "ways"),
    [
        ("1234515", {(1, 2, 3, 4, 5, 15)}), ("0000000", set()), ("000000", {(0, 0, 0, 0, 0, 0)}),
        ("0100001", set()), ("1000010", {(10, 0, 0, 0, 0, 10)} - {(10, 0, 0, 0, 0, 10)}),
        ("10000010", {(10, 0, 0, 0, 0, 10)}),
        ("500004000000090000", {(50000, 40000, 0, 0, 0, 90000)}),
        ("6000040000000100000", set()),
    ],
)  # fmt: skip
def test_ways_to_read_six_columns(digits: str, ways: set[Sequence[int]]) -> None:
    assert set(proven_splits._ways(digits, 6)) == ways
