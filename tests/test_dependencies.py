"""What the package needs to run is imported by it, and what it imports is declared."""

from __future__ import annotations

import ast
import re
import sys
import tomllib
from functools import cache
from pathlib import Path

import govreport_parse as gp
from tests.conftest import ROOT

PROJECT = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))["project"]
EXTRAS = PROJECT["optional-dependencies"]


# Packages that are imported under another name.
_IMPORTED_AS = {
    "opencv_python_headless": "cv2",
    "pillow": "PIL",
    "vl_convert_python": "vl_convert",
}


def names(requirements: list[str]) -> set[str]:
    """What is required, as it is imported; the package's own extras are none."""
    found = {re.split(r"[\[<>=;]", one)[0].strip() for one in requirements}
    listed = {name.replace("-", "_") for name in found} - {"govreport_parse"}
    return {_IMPORTED_AS.get(name, name) for name in listed}


@cache
def imported() -> frozenset[str]:
    """The packages that modules of ours import, within functions too."""
    found: set[str] = set()
    for path in Path(gp.__file__).parent.rglob("*.py"):
        for node in ast.walk(ast.parse(path.read_text("utf-8"))):
            if isinstance(node, ast.Import):
                found |= {alias.name.split(".")[0] for alias in node.names}
            elif isinstance(node, ast.ImportFrom) and not node.level and node.module:
                found.add(node.module.split(".")[0])
    return frozenset(found - set(sys.stdlib_module_names) - {"govreport_parse", "__future__"})


def test_what_is_needed_is_imported() -> None:
    assert names(PROJECT["dependencies"]) - imported() == set()


def test_what_is_imported_is_declared() -> None:
    declared = names(
        [
            *PROJECT["dependencies"],
            *(
                one
                for extra in ("archive", "cluster", "export", "ocr", "pdf", "views")
                for one in EXTRAS[extra]
            ),
        ]
    )
    assert imported() - declared == set()


def test_what_only_tests_or_benchmarks_use_is_not_needed() -> None:
    assert (
        names(PROJECT["dependencies"]) & {"bs4", "beautifulsoup4", "docx", "python_docx"} == set()
    )
    assert "python_docx" in names(EXTRAS["dev"]) & names(EXTRAS["bench"])
