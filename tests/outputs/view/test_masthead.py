"""The masthead on the evidence page: where each entry is printed, and what was not found."""

from __future__ import annotations

import govreport_parse as gp
from govreport_parse.model.document import Locator, Paragraph, Table
from govreport_parse.outputs.view.masthead import entries
from govreport_parse.pipeline import parse_document, prepare
from tests.pages import page

WRITTEN = page(
    title="2016年青石区政府信息公开工作年度报告",
    body="<p>统计期限为2016年1月1日至12月31日。联系电话：0316-5550123。</p><p>一、概述</p><p>无。</p>",
)


def printed(text: str) -> dict[str, list[str]]:
    """The words at the places of each entry."""
    document = gp.read_document(text.encode())
    blocks = prepare(document).blocks

    def words(at: Locator) -> str:
        block = blocks[at.block]
        if isinstance(block, Paragraph):
            return block.text[at.start : at.end]
        assert isinstance(block, Table)
        assert at.row is not None
        assert at.column is not None
        cell = block.grid[at.row][at.column]
        return "" if cell is None else cell.text[at.start : at.end]

    return {
        one.en[0]: [words(at) for at in one.ats]
        for one in entries(parse_document(document), blocks)
    }


def test_an_entry_leads_to_the_words_that_print_it() -> None:
    found = printed(WRITTEN)
    assert found["year"] == ["2016年"]
    assert found["region"] == ["青石区"]
    assert found["period"] == ["2016年1月1日", "至12月31日"]
    assert found["contact"] == ["0316-5550123"]
    assert found["source"] == []


def test_what_a_document_writes_otherwise_has_no_place() -> None:
    found = printed(WRITTEN.replace("2016年1月1日至12月31日", "2016.1.1—2016.12.31"))
    assert found["period"] == []


def test_what_was_not_found_is_said_and_nothing_stands_for_it() -> None:
    report = gp.parse(WRITTEN.replace("2016年", "").replace("青石区", "").encode())
    found = {one.en[0]: one.zh for one in entries(report, None)}
    assert found["year"] == ("年度", None)
    assert found["agency"] == ("机关", None)
    shown = report.to_html([], lang="zh")
    assert shown.count("未读到") == sum(value is None for _, value in found.values())
    assert "未读到" not in gp.parse(WRITTEN.encode()).to_html([], lang="zh")
