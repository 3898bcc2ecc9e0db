"""Marks beside figures of the statutory table, in each format: read as the number, or withheld."""

from __future__ import annotations

import html
from collections.abc import Callable

import pytest

import govreport_parse as gp
from tests.pages import package, page, run, table_rows

TITLE = "2016年青石区政府信息公开工作年度报告"
CODE = "proactive.channel.website"
READ = (
    "37①",
    "37*",
    "37[1]",
    "37（注1）",
    "37（件）",
    "“37”",
    "37 注",
    "37※",
    "37件②",
    "３７〔2〕",
)
LONG = ("655.", "【655】", "655．")
WITHHELD = ("3①7", "37**", "37(1)", "注：37", "37.", "【37】", "37（含上年2件）", "①37", "37 1")


def _rows(figure: str) -> list[tuple[str, str, str]]:
    return [("统计指标", "单位", "统计数"), *table_rows({CODE: figure})]


def in_html(figure: str) -> bytes:
    return page(values={CODE: figure}).encode()


def in_word(figure: str) -> bytes:
    def paragraph(text: str) -> str:
        return f"<w:p>{run(html.escape(text))}</w:p>"

    rows = "".join(
        f"<w:tr>{''.join(f'<w:tc><w:tcPr/>{paragraph(cell)}</w:tc>' for cell in row)}</w:tr>"
        for row in _rows(figure)
    )
    lines = (TITLE, "一、概述", "全年工作平稳。", "附表")
    return package(f"{''.join(map(paragraph, lines))}<w:tbl><w:tblPr/>{rows}</w:tbl>")


def in_bars(figure: str) -> bytes:
    return _as_text(figure, "|")


def in_tabs(figure: str) -> bytes:
    return _as_text(figure, "\t")


def _as_text(figure: str, between: str) -> bytes:
    table = "\n".join(between.join(row).rstrip(" ") for row in _rows(figure))
    return f"{TITLE}\n\n一、概述\n全年工作平稳。\n\n附表\n{table}\n".encode()


def in_lines(figure: str) -> bytes:
    return _as_text(figure, " ")


def cell_by_cell(figure: str) -> bytes:
    return _as_text(figure, "\n")


FORMATS = (in_html, in_word, in_bars, in_tabs, in_lines, cell_by_cell)


@pytest.mark.parametrize("form", FORMATS)
def test_figures_with_marks(form: Callable[[str], bytes]) -> None:
    for texts, value in ((READ, 37), (LONG, 655), (WITHHELD, None)):
        for text in texts:
            report = gp.parse(form(text))
            reading = report.reading(CODE)
            assert (text, reading.value) == (text, value)
            assert (reading.status == "reported") == (value is not None)
            others = [r.value for r in report.readings if r.indicator != CODE]
            assert others == [0] * 57
