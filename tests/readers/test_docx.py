"""DOCX packages, whole and made by hand."""

from __future__ import annotations

import io
import zipfile

import docx
import pytest

from govreport_parse.model.grid import OBJECT
from tests.pages import grids, package, run, texts, word_parts, zipped


class TestDocx:
    def test_tracked_changes(self) -> None:
        body = (
            f"<w:p>{run('公开')}<w:ins w:id='1' w:author='a'>{run('12')}</w:ins>"
            "<w:del w:id='2' w:author='a'><w:r><w:delText>99</w:delText></w:r></w:del>"
            f"{run('条')}</w:p>"
        )
        assert texts(package(body)) == ["公开12条"]

    def test_field_codes_do_not_print_their_results_do(self) -> None:
        field = "<w:r><w:fldChar w:fldCharType='{}'/></w:r>"
        body = (
            f"<w:p>{field.format('begin')}<w:r><w:instrText>PAGE 77</w:instrText></w:r>"
            f"{field.format('separate')}{run('第3页')}{field.format('end')}</w:p>"
        )
        assert texts(package(body)) == ["第3页"]

    def test_controls_links_and_breaks(self) -> None:
        body = (
            f"<w:sdt><w:sdtContent><w:p><w:hyperlink>{run('网站')}</w:hyperlink>"
            f"<w:r><w:br/></w:r>{run('公开')}</w:p></w:sdtContent></w:sdt>"
        )
        assert texts(package(body)) == ["网站", "公开"]

    def test_merged_cells(self) -> None:
        def cell(text: str, properties: str = "") -> str:
            return f"<w:tc><w:tcPr>{properties}</w:tcPr><w:p>{run(text)}</w:p></w:tc>"

        restart, goes_on = "<w:vMerge w:val='restart'/>", "<w:vMerge/>"
        span = "<w:gridSpan w:val='2'/>"
        body = (
            f"<w:tbl><w:tr>{cell('甲', restart)}{cell('乙', span)}</w:tr>"
            f"<w:tr>{cell('', goes_on)}{cell('丙')}{cell('丁')}</w:tr></w:tbl>"
        )
        assert grids(package(body)) == [[["甲", "乙", "乙"], ["甲", "丙", "丁"]]]

    def test_only_what_prints_of_an_elaborate_paragraph(self) -> None:
        hidden = "<w:r><w:rPr><w:vanish/></w:rPr><w:t>7</w:t></w:r>"
        struck = "<w:r><w:rPr><w:strike/></w:rPr><w:t>8</w:t></w:r>"
        box = f"<w:r><w:pict><w:txbxContent><w:p>{run('旁注')}</w:p></w:txbxContent></w:pict></w:r>"
        stray = f"<w:pPr>{run('9')}</w:pPr>"
        body = f"<w:p>{stray}{run('公开')}{hidden}{box}{run('12')}{struck}{run('条')}</w:p>"
        assert texts(package(body)) == ["公开12条", "旁注"]

    @pytest.mark.parametrize(
        ("properties", "text"),
        [
            ("<w:vertAlign w:val='superscript'/>", "5"), ("<w:vertAlign w:val='subscript'/>", "5"),
            ("<w:strike/>", OBJECT), ("<w:dstrike/>", OBJECT), ("<w:vanish/>", ""),
        ],
    )  # fmt: skip
    def test_a_cell_is_blank_only_where_it_prints_nothing(self, properties: str, text: str) -> None:
        only = f"<w:r><w:rPr>{properties}</w:rPr><w:t>5</w:t></w:r>"
        row = (run("甲"), only, run("7") + only, run("7") + only + run("8"))
        cells = "".join(f"<w:tc><w:p>{one}</w:p></w:tc>" for one in row)
        body = f"<w:tbl><w:tr>{cells}</w:tr><w:tr>{cells}</w:tr></w:tbl>"
        within = "78" if text == "" else f"7{OBJECT}8"
        assert grids(package(body)) == [[["甲", text, "7", within]] * 2]

    def test_lists_in_a_table_that_only_arranges_the_page_count_once(self) -> None:
        document = docx.Document()
        document.add_paragraph("概述", style="List Number")
        cell = document.add_table(1, 1).cell(0, 0)
        for text in ("主动公开", "依申请公开"):
            cell.add_paragraph(text, style="List Number")
        stream = io.BytesIO()
        document.save(stream)
        assert texts(stream.getvalue()) == ["1.概述", "2.主动公开", "3.依申请公开"]

    def test_a_run_within_the_properties_of_a_run_does_not_print(self) -> None:
        stray = f"<w:r><w:rPr>{run('12')}</w:rPr><w:t>3</w:t></w:r>"
        row = f"<w:tr><w:tc><w:p>{run('甲')}</w:p></w:tc><w:tc><w:p>{stray}</w:p></w:tc></w:tr>"
        data = package(f"<w:p>{run('公开')}{stray}{run('条')}</w:p><w:tbl>{row}{row}</w:tbl>")
        assert texts(data) == ["公开3条"]
        assert grids(data) == [[["甲", "3"], ["甲", "3"]]]

    def test_rows_and_cells_in_content_controls_and_insertions_are_the_tables_own(self) -> None:
        first = f"<w:tc><w:p>{run('甲')}</w:p></w:tc>"
        held = f"<w:tc><w:p>{run('1')}</w:p><w:p>{run(' 2  件 ')}</w:p></w:tc>"
        control = f"<w:sdt><w:sdtPr><w:id w:val='1'/></w:sdtPr><w:sdtContent>{held}</w:sdtContent>"
        row = f"<w:tr>{first}{control}</w:sdt></w:tr>"
        deleted = f"<w:del><w:tr>{first}{first}</w:tr></w:del>"
        rows = f"<w:ins>{row}</w:ins>{deleted}<w:sdt><w:sdtContent>{row}</w:sdtContent></w:sdt>"
        assert grids(package(f"<w:tbl>{rows}</w:tbl>")) == [[["甲", "1\n2 件"]] * 2]

    def test_text_beside_the_paragraphs_of_a_cell_does_not_print(self) -> None:
        beside = f"<w:tc><w:p>{run('1')}</w:p>{run('9')}</w:tc>"
        row = f"<w:tr><w:tc><w:p>{run('甲')}</w:p></w:tc>{beside}</w:tr>"
        assert grids(package(f"<w:tbl>{row}{row}</w:tbl>")) == [[["甲", "1"]] * 2]

    def test_a_picture_beside_the_paragraphs_of_a_cell_is_shown(self) -> None:
        cells = f"<w:tc><w:p>{run('甲')}</w:p></w:tc><w:tc><w:p/><w:r><w:pict/></w:r></w:tc>"
        data = package(f"<w:tbl><w:tr>{cells}</w:tr><w:tr>{cells}</w:tr></w:tbl>")
        assert grids(data) == [[["甲", OBJECT]] * 2]

    def test_a_field_left_open_hides_what_follows_but_no_table(self) -> None:
        begin = "<w:p><w:r><w:fldChar w:fldCharType='begin'/></w:r></w:p>"
        rows = "".join(
            f"<w:tr><w:tc><w:p>{run(a)}</w:p></w:tc><w:tc><w:p>{run(b)}</w:p></w:tc></w:tr>"
            for a, b in (("甲", "1"), ("乙", "2"))
        )
        data = package(f"{begin}<w:p>{run('代码')}</w:p><w:tbl>{rows}</w:tbl>")
        assert texts(data) == []
        assert grids(data) == [[["甲", "1"], ["乙", "2"]]]


STYLES = (
    "<w:style w:type='character' w:styleId='high'><w:rPr><w:vertAlign w:val='superscript'/></w:rPr>"
    "</w:style><w:style w:type='character' w:styleId='red'><w:basedOn w:val='high'/></w:style>"
    "<w:style w:type='character' w:styleId='level'><w:basedOn w:val='red'/><w:rPr>"
    "<w:vertAlign w:val='baseline'/></w:rPr></w:style>"
    "<w:style w:type='character' w:styleId='gone'><w:rPr><w:vanish/></w:rPr></w:style>"
    "<w:style w:type='character' w:styleId='gone2'><w:basedOn w:val='gone'/></w:style>"
    "<w:style w:type='character' w:styleId='ring'><w:basedOn w:val='ring'/></w:style>"
    "<w:style w:type='character' w:styleId='af1'><w:name w:val='Footnote Reference'/></w:style>"
    "<w:style w:type='paragraph' w:styleId='away'><w:rPr><w:vanish/></w:rPr></w:style>"
)


def styled(body: str) -> bytes:
    """A package with the styles above."""
    source, target = io.BytesIO(package(body)), io.BytesIO()
    with zipfile.ZipFile(source) as old, zipfile.ZipFile(target, "w") as new:
        for name in old.namelist():
            content = old.read(name)
            if name == "word/styles.xml":
                content = content.replace(b"</w:styles>", f"{STYLES}</w:styles>".encode())
            new.writestr(name, content)
    return target.getvalue()


def cell_of(content: str, row: str = "", paragraph: str = "") -> list[str]:
    """The texts of a row in which a cell stands between a label and the figure 7."""
    cells = (run("收到申请数"), f"<w:pPr>{paragraph}</w:pPr>{content}", run("7"))
    texts_of = "".join(f"<w:tc><w:p>{cell}</w:p></w:tc>" for cell in cells)
    table = f"<w:tbl><w:tr><w:trPr>{row}</w:trPr>{texts_of}</w:tr></w:tbl>"
    return grids(styled(table))[0][0]


def look(properties: str, text: str = "1") -> str:
    """A run with properties."""
    return f"<w:r><w:rPr>{properties}</w:rPr><w:t>{text}</w:t></w:r>"


@pytest.mark.parametrize(
    ("properties", "text"),
    [
        ("<w:position w:val='8'/>", "128"), ("<w:position w:val='-6'/>", "128"),
        ("<w:position w:val='6pt'/>", "128"), ("<w:position w:val='0'/>", "1281"),
        ("<w:rStyle w:val='red'/>", "128"), ("<w:rStyle w:val='gone2'/>", "128"),
        ("<w:rStyle w:val='level'/>", "1281"), ("<w:rStyle w:val='ring'/>", "1281"),
        ("<w:rStyle w:val='red'/><w:vertAlign w:val='baseline'/>", "1281"),
        ("<w:rStyle w:val='gone'/><w:vanish w:val='0'/>", "1281"),
        ("<w:vanish w:val='false'/>", "1281"),
    ],
)  # fmt: skip
def test_marks_by_position_and_by_inherited_styles(properties: str, text: str) -> None:
    assert cell_of(run("128") + look(properties))[1] == text


def test_what_is_moved_as_a_whole_is_no_mark() -> None:
    moved = "<w:position w:val='4'/>"
    assert cell_of(look(moved, "12") + look(moved, "8"))[1] == "128"
    assert texts(package(f"<w:p>{look(moved, '一、')}{look(moved, '总体情况')}</w:p>")) == [
        "一、总体情况"
    ]
    assert texts(package(f"<w:p>{run('1')}{look(moved, '一二三四五六七八九')}</w:p>")) == [
        "1一二三四五六七八九"
    ]


def test_a_paragraph_that_its_style_hides() -> None:
    assert cell_of(run("9"), paragraph="<w:pStyle w:val='away'/>")[1] == ""
    assert cell_of(look("<w:vanish w:val='0'/>"), paragraph="<w:pStyle w:val='away'/>")[1] == "1"


def test_a_symbol_beside_digits_is_an_object() -> None:
    symbol = "<w:r><w:sym w:font='Symbol' w:char='F031'/></w:r>"
    assert cell_of(symbol + run("287"))[1] == f"{OBJECT}287"
    assert cell_of(run("28") + symbol)[1] == f"28{OBJECT}"
    assert cell_of(symbol + run("公开"))[1] == "公开"
    assert cell_of(symbol)[1] == OBJECT


ALTERNATES = (
    "<mc:AlternateContent xmlns:mc='http://schemas.openxmlformats.org/markup-compatibility/2006'"
    " xmlns:w14='http://schemas.microsoft.com/office/word/2010/wordml' xmlns:zz='urn:zz'>"
)


@pytest.mark.parametrize(
    ("requires", "text"), [("w14", "9"), ("zz", "5"), ("w14 zz", "5"), ("unbound", "5")]
)
def test_of_alternates_the_first_that_is_understood(requires: str, text: str) -> None:
    choice = f"<mc:Choice Requires='{requires}'>{run('9')}</mc:Choice>"
    fallback = f"<mc:Fallback>{run('5')}</mc:Fallback>"
    assert cell_of(f"{ALTERNATES}{choice}{fallback}</mc:AlternateContent>")[1] == text
    assert cell_of(f"{run('3')}{ALTERNATES}{choice}</mc:AlternateContent>")[1] == (
        "39" if text == "9" else "3"
    )


@pytest.mark.parametrize(
    ("namespace", "text"),
    [
        ("http://schemas.microsoft.com/office/word/2010/wordprocessingShape", "9"),
        ("http://schemas.microsoft.com/office/word/2012/wordml", "9"),
        ("http://schemas.microsoft.com/office/drawing/2016/ink", "9"),
        ("http://schemas.openxmlformats.org/wordprocessingml/2006/main", "9"),
        ("urn:schemas-microsoft-com:vml", "9"),
        ("http://schemas.microsoft.com/office/word/2088/wordml", "5"),
        ("http://schemas.microsoft.com/office/word/2010/wordml/more", "5"),
        ("http://schemas.microsoft.com/office/drawing/2077/main", "5"),
        ("http://schemas.openxmlformats.org/wordprocessingml/2066/main", "5"),
        ("urn:schemas-microsoft-com:office:other", "5"),
        ("http://schemas.microsoft.com/office/word/", "5"),
    ],
)
def test_a_namespace_is_understood_by_its_name(namespace: str, text: str) -> None:
    opening = ALTERNATES.replace("urn:zz", namespace)
    choice = f"<mc:Choice Requires='zz'>{run('9')}</mc:Choice>"
    fallback = f"<mc:Fallback>{run('5')}</mc:Fallback>"
    cells = run("收到申请数"), f"{opening}{choice}{fallback}</mc:AlternateContent>"
    row = "".join(f"<w:tc><w:p>{cell}</w:p></w:tc>" for cell in cells)
    data = zipped(word_parts(f"<w:tbl><w:tr>{row}</w:tr></w:tbl>"))
    assert grids(data)[0][0][1] == text


def test_rows_that_are_not_hidden_and_columns_left_free() -> None:
    free = "<w:gridBefore w:val='{}'/><w:gridAfter w:val='{}'/>"
    assert cell_of(run("5"), "<w:hidden w:val='0'/>") == ["收到申请数", "5", "7"]
    assert cell_of(run("5"), free.format(0, 0)) == ["收到申请数", "5", "7"]
    assert cell_of(run("5"), free.format(1, 2)) == ["", "收到申请数", "5", "7", "", ""]


def math(content: str) -> str:
    """A formula of runs of mathematical text, each within an element."""
    space = "xmlns:m='http://schemas.openxmlformats.org/officeDocument/2006/math'"
    return f"<m:oMath {space}>{content}</m:oMath>"


def term(text: str) -> str:
    return f"<m:r><m:t>{text}</m:t></m:r>"


@pytest.mark.parametrize(
    "formula",
    [
        f"<m:sSup><m:e>{term('12')}</m:e><m:sup>{term('8')}</m:sup></m:sSup>",
        f"<m:sSub><m:e>{term('12')}</m:e><m:sub>{term('8')}</m:sub></m:sSub>",
        f"<m:sPre><m:sup>{term('1')}</m:sup><m:e>{term('28')}</m:e></m:sPre>",
        f"<m:rad><m:deg>{term('1')}</m:deg><m:e>{term('28')}</m:e></m:rad>",
        f"<m:f><m:num>{term('12')}</m:num><m:den>{term('8')}</m:den></m:f>",
    ],
)
def test_a_formula_whose_digits_stand_in_no_line_is_no_figure(formula: str) -> None:
    assert cell_of(math(formula))[1] == OBJECT


def test_a_formula_in_a_line_is_text() -> None:
    assert cell_of(math(term("128")))[1] == "128"
    unit = f"<m:sSup><m:e>{term('m')}</m:e><m:sup>{term('2')}</m:sup></m:sSup>"
    assert cell_of(run("128") + math(unit))[1] == "128m2"


def test_digits_that_are_turned_around_are_no_figure() -> None:
    turned = "<w:bdo w:val='{}'>{}</w:bdo>"
    assert cell_of(turned.format("rtl", run("128")))[1] == OBJECT
    assert cell_of(turned.format("ltr", run("128")))[1] == "128"


def control(content: str, properties: str = "<w:showingPlcHdr/>") -> str:
    return f"<w:sdt><w:sdtPr>{properties}</w:sdtPr><w:sdtContent>{content}</w:sdtContent></w:sdt>"


def test_what_a_control_shows_until_it_is_filled_in_is_no_value() -> None:
    assert cell_of(control(run("0")))[1] == OBJECT
    assert cell_of(control(run("无")))[1] == OBJECT
    assert cell_of(run("12") + control(run("0") + run("0")))[1] == f"12{OBJECT}"
    assert cell_of(control(run("0"), "<w:showingPlcHdr w:val='0'/>"))[1] == "0"
    assert cell_of(control(run("0"), ""))[1] == "0"
    assert cell_of(control("") + run("5"))[1] == "5"


def test_a_placeholder_outside_cells_stays_where_it_holds_no_digit() -> None:
    for text, shown in (("单击此处输入标题", "单击此处输入标题"), ("收到0件", OBJECT)):
        assert texts(package(f"<w:p>{control(run(text))}</w:p>")) == [shown]
    cell = f"<w:tc><w:p>{run('0')}</w:p></w:tc>"
    label = f"<w:tc><w:p>{run('收到申请数')}</w:p></w:tc>"
    table = f"<w:tbl><w:tr>{label}{control(cell)}</w:tr></w:tbl>"
    assert grids(package(table))[0] == [["收到申请数", OBJECT]]


@pytest.mark.parametrize(
    ("style", "text"),
    [
        ("FootnoteReference", "128"),
        ("EndnoteReference", "128"),
        ("af1", "128"),
        ("Emphasis9", "1281"),
    ],
)
def test_the_style_of_a_notes_mark_need_not_say_how_it_is_set(style: str, text: str) -> None:
    mark = look(f"<w:rStyle w:val='{style}'/>")
    assert cell_of(run("128") + mark)[1] == text
    assert cell_of(mark)[1] == "1"
