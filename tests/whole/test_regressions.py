"""Pages that once read wrong, each cut down to what made it so."""

from __future__ import annotations

import msgspec
import pytest

import govreport_parse as gp
from tests.conftest import ROOT
from tests.pages import FORM, page, table_rows

VALUES = {row.code: "7" for row in FORM.rows}
ROWS = table_rows(VALUES)
HEAD = ("统计指标", "单位", "统计数")
Row = tuple[str, ...]


def table(head: Row | None, rows: list[Row]) -> str:
    lines = [*([head] if head else []), *rows]
    cells = ("<tr>" + "".join(f"<td>{cell}</td>" for cell in line) + "</tr>" for line in lines)
    return f"<table>{''.join(cells)}</table>"


def report(*parts: str) -> gp.AnnualReport:
    body = "<h1>2016年青石区政府信息公开工作年度报告</h1><p>一、概述</p><p>工作平稳。</p>"
    return gp.parse(f"<html>{body}{''.join(parts)}</html>".encode())


def statuses(parsed: gp.AnnualReport) -> set[str]:
    return {reading.status for reading in parsed.readings}


def cell(row: str) -> gp.Reading:
    """The complaints row with the given cells behind its label."""
    markup = page(values={"complaints.total": "XX"}).replace("<td>件</td><td>XX</td>", row)
    reading = gp.parse(markup.encode()).reading("complaints.total")
    assert reading is not None
    return reading


class TestColumns:
    def test_last_year_is_not_read_for_a_blank_year(self) -> None:
        rows: list[Row] = [(a, b, c, "") for a, b, c in ROWS]
        assert statuses(report(table((*HEAD[:2], "上年数", "本年数"), rows))) == {"blank"}

    @pytest.mark.parametrize("name", ["2015年", "历年累计", "第四季度", "去年同期"])
    def test_other_periods_are_no_figures_of_the_year(self, name: str) -> None:
        parsed = report(table((*HEAD[:2], name), list(ROWS)))
        assert statuses(parsed) == {"unreadable"}
        findings = gp.check(parsed)
        assert [finding.severity for finding in findings if finding.rule == "GR010"] == ["hint"]
        assert not [finding for finding in findings if finding.rule in ("GR006", "GR103")]

    @pytest.mark.parametrize("beside", ["同比增长", "备注", "上年", "2015年"])
    def test_a_column_beside_the_figures(self, beside: str) -> None:
        rows: list[Row] = [(a, b, c, "3%" if beside == "同比增长" else "3") for a, b, c in ROWS]
        parsed = report(table((*HEAD[:2], "本年数", beside), rows))
        assert {reading.value for reading in parsed.readings} == {7}

    def test_the_captioned_year_is_read(self) -> None:
        last: list[Row] = [(a, b, c and "5") for a, b, c in ROWS]
        parsed = report(
            "<p>2015年统计表</p>", table(HEAD, last), "<p>2016年统计表</p>", table(HEAD, list(ROWS))
        )
        assert {reading.value for reading in parsed.readings} == {7}

    def test_parts_of_a_table_have_columns_of_their_own(self) -> None:
        second: list[Row] = [(a, b, "3", c) for a, b, c in ROWS[33:]]
        parsed = report(table(HEAD, list(ROWS[:33])), table((*HEAD[:2], "上年", "统计数"), second))
        assert {reading.value for reading in parsed.readings} == {7}
        bare = report(table(HEAD, list(ROWS[:33])), table(None, second))
        assert {reading.value for reading in bare.readings} == {7, None}

    def test_a_neighbour_of_another_body_is_no_part(self) -> None:
        kept: list[Row] = [row for row in ROWS if "微信公开" not in row[0]]
        beside = table(("指标", "单位", "教育局"), [("4.政务微信公开政府信息数", "条", "300")])
        reading = report(table(HEAD, kept), beside).reading("proactive.channel.wechat")
        assert reading is not None
        assert (reading.value, reading.status) == (None, "missing")


class TestCells:
    @pytest.mark.parametrize(
        "row",
        [
            "<td>件</td><td>2</td><td>00</td>",
            "<td>件</td><td></td><td>200</td>",
            "<td>200</td><td></td>",
        ],
    )
    def test_a_cell_too_many_or_out_of_place(self, row: str) -> None:
        assert (cell(row).value, cell(row).status) == (None, "unreadable")

    @pytest.mark.parametrize(
        "text",
        [
            "<s>18</s>200",
            "200<sup>1</sup>",
            '200<span style="display:none">9</span>',
            "200<i hidden>9</i>",
        ],
    )
    def test_what_does_not_print_as_the_figure(self, text: str) -> None:
        assert cell(f"<td>件</td><td>{text}</td>").value == 200

    def test_units_are_kept_as_printed(self) -> None:
        markup = page(values={"resources.budget": "12"})
        odd = gp.parse(markup.replace("万元</td><td>12<", "千元</td><td>12<").encode())
        assert odd.reading("resources.budget").unit == "千元"  # type: ignore[union-attr]
        scaled = gp.parse(page(values={"resources.budget": "12.5万"}).encode())
        assert scaled.reading("resources.budget").status == "unreadable"  # type: ignore[union-attr]
        both = gp.parse(page(values={"resources.budget": "47万元"}).encode())
        reading = both.reading("resources.budget")
        assert reading is not None
        assert (reading.value, reading.unit) == (47, "万元")


@pytest.mark.parametrize(
    "lost", [("(三)其他情形数", "五、"), ("(二)被依法纠错数", "五、")]
)  # fmt: skip
def test_shared_labels_after_a_lost_page_break(lost: tuple[str, str]) -> None:
    start = next(k for k, row in enumerate(ROWS) if row[0].startswith("四、"))
    first = next(k for k in range(start, len(ROWS)) if ROWS[k][0] == lost[0])
    group = next(k for k in range(start, len(ROWS)) if ROWS[k][0].startswith("五、"))
    gone = {first, group, group + 1}
    kept = [(a, b, f"{k}" if c else c) for k, (a, b, c) in enumerate(ROWS) if k not in gone]
    numbers = {row.code: k for k, row in enumerate(FORM.rows)}
    for reading in gp.parse(page(rows=kept).encode()).readings:
        if reading.value is not None and reading.indicator is not None:
            assert reading.value == numbers[reading.indicator]


class TestText:
    @pytest.mark.parametrize(
        "sentence",
        [
            "均已按时办结，无一件超期。",
            "月均主动公开政府信息100条。",
            "12345热线答复450件。",
            "没有发生败诉的行政诉讼。",
            "行政复议和行政诉讼共125件。",
            "上半年主动公开政府信息2000条，下半年3000条。",
        ],
    )
    def test_figures_of_something_else(self, sentence: str) -> None:
        body = f"<p>一、依申请公开和复议诉讼情况</p><p>{sentence}</p>"
        parsed = gp.parse(page(body).encode())
        assert [s.indicator for s in parsed.statements if s.indicator] == []

    def test_list_marks_before_channels(self) -> None:
        body = "<p>一、主动公开情况</p><p>1、政府网站公开政府信息41条；2、政务微博公开政府信息5条。</p>"
        found = [s.indicator for s in gp.parse(page(body).encode()).statements]
        assert found == ["proactive.channel.website", "proactive.channel.weibo"]

    def test_prose_after_a_table_is_not_swallowed(self) -> None:
        text = "| 甲 | 1 |\n三、依申请公开情况\n全年收到申请30件。\n版权所有 | 关于我们\n"
        blocks = gp.read_document(text.encode()).blocks
        assert [getattr(block, "text", "table") for block in blocks][1:3] == [
            "三、依申请公开情况", "全年收到申请30件。",
        ]  # fmt: skip


class TestRobustness:
    @pytest.mark.parametrize(
        "text", ["<b>公\x0b开</b>", "<b>公&#11;开</b>", "<a href=x>公&#65535;开</a>"]
    )
    def test_characters_that_xml_cannot_hold(self, text: str) -> None:
        gp.parse(page(f"<p>一、概述</p><p>{text}</p>").encode())

    def test_deeply_nested_tables(self) -> None:
        deep = "<table><tr><td>" * 80 + "x" + "</td></tr></table>" * 80
        gp.parse(page(deep).encode())

    @pytest.mark.parametrize("run", ["1", "一", "主动公开政府信息5条，", "政府网站发布"])
    def test_endless_paragraphs(self, run: str) -> None:
        gp.parse(page(f"<p>一、主动公开情况</p><p>{run * 2000}条。</p>").encode())

    @pytest.mark.parametrize("source", [bytearray, memoryview])
    def test_bytes_of_other_kinds(self, source: type) -> None:
        assert gp.parse(source(page().encode())).year == 2016

    def test_sources_of_no_kind(self) -> None:
        with pytest.raises(TypeError, match="NoneType"):
            gp.parse(None)  # type: ignore[arg-type]
        with pytest.raises(gp.UnreadableDocument):
            gp.parse("a\0b")


class TestListsWithoutHeader:
    """Half of a local table whose header stood on the page before."""

    LABELS = (
        "传真申请数",
        "网上申请数",
        "信函申请数",
        "行政复议数",
        "行政诉讼数",
        "行政申诉数",
        "其它原因",
    )

    def values(self, *rows: tuple[str, ...]) -> set[object]:
        lines = [(label, "件", *cells) for label, cells in zip(self.LABELS, rows, strict=True)]
        return {reading.value for reading in report(table(None, lines)).readings}

    def test_one_column_of_figures_is_read(self) -> None:
        assert self.values(*[("3",)] * 7) == {3, None}

    def test_a_column_that_does_not_apply_is_a_column(self) -> None:
        assert self.values(*[("/", "3")] * 7) == {None}

    def test_blanks_that_slid_to_the_end_leave_figures_of_two_columns(self) -> None:
        assert self.values(("1", "6"), ("5",), (), ("3",), ("1",), ("2", "2"), ("7",)) == {None}


@pytest.mark.parametrize("hidden", ['<div class="nav">x</div>', "<div hidden>x</div>"])
def test_control_characters_behind_what_is_dropped(hidden: str) -> None:
    data = page(f"<p>一、概述</p>{hidden}&#1;全年工作平稳。<p>又{hidden}\x02完。</p>").encode()
    assert gp.parse(data).year == 2016


def test_a_comparison_row_without_a_word_of_its_topic_ends() -> None:
    """A topic that matches nothing at the end of a label once matched there for ever."""
    table = (
        "<p>对比表</p><table><tr><td>指标</td><td>2015年</td><td>2016年</td></tr>"
        "<tr><td>发布日期</td><td>1</td><td>2</td></tr></table>"
    )
    (before, now) = gp.parse(page(f"<p>一、概述</p><p>平稳。</p>{table}").encode()).comparisons
    assert (before.label, before.indicator, now.value) == ("发布日期", None, 2)


def test_parts_that_are_no_statements_are_refused() -> None:
    text = gp.parse(
        page("<p>一、概述</p><p>主动公开政府信息5条，其中网站3条。</p>").encode()
    ).to_json()
    assert '"parts":[1]' in text
    with pytest.raises(msgspec.ValidationError, match="no statements"):
        gp.AnnualReport.from_json(text.replace('"parts":[1]', '"parts":[7]'))


def test_a_form_that_there_is_not_is_refused() -> None:
    text = gp.parse(page().encode()).to_json()
    with pytest.raises(msgspec.ValidationError, match=r"'2015' - at `\$.forms\[0\]`"):
        gp.AnnualReport.from_json(text.replace('"form":"2014"', '"form":"2015"', 1))


@pytest.mark.parametrize("number", ["21,053,0", "1,024,05"])
def test_a_grouped_number_that_lost_a_digit_is_none(number: str) -> None:
    text = f"<p>一、概述</p><p>信息公开专项经费{number}元。收到申请1,024件。</p>"
    (statement,) = gp.parse(page(text).encode()).statements
    assert statement.value == 1024


@pytest.mark.parametrize("lost", range(5))
@pytest.mark.parametrize("whole", [True, False])
def test_a_header_that_lost_a_cell_moves_no_figure(lost: int, *, whole: bool) -> None:
    """Beside a column of the quarter's figures, the year's must not be taken for its neighbour's."""
    source = (ROOT / "fixtures/2008/minchuan-jiaotong-2009.html").read_bytes()
    right = {r.indicator: r.value for r in gp.parse(source).readings if r.value is not None}
    start = source.index("指标名称".encode("gb18030")) - len(b"<td><font size=2>")
    header = source[start : source.index(b"</tr>", start)]
    cells = header.split(b"<td>")[1:]
    assert len(cells) == 5
    kept = [b"" if k == lost and whole else cell for k, cell in enumerate(cells)]
    marks = [b"" if k == lost else b"<td>" for k in range(5)]
    damaged = b"".join(mark + cell for mark, cell in zip(marks, kept, strict=True))
    report = gp.parse(source.replace(header, damaged))
    for reading in report.readings:
        assert reading.value in (None, right.get(reading.indicator))


@pytest.mark.parametrize(
    ("lost_or_added", "status"),
    [
        # The value's cell is lost, and the blank of the remarks slides into its place.
        ("<td>条</td><td>815</td><td></td>|<td>条</td><td></td>", "unreadable"),
        # An empty cell pushes what is printed out of its column.
        ("<td>条</td><td>815</td><td></td>|<td>条</td><td></td><td></td><td>/</td>", "unreadable"),
        ("<td>条</td><td>815</td><td></td>|<td>条</td><td></td><td>815</td>", "unreadable"),
        (
            "<td>条</td><td>815</td><td></td>|<td>条</td><td></td><td>815</td><td></td>",
            "unreadable",
        ),
        ("<td>条</td><td>815</td><td></td>|<td>条</td><td></td><td></td>", "blank"),
    ],
)
def test_a_blank_that_another_column_may_have_lent_is_none(lost_or_added: str, status: str) -> None:
    whole = page(values={"proactive.total": "815"}).replace("</td></tr>", "</td><td></td></tr>")
    before, _, after = lost_or_added.partition("|")
    assert before in whole
    reading = gp.parse(whole.replace(before, after, 1).encode()).reading("proactive.total")
    assert reading is not None
    assert (reading.value, reading.status) == (None, status)
