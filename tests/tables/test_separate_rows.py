"""The outcomes of each proceeding in a table of its own."""

from __future__ import annotations

import pytest

import govreport_parse as gp

HEAD = "# 青石区教育局2023年政府信息公开工作年度报告\n\n## 一、总体情况\n\n平稳。\n\n## 四、政府信息公开行政复议、行政诉讼情况\n"
NAMES = "| 结果维持 | 结果纠正 | 其他结果 | 尚未审结 | 总计 |\n|---|---|---|---|---|"


def page(*tables: tuple[str, str]) -> gp.AnnualReport:
    body = "\n".join(f"\n### {name}\n\n{NAMES}\n| {figures} |\n" for name, figures in tables)
    return gp.parse(f"{HEAD}{body}\n\n## 五、存在的主要问题及改进情况\n\n无。\n".encode())


def values(report: gp.AnnualReport, proceeding: str) -> list[object]:
    return [
        r.value for r in report.readings if r.indicator and r.indicator.startswith(proceeding + ".")
    ]


def test_each_under_its_heading() -> None:
    report = page(
        ("行政复议", "3 | 2 | 0 | 2 | 7"),
        ("行政诉讼（未经复议直接起诉）", "2 | 0 | 0 | 1 | 3"),
        ("行政诉讼（复议后起诉）", "0 | 1 | 0 | 0 | 1"),
    )
    assert values(report, "reconsideration") == [3, 2, 0, 2, 7]
    assert values(report, "litigation.direct") == [2, 0, 0, 1, 3]
    assert values(report, "litigation.after_reconsideration") == [0, 1, 0, 0, 1]


def test_one_that_is_left_out_is_missing() -> None:
    report = page(("行政复议", "3 | 2 | 0 | 2 | 7"), ("未经复议直接起诉", "2 | 0 | 0 | 1 | 3"))
    assert values(report, "litigation.direct") == [2, 0, 0, 1, 3]
    statuses = {r.status for r in report.readings if r.indicator and "after" in r.indicator}
    assert statuses == {"missing"}


@pytest.mark.parametrize(
    "tables",
    [
        (("行政复议", "3 | 2 | 0 | 2 | 7"),),  # one alone may be any table
        (("行政复议", "1 | 0 | 0 | 0 | 1"), ("行政复议", "2 | 0 | 0 | 0 | 2")),  # the same twice
        (("行政复议和行政诉讼", "1 | 0 | 0 | 0 | 1"), ("合计", "2 | 0 | 0 | 0 | 2")),
    ],
)
def test_headings_that_leave_it_open(tables: tuple[tuple[str, str], ...]) -> None:
    assert values(page(*tables), "reconsideration") == []
