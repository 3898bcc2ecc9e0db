"""Stages give other drafts; what they are given stays as it is."""

from __future__ import annotations

import pkgutil
from importlib import import_module

import msgspec
import pytest

from govreport_parse import statements
from govreport_parse.statements.drafts import Draft, joined
from govreport_parse.statements.periods import join_periods
from govreport_parse.statements.sheet import Sheet
from govreport_parse.statements.tokens import Token


def _figure(start: int, value: int, period: str | None = None) -> Draft:
    token = Token("number", start, start + 3, value, "条")
    return Draft(
        topic=None, token=token, begin=start, end=start + 3, sentence=0, reach=start + 3,
        period=period,
    )  # fmt: skip


def test_all_that_stages_know_is_frozen() -> None:
    names = [module.name for module in pkgutil.iter_modules(statements.__path__)]
    modules = [import_module(f"{statements.__name__}.{name}") for name in names]
    classes = {
        one
        for module in modules
        for one in vars(module).values()
        if isinstance(one, type) and one.__module__ == module.__name__
    }
    assert {Draft, Sheet} <= classes
    frozen = {
        one for one in classes if issubclass(one, msgspec.Struct) and one.__struct_config__.frozen
    }
    assert [one.__name__ for one in classes - frozen] == []


def test_a_draft_cannot_be_changed_in_place() -> None:
    with pytest.raises(AttributeError):
        _figure(0, 7).part = True  # type: ignore[misc]


def test_parts_are_joined_in_other_drafts() -> None:
    drafts = [_figure(0, 7), _figure(5, 4)]
    changes = joined(drafts, 0, 1)
    assert (changes[0].parts, changes[1].part) == ((1,), True)
    assert (drafts[0].parts, drafts[1].part) == ((), False)


@pytest.mark.parametrize(("whole", "taken"), [(70, True), (71, False)])
def test_a_stage_leaves_its_sheet_as_it_is(whole: int, taken: bool) -> None:
    body = f"全区张贴{whole}条,其间上半年30条,下半年40条,收尾"
    at = [body.index(words) for words in (f"{whole}条", "30条", "40条")]
    figures = zip(at, (whole, 30, 40), (None, "上半年", "下半年"), strict=True)
    given = tuple(_figure(start, value, period) for start, value, period in figures)
    sheet = Sheet(body, body, None, given)
    changes = join_periods(sheet)
    assert changes[0].parts == (1, 2) if taken else changes == {}
    joint = sheet.with_changes(changes)
    assert [draft.part for draft in joint.drafts] == [False, taken, taken]
    assert sheet.drafts == given
