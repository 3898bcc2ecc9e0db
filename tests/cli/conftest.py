from __future__ import annotations

from pathlib import Path

import pytest

from tests.archive import run_here
from tests.cli import BAD, BROKEN, GOOD
from tests.pages import page


@pytest.fixture
def files(tmp_path: Path) -> dict[str, Path]:
    pages = {
        "good.html": page(values=GOOD), "bad.html": page(values=BAD), "empty.html": "",
        "menu.txt": "今日菜单\n红烧肉 12元\n", "image.html": "\x89PNG",
    }  # fmt: skip
    paths = {}
    for name, text in pages.items():
        paths[name] = tmp_path / name
        paths[name].write_bytes(text.encode("latin-1" if name == "image.html" else "utf-8"))
    return paths


@pytest.fixture
def broken(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    path = tmp_path / "sub" / "a,b.html"
    path.parent.mkdir()
    path.write_text(BROKEN, "utf-8")
    return path


@pytest.fixture
def here(monkeypatch: pytest.MonkeyPatch) -> None:
    """Runs work in this process: for tests of what a command says, not of its workers."""
    run_here(monkeypatch)
