"""What the package imports, and when."""

from __future__ import annotations

import inspect
import subprocess
import sys

import pytest

import govreport_parse as gp
from tests.conftest import ROOT

HEAVY = {"click", "docx", "lxml", "numpy", "opencc", "pandas", "pyarrow", "rich"}


def imported(code: str) -> set[str]:
    return {name.split(".")[0] for name in modules(code)}


def modules(code: str) -> set[str]:
    done = subprocess.run(  # noqa: S603 (our own interpreter)
        [sys.executable, "-c", f"import sys; {code}; print(*sys.modules)"],
        capture_output=True, text=True, check=True,
    )  # fmt: skip
    return set(done.stdout.split())


def test_nothing_heavy_comes_with_the_package() -> None:
    assert imported("import govreport_parse") & HEAVY == set()


def test_reading_html_needs_lxml_alone() -> None:
    assert imported("from govreport_parse import check, parse") & HEAVY == set()
    page = ROOT / "fixtures" / "2014" / "linxi-2017.html"
    read = f"import govreport_parse as gp; gp.read_document({str(page)!r})"
    assert imported(read) & HEAVY == {"lxml"}


def test_arithmetic_stands_below_the_rules() -> None:
    rooms = ("context", "differences", "identities", "intervals", "repairs")
    found = modules(f"from govreport_parse.arithmetic import {', '.join(rooms)}")
    assert "govreport_parse.arithmetic.repairs" in found
    assert [name for name in found if name.startswith("govreport_parse.rules")] == []


def test_the_command_imports_what_is_used() -> None:
    found = modules("import govreport_parse.cli.app")
    assert {name.split(".")[0] for name in found} & HEAVY == {"click"}
    assert (
        found & {"msgspec", "govreport_parse.model.records", "govreport_parse.cli.check"} == set()
    )


def test_a_page_without_findings_needs_no_table_and_no_likeness() -> None:
    page = ROOT / "fixtures" / "2021" / "qinghe-qu-2021.html"
    call = f"from govreport_parse.cli.app import main; main(['check', {str(page)!r}], standalone_mode=False)"
    found = modules(call)
    assert {"govreport_parse.rules", "lxml.etree"} <= found
    assert found & {"rich", "rapidfuzz", "difflib", "statistics", "pandas", "jinja2"} == set()


def test_the_package_imports_what_is_asked_for() -> None:
    assert "msgspec" not in modules("import govreport_parse")
    assert "govreport_parse.pipeline" not in modules("from govreport_parse import AnnualReport")


def test_every_public_name_is_there() -> None:
    assert [name for name in gp.__all__ if getattr(gp, name, None) is None] == []
    assert set(gp.__all__) <= set(dir(gp))


def test_a_notebook_can_ask_how_each_is_called() -> None:
    """Names that are imported for the type checker alone must not stand in its way."""
    named = [getattr(gp, name) for name in gp.__all__]
    errors = [one for one in named if isinstance(one, type) and issubclass(one, BaseException)]
    called = [one for one in named if callable(one) and one not in errors]
    assert gp.Coverage in called
    for one in called:
        assert str(inspect.signature(one)).startswith("(")


def test_other_names_are_not() -> None:
    with pytest.raises(AttributeError, match="no attribute 'parze'"):
        _ = gp.parze
