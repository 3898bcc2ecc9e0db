"""A layout: one file, and its place among those that recognise lines."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

import govreport_parse as gp
from tests.pages import table_rows
from tests.recipes import FIXTURE, copied, parsed, put

MODULE = '''"""Rows whose cells stand between semicolons."""

from __future__ import annotations

from collections.abc import Sequence

from govreport_parse.model.grid import RawCell
from govreport_parse.readers.text.protocol import Above, Found, Row

__all__ = ["read"]


def read(lines: Sequence[str], at: int, above: Above) -> Found | None:
    """Read a line of three cells or more."""
    cells = lines[at].split("；")
    if len(cells) < 3:
        return None
    return Row(end=at + 1, cells=[RawCell(text=cell.strip()) for cell in cells])
'''


@pytest.fixture(scope="module")
def source(tmp_path_factory: pytest.TempPathFactory) -> Path:
    text = copied(tmp_path_factory.mktemp("layout")) / "readers" / "text"
    (text / "semicolons.py").write_text(MODULE, "utf-8")
    put(text / "layouts.py", '        "prose",\n', '        "semicolons",\n')
    return text.parents[2]


def test_its_tables_are_read_and_what_is_read_today_is_read_alike(
    source: Path, tmp_path: Path
) -> None:
    rows = [("统计指标", "单位", "统计数"), *table_rows({"proactive.total": "815"})]
    page = tmp_path / "a.txt"
    title = "2016年青石区政府信息公开工作年度报告"
    page.write_text("\n".join((title, "一、概述", "工作平稳。", *map("；".join, rows))), "utf-8")
    today = [
        FIXTURE.parents[1] / name
        for name in ("2021/qingshi-zhen-2023.txt", "2019/wanfeng-qu-2020.txt")
    ]
    shown, *alike = parsed(source, page, *today)
    report = json.loads(shown)
    read = {reading["indicator"]: reading for reading in report["readings"]}
    assert (read["proactive.total"]["value"], read["proactive.total"]["raw"]) == (815, "815")
    assert {reading["status"] for reading in read.values()} == {"reported"}
    assert {reading.status for reading in gp.parse(page).readings} <= {"missing"}
    assert [one.strip() for one in alike] == [gp.parse(path).to_json() for path in today]


UPRIGHT = '''"""Outcomes one below the other, each with its figure, under a line that names the proceeding."""

from __future__ import annotations

from collections.abc import Sequence

from govreport_parse.model.document import Cell, Locator, Paragraph
from govreport_parse.model.records import FormBlock
from govreport_parse.tables.layouts.protocol import Candidate, Decision, Layout, Printing
from govreport_parse.tables.printed import Printed
from govreport_parse.tables.readings import TableReadings, absent, present
from govreport_parse.text.fold import label_key

__all__ = ["UPRIGHT"]


def _figures(printed: Printed, i: int) -> dict[str, Cell]:
    lines = printed.table(i).lines
    return {label_key(a.text): b for a, b in lines} if all(len(line) == 2 for line in lines) else {}


def _find(printed: Printed) -> list[Printing]:
    found = []
    for i in printed.labels:
        above = printed.blocks[i - 1] if i else None
        names = _figures(printed, i).keys()
        for table in printed.forms.tables("single"):
            own = table.column_words[: table.group_width]
            named = isinstance(above, Paragraph) and label_key(above.text) == "行政复议"
            if named and all(not words.isdisjoint(names) for words in own):
                shown = frozenset(table.table.codes[: table.group_width])
                found.append(Candidate(table=table, blocks=(i,), shown=shown))
    return [Printing(place=(found[0].blocks[0], 0), candidates=tuple(found))] if found else []


def _read(
    printed: Printed, decisions: Sequence[Decision], _year: int | None
) -> list[TableReadings]:
    return [_read_one(printed, decision) for decision in decisions]


def _read_one(printed: Printed, decision: Decision) -> TableReadings:
    table, i = decision.chosen.table, decision.chosen.blocks[0]
    form, figures = table.form.id, _figures(printed, i)
    readings = []
    for k, target in enumerate(table.table.cells()):
        key = label_key(table.table.columns[k].label)
        if k < table.group_width:
            cell = figures[key]
            at = Locator(block=i, row=cell.row, column=cell.column)
            readings.append(present(target, cell, at, target.label, form, None))
        else:
            readings.append(absent(target, "missing", Locator(block=i), form))
    block = FormBlock(form=form, table=table.table.table, labels=(), at=Locator(block=i))
    return TableReadings(
        forms=(block,), readings=tuple(readings), notes=(), blocks=frozenset({i})
    )


UPRIGHT = Layout(name="single", find=_find, read=_read, whole=False)
'''
OUTCOMES = ("结果维持", "结果纠正", "其他结果", "尚未审结", "总计")


@pytest.fixture(scope="module")
def with_table_layout(tmp_path_factory: pytest.TempPathFactory) -> Path:
    layouts = copied(tmp_path_factory.mktemp("table")) / "tables" / "layouts"
    (layouts / "upright.py").write_text(UPRIGHT, "utf-8")
    init = layouts / "__init__.py"
    text = init.read_text("utf-8").replace("SINGLE, SEPARATE,", "SINGLE, SEPARATE, UPRIGHT,", 1)
    place = "from govreport_parse.tables.layouts.subtables"
    line = "from govreport_parse.tables.layouts.upright import UPRIGHT\n"
    init.write_text(text.replace(place, line + place, 1), "utf-8")
    return layouts.parents[2]


def test_a_layout_of_a_statutory_table(with_table_layout: Path, tmp_path: Path) -> None:
    """It is read, and tables that are read today are read alike."""
    rows = "".join(f"<tr><td>{name}</td><td>{k + 3}</td></tr>" for k, name in enumerate(OUTCOMES))
    page = tmp_path / "a.html"
    title = "2022年青石区人民政府政府信息公开工作年度报告"
    page.write_text(
        f"<html><body><h1>{title}</h1><p>一、总体情况</p><p>工作平稳。</p><p>二、主动公开政府信息情况</p><p>如下。</p>"
        f"<p>行政复议</p><table>{rows}</table></body></html>",
        "utf-8",
    )
    today = [
        FIXTURE.parents[1] / name
        for name in ("2021/xinan-xian-2025.html", "2019/yunmen-qu-2019.html")
    ]
    shown, *alike = parsed(with_table_layout, page, *today)
    read = [
        reading["value"]
        for reading in json.loads(shown)["readings"]
        if reading["indicator"].startswith("reconsideration")
    ]
    assert read == [3, 4, 5, 6, 7]
    assert gp.parse(page).readings == ()
    assert [one.strip() for one in alike] == [gp.parse(path).to_json() for path in today]
