from __future__ import annotations

from govreport_parse.archive.store.superseded import SupersededRows


def test_rows_that_count_no_more() -> None:
    rows = SupersededRows()
    assert rows.add([("1", "b"), ("1", "a"), ("2", "a")]) == {"1": 2, "2": 1}
    assert rows.add([("1", "b"), ("1", "c")]) == {"1": 1}
    assert rows.of("1") == ["a", "b", "c"]
    rows.forget("1")
    assert (rows.of("1"), rows.counts()) == ([], {"2": 1})
