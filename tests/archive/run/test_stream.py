from __future__ import annotations

import logging
from pathlib import Path
from typing import Any, cast

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
    assert next(results).name
    results.close()


def test_a_list_of_paths_counts_and_logs(tmp_path: Path, caplog: pytest.LogCaptureFixture) -> None:
    source = write_corpus(tmp_path / "in")
    paths = [source / "2015" / "report-0.txt", str(source / "broken.html"), tmp_path / "none.txt"]
    counted: list[tuple[int, int, int]] = []
    caplog.set_level(logging.INFO, "govreport_parse")
    outcomes = gp.parse_archive(
        iter(paths), workers=1,
        on_progress=lambda p: counted.append((p.sources, p.reports, p.failures)),
    )  # fmt: skip
    found = {outcome.name: outcome for outcome in outcomes}
    assert list(found) == [str(path) for path in paths]
    assert found[str(paths[0])].report is not None
    missing = found[str(paths[2])].failure
    assert missing is not None
    assert "no such file" in missing.message
    assert counted == [(1, 1, 0), (2, 1, 1), (3, 1, 1)]  # the last is left out, not read
    assert [record.name for record in caplog.records] == ["govreport_parse.archive.run.progress"]
    assert caplog.messages[0].startswith(f"no report: {paths[1]}: ")


def test_what_is_no_archive(tmp_path: Path) -> None:
    for wrong in (b"<html>", [gp.parse], 3):
        with pytest.raises(gp.WrongType, match=r"not (bytes|function|int); parse\(\) reads"):
            gp.parse_archive(cast("Any", wrong))
    with pytest.raises(gp.UnreadableDocument):  # at once, not when the first is asked for
        gp.parse_archive(tmp_path / "nothing")
    for wrong in (0, "2"):
        with pytest.raises(gp.WrongCall, match="a whole number from 1 on"):
            gp.parse_archive(tmp_path, workers=cast("Any", wrong))
    with pytest.raises(gp.WrongType, match=r"not dict; write Options\(timeout=60\)"):
        gp.parse_archive(tmp_path, options=cast("Any", {"timeout": 1}))
    assert list(gp.parse_archive([])) == []
