"""Rows that a number or a figure leads: placed where they are as wide as the header on either side of the label."""

from __future__ import annotations

import pytest

from govreport_parse.forms import load_forms
from govreport_parse.model.document import Block, Paragraph, Table
from govreport_parse.tables.restoring.led_rows import with_led_rows
from govreport_parse.tables.restoring.words import vocabulary
from tests.tables.printing import compiled, grid

WORDS = vocabulary(tuple(load_forms()))
LABELS = [row.label for row in compiled("2014", "summary").table.rows if row.kind == "value"]
HEADER = "序号 统计指标 单位 统计数"
GROUP = "一、主动公开情况"


def rows(count: int = 7, figure: str = "{k}9") -> list[str]:
    return [f"{k} {label} 条 {figure.format(k=k)}" for k, label in enumerate(LABELS[:count], 1)]


def made(*lines: str) -> list[list[str]] | None:
    """The rows of the list that lines become, None where there is none."""
    blocks: list[Block] = [Paragraph(text=one) for one in lines]
    found = with_led_rows(blocks, WORDS)
    if found is None:
        return None
    (table,) = [one for part in found for one in part if isinstance(one, Table)]
    assert table.restored
    return [[cell.text for cell in line] for line in table.lines]


def is_list(header: str, *lines: str) -> bool:
    return made(header, *lines) == [one.split() for one in (header, *lines)]


def padded(line: str, length: int) -> str:
    return line + " " * (length - len(line))


def test_numbers_before_the_labels() -> None:
    wide = "序号 统计指标 单位 甲数 2015年 2014年 2013年 2012年"
    assert is_list(wide, *rows(figure="1 2 3 4 {k}"))
    assert made(f"{wide} 2011年", *rows(figure="1 2 3 4 5 {k}")) is None
    assert is_list("序号 统计指标 甲数 2015年", *(one.replace("条", "8") for one in rows()))
    assert is_list(HEADER, *rows())
    assert is_list("代码 指标名称 计量单位 本期实际 本年累计", *rows(figure="{k}9 {k}99"))
    assert is_list("序号 上年 统计指标 单位 本年", *(f"{k} {one}" for k, one in enumerate(rows())))


@pytest.mark.parametrize(
    "header",
    [
        "统计指标 单位 统计数",
        "序号 上年 代码 统计指标 单位 统计数",
        "序号 统计指标 统计数",
        "序号 统计指标 甲类 乙类",
        "1 统计指标 单位 统计数",
        "序号 名字 单位 统计数",
    ],
)
def test_what_is_no_such_header(header: str) -> None:
    assert made(header, *rows()) is None


def test_labels_that_nothing_leads() -> None:
    assert made("统计指标 单位 统计数", *(one.partition(" ")[2] for one in rows())) is None
    assert made("序号 统计指标 2015年", *(one.replace("条 ", "") for one in rows())) is None


def test_lines_of_prose_are_longer() -> None:
    assert made(padded(HEADER, 160), *rows()) == made(HEADER, *rows())
    assert made(padded(HEADER, 161), *rows()) is None
    row = f"8 {LABELS[7]} 条 9"
    assert made(HEADER, *rows(), padded(row, 160)) == made(HEADER, *rows(), row)
    assert made(HEADER, *rows(), padded(row, 161)) == made(HEADER, *rows())


def test_six_rows_of_the_forms() -> None:
    assert is_list(HEADER, *rows(6))
    assert made(HEADER, *rows(5), f"6 {LABELS[5]} 9") is None
    assert made(HEADER, *rows(5)) is None
    assert made(HEADER, *(f"{k} 某项事情{k}数 条 9" for k in range(9))) is None


def test_names_of_groups() -> None:
    whole = made(HEADER, f"1 {GROUP}", *rows(), GROUP)
    assert whole is not None
    assert whole[1] == ["1", GROUP]
    assert whole[-1] == ["", GROUP]
    assert made(HEADER, *rows(), "1 某组情况", *rows()) == made(HEADER, *rows())


@pytest.mark.parametrize(
    ("line", "cells"),
    [
        ("{0} 条 9", ["", "{0}", "条", "9"]),
        ("1 {0} 9", ["1", "{0}", "9"]),
        ("1 {0} 条 3 9", ["1", "{0}", "条", "3", "9"]),
        ("1 {0} 条 -9x", ["1", "{0}", "条", "-9x"]),
        ("1 3 {0} 条 9", None),
        ("某 {0} 条 9", None),
        ("8 {0}", None),
        ("1 3 5", None),
        ("8 条 9 31", None),
        # Under a name that no form has: as wide as the header, figures and units all.
        ("8 说明某事 条 9", ["8", "说明某事", "条", "9"]),
        ("8 说明某事 条 多", None),
        ("8 说明某事 多 9", None),
        ("说明某事 条 8 9", None),
    ],
)
def test_a_row_that_lacks_a_cell_or_has_one_too_many(line: str, cells: list[str] | None) -> None:
    found = made(HEADER, *rows(), line.format(LABELS[7]))
    assert found is not None
    assert found[8:] == ([] if cells is None else [[one.format(LABELS[7]) for one in cells]])


def test_a_unit_is_no_figure_before_the_label() -> None:
    header, lines = "序号 上年 统计指标 单位 本年", [f"{k} {one}" for k, one in enumerate(rows())]
    assert made(header, *lines, f"8 条 {LABELS[7]} 条 9") == made(header, *lines)


def test_blanks_that_may_group_digits() -> None:
    header, odd = "序号 统计指标 单位 2015年 2014年", f"9 {LABELS[8]} 条 9"
    lines = rows(7, "{k} 234")
    assert is_list(header, *lines)
    assert made(header, *lines, odd) is None
    assert made(header, *lines, f"9 {GROUP}") is not None
    assert made(header, *lines, f"8 {LABELS[7]} 条 1234 5", odd) is not None
    assert made(header, *lines, f"8 {LABELS[7]} 条 1234条 5", odd) is None
    assert made(header, *rows(7, "{k}234 5"), odd) is not None
    assert made(header, *rows(7, "{k} 23"), odd) is not None


def test_what_else_stands_there() -> None:
    table = grid(("某",))
    found = with_led_rows(
        [table, *(Paragraph(text=one) for one in (HEADER, *rows(), "某。"))], WORDS
    )
    assert found is not None
    assert found[0] == (table,)
    assert found[2:-1] == ((),) * 7
    below = with_led_rows([*(Paragraph(text=one) for one in (HEADER, *rows())), table], WORDS)
    assert below is not None
    assert below[-1] == (table,)
    assert found[-1] == (Paragraph(text="某。"),)
    assert with_led_rows([table, Paragraph(text="某。")], WORDS) is None
