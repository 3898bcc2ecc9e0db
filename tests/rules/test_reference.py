"""The reference pages follow the rules, those of a new family too."""

from __future__ import annotations

import msgspec
import pytest

import govreport_parse as gp
from govreport_parse.rules import reference
from govreport_parse.rules.model import Family
from govreport_parse.rules.registry import FAMILIES
from tests.conftest import ROOT

DOCS = ROOT / "docs" / "rules"
NEW = msgspec.structs.replace(gp.RULES[0], code="GR701", name="no-website")


def test_the_pages_are_those_of_the_rules() -> None:
    made = reference.pages(gp.RULES, FAMILIES)
    assert {path.name for path in DOCS.glob("*.md")} == set(made)
    for name, text in made.items():
        assert (DOCS / name).read_text("utf-8") == text, f"{name} is stale: run make docs"


def test_a_new_family_is_in_the_index_by_itself() -> None:
    families = [*FAMILIES, Family(code="GR7", title="publication")]
    made = reference.pages([NEW, *gp.RULES], families)
    *_, family, rule = made["README.md"].splitlines()
    assert family == "| **GR7xx** | publication | | | |"
    assert rule.startswith("| [GR701](GR701.md) | no-website |")
    assert made["GR701.md"].startswith("# GR701 no-website\n")


def test_a_family_without_words_is_an_error() -> None:
    with pytest.raises(ValueError, match="no family GR7xx"):
        reference.pages([*gp.RULES, NEW], FAMILIES)
