"""A file of every kind of published shapes: no value is wrong, nothing correct is accused; make shapes counts all."""

from __future__ import annotations

import pytest

from tests.whole.shapes import Shape, judge, kinds, shapes

_EACH = 5  # a kind has five files in each half


def _sample() -> list[Shape]:
    """One file of every kind, by turns of the open half and of the one that is kept."""
    opened = shapes("open", kinds("open")[::2], every=_EACH)
    return [*opened, *shapes("kept", kinds("kept")[1::2], every=_EACH)]


@pytest.mark.parametrize("shape", _sample(), ids=lambda shape: shape.name)
def test_nothing_is_wrong_or_accused(shape: Shape) -> None:
    verdict = judge(shape)
    assert (verdict.wrong, verdict.accused) == ([], [])
    assert verdict.right or shape.label.get("refuse") is not False
