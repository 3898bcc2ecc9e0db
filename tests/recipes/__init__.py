"""The recipes of docs/adding.md, each carried out in a copy of the package."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from pathlib import Path

import govreport_parse as gp
from tests.conftest import ROOT

FIXTURE = ROOT / "fixtures" / "2021" / "luchuan-shi-2024.html"


def copied(folder: Path) -> Path:
    """A copy of the package in a folder."""
    package = folder / "govreport_parse"
    shutil.copytree(Path(gp.__file__).parent, package)
    return package


def put(path: Path, before: str, text: str) -> None:
    """Put text into a file, before a place that it holds once."""
    whole = path.read_text("utf-8")
    assert whole.count(before) == 1
    path.write_text(whole.replace(before, text + before), "utf-8")


def run(source: Path, *command: str, code: int = 0) -> str:
    """What Python prints with the package below `source`, ending with a code."""
    done = subprocess.run(  # noqa: S603 (our own interpreter)
        [sys.executable, *command],
        env=os.environ | {"PYTHONPATH": str(source)}, cwd=ROOT, capture_output=True, text=True,
        check=False,
    )  # fmt: skip
    assert done.returncode == code, done.stdout + done.stderr
    return done.stdout


def command(source: Path, *arguments: str, code: int = 0) -> str:
    """What ``govreport`` prints."""
    program = "from govreport_parse.cli.app import main; main()"
    return run(source, "-c", program, *arguments, code=code)
