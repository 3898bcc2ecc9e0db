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


def broken_at(width: int, *texts: str) -> list[str]:
    return [text[k : k + width] for text in texts for k in range(0, len(text), width)]


LONG = [
    (
        "我局把公开摆在工作首位，全年主动公开政府信息二百余条，内容都是群众关心的，"
        "既有补助发放，又有工程招标，还有人事任免和会议决定。"
    ),
    (
        "对群众来信逐件登记，能当场答复的当场答复，需要调查的约定时间，到期由专人回访，办公室"
        "另派人参加县上组织的培训3次。"
    ),
    (
        "对发布的文稿实行三级审核，拟稿人、科室负责人和分管领导依次签字，缺一项不予发布，"
        "全年没有发生泄密。"
    ),
]


@pytest.mark.parametrize("width", [30, 60])
def test_lines_that_a_program_breaks_at_one_width_are_joined(width: int) -> None:
    """Also such as are wider than those of a page."""
    texts = LONG if width < 40 else [text * 2 for text in LONG]
    assert paragraphs(broken_at(width, *texts)) == texts


def test_two_paragraphs_as_wide_as_each_other_are_not() -> None:
    lines = [
        "我局把公开摆在工作首位，全年主动公开政府信息二百余条，内容都是群众关心的",
        "对群众来信逐件登记，能当场答复的当场答复，需要调查的约定时间，到期由专人",
        "收到申请3件。",
    ]
    assert paragraphs(lines) == lines
