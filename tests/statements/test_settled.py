"""Figures that few words name, and that the table confirms."""

from __future__ import annotations

import pytest

from tests.rules.cases import Page

CELLS: dict[str, str | int | float] = {
    "documents.normative.issued": 19,
    "requests.received": 98,
    "requests.outcome.granted": 49,
    "requests.outcome.partially_granted": 9,
    "requests.outcome.refused.third_party_rights": 11,
    "requests.outcome.refused.internal_affairs": 5,
    "requests.outcome.unavailable.not_held": 24,
    "requests.outcome.total": 98,
    "reconsideration.upheld": 17,
    "reconsideration.corrected": 3,
    "reconsideration.total": 20,
    "litigation.direct.upheld": 2,
    "litigation.direct.corrected": 1,
    "litigation.direct.total": 3,
}


def cells(text: str, **changed: str | int) -> dict[int, str]:
    """The cells of the figures of a text, by their values."""
    report = Page(text=text, cells=CELLS | changed).parse()
    return {
        int(statement.value): statement.indicator or ""
        for statement in report.statements
        if statement.value is not None
    }


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        # Outcomes of what the sentence before counts; of the kind of proceedings that prints them all.
        (
            "行政复议20件。结果维持17件，结果纠正3件。",
            {
                20: "reconsideration.total",
                17: "reconsideration.upheld",
                3: "reconsideration.corrected",
            },
        ),
        # One differs: one figure that agrees is no list.
        ("行政复议20件。结果维持16件，结果纠正3件。", {20: "reconsideration.total", 16: "", 3: ""}),
        # Outcomes of requests, groups of rows among them.
        (
            "（三）结果。予以公开49件、部分公开9件；不予公开16件。",
            {
                49: "requests.outcome.granted",
                9: "requests.outcome.partially_granted",
                16: "requests.outcome.refused",
            },
        ),
        ("（三）结果。予以公开48件、部分公开8件；不予公开15件。", {48: "", 8: "", 15: ""}),
        # One that few words name, beside those that agree; the table prints another figure.
        (
            "予以公开49件，给一部分9件，没给16件。",
            {
                49: "requests.outcome.granted",
                9: "requests.outcome.partially_granted",
                16: "requests.outcome.refused",
            },
        ),
        ("予以公开49件，给一部分8件，没给15件。", {49: "requests.outcome.granted", 8: "", 15: ""}),
        (
            "拿不出的24件，别人的权益11件，内部流程5件。",
            {
                24: "requests.outcome.unavailable",
                11: "requests.outcome.refused.third_party_rights",
                5: "requests.outcome.refused.internal_affairs",
            },
        ),
        # Of each of several it is of none.
        ("予以公开49件，内部流程、卷宗各5件。", {49: "requests.outcome.granted", 5: ""}),
        # Two figures of one row: which of them is meant is not said, and a single other is no list.
        ("予以公开49件，给一部分9件，给了一半的9件。", {49: "", 9: ""}),
        # Words of the cell's own label.
        ("这一年里规范性文件印了19件。", {19: "documents.normative.issued"}),
        ("这一年里规范性文件印了18件。", {18: ""}),
        ("这一年里各类材料印了19件。", {19: ""}),
        # Words of its own beside those of the label.
        ("学习规范性文件19件。", {19: ""}),
        ("送审规范性文件19件。", {19: ""}),
        # A small part of the label.
        ("保护11件。", {11: ""}),
        # A figure alone has bare words.
        ("今年给了49件。", {49: "requests.outcome.granted"}),
        ("今年给了村里49件。", {49: ""}),
        # The same words and figures, of other matters, bodies and years.
        ("劳动仲裁。结果维持17件，结果纠正3件。", {17: "", 3: ""}),
        ("下属各站。予以公开49件、部分公开9件；不予公开16件。", {49: "", 9: "", 16: ""}),
        ("上年。予以公开49件、部分公开9件；不予公开16件。", {49: "", 9: "", 16: ""}),
    ],
)
def test_words_and_cell_agree(text: str, expected: dict[int, str]) -> None:
    assert cells(text) == expected


def test_it_is_a_matter_of_context() -> None:
    report = Page(text="（三）结果。予以公开49件、部分公开9件。", cells=CELLS).parse()
    assert [statement.basis for statement in report.statements] == ["context", "context"]


def test_two_kinds_of_proceedings_that_print_the_same() -> None:
    both = {
        "reconsideration.upheld": 8, "reconsideration.corrected": 6, "reconsideration.total": 14,
        "litigation.direct.upheld": 8, "litigation.direct.corrected": 6, "litigation.direct.total": 14,
    }  # fmt: skip
    assert cells("结果维持8件，结果纠正6件。", **both) == {8: "", 6: ""}


def test_a_group_with_a_row_that_cannot_be_read() -> None:
    text = "（三）结果。予以公开49件、部分公开9件；不予公开16件。"
    hidden = {"requests.outcome.refused.deliberative_process": "见附件"}
    assert cells(text, **hidden)[16] == ""


def test_words_whose_end_is_no_counted_one() -> None:
    assert cells("内部审计15件。", **{"requests.outcome.refused.internal_affairs": 15})[15] == ""


def test_of_two_cells_that_print_it_none_is_meant() -> None:
    assert cells("规范性文件印了19件。", **{"documents.normative.in_force": 19})[19] == ""


@pytest.mark.parametrize(
    ("words", "cell"),
    [("转到明年", "requests.carried_out"), ("转交档案馆", ""), ("留言", "")],
)
def test_what_is_passed_on_is_not_carried_out(words: str, cell: str) -> None:
    left = {"requests.carried_out": 3, "requests.received": 101}
    text = f"收到申请101件，予以公开49件，部分公开9件，{words}3件。"
    assert cells(text, **left)[3] == cell


TRAININGS: dict[str, str | int | float] = {
    "training.meetings": 6,
    "training.courses": 2,
    "training.participants": 45,
    "resources.staff": 6,
    "resources.reading_points": 21,
    "response.hot_topics": 31,
    "response.weibo_wechat": 11,
    "response.other": 20,
}


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("镇里的培训2次", "training.courses"),
        ("派2人参加省厅组织的政务公开培训2次", ""),
        ("应邀到下属学校作培训2次", ""),
        ("业务骨干外出培训2次", ""),
        ("微博微信回应11次，其他方式20次", "response.other"),
        ("微博微信回应11次。全年代理其他各类案件20起，与信息公开无关", ""),
        ("微博微信回应11次。接待其他来访20次", ""),
    ],
)
def test_what_others_did_is_of_no_cell(text: str, code: str) -> None:
    """Though the table prints the same figures."""
    page = Page(form="2014", text=f"召开专题会议6次。{text}。工作人员6名。", cells=TRAININGS)
    (found,) = {s.indicator or "" for s in page.parse().statements if s.value in (2, 20)}
    assert found == code
