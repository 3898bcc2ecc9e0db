"""Sentences keep their cells, figure by figure; the right ones are not accused, and the wrong ones are."""

from __future__ import annotations

from collections import Counter

import msgspec
import pytest

from tests.whole import whole_reports
from tests.whole.sentences import sentences


class Floors(msgspec.Struct, frozen=True, kw_only=True):
    """What of a file is read at least, per thousand, and what else is read at most.

    `unjudged`: rules that judge its tables alone, which are not filled to the end.
    """

    figures: int
    read: int = 1000
    cell_read: int = 1000
    other_cell: int = 0
    invented: int = 0
    unjudged: tuple[str, ...] = ()


# Lines of which other rows of the table are left at 0.
_TABLES = ("GR201", "GR202")
FLOORS = {
    "everyday_1": Floors(figures=188, read=984, cell_read=984, invented=4, unjudged=_TABLES),
    "everyday_2": Floors(figures=212, read=981, cell_read=947, invented=4, unjudged=_TABLES),
    "everyday_3": Floors(figures=186, read=952, cell_read=942, invented=3, unjudged=_TABLES),
    "everyday_4": Floors(figures=186, read=968, cell_read=962, invented=1, unjudged=_TABLES),
    "matters": Floors(figures=756, read=998, cell_read=981),
    "offices": Floors(figures=200, unjudged=("GR201",)),
    "right_kinds": Floors(figures=115, read=991, unjudged=_TABLES),
    "whose_figures": Floors(figures=211, unjudged=_TABLES),
    "requests_and_remedies": Floors(figures=1339, cell_read=989, other_cell=3, invented=4),
}


@pytest.mark.parametrize("name", FLOORS)
def test_sentences(name: str) -> None:
    floors = FLOORS[name]
    counts: Counter[str] = Counter()
    for sentence in sentences(name):
        scored = whole_reports.score(sentence.report)
        found = {finding.rule for finding in scored.accused} - set(floors.unjudged)
        assert found <= sentence.rules, (scored.name, found)
        assert bool(found) == bool(sentence.rules), scored.name
        counts.update(scored.counts)
        if not sentence.rules:  # the figure that is wrong has no label
            counts["invented of the right"] += len(scored.invented)
            counts["other cell"] += sum(bool(s.indicator or s.sum_of) for s in scored.invented)
    counts["other cell"] += counts["cells given"] - counts["cells right"]
    assert counts["figures"] >= floors.figures
    assert counts["read"] * 1000 >= counts["figures"] * floors.read
    assert counts["cell read"] * 1000 >= counts["with a cell"] * floors.cell_read
    assert counts["other cell"] <= floors.other_cell
    assert counts["invented of the right"] <= floors.invented
