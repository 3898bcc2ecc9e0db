"""--ocr on the commands that read files, where what it needs is not installed."""

from __future__ import annotations

import sys
from pathlib import Path

import pytest

from govreport_parse.archive.work.outcome import Options, read_item
from tests.cli import run
from tests.rendering.pdf import Sheet, packed

SCAN = packed(Sheet().picture(0, 0, 600, 800))
NAMED = "pip install 'govreport-parse[ocr]'"


@pytest.fixture(autouse=True)
def _nothing_installed(monkeypatch: pytest.MonkeyPatch) -> None:
    for module in ("cv2", "govreport_parse.readers.image.drawing"):
        monkeypatch.setitem(sys.modules, module, None)


@pytest.mark.parametrize("command", ["parse", "check", "view"])
def test_each_command_asks_for_recognition(command: str, tmp_path: Path) -> None:
    scan = tmp_path / "甲.pdf"
    scan.write_bytes(SCAN)
    asked, unasked = run(command, scan, "--ocr"), run(command, scan)
    assert (asked.exit_code, unasked.exit_code) == (2, 2)
    assert NAMED in asked.output
    assert "is a scan" in unasked.output


def test_so_does_batch_for_each_source() -> None:
    item = {"name": "甲.pdf", "data": SCAN, "url": None, "charset": None}
    asked, unasked = (read_item(item, Options(ocr=ocr)).failure for ocr in (True, False))
    assert asked is not None
    assert asked.kind == "MissingExtra"
    assert NAMED in asked.message
    assert unasked is not None
    assert unasked.kind == "UnreadableDocument"


def test_a_scan_has_more_time_and_memory() -> None:
    assert (Options(ocr=True).seconds, Options(ocr=True).mebibytes) == (600, 3072)
    assert (Options().seconds, Options().mebibytes) == (60, 1024)
    unlimited = Options(ocr=True, timeout=None, memory=None)
    assert (unlimited.seconds, unlimited.mebibytes) == (None, None)


def test_what_was_read_without_recognition_is_read_again_with_it() -> None:
    assert Options(ocr=True).digest != Options().digest
