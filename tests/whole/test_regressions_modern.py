"""Pages in the forms of 2019 and 2021 that once read wrong, each cut down to what made it so."""

from __future__ import annotations

import io

import docx
import pytest

import govreport_parse as gp
from tests.pages import (
    MODERN,
    SECTIONS,
    disclosure_table,
    modern_page,
    remedies_table,
    request_table,
    table_rows,
)

OWN_ROW = "requests.outcome.refused.state_secret"


def cell(markup: str) -> gp.Reading:
    """The first figure of 1.属于国家秘密, printed as the given markup."""
    table = request_table({(OWN_ROW, "natural_person"): "XX"}).replace("<td>XX</td>", markup)
    reading = gp.parse(modern_page(requests=table)).reading(OWN_ROW, "natural_person")
    assert reading is not None
    return reading


class TestCells:
    @pytest.mark.parametrize(
        "markup",
        [
            '<td><input type="text" value="3"></td>',
            "<td><textarea>3</textarea></td>",
            "<td><select><option>1</option><option selected>3</option></select></td>",
            "<td>3<sup>1</sup></td>",
            "<td>3<sub>2</sub></td>",
            '<td>3<a href="#fn1">1</a></td>',
            '<td>3<span class="footnote">[2]</span></td>',
            "<td><ruby>3<rt>1</rt></ruby></td>",
        ],
    )
    def test_what_the_cell_shows(self, markup: str) -> None:
        assert (cell(markup).value, cell(markup).status) == (3, "reported")

    def test_a_picture_is_no_blank(self) -> None:
        assert cell('<td><img src="3.png" alt="3"></td>').status == "unreadable"
        assert cell('<td><img src="dot.gif" width="1" height="1"></td>').status == "blank"
        assert cell('<td><input type="text" value=""></td>').status == "blank"

    @pytest.mark.parametrize(("style", "value"), [("List Number", None), (None, 3)])
    def test_a_list_number_is_no_part_of_the_figure(
        self, style: str | None, value: int | None
    ) -> None:
        document = docx.Document()
        document.add_paragraph("2022年青石区政府信息公开工作年度报告")
        document.add_paragraph("四、政府信息公开行政复议、行政诉讼情况")
        outcomes = ("结果维持", "结果纠正", "其他结果", "尚未审结", "总计")
        rows = [
            ["行政复议"] * 5 + ["行政诉讼"] * 10,
            ["行政复议"] * 5 + ["未经复议直接起诉"] * 5 + ["复议后起诉"] * 5,
            list(outcomes * 3),
            ["3", *["0"] * 14],
        ]
        table = document.add_table(rows=4, cols=15)
        for row, texts in zip(table.rows, rows, strict=True):
            for target, text in zip(row.cells, texts, strict=True):
                target.text = text
        if style is not None:
            table.rows[3].cells[0].paragraphs[0].style = document.styles[style]
        file = io.BytesIO()
        document.save(file)
        reading = gp.parse(file.getvalue()).reading("reconsideration.upheld")
        assert reading is not None
        assert reading.value == value


class TestUnits:
    @pytest.mark.parametrize(
        ("header", "unit"),
        [
            ("本年收费金额(单位:元)", "元"),
            ("本年收费金额（千元）", "千元"),
            ("本年收费金额（单位：万元）", "万元"),
            ("本年收费金额", "万元"),
        ],
    )
    def test_the_header_names_the_unit_of_the_fees(self, header: str, unit: str) -> None:
        table = disclosure_table({"charges.administrative.amount": "512"})
        table = table.replace("本年收费金额(单位:万元)", header)
        reading = gp.parse(modern_page(disclosure=table)).reading("charges.administrative.amount")
        assert reading is not None
        assert (reading.value, reading.unit) == (512, unit)
        assert reading.label.endswith(header)

    def test_a_line_above_the_table_names_it(self) -> None:
        table = disclosure_table({"charges.administrative.amount": "512"})
        table = table.replace("(单位:万元)", "")
        parsed = gp.parse(modern_page(disclosure=f"<p>单位：件、元</p>{table}"))
        reading = parsed.reading("charges.administrative.amount")
        assert reading is not None
        assert reading.unit == "元"


class TestForms:
    def test_a_row_one_cell_short_does_not_change_the_form(self) -> None:
        table = request_table()
        for label in ("1.申请人无正当理由", "2.申请人逾期未按收费"):
            at = table.index(label)
            table = table[:at] + table[at:].replace("<td>0</td>", "", 1)
        table = table.replace(
            f"<td>(六)其他处理</td>{'<td></td>' * 7}</tr><tr>", "<td>(六)其他处理</td>"
        )
        parsed = gp.parse(modern_page(requests=table))
        assert {block.form for block in parsed.forms} == {"2021"}
        assert parsed.reading("requests.outcome.other", "total") is None
        unspecified = parsed.reading("requests.outcome.other.not_amended", "total")
        assert unspecified is not None
        assert unspecified.status == "unreadable"

    def test_lost_rows_do_not_make_the_form_another(self) -> None:
        table = request_table()
        start, end = table.index("<tr><td>(六)其他处理"), table.index("<tr><td>(七)总计")
        parsed = gp.parse(modern_page(requests=table[:start] + table[end:]))
        block = next(block for block in parsed.forms if block.table == "requests")
        assert (block.form, block.runner_up) == ("2021", "2019")
        assert "GR106" not in [finding.rule for finding in gp.check(parsed)]


class TestYears:
    @pytest.mark.parametrize("caption", ["2021年度", "上年：", "附：2021年数据（供对比）"])
    def test_last_years_table_above_this_years(self, caption: str) -> None:
        last = request_table({("requests.received", "total"): "9"})
        own = request_table({("requests.received", "total"): "5"})
        for text in (
            f"<p>{caption}</p>{last}<p>2022年度</p>{own}",
            f"<p>{caption}</p>{last}<p>本年</p>{own}",
        ):
            reading = gp.parse(modern_page(requests=text)).reading("requests.received", "total")
            assert reading is not None
            assert reading.value == 5

    def test_a_lone_table_under_a_stale_caption_is_read(self) -> None:
        table = request_table({("requests.received", "total"): "9"})
        parsed = gp.parse(modern_page(requests=f"<p>2021年度</p>{table}"))
        reading = parsed.reading("requests.received", "total")
        assert reading is not None
        assert reading.value == 9


class TestHeaders:
    @pytest.mark.parametrize(
        ("name", "printed"),
        [
            ("社会公益组织", "社会公益组织机构"), ("法律服务机构", "法律服务组织"), ("自然人", "公民"),
            ("科研机构", "科研构"), ("总计", "总数"), ("其他", "其"),
        ],
    )  # fmt: skip
    def test_a_misprinted_column(self, name: str, printed: str) -> None:
        table = request_table({("requests.received", "business"): "4"})
        table = table.replace(f"<td>{name}</td>", f"<td>{printed}</td>", 1)
        parsed = gp.parse(modern_page(requests=table))
        rows = [r for r in parsed.readings if r.indicator == "requests.received"]
        assert [r.value for r in rows] == [0, 4, 0, 0, 0, 0, 0]

    def test_another_column_is_not_taken_for_a_lost_one(self) -> None:
        table = request_table().replace("<td>总计</td>", "<td>小计</td>", 1)
        parsed = gp.parse(modern_page(requests=table))
        rows = [r for r in parsed.readings if r.indicator == "requests.received"]
        assert {r.status for r in rows} == {"unreadable"}

    def test_a_column_too_many_under_its_own_name(self) -> None:
        lines = request_table({("requests.received", "total"): "4"}).split("</tr>")
        lines = [lines[0] + "<td>备注</td>", *(line + "<td>无</td>" for line in lines[1:-1])]
        parsed = gp.parse(modern_page(requests="</tr>".join(lines) + "</tr></table>"))
        rows = [r for r in parsed.readings if r.indicator == "requests.received"]
        assert [r.value for r in rows] == [0, 0, 0, 0, 0, 0, 4]

    def test_remedies_under_shortened_names(self) -> None:
        table = remedies_table("100010000000000").replace("结果维持", "维持")
        table = table.replace("尚未审结", "未审结")
        reading = gp.parse(modern_page(remedies=table)).reading("reconsideration.upheld")
        assert reading is not None
        assert reading.value == 1


HEAD = (
    "<tr><td colspan=3 rowspan=3>（本列数据的勾稽关系为…）</td><td colspan=7>申请人情况</td></tr>"
    "<tr><td rowspan=2>自然人</td><td colspan=5>法人或其他组织</td><td rowspan=2>总计</td></tr>"
    "<tr><td>商业企业</td><td>科研机构</td><td>社会公益组织</td><td>法律服务机构</td><td>其他</td></tr>"
)


def spanned(head: str, first: str = "") -> list[int | None]:
    """新收 of a request table under a header with spans; `first` replaces its row."""
    rows = request_table({("requests.received", "business"): "4"})
    body = rows[rows.index("</tr>") + 5 :].replace("<tr><td>", "<tr><td colspan=3>")
    if first:
        body = first + body[body.index("</tr>") + 5 :]
    parsed = gp.parse(modern_page(requests=f"<table>{head}{body}"))
    return [r.value for r in parsed.readings if r.indicator == "requests.received"]  # type: ignore[misc]


class TestSpans:
    FORM = (0, 4, 0, 0, 0, 0, 0)

    @pytest.mark.parametrize(
        ("old", "new"),
        [
            ("", ""),
            ("rowspan=3", "rowspan=2"),
            ("<td colspan=7>", "<td colspan=7 rowspan=2>"),
            ("<tr><td rowspan=2>", "<tr><td></td><td rowspan=2>"),
            ("<td>科研机构", "<td colspan=2>科研机构"),
            ("colspan=5", "colspan=4"),
            ("<td>其他", "<td></td><td>其他"),
        ],
    )
    def test_a_wrong_span_in_the_header_moves_no_figure(self, old: str, new: str) -> None:
        assert spanned(HEAD.replace(old, new, 1)) in (list(self.FORM), [None] * 7)

    def test_a_cell_too_many_leaves_no_place_certain(self) -> None:
        cells = "".join(f"<td>{c}</td>" for c in ("", "1", "4", "0", "0", "0", "0", "5"))
        row = f"<tr><td colspan=3>一、本年新收政府信息公开申请数量</td>{cells}</tr>"
        assert spanned(HEAD, row) == [None] * 7

    def test_a_figure_that_runs_into_the_next_row(self) -> None:
        cells = "<td rowspan=2>1</td>" + "<td>0</td>" * 6
        row = f"<tr><td colspan=3>一、本年新收政府信息公开申请数量</td>{cells}</tr>"
        rows = request_table()
        body = rows[rows.index("</tr>") + 5 :].replace("<tr><td>", "<tr><td colspan=3>")
        body = row + body[body.index("</tr>") + 5 :]
        at = body.index("上年结转")
        body = body[:at] + body[at:].replace("<td>0</td>", "", 1)
        parsed = gp.parse(modern_page(requests=f"<table>{HEAD}{body}"))
        reading = parsed.reading("requests.carried_in", "natural_person")
        assert reading is None or reading.value is None


class TestUnprinted:
    @pytest.mark.parametrize(
        "style",
        [
            "text-decoration:line-through", "font-size:0", "mso-hide:all",
            "visibility:collapse", "opacity:0",
        ],
    )  # fmt: skip
    def test_words_that_a_style_takes_away(self, style: str) -> None:
        assert cell(f'<td><span style="{style}">9</span>8</td>').value == 8

    def test_words_that_a_style_sheet_takes_away(self) -> None:
        sheet = "<style>.old{color:red;display:none} @media print{.new{display:none}}</style>"
        table = request_table({(OWN_ROW, "natural_person"): "XX"})
        table = table.replace("<td>XX</td>", '<td><i class="old">9</i><i class="new">8</i></td>')
        reading = gp.parse(modern_page(requests=sheet + table)).reading(OWN_ROW, "natural_person")
        assert reading is not None
        assert reading.value == 8

    def test_a_visible_button_and_a_small_font(self) -> None:
        assert cell("<td><button>8</button></td>").value == 8
        assert cell('<td><span style="font-size:0.8em">8</span></td>').value == 8


class TestOthersOnThePage:
    def test_a_table_of_another_body(self) -> None:
        other = request_table({("requests.received", "total"): "9"})
        own = request_table({("requests.received", "total"): "5"})
        text = f"<p>附：青石区第一中学统计表</p>{other}<p>青石区人民政府汇总表</p>{own}"
        reading = gp.parse(modern_page(requests=text)).reading("requests.received", "total")
        assert reading is not None
        assert reading.value == 5

    def test_an_unfilled_print_before_the_filled_one(self) -> None:
        blank = disclosure_table().replace("<td>0</td>", "<td></td>")
        table = disclosure_table({"documents.normative.issued": "7"})
        parsed = gp.parse(modern_page(disclosure=f"{blank}<p>电脑版</p>{table}"))
        reading = parsed.reading("documents.normative.issued")
        assert reading is not None
        assert reading.value == 7
        assert "GR105" not in [finding.rule for finding in gp.check(parsed)]

    def test_an_older_list_appended_keeps_its_own_sums(self) -> None:
        rows = "".join(
            f"<tr><td>{a}</td><td>{b}</td><td>{c}</td></tr>"
            for a, b, c in table_rows({"reconsideration.total": "4", "reconsideration.upheld": "4"})
        )
        old = f"<table><tr><td>统计指标</td><td>单位</td><td>统计数</td></tr>{rows}</table>"
        page = modern_page(remedies=remedies_table("120030000000000") + old)
        assert [f for f in gp.check(gp.parse(page)) if f.rule == "GR201"] == []


class TestStructure:
    def test_a_part_of_the_overview_is_no_section(self) -> None:
        narrative = "</p><p>（一）主动公开</p><p>公开信息。</p><p>（二）依申请公开</p><p>受理申请。"
        heads = (
            SECTIONS[0],
            "二、政府信息公开行政复议、行政诉讼情况",
            "三、存在的主要问题及改进情况",
            "四、其他需要报告的事项",
        )
        parsed = gp.parse(modern_page(sections=heads, narrative=narrative))
        missing = [f.expected for f in gp.check(parsed) if f.rule == "GR101"]
        assert missing == ["主动公开政府信息情况", "收到和处理政府信息公开申请情况"]

    def test_a_table_that_is_alike_in_two_formats_is_not_outdated(self) -> None:
        page = modern_page(year=2020, disclosure="", requests="")
        assert [f for f in gp.check(gp.parse(page)) if f.rule == "GR106"] == []


class TestPhantomColumn:
    """An empty column behind all others: its blank must not stand in for a lost figure."""

    @pytest.mark.parametrize(
        ("table", "row", "cells"),
        [
            ("disclosure", "<td>规章</td>", ["documents.rules.issued"]),
            ("requests", "<td>一、本年新收政府信息公开申请数量</td>", ["requests.received"]),
            ("remedies", "<tr>", ["reconsideration.total", "litigation.direct.upheld"]),
        ],
    )
    @pytest.mark.parametrize("lost", [False, True])
    def test_a_row_short_of_a_cell_is_withheld(
        self, table: str, row: str, cells: list[str], *, lost: bool
    ) -> None:
        made = {
            "disclosure": disclosure_table,
            "requests": request_table,
            "remedies": remedies_table,
        }
        printed = made[table]().replace("</td></tr>", "</td><td></td></tr>")
        start = printed.rindex(row)
        if lost:
            place = printed.index("<td>0</td>", start)
            printed = printed[:place] + printed[place + len("<td>0</td>") :]
        report = gp.parse(modern_page(**{table: printed}))
        own = [r for r in report.readings if r.indicator in cells]
        assert own
        assert {r.value for r in own} == ({None} if lost else {0})
        assert {r.status for r in own}.isdisjoint({"blank"})


@pytest.mark.parametrize("content", ["<s>3</s>", "<img src=3.gif>", "约", "无数据"])
def test_one_odd_cell_of_the_remedies_row_leaves_the_others(content: str) -> None:
    printed = remedies_table().removesuffix("<td>0</td></tr></table>")
    report = gp.parse(modern_page(remedies=f"{printed}<td>{content}</td></tr></table>"))
    remedies = [r for r in report.readings if (r.indicator or "").startswith(("recons", "litig"))]
    assert [r.status for r in remedies] == ["reported"] * 14 + ["unreadable"]
    (finding,) = gp.check(report, select=["GR003"])
    assert ("other than text" in finding.message) is content.startswith("<")


def test_what_a_cell_shows_is_no_label() -> None:
    """A row of no form's: its picture is one of its figures."""
    added = "<tr><td>新增情形</td><td><img src=3.gif></td>" + "<td>0</td>" * 6 + "</tr></table>"
    report = gp.parse(modern_page(requests=request_table().replace("</table>", added)))
    (label,) = {r.label for r in report.readings if r.indicator is None}
    assert label == "新增情形"


def test_a_remedies_row_with_a_cell_too_many_is_withheld() -> None:
    printed = remedies_table("1" * 10 + "" + "0" * 5).replace(
        "<td>0</td></tr>", "<td>0</td><td></td></tr>"
    )
    report = gp.parse(modern_page(remedies=printed))
    remedies = [r for r in report.readings if (r.indicator or "").startswith("litigation")]
    assert {r.value for r in remedies} == {None}


def test_a_tab_at_the_end_of_every_line_is_no_column() -> None:
    rows = [
        [
            "申请人情况",
            "自然人",
            "商业企业",
            "科研机构",
            "社会公益组织",
            "法律服务机构",
            "其他",
            "总计",
        ]
    ]
    table = MODERN.table("requests")
    assert table is not None
    rows += [[row.label, *"0000000"] for row in table.rows if row.kind == "value"]
    rows[3] = rows[3][:-1]  # a cell is lost
    lines = "\n".join("\t".join(row) + "\t" for row in rows)
    title = "青石区人民政府2022年政府信息公开工作年度报告"
    text = f"{title}\n一、总体情况\n全年工作平稳。\n{SECTIONS[2]}\n{lines}\n五、存在的主要问题及改进情况\n无。"
    report = gp.parse(text.encode())
    short = [r for r in report.readings if r.label == rows[3][0]]
    assert len(short) == 7
    assert {r.status for r in short} == {"unreadable"}
    assert {r.value for r in report.readings if r.label == rows[4][0]} == {0}
