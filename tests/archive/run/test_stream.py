from __future__ import annotations

from pathlib import Path

import pytest

import govreport_parse as gp
from tests.archive import write_corpus


def test_outcomes_of_an_archive(tmp_path: Path) -> None:
    source = write_corpus(tmp_path / "in")
    found = {result.name: result for result in gp.parse_archive(source, workers=2)}
    assert len(found) == 8
    result = found["2015/report-0.txt"]
    expected = gp.parse(source / result.name)
    assert result.report is not None
    assert result.report.readings == expected.readings
    assert result.report.statements == expected.statements
    assert len(result.findings) == len(gp.check(expected))
    failure = found["broken.html"].failure
    assert failure is not None
    assert (failure.kind, failure.stage) == ("UnsupportedFormat", "read")
    (tmp_path / "elsewhere").mkdir()
    with pytest.raises(gp.UnreadableDocument):
        list(gp.parse_archive(tmp_path / "nothing"))


def test_outcomes_may_be_left_half_way(tmp_path: Path) -> None:
    source = write_corpus(tmp_path / "in")
    results = gp.parse_archive(source, workers=1)
    assert next(iter(results)).name
    results.close()  # type: ignore[attr-defined]
