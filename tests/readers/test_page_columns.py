"""A list of links beside the text is read by itself; a table's columns are not parted."""

from __future__ import annotations

from tests.readers.drawings import Page, blocks

TEXT = "本年度共收到政府信息公开申请三件，全部按时办结没有"


def text_beside(*links: str, x: float = 40) -> Page:
    page = Page(width=500)
    for k, link in enumerate(links):
        page.write(link, x, 104 + 18 * k)
    for k in range(4):
        page.write(TEXT, 140, 100 + 15 * k)
    return page.write("完。", 140, 160)


def test_a_list_beside_the_text_is_read_first() -> None:
    page = text_beside("公开指南", "公开年报", "公开目录")
    assert blocks(page) == ["公开指南", "公开年报", "公开目录", TEXT * 4 + "完。"]


def test_on_the_right_it_is_read_after_the_text() -> None:
    page = text_beside("公开指南", "公开年报", "公开目录", x=430)
    assert blocks(page) == [TEXT * 4 + "完。", "公开指南", "公开年报", "公开目录"]


def test_what_lies_above_and_below_both_columns_stays_there() -> None:
    page = text_beside("公开指南", "公开年报", "公开目录")
    page.write("首页" * 22, 40, 60).write("版权" * 22, 40, 220)
    assert blocks(page)[0] == "首页" * 22
    assert blocks(page)[-1] == "版权" * 22


def test_figures_beside_the_text_are_of_its_lines() -> None:
    page = text_beside("12", "3", "4", x=430)
    assert TEXT * 4 + "完。" not in blocks(page)
