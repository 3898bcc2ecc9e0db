"""What ``--help`` says, in the language that a call asks for."""

from __future__ import annotations

import click
import pytest

from govreport_parse.cli.app import main
from govreport_parse.cli.help_zh import COMMANDS, OPTIONS
from tests.cli import run

NAMES = sorted(main.commands)


@pytest.fixture(autouse=True)
def _english(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("LC_ALL", "en_US.UTF-8")


def options_of(command: click.Command) -> list[str]:
    options = (one for one in command.params if isinstance(one, click.Option))
    return [max(option.opts, key=len) for option in options]


def columns(line: str) -> int:
    return sum(1 + (char > "\u2e80") for char in line)


def test_every_command_and_option_has_chinese_words() -> None:
    assert set(COMMANDS) == {"", *NAMES}
    options = {(name, option) for name in NAMES for option in options_of(main.commands[name])}
    assert [
        pair for pair in sorted(options) if not {" ".join(pair), pair[1]} & OPTIONS.keys()
    ] == []


@pytest.mark.parametrize("name", NAMES)
def test_the_help_of_a_command_in_chinese(name: str) -> None:
    told = run(name, "--help", "--lang", "zh")
    assert told.exit_code == 0
    lines = told.output.splitlines()
    assert lines[0].endswith(" ".join([name, "[选项]", *lines[0].split("[选项] ")[1:]]))
    assert lines[2] == f"  {COMMANDS[name]}".splitlines()[0]
    assert all(any(option in line for line in lines) for option in options_of(main.commands[name]))
    assert max(map(columns, lines)) <= 80
    assert not {line.strip()[0] for line in lines if line} & set("，。；：、）”")


def test_what_is_said_of_an_option() -> None:
    said = run("batch", "--help", "--lang", "zh").output
    assert "  --chunk N\n      一次提交的文件数。默认：64。范围：1<=x<=4096。\n" in said
    assert "  --out TEXT\n      数据集的文件夹或网址。必填。\n" in said
    assert "  --lang [zh|en]\n      语言；默认随系统设置。\n" in said
    assert "批注默认为中文" in run("annotate", "--help", "--lang", "zh").output


def test_no_word_is_cut() -> None:
    said = run("batch", "--help", "--lang", "zh").output
    assert all(word in said for word in ("Parquet", "failures", "JSON lines", "Dask"))


def test_the_help_of_the_whole_is_in_the_language_of_the_locale(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    assert run("--help").output.startswith("Usage:")
    assert run("check", "--help").output.startswith("Usage:")
    monkeypatch.setenv("LC_ALL", "zh_CN.UTF-8")
    for call in ([], ["--help"], ["-h"]):
        said = run(*call).output
        assert said.startswith("用法：")
        assert all(f"\n  {name}" in said for name in NAMES)
    assert run("check", "-h").output.startswith("用法：")
    assert run("check", "-h", "--lang", "en").output.startswith("Usage:")
