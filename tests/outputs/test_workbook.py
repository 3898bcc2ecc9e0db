"""The review as a workbook, read back: cells, colours and comments; no text is anything but text."""

from __future__ import annotations

import io
import re
from pathlib import Path

import msgspec
import openpyxl
import pytest
from openpyxl.cell import Cell
from openpyxl.workbook import Workbook
from openpyxl.worksheet.worksheet import Worksheet

import govreport_parse as gp
from govreport_parse.outputs import form_sheet, spreadsheet, workbook
from govreport_parse.outputs.checked import Checked
from govreport_parse.outputs.form_sheet import FILLS
from govreport_parse.outputs.workbook import write_findings
from tests.cli import workbook_text
from tests.outputs import hostile
from tests.pages import disclosure_table, modern_page, page, request_table, table_rows


def data_of(checked: Checked, lang: str = "zh") -> bytes:
    out = io.BytesIO()
    write_findings(checked, out, lang)
    return out.getvalue()


def book_of(checked: Checked, lang: str = "zh") -> Workbook:
    return openpyxl.load_workbook(io.BytesIO(data_of(checked, lang)))


def checked(*sources: bytes | str) -> Checked:
    reports = [
        gp.parse(one.encode() if isinstance(one, str) else one, name=f"{k}.html")
        for k, one in enumerate(sources)
    ]
    return Checked(findings=[f for r in reports for f in gp.check(r)], reports=reports)


def row_of(sheet: Worksheet, label: str) -> list[Cell]:
    """The cells of the row with a label, from that on, without those that are merged away."""
    for row in sheet.iter_rows():
        for cell in row:
            if isinstance(cell.value, str) and cell.value.startswith(label):
                return [one for one in row[cell.column - 1 :] if isinstance(one, Cell)]
    raise AssertionError(label)


def fill(cell: Cell) -> str:
    return f"#{cell.fill.fgColor.rgb[-6:]}" if cell.fill.patternType == "solid" else ""


@pytest.fixture(scope="module")
def seed(seed_text: Path) -> Workbook:
    report = gp.parse(seed_text)
    return book_of(Checked(findings=gp.check(report), reports=[report]))


class TestSeed:
    def test_the_list_of_findings(self, seed: Workbook) -> None:
        sheet = seed["问题清单"]
        head, *rows = sheet.iter_rows(values_only=True)
        assert head[:7] == ("工作表", "序号", "机关", "年度", "级别", "规则", "问题")
        assert [(row[1], row[2], row[3], row[4], row[5]) for row in rows] == [
            (1, "四方台区人民政府", 2017, "错误", "GR402"), (2, "四方台区人民政府", 2017, "错误", "GR301"),
            (3, "四方台区人民政府", 2017, "错误", "GR401"), (4, "四方台区人民政府", 2017, "警告", "GR103"),
        ]  # fmt: skip
        assert [fill(sheet.cell(k, 5)) for k in (2, 5)] == [FILLS["error"], FILLS["warning"]]
        assert sheet.freeze_panes == "A2"
        assert sheet.auto_filter.ref == "A1:N5"
        assert rows[0][10] == "不大于815"

    @pytest.mark.parametrize(
        ("label", "unit", "value", "number"),
        [
            ("4.政务微信公开政府信息数", "条", "空白", "问题2（错误）"),
            ("5.其他方式公开政府信息数", "条", 273, "问题2（错误）"),
            ("（一）召开政府信息公开工作会议", "次", 0, "问题3（错误）"),
        ],
    )
    def test_suspect_cells_are_coloured_and_commented(
        self, seed: Workbook, label: str, unit: str, value: object, number: str
    ) -> None:
        _, unit_cell, figure = row_of(seed["1 四方台区人民政府2017"], label)[:3]
        assert (unit_cell.value, figure.value, fill(figure)) == (unit, value, FILLS["error"])
        assert figure.comment is not None
        assert figure.comment.text.startswith(number)

    def test_no_other_cell_is(self, seed: Workbook) -> None:
        cells = [cell for row in seed["1 四方台区人民政府2017"].iter_rows() for cell in row]
        assert sum(cell.comment is not None for cell in cells if isinstance(cell, Cell)) == 3
        assert sum(fill(cell) in FILLS.values() for cell in cells if isinstance(cell, Cell)) == 3

    def test_what_a_figure_should_be_is_no_verdict_on_it(self, seed: Workbook) -> None:
        said = [cell for (cell,) in seed["检查情况"].iter_rows(2, 4, 1, 1, values_only=True)]
        assert str(said[-1]).startswith("“应为”")

    def test_a_link_leads_to_the_sheet_of_the_report(self, seed: Workbook) -> None:
        for sheet, place in ((seed["检查情况"], "H7"), (seed["问题清单"], "A2")):
            assert sheet[place].hyperlink.location == "'1 四方台区人民政府2017'!A1"


def test_tables_stand_as_in_the_form() -> None:
    requests = {("requests.received", "business"): "12", ("requests.outcome.total", "total"): "/"}
    disclosure = {"charges.administrative.amount": "1,204.50"}
    report = modern_page(requests=request_table(requests), disclosure=disclosure_table(disclosure))
    book = book_of(checked(report))
    sheet = book["1 青石区人民政府2022"]
    merged = {str(one) for one in sheet.merged_cells.ranges}
    received = row_of(sheet, "一、本年新收")
    assert [cell.value for cell in received] == [
        "一、本年新收政府信息公开申请数量",
        0,
        12,
        0,
        0,
        0,
        0,
        0,
        *[None] * 8,
    ]
    third = row_of(sheet, "三、本年度办理结果")[0]
    assert f"A{third.row}:A{third.row + 21}" in merged
    assert f"D{received[0].row - 3}:J{received[0].row - 3}" in merged
    total = [cell.value for cell in row_of(sheet, "（七）总计")]
    assert total[:8] == ["（七）总计", 0, 0, 0, 0, 0, 0, "/"]
    (charged,) = [cell for cell in row_of(sheet, "行政事业性收费")[1:] if cell.value is not None]
    assert (charged.value, charged.data_type) == (1204.5, "n")


def test_cells_without_a_figure_are_text_and_look_different() -> None:
    values = {"requests.received": "", "complaints.total": "约6", "fees.collected": "/"}
    rows = [row for row in table_rows(values) if "查阅点" not in row[0]]
    sheet = book_of(checked(page(rows=rows)))["1 青石区人民政府2016"]
    shown = {}
    for label in (
        "（一）收到申请数",
        "六、举报投诉",
        "七、依申请公开信息收取",
        "（二）设置政府信息公开查阅点数",
        "1.当面申请",
    ):
        cell = row_of(sheet, label)[2]
        look = (
            cell.font.italic,
            cell.font.color.rgb,
            cell.fill.patternType,
            cell.border.left.style,
        )
        shown[cell.value] = tuple(map(str, look))
    assert list(shown) == ["空白", "约6", "/", "缺失", 0]
    assert len(set(shown.values())) == 5


FORMULAS = (
    "=1+1", "+1+1", "-1+1|x", "@SUM(A1)", '=HYPERLINK("http://x.invalid")', "http://x.invalid",
    "mailto:a@x.invalid", "internal:'x'!A1", "{=1}",
)  # fmt: skip


@pytest.mark.parametrize("words", FORMULAS)
def test_no_text_becomes_a_formula_or_a_link(words: str) -> None:
    data = data_of(hostile(words))
    text = workbook_text(data)
    assert "<f>" not in text
    assert "<f " not in text
    assert 'TargetMode="External"' not in text
    book = openpyxl.load_workbook(io.BytesIO(data))
    cells = [
        cell for sheet in book for row in sheet.iter_rows() for cell in row if cell.value == words
    ]
    assert len(cells) > 20
    assert {cell.data_type for cell in cells} == {"s"}
    assert not any(getattr(cell, "hyperlink", None) for cell in cells)


def test_what_is_longer_than_a_cell_goes_on_below(monkeypatch: pytest.MonkeyPatch) -> None:
    assert 2 * spreadsheet.PIECE < 32_768  # UTF-16 units
    monkeypatch.setattr(spreadsheet, "PIECE", 20)
    long = "0123456789" * 5
    rows = book_of(hostile(long))["问题清单"].iter_rows(min_row=2, values_only=True)
    first = [row for row in rows if row[1] == 1]
    assert [row[7] for row in first] == [long[:20], long[20:40], long[40:]]
    assert {row[5] for row in first} == {"GR201"}


def test_a_comment_that_is_cut_says_so(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(form_sheet, "PIECE", 60)
    for words, end in (("长" * 70, "……全文见“问题清单”"), ("短", "短")):
        sheet = book_of(hostile(words)).worksheets[2]
        comments = [cell.comment.text for row in sheet.iter_rows() for cell in row if cell.comment]
        assert comments
        assert all(len(text) <= 60 and text.endswith(end) for text in comments)


@pytest.mark.parametrize("name", ["某县[甲]:*?/\\'", "x" * 40, "𠅤" * 20, "History", "'", ""])
def test_names_of_sheets_are_such_as_excel_takes(name: str) -> None:
    first, second = (spreadsheet.sheet_name(number, name) for number in (1, 11))
    assert first != second
    for one in (first, second):
        assert len(one.encode("utf-16-le")) <= 62
        assert not re.search(r"[\[\]:*?/\\']", one)
        assert one.strip() == one != ""


def test_digits_are_never_lost() -> None:
    huge = "12345678901234567"
    sheet = book_of(checked(page(values={"proactive.total": huge})))["1 青石区人民政府2016"]
    cell = row_of(sheet, "（一）主动公开政府信息数")[2]
    assert (cell.value, cell.data_type) == (huge, "s")
    assert sheet.title in book_of(checked(page())).sheetnames


def test_more_reports_than_sheets(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(workbook, "_SHEETS", 1)
    monkeypatch.setattr(workbook, "_ROWS", 1)
    book = book_of(
        checked(page(), page(values={"requests.received": "3", "complaints.total": "约6"}))
    )
    assert book.sheetnames == ["检查情况", "问题清单", "问题清单 2", "2 青石区人民政府2016"]
    said = [row[0] for row in book["检查情况"].iter_rows(values_only=True)]
    assert "本工作簿最多列出1份报告的统计表，有问题的优先；其余报告请分批检查。" in said


def test_it_names_what_was_not_read_and_speaks_english() -> None:
    book = book_of(hostile("x"), "en")
    assert book.sheetnames[:2] == ["Review", "Findings"]
    cells = [cell for row in book["Review"].iter_rows(values_only=True) for cell in row if cell]
    assert "1 file could not be read and was not checked." in cells
    assert "Files that could not be read" in cells
    assert row_of(book.worksheets[2], "Requests received")


def test_a_report_without_tables_has_a_sheet_that_says_so() -> None:
    report = gp.parse(page().encode(), name="a.html")
    bare = msgspec.structs.replace(report, forms=(), readings=())
    sheet = book_of(Checked(findings=(), reports=[bare])).worksheets[2]
    assert sheet["A5"].value == "报告中没有读到法定统计表。"
