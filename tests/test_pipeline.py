"""The stages, one after the other, and what they refuse."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

import govreport_parse as gp
from govreport_parse.pipeline import STAGES, prepare
from tests.conftest import ROOT
from tests.pages import modern_page, page, table_rows

PAGES = sorted(
    path
    for path in (ROOT / "fixtures").rglob("*")
    if path.suffix in (".html", ".docx", ".txt") and path.parent.name != "look-alikes"
)
TITLE = "2017年青石区政府信息公开工作年度报告"
NARRATIVE = "全年公开信息三十条。工作平稳。"


@pytest.mark.parametrize("path", PAGES, ids=lambda path: path.name)
def test_the_stages_in_turn_make_the_report(path: Path) -> None:
    given: Any = path
    for stage in STAGES:
        run: Any = stage.run
        given = run(given)
    assert given == gp.parse(path)


def test_each_stage_has_a_name_of_its_own() -> None:
    names = [stage.name for stage in STAGES]
    assert len(set(names)) == len(names)


def test_the_documentation_follows_the_stages() -> None:
    lines = (ROOT / "docs/performance.md").read_text("utf-8").splitlines()
    rows = [[cell.strip() for cell in line.strip("|").split("|")] for line in lines if "|" in line]
    start = next(k for k, row in enumerate(rows) if row[0] == "step") + 2
    told = [(row[0], row[-1]) for row in rows[start : start + len(STAGES)]]
    assert told == [(stage.name, stage.does) for stage in STAGES]


def test_locators_refer_to_the_blocks_of_the_page() -> None:
    data = page("<p>首页 &gt; 公开</p><p>一、概述</p><p>主动公开政府信息5条。</p>").encode()
    (statement,) = gp.parse(data).statements
    block = prepare(gp.read_document(data)).blocks[statement.at.block]
    assert getattr(block, "text", "") == "主动公开政府信息5条。"


def refused(text: str) -> bool:
    """Whether a text is no report."""
    try:
        gp.parse(text.encode(), name="a.txt")
    except gp.NotAnAnnualReport:
        return True
    return False


class TestRecognition:
    def test_a_blank_form_is_no_report(self) -> None:
        blank = page("", title="政府信息公开情况统计表", rows=[
            (label, unit, "") for label, unit, _ in table_rows({})
        ])  # fmt: skip
        with pytest.raises(gp.NotAnAnnualReport, match="blank form"):
            gp.parse(blank.encode())

    @pytest.mark.parametrize("figure", ["0", "/"])
    def test_a_form_with_a_figure_is_one(self, figure: str) -> None:
        rows = table_rows({})
        filled = [
            (label, unit, figure if k == 1 else "") for k, (label, unit, _) in enumerate(rows)
        ]
        shown = page("", title="政府信息公开情况统计表", rows=filled)
        assert gp.parse(shown.encode()).readings

    @pytest.mark.parametrize(
        ("title", "date"),
        [
            ("青石区政府信息公开工作年度报告", ""), ("2017年政府信息公开工作年度报告", ""), ("政府信息公开情况统计表", "2018-01-20"),
        ],
    )  # fmt: skip
    def test_a_blank_form_with_a_body_or_year_is_one(self, title: str, date: str) -> None:
        blank = [(label, unit, "") for label, unit, _ in table_rows({})]
        report = gp.parse(page(f"<p>发布日期：{date}</p>", title=title, rows=blank).encode())
        assert {reading.status for reading in report.readings} == {"blank"}

    @pytest.mark.parametrize(
        ("text", "is_one"),
        [
            (f"{TITLE}\n{NARRATIVE}", True),
            (f"{TITLE}\n全年公开信息三十条，工作平稳。", False),
            (f"{TITLE}\n{NARRATIVE.replace('公开', '发布')}", False),
            (f"{TITLE}\n一、主动公开情况", True),
            (f"{TITLE}\n一、组织领导", False),
            (NARRATIVE, False),
        ],
    )
    def test_a_title_needs_a_narrative_or_a_section(self, text: str, *, is_one: bool) -> None:
        assert refused(text) is not is_one

    @pytest.mark.parametrize(
        ("sentence", "second", "is_one"),
        [
            ("本年报附表略。", "收费情况", True),
            ("本年度报告附表略。", "收费情况", True),
            ("本年报附表略。", "组织领导", False),
            ("本年报附表略。", "主动公开范围", False),
            ("本文附表略。", "收费情况", False),
        ],
    )
    def test_without_a_title_two_sections_and_a_year(
        self, sentence: str, second: str, *, is_one: bool
    ) -> None:
        lines = ("一、主动公开情况", sentence, f"二、{second}")
        period = "统计期限自2017年1月1日至2017年12月31日。"
        assert refused("\n".join((*lines, period))) is not is_one
        assert refused("\n".join((*lines, "全年平稳。")))

    @pytest.mark.parametrize(("above", "is_one"), [(5, True), (6, False)])
    def test_the_first_lines_name_it(self, above: int, *, is_one: bool) -> None:
        heads = ("一、主动公开情况", "二、收费情况")
        period = "统计期限自2017年1月1日至2017年12月31日。"
        lines = (*heads, *[period] * above, "本年报附表略。")
        assert refused("\n".join(lines)) is not is_one

    def test_filled_tables_need_no_title(self) -> None:
        shown = (
            modern_page().decode().replace("青石区人民政府2022年政府信息公开工作年度报告", "公开")
        )
        assert len(gp.parse(shown.encode()).forms) == 3
