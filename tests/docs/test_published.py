"""What a package index and a citation say of the project."""

from __future__ import annotations

import runpy
import sys
import tomllib
from types import ModuleType, SimpleNamespace

import pytest

from tests.conftest import ROOT

URLS = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))["project"]["urls"]


def test_there_is_one_address() -> None:
    assert f"\nrepository-code: {URLS['Source']}\n" in (ROOT / "CITATION.cff").read_text("utf-8")
    assert all(url.startswith(URLS["Source"]) for url in URLS.values())


def test_links_of_the_readme_leave_the_tree(monkeypatch: pytest.MonkeyPatch) -> None:
    name = "hatchling.metadata.plugin.interface"
    interface = ModuleType(name)
    interface.MetadataHookInterface = object  # type: ignore[attr-defined]
    monkeypatch.setitem(sys.modules, name, interface)
    hook = runpy.run_path(str(ROOT / "tools" / "readme.py"))
    metadata = {"urls": URLS}
    hook["ReadmeHook"].update(SimpleNamespace(root=ROOT), metadata)
    text = metadata["readme"]["text"]
    assert f"]({URLS['Source']}/raw/HEAD/docs/pictures/view-english.png)" in text
    assert f"]({URLS['Source']}/blob/HEAD/docs/start.md)" in text
    assert hook["absolute"]("[a](https://b) [c](#d)", "x") == "[a](https://b) [c](#d)"
