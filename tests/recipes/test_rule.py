"""A rule: its module, its cases, one line of the table; a family by its folder."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.recipes import command, copied, put, run

FAMILY = '''"""How a report is published."""

from govreport_parse.rules.model import Family

FAMILY = Family(code="GR7", title="publication", title_zh="公布")
'''
MODULE = '''"""GR701: no address on the web."""

from collections.abc import Iterator

from govreport_parse.arithmetic.context import Context
from govreport_parse.rules.model import Issue, Rule


def _without_website(context: Context) -> Iterator[Issue]:
    if context.report.contact.website is None:
        yield Issue(message="names no address on the web", message_zh="未列网址")


RULE = Rule(
    code="GR701",
    name="no-website",
    severity="hint",
    status="preview",
    title="no address on the web",
    title_zh="未列网址",
    what="The opening names no address on the web.",
    why="Nobody can find the office.",
    example="An opening that ends after the telephone number.",
    basis="The opening of the report.",
    exceptions="None.",
    explanation_zh="报告开头没有列出机关网站的网址，读者无从查找。",
    example_zh="开头到联系电话为止。",
    basis_zh="报告的开头。",
    exceptions_zh="无。",
    check=_without_website,
)
'''
CASES = """[fails.no_opening]
finding = { severity = "hint" }

[passes.an_address]
opening = "本报告电子版可在青石区人民政府网站（网址：www.qingshi.gov.cn）下载。"
"""


@pytest.fixture(scope="module")
def source(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A copy of the package with the rule in it, in a family of its own."""
    rules = copied(tmp_path_factory.mktemp("rule")) / "rules"
    family = rules / "publication"
    family.mkdir()
    (family / "__init__.py").write_text(FAMILY, "utf-8")
    (family / "no_website.py").write_text(MODULE, "utf-8")
    (family / "no_website.cases.toml").write_text(CASES, "utf-8")
    line = '    "GR701": "publication.no_website",\n'
    put(rules / "registry.py", "}\n\n\ndef _rule(", line)
    return rules.parents[1]


def test_the_reference_follows(source: Path, tmp_path: Path) -> None:
    run(source, "-m", "govreport_parse.rules.reference", str(tmp_path))
    index = (tmp_path / "README.md").read_text("utf-8")
    assert "| **GR7xx** | publication | | | |\n| [GR701](GR701.md) | no-website |" in index
    assert "names no address on the web" in (tmp_path / "GR701.md").read_text("utf-8")


def test_its_cases_are_found(source: Path) -> None:
    tests = ("tests/rules/test_cases.py", "tests/rules/test_registry.py")
    shown = run(source, "-m", "pytest", "-q", "-p", "no:cacheprovider", "-k", "GR701", *tests)
    assert " passed" in shown


def test_the_command_knows_it(source: Path) -> None:
    assert "no-website" in command(source, "explain", "GR701")
