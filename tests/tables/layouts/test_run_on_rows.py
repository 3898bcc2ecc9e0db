"""The value of a row of a list that was put together from lines."""

from __future__ import annotations

import pytest

from govreport_parse.model.document import Cell
from govreport_parse.tables.layouts.list_columns import _Roles, _value_and_unit

RESTORED = _Roles(length=4, unit=0, value=3, restored=True)
PRINTED = _Roles(length=4, unit=0, value=3)


@pytest.mark.parametrize(
    ("texts", "roles", "odd"),
    [
        (("条", "01", "8", "9"), RESTORED, False),
        (("条", "01 8 9", "其中：电子化的", "1"), RESTORED, True),
        (("条", "01", "其中：电子化的", "1"), RESTORED, True),
        (("条", "01", "其中：电子化的", "1"), PRINTED, False),
        (("条", "01", "条", "1"), RESTORED, False),
    ],
)
def test_words_before_the_value_of_a_restored_row(
    texts: tuple[str, ...], roles: _Roles, *, odd: bool
) -> None:
    tail = tuple(Cell(text=text, row=0, column=k) for k, text in enumerate(texts, 1))
    _, values, unclear = _value_and_unit(tail, roles)
    assert (unclear, len(values)) == (odd, 0 if odd else 1)
