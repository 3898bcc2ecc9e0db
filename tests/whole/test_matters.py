"""Sentences on documents, powers, channels, institutions and the like keep their cells."""

from __future__ import annotations

from collections import Counter

from tests.whole import whole_reports
from tests.whole.sentences import matters


def test_matters() -> None:
    counts: Counter[str] = Counter()
    for sentence in matters.sentences():
        counts.update(whole_reports.score(sentence).counts)
    assert counts["figures"] >= 750
    assert counts["read"] / counts["figures"] >= 0.998
    assert counts["cell read"] / counts["with a cell"] >= 0.981
    assert counts["cells right"] / counts["cells given"] >= 0.999
    assert counts["invented"] == 0
    assert counts["accused"] == 0
