"""Findings of the fuzzers replayed, and the same targets under hypothesis: docs/fuzzing.md."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.fuzzing.findings import kept
from tests.fuzzing.targets import TARGETS

KEPT = list(kept())


@pytest.mark.parametrize(("target", "path"), KEPT, ids=[path.name for _, path in KEPT])
def test_a_finding_stays_mended(target: str, path: Path) -> None:
    TARGETS[target](path.read_bytes())
