"""Lines of print of tables without lines, put together into rows: by the words of the forms, or not at all."""

from __future__ import annotations

import pytest

from govreport_parse.forms import load_forms
from govreport_parse.model.document import LOST, Table
from govreport_parse.readers.paging import content_of
from govreport_parse.tables.restoring.print_rows import with_rows_of_lines
from govreport_parse.tables.restoring.words import vocabulary
from tests.readers.drawings import Page

APPLICANTS = ("自然人", "商业企业", "科研机构", "社会公益组织", "法律服务机构", "其他", "总计")
XS = (200, 250, 300, 350, 420, 490, 530)
LABEL = "2.没有现成信息需要另行制作"


def rows(*pages: Page) -> list[list[str]]:
    """What the only table of pages becomes."""
    (placed,) = content_of([page.drawing() for page in pages]).places
    assert isinstance(placed.block, Table)
    made = with_rows_of_lines(placed.block, placed, vocabulary(tuple(load_forms()))).block
    assert isinstance(made, Table)
    return [[cell.text if cell else "" for cell in row] for row in made.grid]


def figures(page: Page, base: float, numbers: str = "1234560") -> Page:
    for x, number in zip(XS, numbers, strict=True):
        page.write(number.strip(), x, base)
    return page


def matrix(names: tuple[str, ...] = APPLICANTS, base: float = 100) -> Page:
    page = Page()
    for x, name in zip(XS, names, strict=True):
        page.write(name, x, base)
    return page


def labelled(page: Page, label: str, base: float) -> Page:
    return figures(page.write(label, 60, base), base)


def test_columns_with_their_names_give_figures() -> None:
    page = labelled(labelled(matrix(), "1.重复申请", 120), "（七）总计", 140)
    assert rows(page) == [
        ["", *APPLICANTS],
        ["1.重复申请", *"1234560"],
        ["（七）总计", *"1234560"],
    ]


@pytest.mark.parametrize("name", ["", "来信人"])
def test_columns_of_which_one_has_no_name_that_is_known_give_none(name: str) -> None:
    page = labelled(
        labelled(matrix((*APPLICANTS[:5], name, "总计")), "1.重复申请", 120), "（七）总计", 140
    )
    assert rows(page)[-1] == ["（七）总计", *[LOST] * 7]


def test_names_are_put_together_from_their_lines() -> None:
    page = matrix(("自", "商业", "科研", "社会公", "法律服", "其", "总"), 80)
    for x, name in zip(XS, ("然", "企业", "机构", "益组织", "务机构", "他", "计"), strict=True):
        page.write(name, x, 92)
    page.write("人", 200, 104)
    page = labelled(labelled(page, "1.重复申请", 124), "（七）总计", 144)
    assert rows(page)[0] == ["", *APPLICANTS]
    assert rows(page)[1] == ["1.重复申请", *"1234560"]


@pytest.mark.parametrize(
    ("below", "first", "second"),
    [
        ("作", ["（一）予以公开", *"1234560"], [LABEL, *"1234560"]),
        ("乙", [LOST] * 7, [LOST] * 7),  # no label
    ],
)
def test_a_label_in_two_lines_has_the_figures_between_them(
    below: str, first: list[str], second: list[str]
) -> None:
    page = labelled(matrix(), "（一）予以公开", 120)
    page.write(LABEL[:-1], 60, 140).write(below, 60, 152)
    found = rows(labelled(figures(page, 146), "（七）总计", 172))
    assert found[1][-len(first) :] == first
    assert found[2][-len(second) :] == second


def test_figures_between_two_labels_are_of_neither() -> None:
    page = labelled(matrix(), "（一）予以公开", 120)
    page.write("1.重复申请", 60, 140).write("2.重复申请", 60, 152)
    found = rows(labelled(figures(page, 146), "（七）总计", 172))
    assert [row[1:] for row in found[1:]].count(list("1234560")) == 2


@pytest.mark.parametrize("base", [152, 146])
def test_what_stands_under_a_figure_may_be_the_rest_of_it(base: float) -> None:
    page = labelled(labelled(matrix(), "（一）予以公开", 120), "1.重复申请", 140)
    page = page.write("7", XS[0], base)
    found = rows(labelled(labelled(page, "（六）其他处理", 172), "（七）总计", 192))
    assert found[1][1:] == list("1234560")
    assert LOST in found[2]
    assert "1" not in found[2][1:]
    assert found[-1][1:] == list("1234560")


def test_a_row_of_blanks_takes_no_rest_of_the_figure_above() -> None:
    page = labelled(labelled(matrix(), "（一）予以公开", 120), "1.重复申请", 140)
    page.write("7", XS[0], 152).write("（六）其他处理", 60, 164)
    found = rows(labelled(page, "（七）总计", 184))
    assert all("7" not in row for row in found)
    assert found[2][1:] == [LOST] * 7


def test_a_single_row_without_a_label_is_one_where_all_is_named_and_filled() -> None:
    assert rows(figures(matrix(), 120, "1111116"))[-1] == list("1111116")
    second = figures(figures(matrix(), 120), 140)
    assert LOST in rows(second)[-1]


def test_a_few_columns_need_a_head_of_their_labels_that_is_known() -> None:
    def few(head: str) -> Page:
        page = (
            Page().write(head, 60, 80).write("本年制发件数", 200, 80).write("现行有效件数", 300, 80)
        )
        for base, label in ((100, "规章"), (120, "行政规范性文件"), (140, "其他")):
            page.write(label, 60, base).write("3", 200, base).write("4", 300, base)
        return page

    assert rows(few("信息内容"))[1] == ["规章", "3", "4"]
    assert rows(few("甲乙丙"))[1] == ["规章", LOST, LOST]


def test_names_side_by_side_without_a_gap_are_two() -> None:
    page = Page().write("信息内容", 60, 80).write("本年制发件数现行有效件数", 200, 80)
    for base, label in ((100, "规章"), (120, "行政规范性文件"), (140, "其他")):
        page.write(label, 60, base).write("3", 228, base).write("4", 288, base)
    assert rows(page)[0][-2:] == ["本年制发件数", "现行有效件数"]


def test_a_table_goes_on_over_pages() -> None:
    first = labelled(
        labelled(labelled(matrix(), "（一）予以公开", 120), "1.重复申请", 140),
        "（六）其他处理",
        160,
    )
    again = labelled(matrix(base=60), "（七）总计", 80)
    assert rows(first, figures(Page(2).write("（七）总计", 60, 80), 80))[-1][1:] == list("1234560")
    assert rows(first, again)[-1] == ["（七）总计", *"1234560"]
    other = labelled(matrix((*APPLICANTS[1:], "自然人"), 60), "（七）总计", 80)
    assert LOST in rows(first, other)[-1]


def column(name: str, *cells: tuple[str, str]) -> list[str]:
    page = Page().write(name, 300, 80)
    for k, (label, figure) in enumerate(cells):
        page.write(label, 60, 100 + 14 * k).write(figure, 300, 100 + 14 * k)
    return [row[-1] for row in rows(page)[1:]]


KNOWN = (("当面申请数", "3"), ("传真申请数", "13"), ("信函申请数", "7"), ("规章", "5"))


def test_a_line_that_is_no_label_may_be_a_part_of_the_rows_beside_it() -> None:
    assert column("统计数", *KNOWN) == ["3", "13", "7", "5"]
    rest = column("统计数", *KNOWN[:2], ("次", "0"), *KNOWN[2:])
    assert rest == ["3", LOST, LOST, LOST, "5"]


def test_a_column_needs_its_name_and_gives_no_blank() -> None:
    assert column("代码", *KNOWN) == [LOST] * 4
    blank = column("统计数", *KNOWN[:2], ("信函申请数", ""), KNOWN[3])
    assert blank == ["3", "13", LOST, "5"]
    labels = [label for label, _ in KNOWN]
    assert column("统计数", *zip(labels, ("9", "10", "13", "14"), strict=True)) == [LOST] * 4
