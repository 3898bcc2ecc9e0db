"""A table that alone prints its form: withheld where its caption names another year than the report's."""

from __future__ import annotations

import pytest

from govreport_parse.forms import load_forms
from govreport_parse.model.document import Block, Paragraph
from govreport_parse.tables.statutory import read_tables
from tests.tables.printing import Line, compiled, grid

ROWS = [row for row in compiled("2014", "summary").table.rows if row.kind == "value"]
HEADER = ("统计指标", "单位", "统计数")
LINES: tuple[Line, ...] = (HEADER, *((row.label, row.unit or "", "7") for row in ROWS))
HALF = len(LINES) // 2


def read(
    *blocks: Block, year: int | None = 2016, title: str | None = None
) -> tuple[int, list[str]]:
    """How many values are read, and the codes of the notes."""
    tables = read_tables(blocks, load_forms(), year, "青石区教育局", title)
    values = [one.value for table in tables for one in table.readings if one.value is not None]
    return len(values), [note.code for table in tables for note in table.notes]


def below(*captions: str, year: int | None = 2016, title: str | None = None) -> bool:
    """Whether a table below some lines is read."""
    count, notes = read(
        *(Paragraph(text=c) for c in captions), grid(*LINES), year=year, title=title
    )
    assert (count, notes) in ((len(ROWS), []), (0, ["GR010"]))
    return count > 0


@pytest.mark.parametrize(
    "caption",
    ["2015年统计表", "附表：2015年度政府信息公开情况统计表", "统计表（2015年）", "2017年统计表"],
)
def test_another_year(caption: str) -> None:
    assert not below(caption)
    assert below(caption, year=int(caption[caption.index("20") :][:4]))
    assert below(caption, year=None)
    assert below(caption, title=f"青石区教育局{caption[caption.index('20') :][:4]}至2016年年度报告")
    assert not below(caption, title="青石区教育局2016年年度报告")


@pytest.mark.parametrize(
    "caption",
    [
        "2016年统计表",
        "统计表",
        "2015年",
        "2015年数据",
        "2015年1月统计表",
        "统计表（填报日期：2015年）",
        "统计表（截至2015年）",
        "2015年至2016年统计表",
        "2015年和2016年统计表",
        "〔2015〕3号统计表 2015年",
        "某局2015年政府信息公开工作年度报告（附统计表）",
    ],
)
def test_what_names_no_other_year(caption: str) -> None:
    assert below(caption)


def test_the_nearest_caption_counts() -> None:
    assert below("2015年统计表", "2016年统计表")
    assert not below("2016年统计表", "2015年统计表")
    assert not below("2015年统计表", "单位：条")
    assert below("2015年统计表", "单位：条", "填报：某局")


def test_a_title_in_the_table_itself() -> None:
    for year, found in (("2015", 0), ("2016", len(ROWS))):
        assert read(grid((f"{year}年统计表",), *LINES))[0] == found


def test_a_part_of_another_year() -> None:
    first, second = grid(*LINES[:HALF]), grid(HEADER, *LINES[HALF:])
    count, notes = read(first, Paragraph(text="2015年统计表"), second)
    assert (count, notes) == (HALF - 1, ["GR010"])
    assert read(Paragraph(text="2015年统计表"), first, second) == (0, ["GR010"])


def test_what_says_that_there_is_no_figure_stays() -> None:
    lines = [HEADER, *((row.label, row.unit or "", "7") for row in ROWS), ("说明某", "条", "5")]
    lines[1:4] = [(*line[:2], text) for line, text in zip(lines[1:4], ("", "/", "多"), strict=True)]
    (table,) = read_tables(
        (Paragraph(text="2015年统计表"), grid(*lines)), load_forms(), 2016, "青石区教育局", None
    )
    statuses = [reading.status for reading in table.readings]
    assert statuses[:4] == ["blank", "not_applicable", "unreadable", "unreadable"]
    assert not any(reading.value for reading in table.readings)
    note = next(note for note in table.notes if note.code == "GR010")
    assert note.indicators == tuple(row.code for row in ROWS)


def test_a_table_without_figures_loses_none() -> None:
    blank = grid(HEADER, *((row.label, row.unit or "", "") for row in ROWS))
    assert read(Paragraph(text="2015年统计表"), blank) == (0, [])
