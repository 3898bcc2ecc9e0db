"""The command as a whole: by its script, and by the package's name where the script is not at hand."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

from tests.cli import run


def by_package(*arguments: object) -> subprocess.CompletedProcess[str]:
    command = [sys.executable, "-m", "govreport_parse", *map(str, arguments)]
    return subprocess.run(command, capture_output=True, text=True, check=False)  # noqa: S603


def test_the_package_runs_as_the_command(files: dict[str, Path]) -> None:
    checked = by_package("check", files["bad.html"], "--lang", "en")
    expected = run("check", files["bad.html"], "--lang", "en")
    assert (checked.returncode, checked.stdout) == (1, expected.stdout)
    assert "1 error(s)" in checked.stdout
    assert checked.stderr == ""


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="there is no full disk to write to")
def test_an_output_that_takes_nothing_is_said_and_one_that_is_closed_is_not_missed(
    files: dict[str, Path],
) -> None:
    call = f"{sys.executable} -m govreport_parse check {files['good.html']} --lang zh"
    ended = [
        subprocess.run(["/bin/sh", "-c", f"{call} {to}"], capture_output=True, text=True, check=False)  # noqa: S603
        for to in (">/dev/full", ">&-")
    ]  # fmt: skip
    assert [one.returncode for one in ended] == [2, 0]
    assert ended[0].stderr.startswith("govreport: ")
    assert len(ended[0].stderr.splitlines()) == 1
    assert ended[1].stderr == ""


def test_it_calls_itself_by_the_command_s_name() -> None:
    told = by_package("parze")
    assert told.returncode == 2
    assert told.stderr.startswith("Usage: govreport ")
    assert by_package("--version").stdout.startswith("govreport, version ")
