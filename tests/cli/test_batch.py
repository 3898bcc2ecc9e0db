from __future__ import annotations

import io
import sys
import zipfile
from pathlib import Path

import pytest
from filelock import FileLock

from govreport_parse.archive.run.batch import Progress
from govreport_parse.cli import batch as command
from tests.archive import contents, write_corpus
from tests.cli import run


def test_a_zip_becomes_a_dataset(tmp_path: Path) -> None:
    source, out = write_corpus(tmp_path / "in"), tmp_path / "out"
    with zipfile.ZipFile(tmp_path / "in.zip", "w") as archive:
        for path in sorted(source.rglob("*.*")):
            archive.write(path, path.relative_to(source))
    done = run("batch", tmp_path / "in.zip", "--out", out, "--workers", 1, "--lang", "en")
    assert done.exit_code == 2, done.output  # as check where files failed
    assert "6 report(s)" in done.stdout
    assert "2 failure(s)" in done.stdout
    assert "failures says why" in done.stdout
    again = run("batch", tmp_path / "in.zip", "--out", out, "--workers", 1, "--lang", "zh")
    assert "未变8个" in again.stdout
    assert again.exit_code == 0  # none failed now


def test_misuse(tmp_path: Path) -> None:
    source, out = write_corpus(tmp_path / "in"), tmp_path / "out"
    missing = run("batch", tmp_path / "none", "--out", out, "--lang", "en")
    assert (missing.exit_code, out.exists()) == (2, False)
    assert "none" in missing.stderr
    unknown = run("batch", source, "--out", out, "--select", "GR999")
    assert unknown.exit_code == 2
    assert "GR999" in unknown.stderr
    twice = run("batch", source, source, "--out", out, "--lang", "en")
    assert twice.exit_code == 2
    assert "two sources have this name" in twice.stderr
    assert run("batch", source).exit_code == 2
    inside = run("batch", source, "--out", source / "2015" / "out", "--lang", "en")
    assert inside.exit_code == 2
    assert "would lie inside" in inside.stderr
    blocked = run("batch", source, "--out", source / "notice.txt" / "out")
    assert blocked.exit_code == 2
    out.mkdir()
    with FileLock(out / ".lock"):
        busy = run("batch", source, "--out", out, "--lang", "zh")
    assert busy.exit_code == 2
    assert "另一个任务正在写入" in busy.stderr


def test_rules_are_chosen(tmp_path: Path) -> None:
    source, out = write_corpus(tmp_path / "in"), tmp_path / "out"
    run("batch", source, "--out", out, "--workers", 1, "--ignore", "GR0,GR1,GR4", "--ignore", "GR2")
    found = contents(out)["findings"]
    assert not {row[3][:3] for row in found} & {"GR0", "GR1", "GR2", "GR4"}


class Terminal(io.StringIO):
    def isatty(self) -> bool:
        return True


@pytest.mark.parametrize(("zh", "words"), [(False, "3 findings, 2 failures"), (True, "失败2")])
def test_progress_on_a_terminal(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, zh: bool, words: str
) -> None:
    source = write_corpus(tmp_path / "in")
    terminal = Terminal()
    monkeypatch.setattr(sys, "stderr", terminal)
    monkeypatch.setenv("COLUMNS", "150")
    with command._display([str(source)], zh) as show:
        assert show is not None
        show(Progress(sources=8, reports=6, failures=2, findings=3, unchanged=0))
    assert words in terminal.getvalue()


def test_no_progress_elsewhere(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "stderr", io.StringIO())
    with command._display(["x"], False) as show:
        assert show is None
