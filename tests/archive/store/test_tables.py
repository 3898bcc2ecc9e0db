from __future__ import annotations

import pytest

from govreport_parse.archive.store.reference import reference
from govreport_parse.archive.store.tables import TABLES, VIEWS
from govreport_parse.outputs.frames import COLUMNS
from tests.conftest import ROOT


def test_the_tables_follow_the_frames() -> None:
    own = {"report_id", "archive", "url", "attachment_of", "text_hash", "year", "evidence"}
    renamed = {"source": "name", "report_year": "year"}
    for name in ("reports", "readings", "statements", "sections", "findings"):
        frame = [renamed.get(column, column) for column, _ in COLUMNS[name] if column != "report"]
        names = VIEWS[name].names
        assert names[:2] == ("report_id", "year")
        assert [c for c in names if c not in own] == [c for c in frame if c not in own]


def test_every_column_is_described_in_both_languages() -> None:
    for table in TABLES.values():
        for column in table.columns:
            assert column.description.isascii()
            assert any("\u4e00" <= char <= "\u9fff" for char in column.description_zh)
        assert len(set(table.names)) == len(table.columns)


@pytest.mark.parametrize(("lang", "folder"), [("en", "docs"), ("zh", "docs/zh")])
def test_the_list_of_tables_is_up_to_date(lang: str, folder: str) -> None:
    page = (ROOT / folder / "archive-tables.md").read_text("utf-8")
    assert page == reference(lang), "run: make docs"
