"""docs/architecture.md shows the rooms and imports that there are."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from tools import architecture


def test_the_page_is_up_to_date() -> None:
    page = architecture.PAGE.read_text("utf-8")
    assert page == architecture.updated(page), "run make docs"


def test_every_room_has_words() -> None:
    _, begin, written = architecture.PAGE.read_text("utf-8").partition(architecture.BEGIN)
    assert begin
    assert re.search(r"^\|.*\w \|$", written, re.MULTILINE)
    assert not re.search(r"\| +\|$", written, re.MULTILINE)


@pytest.fixture
def package(tmp_path: Path) -> Path:
    """Four rooms, one of them a single module; one looks back, in a function."""
    files = {
        "base/__init__.py": '"""What :class:`~own.base.thing.Thing` is | was."""',
        "base/thing.py": '"""A thing.\n\nMore."""\ndef late():\n    from own.top import shown\n',
        "words/__init__.py": '"""Words."""\nimport own.base.thing\nimport re',
        "middle.py": '"""Between."""\nfrom own import words\nfrom own.base import thing',
        "top/__init__.py": '"""On top."""\nfrom own.middle import x\nfrom own.words import y\n',
        "top/inner/deep.py": '"""Deep."""\nfrom own.top import z\nfrom other.words import w',
        "__main__.py": '"""The door."""\nfrom own.top import y\n',
    }
    for name, text in files.items():
        path = tmp_path / "own" / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, "utf-8")
    return tmp_path / "own"


ORDER = ("base", "words", "middle", "top")


def test_the_imports_of_a_package(package: Path) -> None:
    assert architecture.imports(package) == {
        ("words", "base"), ("middle", "words"), ("middle", "base"), ("top", "middle"),
        ("top", "words"), ("base", "top"),
    }  # fmt: skip


def test_arrows_that_a_longer_way_stands_for_are_left_out(package: Path) -> None:
    shown = architecture.graph(ORDER, architecture.imports(package)).splitlines()
    assert shown[2:-1] == [
        "    base", "    words", "    middle", "    top",
        "    base --> words", "    words --> middle", "    middle --> top",
        "    top -. against the flow .-> base",
    ]  # fmt: skip


def test_the_tables_of_a_package(package: Path) -> None:
    lines = architecture.written(package, ORDER).splitlines()
    for line in (
        "| [base](#base) | What `Thing` is \\| was. |",
        "| thing | A thing. |",
        "| [middle](#middle) | Between. |",
        "| inner.deep | Deep. |",
    ):
        assert line in lines
    assert lines[lines.index("### middle") + 2] == "A single module."


@pytest.mark.parametrize("order", [ORDER[:-1], (*ORDER, "attic")])
def test_a_room_that_the_contract_does_not_name(package: Path, order: tuple[str, ...]) -> None:
    with pytest.raises(ValueError, match=r"attic|top"):
        architecture.written(package, order)


def test_the_order_is_that_of_the_contract() -> None:
    assert architecture.layers()[0] == "model"
    assert architecture.layers()[-1] == "cli"
