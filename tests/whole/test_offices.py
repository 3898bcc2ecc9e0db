"""Sentences of other offices keep their cells, the right ones are not accused, and the wrong ones are."""

from __future__ import annotations

from collections import Counter

from tests.whole import whole_reports
from tests.whole.sentences import offices


def test_offices() -> None:
    counts: Counter[str] = Counter()
    for sentence, codes in offices.sentences():
        scored = whole_reports.score(sentence)
        found = {f.rule for f in scored.accused if f.rule.startswith("GR4") or f.rule == "GR301"}
        counts.update(scored.counts)
        assert codes or not scored.invented, sentence.name
        assert found <= codes, (sentence.name, found)
        assert bool(found) == bool(codes), sentence.name
    assert counts["cell read"] == counts["with a cell"] > 90
    assert counts["cells right"] == counts["cells given"]
