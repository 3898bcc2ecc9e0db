"""What is packed, and what its extras are for."""

from __future__ import annotations

import re
from collections.abc import Iterable
from pathlib import PurePosixPath

import pytest

import govreport_parse as gp
from tests.conftest import ROOT
from tests.test_dependencies import EXTRAS

# Of the package's files beside its modules: typed, forms and topics, divisions, templates.
DATA = {".css", ".html", ".js", ".json", ".toml", ".tsv", ".typed"}
# Extras of those who change the package, not of those who use it.
OWN = {"bench", "dev", "docs", "fuzz", "mutants"}


def packed(kind: str) -> set[PurePosixPath]:
    """The files that hatchling would put into a wheel or a source distribution."""
    module = pytest.importorskip(f"hatchling.builders.{kind}")
    builder = getattr(module, f"{kind.capitalize()}Builder")(str(ROOT))
    files: Iterable[object] = builder.recurse_included_files()
    return {PurePosixPath(str(getattr(file, "distribution_path"))) for file in files}  # noqa: B009


def package(folder: str) -> set[PurePosixPath]:
    """The files of the package as they stand in the repository, below a folder; no cases of rules."""
    source = ROOT / "src"
    return {
        PurePosixPath(folder, path.relative_to(source))
        for path in (source / "govreport_parse").rglob("*")
        if path.is_file() and "__pycache__" not in path.parts and not path.match("*.cases.toml")
    }


def test_a_wheel_holds_the_package_and_nothing_else() -> None:
    files = packed("wheel")
    assert files == package("")
    assert {file.suffix for file in files} == {".py"} | DATA


def test_a_source_distribution_holds_what_builds_it_and_what_tells_of_it() -> None:
    files = packed("sdist")
    assert {file for file in files if file.parts[0] == "src"} == package("src")
    assert {file.parts[0] for file in files if len(file.parts) > 1} == {"src", "docs", "tools"}
    assert PurePosixPath("tools/readme.py") in files  # it makes the description that an index shows
    beside = {str(file) for file in files if len(file.parts) == 1}
    assert beside >= {"README.md", "CHANGELOG.md", "LICENSE"}
    assert {file.suffix for file in files} <= {".py", ".md", ".cff", ".ipynb", ".png", ""} | DATA


def test_all_is_every_extra_of_those_who_use_the_package() -> None:
    (everything,) = EXTRAS["all"]
    named = everything.removeprefix("govreport-parse[").removesuffix("]").split(",")
    assert set(named) == set(EXTRAS) - OWN - {"all"}


def test_the_changelog_and_the_citation_name_this_version() -> None:
    changes = (ROOT / "CHANGELOG.md").read_text("utf-8")
    assert re.findall(r"^## (\S+)", changes, re.MULTILINE)[0] == gp.__version__
    assert f"\nversion: {gp.__version__}\n" in (ROOT / "CITATION.cff").read_text("utf-8")
