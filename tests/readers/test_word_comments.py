"""Comments put into Word documents: what they are on, and that nothing else changes."""

from __future__ import annotations

import io
import zipfile

import docx
import pytest

from govreport_parse.model.document import Locator
from govreport_parse.model.errors import UnreadableDocument
from govreport_parse.readers.docx.commenting import Comment, commented
from govreport_parse.readers.docx.rewriting import rewritten
from govreport_parse.readers.docx.source import in_utf8
from tests import word
from tests.commented import SIGNED, atoms, members, ranges, span_at, with_comments
from tests.pages import W, package, run, word_parts, zipped

MAIN = "word/document.xml"
BOLD = "<w:rPr><w:b/><w:sz w:val='28'/></w:rPr>"


def body(inner: str) -> bytes:
    return zipped({"[Content_Types].xml": word.types(MAIN), **word_parts(inner)})


def set_in(inner: str, *words: str | Locator) -> tuple[str, list[str]]:
    """The paragraphs of a body with comments, as XML; and what each comment is on."""
    data = body(inner)
    out = with_comments(data, *words)
    before, after = members(data)[MAIN], members(out)[MAIN]
    assert atoms(after) == atoms(before)
    text = after.decode()
    return text[text.index("<w:body>") + 8 : text.index("</w:body>")], list(ranges(out).values())


def begin(number: int) -> str:
    return f'<w:commentRangeStart w:id="{number}"/>'


def end(number: int) -> str:
    reference = f'<w:r><w:commentReference w:id="{number}"/></w:r>'
    return f'<w:commentRangeEnd w:id="{number}"/>{reference}'


class TestWords:
    def test_a_whole_run_is_not_parted(self) -> None:
        xml, on = set_in(f"<w:p>{run('收到')}{run('7件')}{run('。')}</w:p>", "7件")
        assert xml == f"<w:p>{run('收到')}{begin(0)}{run('7件')}{end(0)}{run('。')}</w:p>"
        assert on == ["7件"]

    def test_words_amid_a_run_part_it_and_all_parts_keep_its_properties(self) -> None:
        def part(text: str) -> str:
            return f"<w:r w:rsidR='00A1'>{BOLD}<w:t>{text}</w:t></w:r>"

        xml, on = set_in(f"<w:p>{part('全年收到7件申请')}</w:p>", "7件")
        assert xml == f"<w:p>{part('全年收到')}{begin(0)}{part('7件')}{end(0)}{part('申请')}</w:p>"
        assert on == ["7件"]

    def test_words_in_several_runs_are_marked_from_the_first_to_the_last(self) -> None:
        runs = f"{run('全年收到1')}<w:r>{BOLD}<w:t>2</w:t></w:r>{run('7件申请')}"
        assert set_in(f"<w:p>{runs}</w:p>", "127件")[1] == ["127件"]

    def test_between_the_texts_of_a_run_it_is_parted_too(self) -> None:
        inner = "<w:r><w:t>共计</w:t><w:tab/><w:t>7件</w:t><w:t>申请</w:t></w:r>"
        xml, on = set_in(f"<w:p>{inner}</w:p>", "7件")
        assert on == ["7件"]
        assert f"<w:tab/></w:r>{begin(0)}<w:r><w:t>7件</w:t></w:r>{end(0)}<w:r><w:t>申请" in xml

    def test_words_that_begin_or_end_a_run_part_it_once(self) -> None:
        xml, _ = set_in(f"<w:p>{run('7件申请')}</w:p>", "7件")
        assert xml == f"<w:p>{begin(0)}{run('7件')}{end(0)}{run('申请')}</w:p>"
        xml, _ = set_in(f"<w:p>{run('申请7件')}</w:p>", "7件")
        assert xml == f"<w:p>{run('申请')}{begin(0)}{run('7件')}{end(0)}</w:p>"

    @pytest.mark.parametrize(
        "stored", ["甲&amp;乙&#x4E19;丁", "甲&#38;<!--x-->乙丙丁", "甲&amp;乙<?y z?>丙丁"]
    )
    def test_characters_may_be_written_in_other_ways(self, stored: str) -> None:
        for words in ("&乙", "乙丙", "丙丁", "&"):
            assert set_in(f"<w:p>{run(stored)}</w:p>", words)[1] == [words]

    def test_a_run_that_cannot_be_parted_is_marked_as_a_whole(self) -> None:
        for inner in ("收到<![CDATA[7件]]>申请", "<![CDATA[收到7件申请]]>"):
            xml, on = set_in(f"<w:p>{run('共')}{run(inner)}</w:p>", "7件")
            assert on == ["收到7件申请"]
            assert xml == f"<w:p>{run('共')}{begin(0)}{run(inner)}{end(0)}</w:p>"

    def test_no_blank_is_lost_where_a_run_is_parted(self) -> None:
        kept = '<w:t xml:space="preserve">{}</w:t></w:r>'
        xml, on = set_in(f"<w:p>{run('收到 7 件 整')}</w:p>", "7 件", "7")
        assert on == ["7 件", "7"]
        assert xml.startswith(f"<w:p><w:r>{kept.format('收到 ')}")
        assert xml.count("xml:space") == 4
        assert set_in(f"<w:p><w:r>{kept.format('收到 7件 整')}</w:p>", "7件")[1] == ["7件"]

    def test_nor_does_one_print_that_did_not(self) -> None:
        for text in (" 收到 7件", "收到 7件 ", " 7件 "):  # those at the ends are dropped
            xml, on = set_in(f"<w:p>{run(text)}</w:p>", "7件")
            assert on == [text]
            assert "xml:space" not in xml

    def test_texts_without_blanks_say_nothing_of_them(self) -> None:
        xml, on = set_in(f"<w:p>{run('收到　7件整')}</w:p>", "7件")  # no program drops a wide one
        assert on == ["7件"]
        assert "xml:space" not in xml

    def test_several_comments_may_be_on_one_run_and_on_the_same_words(self) -> None:
        inner = f"<w:p>{run('收到7件办结5件')}</w:p>"
        xml, on = set_in(inner, "办结", "7件", "7件", "7件办结5件", "收到")
        assert on == ["收到", "7件", "7件", "7件办结5件", "办结"]
        assert f"{end(0)}{begin(1)}{begin(2)}{begin(3)}<w:r><w:t>7件</w:t></w:r>" in xml

    def test_hidden_text_between_is_left_where_it_is(self) -> None:
        hidden = "<w:r><w:rPr><w:vanish/></w:rPr><w:t>（草稿）</w:t></w:r>"
        assert set_in(f"<w:p>{run('收到7')}{hidden}{run('件申请')}</w:p>", "7件")[1] == [
            "7（草稿）件"
        ]


class TestWhereMarksStand:
    def test_a_tracked_insertion_is_parted_and_the_reference_is_none(self) -> None:
        inner = f"{run('收到')}<w:ins w:id='4' w:author='甲'>{run('申请7件整')}</w:ins>{run('。')}"
        xml, on = set_in(f"<w:p>{inner}</w:p>", "7件")
        assert on == ["7件"]
        assert (
            f'<w:commentRangeEnd w:id="0"/>{run("整")}</w:ins><w:r><w:commentReference w:id="0"/>'
            in xml
        )

    def test_deleted_text_stays_within(self) -> None:
        deleted = "<w:del w:id='3'><w:r><w:delText>6</w:delText></w:r></w:del>"
        xml, on = set_in(f"<w:p>{run('收到')}{deleted}{run('7件')}</w:p>", "到7")
        assert on == ["到7"]
        assert deleted in xml

    @pytest.mark.parametrize("name", ["hyperlink", "smartTag", "moveTo"])
    def test_a_link_or_a_move_holds_no_reference(self, name: str) -> None:
        held = f"<w:{name} w:id='7'>{run('收到7件')}</w:{name}>"
        xml, on = set_in(f"<w:p>{held}</w:p>", "7件")
        assert on == ["7件"]
        assert f"{begin(0)}{run('7件')}" in xml
        assert xml.endswith(f'</w:{name}><w:r><w:commentReference w:id="0"/></w:r></w:p>')

    def test_a_whole_link_is_marked_within_too(self) -> None:
        xml, _ = set_in(
            f"<w:p><w:hyperlink w:anchor='a'>{run('收到7件')}</w:hyperlink></w:p>", "收到7件"
        )
        assert f'{begin(0)}{run("收到7件")}<w:commentRangeEnd w:id="0"/></w:hyperlink><w:r>' in xml

    def test_a_formula_is_marked_from_without(self) -> None:
        name = "http://schemas.openxmlformats.org/officeDocument/2006/math"
        formula = f"<m:oMath xmlns:m='{name}'><m:r><m:t>7</m:t></m:r></m:oMath>"
        xml, _ = set_in(
            f"<w:p>{run('收到')}{formula}{run('件')}</w:p>", Locator(block=0, start=2, end=3)
        )
        assert xml == f"<w:p>{run('收到')}{begin(0)}{formula}{end(0)}{run('件')}</w:p>"

    @pytest.mark.parametrize(
        "held", ["<w:sdt><w:sdtPr/><w:sdtContent>{}</w:sdtContent></w:sdt>", "<w:fldSimple w:instr='DOCPROPERTY A'>{}</w:fldSimple>"],
    )  # fmt: skip
    def test_of_a_control_or_a_field_all_is_marked_from_without(self, held: str) -> None:
        inner = held.format(run("收到7件"))
        xml, on = set_in(f"<w:p>{run('共')}{inner}{run('整')}</w:p>", "7件")
        assert on == ["收到7件"]
        assert xml == f"<w:p>{run('共')}{begin(0)}{inner}{end(0)}{run('整')}</w:p>"

    def test_a_control_around_paragraphs_is_none_for_the_words_in_it(self) -> None:
        inner = f"<w:sdt><w:sdtContent><w:p>{run('收到7件')}</w:p></w:sdtContent></w:sdt>"
        assert set_in(inner, "7件")[1] == ["7件"]

    def test_the_result_of_a_field_is_marked_and_its_code_is_not(self) -> None:
        marks = [
            f"<w:r><w:fldChar w:fldCharType='{kind}'/></w:r>"
            for kind in ("begin", "separate", "end")
        ]
        code = "<w:r><w:instrText> REF a </w:instrText></w:r>"
        field = f"{marks[0]}{code}{marks[1]}{run('7件')}{marks[2]}"
        xml, on = set_in(f"<w:p>{run('收到')}{field}</w:p>", "7件")
        assert on == ["7件"]
        assert f"{marks[1]}{begin(0)}{run('7件')}{end(0)}{marks[2]}" in xml

    def test_of_a_text_box_what_holds_it_is_marked_once(self) -> None:
        box = f"<w:txbxContent><w:p>{run('7件')}</w:p></w:txbxContent>"
        names = (
            "xmlns:mc='http://schemas.openxmlformats.org/markup-compatibility/2006' "
            "xmlns:wps='http://schemas.microsoft.com/office/word/2010/wordprocessingShape'"
        )
        held = (
            f"<w:r><mc:AlternateContent {names}><mc:Choice Requires='wps'><w:drawing>{box}</w:drawing>"
            f"</mc:Choice><mc:Fallback><w:pict>{box}</w:pict></mc:Fallback></mc:AlternateContent></w:r>"
        )
        xml, _ = set_in(f"<w:p>{run('前')}{held}{run('后')}</w:p>", "7件")
        assert xml == f"<w:p>{run('前')}{begin(0)}{held}{end(0)}{run('后')}</w:p>"

    def test_words_around_a_text_box_may_be_marked_too(self) -> None:
        box = f"<w:r><w:pict><w:txbxContent><w:p>{run('框')}</w:p></w:txbxContent></w:pict></w:r>"
        assert set_in(f"<w:p>{run('前')}{box}{run('后')}</w:p>", "前后")[1] == ["前框后"]

    def test_of_a_cell_that_begins_with_a_text_box_the_text_around_it_is_marked(self) -> None:
        box = f"<w:r><w:pict><w:txbxContent><w:p>{run('框')}</w:p></w:txbxContent></w:pict></w:r>"
        for first, second in ((box, run("前后")), (run("前") + box, run("后"))):
            inner = table((f"<w:p>{run('甲')}</w:p>", f"<w:p>{first}{second}</w:p>"))
            xml, on = set_in(inner, cell(0, 1))
            assert on == ["前" if first == box else "前框"]
            assert xml.index(begin(0)) < xml.index("<w:commentRangeEnd")

    def test_the_number_of_a_list_counts_for_nothing(self) -> None:
        lists = (
            f"<w:numbering {W}><w:abstractNum w:abstractNumId='1'><w:lvl w:ilvl='0'>"
            "<w:numFmt w:val='decimal'/><w:lvlText w:val='%1.'/></w:lvl></w:abstractNum>"
            "<w:num w:numId='5'><w:abstractNumId w:val='1'/></w:num></w:numbering>"
        )
        item = "<w:p><w:pPr><w:numPr><w:numId w:val='5'/></w:numPr></w:pPr>"
        parts = word_parts(
            f"{item}{run('1件收到7件')}</w:p>",
            ("n", "numbering", "numbering.xml"),
            numbering__xml=lists,
        )
        data = zipped(parts)
        assert list(ranges(with_comments(data, "7件")).values()) == ["7件"]
        assert list(ranges(with_comments(data, "1. 1件")).values()) == ["1件"]
        number_alone = Locator(block=0, start=0, end=2)
        assert list(ranges(with_comments(data, number_alone)).values()) == ["1件收到7件"]


def table(*rows: tuple[str, ...]) -> str:
    lines = (
        f"<w:tr>{''.join(f'<w:tc><w:tcPr/>{cell}</w:tc>' for cell in row)}</w:tr>" for row in rows
    )
    return f"<w:tbl><w:tblPr/>{''.join(lines)}</w:tbl>"


def cell(row: int, column: int | None, **span: int) -> Locator:
    return Locator(block=0, row=row, column=column, **span)


class TestCells:
    HEAD = (f"<w:p>{run('指标')}</w:p>", f"<w:p>{run('件数')}</w:p>")

    @pytest.mark.parametrize(
        ("blank", "marked"),
        [
            ("<w:p/>", f"<w:p>{begin(0)}{end(0)}</w:p>".replace("</w:commentRangeStart>", "")),
            ("<w:p></w:p>", f"<w:p>{begin(0)}{end(0)}</w:p>"),
            ("<w:p><w:pPr/></w:p>", f"<w:p><w:pPr/>{begin(0)}{end(0)}</w:p>"),
            (f"<w:p w:rsidR='1'><w:pPr><w:jc w:val='center'/></w:pPr>{run('')}</w:p>",
             f"<w:p w:rsidR='1'><w:pPr><w:jc w:val='center'/></w:pPr>{begin(0)}{run('')}{end(0)}</w:p>"),
        ],
    )  # fmt: skip
    def test_a_blank_one_is_marked_in_its_paragraph(self, blank: str, marked: str) -> None:
        rows = (self.HEAD, (f"<w:p>{run('收到')}</w:p>", blank))
        xml, on = set_in(table(*rows), cell(1, 1))
        assert on == [""]
        assert xml == table(*rows).replace(blank, marked)

    def test_of_a_cell_the_text_is_marked_over_its_paragraphs(self) -> None:
        rows = (
            self.HEAD,
            (f"<w:p>{run('收到')}</w:p><w:p>{run('申请')}</w:p>", f"<w:p>{run('7')}</w:p>"),
        )
        assert set_in(table(*rows), cell(1, 0), cell(1, 1))[1] == ["收到申请", "7"]
        assert set_in(table(*rows), cell(1, 0, start=3, end=5))[1] == ["申请"]

    def test_for_one_that_is_not_there_stands_the_one_before(self) -> None:
        rows = (
            (*self.HEAD, f"<w:p>{run('增幅')}</w:p>"),
            (f"<w:p>{run('收到')}</w:p>", f"<w:p>{run('7')}</w:p>"),
        )
        assert set_in(table(*rows), cell(1, 2))[1] == ["7"]
        assert set_in(table(*rows), cell(1, None))[1] == ["收到"]
        assert set_in(table(*rows), cell(9, 0))[1] == ["指标"]
        assert set_in(table(*rows), Locator(block=0))[1] == ["指标"]

    def test_cells_in_controls_and_of_merged_columns_are_found(self) -> None:
        wide = f"<w:tc><w:tcPr><w:gridSpan w:val='2'/></w:tcPr><w:p>{run('合计')}</w:p></w:tc>"
        held = f"<w:sdt><w:sdtContent><w:tc><w:p>{run('7')}</w:p></w:tc></w:sdtContent></w:sdt>"
        rows = f"<w:tr>{wide}{held}</w:tr><w:tr>{held * 3}</w:tr>"
        inner = f"<w:tbl><w:tblPr/>{rows}</w:tbl>"
        xml, on = set_in(inner, cell(0, 2), cell(0, 1), cell(1, 2))
        assert on == ["合计", "7", "7"]
        assert xml.count("<w:commentRangeStart") == 3


class TestPackage:
    DRAFT = package(f"<w:p>{run('收到7件')}</w:p><w:p>{run('办结5件')}</w:p>")

    def test_all_other_parts_are_the_same_in_their_order(self) -> None:
        out = with_comments(self.DRAFT, "7件", "5件")
        before, after = members(self.DRAFT), members(out)
        assert list(after) == [*before, "word/comments.xml"]
        changed = {name for name in before if before[name] != after[name]}
        assert changed == {MAIN, "[Content_Types].xml", "word/_rels/document.xml.rels"}
        assert atoms(after[MAIN]) == atoms(before[MAIN])
        for name, added in (
            ("[Content_Types].xml", b"<Override"),
            ("word/_rels/document.xml.rels", b"<Relationship "),
        ):
            head, _, _ = after[name].rpartition(added)
            assert before[name].startswith(head)

    def test_python_docx_reads_them(self) -> None:
        document = docx.Document(io.BytesIO(with_comments(self.DRAFT, "7件", "5件")))
        found = [
            (c.comment_id, c.author, c.initials, c.text, c.timestamp) for c in document.comments
        ]
        assert found == [
            (0, "审核", "审", "第0条\n0", SIGNED.date), (1, "审核", "审", "第1条\n1", SIGNED.date),
        ]  # fmt: skip

    def test_those_that_are_there_stay_and_keep_their_numbers(self) -> None:
        document = docx.Document(io.BytesIO(self.DRAFT))
        document.add_comment(document.paragraphs[0].runs, text="原有", author="科长", initials="科")
        stream = io.BytesIO()
        document.save(stream)
        before = members(stream.getvalue())
        out = with_comments(stream.getvalue(), "7件", "5件")
        after = members(out)
        assert list(after) == list(before)
        assert {name for name in before if before[name] != after[name]} == {
            MAIN,
            "word/comments.xml",
        }
        end_of_old = before["word/comments.xml"].rindex(b"</w:comments>")
        assert after["word/comments.xml"].startswith(before["word/comments.xml"][:end_of_old])
        found = docx.Document(io.BytesIO(out)).comments
        assert [(c.comment_id, c.author) for c in found] == [(0, "科长"), (1, "审核"), (2, "审核")]
        assert ranges(out) == {"0": "收到7件", "1": "7件", "2": "5件"}

    def test_a_number_that_only_the_text_has_is_not_given_again(self) -> None:
        for there, new in (("41", "0"), ("0", "1"), ("2147483647", "0")):
            inner = f"<w:p><w:commentRangeStart w:id='{there}'/>{run('收到7件')}<w:commentRangeEnd w:id='{there}'/>"
            reference = f"<w:r><w:commentReference w:id='{there}'/></w:r></w:p>"
            assert ranges(with_comments(body(inner + reference), "7件")) == {
                there: "收到7件",
                new: "7件",
            }

    def test_an_empty_part_of_comments_is_filled(self) -> None:
        parts = word_parts(
            f"<w:p>{run('收到7件')}</w:p>", ("c", "comments", "c.xml"),
            c__xml=f"<w:comments {W}/>",
        )  # fmt: skip
        out = members(
            with_comments(zipped({"[Content_Types].xml": word.types(MAIN), **parts}), "7件")
        )
        assert out["word/c.xml"].startswith(f"<w:comments {W}><w:comment ".encode())
        assert b'PartName="/word/c.xml"' in out["[Content_Types].xml"]
        assert "word/comments.xml" not in out

    def test_comments_that_lie_outside_are_left_there(self) -> None:
        parts = word_parts(f"<w:p>{run('收到7件')}</w:p>", ("c", "comments", "c.xml"))
        links = str(parts["word/_rels/document.xml.rels"]).replace(
            "/></R", " TargetMode='External'/></R"
        )
        parts["word/_rels/document.xml.rels"] = links
        out = members(
            with_comments(zipped({"[Content_Types].xml": word.types(MAIN), **parts}), "7件")
        )
        assert b"<w:comment " in out["word/comments.xml"]
        assert b'Target="comments.xml"' in out["word/_rels/document.xml.rels"]

    def test_a_part_that_is_named_and_lost_is_made(self) -> None:
        parts = word_parts(f"<w:p>{run('收到7件')}</w:p>", ("c", "comments", "comments.xml"))
        out = members(
            with_comments(zipped({"[Content_Types].xml": word.types(MAIN), **parts}), "7件")
        )
        assert (
            out["word/_rels/document.xml.rels"]
            == str(parts["word/_rels/document.xml.rels"]).encode()
        )
        assert b"<w:comment " in out["word/comments.xml"]

    def test_a_name_that_is_taken_is_left_alone(self) -> None:
        parts = word_parts(
            f"<w:p>{run('收到7件')}</w:p>", ("rIdComments", "theme", "x.xml"), comments__xml="<x/>"
        )
        out = members(
            with_comments(zipped({"[Content_Types].xml": word.types(MAIN), **parts}), "7件")
        )
        assert out["word/comments.xml"] == b"<x/>"
        assert b"<w:comment " in out["word/comments1.xml"]
        assert b'Id="rIdComments1"' in out["word/_rels/document.xml.rels"]

    def test_a_main_part_that_refers_to_nothing_gets_what_says_so(self) -> None:
        parts = word_parts(f"<w:p>{run('收到7件')}</w:p>")
        del parts["word/_rels/document.xml.rels"]
        out = with_comments(zipped({"[Content_Types].xml": word.types(MAIN), **parts}), "7件")
        assert [c.text for c in docx.Document(io.BytesIO(out)).comments] == ["第0条\n0"]

    def test_parts_may_have_other_names(self) -> None:
        data = word.renamed(lambda name: name.replace("word/", "Docs/").title())
        out = with_comments(data, "全年主动公开")
        assert list(ranges(out).values()) == ["全年主动公开"]
        new = set(members(out)) - set(members(data))
        assert new == {"Docs/comments.xml"}

    def test_strict_open_xml_gets_its_own_names(self) -> None:
        data = zipped({name: word.strict(str(text)) for name, text in word.parts().items()})
        out = with_comments(data, "全年主动公开")
        assert list(ranges(out).values()) == ["全年主动公开"]
        parts = members(out)
        assert (
            b'xmlns:w="http://purl.oclc.org/ooxml/wordprocessingml/main"'
            in parts["word/comments.xml"]
        )
        kind = b'Type="http://purl.oclc.org/ooxml/officeDocument/relationships/comments"'
        assert kind in parts["word/_rels/document.xml.rels"]

    @pytest.mark.parametrize("prefix", ["x:", ""])
    def test_elements_may_have_another_prefix_or_none(self, prefix: str) -> None:
        parts = word_parts(f"<w:p>{run('收到7件')}</w:p><w:p/>")
        colon = prefix.rstrip(":")
        main = str(parts[MAIN]).replace("<w:", f"<{prefix}").replace("</w:", f"</{prefix}")
        main = main.replace("xmlns:w=", f"xmlns:{colon}=" if colon else "xmlns=")
        data = zipped({"[Content_Types].xml": word.types(MAIN), **parts, MAIN: main})
        out = with_comments(data, "7件")
        assert ranges(out) == {"0": "7件"}
        assert atoms(members(out)[MAIN]) == atoms(main.encode())

    @pytest.mark.parametrize("charset", ["utf-16", "gb18030", "utf-8-sig"])
    def test_a_main_part_may_be_in_another_encoding(self, charset: str) -> None:
        parts = word_parts(f"<w:p>{run('收到7件')}</w:p>")
        said = charset.removesuffix("-sig")
        main = f'<?xml version="1.0" encoding="{said}"?>{parts[MAIN]!s}'.encode(charset)
        out = with_comments(
            zipped({"[Content_Types].xml": word.types(MAIN), **parts, MAIN: main}), "7件"
        )
        assert ranges(out) == {"0": "7件"}
        assert atoms(members(out)[MAIN]) == atoms(main)

    def test_a_document_of_nothing_but_what_it_includes_has_no_place(self) -> None:
        parts = word_parts(
            "<w:altChunk r:id='c'/>", ("c", "aFChunk", "c.htm"), c__htm="<p>收到7件</p>"
        )
        data = zipped({"[Content_Types].xml": word.types(MAIN), **parts})
        assert span_at(data, "7件") is None
        with pytest.raises(UnreadableDocument, match="no paragraph that a comment could stand at"):
            with_comments(data, "7件")

    def test_what_has_no_place_stands_at_the_first_paragraph(self) -> None:
        out = commented(self.DRAFT, "a.docx", [Comment(lines=("x",), span=None)], SIGNED)
        assert ranges(out) == {"0": "收到7件"}

    def test_text_is_no_markup(self) -> None:
        comment = Comment(lines=("</w:t><w:b/>&", '"'), span=None)
        out = commented(self.DRAFT, "a.docx", [comment], SIGNED)
        assert [c.text for c in docx.Document(io.BytesIO(out)).comments] == ['</w:t><w:b/>&\n"']

    def test_a_part_that_is_no_xml_for_the_second_reader_is_said_to_be_damaged(self) -> None:
        parts = word_parts(
            f"<w:p>{run('收到7件')}</w:p>", ("c", "comments", "comments.xml"), comments__xml="<w:c"
        )
        with pytest.raises(UnreadableDocument, match="damaged"):
            with_comments(zipped({"[Content_Types].xml": word.types(MAIN), **parts}), "7件")


class TestZip:
    def test_members_stay_packed_as_they_are(self) -> None:
        stream = io.BytesIO()
        with zipfile.ZipFile(stream, "w") as file:
            file.writestr(zipfile.ZipInfo("一.xml", (2020, 5, 1, 8, 0, 0)), "甲" * 50)
            info = zipfile.ZipInfo("two.xml", (2021, 6, 2, 9, 0, 0))
            info.external_attr, info.comment, info.extra = (
                0o600 << 16,
                b"note",
                b"\xfe\xca\x02\x00ab",
            )
            file.writestr(info, "乙" * 50, zipfile.ZIP_DEFLATED)
            file.comment = b"all"
        before = stream.getvalue()
        after = rewritten(before, {"one.xml": b"new"})
        assert after.startswith(before[: before.index(b"PK\1\2")])
        with zipfile.ZipFile(io.BytesIO(before)) as old, zipfile.ZipFile(io.BytesIO(after)) as new:
            assert new.comment == b"all"
            assert new.namelist() == ["一.xml", "two.xml", "one.xml"]
            kept = [
                (i.date_time, i.external_attr, i.comment, i.extra, i.CRC) for i in new.infolist()
            ]
            assert kept[:2] == [
                (i.date_time, i.external_attr, i.comment, i.extra, i.CRC) for i in old.infolist()
            ]
        assert members(after)["one.xml"] == b"new"

    def test_one_that_is_exchanged_keeps_its_place_name_and_kind(self) -> None:
        stream = io.BytesIO()
        with zipfile.ZipFile(stream, "w") as file:
            file.writestr("一.xml", "甲" * 50)
            file.writestr("two.xml", "乙" * 50, zipfile.ZIP_DEFLATED)
        after = rewritten(stream.getvalue(), {"一.xml": b"A" * 99, "two.xml": b"B" * 99})
        assert members(after) == {"一.xml": b"A" * 99, "two.xml": b"B" * 99}
        with zipfile.ZipFile(io.BytesIO(after)) as new:
            assert [one.compress_type for one in new.infolist()] == [
                zipfile.ZIP_STORED,
                zipfile.ZIP_DEFLATED,
            ]

    def test_sizes_may_stand_after_the_members(self) -> None:
        class Pipe(io.RawIOBase):
            """A file that cannot go back."""

            def __init__(self) -> None:
                self.data = bytearray()

            def writable(self) -> bool:
                return True

            def write(self, data: object) -> int:
                self.data += bytes(data)  # type: ignore[call-overload]
                return len(bytes(data))  # type: ignore[call-overload]

        pipe = Pipe()
        with zipfile.ZipFile(pipe, "w", zipfile.ZIP_DEFLATED) as file:
            for name in ("a", "b", "c"):
                file.writestr(name, name * 99)
        after = rewritten(bytes(pipe.data), {"b": b"new"})
        assert members(after) == {"a": b"a" * 99, "b": b"new", "c": b"c" * 99}
        with zipfile.ZipFile(io.BytesIO(after)) as new:  # that of the new one stands before it
            assert [one.flag_bits & 8 for one in new.infolist()] == [8, 0, 8]

    def test_of_two_of_one_name_the_one_that_counts_is_exchanged(self) -> None:
        stream = io.BytesIO()
        with zipfile.ZipFile(stream, "w") as file:
            file.writestr("a", "old")
            with pytest.warns(UserWarning, match="Duplicate"):
                file.writestr("a", "kept")
        with zipfile.ZipFile(io.BytesIO(rewritten(stream.getvalue(), {"a": b"new"}))) as new:
            assert [new.read(one) for one in new.infolist()] == [b"old", b"new"]

    def test_what_stands_before_the_first_member_is_no_part(self) -> None:
        data = b"#!/bin/sh\n" + zipped({"a": "1", "b": "2"})
        assert members(rewritten(data, {"b": b"3"})) == {"a": b"1", "b": b"3"}

    def test_members_that_overlap_are_refused(self) -> None:
        data = bytearray(zipped({"a": "1" * 50, "b": "2" * 50}))
        entry = data.index(b"PK\1\2")
        data[entry + 20 : entry + 24] = (9999).to_bytes(4, "little")
        with pytest.raises(zipfile.BadZipFile, match="a overlaps another member"):
            rewritten(bytes(data), {"b": b"3"})


def test_a_charset_that_nobody_knows_is_an_error() -> None:
    with pytest.raises(LookupError):
        in_utf8(b'<?xml version="1.0" encoding="x-none"?><a/>')
