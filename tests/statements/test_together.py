"""Figures that count several rows of a form together."""

from __future__ import annotations

import pytest

from tests.statements.test_kinds import shown, stated


@pytest.mark.parametrize(
    ("text", "form", "value", "cells"),
    [
        # The rows stand after the figure.
        (
            "不予处理中投诉举报类7件，其余5件为重复申请、大量反复申请和要求重新出具已获取信息。",
            "2021",
            5,
            "not_processed.repeated+not_processed.excessive+not_processed.reconfirmation",
        ),
        (
            "不予公开13件，主要是行政执法案卷（8件），其余5件为内部事务、过程性信息和行政查询。",
            "2021",
            5,
            "refused.internal_affairs+refused.deliberative_process+refused.administrative_inquiry",
        ),
        (
            "办结60件，其中公开51件，有9件不予处理或作其他处理。",
            "2021",
            9,
            "not_processed+other",
        ),
        (
            "办结21件，予以公开15件，剩余6件因本机关不掌握或需要另行制作而无法提供。",
            "2021",
            6,
            "unavailable.not_held+unavailable.needs_creation",
        ),
        (
            "办结12件，公开9件，另外3件属于信访事项或重复申请，不予处理。",
            "2021",
            3,
            "not_processed.petition+not_processed.repeated",
        ),
        # They stand before it.
        (
            "属于已主动公开范围和同意公开、同意部分公开的合计41件，占答复总数的82%。",
            "2014",
            41,
            "already_disclosed+granted+partially_granted",
        ),
        (
            "同意公开17件，不同意公开、不属于本机关公开和信息不存在共12件。",
            "2014",
            12,
            "refused+not_held+nonexistent",
        ),
        (
            "办结30件，公开20件，不予公开及无法提供8件，不予处理或其他处理的2件。",
            "2021",
            2,
            "not_processed+other",
        ),
        (
            "办结12件，公开9件，过程性信息、内部事务信息不予公开的共3件。",
            "2021",
            3,
            "refused.deliberative_process+refused.internal_affairs",
        ),
    ],
)
def test_rows_counted_together_are_summed(text: str, form: str, value: int, cells: str) -> None:
    group = "requests.answered" if form == "2014" else "requests.outcome"
    expected = "+".join(f"{group}.{cell}" for cell in cells.split("+"))
    assert (value, expected) in [shown(one) for one in stated(text, form)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        # One row, in two ways, or with what came of it.
        (
            "办结9件，公开8件，申请人逾期不补正、行政机关不再处理1件。",
            (1, "requests.outcome.other.not_amended"),
        ),
        (
            "办结9件，公开7件，因危及国家安全和社会稳定不予公开的2件。",
            (2, "requests.outcome.refused.endangers_security"),
        ),
        (
            "办结9件，公开8件，第三方不同意、涉及第三方权益1件。",
            (1, "requests.outcome.refused.third_party_rights"),
        ),
        # A topic of its own that is their sum.
        (
            "办结9件，予以公开和部分公开9件。",
            (9, "requests.outcome.granted+requests.outcome.partially_granted"),
        ),
        # Of two reasons one is not known: of no row.
        ("办结40件，公开28件，有12件因不掌握、档案移交等原因无法提供。", (12, None)),
        # The words after a figure are the next one's.
        ("办结9件，公开7件，剩余2件一件为重复申请，一件为信访事项。", (2, None)),
    ],
)
def test_a_row_named_twice_or_in_part_is_no_sum(
    text: str, expected: tuple[int, str | None]
) -> None:
    assert expected in [shown(one) for one in stated(text)]


def test_a_figure_of_several_rows_adds_up_no_others() -> None:
    found = stated("予以公开和部分公开17件，前者15件，后者2件；无法提供、不予处理合计3件。")
    assert [(shown(one)[0], one.parts) for one in found] == [(17, ()), (15, ()), (2, ()), (3, ())]


@pytest.mark.parametrize(
    ("text", "values"),
    [
        ("同意公开9件，其余4件为补正告知和引导其他途径，各2件。", [9, 4, 2, 2]),
        # They do not come to it: of which they are is not said.
        ("同意公开9件，其余4件为补正告知和引导其他途径，各3件。", [9, 4, 3]),
    ],
)
def test_each_of_them_is_half_of_both(text: str, values: list[int]) -> None:
    found = stated(text, "2014")
    assert [one.value for one in found] == values
    cells = {shown(one)[1] for one in found[2:]} - {None}
    assert len(cells) == len(values) - 2 or not cells


def test_what_the_older_form_counts_within_a_row_is_no_other_row() -> None:
    (refused,) = stated("答复情况：不予公开及无法提供8条。", "2008")
    assert shown(refused) == (8, "requests.answered.refused")
