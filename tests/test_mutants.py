"""What `make mutants` changes is there, and a pattern is changed wherever it can be."""

from __future__ import annotations

import re
import subprocess
import sys
import tomllib
from pathlib import Path

import pytest

from benchmarks.mutants.patterns import changes

ROOT = Path(__file__).parents[1]
PACKAGE = ROOT / "src" / "govreport_parse"
TABLES = ROOT / "benchmarks" / "mutants"
GUARDS = tomllib.loads((TABLES / "named.toml").read_text("utf-8"))["guard"]
MODULES = tomllib.loads((TABLES / "modules.toml").read_text("utf-8"))
FLOORS = tomllib.loads((ROOT / "benchmarks" / "floors.toml").read_text("utf-8"))["mutants"]


@pytest.mark.parametrize("guard", GUARDS, ids=lambda guard: guard["guard"])
def test_each_named_guard_stands_once_in_its_module(guard: dict[str, str]) -> None:
    source = (PACKAGE / guard["module"]).read_text("utf-8")
    assert source.count(guard["was"]) == 1
    assert all((ROOT / test.partition("::")[0]).exists() for test in guard["tests"])


def test_each_module_has_its_tests_and_its_floor() -> None:
    assert set(MODULES) == set(FLOORS)
    for module, entry in MODULES.items():
        assert (PACKAGE / module).is_file()
        assert all((ROOT / test.partition("::")[0]).exists() for test in entry["tests"])


_TRY = """
from benchmarks.mutants.trial import PACKAGE, Trial, tried
module = "page/period.py"  # of a room that others import when the pipeline is imported
source = (PACKAGE / module).read_text("utf-8")
was, tests = "return published.year - 1 if", ["tests/page/test_period.py"]
for text in (source, source.replace(was, "return published.year if")):
    print(*(failed for _, failed, _ in tried([Trial(module, text, tests)], 1)))
"""


def test_tests_run_on_a_module_as_it_is_and_changed() -> None:
    command = [sys.executable, "-c", _TRY]
    done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=True)  # noqa: S603
    assert done.stdout.split() == ["False", "True"]


def changed(text: str, *, formatted: bool = False) -> list[str]:
    edits = changes(text, formatted=formatted)
    return [text[: edit.start] + edit.text + text[edit.end :] for edit in edits]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("a|bc|d", ["bc|d", "a|d", "a|bc"]),
        ("x(?:a|b)y", ["x(?:b)y", "x(?:a)y"]),
        ("a?b*c+", ["ab*c+", "b*c+", "a?b+c+", "a?c+", "a?b*c"]),
        ("(?<!a)b(?=[cd])", ["b(?=[cd])", "(?<!a)b(?=[d])", "(?<!a)b(?=[c])", "(?<!a)b"]),
        ("[^a-c]", []),
        (r"[^\d.]", ["[^.]", r"[^\d]"]),
        (r"\d{1,3}", [r"\d{0,3}", r"\d{2,3}", r"\d{1,2}", r"\d{1,4}"]),
        (r"\(a\|b\)[|]", []),
        ("a{,x}", []),
    ],
)  # fmt: skip
def test_changes_of_a_pattern(text: str, expected: list[str]) -> None:
    assert changed(text) == expected
    assert all(re.compile(one) for one in expected)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("{A}{{2,4}}", ["{A}{{1,4}}", "{A}{{3,4}}", "{A}{{2,3}}", "{A}{{2,5}}"]),
        ("[{A}b]?", ["[b]?", "[{A}]?", "[{A}b]", ""]),
        ("{A}|{B}", ["{B}", "{A}"]),
    ],
)
def test_holes_of_a_formatted_pattern_stay(text: str, expected: list[str]) -> None:
    assert changed(text, formatted=True) == expected


@pytest.mark.parametrize(("text", "expected"), [("a?)b?", ["a)b?", ")b?"]), ("(a?", ["(a", "("])])
def test_pieces_of_a_pattern(text: str, expected: list[str]) -> None:
    """A group that another piece opens or closes is left alone."""
    assert changed(text) == expected


@pytest.mark.parametrize("call", ["re.compile", "lazy_pattern"])
def test_what_is_handed_to_who_makes_patterns_is_changed_as_one(call: str) -> None:
    pytest.importorskip("mutmut", reason="the extra `mutants` is not installed")
    from benchmarks.mutants.changes import mutants_of

    sources = [mutant.source for mutant in mutants_of(f'_ONE = {call}("甲?乙")\n')]
    assert sources == [f'_ONE = {call}("甲乙")\n', f'_ONE = {call}("乙")\n']


def test_a_type_is_left_alone() -> None:
    pytest.importorskip("mutmut", reason="the extra `mutants` is not installed")
    from benchmarks.mutants.changes import mutants_of

    assert mutants_of('_Place: TypeAlias = Literal["above", "below"]\n') == []
    assert mutants_of('_PLACE: str = "above"\n') != []
