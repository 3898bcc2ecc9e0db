"""What else in the table a figure of the text may state."""

from __future__ import annotations

import pytest

from govreport_parse.arithmetic.context import Context
from govreport_parse.model.document import Locator
from govreport_parse.rules.agreement.claims import Claim
from govreport_parse.rules.agreement.otherwise import is_sum_or_rest, may_be_of_other_cells
from tests.rules.cases import Page

GRANTED, PARTIALLY = "requests.outcome.granted", "requests.outcome.partially_granted"
PETITION = "requests.outcome.not_processed.petition"
CELLS: dict[str, str | int | float] = {
    "requests.received": 40,
    "requests.received@business": 7,
    GRANTED: 21,
    PARTIALLY: 6,
    PETITION: 5,
    "requests.outcome.not_processed.repeated": 8,
    "requests.outcome.total": 40,
}


def claim(quote: str, value: int, *codes: str) -> Claim:
    return Claim(
        cells=tuple((code, "total") for code in codes), value=value, unit="件", qualifier="exact",
        kind="text", certain=True, quote=quote, at=Locator(block=1, start=0, end=len(quote)),
    )  # fmt: skip


@pytest.mark.parametrize(
    ("quote", "value", "expected"),
    [
        # Everyday words, which the row does not print: a cell of any row and column, or the row and the next.
        ("反映诉求的8件", 8, True),
        ("反映诉求的7件", 7, True),
        ("反映诉求的9件", 9, False),
        ("反映诉求的13件", 13, True),
        ("反映诉求的14件", 14, False),
        # Words of the row's own label: its sibling rows alone.
        ("信访举报投诉类8件", 8, True),
        ("信访举报投诉类7件", 7, False),
        ("信访举报投诉类13件", 13, False),
        # Words that many rows have name none.
        ("申请13件", 13, True),
        # Words of its group's label name it, too.
        ("不予处理13件", 13, False),
        # Small figures stand everywhere.
        ("反映诉求的3件", 3, False),
    ],
)
def test_other_cells(quote: str, value: int, *, expected: bool) -> None:
    context = Context(Page(text="全年工作平稳。", cells=CELLS | {GRANTED: 3}).parse())
    assert may_be_of_other_cells(context, claim(quote, value, PETITION)) is expected


def test_a_column_is_named() -> None:
    context = Context(Page(text="全年工作平稳。", cells=CELLS).parse())
    of_persons = claim("自然人7件", 7, "requests.received")
    assert may_be_of_other_cells(context, of_persons)
    key = ((("requests.received", "natural_person"),),)
    assert not may_be_of_other_cells(context, type(of_persons)(
        cells=key[0], value=7, unit="件", qualifier="exact", kind="text", certain=True,
        quote="自然人7件", at=of_persons.at,
    ))  # fmt: skip


@pytest.mark.parametrize(
    ("quote", "codes", "expected"),
    [
        ("其余5件", (GRANTED,), True),
        ("另外5件", (GRANTED,), False),
        ("待办总量46件", (GRANTED,), True),
        ("三类合计46件", (GRANTED,), True),
        ("两项合计46件", (GRANTED, PARTIALLY), False),
        ("三项合计46件", (GRANTED, PARTIALLY), True),
        ("予以公开和部分公开的合计29件", (GRANTED, PARTIALLY), False),
        ("主动公开、予以公开和部分公开的合计29件", (GRANTED, PARTIALLY), True),
        ("合计29件", (GRANTED, PARTIALLY), True),
        ("合计收到申请29件", ("requests.received",), False),
        ("收到申请29件", ("requests.received",), False),
    ],
)
def test_sums_and_rests(quote: str, codes: tuple[str, ...], *, expected: bool) -> None:
    assert is_sum_or_rest(claim(quote, 29, *codes)) is expected
