from __future__ import annotations

import contextlib
import csv
import io
import os
import signal
import sys
import zipfile
from collections.abc import Callable
from pathlib import Path

import pytest
from filelock import FileLock

from govreport_parse.archive.run.batch import Progress
from govreport_parse.cli import batch as command
from tests.archive import contents, text_report, write_corpus
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
    assert "2 source(s) without one: the table failures says why" in done.stdout
    again = run("batch", tmp_path / "in.zip", "--out", out, "--workers", 1, "--lang", "zh")
    assert "未变8个" in again.stdout
    assert again.exit_code == 0  # none failed now


@pytest.mark.usefixtures("here")
def test_the_end_of_a_run_names_what_failed(tmp_path: Path) -> None:
    source, out, listed = write_corpus(tmp_path / "in", 3), tmp_path / "out", tmp_path / "f.csv"
    for k in range(11):
        (source / f"=b{k:02}.html").write_bytes(b"\0\1\2\3\4" * 300)
    options = ("--out", out, "--workers", 1)
    done = run("batch", source, *options, "--lang", "en", "--failures", listed)
    reason, *names, rare, notice, rest = done.stderr.splitlines()
    assert reason.startswith("12 × binary data, no text; ")
    assert names == [f"    in/=b{k:02}.html" for k in range(9)]  # of ten, one for the other reason
    assert rare.startswith("1 × no text, section or table")
    assert notice == "    in/notice.txt"
    assert rest.startswith("and 3 more, which are in the table failures")
    rows = list(csv.DictReader(listed.read_text("utf-8-sig").splitlines()))
    assert f"{listed}: 13 row(s)\n" in done.stdout
    assert [row["name"] for row in rows if row["kind"] == "NotAnAnnualReport"] == ["notice.txt"]
    assert "'=b00.html" in [row["name"] for row in rows]  # no formula
    again = run("batch", source, *options, "--retry-failed", "--lang", "zh", "--failures", listed)
    assert "另有3个，见failures表" in again.stderr
    assert "未得到报告的来源13个" in again.stdout
    assert "不是文本" in listed.read_text("utf-8-sig")


@pytest.mark.usefixtures("here")
def test_findings_are_counted_as_the_table_has_them(tmp_path: Path) -> None:
    source, out = tmp_path / "in", tmp_path / "out"
    source.mkdir()
    for year in (2020, 2022):
        (source / f"{year}.txt").write_text(text_report("黑龙江省双鸭山市四方台区", year), "utf-8")
    done = run("batch", source, "--out", out, "--workers", 1, "--lang", "en")
    found = contents(out)["findings"]
    assert "GR506" in [row[3] for row in found]  # 2021 is missing, which no report shows alone
    assert f"holds 2 report(s) with {len(found)} finding(s)." in done.stdout


def test_where_failures_cannot_be_written(tmp_path: Path) -> None:
    source, out = write_corpus(tmp_path / "in"), tmp_path / "out"
    for where, words in (
        (tmp_path / "none" / "f.csv", "no such folder"),
        (tmp_path, "it is a folder"),
        (source / "2015" / "report-0.txt", "is a report, which is never written over"),
    ):
        done = run("batch", source, "--out", out, "--lang", "en", "--failures", where)
        assert (done.exit_code, words in done.stderr, out.exists()) == (2, True, False)


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
    file = tmp_path / "notes.txt"
    file.write_text("")
    for where in (file, file / "out" / "deep"):
        for lang, words in (("en", f"{file} is a file; give"), ("zh", f"{file}是文件；请为--out")):
            blocked = run("batch", source, "--out", where, "--lang", lang)
            assert (blocked.exit_code, words in blocked.stderr) == (2, True), blocked.stderr
            assert "Errno" not in blocked.stderr
    out.mkdir()
    with FileLock(out / ".lock"):
        busy = run("batch", source, "--out", out, "--lang", "zh")
    assert busy.exit_code == 2
    assert "另一个任务正在写入" in busy.stderr


@pytest.mark.usefixtures("here")
def test_a_source_without_documents(tmp_path: Path) -> None:
    empty, other, filled = tmp_path / "empty", tmp_path / "other", tmp_path / "filled"
    for folder in (empty, other, filled):
        folder.mkdir()
    (other / "logo.png").write_bytes(b"\x89PNG")
    (filled / "a.txt").write_text(text_report("青石县", 2019), "utf-8")
    checked = run("check", empty, other, "--lang", "en")
    options = ("--out", tmp_path / "out", "--workers", 1)
    read = run("batch", empty, other, filled, *options, "--lang", "zh")
    for done, words in ((checked, "it holds no document"), (read, "其中没有文档")):
        assert done.exit_code == 2
        said = [line for line in done.stderr.splitlines() if words in line]
        assert said == [f"{empty}: {words}", f"{other}: {words}"]
    again = run("batch", filled, *options)
    assert (again.exit_code, again.stderr) == (0, "")  # unchanged, not empty


def test_ctrl_c_that_a_callback_ate(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def eaten(*_: object, on_progress: Callable[[Progress], None], **__: object) -> Progress:
        on_progress(Progress())
        with contextlib.suppress(KeyboardInterrupt):
            os.kill(os.getpid(), signal.SIGINT)
        on_progress(Progress())
        return Progress()

    monkeypatch.setattr("govreport_parse.archive.run.batch.run_batch", eaten)
    handler = signal.getsignal(signal.SIGINT)
    source = write_corpus(tmp_path / "in")
    done = run("batch", source, "--out", tmp_path / "out", "--lang", "en")
    assert (done.exit_code, "interrupted; what is committed" in done.stderr) == (130, True)
    assert signal.getsignal(signal.SIGINT) is handler


@pytest.mark.usefixtures("here")
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
