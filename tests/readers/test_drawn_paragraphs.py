"""Which lines make a paragraph, and what is no text."""

import pytest

from govreport_parse.model.document import Paragraph
from govreport_parse.readers.paging import content_of
from tests.readers.drawings import Page, blocks

LONG = (
    "本年度共收到政府信息公开申请并且全部按时办结没有"  # 24 characters, as wide as the text is set
)


def sheet(number: int = 1) -> Page:
    """A page whose text is as far from its right edge as from its left one."""
    return Page(number, width=440)


def test_a_full_line_goes_on_and_a_short_one_ends() -> None:
    page = sheet().write(LONG, 100, 100).write("结转。", 100, 115).write("谢谢", 100, 130)
    assert blocks(page) == [f"{LONG}结转。", "谢谢"]


def test_a_line_set_in_begins_anew() -> None:
    page = sheet().write(LONG, 100, 100).write(f"　　{LONG[:22]}", 100, 115).write("完", 100, 130)
    assert blocks(page) == [LONG, f"{LONG[:22]}完"]


def test_a_numbered_line_after_a_full_stop_begins_anew() -> None:
    ended = LONG[:-1] + "。"
    page = sheet().write(ended, 100, 100).write("（二）办理", 100, 115)
    assert blocks(page) == [ended, "（二）办理"]
    within = sheet().write(LONG, 100, 100).write("（二）办理", 100, 115)
    assert blocks(within) == [f"{LONG}（二）办理"]


def test_more_room_between_lines_parts_paragraphs() -> None:
    page = sheet().write(LONG, 100, 100).write(LONG, 100, 115).write(LONG, 100, 138)
    assert blocks(page) == [LONG * 2, LONG]


def test_a_figure_is_not_joined_over_lines_and_words_keep_a_blank() -> None:
    page = sheet().write(LONG[:-1] + "20", 100, 100).write("19件", 100, 115)
    assert blocks(page) == [f"{LONG[:-1]}20 19件"]


def test_a_title_on_two_lines_is_one_where_the_first_was_full() -> None:
    page = sheet().write(LONG[:12], 100, 100, size=20).write("报告", 200, 130, size=20)
    page.write(LONG, 100, 160)
    assert blocks(page) == [f"{LONG[:12]}报告", LONG]


def test_a_paragraph_goes_on_over_the_page_and_its_head_and_number_are_gone() -> None:
    first = sheet(1).write("某局年度报告", 100, 40).write(LONG, 100, 100).write("- 1 -", 290, 770)
    second = (
        sheet(2).write("某局年度报告", 100, 40).write("结转。", 100, 100).write("- 2 -", 290, 770)
    )
    assert blocks(first, second) == [f"{LONG}结转。"]


def test_what_stands_on_one_page_alone_is_text() -> None:
    first = sheet(1).write("某局年度报告", 100, 40).write("完。", 100, 100)
    second = sheet(2).write("附件", 100, 40).write(LONG, 100, 100)
    assert blocks(first, second) == ["某局年度报告", "完。", "附件", LONG]


def test_bare_numbers_are_of_pages_where_they_count_them() -> None:
    def pages(*numbers: str) -> list[Page]:
        return [
            sheet(k).write(LONG + "。", 100, 100).write(number, 300, 770)
            for k, number in enumerate(numbers, 1)
        ]

    assert blocks(*pages("5", "6")) == [LONG + "。"] * 2
    assert blocks(*pages("5", "9")) == [LONG + "。", "5", LONG + "。", "9"]
    assert blocks(*pages("1")) == [LONG + "。"]


def test_what_a_browser_adds_is_gone() -> None:
    page = sheet().write("2020/1/9 15:04 某局", 40, 20, size=8).write(LONG, 100, 100)
    page.write("https://www.example.gov.cn/a.html 1/1", 40, 790, size=8)
    assert blocks(page) == [LONG]


def test_paragraphs_say_where_their_lines_are() -> None:
    content = content_of([sheet().write(LONG, 100, 100).write("完。", 100, 115).drawing()])
    first, second = content.places[0].lines
    assert (first.start, second.start, second.place.x1) == (0, 24, 120)
    assert first.edges[12] == 0.5


def test_what_is_set_at_the_right_signs_and_is_followed_by_another_paragraph() -> None:
    page = sheet().write(LONG, 100, 100).write("某局办公室", 290, 115).write("主办单位", 100, 130)
    assert blocks(page) == [LONG, "某局办公室", "主办单位"]


def test_lines_further_apart_than_those_of_a_paragraph_are_of_two() -> None:
    page = sheet()
    for k in range(3):
        page.write(LONG, 100, 100 + 15 * k)
    page.write(LONG, 100, 152).write("完", 100, 167)
    assert blocks(page) == [LONG * 3, LONG + "完"]


@pytest.mark.parametrize(("gap", "text"), [(4.0, "一 概述"), (0.5, "一概述")])
def test_room_after_a_number_is_a_blank(gap: float, text: str) -> None:
    page = sheet().write("一", 100, 100).write("概述", 110 + gap, 100)
    assert blocks(page) == [text]


def test_the_longest_of_short_lines_is_not_full_where_the_page_has_room() -> None:
    page = Page(width=600).write(LONG, 100, 100).write("谢谢", 100, 115)
    assert blocks(page) == [LONG, "谢谢"]


def test_a_line_set_back_tells_where_the_margins_are() -> None:
    """Two short lines that end alike are then no margin."""
    page = Page().write(LONG, 120, 100).write("结转。", 100, 115)
    page.write("未收到复议申请", 120, 130).write("未发生行政诉讼", 120, 145)
    assert blocks(page) == [f"{LONG}结转。", "未收到复议申请", "未发生行政诉讼"]
    headed = sheet().write("概述", 120, 100).write(LONG, 100, 115).write("结转。", 100, 130)
    assert blocks(headed) == ["概述", f"{LONG}结转。"]


@pytest.mark.parametrize(("heading", "text", "bold"), [(True, False, True), (True, True, False)])
def test_bold_is_what_most_of_the_text_is_not(heading: bool, text: bool, bold: bool) -> None:
    page = sheet().write("概述", 100, 100, bold=heading).write(LONG, 100, 115, bold=text)
    blocks = content_of([page.drawing()]).blocks
    assert [isinstance(block, Paragraph) and block.bold for block in blocks] == [bold, False]
