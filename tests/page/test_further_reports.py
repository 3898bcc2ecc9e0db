"""A second report on a page: where it begins, and what begins none."""

from __future__ import annotations

import pytest

import govreport_parse as gp
from govreport_parse.model.document import Block, Paragraph
from govreport_parse.page.further_reports import further_report
from govreport_parse.page.titles import parse_title
from tests.pages import modern_page

OWN, BEFORE = (
    "青石区人民政府2022年政府信息公开工作年度报告",
    "青石区人民政府2021年政府信息公开工作年度报告",
)
FIRST, SECOND = "一、总体情况", "二、主动公开政府信息情况"


def place(*lines: str, title: str = OWN) -> int | None:
    own = parse_title(title)
    assert own is not None
    blocks: list[Block] = [Paragraph(text=line) for line in lines]
    return further_report(blocks, 0, own)


@pytest.mark.parametrize(
    "title",
    [
        BEFORE, "2021年政府信息公开工作年度报告", "白水镇人民政府2022年政府信息公开工作年度报告",
        "2020年青石区人民政府信息公开年度报告", "青石区人民政府二〇二一年政府信息公开工作年度报告",
        "青石区人民政府２０２１年政府信息公开工作年度报告",
    ],
)  # fmt: skip
def test_a_title_with_a_first_section_of_its_own_begins_one(title: str) -> None:
    assert place(FIRST, "平稳。", title, "本报告由办公室编制。", FIRST) == 2
    assert place(FIRST, SECOND, title, "一 概述", title, FIRST) == 2
    assert place(FIRST, title, "平稳。", title, FIRST) == 1


@pytest.mark.parametrize(
    "lines",
    [
        (FIRST, BEFORE),
        (FIRST, BEFORE, SECOND),
        (FIRST, OWN, FIRST),
        (FIRST, "政府信息公开工作年度报告", FIRST),
        (FIRST, "青石区2022年政府信息公开工作年度报告", FIRST),
        (FIRST, "云州市青石区人民政府2022年政府信息公开工作年度报告", FIRST),
        (FIRST, "现将2021年政府信息公开情况报告如下。", FIRST),
        (BEFORE, FIRST, SECOND),
        (SECOND, BEFORE, FIRST),
        (FIRST, BEFORE, "一、本区共有3个街道"),
    ],
)
def test_what_begins_none(lines: tuple[str, ...]) -> None:
    assert place(*lines) is None


def test_links_are_lists_of_reports() -> None:
    own = parse_title(OWN)
    assert own is not None
    blocks = [Paragraph(text=FIRST), Paragraph(text=BEFORE, linked=True), Paragraph(text=FIRST)]
    assert further_report(blocks, 0, own) is None


def test_its_figures_are_not_read_as_those_of_the_first() -> None:
    first = (
        modern_page(narrative="全年收到政府信息公开申请0件。")
        .decode()
        .replace("</body>", "@</body>")
    )
    second = modern_page(year=2021, narrative="全年收到政府信息公开申请36件。").decode()
    report = gp.parse(first.replace("@", second.partition("<body>")[2]).encode())
    assert report.year == 2022
    assert [s.value for s in report.statements] == [0]
    (finding,) = gp.check(report)
    assert finding.rule == "GR011"
    assert "2021年" in finding.message
    assert "2021年" in finding.message_zh
    assert gp.check(gp.parse(first.replace("@", "").encode())) == []
