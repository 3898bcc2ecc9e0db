"""Tests against a changed module, in a process of their own that has imported nothing that rests on it.

The process is forked from one that holds the libraries, and of ours what does not import the module:
mutmut's own runner forks from one that has run the tests, whose caches (of cells, labels, forms) then
answer for the changed code.
"""

from __future__ import annotations

import ast
import atexit
import importlib.abc
import importlib.machinery
import importlib.util
import math
import os
import resource
import shutil
import sys
import tempfile
from collections.abc import Iterable, Iterator, Sequence
from functools import cache
from pathlib import Path
from types import CodeType
from typing import NamedTuple

import hypothesis
import pytest

__all__ = ["PACKAGE", "ROOT", "Trial", "tried"]

ROOT = Path(__file__).parents[2]
PACKAGE = ROOT / "src" / "govreport_parse"
# Processor time and memory that no list of tests comes near.
_SECONDS = 300.0
_BYTES = 3 * 2**30


class Trial(NamedTuple):
    """A module as it is to be (its path in the package, its text) and the tests that may notice."""

    module: str
    source: str
    tests: Sequence[str]


class _Changed(importlib.abc.MetaPathFinder):
    """Finds one module of the package in another wording."""

    def __init__(self, trial: Trial, package: Path) -> None:
        self.source = trial.source
        self.place = str(package / trial.module)
        self.name = _name(Path(trial.module))

    def find_spec(
        self, fullname: str, path: object = None, target: object = None
    ) -> importlib.machinery.ModuleSpec | None:
        del path, target
        if fullname != self.name:
            return None
        loader = _Loader(fullname, self.place, self.source)
        return importlib.util.spec_from_file_location(fullname, self.place, loader=loader)


class _Loader(importlib.machinery.SourceFileLoader):
    def __init__(self, fullname: str, path: str, source: str) -> None:
        super().__init__(fullname, path)
        self.text = source

    def get_code(self, fullname: str) -> CodeType:
        del fullname
        return compile(self.text, self.path, "exec", dont_inherit=True)


def tried(
    trials: Iterable[Trial], workers: int, seconds: float = _SECONDS
) -> Iterator[tuple[int, bool, float]]:
    """For each trial, as it ends: its place in the list, whether a test failed, and its seconds.

    `seconds`: of processor time after which a changed module counts as noticed, for it runs for ever.

    Raises
    ------
    RuntimeError
        Where pytest found no tests, or could not be asked.
    """
    running: dict[int, int] = {}
    for k, trial in enumerate(trials):
        running[_started(trial, math.ceil(seconds))] = k
        if len(running) == workers:
            yield _ended(running)
    while running:
        yield _ended(running)


@cache
def _tree() -> Path:
    """A copy of package and tests, which stays as it is while the working tree is edited.

    It also holds libraries and modules ready, as they are before any test has run; and sees to it that
    examples which fail are found without being made smaller.
    """
    kept = tempfile.TemporaryDirectory()
    atexit.register(kept.cleanup)
    tree = Path(kept.name)
    for name in ("src", "tests"):
        shutil.copytree(ROOT / name, tree / name, ignore=shutil.ignore_patterns("__pycache__"))
    shutil.copy(ROOT / "pyproject.toml", tree)
    (tree / "fixtures").symlink_to(ROOT / "fixtures")
    # The tree comes first, whatever is installed.
    sys.path[:] = [str(tree), str(tree / "src"), *(p for p in sys.path if Path(p) != ROOT / "src")]
    importlib.import_module("docx")  # of tests
    importlib.import_module("govreport_parse.pipeline")
    phases = (hypothesis.Phase.explicit, hypothesis.Phase.generate)
    hypothesis.settings.register_profile(
        "mutants", derandomize=True, deadline=None, phases=phases, database=None
    )
    os.environ["HYPOTHESIS_PROFILE"] = "mutants"
    return tree


@cache
def _imports() -> dict[str, set[str]]:
    """The modules that each of ours imports anywhere in its text."""
    found: dict[str, set[str]] = {}
    for path in PACKAGE.rglob("*.py"):
        name = _name(path.relative_to(PACKAGE))
        found[name] = own = set()
        for node in ast.walk(ast.parse(path.read_text("utf-8"))):
            if isinstance(node, ast.Import):
                own.update(alias.name for alias in node.names)
            elif isinstance(node, ast.ImportFrom) and node.module is not None:
                own.update((node.module, *(f"{node.module}.{alias.name}" for alias in node.names)))
    return found


def _name(module: Path) -> str:
    parts = module.with_suffix("").parts
    return ".".join((PACKAGE.name, *parts)).removesuffix(".__init__")


def _forget(changed: str) -> None:
    """Import all anew that imports a module, or what imports it."""
    resting, found = set(), {changed}
    while found:
        resting |= found
        found = {name for name, own in _imports().items() if own & resting} - resting
    for name in resting & sys.modules.keys():
        del sys.modules[name]
    importlib.import_module("govreport_parse.pipeline")
    for name, module in list(sys.modules.items()):
        package, _, leaf = name.rpartition(".")
        if name.startswith(f"{PACKAGE.name}."):
            setattr(importlib.import_module(package), leaf, module)


def _started(trial: Trial, seconds: int) -> int:
    tree = _tree()
    _imports()  # once, not in each process
    sys.stdout.flush()
    child = os.fork()
    if child:
        return child
    code = 3
    try:
        resource.setrlimit(resource.RLIMIT_CPU, (seconds, seconds))
        resource.setrlimit(resource.RLIMIT_AS, (_BYTES, _BYTES))
        silent = os.open(os.devnull, os.O_WRONLY)
        os.dup2(silent, 1)
        os.dup2(silent, 2)
        os.chdir(tree)
        changed = _Changed(trial, tree / "src" / "govreport_parse")
        sys.meta_path.insert(0, changed)
        _forget(changed.name)
        options = ["-x", "-q", "-p", "no:cacheprovider", "--assert=plain"]
        code = pytest.main([*options, *trial.tests])
    finally:
        os._exit(code)


def _ended(running: dict[int, int]) -> tuple[int, bool, float]:
    child, status, used = os.wait4(-1, 0)
    k = running.pop(child)
    code = os.waitstatus_to_exitcode(status)
    if code in (pytest.ExitCode.USAGE_ERROR, pytest.ExitCode.NO_TESTS_COLLECTED):
        raise RuntimeError(f"pytest ended with {code}: no such tests?")
    return k, code != 0, used.ru_utime + used.ru_stime
