"""The reference pages follow the rules, those of a new family too."""

from __future__ import annotations

import msgspec
import pytest

import govreport_parse as gp
from govreport_parse.rules import reference
from govreport_parse.rules.model import Family
from govreport_parse.rules.registry import FAMILIES
from tests.conftest import ROOT

DOCS = {"en": ROOT / "docs" / "rules", "zh": ROOT / "docs" / "zh" / "rules"}
NEW = msgspec.structs.replace(gp.RULES[0], code="GR701", name="no-website")


@pytest.mark.parametrize("lang", DOCS)
def test_the_pages_are_those_of_the_rules(lang: str) -> None:
    made = reference.pages(gp.RULES, FAMILIES, lang)
    assert {path.name for path in DOCS[lang].glob("*.md")} == set(made)
    for name, text in made.items():
        assert (DOCS[lang] / name).read_text("utf-8") == text, f"{name} is stale: run make docs"


def test_a_new_family_is_in_the_index_by_itself() -> None:
    families = [*FAMILIES, Family(code="GR7", title="publication", title_zh="公布")]
    made = reference.pages([NEW, *gp.RULES], families)
    *_, family, rule = made["README.md"].splitlines()
    assert family == "| **GR7xx** | publication | | | |"
    assert rule.startswith("| [GR701](GR701.md) | no-website |")
    assert made["GR701.md"].startswith("# GR701 no-website\n")
    *_, family, rule = reference.pages([NEW, *gp.RULES], families, "zh")["README.md"].splitlines()
    assert family == "| **GR7xx** | | | **公布** |"
    assert rule == f"| [GR701](GR701.md) | 警告 | 正式 | {NEW.title_zh} |"


def test_a_family_without_words_is_an_error() -> None:
    with pytest.raises(ValueError, match="no family GR7xx"):
        reference.pages([*gp.RULES, NEW], FAMILIES)


def test_a_tag_in_words_is_no_tag() -> None:
    hidden = msgspec.structs.replace(NEW, code="GR199", example="In a <textarea>.")
    assert "\nIn a \\<textarea>.\n" in reference.pages([hidden], FAMILIES)["GR199.md"]
