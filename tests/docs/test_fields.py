"""The list of fields and columns, which is made from the source."""

from __future__ import annotations

from pathlib import Path

import pytest

from govreport_parse.model.records import Finding, Reading, Statement
from tests.docs import CHINESE, DOCS
from tools.fields import RECORDS, annotations, described, listed


@pytest.mark.parametrize(("lang", "folder"), [("en", DOCS), ("zh", CHINESE)])
def test_it_is_up_to_date(lang: str, folder: Path) -> None:
    assert (folder / "fields.md").read_text("utf-8") == listed(lang), "run: make docs"


def test_every_field_is_described_in_both_languages() -> None:
    for record in RECORDS:
        for field in annotations(record):
            assert described(record, field, "en")
            assert any("\u4e00" <= char <= "\u9fff" for char in described(record, field, "zh"))


def test_where_the_words_come_from() -> None:
    assert (
        described(Reading, "raw", "en") == "The cell's text as printed; None where there is no cell"
    )
    assert described(Finding, "rule", "en") == "Code of the rule"  # shared in the docstring
    assert described(Finding, "rule", "zh") == "规则代码"
    assert described(Statement, "counted", "zh") == '统计事项（原文）；没有为`""`'
    assert annotations(Reading)["applicant"] == r"Applicant \| None"
