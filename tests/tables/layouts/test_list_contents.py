"""What the cells of a list's columns hold: units, figures, or the numbers of its rows."""

from __future__ import annotations

import pytest

from tests.tables.layouts.lists import (
    COUNTS,
    HEADER,
    LABELS,
    NONE,
    figures,
    read,
    rows,
)
from tests.tables.printing import Line


class TestContent:
    """Without a header the cells tell: one column of figures, one of units."""

    @pytest.mark.parametrize(
        ("cells", "found"),
        [
            ([("条", one) for one in COUNTS[:5]], read()),
            ([(one, "条") for one in COUNTS[:5]], read()),
            ([("条", one, "4") for one in COUNTS[:5]], NONE),
            ([("条", "/", one) for one in COUNTS[:5]], NONE),
            ([("条", "") for _ in range(5)], ["条 blank"] * 5),
            ([("条", "详见", one) for one in COUNTS[:5]], read()),
            # A figure in ten rows is stray, two are a column.
            ([("条", one, "") for one in COUNTS[:10]] + [("条", "31", "4")], [*read(10), "条 31"]),
            ([("条", one, "") for one in COUNTS[:8]] + [("条", "0", "4")], [None] * 9),
            ([("条", "7", "")] * 17 + [("条", "7", "4")] * 2, [None] * 19),
            ([("条", "7", "")] * 18 + [("条", "7", "4")], ["条 7"] * 19),
            # Numbers of the rows: four and more, one step out of five left out; three digits.
            ([(str(k), "条", one) for k, one in zip("12345", COUNTS, strict=False)], read()),
            ([(str(k), "条", one) for k, one in zip("1234", COUNTS, strict=False)], NONE[:4]),
            ([(str(k), "条", one) for k, one in zip("123", COUNTS, strict=False)], NONE[:3]),
            (
                [(str(k), "条", one) for k, one in zip("123567", COUNTS, strict=False)],
                [*NONE, None],
            ),
            ([(str(k + k // 6), "条", one) for k, one in enumerate(COUNTS[:10])], read(10)),
            ([(str(k + k // 6), "条", one) for k, one in enumerate(COUNTS[:9])], [None] * 9),
            (
                [(str(990 + k), "条", one) for k, one in enumerate(COUNTS[:5])],
                read(),
            ),
            ([(str(1990 + k), "条", one) for k, one in enumerate(COUNTS[:5])], NONE),
            ([("条", str(k)) for k in range(1, 6)], NONE),
            ([("፩", "条", one) for one in COUNTS[:5]], read()),
            ([("条", one, "") for one in COUNTS[:9]] + [("条", "18", "4")], read(10)),
            ([("条", "", "")] * 5 + [("条", "4")], [*["条 blank"] * 5, None]),
            # More than a quarter of the rows have units: theirs is a column, which others miss.
            ([("条", "3"), ("", "5"), ("", "12"), ("", "7"), ("", "条", "4")], NONE),
            (
                [("条", "3"), ("条", "9"), *[("", one) for one in COUNTS[:5]], ("", "条", "4")],
                ["条 3", "条 9", *(f"- {one}" for one in COUNTS[:5]), "条 4"],
            ),
            # Units in a quarter of the rows are a column of theirs.
            ([("条", "3"), ("", "5"), ("", "12")], ["条 3", "- 5", "- 12"]),
        ],
    )
    def test_which_column_holds_the_figures(
        self, cells: list[Line], found: list[str | None]
    ) -> None:
        assert figures(rows(*cells)) == (found, found[0] is not None)

    @pytest.mark.parametrize(
        ("narrow", "wider", "known"),
        [
            # What is left of a wider row: its figure may be of either column.
            ([("条", one) for one in COUNTS[:9]], [("条", "26", "9")], True),
            ([("条", one) for one in COUNTS[:8]], [("条", "26", "9")], False),
            ([("条", one) for one in COUNTS[:5]], [("条", "26", "")], True),
            ([(one,) for one in COUNTS[:10]], [("条", "26")], False),
            ([(one,) for one in COUNTS[:10]], [("26", "")], True),
            ([(one,) for one in COUNTS[:9]], [("26", "9")], True),
            ([(one,) for one in COUNTS[:8]], [("26", "9")], False),
        ],
    )
    def test_rows_that_lost_a_cell(
        self, narrow: list[Line], wider: list[Line], *, known: bool
    ) -> None:
        assert figures(rows(*narrow, *wider))[1] == known

    def test_no_rows_of_the_form(self) -> None:
        assert figures((HEADER, ("制发数某", "条", "4"), (LABELS[0],))) == ([None, "-"], False)
        assert figures((HEADER,)) == ([], False)
