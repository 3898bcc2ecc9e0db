"""Sums that one cell explains are one finding; no other sum is told less for it."""

from __future__ import annotations

import pytest

import govreport_parse as gp
from tests.rules.cases import Page

RECEIVED, GRANTED, PARTLY, TOTAL = (
    "requests.received", "requests.outcome.granted", "requests.outcome.partially_granted",
    "requests.outcome.total",
)  # fmt: skip
SOUND: dict[str, str | int | float] = {
    f"{row}@{column}": figure
    for row, figures in {
        RECEIVED: (46, 13, 59), GRANTED: (31, 13, 44), PARTLY: (15, 0, 15), TOTAL: (46, 13, 59),
    }.items()
    for column, figure in zip(("natural_person", "business", "total"), figures, strict=True)
}  # fmt: skip


def told(
    cells: dict[str, int], select: list[str] | None = None, ignore: tuple[str, ...] = ()
) -> list[gp.Finding]:
    report = Page(cells=SOUND | cells).parse()
    return list(gp.check(report, select=select, ignore=ignore))


def codes(cells: dict[str, int], **options: list[str]) -> list[str]:
    return sorted(finding.rule for finding in told(cells, **options))


def test_nothing_is_said_of_sums_that_hold() -> None:
    assert codes({}) == []


@pytest.mark.parametrize(
    ("cells", "expected"),
    [
        ({f"{TOTAL}@total": 95}, ["GR307"]),  # in the sums of its row and its column, and the balance
        ({f"{RECEIVED}@business": 31}, ["GR307"]),
        ({f"{TOTAL}@total": 74}, ["GR201"]),  # no slip, but one cell
        ({f"{PARTLY}@business": 2}, ["GR201"]),
        # What one cell does not explain is told by itself.
        (
            {f"{TOTAL}@total": 95, f"{GRANTED}@total": 50, f"{PARTLY}@total": 9},
            ["GR201", "GR201", "GR307"],
        ),
        ({f"{RECEIVED}@natural_person": 64, f"{PARTLY}@business": 2}, ["GR201", "GR307"]),
        # Two cells of one row or column: neither explains the sum that they share.
        ({f"{GRANTED}@natural_person": 33, f"{GRANTED}@business": 16}, ["GR201"] * 3),
        # Wrong by the same: the cells across would explain the sums as well.
        ({f"{GRANTED}@natural_person": 40, f"{PARTLY}@business": 9}, ["GR201"] * 4),
        # But where two slips explain them, and no others do, these are named.
        ({f"{GRANTED}@natural_person": 13, f"{RECEIVED}@business": 31}, ["GR307", "GR307"]),
    ],
)  # fmt: skip
def test_how_many_findings(cells: dict[str, int], expected: list[str]) -> None:
    found = [f for f in told(cells) if f.rule in ("GR201", "GR307")]
    assert [f.rule for f in sorted(found, key=lambda one: one.rule)] == expected
    assert {f.severity for f in found} == {"error"}


def test_the_finding_names_the_cell_and_every_sum() -> None:
    for figure, rule in ((95, "GR307"), (74, "GR201")):
        (one,) = told({f"{TOTAL}@total": figure})
        assert (one.rule, one.severity, one.observed, one.expected) == (
            rule,
            "error",
            str(figure),
            "59",
        )
        assert one.message.startswith(
            f"one figure may explain 3 sums that fail: (七)总计 (column 总计) 59 for {figure}"
        )
        assert one.message_zh.startswith(f"“总计”列“(七)总计”填报为{figure}，如为59")
        assert all(f"（{number}）" in one.message_zh for number in (1, 2, 3))
        assert (one.indicators[0], one.applicant) == (TOTAL, "total")
        assert one.where_zh.startswith("第三部分统计表“总计”列“(七)总计”行")


def test_no_sum_is_lost_where_the_slip_is_not_told() -> None:
    cells = {f"{TOTAL}@total": 95}
    assert codes(cells, select=["GR201"]) == ["GR201"] * 3
    assert codes(cells, ignore=["GR307"]) == ["GR201"] * 3
    assert codes(cells, select=["GR307"]) == ["GR307"]
