"""Reports in the shapes that editors, converters and crawlers give them: nothing wrong in any.

The renderers (tests/rendering/shapes) were written from the printed shapes, without sight of the parser.
"""

from __future__ import annotations

import random

import pytest

from tests.rendering.shapes import SHAPES, random_report_of
from tests.rendering.shapes.article import cells_of
from tests.rendering.shapes.marks import CLOSE, MARK, OPEN
from tests.whole.rendered_shapes import outcome_of

PAGES = 2


@pytest.mark.parametrize("name", SHAPES)
def test_nothing_is_read_wrong(name: str) -> None:
    for number in range(PAGES):
        outcome = outcome_of(name, random.Random(f"{name}{number}"))
        assert outcome.wrong == []


@pytest.mark.parametrize("name", SHAPES)
def test_a_shape_says_the_same_in_every_run(name: str) -> None:
    shape = SHAPES[name]
    pages = []
    for _ in range(2):
        rng = random.Random(name)
        pages.append(shape.render(random_report_of(rng, shape.forms[0]), rng).data)
    assert pages[0] == pages[1]


@pytest.mark.parametrize("name", SHAPES)
def test_a_shape_says_of_every_cell_what_it_shows(name: str) -> None:
    shape = SHAPES[name]
    for form in shape.forms:
        rng = random.Random(f"{name}{form}")
        report = random_report_of(rng, form)
        printed = shape.render(report, rng)
        assert printed.cells.keys() == cells_of(report).keys()
        assert printed.may_withhold <= printed.cells.keys()


MARKED = ("raised", "hidden_", "docx/hidden", "off_screen", "white", "symbols", "alternatives")


@pytest.mark.parametrize("name", [name for name in SHAPES if any(part in name for part in MARKED)])
def test_marks_stand_in_some_figures_and_not_in_all(name: str) -> None:
    rng = random.Random(name)
    report = random_report_of(rng, SHAPES[name].forms[0])
    printed = SHAPES[name].render(report, rng)
    assert 0 < len(printed.may_withhold) < len(printed.cells)
    assert not any(mark.encode() in printed.data for mark in (MARK, OPEN, CLOSE))
