"""Lines that are whole rows of a local table: those that no form knows are rows of their own."""

from __future__ import annotations

import govreport_parse as gp
from govreport_parse.forms import load_forms
from govreport_parse.tables.restoring.articles import row_among_rows
from govreport_parse.tables.restoring.words import vocabulary

KNOWN = (
    "主动公开文件数 条 31 1402",
    "受理依申请公开信息总数 条 3 11",
    "其中：1、当面申请数 条 2 9",
    "2、网上申请数 条 1 2",
    "对申请的答复总数 条 3 11",
    "其中：1、同意公开答复数 条 3 11",
    "行政复议数 件 0 0",
    "行政诉讼数 件 0 1",
)


def readings(*rows: str) -> list[tuple[str | None, object, str]]:
    """What a report with a local table of these lines gives: cell, value and label."""
    lines = (
        "白河市2011年度政府信息公开工作年度报告",
        "一、概述",
        "2011年，我市公开工作平稳有序，各项任务均已按期完成，成效明显，特此报告。",
        "二、白河市政府信息公开情况统计表",
        "指标名称 计量单位 2011年度 历年累计",
        *rows,
    )
    report = gp.parse("\n".join(lines).encode(), name="report.txt")
    return [
        (reading.indicator, reading.value, reading.label)
        for reading in report.readings
        if reading.status == "reported"
    ]


class TestUnknownRow:
    def test_is_a_reading_without_an_indicator(self) -> None:
        found = readings(*KNOWN[:1], "其中：1、部门网站公开数 条 28 1377", *KNOWN[1:])
        assert (None, 28, "其中：1、部门网站公开数") in found
        assert ("proactive.total", 31, "主动公开文件数") in found
        assert ("requests.received", 3, "受理依申请公开信息总数") in found
        assert len(found) == len(KNOWN) + 1

    def test_first_and_last(self) -> None:
        found = readings("公文总数 条 40 1500", *KNOWN, "收费减免金额 元 7 9")
        assert ("proactive.total", 31, "主动公开文件数") in found
        assert {(None, 40, "公文总数"), (None, 7, "收费减免金额")} <= set(found)

    def test_its_neighbours_keep_their_figures(self) -> None:
        plain = readings(*KNOWN)
        odd = readings(*KNOWN[:3], "3、信函、传真申请数 条 6 8", *KNOWN[3:])
        assert set(odd) - set(plain) == {(None, 6, "3、信函、传真申请数")}
        assert set(plain) <= set(odd)


class TestCells:
    def test_label_unit_and_figures(self) -> None:
        pieces = row_among_rows(["甲项数 条 5 6", "乙项数 件 7 8"], 0)
        assert [(piece.text, piece.glued) for piece in pieces] == [
            ("甲项数", False),
            ("条", False),
            ("5 6", True),
        ]
        assert row_among_rows(["甲项数 条 5 6", "乙项数 件 7 8"], 1)

    def test_a_line_unlike_its_neighbours_is_none(self) -> None:
        assert not row_among_rows(["甲项数 条 5 6"], 0)
        assert not row_among_rows(["甲项数 条 5 6", "乙项数 件 7"], 0)
        assert not row_among_rows(["甲项数 条 5 6", "乙项数", "丙项数 件 7 8"], 0)
        assert not row_among_rows(["甲项数 5 6", "乙项数 7 8"], 0)
        assert not row_among_rows(["今年公开，甲项数 条 5 6", "乙项数 件 7 8"], 0)
        assert not row_among_rows(["甲项数 条 五 六", "乙项数 件 7 8"], 0)


def test_no_form_knows_the_rows_of_these_tests() -> None:
    words = vocabulary(tuple(load_forms()))
    assert not any(map(words.knows, ("其中:1、部门网站公开数", "公文总数", "3、信函、传真申请数")))
