"""Passages in everyday words, figure by figure: how many meet their cell, how many another one, who is accused."""

from __future__ import annotations

from collections import Counter

import pytest

import govreport_parse as gp
from tests.whole import sentences, whole_reports

# Per thousand: the figures that meet their cell at least, and those that meet another one at most.
FLOORS = {"requests_and_remedies": (989, 3)}


def _of_the_text(finding: gp.Finding) -> bool:
    """The page holds one section and its tables: that others are lacking is right."""
    return finding.rule not in ("GR101", "GR102", "GR104")


@pytest.mark.parametrize("name", sorted(FLOORS))
def test_cells(name: str) -> None:
    counts: Counter[str] = Counter()
    accused = []
    for passage in sentences.passages(name):
        scored = whole_reports.score(sentences.whole(passage))
        counts.update(scored.counts)
        counts["other cell"] += sum(bool(s.indicator or s.sum_of) for s in scored.invented)
        accused += [(passage.text, f.message) for f in scored.accused if _of_the_text(f)]
    least, most = FLOORS[name]
    counts["other cell"] += counts["cells given"] - counts["cells right"]
    assert counts["with a cell"] > 900
    assert counts["cell read"] * 1000 >= counts["with a cell"] * least
    assert counts["other cell"] * 1000 <= counts["with a cell"] * most
    assert accused == []
