"""Calls that click refuses, in the language that they ask for."""

from __future__ import annotations

import pytest

from tests.cli import run


@pytest.fixture(autouse=True)
def _english(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("LC_ALL", "en_US.UTF-8")


def refused(*arguments: str) -> str:
    """What is said of a call that is refused; the runner calls the command by its function's name."""
    told = run(*arguments)
    assert told.exit_code == 2
    return told.stderr.replace("main", "govreport")


@pytest.mark.parametrize(
    ("call", "said"),
    [
        ("check", "缺少参数PATHS；用法见govreport check --help"),
        ("annotate 报告.docx", "缺少选项“--output”；用法见govreport annotate --help"),
        (
            "check x --fromat csv",
            "没有“--fromat”选项，可能是“--format”；用法见govreport check --help",
        ),
        ("check x --qqqq", "没有“--qqqq”选项；用法见govreport check --help"),
        ("view a b c", "多余的参数：b c；用法见govreport view --help"),
        ("parse x --format pdf", "选项“--format”的值有误：应为text、json"),
        ("batch x --out y --chunk 0", "选项“--chunk”的值有误：应为不小于1、不大于4096的整数；"),
        ("batch x --out y --timeout 0", "选项“--timeout”的值有误：应为大于0的数；"),
        ("check x --exit-zero=1", "选项“--exit-zero”不带值；"),
    ],
)
def test_what_is_wrong_is_said_in_chinese(call: str, said: str) -> None:
    for asked in (("--lang", "zh"), ("--lang=zh",)):
        command, *rest = call.split()
        told = refused(command, *asked, *rest)
        assert told.startswith(f"govreport: {said}")
        assert len(told.splitlines()) == 1


@pytest.mark.parametrize(
    ("call", "said"),
    [
        ("chek", "没有“chek”命令"),
        ("--qqqq", "没有“--qqqq”选项；用法见govreport --help"),
        ("check -o", "选项“-o”后缺少值；"),
        ("check x --lang fr", "选项“--lang”的值有误：应为zh、en之一；"),
        ("check x --lang", "选项“--lang”后缺少值；"),
    ],
)
def test_where_no_language_is_asked_for_it_is_the_locale_s(
    call: str, said: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert "Error: " in refused(*call.split())
    monkeypatch.setenv("LC_ALL", "zh_CN.UTF-8")
    assert refused(*call.split()).startswith(f"govreport: {said}")


def test_english_is_click_s_own(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("LC_ALL", "zh_CN.UTF-8")
    assert "No such option" in refused("check", "--lang", "en", "--fromat")
    # What stands after -- is a file, whatever it is called.
    assert "没有" in refused("check", "--fromat", "--", "--lang=en")


def test_help_is_no_error(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("LC_ALL", "zh_CN.UTF-8")
    assert run().output.startswith("用法：")
    assert run("check", "--help").exit_code == 0
