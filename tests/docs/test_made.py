"""The lists of formats, fields and columns, which are made from the source."""

from __future__ import annotations

import re
import tomllib
from pathlib import Path

import pytest

from govreport_parse.archive.store.exported import EXPORTED
from govreport_parse.archive.store.tables import TABLES
from govreport_parse.model.records import Finding, Reading, Statement
from tests.conftest import ROOT
from tests.docs import CHINESE, DOCS
from tools import formats
from tools.fields import RECORDS, described, listed, types_of


@pytest.mark.parametrize(("lang", "folder"), [("en", DOCS), ("zh", CHINESE)])
def test_they_are_up_to_date(lang: str, folder: Path) -> None:
    assert (folder / "fields.md").read_text("utf-8") == listed(lang), "run: make docs"
    assert (folder / "formats.md").read_text("utf-8") == formats.listed(lang), "run: make docs"


@pytest.mark.parametrize(
    ("name", "page"), [("README.md", "docs/formats.md"), ("README.zh-CN.md", "docs/zh/formats.md")]
)
def test_the_readme_leads_to_the_list_of_formats(name: str, page: str) -> None:
    assert f"]({page})" in (ROOT / name).read_text("utf-8").partition("## ")[0]


def test_every_field_is_described_in_both_languages() -> None:
    for record in RECORDS:
        for field in types_of(record):
            assert described(record, field, "en")
            assert any("\u4e00" <= char <= "\u9fff" for char in described(record, field, "zh"))


def test_where_the_words_come_from() -> None:
    assert (
        described(Reading, "raw", "en") == "The cell's text as printed; None where there is no cell"
    )
    assert described(Finding, "rule", "en") == "Code of the rule"  # shared in the docstring
    assert described(Finding, "rule", "zh") == "规则代码"
    assert described(Statement, "counted", "zh") == '统计事项（原文）；没有为`""`'
    assert types_of(Reading)["applicant"] == r"Applicant \| None"


@pytest.mark.parametrize("folder", [DOCS, CHINESE])
def test_every_table_of_an_export_is_named(folder: Path) -> None:
    page = (folder / "export.md").read_text("utf-8")
    assert [name for name in EXPORTED if name not in TABLES and f"`{name}`" not in page] == []


@pytest.mark.parametrize("folder", [DOCS, CHINESE])
def test_the_start_names_every_extra_for_users(folder: Path) -> None:
    metadata = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))["project"]
    extras = set(metadata["optional-dependencies"]) - {"bench", "dev", "docs", "fuzz", "mutants"}
    page = (folder / "start.md").read_text("utf-8")
    assert set(re.findall(r"^\| `govreport-parse\[(\w+)\]`", page, flags=re.MULTILINE)) == extras
