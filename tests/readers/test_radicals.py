"""Radicals that stand for characters in paragraphs, cells, metadata and page titles."""

from __future__ import annotations

from govreport_parse.model.document import Paragraph, Table
from govreport_parse.readers import read_document

PAGE = (
    "<html><head><title>⻓桥县⺠政局</title><meta name='ArticleTitle' content='⻓⺠发1号'></head><body>"
    "<p>⼀、总体情况</p><table><tr><td colspan=2>⾏政许可</td></tr><tr><td>件</td><td>5</td></tr>"
    "<tr><td>罚</td><td>6</td></tr></table></body></html>"
)


def test_every_text_of_a_page() -> None:
    found = read_document(PAGE.encode())
    paragraph, table = found.blocks
    assert isinstance(paragraph, Paragraph)
    assert paragraph.text == "一、总体情况"
    assert isinstance(table, Table)
    assert [cell.text for cell in table.cells()] == ["行政许可", "件", "5", "罚", "6"]
    assert table.grid[0][0] is table.grid[0][1]  # still one cell over both columns
    assert found.page_title == "长桥县民政局"
    assert [(field.key, field.value) for field in found.fields] == [("ArticleTitle", "长民发1号")]


def test_nothing_else_changes() -> None:
    plain = PAGE.translate({ord(a): b for a, b in zip("⻓⺠⼀⾏⽂", "长民一行文", strict=True)})
    assert read_document(plain.encode()).blocks == read_document(PAGE.encode()).blocks
    assert "⺀" in read_document("<p>⺀、总体情况</p>".encode()).blocks[0].text  # type: ignore[union-attr]
