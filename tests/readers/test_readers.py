from __future__ import annotations

import io
import zipfile
from pathlib import Path

import pytest

import govreport_parse as gp
from govreport_parse.model.document import Table
from govreport_parse.model.grid import OBJECT
from govreport_parse.pipeline import prepare
from tests.pages import grids, package, page, run, table_rows, texts

REPORT = page(values={"proactive.total": "815", "proactive.channel.website": "815"})


class TestEncodings:
    @pytest.mark.parametrize(
        ("codec", "meta", "told"),
        [
            ("utf-8", "utf-8", "utf-8"),
            ("utf-8", "gb2312", "utf-8"),
            ("utf-8", None, "utf-8"),
            ("utf-8-sig", None, "utf-8"),
            ("gb18030", "gb2312", "gb18030"),
            ("gb18030", "gbk", "gb18030"),
            ("gb18030", None, "gb18030"),
            ("gb18030", "utf-8", "gb18030"),
            ("gb18030", "big5", "gb18030"),
            ("utf-16", None, "utf-16-le"),
            ("utf-16-be", None, "utf-16-be"),
        ],
    )
    def test_told_by_content(self, codec: str, meta: str | None, told: str) -> None:
        label = "" if meta is None else f'<meta charset="{meta}">'
        text = REPORT.replace("<head>", f"<head>{label}").replace("平稳", "平稳，镕喆𣲘")
        report = gp.parse(text.encode(codec))
        assert report.source.encoding == told
        assert report.reading("proactive.total").value == 815  # type: ignore[union-attr]
        assert "镕喆𣲘" in report.sections[0].text

    @pytest.mark.parametrize(
        ("codec", "served", "meta", "told", "note"),
        [
            ("utf-8", "utf-8", None, "utf-8", None),
            ("utf-8", "utf-8", "gb2312", "utf-8", None),
            ("utf-8", "gbk", "utf-8", "utf-8", "the server declares charset gbk"),
            ("utf-8-sig", "gbk", None, "utf-8", None),
            ("gb18030", "gb2312", None, "gb18030", None),
            ("gb18030", "GBK", "utf-8", "gb18030", None),
            ("gb18030", "utf-8", "gb2312", "gb18030", "the server declares charset utf-8"),
            ("gb18030", "iso-8859-1", "gb2312", "gb18030", "declares charset iso-8859-1"),
            ("gb18030", "big5", "gb2312", "gb18030", "the server declares charset big5"),
            ("gb18030", "utf8mb4", "utf-8", "gb18030", "the page declares charset utf-8"),
        ],
    )
    def test_what_the_server_says(
        self, codec: str, served: str, meta: str | None, told: str, note: str | None
    ) -> None:
        label = "" if meta is None else f'<meta charset="{meta}">'
        text = REPORT.replace("<head>", f"<head>{label}").replace("平稳", "平稳，镕喆𣲘")
        report = gp.parse(text.encode(codec), charset=served)
        assert report.source.encoding == told
        assert "镕喆𣲘" in report.sections[0].text
        assert [n.code for n in report.notes] == ([] if note is None else ["GR002"])
        assert note is None or note in report.notes[0].message

    @pytest.mark.parametrize("label", ["hex", "rot13", "idna", "undefined", "\xff", "utf-8\0"])
    def test_labels_that_name_no_charset(self, label: str) -> None:
        data = REPORT.encode("gb18030").replace("平稳".encode("gb18030"), b"\xff\xff")
        assert gp.read_document(data, charset=label).source.encoding == "gb18030"

    def test_what_the_server_says_of_damaged_bytes(self) -> None:
        data = REPORT.encode("gb18030").replace("平稳".encode("gb18030"), b"\xff\xff")
        document = gp.read_document(data, charset="gbk")
        assert document.source.encoding == "gb18030"
        assert [note.code for note in document.notes] == ["GR001"]

    @pytest.mark.parametrize("meta", ["big5", None, "gb2312"])
    def test_big5(self, meta: str | None) -> None:
        label = "" if meta is None else f'<meta charset="{meta}">'
        text = (
            f"<html><head>{label}</head><p>政府信息公開工作年度報告，主動公開政府信息。</p></html>"
        )
        assert "政府信息公開工作年度報告" in texts(text.encode("big5"))[0]

    def test_a_false_label_is_a_hint(self) -> None:
        text = REPORT.replace("<head>", '<head><meta charset="gb2312">')
        findings = gp.check(gp.parse(text.encode()))
        assert [(f.rule, f.severity) for f in findings] == [("GR002", "hint")]

    def test_lost_bytes_are_told_with_their_place(self) -> None:
        data = REPORT.encode("gb18030")
        at = data.index("全年".encode("gb18030"))
        report = gp.parse(data[: at + 1] + b"\xff\xff" + data[at + 2 :])
        note = next(n for n in report.notes if n.code == "GR001")
        assert note.at is not None
        assert note.at.start is not None
        assert "gb18030" in note.message
        assert [f.rule for f in gp.check(report) if f.severity != "hint"] == ["GR001"]

    def test_a_cell_with_lost_bytes_has_no_value(self) -> None:
        data = REPORT.encode("gb18030").replace(b"<td>815</td>", b"<td>8\xff15</td>")
        reading = gp.parse(data).reading("proactive.total")
        assert reading is not None
        assert (reading.value, reading.status) == (None, "unreadable")

    @pytest.mark.parametrize("cell", ["8\x0015", "\x0015", "81\0\0"])
    @pytest.mark.parametrize("kind", ["html", "text"])
    def test_a_nul_may_stand_for_a_digit(self, cell: str, kind: str) -> None:
        bars = [f"|{a}|{b}|{c}|" for a, b, c in table_rows({"proactive.total": cell})]
        lines = "\n".join(["2016年青石区政府信息公开工作年度报告", "一、概\0述", *bars])
        text = page("<p>概\0述</p>", {"proactive.total": cell}) if kind == "html" else lines
        report = gp.parse(text.encode())
        reading = report.reading("proactive.total")
        assert reading is not None
        assert (reading.value, reading.status) == (None, "unreadable")
        assert [(note.code, note.at) for note in report.notes][:1] == [("GR001", reading.at)]
        assert "概述" in gp.AnnualReport.to_json(report)

    @pytest.mark.parametrize("damage", ["\ufffd", "<sup>1</sup>"])
    def test_no_part_of_a_damaged_phone_number_is_one(self, damage: str) -> None:
        shown = page(
            f"<p>联系电话：0575-82{damage}310040，传真：0575-82310{damage}41。</p><p>一、概述</p>"
        )
        contact = gp.parse(shown.encode()).contact
        assert (contact.phone, contact.fax) == (None, None)
        assert gp.parse(shown.replace(damage, "").encode()).contact.phone == "0575-82310040"

    def test_the_place_of_lost_bytes_moves_with_its_table(self) -> None:
        """The whole table is one row here; it is put back into rows of its own."""
        cells = "".join(f"<td>{c}</td>" for row in table_rows({}) for c in row)
        shown = page().split("<table>")[0] + f"<table><tr>{cells}</tr></table></body></html>"
        data = shown.encode("gb18030").replace("传真".encode("gb18030"), b"\xb4\xff\xff", 1)
        document = prepare(gp.read_document(data))
        (at,) = [note.at for note in document.notes if note.code == "GR001"]
        assert at is not None
        table = document.blocks[at.block]
        assert isinstance(table, Table)
        assert len(table.grid) > 60
        assert at.row is not None
        assert at.column is not None
        cell = table.grid[at.row][at.column]
        assert cell is not None
        assert "\ufffd" in cell.text


class TestHtml:
    def test_a_title_is_no_paragraph(self) -> None:
        """One that is not closed holds the source of the whole page."""
        page = "<html><head><title>报告</tikle></head><body><p>无申请</p></body></html>"
        document = gp.read_document(page.encode())
        assert document.blocks == ()
        assert document.page_title is not None
        assert document.page_title.startswith("报告")

    def test_runs_read_as_one_paragraph(self) -> None:
        runs = "".join(f"<span><font>{char}</font></span>" for char in "主动公开815条")
        assert texts(f"<html><p>{runs}</p></html>") == ["主动公开815条"]

    def test_source_line_breaks_within_chinese_do_not_print(self) -> None:
        assert texts("<html><p>主动公开<span>\n  信息</span></p></html>") == ["主动公开信息"]

    def test_spans_become_a_grid(self) -> None:
        table = (
            "<table><tr><td rowspan=2>甲</td><td colspan=2>乙</td></tr>"
            "<tr><td>丙</td><td>丁</td></tr></table>"
        )
        assert grids(f"<html>{table}</html>") == [[["甲", "乙", "乙"], ["甲", "丙", "丁"]]]

    def test_a_row_without_cells_counts_where_one_spans_it(self) -> None:
        below = "<tr></tr><tr><td>丙</td><td>丁</td></tr>"
        spanned = f"<table><tr><td rowspan=2>甲</td><td rowspan=2>乙</td></tr>{below}</table>"
        assert grids(f"<html>{spanned}</html>") == [[["甲", "乙"], ["甲", "乙"], ["丙", "丁"]]]
        apart = f"<table><tr><td>甲</td><td>乙</td></tr>{below}</table>"
        assert grids(f"<html>{apart}</html>") == [[["甲", "乙"], ["丙", "丁"]]]

    def test_paragraphs_in_a_cell(self) -> None:
        table = "<table><tr><td><p>规章</p><p>数</p></td><td>1<br>2</td></tr></table>"
        assert grids(f"<html>{table}</html>") == [[["规章\n数", "1\n2"]]]

    def test_a_layout_table_is_no_data(self) -> None:
        inner = "<table><tr><td>收到申请数</td><td>3</td></tr></table>"
        outer = f"<table><tr><td><p>一、概述</p>{inner}<p>二、问题</p></td></tr></table>"
        document = gp.read_document(f"<html>{outer}</html>".encode())
        kinds = [type(block).__name__ for block in document.blocks]
        assert kinds == ["Paragraph", "Table", "Paragraph"]

    def test_hidden_and_deleted_text_does_not_print(self) -> None:
        page = "<html><p style='display: none'>旧</p><p>新<del>删</del></p><!-- 注 --></html>"
        assert texts(page) == ["新"]

    @pytest.mark.parametrize(
        "mark",
        [
            "style='DISPLAY : NONE'", "style=display:none", 'style="&#100;isplay:none"', "hidden",
            'style="font-family:&quot;宋体&quot;;display:none"',
            'HIDDEN=""', "class='x sr-only'", 'class="sr&#45;only"', 'class="visually-hidden"', 'style="font-size: 0px"',
        ],
    )  # fmt: skip
    def test_however_an_element_is_hidden(self, mark: str) -> None:
        assert texts(f"<html><p>收到<span {mark}>9</span>3件</p><p {mark}>旧</p></html>") == [
            "收到3件"
        ]

    @pytest.mark.parametrize(
        "shown",
        [
            'style="font-family:&quot;宋体&quot;"', 'style="font-size:0.9em"', "style='overflow:hidden'",
            'data-hidden="1"',
        ],
    )  # fmt: skip
    def test_what_is_not_hidden(self, shown: str) -> None:
        assert texts(f"<html><p {shown}>收到3件</p></html>") == ["收到3件"]

    @pytest.mark.parametrize(
        ("opened", "mark"),
        [
            ("x.style='", "style='text-decoration:line-through'"), ("x.style='", "style='display:none'"),
            ('x.style="', 'style="display:none"'), ("x.class='", "class='sr-only'"),
        ],
    )  # fmt: skip
    def test_what_a_script_leaves_open_covers_no_style(self, opened: str, mark: str) -> None:
        body = f"<p>收到<b {mark}>9</b>3件</p>"
        assert texts(f"<html><script>{opened}</script><body>{body}</body></html>") == ["收到3件"]

    @pytest.mark.parametrize("names", ['class="header"', 'class="td foot"', 'id="search"'])
    @pytest.mark.parametrize("tag", ["td", "tr"])
    def test_no_cell_of_a_grid_is_furniture(self, tag: str, names: str) -> None:
        row = "<tr><td>收到申请数</td><td>3</td><td>4</td></tr>"
        marked = row.replace(f"<{tag}>", f"<{tag} {names}>", 1)
        grid = [["收到申请数", "3", "4"]] * 2
        assert grids(f"<html><table>{marked}{row}</table></html>") == [grid]

    def test_nor_of_a_grid_inside_a_layout_table(self) -> None:
        row = "<tr><td>收到申请数</td><td>3</td><td>4</td></tr>"
        inner = f"<table>{row.replace('<td>3', '<td class=header>3')}{row}</table>"
        outer = f"<table><tr><td>{inner}</td><td class=menu>导航</td></tr></table>"
        assert grids(f"<html>{outer}</html>") == [[["收到申请数", "3", "4"]] * 2]
        assert texts(f"<html>{outer}</html>") == []

    @pytest.mark.parametrize("figure", ["3", " 1,024\n", "—", "5.2%"])
    def test_a_figure_alone_in_its_cell_is_never_furniture(self, figure: str) -> None:
        row = f"<tr><td>收到申请数</td><td><p class='header'>{figure}</p></td></tr>"
        assert grids(f"<html><table>{row}{row}</table></html>") == [
            [["收到申请数", figure.strip()]] * 2
        ]

    @pytest.mark.parametrize(
        ("content", "text"),
        [
            ("<sup>5</sup>", "5"), ("<p><sub>5</sub></p>", "5"), ("<a href='#'>5</a>", "5"),
            ("<a class=footnote href=x>5</a>", "5"), ("<a href='#list'>5</a>件", "5件"), ("7<a href='#list'>5</a>件", f"7{OBJECT}5件"),
            ("甲<a href='#list'>5</a>件", "甲件"), ("<a href='#note5'>5</a>件", "件"), ("<a href='#list'>5</a>余", "余"),
            ("5<sup>2</sup>", "5"), ("<s>4</s>5", "5"),
            ("5<sup>2</sup>3", f"5{OBJECT}3"), ("5<b><sub>2</sub></b>3", f"5{OBJECT}3"),
            ("5<s>2</s>3", f"5{OBJECT}3"), ("5<em class=share>2</em>3", f"5{OBJECT}3"),
            ("5<i style='display:none'>2</i>3", "53"),
            ("<del>5</del>", OBJECT), ("<p><s>5</s></p>", OBJECT), ("<nav>5</nav>", OBJECT),
            ("<i style='text-decoration: line-through'>5</i>", OBJECT),
            ("<script>show(5)</script>", OBJECT), ("<p class=footer>5件</p>", OBJECT),
            ("<object>5</object>", OBJECT), ("<p style='display:none'>5</p>", ""),
            ("<span class=sr-only>5</span>", ""), ("<template>5</template>", ""), (" <p></p>", ""),
        ],
    )  # fmt: skip
    def test_a_cell_is_blank_only_where_it_shows_nothing(self, content: str, text: str) -> None:
        row = f"<tr><td>收到申请数</td><td>{content}</td></tr>"
        assert grids(f"<html><table>{row}{row}</table></html>") == [[["收到申请数", text]] * 2]

    def test_cells_of_a_layout_table_may_be_furniture(self) -> None:
        inner = "<table><tr><td>收到申请数</td><td>3</td></tr></table>"
        outer = f"<table><tr><td class=nav>首页</td><td><p>概述</p>{inner}</td></tr></table>"
        assert texts(f"<html>{outer}</html>") == ["概述"]

    def test_cells_outside_of_any_row_make_one(self) -> None:
        table = "<table><td>收到</td><td>3</td><tr><td>答复</td><td>2</td></tr></table>"
        assert grids(f"<html>{table}</html>") == [[["收到", "3"], ["答复", "2"]]]

    def test_deep_nesting_loses_no_text(self) -> None:
        deep = "<div>" * 300 + "，的。" * 30 + "</div>" * 300
        assert "，的。" * 30 in "".join(texts(f"<html><p>前，的。</p>{deep}</html>"))

    def test_nul_bytes_do_not_end_the_page(self) -> None:
        assert texts("<html><p>前</p>\0<p>后</p></html>") == ["前", "后"]


class TestText:
    def test_cells_over_several_lines(self) -> None:
        text = "| \n\t\t (一)收到申请数 | 件 | \n\t\t | \n| 1.当面申请数 | 件 | 0 | \n"
        assert grids(text) == [[["(一)收到申请数", "件", ""], ["1.当面申请数", "件", "0"]]]

    def test_adjacent_bars_are_spans(self) -> None:
        document = gp.read_document("| 汇总表 | ||\n| 甲 | 乙 | 丙 |\n".encode())
        table = document.blocks[0]
        assert isinstance(table, Table)
        cell = table.grid[0][0]
        assert cell is not None
        assert (cell.text, cell.colspan) == ("汇总表", 3)

    def test_markdown_rules_and_heads(self) -> None:
        text = "## 一、概述\n\n| 指标 | 数 |\n|---|:--:|\n| 甲 |  |\n\n**二、问题**\n"
        assert grids(text) == [[["指标", "数"], ["甲", ""]]]
        assert texts(text) == ["一、概述", "二、问题"]

    def test_text_after_a_table_stays_text(self) -> None:
        text = "| 甲 | 1 | \n\t\n \n(二)依申请公开情况\n没有收到申请。\n| 乙 | 2 |\n"
        assert texts(text) == ["(二)依申请公开情况", "没有收到申请。"]
        assert grids(text) == [[["甲", "1"]], [["乙", "2"]]]


class TestBadInput:
    @pytest.mark.parametrize(
        ("data", "error", "words"),
        [
            (b"", gp.UnreadableDocument, "empty"),
            (b" \n\t ", gp.UnreadableDocument, "empty"),
            (b"\x89PNG\r\n\x1a\n" + b"\0" * 50, gp.UnsupportedFormat, "PNG"),
            (b"%PDF-1.7 ...", gp.UnreadableDocument, "PDF is damaged"),
            (
                b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 600,
                gp.UnsupportedFormat,
                "Word document",
            ),
            (
                b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + "EncryptedPackage".encode("utf-16-le"),
                gp.UnreadableDocument,
                "password",
            ),
            (bytes(range(32)) * 20, gp.UnsupportedFormat, "binary"),
            ("<html><p>天气预报：明天多云。</p></html>".encode(), gp.NotAnAnnualReport, "年度报告"),
            ("今日菜单\n红烧肉 12元\n".encode(), gp.NotAnAnnualReport, "年度报告"),
        ],
    )
    def test_says_what_is_wrong(self, data: bytes, error: type[Exception], words: str) -> None:
        with pytest.raises(error, match=words) as caught:
            gp.parse(data, name="a.bin")
        assert str(caught.value).startswith("a.bin: ")
        assert isinstance(caught.value, gp.GovReportError)
        assert caught.value.message("zh") != caught.value.message("en")

    def test_truncated_docx(self) -> None:
        data = package(f"<w:p>{run('甲' * 2000)}</w:p>")
        for size in (30, len(data) // 2, len(data) - 40):
            with pytest.raises(gp.UnreadableDocument, match="damaged"):
                gp.parse(data[:size])

    def test_a_zip_that_is_no_document(self) -> None:
        stream = io.BytesIO()
        with zipfile.ZipFile(stream, "w") as archive:
            archive.writestr("report.html", REPORT)
        with pytest.raises(gp.UnsupportedFormat, match="unpack"):
            gp.parse(stream.getvalue())

    def test_broken_xml_inside_a_docx(self) -> None:
        stream = io.BytesIO()
        with (
            zipfile.ZipFile(io.BytesIO(package("<w:p/>"))) as whole,
            zipfile.ZipFile(stream, "w") as bad,
        ):
            for name in whole.namelist():
                content = whole.read(name)
                bad.writestr(name, content[:200] if name == "word/document.xml" else content)
        with pytest.raises(gp.UnreadableDocument, match="damaged"):
            gp.parse(stream.getvalue())

    def test_missing_file(self, tmp_path: Path) -> None:
        with pytest.raises(gp.UnreadableDocument, match="cannot be opened"):
            gp.parse(tmp_path / "nowhere.html")

    def test_text_mode_file(self) -> None:
        with pytest.raises(TypeError, match="rb"):
            gp.parse(io.StringIO(REPORT))  # type: ignore[arg-type]

    def test_a_blank_form_is_no_report(self) -> None:
        blank = page("", title="政府信息公开情况统计表", rows=[
            (label, unit, "") for label, unit, _ in table_rows({})
        ])  # fmt: skip
        with pytest.raises(gp.NotAnAnnualReport, match="blank form"):
            gp.parse(blank.encode())


def test_sources_of_every_kind(tmp_path: Path) -> None:
    path = tmp_path / "报告.htm"
    path.write_bytes(REPORT.encode())
    with path.open("rb") as file:
        reports = [gp.parse(path), gp.parse(str(path)), gp.parse(file)]
    assert {report.source.name for report in reports} == {"报告.htm"}
    assert len({report.to_json() for report in reports}) == 1
    assert gp.parse(REPORT.encode()).source.name == "<bytes>"


class TestTabs:
    """Cells set apart by tabs, as a browser copies a table."""

    def rows(self, *lines: str) -> list[list[str]]:
        blocks = gp.read_document("\n".join(lines).encode(), name="a.txt").blocks
        tables = [block for block in blocks if isinstance(block, Table)]
        return [[cell.text for cell in row if cell is not None] for t in tables for row in t.grid]

    def test_a_row_without_figures_is_a_row(self) -> None:
        lines = ["信息内容\t制发\t废止", "规章\t\t", "规范性文件\t4\t5", "\t\t", "许可\t7\t"]
        assert self.rows(*lines) == [line.split("\t") for line in lines]

    def test_indented_lines_are_no_rows(self) -> None:
        assert self.rows("\t一、概述", "\t全年工作平稳。", "\t二、主动公开") == []
