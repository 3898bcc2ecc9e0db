"""The files that a command is given."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from tests.cli import run


@pytest.mark.parametrize(
    ("name", "words"),
    [
        ("empty.html", "empty"),
        ("menu.txt", "年度报告"),
        ("image.html", "PNG"),
        ("none.html", "opened"),
    ],
)
def test_bad_input_is_one_line_on_stderr(files: dict[str, Path], name: str, words: str) -> None:
    path = files.get(name, files["good.html"].with_name(name))
    for command in ("parse", "check"):
        result = run(command, path, "--lang", "en")
        assert result.exit_code == 2
        assert len(result.stderr.splitlines()) == 1
        assert result.stderr.startswith(str(path))
        assert words in result.stderr
        assert "Traceback" not in result.output
    assert run("parse", path, "--format", "json").stdout == ""


def test_the_other_files_are_still_done(files: dict[str, Path]) -> None:
    result = run("parse", files["empty.html"], files["good.html"], "--format", "json")
    assert result.exit_code == 2
    assert len(result.stdout.splitlines()) == 1


@pytest.mark.usefixtures("files")
def test_check_searches_folders(tmp_path: Path) -> None:
    result = run("check", tmp_path, "--format", "json")
    assert result.exit_code == 2
    found = [json.loads(line) for line in result.stdout.splitlines()]
    assert [f["rule"] for f in found if f["severity"] != "hint"] == ["GR201"]
    assert len(result.stderr.splitlines()) == 3
    empty = tmp_path / "folder"
    empty.mkdir()
    assert run("check", empty).exit_code == 2
