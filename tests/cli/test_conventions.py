from __future__ import annotations

from pathlib import Path

import pytest

from tests.cli import GOOD, run
from tests.pages import page


def test_language_follows_the_locale(
    files: dict[str, Path], monkeypatch: pytest.MonkeyPatch
) -> None:
    for name in ("LC_ALL", "LC_MESSAGES", "LANG"):
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setenv("LANG", "zh_CN.UTF-8")
    assert "1个错误" in run("check", files["bad.html"]).stdout
    monkeypatch.setenv("LC_ALL", "de_DE.UTF-8")
    assert "1 error(s)" in run("check", files["bad.html"]).stdout


def test_terminal_output_holds_no_control_characters(tmp_path: Path) -> None:
    markup = page("<p>一、概述</p><p>主动公开政府信息9条[red]\u202e。</p>", GOOD)
    path = tmp_path / "x.html"
    path.write_text(markup.replace("青石区", "青\x1b[31m石区"), encoding="utf-8")
    output = run("parse", path).stdout + run("check", path).stdout
    assert "\x1b" not in output
    assert "\u202e" not in output
