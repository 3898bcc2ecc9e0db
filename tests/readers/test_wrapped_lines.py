"""Lines of a page, as a PDF's text keeps them, and lines that are paragraphs."""

from __future__ import annotations

import pytest

from govreport_parse.model.document import Paragraph
from govreport_parse.readers.text.reader import blocks_of_lines

WRAPPED = [
    "一、总体情况",
    "（一）主动公开情况。本年我局通过门户网站主动公开政府信息236",
    "条，发布解读12篇，其中图解4篇，比上年有所增加，群众反",
    "映较好。政务新媒体更新及时，全年推送消息310条，阅读量稳",
    "步上升。",
    "（二）依申请公开情况。全年收到申请29件，都是网上提交，答",
    "复28件，另有1件顺延。",
]


def paragraphs(lines: list[str]) -> list[str]:
    return [one.text for one in blocks_of_lines("\n".join(lines)) if isinstance(one, Paragraph)]


def test_lines_of_a_page_are_joined_to_sentences() -> None:
    assert paragraphs(WRAPPED) == [WRAPPED[0], "".join(WRAPPED[1:5]), "".join(WRAPPED[5:7])]


def test_a_line_that_only_lists_figures_goes_on() -> None:
    listed = [
        "（一）主动公开情况。2022年，本局公开信息176条，其",
        "中造林绿化 44 条、森林防火 61 条、林木采伐许可 38 条、其他",
        "33 条。全年收到申请26件，上年结转1件，办",
        "结25件，结转下年度2件。",
    ]
    assert len(paragraphs(listed)) == 1


@pytest.mark.parametrize(
    "lines",
    [
        # Labels of a form, which enumerate and count nothing.
        [
            *WRAPPED[1:4],
            "危及国家安全、公共安全、经济安全和社会稳定的 件 0",
        ],
        # Paragraphs, each with an end, or one alone without.
        [
            "全年公开信息236条，比上年多，群众反映较好。",
            "收到申请29件，答复28件。",
            "没有收费，也没有诉讼。",
        ],
        [
            "全年公开政府信息236条，发布政策解读12篇，都在网站",
            "收到申请29件，都是网上提交，答复28件。",
        ],
        # Rows of a list, and digits that commas group.
        ["收到申请数，31", "当面申请数，7", "网上申请数，24", "申请办结数，30"],
        ["1,234", "5,678", "9,012", "3,456"],
        # Half a figure on either side of a line's end.
        [
            "本年通过门户网站公开信息，加上各类政务新媒体推送信息共计2",
            "36条，发布解读12篇，其中图解4篇，比上年有所增加，群众反",
        ],
        # A heading after a line.
        [*WRAPPED[1:4], "二、主动公开政府信息情况，按条例第二十条规定公布。"],
    ],
)
def test_what_begins_anew_is_a_line_of_its_own(lines: list[str]) -> None:
    assert paragraphs(lines)[-1] == lines[-1]
