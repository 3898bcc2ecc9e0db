"""The rows of a matrix that only name columns, whatever the name of the group is printed as."""

from __future__ import annotations

import pytest

from govreport_parse.forms import load_form
from govreport_parse.forms.compiled import compile_form
from govreport_parse.model.document import Table
from govreport_parse.model.grid import RawCell, expand_grid
from govreport_parse.tables.headers import header_rows
from govreport_parse.text.fold import label_key

FORM = next(t for t in compile_form(load_form("2021")).tables if t.table.table == "requests")
INNER = ["商业企业", "科研机构", "社会公益组织", "法律服务机构", "其他"]
ROW = ["一、本年新收政府信息公开申请数量", *"3210006"]


def headers(table: Table) -> frozenset[int]:
    texts: dict[str, list[str]] = {}
    for cell in table.every:
        texts.setdefault(label_key(cell.text), []).append(cell.text)
    return header_rows(table, texts, FORM)


def lines(*rows: list[str]) -> Table:
    return expand_grid([[RawCell(text=text) for text in row] for row in rows])


def spanned(group: str, span: int, inner: list[str] = INNER) -> Table:
    upper = [RawCell(text=text, rowspan=2) for text in ("", "总计", "自然人")]
    rows = [
        [*upper, RawCell(text=group, colspan=span)],
        [RawCell(text=text) for text in inner],
        [RawCell(text=text) for text in ROW],
    ]
    return expand_grid(rows)


@pytest.mark.parametrize("group", ["法人或其他组织", "法人或其他组", "企事业单位", ""])
def test_the_line_above_the_names_of_a_group_is_one_of_the_header(group: str) -> None:
    assert headers(spanned(group, 5)) == {0, 1}
    assert headers(lines(["总计", "自然人", group], INNER, ROW)) == {0, 1}


@pytest.mark.parametrize("span", [1, 4, 6])
def test_so_it_is_where_the_span_is_wrong(span: int) -> None:
    assert headers(spanned("企事业单位", span)) == {0, 1}


def test_a_name_that_covers_no_names_is_that_of_something_else() -> None:
    assert headers(spanned("企事业单位", 5, [*INNER[:4], "备注"])) == {1}


@pytest.mark.parametrize(
    "line",
    [
        ["总计", "企事业单位"], ["总计", "甲", "乙"], ["总计", "自然人", "甲", "乙"],
        ["总计", "7", "8"], ["甲", "乙", "丙"],
    ],
)  # fmt: skip
def test_a_line_with_other_words_is_none(line: list[str]) -> None:
    assert headers(lines(line, INNER, ROW)) == {1}


def test_nor_is_one_above_names_and_other_words() -> None:
    upper = ["总计", "自然人", "企事业单位"]
    assert headers(lines(upper, [*INNER, "备注"], ROW)) == {1}
