from __future__ import annotations

import zipfile
from pathlib import Path

from govreport_parse.archive.sources.counting import count_sources
from tests.archive import write_corpus


def test_totals_are_told_where_they_can_be(tmp_path: Path) -> None:
    source = write_corpus(tmp_path / "in")
    assert count_sources(str(source)) == 8
    with zipfile.ZipFile(tmp_path / "a.zip", "w") as archive:
        archive.writestr("a/", "")
        archive.writestr("a/b.txt", "x")
    assert count_sources(str(tmp_path / "a.zip")) == 1
    assert count_sources(str(tmp_path)) is None
    assert count_sources(str(tmp_path / "none")) is None
    assert count_sources("-") is None
