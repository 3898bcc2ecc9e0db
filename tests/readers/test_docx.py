"""DOCX packages, whole and made by hand."""

from __future__ import annotations

import io

import docx
import pytest

from govreport_parse.model.grid import OBJECT
from tests.pages import grids, package, run, texts


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
