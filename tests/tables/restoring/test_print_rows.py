"""Lines of print of tables without lines, put together into rows: by the words of the forms, or not at all."""

from __future__ import annotations

import pytest

from govreport_parse.forms import load_forms
from govreport_parse.model.document import LOST, Table
from govreport_parse.readers.paging import content_of
from govreport_parse.tables.restoring.print_tables import without_lines
from govreport_parse.tables.restoring.words import vocabulary
from tests.readers.drawings import Page

APPLICANTS = ("自然人", "商业企业", "科研机构", "社会公益组织", "法律服务机构", "其他", "总计")
XS = (200, 250, 300, 350, 420, 490, 530)
LABEL = "2.没有现成信息需要另行制作"


def tables(*pages: Page) -> list[list[list[str]]]:
    """What the tables of pages become."""
    placed = content_of([page.drawing() for page in pages]).places
    known = {id(each.block): each for each in placed}
    made = without_lines([each.block for each in placed], known, vocabulary(tuple(load_forms())))
    return [
        [[cell.text if cell else "" for cell in row] for row in block.grid]
        for block in made
        if isinstance(block, Table)
    ]


def rows(*pages: Page) -> list[list[str]]:
    """What the only table of pages becomes."""
    (found,) = tables(*pages)
    return found


def figures(page: Page, base: float, numbers: str = "1234560") -> Page:
    for x, number in zip(XS, numbers, strict=True):
        page.write(number.strip(), x, base)
    return page


def matrix(
    names: tuple[str, ...] = APPLICANTS, base: float = 100, page: Page | None = None
) -> Page:
    page = page or Page()
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
    assert [row[1] for row in found[1:]] == ["1", LOST, LOST, "1"]


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
    assert rows(few("甲乙丙"))[0] == ["规章", LOST, LOST]


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
    again = labelled(matrix(base=60, page=Page(2)), "（七）总计", 80)
    assert rows(first, figures(Page(2).write("（七）总计", 60, 80), 80))[-1][1:] == list("1234560")
    assert rows(first, again)[-1] == ["（七）总计", *"1234560"]
    other = labelled(matrix((*APPLICANTS[1:], "自然人"), 60, Page(2)), "（七）总计", 80)
    assert LOST in rows(first, other)[-1]


def column(*lines: tuple[str, str], name: str = "统计数") -> list[str]:
    page = Page().write("指标名称", 60, 86).write(name, 300, 86)
    for k, (label, figure) in enumerate(lines):
        page.write(label, 60, 100 + 14 * k).write(figure, 300, 100 + 14 * k)
    return [row[-1] for row in rows(page)]


KNOWN = (("当面申请数", "3"), ("传真申请数", "13"), ("信函申请数", "7"), ("规章", "5"))


@pytest.mark.parametrize(
    ("name", "sure"),
    [
        ("统计数", True),
        ("本年累计", True),
        ("2014年", True),
        ("单位负责人", False),
        ("指标名称", False),
    ],
)
def test_a_column_needs_a_name_of_figures(name: str, sure: bool) -> None:
    assert ("13" in column(*KNOWN, name=name)) is sure


def test_columns_of_two_years_are_of_no_form() -> None:
    page = Page().write("指标名称", 60, 86).write("2015年", 250, 86).write("2016年", 350, 86)
    for k, (label, figure) in enumerate(KNOWN):
        page.write(label, 60, 100 + 14 * k).write(figure, 260, 100 + 14 * k)
        page.write(figure, 360, 100 + 14 * k)
    assert "13" not in str(rows(page))


def test_a_line_that_is_no_label_may_be_a_part_of_the_rows_beside_it() -> None:
    assert column(*KNOWN) == ["统计数", "3", "13", "7", "5"]
    rest = column(*KNOWN[:2], ("次", "0"), *KNOWN[2:])
    assert rest == ["统计数", "3", LOST, LOST, LOST, "5"]


def test_figures_that_grow_from_row_to_row_may_be_codes() -> None:
    labels = [label for label, _ in KNOWN]
    counted = column(*zip(labels, ("09", "10", "11", "12"), strict=True))
    assert counted == [LOST] * 4
    others = column(*zip(labels, ("9", "9", "11", "2"), strict=True))
    assert others == ["统计数", "9", "9", "11", "2"]


def test_a_label_goes_on_below_an_open_bracket() -> None:
    page = labelled(matrix(), "（一）予以公开", 120).write("（二）部分公开（区分处理的，", 60, 140)
    page = labelled(page.write("不计其他情形）", 60, 152), "（七）总计", 172)
    found = rows(figures(page, 146))
    assert found[2] == ["（二）部分公开（区分处理的，不计其他情形）", *"1234560"]


@pytest.mark.parametrize(("x", "group"), [(20, True), (60, False)])
def test_the_name_of_a_group_has_no_figures(x: float, group: bool) -> None:
    page = matrix()
    for base, label in ((120, "1.重复申请"), (160, "3.其他")):
        figures(page.write(label, 110, base), base)
    page = figures(page.write("（六）其他处理", x, 140), 142)
    found = rows(labelled(page, "（七）总计", 200))
    given = [row[1:] == list("1234560") for row in found[1:]]
    assert given == [not group, not group, not group, True]


@pytest.mark.parametrize("apart", [10, 12])
def test_the_rest_of_a_figure_on_a_line_below_makes_it_doubtful(apart: float) -> None:
    page = labelled(labelled(matrix(), "（一）予以公开", 120), "1.重复申请", 150)
    page = labelled(page.write("3", XS[1], 150 + apart), "（七）总计", 180)
    assert [row[2] for row in rows(page)[1:]] == ["2", LOST, LOST]
    assert [row[1] for row in rows(page)[1:]] == ["1", "1", "1"]


@pytest.mark.parametrize(("next_", "given"), [("3", False), ("特此报告。", True)])
def test_the_last_row_of_a_page_may_go_on_in_figures_on_the_next(next_: str, given: bool) -> None:
    page = labelled(labelled(matrix(), "（一）予以公开", 120), "（七）总计", 140)
    page = labelled(page, "四、结转下年度继续办理", 160)
    (found,) = tables(page, Page(2).write(next_, 250, 300))
    assert (found[-1][1:] == list("1234560")) is given


def test_the_first_row_of_a_page_may_be_the_rest_of_a_label() -> None:
    first = Page().write("指标名称", 60, 86).write("统计数", 300, 86)
    for k, (label, figure) in enumerate(KNOWN):
        first.write(label, 60, 100 + 14 * k).write(figure, 300, 100 + 14 * k)
    second = Page(2).write("指标名称", 60, 60).write("数量", 200, 60).write("合计", 400, 60)
    for k, (label, figure) in enumerate(KNOWN[::-1]):
        second.write(label, 60, 80 + 14 * k).write(figure, 205, 80 + 14 * k)
        second.write(figure, 405, 80 + 14 * k)
    found = tables(first, second)[-1]
    assert [row[-1] for row in found if row[0] == "规章"] == [LOST]


def test_units_and_numbers_beside_labels_are_of_their_rows() -> None:
    page = Page().write("序号", 30, 86).write("指标名称", 60, 86).write("单位", 250, 86)
    page.write("统计数", 300, 86)
    for k, (label, figure) in enumerate(KNOWN):
        page.write(str(k + 1), 32, 100 + 14 * k).write(label, 60, 100 + 14 * k)
        page.write("件", 255, 100 + 14 * k).write(figure, 300, 100 + 14 * k)
    assert rows(page)[1:] == [[label, "件", figure] for label, figure in KNOWN]
