"""The labelled corpus keeps its rules; what is read of it is floored in benchmarks/statements.py."""

from __future__ import annotations

from collections import Counter

import pytest

from govreport_parse.forms import load_form
from govreport_parse.topics import load_topics
from tests.whole import labelled

CASES = list(labelled.cases())


def test_its_size() -> None:
    traps = sum(not case.expect for case in CASES)
    assert len(CASES) >= 400
    assert traps >= 200
    assert len({(case.text, case.heading, case.section) for case in CASES}) == len(CASES)


def test_its_labels() -> None:
    topics = load_topics()
    for case in CASES:
        codes = {c.indicator for table in load_form(case.form).tables for c in table.cells()}
        codes |= {row.code for table in load_form(case.form).tables for row in table.rows}
        for entry in case.expect:
            assert entry["topic"] in topics or entry["topic"] == "", case.name
            assert {entry.get("cell"), *entry.get("sum_of", ())} - {None} <= codes, case.name
            assert all(0 <= part < len(case.expect) for part in entry.get("parts", ())), case.name


def test_every_topic_is_in_it() -> None:
    named = Counter(entry["topic"] for case in CASES for entry in case.expect)
    own = [slug for slug, topic in load_topics().items() if not topic.shadow and not topic.objects]
    assert [slug for slug in own if not named[slug]] == []


@pytest.mark.parametrize("case", [c for c in CASES if not c.expect], ids=lambda case: case.name)
def test_no_trap_yields_a_statement(case: labelled.Case) -> None:
    assert [(s.topic, s.value, s.text) for s in labelled.read(case)] == []
