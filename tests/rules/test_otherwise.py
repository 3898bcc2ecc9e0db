"""What else a figure, or a list, of the text may be about."""

from __future__ import annotations

import msgspec
import pytest

from govreport_parse.arithmetic.context import Context
from govreport_parse.model.document import Locator
from govreport_parse.model.records import Statement
from govreport_parse.rules.agreement.claims import Claim
from govreport_parse.rules.agreement.lists import divides_another
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


def figure(value: int, text: str, start: int, parts: tuple[int, ...] = ()) -> Statement:
    return Statement(
        topic=None, indicator=None, value=value, unit="件", qualifier="exact", text=text, counted="",
        section="requests", parts=parts,
        at=Locator(block=1, start=start, end=start + len(text)),
    )  # fmt: skip


@pytest.mark.parametrize(
    ("between", "opening", "expected"),
    [
        (22, "维持16件", True),  # 复议25件，审结22件，维持16件、其他6件
        (23, "维持16件", False),
        (22, "按结果分，维持16件", True),
    ],
)
def test_a_list_divides_what_stands_between(between: int, opening: str, *, expected: bool) -> None:
    whole = figure(25, "复议25件", 0, (2, 3))
    statements = (
        whole,
        figure(between, "审结", 6),
        figure(16, opening, 12),
        figure(6, "其他6件", 20),
    )
    report = msgspec.structs.replace(Page(text="全年工作平稳。").parse(), statements=statements)
    assert divides_another(Context(report), whole, list(statements[2:])) is expected


def test_a_list_by_kind_divides_what_stands_before() -> None:
    before, whole = figure(80, "公开80件", 0), figure(40, "服务类40件", 6, (2, 3))
    for opening, expected in (("按业务划分,就业30件", True), ("就业30件", False)):
        statements = (before, whole, figure(30, opening, 12), figure(50, "保险50件", 20))
        report = msgspec.structs.replace(Page(text="全年工作平稳。").parse(), statements=statements)
        assert divides_another(Context(report), whole, list(statements[2:])) is expected
