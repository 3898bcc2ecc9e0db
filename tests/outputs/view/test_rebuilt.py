"""What is put together from a record stands for what the record says of its document."""

from __future__ import annotations

from pathlib import Path

import msgspec
import pytest

import govreport_parse as gp
from govreport_parse.model.document import Locator, Paragraph, Table
from govreport_parse.model.sections import sections
from govreport_parse.outputs.view.links import places_of
from govreport_parse.outputs.view.rebuilt import Rebuilt, rebuilt
from tests.conftest import ROOT
from tests.pages import page, table_rows

NAMES = (
    "2008/xiling-nongye-2010.txt", "2008/minchuan-jiaotong-2009.html", "2014/huaihe-2018.txt",
    "2014/siqiao-huanbao-2016.html", "2019/lishan-weijian-2019.txt", "2021/qingshi-zhen-2023.txt",
    "2021/nanpu-2024.html", "2021/jinghuwan-jiaoyu-2021.html", "2021/longtan-gongan-2023.txt",
)  # fmt: skip


def words(again: Rebuilt, at: Locator) -> str | None:
    """What stands at a place; None for a gap, the first cell's for a row, "" for a table."""
    block = again.blocks[at.block]
    if isinstance(block, Paragraph):
        return block.text[at.start : at.end]
    if at.row is None:
        return ""
    cell = block.grid[at.row][at.column or 0]
    return None if cell is None else cell.text


@pytest.fixture(scope="module", params=NAMES)
def pair(request: pytest.FixtureRequest) -> tuple[gp.AnnualReport, Rebuilt]:
    report = gp.parse(Path(ROOT / "fixtures" / request.param))
    return report, rebuilt(report, places_of(report, gp.check(report)))


def test_each_printed_figure_stands_in_its_cell(pair: tuple[gp.AnnualReport, Rebuilt]) -> None:
    report, again = pair
    assert report.readings
    for reading in report.readings:
        at = again.moved[reading.at]
        assert at is not None
        assert isinstance(again.blocks[at.block], Table)
        if reading.at.column is not None:
            assert words(again, at) == reading.raw
        else:
            assert at.column is None


def test_a_figure_of_the_text_leads_to_its_words_or_section(
    pair: tuple[gp.AnnualReport, Rebuilt],
) -> None:
    report, again = pair
    for statement in report.statements:
        at = again.moved[statement.at]
        assert at is not None
        (around,) = [one for one in sections(report) if one.at.block <= statement.at.block][-1:]
        if words(again, at) != statement.text:
            said = f"{around.title}\n{around.text}".count(statement.text)
            assert said != 1
            assert (at.start, at.end) == (None, None)


def test_the_text_is_that_of_the_sections(pair: tuple[gp.AnnualReport, Rebuilt]) -> None:
    report, again = pair
    told = [block.text for block in again.blocks if isinstance(block, Paragraph)]
    assert told[0] == report.title
    heads = [told for k, told in enumerate(told) if k]
    kept = [line for one in sections(report) for line in one.text.split("\n") if line]
    assert [line for line in heads if line in set(kept)] == kept
    tables = [block for block in again.blocks if isinstance(block, Table)]
    assert len(tables) == len({(block.form, block.table) for block in report.forms})


def test_what_the_document_lacks_is_a_gap() -> None:
    """A cell that is not there is none; a blank one is there."""
    rows = table_rows({"proactive.total": "5", "requests.received": ""})
    rows = [row for row in rows if not row[0].startswith("七、")]
    report = gp.parse(page(rows=rows).encode())
    again = rebuilt(report, places_of(report, ()))
    (table,) = (block for block in again.blocks if isinstance(block, Table))
    values = [row[2] for row in table.grid[1:]]
    counted = dict.fromkeys(("reported", "blank", "missing"), 0)
    for reading in report.readings:
        counted[reading.status] += 1
    groups = sum(row[2] == "" for row in rows) - counted["blank"]
    assert counted["missing"] > 0
    assert sum(cell is None for cell in values) == counted["missing"] + groups
    (blank,) = (one for one in report.readings if one.status == "blank")
    assert words(again, again.moved[blank.at]) == ""


def test_a_place_above_all_sections_is_nowhere() -> None:
    report = gp.parse(page(values={"proactive.total": "5"}).encode())
    again = rebuilt(report, [Locator(block=0), Locator(block=report.sections[0].at.block)])
    assert list(again.moved.values()) == [None, Locator(block=1)]


def test_words_that_no_section_keeps_lead_to_the_section() -> None:
    report = gp.parse(page(body="<p>一、概述</p><p>接待来访12人次。</p>").encode())
    (statement,) = report.statements
    for text, found in ((statement.text, statement.text), ("接待来访13人次", "一 概述")):
        other = msgspec.structs.replace(statement, text=text)
        again = rebuilt(msgspec.structs.replace(report, statements=(other,)), [statement.at])
        assert words(again, again.moved[statement.at]) == found
