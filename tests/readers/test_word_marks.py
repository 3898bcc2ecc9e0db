"""Digits of a Word document that are set apart, hidden or drawn: each is read, left out, or makes an object."""

from __future__ import annotations

import pytest

from govreport_parse.model.grid import OBJECT
from tests.pages import W, grids, run, word_parts, zipped


def set_as(text: str, properties: str = "") -> str:
    """A run with properties."""
    return f"<w:r><w:rPr>{properties}</w:rPr><w:t>{text}</w:t></w:r>"


def style(name: str, properties: str, *, kind: str = "character", based: str = "") -> str:
    return (
        f"<w:style w:type='{kind}' w:styleId='{name}'><w:basedOn w:val='{based}'/>"
        f"<w:rPr>{properties}</w:rPr></w:style>"
    )


def shade(fill: str, pattern: str = "clear", colour: str = "auto") -> str:
    return f"<w:shd w:val='{pattern}' w:color='{colour}' w:fill='{fill}'/>"


def ink(colour: str) -> str:
    return f"<w:color w:val='{colour}'/>"


def marker(colour: str) -> str:
    return f"<w:highlight w:val='{colour}'/>"


def cell(
    content: str, *, of_cell: str = "", table: str = "", paragraph: str = "", styles: str = ""
) -> str:
    """The text of a cell between a label and the figure 7."""
    inner = (
        ("", "", run("收到申请数")), (of_cell, paragraph, content), ("", "", run("7")),
    )  # fmt: skip
    row = "".join(
        f"<w:tc><w:tcPr>{own}</w:tcPr><w:p><w:pPr>{line}</w:pPr>{text}</w:p></w:tc>"
        for own, line, text in inner
    )
    body = f"<w:tbl><w:tblPr>{table}</w:tblPr><w:tr>{row}</w:tr></w:tbl>"
    sheet = f"<w:styles {W}>{styles}</w:styles>"
    parts = word_parts(body, ("rS", "styles", "styles.xml"), styles__xml=sheet)
    return str(grids(zipped(parts))[0][0][1])


TWELVE = run("12")
HIGH = "<w:vertAlign w:val='superscript'/>"
STYLES = (
    style("high", HIGH) + style("high2", "<w:b/>", based="high")
    + style("level", "<w:vertAlign w:val='baseline'/>", based="high2")
    + style("moved", "<w:position w:val='6'/>") + style("moved2", "<w:sz w:val='12'/>", based="moved")
    + style("gone", "<w:vanish/>") + style("gone2", "", based="gone")
    + style("back", "<w:vanish w:val='0'/>", based="gone2")
    + style("struck", "<w:dstrike/>") + style("struck2", "", based="struck")
    + style("white", ink("FFFFFF")) + style("white2", "", based="white")
    + style("grey", ink("C0C0C0")) + style("dark", shade("1F4E79"))
    + style("away", "<w:vanish/>", kind="paragraph") + style("pale", ink("FFFFFF"), kind="paragraph")
    + style("small", "<w:sz w:val='10'/>")
)  # fmt: skip


def named(name: str) -> str:
    return f"<w:rStyle w:val='{name}'/>"


class TestColours:
    @pytest.mark.parametrize(
        ("colour", "ground"),
        [
            ("C0C0C0", "C0C0C0"), ("FF0000", "ff0000"), ("000000", "000000"), ("D9D9D9", "D8D9D9"),
            ("FFFFFF", "FFFFFF"), ("FEFEFE", "FFFFFF"), ("1F4E79", "1F4E79"),
        ],
    )  # fmt: skip
    def test_on_its_own_colour_a_digit_is_not_seen(self, colour: str, ground: str) -> None:
        unseen, behind = ink(colour), shade(ground)
        assert cell(set_as("4", unseen + behind) + TWELVE) == "12"
        assert cell(set_as("4", unseen) + TWELVE, of_cell=behind) == "12"
        assert cell(set_as("4", unseen) + TWELVE, paragraph=behind) == "12"
        assert cell(set_as("4", unseen) + TWELVE, table=behind) == "12"
        assert cell(set_as("4", unseen), of_cell=behind) == ""

    @pytest.mark.parametrize(
        ("colour", "behind"),
        [
            ("FFFF00", marker("yellow")), ("000000", marker("black")), ("FFFFFF", marker("white")),
            ("C0C0C0", marker("lightGray")), ("FFFFFF", marker("none")),
            ("000000", shade("FFFFFF", "solid", "000000")), ("000000", shade("auto", "solid")),
        ],
    )  # fmt: skip
    def test_markers_and_patterns(self, colour: str, behind: str) -> None:
        assert cell(set_as("4", ink(colour) + behind) + TWELVE) == "12"

    @pytest.mark.parametrize(
        ("properties", "around"),
        [
            (ink("auto"), {"of_cell": shade("000000")}), (ink("000000"), {"of_cell": shade("C0C0C0")}),
            (ink("C0C0C0") + shade("FFFFFF"), {"of_cell": shade("C0C0C0")}),
            (ink("FFFFFF"), {"of_cell": shade("C0C0C0", "pct25")}), (ink("000000") + marker("yellow"), {}),
            (ink("FFFFFF") + marker("black"), {}), (ink("C0C0C0"), {}), (ink("808080"), {"of_cell": shade("C0C0C0")}),
            (ink("C0C0C0") + marker("black"), {"of_cell": shade("C0C0C0")}),
        ],
    )  # fmt: skip
    def test_on_another_it_is(self, properties: str, around: dict[str, str]) -> None:
        assert cell(set_as("4", properties) + TWELVE, **around) == "412"

    def test_what_is_nearest_to_a_run_is_behind_it(self) -> None:
        white = set_as("4", ink("FFFFFF")) + TWELVE
        assert cell(white, of_cell=shade("FFFFFF"), table=shade("1F4E79")) == "12"
        assert cell(white, of_cell=shade("1F4E79"), table=shade("FFFFFF")) == "412"
        assert cell(white, of_cell=shade("auto"), table=shade("1F4E79")) == "412"

    def test_colours_of_styles(self) -> None:
        for name in ("white", "white2"):
            assert cell(set_as("4", named(name)) + TWELVE, styles=STYLES) == "12"
        grey = set_as("4", named("grey")) + TWELVE
        assert cell(grey, of_cell=shade("C0C0C0"), styles=STYLES) == "12"
        assert cell(grey, styles=STYLES) == "412"
        assert cell(set_as("4", named("white") + ink("000000")) + TWELVE, styles=STYLES) == "412"
        assert cell(set_as("4", named("dark") + ink("FFFFFF")) + TWELVE, styles=STYLES) == "412"
        assert cell(set_as("4", named("dark") + ink("1F4E79")) + TWELVE, styles=STYLES) == "12"
        of_line = "<w:pStyle w:val='pale'/>"
        black = run("4") + set_as("12", ink("000000"))
        assert cell(black, paragraph=of_line, styles=STYLES) == "12"
        assert cell(run("4"), paragraph=of_line, styles=STYLES) == ""

    @pytest.mark.parametrize(
        ("properties", "text"),
        [
            (ink("FFFF00") + marker("yellow"), "12"), (ink("FFFF00") + marker("none"), "412"),
            (ink("FFFFFF") + marker("black") + shade("FFFFFF"), "412"), (ink("000000") + marker("black"), "12"),
            (ink("FFFFFF") + marker("none") + shade("1F4E79"), "412"), (ink("FFFFFF") + marker("plaid"), "412"),
        ],
    )  # fmt: skip
    def test_markers_of_styles(self, properties: str, text: str) -> None:
        styles = style("m", properties) + style("m2", "", based="m")
        assert cell(set_as("4", named("m")) + TWELVE, styles=styles) == text
        assert cell(set_as("4", named("m2")) + TWELVE, styles=styles) == text

    def test_no_fill_and_the_colour_of_paper(self) -> None:
        word = "xmlns:w14='http://schemas.microsoft.com/office/word/2010/wordml'"
        for of in ("textFill", "textOutline"):
            unfilled = f"<w14:{of} {word}><w14:noFill/></w14:{of}>"
            expected = "12" if of == "textFill" else "412"
            assert cell(set_as("4", unfilled) + TWELVE) == expected
        for theme, expected in (("background1", "12"), ("light1", "12"), ("text1", "412")):
            for value in ("", " w:val='auto'", " w:val='000000'"):
                colour = f"<w:color{value} w:themeColor='{theme}'/>"
                seen = "412" if "000000" in value else expected
                assert cell(set_as("4", colour) + TWELVE) == seen
                assert cell(set_as("4", named("t")) + TWELVE, styles=style("t", colour)) == seen

    def test_of_a_drawing_the_colour_is_not_known(self) -> None:
        box = f"<w:txbxContent><w:p>{set_as('4', ink('FFFFFF'))}{TWELVE}</w:p></w:txbxContent>"
        assert "412" in cell(f"<w:r><w:pict>{box}</w:pict></w:r>")


class TestHidden:
    @pytest.mark.parametrize(
        "properties",
        ["<w:vanish/>", named("gone"), named("gone2"), named("back") + "<w:vanish/>"],
    )
    def test_what_is_hidden_is_no_digit(self, properties: str) -> None:
        assert cell(set_as("4", properties) + TWELVE, styles=STYLES) == "12"

    @pytest.mark.parametrize(
        "properties",
        ["<w:vanish w:val='0'/>", named("back"), named("gone") + "<w:vanish w:val='false'/>", "<w:webHidden/>"],
    )  # fmt: skip
    def test_what_is_not_is_one(self, properties: str) -> None:
        assert cell(set_as("4", properties) + TWELVE, styles=STYLES) == "412"

    def test_what_two_styles_hide_is_shown(self) -> None:
        of_line = "<w:pStyle w:val='away'/>"
        shown = set_as("4", named("gone")) + set_as("12", "<w:vanish w:val='0'/>")
        assert cell(shown, paragraph=of_line, styles=STYLES) == "412"
        assert cell(run("4") + set_as("12", "<w:vanish w:val='0'/>"), paragraph=of_line, styles=STYLES) == "12"  # fmt: skip

    @pytest.mark.parametrize(
        "usual",
        [
            "<w:docDefaults><w:rPrDefault><w:rPr><w:vanish/></w:rPr></w:rPrDefault></w:docDefaults>",
            "<w:style w:type='paragraph' w:default='1' w:styleId='a'><w:rPr><w:vanish/></w:rPr></w:style>",
        ],
    )
    def test_what_all_paragraphs_have(self, usual: str) -> None:
        shown = set_as("12", "<w:vanish w:val='0'/>")
        assert cell(run("4") + shown, styles=usual) == "12"
        other = style("other", "<w:vanish w:val='0'/>", kind="paragraph")
        named_other = "<w:pStyle w:val='other'/>"
        assert cell(run("4") + shown, styles=usual + other, paragraph=named_other) == "412"

    @pytest.mark.parametrize("properties", ["<w:dstrike/>", named("struck"), named("struck2")])
    def test_what_is_struck(self, properties: str) -> None:
        struck = set_as("4", properties)
        assert cell(struck + TWELVE, styles=STYLES) == "12"
        assert cell(TWELVE + struck, styles=STYLES) == "12"
        assert cell(run("1") + struck + run("2"), styles=STYLES) == f"1{OBJECT}2"
        assert cell(struck, styles=STYLES) == OBJECT
        assert cell(set_as("4", f"{properties}<w:dstrike w:val='0'/>") + TWELVE, styles=STYLES) == (
            "412" if "rStyle" in properties else "12"
        )


class TestTooSmall:
    @pytest.mark.parametrize(
        "properties",
        [
            "<w:sz w:val='2'/>", "<w:sz w:val='1'/><w:szCs w:val='1'/>", "<w:sz w:val='0'/>", "<w:sz w:val='1pt'/>",
            "<w:sz w:val='1.5'/>", named("speck"), named("speck2"), named("big") + "<w:sz w:val='2'/>",
        ],
    )  # fmt: skip
    def test_a_digit_of_a_point_is_not_seen(self, properties: str) -> None:
        styles = (
            style("speck", "<w:sz w:val='2'/>") + style("speck2", "<w:b/>", based="speck")
            + style("big", "<w:sz w:val='32'/>")
        )  # fmt: skip
        assert cell(set_as("4", properties) + TWELVE, styles=styles) == "12"
        assert cell(TWELVE + set_as("4", properties), styles=styles) == "12"
        assert cell(run("1") + set_as("4", properties) + run("2"), styles=styles) == "12"
        assert cell(set_as("4", properties), styles=styles) == ""

    @pytest.mark.parametrize(
        ("properties", "text"),
        [
            ("<w:sz w:val='20'/>", "412"), ("<w:szCs w:val='2'/>", "412"), ("<w:sz w:val='2pt'/>", f"4{OBJECT}12"),
            ("<w:sz w:val='3'/>", f"4{OBJECT}12"), (named("speck") + "<w:sz w:val='21'/>", "412"),
            ("<w:sz w:val='a2'/>", "412"), ("<w:sz w:val=''/>", "412"),
        ],
    )  # fmt: skip
    def test_one_of_more_is(self, properties: str, text: str) -> None:
        styles = style("speck", "<w:sz w:val='2'/>")
        assert cell(set_as("4", properties) + TWELVE, styles=styles) == text

    @pytest.mark.parametrize(
        "usual",
        [
            "<w:docDefaults><w:rPrDefault><w:rPr><w:sz w:val='2'/></w:rPr></w:rPrDefault></w:docDefaults>",
            "<w:style w:type='paragraph' w:default='1' w:styleId='a'><w:rPr><w:sz w:val='1'/></w:rPr></w:style>",
        ],
    )
    def test_what_all_paragraphs_have(self, usual: str) -> None:
        shown = set_as("12", "<w:sz w:val='21'/>")
        assert cell(run("4") + shown, styles=usual) == "12"
        assert cell(shown, styles=usual) == "12"

    def test_a_mark_of_a_paragraph_has_no_text(self) -> None:
        assert cell(TWELVE, paragraph="<w:rPr><w:sz w:val='2'/></w:rPr>") == "12"


@pytest.mark.parametrize("charset", ["utf-8", "utf-16"])
def test_what_is_asked_for_by_its_name_is_found_in_every_charset(charset: str) -> None:
    own = "<w:r><w:footnoteReference w:customMarkFollows='1' w:id='2'/><w:t>5</w:t></w:r>"
    row = "".join(
        f"<w:tc><w:p>{content}</w:p></w:tc>"
        for content in (run("收到申请数"), TWELVE + own, set_as("4", "<w:sz w:val='2'/>") + TWELVE)
    )
    parts = word_parts(f"<w:tbl><w:tr>{row}</w:tr></w:tbl>")
    parts["word/document.xml"] = str(parts["word/document.xml"]).encode(charset)
    assert grids(zipped(parts))[0][0][1:] == ["12", "12"]


class TestNotes:
    @pytest.mark.parametrize("kind", ["footnote", "endnote"])
    def test_a_mark_that_follows_its_reference_is_no_digit(self, kind: str) -> None:
        def note(text: str, follows: str = "1", properties: str = "") -> str:
            own = f"<w:{kind}Reference w:customMarkFollows='{follows}' w:id='2'/>"
            return f"<w:r><w:rPr>{properties}</w:rPr>{own}{text}</w:r>"

        for mark in (
            "<w:t>5</w:t>",
            "<w:t>15</w:t>",
            "<w:t>*</w:t>",
            "<w:sym w:font='Symbol' w:char='F02A'/>",
        ):
            for properties in ("", HIGH, named("FootnoteReference"), "<w:sz w:val='12'/>"):
                for follows in ("1", "true", "on"):
                    assert cell(TWELVE + note(mark, follows, properties)) == "12"
        assert cell(TWELVE + note("<w:t>5</w:t>") + run("3")) == f"12{OBJECT}3"
        assert cell(TWELVE + note("<w:t>512</w:t>")) == f"12{OBJECT}"
        assert cell(note("<w:t>5</w:t>") + TWELVE) == f"{OBJECT}12"
        before = f"<w:r><w:t>12</w:t><w:{kind}Reference w:customMarkFollows='1' w:id='2'/><w:t>5</w:t></w:r>"
        assert cell(before) == "12"
        assert cell(note("<w:t>5</w:t>")) == "5"
        assert cell(TWELVE + note("") + run("5")) == f"12{OBJECT}5"
        assert cell(TWELVE + note("") + run("*")) == "12*"

    def test_a_link_to_a_note_is_a_mark(self) -> None:
        def link(anchor: str, text: str, properties: str = "") -> str:
            return f"<w:hyperlink w:anchor='{anchor}'>{set_as(text, properties)}</w:hyperlink>"

        for anchor in ("_ftn1", "_edn2", "note1", "注1"):
            for mark in ("1", "[1]", "*", "[注1]", "[i]"):
                assert cell(TWELVE + link(anchor, mark)) == "12"
                assert cell(TWELVE + link(anchor, mark, "<w:vertAlign w:val='baseline'/>")) == "12"
            assert cell(link(anchor, "12")) == "12"
            assert cell(TWELVE + link(anchor, "1") + run("5")) == f"12{OBJECT}5"
            assert cell(run("公开") + link(anchor, "附件二")) == "公开附件二"
        for anchor in ("_Toc260101", "_Ref260101", "b1", "关注", "notice"):
            assert cell(run("1") + link(anchor, "2")) == "12"

    def test_a_mark_that_the_program_writes_parts_digits(self) -> None:
        for properties in ("", HIGH, named("FootnoteReference")):
            note = f"<w:r><w:rPr>{properties}</w:rPr><w:footnoteReference w:id='2'/></w:r>"
            assert cell(TWELVE + note) == "12"
            assert cell(note) == ""
            assert cell(TWELVE + note + run("5")) == f"12{OBJECT}5"
            assert cell(run("公开") + note + run("5")) == "公开5"
        unfollowed = (
            "<w:r><w:footnoteReference w:customMarkFollows='0' w:id='2'/><w:t>5</w:t></w:r>"
        )
        assert cell(TWELVE + unfollowed) == f"12{OBJECT}5"
        assert cell(unfollowed) == "5"


class TestRaised:
    @pytest.mark.parametrize(
        "properties",
        [HIGH, named("high"), named("high2"), named("moved"), named("moved2"), "<w:position w:val='6'/>"],
    )  # fmt: skip
    def test_a_mark_follows_its_figure_and_is_short(self, properties: str) -> None:
        def high(text: str) -> str:
            return set_as(text, properties)

        assert cell(TWELVE + high("1"), styles=STYLES) == "12"
        assert cell(TWELVE + high("1") + high("2"), styles=STYLES) == "12"
        assert cell(TWELVE + high("*"), styles=STYLES) == "12"
        assert cell(run("1") + high("281"), styles=STYLES) == f"1{OBJECT}"
        assert cell(run("1") + high("2") + high("8") + high("1"), styles=STYLES) == f"1{OBJECT}"
        assert cell(high("1") + run("28"), styles=STYLES) == f"{OBJECT}28"
        assert cell(run("1") + high("3") + run("2"), styles=STYLES) == f"1{OBJECT}2"
        assert cell(high("281"), styles=STYLES) == "281"
        assert cell(high("*") + TWELVE, styles=STYLES) == "12"

    @pytest.mark.parametrize(
        "properties", [named("level"), named("moved") + "<w:position w:val='0'/>"]
    )
    def test_what_is_level_again(self, properties: str) -> None:
        assert cell(TWELVE + set_as("1", properties), styles=STYLES) == "121"

    @pytest.mark.parametrize("points", ["2", "-2", "5", "2pt"])
    def test_what_is_hardly_moved_may_be_part_of_the_figure(self, points: str) -> None:
        moved = f"<w:position w:val='{points}'/>"
        assert cell(TWELVE + set_as("8", moved)) == f"12{OBJECT}"
        assert cell(set_as("4", moved) + TWELVE) == f"{OBJECT}12"
        assert cell(TWELVE + set_as("件", moved)) == "12件"
        assert cell(set_as("12", moved)) == "12"


class TestSetOtherwise:
    @pytest.mark.parametrize(
        "properties",
        [
            "<w:sz w:val='12'/>", named("small"), "<w:sz w:val='3'/>", "<w:w w:val='1'/>",
            "<w:spacing w:val='-400'/>", ink("F2F2F2"),
            ink("B0B0B0") + shade("C0C0C0"),
        ],
    )  # fmt: skip
    def test_digits_that_are_set_otherwise_are_not_read_as_one_number(
        self, properties: str
    ) -> None:
        assert cell(TWELVE + set_as("1", properties), styles=STYLES) == f"12{OBJECT}1"
        assert cell(set_as("1", properties) + TWELVE, styles=STYLES) == f"1{OBJECT}12"
        assert cell(set_as("1", properties) + set_as("2", properties), styles=STYLES) == "12"
        assert cell(TWELVE + set_as("件", properties), styles=STYLES) == "12件"
        assert (
            cell(TWELVE + "<w:r><w:br/></w:r>" + set_as("1", properties), styles=STYLES) == "12\n1"
        )

    @pytest.mark.parametrize(
        "properties",
        [
            "<w:sz w:val='18'/>",
            "<w:w w:val='90'/>",
            "<w:spacing w:val='-10'/>",
            ink("C0C0C0"),
            "<w:b/>",
        ],
    )
    def test_what_hardly_differs_is(self, properties: str) -> None:
        assert cell(TWELVE + set_as("1", properties)) == "121"

    def test_what_stands_between_and_does_not_print(self) -> None:
        small = "<w:sz w:val='12'/>"
        hidden = set_as("9", "<w:vanish/>")
        assert cell(TWELVE + hidden + set_as("1", small)) == f"12{OBJECT}1"
        deleted = f"<w:del>{set_as('9')}</w:del>"
        assert cell(TWELVE + deleted + set_as("1", small)) == f"12{OBJECT}1"
        assert cell(TWELVE + hidden + run("1")) == "121"


class TestFields:
    BEGIN, SEPARATE, END = (
        f"<w:r><w:fldChar w:fldCharType='{kind}'/></w:r>" for kind in ("begin", "separate", "end")
    )

    def field(self, code: str, result: str | None = None) -> str:
        stored = "" if result is None else self.SEPARATE + result
        return f"{self.BEGIN}<w:r><w:instrText>{code}</w:instrText></w:r>{stored}{self.END}"

    def test_what_a_field_shows_without_a_result_is_not_known(self) -> None:
        for code in ("EQ \\o(1,2)", "SEQ a", " LISTNUM "):
            assert cell(TWELVE + self.field(code)) == f"12{OBJECT}"
            assert cell(self.field(code) + TWELVE) == f"{OBJECT}12"
            assert cell(self.field(code)) == OBJECT
            assert cell(run("公开") + self.field(code)) == "公开"
        for code in ("XE 4", "tc 4", ""):
            assert cell(TWELVE + self.field(code)) == "12"
        assert cell(TWELVE + self.field("FORMDROPDOWN", "")) == f"12{OBJECT}"

    def test_of_the_others_the_result_prints(self) -> None:
        assert cell(self.field("=SUM(ABOVE)", TWELVE)) == "12"
        assert cell(self.field("=4", self.field("=5", TWELVE))) == "12"
        nested = f"{self.BEGIN}<w:r><w:instrText>IF </w:instrText></w:r>{self.field('EQ 4')}"
        assert cell(f"{nested}{self.SEPARATE}{TWELVE}{self.END}") == "12"
        assert cell(f"<w:fldSimple w:instr='=4'>{TWELVE}</w:fldSimple>") == "12"

    @pytest.mark.parametrize("name", ["pgNum", "yearLong", "dayShort"])
    def test_numbers_that_the_program_writes(self, name: str) -> None:
        assert cell(f"{TWELVE}<w:r><w:{name}/></w:r>") == f"12{OBJECT}"
        assert cell(f"{run('公开')}<w:r><w:{name}/></w:r>") == "公开"


@pytest.mark.parametrize(
    ("change", "text"),
    [
        ("<w:del>{}</w:del>", "12"), ("<w:ins>{}</w:ins>", "412"), ("<w:moveFrom>{}</w:moveFrom>", "12"),
        ("<w:moveTo>{}</w:moveTo>", "412"), ("<w:ins><w:del>{}</w:del></w:ins>", "12"),
        ("<w:del><w:ins>{}</w:ins></w:del>", "12"),
        ("<w:del><w:sdt><w:sdtContent>{}</w:sdtContent></w:sdt></w:del>", "12"),
        ("<w:sdt><w:sdtPr><w:showingPlcHdr/></w:sdtPr><w:sdtContent>{}</w:sdtContent></w:sdt>", f"{OBJECT}12"),
        ("<w:sdt><w:sdtPr><w:placeholder/></w:sdtPr><w:sdtContent>{}</w:sdtContent></w:sdt>", "412"),
    ],
)  # fmt: skip
def test_changes_and_controls(change: str, text: str) -> None:
    assert cell(change.format(run("4")) + TWELVE) == text


SYMBOL = "<w:r><w:rPr>{}</w:rPr><w:sym w:font='Wingdings' w:char='F081'/></w:r>"


@pytest.mark.parametrize(
    ("content", "text"),
    [
        (run("1") + SYMBOL.format("") + run("2"), f"1{OBJECT}2"),
        (TWELVE + SYMBOL.format("<w:vanish/>"), "12"),
        (TWELVE + SYMBOL.format(HIGH), "12"), (f"<w:del>{SYMBOL.format('')}</w:del>{TWELVE}", "12"),
        ("<w:r><w:t>12</w:t><w:sym w:font='Symbol' w:char='F031'/></w:r>", f"12{OBJECT}"),
        (TWELVE + SYMBOL.format("") + run("件"), f"12{OBJECT}件"),
    ],
)  # fmt: skip
def test_symbols_beside_text(content: str, text: str) -> None:
    assert cell(content) == text
