"""The recipes of docs/adding.md, each carried out in a copy of the package."""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import sys
from collections.abc import Sequence
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


CALLS = """
import json, sys
from click.testing import CliRunner
from govreport_parse.cli.app import main
done = [CliRunner().invoke(main, call) for call in json.loads(sys.argv[1])]
print(json.dumps([(one.exit_code, one.stdout, one.stderr) for one in done]))
"""


def commands(source: Path, *calls: Sequence[str]) -> list[str]:
    """What ``govreport`` prints when it is called with one row of arguments after another, in one process."""
    done = json.loads(run(source, "-c", CALLS, json.dumps(calls)))
    assert [(code, complained) for code, _, complained in done] == [(0, "")] * len(calls)
    return [printed for _, printed, _ in done]


def parsed(source: Path, *files: Path) -> list[str]:
    """The records of files, as JSON."""
    return commands(source, *(("parse", "--format", "json", str(file)) for file in files))
