"""Findings of the fuzzers replayed, and the same targets under hypothesis: docs/fuzzing.md."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from tests.safety.fuzzing import findings
from tests.safety.fuzzing.corpus import dictionary, seeds
from tests.safety.fuzzing.strategies import BUILT
from tests.safety.fuzzing.targets import TARGETS

KEPT = list(findings.kept())


@pytest.mark.parametrize(("target", "path"), KEPT, ids=[path.name for _, path in KEPT])
def test_a_finding_stays_mended(target: str, path: Path) -> None:
    TARGETS[target](path.read_bytes())


def test_what_costs_too_much_stays_out_of_the_tree(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(findings, "WORK", tmp_path)
    path = findings.put_aside("html", b"<p>")
    assert (path.read_bytes(), path.parent) == (b"<p>", tmp_path / "html" / "costly")
    assert path not in [kept for _, kept in findings.kept()]


@pytest.mark.parametrize("target", TARGETS)
@settings(max_examples=60, suppress_health_check=[HealthCheck.too_slow])
@given(data=st.data())
def test_what_hypothesis_builds(target: str, data: st.DataObject) -> None:
    TARGETS[target](data.draw(BUILT[target]))


@pytest.mark.parametrize("target", TARGETS)
@settings(max_examples=60)
@given(data=st.binary(max_size=2000))
def test_any_bytes(target: str, data: bytes) -> None:
    TARGETS[target](data)


@pytest.mark.parametrize("target", TARGETS)
def test_what_fuzzing_starts_from_is_sound(target: str) -> None:
    found = list(seeds(target))
    assert found
    for data in found[::4]:
        TARGETS[target](data)


def test_words_are_as_libfuzzer_wants_them() -> None:
    lines = dictionary().splitlines()
    assert len(lines) > 100
    assert all(line[0] == line[-1] == '"' and len(line) <= 4 * 64 + 2 for line in lines)
