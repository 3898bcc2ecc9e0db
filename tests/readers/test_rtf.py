"""RTF written by hand: what it prints, and what is refused of it."""

from __future__ import annotations

import pytest

import govreport_parse as gp
from govreport_parse.model.document import LOST, Paragraph, Table
from govreport_parse.model.grid import OBJECT
from tests import word
from tests.pages import zipped
from tests.readers.test_doc import shown
from tests.rendering.rich import Habits, as_rtf

HEAD = (
    r"{\rtf1\ansi\ansicpg936\deff0{\fonttbl{\f0\fnil\fcharset134 SimSun;}{\f1\fcharset2 Wingdings;}{\f2\fcharset0 Arial;}"
    r"{\f3\fcharset136 MingLiU;}}{\colortbl;\red255\green255\blue255;\red0\green0\blue0;}"
)  # fmt: skip
NUMBERED = (
    r"{\*\listtable{\list{\listlevel\levelnfc39\levelfollow2\levelstartat1{\leveltext\'02\'00\u12289?;}{\levelnumbers\'01;}}"
    r"{\listlevel\levelnfc0\levelfollow2\levelstartat1{\leveltext\'03\u65288?\'01\u65289?;}{\levelnumbers\'02;}}"
    r"{\listname ;}\listid7}}{\*\listoverridetable{\listoverride\listid7\listoverridecount0\ls1}"
    r"{\listoverride\listid7\listoverridecount1{\lfolevel\listoverridestartat\levelstartat5}\ls2}}"
)  # fmt: skip


def rtf(body: str, head: str = HEAD) -> bytes:
    """A file of this source, in which characters beyond ASCII are bytes of GBK as they are."""
    return (head + "\n" + body).encode("gbk") + b"}"


RUNS = {
    "plain": ("主动公开218条", "主动公开218条"),
    "in hexadecimal": (r"\'b9\'ab\'bf\'aa218\'cc\'f5", "公开218条"),
    "half in hexadecimal": (r"\'b9{}\'ab", f"{LOST}{LOST}"),
    "with a letter for the second byte": (r"\'81A\'b9\'ab", "丄公"),
    "by numbers": (r"\u20844?\u24320?218\u26465 ?", "公开218条"),
    "by negative numbers": (r"\u-28671?", "送"),
    "with two bytes for each": (r"\uc2\u20844\'b9\'ab\u24320\'bf\'aa218", "公开218"),
    "with a word for each": (r"\u20844\emdash 218", "公218"),
    "with none for each": (r"\uc0\u20844 218", "公218"),
    "and no more in a group after it": (r"\u20844{}218", "公218"),
    "in halves": (r"\u-10174?\u-8265?218", "\U00020bb7218"),
    "one half": (r"21\u-10174?8", f"21{LOST}8"),
    "in Big5": (r"{\f3 \'a4\'bd\'b6\'7d}", "公開"),
    "Chinese in a Latin font": (r"{\f2 \'b9\'ab218}", "公218"),
    "Latin in a Latin font": (r"{\f2 caf\'e9}", "café"),
    "what is no byte": (r"21\'x8", f"21{LOST}x8"),
    "deleted": (r"公开2{\deleted 99}18条", "公开218条"),
    "moved from there": (r"公开2{\mvf 99}18条", "公开218条"),
    "deleted and plain again": (r"公开{\deleted 99\plain 218}条", "公开218条"),
    "hidden": (r"公开2{\v 9}18条", "公开218条"),
    "hidden switched off": (r"公开2\v 9\v0 18条", "公开218条"),
    "struck out": (r"公开{\strike 97}{\striked1 97}218条", "公开218条"),
    "raised": (r"公开218条{\super 1}", "公开218条"),
    "raised between digits": (r"公开2{\super 1}8条", f"公开2{OBJECT}8条"),
    "raised and set back": (r"公开2{\super\nosupersub 1}8条", "公开218条"),
    "moved up": (r"公开218条{\up6 1}", "公开218条"),
    "white": (r"公开2{\cf1 9}18条", "公开218条"),
    "black": (r"公开2{\cf2 1}8条", "公开218条"),
    "white on black": (r"公开2{\cf1\chcbpat2 1}8条", "公开218条"),
    "white on a marker": (r"公开2{\cf1\highlight2 1}8条", "公开218条"),
    "too small to be seen": (r"公开2{\fs2 9}18条", "公开218条"),
    "digits of two sizes": (r"公开{\fs28 21}{\fs14 8}条", f"公开21{OBJECT}8条"),
    "a size of Chinese characters": (r"{\dbch\afs2 公}{\loch\afs2 218}", "218"),
    "a field": (r"公开{\field{\*\fldinst { = 99+1 }}{\fldrslt {218}}}条", "公开218条"),
    "a field in a field": (
        r"公开{\field{\*\fldinst IF {\field{\*\fldinst PAGE}{\fldrslt 7}}}{\fldrslt 218}}条", "公开218条",
    ),
    "a field without a result": (r"公开{\field{\*\fldinst DOCPROPERTY n}}2条", f"公开{OBJECT}2条"),
    "a page's number": (r"公开2\chpgn 条", f"公开2{OBJECT}条"),
    "a picture": (r"公开218条{\*\shppict{\pict\pngblip 89504e47}}{\nonshppict{\pict 12}}", "公开218条"),
    "a picture in bytes": (r"公开218条{\pict\bin3 }{} }", "公开218条"),
    "an object": (r"公开218条{\object{\*\objdata 01}{\result 99}}", "公开218条"),
    "a note": (r"公开218条{\super\chftn}{\footnote{\super\chftn} 12}。", "公开218条。"),
    "a note's own mark": (r"公开218{\super 3}{\footnote 12}条", "公开218条"),
    "a note's own mark that is not raised": (r"公开2183{\footnote 12}条", f"公开2183{OBJECT}条"),
    "a note after a word": (r"公开218条{\footnote 12}", "公开218条"),
    "a comment": (r"公开218条{\*\atnid A}\chatn{\*\annotation 99}", "公开218条"),
    "what nobody knows": (r"公开218条{\*\future 99}{\future 7}\future9 。", "公开218条7。"),
    "a header": (r"{\header 99}{\footerf 7}公开218条", "公开218条"),
    "a bookmark": (r"公开{\*\bkmkstart _Toc12}218条{\*\bkmkend _Toc12}", "公开218条"),
    "said in two forms": (r"公开{\upr{\fldrslt 99}{\*\ud{218}}}条", "公开218条"),
    "a symbol": (r"公开218条{\f1 A}", "公开218条"),
    "a symbol beside a digit": (r"公开21{\f1 8}条", f"公开21{OBJECT}条"),
    "signs": (r"0724\_1234\~\{\}\\\emdash", "0724-1234 {}\\—"),
    "a formula": (r"公开2{\mmath{\*\moMath{\mr 1}}}8条", "公开218条"),
    "a power": (r"公开7{\mmath{\*\moMath{\msSup{\me 1}{\msup 2}}}}条", f"公开7{OBJECT}条"),
    "lines of source": ("公开2\r\n18\n条", "公开218条"),
    "text in brackets of nothing": (r"公开{{{218}}}条", "公开218条"),
}  # fmt: skip


@pytest.mark.parametrize("case", RUNS)
def test_runs(case: str) -> None:
    source, printed = RUNS[case]
    assert shown(rtf(rf"\pard {source}\par")) == [printed]


def test_what_ends_a_paragraph() -> None:
    assert shown(rtf("一、总体情况\\par\n全年\\line 公开\\\n218条\\sect 二、\\page 三、")) == [
        "一、总体情况", "全年", "公开", "218条", "二、", "三、",
    ]  # fmt: skip


def test_a_heading_is_known_by_its_style() -> None:
    styles = (
        r"{\stylesheet{\s0 Normal;}{\s5\outlinelevel1 \u26631?;}{\s6 heading 1;}{\*\cs7 Strong;}}"
    )
    body = r"\pard\s5 甲\par\pard\s6 乙\par\pard 丙\par"
    found = gp.read_document(rtf(styles + body)).blocks
    assert found == (
        Paragraph(text="甲", heading=2), Paragraph(text="乙", heading=1), Paragraph(text="丙"),
    )  # fmt: skip


def test_the_title_that_it_carries() -> None:
    (field,) = gp.read_document(rtf(r"{\info{\title 年度报告}{\author 9}}公开\par")).fields
    assert (field.key, field.value) == ("title", "年度报告")


class TestLists:
    def test_numbers_are_restored(self) -> None:
        body = "".join(
            rf"\pard\ls{number}\ilvl{level} {text}\par"
            for text, number, level in (
                ("总体情况", 1, 0), ("概述", 1, 1), ("渠道", 1, 1), ("收费", 1, 0), ("减免", 2, 0), ("其他", 9, 0),
            )
        )  # fmt: skip
        assert shown(rtf(NUMBERED + body)) == [
            "一、总体情况", "（1）概述", "（2）渠道", "二、收费", "五、减免", "其他",
        ]  # fmt: skip

    def test_what_was_shown_goes_before_what_is_counted(self) -> None:
        body = r"\pard{\listtext\pard\plain \u22235?\u12289?\tab}\ls1 总体情况\par"
        assert shown(rtf(NUMBERED + body)) == ["四、总体情况"]

    @pytest.mark.parametrize(
        ("written", "printed"),
        [(r"{\pntext\f0 3.\tab}{\*\pn\pnlvlbody\pndec{\pntxta .}}", "3.总体情况"), (r"{\pntext\f1\'B7\tab}", "总体情况"),
         (r"{\pntext \'a1\'a4\tab}", "总体情况"), (r"{\pntext 3\tab}", "3 总体情况")],
    )  # fmt: skip
    def test_numbers_of_programs_that_know_no_lists(self, written: str, printed: str) -> None:
        assert shown(rtf(rf"\pard{written}总体情况\par")) == [printed]

    def test_a_number_before_a_figure_stands_apart(self) -> None:
        assert shown(rtf(r"\pard{\listtext 3.\tab}218条\par")) == ["3. 218条"]


def row(*cells: str, edges: str = r"\cellx1000\cellx2000", after: str = "") -> str:
    held = "".join(rf"\pard\intbl {cell}\cell " for cell in cells)
    return rf"\trowd\trleft0{edges}{held}{after}\row "


class TestRows:
    def test_merged_across_and_down(self) -> None:
        top = row("甲", "乙", edges=r"\clvmgf\cellx1000\cellx3000")
        below = row("", "1", "2", edges=r"\clvmrg\cellx1000\cellx2000\cellx3000")
        assert shown(rtf(rf"{top}{below}\pard\par")) == [[["甲", "乙", "^"], ["^", "1", "2"]]]

    def test_merged_beside(self) -> None:
        top = row("甲", "", "乙", edges=r"\clmgf\cellx1000\clmrg\cellx2000\cellx3000")
        below = row("1", "2", "3", edges=r"\cellx1000\cellx2000\cellx3000")
        assert shown(rtf(rf"{top}{below}\pard\par")) == [[["甲", "^", "乙"], ["1", "2", "3"]]]

    @pytest.mark.parametrize(
        "source",
        [
            r"\trowd\cellx1000\cellx2000\pard\intbl 甲\cell 1\cell\row\pard\intbl 乙\cell 2\cell\row\pard\par",
            r"\pard\intbl 甲\cell 1\cell\trowd\cellx1000\cellx2000\row\pard\intbl 乙\cell 2\cell\row\pard\par",
            r"{\trowd\cellx1000\cellx2000}\pard\intbl{甲}{\cell }{1\cell }\pard\intbl{\row}\pard\intbl{乙\cell}{2\cell}{\row}",
            r"\trowd\cellx1000\cellx2000 甲\cell 1\cell\row\trowd\cellx1000\cellx2000 乙\cell 2\cell\row\pard\par",
            r"\trowd\cellx1000\cellx2000\pard\intbl 甲\cell 1\cell\row\pard\itap1 乙\cell 2\cell\row",
        ],
    )
    def test_declared_before_after_or_once(self, source: str) -> None:
        assert shown(rtf(source)) == [[["甲", "1"], ["乙", "2"]]]

    def test_tables_end_where_a_paragraph_stands_outside(self) -> None:
        assert shown(rtf(row("甲", "1") + r"\pard 说明\par" + row("乙", "2"))) == [
            [["甲", "1"]], "说明", [["乙", "2"]],
        ]  # fmt: skip

    def test_lines_of_a_cell(self) -> None:
        assert shown(rtf(row(r"甲\par 乙\line 丙", "1"))) == [[["甲\n乙\n丙", "1"]]]

    @pytest.mark.parametrize("how", [r"\deleted", r"\v"])
    def test_a_row_that_is_gone(self, how: str) -> None:
        assert shown(rtf(row("甲", "1") + row("乙", "2", after=how))) == [[["甲", "1"]]]

    @pytest.mark.parametrize(
        "source",
        [row("乙2016", "2", edges=r"\cellx1000"), row("乙2016", "2", edges=r"\cellx2000\cellx1000"),
         row("乙2016", r"2\pard 3", edges=r"\cellx1000\cellx2000\cellx3000"),
         row("乙2016", "2").replace(r"\cell \row", r"\cel \row")],
    )  # fmt: skip
    def test_no_figure_is_taken_from_a_row_that_is_not_as_declared(self, source: str) -> None:
        found = shown(rtf(row("甲", "1") + source))[0]
        assert found[0][:2] == ["甲", "1"]
        assert f"乙{OBJECT}" in found[1]
        assert not any(char.isdigit() for char in repr(found[1]))

    def test_a_table_in_a_table_arranges(self) -> None:
        inner = (
            r"\pard\intbl\itap2 甲\nestcell 1\nestcell{\*\nesttableprops\trowd\cellx500\cellx900\nestrow}"
            r"{\nonesttables 99\par}\pard\intbl 下\cell"
        )
        outer = rf"\trowd\cellx1000{inner}\row\pard\par"
        assert shown(rtf(outer)) == [[["甲", "1"]], "下"]

    def test_white_on_a_cell_of_another_colour(self) -> None:
        for fill, printed in ((r"\clcbpat2", "7"), ("", "")):
            ((found,),) = shown(rtf(row("甲", r"{\cf1 7}", edges=rf"\cellx1000{fill}\cellx2000")))
            assert found[0] == "甲"
            assert (found[1] == "7") == (printed == "7")

    def test_white_in_a_table_with_a_style(self) -> None:
        (table,) = gp.read_document(
            rtf(r"\trowd\ts15\cellx1000\cellx2000\pard\intbl 甲\cell{\cf1 7}\cell\row")
        ).blocks
        assert isinstance(table, Table)
        assert [cell.text for cell in table.cells()] == ["甲", "7"]


@pytest.mark.parametrize(
    "source",
    [
        r"前{\shp{\*\shpinst{\sp{\sn a}{\sv 99}}{\shptxt\pard 框中218条\par}}{\shprslt{\*\do 7}}}\par 后\par",
        r"前{\*\do\dptxbx{\dptxbxtext\pard 框中218条\par}\dpx9}\par 后\par",
        r"前{\shp{\*\shpinst{\shptxt\pard\plain 框中218条}}}\par 后\par",
    ],
)
def test_a_text_box_stands_where_it_is_anchored(source: str) -> None:
    assert shown(rtf(source)) == ["前", "框中218条", "后"]


def test_a_cell_that_shows_a_shape_is_not_blank() -> None:
    assert shown(rtf(row("甲", r"{\shp{\*\shpinst{\sp{\sn a}{\sv 1}}}}"))) == [[["甲", OBJECT]]]


class TestRefused:
    @pytest.mark.parametrize(
        "data",
        [
            rtf(r"公开218条\par")[:-1], rtf(r"公开218条}")[:-1] + b" 9}", rtf(r"公开218条\par") + b"9",
            rtf(r"公开218条{\pict 01")[:-1], b"{\\rtf1 \\", b"{\\rtf1",
        ],
    )  # fmt: skip
    def test_what_ends_in_the_midst_or_goes_on(self, data: bytes) -> None:
        with pytest.raises(gp.UnreadableDocument, match="truncated or damaged") as caught:
            gp.read_document(data, name="甲.rtf")
        assert caught.value.message("zh").startswith("甲.rtf: RTF文件不完整")

    @pytest.mark.parametrize("after", [b"\0", b"\r\n\0\0", b"\x1a"])
    def test_what_editors_leave_after_the_end(self, after: bytes) -> None:
        assert shown(rtf("公开218条") + after) == ["公开218条"]

    @pytest.mark.parametrize("before", [b"\xef\xbb\xbf", b"\r\n ", b"\0"])
    def test_what_stands_before_its_beginning(self, before: bytes) -> None:
        assert shown(before + rtf("公开218条")) == ["公开218条"]


HABITS = [
    Habits(characters, declared)
    for characters, declared in (("unicode", "before"), ("gbk", "after"), ("raw", "both"), ("unicode_with_gbk", "both"))
]  # fmt: skip


@pytest.mark.parametrize("habits", HABITS)
def test_a_report(habits: Habits) -> None:
    docx = zipped(word.parts())
    data = as_rtf(docx, habits)
    assert word.said(data) == word.said(docx)
    assert gp.parse(data, name="甲.doc").source.format == "rtf"


def test_what_no_charset_explains_is_said() -> None:
    document = gp.read_document(rtf(r"公开2\'ff8条"))
    assert [note.code for note in document.notes] == ["GR001"]
    assert document.notes[0].at == gp.Locator(block=0, start=3, end=4)
