"""PDF files of an archive: read in its workers, each within its limits, whatever becomes of the others."""

from __future__ import annotations

from pathlib import Path

import govreport_parse as gp
from tests.rendering.pdf import Sheet, packed, report


def test_pdf_files_of_a_folder(tmp_path: Path) -> None:
    (tmp_path / "good.pdf").write_bytes(report({"proactive.total": "815"}))
    (tmp_path / "scan.pdf").write_bytes(packed(Sheet().picture(0, 0, 600, 800)))
    (tmp_path / "cut.pdf").write_bytes(report()[:400])
    (tmp_path / "long.pdf").write_bytes(packed(*[Sheet()] * 301))
    found = {outcome.name: outcome for outcome in gp.parse_archive(tmp_path, workers=1)}
    read = found["good.pdf"].report
    assert read is not None
    assert read.reading("proactive.total").value == 815
    failures = {name: one.failure.kind for name, one in found.items() if one.failure}
    assert failures == {
        "scan.pdf": "UnreadableDocument", "cut.pdf": "UnreadableDocument", "long.pdf": "LimitExceeded",
    }  # fmt: skip
