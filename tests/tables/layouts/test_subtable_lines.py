"""Rows of the disclosure table whose names are printed in other words, or with a slip."""

from __future__ import annotations

import pytest

import govreport_parse as gp
from tests.pages import disclosure_table, modern_page

VALUES = {
    "documents.normative.issued": "8",
    "powers.penalty.decisions": "57",
    "charges.administrative.amount": "3",
}


def renamed(name: str, printed: str) -> gp.AnnualReport:
    table = disclosure_table(VALUES)
    assert table.count(f"<td>{name}</td>") == 1
    table = table.replace(f"<td>{name}</td>", f"<td>{printed}</td>")
    return gp.parse(modern_page(disclosure=table))


def value(report: gp.AnnualReport, code: str) -> tuple[object, str]:
    reading = report.reading(code)
    assert reading is not None
    return reading.value, reading.status


def reworded(report: gp.AnnualReport) -> list[str]:
    return [f.message for f in gp.check(report, select=["GR004"])]


@pytest.mark.parametrize("printed", ["行政处理", "行政处分", "非行政处罚", "刑事处罚"])
def test_another_thing_is_no_slip_of_a_short_name(printed: str) -> None:
    report = renamed("行政处罚", printed)
    assert value(report, "powers.penalty.decisions") == (None, "missing")
    assert reworded(report) == []


@pytest.mark.parametrize(
    ("name", "printed", "code", "figure"),
    [
        # One wrong character in five, and in seven; one too many; one lost.
        ("行政规范性文件", "规范性文体", "documents.normative.issued", 8),
        ("行政事业性收费", "行政事业性收贺", "charges.administrative.amount", 3),
        ("行政事业性收费", "行政事业性的收费", "charges.administrative.amount", 3),
        ("行政事业性收费", "行政事业收费", "charges.administrative.amount", 3),
    ],
)
def test_a_slip_in_a_longer_name_is_read_and_said(
    name: str, printed: str, code: str, figure: int
) -> None:
    report = renamed(name, printed)
    assert value(report, code) == (figure, "reported")
    (message,) = reworded(report)
    assert f"“{printed}”" in message


@pytest.mark.parametrize("printed", ["规范化文体", "行政事业单位收费"])
def test_two_slips_are_none(printed: str) -> None:
    name = "行政规范性文件" if "文" in printed else "行政事业性收费"
    report = renamed(name, printed)
    code = "documents.normative.issued" if "文" in printed else "charges.administrative.amount"
    assert value(report, code) == (None, "missing")
    assert reworded(report) == []


@pytest.mark.parametrize("added", ["事项", "决定", "措施", "项目", "件数", "总数", "数量", "数"])
def test_what_a_name_may_end_in(added: str) -> None:
    report = renamed("行政处罚", "行政处罚" + added)
    assert value(report, "powers.penalty.decisions") == (57, "reported")
    assert len(reworded(report)) == 1


def test_a_row_printed_under_its_own_name_leaves_none_to_its_slip() -> None:
    table = disclosure_table(VALUES)
    own = "<tr><td>行政处罚</td><td>57</td></tr>"
    assert own in table
    both = table.replace(own, own + "<tr><td>行政处罚事项</td><td>99</td></tr>")
    report = gp.parse(modern_page(disclosure=both))
    assert value(report, "powers.penalty.decisions") == (57, "reported")
    assert [r.value for r in report.readings if r.indicator is None] == [99]
    assert reworded(report) == []
