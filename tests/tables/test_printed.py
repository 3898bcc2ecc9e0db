"""A document's tables held against forms: their labels by key, also in traditional script."""

from __future__ import annotations

import pytest

from govreport_parse.model.document import Paragraph
from govreport_parse.tables.printed import Printed, each_once
from tests.tables.printing import compiled, grid, held, spanning

LIST = compiled("2014", "summary")
HEADER = ("统计指标", "单位", "统计数")
TOTAL, NORMATIVE = "(一)主动公开政府信息数", "其中:主动公开规范性文件数"
# 规范性文件 is 規範性檔案 in the words of Taiwan, whose characters say 规范性档案.
TAIWAN = "其中:主動公開規範性檔案數"


def test_texts_that_name_rows_of_the_form() -> None:
    printed = held("2014", Paragraph(text=TOTAL), grid(HEADER, (TOTAL, "条", "8"), ("说明", "")))
    table = printed.printed_table(1, LIST)
    assert table.block == 1
    assert table.table is printed.table(1)
    assert table.headers == {0}
    assert [LIST.rows.rows[j].code for j in table.named[TOTAL]] == ["proactive.total"]
    assert table.named.keys() == {TOTAL}


def test_texts_by_their_keys() -> None:
    printed = held("2014", grid(("1、 数 量", "数量"), ("数量", "件")))
    assert printed.labels[0].texts == {"数量": ["1、 数 量", "数量"], "件": ["件"]}


def test_a_label_in_the_words_of_taiwan() -> None:
    simplified, taiwan = (held("2014", grid((text, "条", "8"))) for text in (NORMATIVE, TAIWAN))
    (places,) = simplified.printed_table(0, LIST).named.values()
    assert simplified.labels[0].traditional == ()
    assert taiwan.labels[0].traditional == (TAIWAN,)
    assert taiwan.printed_table(0, LIST).named == {TAIWAN: places}


def test_traditional_text_that_is_no_label() -> None:
    assert held("2014", grid(("總體情況說明", "無"))).printed_table(0, LIST).named == {}


def test_a_paragraph_is_no_table() -> None:
    printed = held("2014", Paragraph(text="无"), grid(("数量", "8")))
    assert printed.labels.keys() == {1}
    with pytest.raises(TypeError, match="block 0 is no table"):
        printed.table(0)


def test_what_is_made_once() -> None:
    asked: list[Printed] = []

    def count(of: Printed) -> int:
        asked.append(of)
        return len(asked)

    printed = held("2014", grid(("数量", "8")))
    assert [printed.once(count), printed.once(count)] == [1, 1]
    assert asked == [printed]
    assert held("2014").once(count) == 2
    assert printed.headers(0, LIST) is printed.headers(0, LIST)


def test_cells_of_a_line_each_once() -> None:
    line = grid((spanning("甲", rows=2), "乙"), ("丙", "丁")).lines[1]
    assert [cell.text for cell in each_once([*line, line[0]])] == ["甲", "丙", "丁"]
