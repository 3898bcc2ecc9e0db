"""Data that is shipped as it was read, and read anew where it was changed since."""

from __future__ import annotations

from pathlib import Path

import pytest

from govreport_parse.forms import load_form, load_forms, parse_form
from govreport_parse.forms.loader import form_source
from govreport_parse.model.readied import readied, ready
from tools import build_data

KIND = tuple[int, ...]


def anew() -> KIND:
    return (0,)


def test_what_was_read_is_taken_while_its_sources_are_those(tmp_path: Path) -> None:
    file = tmp_path / "data.json"
    assert readied(file, KIND, anew, b"1, 2", b"3") == (0,)
    file.write_bytes(ready((1, 2, 3), b"1, 2", b"3"))
    assert readied(file, KIND, anew, b"1, 2", b"3") == (1, 2, 3)


@pytest.mark.parametrize("sources", [(b"1, 2", b"4"), (b"1, 2",), (b"1, 2", b"3", b"")])
def test_changed_sources_are_read_anew(tmp_path: Path, sources: tuple[bytes, ...]) -> None:
    file = tmp_path / "data.json"
    file.write_bytes(ready((1, 2, 3), b"1, 2", b"3"))
    assert readied(file, KIND, anew, *sources) == (0,)


def test_the_package_ships_what_its_files_are_read_as() -> None:
    stale = [file.name for file, data in build_data.built().items() if file.read_bytes() != data]
    assert not stale, "run: make data"


def test_a_form_is_the_same_either_way() -> None:
    for form in load_forms():
        assert repr(form) == repr(parse_form(form_source(form.id)))
        assert load_form(form.id) is form
